import { dependent, isNegated, subjectOf } from "../../language/tree.ts";
import type { Analysis } from "../../model/index.ts";
import { evidenceOf } from "../evidence.ts";
import { partiesAt } from "../parties.ts";
import type { ClaimDraft } from "./index.ts";
import { objectAt } from "./words.ts";

/**
 * What a state or its people have not done, as the page itself says: "China does not condemn the attack", "Kenya has yet to
 * reply", "Cuba has refrained from comment". The predicate stands in the affirmative, the polarity is denied.
 * Leaves alone what somebody is only quoted with (a position) and what is not yet due ("will not").
 */
export function readAbsences(analysis: Analysis): ClaimDraft[] {
  const found: ClaimDraft[] = [];
  for (const sentence of analysis.sentences) {
    for (const token of sentence.tokens) {
      if (token.upos !== "VERB" || token.deprel === "amod") continue;
      const shunned = shunning.has(token.lemma) ? dependent(sentence, token.index, "xcomp", "advcl", "obl") : null;
      const yet = sentence.tokens[token.index - 1]?.norm === "to" && sentence.tokens[token.index - 2]?.norm === "yet";
      const negated = isNegated(sentence, token.index) && !/^(say|tell|add|know|think)$/.test(token.lemma);
      if (shunned === null && !yet && !negated) continue;
      if (sentence.quotes.some((quote) => quote.start <= token.start && token.end <= quote.end)) continue;
      const subject = subjectOf(sentence, token.index);
      const parties = subject === null ? [] : partiesAt(analysis, sentence, subject, false);
      if (parties.length === 0 || !parties.every((party) => party.official && party.type !== "place")) continue;
      if (sentence.tokens.some((one) => one.lemma === "will" && one.head === token.index)) continue;
      const verb = shunned !== null && shunned.upos === "VERB" ? shunned : token;
      found.push({
        kind: "absence",
        holder: null,
        subject: parties.map((party) => party.name).join(" and "),
        predicate: verb.lemma,
        object: objectAt(analysis, sentence, verb.index),
        polarity: "denied",
        since: null,
        ...evidenceOf(sentence, token.index),
        by: shunned !== null ? `${token.lemma}.v` : "negation",
        sure: 0.5,
      });
    }
  }
  return found;
}

const shunning = new Set(["refrain", "refuse", "decline", "avoid", "fail"]);
