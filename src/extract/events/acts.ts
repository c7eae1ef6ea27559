/**
 * Which act a word tells of that the lexicon does not list: a small network over the word, its object and complement, the words
 * around it (GloVe vectors, which know words used alike) and how the parties stand to it. "Ankara gave away suits to five
 * countries" is aid though no entry has "give away". Made by tools/fit-acts.ts, in data/models/acts.bin.gz.
 */

import { vectorSize, type WordVectors } from "../../language/lexicon.ts";
import { arrayOf, linesOf, openModel } from "../../language/model-file.ts";
import { children, dependent, isNegated, isPassive } from "../../language/tree.ts";
import type { Sentence, Token } from "../../model/index.ts";
import type { Party } from "../parties.ts";
import type { Filled } from "./fill.ts";
import type { EventLexicon } from "./lexicon.ts";

/** What is known of a predicate: words by the part they play (`PARTS`), and names of features. */
export interface ActFeatures {
  readonly words: readonly WordPart[];
  /** Words of the whole sentence: the same list for all its predicates. */
  readonly context: readonly WordPart[];
  readonly names: readonly string[];
}

export type WordPart = readonly [part: number, word: string, weight: number];

/** The parts that words play: the predicate, its object, its complement, the others of its clause, those of its sentence. */
export const PARTS = 5;

export interface ActModel {
  /** "CONSULT/visit", "AID", …; the first is "none". */
  readonly codes: readonly string[];
  /** Below this chance an act is not worth weighing. */
  readonly threshold: number;
  /** Chances of the codes, in their order; they sum to 1. */
  readonly chances: (features: ActFeatures) => Float64Array;
}

/** The model in the bytes of its file, unzipped. Throws on a file of another kind. */
export function openActs(bytes: Uint8Array, vectors: WordVectors): ActModel {
  const file = openModel(bytes, "acts");
  const codes = linesOf(file, "codes");
  const names = new Map(linesOf(file, "names").map((name, i) => [name, i]));
  const nets = Number(file.meta.nets);
  // Rows of hidden numbers, those of all networks side by side: for each number of each part's vector, then for each name.
  const inputs = arrayOf(file, "inputs", Int8Array);
  const inputScales = arrayOf(file, "inputScales", Float32Array);
  const bias = arrayOf(file, "bias", Float32Array);
  const out = arrayOf(file, "out", Float32Array);
  const outBias = arrayOf(file, "outBias", Float32Array);
  const width = bias.length;
  const own = width / nets;
  const count = codes.length;
  const known = Array.from({ length: PARTS }, () => new Map<string, Float32Array | null>());
  const rowOf = (part: number, word: string): Float32Array | null => {
    const rows = known[part]!;
    let row = rows.get(word);
    if (row === undefined) {
      const id = vectors.ids.get(word);
      row = id === undefined ? null : new Float32Array(width);
      if (id !== undefined && row !== null)
        for (let d = 0; d < vectorSize; d += 1) {
          const at = part * vectorSize + d;
          const scale = (vectors.rows[id * vectorSize + d]! / SCALE) * inputScales[at]!;
          for (let h = 0; h < width; h += 1) row[h]! += scale * inputs[at * width + h]!;
        }
      if (rows.size > MOST_ROWS) rows.clear();
      rows.set(word, row);
    }
    return row;
  };
  const hidden = new Float64Array(own);
  /** Adds the words' rows, the columns of one network. */
  const addWords = (to: Float64Array, net: number, words: readonly WordPart[]): void => {
    for (const [part, word, weight] of words) {
      const row = rowOf(part, word);
      if (row !== null) for (let h = 0; h < own; h += 1) to[h]! += weight * row[net * own + h]!;
    }
  };
  let around: readonly WordPart[] | null = null;
  /** What the context adds, a row for each network; made when a network is first asked about a sentence. */
  let grounds: (Float64Array | undefined)[] = [];
  const groundOf = (net: number, context: readonly WordPart[]): Float64Array => {
    const ground = new Float64Array(own);
    for (let h = 0; h < own; h += 1) ground[h] = bias[net * own + h]!;
    addWords(ground, net, context);
    return ground;
  };
  const shares = new Float64Array(count);
  /** What one network thinks of the predicate: `shares` of the codes, which sum to 1. */
  const judge = (net: number, { words, context }: ActFeatures, named: readonly number[]): void => {
    grounds[net] ??= groundOf(net, context);
    hidden.set(grounds[net]!);
    addWords(hidden, net, words);
    for (const name of named) {
      const row = PARTS * vectorSize + name;
      const scale = inputScales[row]!;
      const from = row * width + net * own;
      for (let h = 0; h < own; h += 1) hidden[h]! += scale * inputs[from + h]!;
    }
    for (let c = 0; c < count; c += 1) shares[c] = outBias[net * count + c]!;
    for (let h = 0; h < own; h += 1) {
      const on = tanh(hidden[h]!);
      const from = (net * own + h) * count;
      for (let c = 0; c < count; c += 1) shares[c]! += out[from + c]! * on;
    }
    let top = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < count; c += 1) if (shares[c]! > top) top = shares[c]!;
    let sum = 0;
    for (let c = 0; c < count; c += 1) sum += shares[c] = Math.exp(shares[c]! - top);
    for (let c = 0; c < count; c += 1) shares[c]! /= sum;
  };
  const chances = (features: ActFeatures): Float64Array => {
    if (features.context !== around) {
      around = features.context;
      grounds = [];
    }
    const named: number[] = [];
    for (const name of features.names) {
      const at = names.get(name);
      if (at !== undefined) named.push(at);
    }
    const mean = new Float64Array(count);
    for (let net = 0; net < nets; net += 1) {
      judge(net, features, named);
      // Most words tell of no act, and the first network says so.
      if (net === 0 && shares[0]! > SURE_OF_NONE) return shares.slice();
      for (let c = 0; c < count; c += 1) mean[c]! += shares[c]! / nets;
    }
    return mean;
  };
  return { codes, threshold: Number(file.meta.threshold), chances };
}

