/**
 * Quantities in a sentence: "more than $240 billion" is 240e9 USD, bound "more than"; "six British diplomats" is 6 people.
 *
 * Reads words and units only; what is measured, when, and by whom said is settled by the files beside it. Left out: days and
 * years, ages, ordinals, times of day, durations (but minutes and seconds that something took), names with a number in them
 * ("No. 2", "Resolution 2375", "Su-35"), and amounts given again in another currency or measure ("£600m ($780m)").
 */
import { currencyOf } from "../../kit/money.ts";
import { findNumbers, mayBeNumber, type NumberFound } from "../../kit/numbers.ts";
import { oncePerText } from "../../kit/once-per.ts";
import type { Sentence, TimeExpression } from "../../model/index.ts";
import { build, inTime } from "./build.ts";
import { withoutConversions } from "./conversions.ts";
import { befallen, counted } from "./counted.ts";
import { COUNTED, countedAgain } from "./counted-noun.ts";
import { fractionQuantity } from "./fractions.ts";
import type { FigureLexicon, UnitKind } from "./lexicon.ts";
import { mayMultiply, multipleAt } from "./multiples.ts";
import { oddsAt } from "./odds.ts";
import { joinPairs } from "./pairs.ts";
import { part, refused } from "./refused.ts";

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
  /** "barrel" of "$58 per barrel", "month" of "£900 a month", else null. */
  readonly per: string | null;
  /** The level that it moved from: of "from 4.8 to 4.7 percent" 4.8, else null. */
  readonly was: number | null;
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
  let telling = 0;
  for (const { norm } of sentence.tokens) telling |= tellsOf(norm);
  if (telling === 0) return [];
  const text = body.slice(sentence.start, sentence.end);
  const found: Quantity[] = [];
  const numbers = (telling & NUMBER) === 0 ? [] : findNumbers(text);
  for (const [i, number] of numbers.entries()) {
    const whole = numbers[i + 1];
    const odds = keep === "news" && whole !== undefined ? oddsAt(sentence, text, number, whole) : null;
    if (odds !== null) {
      found.push(odds);
      continue;
    }
    const here = found.at(-1);
    const countsHere = here !== undefined && COUNTED.has(here.kind);
    const unit = found.findLast((one) => COUNTED.has(one.kind))?.unit ?? counted;
    const quantity =
      (keep === "news" && here?.kind === "money" ? moreMoney(sentence, text, number, times, here) : null) ??
      (keep === "news" && unit !== null && !inTime(sentence, number, times)
        ? befallen(sentence, text, number)
        : null) ??
      (unit !== null && (keep === "news" || (countsHere && unit !== "-"))
        ? countedAgain(sentence, text, number, times, unit, countsHere)
        : null) ??
      quantityAt(sentence, text, number, times, lexicon, keep === "all");
    if (quantity === null) continue;
    const before = found.at(-1);
    // "eight million 250ml bottles": within what is counted another quantity may stand.
    const free =
      before === undefined || quantity.start >= (keep === "all" ? sentence.tokens[before.numberLast]!.end : before.end);
    if (free) found.push(quantity);
  }
  if ((telling & MULTIPLE) !== 0)
    for (const token of sentence.tokens) {
      const multiple = multipleAt(sentence, token, found);
      if (multiple !== null) found.push(multiple);
    }
  found.sort((a, b) => a.start - b.start);
  const joined = joinPairs(found, body, sentence.start, keep === "all");
  return keep === "all" ? joined : withoutConversions(joined, body);
}

/** What a word may tell a quantity by, a bit each; most words none, and most sentences are done with by that. */
const NUMBER = 1;
const MULTIPLE = 2;
const tellsOf = oncePerText((norm) => (mayBeNumber(norm) ? NUMBER : 0) | (mayMultiply(norm) ? MULTIPLE : 0));

/** "rose to $7.3 billion from 6 billion", "a billion dollars, half a billion of it this year": in the currency of the sum before. */
function moreMoney(
  sentence: Sentence,
  text: string,
  number: NumberFound,
  times: readonly TimeExpression[],
  before: Quantity,
): Quantity | null {
  if (!number.scaled || number.value < 1e6 || number.shape === "vague" || inTime(sentence, number, times)) return null;
  const after = text.slice(number.end, number.end + 16);
  if (!/^(?:$|[.,;:)]| (?:of it|in|at|by|for|from|to|a year|last|this|next|and|earlier|before)\b)/.test(after))
    return null;
  if (/[$£€¥]\s?$/.test(text.slice(0, number.start))) return null;
  return build(sentence, text, number, "money", before.unit, number.start, number.end, null);
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
    // "12-point plan", "three points": not percentage points unless a poll or a vote is told of; else left alone.
    if (!all)
      return words.startsWith("point") &&
        !/^[ -]points?[ -]\p{Ll}+/u.test(
          after.replace(/^[ -]points? (?:in|over|ahead|behind|clear|of|to|from|on|and|a)\b/, ""),
        ) &&
        POLLED.test(text)
        ? build(sentence, text, number, "points", "pp", number.start, end, null)
        : null;
  }
  if (
    inTime(sentence, number, times) &&
    !(all && /^[ -](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b/.test(after)) &&
    !/^ ?(?:sq|square|cubic|miles?|kilomet|km|met(?:re|er)s?|tons?|tonnes?|barrels?|feet|calories|kg)\b/i.test(after)
  )
    return null;
  if (
    all &&
    /(?:\p{Lu}\p{L}+, |\b(?:aged?|age of) )$/u.test(before) &&
    /^(?:,| (?:and|or|who)\b|[.;]|$)/.test(after) &&
    number.value < 110 &&
    number.shape === "digits"
  )
    return build(sentence, text, number, "time", "years of age", number.start, number.end, null);
  const point = number.shape === "fraction" ? /^ (?:of )?an? (?:percentage )?point\b/.exec(after) : null;
  if (point !== null && !all)
    return build(sentence, text, number, "points", "pp", number.start, number.end + point[0].length, null);
  if (number.shape === "fraction") return fractionQuantity(sentence, text, number);
  if (all ? part(text, number, before, after) : refused(sentence, text, number, before, after)) return null;
  return counted(sentence, text, number, lexicon, all);
}

/** Words of polls and votes, where points are those of percent. */
const POLLED = /\b(?:polls?|pollsters?|lead(?:s|ing)?|ahead|behind|margin|approval|runoff|vote share)\b/i;

/** "two pounds of butter", "5 drams of water", "he weighs 208 pounds": weights that bear the name of a currency. */
const poundsOfWeight = (text: string, end: number): boolean =>
  /(?:pounds?|lbs?|drams?) of (?!aid|debt|cash|money)/.test(text.slice(end - 6, end + 20)) ||
  (/\bpounds?$/.test(text.slice(0, end)) &&
    /\b(?:weigh\w*|slimm?\w*|body weight|overweight|heavier|lighter)\b/i.test(
      text.slice(Math.max(0, end - 80), end + 40),
    ));
