/**
 * kill -9 at random moments while pages are taken in, a record is corrected and the record is exported, all at once, and while a server
 * does jobs: what was acknowledged is kept, and nothing shows by halves. 12 kills here; all 50 with `READOUT_KILLS=50 npm test -- tests/durability`.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import type { RecordLine } from "../src/model/record.ts";
import { readLog } from "../src/store/corrections.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import { linesOf, newsPage, readout, start, until } from "./program.ts";

const KILLS = Number(process.env.READOUT_KILLS ?? 12);
const folder = mkdtempSync(join(tmpdir(), "readout-durability-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers from 0 to 1 (mulberry32); the moments still differ from run to run, since processes do. */
function generator(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Runs the program and kills it after so many milliseconds, unless it has ended. What it said by then counts. */
function killedAfter(args: readonly string[], wait: number): Promise<{ out: string; killed: boolean }> {
  const child = start(args);
  let out = "";
  child.stdout.on("data", (part: Buffer) => {
    out += part.toString();
  });
  child.stderr.resume();
  const timer = setTimeout(() => child.kill("SIGKILL"), wait);
  return new Promise((resolve) =>
    child.on("close", (_code, signal) => {
      clearTimeout(timer);
      // Half a line is no acknowledgement.
      resolve({ out: out.slice(0, out.lastIndexOf("\n") + 1), killed: signal === "SIGKILL" });
    }),
  );
}

test(`${KILLS} kills lose nothing that was acknowledged, and leave nothing by halves`, async () => {
  const [pages, place, out] = ["pages", "workspace", "out"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [pages, out]) mkdirSync(path);
  const write = (name: string, n: number) => writeFileSync(join(pages, `${name}.txt`), newsPage(n));
  // The events that are corrected are each told twice; what comes later tells of other days.
  for (let n = 0; n < 4; n++) {
    write(`a${n}`, n);
    write(`b${n}`, n);
  }
  const others = Array.from({ length: 600 }, (_, n) => n).filter((n) => n % 28 >= 4);
  const more = (count: number) => {
    for (const n of others.splice(0, count)) write(`n${n}`, n);
  };
  await readout(["init", place]);
  let began = performance.now();
  await readout(["add", pages, "-w", place]);
  const taking = performance.now() - began;
  const events = linesOf<RecordLine & { kind: "event" }>(
    (await readout(["export", "ndjson", "--kind", "event", "-w", place])).out,
  );
  const ids = events.map(({ id }) => id);
  const mentions = new Map(events.flatMap((event) => [[event.id, event.mentions.length] as const]));
  // How long each takes when it is left alone, so that the moments fall everywhere in it.
  began = performance.now();
  await readout(["correct", ids[0]!, "place=Astana", "-w", place]);
  const usual = performance.now() - began;
  began = performance.now();
  await readout(["export", "csv", "-o", join(out, "csv"), "-w", place]);
  const exporting = performance.now() - began;

  const random = generator(9);
  const added = new Set<string>();
  const said: string[] = [];
  const tried = new Map<string, string>();
  let kills = 0;
  for (let round = 0; kills < KILLS && round < KILLS; round++) {
    more(6);
    const id = ids[Math.floor(random() * ids.length)]!;
    const note = `round ${round}`;
    const format = round % 2 === 0 ? ["csv", join(out, "csv")] : ["ndjson", join(out, "record.ndjson")];
    const set = ["correct", id, `place=Place ${round}`, "--note", note, "-w", place];
    // Only one may write at a time: mostly the correction comes while pages are taken in and is refused, so every other round it has its turn first.
    const first = round % 2 === 0 ? 0 : 2 * usual;
    const [adding, correcting, exported] = await Promise.all([
      pause(first).then(() => killedAfter(["add", pages, "-w", place, "--ndjson"], (0.5 + 2 * random()) * taking)),
      pause(first === 0 ? 2 * taking * random() : 0).then(() => killedAfter(set, (0.5 + 2 * random()) * usual)),
      killedAfter(["export", format[0]!, "-o", format[1]!, "-w", place], (0.4 + 2 * random()) * exporting),
    ]);
    for (const { id } of linesOf<{ id: string }>(adding.out)) added.add(id);
    const acknowledged = /^(co_\w+)/.exec(correcting.out)?.[1];
    if (acknowledged !== undefined) said.push(acknowledged);
    tried.set(note, id);
    kills += [adding, correcting, exported].filter(({ killed }) => killed).length;

    const { found, problems } = readLog(join(place, "corrections.ndjson"), true);
    expect(problems).toEqual([]);
    const standing = new Set(found.filter(({ stands }) => stands).map(({ line }) => line.id));
    for (const id of said) expect(standing).toContain(id);
    // What is said of an event is a line for each of its mentions, of which there can only be more by now: all of them, or none.
    for (const [note, id] of tried) {
      const lines = found.filter(({ line }) => line.note === note).length;
      if (lines > 0) expect(lines, note).toBeGreaterThanOrEqual(mentions.get(id)!);
    }
    const store = openSqlite(join(place, "record.db"), { stateName: () => null });
    const kept = new Set((await store.owners()).map(({ id }) => id));
    for (const id of added) expect(kept).toContain(id);
    await store.close();
    for (const name of readdirSync(out, { recursive: true }) as string[]) {
      if (/(^|\/)\./.test(name) || name === "csv") continue;
      const text = readFileSync(join(out, name), "utf8");
      expect(text.endsWith("\n"), name).toBe(true);
      if (name.endsWith(".ndjson")) expect(() => linesOf(text)).not.toThrow();
      if (name.endsWith(".json")) expect(() => JSON.parse(text)).not.toThrow();
    }
    if (existsSync(join(out, "csv", "datapackage.json"))) {
      const { resources } = JSON.parse(readFileSync(join(out, "csv", "datapackage.json"), "utf8")) as {
        resources: readonly { readonly path: string }[];
      };
      for (const { path } of resources) expect(existsSync(join(out, "csv", path)), path).toBe(true);
    }
  }
  expect(kills).toBeGreaterThanOrEqual(Math.min(KILLS, 10));

  // A reader that comes next finds everything that was kept, in one whole record.
  const shown = await readout(["export", "ndjson", "--kind", "page", "-w", place]);
  const there = new Set(linesOf<RecordLine>(shown.out).map(({ id }) => id));
  for (const id of [...added, "a0", "b3"]) expect(there).toContain(id);
  expect(added.size).toBeGreaterThan(0);
  expect(said.length).toBeGreaterThan(0);
  expect((await readout(["add", pages, "-w", place])).code).toBe(0);
  expect((await readout(["verify", "-w", place])).code).toBe(0);
  const whole = await readout(["link", "--corrections", join(place, "corrections.ndjson")], {
    input: (await readout(["read", pages])).out,
  });
  expect((await readout(["export", "ndjson", "-w", place])).out).toBe(whole.out);
  // What the killed have left aside is gone once somebody has written there again.
  await readout(["export", "csv", "-o", join(out, "csv"), "-w", place]);
  await readout(["export", "ndjson", "-o", join(out, "record.ndjson"), "-w", place]);
  expect((readdirSync(out, { recursive: true }) as string[]).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(readdirSync(place).filter((name) => name.startsWith(".") || name.startsWith("write.lock"))).toEqual([]);
  console.log(`${kills} kills: ${added.size} pages and ${said.length} corrections acknowledged, all kept`);
}, 400_000);

const JOB_KILLS = Math.ceil(KILLS / 4);
test(`${JOB_KILLS} kills of a server that does jobs lose no file that was handed in, and each job is gone on with to its end`, async () => {
  const place = join(folder, "jobs");
  await readout(["init", place]);
  const random = generator(5);
  /** By job, the files that were acknowledged with 202. */
  const begun = new Map<string, readonly string[]>();
  const serve = async () => {
    const child = start(["serve", "--port", "0", "-w", place]);
    child.stderr.resume();
    const [, base] = await until(child, "stdout", /(http:\/\/127\.0\.0\.1:\d+)/);
    const ask = (path: string, body?: object) =>
      fetch(`${base}/api/v1${path}`, {
        ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
        headers: { "content-type": "application/json" },
      });
    const end = () => {
      child.kill("SIGKILL");
      return new Promise((resolve) => child.once("close", resolve));
    };
    return { ask, end };
  };
  let n = 0;
  for (let round = 0; round < JOB_KILLS; round++) {
    const { ask, end } = await serve();
    const handing = (async () => {
      for (;;) {
        const files = Array.from({ length: 6 }, () => ({ path: `p${n++}.txt`, text: newsPage(n) }));
        const response = await ask("/jobs", { kind: "import", files });
        const { id } = (await response.json()) as { id: string };
        begun.set(
          id,
          files.map(({ path }) => path),
        );
        await pause(300);
      }
    })().catch(() => {});
    await pause(300 + 3000 * random());
    await end();
    await handing;
  }
  expect(begun.size).toBeGreaterThan(0);
  const { ask, end } = await serve();
  const { items } = (await (await ask("/jobs")).json()) as { items: { id: string; state: string }[] };
  // One that was handed in and not answered may be there too; nothing says that it runs.
  for (const { state } of items) expect(["interrupted", "done"]).toContain(state);
  for (const { id, state } of items) if (state === "interrupted") await ask(`/jobs/${id}/resume`, {});
  const jobs = new Map<
    string,
    { state: string; files: readonly { path: string; outcome: string; pages: string[] }[] }
  >();
  for (const [id, files] of begun) {
    let job = (await (await ask(`/jobs/${id}`)).json()) as typeof jobs extends Map<string, infer J> ? J : never;
    for (; job.state === "running"; job = (await (await ask(`/jobs/${id}`)).json()) as typeof job) await pause(100);
    jobs.set(id, job);
    expect(job.state, id).toBe("done");
    expect(job.files.map(({ path }) => path)).toEqual(files);
  }
  await end();
  const shown = await readout(["export", "ndjson", "--kind", "page", "-w", place]);
  const there = new Set(linesOf<RecordLine>(shown.out).map(({ id }) => id));
  for (const { files } of jobs.values())
    for (const { path, outcome, pages } of files) {
      expect(["read", "same"], path).toContain(outcome);
      expect(there).toContain(pages[0]);
    }
  expect((await readout(["verify", "-w", place])).code).toBe(0);
  console.log(`${JOB_KILLS} kills: ${begun.size} jobs acknowledged, all done in the end`);
}, 400_000);
