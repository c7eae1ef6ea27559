/**
 * Who is meant by words that name nobody by themselves: "Wang", "the Chinese premier", "he", "the two sides", "the ministry".
 *
 * Works through the page in its order and keeps what was spoken of. Careful rather than greedy: where two fit equally well
 * nobody is chosen. A subject is likelier meant than an object, the last sentence likelier than the one before.
 * Each kind of words has a file of its own beside this one.
 */
import { resolveShort } from "../cards.ts";
import { type Context, type Draft, type PersonCard, personActor, stateActor, stateOf, type View } from "../draft.ts";
import { sectorOfRole } from "../sector.ts";
import { FIGHTERS, STATE_NOUNS } from "../words.ts";
import { isArmed, settleFighters } from "./armed-groups.ts";
import { settleCapital, settleDemonym, settleKnown, settleSeat } from "./known-names.ts";
import { settleOrg } from "./lone-names.ts";
import { sameAsBefore, settleSame } from "./nouns.ts";
import { settleOffice } from "./offices.ts";
import { settlePair } from "./pairs.ts";
import { placePerson } from "./person-state.ts";
import { isAhead, settlePronoun } from "./pronouns.ts";
import { remember, type Spoken } from "./spoken.ts";

import { describesSubject, headToken } from "./syntax.ts";

export { headToken } from "./syntax.ts";

/** Settles every draft of the page. The actors of persons are written last, when all is known of them. */
export function resolve(context: Context): void {
  const history: Spoken[] = [];
  const lastSeen = new Map<PersonCard, number>();
  let order = 0;
  for (const view of context.views) {
    const late: Draft[] = [];
    for (const draft of view.drafts) {
      if (draft.settled) continue;
      if (draft.body !== null && !draft.body.settled) {
        settleDraft(context, view, draft.body, history, lastSeen);
        draft.body.settled = true;
      }
      // "its troops": whose, comes first.
      if (draft.form === "nominal" && POSSESSIVES.has(view.tokens[draft.first]!.norm)) {
        const owner = view.drafts.find((d) => d.what === "pronoun" && d.first === draft.first);
        if (owner !== undefined && !owner.settled) {
          settlePronoun(view, owner, history);
          owner.settled = true;
          if (draft.what === "party" && draft.actors.length === 0 && draft.body === null) ownedBy(view, draft, owner);
          remember(view, owner, history);
        }
      }
      if (isAhead(view, draft)) {
        late.push(draft);
        continue;
      }
      settleDraft(context, view, draft, history, lastSeen);
      draft.settled = true;
      if (draft.what === "dropped") continue;
      order += 1;
      if (draft.person !== null) {
        // "Kim Yo Jong, sister of Kim Jong Un, said": whom the sentence is about is the one spoken of last.
        const aside = describesSubject(view, headToken(view, draft));
        lastSeen.set(draft.person, aside ? (lastSeen.get(draft.person) ?? order - 3) : order);
        placePerson(context, view, draft, history);
      }
      remember(view, draft, history);
    }
    // "In his remarks, Li said": the pronoun waits for the subject.
    for (const draft of late) settlePronoun(view, draft, history, true);
  }
  for (const view of context.views) {
    for (const draft of view.drafts) if (draft.person !== null) draft.actors = [personActor(draft.person)];
  }
}

const POSSESSIVES = new Set(["its", "their", "his", "her"]);

/** "its troops" are of the state or the armed group that "its" means, "their experts" of both states; of nobody known they are no party. */
function ownedBy(view: View, draft: Draft, { actors }: Draft): void {
  const noun = view.tokens[draft.last]!.norm;
  const states = actors.flatMap((actor) => (isArmed(actor) ? [] : (stateOf(actor) ?? [])));
  const serves = STATE_NOUNS.has(noun) || (actors.length > 1 && SPECIALISTS.has(noun));
  if (actors.length === 1 && isArmed(actors[0]!) && (STATE_NOUNS.has(noun) || FIGHTERS.has(noun)))
    draft.actors = actors;
  else if (serves && states.length === actors.length && states.length > 0)
    draft.actors = states.map((state) => stateActor(state, sectorOfRole(draft.label)));
  else if (SPECIALISTS.has(noun)) draft.label = null;
  if (draft.actors.length > 0) draft.why = `of ${draft.actors.map(({ name }) => name).join(" and ")}, spoken of before`;
}

/** Who works out what two states have agreed on. */
const SPECIALISTS = new Set("experts specialists technicians teams".split(" "));

function settleDraft(
  context: Context,
  view: View,
  draft: Draft,
  history: readonly Spoken[],
  lastSeen: ReadonlyMap<PersonCard, number>,
): void {
  switch (draft.what) {
    case "short":
      resolveShort(context, view, draft, lastSeen);
      if ((draft.what as Draft["what"]) === "org") settleOrg(view, draft);
      return;
    case "org":
      settleOrg(view, draft);
      return;
    case "capital":
      settleCapital(context, view, draft);
      return;
    case "seat":
      settleSeat(context, view, draft);
      return;
    case "known":
      settleKnown(context, view, draft, history);
      return;
    case "demonym":
      settleDemonym(view, draft);
      return;
    case "office":
      settleOffice(context, view, draft, history, lastSeen);
      return;
    case "party":
      if (draft.body !== null) draft.actors = draft.body.actors;
      if (draft.actors.length === 0 && draft.definite && draft.plural && !settleFighters(context, view, draft, history))
        sameAsBefore(view, draft, history);
      return;
    case "pair":
      settlePair(context, view, draft, history);
      return;
    case "same":
      settleSame(context, view, draft, history);
      return;
    case "pronoun":
      settlePronoun(view, draft, history);
      return;
    default:
      return;
  }
}
