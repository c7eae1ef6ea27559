import { existsSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { readInput } from "./inputs.ts";

/** One sentence of a treebank, columns as lists. `heads` are indices, -1 for the root. */
export interface TreebankSentence {
  readonly document: string;
  /** Does a paragraph begin with it? */
  readonly opensParagraph: boolean;
  readonly text: string;
  readonly forms: readonly string[];
  readonly lemmas: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
  readonly misc: readonly string[];
  readonly feats: readonly string[];
}

/** The sentences of a CoNLL-U file, gzipped or not. */
export function readTreebank(file: string): TreebankSentence[] {
  const bytes = readInput(file, basename(file));
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const sentences: TreebankSentence[] = [];
  let document = "";
  for (const block of text.split("\n\n")) {
    if (block.trim() === "") continue;
    let opensParagraph = false;
    let words = "";
    const rows: string[][] = [];
    for (const line of block.split("\n")) {
      if (line.startsWith("# newdoc id = ")) {
        document = line.slice(14);
        opensParagraph = true;
      } else if (line.startsWith("# newpar")) {
        opensParagraph = true;
      } else if (line.startsWith("# text = ")) {
        words = line.slice(9);
      } else if (/^\d+\t/.test(line)) {
        rows.push(line.split("\t"));
      }
    }
    sentences.push({
      document,
      opensParagraph,
      text: words,
      forms: rows.map((row) => row[1]!),
      lemmas: rows.map((row) => row[2]!),
      upos: rows.map((row) => row[3]!),
      xpos: rows.map((row) => row[4]!),
      heads: rows.map((row) => Number(row[6]) - 1),
      deprels: rows.map((row) => plainRelation(row[7]!)),
      misc: rows.map((row) => row[9]!),
      feats: rows.map((row) => row[5]!),
    });
  }
  return sentences;
}

/** Older and rarer subtypes are merged, so that the corpora agree. */
function plainRelation(deprel: string): string {
  if (deprel.startsWith("flat:")) return "flat";
  if (deprel === "advcl:relcl" || deprel === "acl:cleft") return deprel.slice(0, deprel.indexOf(":"));
  if (/^(?:obl|nmod):(?:tmod|npmod)$/.test(deprel)) return `${deprel.slice(0, deprel.indexOf(":"))}:unmarked`;
  return deprel;
}

/** Genres of GUM whose texts may be used freely; fiction, whow, essay, letter, podcast and conversation stay out. */
const freeGenres = /^GUM_(?:news|interview|speech|bio|voyage|textbook|vlog|academic)_/;

/** Is it of a document of GUM that may be learned from? */
export const freeGum = (sentence: TreebankSentence): boolean => freeGenres.test(sentence.document);

export const dataFolder = process.env.READOUT_UD ?? "../shared/data/ud";
export const haveTreebanks = (): boolean => existsSync(`${dataFolder}/en_ewt-train.conllu.gz`);

/** What the models learn from: EWT and the free genres of GUM. */
export function trainingSentences(): TreebankSentence[] {
  return [
    ...readTreebank(`${dataFolder}/en_ewt-train.conllu.gz`),
    ...readTreebank(`${dataFolder}/en_gum-train.conllu.gz`).filter(freeGum),
  ];
}

const isNews = (sentence: TreebankSentence): boolean => sentence.document.startsWith("GUM_news_");

/** The sets that models are chosen on and measured with, by name. */
export function evaluationSets(): Map<string, TreebankSentence[]> {
  const gumDev = readTreebank(`${dataFolder}/en_gum-dev.conllu.gz`);
  const gumTest = readTreebank(`${dataFolder}/en_gum-test.conllu.gz`);
  return new Map([
    ["EWT dev", readTreebank(`${dataFolder}/en_ewt-dev.conllu.gz`)],
    ["GUM dev", gumDev],
    ["EWT test", readTreebank(`${dataFolder}/en_ewt-test.conllu.gz`)],
    ["GUM test", gumTest],
    ["GUM news", [...gumDev.filter(isNews), ...gumTest.filter(isNews)]],
    ["PUD", readTreebank(`${dataFolder}/en_pud-test.conllu.gz`)],
  ]);
}
