/** Spokespeople without a name: "a spokeswoman", "the ministry's spokesman". They speak for a body, or for a state. */
import { type Draft, stateOf, type View } from "../draft.ts";
import { roleKind } from "../roles.ts";
import type { Office } from "./offices.ts";
import { FAR, type Spoken } from "./spoken.ts";

/** For whom: the one told of before, else the body that spoke last. False where the page does not say. */
export function settleSpokesperson(view: View, draft: Draft, office: Office, history: readonly Spoken[]): boolean {
  return (
    (draft.definite && settleToldOf(draft, office.country, history)) || settleLastBody(view, draft, office, history)
  );
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

/** "The Foreign Office said …. A spokesperson added …": of the body that spoke last, else of the state. */
function settleLastBody(view: View, draft: Draft, { country }: Office, history: readonly Spoken[]): boolean {
  if (draft.body !== null || country !== null) return false;
  const near = history.slice(-60).reverse();
  for (const type of ["body", "state"]) {
    for (const { sentence, actors, subject, card } of near) {
      const actor = actors[0];
      if (view.sentence.index - sentence > 2 || card !== null || !subject || actors.length !== 1) continue;
      if (actor === undefined || (actor.type !== type && !(type === "state" && actor.type === "body"))) continue;
      draft.actors = actors;
      draft.why = `of ${actor.name}, which spoke before`;
      return true;
    }
  }
  return false;
}
