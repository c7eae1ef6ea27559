/**
 * An analyst's own chronology against the record: which of its rows stand in the record, which stand on one side only, and where
 * the two differ field by field. The list is CSV; columns are known by their names: date, actor, recipient (or target, partner),
 * type, status, place, note. A cell may hold several parties, parted by ";" or " and ".
 */
import { csvRows } from "../kit/csv.ts";
import { daysOf, overlapEdtf } from "../kit/edtf.ts";
import type { EventLine } from "../model/record.ts";
import type { Selection } from "./selection.ts";

export interface OwnRow {
  /** Line of the file, from 2. */
  readonly line: number;
  readonly date: string | null;
  /** What stands in the column of dates and is none; null where there is nothing or a date. */
  readonly undated: string | null;
  /** Codes of states where the cell names one, else the words. */
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly type: string | null;
  readonly status: string | null;
  readonly place: string | null;
  readonly text: string;
}

export interface Difference {
  readonly field: "date" | "actor" | "recipient" | "type" | "status" | "place";
  readonly own: unknown;
  readonly record: unknown;
}

export interface Comparison {
  readonly matched: readonly {
    readonly row: OwnRow;
    readonly event: EventLine;
    readonly differences: readonly Difference[];
  }[];
  readonly onlyOwn: readonly OwnRow[];
  /** Events of the record between parties of the list, within its days. */
  readonly onlyRecord: readonly EventLine[];
}

const NAMES: Readonly<Record<Exclude<keyof OwnRow, "line" | "undated">, RegExp>> = {
  date: /^(date|day|when|date_start|event date)$/i,
  actor: /^(actors?|source|who|actor1|actor name|side[ _]?a|participants?|parties)$/i,
  recipient: /^(recipients?|targets?|partners?|whom|actor2|recipient name|side[ _]?b|host)$/i,
  type: /^(type|event[ _]?type|category|plover)$/i,
  status: /^status$/i,
  place: /^(place|location|where|venue)$/i,
  text: /^(text|event|what|title|note|notes|description|summary)$/i,
};

/** The rows of a list, or in words why it is none. */
export function ownRows(csv: string, stateOf: (name: string) => string | null): readonly OwnRow[] | string {
  const text = csv.replace(/^\uFEFF/, "");
  if (text.trim() === "") return "it is empty";
  const [head = [], ...rows] = csvRows(text, separatorOf(text.split("\n", 1)[0]!));
  const at = Object.fromEntries(
    Object.entries(NAMES).map(([field, pattern]) => [field, head.findIndex((name) => pattern.test(name.trim()))]),
  ) as Record<keyof typeof NAMES, number>;
  if (at.date < 0 || at.actor < 0)
    return `it has no column "date" or no column "actor"; its columns are ${head.join(", ")}. Name them date, actor, recipient, type, status, place, note`;
  const cell = (row: readonly string[], field: keyof typeof NAMES) =>
    at[field] < 0 ? "" : (row[at[field]] ?? "").trim();
  const parties = (text: string) =>
    text
      .split(/;|\||\s+(?:and|&)\s+/)
      .map((one) => one.trim())
      .filter((one) => one !== "")
      .map((one) => stateOf(one) ?? one);
  return rows.flatMap((row, i) =>
    row.every((one) => one.trim() === "")
      ? []
      : [
          {
            line: i + 2,
            date: daysOf(cell(row, "date")) === null ? null : cell(row, "date"),
            undated: cell(row, "date") !== "" && daysOf(cell(row, "date")) === null ? cell(row, "date") : null,
            actor: parties(cell(row, "actor")),
            recipient: parties(cell(row, "recipient")),
            type: cell(row, "type") || null,
            status: cell(row, "status").toLowerCase() || null,
            place: cell(row, "place") || null,
            text: cell(row, "text"),
          },
        ],
  );
}

/** The sign that parts the columns: a comma, a semicolon, as spreadsheets of half of Europe write it, or a tab. */
export const separatorOf = (head: string): string =>
  [",", ";", "\t"].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));

/** What is amiss with a row, in words; null where it can be compared. */
export function amissIn({ date, undated, actor, recipient }: OwnRow): string | null {
  if (undated !== null) return `"${undated}" is no date; write 2023, 2023-05 or 2023-05-23`;
  if (date === null) return "it has no date";
  return actor.length + recipient.length === 0 ? "it names nobody" : null;
}

