/**
 * Who copied whom, over time: a row for each page on the day it was published, hooked to the page that it leans on: a solid line for the
 * same text, a broken one for a rewrite, dots for another telling of the story. A text that is not here, though pages name it as where
 * they have theirs from, is a ghost.
 */
import { showDate } from "../../export/dates.ts";
import { daysOf } from "../../kit/edtf.ts";
import type { LineageLine } from "../../model/record.ts";
import type { PageMonth, PageSummary } from "../../store/store.ts";
import { type Html, html, NOTHING } from "../html.ts";
import { known, pageAddress } from "../parts.ts";
import { words } from "../strings.ts";
import { cut, picture, round } from "./frame.ts";
import { axis, scaleOf } from "./scale.ts";
import { stripOf } from "./strip.ts";

export interface Lineage {
  readonly caption: string;
  readonly pages: readonly PageSummary[];
  readonly lines: readonly LineageLine[];
  readonly data?: string;
  /** Of the whole pile, for the strip under it. */
  readonly months?: readonly PageMonth[];
}

/** Nothing of fewer than two pages. */
export function lineagePicture({ caption, pages, lines, data, months }: Lineage): Html {
  const rows = [...pages].sort(
    (a, b) => dayOf(a) - dayOf(b) || Number(b.independent) - Number(a.independent) || (a.id < b.id ? -1 : 1),
  );
  if (rows.length < 2) return NOTHING;
  const days = rows.map(dayOf).filter((day) => day !== UNDATED);
  const [first, last] = days.length === 0 ? [0, 0] : [Math.min(...days), Math.max(...days)];
  const pad = Math.max(1, Math.round((last - first) * 0.08));
  const scale = scaleOf(first - pad, last + pad, LABEL, WIDTH - 12);
  const ghosts = ghostsOf(rows);
  const top = 6 + ghosts.length * ROW;
  const y = (index: number) => top + index * ROW + ROW / 2;
  const at = new Map(rows.map((page, index) => [page.id, index]));
  const x = (page: PageSummary) =>
    dayOf(page) === UNDATED ? LABEL - 8 : round((scale.x(dayOf(page)) + scale.x(dayOf(page) + 1)) / 2);
  const bottom = top + rows.length * ROW + 4;
  const hooks = strongest(lines, at).map((line) => {
    const [one, two] = at.get(line.a)! <= at.get(line.b)! ? [line.a, line.b] : [line.b, line.a];
    const [from, to] = line.from === two ? [two, one] : [one, two];
    const [source, copy] = [rows[at.get(from)!]!, rows[at.get(to)!]!];
    const [x1, y1, x2, y2] = [x(source), y(at.get(from)!), x(copy), y(at.get(to)!)];
    const bend = Math.max(10, Math.min(46, Math.abs(y2 - y1) / 2 + 6));
    return html`<path class="hook ${line.relation}" d="M${x1} ${y1}C${round(Math.min(x1, x2) - bend)} ${y1} ${round(Math.min(x1, x2) - bend)} ${y2} ${x2} ${y2}"><title>${words.lineage[line.relation]}: ${line.why}</title></path>`;
  });
  const marks = rows.map((page, index) => {
    const leaning = page.independent === false;
    const label = page.outlet ?? page.title ?? page.id;
    return html`<a class="item" href="${pageAddress(page.id)}"><title>${page.title ?? page.id}${page.published === null ? "" : `, ${showDate(page.published)}`}${leaning ? `, ${words.event.copyOf}` : ""}</title><rect class="hit" x="0" y="${y(index) - ROW / 2}" width="${WIDTH}" height="${ROW}"/><text class="label" x="2" y="${y(index) + 4}">${cut(label, LABEL - 26)}</text><path class="grid" d="M${LABEL} ${y(index) + ROW / 2}.5H${WIDTH}"/>${page.published === null ? html`<text class="tick" x="${LABEL - 14}" y="${y(index) + 4}">?</text>` : html`<circle class="${leaning ? "copy" : "own"}" cx="${x(page)}" cy="${y(index)}" r="5"/>`}</a>`;
  });
  const absent = ghosts.map(({ name, from }, index) => {
    const y0 = 6 + index * ROW + ROW / 2;
    const x0 = LABEL + 8;
    return html`<g><title>${name}, ${words.lineagePicture.ghost}</title><text class="label claimed" x="2" y="${y0 + 4}">${cut(name, LABEL - 26)}</text><circle class="ghost" cx="${x0}" cy="${y0}" r="5"/>${from.map((id) => html`<path class="hook ghost" d="M${x0} ${y0 + 5}V${y(at.get(id)!)}H${x(rows[at.get(id)!]!) - 5}"/>`)}</g>`;
  });
  const strip = stripOf(scale, days.length === 0 ? undefined : months, bottom + 18, 2);
  return picture({
    kind: "lineage",
    caption,
    width: WIDTH,
    height: bottom + 20 + strip.height,
    drawing: html`${days.length === 0 ? "" : axis(scale, 0, bottom)}${absent}${hooks}${marks}${strip.pieces}`,
    legend: html`<span>${line("same_text")} ${words.lineagePicture.same}</span> <span>${line("rewrite")} ${words.lineagePicture.rewrite}</span> <span>${line("same_story")} ${words.lineagePicture.story}</span> <span class="quiet">${words.lineagePicture.legend}</span>`,
    table: {
      head: [words.reader.published, words.reader.outlet, words.reader.lineage],
      rows: rows.map((page) => [
        page.published === null
          ? words.unknownDay
          : known(showDate(page.published), page.published_is, page.why_published),
        html`<a href="${pageAddress(page.id)}">${page.outlet ?? page.title ?? page.id}</a>`,
        html`${lines
          .filter(({ a, b }) => (a === page.id || b === page.id) && at.has(a) && at.has(b))
          .slice(0, 6)
          .map((one) => {
            const other = rows[at.get(one.a === page.id ? one.b : one.a)!]!;
            return html`${words.lineage[one.relation]} ${other.outlet ?? other.title ?? other.id}. `;
          })}`,
      ]),
    },
    ...(data === undefined ? {} : { data }),
  });
}

