/**
 * Which act a word tells of that the lexicon does not list: a small network over the word, its object and complement, the words
 * around it (GloVe vectors, which know words used alike) and how the parties stand to it (act-features.ts). "Ankara gave away suits
 * to five countries" is aid though no entry has "give away". Made by tools/fit-acts.ts, in data/models/acts.bin.gz.
 *
 * What a trait adds to the hidden numbers is a row of them, summed once and kept; a predicate is the sum of some twenty rows.
 */

import { openKernel } from "../../language/kernel.ts";
import { vectorSize, type WordVectors } from "../../language/lexicon.ts";
import { arrayOf, linesOf, type ModelFile, openModel } from "../../language/model-file.ts";
import { type ActFeatures, PARTS, type Trait } from "./act-features.ts";

export interface ActModel {
  /** "CONSULT/visit", "AID", …; the first is "none". */
  readonly codes: readonly string[];
  /** Below this chance an act is not worth weighing. */
  readonly threshold: number;
  /** Chances of the codes, in their order; they sum to 1. */
  readonly chances: (features: ActFeatures) => readonly number[];
}

/** The model in the bytes of its file, unzipped. Throws on a file of another kind. */
export function openActs(bytes: Uint8Array, vectors: WordVectors, makeKernel = openKernel): ActModel {
  const file = openModel(bytes, "acts");
  const codes = linesOf(file, "codes");
  const nets = Number(file.meta.nets);
  const bias = arrayOf(file, "bias", Float32Array);
  const out = arrayOf(file, "out", Float32Array);
  const outBias = arrayOf(file, "outBias", Float32Array);
  const addTo = adderOf(file, vectors);
  const count = codes.length;
  /** Hidden numbers of all networks, side by side in a row, and of one. */
  const width = bias.length;
  const own = width / nets;

  // Addresses in the kernel's memory, counted in numbers of four bytes.
  let used = 0;
  const reserve = (size: number): number => {
    used += size;
    return used - size;
  };
  const list = reserve(MOST + 2);
  const outLists = reserve(nets * count);
  const scores = reserve(count);
  const [zero, ground, clauseMean, hidden] = [reserve(width), reserve(width), reserve(width), reserve(width)];
  const outRows = reserve(nets * count * own);
  const rows = reserve(ROWS * width);
  const kernel = makeKernel(used * 4, width, own);
  const { floats, ints } = kernel;
  for (let net = 0; net < nets; net += 1)
    for (let c = 0; c < count; c += 1) {
      const row = outRows + (net * count + c) * own;
      ints[outLists + net * count + c] = row * 4;
      for (let h = 0; h < own; h += 1) floats[row + h] = out[(net * own + h) * count + c]!;
    }

  let filling = nextFilling();
  let free = rows;
  const rowOf = (trait: Trait): number => {
    if (trait.filling !== filling) {
      const made = floats.subarray(free, free + width).fill(0);
      trait.filling = filling;
      trait.kept = addTo(made, trait) ? free : zero;
      if (trait.kept === free) free += width;
    }
    return trait.kept;
  };
  let around: ActFeatures["sentence"] | null = null;
  /** Begins the rows anew where those of one more predicate might not fit. */
  const makeRoom = (): void => {
    if (free + 3 * MOST * width <= used) return;
    filling = nextFilling();
    free = rows;
    around = null;
  };

  /** A row, those of the traits and another one, added up to `to`. */
  const sum = (first: number, traits: readonly Trait[], last: number, to: number): void => {
    const end = list + 1 + Math.min(MOST, traits.length);
    ints[list] = first * 4;
    for (let at = list + 1; at < end; at += 1) ints[at] = rowOf(traits[at - list - 1]!) * 4;
    ints[end] = last * 4;
    kernel.sum(list * 4, end + 1 - list, to * 4, Number.NEGATIVE_INFINITY);
  };
  const mean = (words: readonly Trait[], to: number): void => {
    sum(zero, words, zero, to);
    for (let h = to; h < to + width; h += 1) floats[h]! /= Math.max(1, words.length);
  };
  /** What holds of all predicates of a sentence, made when the first of them is asked about. */
  const setGround = (words: readonly Trait[]): void => {
    if (words === around) return;
    around = words;
    mean(words, ground);
    for (let h = 0; h < width; h += 1) floats[ground + h]! += bias[h]!;
  };

  const shares = new Float64Array(count);
  /** What one network makes of the hidden numbers: `shares` of the codes, which sum to 1. */
  const judge = (net: number): void => {
    const first = hidden + net * own;
    for (let h = first; h < first + own; h += 1) floats[h] = tanh(floats[h]!);
    kernel.score(first * 4, (outLists + net * count) * 4, count, scores * 4);
    let top = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < count; c += 1) {
      shares[c] = floats[scores + c]! + outBias[net * count + c]!;
      if (shares[c]! > top) top = shares[c]!;
    }
    let total = 0;
    for (let c = 0; c < count; c += 1) total += shares[c] = Math.exp(shares[c]! - top);
    for (let c = 0; c < count; c += 1) shares[c]! /= total;
  };
  const chances = ({ traits, clause, sentence }: ActFeatures): readonly number[] => {
    makeRoom();
    setGround(sentence);
    mean(clause, clauseMean);
    sum(ground, traits, clauseMean, hidden);
    const all = new Array<number>(count).fill(0);
    for (let net = 0; net < nets; net += 1) {
      judge(net);
      // Most words tell of no act, and the first network says so.
      if (net === 0 && shares[0]! > SURE_OF_NONE) return Array.from(shares);
      for (let c = 0; c < count; c += 1) all[c]! += shares[c]! / nets;
    }
    return all;
  };
  return { codes, threshold: Number(file.meta.threshold), chances };
}

