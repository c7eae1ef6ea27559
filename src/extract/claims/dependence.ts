import { dependent, dependents, subjectOf } from "../../language/tree.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import { timeOf } from "../../time/index.ts";
import { evidenceOf } from "../evidence.ts";
import { partiesAt } from "../parties.ts";
import { hasCase } from "../slots.ts";
import type { ClaimDraft } from "./index.ts";
import { predicateAt } from "./words.ts";

/** Who leans on whom: "Laos is increasingly reliant on Thailand", "Malta depends on Italy for power". */
export function dependenceAt(analysis: Analysis, sentence: Sentence, token: Token): ClaimDraft | null {
  return leaning.has(token.lemma) ? leanAt(analysis, sentence, token) : null;
}

function leanAt(analysis: Analysis, sentence: Sentence, token: Token): ClaimDraft | null {
  const on = dependents(sentence, token.index, "obl", "nmod").find(
    (child) => hasCase(sentence, child, "on") || hasCase(sentence, child, "upon"),
  );
  const subject = leanerOf(sentence, token);
  if (on === undefined || subject === null) return null;
  const [leaner] = partiesAt(analysis, sentence, subject);
  const [support] = partiesAt(analysis, sentence, on);
  if (leaner === undefined || support === undefined || leaner.state === support.state) return null;
  return {
    kind: "dependence",
    holder: null,
    subject: leaner.state ?? leaner.name,
    predicate: `${predicateAt(sentence, token.index)} on`,
    object: support.state ?? support.name,
    polarity: "affirmed",
    since: timeOf(analysis, sentence, token.index)?.date ?? null,
    ...evidenceOf(sentence, token.index),
    by: token.lemma,
    sure: 0.7,
  };
}

const leaning = new Set(["depend", "rely", "reliant", "dependent"]);

/** The subject of the verb, or of the copula or "become" that the adjective stands with. */
function leanerOf(sentence: Sentence, token: Token): Token | null {
  if (token.upos === "VERB") return subjectOf(sentence, token.index);
  return dependent(sentence, token.index, "nsubj") ?? (token.head >= 0 ? subjectOf(sentence, token.head) : null);
}
