import { arrange, type Kernel } from "./kernel.ts";
import { type Lexicon, PARTS, vectorSize, wordPartsOf } from "./lexicon.ts";
import { arrayOf, type ModelFile } from "./model-file.ts";

/**
 * Rows of numbers for the words of a sentence, which know their neighbours: the ground that tags, trees and names stand on.
 *
 * A word's row is summed from its parts, its GloVe vector and, where there are any, its tag. Convolutions of three words
 * follow, each added to what it read. Trained by `tools/train/cnn/network.h`; all in the kernel's memory.
 */
export class Encoder {
  readonly kernel: Kernel;
  readonly plan: EncoderPlan;
  /** Place of each word of the last sentence among the known ones, for `entries`. */
  readonly places = new Int32Array(512);
  /** Lexicon entry of each known word, -1 for none. */
  readonly entries: Int32Array;
  /** Word forms whose row, but for the tag, has been summed. */
  private readonly known = new Map<string, number>();

  constructor(kernel: Kernel, plan: EncoderPlan) {
    this.kernel = kernel;
    this.plan = plan;
    this.entries = new Int32Array(knownWords(plan.width));
  }

  /**
   * Rows of the words from `first` to `last` into `plan.x`; which word has row 1 comes back, the others follow it. A word is seen with
   * as many neighbours on each side as there are convolutions, so that no more of the sentence is encoded. With a root, for which all
   * words are asked for, its row stands behind them. `marks` of `tags` belong to each word: its tag and what else is known of it.
   */
  encode(
    forms: readonly string[],
    count: number,
    tags: ArrayLike<number>,
    marks = 1,
    first = 0,
    last = count - 1,
  ): number {
    const { kernel, plan, known, places } = this;
    const { width, x, q, convolutions } = plan;
    const from = Math.max(0, first - convolutions.length);
    const end = Math.min(count, last + convolutions.length + 1);
    if (known.size + end - from > this.entries.length) known.clear();
    const list = plan.list >> 2;
    const { ints } = kernel;
    for (let i = from; i < end; i += 1) {
      const form = forms[i]!;
      const place = known.get(form) ?? this.describe(form);
      places[i] = place;
      const row = plan.known + place * width * 4;
      const to = x + (i - from + 1) * width * 4;
      if (plan.tags < 0) kernel.floats.copyWithin(to >> 2, row >> 2, (row >> 2) + width);
      else {
        ints[list] = row;
        for (let k = 0; k < marks; k += 1) ints[list + 1 + k] = plan.tags + tags[i * marks + k]! * width * 4;
        kernel.sum(plan.list, 1 + marks, to, Number.NEGATIVE_INFINITY);
      }
    }
    let rows = end - from;
    if (plan.root >= 0) {
      rows += 1;
      kernel.floats.copyWithin((x >> 2) + rows * width, plan.root >> 2, (plan.root >> 2) + width);
    }
    // Row 0 and the row behind the last stay zero: the sentence's edges.
    const edge = (q >> 1) + (rows + 1) * width;
    kernel.shorts.fill(0, edge, edge + width);
    const asked = plan.root >= 0 ? rows : last - from + 1;
    for (let k = 0; k < convolutions.length; k += 1) {
      const { weights, scales, bias } = convolutions[k]!;
      // Of the rows that the later convolutions look at, with their neighbours.
      const later = convolutions.length - 1 - k;
      const low = Math.max(1, first - from + 1 - later);
      const high = Math.min(rows, asked + later);
      const read = Math.max(1, low - 1);
      kernel.shorten(
        x + read * width * 4,
        q + read * width * 2,
        (Math.min(rows, high + 1) - read + 1) * width,
        plan.shortenBy,
      );
      kernel.convolve(q + (low - 1) * width * 2, weights, scales, bias, x + low * width * 4, high - low + 1);
    }
    return from;
  }

  /** Sums the row of a new word form, and gives it a place. */
  private describe(form: string): number {
    const { kernel, plan, known, entries } = this;
    const { width, lexicon, vector } = plan;
    const place = known.size;
    known.set(form, place);
    const to = plan.known + place * width * 4;
    const { entry, lower, parts } = wordPartsOf(form, lexicon);
    entries[place] = entry;
    const from = (lexicon.vectors.ids.get(lower) ?? 0) * vectorSize;
    const { rows } = lexicon.vectors;
    for (let d = 0; d < vectorSize; d += 1) kernel.shorts[(vector >> 1) + d] = rows[from + d]!;
    kernel.project(vector, plan.projection.weights, plan.projection.scales, to, vectorPairs);
    const { floats } = kernel;
    const at = to >> 2;
    parts.forEach((part, p) => {
      const table = plan.parts[p]!;
      const id = lexicon.vocabulary[p]!.get(part) ?? 0;
      const scale = table.scales[id]!;
      const row = id * width;
      for (let d = 0; d < width; d += 1) floats[at + d] = floats[at + d]! + table.numbers[row + d]! * scale;
    });
    return place;
  }
}

