/** Readings for the tests of linking, of our own sentences: `reading("a", { published: "2024-05-17" }, [visit])`. Test code only. */
import { hash32 } from "../kit/hash.ts";
import { BLANK_EVENT, BLANK_FIGURE, BLANK_STATEMENT } from "../model/blank.ts";
import type {
  EventReading,
  FigureReading,
  PageReading,
  PersonReading,
  Reading,
  StatementReading,
} from "../model/reading.ts";

/** The body is the sentences of the records unless one is given; records are found in it by their evidence. */
export function reading(
  id: string,
  page: Partial<PageReading>,
  records: {
    readonly events?: readonly (Partial<EventReading> & { readonly evidence: string })[];
    readonly statements?: readonly (Partial<StatementReading> & { readonly evidence: string })[];
    readonly figures?: readonly (Partial<FigureReading> & { readonly evidence: string })[];
    readonly people?: readonly (Partial<PersonReading> & { readonly name: string })[];
  } = {},
): Reading {
  const { events = [], statements = [], figures = [], people = [] } = records;
  const body =
    page.body ?? [...new Set([...events, ...statements, ...figures].map(({ evidence }) => evidence))].join(" ");
  const at = (evidence: string) => {
    const start = Math.max(0, body.indexOf(evidence));
    return { evidence, start, end: start + evidence.length };
  };
  return {
    id,
    page: {
      title: null,
      published: null,
      published_is: page.published === undefined ? null : "stated",
      why_published: null,
      weekdays: [],
      updated: null,
      updated_is: null,
      language: "en",
      outlet: null,
      origin: null,
      wire: [],
      byline: [],
      dateline: null,
      url: null,
      retrieved: null,
      sha256: hash32(`${id}${body}`).toString(16).padStart(64, "0"),
      wording: null,
      because: {},
      ...page,
      body,
    },
    events: events.map((event, n) => ({
      ...BLANK_EVENT,
      ...EVIDENCED,
      id: `e${n + 1}`,
      ...event,
      ...at(event.evidence),
    })),
    statements: statements.map((said, n) => ({
      ...BLANK_STATEMENT,
      ...EVIDENCED,
      form: "direct",
      id: `s${n + 1}`,
      ...said,
      ...at(said.evidence),
    })),
    figures: figures.map((figure, n) => ({
      ...BLANK_FIGURE,
      ...EVIDENCED,
      status: "fact",
      id: `f${n + 1}`,
      ...figure,
      ...at(figure.evidence),
    })),
    claims: [],
    documents: [],
    people: people.map((person) => ({ role: null, country: null, wikidata: null, mentions: [], ...person })),
    skipped: null,
  };
}

const EVIDENCED = { because: {}, by: "fixture", sure: 0.8 } as const;
