/**
 * Readings of many pages become one record: `linkReadings(readings, corrections, frequency)`.
 *
 * Pure: the same readings and corrections give the same lines in the same order, whatever the order of the readings. Each page
 * and each of its records is put under keys (block.ts), those that share a key are compared (match.ts), and what the edges hold
 * together becomes lines (state.ts; docs/decisions/0005-stages.md). `Linker` keeps all that for the next page.
 */
import type { Correction } from "../model/correction.ts";
import type { Reading } from "../model/reading.ts";
import type { RecordLine } from "../model/record.ts";
import type { Fit, Unapplied } from "./corrections.ts";
import { Linker } from "./linker.ts";
import type { StateCodes } from "./names.ts";
import type { WordFrequency } from "./words.ts";

export { type Blocked, block } from "./block.ts";
export type { Change } from "./changes.ts";
export { applyCorrections, correctionOf, targetOf, type Unapplied } from "./corrections.ts";
export { Linker, type SavedLinker } from "./linker.ts";
export { type Edge, match } from "./match.ts";
export { parseStateCodes, type StateCodes } from "./names.ts";
export { changesOf, changesOn, type LineChange, type MentionChange, mayBear } from "./preview.ts";
export { asLinked } from "./redate.ts";
export type { Slim } from "./sketch.ts";
export { parseWordFrequency, type WordFrequency } from "./words.ts";

export interface Linked {
  /** Sorted by kind and id. */
  readonly lines: readonly RecordLine[];
  /** Corrections that found no record, or asked for what cannot be. */
  readonly unapplied: readonly Unapplied[];
  /** How those that were applied stand to what is read. */
  readonly fits: readonly Fit[];
}

/**
 * The whole of linking in one process. `frequency` is data/word-frequency.tsv, read by `parseWordFrequency`; without it words
 * are weighed by their length, which finds copies as well but fewer of the pages that tell one story in other words. `states`
 * are the codes of data/states.tsv, read by `parseStateCodes`; without them three capitals are taken for a state.
 */
export function linkReadings(
  readings: readonly Reading[],
  corrections: readonly Correction[],
  frequency: WordFrequency = new Map(),
  states: StateCodes | null = null,
): Linked {
  const linker = new Linker(corrections, frequency, states);
  linker.add(readings);
  return { lines: [...linker.lines()], unapplied: linker.unapplied, fits: linker.fits };
}
