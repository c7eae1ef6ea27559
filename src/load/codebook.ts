import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CodebookEntry, codebookOf } from "../extract/events/codebook.ts";
import { parseEventLexicon } from "../extract/events/lexicon.ts";

/** The codebook of the data folder. Throws when a file is missing. */
export function loadCodebook(dataFolder: string): CodebookEntry[] {
  const text = (name: string): string => readFileSync(join(dataFolder, name), "utf8");
  return codebookOf(parseEventLexicon(text("event-lexicon.txt"), text("word-classes.txt")), text("codebook.tsv"));
}
