/** Any list's address with an ending behind is the same filter as data: held against the screen's own JSON, and read by readers that are not ours. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stateNames } from "../src/cli/states.ts";
import { linkReadings } from "../src/link/index.ts";
import { loadStateCodes, loadWordFrequency } from "../src/load/index.ts";
import type { EventLine } from "../src/model/record.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import type { Store } from "../src/store/store.ts";
import { makeApp } from "../src/ui/app.ts";
import { exampleReadings } from "../tools/golden.ts";
import { linesOf } from "./program.ts";
import { tinyStored } from "./tiny.ts";

const STATE_NAMES = stateNames("data");
const folder = mkdtempSync(join(tmpdir(), "readout-addresses-"));
let store: Store;
let app: ReturnType<typeof makeApp>;
const get = (path: string) => app.request(`http://127.0.0.1:4817${path}`, { headers: { host: "127.0.0.1:4817" } });
const textOf = async (path: string) => (await get(path)).text();

/** By DuckDB's reader, in the order of the file. */
async function csvRows(text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const path = join(folder, "rows.csv");
  writeFileSync(path, text);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const read = await connection.runAndReadAll(`SELECT * FROM read_csv('${path}', all_varchar = true, header = true)`);
  return read.getRowObjects();
}

beforeAll(async () => {
  store = openSqlite(join(folder, "record.db"), { stateName: (code) => STATE_NAMES.get(code) ?? null });
  const readings = exampleReadings();
  const { lines } = linkReadings(readings, [], loadWordFrequency("data"), loadStateCodes("data"));
  await store.putPages(
    readings.map((reading) => ({
      source: { path: `/${reading.id}`, sha256: reading.page.sha256, base: reading.id, reader: "1", failed: null },
      pages: [tinyStored(reading)],
    })),
  );
  await store.putRecord(lines, "key");
  app = makeApp(store, { name: "Examples", stateNames: STATE_NAMES });
}, 60_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const LISTS = [
  "/events",
  "/timeline",
  "/dyad/CHN/RUS",
  "/quotes",
  "/figures",
  "/documents",
  "/claims",
  "/actors",
  "/sources",
];

test.each(LISTS)(
  "%s has the same rows in every ending, as many as the screen's JSON with all its helpings",
  async (path) => {
    const wanted: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const parameters = new URLSearchParams({ limit: "3", ...(after === "" ? {} : { after }) });
      const { items, next } = JSON.parse(await textOf(`${path}.json?${parameters}`)) as {
        items: { id: string }[];
        next: string | null;
      };
      wanted.push(...items.map(({ id }) => id));
      after = next;
    }
    expect(wanted.length).toBeGreaterThan(0);
    expect(linesOf<{ id: string }>(await textOf(`${path}.ndjson`)).map(({ id }) => id)).toEqual(wanted);
    const rows = await csvRows(await textOf(`${path}.csv`));
    expect(rows.map((row) => row.id)).toEqual(wanted);
    expect((await textOf(`${path}.md`)).trimEnd().split("\n")).toHaveLength(wanted.length + 2);
    const { document } = parseHTML(await textOf(`${path}.atom`));
    const fed = [...document.querySelectorAll("entry > id")].map((id) => decodeURIComponent(id.textContent!.slice(12)));
    expect(fed).toHaveLength(Math.min(100, wanted.length));
    for (const id of fed) expect(wanted).toContain(id);
  },
);

test("filters in the address hold in every ending, and a limit is a limit", async () => {
  const held = linesOf<EventLine>(await textOf("/events.ndjson?status=held"));
  expect(held.length).toBeGreaterThan(0);
  for (const { status } of held) expect(status).toBe("held");
  expect(await csvRows(await textOf("/events.csv?status=held"))).toHaveLength(held.length);
  expect(linesOf(await textOf("/events.ndjson?limit=2"))).toHaveLength(2);
});

test("a calendar of the events that have a day, the same UIDs at each asking; other lists have none", async () => {
  const { sync } = await import("node-ical");
  const calendar = sync.parseICS(await textOf("/events.ics"));
  const uids = Object.values(calendar).flatMap((one) => (one?.type === "VEVENT" ? [one.uid] : []));
  const ids = linesOf<EventLine>(await textOf("/events.ndjson")).map(({ id }) => `${id}@readout`);
  expect(uids.length).toBeGreaterThan(0);
  for (const uid of uids) expect(ids).toContain(uid);
  expect(await textOf("/events.ics")).toBe(await textOf("/events.ics"));
  expect((await get("/quotes.ics")).status).toBe(404);
  expect((await get("/review.csv")).status).toBe(404);
});

test("a feed has what RFC 4287 wants, no clock, and leads to the screens", async () => {
  const feed = await textOf("/events.atom");
  expect(await textOf("/events.atom")).toBe(feed);
  const { document } = parseHTML(feed);
  const [root] = [document.querySelector("feed")!];
  for (const name of ["id", "title", "updated"])
    expect(root.querySelector(`:scope > ${name}`)?.textContent).toBeTruthy();
  const moments = [...root.querySelectorAll("entry")].map((entry) => {
    for (const name of ["id", "title", "updated", "link", "content"]) expect(entry.querySelector(name)).not.toBeNull();
    return entry.querySelector("updated")!.textContent!;
  });
  for (const moment of moments) expect(moment).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
  expect(moments).toEqual(moments.toSorted().reverse());
  const [link] = [root.querySelector("entry > link")!.getAttribute("href")!];
  expect((await get(new URL(link).pathname)).status).toBe(200);
});
