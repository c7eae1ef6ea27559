/**
 * Small readings and lines of our own making, for the tests of what stands behind the reading: the store, the server, the
 * browser. `tinyReading("a", "Talks", "Ana Ruiz will visit Lima.")` is a page with this title and body and no records.
 */
import { createHash } from "node:crypto";
import type { Selection } from "../src/export/selection.ts";
import type {
  ClaimReading,
  DocumentReading,
  EventReading,
  FigureReading,
  Reading,
  StatementReading,
} from "../src/model/reading.ts";
import type {
  ActorLine,
  ClaimLine,
  DocumentLine,
  EventLine,
  FigureLine,
  LineageLine,
  PageLine,
  RecordLine,
  StatementLine,
} from "../src/model/record.ts";
import type { StoredPage } from "../src/store/store.ts";

export const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

export function tinyReading(
  id: string,
  title: string,
  body: string,
  records: {
    readonly events?: readonly EventReading[];
    readonly statements?: readonly StatementReading[];
    readonly figures?: readonly FigureReading[];
    readonly claims?: readonly ClaimReading[];
    readonly documents?: readonly DocumentReading[];
    readonly page?: Partial<Reading["page"]>;
  } = {},
): Reading {
  return {
    id,
    page: {
      title,
      published: "2024-05-10",
      published_is: "stated",
      why_published: "printed under the headline",
      weekdays: [],
      updated: null,
      updated_is: null,
      language: "en",
      outlet: "harbour.example",
      origin: null,
      wire: [],
      byline: [],
      dateline: null,
      url: null,
      retrieved: null,
      sha256: hashOf(`${id}\n${body}`),
      wording: "original",
      body,
      because: {},
      ...records.page,
    },
    events: records.events ?? [],
    statements: records.statements ?? [],
    figures: records.figures ?? [],
    claims: records.claims ?? [],
    documents: records.documents ?? [],
    people: [],
    skipped: null,
  };
}

/** A reading as a store keeps it, between a menu and a button that were left out. */
export function tinyStored(reading: Reading): StoredPage {
  const text = `Menu\n${reading.page.body}\nShare this`;
  const note = (words: string, by: string, why: string) => {
    const start = text.lastIndexOf(words);
    return { code: "removed", span: { start, end: start + words.length }, by, text: why };
  };
  return {
    reading,
    text,
    removed: [note("Menu", "links", "nearly all of it is a link"), note("Share this", "share-bar", "words of sharing")],
    source: reading.page.sha256,
  };
}

/** The place of words in a body, with the words: what every record begins with. */
function at(body: string, evidence: string) {
  const start = body.indexOf(evidence);
  if (start < 0) throw new Error(`"${evidence}" does not stand in "${body}"`);
  return { evidence, start, end: start + evidence.length, by: "test", sure: 0.9, because: {} };
}

export function tinyEvent(
  id: string,
  body: string,
  evidence: string,
  fields: Partial<EventReading> = {},
): EventReading {
  return {
    id,
    type: "CONSULT",
    mode: "visit",
    actor: ["Ana Ruiz"],
    recipient: ["PER"],
    place: "Lima",
    date: "2024-05-14",
    date_is: "inferred",
    date_reason: "the Tuesday after Friday 2024-05-10",
    status: "announced",
    part_of: null,
    series: null,
    purpose: null,
    topics: [],
    according_to: [],
    reported: "fact",
    contested_by: [],
    recipient_is: "named",
    plover: { type: "CONSULT", mode: "visit", contexts: [] },
    cameo: "042",
    ...at(body, evidence),
    ...fields,
  };
}

export function tinyStatement(
  id: string,
  body: string,
  evidence: string,
  fields: Partial<StatementReading> = {},
): StatementReading {
  return {
    id,
    speaker: "Ana Ruiz",
    speakers: ["Ana Ruiz"],
    speaks_for: "CHL",
    act: "asserts",
    form: "direct",
    quote: evidence,
    content: null,
    about: [],
    to: null,
    via: null,
    place: null,
    date: "2024-05-10",
    occasion: null,
    words: "verbatim",
    ...at(body, evidence),
    ...fields,
  };
}

