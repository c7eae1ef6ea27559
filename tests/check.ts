/**
 * What tests of the extractors share: sentences of ours go through the real layers, and what is read comes back in the one-line
 * notation: `checkFigures("Trade rose 5% in April.", { published: "2024-05-10" }, "trade | 5 % change | 2024-04")`.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { bareArticle } from "../bench/bare-article.ts";
import { buildActorTable, findMentions } from "../src/actors/index.ts";
import { eventNotation } from "../src/export/notation.ts";
import { readEvents } from "../src/extract/events/index.ts";
import type { EventLexicon } from "../src/extract/events/lexicon.ts";
import { readFigures } from "../src/extract/figures/index.ts";
import type { SayingLexicon } from "../src/extract/lexicon.ts";
import { readStatements } from "../src/extract/statements/index.ts";
import { type LanguageModels, readSentences } from "../src/language/index.ts";
import { loadEventLexicon } from "../src/load/events.ts";
import { loadLanguageModels } from "../src/load/language.ts";
import { loadSayingLexicon } from "../src/load/lexicon.ts";
import type { Analysis, Article, EventReading, FigureReading, StatementReading } from "../src/model/index.ts";
import { analysisOf } from "../src/read/analysis.ts";
import { findTimes, resolveTimes } from "../src/time/index.ts";

const DATA = join(import.meta.dirname, "..", "data");

interface Loaded {
  readonly language: LanguageModels;
  readonly actors: ReturnType<typeof buildActorTable>;
  readonly sayings: SayingLexicon;
  readonly events: EventLexicon;
}

let loaded: Loaded | null = null;

/** The models of data/, read once for a run of tests. */
export function models(): Loaded {
  if (loaded !== null) return loaded;
  const tables = readdirSync(DATA).filter((name) => name.endsWith(".tsv"));
  const files = Object.fromEntries(tables.map((name) => [name, readFileSync(join(DATA, name), "utf8")]));
  const language = loadLanguageModels(DATA);
  loaded = {
    language,
    actors: buildActorTable(files),
    sayings: loadSayingLexicon(DATA),
    events: loadEventLexicon(DATA, language.vectors),
  };
  return loaded;
}

export interface About {
  /** The day that the text speaks from, EDTF; null when it should not be known. */
  readonly published: string | null;
  readonly wording?: "original" | "reworded";
  readonly title?: string | null;
  /** Where its dateline stands. */
  readonly place?: string;
}

/** A text of ours as an analysis: sentences, names and days by the real layers, all of it the article's body. */
export function analyse(text: string, about: About): Analysis {
  const { language, actors } = models();
  const article = articleOf(text, about);
  const sentences = readSentences(text, language);
  const mentions = findMentions(article, sentences, actors, about.published);
  const times = resolveTimes(findTimes(sentences), sentences, about.published);
  return analysisOf({
    article,
    sentences,
    mentions,
    times,
    published: {
      published: about.published,
      publishedIs: about.published === null ? null : "stated",
      why: null,
      weekdays: [],
    },
  });
}

const articleOf = (text: string, about: About): Article => ({
  ...bareArticle(text, about.published),
  wording: about.wording ?? "original",
  title: about.title ?? null,
  dateline:
    about.place === undefined ? null : { text: about.place, place: about.place, month: null, day: null, agency: null },
});

const line = (parts: readonly (string | null | undefined)[]): string => {
  const shown = parts.map((part) => part ?? "-");
  while (shown.length > 1 && shown.at(-1) === "-") shown.pop();
  return shown.join(" | ");
};

/** `Okafor / NGA | direct | We agree | via Reuters | 2024-05-10 | asserts` */
export const statementLine = (s: StatementReading): string =>
  line([
    `${s.speaker ?? "-"}${s.speaks_for === null ? "" : ` / ${s.speaks_for}`}`,
    `${s.form} ${s.act}`,
    s.quote ?? (s.content === null ? null : `(${s.content})`),
    s.via === null ? null : `via ${s.via}`,
    s.date,
  ]);

/** `Norwegian exports | 12 % change | 2024-04 < 2023-04 | more than | Norway Customs` */
export const figureLine = (f: FigureReading): string =>
  line([
    f.what,
    `${f.value}${f.high === null ? "" : `-${f.high}`} ${f.unit} ${f.is}${f.direction === null ? "" : ` ${f.direction}`}${f.status === "expected" ? " expected" : ""}`,
    f.period === null && f.against === null ? null : `${f.period ?? "-"}${f.against === null ? "" : ` < ${f.against}`}`,
    f.bound,
    f.source,
  ]);

/** The statements of `text` are these lines, in their order; none for "". */
export function checkStatements(text: string, about: About, ...lines: readonly string[]): void {
  const analysis = analyse(text, about);
  const found = readStatements(analysis, models().sayings);
  for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.evidence);
  expect(found.map(statementLine)).toEqual(lines.filter((one) => one !== ""));
}

/** The figures of `text` are these lines, in their order; none for "". */
export function checkFigures(text: string, about: About, ...lines: readonly string[]): void {
  const analysis = analyse(text, about);
  const found = readFigures(analysis, models().sayings);
  for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.evidence);
  expect(found.map(figureLine)).toEqual(lines.filter((one) => one !== ""));
}

/** Is a data file of the repository there? Some tests need the models. */
export const hasModels = (): boolean => existsSync(join(DATA, "models", "parser-accurate.bin.gz"));

/** The events of `text` are these lines (docs/notation.md), in their order; none for "". */
export function checkEvents(text: string, about: About, ...lines: readonly string[]): void {
  expect(eventsOf(text, about).map(eventNotation)).toEqual(lines.filter((one) => one !== ""));
}

/** The events of a text of ours, through the real layers; each shown to stand where it says. */
export function eventsOf(text: string, about: About): EventReading[] {
  const analysis = analyse(text, about);
  const found = readEvents(analysis, readStatements(analysis, models().sayings), models().events);
  for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.evidence);
  return found;
}
