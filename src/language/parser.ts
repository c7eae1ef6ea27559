import { interned } from "../kit/interned.ts";
import { Encoder, type EncoderPlan, Layout, longestInput, type MakeKernel, type Matrix } from "./encoder.ts";
import { type Kernel, openKernel } from "./kernel.ts";
import type { Lexicon } from "./lexicon.ts";
import { arrayOf, linesOf, type ModelFile } from "./model-file.ts";
import { checkTags } from "./tagger.ts";
import { between, distance, type Grammar, SIZE, Transitions } from "./transitions.ts";

/**
 * Judges the actions of `transitions.ts` by a small network.
 *
 * Words are rows of numbers that know their neighbours (`encoder.ts`). Twelve places of the state, each through its own
 * matrix, and what is known of their labels, distances and dependents make the state's row, whose product with an
 * action's row is the action's score (after Chen and Manning 2014; Kiperwasser and Goldberg 2016). One network is wide and
 * exact, one narrow and quick. Trained by `tools/train/parser.ts`.
 */
export class Parser extends Transitions {
  readonly kernel: Kernel;
  private readonly net: ParserPlan;
  private readonly encoder: Encoder;
  /** Which places of which words have gone through their matrix: `SLOTS * word + slot`. */
  private readonly projected = new Uint8Array(SLOTS * SIZE);
  private readonly slots = new Int32Array(SLOTS);

  constructor(grammar: Grammar, kernel: Kernel, net: ParserPlan, tries: number) {
    super(grammar, tries);
    this.net = net;
    this.kernel = kernel;
    this.encoder = new Encoder(kernel, net);
  }

  override begin(forms: readonly string[], tags: Uint8Array): void {
    super.begin(forms, tags);
    const { kernel, net, count } = this;
    this.encoder.encode(forms, count, tags);
    kernel.shorten(net.x + net.width * 4, net.q + net.width * 2, (count + 1) * net.width, net.shortenBy);
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

  /** Addresses of the rows that make up the state, in the order of `parser.cpp`; returns how many. */
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
}

const SLOTS = 12;

/** Where the parser's own numbers lie, as addresses in bytes. */
interface ParserPlan extends EncoderPlan {
  readonly slots: readonly Matrix[];
  readonly none: number;
  readonly state: number;
  readonly bias: number;
  readonly out: number;
  readonly outBias: number;
  /** Room to work in: places through their matrices, the state's row, scores. */
  readonly projections: number;
  readonly hidden: number;
  readonly results: number;
}

/** The parser in a model file, for the tagger's lexicon. Throws if it was trained with another. */
export function openParser(file: ModelFile, lexicon: Lexicon, makeKernel: MakeKernel = openKernel): Parser {
  checkTags(file, lexicon.tags, "parser");
  const layout = new Layout(file);
  const row = layout.width * 4;
  const net: ParserPlan = {
    ...layout.encoder(lexicon),
    slots: Array.from({ length: SLOTS }, (_, k) => layout.matrix(`slot${k}`)),
    none: layout.exact("none"),
    state: layout.scaled("state"),
    bias: layout.exact("bias"),
    out: layout.scaled("out"),
    outBias: layout.exact("outBias"),
    projections: layout.room(SLOTS * (longestInput + 1) * row),
    hidden: layout.room(row),
    results: layout.room(4 * 256),
  };
  const kinds = arrayOf(file, "kinds", Uint8Array);
  const grammar = {
    labels: linesOf(file, "labels").map(interned),
    tagCount: kinds.length,
    offsets: arrayOf(file, "offsets", Uint32Array),
    lists: arrayOf(file, "lists", Uint8Array),
    kinds,
  };
  return new Parser(grammar, layout.build(makeKernel), net, Number(file.meta.tries ?? 1));
}