const reviewed = { aliases: [], review: "machine", corrected_fields: [], joined: [] } as const;

export function eventLine(event: EventReading, pages: readonly string[], fields: Partial<EventLine> = {}): EventLine {
  return {
    kind: "event",
    ...event,
    ...reviewed,
    evidence_page: pages[0] ?? "a",
    mentions: pages.map((page) => ({ page, event: event.id })),
    pages: pages.length,
    independent: pages.length,
    leaning: [],
    history: pages.map((page) => ({ status: event.status, date: "2024-05-10", page })),
    disagree: [],
    ...fields,
  };
}

export function statementLine(statement: StatementReading, page: string): StatementLine {
  return {
    kind: "statement",
    id: statement.id,
    speaker: statement.speaker,
    act: statement.act,
    speaks_for: statement.speaks_for,
    date: statement.date,
    occasion: statement.occasion,
    pages: 1,
    independent: 1,
    leaning: [],
    sure: 0.9,
    variants: [
      {
        text: statement.quote ?? statement.content ?? "",
        form: statement.form,
        mentions: [{ page, statement: statement.id }],
        verbatim: true,
      },
    ],
    altered: [],
    ...reviewed,
    evidence_page: page,
  };
}

export function figureLine(figure: FigureReading, page: string): FigureLine {
  return {
    kind: "figure",
    ...figure,
    ...reviewed,
    evidence_page: page,
    mentions: [{ page, figure: figure.id }],
    pages: 1,
    independent: 1,
    leaning: [],
    disagree: [],
  };
}

export function tinyDocument(
  id: string,
  body: string,
  evidence: string,
  fields: Partial<DocumentReading> = {},
): DocumentReading {
  const { because: _because, ...place } = at(body, evidence);
  return {
    id,
    kind: "agreement",
    name: "Port Accord",
    issuer: ["CHL", "PER"],
    date: "2024-05-14",
    status: "announced",
    areas: [],
    points: [],
    omits: [],
    ...place,
    ...fields,
  };
}

export function tinyClaim(
  id: string,
  body: string,
  evidence: string,
  fields: Partial<ClaimReading> = {},
): ClaimReading {
  const { because: _because, ...place } = at(body, evidence);
  return {
    id,
    kind: "position",
    holder: "CHL",
    subject: "PER",
    predicate: "must",
    object: null,
    polarity: "affirmed",
    since: null,
    ...place,
    ...fields,
  };
}

export const documentLine = ({ kind, ...fields }: DocumentReading, page: string): DocumentLine => ({
  kind: "document",
  ...fields,
  document: kind,
  ...reviewed,
  evidence_page: page,
  mentions: [{ page, document: fields.id }],
  disagree: [],
});

export const claimLine = ({ kind, ...fields }: ClaimReading, page: string): ClaimLine => ({
  kind: "claim",
  ...fields,
  claim: kind,
  ...reviewed,
  evidence_page: page,
  mentions: [{ page, claim: fields.id }],
  disagree: [],
});

export const actorLine = (id: string, name: string, country: string | null): ActorLine => ({
  kind: "actor",
  id,
  aliases: [],
  name,
  names: [name],
  country,
  roles: [],
  wikidata: null,
  office: null,
  pages: 1,
});

export const pageLine = (reading: Reading, independent = true, leans_on: readonly string[] = []): PageLine => ({
  kind: "page",
  id: reading.id,
  sha256: reading.page.sha256,
  published: reading.page.published,
  published_is: reading.page.published_is,
  why_published: reading.page.why_published,
  independent,
  leans_on,
  absent: [],
  leaning: [],
  story: { pages: 1, independent: 1 },
});

export const lineageLine = (a: string, b: string): LineageLine => ({
  kind: "lineage",
  id: `li_${a}_${b}`,
  a,
  b,
  relation: "same_text",
  from: a,
  score: 0.97,
  why: "the same sentences in the same order",
});

