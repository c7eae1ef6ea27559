import { findMentions, peopleOf } from "../actors/index.ts";
import { findArticle } from "../article/index.ts";
import { readClaims } from "../extract/claims/index.ts";
import { readDocuments } from "../extract/documents/index.ts";
import { readEvents } from "../extract/events/index.ts";
import { readFigures } from "../extract/figures/index.ts";
import { readStatements } from "../extract/statements/index.ts";
import { namesOnPage, readHeadline, readSentences } from "../language/index.ts";
import type { Analysis, Article, Correction, Page, PageReading, Reading } from "../model/index.ts";
import { datePage, findTimes, resolveTimes, WEEKDAY_NAMES } from "../time/index.ts";
import { analysisOf } from "./analysis.ts";
import { captionsOf } from "./captions.ts";
import { withPageCorrections } from "./corrections.ts";
import { gateOf } from "./gate.ts";
import type { Models } from "./models.ts";
import { withOccasions } from "./occasions.ts";
import { type Records, withOnceDated } from "./undated.ts";

/**
 * What one page says: Page → Article → Analysis → Reading. Pure: the same page, models and corrections give the same reading.
 * Of the corrections only `page_meta` and `body_range` of this page act here. On bad input it returns less, never throws.
 */
export function readPage(page: Page, models: Models, corrections: readonly Correction[] = []): Reading {
  return readArticle(withPageCorrections(findArticle(page, models.identify, models.article), corrections), models);
}

/** What an article says, its body already found: the second half of `readPage`, for texts that were never a page. */
export function readArticle(article: Article, models: Models): Reading {
  if (article.skipped !== null) return skippedReading(article);
  const { analysis, expressions } = analysed(article, models);
  const { statements, events, figures } = recordsOf(analysis, models);
  const reading: Reading = {
    id: article.page.id,
    page: pageReading(analysis),
    events,
    statements: withOccasions(statements, events),
    figures,
    claims: readClaims(analysis, statements, events),
    documents: readDocuments(analysis),
    people: peopleOf(analysis.mentions),
    skipped: null,
  };
  const { couldBe } = analysis.published;
  return couldBe === undefined
    ? reading
    : withOnceDated(reading, analysis, expressions, couldBe, (asIf) => recordsOf(asIf, models));
}

function recordsOf(analysis: Analysis, models: Models): Records {
  const statements = readStatements(analysis, models.sayings);
  const events = readEvents(analysis, statements, models.events);
  return { statements, events, figures: readFigures(analysis, models.sayings, statements) };
}

/** Sentences, days, names: what the extractors read. */
export const analyse = (article: Article, models: Models): Analysis => analysed(article, models).analysis;

function analysed(article: Article, models: Models) {
  const sentences = readSentences(article.body, models.language, gateOf(models));
  const title = article.title === null ? null : readHeadline(article.title, models.language);
  const expressions = findTimes(sentences);
  const captions = captionsOf(article, models.language);
  const published = datePage(article, sentences, expressions, models.calendar, title, captions);
  const times = resolveTimes(expressions, sentences, published.published, article.dateline, models.conventions);
  const mentions = findMentions(
    article,
    sentences,
    models.actors,
    published.published,
    namesOnPage(sentences, models.language),
  );
  return { analysis: analysisOf({ article, sentences, mentions, times, published }), expressions };
}

function pageReading({ article, published }: Pick<Analysis, "article" | "published">): PageReading {
  const { page } = article;
  return {
    title: article.title,
    published: published.published,
    published_is: published.publishedIs,
    why_published: published.why,
    weekdays: published.weekdays.map((day) => WEEKDAY_NAMES[day]!),
    updated: article.updated,
    updated_is: article.updatedIs,
    language: article.language,
    outlet: article.outlet,
    origin: article.origin,
    wire: article.wire,
    byline: article.byline,
    dateline: article.dateline?.text ?? null,
    url: page.url,
    retrieved: page.retrieved,
    sha256: page.sha256,
    wording: article.wording,
    body: article.body,
    because: Object.fromEntries(
      Object.entries(article.because).map(([field, span]) => [field, [span.start, span.end]]),
    ),
  };
}

/** A page that is not read still says what it is. */
function skippedReading(article: Article): Reading {
  const published = {
    published: article.published,
    publishedIs: article.publishedIs,
    why: article.whyPublished,
    weekdays: [],
  };
  return {
    id: article.page.id,
    page: pageReading({ article, published }),
    events: [],
    statements: [],
    figures: [],
    claims: [],
    documents: [],
    people: [],
    skipped: article.skipped,
  };
}
