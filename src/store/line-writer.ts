/**
 * The lines of a record into their tables, and out of them again: each whole as JSON, and beside it the columns that are asked for.
 * A line that stands under the same kind and id goes first, so that a record can be replaced a line at a time.
 */
import { daysOf } from "../kit/edtf.ts";
import type { EventLine, RecordLine, StatementLine } from "../model/record.ts";
import { type Level, levelOfEvent } from "./level.ts";
import { pairsOf, partiesOf } from "./parties.ts";
import { RECORD_TABLES, TABLE_OF, WORDS } from "./tables.ts";

type Value = string | number | null;

export interface LineTables {
  /** Gives the number of rows changed. */
  run(sql: string, ...values: Value[]): number;
  first<Row>(sql: string, ...values: Value[]): Row | null;
}

/** What the actors of the whole record say of a name. */
export interface KnownNames {
  countryOf(name: string): string | null;
  levelOf(name: string): Level;
  /** The English name of a state by its code. */
  stateName(code: string): string | null;
}

export class LineWriter {
  readonly #db: LineTables;
  readonly #names: KnownNames;

  constructor(db: LineTables, names: KnownNames) {
    this.#db = db;
    this.#names = names;
  }

  put(line: RecordLine): void {
    const json = JSON.stringify(line);
    const put = () =>
      this.#db.run(
        "INSERT INTO records (kind, id, line) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        line.kind,
        line.id,
        json,
      );
    if (put() === 0) {
      dropLine(this.#db, line.kind, line.id);
      put();
    }
    if ("aliases" in line)
      for (const alias of line.aliases)
        this.#db.run("INSERT OR IGNORE INTO aliases (kind, alias, id) VALUES (?, ?, ?)", line.kind, alias, line.id);
    this.#columns(line, json);
  }

  #columns(line: RecordLine, json: string): void {
    const { run } = this.#db;
    switch (line.kind) {
      case "page":
        run(
          "INSERT OR REPLACE INTO dated (id, first, independent, line) VALUES (?, ?, ?, ?)",
          line.id,
          dayOf(line.published).first,
          line.independent ? 1 : 0,
          json,
        );
        for (const source of line.leans_on) run("INSERT INTO leans (page, source) VALUES (?, ?)", line.id, source);
        break;
      case "event":
        this.#event(line, json);
        break;
      case "statement":
        this.#statement(line, json);
        break;
      case "figure":
        run(
          "INSERT INTO figures (id, first, what, sure, open, line) VALUES (?, ?, ?, ?, ?, ?)",
          line.id,
          dayOf(line.period).first,
          line.what,
          line.sure,
          line.disagree.length > 0 && line.review === "machine" ? 1 : 0,
          json,
        );
        this.#words("figure", line.what, line.evidence);
        for (const { page, figure } of line.mentions) this.#mention(page, figure, "figure", line.id);
        break;
      case "claim":
        run(
          "INSERT INTO claims (id, first, holder, subject, line) VALUES (?, ?, ?, ?, ?)",
          line.id,
          dayOf(line.since).first,
          line.holder,
          line.subject,
          json,
        );
        this.#words("claim", line.holder, line.evidence);
        for (const { page, claim } of line.mentions) this.#mention(page, claim, "claim", line.id);
        break;
      case "document":
        run("INSERT INTO documents (id, first, line) VALUES (?, ?, ?)", line.id, dayOf(line.date).first, json);
        this.#words("document", line.name, line.evidence);
        for (const { page, document } of line.mentions) this.#mention(page, document, "document", line.id);
        break;
      case "actor":
        run(
          "INSERT INTO actors (id, name, country, pages, shown, line) VALUES (?, ?, ?, ?, ?, ?)",
          line.id,
          line.name,
          line.country,
          line.pages,
          line.office === "none" ? 0 : 1,
          json,
        );
        for (const name of new Set([line.name, ...line.names]))
          run("INSERT INTO actor_names (name, id) VALUES (?, ?)", name, line.id);
        break;
      case "lineage":
        run(
          "INSERT INTO lineage (id, a, b, relation, line) VALUES (?, ?, ?, ?, ?)",
          line.id,
          line.a,
          line.b,
          line.relation,
          json,
        );
        break;
      case "series":
        break;
    }
  }

  #event(event: EventLine, json: string): void {
    const { run } = this.#db;
    const { first, last } = dayOf(event.date);
    run(
      "INSERT INTO events (id, first, last, type, mode, status, reported, part_of, place, disputed, review, sure, level, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      event.id,
      first,
      last,
      event.type,
      event.mode,
      event.status,
      event.reported,
      event.part_of,
      event.place,
      event.disagree.length > 0 ? 1 : 0,
      event.review,
      event.sure,
      levelOfEvent(event, this.#names.levelOf),
      json,
    );
    const names = [...event.actor, ...event.recipient]
      .flatMap((name) => [name, this.#names.stateName(name) ?? ""])
      .concat(event.place ?? "")
      .filter((name) => name !== "")
      .join(" ");
    this.#words("event", `${names} ${event.type} ${event.mode ?? ""}`, event.evidence);
    const least = event.joined.reduce((score, one) => Math.min(score, one.score), Number.POSITIVE_INFINITY);
    if (Number.isFinite(least)) run("INSERT INTO joins (event, score) VALUES (?, ?)", event.id, least);
    const parties = partiesOf(event, this.#names.countryOf);
    for (const { side, name, country } of parties)
      run("INSERT INTO parties (event, side, name, country) VALUES (?, ?, ?, ?)", event.id, side, name, country);
    for (const [a, b] of pairsOf(parties)) run("INSERT INTO pairs (event, a, b) VALUES (?, ?, ?)", event.id, a, b);
    for (const { page, event: local } of event.mentions) this.#mention(page, local, "event", event.id);
  }

  #statement(line: StatementLine, json: string): void {
    this.#db.run(
      "INSERT INTO statements (id, first, speaker, country, occasion, wordings, forms, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      line.id,
      dayOf(line.date).first,
      line.speaker,
      line.speaks_for ?? (line.speaker === null ? null : this.#names.countryOf(line.speaker)),
      line.occasion,
      line.variants.length,
      ` ${[...new Set(line.variants.map(({ form }) => form))].join(" ")} `,
      json,
    );
    this.#words("statement", line.speaker, line.variants.map((variant) => variant.text).join("\n"));
    for (const variant of line.variants)
      for (const { page, statement } of variant.mentions) this.#mention(page, statement, "statement", line.id);
  }

  #mention(page: string, local: string, kind: string, id: string): void {
    this.#db.run("INSERT INTO mentions (page, local, kind, id) VALUES (?, ?, ?, ?)", page, local, kind, id);
  }

  /** Of the row that was put in last. */
  #words(kind: keyof typeof WORDS, title: string | null, body: string): void {
    putWords(this.#db, kind, title ?? "", body);
  }
}

