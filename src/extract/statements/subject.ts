/** Who is the subject of a verb of saying, by the tree and where it fails by the words before. */
import { children, dependent, headOf, isPassive, subjectOf } from "../../language/index.ts";
import type { Mention, Sentence, TimeExpression, Token } from "../../model/index.ts";
import { nounPhraseHead } from "./noun-cues.ts";
import { canSpeak } from "./speaking-nouns.ts";

/** "ships accused of", "a plan hailed by": a preposition behind a participle tells the passive. */
export const followedByPassive = (sentence: Sentence, token: Token): boolean => {
  if (token.xpos !== "VBN") return false;
  const next = sentence.tokens[token.index + 1];
  // "Officials confirmed on Sunday that": a participle for the tagger, and a past tense by what follows.
  if (
    children(sentence, token.index).some((child) =>
      children(sentence, child.index).some((one) => one.deprel === "mark" && one.norm === "that"),
    )
  )
    return false;
  return next === undefined || next.upos === "ADP" || (next.upos === "PUNCT" && !/^["“‘'`«]/.test(next.text));
};

/** The verb's own subject; of several the nearest that is a party, never a day. */
export function ownSubject(
  sentence: Sentence,
  token: Token,
  mentions: readonly Mention[],
  times: readonly TimeExpression[],
): number | null {
  let best: number | null = null;
  let rank = -1;
  for (const child of children(sentence, token.index)) {
    // "A tribunal in Lausanne ruled in 2016 that": the passive subject of a participle without "was" is the subject of a past tense.
    const bare = child.deprel === "nsubj:pass" && token.xpos === "VBN" && !hasBe(sentence, token);
    if (child.deprel !== "nsubj" && child.deprel !== "nsubj:outer" && !bare) continue;
    if (times.some((time) => time.first <= child.index && child.index <= time.last)) continue;
    if (child.xpos === "WDT" || child.xpos === "WP" || child.index > token.index) continue;
    // "Somali fishermen say": a noun that was taken for a verb.
    if ((child.upos === "VERB" && !canSpeak(child.norm)) || child.upos === "AUX" || child.upos === "PUNCT") continue;
    const party = mentions.some((mention) => mention.headToken === child.index) ? 1 : 0;
    if (party >= rank) {
      rank = party;
      best = child.index;
    }
  }
  return best;
}

const hasBe = (sentence: Sentence, token: Token): boolean =>
  children(sentence, token.index).some((child) => child.lemma === "be" && child.index < token.index);

/** The closing mark behind which the subject's words begin. */
export function closingBefore(sentence: Sentence, subject: number): number | null {
  for (let i = subject - 1; i >= 0 && i > subject - 12; i -= 1) {
    const { text, upos } = sentence.tokens[i]!;
    if (/^["”’']+$/.test(text)) return i;
    if (upos === "VERB" || upos === "AUX") return null;
  }
  return null;
}

/** The subject, by the tree; where the tree has none, the noun beside an inverted or parenthetical verb. */
export function speakerOf(sentence: Sentence, token: Token, times: readonly TimeExpression[] = []): number | null {
  const subject = subjectOf(sentence, token.index);
  const day = subject !== null && times.some((time) => time.first <= subject.index && subject.index <= time.last);
  const head = headOf(sentence, token.index);
  if (token.xpos === "VBG" && head !== null) {
    // "with its service, the FSB, saying": the noun that the participle hangs on.
    if (subject === null && head.index < token.index && (head.upos === "NOUN" || head.upos === "PROPN"))
      return head.index;
    // "sent a letter to the forum, which was attended by many, saying": the main clause's subject says it.
    if (
      head.deprel === "acl:relcl" &&
      isPassive(sentence, head.index) &&
      sentence.tokens[token.index - 1]?.text === ","
    ) {
      const root = sentence.tokens.find((one) => one.head < 0);
      const main = root === undefined ? null : dependent(sentence, root.index, "nsubj");
      if (main !== null) return main.index;
    }
  }
  if (subject !== null && !day && subject.index !== token.index) return subject.index;
  if (day) return subjectBefore(sentence, token.index, times);
  const before = sentence.tokens[token.index - 1];
  if (
    before !== undefined &&
    (before.upos === "PROPN" || before.upos === "PRON" || before.upos === "NOUN") &&
    token.xpos !== "VBG" &&
    token.xpos !== "VB"
  )
    return before.index;
  const after = sentence.tokens[token.index + 1];
  // "…, adding the union had agreed": who stands behind a participle is the subject of what is said.
  if (after !== undefined && token.xpos !== "VBG" && /["”,]/.test(sentence.tokens[token.index - 1]?.text ?? ""))
    return nounPhraseHead(sentence, token.index + 1);
  return null;
}

/** The nearest subject before the verb that is no day. */
function subjectBefore(sentence: Sentence, before: number, times: readonly TimeExpression[]): number | null {
  for (let i = before - 1; i >= 0; i -= 1) {
    const token = sentence.tokens[i]!;
    if (token.deprel !== "nsubj" || times.some((time) => time.first <= i && i <= time.last)) continue;
    if (token.upos === "PROPN" || token.upos === "NOUN" || token.upos === "PRON") return i;
  }
  return null;
}
