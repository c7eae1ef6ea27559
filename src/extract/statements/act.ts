/**
 * What is done with a saying: "All parties should show restraint" urges, "we will not join" refuses, "it did not happen" said of
 * oneself denies. The verb of saying leads; the words said overrule only a plain verb such as "said".
 */
import type { Act } from "../../model/index.ts";

/** `words` is what was said; `self` whether its subject is the speaker or "we", `ours` whether it is somebody of the speaker's state. */
export function actOf(act: Act, lemma: string, words: string, self: boolean, ours = self): Act {
  if (act !== "asserts" || FIXED.has(lemma)) return act;
  const lower = words.toLowerCase();
  const text = lower.includes("’") ? lower.replace(/’/g, "'") : lower;
  if (URGES.test(text)) return "urges";
  const no = NO.test(text);
  if (FALSE.test(text) || (no && NOT_SO.test(text))) return "denies";
  if (no && ours && DENIES.test(text)) return "denies";
  if (no && self && REFUSES.test(text)) return "refuses";
  if (OPPOSES.test(text)) return "opposes";
  // "China hopes that both will show restraint": what one hopes of others is no word given.
  if (self && PLEDGES.test(text) && PLEDGES.test(text.replace(HOPES, ""))) return "pledges";
  if (SUPPORTS.test(text)) return "supports";
  if (no && UNTRUE.test(text)) return "denies";
  if (
    PREDICTS.test(text) ||
    (WARNS.has(lemma) && TO_COME.test(text)) ||
    (!self && IF.test(text) && CONDITIONAL.test(text))
  )
    return "predicts";
  return act;
}

/** "hinted that Rabat may recall its envoy": a threat to come. */
const WARNS = new Set("warn caution hint suggest speculate".split(" "));
const TO_COME = /\b(?:will|would|could|may|might|faces?|risks?|soon)\b/;
const IF = /if|unless/;
/** "will accuse Tehran if they find it" */
const CONDITIONAL =
  /^if\b.*\b(?:will|would|could|may)\b(?! have)|\b(?:will|would|could|may|faces?)\b(?! have).*\b(?:if|unless)\b/;
/** A word that denials and refusals hold: the patterns of them are asked only where there is one. */
const NO = /\b(?:no|never|denies|refuse|held)|n[o']t/;
const FALSE = /\b(?:untrue|a lie|lies|fabricat(?:ed|ion|ions)|groundless|baseless|unfounded|staged|propaganda)\b/;
/** What is said not to be so. */
const NOT_SO =
  /\b(?:(?:is|was|are|were)n't true|not true|(?:had|has|have) nothing to do with|no intention of|no plans? (?:to|for)|nothing (?:has|had) been (?:decided|agreed|signed)|no (?:visit|decision|talks|meeting)\b.{0,40}\b(?:was|were|had been|is|are) (?:planned|made|held|scheduled|taken))\b/;

const FIXED = new Set(["blame"]);
const URGES =
  /\b(?:should|ought to|needs? to|must(?! never)|have to (?!base)|has to|had to make|urges?|urged|calls? (?:on|for|upon)|called on|demands?|let us|let's|it(?:'s| is) (?:important|necessary|time|vital|essential|crucial|imperative) (?:to|that|for)|we are waiting|waits? for)\b/;
const REFUSES =
  /\b(?:will|would|shall|could|can) ?(?:not|never)\b(?! rule out)|\b(?:won't|wouldn't|cannot|refuses?|no longer|does not (?:recogni[sz]e|accept|trade))\b/;
const DENIES =
  /\b(?:did not|does not (?!recogni[sz]e|accept|trade|exclude|rule)|do not (?!accept|recogni[sz]e)|has not|have not|had not|denies|didn't|doesn't|haven't|hasn't|had never|has never|have never|never (?:agreed|met|asked|invited|happened|took|aided))\b/;
const HOPES = /\b(?:hopes?|hoped|expects?|expected|believes?|believed)\b.*/;
const PLEDGES =
  /\b(?:will|would|shall|'ll|ready to|willing to|committed to|look(?:s|ed)? forward to|intends? to|plans? to|pledges?|promises?|vows?|determined to|stand(?:s)? (?:by|with)|accepted an invitation|agreed to|wanted to)\b/;
const OPPOSES =
  /\b(?:opposes?|opposed to|condemns?|condemned|denounces?|rejects?|criticises?|criticizes?|unacceptable|only lead to|protested|wrong|crass|failure|shameless|shameful|humiliat\w*|outrag\w*|disgrac\w*|absurd|hysterical|ridiculous|barbar\w+|war crimes?|appall\w+|dissatisf\w+|farce|ill-judged|sham|unsubstantiated|desperation|breach|violat\w*|inconsistent with|cold war|an attack on|affront|reckless|irresponsible|provocat\w+|provok\w+|dangerous|(?:seriously|deeply|gravely) concerned|serious concern|grave concern|disappoint\w*|made no sense|not support|interference|aggression|threat to)\b/;
const SUPPORTS =
  /\b(?:grateful|supports?|supported|welcomes?|welcomed|praises?|thanks?|thanked|vote for|historic|victory for|essential step|in favou?r of|stands? behind|i agree|congratulat\w+)\b/;
const UNTRUE =
  /\b(?:no such|has no|had no|(?:was|is|were|are) not (?:true|aimed|directed|a matter|about|looking)|"not|held .{2,30} void)\b|["“]not\b/;
const PREDICTS =
  /\b(?:is likely|are likely|was likely|likely to|expects?|expected to|is going to|are going to|(?:will|would|may|might|could) (?:only|lead|create|cost|cause|mean|result|fuel|continue|fall|rise|grow|shrink|slow|fail|collapse|worsen|improve|become|meet))\b/;