/** How many word forms' rows are kept: 4 MB of them. */
const knownWords = (width: number): number => Math.floor(2 ** 20 / width);
const vectorPairs = Math.ceil(vectorSize / 8) * 4;
/** Sentences are no longer than this. */
export const longestInput = 400;

/** A matrix in the kernel's memory: addresses of its weights and of one scale for each output. */
export interface Matrix {
  readonly weights: number;
  readonly scales: number;
}

/** Rows of small whole numbers, with a scale each. */
interface Rows {
  readonly numbers: Int8Array;
  readonly scales: Float32Array;
}

/** Where an encoder's numbers lie, as addresses in bytes; -1 for what it does not have. */
export interface EncoderPlan {
  readonly lexicon: Lexicon;
  readonly width: number;
  readonly shortenBy: number;
  readonly parts: readonly Rows[];
  readonly projection: Matrix;
  readonly convolutions: readonly (Matrix & { readonly bias: number })[];
  readonly tags: number;
  readonly root: number;
  /** Room to work in: a word's vector, rows of words, the same shortened, rows of known words, addresses of rows. */
  readonly vector: number;
  readonly x: number;
  readonly q: number;
  readonly known: number;
  readonly list: number;
}

/** What of a model file goes where in the kernel's memory: reserved piece by piece, then filled at once by `build`. */
export class Layout {
  readonly file: ModelFile;
  readonly width: number;
  private size = 0;
  private readonly fill: ((kernel: Kernel) => void)[] = [];

  constructor(file: ModelFile) {
    this.file = file;
    this.width = Number(file.meta.width);
  }

  /** Room for so many bytes; its address. */
  room(bytes: number): number {
    const at = this.size;
    this.size += (bytes + 63) & ~63;
    return at;
  }

  floats(numbers: Float32Array): number {
    const at = this.room(numbers.length * 4);
    this.fill.push((kernel) => kernel.floats.set(numbers, at >> 2));
    return at;
  }

  exact(name: string): number {
    return this.floats(arrayOf(this.file, name, Float32Array));
  }

  /** Rows of whole numbers, times their scales. */
  scaled(name: string): number {
    const scales = arrayOf(this.file, `${name}Scales`, Float32Array);
    const numbers = arrayOf(this.file, name, Int8Array);
    const products = new Float32Array(numbers.length);
    for (let i = 0; i < numbers.length; i += 1) products[i] = numbers[i]! * scales[Math.floor(i / this.width)]!;
    return this.floats(products);
  }

  matrix(name: string, pairs?: number): Matrix {
    const { width } = this;
    const numbers = arrayOf(this.file, name, Int8Array);
    const inputs = numbers.length / width;
    const all = pairs ?? inputs / 2;
    const weights = this.room(all * width * 4);
    this.fill.push(({ shorts }) => {
      arrange(numbers, inputs, width, shorts.subarray(weights >> 1, (weights >> 1) + all * width * 2));
    });
    return { weights, scales: this.exact(`${name}Scales`) };
  }

  has(name: string): boolean {
    return this.file.arrays.has(name);
  }

  encoder(lexicon: Lexicon): EncoderPlan {
    const { file, width } = this;
    const row = width * 4;
    const layers: number[] = [];
    while (this.has(`conv${layers.length}`)) layers.push(layers.length);
    return {
      lexicon,
      width,
      shortenBy: Number(file.meta.shortenBy),
      parts: PARTS.map((_, p) => ({
        numbers: arrayOf(file, `part${p}`, Int8Array),
        scales: arrayOf(file, `part${p}Scales`, Float32Array),
      })),
      projection: this.matrix("project", vectorPairs),
      convolutions: layers.map((l) => ({ ...this.matrix(`conv${l}`), bias: this.exact(`convBias${l}`) })),
      tags: this.has("tag") ? this.scaled("tag") : -1,
      root: this.has("root") ? this.exact("root") : -1,
      vector: this.room(vectorPairs * 4),
      x: this.room((longestInput + 4) * row),
      q: this.room((longestInput + 5) * row),
      known: this.room(knownWords(width) * row),
      list: this.room(4 * 256),
    };
  }

  build(makeKernel: MakeKernel): Kernel {
    const kernel = makeKernel(this.size, this.width);
    for (const one of this.fill) one(kernel);
    return kernel;
  }
}

export type MakeKernel = (bytes: number, width: number) => Kernel;
