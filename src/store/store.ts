/**
 * What a workspace keeps, behind one interface: pages as they were read, and the record that was linked from them.
 *
 * Everything in a store is derived. It can be thrown away and made again from the raw pages and the corrections, so
 * a store promises no more than this: what a resolved `putPages` has taken in survives the end of the process.
 * Every method answers with a promise although SQLite does not need one, so that a store over a network can satisfy
 * the same interface. `tests/store-contract.ts` says in examples what each method must do.
 */
import type { Edtf } from "../model/edtf.ts";
import type { Note } from "../model/note.ts";
import type { PloverType, Status } from "../model/plover.ts";
import type { Reading } from "../model/reading.ts";
import type {
  ActorLine,
  ClaimLine,
  DocumentLine,
  EventLine,
  FigureLine,
  Leaning,
  LineageLine,
  PageLine,
  RecordLine,
  SeriesLine,
  StatementLine,
} from "../model/record.ts";

import type { Level } from "./level.ts";

export interface Store {
  /**
   * Takes sources in with their pages, all or none; once it resolves, they are kept. The pages that came from the same
   * path before go, and so does a page whose id is taken anew. The record no longer stands for the pages afterwards.
   */
  putPages(batch: readonly Intake[]): Promise<void>;
  /** Takes a source, its pages and the whole record out, their words overwritten in the file; the record is to be made anew. */
  dropSource(path: string): Promise<void>;
  /** Every page's id, hash and the path that it came from, in the order of the ids. */
  owners(): Promise<readonly Owner[]>;
  /** The source that came from this path, or null. */
  source(path: string): Promise<SourceRow | null>;
  /** Every source, in the order of their paths. */
  sources(): Promise<readonly SourceRow[]>;
  /** Readings one by one, in the order of their ids. */
  readings(): AsyncIterable<Reading>;
  /** The same at once: for the linker, which cannot wait. */
  readingsNow(): Iterable<Reading>;
  /** Replaces the record, all or nothing. The lines begin with those of actors, which are gone through twice. `key` says what it was made from. */
  putRecord(lines: Iterable<RecordLine>, key: string, unfit?: readonly Unfit[]): Promise<void>;
  /**
   * Lines that are new or say something else now, and those that are no more; all or nothing. What stands afterwards is what
   * `putRecord` would have made of all lines. `unfit` are all corrections that do not simply hold.
   */
  changeRecord(change: RecordChange, key: string, unfit?: readonly Unfit[]): Promise<void>;
  /** What came since the record was made. */
  pending(): Promise<Pending>;
  /** The reading of a page, at once: for the linker, which cannot wait. Null when there is no such page. */
  readingNow(id: string): Reading | null;
  /** The corrections that a person had better look at: all but those of the state "already". */
  unfit(): Promise<readonly Doubt[]>;
  /** Ids of the corrections without which the same would be read. */
  alreadySo(): Promise<readonly string[]>;
  /** The key of the record that stands, or null when there is none. */
  recordKey(): Promise<string | null>;
  /** The record's lines, sorted by kind and id; of one kind when it is named. Few are in memory at a time. */
  record(kind?: string): AsyncIterable<RecordLine>;

