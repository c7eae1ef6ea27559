import { readFileSync } from "node:fs";
import { join } from "node:path";
import { figureLexicon } from "../extract/figures/lexicon.ts";
import type { SayingLexicon } from "../extract/lexicon.ts";
import { statementLexicon } from "../extract/statements/lexicon.ts";

/** The word lists of statements and figures, from speech-verbs.tsv, attribution-cues.tsv, states.tsv, currencies.tsv, currency-words.tsv and units.tsv of the data folder. Throws if one is missing. */
export function loadSayingLexicon(dataFolder: string): SayingLexicon {
  const text = (name: string): string => readFileSync(join(dataFolder, name), "utf8");
  return {
    ...statementLexicon(text("speech-verbs.tsv"), text("attribution-cues.tsv"), text("states.tsv")),
    ...figureLexicon(text("currencies.tsv"), text("units.tsv"), text("currency-words.tsv")),
  };
}
