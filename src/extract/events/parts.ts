import { dayEdtf, daysOf, withinEdtf } from "../../kit/edtf.ts";
import type { When } from "../../model/index.ts";
import type { EventDraft } from "./draft.ts";

/**
 * Which visit an event belongs to: a meeting of the visitor with the hosts, a signing there, while it lasts.
 * Gives for each event the index of the visit, or null. A visit is part of a tour by the same person that names more states or none.
 */
export function partsOf(drafts: readonly EventDraft[]): (number | null)[] {
  const visits = drafts.flatMap((draft, i) => (draft.frame.mode === "visit" ? [i] : []));
  return drafts.map((draft, i) => {
    if (!belongsToVisits.has(draft.frame.type)) return null;
    const home = visits.find((v) => v !== i && isPartOf(draft, drafts[v]!));
    return home ?? null;
  });
}

/**
 * The events with what their visit lends them: a meeting without a day is on one of the visit's days, and where the visit
 * goes to one place it is there. A visit itself is left alone.
 */
export function withVisits(drafts: readonly EventDraft[], parts: readonly (number | null)[]): EventDraft[] {
  return drafts.map((draft, i) => {
    const part = parts[i] ?? null;
    const visit = part === null ? undefined : drafts[part];
    if (visit === undefined || draft.frame.mode === "visit") return draft;
    return { ...draft, when: draft.when ?? lentDay(visit.when), place: draft.place ?? visit.place };
  });
}

function lentDay(when: When | null): When | null {
  if (when === null || when.date.includes("/..")) return null;
  const days = daysOf(when.date);
  if (days === null || days.last - days.first > 14) return null;
  const date = days.first === days.last ? dayEdtf(days.first) : withinEdtf(days.first, days.last);
  return { ...when, date, dateIs: "inferred", reason: "within the visit that it belongs to" };
}

const belongsToVisits = new Set(["CONSULT", "AGREE"]);

function isPartOf(draft: EventDraft, visit: EventDraft): boolean {
  const visitors = new Set(visit.actors.map((party) => party.name));
  const hosts = new Set(visit.recipients.map((party) => party.state ?? party.name));
  const parties = [...draft.actors, ...draft.recipients];
  const visitorThere = parties.some(
    (party) => visitors.has(party.name) || visit.actors.some((v) => v.state !== null && v.state === party.name),
  );
  if (!visitorThere) return false;
  if (draft.frame.mode === "visit") {
    return (
      visit.recipients.length !== 1 &&
      draft.recipients.length === 1 &&
      visit.recipients.length > draft.recipients.length &&
      datesMeet(draft, visit)
    );
  }
  const hostThere = parties.some((party) => !visitors.has(party.name) && hosts.has(party.state ?? party.name));
  return hostThere && datesMeet(draft, visit);
}

function datesMeet(a: EventDraft, b: EventDraft): boolean {
  if (a.when === null || b.when === null) return true;
  const x = daysOf(a.when.date);
  const y = daysOf(b.when.date);
  // A visit of which only the first day is told may last a few days.
  return x === null || y === null || (x.first <= y.last + 3 && y.first <= x.last + 3);
}