/** Each filling of a network's memory has a number of its own, so that a trait tells whose row it has. */
const nextFilling = (): number => {
  fillings += 1;
  return fillings;
};
let fillings = 0;

/** What adds a trait to a row of hidden numbers; false where the networks know nothing of it. */
function adderOf(file: ModelFile, vectors: WordVectors): (row: Float32Array, trait: Trait) => boolean {
  const names = new Map(linesOf(file, "names").map((name, i) => [name, PARTS.length * vectorSize + i]));
  // Rows of hidden numbers: for each number of each part's vector, then for each name.
  const inputs = arrayOf(file, "inputs", Int8Array);
  const scales = arrayOf(file, "inputScales", Float32Array);
  const add = (row: Float32Array, input: number, by: number): void => {
    const scale = by * scales[input]!;
    for (let h = 0, at = input * row.length; h < row.length; h += 1, at += 1) row[h]! += scale * inputs[at]!;
  };
  return (row, { names: own, word }) => {
    const inputsOf = own.flatMap((name) => names.get(name) ?? []);
    for (const input of inputsOf) add(row, input, 1);
    const id = word === null ? undefined : vectors.ids.get(word[1]);
    if (word === null || id === undefined) return inputsOf.length > 0;
    const first = PARTS.indexOf(word[0]) * vectorSize;
    for (let d = 0; d < vectorSize; d += 1) add(row, first + d, vectors.rows[id * vectorSize + d]! / SCALE);
    return true;
  };
}

/** Where the first network is so sure that a word tells of no act, the others are not asked. */
const SURE_OF_NONE = 0.93;

/** `Math.tanh` takes several times as long. */
const tanh = (x: number): number => 1 - 2 / (Math.exp(2 * x) + 1);

/** What one step of a vector's whole numbers is worth. */
export const SCALE = 40;
/** How many rows are kept: 4 MB of them. */
const ROWS = 7_000;
/** The most traits, and the most words, that are added up: of a longer sentence the first. */
const MOST = 500;
