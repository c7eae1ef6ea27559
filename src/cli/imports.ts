/**
 * Pages that the browser hands in: kept, read and linked in helpings, so that the first can be looked at while the others are read, and
 * a correction waits for one helping at most.
 */

import { shortHash } from "../kit/hash.ts";
import { oneLine } from "../kit/one-line.ts";
import { ReadoutError } from "../model/problem.ts";
import { PASTED } from "../ui/forms.ts";
import type { Delivered, ImportedFile, ImportJob, Imports } from "../ui/imports.ts";
import type { Queue } from "./desk.ts";
import { forWriting } from "./place.ts";
import type { FoundFile } from "./walk.ts";
import type { World } from "./world.ts";

interface Job {
  readonly id: string;
  state: ImportJob["state"];
  readonly files: { file: ImportedFile; readonly given: Delivered }[];
  why: string | null;
}

/** Files in one helping; the first is small, so that there is soon something to look at. */
const FIRST = 8;
const HELPING = 64;

export function importsOf(world: World, folder: string, queue: Queue): Imports {
  const jobs: Job[] = [];
  const named = (id: string) => jobs.find((job) => job.id === id);

  async function work(job: Job): Promise<void> {
    for (let size = FIRST; job.state === "reading"; size = HELPING) {
      const helping = job.files.filter(({ file }) => file.outcome === "waiting").slice(0, size);
      if (helping.length === 0) {
        job.state = "done";
        return;
      }
      try {
        await queue(() => readHelping(world, folder, helping, () => job.state !== "reading"));
      } catch (error) {
        job.state = "failed";
        job.why = error instanceof ReadoutError ? error.message : "Readout met a fault of its own.";
        if (!(error instanceof ReadoutError)) world.say(`readout: ${error instanceof Error ? error.stack : error}`);
        return;
      }
    }
  }

  return {
    take(given) {
      // What comes while a job is read belongs to it: a large folder comes in several deliveries.
      let job = jobs.find(({ state }) => state === "reading");
      const files = given.map((one) => ({
        given: one,
        file: { path: nameOf(one), outcome: "waiting", pages: [], why: null } satisfies ImportedFile,
      }));
      if (job === undefined) {
        job = { id: `job${jobs.length + 1}`, state: "reading", files: [], why: null };
        jobs.push(job);
        job.files.push(...files);
        void work(job);
      } else job.files.push(...files);
      return job.id;
    },
    jobs: () => jobs.map(shown).reverse(),
    job(id) {
      const job = named(id);
      return job === undefined ? null : shown(job);
    },
    stop(id) {
      const job = named(id);
      if (job?.state === "reading") job.state = "stopped";
    },
    resume(id) {
      const job = named(id);
      if (job === undefined || job.state === "reading" || job.state === "done") return;
      job.state = "reading";
      void work(job);
    },
  };
}

const shown = ({ id, state, files, why }: Job): ImportJob => ({ id, state, why, files: files.map(({ file }) => file) });

/** What is pasted is told apart by its words; a file by the path that it was dropped with. */
const nameOf = ({ path, bytes }: Delivered): string =>
  path === PASTED
    ? `pasted-${shortHash(Buffer.from(bytes).toString("latin1"))}.txt`
    : oneLine(path.replaceAll("\\", "/"));

async function readHelping(
  world: World,
  folder: string,
  helping: readonly { file: ImportedFile; readonly given: Delivered }[],
  stopped: () => boolean,
): Promise<void> {
  const { intake, relink } = await import("./intake.ts");
  const workspace = await forWriting(world, folder, "readout serve");
  try {
    const said: string[] = [];
    const pages = new Map<string, { readonly id: string; readonly skipped: string | null }[]>();
    const quiet: World = { ...world, say: (line) => void said.push(line), progress: () => {}, interrupted: stopped };
    const found = helping.map(({ file, given }): FoundFile => {
      const path = sourceOf(file);
      return {
        kind: "file",
        file: file.path,
        path,
        id: file.path.replace(/\.[a-z0-9]{1,6}$/i, ""),
        size: given.bytes.length,
        fetch: async () => given.bytes,
      };
    });
    await intake(quiet, workspace, found, {
      kept: async ({ reading }, { path }) => {
        pages.set(path, [...(pages.get(path) ?? []), { id: reading.id, skipped: reading.skipped }]);
      },
    });
    await relink(quiet, workspace);
    for (const one of helping) {
      const path = sourceOf(one.file);
      const read = pages.get(path);
      const source = await workspace.store.source(path);
      const amiss = said.find((line) => line.includes(one.file.path)) ?? null;
      if (read !== undefined) {
        const skipped = read.every((page) => page.skipped !== null) ? (read[0]?.skipped ?? null) : null;
        one.file = {
          ...one.file,
          outcome: skipped === null ? "read" : "skipped",
          pages: read.map(({ id }) => id),
          why: skipped,
        };
      } else if (amiss !== null || (source !== null && source.failed !== null))
        one.file = { ...one.file, outcome: "failed", why: amiss?.replace(/^readout: /, "") ?? source?.failed ?? null };
      else if (source !== null) {
        const mine = (await workspace.store.owners()).filter((owner) => owner.path === path).map(({ id }) => id);
        one.file = { ...one.file, outcome: "same", pages: mine };
      }
      // What a stop has left stays waiting, and is read when one goes on.
    }
  } finally {
    await workspace.close();
  }
}

/** Under which a file is kept. It is no place on this computer: what a browser hands in says none. */
const sourceOf = ({ path }: ImportedFile): string => `import:${path}`;
