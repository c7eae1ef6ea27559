/**
 * Measures attributions on the dev part of PolNeAR (Newell et al., LREC 2018; measured only, never trained on): of the contents
 * marked there, how many tokens are found and how many found are right; of the contents found, how many have the right source.
 * `npx tsx bench/statements.ts [--misses] [N]`. A set that is not there is left out.
 *
 * PolNeAR marks beliefs, polls and plans too, and names sources by their words; here a source is right where it shares a word.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { findMentions } from "../src/actors/index.ts";
import { readStatements } from "../src/extract/statements/index.ts";
import { readSentences } from "../src/language/index.ts";
import { loadActorTable } from "../src/load/actors.ts";
import { loadLanguageModels } from "../src/load/language.ts";
import { loadSayingLexicon } from "../src/load/lexicon.ts";
import type { Analysis, StatementReading } from "../src/model/index.ts";
import { findTimes, resolveTimes } from "../src/time/index.ts";
import { bareArticle } from "./bare-article.ts";
import type { Row } from "./row.ts";

type Spans = readonly (readonly [number, number])[];

interface PolnearPage {
  readonly text: string;
  readonly date: string;
  readonly attributions: readonly { readonly source: Spans; readonly cue: Spans; readonly content: Spans }[];
}

/** The rows of the table; none where the set is missing. `most` bounds the pages read. */
export function statementsBench(showMisses = false, most = Number.POSITIVE_INFINITY): Row[] {
  const file = join(import.meta.dirname, "..", "..", "shared", "data", "polnear", "dev.jsonl.gz");
  if (!existsSync(file)) return [];
  const data = join(import.meta.dirname, "..", "data");
  const language = loadLanguageModels(data);
  const actors = loadActorTable(data);
  const lexicon = loadSayingLexicon(data);
  const lines = gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");
  let goldWords = 0;
  let foundWords = 0;
  let bothWords = 0;
  let gold = 0;
  let hit = 0;
  let source = 0;
  let cue = 0;
  let given = 0;
  for (const line of lines.slice(0, most)) {
    // The file is the set's own; its shape is told in its README.
    const { text, date, attributions } = JSON.parse(line) as PolnearPage;
    const published = date.slice(0, 10);
    const sentences = readSentences(text, language);
    const article = bareArticle(text, published);
    const mentions = findMentions(article, sentences, actors, published);
    const times = resolveTimes(findTimes(sentences), sentences, published);
    const analysis: Analysis = {
      article,
      sentences,
      mentions,
      mentionsBySentence: sentences.map((one) => mentions.filter((mention) => mention.sentence === one.index)),
      times,
      timesBySentence: sentences.map((one) => times.filter((time) => time.sentence === one.index)),
      published: { published, publishedIs: "stated", why: null },
    };
    const statements = readStatements(analysis, lexicon);
    const words = [...text.matchAll(/[\p{L}\d]+/gu)].map((match) => match.index);
    const inGold = cover(
      words,
      attributions.flatMap((one) => one.content),
    );
    const inFound = cover(
      words,
      statements.flatMap((one) => contentSpans(text, one)),
    );
    goldWords += inGold.size;
    foundWords += inFound.size;
    for (const word of inGold) if (inFound.has(word)) bothWords += 1;
    given += statements.length;
    for (const want of attributions) {
      if (want.content.length === 0) continue;
      gold += 1;
      const wanted = cover(words, want.content);
      let best: StatementReading | null = null;
      let most2 = 0;
      for (const one of statements) {
        const mine = cover(words, contentSpans(text, one));
        let both = 0;
        for (const word of wanted) if (mine.has(word)) both += 1;
        if (both > most2) {
          most2 = both;
          best = one;
        }
      }
      if (best === null || most2 * 2 < wanted.size) {
        if (showMisses)
          console.log(
            `missed\t${textOf(text, want.source)} | ${textOf(text, want.cue)} | ${textOf(text, want.content).slice(0, 140)}`,
          );
        continue;
      }
      hit += 1;
      const verb = best.because.act;
      if (verb !== undefined && want.cue.some(([start, end]) => verb[0] < end && verb[1] > start)) cue += 1;
      const named =
        shares(textOf(text, want.source), `${best.speaker ?? ""} ${best.speakers.join(" ")}`) ||
        want.source.length === 0;
      if (named) source += 1;
      else if (showMisses)
        console.log(
          `source\twant ${textOf(text, want.source)} got ${best.speaker} (${best.by})\t${best.evidence.slice(0, 160).replaceAll("\n", " ")}`,
        );
    }
  }
  const recall = bothWords / (goldWords || 1);
  const precision = bothWords / (foundWords || 1);
  const f1 = (2 * recall * precision) / (recall + precision || 1);
  const cent = (part: number, whole: number): string => ((100 * part) / (whole || 1)).toFixed(1);
  return [
    {
      set: "polnear dev",
      measure: "content words",
      value: `F1 ${(100 * f1).toFixed(1)} (recall ${(100 * recall).toFixed(1)}, precision ${(100 * precision).toFixed(1)})`,
    },
    {
      set: "polnear dev",
      measure: "attributions found",
      value: `${cent(hit, gold)} (${hit} / ${gold}; ${given} given)`,
    },
    { set: "polnear dev", measure: "source of those found", value: cent(source, hit) },
    { set: "polnear dev", measure: "cue of those found", value: cent(cue, hit) },
  ];
}

/** Where a statement's words stand: its quotation's pieces and its content. */
function contentSpans(text: string, one: StatementReading): [number, number][] {
  const spans: [number, number][] = [];
  const add = (part: string): void => {
    const at = text.indexOf(part, one.start);
    if (at >= 0 && at < one.end + part.length) spans.push([at, at + part.length]);
  };
  if (one.content !== null) add(one.content);
  if (one.quote !== null) for (const part of one.quote.split(" … ")) add(part);
  return spans;
}

const cover = (words: readonly number[], spans: Spans): Set<number> =>
  new Set(words.filter((at) => spans.some(([start, end]) => at >= start && at < end)));

const textOf = (text: string, spans: Spans): string => spans.map(([start, end]) => text.slice(start, end)).join(" … ");

function shares(a: string, b: string): boolean {
  const x = new Set(a.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []);
  if (/^(?:he|she|it|they|who|we|i)$/i.test(a.trim())) return b.trim() !== "";
  return (b.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []).some((word) => x.has(word) && word !== "the");
}

if (process.argv[1] === import.meta.filename) {
  const most = process.argv
    .slice(2)
    .map(Number)
    .find((one) => one > 0);
  for (const row of statementsBench(process.argv.includes("--misses"), most))
    console.log(`${row.set}\t${row.measure}\t${row.value}`);
}
