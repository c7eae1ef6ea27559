/**
 * The store in one SQLite file, `record.db`, through libsql (docs/decisions/0003). All SQL of the program is here.
 *
 * The readings and lines are kept whole, as JSON; the columns beside them are only what is asked for. The file is in
 * write-ahead mode, so that a server may read while another process writes.
 */
import { rmSync } from "node:fs";
import Database from "libsql";
import { daysOf } from "../kit/edtf.ts";
import type { PloverType } from "../model/plover.ts";
import type { Reading } from "../model/reading.ts";
import type {
  ActorLine,
  ClaimLine,
  DocumentLine,
  EventLine,
  FigureLine,
  LineageLine,
  RecordLine,
  SeriesLine,
  StatementLine,
} from "../model/record.ts";
import { type Level, levelOfEvent, levelsOf } from "./level.ts";
import { countriesOf, pairsOf, partiesOf } from "./parties.ts";
import {
  type ActorQuery,
  type ActorSummary,
  type ClaimQuery,
  type Counts,
  type DocumentQuery,
  type Dyad,
  type EventQuery,
  type FigureQuery,
  type Found,
  type Intake,
  type MonthCount,
  type Owner,
  type PageQuery,
  type PageSummary,
  type Slice,
  type SourceRow,
  type Span,
  type Speaker,
  STORE_VERSION,
  type StatementQuery,
  type Store,
  type StoredPage,
  type TraceQuery,
  type Traces,
  type Unfit,
} from "./store.ts";

export interface SqliteOptions {
  /** The English name of a state by its code, ISO 3166-1 alpha-3; null of what only looks like one: "FSB". */
  readonly stateName: (code: string) => string | null;
}

/** Opens the file, making it when it is not there, and anew when it is of another version of the tables. */
export function openSqlite(path: string, options: SqliteOptions): Store {
  let db = tryConnect(path);
  if (db === null || versionOf(db) !== STORE_VERSION) {
    db?.close();
    for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
    db = connect(path);
    db.exec(TABLES);
    db.prepare("INSERT INTO meta (key, value) VALUES ('version', ?)").run(STORE_VERSION);
  }
  return new SqliteStore(db, options);
}

