import type { Article } from "./article.ts";
import type { Mention } from "./mention.ts";
import type { Sentence } from "./sentence.ts";
import type { PageDate, TimeExpression } from "./time.ts";

/** An article with all that was found in its words: what the extractors read. */
export interface Analysis {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  /** In the order of the body; those of sentence `i` are `mentionsBySentence[i]`. */
  readonly mentions: readonly Mention[];
  readonly mentionsBySentence: readonly (readonly Mention[])[];
  readonly times: readonly TimeExpression[];
  readonly timesBySentence: readonly (readonly TimeExpression[])[];
  readonly published: PageDate;
}
