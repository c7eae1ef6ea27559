/** How the next word of a text begins: what splitting sentences asks most. */
import type { TokenSpans } from "./tokens.ts";

/** Words that begin sentences and are no names: after "U.S." these alone show that a sentence ended. */
export const starters = new Set(
  (
    "The A An He She It They We I You This That These Those His Her Its Their Our My In On At But And Or So Yet If When While " +
    "As After Before Since Because Although Though However Meanwhile Moreover Also For From With Without By Under Over During " +
    "There Here What Who Where Why How Not No Some Many Most Several Both All Each Another Other Such Asked Now Then Still Last " +
    "Earlier Later According Despite Instead Nor Only Even To Of Once Until Unlike Among Speaking"
  ).split(" "),
);

/** The next word, past opening marks. */
export function wordFrom(text: string, tokens: TokenSpans, i: number): string {
  let at = i;
  while (at < tokens.starts.length - 1 && at < i + 3 && isQuoteOrBracket(text[tokens.starts[at]!]!)) at += 1;
  return text.slice(tokens.starts[at]!, Math.min(tokens.ends[at]!, tokens.starts[at]! + 40));
}

export const isQuoteOrBracket = (char: string): boolean => "“\"‘'«([„`".includes(char);
export const beginsUpper = (word: string): boolean => {
  const char = word[0]!;
  return char !== char.toLowerCase() || (char >= "0" && char <= "9");
};
export const startsLower = (word: string): boolean => {
  const char = word[0]!;
  return char !== char.toUpperCase();
};