/** True when the file is there and of this version, so that a reader may rely on what it holds. */
export function isCurrentSqlite(path: string): boolean {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    try {
      return versionOf(db) === STORE_VERSION;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

/** Null when the file is no database, or a broken one: it is derived, so a new one may take its place. */
function tryConnect(path: string): Database.Database | null {
  try {
    return connect(path);
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (code === "SQLITE_NOTADB" || code === "SQLITE_CORRUPT") return null;
    throw error;
  }
}

function connect(path: string): Database.Database {
  const db = new Database(path, { timeout: 10_000 });
  db.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA busy_timeout = 10000;",
  );
  return db;
}

function versionOf(db: Database.Database): string | null {
  try {
    return (
      (db.prepare("SELECT value FROM meta WHERE key = 'version'").get() as { value: string } | undefined)?.value ?? null
    );
  } catch {
    return null;
  }
}

const TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, base TEXT NOT NULL, reader TEXT NOT NULL, failed TEXT);
CREATE TABLE pages (
  id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, source TEXT NOT NULL, path TEXT NOT NULL, outlet TEXT, language TEXT, title TEXT,
  skipped TEXT, summary TEXT NOT NULL, reading TEXT NOT NULL, text TEXT NOT NULL,
  removed TEXT NOT NULL
);
CREATE INDEX pages_path ON pages (path);
CREATE INDEX pages_outlet ON pages (outlet, id);
CREATE INDEX pages_skipped ON pages (skipped) WHERE skipped IS NOT NULL;
-- Where in words a page stands: FTS5 finds by row, not by an unindexed column.
CREATE TABLE page_words (id TEXT PRIMARY KEY, row INTEGER NOT NULL);
-- What linking says of a page; in a table of its own because it is replaced with the record.
CREATE TABLE dated (id TEXT PRIMARY KEY, first INTEGER, independent INTEGER NOT NULL, line TEXT NOT NULL);
CREATE INDEX dated_first ON dated (first, independent);
CREATE INDEX dated_independent ON dated (independent);
CREATE TABLE records (kind TEXT NOT NULL, id TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (kind, id));
CREATE TABLE events (
  id TEXT PRIMARY KEY, first INTEGER, last INTEGER, type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL,
  reported TEXT NOT NULL, part_of TEXT, disputed INTEGER NOT NULL,
  review TEXT NOT NULL, sure REAL NOT NULL, level INTEGER NOT NULL, line TEXT NOT NULL
);
CREATE INDEX events_part ON events (part_of);
CREATE INDEX events_review ON events (review, sure);
CREATE INDEX events_disputed ON events (disputed, review);
CREATE INDEX events_first ON events (first, last, id);
-- Lists are asked for in these orders, the undated last.
CREATE INDEX events_old ON events (coalesce(first, 9000000), coalesce(last, 9000000), id);
CREATE INDEX events_new ON events (coalesce(-first, 9000000), coalesce(-last, 9000000), id);
CREATE TABLE parties (event TEXT NOT NULL, side TEXT NOT NULL, name TEXT NOT NULL, country TEXT);
CREATE INDEX parties_event ON parties (event);
CREATE INDEX parties_name ON parties (name);
CREATE INDEX parties_country ON parties (country);
CREATE TABLE pairs (event TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL);
CREATE INDEX pairs_ab ON pairs (a, b, event);
CREATE INDEX pairs_event ON pairs (event);
CREATE TABLE statements (id TEXT PRIMARY KEY, first INTEGER, speaker TEXT, country TEXT, occasion TEXT, line TEXT NOT NULL);
CREATE INDEX statements_speaker ON statements (speaker);
CREATE INDEX statements_country ON statements (country);
CREATE INDEX statements_new ON statements (coalesce(-first, 9000000), coalesce(-first, 9000000), id);
CREATE INDEX statements_first ON statements (first);
CREATE INDEX statements_occasion ON statements (occasion);
CREATE TABLE figures (id TEXT PRIMARY KEY, first INTEGER, what TEXT NOT NULL, line TEXT NOT NULL);
CREATE TABLE documents (id TEXT PRIMARY KEY, first INTEGER, line TEXT NOT NULL);
CREATE TABLE claims (id TEXT PRIMARY KEY, first INTEGER, holder TEXT, subject TEXT, line TEXT NOT NULL);
CREATE INDEX claims_holder ON claims (holder);
CREATE INDEX claims_subject ON claims (subject);
CREATE TABLE actors (id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT, pages INTEGER NOT NULL, line TEXT NOT NULL);
CREATE INDEX actors_name ON actors (name);
CREATE TABLE mentions (page TEXT NOT NULL, local TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL);
CREATE INDEX mentions_page ON mentions (page);
CREATE INDEX mentions_id ON mentions (id);
CREATE TABLE aliases (kind TEXT NOT NULL, alias TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, alias));
CREATE TABLE unfit (correction TEXT NOT NULL, state TEXT NOT NULL, why TEXT NOT NULL);
CREATE TABLE lineage (a TEXT NOT NULL, b TEXT NOT NULL, line TEXT NOT NULL);
CREATE INDEX lineage_a ON lineage (a);
CREATE INDEX lineage_b ON lineage (b);
-- Words are found by their stems: "visiting" finds "visited".
CREATE VIRTUAL TABLE words USING fts5 (kind UNINDEXED, id UNINDEXED, title, body, tokenize = 'porter unicode61 remove_diacritics 2');
`;

const RECORD_TABLES = [
  "dated",
  "records",
  "events",
  "parties",
  "pairs",
  "statements",
  "figures",
  "documents",
  "claims",
  "actors",
  "mentions",
  "aliases",
  "lineage",
  "unfit",
];

type Value = string | number | null;
interface Line {
  readonly line: string;
}

class SqliteStore implements Store {
  private readonly db: Database.Database;
  private readonly options: SqliteOptions;

  constructor(db: Database.Database, options: SqliteOptions) {
    this.db = db;
    this.options = options;
  }

  async putPages(batch: readonly Intake[]): Promise<void> {
    this.together(() => {
      for (const { source, pages } of batch) this.putSource(source, pages);
      this.run("DELETE FROM meta WHERE key = 'record'");
    });
  }

  private dropPages(ids: ReadonlySet<string>) {
    for (const id of ids) {
      this.run("DELETE FROM pages WHERE id = ?", id);
      this.run("DELETE FROM words WHERE rowid IN (SELECT row FROM page_words WHERE id = ?)", id);
      this.run("DELETE FROM page_words WHERE id = ?", id);
    }
  }

  async dropSource(path: string): Promise<void> {
    this.db.exec("PRAGMA secure_delete = ON");
    this.together(() => {
      this.dropPages(
        new Set(this.all<{ id: string }>("SELECT id FROM pages WHERE path = ?", path).map((row) => row.id)),
      );
      this.run("DELETE FROM sources WHERE path = ?", path);
      // The record's lines hold its words too; it has to be made anew.
      this.dropRecord();
      this.run("DELETE FROM meta WHERE key = 'record'");
    });
    // What was deleted may still stand in the log of writes and in the index of words.
    this.run("INSERT INTO words (words) VALUES ('optimize')");
    this.db.exec("PRAGMA wal_checkpoint(TRUNCATE); VACUUM;");
  }

  private putSource(source: SourceRow, pages: readonly StoredPage[]) {
    const there = this.all<{ id: string }>("SELECT id FROM pages WHERE path = ?", source.path).map((row) => row.id);
    this.dropPages(new Set([...there, ...pages.map((page) => page.reading.id)]));
    for (const { reading, text, removed, source: hash } of pages) {
      const { id, page, skipped } = reading;
      this.run(
        "INSERT INTO pages (id, sha256, source, path, outlet, language, title, skipped, summary, reading, text, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        page.sha256,
        hash,
        source.path,
        page.outlet,
        page.language,
        page.title,
        skipped,
        JSON.stringify(summaryOf(reading)),
        JSON.stringify(reading),
        text,
        JSON.stringify(removed),
      );
      this.run("INSERT INTO words (kind, id, title, body) VALUES ('page', ?, ?, ?)", id, page.title ?? "", page.body);
      this.run("INSERT INTO page_words (id, row) VALUES (?, last_insert_rowid())", id);
    }
    this.run(
      "INSERT OR REPLACE INTO sources (path, sha256, base, reader, failed) VALUES (?, ?, ?, ?, ?)",
      source.path,
      source.sha256,
      source.base,
      source.reader,
      source.failed,
    );
  }

  async owners(): Promise<readonly Owner[]> {
    return this.all<Owner>("SELECT id, sha256, path FROM pages ORDER BY id").map(({ id, sha256, path }) => ({
      id,
      sha256,
      path,
    }));
  }

  async source(path: string): Promise<SourceRow | null> {
    return this.first<SourceRow>("SELECT path, sha256, base, reader, failed FROM sources WHERE path = ?", path);
  }

  async sources(): Promise<readonly SourceRow[]> {
    return this.all<SourceRow>("SELECT path, sha256, base, reader, failed FROM sources ORDER BY path").map(
      ({ path, sha256, base, reader, failed }) => ({ path, sha256, base, reader, failed }),
    );
  }

  async *readings(): AsyncIterable<Reading> {
    const ids = this.all<{ id: string }>("SELECT id FROM pages ORDER BY id");
    for (const { id } of ids) {
      const row = this.first<{ reading: string }>("SELECT reading FROM pages WHERE id = ?", id);
      if (row !== null) yield parse<Reading>(row.reading);
    }
  }

  async putRecord(lines: readonly RecordLine[], key: string, unfit: readonly Unfit[] = []): Promise<void> {
    const isState = (code: string) => this.options.stateName(code) !== null;
    const countryOf = countriesOf(lines, isState);
    const levelOf = levelsOf(lines, isState);
    this.together(() => {
      this.dropRecord();
      for (const line of lines) this.putLine(line, countryOf, levelOf);
      for (const { correction, state, why } of unfit)
        this.run("INSERT INTO unfit (correction, state, why) VALUES (?, ?, ?)", correction, state, why);
      this.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('record', ?)", key);
    });
  }

  private dropRecord() {
    for (const table of RECORD_TABLES) this.run(`DELETE FROM ${table}`);
    this.run("DELETE FROM words WHERE kind <> 'page'");
  }

  async recordKey(): Promise<string | null> {
    return this.first<{ value: string }>("SELECT value FROM meta WHERE key = 'record'")?.value ?? null;
  }

  async *record(kind?: string): AsyncIterable<RecordLine> {
    const where = kind === undefined ? "" : "kind = ? AND";
    const only = kind === undefined ? [] : [kind];
    let last: readonly [string, string] = ["", ""];
    for (;;) {
      const rows = this.all<Line & { kind: string; id: string }>(
        `SELECT kind, id, line FROM records WHERE ${where} (kind, id) > (?, ?) ORDER BY kind, id LIMIT 256`,
        ...only,
        ...last,
      );
      for (const { line } of rows) yield parse<RecordLine>(line);
      const end = rows.at(-1);
      if (end === undefined) return;
      last = [end.kind, end.id];
    }
  }

  async counts(): Promise<Counts> {
    const one = (sql: string) => this.first<{ n: number }>(sql)!.n;
    return {
      pages: one("SELECT count(*) n FROM pages"),
      independent: one("SELECT count(*) n FROM dated WHERE independent = 1"),
      skipped: one("SELECT count(*) n FROM pages WHERE skipped IS NOT NULL"),
      failed: one("SELECT count(*) n FROM sources WHERE failed IS NOT NULL"),
      events: one("SELECT count(*) n FROM events"),
      statements: one("SELECT count(*) n FROM statements"),
      figures: one("SELECT count(*) n FROM figures"),
      claims: one("SELECT count(*) n FROM claims"),
      documents: one("SELECT count(*) n FROM documents"),
      actors: one("SELECT count(*) n FROM actors"),
      same_text: one(`SELECT count(*) n FROM dated WHERE ${LEANING} AND EXISTS (${SAME_TEXT})`),
      rewrite: one(`SELECT count(*) n FROM dated WHERE ${LEANING} AND NOT EXISTS (${SAME_TEXT})`),
    };
  }

  async dyads(): Promise<readonly Dyad[]> {
    return this.all<Dyad>(
      `SELECT a, b, count(*) events, min(first) first, max(last) last
       FROM pairs JOIN events ON events.id = pairs.event GROUP BY a, b ORDER BY events DESC, a, b`,
    ).map(({ a, b, events, first, last }) => ({ a, b, events, first, last }));
  }

  async types(): Promise<readonly { readonly type: PloverType; readonly events: number }[]> {
    return this.all<{ type: PloverType; events: number }>(
      "SELECT type, count(*) events FROM events GROUP BY type ORDER BY events DESC, type",
    ).map(({ type, events }) => ({ type, events }));
  }

  async pages(query: PageQuery): Promise<Slice<PageSummary>> {
    const where: string[] = [];
    const values: Value[] = [];
    if (query.outlet !== undefined) {
      where.push("outlet = ?");
      values.push(query.outlet);
    }
    const order = query.order ?? "new";
    const dated = this.dayOrder("dated.first", "dated.first", "pages.id", order === "old" ? "old" : "new");
    return this.slice(
      query,
      "SELECT pages.id, summary, dated.line dated, dated.first k1, dated.first k2 FROM pages LEFT JOIN dated ON dated.id = pages.id",
      where,
      values,
      order === "id" ? this.plainOrder("pages.id") : dated,
      (row: PageRow & Keys) => toSummary(row),
    );
  }

  async page(id: string): Promise<StoredPage | null> {
    const row = this.first<{ reading: string; text: string; removed: string; source: string }>(
      "SELECT reading, text, removed, source FROM pages WHERE id = ?",
      id,
    );
    return row === null
      ? null
      : {
          reading: parse<Reading>(row.reading),
          text: row.text,
          removed: parse<StoredPage["removed"]>(row.removed),
          source: row.source,
        };
  }

  async pageSummary(id: string): Promise<PageSummary | null> {
    const row = this.first<PageRow>(
      "SELECT pages.id, summary, dated.line dated FROM pages LEFT JOIN dated ON dated.id = pages.id WHERE pages.id = ?",
      id,
    );
    return row === null ? null : toSummary(row);
  }

  async events(query: EventQuery): Promise<Slice<EventLine>> {
    const { where, values } = eventFilter(query);
    return this.slice(
      query,
      "SELECT events.id, line, first k1, last k2 FROM events",
      where,
      values,
      this.dayOrder("first", "last", "events.id", query.order ?? "old"),
      (row: Line & Keys) => parse<EventLine>(row.line),
    );
  }

  async countEvents(query: EventQuery): Promise<number> {
    const { where, values } = eventFilter(query);
    return this.first<{ n: number }>(`SELECT count(*) n FROM events ${whereOf(where)}`, ...values)!.n;
  }

  async months(query: EventQuery): Promise<readonly MonthCount[]> {
    const { where, values } = eventFilter(query);
    const month = `CASE WHEN last - first < 31 THEN strftime('%Y-%m', first * 86400, 'unixepoch') END`;
    return this.all<MonthCount>(
      `SELECT ${month} month, type, status, level, count(*) events FROM events ${whereOf(where)}
       GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      ...values,
    ).map(({ month, type, status, level, events }) => ({ month, type, status, level, events }));
  }

  async levels(query: EventQuery): Promise<ReadonlyMap<string, Level>> {
    const { where, values } = eventFilter(query);
    const rows = this.all<{ id: string; level: Level }>(
      `SELECT id, level FROM events ${whereOf(where)} ORDER BY coalesce(first, 9000000), coalesce(last, 9000000), id LIMIT ?`,
      ...values,
      Math.min(1000, query.limit ?? 100),
    );
    return new Map(rows.map(({ id, level }) => [id, level]));
  }

  async span(query: EventQuery): Promise<Span> {
    const { where, values } = eventFilter(query);
    const found = this.first<{ first: number | null; last: number | null; dated: number; undated: number | null }>(
      `SELECT min(first) first, max(last) last, count(first) dated, sum(first IS NULL) undated FROM events ${whereOf(where)}`,
      ...values,
    )!;
    const nth = (column: "first" | "last", share: number) =>
      this.first<{ day: number }>(
        `SELECT ${column} day FROM events ${whereOf([...where, "first IS NOT NULL"])} ORDER BY ${column} LIMIT 1 OFFSET ?`,
        ...values,
        Math.floor((found.dated - 1) * share),
      )!.day;
    const core = found.dated === 0 ? null : { first: nth("first", 0.12), last: nth("last", 0.97) };
    return { first: found.first, last: found.last, core, undated: found.undated ?? 0 };
  }

  async undated(query: EventQuery, limit: number): Promise<readonly EventLine[]> {
    const { where, values } = eventFilter(query);
    return this.all<Line>(
      `SELECT line FROM events ${whereOf([...where, "first IS NULL"])} ORDER BY id LIMIT ?`,
      ...values,
      limit,
    ).map((row) => parse<EventLine>(row.line));
  }

  async pagesBehind(query: EventQuery) {
    const { where, values } = eventFilter(query);
    const { pages, independent } = this.first<{ pages: number; independent: number | null }>(
      `SELECT count(*) pages, sum(independent) independent FROM dated WHERE id IN
       (SELECT page FROM mentions WHERE kind = 'event' AND mentions.id IN (SELECT id FROM events ${whereOf(where)}))`,
      ...values,
    )!;
    return { pages, independent: independent ?? 0 };
  }

  async traces({ first, last, bins, countries }: TraceQuery): Promise<Traces> {
    const width = (last - first + 1) / bins;
    const spread = (rows: readonly { bin: number; n: number }[]) => {
      const counts = Array.from({ length: bins }, () => 0);
      for (const { bin, n } of rows) counts[Math.min(bins - 1, bin)]! += n;
      return counts;
    };
    const count = (from: string, where: string, ...values: readonly Value[]) =>
      spread(
        this.all<{ bin: number; n: number }>(
          `SELECT cast((first - ?) / ? AS INTEGER) bin, count(*) n FROM ${from} WHERE first BETWEEN ? AND ? ${where} GROUP BY 1`,
          first,
          width,
          first,
          last,
          ...values,
        ),
      );
    const mine = countries === undefined ? [] : [JSON.stringify(countries)];
    return {
      pages: count("dated", ""),
      independent: count("dated", "AND independent = 1"),
      quotes: count("statements", mine.length === 0 ? "" : "AND country IN (SELECT value FROM json_each(?))", ...mine),
      figures: count("figures", ""),
    };
  }

  async actorsNamed(names: readonly string[]): Promise<ReadonlyMap<string, ActorLine>> {
    const rows = this.all<Line>(
      "SELECT line FROM actors WHERE name IN (SELECT value FROM json_each(?)) ORDER BY id",
      JSON.stringify(names),
    );
    const found = new Map<string, ActorLine>();
    for (const row of rows) {
      const line = parse<ActorLine>(row.line);
      if (!found.has(line.name)) found.set(line.name, line);
    }
    return found;
  }

  async outlets(limit: number) {
    return this.all<{ outlet: string; pages: number; independent: number | null }>(
      `SELECT outlet, count(*) pages, sum(dated.independent) independent
       FROM pages LEFT JOIN dated ON dated.id = pages.id WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY 2 DESC, 1 LIMIT ?`,
      limit,
    ).map(({ outlet, pages, independent }) => ({ outlet, pages, independent: independent ?? 0 }));
  }

  async cluster(page: string): Promise<readonly string[]> {
    const found = new Set([page]);
    for (const id of found) {
      if (found.size >= 200) break;
      for (const { other } of this.all<{ other: string }>(
        `SELECT CASE WHEN a = ? THEN b ELSE a END other FROM lineage
         WHERE (a = ? OR b = ?) AND json_extract(line, '$.relation') IN ('same_text', 'rewrite') ORDER BY 1`,
        id,
        id,
        id,
      ))
        found.add(other);
    }
    return [...found].sort();
  }

  async clusters(limit: number): Promise<readonly (readonly string[])[]> {
    const groups = new Map<string, Set<string>>();
    const rows = this.all<{ a: string; b: string }>(
      "SELECT a, b FROM lineage WHERE json_extract(line, '$.relation') IN ('same_text', 'rewrite') ORDER BY a, b",
    );
    for (const { a, b } of rows) {
      const [one, two] = [groups.get(a) ?? new Set([a]), groups.get(b) ?? new Set([b])];
      const all = one === two ? one : new Set([...one, ...two]);
      all.add(a).add(b);
      for (const id of all) groups.set(id, all);
    }
    return [...new Set(groups.values())]
      .map((group) => [...group].sort())
      .sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1))
      .slice(0, limit);
  }

  async pageMonths() {
    return this.all<{ month: string | null; pages: number; independent: number }>(
      `SELECT strftime('%Y-%m', first * 86400, 'unixepoch') month, count(*) pages,
         sum(independent) independent FROM dated GROUP BY 1 ORDER BY 1`,
    ).map(({ month, pages, independent }) => ({ month, pages, independent }));
  }

  async event(id: string): Promise<EventLine | null> {
    return this.one<EventLine>("event", id);
  }

  /** A line by its id, or by that of a mention that was merged into it. */
  private one<L extends RecordLine>(kind: L["kind"], id: string): L | null {
    const sql = "SELECT line FROM records WHERE kind = ? AND id =";
    const row =
      this.first<Line>(`${sql} ?`, kind, id) ??
      this.first<Line>(`${sql} (SELECT id FROM aliases WHERE kind = ? AND alias = ?)`, kind, kind, id);
    return row === null ? null : parse<L>(row.line);
  }

  async unfit(): Promise<readonly Unfit[]> {
    return this.all<Unfit>("SELECT correction, state, why FROM unfit ORDER BY rowid").map(
      ({ correction, state, why }) => ({ correction, state, why }),
    );
  }

  async disputed(limit: number): Promise<readonly (EventLine | FigureLine)[]> {
    return this.all<Line>(
      `SELECT line, 0 kind, sure, id FROM events WHERE disputed = 1 AND review = 'machine'
       UNION ALL
       SELECT line, 1, json_extract(line, '$.sure'), id FROM figures
       WHERE json_array_length(line, '$.disagree') > 0 AND json_extract(line, '$.review') = 'machine'
       ORDER BY 2, 3, 4 LIMIT ?`,
      limit,
    ).map((row) => parse<EventLine | FigureLine>(row.line));
  }

  async unsure(below: number, limit: number): Promise<readonly EventLine[]> {
    return this.all<Line>(
      "SELECT line FROM events WHERE review = 'machine' AND sure < ? ORDER BY sure, id LIMIT ?",
      below,
      limit,
    ).map((row) => parse<EventLine>(row.line));
  }

  async neighbours(id: string) {
    const side = (sign: "<" | ">", way: "DESC" | "ASC") =>
      this.first<{ id: string }>(
        `SELECT other.id FROM events JOIN events other ON
           (coalesce(other.first, 9000000), coalesce(other.last, 9000000), other.id) ${sign} (coalesce(events.first, 9000000), coalesce(events.last, 9000000), events.id)
         WHERE events.id = ? ORDER BY coalesce(other.first, 9000000) ${way}, coalesce(other.last, 9000000) ${way}, other.id ${way} LIMIT 1`,
        id,
      )?.id ?? null;
    return { before: side("<", "DESC"), after: side(">", "ASC") };
  }

  async waiting(below: number): Promise<number> {
    return this.first<{ n: number }>(
      `SELECT (SELECT count(*) FROM unfit)
         + (SELECT count(*) FROM events WHERE review = 'machine' AND disputed = 1)
         + (SELECT count(*) FROM events WHERE review = 'machine' AND sure < ?)
         + (SELECT count(*) FROM figures WHERE json_array_length(line, '$.disagree') > 0 AND json_extract(line, '$.review') = 'machine') n`,
      below,
    )!.n;
  }

  async statements(query: StatementQuery): Promise<Slice<StatementLine>> {
    const where: string[] = [];
    const values: Value[] = [];
    if (query.speaker !== undefined) {
      where.push("speaker = ?");
      values.push(query.speaker);
    }
    if (query.country !== undefined) {
      where.push("country = ?");
      values.push(query.country);
    }
    if (query.countries !== undefined) {
      where.push("country IN (SELECT value FROM json_each(?))");
      values.push(JSON.stringify(query.countries));
    }
    if (query.worded === true) where.push("json_array_length(line, '$.variants') > 1");
    if (query.form !== undefined) {
      where.push(
        "EXISTS (SELECT 1 FROM json_each(statements.line, '$.variants') WHERE json_extract(value, '$.form') = ?)",
      );
      values.push(query.form);
    }
    addDays(query, "first", "first", where, values);
    if (query.occasion !== undefined) {
      where.push("occasion = ?");
      values.push(query.occasion);
    }
    addWords(query.words, "statement", "statements.id", where, values);
    return this.slice(
      query,
      "SELECT statements.id, line, first k1, first k2 FROM statements",
      where,
      values,
      this.dayOrder("first", "first", "statements.id", "new"),
      (row: Line & Keys) => parse<StatementLine>(row.line),
    );
  }

  async speakers(countries: readonly string[], limit: number): Promise<readonly Speaker[]> {
    return this.all<Speaker>(
      `SELECT speaker name, country, count(*) statements FROM statements
       WHERE country IN (SELECT value FROM json_each(?)) AND speaker IS NOT NULL
       GROUP BY speaker, country ORDER BY statements DESC, name LIMIT ?`,
      JSON.stringify(countries),
      limit,
    ).map(({ name, country, statements }) => ({ name, country, statements }));
  }

  async statement(id: string): Promise<StatementLine | null> {
    return this.one<StatementLine>("statement", id);
  }

  async figures(query: FigureQuery): Promise<Slice<FigureLine>> {
    const where: string[] = [];
    const values: Value[] = [];
    if (query.what !== undefined) {
      where.push("what = ?");
      values.push(query.what);
    }
    addWords(query.words, "figure", "figures.id", where, values);
    return this.slice(
      query,
      "SELECT figures.id, line, first k1, first k2 FROM figures",
      where,
      values,
      this.dayOrder("first", "first", "figures.id", "new"),
      (row: Line & Keys) => parse<FigureLine>(row.line),
    );
  }

  async figure(id: string): Promise<FigureLine | null> {
    return this.one<FigureLine>("figure", id);
  }

  async documents(query: DocumentQuery): Promise<Slice<DocumentLine>> {
    const where: string[] = [];
    const values: Value[] = [];
    if (query.issuer !== undefined) {
      where.push("EXISTS (SELECT 1 FROM json_each(line, '$.issuer') WHERE value = ?)");
      values.push(query.issuer);
    }
    addWords(query.words, "document", "documents.id", where, values);
    return this.slice(
      query,
      "SELECT documents.id, line, first k1, first k2 FROM documents",
      where,
      values,
      this.dayOrder("first", "first", "documents.id", "new"),
      (row: Line & Keys) => parse<DocumentLine>(row.line),
    );
  }

  async document(id: string): Promise<DocumentLine | null> {
    return this.one<DocumentLine>("document", id);
  }

  async claims(query: ClaimQuery): Promise<Slice<ClaimLine>> {
    const where: string[] = [];
    const values: Value[] = [];
    if (query.party !== undefined) {
      where.push("(holder = ? OR subject = ?)");
      values.push(query.party, query.party);
    }
    addWords(query.words, "claim", "claims.id", where, values);
    return this.slice(
      query,
      "SELECT claims.id, line, first k1, first k2 FROM claims",
      where,
      values,
      this.dayOrder("first", "first", "claims.id", "new"),
      (row: Line & Keys) => parse<ClaimLine>(row.line),
    );
  }

  async claim(id: string): Promise<ClaimLine | null> {
    return this.one<ClaimLine>("claim", id);
  }

  async seriesOf(event: string): Promise<readonly SeriesLine[]> {
    return this.all<Line>(
      "SELECT line FROM records WHERE kind = 'series' AND EXISTS (SELECT 1 FROM json_each(line, '$.events') WHERE value = ?) ORDER BY id",
      event,
    ).map((row) => parse<SeriesLine>(row.line));
  }

  async actors(query: ActorQuery): Promise<Slice<ActorSummary>> {
    // Who holds no public office is in the record, and in no list of people.
    const where: string[] = [`line NOT LIKE '%"office":"none"%'`];
    const values: Value[] = [];
    if (query.country !== undefined) {
      where.push("country = ?");
      values.push(query.country);
    }
    if (query.words !== undefined && query.words !== "") {
      where.push("lower(line) LIKE ? ESCAPE '\\'");
      values.push(`%${query.words.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`);
    }
    return this.slice(
      query,
      `SELECT id, line, ${EVENTS_OF} events, ${STATEMENTS_OF} statements, -pages k1, name k2 FROM actors`,
      where,
      values,
      {
        by: "-pages, name, id",
        after: "(-pages, name, id) > (?, ?, ?)",
        keys: ({ k1, k2, id }) => [k1, k2, id],
      },
      (row: Line & Keys & { events: number; statements: number }) => ({
        ...parse<ActorLine>(row.line),
        events: row.events,
        statements: row.statements,
      }),
    );
  }

  async actor(id: string): Promise<ActorSummary | null> {
    const sql = `SELECT line, ${EVENTS_OF} events, ${STATEMENTS_OF} statements FROM actors`;
    type Row = Line & { events: number; statements: number };
    const row =
      this.first<Row>(`${sql} WHERE id = ?`, id) ?? this.first<Row>(`${sql} WHERE name = ? ORDER BY id LIMIT 1`, id);
    return row === null ? null : { ...parse<ActorLine>(row.line), events: row.events, statements: row.statements };
  }

  async lineage(page?: string): Promise<readonly LineageLine[]> {
    const rows =
      page === undefined
        ? this.all<Line>("SELECT line FROM lineage ORDER BY a, b")
        : this.all<Line>("SELECT line FROM lineage WHERE a = ? OR b = ? ORDER BY a, b", page, page);
    return rows.map((row) => parse<LineageLine>(row.line));
  }

  async linkedOf(page: string) {
    const linked = new Map<string, { kind: RecordLine["kind"]; id: string }>();
    const rows = this.all<{ local: string; kind: RecordLine["kind"]; id: string }>(
      "SELECT local, kind, id FROM mentions WHERE page = ?",
      page,
    );
    for (const { local, kind, id } of rows) linked.set(local, { kind, id });
    return linked;
  }

  async search(words: string, limit: number): Promise<readonly Found[]> {
    const match = matchOf(words);
    if (match === null) return [];
    return this.all<Found>(
      `SELECT kind, id, title, snippet(words, 3, char(2), char(3), ' … ', 28) snippet
       FROM words WHERE words MATCH ? AND kind IN ('page', 'event', 'statement', 'document') ORDER BY bm25(words, 0, 0, 4, 1), kind, id LIMIT ?`,
      match,
      limit,
    ).map(({ kind, id, title, snippet }) => ({ kind, id, title, snippet }));
  }

  async hold(): Promise<void> {
    // The snapshot is taken by the first reading, not by BEGIN.
    this.db.exec("BEGIN");
    this.first("SELECT count(*) n FROM meta");
  }

  async close(): Promise<void> {
    this.db.close();
  }

  private putLine(line: RecordLine, countryOf: (name: string) => string | null, levelOf: (name: string) => Level) {
    const json = JSON.stringify(line);
    this.run("INSERT OR REPLACE INTO records (kind, id, line) VALUES (?, ?, ?)", line.kind, line.id, json);
    if ("aliases" in line)
      for (const alias of line.aliases)
        this.run("INSERT OR IGNORE INTO aliases (kind, alias, id) VALUES (?, ?, ?)", line.kind, alias, line.id);
    switch (line.kind) {
      case "page":
        this.run(
          "INSERT OR REPLACE INTO dated (id, first, independent, line) VALUES (?, ?, ?, ?)",
          line.id,
          dayOf(line.published).first,
          line.independent ? 1 : 0,
          json,
        );
        break;
      case "event":
        this.putEvent(line, json, countryOf, levelOf);
        break;
      case "statement": {
        this.run(
          "INSERT OR REPLACE INTO statements (id, first, speaker, country, occasion, line) VALUES (?, ?, ?, ?, ?, ?)",
          line.id,
          dayOf(line.date).first,
          line.speaker,
          line.speaks_for ?? (line.speaker === null ? null : countryOf(line.speaker)),
          line.occasion,
          json,
        );
        for (const variant of line.variants)
          for (const { page, statement } of variant.mentions) this.mention(page, statement, "statement", line.id);
        this.words("statement", line.id, line.speaker, line.variants.map((variant) => variant.text).join("\n"));
        break;
      }
      case "figure":
        this.run(
          "INSERT OR REPLACE INTO figures (id, first, what, line) VALUES (?, ?, ?, ?)",
          line.id,
          dayOf(line.period).first,
          line.what,
          json,
        );
        for (const { page, figure } of line.mentions) this.mention(page, figure, "figure", line.id);
        this.words("figure", line.id, line.what, line.evidence);
        break;
      case "claim":
        this.run(
          "INSERT OR REPLACE INTO claims (id, first, holder, subject, line) VALUES (?, ?, ?, ?, ?)",
          line.id,
          dayOf(line.since).first,
          line.holder,
          line.subject,
          json,
        );
        for (const { page, claim } of line.mentions) this.mention(page, claim, "claim", line.id);
        this.words("claim", line.id, line.holder, line.evidence);
        break;
      case "document":
        this.run(
          "INSERT OR REPLACE INTO documents (id, first, line) VALUES (?, ?, ?)",
          line.id,
          dayOf(line.date).first,
          json,
        );
        for (const { page, document } of line.mentions) this.mention(page, document, "document", line.id);
        this.words("document", line.id, line.name, line.evidence);
        break;
      case "actor":
        this.run(
          "INSERT OR REPLACE INTO actors (id, name, country, pages, line) VALUES (?, ?, ?, ?, ?)",
          line.id,
          line.name,
          line.country,
          line.pages,
          json,
        );
        break;
      case "lineage":
        this.run("INSERT INTO lineage (a, b, line) VALUES (?, ?, ?)", line.a, line.b, json);
        break;
      case "series":
        break;
    }
  }

  private putEvent(
    event: EventLine,
    json: string,
    countryOf: (name: string) => string | null,
    levelOf: (name: string) => Level,
  ) {
    const { first, last } = dayOf(event.date);
    this.run(
      "INSERT OR REPLACE INTO events (id, first, last, type, mode, status, reported, part_of, disputed, review, sure, level, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      event.id,
      first,
      last,
      event.type,
      event.mode,
      event.status,
      event.reported,
      event.part_of,
      event.disagree.length > 0 ? 1 : 0,
      event.review,
      event.sure,
      levelOfEvent(event, levelOf),
      json,
    );
    const parties = partiesOf(event, countryOf);
    for (const { side, name, country } of parties)
      this.run("INSERT INTO parties (event, side, name, country) VALUES (?, ?, ?, ?)", event.id, side, name, country);
    for (const [a, b] of pairsOf(parties)) this.run("INSERT INTO pairs (event, a, b) VALUES (?, ?, ?)", event.id, a, b);
    for (const { page, event: local } of event.mentions) this.mention(page, local, "event", event.id);
    const names = [...event.actor, ...event.recipient]
      .flatMap((name) => [name, this.options.stateName(name) ?? ""])
      .concat(event.place ?? "")
      .filter((name) => name !== "")
      .join(" ");
    this.words("event", event.id, `${names} ${event.type} ${event.mode ?? ""}`, event.evidence);
  }

  private mention(page: string, local: string, kind: string, id: string) {
    this.run("INSERT INTO mentions (page, local, kind, id) VALUES (?, ?, ?, ?)", page, local, kind, id);
  }

  private words(kind: string, id: string, title: string | null, body: string) {
    this.run("INSERT INTO words (kind, id, title, body) VALUES (?, ?, ?, ?)", kind, id, title ?? "", body);
  }

  /** All of it or nothing of it, on the disk when it returns. */
  private together(work: () => void) {
    this.db.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.db.exec("COMMIT");
    } catch (error) {
      this.db.exec("ROLLBACK");
      throw error;
    }
  }

  private readonly prepared = new Map<string, Database.Statement>();

  private prepare(sql: string): Database.Statement {
    let statement = this.prepared.get(sql);
    if (statement === undefined) {
      statement = this.db.prepare(sql);
      this.prepared.set(sql, statement);
    }
    return statement;
  }

  private run(sql: string, ...values: Value[]) {
    this.prepare(sql).run(...values);
  }

  private first<Row>(sql: string, ...values: Value[]): Row | null {
    // The columns of a row are those that its SQL names; the type says the same.
    return (this.prepare(sql).all(...values)[0] as Row | undefined) ?? null;
  }

  private all<Row>(sql: string, ...values: Value[]): readonly Row[] {
    return this.prepare(sql).all(...values) as Row[];
  }

  private slice<Row extends Keys, T>(
    paging: { readonly limit?: number; readonly after?: string },
    select: string,
    where: readonly string[],
    values: readonly Value[],
    order: Order,
    toItem: (row: Row) => T,
  ): Slice<T> {
    const limit = Math.min(1000, Math.max(1, Math.trunc(paging.limit ?? 100)));
    const cursor = paging.after === undefined ? null : cursorOf(paging.after);
    const rows = this.all<Row>(
      `${select} ${whereOf(cursor === null ? where : [...where, order.after])} ORDER BY ${order.by} LIMIT ?`,
      ...values,
      ...(cursor ?? []),
      limit + 1,
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toItem),
      next: rows.length > limit && last !== undefined ? toCursor(order.keys(last)) : null,
    };
  }

  /** By day, the undated after all others; then by id, so that the order is fixed. */
  private dayOrder(first: string, last: string, id: string, order: "old" | "new"): Order {
    const sign = order === "old" ? "" : "-";
    const one = `coalesce(${sign}${first}, 9000000)`;
    const two = `coalesce(${sign}${last}, 9000000)`;
    const flip = (value: Value) => (value === null ? 9000000 : order === "old" ? value : -Number(value));
    return {
      by: `${one}, ${two}, ${id}`,
      after: `(${one}, ${two}, ${id}) > (?, ?, ?)`,
      keys: ({ k1, k2, id }) => [flip(k1), flip(k2), id],
    };
  }

  private plainOrder(id: string): Order {
    return { by: id, after: `(1, 1, ${id}) > (?, ?, ?)`, keys: (row) => [1, 1, row.id] };
  }
}