  counts(): Promise<Counts>;
  /** Pairs of states with what stands between them, most events first. */
  dyads(): Promise<readonly Dyad[]>;
  /** PLOVER types with their number of events, most first. */
  types(): Promise<readonly { readonly type: PloverType; readonly events: number }[]>;
  pages(query: PageQuery): Promise<Slice<PageSummary>>;
  page(id: string): Promise<StoredPage | null>;
  /** The pages of these ids, in no order; an id that none has is left out. */
  linkedPages(ids: readonly string[]): Promise<readonly LinkedPage[]>;
  /** Pages by their ids, those that come after this one; "" for the first. */
  linkedPagesAfter(id: string, limit: number): Promise<readonly LinkedPage[]>;
  /** Ids of the pages that copy or reword one of these, in order. */
  leaningOn(ids: readonly string[]): Promise<readonly string[]>;
  pageSummary(id: string): Promise<PageSummary | null>;
  /** The pages of these ids, in the order of the ids; an id that none bears is left out. */
  pagesNamed(ids: readonly string[]): Promise<readonly PageSummary[]>;
  events(query: EventQuery): Promise<Slice<EventLine>>;
  /** The events whose ids are not among these, nor is any that has become part of them: what is new to who has seen these. In no order. */
  unseenEvents(seen: ReadonlySet<string>): Promise<readonly string[]>;
  /** How many events a query finds, its `limit` and `after` aside. */
  countEvents(query: EventQuery): Promise<number>;
  /** Events that a query finds, by month of their first day, type and status; their paging does not matter. */
  months(query: EventQuery): Promise<readonly MonthCount[]>;
  /** The level of each of the first 1000 events that a query finds. */
  levels(query: EventQuery): Promise<ReadonlyMap<string, Level>>;
  /** The dated events that a query finds without their lines, by day, at most `MOST_MARKS` of them; `actor` only where it is asked for. */
  marks(query: EventQuery, actor?: boolean): Promise<readonly Mark[]>;
  /** The events of these ids; an id that none bears is left out. */
  eventsNamed(ids: readonly string[]): Promise<readonly EventLine[]>;
  /** First and last day of the events that a query finds, and how many have none. */
  span(query: EventQuery): Promise<Span>;
  /** Events that a query finds and that have no day. */
  undated(query: EventQuery, limit: number): Promise<readonly EventLine[]>;
  /** How many pages tell of the events that a query finds, and how many of these are independent texts. */
  pagesBehind(query: EventQuery): Promise<{ readonly pages: number; readonly independent: number }>;
  /** What was published and said between two days, in so many equal stretches of time. */
  traces(query: TraceQuery): Promise<Traces>;
  /** The actors of these canonical names; a name that none bears is left out. */
  actorsNamed(names: readonly string[]): Promise<ReadonlyMap<string, ActorLine>>;
  /** The places that the events of a query name, each with their number, most first. */
  places(query: EventQuery, limit: number): Promise<readonly { readonly place: string; readonly events: number }[]>;
  /** Dated statements of those who speak most, of these states or of all where none is named; the newest so many, by day. */
  spoken(countries: readonly string[], speakers: number, limit: number): Promise<readonly Spoken[]>;
  /** The actors that go by one of these names, in the order of their ids. */
  actorsCalled(names: readonly string[]): Promise<readonly ActorLine[]>;
  /** Outlets with their pages, most first. */
  outlets(limit: number): Promise<readonly (OutletCount & { readonly outlet: string })[]>;
  /** The same with the pages of no outlet, under null; all of them. */
  allOutlets(): Promise<readonly OutletCount[]>;
  /** The page and all that copies or rewords it, or that it copies or rewords, one step after the other; at most some 200. */
  cluster(page: string): Promise<readonly string[]>;
  /** Groups of pages that are copies or rewrites of each other, the largest first. */
  clusters(limit: number): Promise<readonly (readonly string[])[]>;
  /** Pages by month of publication, the undated under null; those that are independent texts are counted apart. */
  pageMonths(): Promise<readonly PageMonth[]>;
  /** The event of this id, or the one that a mention of this id was merged into; null when there is none. */
  event(id: string): Promise<EventLine | null>;
  /** Events and figures on which texts disagree and no person has settled it, the events first. */
  disputed(limit: number): Promise<readonly (EventLine | FigureLine)[]>;
  /** Events less sure than this that no person has looked at, the least sure first. */
  unsure(below: number, limit: number): Promise<readonly EventLine[]>;
  /** Events of several mentions that were less surely than this taken for one, that no person has looked at, the least sure first. */
  looselyJoined(below: number, limit: number): Promise<readonly EventLine[]>;
  /** The events before and after this one by day; null at the ends. */
  neighbours(id: string): Promise<{ readonly before: string | null; readonly after: string | null }>;
  /** How many decisions wait: corrections that do not fit, disputed records, events less sure than this, that no person has looked at. */
  waiting(below: number): Promise<number>;
  statements(query: StatementQuery): Promise<Slice<StatementLine>>;
  /** Who of these states speaks most, persons and bodies, most first. */
  speakers(countries: readonly string[], limit: number): Promise<readonly Speaker[]>;
  statement(id: string): Promise<StatementLine | null>;
  figures(query: FigureQuery): Promise<Slice<FigureLine>>;
  figure(id: string): Promise<FigureLine | null>;
  /** By their day, the newest first. */
  documents(query: DocumentQuery): Promise<Slice<DocumentLine>>;
  document(id: string): Promise<DocumentLine | null>;
  claims(query: ClaimQuery): Promise<Slice<ClaimLine>>;
  claim(id: string): Promise<ClaimLine | null>;
  /** The series that an event is one of. */
  seriesOf(event: string): Promise<readonly SeriesLine[]>;
  actors(query: ActorQuery): Promise<Slice<ActorSummary>>;
  /** By the actor line's id, or by its name. */
  actor(id: string): Promise<ActorSummary | null>;
  lineage(page?: string): Promise<readonly LineageLine[]>;
  /** For every record read on a page, the line of the linked record that it became. */
  linkedOf(page: string): Promise<ReadonlyMap<string, { readonly kind: RecordLine["kind"]; readonly id: string }>>;
  /** Pages, events, statements and documents that hold these words or others of their stems, best first. */
  search(words: string, limit: number): Promise<readonly Found[]>;
  /** Another once anything that is kept here has changed, whoever changed it. */
  state(): string;
  /** From now on everything is read as it stands at this moment, whatever others write. For readers that end soon. */
  hold(): Promise<void>;
  close(): Promise<void>;
}

