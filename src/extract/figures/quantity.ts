/**
 * Quantities in a sentence: "more than $240 billion" is 240e9 USD, bound "more than"; "six British diplomats" is 6 people.
 *
 * Reads words and units only; what is measured, when, and by whom said is settled by the files beside it. Left out: days and
 * years, ages, ordinals, times of day, durations (but minutes and seconds that something took), names with a number in them
 * ("No. 2", "Resolution 2375", "Su-35"), and amounts given again in another currency or measure ("£600m ($780m)").
 */
import { currencyOf } from "../../kit/money.ts";
import { findNumbers, type NumberFound } from "../../kit/numbers.ts";
import { bareRel, children, clauseAbove, headOf } from "../../language/index.ts";
import type { Sentence, TimeExpression, Token } from "../../model/index.ts";
import { isTerm } from "./durations.ts";
import { type FigureLexicon, type UnitKind, unitOf } from "./lexicon.ts";

export type QuantityKind = "percent" | "points" | "money" | "fraction" | "multiple" | UnitKind;

export interface Quantity {
  readonly kind: QuantityKind;
  readonly value: number;
  /** The upper end of a range, else null. */
  readonly high: number | null;
  /** "%", "pp", ISO 4217, or a plural noun. */
  readonly unit: string;
  readonly bound: string | null;
  /** Number, sign and unit, into the body. */
  readonly start: number;
  readonly end: number;
  /** Tokens of the same, `last` inclusive. */
  readonly first: number;
  readonly last: number;
  /** Last token of number, sign and unit, where `last` may be a counted noun farther on. */
  readonly numberLast: number;
  /** The token that carries it in the tree: "%", "$", the counted noun, the verb "doubled". */
  readonly head: number;
  /** "rose" or "fell", where the words of the quantity themselves tell ("doubled", "up 5%"). */
  readonly direction: "up" | "down" | null;
  /** Counts again what was counted before: "35 of them", "of these 33 are abroad". */
  readonly again: boolean;
}

/** All quantities of a sentence, in the order of the words. */
export function findQuantities(
  sentence: Sentence,
  body: string,
  times: readonly TimeExpression[],
  lexicon: FigureLexicon,
  keep: "news" | "all" = "news",
  counted: string | null = null,
): Quantity[] {
  const text = body.slice(sentence.start, sentence.end);
  const found: Quantity[] = [];
  for (const number of findNumbers(text)) {
    const unit = found.findLast((one) => COUNTED.has(one.kind))?.unit ?? counted;
    const quantity =
      (keep === "news" && unit !== null ? countedAgain(sentence, text, number, times, unit) : null) ??
      quantityAt(sentence, text, number, times, lexicon, keep === "all");
    if (quantity !== null && (found.length === 0 || quantity.start >= found.at(-1)!.end)) found.push(quantity);
  }
  for (const token of sentence.tokens) {
    const multiple = multipleAt(sentence, token, found);
    if (multiple !== null) found.push(multiple);
  }
  found.sort((a, b) => a.start - b.start);
  return keep === "all" ? found : withoutConversions(found, body);
}

const COUNTED: ReadonlySet<string> = new Set(["people", "things", "acts"]);

