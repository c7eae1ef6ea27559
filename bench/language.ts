/**
 * How well words, sentences, tags and trees are read, on treebanks outside the repository: npm run bench -- language
 *
 * Tags and trees are scored on gold words, trees on our own tags, punctuation included. Tokens per second of processor time.
 * Core relations are those that events are read from, as labelled F1.
 */
import { splitSentences } from "../src/language/index.ts";
import { loadLanguageModels } from "../src/load/language.ts";
import { evaluationSets, haveTreebanks, type TreebankSentence } from "../tools/train/conllu.ts";
import { scoreTrees } from "../tools/train/parser-trainer.ts";
import { scoreTags } from "../tools/train/tagger-trainer.ts";
import type { Row } from "./row.ts";

interface Scores {
  readonly tokenF1: number;
  readonly sentenceF1: number;
  readonly upos: number;
  readonly xpos: number;
}

const measures: readonly (readonly [keyof Scores, string])[] = [
  ["tokenF1", "tokens F1"],
  ["sentenceF1", "sentences F1"],
  ["upos", "UPOS"],
  ["xpos", "XPOS"],
];

/** Words, sentences, tags, trees and speed of each set; one row that says so where the treebanks are not at hand. */
export async function languageBench(): Promise<Row[]> {
  if (!haveTreebanks()) return [{ set: "treebanks", measure: "skipped", value: "../shared/data/ud is not here" }];
  const models = loadLanguageModels("data", "fast");
  const parsers = { fast: models.parser, accurate: loadLanguageModels("data", "accurate").parser };
  const rows: Row[] = [];
  for (const [set, sentences] of evaluationSets()) {
    const { upos, xpos } = scoreTags(models.tagger, sentences);
    const words = sentences.reduce((sum, sentence) => sum + sentence.forms.length, 0);
    const scores: Scores = { ...scoreSplit(sentences), upos, xpos };
    for (const [key, measure] of measures) rows.push({ set, measure, value: scores[key].toFixed(2) });
    for (const kind of ["fast", "accurate"] as const) {
      const before = process.cpuUsage().user;
      const { uas, las, core } = scoreTrees(parsers[kind], models.tagger, sentences);
      const seconds = (process.cpuUsage().user - before) / 1e6;
      rows.push(
        { set, measure: `UAS, ${kind}`, value: uas.toFixed(2) },
        { set, measure: `LAS, ${kind}`, value: las.toFixed(2) },
        { set, measure: `core relations F1, ${kind}`, value: core.toFixed(2) },
        { set, measure: `tokens a second, tags and ${kind} trees`, value: String(Math.round(words / seconds)) },
      );
    }
  }
  return rows;
}

/** F1 of words and of sentences by their offsets, on the text put together from the sentences and paragraphs. */
export function scoreSplit(sentences: readonly TreebankSentence[]): { tokenF1: number; sentenceF1: number } {
  let text = "";
  const goldTokens = new Set<string>();
  const goldSentences = new Set<string>();
  for (const sentence of sentences) {
    if (text !== "") text += sentence.opensParagraph ? "\n\n" : " ";
    const start = text.length;
    let at = 0;
    for (const form of sentence.forms) {
      const found = sentence.text.indexOf(form, at);
      if (found < 0) continue;
      goldTokens.add(`${start + found} ${start + found + form.length}`);
      at = found + form.length;
    }
    text += sentence.text;
    goldSentences.add(`${start} ${text.length}`);
  }
  const split = splitSentences(text);
  const ours = split.starts.map((start, i) => `${start} ${split.ends[i]}`);
  const oursSentences = split.firsts.map((first, s) => `${split.starts[first]} ${split.ends[split.lasts[s]!]}`);
  return { tokenF1: f1(goldTokens, ours), sentenceF1: f1(goldSentences, oursSentences) };
}

const f1 = (gold: ReadonlySet<string>, found: readonly string[]): number =>
  (200 * found.filter((one) => gold.has(one)).length) / (gold.size + found.length);
