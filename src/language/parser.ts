import { arrayOf, linesOf, type ModelFile } from "./model-file.ts";
import { between, distance, type Grammar, SIZE, Transitions } from "./transitions.ts";
import { LOWER, WORD_FIELDS, type WordTable } from "./words.ts";

/**
 * Judges the actions of `transitions.ts` by an averaged perceptron: each feature of the state is a row of weights.
 *
 * The row's place is the feature's hash, so rows overlap; a feature that was never learned is passed over by one bit
 * (`known`), which saves most of the sums. Trained by `tools/train/parser.ts` with a dynamic oracle (Goldberg and Nivre 2013).
 */
export class Parser extends Transitions {
  readonly weights: Float32Array | Int16Array;
  /** One bit for each hash of a feature that has weights: most features of a state have none, and are passed over. */
  readonly known: Uint32Array;
  readonly mask: number;
  /** Hashes of the features of the present state; cut to the table's size, each is a row of weights. */
  readonly rows = new Int32Array(TEMPLATES);
  /** Where in a row each action has its weight: the usual labels, which come first, lie close together. */
  readonly places: Uint8Array;
  private readonly w = new Int32Array(SIZE);
  private readonly offsets = new Int32Array(512);
  private readonly sums = new Float64Array(512);

  constructor(grammar: Grammar, weights: Float32Array | Int16Array, known: Uint32Array) {
    super(grammar);
    this.weights = weights;
    this.known = known;
    this.mask = weights.length - PADDING - 1;
    const count = grammar.labels.length;
    this.places = new Uint8Array(1 + 2 * count);
    for (let label = 0; label < count; label += 1) {
      this.places[1 + label] = 1 + 2 * label;
      this.places[1 + count + label] = 2 + 2 * label;
    }
  }

  override begin(forms: readonly string[], tags: Uint8Array, words: WordTable): void {
    super.begin(forms, tags, words);
    const { w, count } = this;
    words.reserve(count);
    for (let i = 0; i < count; i += 1) w[i] = words.fields[words.idOf(forms[i]!) * WORD_FIELDS + LOWER]!;
    w[count] = 0x5bd1e995;
    w[count + 1] = 0x1b873593;
  }

  score(): void {
    this.fillRows();
    const { rows, scores, weights, actions, actionCount, mask, known, places, offsets, sums } = this;
    for (let c = 0; c < actionCount; c += 1) {
      offsets[c] = places[actions[c]!]!;
      sums[c] = 0;
    }
    for (let f = 0; f < TEMPLATES; f += 1) {
      const hash = rows[f]!;
      if (((known[(hash >>> 5) & KNOWN_MASK]! >>> (hash & 31)) & 1) === 0) continue;
      const row = (hash >>> 6) & mask;
      for (let c = 0; c < actionCount; c += 1) sums[c]! += weights[row + offsets[c]!]!;
    }
    for (let c = 0; c < actionCount; c += 1) scores[actions[c]!] = sums[c]!;
  }

