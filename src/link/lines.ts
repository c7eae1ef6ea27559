/**
 * The lines of the record that are made of few things each: pages, ties, series, claims, documents. Those of events, statements
 * and figures stand in events.ts, statements.ts and figures.ts.
 */
import type { ClaimReading, DocumentReading, Reading } from "../model/reading.ts";
import type {
  ClaimLine,
  DocumentLine,
  EventLine,
  LineageLine,
  PageLine,
  Review,
  Reviewed,
  SeriesLine,
} from "../model/record.ts";
import { atLeastOne, grouped, majority, reviewOf, type Voice } from "./agree.ts";
import { type DatedAmong, dayAmong } from "./day.ts";
import { compare, type Mention, mentionsOf, namedId, PREFIX } from "./ids.ts";
import { asVoices, sourceKey, sourcesNamed } from "./leaning.ts";
import { nameWords, partyKey, partyOf } from "./names.ts";
import type { CountryOf } from "./sketch.ts";
import { absentOf } from "./sources.ts";
import type { Relation } from "./tied.ts";

/** The events that each page tells as still to come, and those that it tells as happening or past. */
export interface Stages {
  readonly coming: ReadonlySet<string>;
  readonly come: ReadonlySet<string>;
}

export function stagesOf(page: string, events: Iterable<EventLine>): Stages {
  const stages = { coming: new Set<string>(), come: new Set<string>() };
  for (const { id, history } of events) {
    for (const row of history) {
      if (row.page !== page) continue;
      (row.status === "announced" || row.status === "proposed" ? stages.coming : stages.come).add(id);
    }
  }
  return stages;
}

/** Two pages of one day of which one tells as past what the other announces report different stages of it. */
export function haveMoved(a: Stages, b: Stages): boolean {
  return [...a.coming].some((id) => b.come.has(id)) || [...b.coming].some((id) => a.come.has(id));
}

/** The id of the tie of two pages. */
export function lineageId(a: Reading, b: Reading): string {
  const names = [a, b].map(({ id, page }) => `${page.sha256}\t${id}`);
  return namedId(PREFIX.lineage, ...names.sort(compare));
}

/** The line of a tie; `moved` where its pages tell different stages of one event. */
export function lineageLine(a: Reading, b: Reading, tie: Tie, moved: boolean): LineageLine {
  const { relation, from, score, why } = tie;
  const line: LineageLine = { kind: "lineage", id: lineageId(a, b), a: a.id, b: b.id, relation, from, score, why };
  if (!moved || relation !== "same_story") return line;
  return { ...line, relation: "same_event", why: `${why}; one announces what the other tells as come about` };
}

interface Tie {
  readonly relation: Relation;
  readonly from: string | null;
  readonly score: number;
  readonly why: string;
}

/** A page as another is tied to it. */
export interface TiedPage {
  readonly relation: Relation;
  readonly other: Pick<Reading, "id" | "page">;
  /** The page that counts for it. */
  readonly text: string;
}

/** The day of a page that prints none, from the pages that tell the same (day.ts). */
export const datedBy = ({ page }: Reading, ties: readonly TiedPage[]): DatedAmong | null =>
  dayAmong(
    page,
    ties.map(({ relation, other }) => ({ relation, id: other.id, published: other.page.published })),
  );

/** A page, dated again where others told its day. */
export function pageLine(
  { id, page }: Reading,
  ties: readonly TiedPage[],
  leans: readonly string[],
  dated: DatedAmong | null,
): PageLine {
  const line: PageLine = {
    kind: "page",
    id,
    sha256: page.sha256,
    published: page.published,
    published_is: page.published_is,
    why_published: page.why_published,
    independent: leans.length === 0,
    leans_on: leans,
    absent: absentOf(
      page,
      ties
        .filter(({ relation }) => relation === "same_text" || relation === "rewrite")
        .map(({ other }) => other.page.outlet),
    ),
    leaning: leaningOf(page, ties),
    story: storyOf({ relation: "same_text", other: { id, page }, text: leans[0] ?? id }, ties),
  };
  if (dated === null) return line;
  const why = page.why_published === null ? dated.why : `${page.why_published}; ${dated.why}`;
  return { ...line, published: dated.published, published_is: "inferred", why_published: why };
}

