import type { Article } from "../model/article.ts";
import type { Sentence } from "../model/sentence.ts";
import type { PageDate } from "../model/time.ts";
import type { WorldCalendar } from "./calendar.ts";
import type { FoundTime } from "./meaning.ts";

/** The day that the article speaks from. */
export function datePage(
  article: Article,
  _sentences: readonly Sentence[],
  _expressions: readonly FoundTime[],
  _calendar: WorldCalendar,
  _title: Sentence | null,
): PageDate {
  return { published: article.published, publishedIs: article.publishedIs, why: article.whyPublished };
}
