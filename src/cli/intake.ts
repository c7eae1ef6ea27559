/**
 * Files → a workspace. Each file's bytes are kept, then read, then both are on the disk, and only then is the file counted as read.
 * A file that is there already with the same bytes, read by the same version, is passed over.
 *
 * A process that is killed loses what it had not yet counted and no more: the next intake begins with the sources whose
 * bytes are noted but not read.
 */
import { createHash } from "node:crypto";
import type { Correction } from "../model/correction.ts";
import type { Problem } from "../model/problem.ts";
import { ReadoutError } from "../model/problem.ts";
import type { Columns } from "../page/index.ts";
import { keyOf, readCorrections, readLog, redactedSources } from "../store/corrections.ts";
import { dropLinks, keepLinks, takeLinks } from "../store/links.ts";
import { sha256Of } from "../store/raw.ts";
import type { Intake, SourceRow, StoredPage } from "../store/store.ts";
import type { OpenWorkspace } from "../store/workspace.ts";
import { bytesOf } from "./commands/read.ts";
import {
  type Engine,
  idGiver,
  linkerOf,
  loadEngine,
  MAX_PAGE_BYTES,
  problemOfReading,
  readerVersion,
  readRegistry,
  sayUnapplied,
} from "./engine.ts";
import { bar } from "./progress.ts";
import type { Walked } from "./walk.ts";
import { complain, sayFault, type World } from "./world.ts";

export interface IntakeReport {
  readonly files: number;
  /** Pages read anew. */
  readonly read: number;
  /** Files that were there already. */
  readonly same: number;
  /** Files and pages that could not be read. */
  readonly failed: number;
  readonly faults: number;
  readonly interrupted: boolean;
}

export interface IntakeOptions {
  /** Read again what this version has read. */
  readonly all?: boolean;
  /** Nothing but what is handed in: what an earlier run has kept and not read is left for another. */
  readonly only?: boolean;
  /** Columns of the tables that are taken in; without them those that were named before, kept with the source. */
  readonly columns?: Columns;
  /** Called for each page once it is kept for good. */
  readonly kept?: (page: StoredPage, source: SourceRow) => Promise<void>;
}

/** A file to take in, or a source that is kept already and wants reading. */
interface Job {
  readonly file: string;
  readonly path: string;
  readonly base: string;
  readonly columns: Columns | undefined;
  bytes(): Promise<Uint8Array | Problem>;
}

