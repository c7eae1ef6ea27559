import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openActs } from "../extract/events/acts.ts";
import { type EventLexicon, parseEventLexicon } from "../extract/events/lexicon.ts";
import type { WordVectors } from "../language/lexicon.ts";

/** The event lexicon of the data folder, and the network for words that it lacks. Throws when a list is missing; without the network only listed words count. */
export function loadEventLexicon(dataFolder: string, vectors: WordVectors): EventLexicon {
  const text = (name: string): string => readFileSync(join(dataFolder, name), "utf8");
  const acts = join(dataFolder, "models", "acts.bin.gz");
  return {
    ...parseEventLexicon(
      text("event-lexicon.txt"),
      text("word-classes.txt"),
      text("wars.tsv"),
      text("event-weights.tsv"),
    ),
    acts: existsSync(acts) ? openActs(gunzipSync(readFileSync(acts)), vectors) : null,
  };
}
