/**
 * The picture of events by month: a column of shapes for each month, coloured by family and shaped by status, with the
 * pages of each month under it, so that "no pages" and "no events" differ. Long empty stretches are folded.
 */

import { showMonth } from "../../export/dates.ts";
import type { Status } from "../../model/plover.ts";
import type { MonthCount } from "../../store/store.ts";
import { type Html, html, NOTHING } from "../html.ts";
import { statusShape } from "../parts.ts";
import { type Family, families, familyOf, familyWords, plural, statusWords, words } from "../strings.ts";

interface Column {
  readonly month: string;
  readonly counts: readonly MonthCount[];
  readonly pages: number;
}

/** The picture with its table; nothing when no event has a month. */
export function monthsPicture(
  counts: readonly MonthCount[],
  pages: readonly { readonly month: string | null; readonly pages: number }[],
  data: string,
): Html {
  const columns = columnsOf(counts, pages);
  if (!columns.some((column) => column !== null && column.counts.length > 0)) return NOTHING;
  const tallest = Math.max(1, ...columns.map((column) => (column === null ? 0 : stackOf(column).length)));
  const mostPages = Math.max(1, ...columns.map((column) => column?.pages ?? 0));
  const step = 13;
  // Few months are set wide, many narrow; more than fit are scrolled.
  const wide = Math.max(30, Math.min(58, Math.floor(1060 / columns.length)));
  const shown = Math.min(tallest, TALLEST);
  const plot = shown * step + 16;
  const width = columns.length * wide + 2;
  const height = plot + 62;
  let year = "";
  const drawn = columns.map((column, index) => {
    const x = index * wide + wide / 2 + 1;
    if (column === null) return html`<text class="fold" x="${x}" y="${plot - 4}" text-anchor="middle">…</text>`;
    const stack = stackOf(column);
    const over = stack.length - TALLEST;
    const shapes = stack
      .slice(0, over > 0 ? TALLEST - 1 : TALLEST)
      .map(
        ({ status, family, reported }, row) =>
          html`<g class="${family} ${reported}">${statusShape(status, x, plot - 8 - row * step, 4.6)}</g>`,
      );
    const more =
      over > 0
        ? html`<text class="more" x="${x}" y="${plot - 5 - (TALLEST - 1) * step}" text-anchor="middle">+${over + 1}</text>`
        : NOTHING;
    const [thisYear = "", month = ""] = column.month.split("-");
    const newYear = thisYear !== year;
    year = thisYear;
    const bar = column.pages === 0 ? 0 : Math.max(2, Math.round((column.pages / mostPages) * 14));
    return html`<g><title>${showMonth(column.month)}: ${plural(stack.length, words.events)}, ${plural(column.pages, words.pages)}</title>
<rect class="hit" x="${x - wide / 2}" y="0" width="${wide}" height="${height}"/>
${shapes}${more}
<text class="month" x="${x}" y="${plot + 13}" text-anchor="middle">${MONTHS[Number(month)]}</text>
${newYear ? html`<text class="year" x="${x}" y="${plot + 27}" text-anchor="middle">${thisYear}</text>` : ""}
<rect class="pages" x="${x - 5}" y="${height - 6 - bar}" width="10" height="${bar}"/></g>`;
  });
  const used = families.filter((family) => counts.some((count) => familyOf[count.type] === family));
  return html`<figure class="months">
<figcaption>${words.timeline.picture}</figcaption>
<div class="scroll" tabindex="0" role="group" aria-label="${words.timeline.picture}">
<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${words.timeline.picture}">
<path class="axis" d="M0 ${plot}.5H${width}"/><path class="axis" d="M0 ${height - 5}.5H${width}"/>
${drawn}
</svg>
</div>
<p class="legend">${used.map((family) => html`<span class="${family}"><svg class="mark ${family}" viewBox="0 0 14 14" width="12" height="12" aria-hidden="true">${statusShape("held", 7, 7, 5)}</svg> ${familyWords[family]}</span> `)}<span class="quiet">${words.timeline.filled}; ${words.timeline.hollow}; ${words.timeline.struck}; ${howWords(counts)}${words.timeline.below}</span></p>
${tableOf(columns, data)}
</figure>`;
}