interface Keys {
  readonly id: string;
  readonly k1: Value;
  readonly k2: Value;
}

interface Order {
  readonly by: string;
  readonly after: string;
  keys(row: Keys): readonly Value[];
}

const LEANING = "dated.independent = 0";
const SAME_TEXT = `SELECT 1 FROM lineage WHERE (a = dated.id OR b = dated.id) AND json_extract(lineage.line, '$.relation') = 'same_text'`;

const EVENTS_OF = `(SELECT count(DISTINCT event) FROM parties WHERE parties.name = actors.name
  OR parties.name IN (SELECT value FROM json_each(actors.line, '$.names')))`;
const STATEMENTS_OF = "(SELECT count(*) FROM statements WHERE statements.speaker = actors.name)";

function eventFilter(query: EventQuery): { where: string[]; values: Value[] } {
  const where: string[] = [];
  const values: Value[] = [];
  for (const actor of query.actors ?? []) {
    if (/^[A-Z]{3}$/.test(actor)) {
      where.push("events.id IN (SELECT event FROM parties WHERE name = ? OR country = ?)");
      values.push(actor, actor);
    } else {
      where.push("events.id IN (SELECT event FROM parties WHERE name LIKE ? ESCAPE '\\')");
      values.push(`%${actor.replace(/[\\%_]/g, "\\$&")}%`);
    }
  }
  if (query.names !== undefined) {
    where.push("events.id IN (SELECT event FROM parties WHERE name IN (SELECT value FROM json_each(?)))");
    values.push(JSON.stringify(query.names));
  }
  if (query.between !== undefined) {
    where.push("events.id IN (SELECT event FROM pairs WHERE a = ? AND b = ?)");
    values.push(...[...query.between].sort());
  }
  const among = (column: string, list: readonly string[] | undefined) => {
    if (list === undefined || list.length === 0) return;
    where.push(`${column} IN (${list.map(() => "?").join(", ")})`);
    values.push(...list);
  };
  among("type", query.types);
  among("mode", query.modes);
  among("status", query.statuses);
  among("reported", query.reported);
  addDays(query, "first", "last", where, values);
  if (query.outlet !== undefined) {
    where.push(
      "events.id IN (SELECT mentions.id FROM mentions JOIN pages ON pages.id = mentions.page WHERE mentions.kind = 'event' AND outlet = ?)",
    );
    values.push(query.outlet);
  }
  among("review", query.review);
  if (query.disputed === true) where.push("disputed = 1");
  if (query.page !== undefined) {
    where.push("events.id IN (SELECT id FROM mentions WHERE page = ? AND kind = 'event')");
    values.push(query.page);
  }
  if (query.partOf !== undefined) {
    where.push("part_of = ?");
    values.push(query.partOf);
  }
  addWords(query.words, "event", "events.id", where, values);
  return { where, values };
}

