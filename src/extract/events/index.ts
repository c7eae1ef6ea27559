import type { Analysis, EventReading, StatementReading } from "../../model/index.ts";
import { isByItself } from "../../time/index.ts";
import { likeliest, toldOnce, withoutInvitations } from "./choice.ts";
import { codesOf, contextsOf } from "./codes.ts";
import { purposeOf, seriesOf, topicsOf } from "./details.ts";
import { type EventDraft, redrafted } from "./draft.ts";
import { findTellings } from "./find.ts";
import { withFirstPersons } from "./first-person.ts";
import { chanceOf, isTaken } from "./gate.ts";
import { aimsAtDeeds } from "./kinds.ts";
import type { EventLexicon } from "./lexicon.ts";
import { clauseNorms } from "./manner.ts";
import { withPartners } from "./partners.ts";
import { partsOf, withVisits } from "./parts.ts";
import { presences } from "./presence.ts";
import { accusationsIn, withReport } from "./reported.ts";
import { withDayOfSaying } from "./said-day.ts";
import { mergeTellings } from "./same.ts";
import { spokenActs } from "./spoken.ts";
import { sureOf } from "./sure.ts";
import { askedOf, unlistedTellings, withAct } from "./unlisted.ts";

/**
 * The events of an article, in the order of their evidence, ids "e1", "e2", …
 * Every predicate that the lexicon knows is tried (find.ts), acts done by speaking are added (spoken.ts), tellings of one
 * happening are made one (same.ts), meetings are laid into visits (parts.ts), and each says whose word it is (reported.ts).
 */
export function readEvents(
  analysis: Analysis,
  statements: readonly StatementReading[],
  lexicon: EventLexicon,
): EventReading[] {
  const { happenings, parts } = happeningsOf(analysis, statements, lexicon);
  return happenings.map((draft, i) =>
    readingOf(analysis, draft, `e${i + 1}`, parts[i] === null ? null : `e${parts[i]! + 1}`),
  );
}

/** What happens on the page, tellings of one happening made one, in the order of the evidence; and what each is part of, by its index. */
export function happeningsOf(
  analysis: Analysis,
  statements: readonly StatementReading[],
  lexicon: EventLexicon,
): { readonly happenings: readonly EventDraft[]; readonly parts: readonly (number | null)[] } {
  const { published } = analysis.published;
  const merged = mergeTellings(tellingsOf(analysis, statements, lexicon), published).sort(
    (a, b) => a.evidence.start - b.evidence.start || a.predicate - b.predicate,
  );
  const parts = partsOf(merged);
  return { happenings: withPartners(analysis, withVisits(merged, parts, published), lexicon.wars), parts };
}

/**
 * Every telling of an event, before those of one happening are made one; in the order of the words, each with whose word it is.
 * Those that the weights find improbable are left out, unless `all`.
 */
export function tellingsOf(
  analysis: Analysis,
  statements: readonly StatementReading[],
  lexicon: EventLexicon,
  all = false,
): EventDraft[] {
  const { weights } = lexicon;
  // What is found doubtful is weighed at once, and mostly comes back unchanged when day and report are settled.
  const chances = new Map<EventDraft, number>();
  const weighed = (draft: EventDraft): EventDraft | null => {
    if (draft.chance !== null) return draft;
    if (weights === null) return all || draft.doubts.length === 0 ? draft : null;
    const chance = chances.get(draft) ?? chanceOf(draft, analysis, weights);
    chances.set(draft, chance);
    return all || isTaken(draft, chance, analysis, weights) ? redrafted(draft, { chance }) : null;
  };
  const known = withFirstPersons(analysis, statements);
  const { drafts, others, refused } = findTellings(known, lexicon);
  // "praised its troops in Chad": the word is known, and tells nothing of two parties.
  const atHome = refused.filter(({ why, type }) => why === "within one state" && aimsAtDeeds.has(type));
  const sound = drafts.filter((draft) => draft.doubts.length === 0);
  const asked = askedOf(known, lexicon);
  const listed = [...drafts, ...others, ...presences(analysis), ...spokenActs(analysis, statements, sound)].map(
    (draft) => withAct(draft, asked, lexicon),
  );
  const told = [
    ...listed,
    ...unlistedTellings(asked, lexicon, listed, atHome, (draft) => {
      const known = weighed(draft);
      return known !== null && (weights === null || known.chance! >= weights.threshold);
    }),
  ]
    .sort((a, b) => a.sentence - b.sentence || a.predicate - b.predicate)
    .map((draft) => withDayOfSaying(analysis, draft, statements))
    .map((draft, _, list) => withReport(draft, analysis, statements, list));
  const kept = told.map(weighed).filter(isKept);
  const found: EventDraft[] = [];
  for (const draft of all ? kept : withoutInvitations(analysis, toldOnce(analysis, likeliest(kept))))
    found.push(draft, ...accusationsIn(analysis, draft, statements).map(weighed).filter(isKept));
  return found;
}

const isKept = (draft: EventDraft | null): draft is EventDraft => draft !== null;

function readingOf(analysis: Analysis, draft: EventDraft, id: string, partOf: string | null): EventReading {
  const { start, end } = draft.evidence;
  const sentence = analysis.sentences[draft.sentence]!;
  const contexts = contextsOf(clauseNorms(sentence, draft.predicate));
  // "Oslo expelled two envoys.", and no more: nothing says that it is told on the day on which it happened.
  const when = draft.when?.ofThePage === true && isByItself(analysis) ? null : draft.when;
  return {
    id,
    type: draft.frame.type,
    mode: draft.frame.mode,
    actor: draft.actors.map((party) => party.name),
    recipient: draft.recipients.map((party) => party.name),
    place: draft.place?.name ?? null,
    date: when?.date ?? null,
    date_is: when?.dateIs ?? null,
    date_reason: when?.reason ?? null,
    status: draft.status,
    part_of: partOf,
    series: draft.frame.type === "CONSULT" ? seriesOf(analysis, sentence, draft.predicate) : null,
    purpose: draft.frame.type === "CONSULT" ? purposeOf(analysis, sentence, draft.predicate) : null,
    topics: draft.frame.type === "CONSULT" ? topicsOf(analysis, sentence, draft.predicate) : [],
    according_to: draft.accordingTo,
    reported: draft.reported,
    contested_by: draft.contestedBy,
    recipient_is: draft.recipients.length === 0 ? null : draft.recipientInferred ? "inferred" : "named",
    ...codesOf(draft.frame, draft.status, contexts),
    evidence: analysis.article.body.slice(start, end),
    start,
    end,
    because: {
      ...(when === null ? {} : { date: [when.span.start, when.span.end] as const }),
      ...(draft.place === null ? {} : { place: [draft.place.span.start, draft.place.span.end] as const }),
    },
    by: draft.frame.name,
    sure: sureOf(draft, analysis),
  };
}
