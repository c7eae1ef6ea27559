/** The ladder of contact: for each month the highest level at which the two sides met, wrote or called, and how firm that is. */
import { showMonth } from "../../export/dates.ts";
import type { Status } from "../../model/plover.ts";
import type { MonthCount, PageMonth } from "../../store/store.ts";
import { type Html, html, NOTHING } from "../html.ts";
import { statusShape } from "../parts.ts";
import { statusWords, words } from "../strings.ts";
import { picture, round } from "./frame.ts";
import { stripOfColumns } from "./strip.ts";

/** `counts` of talks alone; nothing when none has a month. */
export function ladderPicture(counts: readonly MonthCount[], data: string, pages?: readonly PageMonth[]): Html {
  const dated = counts.flatMap((count) => (count.month === null ? [] : [{ ...count, month: count.month }]));
  const months = [...new Set(dated.map(({ month }) => month))].sort();
  const [from, to] = [months[0], months.at(-1)];
  if (from === undefined || to === undefined) return NOTHING;
  const span = Math.max(1, numberOf(to) - numberOf(from));
  const width = 500;
  const left = 96;
  const x = (month: string) => round(left + 14 + ((numberOf(month) - numberOf(from)) / span) * (width - left - 34));
  const y = (level: number) => 14 + (4 - level) * 27;
  const tops = months.map((month) => {
    const all = dated.filter((count) => count.month === month);
    const level = Math.max(...all.map((count) => count.level));
    const at = all.filter((count) => count.level === level);
    const status = ORDER.find((status) => at.some((count) => count.status === status)) ?? "announced";
    const told = at.filter((count) => count.status === status).map((count) => count.reported);
    const reported = (["fact", "contested", "claimed"] as const).find((one) => told.includes(one)) ?? "fact";
    return { month, level, status, reported, events: at.reduce((sum, count) => sum + count.events, 0) };
  });
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  const columns = Array.from({ length: numberOf(to) - numberOf(from) + 1 }, (_, index) => {
    const month = textOf(numberOf(from) + index);
    return { month, x: x(month) };
  });
  const strip = stripOfColumns(columns, pages, [left, width - 4], 138, 2);
  return picture({
    kind: "ladder",
    caption: words.ladder.caption,
    width,
    height: 142 + strip.height,
    data,
    drawing: html`${LEVELS.map((level) => html`<path class="grid" d="M${left} ${y(level)}.5H${width - 4}"/><text class="lane" x="${left - 8}" y="${y(level) + 4}" text-anchor="end">${words.ladder.short[level]}</text>`)}${tops.map(
      ({ month, level, status, reported, events }) =>
        html`<g class="talk ${reported}"><title>${showMonth(month)}: ${words.ladder.levels[level as 1]}, ${events} ${statusWords[status]}${reported === "fact" ? "" : `, ${words[reported]}`}</title><path class="stem" d="M${x(month)} ${y(level) + 6}V${y(1) + 14}"/>${statusShape(status, x(month), y(level), 5)}</g>`,
    )}<path class="axis" d="M${left} ${y(1) + 14}.5H${width - 4}"/>${years.map((year) => {
      const month = months.find((one) => one.startsWith(year)) ?? from;
      return html`<text class="tick" x="${x(month)}" y="${y(1) + 28}" text-anchor="middle">${year}</text>`;
    })}${strip.pieces}`,
    table: {
      head: [words.timeline.month, words.ladder.level, words.event.status, words.nav.events],
      rows: tops.map(({ month, level, status, events }) => [
        showMonth(month),
        words.ladder.levels[level as 1],
        statusWords[status],
        events,
      ]),
    },
  });
}

const LEVELS = [4, 3, 2, 1] as const;
const ORDER: readonly Status[] = ["held", "underway", "announced", "proposed", "cancelled", "denied"];
const textOf = (number: number) =>
  `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
