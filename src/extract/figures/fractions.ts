/** Parts of a whole in words: "by a third" is 33.3 %, "for a fifth term" is none. */
import type { NumberFound } from "../../kit/numbers.ts";
import type { Sentence } from "../../model/index.ts";
import { build } from "./build.ts";
import type { Quantity } from "./quantity.ts";

/** "a quarter of", "by a third", "more than half", "nearly two-thirds": percent, unless it is a part of a day or an hour. */
export function fractionQuantity(sentence: Sentence, text: string, number: NumberFound): Quantity | null {
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
