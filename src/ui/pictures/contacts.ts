/** With whom somebody has to do: counterparts down, months across, a square for each pair whose size is the number of events. */
import { monthOf, showMonth, showShortMonth } from "../../export/dates.ts";
import type { EventLine } from "../../model/record.ts";
import type { PageMonth } from "../../store/store.ts";
import { type Html, html } from "../html.ts";
import { enc, type Names, nameOf } from "../parts.ts";
import { words } from "../strings.ts";
import { cut, picture, round } from "./frame.ts";
import { stripOfColumns } from "./strip.ts";

export interface Contact {
  readonly name: string;
  readonly months: readonly { readonly month: string; readonly events: number; readonly held: number }[];
}

/** The twelve counterparts with most events of these, the last 24 months that have any. */
export function contactsOf(events: readonly EventLine[], self: readonly string[], names: Names): readonly Contact[] {
  const counts = new Map<string, Map<string, { events: number; held: number }>>();
  const months = new Set<string>();
  for (const event of events) {
    const month = monthOf(event.date);
    if (month === null) continue;
    months.add(month);
    // The other side; of people who act together, the others among them.
    const [mine, others] = event.actor.some((name) => self.includes(name))
      ? [event.actor, event.recipient]
      : [event.recipient, event.actor];
    const counterparts = others.length > 0 ? others : mine.filter((name) => !self.includes(name));
    for (const name of new Set(counterparts)) {
      if (self.includes(name)) continue;
      const row = counts.get(name) ?? new Map<string, { events: number; held: number }>();
      const cell = row.get(month) ?? { events: 0, held: 0 };
      row.set(month, { events: cell.events + 1, held: cell.held + Number(event.status === "held") });
      counts.set(name, row);
    }
  }
  const shown = new Set([...months].sort().slice(-24));
  return [...counts]
    .map(([name, row]) => ({
      name,
      months: [...row].filter(([month]) => shown.has(month)).map(([month, cell]) => ({ month, ...cell })),
    }))
    .filter(({ months }) => months.length > 0)
    .sort((a, b) => sum(b) - sum(a) || (nameOf(names, a.name) < nameOf(names, b.name) ? -1 : 1))
    .slice(0, 12);
}

const sum = ({ months }: Contact): number => months.reduce((total, { events }) => total + events, 0);

export function contactsPicture(
  contacts: readonly Contact[],
  names: Names,
  data: string,
  pages?: readonly PageMonth[],
): Html {
  const months = [...new Set(contacts.flatMap((one) => one.months.map(({ month }) => month)))].sort();
  const most = Math.max(...contacts.flatMap((one) => one.months.map(({ events }) => events)));
  const wide = Math.max(24, Math.min(52, 640 / months.length));
  const height = contacts.length * 22 + 4;
  let year = "";
  const columns = months.map((month, index) => ({ month, x: 220 + index * wide + wide / 2 }));
  const strip = stripOfColumns(columns, pages, [220, 220 + months.length * wide], height + 28, 2);
  return picture({
    kind: "contacts",
    caption: words.contacts.caption,
    width: 220 + months.length * wide,
    height: height + 32 + strip.height,
    drawing: html`${contacts.map(({ name, months: cells }, row) => {
      const y = row * 22 + 12;
      return html`<a class="item" href="/actors/${enc(name)}"><rect class="hit" x="0" y="${y - 11}" width="206" height="22"/><text class="label" x="2" y="${y + 4}">${cut(nameOf(names, name), 196)}</text></a><path class="grid" d="M212 ${y + 11}.5H${220 + months.length * wide}"/>${cells.map(
        ({ month, events, held }) => {
          const size = round(4 + 10 * Math.sqrt(events / most));
          const x = 220 + months.indexOf(month) * wide + wide / 2;
          return html`<rect class="${held > 0 ? "own" : "copy"} square" x="${round(x - size / 2)}" y="${round(y - size / 2)}" width="${size}" height="${size}"><title>${nameOf(names, name)}, ${showMonth(month)}: ${events}</title></rect>`;
        },
      )}`;
    })}${months.map((month, index) => {
      const [thisYear = "", number = ""] = month.split("-");
      const isNew = thisYear !== year;
      year = thisYear;
      return html`<text class="tick" x="${round(220 + index * wide + wide / 2)}" y="${height + 12}" text-anchor="middle">${SHORT[Number(number)]}</text>${isNew ? html`<text class="tick" x="${round(220 + index * wide + wide / 2)}" y="${height + 26}" text-anchor="middle">${thisYear}</text>` : ""}`;
    })}${strip.pieces}`,
    legend: html`<span class="quiet">${words.contacts.legend}</span>`,
    table: {
      head: [words.contacts.other, ...months.map(showShortMonth)],
      rows: contacts.map(({ name, months: cells }) => [
        html`<a href="/actors/${enc(name)}">${nameOf(names, name)}</a>`,
        ...months.map((month) => cells.find((cell) => cell.month === month)?.events ?? ""),
      ]),
    },
    data,
  });
}

const SHORT = " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
