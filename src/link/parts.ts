/**
 * What belongs to a visit that only another page tells: `wholeOf(line, …)`.
 *
 * One page announces that Valtonen will be in Astana from Monday to Wednesday; another, which hangs together with it, tells of
 * her talks with Nurtleu on Tuesday and says nothing of a visit. The talks are part of the visit. Where two visits would do,
 * or a page tells both and keeps them apart, nothing is said.
 */
import type { EventLine } from "../model/record.ts";
import { likeness, type Party, partyOf } from "./names.ts";
import { type Interval, intervalOf } from "./sketch.ts";

/** Days that a visit lasts at most; what is longer is a date that is not known well. */
const LONGEST = 10;

/** Modes of what happens on a visit. */
const PARTS = new Set(["meeting", "summit", "sign"]);

/** The days of a visit of which other events may be part; null for any other event. */
export function visitDays(line: EventLine): Interval | null {
  const days = intervalOf(line.date);
  if (line.mode !== "visit" || line.status === "cancelled" || line.status === "denied" || days === null) return null;
  return days.last - days.first > LONGEST ? null : days;
}

/** The day of an event that may be part of a visit told elsewhere; null for any other. */
export function partDay(line: EventLine): number | null {
  const days = intervalOf(line.date);
  if (line.part_of !== null || line.corrected_fields.includes("part_of")) return null;
  if (line.mode === null || !PARTS.has(line.mode) || days === null || days.first !== days.last) return null;
  return days.first;
}

/** Of the visits that touch the event's day, the one that it is part of, or null. `line` must have a `partDay`. */
export function wholeOf(
  line: EventLine,
  visits: readonly EventLine[],
  areTied: (page: string, other: string) => boolean,
  countryOn: (page: string, name: string) => string | null,
): EventLine | null {
  const own = new Set(line.mentions.map(({ page }) => page));
  const parties = [...line.actor, ...line.recipient].map((name) => partyIn(line, name));
  const fitting = visits.filter(
    (visit) =>
      !visit.mentions.some(({ page }) => own.has(page)) &&
      visit.mentions.some(({ page }) => [...own].some((other) => areTied(page, other))) &&
      areGuestAndHost(visit),
  );
  return fitting.length === 1 ? fitting[0]! : null;

  /** Whether one of the parties came on the visit and another is whom it was paid to. */
  function areGuestAndHost(visit: EventLine): boolean {
    const isAmong = (names: readonly string[], party: Party) =>
      names.some((name) => likeness(partyIn(visit, name), party) >= 0.7);
    const guests = parties.filter((party) => isAmong(visit.actor, party));
    return guests.length > 0 && parties.some((party) => !guests.includes(party) && isAmong(visit.recipient, party));
  }

  function partyIn(event: EventLine, name: string): Party {
    for (const { page } of event.mentions) {
      const country = countryOn(page, name);
      if (country !== null) return partyOf(name, country);
    }
    return partyOf(name, null);
  }
}
