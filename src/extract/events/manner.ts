/** How an event is told: as planned for a day, as one more of its kind, as done to each other, by phone. */
import { JUDGING } from "../../language/speech.ts";
import { children, dependent, isPassive, subjectOf, subtree } from "../../language/tree.ts";
import type { Analysis, Sentence, Span } from "../../model/index.ts";
import { partiesAt } from "../parties.ts";
import type { Frame } from "./lexicon.ts";
import type { Site } from "./needs.ts";

/** "Talks are scheduled to begin in Oslo on Monday": the verb below that says when and where what is planned takes place; -1 if none. */
export function stagedBy(sentence: Sentence, predicate: number): number {
  const { head, deprel } = sentence.tokens[predicate]!;
  const planned = deprel.startsWith("nsubj") ? dependent(sentence, head, "xcomp") : null;
  return planned !== null && stages.has(planned.lemma) ? planned.index : -1;
}

const stages = new Set(["begin", "start", "open", "resume", "continue", "take", "hold", "end", "conclude", "occur"]);

/** "their next meetings", "another visit": told as another than the one spoken of. */
export function isAnother(sentence: Sentence, predicate: number): boolean {
  const object =
    sentence.tokens[predicate]!.upos === "VERB" ? dependent(sentence, predicate, "obj", "nsubj:pass") : null;
  if (children(sentence, object?.index ?? predicate).some(({ norm }) => others.has(norm))) return true;
  // "the first visit since he came in June", "A year earlier he paid a visit".
  const clause = children(sentence, predicate);
  return (
    clause.some(({ deprel, norm }) => deprel === "mark" && norm === "since") ||
    clause.some(
      ({ deprel, index }) =>
        deprel.startsWith("obl") &&
        children(sentence, index).some(({ norm }) => norm === "earlier" || norm === "before"),
    )
  );
}

/** "This comes after Chad's vote", "The call came after": what is no traveller comes, goes or arrives only as words do. */
export function isThingComing({ analysis, sentence, predicate }: Site): boolean {
  const subject = sentence.tokens[predicate]!.upos === "VERB" ? dependent(sentence, predicate, "nsubj") : null;
  if (subject === null || subject.upos === "PROPN") return false;
  if (subject.upos === "PRON") return /^(?:this|that|it)$/.test(subject.norm);
  return (
    subject.upos === "NOUN" &&
    /^(?:after|as|before|days?|weeks?|months?|hours?|amid)$/.test(sentence.tokens[predicate + 1]?.norm ?? "") &&
    partiesAt(analysis, sentence, subject, false).length === 0
  );
}

/** "held a meeting of his security council", "chaired a cabinet meeting": those who govern together meet nobody. */
export function isOfOwnHouse({ analysis, sentence, predicate }: Site): boolean {
  const { tokens } = sentence;
  const noun =
    tokens[predicate]!.upos === "VERB" ? dependent(sentence, predicate, "obj", "nsubj:pass") : tokens[predicate]!;
  if (noun === null) return false;
  return children(sentence, noun.index).some(
    ({ index, norm, deprel }) =>
      /^(?:compound|nmod)/.test(deprel) &&
      houses.has(norm) &&
      !(analysis.mentionsBySentence[sentence.index] ?? []).some(
        ({ first, last, actors }) => first <= index && index <= last && actors.some(({ country }) => country === null),
      ),
  );
}

const houses = new Set("cabinet council committee politburo praesidium".split(" "));

/** "invited Ali to visit Lima": a visit that may be, "accepted an invitation to visit": one that will; null where nobody is told to be invited to it. */
export function invitedTo(sentence: Sentence, predicate: number): "proposed" | "announced" | null {
  const { xpos, deprel, head } = sentence.tokens[predicate]!;
  const above = sentence.tokens[head];
  if (xpos !== "VB" || above === undefined || !/^(?:xcomp|advcl|acl)/.test(deprel)) return null;
  if (above.lemma === "invite") return "proposed";
  const invitation = above.upos === "VERB" ? dependent(sentence, head, "obj") : above;
  if (invitation?.lemma !== "invitation") return null;
  return sentence.tokens[invitation.head]?.lemma === "accept" ? "announced" : "proposed";
}