/** How many pages tell a page's happening on its day, and how many texts of their own those are: copies and rewrites, and those that name one source, are one. */
function storyOf(own: TiedPage, ties: readonly TiedPage[]): PageLine["story"] {
  const telling = [own, ...ties.filter(({ relation }) => relation !== "same_event")];
  const { voices } = asVoices(
    telling.map(({ other: { id, page }, text }) => ({ page: id, text, outlet: page.outlet, from: page })),
    ({ from }) => sourcesNamed(...namedSources(from)),
  );
  return { pages: telling.length, independent: new Set(voices.map(({ text }) => text)).size };
}

/** The origins and agencies that a page names together with others that tell its story in their own words. */
function leaningOf(page: Reading["page"], ties: readonly TiedPage[]): PageLine["leaning"] {
  const named = new Map(namedSources(page).map((name) => [sourceKey(name), name]));
  const leaning = new Map<string, string[]>();
  for (const { relation, other } of named.size === 0 ? [] : ties) {
    if (relation === "same_text" || relation === "rewrite") continue;
    for (const key of new Set(namedSources(other.page).map(sourceKey))) {
      if (named.has(key)) leaning.set(key, [...(leaning.get(key) ?? []), other.id]);
    }
  }
  return [...leaning]
    .map(([key, pages]) => ({ on: named.get(key)!, pages: pages.sort(compare) }))
    .sort((a, b) => compare(a.on, b.on));
}

/** The agencies, and the origin where it is none of them ("xinhuanet.com" is Xinhua's). */
function namedSources({ wire, origin }: Reading["page"]): string[] {
  const isAgency = origin !== null && wire.some((name) => sourceKey(origin).startsWith(sourceKey(name)));
  return origin === null || isAgency ? [...wire] : [...wire, origin];
}

/** The parties of a series, by which its events are found; null for an event that no page places in one. */
export function seriesKey(event: EventLine, country: CountryOf): string | null {
  if (event.series === null) return null;
  const parties = [...event.actor, ...event.recipient].map((name) => partyKey(partyOf(name, country(name))));
  return [...new Set(parties)].sort(compare).join("|");
}

/** Events that pages place in one series of the same parties. */
export function seriesLine(key: string, events: readonly EventLine[]): SeriesLine {
  const members = [...events].sort((a, b) => compare(a.id, b.id));
  const names = members.flatMap(({ series }) => series ?? []);
  const name = [...names].sort((a, b) => b.length - a.length || compare(a, b))[0]!;
  const since = names.map((text) => /since (\d{4})/.exec(text)?.[1]).find((year) => year !== undefined) ?? null;
  const every = /annual|yearly|every year/i.test(names.join(" ")) ? "P1Y" : null;
  const parties = key.split("|").filter((party) => party !== "");
  return {
    kind: "series",
    id: namedId(PREFIX.series, key),
    name,
    since,
    every,
    parties,
    events: members.map(({ id }) => id),
  };
}

/** The claims of a reading, each under what makes two of them one: the same said of the same in the same words. */
export function claimMentions(reading: Reading): { key: string; mention: Mention<ClaimReading> }[] {
  const told = mentionsOf(reading, PREFIX.claim, reading.claims, (claim) =>
    [claim.kind, claim.holder, claim.predicate].join("|"),
  );
  return told.map((mention) => {
    const { kind, holder, subject, predicate, object, polarity } = mention.record;
    const words = [kind, holder, subject, predicate, object, polarity].map((part) => nameWords(part ?? "").join(" "));
    return { key: words.join("|"), mention };
  });
}

export function claimLine(told: readonly (Mention<ClaimReading> & Voiced)[]): ClaimLine {
  const group = [...told].sort(byId);
  const { record, page } = group[0]!;
  const { kind, ...fields } = record;
  return {
    ...fields,
    ...common(group),
    kind: "claim",
    claim: kind,
    mentions: group.map((mention) => ({ page: mention.page, claim: mention.record.id })),
    disagree: [],
    evidence_page: page,
  };
}

