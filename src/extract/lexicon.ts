import type { FigureLexicon } from "./figures/lexicon.ts";
import type { StatementLexicon } from "./statements/lexicon.ts";

/** The word lists that statements and figures are read with, made by load/lexicon.ts. */
export interface SayingLexicon extends StatementLexicon, FigureLexicon {}
