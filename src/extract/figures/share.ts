/** Shares: "half of all imports", "accounts for 20% of exports", "nearly two-thirds of voters". */
import {
  bareRel,
  children,
  clauseAbove,
  dependent,
  grammaticalSubject,
  headOf,
  isPassive,
  objectOf,
} from "../../language/index.ts";
import type { Sentence, Token } from "../../model/index.ts";
import { isIn, leadOf, nextNoun } from "./around.ts";
import { AIMS, DOWN, UP } from "./change-words.ts";
import type { Measured } from "./measured.ts";
import { participle } from "./participle.ts";
import type { Phrase } from "./phrase.ts";
import type { Quantity } from "./quantity.ts";

/** "half of all imports", "accounts for 20% of exports", "nearly two-thirds of voters". */
export function ofShare(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured | null {
  if (quantity.unit !== "%" || quantity.kind === "points") return null;
  const head = sentence.tokens[quantity.head]!;
  const lead = leadOf(sentence, quantity);
  // "one person in four": the noun stands within; in "6.3 percent in August from 5.9 percent" it does not.
  const within =
    quantity.was !== null
      ? null
      : /^\S+ (\p{Ll}+) (?:in|out of) /u.exec(phrase.analysis.article.body.slice(quantity.start, quantity.end));
  if (within !== null) {
    const clause = clauseAbove(sentence, quantity.first + 1);
    const told = clause < 0 ? "" : doneBy(sentence, quantity, sentence.tokens[clause]!, phrase);
    const many = PLURALS.get(within[1]!) ?? `${within[1]!.replace(/([^aeiou])y$/, "$1ie")}s`;
    return { ...phrase.measured(null, "share", null, clause), what: `share of ${many}${told}` };
  }
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
    return { ...phrase.measured(of, "share", null, verb), what: `${holder} share of ${phrase.words(of.index)}`.trim() };
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
  // "boost military spending to 3% of GDP": what is measured so is what moves.
  if (/^(?:to|at)$/.test(lead) && verb >= 0 && (UP.has(lemma) || DOWN.has(lemma))) {
    const moved = objectOf(sentence, verb);
    const what =
      moved !== null && !isIn(sentence, quantity.head, moved.index) ? moved : grammaticalSubject(sentence, verb);
    if (what !== null) {
      const is = AIMS.has(headOf(sentence, verb)?.lemma ?? "") ? "target" : "share";
      return { ...phrase.measured(what, is, null, verb), what: `${phrase.words(what.index)} as share of ${whole}` };
    }
  }
  const subject = verb >= 0 ? grammaticalSubject(sentence, verb) : null;
  const own = subject !== null && !isIn(sentence, quantity.head, subject.index) && subject.index !== of.index;
  const verbToken = verb >= 0 ? sentence.tokens[verb]! : null;
  if (own && (accounts || dependent(sentence, verb, "cop") !== null)) {
    return { ...phrase.measured(of, "share", null, verb), what: `${phrase.owner(subject.index)} share of ${whole}` };
  }
  const tail = verbToken === null || quantity.head === verb ? "" : doneBy(sentence, quantity, verbToken, phrase);
  return { ...phrase.measured(of, "share", null, verb), what: `share of ${whole}${tail}` };
}

const PLURALS = new Map([
  ["person", "people"],
  ["child", "children"],
  ["man", "men"],
  ["woman", "women"],
]);

/** What the part does or what is done with it: " backed claim" of voters, " made in yuan" of payments; "" where the verb tells nothing. */
function doneBy(sentence: Sentence, quantity: Quantity, verb: Token, phrase: Phrase): string {
  if (verb.upos !== "VERB") return "";
  const head = sentence.tokens[quantity.head]!;
  if (isPassive(sentence, verb.index)) {
    const tail = `${participle(verb)}${phrase.beside(verb.index, quantity.last, /^(?:in|to|from|on|by|at)$/)}`;
    return /^(?:say|see|consider)$/.test(verb.lemma) || tail === "made" ? "" : ` ${tail}`;
  }
  if (/^(?:say|be|have|see|show|account|represent|make|constitute|comprise)$/.test(verb.lemma)) return "";
  if (bareRel(head) !== "nsubj") return head.head === verb.index && head.deprel !== "obl" ? ` ${participle(verb)}` : "";
  const deed = phrase.deed(verb, head);
  return deed === "" ? "" : ` ${deed}`;
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
