/** Levels and targets: "trade reached $240bn", "a $3bn loan to Kenya", "a range of 120 km", "a target of $200bn". */
import {
  bareRel,
  children,
  clauseAbove,
  dependent,
  dependents,
  grammaticalSubject,
  headOf,
  isPassive,
} from "../../language/index.ts";
import type { Sentence, Token } from "../../model/index.ts";
import { besideVerb, caseOf, isIn, leadOf, nearestSubject, nextNoun } from "./around.ts";
import { AIMS, GIFTS, MEASURES, RATES, TARGETS, WAYS } from "./change-words.ts";
import type { Measured } from "./measured.ts";
import type { Phrase } from "./phrase.ts";
import type { Quantity } from "./quantity.ts";

export function ofLevel(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured {
  const head = sentence.tokens[quantity.head]!;
  const verb = clauseAbove(sentence, quantity.head);
  const lead = leadOf(sentence, quantity);
  const above = headOf(sentence, quantity.head);
  const verbToken = verb >= 0 ? sentence.tokens[verb]! : null;
  const target = above !== null && TARGETS.has(above.lemma);
  const beaten =
    verbToken !== null &&
    /^(?:surpass|exceed|beat|top|pass|overtake|hit|reach|break|meet|overshoot)$/.test(verbToken.lemma) &&
    !AIMS.has(headOf(sentence, verb)?.lemma ?? "");
  if (target && verbToken !== null && beaten) {
    const subject = grammaticalSubject(sentence, verb) ?? nearestSubject(sentence, verb);
    return phrase.measured(subject, "level", null, verb);
  }
  if (target && above !== null) {
    const whom = children(sentence, above.index).find(
      (child) =>
        bareRel(child) === "nmod" && caseOf(sentence, child.index) === "for" && !phrase.isQuantity(child.index),
    );
    const flow = whom === undefined ? phrase.flowBefore(quantity.first) : phrase.words(whom.index);
    if (flow !== "") return { ...phrase.measured(null, "target", null, verb), what: `${above.lemma} for ${flow}` };
  }
  const aim =
    target ||
    (verbToken !== null &&
      (AIMS.has(verbToken.lemma) || AIMS.has(headOf(sentence, verb)?.lemma ?? "")) &&
      lead === "to");
  const is = aim ? "target" : "level";
  // "had struck deals worth $5bn": the deals.
  if (lead === "worth") {
    const worth = sentence.tokens.findLast((token) => token.index < quantity.first && token.norm === "worth")!;
    const noun = sentence.tokens[worth.index - 1];
    if (noun !== undefined && (noun.upos === "NOUN" || noun.upos === "PROPN"))
      return phrase.measured(besideVerb(sentence, worth.index) ?? noun, is, null, verb);
  }
  // "a region of about 2,000 square kilometres": the area of what the clause tells of.
  if (/^(?:square|hectares|acres)/.test(quantity.unit) && lead === "of") {
    const whole = verb >= 0 ? grammaticalSubject(sentence, verb) : nearestSubject(sentence, quantity.first);
    const words = whole === null ? "" : phrase.words(whole.index);
    if (words !== "") return { ...phrase.measured(whole, is, null, verb), what: `area of ${words}` };
  }
  // "Turnout was 61%": the noun before the verb.
  if (/^(?:was|is|were|are)$/.test(lead)) {
    const aux = sentence.tokens.findLast((token) => token.index < quantity.first && token.norm === lead)!;
    const noun = besideVerb(sentence, aux.index);
    if (noun !== null && aux.index > 0) return phrase.measured(noun, is, null, verb);
  }
  const costs = costOf(sentence, quantity, phrase);
  if (costs !== null) return { ...phrase.measured(null, is, null, verb), what: costs };
  const rel = bareRel(head);
  // "£600m ($780m) in aid to Ukraine", "$3bn of weapons", "$2bn worth of grain", "600 tons of refined oil".
  const rest = restAt(sentence, quantity.last + 1);
  const noun = nounAfter(sentence, rest);
  if (noun !== null) {
    // "an import quota of 500,000 barrels of petrol": the quota is what is told of.
    const whole = lead === "of" ? nounBefore(sentence, quantity.first) : null;
    const measured = phrase.measured(whole ?? noun, is, null, verb);
    if (whole !== null) return { ...measured, what: `${measured.what} of ${phrase.words(noun.index)}` };
    return phrase.owned(measured, noun, verb);
  }
  // "a 100% tariff on imports", "a $3bn loan to Kenya": the noun that it stands before.
  const next = sentence.tokens[rest];
  const touching =
    next !== undefined && (next.upos === "NOUN" || next.upos === "ADJ" || next.upos === "PROPN" || next.text === "-");
  if (
    touching &&
    above !== null &&
    above.index > quantity.last &&
    /^(?:nummod|compound|amod|nmod|det)$/.test(rel) &&
    (above.upos === "NOUN" || above.upos === "PROPN")
  ) {
    return phrase.owned(phrase.measured(above, is, null, verb), above, verb);
  }
  if (touching && !/^(?:year|month|week|time|day)/.test(next.lemma)) {
    const told = nextNoun(sentence, rest);
    if (told !== null && !/^(?:year|month|week|time|day|quarter|decade)$/.test(told.lemma))
      return phrase.owned(phrase.measured(told, is, null, verb), told, verb);
  }
  // "tariffs of up to 36%", "a range of 120 km": the noun that it is told of.
  const upTo =
    lead === "to" &&
    /^(?:up)$/.test(sentence.tokens[quantity.first - 2]?.norm ?? "") &&
    sentence.tokens[quantity.first - 3]?.norm === "of";
  if (lead === "of" || upTo) {
    const told =
      above !== null &&
      rel === "nmod" &&
      !upTo &&
      above.index < quantity.first &&
      (above.upos === "NOUN" || above.upos === "PROPN")
        ? above
        : nounBefore(sentence, quantity.first);
    if (told !== null && !TARGETS.has(told.lemma))
      return phrase.attribute(phrase.measured(told, is, null, verb), told, verb);
  }
  // "lend Ukraine up to €35 billion": what is given, and to whom.
  const gift = verbToken === null ? undefined : GIFTS.get(verbToken.lemma);
  if (verbToken !== null && gift !== undefined) {
    const receiver =
      dependent(sentence, verb, "iobj") ??
      dependents(sentence, verb, "obj").find(
        (one) => one.index !== quantity.head && one.index > verb && one.index < quantity.first,
      ) ??
      receiverBeside(sentence, verb, quantity.first) ??
      dependents(sentence, verb, "obl").find(
        (one) =>
          caseOf(sentence, one.index) === "to" ||
          caseOf(sentence, one.index) === "in" ||
          caseOf(sentence, one.index) === "on",
      );
    const giver = phrase.doer(verb);
    const to = receiver === undefined || receiver === null ? "" : ` ${gift[1]} ${phrase.words(receiver.index)}`;
    return {
      ...phrase.measured(receiver ?? null, is, null, verb),
      what: `${giver === "" ? "" : `${giver} `}${gift[0]}${to}`,
    };
  }
  // "imports were worth $5bn", "trade reached $240bn", "cut the rate to 5%".
  if (verb >= 0 && verb !== quantity.head) {
    const passive = isPassive(sentence, verb);
    const object = passive ? grammaticalSubject(sentence, verb) : dependent(sentence, verb, "obj");
    const plainObject =
      object !== null &&
      object.index !== quantity.head &&
      !isIn(sentence, quantity.head, object.index) &&
      object.upos !== "SYM" &&
      !phrase.isQuantity(object.index);
    const subject = plainObject ? object : grammaticalSubject(sentence, verb);
    if (subject !== null && subject.index !== quantity.head) {
      const way = verbToken === null ? undefined : WAYS.get(verbToken.lemma);
      const thing =
        subject.upos === "PRON" && quantity.kind !== "money" && quantity.kind !== "percent"
          ? phrase.lastThing()
          : phrase.words(subject.index);
      const measured = phrase.measured(subject, is, null, verb);
      if (way !== undefined && quantity.kind === "measure")
        return { ...measured, what: thing === "" ? way : `${way} ${thing}` };
      if (subject.upos === "PRON" && measured.what === "") return { ...measured, what: thing };
      return measured;
    }
  }
  const own = quantity.head !== verb ? dependent(sentence, quantity.head, "nsubj") : null;
  return phrase.measured(own ?? nearestSubject(sentence, quantity.first), is, null, verb);
}

/** "the programme is to cost $5bn": "cost of the programme"; "" and null as for others. */
function costOf(sentence: Sentence, quantity: Quantity, phrase: Phrase): string | null {
  for (let i = quantity.first - 1; i >= 0 && i > quantity.first - 6; i -= 1) {
    const token = sentence.tokens[i]!;
    if (token.lemma === "cost" && token.upos === "VERB") {
      const before = token.xpos === "VB" || token.norm === "costing" ? headOf(sentence, i) : null;
      const noun =
        before !== null && (before.upos === "NOUN" || before.upos === "PROPN")
          ? before
          : (grammaticalSubject(sentence, i) ?? besideVerb(sentence, i));
      const words = noun === null ? "" : phrase.words(noun.index);
      return words === "" ? null : `cost of ${words}`;
    }
    if (token.upos === "VERB" || token.upos === "PUNCT" || token.upos === "NOUN") return null;
  }
  return null;
}

/** "lend Ukraine up to €2 billion": the name right behind the verb. */
function receiverBeside(sentence: Sentence, verb: number, first: number): Token | undefined {
  const next = sentence.tokens[verb + 1];
  return next !== undefined && next.index < first && (next.upos === "PROPN" || next.upos === "PRON") ? next : undefined;
}

/** Past a conversion in brackets: the index of the first word behind "£600m ($780m)". */
function restAt(sentence: Sentence, start: number): number {
  let from = start;
  // "$1 billion a year in port fees"
  if (
    /^(?:a|per|each|every)$/.test(sentence.tokens[from]?.norm ?? "") &&
    /^(?:year|month|week|day|quarter|hour)$/.test(sentence.tokens[from + 1]?.norm ?? "")
  )
    from += 2;
  if (sentence.tokens[from]?.text !== "(") return from;
  for (let i = from + 1; i < sentence.tokens.length && i < from + 14; i += 1)
    if (sentence.tokens[i]!.text === ")") return i + 1;
  return from;
}

/** "of refined oil", "in aid", "worth of grain": the noun; null where a day, a year or a place follows. */
function nounAfter(sentence: Sentence, from: number): Token | null {
  let at = from;
  if (sentence.tokens[at]?.norm === "worth") at += 1;
  const preposition = sentence.tokens[at]?.norm;
  if (preposition !== "of" && preposition !== "in") return null;
  const first = sentence.tokens[at + 1];
  if (first === undefined || /^\d/.test(first.text)) return null;
  const noun = nextNoun(sentence, at + 1);
  if (noun === null) return null;
  const time =
    /^(?:year|month|week|day|quarter|decade|january|february|march|april|may|june|july|august|september|october|november|december|time|total|recent|past)$/;
  if (time.test(noun.lemma) || time.test(noun.norm)) return null;
  if (preposition === "in" && (first.upos === "PROPN" || first.norm === "the")) return null;
  return noun;
}

/** The noun of "an altitude of", "a total of" before the quantity. */
function nounBefore(sentence: Sentence, first: number): Token | null {
  for (let i = first - 1; i >= 0 && i > first - 8; i -= 1) {
    const token = sentence.tokens[i]!;
    if (token.upos === "VERB" || token.upos === "PUNCT") return null;
    if (token.norm !== "of") continue;
    for (let j = i - 1; j >= 0 && j > i - 12; j -= 1) {
      const noun = sentence.tokens[j]!;
      if (RATES.has(noun.lemma) || MEASURES.has(noun.lemma)) return noun;
      const joined = sentence.tokens[j - 1]?.text === "-";
      if (
        (/^VB[DZP]$/.test(noun.xpos) && !joined) ||
        (noun.upos === "PUNCT" && noun.text !== "-") ||
        noun.upos === "AUX"
      )
        break;
    }
    const near = sentence.tokens[i - 1];
    return near !== undefined &&
      (near.upos === "NOUN" || near.upos === "PROPN") &&
      !/^(?:total|excess|maximum|minimum|average)$/.test(near.lemma)
      ? near
      : null;
  }
  return null;
}
