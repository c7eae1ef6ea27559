/**
 * The record as JSON-LD (schema.org) with its evidence as W3C Web Annotations: each annotation aims at a page's text, named by the
 * SHA-256 of the page's bytes, with the words and 32 characters before and after them (TextQuoteSelector) and with their place
 * (TextPositionSelector). Places are counted in Unicode code points there, not in UTF-16 units as in Readout's own files.
 */
import type { EventLine, StatementLine } from "../model/record.ts";
import { type Exported, type ExportOptions, oneFile } from "./format.ts";
import type { SelectedPage, Selection } from "./selection.ts";
import { sentenceInWords } from "./sentence.ts";

/** Characters before and after the words; https://www.w3.org/TR/annotation-model/#text-quote-selector leaves their number open. */
const AROUND = 32;

/** Written out, so that a reader needs no network: schema.org for all but the annotations, whose terms are the W3C's. */
const CONTEXT = {
  "@vocab": "https://schema.org/",
  oa: "http://www.w3.org/ns/oa#",
  readout: "urn:readout:terms:",
  Annotation: "oa:Annotation",
  TextQuoteSelector: "oa:TextQuoteSelector",
  TextPositionSelector: "oa:TextPositionSelector",
  motivation: { "@id": "oa:motivatedBy", "@type": "@vocab" },
  identifying: "oa:identifying",
  body: "oa:hasBody",
  target: "oa:hasTarget",
  source: { "@id": "oa:hasSource", "@type": "@id" },
  selector: "oa:hasSelector",
  exact: "oa:exact",
  prefix: "oa:prefix",
  suffix: "oa:suffix",
  start: "oa:start",
  end: "oa:end",
  eventStatus: { "@type": "@id" },
} as const;

const STATUS: Readonly<Record<EventLine["status"], string | null>> = {
  proposed: null,
  announced: "https://schema.org/EventScheduled",
  underway: "https://schema.org/EventScheduled",
  held: "https://schema.org/EventScheduled",
  cancelled: "https://schema.org/EventCancelled",
  denied: null,
};

type Node = Readonly<Record<string, unknown>>;

export function toJsonLd(selection: Selection, { heading }: Pick<ExportOptions, "heading">): Exported {
  const annotations: Node[] = [];
  const points = codePoints();
  const annotate = (record: string, page: SelectedPage | undefined, told: Told | undefined): void => {
    if (page === undefined || told === undefined) return;
    annotations.push(annotationOf(record, page, told, points, annotations.length + 1));
  };
  for (const event of selection.events)
    for (const { page, event: id } of event.mentions) {
      const found = selection.pages.get(page);
      annotate(
        event.id,
        found,
        found?.reading.events.find((one) => one.id === id),
      );
    }
  for (const statement of selection.statements)
    for (const { page, statement: id } of statement.variants.flatMap(({ mentions }) => mentions)) {
      const found = selection.pages.get(page);
      annotate(
        statement.id,
        found,
        found?.reading.statements.find((one) => one.id === id),
      );
    }
  for (const figure of selection.figures)
    for (const { page, figure: id } of figure.mentions) {
      const found = selection.pages.get(page);
      annotate(
        figure.id,
        found,
        found?.reading.figures.find((one) => one.id === id),
      );
    }
  const graph: Node[] = [
    ...selection.events.map((event) => eventNode(event, selection)),
    ...selection.statements.map((statement) => quotationNode(statement)),
    ...selection.figures.map((figure) => ({
      "@id": urn(figure.id),
      "@type": "Observation",
      name: figure.what,
      value: figure.value,
      unitText: figure.unit,
      "readout:is": figure.is,
      ...present({ observationPeriod: figure.period, "readout:source": figure.source, "readout:bound": figure.bound }),
      "readout:confidence": figure.sure,
    })),
    ...[...selection.pages.values()].map(pageNode),
    ...annotations,
  ];
  const document = {
    "@context": CONTEXT,
    "@id": "urn:readout:record",
    "@type": "Dataset",
    name: heading,
    version: selection.version,
    "@graph": graph,
  };
  return oneFile("record.jsonld", `${JSON.stringify(document, null, 1)}\n`, [
    [selection.events.length, "events"],
    [selection.statements.length, "quotations"],
    [selection.figures.length, "figures"],
    [annotations.length, "annotations"],
  ]);
}

const urn = (id: string) => `urn:readout:${id}`;
const pageUrn = ({ reading }: SelectedPage) => `urn:sha256:${reading.page.sha256}`;

