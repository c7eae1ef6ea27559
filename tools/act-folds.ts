/**
 * What a network says of a text that it has not learned from: fit-acts.ts trains it once for each fold with that fold left out and
 * leaves the results in the system's folder for temporary files, where fit-events.ts finds them.
 */
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ActModel, openActs } from "../src/extract/events/acts.ts";
import type { WordVectors } from "../src/language/lexicon.ts";

export const FOLDS = 5;

export const foldFile = (fold: number): string =>
  join(process.env.FOLDS ?? tmpdir(), `readout-acts-without-${fold}.bin`);

/** Entries with their twins, pages with their copies and sentences by themselves are in one fold. */
export function foldOf(id: string): number {
  let hash = 0;
  for (const char of id.replace(/(?<=\d)[a-z]$/, "")) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return hash % FOLDS;
}

/** The networks by the id of the text that they must not have seen. Throws where fit-acts.ts has not been run. */
export function actsWithout(vectors: WordVectors): (id: string) => ActModel {
  const models = Array.from({ length: FOLDS }, (_, fold) => {
    if (!existsSync(foldFile(fold))) throw new Error("Run npx tsx tools/fit-acts.ts first.");
    return openActs(readFileSync(foldFile(fold)), vectors);
  });
  return (id) => models[foldOf(id)]!;
}
