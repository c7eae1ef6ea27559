import type { Party } from "../party.ts";
import { daysMeet } from "./days.ts";
import type { EventDraft } from "./draft.ts";
import { ofWords } from "./kinds.ts";

/**
 * The city where a party of the event meets or visits somebody at that time, if the event itself is told without a place or only
 * with that city's country: "Modi arrived in Kyiv on Friday … He also handed over four hospitals". Null if there is none near.
 * What belongs to a `visit` is not in another land than those visited.
 */
export function scenePlace(
  draft: EventDraft,
  drafts: readonly EventDraft[],
  visit: EventDraft | null,
): EventDraft["place"] {
  if (
    (draft.place !== null && !draft.place.land) ||
    elsewhere.has(draft.frame.type) ||
    remote.has(draft.frame.mode ?? "")
  )
    return null;
  // Words are said where the speaker is.
  const parties = ofWords.has(draft.frame.type) ? draft.actors : [...draft.actors, ...draft.recipients];
  const names = new Set(parties.map((party) => party.name));
  let best: { place: NonNullable<EventDraft["place"]>; far: number } | null = null;
  for (const other of drafts) {
    if (other === draft || other.place === null || other.place.land || other.frame.type !== "CONSULT") continue;
    // "thanked him by phone … will visit Tokyo": not there yet.
    if (remote.has(other.frame.mode ?? "") || (!isToCome(draft) && isToCome(other))) continue;
    const { country } = other.place;
    if (draft.place !== null && draft.place.country !== country) continue;
    const hosts = visit === null || draft.frame.mode === "visit" ? draft.recipients : visit.recipients;
    const isLandKnown = visit !== null || draft.frame.mode === "visit";
    if (isLandKnown && country !== null && hosts.length > 0 && !hosts.some(({ state }) => state === country)) continue;
    // "They met in the Great Hall": of another meeting and of the visit the hall is not said.
    if (HALL.test(other.place.name) && !areSides(draft, there(other))) continue;
    // A visit's city is that of what is done on it; what is told of one meeting is only of that meeting.
    const isVisit = other.frame.mode === "visit";
    const far = Math.abs(draft.sentence - other.sentence) + (isVisit ? 0 : 100);
    const near = Math.abs(draft.sentence - other.sentence);
    const timely =
      draft.when !== null && other.when !== null
        ? daysMeet(draft.when, other.when, draft.frame.mode === "visit" ? ARRIVAL : 0)
        : near <= (draft.when === null ? 2 : 0);
    const present = there(other);
    const shared =
      present.some((party) => party.type === "person" && names.has(party.name)) ||
      (!isVisit && areStatesOf(draft, present));
    if (timely && shared && (best === null || far < best.far)) best = { place: other.place, far };
  }
  return best?.place ?? null;
}

const there = ({ actors, recipients }: EventDraft): readonly Party[] => [...actors, ...recipients];

const HALL =
  /\b(?:Hall|House|Palace|Castle|Kremlin|Airport|Hotel|Residence|Office|Ministry|Parliament|Embassy|Cent(?:er|re)|University|Stadium|Monument|Memorial|Cathedral|Base)\b/;

/** "They agreed …, he and she said" of those who met there: nobody of the event was elsewhere. */
const areSides = (draft: EventDraft, present: readonly Party[]): boolean =>
  draft.frame.type === "AGREE" &&
  draft.actors.length > 1 &&
  draft.actors.every(({ name, state }) => present.some((one) => one.name === name || one.state === state));

const isToCome = ({ status }: EventDraft): boolean => status !== "held" && status !== "underway";

/** A visit of which only the first day is told may last a few days. */
const ARRIVAL = 3;

/** "The three condemned the launch": two states or more whose own people meet. */
function areStatesOf({ actors }: EventDraft, there: readonly Party[]): boolean {
  const states = new Set(there.map(({ state }) => state));
  return (
    actors.length >= 2 && actors.every(({ type, state }) => type !== "unknown" && state !== null && states.has(state))
  );
}

/** Deeds that are done elsewhere than where the doer meets somebody. */
const elsewhere = new Set(["ASSAULT", "MOBILIZE", "COERCE", "SANCTION", "COOPERATE", "PROTEST"]);
const remote = new Set(["call", "letter"]);
