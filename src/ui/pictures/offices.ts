/** The offices of somebody as bars over time, by the days of the pages that print them. */
import { showDate } from "../../export/dates.ts";
import { daysOf } from "../../kit/edtf.ts";
import type { ActorLine } from "../../model/record.ts";
import type { PageMonth } from "../../store/store.ts";
import { type Html, html, NOTHING } from "../html.ts";
import { enc } from "../parts.ts";
import { words } from "../strings.ts";
import { cut, picture } from "./frame.ts";
import { axis, scaleOf } from "./scale.ts";
import { stripOf } from "./strip.ts";

export function officesPicture(actor: ActorLine, pages?: readonly PageMonth[]): Html {
  const offices = new Map<string, { role: string; first: number; last: number; from: string; to: string }>();
  for (const { role, from, to } of actor.roles) {
    const [begin, end] = [daysOf(from ?? to), daysOf(to ?? from)];
    if (begin === null || end === null) continue;
    const key = role.toLowerCase();
    const had = offices.get(key);
    if (had === undefined)
      offices.set(key, { role, first: begin.first, last: end.last, from: from ?? to!, to: to ?? from! });
    else {
      if (begin.first < had.first) Object.assign(had, { first: begin.first, from });
      if (end.last > had.last) Object.assign(had, { last: end.last, to });
    }
  }
  const rows = [...offices.values()].sort((a, b) => a.first - b.first || b.last - a.last).slice(0, 12);
  if (rows.length === 0) return NOTHING;
  const scale = scaleOf(
    Math.min(...rows.map((row) => row.first)) - 20,
    Math.max(...rows.map((row) => row.last)) + 20,
    250,
    890,
  );
  const height = rows.length * 22 + 6;
  const strip = stripOf(scale, pages, height + 16, 2);
  return picture({
    kind: "offices",
    caption: words.offices.caption,
    width: 900,
    height: height + 18 + strip.height,
    drawing: html`${axis(scale, 0, height)}${rows.map((row, index) => {
      const y = index * 22 + 4;
      const [x, right] = [scale.x(row.first), Math.max(scale.x(row.last + 1), scale.x(row.first) + 7)];
      return html`<g class="talk"><title>${row.role}, ${words.actor.seen} ${showDate(row.from)} – ${showDate(row.to)}</title><text class="label" x="2" y="${y + 13}">${cut(row.role, 240)}</text><rect class="full" x="${x}" y="${y + 3}" width="${right - x}" height="11" rx="2"/></g>`;
    })}${strip.pieces}`,
    legend: html`<span class="quiet">${words.offices.legend}</span>`,
    table: {
      head: [words.actor.roles, words.filters.from, words.filters.to],
      rows: rows.map((row) => [row.role, showDate(row.from), showDate(row.to)]),
    },
    data: `/actors/${enc(actor.id)}.json`,
  });
}
