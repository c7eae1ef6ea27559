/** Spokespeople without a name: "a spokeswoman", "the ministry's spokesman". They speak for a body, or for a state. */
import { compatible, settle } from "../cards.ts";
import { type Context, type Draft, stateOf, type View } from "../draft.ts";
import { roleKind } from "../roles.ts";
import { isCapital } from "../words.ts";
import type { Office } from "./offices.ts";
import { FAR, type Spoken } from "./spoken.ts";

/** Who it is or for whom: named at once, told of before, else the body that spoke last. False where the page does not say. */
export function settleSpokesperson(
  context: Context,
  view: View,
  draft: Draft,
  office: Office,
  history: readonly Spoken[],
): boolean {
  const told = draft.definite
    ? settleToldOf(draft, office.country, history)
    : settleNamedNext(context, view, draft, office);
  return told || settleLastBody(context, view, draft, office, history);
}

/** "A spokeswoman for the ministry denied it. “We obey the law,” said the spokeswoman, Ana Berg": named in one of the next two sentences. */
function settleNamedNext({ views }: Context, view: View, draft: Draft, { country }: Office): boolean {
  const at = views.indexOf(view);
  for (const next of views.slice(at, at + 3)) {
    for (const other of next.drafts) {
      if (next === view && other.first <= draft.last) continue;
      const isSpokesperson = roleKind(other.role ?? other.person?.role ?? "") === "spokesperson";
      // Another spokesperson comes between.
      if (other.what === "office" && isSpokesperson && !other.definite) return false;
      if (other.person === null || !isSpokesperson || other.besideFirst < 0) continue;
      if (![other.besideFirst, other.besideFirst - 1].some((i) => next.tokens[i]?.norm === "the")) continue;
      const theirs = other.person.country;
      if (!compatible(other.person.gender, draft.gender) || (country !== null && theirs !== null && theirs !== country))
        continue;
      settle(draft, other.person, `${other.person.name}, whom the page names next`);
      return true;
    }
  }
  return false;
}

/** "A ministry spokeswoman denied it. The spokeswoman gave no details." */
function settleToldOf(draft: Draft, country: string | null, history: readonly Spoken[]): boolean {
  for (let i = history.length - 1; i >= Math.max(0, history.length - FAR); i -= 1) {
    const { actors, draft: other } = history[i]!;
    if (other.what !== "office" || roleKind(other.role ?? "") !== "spokesperson" || actors.length === 0) continue;
    if (country !== null && stateOf(actors[0]!) !== country) continue;
    draft.actors = actors;
    draft.why = `the spokesperson of ${actors[0]!.name} told of before`;
    return true;
  }
  return false;
}

/**
 * "The Foreign Office said …. A spokesperson added …": of the body that spoke last, else of the state. "A State House spokesperson" is
 * of a house that no table has and of nobody who spoke before; "a palace spokesman" of the state only where no other is near.
 */
function settleLastBody(
  context: Context,
  view: View,
  draft: Draft,
  { country }: Office,
  history: readonly Spoken[],
): boolean {
  if (draft.body !== null || country !== null) return false;
  const own = view.tokens.slice(draft.nameFirst, draft.nameLast).filter(({ norm }) => !RANKS.test(norm));
  const house = own.filter(({ upos, text }) => upos === "PROPN" && isCapital(text));
  const near = history.slice(-60).filter(({ sentence }) => view.sentence.index - sentence <= 2);
  const states = new Set([
    ...near.flatMap(({ actors }) => actors.map(stateOf)),
    ...view.drafts.map(({ entries }) => entries[0]?.country ?? null),
  ]);
  states.delete(null);
  for (const type of ["body", "state"]) {
    for (const { actors, subject, card, joined } of near.toReversed()) {
      const actor = actors[0];
      if (card !== null || !subject || actor === undefined || actors.length > 1) continue;
      if (actor.type !== type && !(type === "state" && actor.type === "body")) continue;
      if (actor.type === "state" && own.length > 0 && actor.name !== context.home && (joined || states.size > 1))
        continue;
      if (!house.every(({ text }) => actor.name.includes(text))) continue;
      draft.actors = actors;
      draft.why = `of ${actor.name}, which spoke before`;
      return true;
    }
  }
  return false;
}

/** Words that say nothing of the house. */
const RANKS = /^(?:senior|chief|deputy|second|other|lead|acting|top|main|official|unnamed|local)$/;

/** "A State Department official warned of it. The official gave no day", "the expelled diplomat": of the same body or state. False where none was told of near. */
export function settleSameOfficial(
  view: View,
  draft: Draft,
  { kind, country }: Office,
  history: readonly Spoken[],
): boolean {
  const own = view.tokens[draft.last]!.norm;
  const isEnvoy = ENVOYS.has(own);
  if (country !== null || draft.body !== null) return false;
  if (!isEnvoy && (kind !== "official" || draft.nameFirst !== draft.last)) return false;
  const told = history.findLast(
    ({ draft: other, noun, sentence, actors }) =>
      view.sentence.index - sentence <= 3 &&
      other.what === "office" &&
      (isEnvoy || !other.definite) &&
      actors.length === 1 &&
      noun === own,
  );
  if (told === undefined) return false;
  draft.actors = told.actors;
  draft.why = `the ${told.noun} of ${told.actors[0]!.name} told of before`;
  return true;
}

const ENVOYS = new Set("diplomat ambassador envoy consul commissioner attaché attache".split(" "));

/** "A ministry official", "an embassy spokesman": of the body named last by that noun. False where none was. */
export function settleOfHouse(view: View, draft: Draft, history: readonly Spoken[]): boolean {
  const house = view.tokens.slice(draft.nameFirst, draft.nameLast).find(({ norm }) => HOUSES.has(norm))?.norm;
  if (house === undefined || draft.body !== null || draft.country !== null) return false;
  for (let i = history.length - 1; i >= 0 && view.sentence.index - history[i]!.sentence <= 8; i -= 1) {
    const { actors, noun } = history[i]!;
    if (actors.length !== 1 || actors[0]!.type !== "body" || noun !== house) continue;
    draft.actors = actors;
    draft.why = `of ${actors[0]!.name}, spoken of before`;
    return true;
  }
  return false;
}

const HOUSES = new Set("ministry department embassy commission agency council court fund bank".split(" "));
