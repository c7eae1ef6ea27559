/**
 * The store in one SQLite file, `record.db`, through libsql (docs/decisions/0003). All SQL of the program is here.
 *
 * The readings and lines are kept whole, as JSON; the columns beside them are only what is asked for. The file is in
 * write-ahead mode, so that a server may read while another process writes.
 */
import { rmSync } from "node:fs";
import Database from "libsql";
import type { PloverType } from "../model/plover.ts";
import type { Reading } from "../model/reading.ts";
import type {
  ActorLine,
  ClaimLine,
  DocumentLine,
  EventLine,
  FigureLine,
  LineageLine,
  PageLine,
  RecordLine,
  SeriesLine,
  StatementLine,
} from "../model/record.ts";
import { type Level, levelsOf } from "./level.ts";
import { dayOf, dropLine, dropLines, type LineTables, LineWriter, putWords } from "./line-writer.ts";
import { countriesOf } from "./parties.ts";
import {
  type ActorQuery,
  type ActorSummary,
  type ClaimQuery,
  type Counts,
  type DocumentQuery,
  type Doubt,
  type Dyad,
  type EventQuery,
  type FigureQuery,
  type Found,
  type Intake,
  type LinkedPage,
  type Mark,
  MOST_MARKS,
  type MonthCount,
  type OutletCount,
  type Owner,
  type PageQuery,
  type PageSummary,
  type Pending,
  type RecordChange,
  type Slice,
  type SourceRow,
  type Span,
  type Speaker,
  type Spoken,
  STORE_VERSION,
  type StatementQuery,
  type Store,
  type StoredPage,
  type TraceQuery,
  type Traces,
  type Unfit,
} from "./store.ts";
import { rowOf, TABLE_OF, TABLES, WORDS } from "./tables.ts";

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

type Value = string | number | null;
interface Line {
  readonly line: string;
}

class SqliteStore implements Store {
  private readonly db: Database.Database;
  private written = 0;
  private readonly options: SqliteOptions;

  constructor(db: Database.Database, options: SqliteOptions) {
    this.db = db;
    this.options = options;
  }

  async putPages(batch: readonly Intake[]): Promise<void> {
    this.together(() => {
      for (const { source, pages } of batch) this.putSource(source, pages);
      this.unsettle();
    });
  }

