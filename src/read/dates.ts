/**
 * The time expressions of a page or text with their values: "will visit on Tuesday", told on 2023-05-19, is 2023-05-23.
 */
import { findArticle } from "../article/index.ts";
import { readHeadline, readSentences } from "../language/index.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Page } from "../model/page.ts";
import type { PageDate } from "../model/time.ts";
import { datePage, findTimes, type ResolvedTime, resolveTimes, spokenFrom } from "../time/index.ts";
import { captionsOf } from "./captions.ts";
import type { Models } from "./models.ts";

export interface DatedText {
  /** What the expressions point into: the article's body, or the whole text. */
  readonly text: string;
  readonly published: PageDate;
  /** The day that the text speaks from: the dateline's where it has one, else the page's. Null where neither is known. */
  readonly reference: Edtf | null;
  readonly times: readonly ResolvedTime[];
}

/** `published` is the day to count from, where the reader of the page knows better. `whole`: nothing is left out as no article. */
export function datesOf(
  page: Page,
  models: Pick<Models, "identify" | "article" | "language" | "calendar" | "conventions">,
  published: Edtf | null = null,
  whole = false,
): DatedText {
  const found = findArticle(page, models.identify, models.article);
  const isArticle = !whole && found.body !== "";
  const text = isArticle ? found.body : page.text;
  const known =
    published === null ? null : { published, publishedIs: "stated" as const, whyPublished: "as told by the caller" };
  const silent = { published: null, publishedIs: null, whyPublished: null, dateline: null, title: null };
  const article = { ...found, ...(isArticle ? {} : silent), ...known };
  const sentences = readSentences(text, models.language);
  const title = article.title === null ? null : readHeadline(article.title, models.language);
  const expressions = findTimes(sentences);
  const captions = whole ? [] : captionsOf(article, models.language);
  const day = datePage(article, sentences, expressions, models.calendar, title, captions);
  const dateline = published === null ? article.dateline : null;
  return {
    text,
    published: day,
    reference: spokenFrom(day.published, dateline),
    times: resolveTimes(expressions, sentences, day.published, dateline, models.conventions),
  };
}