/** One file as it was handed in. Its bytes lie in `pages/` under their hash. */
export interface SourceRow {
  /** Where it came from: an absolute path, or "stdin:" and its hash. */
  readonly path: string;
  /** SHA-256 of the bytes. */
  readonly sha256: string;
  /** The id that its page, or the first of its pages, was asked to take. */
  readonly base: string;
  /** Version of the reader that has read it. */
  readonly reader: string;
  /** Why it could not be read, in words; null when it was. */
  readonly failed: string | null;
}

/** A source and what was read from it. */
export interface Intake {
  readonly source: SourceRow;
  readonly pages: readonly StoredPage[];
}

export interface Owner {
  readonly id: string;
  readonly sha256: string;
  readonly path: string;
}

export interface StoredPage {
  readonly reading: Reading;
  /** `Page.text`, which the spans of `reading.page.because` point into. */
  readonly text: string;
  /** What was left out of the article, with the reasons; the spans point into `text`. */
  readonly removed: readonly Note[];
  /** Hash of the source that it stands in. */
  readonly source: string;
}

/** A page with what linking says of it; null before anything was linked. */
export interface LinkedPage {
  readonly reading: Reading;
  readonly line: PageLine | null;
}

export interface PageSummary {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly origin: string | null;
  readonly language: string | null;
  readonly published: Edtf | null;
  readonly published_is: "stated" | "inferred" | null;
  readonly why_published: string | null;
  readonly skipped: string | null;
  readonly sha256: string;
  readonly url: string | null;
  /** False for a copy or a rewrite; null before anything was linked. */
  readonly independent: boolean | null;
  readonly leans_on: readonly string[];
  /** Named as the origin of its text, of whom no page is here. */
  readonly absent: readonly string[];
  /** Sources that it shares with pages which tell the same story in their own words. */
  readonly leaning: readonly Leaning[];
  /** The pages that tell its story, itself among them, and the texts of their own among those; null before anything was linked. */
  readonly story: PageLine["story"] | null;
  readonly events: number;
  readonly statements: number;
  readonly figures: number;
}

/** What one more page, or one more correction, does to a record. */
export interface RecordChange {
  readonly changed: Iterable<RecordLine>;
  readonly gone: Iterable<{ readonly kind: RecordLine["kind"]; readonly id: string }>;
}

export interface Pending {
  /** What the record that stands, or last stood, was made from; null when there was none. */
  readonly key: string | null;
  /** How many records were made, this one among them. */
  readonly serial: number;
  /** Ids of the pages that it does not hold, in order. */
  readonly pages: readonly string[];
  /** Whether a page that it holds was taken out or has another reading since. */
  readonly replaced: boolean;
}

export interface OutletCount {
  readonly outlet: string | null;
  readonly pages: number;
  readonly independent: number;
  /** As its pages tell them, before they are linked. */
  readonly events: number;
}

/**
 * A correction that does not simply hold. `lost`: its page or words are not there; `conflict`: it asks for what cannot be; `moved`: it
 * was applied, but to other words or to what is read otherwise now; `already`: the same is read without it, so nobody need look.
 */
export interface Unfit {
  readonly correction: string;
  readonly state: "lost" | "conflict" | "moved" | "already";
  readonly why: string;
}

/** One that a person had better look at. */
export interface Doubt extends Unfit {
  readonly state: Exclude<Unfit["state"], "already">;
}

export interface Counts {
  readonly pages: number;
  readonly independent: number;
  readonly skipped: number;
  readonly failed: number;
  readonly events: number;
  readonly statements: number;
  readonly figures: number;
  readonly claims: number;
  readonly documents: number;
  readonly actors: number;
  /** Pages that are no independent text: copies, and all others. */
  readonly same_text: number;
  readonly rewrite: number;
}

export interface Dyad {
  /** ISO 3166-1 alpha-3, the smaller first. */
  readonly a: string;
  readonly b: string;
  readonly events: number;
  /** First and last day of anything dated, from 1970-01-01; null when nothing is. */
  readonly first: number | null;
  readonly last: number | null;
}

export interface Speaker {
  readonly name: string;
  readonly country: string;
  readonly statements: number;
}

/** An event as a shape on a line of time. */
export interface Mark {
  readonly id: string;
  /** Days since 1970-01-01. */
  readonly first: number;
  readonly last: number;
  readonly type: PloverType;
  readonly level: Level;
  /** How many tellings of it there are. */
  readonly told: number;
  /** The first that acts; null where none does, or it was not asked for. */
  readonly actor: string | null;
}

