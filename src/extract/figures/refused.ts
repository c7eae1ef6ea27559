/** Numbers that are no quantities: parts of names ("Su-35", "Resolution 2375"), ages, ordinals, times of day, years. */
import type { NumberFound } from "../../kit/numbers.ts";
import type { Sentence } from "../../model/index.ts";
import { tokenAt } from "./build.ts";

/** For those who want every quantity, ages and durations too: what is still no quantity at all. */
export const part = (text: string, number: NumberFound, before: string, after: string): boolean =>
  ((NAMED_BEFORE.test(before) || /\bgroup of $/i.test(before)) &&
    number.shape === "digits" &&
    !/\b(?:aged|age)\s$/i.test(before)) ||
  /^(?:[:/]\d|\s?(?:a\.?m|p\.?m|st|nd|rd|th)\b)/i.test(after) ||
  // "iPhone 14", "S&P 500", "Boeing 787": a name's number, unless it counts ("Musk 50 people").
  (number.shape === "digits" &&
    !number.scaled &&
    number.high === null &&
    Number.isInteger(number.value) &&
    number.value >= 0 &&
    /(?:\p{Lu}[\p{L}&]*|\bi\p{Lu}\p{L}+) $/u.test(before) &&
    !/(?:^|[.!?:”"] )(?:\p{Lu}\p{Ll}+) $/u.test(before) &&
    !/^ ?(?:%|per ?cent|(?:\p{Ll}+ed )?(?:people|years?|months?|days?|weeks?|hours?|minutes?|sen|cents?|others?)\b)/u.test(
      after,
    ) &&
    !/^(?:-|[a-zA-Z]{1,4}\b| [A-Z]{1,4}\b| (?:km|kg|mm|cm|ft|hp|lbs?|oz|mph|kt|ml|mg|sq)\b)/.test(
      after.replace(/^ (?:and|or|in|on|at|of|to|is|was|has|as|for|by|the|mini|pro|plus|with|from|said)\b/i, "|"),
    )) ||
  (number.shape === "digits" &&
    !number.scaled &&
    /^\d{4}$/.test(text.slice(number.start, number.end)) &&
    number.value >= 1800 &&
    number.value <= 2100);

const NAMED_BEFORE =
  /(?:\b(?:no|nos|number|article|articles|resolution|resolutions|page|pages|section|chapter|paragraph|phase|round|day|level|type|mark|unit|flight|route|highway|channel|version|part|season|episode|verse|room|gate|line|area|zone|sector|tel|phone|call|ext|big|top|class|grade|tier|track|title|decree|law|bill|order|room|world war|protocol|brent|section|issue|volume|vol|aged|age|act|amendment)\.?|[#№])[ \u00a0]?$/i;

/** Numbers that are part of a name, an age, an hour or a score. */
export function refused(sentence: Sentence, text: string, number: NumberFound, before: string, after: string): boolean {
  if (NAMED_BEFORE.test(before) || /\bGroup of $/.test(before)) return true;
  // "a 45-degree turn", "100,000 square" without its unit
  if (/^-degree (?:turn|angle|arc|view)|^ square\b(?! (?:k|m|f|i|y))/i.test(after)) return true;
  // "thousands of troops" is no number.
  if (number.shape === "vague") return true;
  if (/^\s?(?:st|nd|rd|th)\b/.test(after)) return true;
  if (
    /^(?:[:/.]\d|-year-old|[- ]years? old|-year|-month|-week|-day|-hour|-minute|-point|-way|-storey|-story|-star|-party|-track|-fold|-time|-term|-part|-page|-state)/i.test(
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
