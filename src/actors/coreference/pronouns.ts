/** "he", "she", "it", "they", "its": who was spoken of and fits, if one stands out. */
import { isRel } from "../../language/tree.ts";
import type { Actor } from "../../model/index.ts";
import { compatible, settle } from "../cards.ts";
import { type Draft, type PersonCard, personActor, type View } from "../draft.ts";
import { SAY_WORDS } from "../words.ts";
import type { Spoken } from "./spoken.ts";
import { isCoArgument, isQuoted } from "./syntax.ts";

/** A pronoun in a phrase before the sentence's subject: "In his meeting with Li, Putin said". */
export function isAhead(view: View, draft: Draft): boolean {
  if (draft.what !== "pronoun" || draft.first > 4 || draft.gender === null) return false;
  const opening = view.tokens[0]!;
  if (opening.upos !== "ADP" && opening.upos !== "SCONJ" && opening.xpos !== "VBG") return false;
  for (let i = draft.first + 1; i < view.tokens.length - 2; i += 1) {
    if (view.tokens[i]!.norm === "," && view.drafts.some((d) => d.first === i + 1 && d.form !== "pronoun")) return true;
  }
  return false;
}

/** Whom the pronoun means; dropped or left open where nobody stands out. `late`: asked again once the subject behind it is known. */
export function settlePronoun(view: View, draft: Draft, history: readonly Spoken[], late = false): void {
  if (late) {
    let subject: Spoken | null = null;
    for (let i = history.length - 1; i >= 0 && history[i]!.sentence === view.sentence.index; i -= 1) {
      const s = history[i]!;
      if (s.card === null || !s.subject || s.first <= draft.last || !compatible(s.card.gender, draft.gender)) continue;
      if (view.tokens[s.first - 1]?.norm === ",") subject = s;
    }
    if (subject?.card != null) {
      settle(draft, subject.card, `${subject.card.name}, the subject that follows`);
      return;
    }
  }
  const token = view.tokens[draft.first]!;
  const personal = draft.gender !== null;
  if (token.norm === "it" && (isExpletive(view, draft.first) || isWhatWasSaid(view, draft.first))) {
    draft.what = "dropped";
    return;
  }
  const quoted = isQuoted(view, draft.first);
  // "Putin, he said, had gone further": who speaks is another than who is spoken of.
  const parenthetical =
    /^[,”"]$/.test(view.tokens[draft.first - 1]?.norm ?? "") && SAY_WORDS.has(view.tokens[draft.first + 1]?.norm ?? "");
  const closing = /^[”"]$/.test(view.tokens[draft.first - 1]?.norm ?? "");
  const isStately = token.norm === "its" && STATELY.has(view.tokens[token.head]?.lemma ?? "");
  const owner = token.xpos === "PRP$" ? relativeHead(view, draft.first) : -1;
  const scores = new Map<string, { spoken: Spoken; score: number }>();
  const barred = new Set<string>();
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const spoken = history[i]!;
    const gap = view.sentence.index - spoken.sentence;
    if (gap > 3) break;
    if (personal ? spoken.card === null : spoken.card !== null) continue;
    if (personal && !compatible(spoken.card!.gender, draft.gender)) continue;
    if (!personal && draft.plural !== spoken.plural && !(draft.plural && spoken.actors[0]?.type === "group")) continue;
    if (!personal && !draft.plural && (spoken.actors.length !== 1 || (spoken.joined && spoken.subject))) continue;
    if (draft.plural && spoken.actors.length === 1 && spoken.actors[0]!.type === "body") continue;
    if (!personal && gap > 2) continue;
    // `Berg called it a lie: "Holm signed," he said`: no one of the quotation, but one before it.
    if (parenthetical && gap === 0 && spoken.first < draft.first && (!closing || spoken.quoted)) continue;
    let score = 10 - 4 * gap;
    if (spoken.subject) score += 3;
    // "met Chad, which had closed its border": the clause is about the word it hangs on.
    if (gap === 0 && spoken.token === owner) score += 6;
    // "Berg said that Holm had signed. He called it wrong": rather who said so than who is spoken of.
    if (spoken.main && gap > 0) score += 1;
    if (personal && spoken.card!.gender === draft.gender) score += 2;
    else if (personal && spoken.card!.likely !== null) score += spoken.card!.likely === draft.gender ? 1 : -4;
    if (spoken.paragraph !== view.sentence.paragraph) score -= 2;
    if (quoted && !spoken.quoted && spoken.subject && gap <= 1) score -= 5;
    if (!quoted && spoken.quoted) score -= 3;
    if (draft.plural) score += spoken.actors.length > 1 ? 2 : -2;
    // "its nuclear test" is a state's, whatever council is the subject.
    if (isStately && spoken.actors[0]?.type === "body" && spoken.actors[0].country === null) score -= 6;
    if (spoken.draft.what === "demonym" && spoken.draft.form === "name") score -= 4;
    // "Berg, son of former leader Holm, thanked him": not who only describes the subject.
    if (spoken.aside) score -= 5;
    const key = spoken.card?.name ?? namesOf(spoken.actors, "+");
    if (gap === 0 && isCoArgument(view, draft.first, spoken.token)) barred.add(key);
    const there = scores.get(key);
    if (there === undefined || there.score < score)
      scores.set(key, { spoken, score: score + (there === undefined ? 0 : 0.5) });
    else there.score += 0.5;
  }
  for (const key of barred) scores.delete(key);
  const ranked = [...scores.values()].sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (best === undefined && draft.plural) {
    const both = twoBefore(view, draft, history);
    if (both !== null) {
      draft.actors = both.map(personActor);
      draft.why = `${both.map(({ name }) => name).join(" and ")}, the two spoken of before`;
      return;
    }
  }
  if (best === undefined) {
    if (!personal && !draft.plural) draft.what = "dropped";
    draft.why = "nobody before whom it could mean";
    return;
  }
  const second = ranked[1];
  // Another noun stands nearer, which is no party: "the commitments are welcome, but they …".
  if (!personal && best.spoken.sentence !== view.sentence.index && hasNearer(view, draft)) {
    draft.what = "dropped";
    return;
  }
  const close =
    second !== undefined && best.score - second.score < 1 && best.spoken.paragraph !== view.sentence.paragraph;
  if (close || best.score < 2) {
    if (!personal) draft.what = "dropped";
    draft.why = close ? "two fit equally well" : "too far from whom it could mean";
    return;
  }
  if (best.spoken.card !== null) {
    settle(
      draft,
      best.spoken.card,
      `${best.spoken.card.name}, ${best.spoken.subject ? "subject" : "spoken of"} ${best.spoken.sentence === view.sentence.index ? "before it" : "in a sentence before"}`,
    );
    draft.person!.gender ??= draft.gender;
  } else {
    draft.actors = best.spoken.actors;
    draft.why = `${namesOf(best.spoken.actors, " and ")}, spoken of before`;
  }
}

/** The word that the relative clause around `at` describes, where its pronoun is the subject: "Chad, which closed its border"; -1 without one. */
function relativeHead({ tokens }: View, at: number): number {
  for (let i = at, step = 0; step < 8; step += 1) {
    const { head, deprel, index } = tokens[i]!;
    if (head < 0) return -1;
    if (deprel === "acl:relcl") {
      const isDoer = tokens.some(
        (token) => token.head === index && isRel(token, "nsubj") && /^(?:which|who|that)$/.test(token.norm),
      );
      return isDoer ? head : -1;
    }
    i = head;
  }
  return -1;
}

const namesOf = (actors: readonly Actor[], joint: string): string =>
  actors.length === 1 ? actors[0]!.name : actors.map(({ name }) => name).join(joint);

/** "Berg met Diaz. Berg said they had agreed": the only two persons of this sentence and the one before, of two states; else null. */
function twoBefore(view: View, draft: Draft, history: readonly Spoken[]): readonly [PersonCard, PersonCard] | null {
  const near = new Set<PersonCard>();
  for (const { card, aside, sentence } of history)
    if (card !== null && !aside && view.sentence.index - sentence <= 1) near.add(card);
  const [one, other] = near;
  if (one === undefined || other === undefined || near.size > 2 || hasNearer(view, draft)) return null;
  return one.country !== null && other.country !== null && one.country !== other.country ? [one, other] : null;
}

/** What a state has and an alliance or council has not. */
const STATELY = new Set(
  "test launch missile programme program army border territory invasion government president premier citizen economy currency export import sovereignty airspace capital parliament constitution independence coast airport embassy".split(
    " ",
  ),
);

/** Is there a noun before the pronoun that it may mean and that is no mention: a subject, or for "they" any plural? */
function hasNearer(view: View, draft: Draft): boolean {
  for (let i = 0; i < draft.first; i += 1) {
    const token = view.tokens[i]!;
    if (token.upos !== "NOUN" || (draft.plural ? token.xpos !== "NNS" : token.xpos !== "NN" || !isRel(token, "nsubj")))
      continue;
    if (!view.drafts.some((d) => i >= d.first && i <= d.last && d.what !== "dropped")) return true;
  }
  return false;
}

/** "it is clear that", "it said" is none. */
function isExpletive(view: View, at: number): boolean {
  if (isRel(view.tokens[at]!, "expl")) return true;
  const next = view.tokens[at + 1]?.norm ?? "";
  if (at === 0 && /^(?:comes|came|follows|followed|marks|marked|means|meant)$/.test(next)) return true;
  // "It is China that …".
  if (/^(?:is|was)$/.test(next) && (at === 0 || /^[“"]$/.test(view.tokens[at - 1]!.norm))) {
    for (let i = at + 2; i < view.tokens.length && i < at + 9; i += 1)
      if (/^(?:that|who)$/.test(view.tokens[i]!.norm)) return true;
  }
  if (!/^(?:is|was|'s|will|would|remains|seems|appears|takes|took|has)$/.test(next)) return false;
  const then = view.tokens[at + 2];
  const word = then?.norm === "not" || then?.norm === "be" || then?.upos === "ADV" ? view.tokens[at + 3] : then;
  return (
    word !== undefined &&
    /^(?:clear|unclear|important|possible|impossible|understood|expected|believed|reported|thought|hoped|feared|said|alleged|claimed|necessary|likely|unlikely|difficult|hard|easy|time|been|too|good|true|known|crucial|vital|essential|worth|up|been)$/.test(
      word.norm,
    )
  );
}

/** "denied it", "called it a crime": what was said or done, and no party. */
function isWhatWasSaid(view: View, at: number): boolean {
  const { head, deprel } = view.tokens[at]!;
  return head >= 0 && deprel === "obj" && OF_DEEDS.has(view.tokens[head]!.lemma);
}

const OF_DEEDS = new Set("deny confirm dismiss admit repeat announce call describe do say".split(" "));