/** The words of the row that was put in last, which is of this kind. */
export function putWords(db: LineTables, kind: keyof typeof WORDS, title: string, body: string): void {
  db.run(`INSERT INTO words (rowid, title, body) VALUES (last_insert_rowid() + ${WORDS[kind]}, ?, ?)`, title, body);
}

/** Takes a line out of every table; does nothing when it is not there. */
export function dropLine(db: LineTables, kind: RecordLine["kind"], id: string): void {
  db.run("DELETE FROM records WHERE kind = ? AND id = ?", kind, id);
  switch (kind) {
    case "page":
      db.run("UPDATE dated SET independent = NULL, line = NULL WHERE id = ?", id);
      db.run("DELETE FROM leans WHERE page = ?", id);
      return;
    case "actor":
      db.run("DELETE FROM actors WHERE id = ?", id);
      db.run("DELETE FROM actor_names WHERE id = ?", id);
      return;
    case "lineage":
      db.run("DELETE FROM lineage WHERE id = ?", id);
      return;
    case "series":
      return;
  }
  const table = TABLE_OF[kind];
  const row = db.first<{ n: number }>(`SELECT n FROM ${table} WHERE id = ?`, id);
  if (row === null) return;
  db.run("DELETE FROM words WHERE rowid = ?", row.n + WORDS[kind]);
  db.run(`DELETE FROM ${table} WHERE id = ?`, id);
  db.run("DELETE FROM aliases WHERE kind = ? AND id = ?", kind, id);
  db.run("DELETE FROM mentions WHERE id = ? AND kind = ?", id, kind);
  if (kind !== "event") return;
  db.run("DELETE FROM joins WHERE event = ?", id);
  db.run("DELETE FROM parties WHERE event = ?", id);
  db.run("DELETE FROM pairs WHERE event = ?", id);
}

/** Takes all lines out. */
export function dropLines(db: LineTables): void {
  for (const table of RECORD_TABLES) db.run(`DELETE FROM ${table}`);
  db.run("UPDATE dated SET independent = NULL, line = NULL WHERE line IS NOT NULL");
  db.run(`DELETE FROM words WHERE rowid < ${WORDS.page} OR rowid >= ${WORDS.figure}`);
}

/** First and last day; an open end takes the day of the other, both null when the date is not known. */
export function dayOf(date: string | null): { first: number | null; last: number | null } {
  const days = daysOf(date);
  if (days === null) return { first: null, last: null };
  const first = Number.isFinite(days.first) ? days.first : days.last;
  const last = Number.isFinite(days.last) ? days.last : days.first;
  return Number.isFinite(first) && Number.isFinite(last) ? { first, last } : { first: null, last: null };
}