function addDays(
  query: { readonly from?: string; readonly to?: string },
  first: string,
  last: string,
  where: string[],
  values: Value[],
) {
  const from = dayOf(query.from ?? null).first;
  if (from !== null) {
    where.push(`${last} >= ?`);
    values.push(from);
  }
  const to = dayOf(query.to ?? null).last;
  if (to !== null) {
    where.push(`${first} <= ?`);
    values.push(to);
  }
}

function addWords(words: string | undefined, kind: string, id: string, where: string[], values: Value[]) {
  if (words === undefined || words.trim() === "") return;
  const match = matchOf(words);
  where.push(match === null ? "0" : `${id} IN (SELECT id FROM words WHERE words MATCH ? AND kind = '${kind}')`);
  if (match !== null) values.push(match);
}

/** Words as a query of FTS5: each a quoted string, so that no sign of its language is obeyed; the last may go on. Null when there is no word. */
function matchOf(words: string): string | null {
  const terms = words.match(/[\p{L}\p{N}]+/gu)?.slice(0, 16) ?? [];
  return terms.length === 0 ? null : `${terms.map((term) => `"${term}"`).join(" ")}*`;
}

const whereOf = (where: readonly string[]) => (where.length === 0 ? "" : `WHERE ${where.join(" AND ")}`);