/** Two pages on one visit, one a copy of the other, and a third with a quote. */
export function tinyRecord(): { readonly readings: readonly Reading[]; readonly lines: readonly RecordLine[] } {
  const told = "Ana Ruiz will visit Lima on Tuesday. The Peruvian ministry confirmed it.";
  const event = tinyEvent("ev_visit", told, "Ana Ruiz will visit Lima on Tuesday");
  const copied = { ...event, id: "ev_copy", date: "2024-05-15" };
  const said = "Ministers argued. “We will keep the port open,” Ana Ruiz said after talks with Peru.";
  const statement = tinyStatement("qt_port", said, "We will keep the port open", {
    because: { speaker: [said.indexOf("Ana Ruiz"), said.indexOf("Ana Ruiz") + 8] },
  });
  const accord = tinyDocument("dc_accord", told, "visit Lima on Tuesday");
  const claim = tinyClaim("cl_port", said, "talks with Peru");
  const accused = tinyEvent("ev_accuse", said, "Ministers argued", {
    type: "ACCUSE",
    mode: null,
    actor: ["PER"],
    recipient: ["CHL"],
    date: null,
    date_is: null,
    date_reason: null,
    status: "held",
    place: null,
    reported: "claimed",
    according_to: ["Ana Ruiz"],
  });
  const readings = [
    tinyReading("a", "Ruiz to visit Lima", told, { events: [event], documents: [accord] }),
    tinyReading("b", "Ruiz on her way", told, { events: [copied], page: { outlet: "copy.example" } }),
    tinyReading("c", "The port stays open", said, { events: [accused], statements: [statement], claims: [claim] }),
  ];
  const lines: RecordLine[] = [
    actorLine("ac_ruiz", "Ana Ruiz", "CHL"),
    claimLine(claim, "c"),
    documentLine(accord, "a"),
    eventLine(accused, ["c"]),
    eventLine(event, [], {
      aliases: ["ev_copy"],
      mentions: [
        { page: "a", event: "ev_visit" },
        { page: "b", event: "ev_copy" },
      ],
      pages: 2,
      independent: 1,
      disagree: [
        {
          field: "date",
          values: [
            { value: "2024-05-14", pages: ["a"] },
            { value: "2024-05-15", pages: ["b"] },
          ],
          used: "2024-05-14",
          rule: "the page that the other leans on",
        },
      ],
    }),
    lineageLine("a", "b"),
    pageLine(readings[0]!),
    pageLine(readings[1]!, false, ["a"]),
    pageLine(readings[2]!),
    statementLine(statement, "c"),
  ];
  return { readings, lines };
}

/** The tiny record as an export gets it. */
export function tinySelection(): Selection {
  const { readings, lines } = tinyRecord();
  const of = <K extends RecordLine["kind"]>(kind: K) =>
    lines.filter((line): line is Extract<RecordLine, { kind: K }> => line.kind === kind);
  const countries = new Map([["Ana Ruiz", "CHL"]]);
  const pages = readings.map((reading) => ({
    reading,
    line: of("page").find(({ id }) => id === reading.id) ?? null,
  }));
  return {
    title: "Harbour",
    version: "1",
    events: of("event"),
    statements: of("statement"),
    figures: of("figure"),
    pages: new Map(pages.map((page) => [page.reading.id, page])),
    listed: pages,
    isChosen: () => true,
    isFirst: true,
    actors: new Map(of("actor").map((actor) => [actor.name, actor])),
    lineage: of("lineage"),
    corrections: [],
    stateName: (code) => STATE_NAMES.get(code) ?? null,
    countryOf: (name) => (STATE_NAMES.has(name) ? name : (countries.get(name) ?? null)),
    officeOn: (name) => (name === "Ana Ruiz" ? "Foreign Minister" : null),
    locate: (place) =>
      place === "Lima"
        ? { kind: "place", country: "PER", lat: -12.05, lon: -77.04 }
        : place === "Peru"
          ? { kind: "country", country: "PER", lat: null, lon: null }
          : null,
    codes: {
      fips: (state) => ({ CHL: "CI", PER: "PE" })[state] ?? null,
      cow: (state) => ({ CHL: "155", PER: "135" })[state] ?? null,
      goldstein: (cameo) => ({ "042": 1.9, "043": 2.8 })[cameo] ?? null,
    },
  };
}

export const STATE_NAMES: ReadonlyMap<string, string> = new Map([
  ["CHL", "Chile"],
  ["CHN", "China"],
  ["PER", "Peru"],
]);
