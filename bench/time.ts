/**
 * Measures time: expressions and values on TempEval-3 (TimeML, `../shared/data/timex`), the days of pages on the keys and on
 * news-stories with their known day withheld (each by itself, and among the others of its set: undated.ts), the days of events in data/corpus, and CPU. `npm run bench -- time`; `npx tsx bench/time.ts --misses`
 * prints what was read wrongly. A set that is not there is named as skipped.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { findArticle } from "../src/article/index.ts";
import { daysOf } from "../src/kit/edtf.ts";
import { readHeadline, readSentences } from "../src/language/index.ts";
import { loadArticleTables } from "../src/load/article-tables.ts";
import { loadWorldCalendar } from "../src/load/calendar.ts";
import { loadLanguageModels } from "../src/load/language.ts";
import { languageId } from "../src/load/language-id.ts";
import type { Article, Page, Sentence } from "../src/model/index.ts";
import { readPages } from "../src/page/index.ts";
import { captionsOf } from "../src/read/captions.ts";
import { datePage, findTimes, resolveTimes, timexOf } from "../src/time/index.ts";
import { pagesOf } from "../tools/golden.ts";
import { readCorpus } from "../tools/labelled.ts";
import { Days } from "./days.ts";
import { readLabelled } from "./labelled.ts";
import type { Row } from "./row.ts";
import { undatedRows } from "./undated.ts";

const SHARED = "../shared";
const KEYS = [
  { name: "seeds", pages: `${SHARED}/seeds`, keys: `${SHARED}/gold/seeds` },
  { name: "dev", pages: `${SHARED}/gold/dev`, keys: `${SHARED}/gold/dev` },
  { name: "examples", pages: "examples/pages", keys: "examples/keys" },
];
const STORIES = ["giveme5w1h-clusters", "basil"];

interface Sentences {
  readonly body: Sentence[];
  readonly title: Sentence | null;
  readonly captions: Sentence[];
}

type Say = (line: string) => void;

/** The rows of the part `time`. */
export function timeBench(say: Say = () => {}): Row[] {
  const reader = new Reader();
  const rows = timexRows(reader, say);
  for (const set of KEYS) rows.push(...keyRows(reader, set, say));
  for (const set of STORIES) rows.push(...storyRows(reader, set, say));
  rows.push(...undatedRows(say));
  rows.push(...corpusRows(say));
  return rows;
}

/** What the stages up to the day of a page need. */
class Reader {
  readonly language = loadLanguageModels("data");
  private readonly tables = loadArticleTables(pathToFileURL("data/"));
  private readonly calendar = loadWorldCalendar("data");
  private readonly identify = languageId();

  article(page: Page): Article {
    return findArticle(page, this.identify, this.tables);
  }

  sentences(article: Article): Sentences {
    return {
      captions: captionsOf({ ...article, published: null }, this.language),
      body: readSentences(article.body, this.language),
      title: article.title === null ? null : readHeadline(article.title, this.language),
    };
  }

  /** The day of the article, as if it printed none when `hidden`. */
  day(article: Article, { body, title, captions }: Sentences, hidden: boolean): string | null {
    const hints = article.publishedHints.filter((hint) => hint.kind !== "url");
    const seen = hidden ? { ...article, published: null, publishedIs: null, publishedHints: hints } : article;
    return datePage(seen, body, findTimes(body), this.calendar, title, captions).published;
  }
}

// --- expressions -------------------------------------------------------------------------------------------------

interface TimexPage {
  readonly dct: string;
  readonly text: string;
  readonly timex: readonly { start: number; end: number; type: string; value: string; text: string }[];
}

/** TempEval-3 Task A: spans strictly and relaxed, and the value and type of those that overlap. */
function timexRows(reader: Reader, say: Say): Row[] {
  const set = "timex dev";
  const file = `${SHARED}/data/timex/tbaq_dev.jsonl.gz`;
  if (!existsSync(file)) return [{ set, measure: "skipped: not here", value: "–" }];
  const count = { gold: 0, system: 0, strict: 0, relaxed: 0, value: 0, type: 0 };
  let spent = 0;
  let characters = 0;
  for (const page of linesOf<TimexPage>(file)) {
    const sentences = readSentences(page.text, reader.language);
    const before = process.cpuUsage();
    const times = resolveTimes(findTimes(sentences, { ranges: false }), sentences, page.dct.slice(0, 10));
    const used = process.cpuUsage(before);
    spent += used.user + used.system;
    characters += page.text.length;
    const answers = times.map((time) => ({ time, ...timexOf(time, page.dct.slice(0, 10)) }));
    const taken = new Set<number>();
    count.gold += page.timex.length;
    count.system += answers.length;
    for (const want of page.timex) {
      const same = (at: number) => answers[at]!.time.start === want.start && answers[at]!.time.end === want.end;
      const touches = (at: number) => answers[at]!.time.start < want.end && answers[at]!.time.end > want.start;
      const free = [...answers.keys()].filter((at) => !taken.has(at) && touches(at));
      const at = free.find(same) ?? free[0];
      if (at === undefined) {
        say(`missed\t${page.dct.slice(0, 10)}\t${want.text}\t${want.value}\t${around(page.text, want)}`);
        continue;
      }
      taken.add(at);
      const got = answers[at]!;
      count.relaxed += 1;
      if (same(at)) count.strict += 1;
      else say(`span\t${want.text}\t${page.text.slice(got.time.start, got.time.end)}`);
      if (got.type === want.type) count.type += 1;
      if (got.value === want.value) count.value += 1;
      else {
        const values = `want ${want.value}\tgot ${got.value} (${got.time.tense})`;
        say(`value\t${page.dct.slice(0, 10)}\t${want.text}\t${values}\t${around(page.text, want)}`);
      }
    }
    for (const [at, one] of answers.entries()) {
      if (taken.has(at)) continue;
      say(`extra\t${page.text.slice(one.time.start, one.time.end)}\t${one.value}\t${around(page.text, one.time)}`);
    }
  }
  const f1 = (hits: number) => ((200 * hits) / (count.gold + count.system)).toFixed(1);
  return [
    { set, measure: "expressions, strict / relaxed F1", value: `${f1(count.strict)} / ${f1(count.relaxed)}` },
    { set, measure: "value F1 (type F1)", value: `${f1(count.value)} (${f1(count.type)})` },
    { set, measure: "CPU per 5,000 characters, cold", value: `${(spent / 1000 / (characters / 5000)).toFixed(2)} ms` },
  ];
}

