/**
 * How well words, sentences, tags, features, trees and names are read, on sets outside the repository, beside the peers that
 * run here; how large the models are and how soon the first sentence is read: npm run bench -- language
 *
 * Tags and trees are scored on gold words, trees on our own tags, punctuation included. Tokens per second of processor time.
 * Core relations are those that events are read from, as labelled F1. Names five-fold: a fifth of UNER EWT dev and Wikigold
 * is found by a model that learned from everything but it; this trains twenty networks, which takes some ten minutes and g++.
 * The model is told whose way of marking names is followed, and judges a word with an eye on its page; of Wikigold, which has
 * no pages, a block of 20 sentences that follow each other counts as one, all of them in one fifth.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { featuresOf } from "../src/language/features.ts";
import { type LanguageModels, splitSentences } from "../src/language/index.ts";
import { loadLanguageModels } from "../src/load/language.ts";
import type { Upos } from "../src/model/index.ts";
import { workFolder } from "../tools/train/cnn/train.ts";
import { evaluationSets, haveTreebanks, type TreebankSentence } from "../tools/train/conllu.ts";
import { type NamedSentence, readNamed } from "../tools/train/names-data.ts";
import { fiveFolds, type NamesScore, namesSets, scoreNames } from "../tools/train/names-trainer.ts";
import { scoreTrees } from "../tools/train/parser-trainer.ts";
import { scoreTags } from "../tools/train/tagger-trainer.ts";
import { coreferenceBench } from "./coreference.ts";
import { peerNames, peerTags } from "./language-peers.ts";
import type { Row } from "./row.ts";

/** One row that says so where the treebanks are not at hand. */
export async function languageBench(): Promise<Row[]> {
  const rows = [...sizeRows(), ...firstSentenceRows()];
  if (!haveTreebanks())
    return [...rows, { set: "treebanks", measure: "skipped", value: "../shared/data/ud is not here" }];
  const models = loadLanguageModels("data", "fast");
  const parsers = { fast: models.parser, accurate: loadLanguageModels("data", "accurate").parser };
  for (const [set, sentences] of evaluationSets()) {
    const words = sentences.reduce((sum, sentence) => sum + sentence.forms.length, 0);
    const row = (measure: string, value: number, digits = 2): number =>
      rows.push({ set, measure, value: value.toFixed(digits) });
    const { tokenF1, sentenceF1 } = scoreSplit(sentences);
    row("tokens F1", tokenF1);
    row("sentences F1", sentenceF1);
    const tags = scoreTags(models.tagger, sentences);
    row("UPOS", tags.upos);
    row("XPOS", tags.xpos);
    const out = new Uint8Array(512);
    const [, tagSeconds] = timed(() => {
      for (const { forms } of sentences) models.tagger.tag(forms, out);
    });
    row("tokens a second, tags, words known", words / tagSeconds, 0);
    rows.push(...peerTags(set, sentences));
    row("tense, mood, form, voice, number, person F1", scoreFeatures(models, sentences));
    for (const kind of ["fast", "accurate"] as const) {
      const [{ uas, las, core }, seconds] = timed(() => scoreTrees(parsers[kind], models.tagger, sentences));
      row(`UAS, ${kind}`, uas);
      row(`LAS, ${kind}`, las);
      row(`core relations F1, ${kind}`, core);
      row(`tokens a second, tags and ${kind} trees`, words / seconds, 0);
    }
  }
  return [...rows, ...nameRows(models), ...coreferenceBench()];
}

function timed<T>(work: () => T): [T, number] {
  const before = process.cpuUsage().user;
  const result = work();
  return [result, (process.cpuUsage().user - before) / 1e6];
}

const MODELS = "data/models";

function sizeRows(): Row[] {
  const files = readdirSync(MODELS).filter((name) => name.endsWith(".gz"));
  const size = (name: string): number => statSync(`${MODELS}/${name}`).size;
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
  return [
    ...files.map((name) => ({ set: "models", measure: `${name}, gzipped`, value: mb(size(name)) })),
    { set: "models", measure: "all, gzipped", value: mb(files.reduce((sum, name) => sum + size(name), 0)) },
  ];
}

/** Median of five processes. */
function firstSentenceRows(): Row[] {
  return ["accurate", "fast"].map((kind) => {
    const times = Array.from({ length: 5 }, () => {
      const args = ["--import", "tsx", "bench/first-sentence.ts", kind];
      return Number(spawnSync(process.execPath, args, { encoding: "utf8" }).stdout.split(" ")[1]);
    }).sort((a, b) => a - b);
    return { set: "models", measure: `load and first sentence, ${kind}`, value: `${times[2]!.toFixed(0)} ms` };
  });
}

/** F1 of the features that `featuresOf` gives, on gold words, our own tags and trees. */
function scoreFeatures({ tagger, parser }: LanguageModels, sentences: readonly TreebankSentence[]): number {
  const tags = new Uint8Array(512);
  const heads = new Int32Array(512);
  const labels = new Uint8Array(512);
  let gold = 0;
  let given = 0;
  let right = 0;
  for (const { forms, feats } of sentences) {
    tagger.tag(forms, tags);
    parser.parse(forms, tags, heads, labels);
    const words = forms.map((form, i) => {
      const [upos, xpos] = tagger.pairs[tags[i]!]!;
      const norm = form.toLowerCase().replaceAll("’", "'");
      return { norm, upos: upos as Upos, xpos, head: heads[i]!, deprel: parser.grammar.labels[labels[i]!]! };
    });
    feats.forEach((field, i) => {
      const wanted = field.split("|").filter((one) => /^(?:Mood|Number|Person|Tense|VerbForm|Voice)=/.test(one));
      const found = Object.entries(featuresOf(words, i)).map(([name, value]) => `${name}=${value}`);
      gold += wanted.length;
      given += found.length;
      right += found.filter((one) => wanted.includes(one)).length;
    });
  }
  return (200 * right) / (gold + given);
}

function nameRows({ names, tagger }: LanguageModels): Row[] {
  const measured: readonly (readonly [string, readonly NamedSentence[]])[] = [
    ["UNER EWT dev", readNamed("uner_ewt_dev")],
    ["Wikigold dev", readNamed("wikigold_dev")],
  ];
  if (measured.some(([, set]) => set.length === 0))
    return [{ set: "names", measure: "skipped", value: "../shared/data/ner is not here" }];
  const row = (set: string, measure: string, { strict, spans, precision, recall }: NamesScore): Row => ({
    set,
    measure,
    value: `${strict.toFixed(2)} (P ${precision.toFixed(1)} R ${recall.toFixed(1)}; of spans alone ${spans.toFixed(2)})`,
  });
  const sets = namesSets();
  const rows = sets.apart.map(({ name, set, sentences }) =>
    row(name, "names, strict F1, the model as shipped", scoreNames(names, tagger, sentences, set)),
  );
  if (spawnSync("g++", ["--version"]).status === 0) {
    for (const { set, score } of fiveFolds(sets, tagger, workFolder("bench-names")))
      rows.push(row(set === "uner" ? "UNER EWT dev" : "Wikigold dev", "names, strict F1, five-fold", score));
  } else rows.push({ set: "names", measure: "five-fold: skipped", value: "no g++ here" });
  return [...rows, ...measured.map(([set, sentences]) => peerNames(set, sentences))];
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
