/**
 * The day of acts done by speaking: “We have lodged a protest,” the minister said on Friday tells of Friday, and an envoy
 * who "again criticized" a sale, with no day of its own, did so on the day on which the statement is known to have been made.
 */
import { children } from "../../language/tree.ts";
import type { Analysis, Sentence, StatementReading, Token } from "../../model/index.ts";
import { type EventDraft, redrafted } from "./draft.ts";

/** The draft with the day of its saying, where the words around it tell none. */
export function withDayOfSaying(
  analysis: Analysis,
  draft: EventDraft,
  statements: readonly StatementReading[],
): EventDraft {
  const sentence = analysis.sentences[draft.sentence]!;
  const predicate = sentence.tokens[draft.predicate]!;
  if (draft.status !== "held" || isTold(analysis, draft)) return draft;
  for (const statement of statements) {
    if (statement.date === null || statement.date === draft.when?.date) continue;
    const act = statement.because.act;
    const says = act !== undefined && act[0] === predicate.start;
    const done = isDoneBySaying(sentence, predicate, statement) || isOwnWord(draft, sentence, predicate, statement);
    if (!says && !(draft.when === null && done)) continue;
    const reason = "the day on which it was said";
    return redrafted(draft, { when: { date: statement.date, dateIs: "inferred", reason, span: statement } });
  }
  return draft;
}

/** "Suva said on Friday that it would never allow troops": refusing, threatening, accusing, asking and promising are done by saying so. */
function isOwnWord(draft: EventDraft, sentence: Sentence, predicate: Token, statement: StatementReading): boolean {
  const { type, mode } = draft.frame;
  // "announced in August that it was severing ties": with the announcement it is done.
  const isDecreed = type === "SANCTION" && predicate.xpos === "VBG";
  if (!BY_WORDS.has(type) && mode !== "pledge" && !isDecreed) return false;
  if (predicate.start < statement.start || predicate.end > statement.end) return false;
  // "said that it had lodged a protest", "we lodged one": told of, not done.
  const verb = predicate.upos === "VERB" ? predicate : sentence.tokens[predicate.head];
  const told = verb?.upos === "VERB" && verb.lemma !== "be" && /^VB[DN]$/.test(verb.xpos);
  if (told && (type === "ACCUSE" || type === "REQUEST")) return false;
  return draft.actors.some(
    (party) => party.name === statement.speaker || (party.state !== null && party.state === statement.speaks_for),
  );
}

const BY_WORDS = new Set(["REJECT", "THREATEN", "ACCUSE", "REQUEST"]);

/** Do words of its sentence tell its day? */
function isTold(analysis: Analysis, { when, sentence }: EventDraft): boolean {
  if (when === null) return false;
  return (analysis.timesBySentence[sentence] ?? []).some(
    (time) => time.start < when.span.end && when.span.start < time.end,
  );
}

/** “we have requested a meeting”, “all sides must stop”: the perfect of the speaker's own, or what the words themselves do. */
function isDoneBySaying(sentence: Sentence, predicate: Token, statement: StatementReading): boolean {
  if (predicate.start < statement.start || predicate.end > statement.end) return false;
  if (!sentence.quotes.some((quote) => quote.start <= predicate.start && predicate.end <= quote.end)) return false;
  // "have lodged a protest": the noun tells what was done, the verb when.
  const verb = predicate.deprel === "obj" ? sentence.tokens[predicate.head]! : predicate;
  const below = children(sentence, verb.index);
  const own = below.some((child) => child.deprel.startsWith("nsubj") && (child.norm === "we" || child.norm === "i"));
  const perfect = below.some((child) => child.deprel.startsWith("aux") && /^(?:have|'ve|’ve)$/.test(child.norm));
  return own && (perfect || verb.xpos === "VBP");
}