// --- the day of pages --------------------------------------------------------------------------------------------

function keyRows(reader: Reader, set: { name: string; pages: string; keys: string }, say: Say): Row[] {
  if (!existsSync(set.keys)) return [{ set: set.name, measure: "skipped: not here", value: "–" }];
  const asPrinted = new Days();
  const hidden = new Days();
  let coarse = 0;
  for (const page of pagesOf(set.pages)) {
    const file = join(set.keys, `${page.id}.json`);
    if (!existsSync(file)) continue;
    const key = (JSON.parse(readFileSync(file, "utf8")) as { page?: { published: string | null } }).page;
    const article = reader.article(page);
    const sentences = reader.sentences(article);
    const got = reader.day(article, sentences, false);
    if (key?.published == null) {
      if (got === null || got.length < 10) coarse += 1;
      else say(`day\t${page.id}\twant none\tgot ${got}`);
      continue;
    }
    if (!asPrinted.add(key.published, got)) say(`day\t${page.id}\twant ${key.published}\tgot ${got}`);
    const without = reader.day(article, sentences, true);
    if (!hidden.add(key.published, without)) say(`hidden day\t${page.id}\twant ${key.published}\tgot ${without}`);
  }
  return [
    ...asPrinted.rows(set.name, "the page's day"),
    ...hidden.rows(set.name, "the same, its printed day hidden"),
    { set: set.name, measure: "days that cannot be known, left open", value: String(coarse) },
  ];
}

interface Story {
  readonly date?: string | null;
  readonly title: string;
  readonly text?: string;
  readonly paragraphs?: readonly string[];
}

/** Title and text alone are read; the day given by the set is the crawl's, and now and then days late. */
function storyRows(reader: Reader, set: string, say: Say): Row[] {
  const file = `${SHARED}/data/news-stories/${set}/dev.jsonl.gz`;
  if (!existsSync(file)) return [{ set, measure: "skipped: not here", value: "–" }];
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const days = new Days();
  for (const story of linesOf<Story>(file)) {
    if (story.date == null || daysOf(story.date.slice(0, 10)) === null) continue;
    const text = `${story.title}\n\n${story.text ?? story.paragraphs?.join("\n\n") ?? ""}`;
    const bytes = new TextEncoder().encode(text);
    const page = readPages({ file: "story.txt", id: "story", bytes }, { sha256, maxBytes: 20_000_000 })[0];
    if (page === undefined || !("kind" in page)) continue;
    const article = reader.article(page);
    const got = reader.day(article, reader.sentences(article), false);
    if (!days.add(story.date.slice(0, 10), got)) say(`story day\t${story.title}\twant ${story.date}\tgot ${got}`);
  }
  return days.rows(set, "the day, withheld");
}

/** Days of the events of data/corpus that are found, by their type: right where they lie within the key's, or open as the key is. */
function corpusRows(say: Say): Row[] {
  const entries = readCorpus();
  const readings = new Map(readLabelled(entries).map((reading) => [reading.id, reading]));
  return (["train", "dev", "test"] as const).flatMap((split) => {
    const count = { dated: 0, right: 0, open: 0, kept: 0 };
    for (const entry of entries.filter((one) => one.split === split)) {
      const found = [...(readings.get(entry.id)?.events ?? [])];
      for (const key of entry.events) {
        const at = found.findIndex((event) => event.type === key.type && event.mode === key.mode);
        if (at < 0) continue;
        const [event] = found.splice(at, 1);
        const want = daysOf(key.date);
        const got = daysOf(event!.date);
        if (want === null) {
          count.open += 1;
          if (got === null) count.kept += 1;
          continue;
        }
        count.dated += 1;
        if (got !== null && got.first >= want.first && got.last <= want.last) count.right += 1;
        else if (split !== "test") say(`corpus day\t${entry.id}\twant ${key.date}\tgot ${event!.date}\t${entry.text}`);
      }
    }
    return [
      {
        set: `corpus ${split}`,
        measure: "events found: day right / day left open where the key does",
        value: `${count.right} of ${count.dated} / ${count.kept} of ${count.open}`,
      },
    ];
  });
}

function around(text: string, span: { start: number; end: number }): string {
  return text.slice(Math.max(0, span.start - 60), span.end + 40).replaceAll(/\s+/g, " ");
}

function linesOf<T>(file: string): T[] {
  return gunzipSync(readFileSync(file))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const say = process.argv.includes("--misses") ? console.log : () => {};
  for (const row of timeBench(say)) console.log(`${row.set.padEnd(20)} ${row.measure.padEnd(72)} ${row.value}`);
}
