/** The noun that a number counts: "diplomats" of "six British diplomats"; where it stands farther off, or in the sentence before. */
import type { NumberFound } from "../../kit/numbers.ts";
import { bareRel, headOf } from "../../language/index.ts";
import type { Sentence, TimeExpression, Token } from "../../model/index.ts";
import { build, inTime, tokenAt } from "./build.ts";
import { type FigureLexicon, unitOf } from "./lexicon.ts";
import type { Quantity } from "./quantity.ts";

export const COUNTED: ReadonlySet<string> = new Set(["people", "things", "acts"]);

/** "35 of them this year", "of these 33 are abroad", "more than 40 are on the list now": a count of what was counted before. */
export function countedAgain(
  sentence: Sentence,
  text: string,
  number: NumberFound,
  times: readonly TimeExpression[],
  unit: string,
  here: boolean,
): Quantity | null {
  if (number.shape !== "digits" && number.shape !== "words") return null;
  if (inTime(sentence, number, times)) return null;
  const after = text.slice(number.end, number.end + 30);
  const lead = text.slice(Math.max(0, number.start - 40), number.start);
  // "38 to 2 votes", "another 300", "and more than 45,000 from Libya": of what the same sentence counted.
  if (
    here &&
    (/\bvotes? (?:to|against) $/.test(lead) ||
      (FURTHER.test(lead) && GOES_ON.test(after)) ||
      (number.value > 4 && BESIDE.test(lead) && GOES_ON.test(after)))
  ) {
    const quantity = build(sentence, text, number, "things", unit, number.start, number.end, null);
    return quantity === null ? null : { ...quantity, again: true };
  }
  if (number.value < 5) return null;
  const them = /^ of (?:them|which|whom|these|those)\b(?! \w+s\b)/.test(after);
  const verb = /^ (?:of them )?(?:are|were|have|had|remain|remained|still)\b/.test(after);
  const before = text.slice(Math.max(0, number.start - 30), number.start);
  const opens =
    /(?:^|\bof (?:these|those|them) )(?:(?:about|around|some|nearly|almost|over|more than|at least|only|just) )*$/i.test(
      before,
    );
  if (!them && !(verb && opens)) return null;
  const quantity = build(sentence, text, number, "things", unit, number.start, number.end, null);
  return quantity === null ? null : { ...quantity, again: true };
}

const BOUNDED =
  "(?:(?:about|around|some|nearly|almost|over|more than|at least|only|just|up to|another|an estimated) )*";
const FURTHER = new RegExp(`\\b(?:another|a further) ${BOUNDED}$`);
/** What joins a number to one that was counted before it in the sentence. */
const BESIDE = new RegExp(`(?:\\band|\\bwhile|\\bwhereas|\\bincluding|[,–—]) ${BOUNDED}$`);
/** A number that no noun follows: "… from Libya", "… of whom", "… were wounded". */
const GOES_ON =
  /^(?:$|[.,;:)–—]| (?:from|in|to|at|by|on|with|were|was|are|have|had|has|came|went|crossed|arrived|fled|remain|others?|more)\b)/;

/**
 * "About 500 of the town's 2,000 people", "a population of four million": the noun that is counted stands farther off. "none" for
 * "more than 40 are now on the list", whose noun is in the sentence before.
 */
export function countedBySense(
  sentence: Sentence,
  text: string,
  number: NumberFound,
  lexicon: FigureLexicon,
): Token | "none" | null {
  const after = text.slice(number.end, number.end + 60);
  const last = tokenAt(sentence, sentence.start + number.end - 1);
  const next = sentence.tokens[last + 1];
  if (last < 0 || number.shape === "vague" || number.value === 0) return null;
  // "left three dead", "with 298 aboard": people, by what befell them.
  if (next !== undefined && BEFALLEN.test(next.norm) && !isNoun(sentence.tokens[last + 2] ?? next)) return next;
  // "seven of its soldiers", "four of the 15 ships"
  if (number.value > 1 && /^ of (?:the|its|their|his|her|our|those) /.test(after)) {
    const some = sentence.tokens
      .slice(last + 3, last + 8)
      .find((token) => token.xpos === "NNS" || token.upos === "VERB");
    if (some?.xpos === "NNS" && unitOf(lexicon, some.lemma)?.kind === "people") return some;
  }
  if (number.value < 5) return null;
  if (/^ of (?:\S+ ){0,3}?\d[\d,.]* /.test(after)) {
    for (let i = last + 2; i < sentence.tokens.length && i < last + 10; i += 1) {
      const token = sentence.tokens[i]!;
      if (token.upos === "PUNCT" || token.upos === "VERB") return null;
      if (token.xpos === "NNS" && unitOf(lexicon, token.lemma) !== null) return token;
    }
    return null;
  }
  if (
    next !== undefined &&
    (next.upos === "PUNCT" || next.upos === "ADP" || next.upos === "CCONJ" || next.upos === "ADV")
  ) {
    const crowd = CROWD.exec(text.slice(Math.max(0, number.start - 60), number.start));
    if (crowd !== null) {
      const at = tokenAt(sentence, sentence.start + Math.max(0, number.start - 60) + crowd.index);
      if (at >= 0) return sentence.tokens[at]!;
    }
  }
  // "69 of them individuals"
  if (/^ of (?:them|these|those|which|whom) \p{Ll}+s\b/u.test(after)) {
    const noun = sentence.tokens[last + 3];
    if (noun !== undefined && isNoun(noun)) return noun;
  }
  if (next !== undefined && /^(?:are|were|have|had|was|is|will|would|remain|remained)$/.test(next.norm)) return "none";
  return null;
}

