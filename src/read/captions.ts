import { type LanguageModels, readSentences } from "../language/index.ts";
import type { Article, Sentence } from "../model/index.ts";

/** The sentences of captions, read only where the page prints no day; pictures from an archive tell of other days. */
export function captionsOf(article: Article, models: LanguageModels): Sentence[] {
  if (article.published !== null) return [];
  const texts = article.removed
    .filter((note) => note.by === "caption" && note.span.end - note.span.start < 700)
    .slice(0, 3)
    .map(({ span }) => article.page.text.slice(span.start, span.end))
    .filter((text) => !/^FILE\b|\bfile (?:photo|picture|image)/i.test(text));
  return texts.length === 0 ? [] : readSentences(texts.join("\n\n"), models);
}
