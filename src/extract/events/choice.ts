/** Which of several tellings count, where one word or one turn of words tells two: the likelier, the fuller. */
import { dependent } from "../../language/tree.ts";
import type { Analysis } from "../../model/index.ts";
import { type Party, sideOf } from "../party.ts";
import { lightVerbs } from "../slots.ts";
import { type EventDraft, isSpoken } from "./draft.ts";

/** Of what one word may tell the likeliest; what the lexicon has for it first gives way only to what is plainly likelier. */
export function likeliest(drafts: readonly EventDraft[]): EventDraft[] {
  const best = new Map<string, EventDraft>();
  for (const draft of drafts) {
    if (isSpoken(draft)) continue;
    const place = `${draft.sentence} ${draft.predicate}`;
    const known = best.get(place);
    if (known === undefined || draft.chance! > known.chance! + MARGIN) best.set(place, draft);
  }
  const chosen = new Set(best.values());
  return drafts.filter((draft) => isSpoken(draft) || chosen.has(draft));
}

const MARGIN = 0.1;

/** "launched an attack", "provided support": a light verb and its object tell of one deed; the likelier of the two counts. */
export function toldOnce({ sentences }: Analysis, drafts: readonly EventDraft[]): EventDraft[] {
  const byWord = new Map(
    drafts.filter((draft) => !isSpoken(draft)).map((draft) => [`${draft.sentence} ${draft.predicate}`, draft]),
  );
  const lost = new Set<EventDraft>();
  for (const noun of byWord.values()) {
    const { tokens } = sentences[noun.sentence]!;
    const { head, deprel } = tokens[noun.predicate]!;
    if (noun.frame.pos !== "n" || !/^(?:obj|nsubj:pass)/.test(deprel) || !isLight(tokens[head]!.lemma)) continue;
    const verb = byWord.get(`${noun.sentence} ${head}`);
    if (verb === undefined || (verb.frame.type === noun.frame.type && mayAgree(verb.recipients, noun.recipients)))
      continue;
    lost.add(noun.chance! > verb.chance! + MARGIN ? verb : noun);
  }
  return drafts.filter((draft) => !lost.has(draft));
}

/**
 * "invited Ali to visit Lima", "accepted an invitation to attend": one thing is told, the visit where it names both sides, else the
 * invitation with who gave it.
 */
export function withoutInvitations({ sentences }: Analysis, drafts: readonly EventDraft[]): readonly EventDraft[] {
  const isInvitation = ({ sentence, predicate }: EventDraft): boolean => {
    const { tokens } = sentences[sentence]!;
    const object = tokens[predicate]!.upos === "VERB" ? dependent(sentences[sentence]!, predicate, "obj") : null;
    return invitations.has(tokens[predicate]!.lemma) || (object !== null && invitations.has(object.lemma));
  };
  const invited = drafts.filter((draft) => !isSpoken(draft) && isInvitation(draft));
  if (invited.length === 0) return drafts;
  const isOf = (event: EventDraft, { sentence, predicate }: EventDraft): boolean => {
    if (event.sentence !== sentence || event.frame.type !== "CONSULT" || isInvitation(event)) return false;
    const { tokens } = sentences[sentence]!;
    let at = event.predicate;
    for (let step = 0; step < 4 && at >= 0 && at !== predicate; step += 1) at = tokens[at]!.head;
    return at === predicate || tokens[predicate]!.head === at;
  };
  const namesBoth = ({ actors, recipients }: EventDraft): boolean => actors.length > 0 && recipients.length > 0;
  const areGuests = ({ actors }: EventDraft, { actors: own, recipients }: EventDraft): boolean =>
    actors.every(({ name }) => [...own, ...recipients].some((party) => party.name === name));
  const lost = new Set<EventDraft>();
  for (const invitation of invited)
    for (const event of drafts)
      if (isOf(event, invitation)) {
        if (namesBoth(event) || !namesBoth(invitation)) lost.add(invitation);
        else if (areGuests(event, invitation)) lost.add(event);
      }
  // "accepted his invitation" tells of one, whoever gave it; of no two parties an invitation is no event.
  for (const one of invited) if (one.frame.cameo === "036" && !namesBoth(one)) lost.add(one);
  return drafts.filter((draft) => !lost.has(draft));
}

/** "expressed his willingness to visit": likewise told by the visit. */
const invitations = new Set(["invite", "invitation", "willingness", "readiness", "intention", "desire", "wish"]);

/** Are they of one side, or one of the two unnamed? Then the tellings are made one as they stand. */
const mayAgree = (a: readonly Party[], b: readonly Party[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((party) => b.some((other) => sideOf(party) === sideOf(other)));

const isLight = (lemma: string): boolean => lightVerbs.has(lemma) || lemma === "provide" || lemma === "offer";
