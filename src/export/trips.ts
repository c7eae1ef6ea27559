/**
 * Who travelled where: visits of one person that follow on one another are one trip with several stops. Four CSV tables: `trips`
 * (leader, rank on the day, days), `stops` (host, place, purpose), `delegations` (who went along), `documents` (what was signed).
 */
import { daysOf } from "../kit/edtf.ts";
import type { EventLine } from "../model/record.ts";
import { toCsv } from "./csv.ts";
import { type Exported, type ExportOptions, tally } from "./format.ts";
import { roleOn } from "./gdelt.ts";
import type { Selection } from "./selection.ts";
import { iso } from "./strict.ts";

/** Visits of one person that follow on one another. */
export interface Trip {
  readonly leader: string;
  readonly stops: readonly EventLine[];
}

type Cell = string | number | null;

export function toTrips(selection: Selection, { excel }: Pick<ExportOptions, "excel">): Exported {
  const { add, reasons } = tally();
  const trips = tripsIn(selection.events, selection.stateName, add);
  const parts = partsByWhole(selection.events);
  const header = {
    trips: [
      "trip_id",
      "leader",
      "rank",
      "country",
      "start",
      "end",
      "stops",
      "status",
      "reported",
      "independent",
      "confidence",
    ],
    stops: ["trip_id", "stop", "event_id", "host", "host_name", "place", "date", "date_is", "status", "purpose"],
    delegations: ["trip_id", "event_id", "name", "role", "country"],
    documents: ["trip_id", "event_id", "type", "mode", "date", "status", "evidence"],
  } as const;
  const rows: Record<keyof typeof header, Cell[][]> = { trips: [], stops: [], delegations: [], documents: [] };
  for (const trip of trips) addTrip(trip, selection, parts, rows);
  const files = Object.entries(rows).map(([name, lines]): [string, string] => [
    `${name}.csv`,
    toCsv([[...header[name as keyof typeof header]], ...lines], { excel }),
  ]);
  return {
    files: new Map(files),
    counts: [
      [trips.length, "trips"],
      [rows.stops.length, "stops"],
      [rows.documents.length, "documents"],
    ],
    leftOut: reasons,
  };
}

/** The trips that the visits among these events make up, by traveller; `leave` is told why a visit is in none. */
export function tripsIn(
  events: readonly EventLine[],
  stateName: (code: string) => string | null,
  leave: (why: string) => void = () => {},
): readonly Trip[] {
  const leaders = new Map<string, EventLine[]>();
  for (const visit of events) {
    if (visit.type !== "CONSULT" || visit.mode !== "visit") continue;
    const leader = visit.actor.find((name) => stateName(name) === null);
    if (visit.status === "denied") leave("denied");
    else if (leader === undefined) leave("no visitor is named");
    else leaders.set(leader, [...(leaders.get(leader) ?? []), visit]);
  }
  return [...leaders].flatMap(([leader, stops]) => tripsOf(leader, stops));
}

/** A visit that begins no later than the day after the one before it ended is a stop of the same trip; an undated one stands alone. */
function tripsOf(leader: string, visits: readonly EventLine[]): Trip[] {
  const trips: { readonly leader: string; readonly stops: EventLine[] }[] = [];
  let until = Number.NaN;
  for (const visit of [...visits].sort((a, b) => firstDay(a) - firstDay(b) || (a.id < b.id ? -1 : 1))) {
    const days = daysOf(visit.date);
    const isNext = days !== null && days.last - days.first < 31 && days.first <= until + 1;
    if (isNext) trips.at(-1)!.stops.push(visit);
    else trips.push({ leader, stops: [visit] });
    until = days === null ? Number.NaN : isNext ? Math.max(until, days.last) : days.last;
  }
  return trips;
}

const firstDay = ({ date }: EventLine): number => daysOf(date)?.first ?? Number.MAX_SAFE_INTEGER;

function partsByWhole(events: readonly EventLine[]): ReadonlyMap<string, EventLine[]> {
  const parts = new Map<string, EventLine[]>();
  for (const event of events)
    if (event.part_of !== null) parts.set(event.part_of, [...(parts.get(event.part_of) ?? []), event]);
  return parts;
}

function addTrip(
  { leader, stops }: Trip,
  selection: Selection,
  parts: ReadonlyMap<string, EventLine[]>,
  rows: Record<"trips" | "stops" | "delegations" | "documents", Cell[][]>,
): void {
  const first = stops[0]!;
  const id = first.id;
  const days = stops
    .flatMap(({ date }) => daysOf(date) ?? [])
    .filter(({ first, last }) => Number.isFinite(first + last));
  const day = (numbers: readonly number[], pick: (...all: number[]) => number) =>
    numbers.length === 0 ? null : iso(pick(...numbers));
  const country = selection.countryOf(leader);
  rows.trips.push([
    id,
    leader,
    roleOn(leader, first, selection),
    country,
    day(
      days.map(({ first }) => first),
      Math.min,
    ),
    day(
      days.map(({ last }) => last),
      Math.max,
    ),
    stops.length,
    stops.at(-1)!.status,
    stops.every(({ reported }) => reported === "fact") ? "fact" : "claimed",
    Math.max(...stops.map(({ independent }) => independent)),
    Math.min(...stops.map(({ sure }) => sure)),
  ]);
  stops.forEach((stop, index) => {
    const host = stop.recipient[0] ?? null;
    rows.stops.push([
      id,
      index + 1,
      stop.id,
      host,
      host === null ? null : (selection.stateName(host) ?? host),
      stop.place,
      stop.date,
      stop.date_is,
      stop.status,
      stop.purpose,
    ]);
    const within = [stop, ...(parts.get(stop.id) ?? [])];
    const along = new Set(
      within.flatMap(({ actor }) => actor).filter((name) => name !== leader && selection.actors.get(name)),
    );
    for (const name of along)
      if (selection.stateName(name) === null && selection.countryOf(name) === country)
        rows.delegations.push([id, stop.id, name, roleOn(name, stop, selection), country]);
    for (const event of within)
      if (event.type === "AGREE" && event.mode === "sign")
        rows.documents.push([id, event.id, event.type, event.mode, event.date, event.status, event.evidence]);
  });
}
