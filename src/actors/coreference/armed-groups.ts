/** Armed groups by a common noun: "the militants", "the Iran-backed militia" after Hezbollah was named. */
import type { Actor } from "../../model/index.ts";
import type { Context, Draft, View } from "../draft.ts";
import { FIGHTERS } from "../words.ts";
import type { Spoken } from "./spoken.ts";

/** No further back than this many sentences. */
const REACH = 8;

/** Does it bear arms? The Taliban too, which govern. */
export const isArmed = (actor: Actor): boolean =>
  actor.type === "group" && /^(?:REB|PRM|UAF|GOV)$/.test(actor.sector ?? "");

/**
 * "The militants": the armed group named last, unless others without a name were told of since ("Gunmen attacked a bus. The
 * gunmen fled."). False where there is none, or two stand together.
 */
export function settleFighters(context: Context, view: View, draft: Draft, history: readonly Spoken[]): boolean {
  const noun = view.tokens[draft.last]!.norm;
  if (!FIGHTERS.has(noun) || view.tokens[draft.first]!.norm !== "the") return false;
  for (let i = history.length - 1; i >= 0 && view.sentence.index - history[i]!.sentence <= REACH; i -= 1) {
    const { actors, joined, sentence } = history[i]!;
    if (!actors.some(isArmed)) continue;
    if (actors.length > 1 || joined || namelessSince(context, view, draft, sentence)) return false;
    draft.actors = actors;
    draft.why = `${actors[0]!.name}, spoken of before`;
    return true;
  }
  return false;
}

/** Were fighters without a name told of between that sentence and the draft? */
const namelessSince = ({ views }: Context, view: View, draft: Draft, from: number): boolean =>
  views.some(
    ({ sentence, drafts, tokens }) =>
      sentence.index >= from &&
      sentence.index <= view.sentence.index &&
      drafts.some(
        (other) =>
          other !== draft &&
          other.what === "party" &&
          !other.definite &&
          other.actors.length === 0 &&
          other.body === null &&
          FIGHTERS.has(tokens[other.last]!.norm) &&
          (sentence.index < view.sentence.index || other.last < draft.first),
      ),
  );
