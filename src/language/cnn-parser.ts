import { arrange, type Kernel, openKernel } from "./kernel.ts";
import { arrayOf, linesOf, type ModelFile } from "./model-file.ts";
import { between, distance, type Grammar, longestInput, SIZE, Transitions } from "./transitions.ts";
import { type WordTable, wordPartsOf } from "./words.ts";

/**
 * Judges the actions of `transitions.ts` by a small network: more exact than `parser.ts`, and slower.
 *
 * Each word is a row of numbers, summed from its form, ending, beginning, shape, tag and GloVe vector. Three convolutions
 * let it know its neighbours. Twelve places of the state, each through its own matrix, and what is known of their labels,
 * distances and dependents make the state's row, whose product with an action's row is the action's score (after Chen and
 * Manning 2014; Kiperwasser and Goldberg 2016). Trained by `tools/train/cnn-parser.ts`.
 */
export class CnnParser extends Transitions {
  readonly kernel: Kernel;
  private readonly net: Network;
  /** Word forms whose row, but for the tag, has been summed; and how many. */
  private readonly known = new Map<string, number>();
  /** Which places of which words have gone through their matrix: `SLOTS * word + slot`. */
  private readonly projected = new Uint8Array(SLOTS * SIZE);
  private readonly slots = new Int32Array(SLOTS);

  constructor(grammar: Grammar, net: Network) {
    super(grammar);
    this.net = net;
    this.kernel = net.kernel;
  }

  override begin(forms: readonly string[], tags: Uint8Array, words: WordTable): void {
    super.begin(forms, tags, words);
    const { kernel, net, count, known } = this;
    const { width } = net;
    if (known.size + count > knownWords) known.clear();
    // Row 0 and the row behind the root stay zero: the sentence's edges.
    for (let i = 0; i < count; i += 1) {
      kernel.ints[net.list >> 2] = this.rowOf(forms[i]!);
      kernel.ints[(net.list >> 2) + 1] = net.tags + tags[i]! * width * 4;
      kernel.sum(net.list, 2, net.x + (i + 1) * width * 4, Number.NEGATIVE_INFINITY);
    }
    const root = (net.x >> 2) + (count + 1) * width;
    kernel.floats.copyWithin(root, net.root >> 2, (net.root >> 2) + width);
    const edge = (net.q >> 1) + (count + 2) * width;
    kernel.shorts.fill(0, edge, edge + width);
    const shorten = (): void =>
      kernel.shorten(net.x + width * 4, net.q + width * 2, (count + 1) * width, net.shortenBy);
    for (const { weights, scales, bias } of net.convolutions) {
      shorten();
      kernel.convolve(net.q, weights, scales, bias, net.x + width * 4, count + 1);
    }
    shorten();
    this.projected.fill(0, 0, SLOTS * (count + 2));
  }

  override score(): void {
    const { kernel, net, scores, actions, actionCount } = this;
    const { ints, floats } = kernel;
    const rows = this.fillList();
    kernel.sum(net.list, rows, net.hidden, 0);
    const at = net.list >> 2;
    const size = net.width * 4;
    for (let c = 0; c < actionCount; c += 1) ints[at + c] = net.out + actions[c]! * size;
    kernel.score(net.hidden, net.list, actionCount, net.results);
    const results = net.results >> 2;
    const bias = net.outBias >> 2;
    for (let c = 0; c < actionCount; c += 1) {
      const action = actions[c]!;
      scores[action] = floats[results + c]! + floats[bias + action]!;
    }
  }

