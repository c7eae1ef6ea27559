import { clauseAbove, clauseSpan, isSubjectAsRoot } from "../language/tree.ts";
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
  const { deprel, head } = sentence.tokens[verb]!;
  // "Berg of Chad, Holm of Peru and Ali of Kenya signed it", where the tree hangs the verb on its subject.
  if (deprel === "conj" && head >= 0 && isSubjectAsRoot(sentence.tokens[head]!, sentence.tokens[verb]!)) return whole;
  const clause = clauseSpan(sentence, verb);
  const words = sentence.tokens.filter((token) => token.start >= clause.start && token.end <= clause.end).length;
  return words >= 5 ? clause : whole;
}