/** Where the first network is so sure that a word tells of no act, the others are not asked. */
const SURE_OF_NONE = 0.93;

/** `Math.tanh` takes several times as long. */
const tanh = (x: number): number => 1 - 2 / (Math.exp(2 * x) + 1);

/** What one step of a vector's whole numbers is worth. */
export const SCALE = 40;
/** How many words' rows are kept for each part: 5 MB of them. */
const MOST_ROWS = 4_000;

/** The features of a predicate whose parties are found. `fields`: of life, that the sentence speaks of (gate.ts). `taken`: tokens of mentions and days, whose words tell nothing of the act. */
export function actFeatures(
  sentence: Sentence,
  lexicon: EventLexicon,
  fields: readonly string[],
  context: readonly WordPart[],
  predicate: number,
  pos: "v" | "n",
  acting: Filled,
  receiving: Filled,
  taken: ReadonlySet<number>,
): ActFeatures {
  const token = sentence.tokens[predicate]!;
  const words: [number, string, number][] = [[0, token.lemma, 1]];
  const names: string[] = [`pos ${pos}`, `tag ${token.xpos}`, `relation ${token.deprel}`, `word ${token.lemma} ${pos}`];
  const object = pos === "v" ? dependent(sentence, predicate, "obj", "nsubj:pass") : verbOf(sentence, token);
  // What the lexicon knows of the words, even where none of its entries fits here.
  for (const type of typesOf(lexicon, token, pos)) names.push(`listed ${type}`);
  if (object !== null && !taken.has(object.index)) {
    words.push([1, object.lemma, 1]);
    names.push("object", `object ${object.lemma}`);
    for (const name of lexicon.classesOf.get(object.lemma) ?? []) names.push(`object of ${name}`);
    for (const type of typesOf(lexicon, object, "n")) names.push(`object listed ${type}`);
  }
  const complement = pos === "v" ? dependent(sentence, predicate, "xcomp", "ccomp", "advcl") : null;
  if (complement !== null) {
    words.push([2, complement.lemma, 1]);
    for (const type of typesOf(lexicon, complement, "v")) names.push(`complement listed ${type}`);
    names.push(`complement ${complement.deprel}`);
    if (isNegated(sentence, complement.index)) names.push("complement negated");
  }
  const below = children(sentence, predicate);
  const others = below
    .flatMap((child) => [child, ...children(sentence, child.index)])
    .filter((one) => isTelling(one, taken));
  for (const one of others) {
    words.push([3, one.lemma, 1 / others.length]);
    if (one === object) continue;
    for (const name of lexicon.classesOf.get(one.lemma) ?? []) names.push(`near ${name}`);
    if (one.upos === "NOUN") for (const type of typesOf(lexicon, one, "n")) names.push(`near listed ${type}`);
  }
  for (const child of below) {
    if (child.deprel === "compound:prt" || child.deprel === "case" || child.deprel === "mark")
      names.push(`with ${child.norm}`);
    if (child.deprel.startsWith("obl") || child.deprel.startsWith("nmod"))
      for (const one of children(sentence, child.index)) if (one.deprel === "case") names.push(`to ${one.norm}`);
    if (child.deprel === "aux") names.push(`aux ${child.lemma}`);
  }
  if (pos === "v" && isPassive(sentence, predicate)) names.push("passive");
  if (sentence.quotes.some((quote) => quote.start <= token.start && token.end <= quote.end)) names.push("quoted");
  names.push(
    `actor ${acting.slot} ${pos}`,
    `recipient ${receiving.slot} ${pos}`,
    `sides ${sideOf(acting.parties)} ${sideOf(receiving.parties)}`,
    `actor ${sideOf(acting.parties)}`,
    `recipient ${sideOf(receiving.parties)}`,
  );
  for (const field of fields) names.push(`field ${field}`);
  if (acting.parties.length > 1) names.push("together");
  if (acting.parties.some((a) => a.state !== null && receiving.parties.some((b) => b.state === a.state)))
    names.push("one state");
  return { words, context, names };
}

/** The types that the lexicon has for a word. */
const typesOf = ({ verbs, nouns }: EventLexicon, { lemma }: Token, pos: "v" | "n"): ReadonlySet<string> =>
  new Set((pos === "v" ? verbs : nouns).get(lemma)?.map(({ type }) => type));

/** What the words of a sentence tell of the acts in it. */
export function contextOf(sentence: Sentence, taken: ReadonlySet<number>): WordPart[] {
  const all = sentence.tokens.filter((one) => isTelling(one, taken));
  return all.map((one) => [4, one.lemma, 1 / all.length]);
}

const verbOf = (sentence: Sentence, noun: Token): Token | null => {
  const head = noun.head < 0 ? null : sentence.tokens[noun.head]!;
  return head !== null && head.upos === "VERB" ? head : null;
};

const isTelling = (token: Token, taken: ReadonlySet<number>): boolean =>
  (token.upos === "NOUN" || token.upos === "VERB" || token.upos === "ADJ" || token.upos === "ADV") &&
  !taken.has(token.index);

const sideOf = (parties: readonly Party[]): string => {
  const first = parties[0];
  if (first === undefined) return "none";
  return first.type === "person" && !first.official
    ? "private"
    : first.type === "unknown" && first.state !== null
      ? "people"
      : first.type;
};
