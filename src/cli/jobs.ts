/**
 * The jobs of `readout serve`: pages handed in, or kept pages read again, in helpings, so that the first can be looked at while the
 * others are read, and a correction waits for one helping at most.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Job, JobNews, Jobs, JobWish } from "../api/jobs.ts";
import { oneLine } from "../kit/one-line.ts";
import { ReadoutError } from "../model/problem.ts";
import { readLog, redactedSources } from "../store/corrections.ts";
import { type Happening, isOver, type JobEvent, type JobFile, JobLog, type JobRecord, jobOf } from "../store/jobs.ts";
import type { OpenWorkspace } from "../store/workspace.ts";
import { workspaceAt } from "../store/workspace.ts";
import type { Queue } from "./desk.ts";
import { forWriting } from "./place.ts";
import type { FoundFile } from "./walk.ts";
import type { World } from "./world.ts";

/** Files in one helping; the first is small, so that there is soon something to look at. */
const FIRST = 8;
const HELPING = 64;

interface Live {
  readonly id: string;
  readonly events: JobEvent[];
  record: JobRecord;
  /** What it comes to after the file in hand; null while it goes on. */
  ending: "stopped" | "cancelled" | "interrupted" | null;
  /** Since when this process does it, and how many files were done by then; null when it does not. */
  since: { readonly time: number; readonly done: number } | null;
  work: Promise<void>;
  readonly watchers: Set<() => void>;
}

