/**
 * How quickly a workspace answers: N generated pages (`READOUT_PAGES`, 10,000 unless told; the aim is set for 100,000), linked, put
 * into a store, and asked what the screens ask. Fifty questions of each sort, half-way values and 95th percentiles in milliseconds;
 * 200 readers at once over HTTP; and how much memory an export takes beyond what it took before, and at a tenth of its size.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stateNames } from "../src/cli/states.ts";
import { Linker } from "../src/link/index.ts";
import { loadStateCodes, loadWordFrequency } from "../src/load/index.ts";
import type { Reading } from "../src/model/reading.ts";
import { keepLinks, takeLinks } from "../src/store/links.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import type { Store } from "../src/store/store.ts";
import { makeApp } from "../src/ui/app.ts";
import { startServer } from "../src/ui/server.ts";
import { corpus } from "./corpus.ts";
import type { ExportScale } from "./export-scale.ts";
import type { Row } from "./row.ts";

const READERS = 200;

export async function storeBench(): Promise<Row[]> {
  const size = Number(process.env.READOUT_PAGES ?? 10_000);
  const set = `${size.toLocaleString("en")} generated pages`;
  const folder = mkdtempSync(join(tmpdir(), "readout-store-bench-"));
  const names = stateNames("data");
  const store = openSqlite(join(folder, "record.db"), { stateName: (code) => names.get(code) ?? null });
  try {
    const { lines, words, more } = await fill(store, size, folder);
    const rows: Row[] = [{ set, measure: "lines in the record", value: lines.toLocaleString("en") }, ...more];
    const nth = (n: number) => words[(n * 7919) % words.length]!;
    const questions: readonly (readonly [string, (n: number) => Promise<unknown>])[] = [
      ["events of two states", (n) => store.events({ between: [STATES[n % 8]!, STATES[8 + (n % 8)]!] })],
      ["events of a type within two months", (n) => store.events({ types: ["AGREE"], ...months(n) })],
      [
        "events, further helpings",
        (n) => store.events({ statuses: ["held"], order: "new", limit: 100, after: cursor(n) }),
      ],
      ["count of events under filters", (n) => store.countEvents({ actors: [STATES[n % 16]!], ...months(n) })],
      [
        "facets: months, types and states",
        async (n) => [await store.months(months(n)), await store.types(), await store.dyads()],
      ],
      ["actors", () => store.actors({})],
      ["pages", () => store.pages({})],
      ["counts of everything", () => store.counts()],
      ["full text over pages and records", (n) => store.search(nth(n), 60)],
      ["full text within events", (n) => store.events({ words: nth(n) })],
    ];
    for (const [measure, ask] of questions) {
      const times: number[] = [];
      for (let n = 0; n < 50; n++) {
        const begun = performance.now();
        await ask(n);
        times.push(performance.now() - begun);
      }
      rows.push({ set, measure: `${measure}, ms at p50 and p95`, value: percentiles(times) });
    }
    rows.push(...(await readers(store, names, set, nth)));
    rows.push(...(await streaming(store, names, set)));
    return [...rows, ...exportsAtScale()];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pages that come after all others, one by one. */
const LATE = 3;

/** Fills the store a thousand pages at a time, and tells a word of every title; then the last pages one by one, as `readout add` does. */
export async function fill(
  store: Store,
  size: number,
  folder: string,
): Promise<{ readonly lines: number; readonly words: readonly string[]; readonly more: readonly Row[] }> {
  const links = join(folder, "links.bin");
  const [frequency, states] = [loadWordFrequency("data"), loadStateCodes("data")];
  const all = corpus(size + LATE, 7);
  const readings = all.slice(0, size);
  const put = (some: readonly Reading[]) =>
    store.putPages(
      some.map((reading) => ({
        source: { path: `/${reading.id}`, sha256: reading.page.sha256, base: reading.id, reader: "1", failed: null },
        pages: [{ reading, text: reading.page.body, removed: [], source: reading.page.sha256 }],
      })),
    );
  const timed = async (work: () => Promise<void>) => {
    const begun = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1e6;
  };
  let lines = 0;
  const whole = await timed(async () => {
    for (let at = 0; at < readings.length; at += 1000) await put(readings.slice(at, at + 1000));
    const linker = new Linker([], frequency, states, (id) => store.readingNow(id)!);
    linker.add(store.readingsNow());
    function* counted() {
      lines = 0;
      for (const line of linker.lines()) {
        lines += 1;
        yield line;
      }
    }
    await store.putRecord({ [Symbol.iterator]: counted }, "generated");
    keepLinks(links, { key: "generated", serial: 1 }, linker.saved());
  });
  const one: number[] = [];
  for (const [nth, reading] of all.slice(size).entries())
    one.push(
      await timed(async () => {
        await put([reading]);
        const saved = takeLinks(links, { key: "generated", serial: nth + 1 })!;
        const linker = Linker.restored(saved, [], frequency, states, (id) => store.readingNow(id)!);
        await store.changeRecord(linker.add([reading]), "generated");
        keepLinks(links, { key: "generated", serial: nth + 2 }, linker.saved());
      }),
    );
  const set = `${size.toLocaleString("en")} generated pages`;
  return {
    lines,
    words: readings.filter((_, n) => n % 97 === 0).map(({ page }) => page.title!.split(" ")[0]!),
    more: [
      { set, measure: "linked and stored all at once, s of the processor", value: whole.toFixed(1) },
      { set, measure: "one more page in a process of its own, s of the processor", value: Math.max(...one).toFixed(1) },
      {
        set,
        measure: "what the linker keeps between commands, MB",
        value: (statSync(links).size / 2 ** 20).toFixed(0),
      },
    ],
  };
}