/** A row and an event may be one when their days touch, two days of grace given, and a party of the one is a party of the other. */
export function compare(rows: readonly OwnRow[], selection: Selection): Comparison {
  const scored = rows.flatMap((row, i) =>
    selection.events.flatMap((event) => {
      const score = scoreOf(row, event, selection);
      return score > 0 ? [{ score, i, row, event }] : [];
    }),
  );
  scored.sort((a, b) => b.score - a.score || a.i - b.i || (a.event.id < b.event.id ? -1 : 1));
  const matches = new Map<number, EventLine>();
  const taken = new Set<string>();
  for (const { i, event } of scored)
    if (!matches.has(i) && !taken.has(event.id)) {
      matches.set(i, event);
      taken.add(event.id);
    }
  const days = rows.flatMap(({ date }) => daysOf(date) ?? []);
  const from = Math.min(...days.map(({ first }) => first));
  const to = Math.max(...days.map(({ last }) => last));
  const theirs = new Set(
    rows.flatMap((row) => [...row.actor, ...row.recipient].flatMap((name) => stateOrName(name, selection))),
  );
  return {
    matched: rows.flatMap((row, i) => {
      const event = matches.get(i);
      return event === undefined ? [] : [{ row, event, differences: differences(row, event, selection) }];
    }),
    onlyOwn: rows.filter((_, i) => !matches.has(i)),
    onlyRecord: selection.events.filter((event) => {
      const when = daysOf(event.date);
      if (taken.has(event.id) || when === null || when.last < from || when.first > to) return false;
      const sides = [event.actor, event.recipient].map((names) =>
        names.some((name) => theirs.has(stateOrName(name, selection))),
      );
      return sides[0] && (sides[1] || event.recipient.length === 0);
    }),
  };
}

const GRACE = 2;

function scoreOf(row: OwnRow, event: EventLine, selection: Selection): number {
  const [mine, theirs] = [daysOf(row.date), daysOf(event.date)];
  if (mine === null || theirs === null || theirs.first > mine.last + GRACE || theirs.last < mine.first - GRACE)
    return 0;
  const parties = (names: readonly string[]) => new Set(names.map((name) => stateOrName(name, selection)));
  const own = parties([...row.actor, ...row.recipient]);
  const of = parties([...event.actor, ...event.recipient]);
  const shared = [...own].filter((name) => of.has(name)).length;
  if (shared === 0 || (own.size > 1 && of.size > 1 && shared < 2)) return 0;
  const exact = overlapEdtf(row.date, event.date) ? 1 : 0;
  const type = row.type === null ? 0.5 : typeFits(row.type, event) ? 1 : 0;
  const place = row.place !== null && event.place !== null && samePlace(row.place, event.place) ? 0.5 : 0;
  return shared + exact + type + place - (theirs.last - theirs.first) / 1000;
}

/** A person or body counts as its state, so that "Xi Jinping" and "China" are one side. */
const stateOrName = (name: string, { countryOf }: Selection): string => countryOf(name) ?? name.toLowerCase();

const typeFits = (type: string, event: EventLine): boolean =>
  [
    event.type,
    event.mode,
    event.plover?.type,
    event.cameo,
    event.mode === null ? null : `${event.type}/${event.mode}`,
  ].some((one) => one?.toLowerCase() === type.toLowerCase());

const samePlace = (a: string, b: string): boolean =>
  a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase());

function differences(row: OwnRow, event: EventLine, selection: Selection): Difference[] {
  const found: Difference[] = [];
  const differ = (field: Difference["field"], own: unknown, record: unknown) => found.push({ field, own, record });
  if (row.date !== null && !overlapEdtf(row.date, event.date)) differ("date", row.date, event.date);
  for (const side of ["actor", "recipient"] as const) {
    const states = (names: readonly string[]) =>
      [...new Set(names.map((name) => stateOrName(name, selection)))].sort().join();
    if (row[side].length > 0 && states(row[side]) !== states(event[side])) differ(side, row[side], event[side]);
  }
  if (row.type !== null && !typeFits(row.type, event))
    differ("type", row.type, event.mode === null ? event.type : `${event.type}/${event.mode}`);
  if (row.status !== null && row.status !== event.status) differ("status", row.status, event.status);
  if (row.place !== null && event.place !== null && !samePlace(row.place, event.place))
    differ("place", row.place, event.place);
  return found;
}
