/**
 * One export of a generated store in a process of its own, so that the peak of its memory is its own:
 * `node --import tsx bench/export-scale.ts FOLDER fill 1000000` makes a store of so many events, ten to a page, and
 * `node --import tsx bench/export-scale.ts FOLDER gdelt` writes it and prints one line of JSON.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { folderTo } from "../src/cli/output.ts";
import { partsOf } from "../src/cli/selecting.ts";
import { EXPORT_FORMATS } from "../src/export/formats.ts";
import { endOf, formatted, rowsOf } from "../src/export/rows.ts";
import type { Selection } from "../src/export/selection.ts";
import { NOTHING } from "../src/export/tables.ts";
import { BLANK_EVENT } from "../src/model/blank.ts";
import type { Reading } from "../src/model/reading.ts";
import type { EventLine, PageLine, RecordLine } from "../src/model/record.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import { bareReading } from "./bare-reading.ts";

export interface ExportScale {
  /** Events in the store. */
  readonly rows: number;
  readonly bytes: number;
  /** Of the processor. */
  readonly seconds: number;
  /** Of the process, in bytes. */
  readonly peak: number;
}

const STATES = new Map("CHN RUS USA UKR IND PAK KAZ FIN TUR IRN".split(" ").map((code) => [code, `State ${code}`]));
const codes = [...STATES.keys()];
const A_PAGE = 10;
const [folder = "", what = "", size = ""] = process.argv.slice(2);
const store = openSqlite(join(folder, "record.db"), { stateName: (code) => STATES.get(code) ?? null });
if (what === "fill") await fill(Number(size));
else process.stdout.write(`${JSON.stringify(await written(what))}\n`);
await store.close();

async function written(format: string): Promise<ExportScale> {
  const to = join(folder, `out-${format}`);
  mkdirSync(to, { recursive: true });
  const begun = process.cpuUsage();
  const rows = isList(format) ? await writeList(format, to) : await writeParts(format, to);
  const { user, system } = process.cpuUsage(begun);
  const bytes = readdirSync(to).reduce((sum, name) => sum + statSync(join(to, name)).size, 0);
  rmSync(to, { recursive: true });
  return { rows, bytes, seconds: (user + system) / 1e6, peak: peak() };
}

function isList(format: string): format is "ndjson" | "json" {
  return format === "ndjson" || format === "json";
}

/** Of this process; the system's own account of it (`maxRSS`) also holds what the process that began it had. */
function peak(): number {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const [, kibibytes] = /^VmHWM:\s*(\d+) kB$/m.exec(status) ?? [];
  return (kibibytes === undefined ? process.resourceUsage().maxRSS : Number(kibibytes)) * 1024;
}

/** As `readout events --format FORMAT` writes it. */
async function writeList(format: "ndjson" | "json", to: string): Promise<number> {
  const out = folderTo(to);
  let count = 0;
  for (let after: string | null | undefined; after !== null; ) {
    const slice: Awaited<ReturnType<typeof store.events>> = await store.events({
      limit: 500,
      ...(after === undefined ? {} : { after }),
    });
    const rows = { columns: ["id"], records: slice.items as unknown as Record<string, unknown>[] };
    const end = endOf(format).length;
    out.write(
      "events",
      count === 0 ? formatted(rows, format).slice(0, end === 0 ? undefined : -end) : rowsOf(rows, format),
    );
    count += slice.items.length;
    after = slice.next;
  }
  out.write("events", endOf(format));
  out.done();
  return count;
}

/** As `readout export FORMAT` writes it. */
async function writeParts(name: string, to: string): Promise<number> {
  const stateName = (code: string) => STATES.get(code) ?? null;
  const frame: Selection = {
    ...NOTHING,
    title: "Generated",
    version: "0",
    pages: new Map(),
    isChosen: () => true,
    actors: new Map(),
    lineage: [],
    corrections: [],
    stateName,
    countryOf: (party) => (STATES.has(party) ? party : null),
    officeOn: () => null,
    locate: () => null,
    codes: { fips: () => null, cow: () => null, goldstein: () => 1 },
  };
  const format = EXPORT_FORMATS.find((one) => one.name === name)!;
  const writing = format.open(frame, { heading: "Generated", excel: false, html: false, claimed: true });
  const out = folderTo(to);
  const add = (pieces: ReturnType<typeof writing.begin>) => {
    for (const [file, piece] of pieces) out.write(file, piece);
  };
  let events = 0;
  add(writing.begin());
  for await (const part of partsOf({ store }, {}, frame)) {
    events += part.events.length;
    add(writing.part(part));
  }
  add(writing.end());
  out.done();
  return events;
}

async function fill(events: number): Promise<void> {
  const pages = Math.ceil(events / A_PAGE);
  for (let at = 0; at < pages; at += 500)
    await store.putPages(
      Array.from({ length: Math.min(500, pages - at) }, (_, n) => {
        const reading = readingOf(at + n);
        return {
          source: { path: `/${reading.id}`, sha256: reading.page.sha256, base: reading.id, reader: "1", failed: null },
          pages: [{ reading, text: reading.page.body, removed: [], source: reading.page.sha256 }],
        };
      }),
    );
  await store.putRecord({ [Symbol.iterator]: () => linesOf(pages) }, "generated");
}

function* linesOf(pages: number): Generator<RecordLine> {
  for (let n = 0; n < pages; n++) {
    const { id, page, events } = readingOf(n);
    for (const event of events)
      yield {
        ...event,
        kind: "event",
        id: `ev_${id}_${event.id}`,
        mentions: [{ page: id, event: event.id }],
        evidence_page: id,
        pages: 1,
        independent: 1,
        history: [],
        disagree: [],
        aliases: [],
        review: "machine",
        corrected_fields: [],
        joined: [],
        leaning: [],
      } satisfies EventLine;
    yield {
      kind: "page",
      id,
      sha256: page.sha256,
      published: page.published,
      published_is: page.published_is,
      why_published: null,
      independent: true,
      leans_on: [],
      absent: [],
      leaning: [],
      story: { pages: 1, independent: 1 },
    } satisfies PageLine;
  }
}

function readingOf(n: number): Reading {
  const day = new Date(Date.UTC(2015, 0, 1 + (n % 3600))).toISOString().slice(0, 10);
  const sentences = Array.from(
    { length: A_PAGE },
    (_, i) => `Delegation ${n * A_PAGE + i} met its hosts for round ${i} of the talks.`,
  );
  const body = sentences.join(" ");
  const id = `page${String(n).padStart(7, "0")}`;
  let start = 0;
  const events = sentences.map((evidence, i) => {
    const at = start;
    start += evidence.length + 1;
    return {
      ...BLANK_EVENT,
      id: `e${i}`,
      type: "CONSULT" as const,
      mode: "meeting" as const,
      actor: [codes[(n + i) % codes.length]!],
      recipient: [codes[(n + 2 * i + 3) % codes.length]!],
      date: day,
      date_is: "stated" as const,
      status: "held" as const,
      plover: { type: "CONSULT" as const, mode: null, contexts: [] },
      cameo: "040",
      evidence,
      start: at,
      end: at + evidence.length,
      because: {},
      by: "generated",
      sure: 0.8,
    };
  });
  return { ...bareReading(id, `Round ${n} of the talks`, body, day), events };
}