export function jobsOf(world: World, folder: string, queue: Queue): Jobs {
  const log = new JobLog(workspaceAt(folder).jobs);
  const jobs = new Map<string, Live>();
  for (const id of log.ids()) {
    const events = [...log.events(id)];
    const record = jobOf(id, events);
    if (record !== null)
      jobs.set(id, { id, events, record, ending: null, since: null, work: Promise.resolve(), watchers: new Set() });
  }

  function tell(job: Live, happenings: readonly Happening[]): void {
    const events = happenings.map((one, index): JobEvent => ({ n: job.events.length + index + 1, ...one }));
    log.append(job.id, events);
    job.events.push(...events);
    job.record = jobOf(job.id, job.events)!;
    for (const wake of job.watchers) wake();
  }

  function begin(kind: JobWish["kind"], all: boolean): Live {
    const last = [...jobs.keys()].map((id) => Number(id.slice(3)));
    const id = `job${Math.max(0, ...last) + 1}`;
    const event: JobEvent = { n: 1, event: "begun", kind, all, at: new Date().toISOString() };
    log.append(id, [event]);
    const events = [event];
    const record = jobOf(id, events)!;
    const job: Live = { id, events, record, ending: null, since: null, work: Promise.resolve(), watchers: new Set() };
    jobs.set(id, job);
    return job;
  }

  function handIn(job: Live, files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): void {
    const hashes = new Map(job.record.files.map(({ path, sha256 }) => [path, sha256]));
    const kept = files.map(({ path, bytes }) => {
      const sha256 = log.put(job.id, bytes);
      // Two files may go by one name: both are taken in.
      let name = oneLine(path);
      for (let nth = 2; hashes.has(name) && hashes.get(name) !== sha256; nth++)
        name = oneLine(path).replace(/(\.[a-z0-9]{1,6})?$/i, (end) => `-${nth}${end}`);
      hashes.set(name, sha256);
      return { path: name, sha256 };
    });
    tell(job, [{ event: "files", files: kept }]);
  }

  function go(job: Live): void {
    if (job.since !== null) return;
    job.ending = null;
    job.since = { time: performance.now(), done: countDone(job.record) };
    if (job.record.state !== "running") tell(job, [{ event: "state", state: "running", why: null }]);
    job.work = work(job).finally(() => {
      job.since = null;
      for (const wake of job.watchers) wake();
    });
  }

  async function work(job: Live): Promise<void> {
    try {
      for (let size = FIRST; job.ending === null; size = HELPING) {
        const helping = job.record.files.filter(({ outcome }) => outcome === "waiting").slice(0, size);
        if (helping.length === 0) break;
        await queue(() => readHelping(world, folder, log, job, helping, tell));
      }
      // A refresh is linked once, at its end; the record is behind until then.
      if (job.record.kind === "refresh") await queue(() => linkAnew(world, folder));
      const state = job.ending ?? "done";
      tell(job, [{ event: "state", state, why: null }]);
      if (isOver(state)) log.drop(job.id);
    } catch (error) {
      const why = error instanceof ReadoutError ? error.message : "Readout met a fault of its own.";
      if (!(error instanceof ReadoutError)) world.say(`readout: ${error instanceof Error ? error.stack : error}`);
      tell(job, [{ event: "state", state: "failed", why }]);
    }
  }

  function shown(job: Live): Job {
    const { record, since } = job;
    const done = countDone(record);
    const rate = since === null ? null : (done - since.done) / Math.max(0.001, (performance.now() - since.time) / 1000);
    const files = record.files.map(({ sha256: _, ...file }) => file);
    return {
      id: job.id,
      kind: record.kind,
      at: record.at,
      // What says that it runs, and is done by nobody here, was interrupted.
      state: record.state === "running" && since === null ? "interrupted" : record.state,
      why: record.why,
      total: files.length,
      done,
      failed: files.filter(({ outcome }) => outcome === "failed").length,
      rate: rate === null ? null : Math.round(rate * 10) / 10,
      left: rate === null || rate <= 0 ? null : Math.ceil((files.length - done) / rate),
      files,
    };
  }

  const here = (id: string) => jobs.get(id) ?? null;
  return {
    begin(wish) {
      if (wish.kind === "refresh") {
        const workspace = workspaceAt(folder);
        const redacted = redactedSources(readLog(workspace.corrections, true).found);
        const sources = [...workspace.raw.entries().values()].filter(({ sha256 }) => !redacted.has(sha256));
        const job = begin("refresh", wish.all);
        tell(job, [{ event: "files", files: sources.map(({ path }) => ({ path, sha256: null })) }]);
        go(job);
        return shown(job);
      }
      const job = begin("import", false);
      handIn(job, wish.files);
      go(job);
      return shown(job);
    },
    more(id, files) {
      const job = here(id);
      if (job === null || job.since === null || job.ending !== null || job.record.kind !== "import") return false;
      handIn(job, files);
      return true;
    },
    all: () => [...jobs.values()].map(shown).reverse(),
    job(id) {
      const job = here(id);
      return job === null ? null : shown(job);
    },
    end(id, how) {
      const job = here(id);
      if (job === null || isOver(job.record.state)) return false;
      if (job.since !== null) job.ending = how;
      else {
        tell(job, [{ event: "state", state: how, why: null }]);
        if (how === "cancelled") log.drop(id);
      }
      return true;
    },
    resume(id) {
      const job = here(id);
      if (job === null || job.since !== null || isOver(job.record.state)) return false;
      go(job);
      return true;
    },
    async *watch(id, after, ended) {
      const job = here(id);
      if (job === null) return;
      let next = Math.max(0, after);
      for (;;) {
        const woken = new Promise<void>((resolve) => {
          const wake = () => {
            job.watchers.delete(wake);
            resolve();
          };
          job.watchers.add(wake);
          if (ended.aborted) wake();
          else ended.addEventListener("abort", wake, { once: true });
        });
        const news: JobNews[] = job.events
          .slice(next)
          .flatMap(({ n, ...event }) =>
            event.event === "file" || event.event === "state" ? [{ n, event: event.event, data: event }] : [],
          );
        next = job.events.length;
        for (const one of news) yield one;
        const { files: _, ...progress } = shown(job);
        yield { n: null, event: "progress", data: progress };
        if (job.since === null || ended.aborted) return;
        await woken;
        // Many files in one helping are one piece of news.
        await pause(50);
      }
    },
    async close() {
      for (const job of jobs.values()) if (job.since !== null) job.ending ??= "interrupted";
      await Promise.all([...jobs.values()].map((job) => job.work));
    },
  };
}

const countDone = ({ files }: JobRecord): number => files.filter(({ outcome }) => outcome !== "waiting").length;

