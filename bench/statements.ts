/**
 * Measures attributions on the dev part of PolNeAR (Newell et al., LREC 2018; measured only, never trained on): of the contents
 * marked there, how many words are found and how many found are right; of the attributions found, how many have the right source
 * and the cue. `npx tsx bench/statements.ts [--misses] [--train] [N]`. A set that is not there is left out.
 *
 * PolNeAR marks beliefs, plans, polls and questions too, where GOLD.md's record keeps sayings: so what is scored are all attributions
 * that `readout explain` shows, and beside them the statements of the record alone. An attribution is found where at least half of its
 * content's words are in one of ours, the one with most of them and least else. A source is right where it shares a word.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { findMentions } from "../src/actors/index.ts";
import { type Attribution, readAttributions } from "../src/extract/statements/attributions.ts";
import { findNames, readSentences } from "../src/language/index.ts";
import { loadActorTable } from "../src/load/actors.ts";
import { loadLanguageModels } from "../src/load/language.ts";
import { loadSayingLexicon } from "../src/load/lexicon.ts";
import type { Analysis } from "../src/model/index.ts";
import { findTimes, resolveTimes } from "../src/time/index.ts";
import { bareArticle } from "./bare-article.ts";
import type { Row } from "./row.ts";

type Spans = readonly (readonly [number, number])[];

interface PolnearPage {
  readonly text: string;
  readonly date: string;
  readonly attributions: readonly { readonly source: Spans; readonly cue: Spans; readonly content: Spans }[];
}

/** The rows of the table; none where the set is missing. `most` bounds the pages read; `part` "train" is for looking at misses. */
export function statementsBench(showMisses = false, most = Number.POSITIVE_INFINITY, part = "dev"): Row[] {
  const file = join(import.meta.dirname, "..", "..", "shared", "data", "polnear", `${part}.jsonl.gz`);
  if (!existsSync(file)) return [];
  const data = join(import.meta.dirname, "..", "data");
  const language = loadLanguageModels(data);
  const actors = loadActorTable(data);
  const lexicon = loadSayingLexicon(data);
  const lines = gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");
  const all = { ...ZERO, kinds: new Map<string, [number, number]>() };
  const record = { ...ZERO, kinds: new Map<string, [number, number]>() };
  for (const line of lines.slice(0, most)) {
    // The file is the set's own; its shape is told in its README.
    const page = JSON.parse(line) as PolnearPage;
    const { text } = page;
    const published = page.date.slice(0, 10);
    const sentences = readSentences(text, language);
    const article = bareArticle(text, published);
    const mentions = findMentions(
      article,
      sentences,
      actors,
      published,
      (sentence, first, last) =>
        findNames(sentence, language).find((name) => name.first === first && name.last === last) ?? null,
    );
    const times = resolveTimes(findTimes(sentences), sentences, published);
    const analysis: Analysis = {
      article,
      sentences,
      mentions,
      mentionsBySentence: sentences.map((one) => mentions.filter((mention) => mention.sentence === one.index)),
      times,
      timesBySentence: sentences.map((one) => times.filter((time) => time.sentence === one.index)),
      published: { published, publishedIs: "stated", why: null, weekdays: [] },
    };
    const found = readAttributions(analysis, lexicon);
    tally(all, page, found, showMisses);
    tally(
      record,
      page,
      found.filter((one) => one.kind === "statement"),
      false,
    );
  }
  if (showMisses)
    for (const [kind, [right, given]] of all.kinds)
      console.log(`kind\t${kind}\t${right}\t${given}\t${cent(right, given)}`);
  return [...rowsOf(`polnear ${part}`, all), ...rowsOf(`polnear ${part}, statements of the record alone`, record)];
}

interface Tally {
  goldWords: number;
  foundWords: number;
  bothWords: number;
  gold: number;
  hit: number;
  source: number;
  cue: number;
  given: number;
  /** Words right and given by kind. */
  readonly kinds: Map<string, [number, number]>;
}

const ZERO = { goldWords: 0, foundWords: 0, bothWords: 0, gold: 0, hit: 0, source: 0, cue: 0, given: 0 };

