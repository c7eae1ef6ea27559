/** Sayings that did not happen, or were not said: "plans to announce", "would say", "declined to comment". */
import { bareRel, children, dependent, headOf, isPassive, subtree } from "../../language/index.ts";
import type { Sentence, Token } from "../../model/index.ts";
import type { Cue } from "./cues.ts";
import { speakerOf } from "./subject.ts";

const MODALS = new Set(["will", "would", "could", "should", "may", "might", "must", "can", "'ll", "'d", "shall"]);

export const MODAL = /^(?:will|would|could|should|may|might|must|can|'ll|'d|shall|wo|ca)$/;

/** Does a word of this kind stand in the few words before the verb, behind `floor`? */
export function ownHelpers(sentence: Sentence, token: Token, floor: number, pattern: RegExp): boolean {
  for (let i = token.index - 1; i > floor && i >= token.index - 7; i -= 1) {
    if (pattern.test(sentence.tokens[i]!.norm)) return true;
    if (sentence.tokens[i]!.text === ";" || /["”]/.test(sentence.tokens[i]!.text)) return false;
  }
  return false;
}

/** "declined to comment", "did not respond to a request for comment", "would not comment". */
export function silence(sentence: Sentence, token: Token): Cue | null {
  const about = subtree(sentence, token.index);
  const wordless =
    token.lemma === "comment" ||
    ((token.lemma === "respond" || token.lemma === "reply" || token.lemma === "answer") &&
      about.some((i) =>
        /^(?:comment|comments|request|requests|question|questions|call|calls|email|emails)$/.test(
          sentence.tokens[i]!.norm,
        ),
      ));
  // "would neither confirm nor deny it", "Beijing neither confirmed nor denied"
  const neither = /^(?:confirm|deny)$/.test(token.lemma) && sentence.tokens[token.index - 1]?.norm === "neither";
  // "would not disclose the price", "would not say whether"
  const close =
    hasModal(sentence, token) &&
    ownHelpers(sentence, token, -1, /^(?:would|wo|will)$/) &&
    (/^(?:disclose|divulge|elaborate|specify|discuss|confirm)$/.test(token.lemma) ||
      (token.lemma === "say" &&
        /^(?:whether|if|how|when|where|who|what|which|why)$/.test(sentence.tokens[token.index + 1]?.norm ?? "")));
  // "did not want to comment", "would not be drawn"
  const unwilling =
    /^(?:want|wish|like|care)$/.test(token.lemma) && dependent(sentence, token.index, "xcomp")?.lemma === "comment";
  const undrawn = token.lemma === "draw" && hasModal(sentence, token) && isPassive(sentence, token.index);
  if (!wordless && !neither && !close && !unwilling && !undrawn) return null;
  return {
    kind: "verb",
    token: token.index,
    speaker: speakerOf(sentence, token),
    content: null,
    act: "declines_comment",
    lemma: token.lemma,
    judges: true,
    relay: null,
    after: null,
  };
}

const REAL_GOVERNORS = new Set([
  "go",
  "continue",
  "proceed",
  "appear",
  "seem",
  "begin",
  "start",
  "use",
  "manage",
  "dare",
  "rush",
  "keep",
  "move",
  "be",
]);

/** An infinitive that did not happen: "plans to announce", "in order to say". "Went on to say" did. */
export function unreal(sentence: Sentence, token: Token): boolean {
  const infinitive = children(sentence, token.index).some(
    (child) => child.norm === "to" && (child.deprel === "mark" || child.upos === "PART"),
  );
  if (!infinitive) {
    // "said in announcing the measures": the saying is told by the other verb.
    if (token.xpos === "VBG" && sentence.tokens[token.index - 1]?.norm === "in") return true;
    const gerund =
      token.xpos === "VBG" &&
      children(sentence, token.index).some(
        (child) =>
          (bareRel(child) === "mark" || bareRel(child) === "case") &&
          /^(?:from|without|of|for|about|against|instead)$/.test(child.norm),
      );
    if (gerund) return true;
    if (token.deprel === "conj") {
      const first = headOf(sentence, token.index);
      if (first !== null && first.xpos === "VB" && token.xpos === "VB")
        return unreal(sentence, first) || hasModal(sentence, first);
    }
    const conditional = children(sentence, token.index).some(
      (child) =>
        child.deprel === "mark" && (child.norm === "if" || child.norm === "unless" || child.norm === "whether"),
    );
    return conditional && token.deprel === "advcl";
  }
  const head = headOf(sentence, token.index);
  // "would continue to assert" is to come.
  return head === null || !REAL_GOVERNORS.has(head.lemma) || hasModal(sentence, head);
}

export const hasModal = (sentence: Sentence, token: Token): boolean =>
  children(sentence, token.index).some((child) => bareRel(child) === "aux" && MODALS.has(child.norm));