/** Of each page the hooks to what it leans on most: one text and, where it leans on none, one telling of the same story. */
function strongest(lines: readonly LineageLine[], at: ReadonlyMap<string, number>): readonly LineageLine[] {
  const here = lines
    .filter(({ a, b }) => at.has(a) && at.has(b))
    .sort(
      (a, b) => ORDER.indexOf(a.relation) - ORDER.indexOf(b.relation) || b.score - a.score || (a.id < b.id ? -1 : 1),
    );
  const group = new Map([...at.keys()].map((id) => [id, id]));
  const root = (id: string): string => (group.get(id) === id ? id : root(group.get(id)!));
  // A tree of the strongest ties: all say where a text comes from, none says it twice.
  return here.filter(({ a, b, relation }) => {
    if (relation === "same_event" || root(a) === root(b)) return false;
    group.set(root(a), root(b));
    return true;
  });
}

/** Origins that pages name and that no page here is. */
function ghostsOf(
  pages: readonly PageSummary[],
): readonly { readonly name: string; readonly from: readonly string[] }[] {
  const outlets = new Set(pages.map(({ outlet }) => outlet?.toLowerCase()));
  const ghosts = new Map<string, string[]>();
  for (const { id, origin } of pages) {
    if (origin === null || outlets.has(origin.toLowerCase())) continue;
    ghosts.set(origin, [...(ghosts.get(origin) ?? []), id]);
  }
  return [...ghosts].map(([name, from]) => ({ name, from })).slice(0, 6);
}

const line = (relation: string): Html =>
  html`<svg class="mark" viewBox="0 0 26 10" width="26" height="10" aria-hidden="true"><path class="hook ${relation}" d="M1 5H25"/></svg>`;

const UNDATED = Number.MAX_SAFE_INTEGER;
const dayOf = ({ published }: PageSummary): number => {
  const days = daysOf(published);
  return days === null || !Number.isFinite(days.first) ? UNDATED : days.first;
};
const ORDER = ["same_text", "rewrite", "same_story", "same_event"];
const WIDTH = 1000;
const LABEL = 214;
const ROW = 22;
