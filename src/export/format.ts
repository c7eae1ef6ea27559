/**
 * What an export is: a name, the files that it makes, and what it had to leave out. `formats.ts` lists them all.
 *
 * A format is written a part at a time, so that a record of a million events goes through in the memory of a few hundred: `open` gives
 * what writes it, which is handed the parts one after the other (events first, then statements, figures, pages) and gives for each
 * what is to be added to which file. Formats that must know all before they write a line say so (`whole`), and get one part.
 */
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

/** What is to be added to a file, by its name; of a format that is one file, the only one. */
export type Pieces = ReadonlyMap<string, string | Uint8Array>;

/** What stands in the files once they are written. */
export interface Told {
  /** [118, "events"]. The first is what the export is of. */
  readonly counts: readonly (readonly [number, string])[];
  /** Events that the format cannot hold, by the reason: "no day is known" → 3. */
  readonly leftOut: ReadonlyMap<string, number>;
}

export interface Writing {
  /** What stands before all rows. Every file has a piece here, empty if need be. */
  begin(): Pieces;
  part(part: Selection): Pieces;
  end(): Pieces;
  told(): Told;
}

export interface ExportFormat {
  readonly name: string;
  /** One sentence for the help. */
  readonly about: string;
  /** Whether it fills a folder; else it is one file, or what stands on standard output. */
  readonly folder: boolean;
  /** Whether all must be known before a line is written. */
  readonly whole: boolean;
  /** `frame` is any part, or a selection of nothing: what is the same for all of them. */
  open(frame: Selection, options: ExportOptions): Writing;
}

/** Files made at once. */
export interface Exported extends Told {
  readonly files: Pieces;
}

/** What a writing makes of one selection, in memory. */
export function exportedFrom(writing: Writing, selection: Selection): Exported {
  const files = new Map<string, string | Uint8Array>();
  for (const pieces of [writing.begin(), writing.part(selection), writing.end()])
    for (const [name, piece] of pieces) files.set(name, joined(files.get(name) ?? "", piece));
  return { files, ...writing.told() };
}

function joined(before: string | Uint8Array, piece: string | Uint8Array): string | Uint8Array {
  if (typeof before === "string" && typeof piece === "string") return before + piece;
  if (before.length === 0) return piece;
  return Buffer.concat([Buffer.from(before), Buffer.from(piece)]);
}

/** A format that makes its files of all at once. */
export function atOnce(make: (selection: Selection, options: ExportOptions) => Exported): ExportFormat["open"] {
  return (_, options) => {
    let told: Told = { counts: [], leftOut: new Map() };
    return {
      begin: () => NO_PIECES,
      part(selection) {
        const { files, ...rest } = make(selection, options);
        told = rest;
        return files;
      },
      end: () => NO_PIECES,
      told: () => told,
    };
  };
}

export const NO_PIECES: Pieces = new Map();

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
