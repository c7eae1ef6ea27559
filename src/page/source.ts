/**
 * What a reader is handed: the file's bytes and the tools that the edge of the program lends it.
 *
 * Hashing and decompression come in as functions, because the reading layers know no platform. A container also has a
 * `Budget`: what may come out of it, so that a bomb of a few kilobytes fills no memory.
 */
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";

export interface PageFile {
  /** As named by the user, for problems. */
  readonly file: string;
  /** The page's id; pages of a container have their own, or "id#n". */
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface PageTools {
  /** Lower-case hex. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** The most bytes that one page may have. */
  readonly maxBytes: number;
  /** Without it, what is compressed is a problem. */
  readonly unpack?: Unpack;
  readonly limits?: Limits;
  /** Where the names of a table's columns or an object's fields tell too little. */
  readonly columns?: Columns;
}

/**
 * The columns of a CSV table, or the fields of NDJSON and JSON, that hold what a page is made of: `{ text: "para" }`. What is
 * named here is looked for under this name alone; the rest is known by the names in `ndjson.ts`.
 */
export interface Columns {
  readonly text?: string;
  readonly id?: string;
  readonly url?: string;
  readonly title?: string;
  readonly date?: string;
}

export interface Unpack {
  /** The raw DEFLATE stream (RFC 1951) at the head of `bytes`; what follows it is left alone. */
  readonly inflate: (bytes: Uint8Array, limit: number) => Unpacked;
  /** A whole Brotli stream (RFC 7932). */
  readonly brotli: (bytes: Uint8Array, limit: number) => Unpacked;
}

export interface Unpacked {
  /** Empty where more than `limit` bytes would come out, or where the stream is damaged. */
  readonly bytes: Uint8Array;
  /** Bytes of the input that the stream took. A stream that is cut takes all. */
  readonly used: number;
  readonly state: "read" | "over-limit" | "damaged";
}

export interface Limits {
  /** Files or records of one container. */
  readonly entries: number;
  /** Bytes that all of a container may come to. */
  readonly bytes: number;
  /** How many times its own size a container may come to, once it has come to `FREE_BYTES`. */
  readonly ratio: number;
}

export const DEFAULT_LIMITS: Limits = { entries: 100_000, bytes: 1 << 30, ratio: 250 };

/** What a container may come to whatever its ratio. */
const FREE_BYTES = 16 << 20;

/** What is left to come out of one file that the user named. */
export class Budget {
  private readonly limits: Limits;
  private entries = 0;
  private bytes = 0;
  private readonly most: number;

  constructor(size: number, limits: Limits = DEFAULT_LIMITS) {
    this.limits = limits;
    this.most = Math.min(limits.bytes, Math.max(FREE_BYTES, size * limits.ratio));
  }

  /** Bytes that may still come out. */
  get left(): number {
    return Math.max(0, this.most - this.bytes);
  }

  /** Which limit has been met, in words for a `Problem`. */
  get why(): string {
    if (this.entries > this.limits.entries) return `it holds more than ${this.limits.entries} files`;
    if (this.most < this.limits.bytes) return `it would come to more than ${this.limits.ratio} times its size`;
    return `it would come to more than ${this.limits.bytes} bytes`;
  }

  /** Counts one more file; false when there are too many. */
  entry(): boolean {
    this.entries += 1;
    return this.entries <= this.limits.entries;
  }

  /** Counts bytes that came out; false when they were too many. */
  spend(bytes: number): boolean {
    this.bytes += bytes;
    return this.bytes <= this.most;
  }
}

/** Reads a file that was found within another. */
export type ReadInner = (source: PageFile, tools: PageTools) => (Page | Problem)[];
