import { isSpeechLemma } from "../../language/speech.ts";
import { children, dependent, isNegated, subjectOf } from "../../language/tree.ts";
import type { Analysis, EventReading, Sentence, Span, StatementReading, Token } from "../../model/index.ts";
import type { ClaimDraft } from "./index.ts";
import { nameAt, objectAt, predicateAt } from "./words.ts";

/**
 * What a state, through those who speak for it, says that it holds: "Kenya says it is ready to mediate" is KEN's position.
 * Read from indirect and mixed statements whose content is a clause; a report of what happened is none, so only the present,
 * the modal and the conditional count ("is", "wants", "would", "should"). The predicate is put in the affirmative.
 */
export function readPositions(analysis: Analysis, statements: readonly StatementReading[]): ClaimDraft[] {
  return statements.flatMap((statement): ClaimDraft[] => {
    const joint = statement.speakers.length > 1 && /^(?:asserts|denies|predicts)$/.test(statement.act);
    const holder = statement.speaks_for ?? (joint ? statement.speakers.join(" and ") : null);
    if (holder === null || statement.form === "direct" || statement.act === "declines_comment") return [];
    const sentence = analysis.sentences.find((one) => one.start <= statement.start && statement.start < one.end);
    if (sentence === undefined) return [];
    const span = contentSpan(analysis, statement);
    const top = contentVerb(sentence, statement, span);
    return [...(top === null ? [] : [top]), ...alongside(sentence, top, span)].flatMap((verb) => {
      const subject = dependent(sentence, verb.index, "nsubj") ?? subjectOf(sentence, verb.index);
      const name = subject === null ? holder : nameAt(analysis, sentence, subject);
      const denied =
        isNegated(sentence, verb.index) ||
        statement.act === "denies" ||
        (statement.act === "refuses" && verb.xpos === "VB" && !hasModal(sentence, verb));
      if (/^(?:which|that|who|what)$/.test(subject?.norm ?? "")) return [];
      const own =
        name === holder ||
        subject === null ||
        subject.upos === "PRON" ||
        /^(?:his|her|its|their) (?:country|nation|government)$/.test(name);
      if (!isStanding(sentence, verb, own, denied)) return [];
      return [
        {
          kind: "position" as const,
          holder,
          subject: name,
          predicate: predicateAt(sentence, verb.index),
          object: objectAt(analysis, sentence, verb.index),
          polarity: denied ? ("denied" as const) : ("affirmed" as const),
          since: null,
          start: statement.start,
          end: statement.end,
          by: `position-${statement.act}`,
          sure: 0.5,
        },
      ];
    });
  });
}

/** "that the talks are useful, that the border is open", "…, saying it would stay": the further clauses of what is said, each with its subject. */
const alongside = (sentence: Sentence, top: Token | null, span: Span): Token[] =>
  sentence.tokens.filter(
    (token) =>
      FURTHER.has(token.deprel) &&
      token !== top &&
      token.start > (top?.start ?? span.start) &&
      token.end <= span.end &&
      dependent(sentence, token.index, "nsubj", "nsubj:pass") !== null &&
      !isSpeechLemma(token.lemma) &&
      (sentence.tokens[token.head] === top ||
        isSpeechLemma(sentence.tokens[token.head]?.lemma ?? "") ||
        children(sentence, token.index).some((child) => child.norm === "that" && child.deprel === "mark")),
  );

const FURTHER = new Set(["conj", "ccomp", "parataxis"]);

/**
 * A standing stance that is told as an act without a day: "China criticizes Western arms sales", "pressure from the West on Beijing".
 * The holder is who does it, the subject whom it is aimed at.
 */
export const standingStances = (events: readonly EventReading[]): ClaimDraft[] =>
  events.flatMap((event): ClaimDraft[] => {
    const isStance =
      stances.has(event.type) && event.date === null && event.reported === "fact" && !event.by.startsWith("spoken");
    // What stands within quotation marks is somebody's word, and told as that.
    if (!isStance || /^[“"]/.test(event.evidence) || event.actor.length === 0 || event.recipient.length === 0)
      return [];
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

/** The top word of what is said: that of its own stretch where the statement has one, else of the clause under the cue of saying. */
function contentVerb(sentence: Sentence, statement: StatementReading, { start, end }: Span): Token | null {
  const said =
    statement.content === null
      ? undefined
      : sentence.tokens.find(
          (token) =>
            token.start >= start &&
            token.end <= end &&
            !isWithin(sentence, token.head, start, end) &&
            !/^(?:advcl|acl|amod|csubj)/.test(token.deprel) &&
            (token.upos === "VERB" || dependent(sentence, token.index, "cop", "nsubj") !== null),
        );
  if (said !== undefined) return said;
  for (const token of sentence.tokens) {
    if (token.start < statement.start || token.end > statement.end) continue;
    if (token.deprel === "ccomp" || (token.deprel === "xcomp" && statement.act !== "asserts")) return token;
  }
  return null;
}

/** Where the words of what is said stand; the whole statement where they stand nowhere in one piece. */
function contentSpan(analysis: Analysis, statement: StatementReading): Span {
  const { content, start, end } = statement;
  const at = content === null ? -1 : analysis.article.body.slice(0, end).indexOf(content, start);
  return at < 0 || content === null ? { start, end } : { start: at, end: at + content.length };
}

function isWithin(sentence: Sentence, token: number, start: number, end: number): boolean {
  const one = sentence.tokens[token];
  return one !== undefined && one.start >= start && one.end <= end;
}

/**
 * Is it a stand rather than a report: present, modal, or an infinitive of wish or duty? What has been done or was being done is a
 * report unless it is denied, and so are one's own doings ("we are pledging $50 million") and what others are about to do.
 */
function isStanding(sentence: Sentence, verb: Token, own: boolean, denied: boolean): boolean {
  const helpers = children(sentence, verb.index).filter((token) => token.upos === "AUX" || token.deprel === "cop");
  const cop = helpers.some((token) => token.deprel === "cop");
  const perfect = helpers.some((token) => token.lemma === "have");
  const past = helpers.some((token) => /^(?:was|were|been)$/.test(token.norm) && token.deprel !== "cop");
  const modal = helpers.some((token) => token.xpos === "MD");
  if (!denied && !modal && (perfect || (past && !cop))) return false;
  if (!denied && !modal && own && !cop && verb.xpos === "VBG" && helpers.length > 0) return false;
  if (!own && modal && DOINGS.has(verb.lemma)) return false;
  // "the losses could reach $10 billion" foretells.
  if (!own && helpers.some((token) => /^(?:could|may|might)$/.test(token.norm))) return false;
  if (EXPECTED.has(verb.lemma) && helpers.some((token) => token.deprel === "aux:pass")) return false;
  if (verb.xpos === "VBZ" || verb.xpos === "VBP") return true;
  return (
    helpers.some(
      (token) => token.xpos === "MD" || token.xpos === "VBZ" || token.xpos === "VBP" || token.lemma === "be",
    ) || verb.xpos === "VB"
  );
}

const hasModal = (sentence: Sentence, verb: Token): boolean =>
  children(sentence, verb.index).some((child) => child.xpos === "MD");

/** What somebody is to do on a day, and no stand. */
const DOINGS = new Set(
  "visit meet travel arrive attend publish hold sign begin start host go come leave receive lead send".split(" "),
);
const EXPECTED = new Set(["expect", "schedule", "set", "plan"]);
