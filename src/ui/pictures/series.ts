/**
 * Figures by period: levels as dots that stand over the stretch of time they are of, with a whisker for a range; changes as bars in a
 * picture of their own, for a change and a level are never on one axis. The source stands with each; two values for one period lie side by side.
 */
import { showDate } from "../../export/dates.ts";
import { daysOf } from "../../kit/edtf.ts";
import type { FigureLine } from "../../model/record.ts";
import type { PageMonth } from "../../store/store.ts";
import { type Html, html, NOTHING } from "../html.ts";
import { enc, showNumber } from "../parts.ts";
import { words } from "../strings.ts";
import { cut, picture, round } from "./frame.ts";
import { axis, scaleOf } from "./scale.ts";
import { stripOf } from "./strip.ts";

/** One picture for levels of each unit and one for changes; nothing where fewer than two have a period. */
export function seriesPictures(
  figures: readonly FigureLine[],
  amountOf: (figure: FigureLine) => string,
  pages?: readonly PageMonth[],
): Html[] {
  const groups = new Map<string, FigureLine[]>();
  for (const figure of figures) {
    const key = `${figure.is === "change" ? "change" : "level"}\n${figure.unit}${figure.per ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups].flatMap(([key, list]) => {
    const dated = list.filter(({ period }) => daysOf(period) !== null);
    return dated.length < 2 ? [] : [onePicture(dated, key.startsWith("change"), amountOf, pages)];
  });
}

function onePicture(
  figures: readonly FigureLine[],
  changes: boolean,
  amountOf: (figure: FigureLine) => string,
  pages: readonly PageMonth[] | undefined,
): Html {
  const points = figures
    .flatMap((figure) => {
      const days = daysOf(figure.period)!;
      const first = Number.isFinite(days.first) ? days.first : days.last;
      const last = Number.isFinite(days.last) ? days.last : days.first;
      if (!Number.isFinite(first + last)) return [];
      const value = changes && figure.direction === "down" ? -figure.value : figure.value;
      return [{ figure, first, last, value, high: figure.high ?? value }];
    })
    .sort((a, b) => a.first - b.first || a.last - b.last || (a.figure.id < b.figure.id ? -1 : 1));
  if (points.length === 0) return NOTHING;
  const [low, top] = [Math.min(0, ...points.map(({ value }) => value)), Math.max(0, ...points.map(({ high }) => high))];
  const range = top - low || 1;
  const y = (value: number) => round(16 + (1 - (value - low) / range) * (TALL - 32));
  const [first, last] = [Math.min(...points.map((one) => one.first)), Math.max(...points.map((one) => one.last))];
  const scale = scaleOf(first - 20, last + 20, 92, WIDTH - 120);
  const steps = [low, low + range / 2, top].map((value) => ({ value, y: y(value) }));
  // Several for one period stand beside each other.
  const seen = new Map<string, number>();
  let labelUntil = Number.NEGATIVE_INFINITY;
  const drawn = points.map(({ figure, first, last, value, high }) => {
    const key = `${first} ${last}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const [left, right] = [scale.x(first), scale.x(last + 1)];
    const x = round((left + right) / 2 + nth * 14);
    const text = `${showNumber(figure.value)}${figure.source === null ? "" : ` ${figure.source}`}`;
    const label = x > labelUntil ? cut(text, 130) : "";
    if (label !== "") labelUntil = x + label.length * 5.9 + 12;
    const shape = changes
      ? html`<rect class="change" x="${x - 5}" y="${Math.min(y(0), y(value))}" width="10" height="${Math.max(1.5, Math.abs(round(y(value) - y(0))))}"/>`
      : html`${right - left > 8 ? html`<path class="period" d="M${left} ${y(value)}H${right}"/>` : ""}${high > value ? html`<path class="whisker" d="M${x} ${y(value)}V${y(high)}M${x - 4} ${y(high)}h8"/>` : ""}<circle class="${figure.status === "expected" || figure.is === "target" ? "copy" : "own"}" cx="${x}" cy="${y(value)}" r="4.5"/>`;
    return html`<a class="item" href="/figures/${enc(figure.id)}"><title>${amountOf(figure)}, ${showDate(figure.period!)}${figure.source === null ? "" : `, ${figure.source}`}${figure.disagree.length > 0 ? `, ${words.timeline.disputed}` : ""}</title><rect class="hit" x="${x - 9}" y="0" width="18" height="${TALL}"/>${shape}${label === "" ? "" : html`<text class="label" x="${x + 8}" y="${round(y(value) + (value < 0 ? 14 : -6))}">${label}${figure.disagree.length > 0 ? " !" : ""}</text>`}</a>`;
  });
  const strip = stripOf(scale, pages, TALL + 18, 2);
  const unit = `${figures[0]!.unit}${figures[0]!.per === null ? "" : ` ${words.figure.per} ${figures[0]!.per}`}`;
  return picture({
    kind: "series",
    caption: `${changes ? words.figureIs.change : words.figure.levels}, ${unit}`,
    width: WIDTH,
    height: TALL + 20 + strip.height,
    drawing: html`${steps.map((step) => html`<path class="grid" d="M84 ${step.y}H${WIDTH}"/><text class="tick" x="78" y="${step.y + 4}" text-anchor="end">${showNumber(Number(step.value.toPrecision(3)))}</text>`)}${axis(scale, TALL - 4, TALL)}${drawn}${strip.pieces}`,
    legend: changes ? undefined : html`<span class="quiet">${words.figure.legend}</span>`,
    table: {
      head: [words.figure.period, words.figure.value, words.figure.source],
      rows: points.map(({ figure }) => [
        showDate(figure.period!),
        html`<a href="/figures/${enc(figure.id)}">${amountOf(figure)}</a>`,
        figure.source ?? "",
      ]),
    },
    data: `/figures.json?what=${enc(figures[0]!.what)}`,
  });
}

const WIDTH = 900;
const TALL = 190;