/** "On Thursday the bloc condemned the expulsion": the day is that of the words, and not of the deed that they are about. */
export function isOfJudging(sentence: Sentence, noun: number, day: Span): boolean {
  const { tokens } = sentence;
  let at = noun;
  while (tokens[at]!.upos !== "VERB" && tokens[at]!.head >= 0 && /^(?:nmod|obj|appos)/.test(tokens[at]!.deprel))
    at = tokens[at]!.head;
  if (!judging.has(tokens[at]!.lemma) || tokens[at]!.upos !== "VERB") return false;
  return !subtree(sentence, noun).some((i) => tokens[i]!.start < day.end && day.start < tokens[i]!.end);
}

const judging: ReadonlySet<string> = new Set([
  ...JUDGING,
  ..."brand call describe label defend justify blame".split(" "),
]);

/** "also agreed to": besides what was told before. */
export const isAlso = (sentence: Sentence, predicate: number): boolean =>
  children(sentence, predicate).some(({ norm, deprel }) => deprel === "advmod" && norm === "also");

/** "a drone attack": a noun that brings up something not yet spoken of. */
export const isNew = (sentence: Sentence, predicate: number): boolean =>
  sentence.tokens[predicate]!.upos === "NOUN" &&
  children(sentence, predicate).some(({ deprel, norm }) => deprel === "det" && /^an?$/.test(norm));

const others = new Set(["next", "another", "previous", "earlier", "further", "subsequent"]);

/** "The two each recalled their ambassadors", "expelled each other's envoys", "blamed one another": what each does, it does to the other. */
export function isReciprocal(sentence: Sentence, predicate: number): boolean {
  const { tokens } = sentence;
  const below = subtree(sentence, predicate);
  return (
    below.some((i) => /^(?:each|one)$/.test(tokens[i]!.norm) && /^an?other$/.test(tokens[i + 1]?.norm ?? "")) ||
    (children(sentence, predicate).some(
      (child) => child.index < predicate && /^(?:each|both|mutually|reciprocally)$/.test(child.norm),
    ) &&
      below.some((i) => i > predicate && /^(?:their|its)$/.test(tokens[i]!.norm)))
  );
}

/** "a dam that threatens its water": words are somebody's. */
export function lacksSpeaker(sentence: Sentence, verb: number): boolean {
  const subject = subjectOf(sentence, verb);
  return !isPassive(sentence, verb) && (subject === null || subject.upos === "PRON");
}

/** "held talks by phone", "a video call": the meeting was a call. */
export const isRemote = (sentence: Sentence, predicate: number): boolean =>
  // "met in Oslo, their meeting follows a phone call": another clause tells of another talk.
  subtree(sentence, predicate, ({ deprel, upos }) => deprel === "parataxis" && upos === "VERB").some((i) =>
    remote.has(sentence.tokens[i]!.norm),
  ) || ["phone", "telephone", "video"].includes(sentence.tokens[predicate - 1]?.norm ?? "");

/** "Secretary Ruiz’s Call with …" over "spoke today with": the headline tells what the lede leaves open. */
export const isCallOfHeadline = ({ article }: Analysis, { index }: Sentence, { name }: Frame): boolean =>
  index < 3 && /^(?:speak|talk|discuss|conversation|discussion)\b/.test(name) && CALL.test(article.title ?? "");

const CALL = /\b(?:phone|telephone)\b|\bcall (?:with|between)\b|['’]s call\b/i;

const remote = new Set(["phone", "telephone", "telephonic", "videoconference", "video-conference"]);

/** All norms of the predicate's clause: what contexts are read from. */
export const clauseNorms = (sentence: Sentence, predicate: number): string[] =>
  subtree(sentence, predicate).map((i) => sentence.tokens[i]!.norm);
