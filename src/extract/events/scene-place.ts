import { daysMeet } from "./days.ts";
import type { EventDraft } from "./draft.ts";

/**
 * The city where a party of the event meets or visits somebody at that time, if the event itself is told without a place or only
 * with that city's country: "Modi arrived in Kyiv on Friday … He also handed over four hospitals". Null if there is none near.
 */
export function scenePlace(draft: EventDraft, drafts: readonly EventDraft[]): EventDraft["place"] {
  if (
    (draft.place !== null && !draft.place.land) ||
    elsewhere.has(draft.frame.type) ||
    remote.has(draft.frame.mode ?? "")
  )
    return null;
  const names = new Set([...draft.actors, ...draft.recipients].map((party) => party.name));
  let best: { place: NonNullable<EventDraft["place"]>; far: number } | null = null;
  for (const other of drafts) {
    if (other === draft || other.place === null || other.place.land || other.frame.type !== "CONSULT") continue;
    if (remote.has(other.frame.mode ?? "")) continue;
    if (draft.place !== null && draft.place.country !== other.place.country) continue;
    const far = Math.abs(draft.sentence - other.sentence);
    const timely =
      draft.when !== null && other.when !== null
        ? daysMeet(draft.when, other.when, 0)
        : far <= (draft.when === null ? 2 : 0);
    const shared = [...other.actors, ...other.recipients].some(
      (party) => party.type === "person" && names.has(party.name),
    );
    if (timely && shared && (best === null || far < best.far)) best = { place: other.place, far };
  }
  return best?.place ?? null;
}

/** Deeds that are done elsewhere than where the doer meets somebody. */
const elsewhere = new Set(["ASSAULT", "MOBILIZE", "COERCE", "SANCTION", "COOPERATE", "PROTEST"]);
const remote = new Set(["call", "letter"]);
