/**
 * What belongs to a visit that only another page tells: `withWholes(lines, …)`.
 *
 * One page announces that Valtonen will be in Astana from Monday to Wednesday; another, which hangs together with it, tells of
 * her talks with Nurtleu on Tuesday and says nothing of a visit. The talks are part of the visit. Where two visits would do,
 * or a page tells both and keeps them apart, nothing is said.
 */
import type { EventLine } from "../model/record.ts";
import { intervalOf } from "./block.ts";
import { likeness, type Party, partyOf } from "./names.ts";

/** Days that a visit lasts at most; what is longer is a date that is not known well. */
const LONGEST = 10;

/** Modes of what happens on a visit. */
const PARTS = new Set(["meeting", "summit", "sign"]);

/** The same lines, those that belong to a visit of a tied page with its id in `part_of`. */
export function withWholes(
  events: readonly EventLine[],
  areTied: (page: string, other: string) => boolean,
  countryOn: (page: string, name: string) => string | null,
): EventLine[] {
  const visits = new Map<number, EventLine[]>();
  for (const line of events) {
    const days = intervalOf(line.date);
    if (line.mode !== "visit" || line.status === "cancelled" || line.status === "denied" || days === null) continue;
    if (days.last - days.first > LONGEST) continue;
    for (let day = days.first; day <= days.last; day++) {
      const known = visits.get(day);
      if (known === undefined) visits.set(day, [line]);
      else known.push(line);
    }
  }
  return events.map((line) => {
    const whole = wholeOf(line);
    return whole === null ? line : { ...line, part_of: whole.id };
  });

  function wholeOf(line: EventLine): EventLine | null {
    const days = intervalOf(line.date);
    if (line.part_of !== null || line.corrected_fields.includes("part_of")) return null;
    if (line.mode === null || !PARTS.has(line.mode) || days === null || days.first !== days.last) return null;
    const own = new Set(line.mentions.map(({ page }) => page));
    const parties = [...line.actor, ...line.recipient].map((name) => partyIn(line, name));
    const fitting = (visits.get(days.first) ?? []).filter(
      (visit) =>
        !visit.mentions.some(({ page }) => own.has(page)) &&
        visit.mentions.some(({ page }) => [...own].some((other) => areTied(page, other))) &&
        areGuestAndHost(visit, parties),
    );
    return fitting.length === 1 ? fitting[0]! : null;
  }

  /** Whether one of the parties came on the visit and another is whom it was paid to. */
  function areGuestAndHost(visit: EventLine, parties: readonly Party[]): boolean {
    const isAmong = (names: readonly string[], party: Party) =>
      names.some((name) => likeness(partyIn(visit, name), party) >= 0.7);
    const guests = parties.filter((party) => isAmong(visit.actor, party));
    return guests.length > 0 && parties.some((party) => !guests.includes(party) && isAmong(visit.recipient, party));
  }

  function partyIn(line: EventLine, name: string): Party {
    for (const { page } of line.mentions) {
      const country = countryOn(page, name);
      if (country !== null) return partyOf(name, country);
    }
    return partyOf(name, null);
  }
}