  /** Addresses of the rows that make up the state, in the order of `train.cpp`; returns how many. */
  private fillList(): number {
    const { kernel, net, slots, projected, l1, l2, r1, r2, leftCount, rightCount, labels, stack, top, next, count } =
      this;
    const { ints } = kernel;
    const none = count + 1;
    const size = net.width * 4;
    const s0 = top > 0 ? stack[top - 1]! : none;
    const s1 = top > 1 ? stack[top - 2]! : none;
    const s2 = top > 2 ? stack[top - 3]! : none;
    const b0 = next;
    slots[0] = s0;
    slots[1] = s1;
    slots[2] = s2;
    slots[3] = b0;
    slots[4] = next + 1 <= count ? next + 1 : none;
    slots[5] = next + 2 <= count ? next + 2 : none;
    slots[6] = l1[s0]!;
    slots[7] = l2[s0]!;
    slots[8] = r1[s0]!;
    slots[9] = l1[s1]!;
    slots[10] = r1[s1]!;
    slots[11] = l1[b0]!;
    let at = net.list >> 2;
    ints[at++] = net.bias;
    for (let k = 0; k < SLOTS; k += 1) {
      const word = slots[k]!;
      if (word === none) {
        ints[at++] = net.none + k * size;
        continue;
      }
      const place = word * SLOTS + k;
      const to = net.projections + place * size;
      if (projected[place] === 0) {
        const { weights, scales } = net.slots[k]!;
        kernel.project(net.q + (word + 1) * net.width * 2, weights, scales, to, net.width >> 1);
        projected[place] = 1;
      }
      ints[at++] = to;
    }
    const labelRows = (this.grammar.labels.length + 1) * size;
    let base = net.state;
    const label = (child: number): void => {
      ints[at++] = base + (child === none ? labelRows - size : labels[child]! * size);
      base += labelRows;
    };
    label(l1[s0]!);
    label(l2[s0]!);
    label(r1[s0]!);
    label(r2[s0]!);
    label(l1[s1]!);
    label(r1[s1]!);
    label(r2[s1]!);
    label(l1[b0]!);
    label(l2[b0]!);
    const feature = (value: number, values: number): void => {
      ints[at++] = base + value * size;
      base += values * size;
    };
    feature(distance(s0, b0, none), 9);
    feature(distance(s1, s0, none), 9);
    feature(Math.min(4, leftCount[s0]!), 5);
    feature(Math.min(4, rightCount[s0]!), 5);
    feature(Math.min(4, leftCount[s1]!), 5);
    feature(Math.min(4, rightCount[s1]!), 5);
    feature(Math.min(4, leftCount[b0]!), 5);
    feature(this.betweenThem(s0, b0), 16);
    feature(this.betweenThem(s1, s0), 16);
    const { marks } = this;
    feature(((marks[b0]! - marks[s0]!) & 1) | (((marks[s0]! - marks[s1]!) & 1) << 1) | ((marks[b0]! & 1) << 2), 8);
    return at - (net.list >> 2);
  }

  /** Commas and verbs between two words, as one number under 16. */
  private betweenThem(a: number, b: number): number {
    if (a > this.count || b > this.count) return 0;
    return between(this.commas, a, b) * 4 + between(this.verbs, a, b);
  }

  /** Where the row of a word form lies: all of it but the tag. */
  private rowOf(form: string): number {
    const { kernel, net, known } = this;
    const size = net.width * 4;
    const place = known.get(form);
    if (place !== undefined) return net.known + place * size;
    const to = net.known + known.size * size;
    known.set(form, known.size);
    const { lower, suffix, prefix, shape } = wordPartsOf(form);
    const vector = net.vectorIds.get(lower) ?? 0;
    const q = net.vector >> 1;
    for (let d = 0; d < net.vectorSize; d += 1) kernel.shorts[q + d] = net.vectors[vector * net.vectorSize + d]!;
    kernel.project(net.vector, net.projection.weights, net.projection.scales, to, net.vectorPairs);
    const { floats } = kernel;
    for (const [table, part] of [
      [net.words, lower],
      [net.suffixes, suffix],
      [net.prefixes, prefix],
      [net.shapes, shape],
    ] as const) {
      const id = table.ids.get(part) ?? 0;
      const scale = table.scales[id]!;
      const from = id * net.width;
      for (let d = 0; d < net.width; d += 1) {
        floats[(to >> 2) + d] = floats[(to >> 2) + d]! + table.numbers[from + d]! * scale;
      }
    }
    return to;
  }
}

const SLOTS = 12;
const FEATURES = 19;
/** Rows of words that are kept: 2 MB at a width of 128. */
const knownWords = 4096;

/** A matrix in the kernel's memory: addresses of its weights and of one scale for each output. */
interface Matrix {
  readonly weights: number;
  readonly scales: number;
}

/** A row of small whole numbers for each of some strings, with a scale each; row 0 is for all others. */
interface Rows {
  readonly ids: ReadonlyMap<string, number>;
  readonly numbers: Int8Array;
  readonly scales: Float32Array;
}

