/**
 * The raw bytes of every source, kept for good: `pages/ab/ab34….br`, named by the SHA-256 of the bytes, and
 * `pages/index.ndjson`, a line for each source saying where it came from. From these two, and the corrections, everything
 * else is made.
 *
 * A file is written aside and moved into place after it has reached the disk, so it is there whole or not at all.
 */
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { ReadoutError } from "../model/problem.ts";
import type { Columns } from "../page/index.ts";

/** A line of `index.ndjson`. The last line for a path is the one that holds. */
export interface RawEntry {
  readonly path: string;
  readonly base: string;
  readonly sha256: string;
  /** The columns that were named when it was added, as JSON has them, so that it is read again in the same way. */
  readonly columns?: Columns;
}

const isColumns = (value: unknown): value is Columns =>
  typeof value === "object" && value !== null && Object.values(value).every((name) => typeof name === "string");

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export class RawPages {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Keeps the bytes; does nothing when they are there. */
  put(sha256: string, bytes: Uint8Array): void {
    const path = this.pathOf(sha256);
    if (existsSync(path)) return;
    mkdirSync(dirname(path), { recursive: true });
    // Quality 5 packs news pages about as small as gzip -9 in a tenth of the time of the default.
    const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    writeWhole(path, packed);
  }

  /** The bytes of this hash. Throws when they are missing or are no longer what they were. */
  get(sha256: string): Uint8Array {
    const path = this.pathOf(sha256);
    let bytes: Uint8Array;
    try {
      bytes = brotliDecompressSync(readFileSync(path));
    } catch (error) {
      throw new ReadoutError(
        { code: "unreadable", file: path, why: error instanceof Error ? error.message : "" },
        error,
      );
    }
    if (sha256Of(bytes) !== sha256) {
      throw new ReadoutError({ code: "unreadable", file: path, why: "its bytes are not those that its name tells" });
    }
    return bytes;
  }

  /** Takes the bytes away for good; the disk may hold them until it writes there again. Does nothing when they are not there. */
  purge(sha256: string): void {
    rmSync(this.pathOf(sha256), { force: true });
  }

  /** Notes where sources came from, on the disk before it returns. */
  note(entries: readonly RawEntry[]): void {
    if (entries.length === 0) return;
    mkdirSync(this.folder, { recursive: true });
    appendLine(join(this.folder, "index.ndjson"), entries.map((entry) => JSON.stringify(entry)).join("\n"));
  }

  /** The sources by path, in the order in which they first came. A line torn by a crash is passed over. */
  entries(): ReadonlyMap<string, RawEntry> {
    const entries = new Map<string, RawEntry>();
    let text: string;
    try {
      text = readFileSync(join(this.folder, "index.ndjson"), "utf8");
    } catch {
      return entries;
    }
    for (const line of text.split("\n")) {
      try {
        const { path, base, sha256, columns } = JSON.parse(line) as Record<string, unknown>;
        if (typeof path === "string" && typeof base === "string" && typeof sha256 === "string")
          entries.set(path, { path, base, sha256, ...(isColumns(columns) && { columns }) });
      } catch {
        // Empty, or torn.
      }
    }
    return entries;
  }

  private pathOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), `${sha256}.br`);
  }
}

/** Appends one line and waits for the disk. A line that a crash has left without its end is ended first. */
export function appendLine(path: string, line: string): void {
  const file = openSync(path, "a+");
  try {
    let text = `${line}\n`;
    const { size } = fstatSync(file);
    const last = new Uint8Array(1);
    if (size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a) text = `\n${text}`;
    writeAll(file, Buffer.from(text));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The system may take less than it is given. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

/** Where a file is written before it is moved into place: hidden beside it, with the number of the process in its name. */
export const asideOf = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);

/** Whether a file of this name was being written aside by a process that is no more. */
export function isLeftover(name: string): boolean {
  const pid = /^\..+\.(\d+)\.tmp$/.exec(name)?.[1];
  if (pid === undefined || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/** Writes a file so that it is there whole or not at all. */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  const aside = asideOf(path);
  const file = openSync(aside, "w");
  try {
    writeAll(file, typeof bytes === "string" ? Buffer.from(bytes) : bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    renameSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}
