/** Where pages are handed in by the browser. What reads them, and keeps the record up to date, is not the screens' affair (cli/imports.ts). */
export interface Imports {
  /** Begins to read these files, or adds them to what is being read; the id of the job. */
  take(files: readonly Delivered[]): string;
  jobs(): readonly ImportJob[];
  job(id: string): ImportJob | null;
  /** Stops once the page in hand is read. */
  stop(id: string): void;
  resume(id: string): void;
}

export interface Delivered {
  /** As it was called, with the folders that it was dropped with; never a place on this computer. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ImportJob {
  readonly id: string;
  /** `interrupted` when the program ended while it was read; it can be gone on with, as one that was stopped. */
  readonly state: "reading" | "stopped" | "interrupted" | "cancelled" | "done" | "failed";
  readonly files: readonly ImportedFile[];
  /** Why it ended early, in words; null when it did not. */
  readonly why: string | null;
  /** Where what happens is told as it happens (Server-Sent Events); absent where it is not. */
  readonly news?: string;
  /** Files a second, and seconds left at that; null or absent where it cannot be told. */
  readonly rate?: number | null;
  readonly left?: number | null;
}

export interface ImportedFile {
  readonly path: string;
  readonly outcome: "waiting" | "read" | "same" | "skipped" | "failed";
  /** The pages that it holds. */
  readonly pages: readonly string[];
  /** Why it was not read, in words that say what to do; null when it was. */
  readonly why: string | null;
}
