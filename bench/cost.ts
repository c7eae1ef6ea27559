/**
 * CPU after the parse, a page: days, names, statements, events, figures, claims, documents, in the order in which a page is read.
 * Measured on the built program, which is what users run: a runner of TypeScript wraps every function that is made, and costs a
 * tenth or more. Prints its row as JSON.
 *
 * Each round has sentences of its own, so that nothing is known of them from the round before; each step runs over all pages, as
 * asking for the time costs time. Median of nine rounds, and the least, which other work on the machine disturbs least.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import type { Article, Page, Sentence } from "../src/model/index.ts";
import type { Row } from "./row.ts";

const root = join(import.meta.dirname, "..");
process.chdir(root);
// What runs is what is written: compiled anew where a source is younger.
execFileSync(process.execPath, ["tools/setup.mjs"]);
/** A module of the built program, of the type of its source. */
const built = async <T>(path: string): Promise<T> => (await import(`../dist/${path}.js`)) as T;

const { findMentions } = await built<typeof import("../src/actors/index.ts")>("actors/index");
const { findArticle } = await built<typeof import("../src/article/index.ts")>("article/index");
const { readClaims } = await built<typeof import("../src/extract/claims/index.ts")>("extract/claims/index");
const { readDocuments } = await built<typeof import("../src/extract/documents/index.ts")>("extract/documents/index");
const { readEvents } = await built<typeof import("../src/extract/events/index.ts")>("extract/events/index");
const { readFigures } = await built<typeof import("../src/extract/figures/index.ts")>("extract/figures/index");
const { readStatements } = await built<typeof import("../src/extract/statements/index.ts")>("extract/statements/index");
const { namesOnPage, readHeadline, readSentences } =
  await built<typeof import("../src/language/index.ts")>("language/index");
const { loadModels } = await built<typeof import("../src/load/index.ts")>("load/index");
const { readPages } = await built<typeof import("../src/page/index.ts")>("page/index");
const { captionsOf } = await built<typeof import("../src/read/captions.ts")>("read/captions");
const { gateOf } = await built<typeof import("../src/read/gate.ts")>("read/gate");
const { analysisOf } = await built<typeof import("../src/read/analysis.ts")>("read/analysis");
const { datePage, findTimes, resolveTimes } = await built<typeof import("../src/time/index.ts")>("time/index");

const models = loadModels("data");

interface Parsed {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly title: Sentence | null;
  readonly captions: readonly Sentence[];
}

/** The pages of the development set, without it the examples. */
function parsedPages(): Parsed[] {
  const dev = join(root, "..", "shared", "gold", "dev");
  const folder = existsSync(dev) ? dev : "examples/pages";
  return readdirSync(folder)
    .filter((file) => /\.(html?|txt|ndjson)$/.test(file))
    .sort()
    .flatMap((file) => {
      const source = { file, id: parse(file).name, bytes: readFileSync(join(folder, file)) };
      return readPages(source, { sha256: () => "", maxBytes: 20_000_000 });
    })
    .filter((page): page is Page => "kind" in page)
    .flatMap((page) => {
      const article = findArticle(page, models.identify, models.article);
      if (article.skipped !== null) return [];
      const sentences = readSentences(article.body, models.language, gateOf(models));
      const title = article.title === null ? null : readHeadline(article.title, models.language);
      return [{ article, sentences, title, captions: captionsOf(article, models.language) }];
    });
}

/** Nothing is known of the copy; its words are the strings that the reading made. */
const copyOfPage = ({ article, sentences, title, captions }: Parsed): Parsed => ({
  article: { ...article, page: { ...article.page } },
  sentences: sentences.map(copyOf),
  title: title === null ? null : copyOf(title),
  captions: captions.map(copyOf),
});

/**
 * Spelled out as where words and sentences are made (`language/words-of.ts`, `language/index.ts`): the engine gives `{ ...token }` a
 * shape of its own, and all code would be measured on two shapes where a reading has one.
 */
const copyOf = ({ index, paragraph, start, end, kind, quotes, tokens }: Sentence): Sentence => ({
  index,
  paragraph,
  start,
  end,
  kind,
  quotes: quotes.map((quote) => ({ start: quote.start, end: quote.end })),
  tokens: tokens.map((token) => ({
    index: token.index,
    start: token.start,
    end: token.end,
    text: token.text,
    norm: token.norm,
    lemma: token.lemma,
    upos: token.upos,
    xpos: token.xpos,
    head: token.head,
    deprel: token.deprel,
  })),
});

/** What each step took, in ms of CPU a page. */
function round(parsed: readonly Parsed[]): Map<string, number> {
  const steps = new Map<string, number>();
  const timed = <S, T>(step: string, pages: readonly S[], work: (page: S) => T): T[] => {
    const before = process.cpuUsage();
    const values = pages.map(work);
    const { user, system } = process.cpuUsage(before);
    steps.set(step, (user + system) / 1000 / pages.length);
    return values;
  };
  const dated = timed("days", parsed.map(copyOfPage), ({ article, sentences, title, captions }) => {
    const expressions = findTimes(sentences);
    const published = datePage(article, sentences, expressions, models.calendar, title, captions);
    const times = resolveTimes(expressions, sentences, published.published, article.dateline, models.conventions);
    return { article, sentences, published, times };
  });
  const analyses = timed("names", dated, ({ article, sentences, published, times }) => {
    const names = namesOnPage(sentences, models.language);
    const mentions = findMentions(article, sentences, models.actors, published.published, names);
    return analysisOf({ article, sentences, mentions, times, published });
  });
  const said = timed("statements", analyses, (analysis) => ({
    analysis,
    statements: readStatements(analysis, models.sayings),
  }));
  const coded = timed("events", said, ({ analysis, statements }) => ({
    analysis,
    statements,
    events: readEvents(analysis, statements, models.events),
  }));
  timed("figures", said, ({ analysis, statements }) => readFigures(analysis, models.sayings, statements));
  timed("claims and documents", coded, ({ analysis, statements, events }) => [
    readClaims(analysis, statements, events),
    readDocuments(analysis),
  ]);
  return steps;
}

/** Of the first rounds much is the engine's own work, which compiles what is run often; after 100 it is some fifteenth of all. */
const WARMING = 100;

const parsed = parsedPages();
for (let warming = 0; warming < WARMING; warming += 1) round(parsed);
const rounds = Array.from({ length: 9 }, () => round(parsed));
const sorted = (of: (one: Map<string, number>) => number): number[] => rounds.map(of).sort((a, b) => a - b);
const whole = sorted((one) => [...one.values()].reduce((sum, ms) => sum + ms, 0));
const bySteps = [...rounds[0]!.keys()].map((step) => `${step} ${sorted((one) => one.get(step)!)[4]!.toFixed(2)}`);
const row: Row = {
  set: "pages of dev",
  measure: "everything after the parse, built, CPU ms a page",
  value: `${whole[4]!.toFixed(2)} (least ${whole[0]!.toFixed(2)}; ${bySteps.join(", ")})`,
};
console.log(JSON.stringify(row));
