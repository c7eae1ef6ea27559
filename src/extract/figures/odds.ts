/** Parts told as so many in so many: "seven in ten voters" is 70 % of voters, "one in nine shipments" 11.1 %. */
import type { NumberFound } from "../../kit/numbers.ts";
import type { Sentence } from "../../model/index.ts";
import { build } from "./build.ts";
import type { Quantity } from "./quantity.ts";

/** Wholes that parts are told of. */
const WHOLES = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000]);

/** The part that two numbers in a row tell; null where they tell none ("one in 2019", "two in ten days"). */
export function oddsAt(sentence: Sentence, text: string, part: NumberFound, whole: NumberFound): Quantity | null {
  const between = text.slice(part.end, whole.start);
  const after = text.slice(whole.end, whole.end + 14);
  // "one person in four", "one in four people"
  if (!/^(?: \p{Ll}+)? (?:in|out of|(?:in|of|out of) every) (?:an? )?$/u.test(between)) return null;
  if (/^ (?:day|week|month|year|hour|minute|time|case|fall|rise|drop)s? /.test(between)) return null;
  if (part.value < 1 || part.value >= whole.value || !WHOLES.has(whole.value)) return null;
  if (part.scaled || part.high !== null || whole.high !== null) return null;
  if (/^[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b|^[:/.%]\d?/i.test(after)) return null;
  const percent = (100 * part.value) / whole.value;
  const value = Number.isInteger(percent) ? percent : Number(percent.toFixed(1));
  return build(sentence, text, { ...part, value }, "fraction", "%", part.start, whole.end, null);
}
