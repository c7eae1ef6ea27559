/** Shares: "half of all imports", "accounts for 20% of exports", "nearly two-thirds of voters". */
import { bareRel, children, clauseAbove, dependent, grammaticalSubject, headOf } from "../../language/index.ts";
import type { Sentence, Token } from "../../model/index.ts";
import { isIn, leadOf, nextNoun } from "./around.ts";
import { DOWN, UP } from "./change-words.ts";
import type { Measured } from "./measured.ts";
import { participle } from "./participle.ts";
import type { Phrase } from "./phrase.ts";
import type { Quantity } from "./quantity.ts";

/** "half of all imports", "accounts for 20% of exports", "nearly two-thirds of voters". */
export function ofShare(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured | null {
  if (quantity.unit !== "%" || quantity.kind === "points") return null;
  const head = sentence.tokens[quantity.head]!;
  const lead = leadOf(sentence, quantity);
  let of: Token | null = null;
  for (let i = quantity.last + 1; i < Math.min(sentence.tokens.length, quantity.last + 2); i += 1) {
    if (sentence.tokens[i]!.norm === "of") {
      const nominal = children(sentence, head.index).find(
        (child) => (bareRel(child) === "nmod" || bareRel(child) === "obl") && child.index > i,
      );
      of = nominal ?? nextNoun(sentence, i + 1);
    } else if (quantity.kind === "fraction" && /^(?:the|its|their|his|all|our)$/.test(sentence.tokens[i]!.norm))
      of = nextNoun(sentence, i + 1);
    else if (quantity.kind === "fraction" && bareRel(head) === "nummod") of = headOf(sentence, head.index);
  }
  const verb = clauseAbove(sentence, quantity.head);
  const lemma = verb >= 0 ? sentence.tokens[verb]!.lemma : "";
  const accounts =
    /^(?:account|represent|constitute|comprise)$/.test(lemma) ||
    (lemma === "make" && sentence.tokens[verb + 1]?.norm === "up");
  const holder = accountsFor(sentence, quantity.first, phrase);
  if (holder !== null && of !== null)
    return { ...phrase.measured(of, "share", null, verb), what: `${holder} share of ${phrase.words(of.index)}` };
  if (of === null) {
    if (!accounts || lead === "by") return null;
    const subject = grammaticalSubject(sentence, verb);
    return subject === null
      ? null
      : { ...phrase.measured(subject, "share", null, verb), what: `share of ${phrase.words(subject.index)}` };
  }
  if (lead === "of") return null;
  if (lead === "by" && verb >= 0 && (UP.has(lemma) || DOWN.has(lemma))) return null;
  if (/^(?:rate|level|tariff|duty)$/.test(of.lemma)) return null;
  const whole = phrase.words(of.index);
  const subject = verb >= 0 ? grammaticalSubject(sentence, verb) : null;
  const own = subject !== null && !isIn(sentence, quantity.head, subject.index) && subject.index !== of.index;
  const verbToken = verb >= 0 ? sentence.tokens[verb]! : null;
  if (own && (accounts || dependent(sentence, verb, "cop") !== null)) {
    return { ...phrase.measured(of, "share", null, verb), what: `${phrase.owner(subject.index)} share of ${whole}` };
  }
  const tail =
    verbToken !== null &&
    verbToken.upos === "VERB" &&
    quantity.head !== verb &&
    !/^(?:say|be|have|see|show|account|represent|make|constitute|comprise)$/.test(verbToken.lemma)
      ? ` ${participle(verbToken)}`
      : "";
  return { ...phrase.measured(of, "share", null, verb), what: `share of ${whole}${tail}` };
}

/** "Chile accounts for about a third of": who, by the order of the words; null where it is not so told. */
function accountsFor(sentence: Sentence, first: number, phrase: Phrase): string | null {
  for (let i = first - 1; i > 0 && i > first - 8; i -= 1) {
    if (!/^account(?:s|ed|ing)?$/.test(sentence.tokens[i]!.norm) || sentence.tokens[i + 1]?.norm !== "for") continue;
    let at = i - 1;
    while (at > 0 && (sentence.tokens[at]!.upos === "ADV" || sentence.tokens[at]!.upos === "AUX")) at -= 1;
    const token = sentence.tokens[at]!;
    if (token.upos === "VERB" || token.upos === "PUNCT") return null;
    const words = phrase.words(at);
    return words === "" ? null : words;
  }
  return null;
}
