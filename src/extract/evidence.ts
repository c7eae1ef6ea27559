import { clauseAbove, clauseSpan } from "../language/tree.ts";
import type { Sentence, Span } from "../model/index.ts";

/** Words above which a sentence is too long to be evidence as a whole. */
const LONG = 60;

/**
 * The words that bear the event: the sentence, or where that is long the predicate's clause (of a noun, the clause it stands in).
 * Never under 2 words; a clause of one word gives way to the sentence.
 */
export function evidenceOf(sentence: Sentence, predicate: number): Span {
  const whole = { start: sentence.start, end: sentence.end };
  if (sentence.tokens.length <= LONG) return whole;
  const verb = sentence.tokens[predicate]!.upos === "VERB" ? predicate : clauseAbove(sentence, predicate);
  if (verb < 0) return whole;
  const clause = clauseSpan(sentence, verb);
  const words = sentence.tokens.filter((token) => token.start >= clause.start && token.end <= clause.end).length;
  return words >= 5 ? clause : whole;
}