export async function intake(
  world: World,
  workspace: OpenWorkspace,
  found: readonly Walked[],
  options: IntakeOptions = {},
): Promise<IntakeReport> {
  const { store, raw } = workspace;
  const { corrections, problems } = readCorrections(workspace.corrections, true);
  const registry = await readRegistry(workspace.actors, true);
  for (const problem of [...problems, ...registry.problems]) complain(world, problem);
  const owners = await store.owners();
  const pathOf = new Map(owners.map((owner) => [owner.id, owner.path]));
  const hashesOf = groupByPath(owners);
  const redacted = redactedSources(readLog(workspace.corrections, true).found);
  const entries = new Map([...raw.entries()].filter(([, entry]) => !redacted.has(entry.sha256)));
  const version = readerVersion(world.home, world.version, registry.csv);
  /** Names the version that reads a source, with the columns and corrections that change how its pages are read. */
  const readerOf = (path: string, sha256: string, columns: Columns | undefined) => {
    const hashes = new Set([sha256, ...(hashesOf.get(path) ?? []).map((owner) => owner.sha256)]);
    const mine = corrections.filter((one) => actsInReading(one) && hashes.has(one.target.sha256));
    if (mine.length === 0 && columns === undefined) return version;
    const key = JSON.stringify(columns === undefined ? mine : [mine, columns]);
    return `${version}~${createHash("sha256").update(key).digest("hex").slice(0, 8)}`;
  };

  let read = 0;
  let same = 0;
  let failed = problems.length + registry.problems.length;
  let faults = 0;
  let done = 0;
  const fail = (problem: Problem) => {
    complain(world, problem);
    failed += 1;
  };

  const takenBases = new Map([...entries.values()].map((entry) => [entry.base, entry.path]));
  const jobs: (Job | Problem)[] = [];
  const named = new Set<string>();
  for (const entry of found) {
    if (entry.kind === "problem") {
      jobs.push(entry.problem);
      continue;
    }
    if (entry.path !== null && named.has(entry.path)) continue;
    if (entry.path !== null) named.add(entry.path);
    const { path, fetch } = entry;
    const before = entries.get(path ?? "");
    const last = before?.sha256;
    const columns = options.columns ?? before?.columns;
    const bytes =
      fetch === undefined
        ? () => bytesOf(entry, MAX_PAGE_BYTES, () => world.stdin())
        : () => fetch(last === undefined ? null : keptOrNothing(raw, last));
    jobs.push({ file: entry.file, path: entry.path ?? "", base: entry.id, columns, bytes });
  }
  const kept: Job[] = [];
  for (const entry of options.only === true ? [] : entries.values()) {
    if (named.has(entry.path)) continue;
    const source = await store.source(entry.path);
    const current =
      source !== null &&
      source.sha256 === entry.sha256 &&
      source.reader === readerOf(entry.path, entry.sha256, entry.columns);
    if (current && !options.all) continue;
    kept.push({
      file: entry.path,
      path: entry.path,
      base: entry.base,
      columns: entry.columns,
      bytes: async () => keptBytes(raw, entry.sha256),
    });
  }
  // What an earlier run has kept but not read comes first.
  jobs.unshift(...kept);

  let engine: Engine | null = null;
  let batch: { readonly intake: Intake; readonly problems: readonly Problem[] }[] = [];
  let begun = performance.now();
  const flush = async () => {
    if (batch.length === 0) return;
    await store.putPages(batch.map((one) => one.intake));
    for (const { intake, problems } of batch) {
      problems.forEach(fail);
      read += intake.pages.length;
      for (const page of intake.pages) await options.kept?.(page, intake.source);
    }
    batch = [];
    begun = performance.now();
  };

  const give = idGiver((id) => pathOf.has(id));
  for (const job of jobs) {
    world.progress(bar("reading", done, jobs.length, world.columns));
    if (world.interrupted()) break;
    done += 1;
    if ("code" in job) {
      fail(job);
      continue;
    }
    const bytes = await job.bytes();
    if (!(bytes instanceof Uint8Array)) {
      fail(bytes);
      continue;
    }
    const sha256 = sha256Of(bytes);
    const path = job.path === "" ? `stdin:${sha256}` : job.path;
    const known = entries.get(path);
    const { columns } = job;
    const reader = readerOf(path, sha256, columns);
    const source = await store.source(path);
    if (!options.all && source?.sha256 === sha256 && source.reader === reader) {
      same += 1;
      if (source.failed !== null) fail({ code: "unreadable", file: job.file, why: source.failed });
      continue;
    }
    if (bytes.length === 0) {
      fail({ code: "empty", file: job.file });
      continue;
    }
    if (redacted.has(sha256)) {
      fail({ code: "unreadable", file: job.file, why: "it was redacted here, and is not taken in again" });
      continue;
    }
    // A base belongs to one path; another path that asks for it gets the next number.
    let base = known?.base ?? job.base;
    if (known === undefined && takenBases.has(base) && takenBases.get(base) !== path)
      base = idGiver((id) => takenBases.has(id))(base);
    takenBases.set(base, path);
    if (known?.sha256 !== sha256 || JSON.stringify(known.columns) !== JSON.stringify(columns)) {
      raw.put(sha256, bytes);
      raw.note([{ path, base, sha256, ...(columns && { columns }) }]);
    }

    engine ??= await loadEngine(world.home, MAX_PAGE_BYTES, registry.csv);
    const pages: StoredPage[] = [];
    const amiss: Problem[] = [];
    let faulty = false;
    const before = hashesOf.get(path) ?? [];
    for (const { id } of before) pathOf.delete(id);
    for (const page of engine.pagesOf({ file: job.file, id: base, bytes, ...(columns && { columns }) })) {
      if ("code" in page) {
        amiss.push(page);
        continue;
      }
      const id = give(page.id === "stdin" ? "stdin#1" : page.id);
      try {
        const reading = engine.read({ ...page, id }, corrections);
        pages.push({ reading, text: page.text, removed: engine.removed(page), source: sha256 });
        pathOf.set(id, path);
        const problem = problemOfReading(reading, job.file);
        if (problem !== null) amiss.push(problem);
      } catch (error) {
        faulty = true;
        sayFault(world, job.file, error, faults++ === 0);
      }
      await world.breathe();
    }
    if (faulty && pages.length === 0) {
      // What was read of it before stays, and the next run tries it again.
      for (const { id } of before) pathOf.set(id, path);
      amiss.forEach(fail);
      continue;
    }
    const row: SourceRow = {
      path,
      sha256,
      base,
      // Where a page met a fault, no version has read the source as yet, so that the next run tries it again.
      reader: faulty ? "" : reader,
      failed: pages.length === 0 && amiss[0] !== undefined ? reasonOf(amiss[0]) : null,
    };
    batch.push({ intake: { source: row, pages }, problems: amiss });
    if (batch.length >= 64 || performance.now() - begun > 250) await flush();
  }
  await flush();
  world.progress(null);
  return { files: jobs.length, read, same, failed, faults, interrupted: world.interrupted() && done < jobs.length };
}