/** First and last day; an open end takes the day of the other, both null when the date is not known. */
function dayOf(date: string | null): { first: number | null; last: number | null } {
  const days = daysOf(date);
  if (days === null) return { first: null, last: null };
  const first = Number.isFinite(days.first) ? days.first : days.last;
  const last = Number.isFinite(days.last) ? days.last : days.first;
  return Number.isFinite(first) && Number.isFinite(last) ? { first, last } : { first: null, last: null };
}

const toCursor = (keys: readonly Value[]) => Buffer.from(JSON.stringify(keys)).toString("base64url");

/** The three keys of a cursor; null when it is none of ours. */
function cursorOf(text: string): Value[] | null {
  try {
    const keys: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(keys) || keys.length !== 3) return null;
    return keys.every((key) => typeof key === "string" || typeof key === "number") ? (keys as Value[]) : null;
  } catch {
    return null;
  }
}

interface PageRow {
  readonly id: string;
  readonly summary: string;
  readonly dated: string | null;
}

type Summary = Omit<PageSummary, "independent" | "leans_on">;

function summaryOf(reading: Reading): Summary {
  const { page } = reading;
  return {
    id: reading.id,
    title: page.title,
    outlet: page.outlet,
    origin: page.origin,
    language: page.language,
    published: page.published,
    published_is: page.published_is,
    why_published: page.why_published,
    skipped: reading.skipped,
    sha256: page.sha256,
    url: page.url,
    events: reading.events.length,
    statements: reading.statements.length,
    figures: reading.figures.length,
  };
}

function toSummary(row: PageRow): PageSummary {
  const summary = parse<Summary>(row.summary);
  if (row.dated === null) return { ...summary, independent: null, leans_on: [] };
  const { published, published_is, why_published, independent, leans_on } = parse<
    Extract<RecordLine, { kind: "page" }>
  >(row.dated);
  return { ...summary, published, published_is, why_published, independent, leans_on };
}

/** What is parsed here was written here, by the maker of the same type. */
const parse = <T>(json: string): T => JSON.parse(json) as T;
