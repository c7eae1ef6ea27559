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
import { besideVerb, caseOf, isIn, leadOf, nearestSubject, nextNoun, takesNoun } from "./around.ts";
import { isOtherVerb, movedBy } from "./change.ts";
import {
  AIMS,
  FLOWS,
  GIFTS,
  IDLE_VERBS,
  MEASURES,
  MOVED,
  MOVING,
  RATES,
  TARGETS,
  TIME_NOUN,
  WAYS,
} from "./change-words.ts";
import type { Measured } from "./measured.ts";
import { participle } from "./participle.ts";
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
    const named = nounBefore(sentence, quantity.first);
    if (named !== null && /^(?:obj|nsubj|nsubj:pass)$/.test(named.deprel))
      return phrase.measured(named, is, null, verb);
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
  // "the department predicts 53 million tons": of what was told before.
  if (
    verbToken !== null &&
    head.head === verb &&
    /^(?:predict|forecast|project|expect|estimate)$/.test(verbToken.lemma)
  ) {
    const told = isPassive(sentence, verb) ? "" : phrase.flowBefore(quantity.first);
    if (told !== "" && dependents(sentence, verb, "obj").length < 2)
      return { ...phrase.measured(null, is, null, verb), what: told };
  }
  // "The rate rose to 5%": what rose, by the order of the words.
  const risen = lead === "to" ? movedTo(sentence, quantity.first) : null;
  const mover = risen === null ? null : movedBy(sentence, risen.index);
  if (risen !== null && mover !== null && mover.upos !== "PRON") {
    const torn = sentence.tokens
      .slice(mover.index, risen.index)
      .every((token) => token.upos !== "PUNCT" && !isOtherVerb(token, risen));
    return phrase.measured(mover, is, null, verb, torn ? phrase.run(mover.index, risen.index) : null);
  }
  // "aim to double trade to $5bn": the flow right before.
  const to =
    lead === "to" ? sentence.tokens.findLast((token) => token.index < quantity.first && token.norm === "to") : null;
  const flow = to === null || to === undefined ? undefined : sentence.tokens[to.index - 1];
  if (flow?.upos === "NOUN" && (FLOWS.has(flow.lemma) || RATES.has(flow.lemma)))
    return phrase.measured(besideVerb(sentence, flow.index + 1) ?? flow, is, null, verb);
  // "behind Canada with $5bn"
  const having =
    lead === "with" ? sentence.tokens.findLast((token) => token.index < quantity.first && token.norm === "with") : null;
  const haver = having == null ? undefined : sentence.tokens[having.index - 1];
  const alone = /^(?:PUNCT|CCONJ|ADP|SCONJ)$/.test(sentence.tokens[quantity.last + 1]?.upos ?? "PUNCT");
  if (
    quantity.kind === "money" &&
    alone &&
    (haver?.upos === "PROPN" || haver?.upos === "NOUN") &&
    !phrase.isTime(haver.index)
  )
    return phrase.measured(haver, is, null, verb);
  // "exports at $5bn", "forecast this year's exports at $5bn"
  if (lead === "at") {
    const at = sentence.tokens.findLast((token) => token.index < quantity.first && token.norm === "at")!;
    const noun = sentence.tokens[at.index - 1]?.upos === "NOUN" ? besideVerb(sentence, at.index) : null;
    if (noun !== null) return phrase.measured(noun, is, null, verb);
  }
  const costs = costOf(sentence, quantity, phrase);
  if (costs !== null) return { ...phrase.measured(null, is, null, verb), what: costs };
  const rel = bareRel(head);
  // "£600m ($780m) in aid to Ukraine", "$3bn of weapons", "$2bn worth of grain", "600 tons of refined oil".
  const rest = restAt(sentence, quantity.last + 1);
  const noun = nounAfter(sentence, rest);
  const invested = verbToken?.lemma === "invest" && sentence.tokens[rest]?.norm === "in";
  const gift = verbToken === null ? undefined : GIFTS.get(verbToken.lemma);
  if (noun !== null && !invested) {
    // "give Moldova $50 million in aid": to whom, beside what.
    const told = gift?.[1] === "to" ? receiverOf(sentence, quantity, verb, "to", phrase) : null;
    if (gift !== undefined && told !== null && bareRel(told) !== "obl")
      return given(sentence, quantity, verb, [phrase.words(noun.index), "to"], phrase, is);
    // "an import quota of 500,000 barrels of petrol": the quota is what is told of.
    const worth = sentence.tokens[rest]?.norm === "worth";
    const whole = lead === "of" && !worth ? nounBefore(sentence, quantity.first) : null;
    const measured = phrase.measured(whole ?? noun, is, null, verb);
    if (whole !== null) return { ...measured, what: `${measured.what} of ${phrase.words(noun.index)}` };
    const moved =
      verbToken !== null && (quantity.kind === "volume" || quantity.kind === "measure")
        ? movedGoods(sentence, quantity, verbToken, phrase)
        : "";
    return moved === "" ? phrase.owned(measured, noun, verb) : { ...measured, what: `${measured.what} ${moved}` };
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
      (above.upos === "NOUN" || above.upos === "PROPN") &&
      !SUMS.test(above.lemma)
        ? above
        : nounBefore(sentence, quantity.first);
    if (told !== null && !TARGETS.has(told.lemma)) {
      const measured = phrase.attribute(phrase.measured(told, is, null, verb), told, verb);
      const on = RATES.has(told.lemma) && sentence.tokens[quantity.last + 1]?.norm === "on";
      const goods = on && !/ on /.test(measured.what) ? nextNoun(sentence, quantity.last + 2) : null;
      return goods === null ? measured : { ...measured, what: `${measured.what} on ${phrase.words(goods.index)}` };
    }
  }
  if (gift !== undefined) return given(sentence, quantity, verb, gift, phrase, is);
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
      if (plainObject || verbToken === null) return measured;
      const sum = sumDone(sentence, quantity, verbToken, phrase);
      return sum === "" ? measured : { ...measured, what: sum };
    }
  }
  if (verbToken !== null && head.head === verb && /^nsubj/.test(head.deprel)) {
    const sum = sumDone(sentence, quantity, verbToken, phrase);
    if (sum !== "") return { ...phrase.measured(null, is, null, verb), what: sum };
  }
  const own = quantity.head !== verb ? dependent(sentence, quantity.head, "nsubj") : null;
  return phrase.measured(own ?? nearestSubject(sentence, quantity.first), is, null, verb);
}