/** The model's numbers, most of them in the kernel's memory: there, a field is an address in bytes. */
interface Network {
  readonly kernel: Kernel;
  readonly width: number;
  readonly shortenBy: number;
  readonly words: Rows;
  readonly suffixes: Rows;
  readonly prefixes: Rows;
  readonly shapes: Rows;
  readonly vectorIds: ReadonlyMap<string, number>;
  readonly vectors: Int8Array;
  readonly vectorSize: number;
  readonly vectorPairs: number;
  readonly projection: Matrix;
  readonly convolutions: readonly (Matrix & { readonly bias: number })[];
  readonly slots: readonly Matrix[];
  readonly tags: number;
  readonly root: number;
  readonly none: number;
  readonly state: number;
  readonly bias: number;
  readonly out: number;
  readonly outBias: number;
  /** Room to work in: a word's vector, rows of words, of known words, of places, of the state; addresses; scores. */
  readonly vector: number;
  readonly x: number;
  readonly q: number;
  readonly known: number;
  readonly projections: number;
  readonly hidden: number;
  readonly list: number;
  readonly results: number;
}

/** The parser in a model file, for a tagger with these tags. Throws if it was trained with others. */
export function openCnnParser(
  file: ModelFile,
  tags: readonly string[],
  makeKernel: (bytes: number, width: number) => Kernel = openKernel,
): CnnParser {
  if (linesOf(file, "tags").join() !== tags.join())
    throw new Error("The parser was trained with another tagger. Make it again with tools/train/cnn-parser.ts.");
  const i8 = (name: string): Int8Array => arrayOf(file, name, Int8Array);
  const f32 = (name: string): Float32Array => arrayOf(file, name, Float32Array);
  const width = f32("bias").length;
  const vectorSize = i8("project").length / width;
  const vectorPairs = Math.ceil(vectorSize / 8) * 4;
  let size = 0;
  const room = (bytes: number): number => {
    const at = size;
    size += (bytes + 63) & ~63;
    return at;
  };
  const fill: ((kernel: Kernel) => void)[] = [];
  const matrix = (name: string, pairs = i8(name).length / width / 2): Matrix => {
    const weights = room(pairs * width * 4);
    const numbers = i8(name);
    fill.push(({ shorts }) => {
      arrange(
        numbers,
        numbers.length / width,
        width,
        shorts.subarray(weights >> 1, (weights >> 1) + pairs * width * 2),
      );
    });
    return { weights, scales: floats(f32(`${name}Scales`)) };
  };
  const floats = (numbers: Float32Array): number => {
    const at = room(numbers.length * 4);
    fill.push((kernel) => kernel.floats.set(numbers, at >> 2));
    return at;
  };
  const scaled = (name: string): number => {
    const numbers = i8(name);
    const scales = f32(`${name}Scales`);
    return floats(Float32Array.from(numbers, (number, i) => number * scales[Math.floor(i / width)]!));
  };
  const rows = (name: string, list: string): Rows => ({
    ids: new Map(linesOf(file, list).map((item, id) => [item, id])),
    numbers: i8(name),
    scales: f32(`${name}Scales`),
  });
  const row = width * 4;
  const net: Omit<Network, "kernel"> = {
    width,
    shortenBy: Number(file.meta.shortenBy),
    words: rows("word", "words"),
    suffixes: rows("suffix", "suffixes"),
    prefixes: rows("prefix", "prefixes"),
    shapes: rows("shape", "shapes"),
    vectorIds: new Map(linesOf(file, "vectorWords").map((item, id) => [item, id])),
    vectors: i8("vectors"),
    vectorSize,
    vectorPairs,
    projection: matrix("project", vectorPairs),
    convolutions: [0, 1, 2].map((l) => ({ ...matrix(`conv${l}`), bias: floats(f32(`convBias${l}`)) })),
    slots: Array.from({ length: SLOTS }, (_, k) => matrix(`slot${k}`)),
    tags: scaled("tag"),
    root: floats(f32("root")),
    none: floats(f32("none")),
    state: scaled("state"),
    bias: floats(f32("bias")),
    out: scaled("out"),
    outBias: floats(f32("outBias")),
    vector: room(vectorPairs * 4),
    x: room((longestInput + 4) * row),
    q: room((longestInput + 5) * width * 2),
    known: room(knownWords * row),
    projections: room(SLOTS * (longestInput + 1) * row),
    hidden: room(row),
    list: room(4 * Math.max(1 + SLOTS + FEATURES, 256)),
    results: room(4 * 256),
  };
  const kernel = makeKernel(size, width);
  for (const one of fill) one(kernel);
  const kinds = arrayOf(file, "kinds", Uint8Array);
  return new CnnParser(
    {
      labels: linesOf(file, "labels"),
      tagCount: kinds.length,
      offsets: arrayOf(file, "offsets", Uint32Array),
      lists: arrayOf(file, "lists", Uint8Array),
      kinds,
    },
    { ...net, kernel },
  );
}