/** Links the workspace's readings anew where pages or corrections have changed since. True when it did. */
export async function relink(world: World, workspace: OpenWorkspace, force = false): Promise<boolean> {
  const { corrections } = readCorrections(workspace.corrections, true);
  const version = readerVersion(world.home, world.version);
  const key = `${version} ${keyOf(corrections)}`;
  if (!force && (await workspace.store.recordKey()) === key) return false;
  world.progress("  linking");
  if (force || !(await linkOn(world, workspace, key, corrections))) await linkAnew(world, workspace, key, corrections);
  world.progress(null);
  return true;
}

/** Takes the pages that came since into what the linker kept; false where it cannot: nothing is kept, or something was replaced. */
async function linkOn(
  world: World,
  { store, links }: OpenWorkspace,
  key: string,
  corrections: readonly Correction[],
): Promise<boolean> {
  const { key: before, serial, pages, replaced } = await store.pending();
  if (replaced || before !== key) return false;
  const saved = takeLinks(links, { key, serial });
  if (saved === null) return false;
  const readings = pages.flatMap((id) => store.readingNow(id) ?? []);
  const linker = await linkerOf(world, corrections, (id) => store.readingNow(id)!, saved);
  if (!linker.takes(readings)) return false;
  const change = linker.add(readings);
  await store.changeRecord(change, key, [...linker.unapplied, ...linker.fits]);
  keepLinks(links, { key, serial: serial + 1 }, linker.saved());
  return true;
}

async function linkAnew(
  world: World,
  { store, links }: OpenWorkspace,
  key: string,
  corrections: readonly Correction[],
): Promise<void> {
  // What was purged must not stand in it either.
  dropLinks(links);
  const linker = await linkerOf(world, corrections, (id) => store.readingNow(id)!);
  linker.add(store.readingsNow());
  sayUnapplied(world, linker.unapplied);
  const lines = { [Symbol.iterator]: () => linker.lines() };
  await store.putRecord(lines, key, [...linker.unapplied, ...linker.fits]);
  keepLinks(links, { key, serial: (await store.pending()).serial }, linker.saved());
}

/** Brings the record to what has been said: what is said of a page, or undone of it, changes how it is read; all else only how readings are linked. */
export async function settle(
  world: World,
  workspace: OpenWorkspace,
  lines: readonly { readonly op: Correction["op"] | "undo" }[],
): Promise<void> {
  if (lines.some(({ op }) => op === "page_meta" || op === "body_range" || op === "undo"))
    await intake(world, workspace, []);
  await relink(world, workspace);
}

const actsInReading = (correction: Correction) => correction.op === "page_meta" || correction.op === "body_range";

function reasonOf(problem: Problem): string {
  return problem.code === "unreadable" || problem.code === "bad-line"
    ? problem.why
    : (REASONS[problem.code] ?? problem.code);
}

const REASONS: Readonly<Record<string, string>> = {
  empty: "it is empty",
  binary: "it is not text",
  "too-large": "it is too large",
};

function keptOrNothing(raw: OpenWorkspace["raw"], sha256: string): Uint8Array | null {
  const kept = keptBytes(raw, sha256);
  return kept instanceof Uint8Array ? kept : null;
}

function keptBytes(raw: OpenWorkspace["raw"], sha256: string): Uint8Array | Problem {
  try {
    return raw.get(sha256);
  } catch (error) {
    if (error instanceof ReadoutError) return error.problem;
    throw error;
  }
}

function groupByPath<T extends { readonly path: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.path);
    if (group === undefined) groups.set(row.path, [row]);
    else group.push(row);
  }
  return groups;
}
