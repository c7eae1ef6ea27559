/**
 * The record as tables: one list of columns makes the CSV package, its codebook and the Parquet files. No cell holds a list: an
 * event's parties are rows of `participants`.
 */
import { civilOf, daysOf, granularityOf } from "../kit/edtf.ts";
import type { Correction } from "../model/correction.ts";
import type { Evidenced, Reading } from "../model/reading.ts";
import type { EventLine, FigureLine, Reviewed, StatementLine } from "../model/record.ts";
import type { SelectedPage, Selection } from "./selection.ts";

export type Cell = string | number | boolean | null;

export interface Column<R> {
  readonly name: string;
  readonly type: "string" | "number" | "integer" | "boolean" | "date";
  /** For the codebook. */
  readonly about: string;
  of(row: R): Cell;
}

export interface Table {
  readonly name: string;
  readonly about: string;
  readonly key: readonly string[];
  readonly columns: readonly Omit<Column<never>, "of">[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Of a selection with no rows, for the names of the columns. */
export const NOTHING = { events: [], statements: [], figures: [], listed: [], isFirst: false } as const;

/** The tables of the package, in its order. */
export function tablesOf(selection: Selection): readonly Table[] {
  const { events, statements, figures, pages, stateName, countryOf } = selection;
  const reviews = reviewsOf(selection.corrections);
  const said = (record: Reviewed & { readonly mentions?: readonly { readonly page: string }[] }, kind: Kind) =>
    saidOf(record, kind, pages, reviews);
  return [
    table<EventLine>("events", "One row for each event.", ["event_id"], events, [
      text("event_id", "Id, made from what was read; it survives new readings.", (one) => one.id),
      text("type", "PLOVER type as Readout uses it (docs/notation.md).", (one) => one.type),
      text("mode", "Mode as Readout uses it.", (one) => one.mode),
      text("status", "proposed, announced, underway, held, cancelled or denied.", (one) => one.status),
      text("reported", "fact, or claimed by a party, or contested by another.", (one) => one.reported),
      text("date", "The day on which it happens, EDTF; empty when the texts do not let one know.", (one) => one.date),
      ...days<EventLine>("date", (one) => one.date),
      text("date_is", "stated: printed on the page; inferred: worked out.", (one) => one.date_is),
      text("date_reason", "How it was worked out.", (one) => one.date_reason),
      text("place", "Where, as the texts print it.", (one) => one.place),
      text("part_of", "event_id of the event that it is a part of.", (one) => one.part_of),
      text("series", "Name of the recurring talks that it is one of.", (one) => one.series),
      text("purpose", "What it is for, in the words of the text.", (one) => one.purpose),
      text("recipient_is", "named, or inferred from a place or an owner.", (one) => one.recipient_is),
      text("plover_type", "Strict PLOVER type; empty where PLOVER codes nothing.", (one) => one.plover?.type ?? null),
      text("plover_mode", "Strict PLOVER mode.", (one) => one.plover?.mode ?? null),
      text("cameo", "CAMEO code.", (one) => one.cameo),
      ...counted<EventLine>(),
      flag("disputed", "True where the texts disagree on a field.", (one) => one.disagree.length > 0),
      ...reviewed<EventLine>((one) => said(one, "event")),
    ]),
    table(
      "participants",
      "One row for each party of an event, and for each who says or denies it.",
      ["event_id", "role", "position"],
      events.flatMap((event) =>
        (["actor", "recipient", "according_to", "contested_by"] as const).flatMap((role) =>
          event[role].map((name, index) => ({ event: event.id, role, position: index + 1, name })),
        ),
      ),
      [
        text("event_id", "The event.", (one) => one.event),
        text("role", "actor, recipient, according_to or contested_by.", (one) => one.role),
        whole("position", "Its place among those of the role, from 1.", (one) => one.position),
        text("name", "A person's or body's name, or a state's code (ISO 3166-1 alpha-3).", (one) => one.name),
        text("country", "ISO 3166-1 alpha-3 of the state that it is or acts for.", (one) => countryOf(one.name)),
        text("country_name", "Its English name.", (one) => {
          const country = countryOf(one.name);
          return country === null ? null : stateName(country);
        }),
      ],
    ),
    table(
      "evidence",
      "One row for each passage that bears a record.",
      ["record_id", "page_id", "mention"],
      evidenceRows(selection),
      [
        text("record_id", "event_id, quote_id or figure_id.", (one) => one.record),
        text("kind", "event, quote or figure.", (one) => one.kind),
        text("page_id", "The page.", (one) => one.page),
        text("mention", "Id of the reading on that page.", (one) => one.evidence.id),
        whole("start", "Where it begins in the article's body, UTF-16 code units from 0.", (one) => one.evidence.start),
        whole("end", "Where it ends, exclusive.", (one) => one.evidence.end),
        text("text", "The passage, as it stands there.", (one) => one.evidence.evidence),
        text("by", "The rule that read it.", (one) => one.evidence.by),
        number(
          "confidence",
          "How probably a careful reader would agree with this reading, 0 to 1.",
          (one) => one.evidence.sure,
        ),
      ],
    ),
    table<StatementLine>("quotes", "One row for each thing said, in whatever wordings.", ["quote_id"], statements, [
      text("quote_id", "Id.", (one) => one.id),
      text("speaker", "Who speaks.", (one) => one.speaker),
      text("speaks_for", "State (ISO 3166-1 alpha-3) or body spoken for.", (one) => one.speaks_for),
      text(
        "act",
        "asserts, denies, pledges, refuses, urges, supports, opposes, predicts or declines_comment.",
        (one) => one.act,
      ),
      text("date", "The day on which it was said, EDTF.", (one) => one.date),
      ...days<StatementLine>("date", (one) => one.date),
      text("occasion", "event_id of where it was said.", (one) => one.occasion),
      text("form", "direct, indirect or mixed, of the first wording.", (one) => one.variants[0]?.form ?? null),
      text("text", "The first wording; the others stand in evidence.csv.", (one) => one.variants[0]?.text ?? null),
      whole("wordings", "How many wordings there are.", (one) => one.variants.length),
      ...counted<StatementLine>(),
      ...reviewed<StatementLine>((one) =>
        said({ ...one, mentions: one.variants.flatMap((variant) => variant.mentions) }, "statement"),
      ),
    ]),
    table<FigureLine>("figures", "One row for each number.", ["figure_id"], figures, [
      text("figure_id", "Id.", (one) => one.id),
      text("what", "What is counted or measured.", (one) => one.what),
      number(
        "value",
        "Percent as printed (12.5 is 12.5 %), money in major units; of a range the lower end.",
        (one) => one.value,
      ),
      number("high", "The upper end of a range.", (one) => one.high),
      number("was", "The level that it moved from.", (one) => one.was),
      text("unit", "%, pp, an ISO 4217 code, or a noun.", (one) => one.unit),
      text("per", "Of what it is told each: barrel, month.", (one) => one.per),
      text("is", "level, change, share, count or target.", (one) => one.is),
      text("direction", "up or down, of a change.", (one) => one.direction),
      text("bound", "about, at least, at most and the like, as printed.", (one) => one.bound),
      text("status", "fact or expected.", (one) => one.status),
      text("period", "What it is of, EDTF.", (one) => one.period),
      ...days<FigureLine>("period", (one) => one.period),
      text("against", "What a change is measured against, EDTF.", (one) => one.against),
      text("from", "Of a flow, whence.", (one) => one.from),
      text("to", "Of a flow, whither.", (one) => one.to),
      text("source", "Who gives the number.", (one) => one.source),
      ...counted<FigureLine>(),
      ...reviewed<FigureLine>((one) => said(one, "figure")),
    ]),
    table<SelectedPage>("pages", "One row for each page that bears any of these.", ["page_id"], selection.listed, [
      text("page_id", "Id.", (one) => one.reading.id),
      text("title", "Headline.", (one) => one.reading.page.title),
      text("outlet", "Where this copy stood.", (one) => one.reading.page.outlet),
      text("origin", "Who first wrote it, where that is another.", (one) => one.reading.page.origin),
      text("url", "Address.", (one) => one.reading.page.url),
      text("published", "Day of publication, EDTF.", (one) => (one.line ?? one.reading.page).published),
      text(
        "published_is",
        "stated: printed on the page; inferred: worked out.",
        (one) => (one.line ?? one.reading.page).published_is,
      ),
      text("why_published", "The cues.", (one) => (one.line ?? one.reading.page).why_published),
      text("language", "ISO 639-1.", (one) => one.reading.page.language),
      text("wording", "original or reworded.", (one) => one.reading.page.wording),
      flag("independent", "False for a copy or rewrite of a page that counts.", (one) => one.line?.independent ?? null),
      text(
        "leans_on",
        "page_id of the page that it is a copy or rewrite of; the first, where there are several.",
        (one) => one.line?.leans_on[0] ?? null,
      ),
      text("retrieved", "When it was fetched.", (one) => one.reading.page.retrieved),
      text("sha256", "SHA-256 of the raw bytes.", (one) => one.reading.page.sha256),
    ]),
    table("excluded", "What a person has left out, and pages that were not read.", ["id"], excludedRows(selection), [
      text("id", "Id of the correction, or of the page.", (one) => one.id),
      text("kind", "event, statement, figure, claim, document or page.", (one) => one.kind),
      text("which", "What it was read as.", (one) => one.which),
      text("page_sha256", "SHA-256 of the page.", (one) => one.sha256),
      text("text", "The passage.", (one) => one.text),
      text("reason", "Why it is left out.", (one) => one.reason),
      text("reviewer", "Who says so.", (one) => one.by),
      text("reviewed_at", "When, ISO 8601.", (one) => one.at),
    ]),
  ];
}

const column =
  (type: Column<never>["type"]) =>
  <R>(name: string, about: string, of: (row: R) => Cell): Column<R> => ({ name, type, about, of });
const text = column("string");
const number = column("number");
const whole = column("integer");
const flag = column("boolean");

function table<R>(
  name: string,
  about: string,
  key: readonly string[],
  rows: readonly R[],
  columns: readonly Column<R>[],
): Table {
  return { name, about, key, columns, rows: rows.map((row) => columns.map((one) => one.of(row))) };
}

/** First and last day of an EDTF date and how fine it is, for programs that know no EDTF. */
function days<R>(name: string, of: (row: R) => string | null): Column<R>[] {
  const day = (row: R, end: "first" | "last"): string | null => {
    const span = daysOf(of(row));
    if (span === null || !Number.isFinite(span[end])) return null;
    const { year, month, day } = civilOf(span[end]);
    if (year < 0 || year > 9999) return null;
    return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  };
  return [
    column("date")(`${name}_start`, `First day that ${name} may mean.`, (row: R) => day(row, "first")),
    column("date")(`${name}_end`, `Last day that ${name} may mean.`, (row: R) => day(row, "last")),
    text(`${name}_precision`, `How fine ${name} is: day, month, year and the like.`, (row: R) => {
      const date = of(row);
      return date === null ? null : granularityOf(date);
    }),
  ];
}

const counted = <
  R extends { readonly pages: number; readonly independent: number; readonly sure: number },
>(): Column<R>[] => [
  whole("pages", "Pages that tell of it.", (one: R) => one.pages),
  whole(
    "independent",
    "Independent texts among them: copies and rewrites are left aside, those that lean on one source counted once.",
    (one: R) => one.independent,
  ),
  number("confidence", "How probably a careful reader would agree, 0 to 1.", (one: R) => one.sure),
];

type Kind = Correction["target"]["kind"];
type Said = Pick<Correction, "by" | "at"> | null;

const reviewed = <R extends Reviewed>(said: (row: R) => Said): Column<R>[] => [
  text("review", "machine, accepted, corrected or added.", (one: R) => one.review),
  text(
    "corrected_fields",
    "Fields that a person has set, parted by spaces.",
    (one: R) => one.corrected_fields.join(" ") || null,
  ),
  text("reviewer", "Who last looked at it.", (one: R) => said(one)?.by ?? null),
  text("reviewed_at", "When, ISO 8601.", (one: R) => said(one)?.at ?? null),
];

/** The last correction on the same words of the same page, by whom and when. */
function reviewsOf(corrections: readonly Correction[]): ReadonlyMap<string, Correction> {
  const reviews = new Map<string, Correction>();
  for (const correction of corrections)
    for (const target of [correction.target, ...(correction.others ?? [])])
      reviews.set(`${target.sha256}\n${target.kind}\n${target.exact}`, correction);
  return reviews;
}

function saidOf(
  record: Reviewed & { readonly mentions?: readonly { readonly page: string }[] },
  kind: Kind,
  pages: Selection["pages"],
  reviews: ReadonlyMap<string, Correction>,
): Said {
  if (record.review === "machine") return null;
  for (const mention of record.mentions ?? []) {
    const reading = pages.get(mention.page)?.reading;
    const local = (mention as unknown as Readonly<Record<string, string>>)[kind];
    const found = reading === undefined ? undefined : recordIn(reading, kind, local ?? "");
    const said = found === undefined ? undefined : reviews.get(`${reading!.page.sha256}\n${kind}\n${found.evidence}`);
    if (said !== undefined) return said;
  }
  return null;
}

function recordIn(reading: Reading, kind: Kind, id: string): Evidenced | undefined {
  const lists: Partial<Record<Kind, readonly Evidenced[]>> = {
    event: reading.events,
    statement: reading.statements,
    figure: reading.figures,
  };
  return lists[kind]?.find((one) => one.id === id);
}

function evidenceRows({ events, statements, figures, pages }: Selection) {
  const rows: { record: string; kind: string; page: string; evidence: Evidenced }[] = [];
  const add = (record: string, shown: string, kind: Kind, page: string, local: string) => {
    const reading = pages.get(page)?.reading;
    const evidence = reading === undefined ? undefined : recordIn(reading, kind, local);
    if (evidence !== undefined) rows.push({ record, kind: shown, page, evidence });
  };
  for (const one of events) for (const { page, event } of one.mentions) add(one.id, "event", "event", page, event);
  for (const one of statements)
    for (const { page, statement } of one.variants.flatMap(({ mentions }) => mentions))
      add(one.id, "quote", "statement", page, statement);
  for (const one of figures) for (const { page, figure } of one.mentions) add(one.id, "figure", "figure", page, figure);
  return rows;
}

function excludedRows({ corrections, listed, isFirst }: Selection) {
  const rejected = new Map<string, Correction>();
  for (const correction of isFirst ? corrections : []) {
    const { op, target } = correction;
    const key = `${target.sha256}\n${target.kind}\n${target.exact}\n${target.which ?? ""}`;
    if (op === "reject") rejected.set(key, correction);
    if (op === "accept") rejected.delete(key);
  }
  const none = { by: null, at: null };
  return [
    ...[...rejected.values()].map(({ id, target, note, by, at }) => ({
      id,
      kind: target.kind as string,
      which: target.which ?? null,
      sha256: target.sha256,
      text: target.exact,
      reason: note ?? "rejected by a person",
      by: by ?? null,
      at: at ?? null,
    })),
    ...listed.flatMap(({ reading }) =>
      reading.skipped === null
        ? []
        : [
            {
              ...none,
              id: reading.id,
              kind: "page",
              which: null,
              sha256: reading.page.sha256,
              text: null,
              reason: reading.skipped,
            },
          ],
    ),
  ];
}
