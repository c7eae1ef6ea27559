/** What an export is: a name, the files that it makes of a selection, and what it had to leave out. `formats.ts` lists them all. */
import type { Selection } from "./selection.ts";

export interface ExportOptions {
  /** What heads a text for people. */
  readonly heading: string;
  /** For Excel: a byte order mark, and an apostrophe before what it would take for a formula. */
  readonly excel: boolean;
  /** HTML instead of Markdown, where a format has both. */
  readonly html: boolean;
  /** Also what only a party claims, in the strict layouts (PLOVER, CAMEO, GDELT, POLECAT). */
  readonly claimed: boolean;
}

export interface Exported {
  /** By name; of a format that is one file, the only one. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** What is in them: [118, "events"]. The first is what the export is of. */
  readonly counts: readonly (readonly [number, string])[];
  /** Events that the format cannot hold, by the reason: "no day is known" → 3. */
  readonly leftOut: ReadonlyMap<string, number>;
}

export interface ExportFormat {
  readonly name: string;
  /** One sentence for the help. */
  readonly about: string;
  /** Whether it fills a folder; else it is one file, or what stands on standard output. */
  readonly folder: boolean;
  make(selection: Selection, options: ExportOptions): Exported;
}

/** A format that is one file. */
export const oneFile = (
  name: string,
  content: string | Uint8Array,
  counts: Exported["counts"],
  leftOut: Exported["leftOut"] = new Map(),
): Exported => ({ files: new Map([[name, content]]), counts, leftOut });

/** Counts the reasons for which events are left out. */
export function tally(): { add(reason: string): void; readonly reasons: ReadonlyMap<string, number> } {
  const reasons = new Map<string, number>();
  return { add: (reason) => reasons.set(reason, (reasons.get(reason) ?? 0) + 1), reasons };
}