/** Verbs whose object tells how much their subject is. */
const BEING =
  /^(?:be|become|reach|total|hit|exceed|top|pass|surpass|equal|amount|average|cost|near|approach|touch|stand|come|comprise|number|measure|see|have|fetch|buy|remain|represent|account|overtake|beat|break|say|post|record|report|show|run|trade|yield|average|fall|rise|grow|climb|drop|jump|sink|decline|increase|decrease)$/;

/** "Donors promised $1 billion for Chad": "money promised by donors for Chad"; "$2 billion was remitted": "money remitted"; "" for other verbs. */
function sumDone(sentence: Sentence, quantity: Quantity, verb: Token, phrase: Phrase): string {
  const sum = quantity.kind === "money" ? "money" : quantity.kind === "volume" ? quantity.unit : "";
  if (sum === "" || verb.upos !== "VERB" || BEING.test(verb.lemma)) return "";
  const head = sentence.tokens[quantity.head]!;
  const goal =
    phrase.beside(verb.index, quantity.last, /^(?:for|to|into|towards?|on)$/) ||
    phrase.beside(head.index, quantity.last, /^(?:for|to|into)$/);
  if (head.head !== verb.index) return "";
  if (/^(?:go|flow)$/.test(verb.lemma) && head.deprel === "nsubj")
    return goal === "" ? "" : `${sum}${goal.replace(/^ \S+/, " for")}`;
  if (head.deprel === "nsubj:pass") return `${sum} ${participle(verb)}${goal}`;
  if (head.deprel !== "obj") return "";
  const subject = grammaticalSubject(sentence, verb.index);
  const who = subject === null ? "" : phrase.words(subject.index, false);
  const next = sentence.tokens[verb.index + 1]?.norm;
  const particle =
    next === "aside" ? next : children(sentence, verb.index).find((child) => child.deprel === "compound:prt")?.norm;
  const done = particle === undefined ? participle(verb) : `${participle(verb)} ${particle}`;
  return `${sum} ${done}${who === "" || who.split(" ").length > 4 ? "" : ` by ${who}`}${goal}`;
}