async function linkAnew(world: World, folder: string): Promise<void> {
  const { relink } = await import("./intake.ts");
  const workspace = await forWriting(world, folder, "readout serve");
  try {
    await relink(quietly(world), workspace, true);
  } finally {
    await workspace.close();
  }
}

async function readHelping(
  world: World,
  folder: string,
  log: JobLog,
  job: Live,
  helping: JobRecord["files"],
  tell: (job: Live, happenings: readonly Happening[]) => void,
): Promise<void> {
  const { intake, relink } = await import("./intake.ts");
  const workspace = await forWriting(world, folder, "readout serve");
  const importing = job.record.kind === "import";
  try {
    const said: string[] = [];
    const pages = new Map<string, { readonly id: string; readonly skipped: string | null }[]>();
    const quiet: World = {
      ...quietly(world),
      say: (line) => void said.push(line),
      interrupted: () => job.ending !== null,
    };
    const entries = importing ? null : workspace.raw.entries();
    const found = helping.flatMap(({ path, sha256 }): FoundFile[] => {
      if (importing) {
        const bytes = () => log.get(job.id, sha256!);
        return [fileOf(path, sourceOf(path), path.replace(/\.[a-z0-9]{1,6}$/i, ""), bytes)];
      }
      const entry = entries!.get(path);
      return entry === undefined ? [] : [fileOf(path, path, entry.base, () => workspace.raw.get(entry.sha256))];
    });
    await intake(quiet, workspace, found, {
      only: true,
      all: job.record.all,
      kept: async ({ reading }, { path }) => {
        pages.set(path, [...(pages.get(path) ?? []), { id: reading.id, skipped: reading.skipped }]);
      },
    });
    if (importing) await relink(quiet, workspace);
    const outcomes: Happening[] = [];
    for (const { path } of helping) {
      if (entries !== null && !entries.has(path)) {
        outcomes.push({ event: "file", path, pages: [], outcome: "failed", why: "it is no longer kept" });
        continue;
      }
      const outcome = await outcomeOf(path, importing ? sourceOf(path) : path, workspace, pages, said);
      // What a stop has left stays waiting, and is read when one goes on.
      if (outcome !== null) outcomes.push({ event: "file", ...outcome });
    }
    tell(job, outcomes);
    if (outcomes.length === 0 && job.ending === null)
      throw new ReadoutError({ code: "unreadable", file: helping[0]!.path, why: said[0] ?? "it was passed over" });
  } finally {
    await workspace.close();
  }
}

/** Null for a file that nothing was made of. */
async function outcomeOf(
  path: string,
  source: string,
  { store }: OpenWorkspace,
  pages: ReadonlyMap<string, readonly { readonly id: string; readonly skipped: string | null }[]>,
  said: readonly string[],
): Promise<JobFile | null> {
  const read = pages.get(source);
  if (read !== undefined) {
    const skipped = read.every((page) => page.skipped !== null) ? (read[0]?.skipped ?? null) : null;
    const ids = read.map(({ id }) => id);
    return { path, pages: ids, outcome: skipped === null ? "read" : "skipped", why: skipped };
  }
  const row = await store.source(source);
  const amiss = said.find((line) => line.includes(path)) ?? null;
  if (amiss !== null || (row !== null && row.failed !== null))
    return { path, pages: [], outcome: "failed", why: amiss?.replace(/^readout: /, "") ?? row?.failed ?? null };
  if (row === null) return null;
  const mine = (await store.owners()).filter((owner) => owner.path === source).map(({ id }) => id);
  return { path, pages: mine, outcome: "same", why: null };
}

const fileOf = (file: string, path: string, id: string, bytes: () => Uint8Array): FoundFile => ({
  kind: "file",
  file,
  path,
  id,
  size: 0,
  fetch: async () => bytes(),
});

const quietly = (world: World): World => ({ ...world, say: () => {}, progress: () => {} });

/** Under which a file is kept. It is no place on this computer: what a browser hands in says none. */
const sourceOf = (path: string): string => `import:${path}`;
