import type { Analysis, ClaimReading, EventReading, StatementReading } from "../../model/index.ts";
import { absenceAt } from "./absence.ts";
import { assessmentAt } from "./assessment.ts";
import { attitudeAt } from "./attitude.ts";
import { dependenceAt } from "./dependence.ts";
import { namingAt } from "./naming.ts";
import { ongoingAt } from "./ongoing.ts";
import { readPositions, standingStances } from "./position.ts";

/** What a word of the article may tell of its sentence, each kind by a reader of its own, by the class of word that tells it. */
const readers = {
  VERB: [namingAt, absenceAt, dependenceAt, assessmentAt, ongoingAt],
  NOUN: [dependenceAt, assessmentAt, ongoingAt],
  ADJ: [dependenceAt, ongoingAt],
};

/** A claim before it has its id. */
export type ClaimDraft = Omit<ClaimReading, "id" | "evidence">;

/**
 * What an article says somebody holds, lacks, leans on or calls something, ids "c1", "c2", … in the order of the body:
 * "China says it is a neutral party" is China's position, "Kenya has yet to speak with Somalia" an absence, "Laos depends on
 * Thai power" a dependence, "what Moscow calls a “special operation”" a naming, "the first visit since 2001" an assessment, "Chad is preparing an
 * offensive" ongoing.
 */
export function readClaims(
  analysis: Analysis,
  statements: readonly StatementReading[],
  events: readonly EventReading[] = [],
): ClaimReading[] {
  const found: ClaimDraft[] = [];
  const attitudes: ClaimDraft[] = [];
  for (const sentence of analysis.sentences) {
    for (const token of sentence.tokens) {
      const { upos } = token;
      if (upos !== "VERB" && upos !== "NOUN" && upos !== "ADJ") continue;
      for (const claimAt of readers[upos]) {
        const claim = claimAt(analysis, sentence, token);
        if (claim !== null) found.push(claim);
      }
      const attitude = upos === "NOUN" ? null : attitudeAt(analysis, sentence, token);
      if (attitude !== null) attitudes.push(attitude);
    }
  }
  const drafts = [...found, ...readPositions(analysis, statements), ...attitudes, ...standingStances(events)].sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : 1),
  );
  const seen = new Set<string>();
  return drafts
    .filter((draft) => {
      const same = `${draft.kind}|${draft.start}|${draft.subject}|${draft.holder}|${draft.kind === "position" ? draft.predicate : ""}`;
      return !seen.has(same) && seen.add(same);
    })
    .map((draft, i) => ({ id: `c${i + 1}`, ...draft, evidence: analysis.article.body.slice(draft.start, draft.end) }));
}
