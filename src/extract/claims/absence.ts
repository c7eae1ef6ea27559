import { isSpeechLemma } from "../../language/speech.ts";
import { children, dependent, isNegated, subjectOf } from "../../language/tree.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import { evidenceOf } from "../evidence.ts";
import { partiesAt } from "../parties.ts";
import type { ClaimDraft } from "./index.ts";
import { isQuoted, objectAt } from "./words.ts";

/**
 * What a state or its people have not done, as the page itself says: "China does not condemn the attack", "Kenya has yet to
 * reply", "Cuba has refrained from comment". The predicate stands in the affirmative, the polarity is denied.
 * Leaves alone what somebody is only quoted with (a position) and what is not yet due ("will not").
 */
export function absenceAt(analysis: Analysis, sentence: Sentence, token: Token): ClaimDraft | null {
  if (token.upos !== "VERB" || token.deprel === "amod") return null;
  const shunned = shunning.has(token.lemma) ? dependent(sentence, token.index, "xcomp", "advcl", "obl") : null;
  const yet = sentence.tokens[token.index - 1]?.norm === "to" && sentence.tokens[token.index - 2]?.norm === "yet";
  const negated = isNegated(sentence, token.index) && !speaking.has(token.lemma);
  if ((shunned === null && !yet && !negated) || isQuoted(sentence, token)) return null;
  // "declined to comment" is an act of its own; "urged them not to widen it" and "says it does not want" are somebody's word.
  if ((shunned !== null && TALK.test(shunned.lemma)) || isSaid(sentence, token)) return null;
  const subject = subjectOf(sentence, token.index);
  const parties = subject === null ? [] : partiesAt(analysis, sentence, subject, false);
  if (parties.length === 0 || !parties.every((party) => party.official && party.type !== "place")) return null;
  if (children(sentence, token.index).some((one) => one.xpos === "MD" && one.norm !== "can")) return null;
  const verb = shunned !== null && shunned.upos === "VERB" ? shunned : token;
  return {
    kind: "absence",
    holder: null,
    subject: parties.map((party) => party.name).join(" and "),
    predicate: verb.lemma,
    object: objectAt(analysis, sentence, verb.index),
    polarity: "denied",
    since: null,
    ...evidenceOf(sentence, token.index),
    by: shunned !== null ? `${token.lemma}.v` : "negation",
    sure: 0.5,
  };
}

const TALK = /^(?:comment|say|elaborate|discuss|answer)$/;

/** Does the clause hang on a verb of saying or asking? */
function isSaid(sentence: Sentence, verb: Token): boolean {
  let head = sentence.tokens[verb.head];
  // "called on all parties not to widen it"
  if (head !== undefined && verb.deprel === "acl" && head.upos !== "VERB") head = sentence.tokens[head.head];
  if (head === undefined || !/^(?:ccomp|xcomp|advcl|acl|parataxis)/.test(verb.deprel)) return false;
  return (
    isSpeechLemma(head.lemma) ||
    /^(?:urge|call|ask|warn|demand|tell|request|press|beg|appeal|agree|promise|pledge|vow|undertake|commit|decide|choose|threaten|swear)$/.test(
      head.lemma,
    )
  );
}

const speaking = new Set(["say", "tell", "add", "know", "think"]);

const shunning = new Set(["refrain", "refuse", "decline", "avoid", "fail"]);
