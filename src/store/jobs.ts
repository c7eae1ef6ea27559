/**
 * Work that takes longer than one answer: pages to be taken in, pages to be read again. Each job is a file of the workspace,
 * `jobs/job3.ndjson`, a line for each thing that happened to it, appended before anybody is told. What is to be taken in lies
 * beside it until it is read, so that a job which was killed is gone on with.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { appendLine, sha256Of, writeWhole } from "./raw.ts";

export const JOB_KINDS = ["import", "refresh"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** `stopped` by a person, to go on later; `interrupted` because the process ended that did it; `cancelled` for good. */
export const JOB_STATES = ["running", "stopped", "interrupted", "cancelled", "done", "failed"] as const;
export type JobState = (typeof JOB_STATES)[number];

export const OUTCOMES = ["waiting", "read", "same", "skipped", "failed"] as const;

export interface JobFile {
  /** Of an import as it was handed in, of a refresh where the pages came from. */
  readonly path: string;
  /** The pages that it holds. */
  readonly pages: readonly string[];
  readonly outcome: (typeof OUTCOMES)[number];
  /** Why it was not read, in words; null when it was. */
  readonly why: string | null;
}

/** `n` counts from 1 within the job. */
export type JobEvent = { readonly n: number } & (
  | { readonly event: "begun"; readonly kind: JobKind; readonly all: boolean; readonly at: string }
  /** Files that belong to it; the hash of what is to be taken in. */
  | { readonly event: "files"; readonly files: readonly { readonly path: string; readonly sha256: string | null }[] }
  | ({ readonly event: "file" } & JobFile)
  | { readonly event: "state"; readonly state: JobState; readonly why: string | null }
);

/** An event without its number. */
export type Happening = JobEvent extends infer E ? (E extends JobEvent ? Omit<E, "n"> : never) : never;

/** A job as its events tell it. */
export interface JobRecord {
  readonly id: string;
  readonly kind: JobKind;
  /** Of a refresh: whether what is up to date is read again too. */
  readonly all: boolean;
  /** When it was begun (ISO 8601). */
  readonly at: string;
  readonly state: JobState;
  readonly why: string | null;
  readonly files: readonly (JobFile & { readonly sha256: string | null })[];
  /** Number of the last event. */
  readonly n: number;
}

export const isOver = (state: JobState): boolean => state === "done" || state === "cancelled";

/** Null for events that do not begin. */
export function jobOf(id: string, events: readonly JobEvent[]): JobRecord | null {
  const [first] = events;
  if (first?.event !== "begun") return null;
  const files = new Map<string, JobRecord["files"][number]>();
  let state: JobState = "running";
  let why: string | null = null;
  for (const event of events) {
    if (event.event === "files")
      for (const { path, sha256 } of event.files)
        files.set(path, { path, sha256, pages: [], outcome: "waiting", why: null });
    if (event.event === "file") {
      const { n: _n, event: _event, ...file } = event;
      files.set(event.path, { ...file, sha256: files.get(event.path)?.sha256 ?? null });
    }
    if (event.event === "state") ({ state, why } = event);
  }
  const { kind, all, at } = first;
  return { id, kind, all, at, state, why, files: [...files.values()], n: events.at(-1)!.n };
}

/** The files of the jobs of a workspace. */
export class JobLog {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** In the order in which they were begun. */
  ids(): readonly string[] {
    let names: readonly string[];
    try {
      names = readdirSync(this.#folder);
    } catch {
      return [];
    }
    const numbers = names.flatMap((name) => /^job(\d+)\.ndjson$/.exec(name)?.[1] ?? []).map(Number);
    return numbers.sort((a, b) => a - b).map((number) => `job${number}`);
  }

  /** Its events in their order; a line torn by a crash was never told, and is passed over. */
  events(id: string): readonly JobEvent[] {
    let text: string;
    try {
      text = readFileSync(this.#pathOf(id), "utf8");
    } catch {
      return [];
    }
    const events: JobEvent[] = [];
    for (const line of text.split("\n")) {
      try {
        if (line !== "") events.push(JSON.parse(line) as JobEvent);
      } catch {
        // Torn.
      }
    }
    return events;
  }

  /** On the disk when this returns. */
  append(id: string, events: readonly JobEvent[]): void {
    if (events.length === 0) return;
    mkdirSync(this.#folder, { recursive: true });
    appendLine(this.#pathOf(id), events.map((event) => JSON.stringify(event)).join("\n"));
  }

  /** Keeps what is to be taken in until it is, and gives its hash. */
  put(id: string, bytes: Uint8Array): string {
    const folder = join(this.#folder, id);
    mkdirSync(folder, { recursive: true });
    const sha256 = sha256Of(bytes);
    writeWhole(join(folder, sha256), bytes);
    return sha256;
  }

  /** Throws when it is not there. */
  get(id: string, sha256: string): Uint8Array {
    return readFileSync(join(this.#folder, id, sha256));
  }

  /** What was to be taken in is, or is not wanted any more. */
  drop(id: string): void {
    rmSync(join(this.#folder, id), { recursive: true, force: true });
  }

  /** Takes these bytes away from whatever job was to take them in. */
  purge(sha256: string): void {
    for (const id of this.ids()) rmSync(join(this.#folder, id, sha256), { force: true });
  }

  #pathOf(id: string): string {
    return join(this.#folder, `${id}.ndjson`);
  }
}