/** How what is only claimed or contested is drawn, where there is such. */
const howWords = (counts: readonly MonthCount[]): string =>
  (["claimed", "contested"] as const)
    .filter((how) => counts.some(({ reported }) => reported === how))
    .map((how) => `${words.how[how]}; `)
    .join("");

function tableOf(columns: readonly (Column | null)[], data: string): Html {
  return html`<details class="twin"><summary>${words.timeline.table}</summary>
<p class="small"><a href="${data}">${words.picture.data}</a></p>
<div class="scroll" tabindex="0" role="group" aria-label="${words.timeline.table}"><table><thead><tr><th scope="col">${words.timeline.month}</th>${families.map((family) => html`<th scope="col" class="number">${familyWords[family]}</th>`)}<th scope="col" class="number">${words.timeline.pagesRow}</th></tr></thead>
<tbody>${columns.map((column) =>
    column === null
      ? NOTHING
      : html`<tr><th scope="row">${showMonth(column.month)}</th>${families.map((family) => html`<td class="number">${cellOf(column, family)}</td>`)}<td class="number">${column.pages || ""}</td></tr>`,
  )}</tbody></table></div></details>`;
}

/** "3 held, 1 announced". */
function cellOf(column: Column, family: Family): string {
  const byStatus = new Map<Status, number>();
  for (const count of column.counts)
    if (familyOf[count.type] === family) byStatus.set(count.status, (byStatus.get(count.status) ?? 0) + count.events);
  return [...byStatus].map(([status, events]) => `${events} ${statusWords[status]}`).join(", ");
}

interface Shape {
  readonly status: Status;
  readonly reported: MonthCount["reported"];
  readonly family: Family;
}

/** One shape for each event, families together, what has happened below what is to come. */
function stackOf(column: Column): readonly Shape[] {
  const stack = column.counts.flatMap(({ type, status, reported, events }) =>
    Array.from({ length: Math.min(events, 200) }, () => ({ status, reported, family: familyOf[type] })),
  );
  return stack.sort(
    (a, b) =>
      families.indexOf(a.family) - families.indexOf(b.family) || ORDER.indexOf(a.status) - ORDER.indexOf(b.status),
  );
}

/** Months from the first to the last; null stands for a fold of more than three empty ones. */
function columnsOf(
  counts: readonly MonthCount[],
  pages: readonly { readonly month: string | null; readonly pages: number }[],
): readonly (Column | null)[] {
  const byMonth = new Map<string, MonthCount[]>();
  for (const count of counts) {
    if (count.month === null) continue;
    const list = byMonth.get(count.month);
    if (list === undefined) byMonth.set(count.month, [count]);
    else list.push(count);
  }
  const pagesOf = new Map(pages.flatMap((row) => (row.month === null ? [] : [[row.month, row.pages] as const])));
  const months = [...byMonth.keys()].sort();
  const columns: (Column | null)[] = [];
  let before: number | null = null;
  for (const month of months) {
    const number = numberOf(month);
    if (before !== null && number - before > 4) columns.push(null);
    else if (before !== null)
      for (let empty = before + 1; empty < number; empty++)
        columns.push({ month: textOf(empty), counts: [], pages: pagesOf.get(textOf(empty)) ?? 0 });
    columns.push({ month, counts: byMonth.get(month) ?? [], pages: pagesOf.get(month) ?? 0 });
    before = number;
  }
  return columns;
}

const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const textOf = (number: number) =>
  `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;

/** Shapes above each other before the rest is a number. */
const TALLEST = 14;
const ORDER: readonly Status[] = ["held", "underway", "announced", "proposed", "cancelled", "denied"];
const MONTHS = " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