/** "transferred to a North Korean vessel": what was done with goods, where the verb tells whither or whence; "" elsewhere. */
function movedGoods(sentence: Sentence, quantity: Quantity, verb: Token, phrase: Phrase): string {
  const head = sentence.tokens[quantity.head]!;
  const moved = verb.upos === "VERB" && head.head === verb.index && /^(?:obj|nsubj:pass)$/.test(head.deprel);
  if (moved && quantity.kind === "measure" && !IDLE_VERBS.test(verb.lemma)) return participle(verb);
  const whither = moved ? phrase.beside(verb.index, quantity.last) : "";
  return whither === "" ? "" : `${participle(verb)}${whither}`;
}

/** The verb of "rose sharply to about" right before a quantity; null where none stands there. */
function movedTo(sentence: Sentence, first: number): Token | null {
  for (let i = first - 1; i >= 0 && i > first - 7; i -= 1) {
    const token = sentence.tokens[i]!;
    if (MOVED.has(token.norm) || (token.upos === "VERB" && MOVING.has(token.lemma)))
      return isPassive(sentence, i) || takesNoun(sentence.tokens[i + 1]) ? null : token;
    if (!/^(?:ADP|ADV|DET|ADJ)$/.test(token.upos)) return null;
  }
  return null;
}

/** To whom or on what the verb gives; null where it does not say. */
function receiverOf(sentence: Sentence, quantity: Quantity, verb: number, by: string, phrase: Phrase): Token | null {
  return (
    dependent(sentence, verb, "iobj") ??
    dependents(sentence, verb, "obj").find(
      (one) =>
        one.index !== quantity.head && one.index > verb && one.index < quantity.first && !phrase.isQuantity(one.index),
    ) ??
    receiverBeside(sentence, verb, quantity.first) ??
    dependents(sentence, verb, "obl").find(
      (one) =>
        caseOf(sentence, one.index) === by &&
        !phrase.isQuantity(one.index) &&
        !phrase.isTime(one.index) &&
        !TIME_NOUN.test(one.lemma),
    ) ??
    null
  );
}

/** "lend Ukraine up to €35 billion": what is given, by whom, to whom and for what. */
function given(
  sentence: Sentence,
  quantity: Quantity,
  verb: number,
  gift: readonly [string, string],
  phrase: Phrase,
  is: Measured["is"],
): Measured {
  const receiver = receiverOf(sentence, quantity, verb, gift[1], phrase);
  const giver = phrase.doer(verb);
  const words = receiver === null ? "" : phrase.words(receiver.index);
  const to = words === "" ? "" : ` ${gift[1]} ${words}`;
  const goal = phrase.beside(verb, quantity.last, /^for$/);
  return {
    ...phrase.measured(receiver, is, null, verb),
    what: `${giver === "" ? "" : `${giver} `}${gift[0]}${to}${goal}`,
  };
}

/** "the programme is to cost $5bn": "cost of the programme"; "" and null as for others. */
function costOf(sentence: Sentence, quantity: Quantity, phrase: Phrase): string | null {
  for (let i = quantity.first - 1; i >= 0 && i > quantity.first - 6; i -= 1) {
    const token = sentence.tokens[i]!;
    if (token.lemma === "cost" && token.upos === "VERB") {
      const before = bareRel(token) === "acl" ? headOf(sentence, i) : null;
      const noun =
        before !== null && (before.upos === "NOUN" || before.upos === "PROPN")
          ? before
          : (dependent(sentence, i, "nsubj") ?? grammaticalSubject(sentence, i) ?? besideVerb(sentence, i));
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

const SUMS = /^(?:total|sum|amount|excess|maximum|minimum|average|worth)$/;

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
    return near !== undefined && (near.upos === "NOUN" || near.upos === "PROPN") && !SUMS.test(near.lemma)
      ? near
      : null;
  }
  return null;
}
