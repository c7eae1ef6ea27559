import { daysOf } from "../../kit/edtf.ts";
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