/** The documents of a reading, each under its kind and name, or its issuers and day, or by itself. */
export function documentMentions(reading: Reading): { key: string; mention: Mention<DocumentReading> }[] {
  const told = mentionsOf(reading, PREFIX.document, reading.documents, (paper) => [paper.kind, paper.name].join("|"));
  return told.map((mention) => ({ key: documentKey(mention), mention }));
}

function documentKey({ record, ref }: Mention<DocumentReading>): string {
  const issuers = record.issuer
    .map((name) => nameWords(name).join(" ") || name)
    .sort(compare)
    .join(";");
  if (record.name !== null && nameWords(record.name).length > 2)
    return `${record.kind}|${nameWords(record.name).join(" ")}|${issuers}`;
  return record.date !== null && issuers !== "" ? `${record.kind}|${issuers}|${record.date}` : ref;
}

export function documentLine(told: readonly (Mention<DocumentReading> & Voiced)[]): DocumentLine {
  const group = [...told].sort(byId);
  const { record, page } = group[0]!;
  const { kind, ...fields } = record;
  const date = majority(
    group,
    (voice) => voice.record.date,
    (voice) => voice.record.sure,
  );
  const each = <T>(of: (paper: DocumentReading) => readonly T[]) => [
    ...new Set(group.flatMap((mention) => of(mention.record))),
  ];
  return {
    ...fields,
    ...common(group),
    kind: "document",
    document: kind,
    date: date.used,
    areas: each((paper) => paper.areas),
    points: each((paper) => paper.points),
    mentions: group.map((mention) => ({ page: mention.page, document: mention.record.id })),
    disagree:
      date.values.length > 1
        ? [{ field: "date", values: grouped(group, (voice) => voice.record.date), used: date.used, rule: date.rule }]
        : [],
    evidence_page: page,
  };
}

const byId = (a: Mention, b: Mention): number => compare(a.id, b.id) || compare(a.ref, b.ref);

/** What is known of a mention beside its record: its page's place in the record, and what a person said of it. */
export interface Voiced extends Omit<Voice, "page"> {
  /** The page from which it says it has its text, as a host; null if none. */
  readonly origin: string | null;
  readonly set: ReadonlyMap<string, unknown>;
  /** What a correction aimed elsewhere has replaced. */
  readonly ruled: ReadonlyMap<string, unknown>;
  readonly review: Review;
}

/** The line with the mark of a person's pen where it shows a value that a correction aimed elsewhere has put in. */
export function penned<L extends Reviewed>(line: L, voices: readonly Pick<Voiced, "ruled">[]): L {
  const shown = line as unknown as Readonly<Record<string, unknown>>;
  const fields = new Set<string>(line.corrected_fields);
  for (const { ruled } of voices) for (const [field, value] of ruled) if (shows(shown[field], value)) fields.add(field);
  return fields.size === line.corrected_fields.length
    ? line
    : { ...line, review: "corrected", corrected_fields: [...fields].sort(compare) };
}

const shows = (shown: unknown, value: unknown): boolean =>
  Array.isArray(shown) && Array.isArray(value)
    ? value.every((one) => shown.includes(one))
    : shown !== undefined && JSON.stringify(shown) === JSON.stringify(value);

function common(group: readonly (Mention & Voiced)[]) {
  const ids = group.map(({ id }) => id);
  const fields = [...new Set(group.flatMap(({ set }) => [...set.keys()]))].sort(compare);
  const best = new Map<string, number>();
  for (const { text, record } of group) best.set(text, Math.max(best.get(text) ?? 0, record.sure));
  return {
    id: ids[0]!,
    aliases: [...new Set(ids)].slice(1),
    sure: atLeastOne([...best.values()]),
    review: reviewOf(
      group.map(({ review }) => review),
      fields.length > 0,
    ),
    corrected_fields: fields,
    joined: [],
  };
}