/** Marks that are handed out at once. */
export const MOST_MARKS = 100_000;

/** A statement as a dot: who, when, how it is told. */
export interface Spoken {
  readonly id: string;
  readonly speaker: string;
  /** Days since 1970-01-01. */
  readonly first: number;
  readonly form: "direct" | "indirect" | "mixed";
  /** False where its words are doubtful. */
  readonly verbatim: boolean;
}

export interface MonthCount {
  /** "2023-05"; null for events undated or dated more coarsely than by the month. */
  readonly month: string | null;
  readonly type: PloverType;
  readonly status: Status;
  readonly reported: EventLine["reported"];
  readonly level: Level;
  readonly events: number;
}

export interface PageMonth {
  /** "2023-05" */
  readonly month: string | null;
  readonly pages: number;
  readonly independent: number;
}

/** Days since 1970-01-01; both null when nothing is dated. */
export interface Span {
  readonly first: number | null;
  readonly last: number | null;
  /** Where most of them lie: without the first 12 and the last 3 of 100. */
  readonly core: { readonly first: number; readonly last: number } | null;
  readonly undated: number;
}

export interface TraceQuery {
  /** Days since 1970-01-01, both included. */
  readonly first: number;
  readonly last: number;
  readonly bins: number;
  /** Whose words count; everybody's unless told. */
  readonly countries?: readonly string[];
}

/** A number for each bin. */
export interface Traces {
  readonly pages: readonly number[];
  readonly independent: readonly number[];
  readonly quotes: readonly number[];
  readonly figures: readonly number[];
}

/** One helping of a list. `next` is handed back as `after` to get the following one; null at the end. */
export interface Slice<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

interface Paging {
  /** 1 to 1000; 100 unless told. */
  readonly limit?: number;
  readonly after?: string;
}

export interface EventQuery extends Paging {
  /** Each must be a party: a state by its code, itself or by a person or body of its own; any other by a part of its name. */
  readonly actors?: readonly string[];
  /** One of these must be a party under exactly this name. */
  readonly names?: readonly string[];
  /** Two states that must stand over against each other. */
  readonly between?: readonly [string, string];
  readonly types?: readonly string[];
  readonly modes?: readonly string[];
  readonly statuses?: readonly Status[];
  readonly reported?: readonly string[];
  /** EDTF; an event counts that may have happened on or after `from`, on or before `to`. Undated events then do not. */
  readonly from?: Edtf;
  readonly to?: Edtf;
  readonly page?: string;
  readonly words?: string;
  readonly partOf?: string;
  /** Told by a page of this outlet. */
  readonly outlet?: string;
  readonly review?: readonly string[];
  /** Only those on which the texts disagree. */
  readonly disputed?: boolean;
  /** Only these. */
  readonly ids?: readonly string[];
  /** "old" first unless told; undated events come last. */
  readonly order?: "old" | "new";
}

export interface StatementQuery extends Paging {
  readonly speaker?: string;
  /** Said for this state, by anybody. */
  readonly country?: string;
  /** Said for one of these states. */
  readonly countries?: readonly string[];
  readonly from?: Edtf;
  readonly to?: Edtf;
  /** Only what stands in more than one wording. */
  readonly worded?: boolean;
  readonly form?: "direct" | "indirect" | "mixed";
  readonly occasion?: string;
  readonly words?: string;
}

export interface FigureQuery extends Paging {
  readonly what?: string;
  readonly words?: string;
}

export interface DocumentQuery extends Paging {
  /** Who issued or signed it: a state by its code, any other by its name. */
  readonly issuer?: string;
  readonly words?: string;
}

export interface ClaimQuery extends Paging {
  /** Who holds it or whom it is about. */
  readonly party?: string;
  readonly words?: string;
}

export interface PageQuery extends Paging {
  readonly outlet?: string;
  readonly order?: "old" | "new" | "id";
}

export interface ActorQuery extends Paging {
  readonly country?: string;
  readonly words?: string;
}

export interface ActorSummary extends ActorLine {
  readonly events: number;
  readonly statements: number;
}

export interface Found {
  readonly kind: "page" | "event" | "statement" | "document";
  readonly id: string;
  readonly title: string;
  /** The stretch around the words; the words found stand between U+0002 and U+0003. */
  readonly snippet: string;
}

/** A snippet without the marks around the words found. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the marks.
export const plainSnippet = (snippet: string): string => snippet.replace(/[\u0002\u0003]/g, "");

/** Name of the version of the tables; a store of another version is made anew from the raw pages. */
export const STORE_VERSION = "12";