/** "35 of them this year", "of these 33 are abroad", "more than 40 are on the list now": a count of what was counted before. */
function countedAgain(
  sentence: Sentence,
  text: string,
  number: NumberFound,
  times: readonly TimeExpression[],
  unit: string,
): Quantity | null {
  if (number.shape !== "digits" && number.shape !== "words") return null;
  if (number.value < 5 || inTime(sentence, number, times)) return null;
  const after = text.slice(number.end, number.end + 30);
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

function quantityAt(
  sentence: Sentence,
  text: string,
  number: NumberFound,
  times: readonly TimeExpression[],
  lexicon: FigureLexicon,
  all: boolean,
): Quantity | null {
  const money = currencyOf(text, number.start, number.end, lexicon.currencies);
  const after = text.slice(number.end, number.end + 40);
  const before = text.slice(Math.max(0, number.start - 40), number.start);
  if (money !== null && !poundsOfWeight(text, money.end)) {
    return build(sentence, text, number, "money", money.code, money.start, money.end, null);
  }
  const percent = /^\s?-?(?:%|per ?cents?\b|pct\b|pc\b|percentage[ -]points?\b|basis points?\b|points?\b)/i.exec(after);
  if (percent !== null && number.shape !== "fraction") {
    const words = percent[0].trim().toLowerCase().replace(/^-/, "");
    const end = number.end + percent[0].length;
    if (words === "%" || words.startsWith("per") || words === "pct" || words === "pc") {
      const points = /^[ -]?percentage/.test(words) || /^(?:%|per ?cent)-?points?/.test(after.trim().toLowerCase());
      if (points) return build(sentence, text, number, "points", "pp", number.start, end, null);
      return build(sentence, text, number, "percent", "%", number.start, end, null);
    }
    if (words.startsWith("basis")) {
      return build(sentence, text, { ...number, value: number.value / 100 }, "points", "pp", number.start, end, null);
    }
    // "12-point plan", "three points": not percentage points unless something moved by them; left alone.
    if (!all) return null;
  }
  if (
    inTime(sentence, number, times) &&
    !(all && /^[ -](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b/.test(after))
  )
    return null;
  if (number.shape === "fraction") return fractionQuantity(sentence, text, number);
  if (all ? part(text, number, before, after) : refused(sentence, text, number, before, after)) return null;
  return counted(sentence, text, number, lexicon, all);
}

/** For those who want every quantity, ages and durations too: what is still no quantity at all. */
const part = (text: string, number: NumberFound, before: string, after: string): boolean =>
  (NAMED_BEFORE.test(before) && number.shape === "digits" && !/\b(?:aged|age)\s$/i.test(before)) ||
  /^(?:[:/]\d|\s?(?:a\.?m|p\.?m|st|nd|rd|th)\b)/i.test(after) ||
  (number.shape === "digits" &&
    !number.scaled &&
    /^\d{4}$/.test(text.slice(number.start, number.end)) &&
    number.value >= 1800 &&
    number.value <= 2100);

const poundsOfWeight = (text: string, end: number): boolean =>
  /^\s?(?:pounds?|lbs?) of (?!aid|debt|cash|money)/.test(text.slice(end - 6, end + 20));

/** Does the number stand in a day, a year, an hour? A duration does not count: "for two minutes" may be news. */
function inTime(sentence: Sentence, number: NumberFound, times: readonly TimeExpression[]): boolean {
  const start = sentence.start + number.start;
  const end = sentence.start + number.end;
  return times.some((time) => time.start < end && time.end > start && time.type !== "duration");
}

const NAMED_BEFORE =
  /(?:\b(?:no|nos|number|article|articles|resolution|resolutions|page|pages|section|chapter|paragraph|phase|round|day|group of|level|type|mark|unit|flight|route|highway|channel|version|part|season|episode|verse|room|gate|line|area|zone|sector|tel|phone|call|ext|big|top|class|grade|tier|track|title|decree|law|bill|order|room|world war|protocol|brent|section|issue|volume|vol|aged|age|act|amendment)\.?|[#№])[ \u00a0]?$/i;

/** Numbers that are part of a name, an age, an hour or a score. */
function refused(sentence: Sentence, text: string, number: NumberFound, before: string, after: string): boolean {
  if (NAMED_BEFORE.test(before)) return true;
  // "thousands of troops" is no number.
  if (number.shape === "vague") return true;
  if (/^\s?(?:st|nd|rd|th)\b/.test(after)) return true;
  if (
    /^(?:[:/.]\d|-year-old|[- ]years? old|-year|-month|-week|-day|-hour|-minute|-point|-way|-storey|-story|-star|-man|-member|-person|-strong|-party|-track|-fold|-time|-term|-part|-page|-nation|-country|-state)/i.test(
      after,
    )
  )
    return true;
  if (/^\s?(?:a\.?m\.?|p\.?m\.?|o['’]clock|GMT|UTC|hrs)\b/i.test(after)) return true;
  if (/^\s?of (?:the|them|us|its|his|her|their|those|these|our)\b/i.test(after) && number.value === 1) return true;
  const token = tokenAt(sentence, sentence.start + number.start);
  const previous = token > 0 ? sentence.tokens[token - 1]! : null;
  // "Su-35", "Fath-360", "Boeing 737", "Covid-19": a name and its number; "Xi 's two" is not.
  if (previous !== null && number.shape === "digits" && !number.scaled) {
    if (
      previous.text === "-" &&
      token > 1 &&
      previous.end === sentence.tokens[token]!.start &&
      previous.start === sentence.tokens[token - 2]!.end
    )
      return true;
    const next = sentence.tokens[token + 1];
    if (previous.upos === "PROPN" && (next === undefined || next.upos !== "NOUN")) return true;
    if (
      previous.upos === "PROPN" &&
      /^(?:flat|nummod|compound|nmod|appos)/.test(sentence.tokens[token]!.deprel) &&
      sentence.tokens[token]!.head === previous.index
    )
      return true;
  }
  if (
    number.shape === "digits" &&
    !number.scaled &&
    number.high === null &&
    /^\d{4}$/.test(text.slice(number.start, number.end)) &&
    number.value >= 1800 &&
    number.value <= 2100
  ) {
    return !/^\s(?:people|troops|soldiers|tons|tonnes|barrels|ships|km|kilomet|missiles|drones|civilians|workers|refugees|homes|jobs|companies|fighters|civilians|children)/.test(
      after,
    );
  }
  return false;
}

/** "a quarter of", "by a third", "more than half", "nearly two-thirds": percent, unless it is a part of a day or an hour. */
function fractionQuantity(sentence: Sentence, text: string, number: NumberFound): Quantity | null {
  const after = text.slice(number.end, number.end + 30);
  const before = text.slice(Math.max(0, number.start - 30), number.start).toLowerCase();
  const words = text.slice(number.start, number.end).toLowerCase();
  // "two hours and a half" is a length, "for a fifth term" a place in a row.
  if (/\band\s$/.test(before) && /half$/.test(words)) return null;
  if (ORDINAL.test(words) && /^\s[a-z-]+/i.test(after) && !GOES_ON.test(after)) return null;
  if (/^(?:-|\s)year-(?:on|over)-year/i.test(after))
    return build(
      sentence,
      text,
      { ...number, value: percentOf(number.value) },
      "fraction",
      "%",
      number.start,
      number.end,
      null,
    );
  if (
    /^(?:-|\s(?:years?|hours?|months?|brother|sister|time|way|century|decade|day|dozen|mile|kilomet|metre|meter|minute|marathon|past)\b)/i.test(
      after,
    )
  )
    return null;
  if (
    /\b(?:first|second|latter|other|better|northern|southern|eastern|western|top|bottom|upper|lower|and a|one and|two and|three and|this|last|next|each|either)\s$/.test(
      before,
    )
  )
    return null;
  if (/^\s(?:of an? |an? )(?:hour|century|day|year|decade|mile)/i.test(after)) return null;
  if (/^\sof (?:the )?(?:year|19|20|hour|century|decade|month|day|season)/i.test(after)) return null;
  const spare =
    /^\s(?:of|the|its|their|his|all|that|a|are|were|have|is|was)\b/i.test(after) ||
    /^[\s]*[.,;)]/.test(after) ||
    after === "" ||
    /^\s(?:in|from|since|year|compared|over|to|last|this|on)\b/i.test(after);
  const bounded =
    /\b(?:by|than|about|nearly|almost|roughly|around|some|over|to|up|least|under|an estimated|approximately|only|just|for)\s(?:a\s)?$/.test(
      before,
    );
  if (words === "half" && !bounded && !/^\sof\b|^\s(?:the|its|their|his|all)\b/i.test(after)) return null;
  if (!spare && !bounded) return null;
  return build(
    sentence,
    text,
    { ...number, value: percentOf(number.value) },
    "fraction",
    "%",
    number.start,
    number.end,
    null,
  );
}

const ORDINAL = /^(?:an? |one[- ])(?:third|fourth|fifth|sixth|seventh|eighth|tenth)$/;
/** What may follow a part of something; behind any other word "a fifth" counts in a row. */
const GOES_ON =
  /^\s(?:of|in|from|since|year|compared|over|to|last|this|on|than|more|less|fewer|higher|lower|larger|smaller|bigger|greater|as|the|its|their|his|her|all|that|and|or|but|while|when|after|before|by|at|for|with|during|are|were|have|had|is|was|has|said|say|live|voted|between|within|amid|because|cheaper|faster|each|every|against|according|owing|due|through|until|so|if|ahead|behind|off|up|down|above|below|annually|again|now|also|already|still)\b/i;

/** A part as percent, whole where it is whole: 0.3333 is 33.3. */
function percentOf(part: number): number {
  const value = Number((part * 100).toPrecision(4));
  return Math.abs(value - Math.round(value)) < 0.01 ? Math.round(value) : Number(value.toFixed(1));
}

/** A number with a counted noun or a measure behind it. */
function counted(
  sentence: Sentence,
  text: string,
  number: NumberFound,
  lexicon: FigureLexicon,
  all: boolean,
): Quantity | null {
  const after = text.slice(number.end);
  // Units that touch or follow: "120km", "3,700 km", "500,000 barrels a day", "2 million-barrel".
  const unitWords = /^[ \u00a0\u202f-]?((?:[a-zA-Z]+(?:\/h)?)(?:[ -](?:[a-zA-Z]+)){0,2})/.exec(after);
  if (unitWords !== null) {
    const parts = unitWords[1]!.split(/(?<=[ -])/);
    for (let count = parts.length; count > 0; count -= 1) {
      const phrase = parts.slice(0, count).join("").replace(/[ -]$/, "");
      const unit = unitOf(lexicon, phrase) ?? unitOf(lexicon, phrase.replace(/-/g, " "));
      if (unit === null) continue;
      const end = number.end + unitWords[0].length - unitWords[1]!.length + phrase.length;
      const hyphen = after.startsWith("-");
      if (hyphen && !all && unit.kind !== "volume" && unit.kind !== "measure" && unit.kind !== "energy") return null;
      if (unit.kind === "measure" || unit.kind === "volume" || unit.kind === "energy") {
        const token = tokenAt(sentence, sentence.start + end - 1);
        if (number.letter && number.value < 1e6 && unit.kind === "measure") return null;
        // Gas is told in billions of cubic metres.
        if (unit.unit === "billion cubic metres")
          return build(
            sentence,
            text,
            { ...number, value: number.value * 1e9 },
            unit.kind,
            "cubic metres",
            number.start,
            end,
            token,
          );
        return build(sentence, text, number, unit.kind, unit.unit, number.start, end, token);
      }
      if (unit.kind === "time" && all) {
        const age = /^[ -](?:olds?|of age)\b/.test(text.slice(end));
        return build(
          sentence,
          text,
          number,
          "time",
          age ? "years of age" : unit.unit,
          number.start,
          end,
          tokenAt(sentence, sentence.start + end - 1),
        );
      }
      if (unit.kind === "time") return duration(sentence, text, number, unit.unit, end);
      break;
    }
  }
  if (
    number.letter &&
    /^[^a-zA-Z]*(?:long|tall|high|deep|wide|away|from|north|south|east|west)?$/.test(after.slice(0, 6)) &&
    /m$/i.test(text.slice(number.start, number.end)) &&
    number.value < 1e9 &&
    /^\s?(?:long|tall|high|deep|wide|away|from|north|south|east|west|above|below)\b/.test(after)
  ) {
    return build(
      sentence,
      text,
      { ...number, value: number.value / 1e6 },
      "measure",
      "metres",
      number.start,
      number.end,
      null,
    );
  }
  const glued = all ? /^(?:-?[A-Za-z]{1,4}|°[CF]?)\b/.exec(after)?.[0] : undefined;
  if (glued !== undefined && !number.letter)
    return build(
      sentence,
      text,
      number,
      "measure",
      glued.replace(/^-/, ""),
      number.start,
      number.end + glued.length,
      null,
    );
  const times = /^ times (?:as (?:much|many|high|large|big|long|fast)|more|higher|larger|bigger|greater|faster)\b/.exec(
    after,
  );
  if (times !== null && !all) {
    const end = number.end + " times".length;
    return build(sentence, text, number, "multiple", "times", number.start, end, null);
  }
  const told = all ? null : countedBySense(sentence, text, number, lexicon);
  if (told === "none") return null;
  const noun = told ?? countedNoun(sentence, text, number);
  if (noun === null) {
    const bare =
      all &&
      number.shape === "digits" &&
      !/^[A-Za-z-]/.test(after) &&
      (number.scaled ||
        number.value >= 1000 ||
        /[.,]\d/.test(text.slice(number.start, number.end)) ||
        /\b(?:to|at|of|by|is|was|about|around|over|from)\s$/.test(text.slice(0, number.start)));
    return bare ? build(sentence, text, number, "things", "-", number.start, number.end, null) : null;
  }
  if (!all && BEFALLEN.test(noun.norm))
    return build(sentence, text, number, "people", "people", number.start, noun.end - sentence.start, noun.index);
  const unit = unitOf(lexicon, noun.text) ?? unitOf(lexicon, noun.lemma);
  if (unit !== null && unit.kind === "time" && !all) return null;
  const crowd = noun.end - sentence.start <= number.start;
  if (crowd) return build(sentence, text, number, "people", "people", number.start, number.end, noun.index);
  // "770,000 Sikhs": a people by its name.
  const people =
    unit === null && !all && /^\p{Lu}\p{Ll}+s$/u.test(noun.text) && noun.upos !== "VERB" && number.value >= 100;
  if (people && number.start > 0)
    return build(sentence, text, number, "people", "people", number.start, noun.end - sentence.start, noun.index);
  const kind: QuantityKind = unit?.kind ?? "things";
  const own = noun.lemma === "time" ? actsCounted(sentence, noun, lexicon) : (unit?.unit ?? plural(noun));
  const name = all ? own : own + fellow(sentence, noun, own, lexicon);
  if (!all && !news(sentence, number, noun, unit !== null, text)) return null;
  return build(
    sentence,
    text,
    number,
    kind === "measure" || kind === "volume" || kind === "energy" ? kind : kind,
    name,
    number.start,
    noun.end - sentence.start,
    noun.index,
  );
}

/** " and bodies" of "116 people and bodies", where the number counts both; "" where one word stands for them. */
function fellow(sentence: Sentence, noun: Token, own: string, lexicon: FigureLexicon): string {
  const and = sentence.tokens[noun.index + 1];
  const other = sentence.tokens[noun.index + 2];
  if (and?.norm !== "and" || other === undefined || other.xpos !== "NNS" || noun.xpos !== "NNS") return "";
  if (sentence.tokens[noun.index + 3]?.upos === "VERB" && bareRel(other) !== "conj") return "";
  const unit = unitOf(lexicon, other.lemma)?.unit ?? other.norm;
  return unit === own ? "" : ` and ${unit}`;
}

/**
 * "About 500 of the town's 2,000 people", "a population of four million": the noun that is counted stands farther off. "none" for
 * "more than 40 are now on the list", whose noun is in the sentence before.
 */
function countedBySense(
  sentence: Sentence,
  text: string,
  number: NumberFound,
  lexicon: FigureLexicon,
): Token | "none" | null {
  const after = text.slice(number.end, number.end + 60);
  const last = tokenAt(sentence, sentence.start + number.end - 1);
  const next = sentence.tokens[last + 1];
  if (last < 0 || number.shape === "vague" || number.value < 5) return null;
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
  // "and 700 wounded": people, by what befell them.
  if (next !== undefined && BEFALLEN.test(next.norm) && !isNoun(sentence.tokens[last + 2] ?? next)) return next;
  if (next !== undefined && /^(?:are|were|have|had|was|is|will|would|remain|remained)$/.test(next.norm)) return "none";
  return null;
}

const BEFALLEN = /^(?:wounded|injured|dead|killed|missing|displaced|homeless|arrested|detained|hurt)$/;

/** Nouns of people taken together, right before their number. */
const CROWD =
  /\b(?:population|crowd|workforce|staff|membership|turnout|audience|army|garrison|contingent|congregation|electorate) of (?:(?:about|around|roughly|some|nearly|almost|over|more than|at least|up to|less than|fewer than|an estimated)\s)*$/i;

/** "transferred oil 30 times" counts transfers, "has been there 10 times" visits; else "times". */
function actsCounted(sentence: Sentence, noun: Token, lexicon: FigureLexicon): string {
  for (let i = noun.index - 1; i >= 0 && i > noun.index - 16; i -= 1) {
    const token = sentence.tokens[i]!;
    if (token.text === ";") break;
    if (token.upos !== "VERB" && token.upos !== "NOUN" && token.norm !== "been") continue;
    if (token.norm === "been") return "visits";
    const unit = unitOf(lexicon, token.lemma);
    if (unit !== null && unit.kind === "acts" && token.lemma !== "time") return unit.unit;
  }
  return "times";
}

/** A term such as that of a lease; other spans of time are left alone. */
function duration(sentence: Sentence, text: string, number: NumberFound, unit: string, end: number): Quantity | null {
  const last = tokenAt(sentence, sentence.start + end - 1);
  if (last < 0) return null;
  const verb = clauseAbove(sentence, last);
  const lemma = verb < 0 ? "" : sentence.tokens[verb]!.lemma;
  if (!isTerm(text, number, unit, end, lemma)) return null;
  return build(sentence, text, number, "time", unit, number.start, end, last);
}

/** The noun that the number counts: by the tree, else the last noun of the words that follow. */
function countedNoun(sentence: Sentence, text: string, number: NumberFound): Token | null {
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
  return noun;
}

const isNoun = (token: Token): boolean => token.upos === "NOUN" || token.upos === "PROPN";

const plural = (noun: Token): string => {
  const word = noun.text.toLowerCase();
  if (/s$/.test(word) || noun.xpos === "NNS") return word;
  if (/(?:ch|sh|x|z)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
};

const IDLE = new Set([
  "side",
  "sides",
  "leader",
  "leaders",
  "country",
  "countries",
  "nation",
  "nations",
  "neighbour",
  "neighbours",
  "neighbor",
  "neighbors",
  "power",
  "powers",
  "party",
  "parties",
  "capital",
  "capitals",
  "people",
  "peoples",
  "state",
  "states",
  "government",
  "governments",
  "man",
  "men",
  "thing",
  "things",
  "way",
  "ways",
  "point",
  "points",
  "one",
  "ones",
  "part",
  "parts",
  "reason",
  "reasons",
  "economy",
  "economies",
  "giant",
  "giants",
  "minister",
  "ministers",
  "president",
  "presidents",
  "official",
  "officials",
  "pair",
  "head",
  "heads",
  "other",
  "others",
  "army",
  "armies",
  "superpower",
  "superpowers",
  "ally",
  "allies",
  "issue",
  "issues",
  "question",
  "questions",
  "half",
  "halves",
  "front",
  "fronts",
  "step",
  "steps",
  "round",
  "rounds",
  "week",
  "weeks",
  "phase",
  "phases",
  "stage",
  "stages",
  "word",
  "words",
  "woman",
  "women",
  "Korea",
  "Koreas",
  "koreas",
  "term",
  "terms",
  "goal",
  "goals",
  "sector",
  "sectors",
  "area",
  "areas",
  "region",
  "regions",
]);

/** Does a bare count carry news? "The two leaders" does not, "six British diplomats" does. */
function news(sentence: Sentence, number: NumberFound, noun: Token, known: boolean, text: string): boolean {
  if (number.value === 0) return false;
  if (number.value === 1) {
    // "one" and "a": only where somebody died or the like, and then with a noun of people.
    return false;
  }
  const small = number.value <= 4 && !number.scaled;
  if (IDLE.has(noun.norm) && (number.value <= 3 || !known)) return false;
  if (noun.lemma === "time" && number.value <= 2) return false;
  const definite =
    children(sentence, noun.index).some(
      (child) => child.deprel === "det" && /^(?:the|these|those|both|all)$/.test(child.norm),
    ) ||
    children(sentence, noun.index).some((child) => child.deprel === "nmod:poss") ||
    /\b(?:the|these|those|its|their|his|her|our|all|both|’s|'s|last|past|next|first|other)\s$/i.test(
      text.slice(Math.max(0, number.start - 7), number.start),
    );
  if (definite && small) return false;
  if (!known && small) return false;
  // Of things that no table knows, small numbers in words count only as what somebody did or has: "names eight fields".
  if (!known && number.value < 10 && number.shape === "words") return number.value > 4 && bareRel(noun) === "obj";
  return true;
}

const MULTIPLES = new Map<string, readonly [number, "up" | "down"]>([
  ["double", [100, "up"]],
  ["treble", [200, "up"]],
  ["triple", [200, "up"]],
  ["quadruple", [300, "up"]],
  ["quintuple", [400, "up"]],
  ["halve", [50, "down"]],
]);
const FOLDS = new Map<string, number>([
  ["twofold", 100],
  ["threefold", 200],
  ["fourfold", 300],
  ["fivefold", 400],
  ["sixfold", 500],
  ["tenfold", 900],
]);

/** "doubled", "more than tripling", "a fourfold rise", "double-digit growth". */
function multipleAt(sentence: Sentence, token: Token, found: readonly Quantity[]): Quantity | null {
  const fold = FOLDS.get(token.norm);
  if (fold !== undefined) return multiple(sentence, token, fold, "up", "multiple");
  if (token.norm === "double" || token.norm === "double-digit") {
    const digit =
      token.norm === "double-digit" ||
      (sentence.tokens[token.index + 1]?.text === "-" &&
        /^digits?$/.test(sentence.tokens[token.index + 2]?.norm ?? ""));
    if (digit) {
      const last = token.norm === "double-digit" ? token.index : token.index + 2;
      return {
        ...multiple(sentence, token, 10, null, "percent"),
        last,
        end: sentence.tokens[last]!.end,
        bound: "at least",
      };
    }
  }
  if (token.upos !== "VERB") return null;
  const verb = MULTIPLES.get(token.lemma) ?? MULTIPLES.get(token.norm.replace(/(?:ed|ing|d|s)$/, ""));
  if (verb === undefined || token.deprel === "amod") return null;
  // "doubled down", "double as"
  const next = sentence.tokens[token.index + 1]?.norm;
  if (next === "down" || next === "as" || next === "over" || next === "up") return null;
  // "quadruple its tariffs to 100%": the level tells it.
  if (
    found.some(
      (one) =>
        one.kind === "percent" &&
        one.first > token.index &&
        one.first - token.index < 14 &&
        sentence.tokens[one.first - 1]?.norm === "to",
    )
  )
    return null;
  return multiple(sentence, token, verb[0], verb[1], "multiple");
}

function multiple(
  sentence: Sentence,
  token: Token,
  value: number,
  direction: "up" | "down" | null,
  kind: QuantityKind,
): Quantity {
  return {
    kind,
    value,
    high: null,
    unit: "%",
    bound: boundBefore(sentence, token.index),
    start: token.start,
    end: token.end,
    first: token.index,
    last: token.index,
    numberLast: token.index,
    head: token.index,
    direction,
    again: false,
  };
}

function build(
  sentence: Sentence,
  text: string,
  number: NumberFound,
  kind: QuantityKind,
  unit: string,
  from: number,
  to: number,
  head: number | null,
): Quantity | null {
  const start = sentence.start + from;
  const end = sentence.start + to;
  const first = tokenAt(sentence, start);
  const last = tokenAt(sentence, end - 1);
  if (first < 0 || last < first) return null;
  const carrier = head !== null && head >= 0 ? head : carrierOf(sentence, first, last);
  const after = text.slice(to, to + 24);
  const previous = sentence.tokens[first - 1]?.norm;
  const moved = previous === "by" ? sentence.tokens[first - 2]?.norm : previous;
  const direction = moved === "up" ? "up" : moved === "down" ? "down" : null;
  return {
    kind,
    value: number.value,
    high: number.high,
    unit,
    bound: boundAfter(after) ?? boundBefore(sentence, first),
    start,
    end,
    first,
    last,
    numberLast:
      head !== null &&
      sentence.tokens[head]!.upos !== "SYM" &&
      (kind === "people" || kind === "things" || kind === "acts")
        ? tokenAt(sentence, sentence.start + number.end - 1)
        : last,
    head: carrier,
    direction,
    again: false,
  };
}

/** The token of a run whose head lies outside it. */
function carrierOf(sentence: Sentence, first: number, last: number): number {
  for (let i = last; i >= first; i -= 1) {
    const head = sentence.tokens[i]!.head;
    if (head < first || head > last) return i;
  }
  return last;
}

/** The token that holds an offset of the body, -1 if none does. */
export function tokenAt(sentence: Sentence, offset: number): number {
  for (const token of sentence.tokens) if (token.start <= offset && offset < token.end) return token.index;
  return -1;
}

const BOUNDS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:more than|over|above|in excess of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|upwards? of|greater than|higher than|topp(?:ed|ing)|well over|north of|beyond)$/,
    "more than",
  ],
  [/\b(?:at least|no (?:less|fewer) than|not less than|a minimum of)$/, "at least"],
  [/\b(?:nearly|almost|close to|just under|approaching|nearing|virtually)$/, "almost"],
  [/\b(?:up to|as (?:much|many|high|far) as|at most|a maximum of|no more than|maximum)$/, "up to"],
  [/\b(?:less than|fewer than|under|below|lower than)$/, "less than"],
  [/\b(?:about|around|roughly|approximately|some|an estimated|estimated|circa|or so|nearabouts)$/, "about"],
  [/\b(?:record|a record)$/, "record"],
];

function boundBefore(sentence: Sentence, first: number): string | null {
  const words: string[] = [];
  for (let i = Math.max(0, first - 5); i < first; i += 1) words.push(sentence.tokens[i]!.norm);
  let left = words.join(" ");
  left = left
    .replace(/(?:^| )(?:a|an|the|just|only|even|still|very|total of|target of|of|level of|its|by)$/, "")
    .replace(/(?:^| )(?:a|an|the|just|target)$/, "");
  for (const [pattern, bound] of BOUNDS) if (pattern.test(left)) return bound;
  return null;
}

function boundAfter(after: string): string | null {
  if (/^\s?(?:or (?:more|above|higher|over)|or greater|plus\b|\+)/i.test(after)) return "at least";
  if (/^\s?(?:or so|odd\b|, give or take)/i.test(after)) return "about";
  if (/^\s?(?:or (?:less|fewer|below))/i.test(after)) return "up to";
  return null;
}

/** "£600m ($780m)", "$C5bn ($3.7bn;£2.8bn)": the first stands; of "75 miles (120km)" the metric one. */
function withoutConversions(found: readonly Quantity[], body: string): Quantity[] {
  const kept: Quantity[] = [];
  for (let i = 0; i < found.length; i += 1) {
    const quantity = found[i]!;
    const before = kept.at(-1);
    if (
      before !== undefined &&
      before.kind === quantity.kind &&
      before.unit !== quantity.unit &&
      (quantity.kind === "money" || quantity.kind === "measure" || quantity.kind === "volume")
    ) {
      const gap = body.slice(before.end, quantity.start);
      const bracket = gap.lastIndexOf("(");
      const inside =
        bracket >= 0 && gap.indexOf(")", bracket) < 0 && gap.slice(0, bracket).trim().split(/\s+/).length <= 2;
      const again =
        inside ||
        /^\s?[;,/=]\s?(?:or )?(?:about |around |roughly )?$/.test(gap) ||
        /^,? or (?:about |around |roughly |nearly |some )?$/.test(gap);
      const open = body.slice(Math.max(0, before.end - 40), before.end).lastIndexOf("(") >= 0;
      if (inside || (again && open) || /^,? or /.test(gap)) {
        if (quantity.kind !== "money" && METRIC.has(quantity.unit) && !METRIC.has(before.unit)) {
          kept[kept.length - 1] = { ...before, value: quantity.value, high: quantity.high, unit: quantity.unit };
        }
        continue;
      }
      if (again && quantity.kind === "money" && i >= 2 && /\($/.test(body.slice(0, found[i - 1]!.start).slice(-1)))
        continue;
    }
    kept.push(quantity);
  }
  // The third of "(…;…)" stands behind a quantity that was dropped.
  return kept.filter((quantity) => {
    const left = body.slice(Math.max(0, quantity.start - 30), quantity.start);
    return !(
      quantity.kind === "money" &&
      /\([^)]*[;/,] ?$/.test(left) &&
      kept.some(
        (other) =>
          other.end <= quantity.start - left.length + left.lastIndexOf("(") + 1 && quantity.start - other.end < 30,
      )
    );
  });
}

const METRIC = new Set([
  "km",
  "metres",
  "cm",
  "mm",
  "kg",
  "tons",
  "hectares",
  "square km",
  "square metres",
  "km/h",
  "litres",
  "cubic metres",
]);