  private dropPages(ids: ReadonlySet<string>) {
    for (const id of ids) {
      if (this.first("SELECT 1 FROM pages WHERE id = ?", id) === null) continue;
      // What the record holds of it has to go, which linking on cannot do.
      this.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('replaced', '1')");
      this.run("DELETE FROM pending WHERE id = ?", id);
      this.run(`DELETE FROM words WHERE rowid IN (SELECT n + ${WORDS.page} FROM pages WHERE id = ?)`, id);
      this.run("DELETE FROM pages WHERE id = ?", id);
      this.run("DELETE FROM dated WHERE id = ?", id);
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
      dropLines(this.tables);
      this.unsettle();
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
      putWords(this.tables, "page", page.title ?? "", page.body);
      this.run("INSERT OR IGNORE INTO pending (id) VALUES (?)", id);
      this.run("INSERT OR REPLACE INTO dated (id, first) VALUES (?, ?)", id, dayOf(page.published).first);
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
    yield* this.readingsNow();
  }

  *readingsNow(): Iterable<Reading> {
    for (const { id } of this.all<{ id: string }>("SELECT id FROM pages ORDER BY id")) {
      const reading = this.readingNow(id);
      if (reading !== null) yield reading;
    }
  }

  async putRecord(lines: Iterable<RecordLine>, key: string, unfit: readonly Unfit[] = []): Promise<void> {
    this.together(() => {
      dropLines(this.tables);
      const writer = this.writerOf(actorsOf(lines));
      for (const line of lines) writer.put(line);
      this.settled(key, unfit);
    });
  }

  async changeRecord({ changed, gone }: RecordChange, key: string, unfit: readonly Unfit[] = []): Promise<void> {
    this.together(() => {
      const lines = [...changed];
      const actors = lines.filter((line) => line.kind === "actor");
      const spoken = new Set(actors.flatMap(({ name, names }) => [name, ...names]));
      for (const { kind, id } of [...gone, ...actors])
        if (kind === "actor")
          for (const { name } of this.all<{ name: string }>("SELECT name FROM actor_names WHERE id = ?", id))
            spoken.add(name);
      const before = this.namesAsked();
      for (const name of spoken) before.countryOf(name);
      for (const { kind, id } of gone) dropLine(this.tables, kind, id);
      const early = this.writerOf([]);
      for (const line of actors) early.put(line);
      const later = lines.filter((line) => line.kind !== "actor");
      const names = this.namesAsked();
      const writer = new LineWriter(this.tables, names);
      const put = new Set<string>();
      for (const line of later) {
        writer.put(line);
        put.add(`${line.kind}\n${line.id}`);
      }
      // Who is of another state or office now makes rows of events and statements that say nothing else than before.
      const told = JSON.stringify(
        [...spoken].filter(
          (one) => before.countryOf(one) !== names.countryOf(one) || before.levelOf(one) !== names.levelOf(one),
        ),
      );
      for (const { line } of this.all<Line>(
        `SELECT line FROM events WHERE id IN (SELECT event FROM parties WHERE name IN (SELECT value FROM json_each(?)))
         UNION ALL SELECT line FROM statements WHERE speaker IN (SELECT value FROM json_each(?))`,
        told,
        told,
      )) {
        const whole = parse<RecordLine>(line);
        if (!put.has(`${whole.kind}\n${whole.id}`)) writer.put(whole);
      }
      this.run("DELETE FROM unfit");
      this.settled(key, unfit);
    });
  }

  private writerOf(lines: readonly RecordLine[]): LineWriter {
    return new LineWriter(this.tables, this.namesIn(lines));
  }

  /** What actors say of a name, asked when it is wanted and answered the same from then on. */
  private namesAsked() {
    const known = new Map<string, ReturnType<SqliteStore["namesIn"]>>();
    const ask = (name: string) => {
      let names = known.get(name);
      if (names === undefined) {
        names = this.namesIn(this.actorsNow([name]));
        known.set(name, names);
      }
      return names;
    };
    return {
      countryOf: (name: string) => ask(name).countryOf(name),
      levelOf: (name: string) => ask(name).levelOf(name),
      stateName: this.options.stateName,
    };
  }

  private namesIn(lines: readonly RecordLine[]) {
    const isState = (code: string) => this.options.stateName(code) !== null;
    const { stateName } = this.options;
    return { countryOf: countriesOf(lines, isState), levelOf: levelsOf(lines, isState), stateName };
  }

  /** The record stands no more for the pages, nor what was counted over it. */
  private unsettle() {
    this.run("DELETE FROM meta WHERE key = 'record'");
    this.run("DELETE FROM totals");
  }

  private settled(key: string, unfit: readonly Unfit[]) {
    for (const { correction, state, why } of unfit)
      this.run("INSERT INTO unfit (correction, state, why) VALUES (?, ?, ?)", correction, state, why);
    this.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('record', ?)", key);
    this.run(
      "INSERT OR REPLACE INTO meta (key, value) VALUES ('made', ?)",
      JSON.stringify([key, this.made().serial + 1]),
    );
    this.run("DELETE FROM meta WHERE key = 'replaced'");
    this.run("DELETE FROM pending");
    for (const [name, count] of Object.entries(this.totals))
      this.run("INSERT OR REPLACE INTO totals (name, value) VALUES (?, ?)", name, JSON.stringify(count()));
  }

  /** What the record that stands, or last stood, was made from, and how many were made before it. */
  private made(): { readonly key: string | null; readonly serial: number } {
    const row = this.first<{ value: string }>("SELECT value FROM meta WHERE key = 'made'");
    if (row === null) return { key: null, serial: 0 };
    const [key, serial] = parse<[string, number]>(row.value);
    return { key, serial };
  }

  async pending(): Promise<Pending> {
    return {
      ...this.made(),
      pages: this.all<{ id: string }>("SELECT id FROM pending ORDER BY id").map(({ id }) => id),
      replaced: this.first("SELECT 1 FROM meta WHERE key = 'replaced'") !== null,
    };
  }

  readingNow(id: string): Reading | null {
    const row = this.first<{ reading: string }>("SELECT reading FROM pages WHERE id = ?", id);
    return row === null ? null : parse<Reading>(row.reading);
  }

  /** As it was counted with the record; counted now where no record stands. */
  private total<K extends keyof SqliteStore["totals"]>(name: K): ReturnType<SqliteStore["totals"][K]> {
    const kept = this.first<{ value: string }>("SELECT value FROM totals WHERE name = ?", name);
    return (kept === null ? this.totals[name]() : parse(kept.value)) as ReturnType<SqliteStore["totals"][K]>;
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
    return this.total("counts");
  }

  async dyads(): Promise<readonly Dyad[]> {
    return this.total("dyads");
  }

  async types() {
    return this.total("types");
  }

  async pages(query: PageQuery): Promise<Slice<PageSummary>> {
    const where: string[] = [];
    const values: Value[] = [];
    if (query.outlet !== undefined) {
      where.push("outlet = ?");
      values.push(query.outlet);
    }
    const order = query.order ?? "new";
    const dated = this.dayOrder("dated.first", "dated.first", "dated.id", order === "old" ? "old" : "new");
    // Of all pages the first by day are found by their days; of an outlet by the outlet.
    const from =
      query.outlet === undefined
        ? "dated CROSS JOIN pages ON pages.id = dated.id"
        : "pages CROSS JOIN dated ON dated.id = pages.id";
    return this.slice(
      query,
      `SELECT pages.id, summary, dated.line dated, dated.first k1, dated.first k2 FROM ${from}`,
      where,
      values,
      order === "id" ? this.plainOrder("dated.id") : dated,
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

  async linkedPages(ids: readonly string[]): Promise<readonly LinkedPage[]> {
    return this.linked("pages.id IN (SELECT value FROM json_each(?))", JSON.stringify(ids));
  }

  async linkedPagesAfter(id: string, limit: number): Promise<readonly LinkedPage[]> {
    return this.linked("pages.id > ? ORDER BY pages.id LIMIT ?", id, limit);
  }

  private linked(where: string, ...values: readonly Value[]): readonly LinkedPage[] {
    return this.all<{ reading: string; line: string | null }>(
      `SELECT reading, dated.line line FROM pages LEFT JOIN dated ON dated.id = pages.id WHERE ${where}`,
      ...values,
    ).map(({ reading, line }) => ({
      reading: parse<Reading>(reading),
      line: line === null ? null : parse<PageLine>(line),
    }));
  }

  async leaningOn(ids: readonly string[]): Promise<readonly string[]> {
    return this.all<{ page: string }>(
      "SELECT DISTINCT page FROM leans WHERE source IN (SELECT value FROM json_each(?)) ORDER BY page",
      JSON.stringify(ids),
    ).map(({ page }) => page);
  }

  async pageSummary(id: string): Promise<PageSummary | null> {
    const row = this.first<PageRow>(
      "SELECT pages.id, summary, dated.line dated FROM pages LEFT JOIN dated ON dated.id = pages.id WHERE pages.id = ?",
      id,
    );
    return row === null ? null : toSummary(row);
  }

  async pagesNamed(ids: readonly string[]): Promise<readonly PageSummary[]> {
    const rows = this.all<PageRow & { id: string }>(
      "SELECT pages.id, summary, dated.line dated FROM pages LEFT JOIN dated ON dated.id = pages.id WHERE pages.id IN (SELECT value FROM json_each(?))",
      JSON.stringify(ids),
    );
    const found = new Map(rows.map((row) => [row.id, toSummary(row)]));
    return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
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

  async unseenEvents(seen: ReadonlySet<string>): Promise<readonly string[]> {
    const fresh = this.all<{ id: string }>("SELECT id FROM events").filter(({ id }) => !seen.has(id));
    if (fresh.length === 0) return [];
    const known = new Set(
      this.all<{ alias: string; id: string }>("SELECT alias, id FROM aliases WHERE kind = 'event'")
        .filter(({ alias }) => seen.has(alias))
        .map(({ id }) => id),
    );
    return fresh.map(({ id }) => id).filter((id) => !known.has(id));
  }

  async countEvents(query: EventQuery): Promise<number> {
    const { where, values } = eventFilter(query);
    return this.first<{ n: number }>(`SELECT count(*) n FROM events ${whereOf(where)}`, ...values)!.n;
  }

  async months(query: EventQuery): Promise<readonly MonthCount[]> {
    const { where, values } = eventFilter(query);
    const month = `CASE WHEN last - first < 31 THEN strftime('%Y-%m', first * 86400, 'unixepoch') END`;
    return this.all<MonthCount>(
      `SELECT ${month} month, type, status, reported, level, count(*) events FROM events ${whereOf(where)}
       GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
      ...values,
    ).map(({ month, type, status, reported, level, events }) => ({ month, type, status, reported, level, events }));
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

  async marks(query: EventQuery, actor = false): Promise<readonly Mark[]> {
    const { where, values } = eventFilter(query);
    const name = actor
      ? "(SELECT name FROM parties WHERE event = events.id AND side = 'actor' ORDER BY parties.rowid LIMIT 1)"
      : "NULL";
    // A list of each column, for many rows of objects cost more than all else.
    const columns = ["id", "first", "last", "type", "level", "told", "actor"] as const;
    const row = this.first<Readonly<Record<(typeof columns)[number], string>>>(
      `SELECT ${columns.map((column) => `json_group_array(${column}) ${column}`).join(", ")} FROM
         (SELECT id, first, last, type, level, (SELECT count(*) FROM mentions WHERE mentions.id = events.id) told, ${name} actor
          FROM events ${whereOf([...where, "first IS NOT NULL"])} ORDER BY first, last, id LIMIT ?)`,
      ...values,
      MOST_MARKS,
    )!;
    const ids = parse<readonly string[]>(row.id);
    const firsts = parse<readonly number[]>(row.first);
    const lasts = parse<readonly number[]>(row.last);
    const types = parse<readonly PloverType[]>(row.type);
    const levels = parse<readonly Level[]>(row.level);
    const tolds = parse<readonly number[]>(row.told);
    const actors = parse<readonly (string | null)[]>(row.actor);
    return ids.map((id, at) => ({
      id,
      first: firsts[at]!,
      last: lasts[at]!,
      type: types[at]!,
      level: levels[at]!,
      told: tolds[at]!,
      actor: actors[at] ?? null,
    }));
  }

  async eventsNamed(ids: readonly string[]): Promise<readonly EventLine[]> {
    return this.all<Line>(
      "SELECT line FROM events WHERE id IN (SELECT value FROM json_each(?)) ORDER BY first, last, id",
      JSON.stringify(ids),
    ).map((row) => parse<EventLine>(row.line));
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
    const spread = (days: readonly (readonly [day: number, n: number])[]) => {
      const counts = Array.from({ length: bins }, () => 0);
      for (const [day, n] of days)
        if (day >= first && day <= last) counts[Math.min(bins - 1, Math.floor((day - first) / width))]! += n;
      return counts;
    };
    const days = this.total("days");
    const said = countries === undefined ? days.quotes : this.saidOn(countries);
    return {
      pages: spread(days.pages),
      independent: spread(days.independent),
      quotes: spread(said),
      figures: spread(days.figures),
    };
  }

  /** For each day, what is said for these states. */
  private saidOn(countries: readonly string[]) {
    return this.daily("statements WHERE country IN (SELECT value FROM json_each(?)) AND", JSON.stringify(countries));
  }

  private daily(from: string, ...values: readonly Value[]): (readonly [day: number, n: number])[] {
    return this.all<{ first: number; n: number }>(
      `SELECT first, count(*) n FROM ${from} first IS NOT NULL GROUP BY first`,
      ...values,
    ).map(({ first, n }) => [first, n] as const);
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

  async places(query: EventQuery, limit: number) {
    const { where, values } = eventFilter(query);
    return this.all<{ place: string; events: number }>(
      `SELECT place, count(*) events FROM events ${whereOf([...where, "place IS NOT NULL"])}
       GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?`,
      ...values,
      limit,
    ).map(({ place, events }) => ({ place, events }));
  }

  async spoken(countries: readonly string[], speakers: number, limit: number): Promise<readonly Spoken[]> {
    const mine = countries.length === 0 ? "" : "AND country IN (SELECT value FROM json_each(?1))";
    return this.all<{ id: string; speaker: string; first: number; form: Spoken["form"]; verbatim: number }>(
      `SELECT id, speaker, first, json_extract(line, '$.variants[0].form') form, json_extract(line, '$.variants[0].verbatim') verbatim
       FROM statements WHERE first IS NOT NULL ${mine} AND speaker IN
         (SELECT speaker FROM statements WHERE ?1 IS NOT NULL AND first IS NOT NULL AND speaker IS NOT NULL ${mine} GROUP BY speaker ORDER BY count(*) DESC, speaker LIMIT ?2)
       ORDER BY first DESC, id LIMIT ?3`,
      JSON.stringify(countries),
      speakers,
      limit,
    ).map(({ id, speaker, first, form, verbatim }) => ({ id, speaker, first, form, verbatim: verbatim === 1 }));
  }

  async actorsCalled(names: readonly string[]): Promise<readonly ActorLine[]> {
    return this.actorsNow(names);
  }

  private actorsNow(names: readonly string[]): readonly ActorLine[] {
    return this.all<Line>(
      `SELECT line FROM actors WHERE id IN (SELECT id FROM actor_names WHERE name IN (SELECT value FROM json_each(?))) ORDER BY id`,
      JSON.stringify(names),
    ).map(({ line }) => parse<ActorLine>(line));
  }

  async outlets(limit: number) {
    return this.total("outlets")
      .flatMap(({ outlet, ...counts }) => (outlet === null ? [] : [{ outlet, ...counts }]))
      .slice(0, limit);
  }

  async allOutlets(): Promise<readonly OutletCount[]> {
    return this.total("outlets");
  }

  async cluster(page: string): Promise<readonly string[]> {
    const found = new Set([page]);
    for (const id of found) {
      if (found.size >= 200) break;
      for (const { other } of this.all<{ other: string }>(
        `SELECT CASE WHEN a = ? THEN b ELSE a END other FROM lineage
         WHERE (a = ? OR b = ?) AND relation IN ('same_text', 'rewrite') ORDER BY 1`,
        id,
        id,
        id,
      ))
        found.add(other);
    }
    return [...found].sort();
  }

  async clusters(limit: number): Promise<readonly (readonly string[])[]> {
    return limit <= MOST_CLUSTERS ? this.total("clusters").slice(0, limit) : this.countClusters(limit);
  }

  async pageMonths() {
    return this.total("months");
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

  async unfit(): Promise<readonly Doubt[]> {
    return this.all<Doubt>("SELECT correction, state, why FROM unfit WHERE state <> 'already' ORDER BY rowid").map(
      ({ correction, state, why }) => ({ correction, state, why }),
    );
  }

  async alreadySo(): Promise<readonly string[]> {
    return this.all<{ correction: string }>("SELECT correction FROM unfit WHERE state = 'already' ORDER BY rowid").map(
      ({ correction }) => correction,
    );
  }

  async disputed(limit: number): Promise<readonly (EventLine | FigureLine)[]> {
    return this.all<Line>(
      `SELECT line, 0 kind, sure, id FROM events WHERE disputed = 1 AND review = 'machine'
       UNION ALL
       SELECT line, 1, sure, id FROM figures WHERE open = 1
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

  async looselyJoined(below: number, limit: number): Promise<readonly EventLine[]> {
    return this.all<Line>(
      "SELECT line FROM joins JOIN events ON events.id = joins.event WHERE score < ? AND review = 'machine' ORDER BY score, event LIMIT ?",
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
      `SELECT (SELECT count(*) FROM unfit WHERE state <> 'already')
         + (SELECT count(*) FROM events WHERE review = 'machine' AND disputed = 1)
         + (SELECT count(*) FROM events WHERE review = 'machine' AND sure < ?)
         + (SELECT count(*) FROM figures WHERE open = 1) n`,
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
    if (query.worded === true) where.push("wordings > 1");
    if (query.form !== undefined) {
      where.push("instr(forms, ?) > 0");
      values.push(` ${query.form} `);
    }
    addDays(query, "first", "first", where, values);
    if (query.occasion !== undefined) {
      where.push("occasion = ?");
      values.push(query.occasion);
    }
    addWords(query.words, "statement", where, values);
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
    addWords(query.words, "figure", where, values);
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
    addWords(query.words, "document", where, values);
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
    addWords(query.words, "claim", where, values);
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
    const where: string[] = ["shown = 1"];
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
      this.first<Row>(`${sql} WHERE id = ?`, id) ??
      this.first<Row>(`${sql} WHERE id = (SELECT id FROM aliases WHERE kind = 'actor' AND alias = ?)`, id) ??
      this.first<Row>(`${sql} WHERE name = ? ORDER BY id LIMIT 1`, id);
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
    const best = this.all<{ rowid: number; rank: number }>(
      `SELECT rowid, rank FROM (SELECT rowid, bm25(words, 4, 1) rank FROM words WHERE words MATCH ? AND rowid < ${WORDS.figure} LIMIT ${MOST_RANKED})
       ORDER BY rank, rowid LIMIT ?`,
      match,
      limit,
    );
    // Where in them the words stand is asked of these few alone: over all that match it would cost more than finding the best.
    this.db.exec(FOUND);
    this.run("DELETE FROM temp.found");
    this.run(
      "INSERT INTO temp.found (rowid, title, body) SELECT rowid, title, body FROM words WHERE rowid IN (SELECT value FROM json_each(?))",
      JSON.stringify(best.map(({ rowid }) => rowid)),
    );
    const snippets = new Map(
      this.all<{ rowid: number; title: string; snippet: string }>(
        "SELECT rowid, title, snippet(found, 1, char(2), char(3), ' … ', 28) snippet FROM temp.found WHERE found MATCH ?",
        match,
      ).map((row) => [row.rowid, row]),
    );
    const found = best.flatMap(({ rowid, rank }) => {
      const { kind, n } = rowOf(rowid);
      const row = this.first<{ id: string }>(`SELECT id FROM ${TABLE_OF[kind]} WHERE n = ?`, n);
      const { title, snippet } = snippets.get(rowid) ?? { title: "", snippet: "" };
      // Beyond figures nothing is searched for together.
      return row === null ? [] : [{ rank, kind: kind as Found["kind"], id: row.id, title, snippet }];
    });
    found.sort((a, b) => a.rank - b.rank || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.id < b.id ? -1 : 1));
    return found.map(({ kind, id, title, snippet }) => ({ kind, id, title, snippet }));
  }

  state(): string {
    // What others have committed, and what this connection has.
    return `${this.first<{ data_version: number }>("PRAGMA data_version")!.data_version} ${this.written}`;
  }

  async hold(): Promise<void> {
    // The snapshot is taken by the first reading, not by BEGIN.
    this.db.exec("BEGIN");
    this.first("SELECT count(*) n FROM meta");
  }

  async close(): Promise<void> {
    this.db.close();
  }

  /** All of it or nothing of it, on the disk when it returns. */
  private together(work: () => void) {
    this.db.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.db.exec("COMMIT");
      this.written += 1;
    } catch (error) {
      this.db.exec("ROLLBACK");
      throw error;
    }
  }

  /** What is counted over everything, once for each record. */
  private readonly totals = {
    counts: (): Counts => this.countAll(),
    dyads: () =>
      this.all<Dyad>(
        `SELECT a, b, count(*) events, min(first) first, max(last) last
         FROM pairs JOIN events ON events.id = pairs.event GROUP BY a, b ORDER BY events DESC, a, b`,
      ).map(({ a, b, events, first, last }) => ({ a, b, events, first, last })),
    types: () =>
      this.all<{ type: PloverType; events: number }>(
        "SELECT type, count(*) events FROM events GROUP BY type ORDER BY events DESC, type",
      ).map(({ type, events }) => ({ type, events })),
    outlets: () =>
      this.all<OutletCount & { independent: number | null }>(
        `SELECT outlet, count(*) pages, sum(dated.independent) independent, sum(json_extract(summary, '$.events')) events
         FROM pages JOIN dated ON dated.id = pages.id GROUP BY outlet ORDER BY 2 DESC, 1`,
      ).map(({ outlet, pages, independent, events }) => ({ outlet, pages, independent: independent ?? 0, events })),
    clusters: () => this.countClusters(MOST_CLUSTERS),
    days: () => ({
      pages: this.daily("dated WHERE"),
      independent: this.daily("dated WHERE independent = 1 AND"),
      quotes: this.daily("statements WHERE"),
      figures: this.daily("figures WHERE"),
    }),
    months: () =>
      this.all<{ month: string | null; pages: number; independent: number | null }>(
        `SELECT strftime('%Y-%m', first * 86400, 'unixepoch') month, count(*) pages,
           sum(independent) independent FROM dated GROUP BY 1 ORDER BY 1`,
      ).map(({ month, pages, independent }) => ({ month, pages, independent: independent ?? 0 })),
  };

  private countAll(): Counts {
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

  /** Pages that hang together as copies and rewrites, the largest groups first. */
  private countClusters(limit: number): readonly (readonly string[])[] {
    const root = new Map<string, string>();
    const find = (id: string): string => {
      let top = id;
      for (let up = root.get(top); up !== undefined && up !== top; up = root.get(top)) top = up;
      root.set(id, top);
      return top;
    };
    for (const { a, b } of this.all<{ a: string; b: string }>(
      "SELECT a, b FROM lineage WHERE relation IN ('same_text', 'rewrite')",
    )) {
      const [one, two] = [find(a), find(b)];
      root.set(one < two ? two : one, one < two ? one : two);
    }
    const groups = new Map<string, string[]>();
    for (const id of root.keys()) {
      const top = find(id);
      const group = groups.get(top);
      if (group === undefined) groups.set(top, [id]);
      else group.push(id);
    }
    return [...groups.values()]
      .map((group) => group.sort())
      .sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1))
      .slice(0, limit);
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

  private run(sql: string, ...values: Value[]): number {
    return this.prepare(sql).run(...values).changes;
  }

  /** What the writer of lines may do here. */
  private readonly tables: LineTables = {
    run: (sql, ...values) => this.run(sql, ...values),
    first: <Row>(sql: string, ...values: Value[]) => this.first<Row>(sql, ...values),
  };

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
const SAME_TEXT = "SELECT 1 FROM lineage WHERE (a = dated.id OR b = dated.id) AND relation = 'same_text'";
/** Clusters that are kept with the record; more are sought when they are asked for. */
const MOST_CLUSTERS = 100;
/** Of words that stand in more rows than this the first are weighed: all records before any page. */
const MOST_RANKED = 20_000;
const FOUND =
  "CREATE VIRTUAL TABLE IF NOT EXISTS temp.found USING fts5 (title, body, tokenize = 'porter unicode61 remove_diacritics 2')";

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
  if (query.ids !== undefined) {
    where.push("events.id IN (SELECT value FROM json_each(?))");
    values.push(JSON.stringify(query.ids));
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
  addWords(query.words, "event", where, values);
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

function addWords(words: string | undefined, kind: keyof typeof WORDS, where: string[], values: Value[]) {
  if (words === undefined || words.trim() === "") return;
  const match = matchOf(words);
  const [from, to] = [WORDS[kind], WORDS[kind] + 2 ** 40 - 1];
  where.push(
    match === null
      ? "0"
      : `${TABLE_OF[kind]}.n IN (SELECT rowid - ${from} FROM words WHERE words MATCH ? AND rowid BETWEEN ${from} AND ${to})`,
  );
  if (match !== null) values.push(match);
}

/** Words as a query of FTS5: each a quoted string, so that no sign of its language is obeyed; the last may go on. Null when there is no word. */
function matchOf(words: string): string | null {
  const terms = words.match(/[\p{L}\p{N}]+/gu)?.slice(0, 16) ?? [];
  return terms.length === 0 ? null : `${terms.map((term) => `"${term}"`).join(" ")}*`;
}

const whereOf = (where: readonly string[]) => (where.length === 0 ? "" : `WHERE ${where.join(" AND ")}`);

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

type Summary = Omit<PageSummary, "independent" | "leans_on" | "absent" | "leaning" | "story">;

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
  if (row.dated === null) return { ...summary, independent: null, leans_on: [], absent: [], leaning: [], story: null };
  const line = parse<PageLine>(row.dated);
  const { published, published_is, why_published, independent, leans_on, absent, leaning, story } = line;
  return { ...summary, published, published_is, why_published, independent, leans_on, absent, leaning, story };
}

/** The actors of a record: of one in memory all, of one that is made as it is asked for those that it begins with, as linking makes it. */
function actorsOf(lines: Iterable<RecordLine>): ActorLine[] {
  const actors: ActorLine[] = [];
  for (const line of lines) {
    if (line.kind === "actor") actors.push(line);
    else if (!Array.isArray(lines)) break;
  }
  return actors;
}

/** What is parsed here was written here, by the maker of the same type. */
const parse = <T>(json: string): T => JSON.parse(json) as T;
