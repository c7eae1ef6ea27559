/**
 * Every export of the example pages, opened by a reader that is not ours, with the number of rows that was told: DuckDB, a calendar
 * parser, a graph library, a JSON-LD processor, citation-js. The CSV package by Python's reader stands in commands.test.ts.
 */
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EventLine, RecordLine } from "../src/model/record.ts";
import { readout } from "./program.ts";

const folder = join(tmpdir(), `readout-exports-${process.pid}`);
const place = join(folder, "examples");
let events: readonly EventLine[] = [];

afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  await readout(["demo", "--no-serve", "-w", place]);
  const { out } = await readout(["export", "ndjson", "--kind", "event", "-w", place]);
  events = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as RecordLine)
    .filter((line) => line.kind === "event");
}, 120_000);

/** Writes an export and gives the counts that were told: { events: 155 }, and how many events were left out. */
async function exported(format: string, name: string, ...more: string[]) {
  const path = join(folder, name);
  const { code, err } = await readout(["export", format, "-w", place, "-o", path, ...more]);
  expect(err).toMatch(/^wrote/m);
  expect(code).toBe(0);
  const [, told = ""] = /^wrote \S+ {3}(.*)$/m.exec(err) ?? [];
  const counts = Object.fromEntries(
    [...told.matchAll(/([\d,]+) ([a-z -]+)/g)].map(([, count, what]) => [what!, Number(count!.replaceAll(",", ""))]),
  );
  const leftOut = [...err.matchAll(/^left out +([\d,]+) /gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  return { path, counts, leftOut };
}

async function sql(query: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  return (await connection.runAndReadAll(query)).getRowObjectsJson();
}

describe("exports, by readers that are not ours", () => {
  test("parquet: DuckDB counts the same rows, and days are days", async () => {
    const { path, counts } = await exported("parquet", "parquet");
    for (const [table, count] of Object.entries(counts))
      expect(await sql(`select count(*)::int n from '${path}/${table}.parquet'`), table).toEqual([{ n: count }]);
    expect(counts.events).toBe(events.length);
    const dated = events.filter(({ date }) => /^\d{4}-\d\d-\d\d$/.test(date ?? ""));
    const rows = await sql(
      `select event_id, date_start::varchar d from '${path}/events.parquet' where date_start = date_end`,
    );
    expect(Object.fromEntries(rows.map(({ event_id, d }) => [event_id, d]))).toMatchObject(
      Object.fromEntries(dated.map(({ id, date }) => [id, date])),
    );
  });

  test("gdelt: DuckDB reads 61 columns and ours; the scores are numbers, the days are days", async () => {
    const { path, counts } = await exported("gdelt", "gdelt");
    const file = `read_csv('${path}/events.export.CSV', delim='\\t', header=false, quote='', all_varchar=true)`;
    const [row] = await sql(
      `select count(*)::int n, min(strptime(column01, '%Y%m%d'))::date::varchar d, bool_and(column30::double between -10 and 10) g from ${file}`,
    );
    expect(row).toMatchObject({ n: counts["rows of events"], g: true });
    expect(await sql(`select count(*)::int n from (describe select * from ${file})`)).toEqual([{ n: 70 }]);
    const mentions = `read_csv('${path}/mentions.CSV', delim='\\t', header=false, quote='', all_varchar=true)`;
    expect(
      await sql(`select count(*)::int n from ${mentions} m where m.column00 in (select column00 from ${file})`),
    ).toEqual([{ n: counts["rows of mentions"] }]);
  });

  test("polecat, panels and trips: DuckDB counts the same rows", async () => {
    const polecat = await exported("polecat", "polecat.txt");
    expect(
      await sql(
        `select count(*)::int n, count("Event Date"::date)::int d from read_csv('${polecat.path}', delim='\\t', header=true, quote='')`,
      ),
    ).toEqual([{ n: polecat.counts.rows, d: polecat.counts.rows }]);
    const panels = await exported("panels", "panels");
    for (const [file, what] of [
      ["dyad-month", "dyad-months"],
      ["country-year", "country-years"],
    ])
      expect(await sql(`select count(*)::int n from '${panels.path}/${file}.csv'`)).toEqual([
        { n: panels.counts[what!] },
      ]);
    const trips = await exported("trips", "trips");
    for (const table of ["trips", "stops"])
      expect(await sql(`select count(*)::int n from '${trips.path}/${table}.csv'`)).toEqual([
        { n: trips.counts[table] },
      ]);
    expect(
      await sql(
        `select count(*)::int n from '${trips.path}/stops.csv' where trip_id not in (select trip_id from '${trips.path}/trips.csv')`,
      ),
    ).toEqual([{ n: 0 }]);
  });

  test("ics: a calendar parser finds each entry once, whole days, the end exclusive", async () => {
    const { path, counts, leftOut } = await exported("ics", "events.ics");
    const ical = await import("node-ical");
    const entries = Object.values(ical.sync.parseFile(path)).filter((one) => one?.type === "VEVENT");
    expect(entries).toHaveLength(counts.entries!);
    expect(counts.entries! + leftOut).toBe(events.length);
    for (const entry of entries) {
      const event = events.find(({ id }) => `${id}@readout` === entry.uid)!;
      const [first, last = first] = event.date!.split("/");
      expect([local(entry.start), local(new Date(Number(entry.end) - 43_200_000))]).toEqual([first, last]);
    }
  });

  test("gexf: a graph library reads as many nodes and edges", async () => {
    const { path, counts } = await exported("gexf", "events.gexf");
    const [{ parse }, { MultiGraph }] = await Promise.all([import("graphology-gexf"), import("graphology")]);
    const graph = parse(MultiGraph, readFileSync(path, "utf8"));
    expect([graph.size, graph.order]).toEqual([counts.edges, counts.nodes]);
    expect(graph.filterEdges((_, { type }) => typeof type === "string")).toHaveLength(graph.size);
  });

  test("jsonld: a processor expands it with no document loaded, and every annotation has its body and target", async () => {
    const { path, counts } = await exported("jsonld", "record.jsonld");
    const { default: jsonld } = await import("jsonld");
    const expanded = await jsonld.expand(JSON.parse(readFileSync(path, "utf8")), {
      documentLoader: (url: string) => Promise.reject(new Error(`wants ${url}`)),
    });
    const graph = expanded.flatMap((node) => (node["@graph"] ?? []) as Record<string, unknown>[]);
    const annotations = graph.filter((node) => String(node["@type"]) === "http://www.w3.org/ns/oa#Annotation");
    expect(annotations).toHaveLength(counts.annotations!);
    const ids = new Set(graph.map((node) => node["@id"]));
    for (const node of annotations) {
      const [body] = node["http://www.w3.org/ns/oa#hasBody"] as { "@id": string }[];
      expect(ids.has(body!["@id"])).toBe(true);
    }
  });

  test("csl, bibtex, ris: citation-js reads each entry, with its day", async () => {
    const [{ Cite }] = await Promise.all([
      import("@citation-js/core"),
      import("@citation-js/plugin-bibtex"),
      import("@citation-js/plugin-ris"),
    ]);
    const read: Record<string, { title: string; issued?: unknown }[]> = {};
    for (const [format, name] of [
      ["csl", "b.json"],
      ["bibtex", "b.bib"],
      ["ris", "b.ris"],
    ] as const) {
      const { path, counts } = await exported(format, name);
      read[format] = new Cite(readFileSync(path, "utf8")).data;
      expect(read[format], format).toHaveLength(counts.entries!);
    }
    const titles = (format: string) => read[format]!.map(({ title }) => title.replace(/<[^>]+>/g, "")).sort();
    expect(titles("ris")).toEqual(titles("csl"));
    expect(titles("bibtex")).toEqual(titles("csl"));
  });
});

const local = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