  private fillRows(): void {
    const { rows, w, p, l1, l2, r1, r2, leftCount, rightCount, leftSet, rightSet, labels, stack, top, next, count } =
      this;
    const none = count + 1;
    const s0 = top > 0 ? stack[top - 1]! : none;
    const s1 = top > 1 ? stack[top - 2]! : none;
    const s2 = top > 2 ? stack[top - 3]! : none;
    const b0 = next;
    const b1 = next + 1 <= count ? next + 1 : none;
    const b2 = next + 2 <= count ? next + 2 : none;
    const b3 = next + 3 <= count ? next + 3 : none;
    const s0w = w[s0]!;
    const s1w = w[s1]!;
    const s2w = w[s2]!;
    const b0w = w[b0]!;
    const b1w = w[b1]!;
    const b2w = w[b2]!;
    const s0p = p[s0]!;
    const s1p = p[s1]!;
    const s2p = p[s2]!;
    const b0p = p[b0]!;
    const b1p = p[b1]!;
    const b2p = p[b2]!;
    const s0wp = Math.imul(s0w, 257) + s0p;
    const s1wp = Math.imul(s1w, 257) + s1p;
    const b0wp = Math.imul(b0w, 257) + b0p;
    const s0l = l1[s0]!;
    const s0r = r1[s0]!;
    const s1l = l1[s1]!;
    const s1r = r1[s1]!;
    const b0l = l1[b0]!;
    const s0lw = w[s0l]!;
    const b0lw = w[b0l]!;
    const s1rw = w[s1r]!;
    const pair00 = (s0p << 8) | b0p;
    const pair10 = (s1p << 8) | s0p;
    let n = 0;
    // One word.
    rows[n] = mix(n++, s0w, 0);
    rows[n] = mix(n++, s0p, 0);
    rows[n] = mix(n++, s0wp, 0);
    rows[n] = mix(n++, s1w, 0);
    rows[n] = mix(n++, s1p, 0);
    rows[n] = mix(n++, s1wp, 0);
    rows[n] = mix(n++, s2wpOf(s2w, s2p), 0);
    rows[n] = mix(n++, s2p, 0);
    rows[n] = mix(n++, b0w, 0);
    rows[n] = mix(n++, b0p, 0);
    rows[n] = mix(n++, b0wp, 0);
    rows[n] = mix(n++, b1w, 0);
    rows[n] = mix(n++, b1p, 0);
    rows[n] = mix(n++, Math.imul(b1w, 257) + b1p, 0);
    rows[n] = mix(n++, b2w, 0);
    rows[n] = mix(n++, b2p, 0);
    // Two words.
    rows[n] = mix(n++, s0wp, b0wp);
    rows[n] = mix(n++, s0wp, b0w);
    rows[n] = mix(n++, s0w, b0wp);
    rows[n] = mix(n++, s0wp, b0p);
    rows[n] = mix(n++, s0p, b0wp);
    rows[n] = mix(n++, s0w, b0w);
    rows[n] = mix(n++, s0p, b0p);
    rows[n] = mix(n++, s1wp, s0wp);
    rows[n] = mix(n++, s1wp, s0p);
    rows[n] = mix(n++, s1p, s0wp);
    rows[n] = mix(n++, s1w, s0w);
    rows[n] = mix(n++, s1p, s0p);
    rows[n] = mix(n++, s1wp, b0p);
    rows[n] = mix(n++, s1p, b0wp);
    rows[n] = mix(n++, s1w, b0w);
    rows[n] = mix(n++, s1p, b0p);
    rows[n] = mix(n++, b0p, b1p);
    rows[n] = mix(n++, b0wp, b1p);
    rows[n] = mix(n++, b0p, Math.imul(b1w, 257) + b1p);
    rows[n] = mix(n++, b0w, b1w);
    rows[n] = mix(n++, s0p, b1p);
    rows[n] = mix(n++, s0wp, b1p);
    rows[n] = mix(n++, s0p, b1w);
    // Three tags.
    rows[n] = mix(n++, pair00, b1p);
    rows[n] = mix(n++, (b0p << 8) | b1p, b2p);
    rows[n] = mix(n++, pair10, b0p);
    rows[n] = mix(n++, (s2p << 8) | s1p, s0p);
    rows[n] = mix(n++, pair10, (b0p << 8) | b1p);
    rows[n] = mix(n++, pair00, (b1p << 8) | b2p);
    rows[n] = mix(n++, s0wp, (b0p << 8) | b1p);
    rows[n] = mix(n++, b0wp, (s0p << 8) | s1p);
    rows[n] = mix(n++, s1wp, pair00);
    rows[n] = mix(n++, s0wp, (s1p << 8) | b0p);
    rows[n] = mix(n++, pair00, p[s0l]!);
    rows[n] = mix(n++, pair00, p[s0r]!);
    rows[n] = mix(n++, pair00, p[b0l]!);
    rows[n] = mix(n++, pair10, p[s1l]!);
    rows[n] = mix(n++, pair10, p[s1r]!);
    rows[n] = mix(n++, pair10, p[s0l]!);
    rows[n] = mix(n++, pair10, p[s0r]!);
    rows[n] = mix(n++, s0p, (p[s0l]! << 8) | p[l2[s0]!]!);
    rows[n] = mix(n++, s0p, (p[s0r]! << 8) | p[r2[s0]!]!);
    rows[n] = mix(n++, s1p, (p[s1r]! << 8) | p[r2[s1]!]!);
    rows[n] = mix(n++, b0p, (p[b0l]! << 8) | p[l2[b0]!]!);
    // Distance, and what stands between.
    const near = distance(s0, b0, none) * 16 + between(this.commas, s0, b0) * 4 + between(this.verbs, s0, b0);
    const far = distance(s1, s0, none) * 16 + between(this.commas, s1, s0) * 4 + between(this.verbs, s1, s0);
    const nearDistance = near >> 4;
    const farDistance = far >> 4;
    rows[n] = mix(n++, s0w, nearDistance);
    rows[n] = mix(n++, s0p, nearDistance);
    rows[n] = mix(n++, b0w, nearDistance);
    rows[n] = mix(n++, b0p, nearDistance);
    rows[n] = mix(n++, pair00, nearDistance);
    rows[n] = mix(n++, s1w, farDistance);
    rows[n] = mix(n++, s1p, farDistance);
    rows[n] = mix(n++, s0w, farDistance);
    rows[n] = mix(n++, pair10, farDistance);
    rows[n] = mix(n++, pair00, near);
    rows[n] = mix(n++, pair10, far);
    const quoted =
      ((this.marks[b0]! - this.marks[s0]!) & 1) |
      (((this.marks[s0]! - this.marks[s1]!) & 1) << 1) |
      ((this.marks[b0]! & 1) << 2);
    rows[n] = mix(n++, pair00, quoted);
    rows[n] = mix(n++, pair10, quoted);
    // How many dependents, and which.
    rows[n] = mix(n++, s0wp, leftCount[s0]!);
    rows[n] = mix(n++, s0p, leftCount[s0]! * 8 + rightCount[s0]!);
    rows[n] = mix(n++, s0wp, rightCount[s0]!);
    rows[n] = mix(n++, s1wp, rightCount[s1]!);
    rows[n] = mix(n++, s1p, leftCount[s1]! * 8 + rightCount[s1]!);
    rows[n] = mix(n++, b0wp, leftCount[b0]!);
    rows[n] = mix(n++, b0p, leftCount[b0]!);
    rows[n] = mix(n++, s0wp, leftSet[s0]!);
    rows[n] = mix(n++, s0p, leftSet[s0]!);
    rows[n] = mix(n++, s0wp, rightSet[s0]!);
    rows[n] = mix(n++, s0p, rightSet[s0]!);
    rows[n] = mix(n++, s1wp, rightSet[s1]!);
    rows[n] = mix(n++, s1p, rightSet[s1]!);
    rows[n] = mix(n++, s1p, leftSet[s1]!);
    rows[n] = mix(n++, s1wp, leftSet[s1]!);
    rows[n] = mix(n++, b0p, leftSet[b0]!);
    rows[n] = mix(n++, b0wp, leftSet[b0]!);
    rows[n] = mix(n++, pair10, (leftSet[s1]! + Math.imul(rightSet[s1]!, 31)) | 0);
    rows[n] = mix(n++, pair10, (leftSet[s0]! + Math.imul(rightSet[s0]!, 31)) | 0);
    rows[n] = mix(n++, pair00, (leftSet[s0]! + Math.imul(leftSet[b0]!, 31)) | 0);
    rows[n] = mix(n++, s0wp, labels[s0l]!);
    rows[n] = mix(n++, s0wp, labels[s0r]!);
    rows[n] = mix(n++, s1wp, labels[s1r]!);
    rows[n] = mix(n++, s0lw, labels[s0l]!);
    rows[n] = mix(n++, w[s0r]!, labels[s0r]!);
    rows[n] = mix(n++, w[s1l]!, labels[s1l]!);
    rows[n] = mix(n++, s1rw, labels[s1r]!);
    rows[n] = mix(n++, b0lw, labels[b0l]!);
    rows[n] = mix(n++, p[l2[s0]!]!, labels[l2[s0]!]!);
    rows[n] = mix(n++, p[r2[s1]!]!, labels[r2[s1]!]!);
    // A preposition or conjunction with what it may hang from.
    rows[n] = mix(n++, s0lw, s1w);
    rows[n] = mix(n++, s0lw, s1p);
    rows[n] = mix(n++, s0lw, Math.imul(s1w, 31) + s0w);
    rows[n] = mix(n++, s0lw, s2w);
    rows[n] = mix(n++, s0lw, (s2p << 8) | s1p);
    rows[n] = mix(n++, s0lw, pair10);
    rows[n] = mix(n++, b0lw, s0w);
    rows[n] = mix(n++, b0lw, pair00);
    rows[n] = mix(n++, s1rw, pair00);
    // Neighbours by place.
    rows[n] = mix(n++, pair00, p[next > 0 ? next - 1 : none]!);
    rows[n] = mix(n++, pair10, p[s0 > 0 && s0 !== none ? s0 - 1 : none]!);
    rows[n] = mix(n++, s0p, Math.imul(b0w, 31) + b1w);
    rows[n] = mix(n++, p[b3]!, (b0p << 16) | (b1p << 8) | b2p);
  }
}

const TEMPLATES = 116;
/** Words of 32 bits in `Parser.known`, less one. */
const KNOWN_MASK = 2 ** 18 - 1;
export const KNOWN_SIZE = KNOWN_MASK + 1;
/** Room behind the last row, so that an action's place never leaves the table. */
export const PADDING = 256;

const s2wpOf = (word: number, tag: number): number => Math.imul(word, 257) + tag;

function mix(template: number, a: number, b: number): number {
  let hash = Math.imul(template + 1, 0x9e3779b1) ^ a;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul((hash + b) ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The parser in a model file. */
export function openParser(file: ModelFile): Parser {
  const kinds = arrayOf(file, "kinds", Uint8Array);
  return new Parser(
    {
      labels: linesOf(file, "labels"),
      tagCount: kinds.length,
      offsets: arrayOf(file, "offsets", Uint32Array),
      lists: arrayOf(file, "lists", Uint8Array),
      kinds,
    },
    arrayOf(file, "weights", Int16Array),
    arrayOf(file, "known", Uint32Array),
  );
}
