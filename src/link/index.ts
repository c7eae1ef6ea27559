/**
 * Readings of many pages become one record: `linkReadings(readings, corrections, frequency)`.
 *
 * Pure: the same readings and corrections give the same lines in the same order, whatever the order of the readings. The
 * stages are plain functions on plain values, called here one after the other, so that workers or an engine can run the
 * first two apart (docs/decisions/0005-stages.md):
 *
 *     block(reading) → keyed slim records → match(key, records) → edges → join(edges, readings) → lines
 */
import type { Correction } from "../model/correction.ts";
import type { Reading } from "../model/reading.ts";
import type { RecordLine } from "../model/record.ts";
import { keysOf, type Slim, sketchesOf } from "./block.ts";
import { applyCorrections, type Unapplied } from "./corrections.ts";
import { inOrder } from "./ids.ts";
import { join } from "./join.ts";
import { candidates, type Edge, score } from "./match.ts";
import type { WordFrequency } from "./words.ts";

export { type Blocked, block, type Slim } from "./block.ts";
export { applyCorrections, correctionOf, targetOf, type Unapplied, whichOf } from "./corrections.ts";
export { join } from "./join.ts";
export { type Edge, match } from "./match.ts";
export { parseWordFrequency, type WordFrequency } from "./words.ts";

export interface Linked {
  /** Sorted by kind and id. */
  readonly lines: readonly RecordLine[];
  /** Corrections that found no record, or asked for what cannot be. */
  readonly unapplied: readonly Unapplied[];
}

/**
 * The whole of linking in one process. `frequency` is data/word-frequency.tsv, read by `parseWordFrequency`; without it words
 * are weighed by their length, which finds copies as well but fewer of the pages that tell one story in other words.
 */
export function linkReadings(
  readings: readonly Reading[],
  corrections: readonly Correction[],
  frequency: WordFrequency = new Map(),
): Linked {
  const ordered = inOrder(readings);
  const corrected = applyCorrections(ordered, corrections);
  const sketches = new Map<string, Slim>();
  const blocks = new Map<string, Slim[]>();
  for (const reading of corrected.readings) {
    for (const sketch of sketchesOf(reading, frequency)) {
      sketches.set(sketch.ref, sketch);
      for (const key of keysOf(sketch)) {
        const known = blocks.get(key);
        if (known === undefined) blocks.set(key, [sketch]);
        else known.push(sketch);
      }
    }
  }
  return { lines: join(edgesOf(blocks), corrected.readings, corrected, sketches), unapplied: corrected.unapplied };
}

/** The edges of all blocks, each pair compared once. */
function edgesOf(blocks: ReadonlyMap<string, readonly Slim[]>): Edge[] {
  const edges: Edge[] = [];
  // A number for each record, so that a pair is one number too.
  const numbers = new Map<Slim, number>();
  for (const records of blocks.values()) {
    for (const record of records) if (!numbers.has(record)) numbers.set(record, numbers.size);
  }
  const seen = new Set<number>();
  for (const [key, records] of blocks) {
    if (records.length < 2) continue;
    for (const [a, b] of candidates(key, records)) {
      const pair = numbers.get(a)! * numbers.size + numbers.get(b)!;
      if (seen.has(pair)) continue;
      seen.add(pair);
      const edge = score(a, b);
      if (edge !== null) edges.push(edge);
    }
  }
  return edges;
}
