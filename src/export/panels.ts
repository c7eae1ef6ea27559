/**
 * Panels for statistics: events counted by pair of states and month, and by state and year. What has no month (or year) is left
 * out and reported; so is what is only claimed or denied. Counts are of events, not of pages.
 */
import { daysOf, yearOf } from "../kit/edtf.ts";
import { PLOVER_TYPES } from "../model/plover.ts";
import type { EventLine } from "../model/record.ts";
import { toCsv } from "./csv.ts";
import { monthOf } from "./dates.ts";
import { type ExportOptions, NO_PIECES, tally, type Writing } from "./format.ts";
import type { Selection } from "./selection.ts";
import { PLOVER_QUAD } from "./strict.ts";

type Cell = string | number | null;
interface Count {
  readonly unit: readonly string[];
  readonly types: Map<string, number>;
  independent: number;
}

const QUADS = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"] as const;

export function panelFiles(frame: Selection, { excel, claimed }: Pick<ExportOptions, "excel" | "claimed">): Writing {
  const dyads = new Map<string, Count>();
  const countries = new Map<string, Count>();
  const { add, reasons } = tally();
  let counted = 0;
  const take = (event: EventLine, part: Selection) => {
    if (event.status === "denied") add("denied");
    else if (event.reported !== "fact" && !claimed) add(`only ${event.reported}`);
    else if (event.date === null) add("no day is known");
    else {
      counted += 1;
      const month = monthOf(event.date);
      const { actors, recipients } = statesOf(event, part);
      if (month !== null) for (const [a, b] of pairs(actors, recipients)) count(dyads, [month, a, b], event);
      else add("no single month is known (dyad-month only)");
      const year = yearOfEvent(event);
      if (year !== null)
        for (const state of new Set([...actors, ...recipients])) count(countries, [year, state], event);
    }
  };
  return {
    begin: () => NO_PIECES,
    part(part) {
      for (const event of part.events) take(event, part);
      return NO_PIECES;
    },
    end: () =>
      new Map([
        ["dyad-month.csv", table(["month", "actor", "recipient"], dyads, frame, excel)],
        ["country-year.csv", table(["year", "country"], countries, frame, excel)],
      ]),
    told: () => ({
      counts: [
        [counted, "events"],
        [dyads.size, "dyad-months"],
        [countries.size, "country-years"],
      ],
      leftOut: reasons,
    }),
  };
}

function statesOf(event: EventLine, { countryOf }: Selection) {
  const states = (names: readonly string[]) => [...new Set(names.map(countryOf).filter((one) => one !== null))];
  return { actors: states(event.actor), recipients: states(event.recipient) };
}

/** Directed pairs of different states; of an event without a recipient every pair of its actors, both ways. */
function pairs(actors: readonly string[], recipients: readonly string[]): [string, string][] {
  const others = recipients.length === 0 ? actors : recipients;
  return actors.flatMap((a) => others.filter((b) => b !== a).map((b) => [a, b] as [string, string]));
}

function yearOfEvent({ date }: EventLine): string | null {
  const days = daysOf(date);
  return days !== null && days.last - days.first < 366 ? String(yearOf(date)) : null;
}

function count(into: Map<string, Count>, unit: readonly string[], event: EventLine): void {
  const key = unit.join("\t");
  const found = into.get(key) ?? { unit, types: new Map(), independent: 0 };
  into.set(key, found);
  found.types.set(event.type, (found.types.get(event.type) ?? 0) + 1);
  found.independent += event.independent;
}

function table(
  units: readonly string[],
  counts: ReadonlyMap<string, Count>,
  { stateName }: Selection,
  excel: boolean,
): string {
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]): Cell[] => {
      const of = (type: string) => one.types.get(type) ?? 0;
      const quads = QUADS.map((_, i) =>
        PLOVER_TYPES.reduce((sum, type) => sum + (PLOVER_QUAD[type] === i + 1 ? of(type) : 0), 0),
      );
      return [
        ...one.unit,
        ...one.unit.slice(1).map((state) => stateName(state)),
        quads.reduce((sum, quad) => sum + quad, 0),
        one.independent,
        ...quads,
        ...PLOVER_TYPES.map(of),
      ];
    });
  const names = units.slice(1).map((unit) => `${unit}_name`);
  return toCsv(
    [
      [...units, ...names, "events", "independent_texts", ...QUADS, ...PLOVER_TYPES.map((type) => type.toLowerCase())],
      ...rows,
    ],
    { excel },
  );
}