/** 200 readers at once, each with five screens. */
async function readers(
  store: Store,
  names: ReadonlyMap<string, string>,
  set: string,
  nth: (n: number) => string,
): Promise<Row[]> {
  const server = await startServer(store, { port: 0, tries: 1, name: "Generated", stateNames: names });
  const times: number[] = [];
  let errors = 0;
  const begun = performance.now();
  try {
    await Promise.all(
      Array.from({ length: READERS }, async (_, n) => {
        const screens = [
          "/events?status=held",
          `/search?q=${nth(n)}`,
          `/events?actor=${STATES[n % 16]}`,
          "/api/v1/events?limit=20",
          "/actors",
        ];
        for (const screen of screens) {
          const asked = performance.now();
          try {
            const response = await fetch(`http://127.0.0.1:${server.port}${screen}`);
            await response.arrayBuffer();
            if (!response.ok) errors += 1;
          } catch {
            errors += 1;
          }
          times.push(performance.now() - asked);
        }
      }),
    );
  } finally {
    await server.close();
  }
  const rate = (times.length / (performance.now() - begun)) * 1000;
  return [
    { set, measure: `${READERS} readers at once, ms at p50 and p95`, value: percentiles(times) },
    {
      set,
      measure: `${READERS} readers at once, answers a second, errors`,
      value: `${rate.toFixed(0)}, ${errors} errors`,
    },
  ];
}

/** Formats that are written a part at a time; the ten-fold record must take no more memory. */
const WRITTEN = ["ndjson", "json", "csv", "parquet", "gdelt", "polecat", "panels", "csl", "bibtex", "ris"];

/** Every format of a tenth of the events and of all (`READOUT_EVENTS`, 100,000 unless told; the aim is set for 1,000,000). */
function exportsAtScale(): Row[] {
  const most = Number(process.env.READOUT_EVENTS ?? 100_000);
  const run = (folder: string, ...args: string[]) =>
    execFileSync(process.execPath, ["--import", "tsx", "bench/export-scale.ts", folder, ...args], { encoding: "utf8" });
  const folders = [most / 10, most].map((size) => {
    const folder = mkdtempSync(join(tmpdir(), "readout-export-bench-"));
    run(folder, "fill", String(size));
    return folder;
  });
  try {
    return WRITTEN.map((format) => {
      const [few, many] = folders.map((folder) => JSON.parse(run(folder, format)) as ExportScale);
      const megabytes = ({ peak }: ExportScale) => (peak / 2 ** 20).toFixed(0);
      return {
        set: `${(most / 10).toLocaleString("en")} and ${most.toLocaleString("en")} generated events`,
        measure: `export as ${format}: peak MB of memory at both, MB written, events a second`,
        value: `${megabytes(few!)} and ${megabytes(many!)}, ${(many!.bytes / 2 ** 20).toFixed(0)}, ${(many!.rows / many!.seconds).toFixed(0)}`,
      };
    });
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** What the heap grows by while a whole list goes out as CSV and the whole record as NDJSON. */
async function streaming(store: Store, names: ReadonlyMap<string, string>, set: string): Promise<Row[]> {
  const app = makeApp(store, { name: "Generated", stateNames: names });
  const rows: Row[] = [];
  const measured = async (measure: string, parts: () => AsyncIterable<number>) => {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let [most, bytes] = [before, 0];
    for await (const length of parts()) {
      bytes += length;
      most = Math.max(most, process.memoryUsage().rss);
    }
    const grown = ((most - before) / 2 ** 20).toFixed(0);
    rows.push({
      set,
      measure: `${measure}: MB written, MB of memory more`,
      value: `${(bytes / 2 ** 20).toFixed(1)}, ${grown}`,
    });
  };
  await measured("all events as CSV over HTTP", async function* () {
    const { body } = await app.request("http://127.0.0.1:4817/events.csv", { headers: { host: "127.0.0.1:4817" } });
    for await (const part of body as unknown as AsyncIterable<Uint8Array>) yield part.length;
  });
  await measured("the record as NDJSON", async function* () {
    for await (const line of store.record()) yield JSON.stringify(line).length + 1;
  });
  return rows;
}

const STATES = "CHN RUS USA UKR IND PAK KAZ FIN TUR IRN ISR FRA DEU GBR JPN KOR".split(" ");

function months(n: number) {
  const year = 2020 + (n % 4);
  return { from: `${year}-0${1 + (n % 8)}`, to: `${year}-0${2 + (n % 8)}` };
}

/** A place in the middle of a list by days. */
const cursor = (n: number) =>
  Buffer.from(JSON.stringify([-18_300 - n * 20, -18_300 - n * 20, ""])).toString("base64url");

function percentiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(1);
  return `${at(0.5)}, ${at(0.95)}`;
}
