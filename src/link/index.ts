/**
 * Readings of many pages become one record: `linkReadings(readings, corrections, frequency)`.
 *
 * Pure: the same readings and corrections give the same lines in the same order, whatever the order of the readings. The
 * stages are plain functions on plain values, called here one after the other, so that workers or an engine can run the
 * first two apart (docs/decisions/0005-stages.md):
 *
 *     block(reading) → keyed slim records → match(key, records) → edges → join(edges, readings) → lines
 */
import { hash32 } from "../kit/hash.ts";
import type { Correction } from "../model/correction.ts";
import type { Reading } from "../model/reading.ts";
import type { RecordLine } from "../model/record.ts";
import { keysOf, type Slim, sketchesOf } from "./block.ts";
import { applyCorrections, type Unapplied } from "./corrections.ts";
import { inOrder } from "./ids.ts";
import { join } from "./join.ts";
import { candidates, type Edge, score } from "./match.ts";
import type { StateCodes } from "./names.ts";
import type { WordFrequency } from "./words.ts";

export { type Blocked, block, type Slim } from "./block.ts";
export { applyCorrections, correctionOf, targetOf, type Unapplied, whichOf } from "./corrections.ts";
export { join } from "./join.ts";
export { type Edge, match } from "./match.ts";
export { parseStateCodes, type StateCodes } from "./names.ts";
export { parseWordFrequency, type WordFrequency } from "./words.ts";

export interface Linked {
  /** Sorted by kind and id. */
  readonly lines: readonly RecordLine[];
  /** Corrections that found no record, or asked for what cannot be. */
  readonly unapplied: readonly Unapplied[];
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
  const ordered = inOrder(readings);
  const corrected = applyCorrections(ordered, corrections);
  const slims = corrected.readings.flatMap((reading) => sketchesOf(reading, frequency, states));
  const sketches = new Map(slims.map((slim) => [slim.ref, slim]));
  return {
    lines: join(edgesOf(slims), corrected.readings, corrected, sketches, states),
    unapplied: corrected.unapplied,
  };
}

/** The edges of all blocks, each pair compared once. Keys and records go by numbers here, because most keys have one record. */
function edgesOf(slims: readonly Slim[]): Edge[] {
  const blocks = new Map<number, number | number[]>();
  slims.forEach((slim, number) => {
    for (const key of keysOf(slim)) {
      const hash = hash53(key);
      const known = blocks.get(hash);
      if (known === undefined) blocks.set(hash, number);
      else if (typeof known === "number") blocks.set(hash, [known, number]);
      else known.push(number);
    }
  });
  const numbers = new Map(slims.map((slim, number) => [slim, number]));
  const edges: Edge[] = [];
  const seen = new Set<number>();
  for (const members of blocks.values()) {
    if (typeof members === "number") continue;
    for (const [a, b] of candidates(members.map((number) => slims[number]!))) {
      const pair = numbers.get(a)! * slims.length + numbers.get(b)!;
      if (seen.has(pair)) continue;
      seen.add(pair);
      const edge = score(a, b);
      if (edge !== null) edges.push(edge);
    }
  }
  return edges;
}

/** Two keys that fall together cost a few comparisons more, and change nothing else. */
const hash53 = (key: string): number => hash32(key) + (hash32(key, 0x85ebca6b) & 0x1fffff) * 2 ** 32;
