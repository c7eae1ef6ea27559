import { dependent, isNegated, subjectOf } from "../../language/tree.ts";
import type { Analysis, EventReading, Sentence, StatementReading, Token } from "../../model/index.ts";
import type { ClaimDraft } from "./index.ts";
import { nameAt, objectAt, predicateAt } from "./words.ts";

/**
 * What a state, through those who speak for it, says that it holds: "Kenya says it is ready to mediate" is KEN's position.
 * Read from indirect and mixed statements whose content is a clause; a report of what happened is none, so only the present,
 * the modal and the conditional count ("is", "wants", "would", "should"). The predicate is put in the affirmative.
 */
export function readPositions(analysis: Analysis, statements: readonly StatementReading[]): ClaimDraft[] {
  return statements.flatMap((statement): ClaimDraft[] => {
    if (statement.speaks_for === null || statement.form === "direct" || statement.act === "declines_comment") return [];
    const sentence = analysis.sentences.find((one) => one.start <= statement.start && statement.start < one.end);
    if (sentence === undefined) return [];
    const verb = contentVerb(sentence, statement);
    if (verb === null || !isStanding(sentence, verb)) return [];
    const subject = dependent(sentence, verb.index, "nsubj") ?? subjectOf(sentence, verb.index);
    const denied = isNegated(sentence, verb.index) || statement.act === "denies";
    return [
      {
        kind: "position",
        holder: statement.speaks_for,
        subject: subject === null ? statement.speaks_for : nameAt(analysis, sentence, subject),
        predicate: predicateAt(sentence, verb.index),
        object: objectAt(analysis, sentence, verb.index),
        polarity: denied ? "denied" : "affirmed",
        since: null,
        start: statement.start,
        end: statement.end,
        by: `position-${statement.act}`,
        sure: 0.5,
      },
    ];
  });
}

/**
 * A standing stance that is told as an act without a day: "China criticizes Western arms sales", "pressure from the West on Beijing".
 * The holder is who does it, the subject whom it is aimed at.
 */
export const standingStances = (events: readonly EventReading[]): ClaimDraft[] =>
  events.flatMap((event): ClaimDraft[] => {
    const isStance =
      stances.has(event.type) && event.date === null && event.reported === "fact" && !event.by.startsWith("spoken");
    if (!isStance || event.actor.length === 0 || event.recipient.length === 0) return [];
    return [
      {
        kind: "position",
        holder: event.actor.join(" and "),
        subject: event.recipient.join(" and "),
        predicate: event.by.replace(/\.[vn]$/, "").replace("+", " "),
        object: null,
        polarity: event.type === "REJECT" ? "denied" : "affirmed",
        since: null,
        start: event.start,
        end: event.end,
        by: `stance-${event.by}`,
        sure: 0.5,
      },
    ];
  });

const stances = new Set(["ACCUSE", "SUPPORT", "REQUEST"]);

/** The verb of what is said: the clause under the cue of saying. */
function contentVerb(sentence: Sentence, statement: StatementReading): Token | null {
  for (const token of sentence.tokens) {
    if (token.start < statement.start || token.end > statement.end) continue;
    if (token.deprel === "ccomp" || (token.deprel === "xcomp" && statement.act !== "asserts")) return token;
  }
  return null;
}

/** Is it a stand rather than a report: present, modal, or an infinitive of wish or duty? */
function isStanding(sentence: Sentence, verb: Token): boolean {
  if (verb.xpos === "VBZ" || verb.xpos === "VBP") return true;
  const helpers = sentence.tokens.filter(
    (token) => token.head === verb.index && (token.upos === "AUX" || token.deprel === "cop"),
  );
  return (
    helpers.some(
      (token) => token.xpos === "MD" || token.xpos === "VBZ" || token.xpos === "VBP" || token.lemma === "be",
    ) || verb.xpos === "VB"
  );
}
