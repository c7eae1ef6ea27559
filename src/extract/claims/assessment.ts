import { oncePer } from "../../kit/once-per.ts";
import { children, clauseAbove, dependent, dependents, nounPhrase, subjectOf } from "../../language/tree.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import { evidenceOf } from "../evidence.ts";
import { hasCase } from "../slots.ts";
import type { ClaimDraft } from "./index.ts";
import { isQuoted, nameAt, predicateAt, textAt } from "./words.ts";

/**
 * What the page itself judges somebody or something to be: "the first visit by a Kenyan leader since 2001", "Laos is now seen as the
 * junior partner", "the highest-ranking official to travel there since the war". Leaves alone what somebody is quoted with.
 */
export function assessmentAt(analysis: Analysis, sentence: Sentence, token: Token): ClaimDraft | null {
  if (sentence.kind !== "prose") return null;
  const claim =
    token.upos === "NOUN"
      ? rankAt(analysis, sentence, token)
      : token.upos === "VERB" && viewing.has(token.lemma)
        ? viewAt(analysis, sentence, token)
        : null;
  return claim === null || isQuoted(sentence, token) ? null : claim;
}

/** "the first trip since …", "the biggest protest in years": a rank among others, with what it is measured against. */
function rankAt(analysis: Analysis, sentence: Sentence, noun: Token): ClaimDraft | null {
  const rank = rankOf(sentence, noun);
  if (rank === undefined || !isMeasured(sentence, noun)) return null;
  // "for the first time since" only says when.
  if (noun.lemma === "time" && hasCase(sentence, noun, "for")) return null;
  const subject =
    dependent(sentence, noun.index, "nsubj") ??
    (noun.deprel === "appos" && noun.head >= 0 && !/^(?:SYM|NUM)$/.test(sentence.tokens[noun.head]!.upos)
      ? sentence.tokens[noun.head]!
      : null);
  return {
    ...claimed(analysis, sentence, noun, subject),
    predicate: "is",
    object: textAt(analysis, sentence, nounPhrase(sentence, noun.index)),
    by: `${rank.norm}.a`,
  };
}

function rankOf(sentence: Sentence, noun: Token): Token | undefined {
  if (!hasRank(sentence)) return undefined;
  for (const child of children(sentence, noun.index))
    if (child.deprel === "amod" && (child.norm === "first" || child.xpos === "JJS" || isSuperlative(sentence, child)))
      return child;
  return undefined;
}

const hasRank = oncePer((sentence: Sentence) =>
  sentence.tokens.some(({ norm, xpos }) => norm === "first" || xpos === "JJS" || norm === "most" || norm === "highest"),
);

const isSuperlative = (sentence: Sentence, adjective: Token): boolean =>
  children(sentence, adjective.index).some((child) => child.norm === "most" || child.norm === "highest");

/** Measured by "since …", "in years", "to visit", "by a Kenyan leader", "of its kind", or a clause: else the rank is only a number. */
const isMeasured = (sentence: Sentence, noun: Token): boolean =>
  sentence.tokens.some(
    (token) => token.norm === "since" && token.index > noun.index && token.index - noun.index < 16,
  ) ||
  children(sentence, noun.index).some((child) => child.deprel.startsWith("acl") && child.xpos === "VB") ||
  dependents(sentence, noun.index, "nmod").some(
    (child) => hasCase(sentence, child, "in") && /^(?:years?|decades?)$/.test(child.norm),
  );

/** "is seen as", "is regarded as", "is widely considered". */
function viewAt(analysis: Analysis, sentence: Sentence, verb: Token): ClaimDraft | null {
  if (dependent(sentence, verb.index, "aux:pass") === null) return null;
  const view =
    dependents(sentence, verb.index, "obl", "xcomp", "advcl").find((child) => child.index > verb.index) ?? null;
  if (view === null) return null;
  return {
    ...claimed(analysis, sentence, verb, dependent(sentence, verb.index, "nsubj")),
    predicate: predicateAt(sentence, verb.index),
    object: nameAt(analysis, sentence, view),
    by: `${verb.lemma}.v`,
  };
}

const viewing = new Set(["see", "regard", "view", "consider", "deem"]);

function claimed(analysis: Analysis, sentence: Sentence, at: Token, subject: Token | null) {
  const verb = clauseAbove(sentence, at.index);
  const whose = subject ?? (verb < 0 ? null : subjectOf(sentence, verb));
  return {
    kind: "assessment" as const,
    holder: null,
    subject: whose === null || whose === at ? null : nameAt(analysis, sentence, whose),
    polarity: "affirmed" as const,
    since: null,
    ...evidenceOf(sentence, at.index),
    sure: 0.6,
  };
}
