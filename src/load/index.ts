import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseStateCodes, parseWordFrequency, type StateCodes, type WordFrequency } from "../link/index.ts";
import type { Models } from "../read/models.ts";
import { loadActorTable } from "./actors.ts";
import { loadArticleTables } from "./article-tables.ts";
import { loadWorldCalendar } from "./calendar.ts";
import { loadEventLexicon } from "./events.ts";
import { loadLanguageModels } from "./language.ts";
import { languageId } from "./language-id.ts";
import { loadSayingLexicon } from "./lexicon.ts";

/**
 * Everything that reading needs, from the files of the data folder. Throws when one is missing or of another version.
 * `ownActors`: the text of the user's actors.csv.
 */
export function loadModels(dataFolder: string, ownActors: string | null = null): Models {
  const language = loadLanguageModels(dataFolder);
  return {
    identify: languageId(),
    article: loadArticleTables(pathToFileURL(join(dataFolder, "/"))),
    language,
    calendar: loadWorldCalendar(dataFolder),
    actors: loadActorTable(dataFolder, ownActors),
    events: loadEventLexicon(dataFolder, language.vectors),
    sayings: loadSayingLexicon(dataFolder),
  };
}

/** The codes of states and territories, for linking. Throws when the file is missing. */
export const loadStateCodes = (dataFolder: string): StateCodes =>
  parseStateCodes(readFileSync(join(dataFolder, "states.tsv"), "utf8"));

/** How common English words are, for linking. Throws when the file is missing. */
export const loadWordFrequency = (dataFolder: string): WordFrequency =>
  parseWordFrequency(readFileSync(join(dataFolder, "word-frequency.tsv"), "utf8"));
