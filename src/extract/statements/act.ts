/**
 * What is done with a saying: "All parties should show restraint" urges, "we will not join" refuses, "it did not happen" said of
 * oneself denies. The verb of saying leads; the words said overrule only a plain verb such as "said".
 */
import type { Act } from "../../model/index.ts";

/** `words` is what was said; `self` whether its subject is the speaker or "we". */
export function actOf(act: Act, lemma: string, words: string, self: boolean): Act {
  if (act !== "asserts" || FIXED.has(lemma)) return act;
  const text = words.toLowerCase().replace(/’/g, "'");
  if (URGES.test(text)) return "urges";
  if (self && DENIES.test(text)) return "denies";
  if (self && REFUSES.test(text)) return "refuses";
  if (self && PLEDGES.test(text)) return "pledges";
  if (OPPOSES.test(text)) return "opposes";
  if (PREDICTS.test(text)) return "predicts";
  return act;
}

const FIXED = new Set(["accuse", "blame", "call", "describe"]);
const URGES =
  /\b(?:should|must|ought to|needs? to|have to|has to|urges?|calls? (?:on|for|upon)|demands?|let us|let's|it is (?:important|necessary|time|vital|essential|crucial|imperative) (?:to|that|for))\b/;
const REFUSES = /\b(?:will|would|shall|could|can) ?(?:not|never)\b|\b(?:won't|wouldn't|cannot|refuses?)\b/;
const DENIES = /\b(?:did not|does not|do not|has not|have not|had not|denies|never|didn't|doesn't|haven't|hasn't)\b/;
const PLEDGES =
  /\b(?:will|would|shall|'ll|ready to|willing to|committed to|look forward to|intends? to|plans? to|pledges?|promises?|vows?|determined to|stand(?:s)? (?:by|with))\b/;
const OPPOSES =
  /\b(?:opposes?|opposed to|condemns?|denounces?|rejects?|criticises?|criticizes?|unacceptable|only lead to|protests?)\b/;
const PREDICTS =
  /\b(?:will|would|could|may|might|is likely|are likely|expected to|is expected|are expected|is going to|are going to)\b/;