/** What is not null. */
const present = (node: Node): Node => Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null));

function eventNode(event: EventLine, selection: Selection): Node {
  const party = (name: string): Node => {
    const state = selection.stateName(name);
    return state === null
      ? { "@type": (selection.actors.get(name)?.roles.length ?? 0) > 0 ? "Person" : "Organization", name }
      : { "@type": "Country", name: state, identifier: name };
  };
  return present({
    "@id": urn(event.id),
    "@type": "Event",
    name: sentenceInWords(event, (name) => selection.stateName(name) ?? name),
    additionalType: event.mode === null ? event.type : `${event.type}/${event.mode}`,
    "readout:date": event.date,
    "readout:dateIs": event.date_is,
    location: event.place === null ? null : { "@type": "Place", name: event.place },
    organizer: event.actor.map(party),
    attendee: event.recipient.map(party),
    eventStatus: STATUS[event.status],
    "readout:status": event.status,
    "readout:reported": event.reported,
    "readout:accordingTo": event.according_to.length > 0 ? event.according_to : null,
    superEvent: event.part_of === null ? null : { "@id": urn(event.part_of) },
    "readout:independentTexts": event.independent,
    "readout:confidence": event.sure,
  });
}

function quotationNode(statement: StatementLine): Node {
  const first = statement.variants[0];
  return present({
    "@id": urn(statement.id),
    "@type": first?.form === "indirect" ? "Claim" : "Quotation",
    text: first?.text ?? null,
    creator: statement.speaker,
    dateCreated: statement.date,
    "readout:act": statement.act,
    "readout:form": first?.form ?? null,
    "readout:confidence": statement.sure,
  });
}

function pageNode(page: SelectedPage): Node {
  const { title, url, outlet, origin, byline } = page.reading.page;
  const { published } = page.line ?? page.reading.page;
  return present({
    "@id": pageUrn(page),
    "@type": "NewsArticle",
    identifier: page.reading.id,
    headline: title,
    url,
    publisher: outlet === null ? null : { "@type": "Organization", name: outlet },
    datePublished: published,
    author: byline.length > 0 ? byline.map((name) => ({ "@type": "Person", name })) : null,
    isBasedOn: page.line?.independent === false ? (page.line.leans_on[0] ?? origin) : origin,
  });
}

interface Told {
  readonly start: number;
  readonly end: number;
  readonly evidence: string;
}

function annotationOf(record: string, page: SelectedPage, told: Told, points: CodePoints, nth: number): Node {
  const { body } = page.reading.page;
  const { start, end, evidence } = told;
  return {
    "@id": `${urn(record)}:evidence:${nth}`,
    "@type": "Annotation",
    motivation: "identifying",
    body: { "@id": urn(record) },
    target: {
      source: pageUrn(page),
      selector: [
        {
          "@type": "TextQuoteSelector",
          exact: evidence,
          prefix: body.slice(whole(body, start - AROUND), start),
          suffix: body.slice(end, whole(body, end + AROUND)),
        },
        { "@type": "TextPositionSelector", start: points(page, start), end: points(page, end) },
      ],
    },
  };
}

/** Every passage of a page as an annotation; `recordOf` gives the id in the record of a reading's own, or null where it has none. */
export function annotationsOf(page: SelectedPage, recordOf: (id: string) => string | null): Node[] {
  const { events, statements, figures, claims, documents } = page.reading;
  const points = codePoints();
  return [...events, ...statements, ...figures, ...claims, ...documents].map((told, nth) =>
    annotationOf(recordOf(told.id) ?? `${page.reading.id}#${told.id}`, page, told, points, nth + 1),
  );
}

/** Not in the middle of a character that takes two units. */
function whole(text: string, at: number): number {
  const within = Math.max(0, Math.min(text.length, at));
  const code = text.charCodeAt(within);
  return code >= 0xdc00 && code < 0xe000 ? within + 1 : within;
}

type CodePoints = (page: SelectedPage, offset: number) => number;

/** UTF-16 offsets as offsets in code points; the pairs of each page are found once. */
function codePoints(): CodePoints {
  const pairs = new Map<SelectedPage, readonly number[]>();
  return (page, offset) => {
    let found = pairs.get(page);
    if (found === undefined) {
      found = [...page.reading.page.body.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map(({ index }) => index);
      pairs.set(page, found);
    }
    return offset - found.filter((index) => index < offset).length;
  };
}
