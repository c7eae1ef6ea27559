import type { ActorTable } from "../actors/table.ts";
import type { ArticleTables } from "../article/index.ts";
import type { EventLexicon } from "../extract/events/lexicon.ts";
import type { SayingLexicon } from "../extract/lexicon.ts";
import type { LanguageModels } from "../language/index.ts";
import type { Conventions, WorldCalendar } from "../time/index.ts";

/** All that reading needs beside the page, made once from the files of `data/` by load/index.ts and handed in as a value. */
export interface Models {
  /** ISO 639-1 code of a text's main language; null where the text is too short to tell. */
  readonly identify: (text: string) => string | null;
  readonly article: ArticleTables;
  readonly language: LanguageModels;
  readonly calendar: WorldCalendar;
  /** How weeks are counted; ISO 8601 where left out. */
  readonly conventions?: Conventions;
  readonly actors: ActorTable;
  readonly events: EventLexicon;
  readonly sayings: SayingLexicon;
}