export const BEFALLEN =
  /^(?:wounded|injured|dead|killed|missing|displaced|homeless|arrested|detained|hurt|aboard|wounded|unaccounted|jailed|hospitali[sz]ed|drowned)$/;

/** The dead and the like told as a sum, right before their number: "the death toll climbed to", "put the dead at". */
export const TOLL =
  /\b(?:toll|(?:number|tally)(?: of(?<who> [^.;,]{0,40}?))? (?<fate>dead|deaths|killed|injured|wounded|missing|displaced|casualties|victims)|(?:the|its|their) (?:dead|injured|wounded|missing|displaced)|fatalities|casualties)\b(?:[^.;:,\d]|\d(?=[.-]\d)|[.-]\d){0,80}?\b(?:to|at|above|past|pass(?:es|ed)?|topp?(?:s|ed)|hits?|reach(?:es|ed)|surpass(?:es|ed)|exceed(?:s|ed)|was|is|now|of) (?:(?:likely|now|probably|about|around|some|nearly|almost|over|more than|at least) )*$/i;

/** Nouns of people taken together, right before their number. */
const CROWD =
  /\b(?:population|crowd|workforce|staff|membership|turnout|audience|army|garrison|contingent|congregation|electorate) of (?:(?:about|around|roughly|some|nearly|almost|over|more than|at least|up to|less than|fewer than|an estimated)\s)*$/i;

/** The noun that the number counts: by the tree, else the last noun of the words that follow. */
export function countedNoun(sentence: Sentence, text: string, number: NumberFound): Token | null {
  const first = tokenAt(sentence, sentence.start + number.start);
  const last = tokenAt(sentence, sentence.start + number.end - 1);
  if (first < 0 || last < 0) return null;
  if (text.charAt(number.end) === "-") return null;
  let head: Token | null = headOf(sentence, last);
  for (let step = 0; head !== null && head.index >= first && head.index <= last && step < 6; step += 1)
    head = headOf(sentence, head.index);
  const rel = bareRel(sentence.tokens[last]!);
  if (
    head !== null &&
    head.index > last &&
    head.index - last <= 8 &&
    (rel === "nummod" || rel === "compound" || rel === "amod" || rel === "det") &&
    isNoun(head)
  )
    return head;
  // "dozens of people", "two of the ships"
  let at = last + 1;
  if (sentence.tokens[at]?.norm === "of") {
    if (number.shape !== "vague" && !number.scaled) return null;
    at += 1;
    while (
      sentence.tokens[at] !== undefined &&
      /^(?:the|these|those|its|their|his|our)$/.test(sentence.tokens[at]!.norm)
    )
      at += 1;
  }
  let noun: Token | null = null;
  for (let i = at; i < sentence.tokens.length && i < at + 7; i += 1) {
    const token = sentence.tokens[i]!;
    if (
      token.text === "-" ||
      token.upos === "ADJ" ||
      (token.upos === "X" && noun === null) ||
      (token.upos === "PROPN" && noun === null)
    ) {
      if (token.upos === "PROPN" && /s$/.test(token.norm)) noun = token;
      continue;
    }
    if (token.upos === "NOUN") {
      noun = token;
      continue;
    }
    if (token.upos === "PROPN" || (token.upos === "VERB" && noun === null && /(?:ed|ing)$/.test(token.norm))) continue;
    break;
  }
  // "25 million Sudanese need help": a people by its adjective.
  const people = sentence.tokens[last + 1];
  if (
    noun === null &&
    people !== undefined &&
    DEMONYM.test(people.text) &&
    !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(sentence.tokens[last + 2]?.upos ?? "")
  )
    return people;
  return noun;
}

export const DEMONYM = /^\p{Lu}\p{Ll}+(?:ese|ish|ch|i|ya|swiss)$/u;

const isNoun = (token: Token): boolean => token.upos === "NOUN" || token.upos === "PROPN";