function tally(
  sums: Tally,
  { text, attributions }: PolnearPage,
  found: readonly Attribution[],
  showMisses: boolean,
): void {
  const words = [...text.matchAll(/[\p{L}\d]+/gu)].map((match) => match.index);
  const inGold = cover(
    words,
    attributions.flatMap((one) => one.content),
  );
  const covers = found.map((one) => cover(words, pairs(one.content)));
  const inFound = new Set(covers.flatMap((one) => [...one]));
  sums.goldWords += inGold.size;
  sums.foundWords += inFound.size;
  for (const word of inGold) if (inFound.has(word)) sums.bothWords += 1;
  sums.given += found.length;
  found.forEach((one, i) => {
    const label = one.kind;
    const kind = sums.kinds.get(label) ?? [0, 0];
    for (const word of covers[i]!) if (inGold.has(word)) kind[0] += 1;
    kind[1] += covers[i]!.size;
    sums.kinds.set(label, kind);
  });
  for (const want of attributions) {
    if (want.content.length === 0) continue;
    sums.gold += 1;
    const wanted = cover(words, want.content);
    let best: Attribution | null = null;
    let most = 0;
    let size = 0;
    found.forEach((one, i) => {
      let both = 0;
      for (const word of wanted) if (covers[i]!.has(word)) both += 1;
      // Of those that hold as many of its words, the one that holds the fewest others.
      if (both > most || (both === most && both > 0 && covers[i]!.size < size)) {
        most = both;
        best = one;
        size = covers[i]!.size;
      }
    });
    const one = best as Attribution | null;
    if (one === null || most * 2 < wanted.size) {
      if (showMisses)
        console.log(
          `missed\t${textOf(text, want.source)} | ${textOf(text, want.cue)} | ${textOf(text, want.content).slice(0, 140)}`,
        );
      continue;
    }
    sums.hit += 1;
    if (want.cue.some(([start, end]) => one.cue.start < end && one.cue.end > start)) sums.cue += 1;
    else if (showMisses)
      console.log(
        `cue\twant ${textOf(text, want.cue)} got ${text.slice(one.cue.start, one.cue.end)}\t${textOf(text, want.content).slice(0, 140)}`,
      );
    const own = one.source === null ? "" : text.slice(one.source.start, one.source.end);
    if (want.source.length === 0 || shares(textOf(text, want.source), `${own} ${one.speaker ?? ""}`)) sums.source += 1;
    else if (showMisses)
      console.log(
        `source\twant ${textOf(text, want.source)} got ${own} (${one.speaker})\t${text.slice(one.cue.start, one.cue.end)}\t${textOf(text, want.content).slice(0, 140)}`,
      );
  }
}

function rowsOf(set: string, sums: Tally): Row[] {
  const recall = sums.bothWords / (sums.goldWords || 1);
  const precision = sums.bothWords / (sums.foundWords || 1);
  const f1 = (2 * recall * precision) / (recall + precision || 1);
  return [
    {
      set,
      measure: "content words",
      value: `F1 ${(100 * f1).toFixed(1)} (recall ${(100 * recall).toFixed(1)}, precision ${(100 * precision).toFixed(1)})`,
    },
    {
      set,
      measure: "attributions found",
      value: `${cent(sums.hit, sums.gold)} (${sums.hit} / ${sums.gold}; ${sums.given} given)`,
    },
    { set, measure: "source of those found", value: cent(sums.source, sums.hit) },
    { set, measure: "cue of those found", value: cent(sums.cue, sums.hit) },
  ];
}

const cent = (part: number, whole: number): string => ((100 * part) / (whole || 1)).toFixed(1);

const pairs = (spans: readonly { readonly start: number; readonly end: number }[]): [number, number][] =>
  spans.map(({ start, end }) => [start, end]);

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
  for (const row of statementsBench(
    process.argv.includes("--misses"),
    most,
    process.argv.includes("--train") ? "train" : "dev",
  ))
    console.log(`${row.set}\t${row.measure}\t${row.value}`);
}
