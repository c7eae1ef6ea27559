import { arrayOf, linesOf, type ModelFile } from "./model-file.ts";
import { LOWER, WORD_FIELDS, type WordTable } from "./words.ts";

/**
 * Dependency trees by an averaged perceptron: a stack, the words to come, and the best of a few actions at each step.
 *
 * The arc-hybrid system (Kuhlmann et al. 2011): SHIFT moves the next word to the stack, LEFT hangs the stack's top under the
 * next word, RIGHT under the one below it. The root stands behind the last word and takes the last one left, so every
 * result is a tree with one root. Labels are limited to those seen between two tags, which leaves about ten actions.
 * Trained by `tools/train/parser.ts` with a dynamic oracle (Goldberg and Nivre 2013).
 */
export class Parser {
  readonly grammar: Grammar;
  readonly weights: Float32Array | Int16Array;
  readonly scores: Float64Array;
  /** The actions possible now, and how many. */
  readonly actions = new Uint8Array(512);
  actionCount = 0;
  /** Hashes of the features of the present state; cut to the table's size, each is a row of weights. */
  readonly rows = new Int32Array(TEMPLATES);
  /** The words on the stack, `top` of them; the next word; the number of words, which is also the root's place. */
  stack = new Int32Array(SIZE);
  top = 0;
  next = 0;
  count = 0;
  heads = new Int32Array(SIZE);
  labels = new Uint8Array(SIZE);
  readonly mask: number;
  private w = new Int32Array(SIZE);
  private p = new Int32Array(SIZE);
  private l1 = new Int32Array(SIZE);
  private l2 = new Int32Array(SIZE);
  private r1 = new Int32Array(SIZE);
  private r2 = new Int32Array(SIZE);
  private leftCount = new Int32Array(SIZE);
  private rightCount = new Int32Array(SIZE);
  private leftSet = new Int32Array(SIZE);
  private rightSet = new Int32Array(SIZE);
  /** How many commas, verbs and quotation marks stand before each word. */
  private commas = new Int32Array(SIZE);
  private verbs = new Int32Array(SIZE);
  private marks = new Int32Array(SIZE);

  constructor(grammar: Grammar, weights: Float32Array | Int16Array) {
    this.grammar = grammar;
    this.weights = weights;
    this.mask = weights.length - PADDING - 1;
    this.scores = new Float64Array(1 + 2 * grammar.labels.length);
  }

  /** Heads (-1 for the root) and label indices of a sentence of at most `longestInput` words. */
  parse(forms: readonly string[], tags: Uint8Array, words: WordTable, heads: Int32Array, labels: Uint8Array): void {
    this.begin(forms, tags, words);
    while (!this.done()) {
      this.findActions();
      let best = this.actions[0]!;
      if (this.actionCount > 1) {
        this.score();
        best = this.bestAction();
      }
      this.take(best);
    }
    for (let i = 0; i < this.count; i += 1) {
      heads[i] = this.heads[i] === this.count ? -1 : this.heads[i]!;
      labels[i] = this.labels[i]!;
    }
  }

  begin(forms: readonly string[], tags: Uint8Array, words: WordTable): void {
    const count = Math.min(forms.length, longestInput);
    this.count = count;
    this.top = 0;
    this.next = 0;
    const { w, p } = this;
    words.reserve(count);
    let commas = 0;
    let verbs = 0;
    let marks = 0;
    const { kinds } = this.grammar;
    for (let i = 0; i < count; i += 1) {
      w[i] = words.fields[words.idOf(forms[i]!) * WORD_FIELDS + LOWER]!;
      const tag = tags[i]!;
      p[i] = tag;
      this.commas[i] = commas;
      this.verbs[i] = verbs;
      this.marks[i] = marks;
      const kind = kinds[tag]!;
      if (kind === KIND_COMMA) commas += 1;
      else if (kind === KIND_VERB) verbs += 1;
      else if (kind === KIND_QUOTE) marks += 1;
    }
    const root = count;
    const none = count + 1;
    w[root] = 0x5bd1e995;
    p[root] = this.grammar.tagCount;
    w[none] = 0x1b873593;
    p[none] = this.grammar.tagCount + 1;
    this.commas[root] = commas;
    this.verbs[root] = verbs;
    this.marks[root] = marks;
    this.commas[none] = this.verbs[none] = this.marks[none] = 0;
    for (let i = 0; i <= none; i += 1) {
      this.l1[i] = this.l2[i] = this.r1[i] = this.r2[i] = none;
      this.leftCount[i] = this.rightCount[i] = this.leftSet[i] = this.rightSet[i] = 0;
      this.heads[i] = -1;
      this.labels[i] = 255;
    }
  }

  done(): boolean {
    return this.next === this.count && this.top === 0;
  }

  findActions(): void {
    const { grammar, actions, stack, p, top, next, count } = this;
    const labelCount = grammar.labels.length;
    let n = 0;
    if (next < count) actions[n++] = SHIFT;
    if (top > 0) {
      const s0 = p[stack[top - 1]!]!;
      if (next < count || top === 1) {
        const at = pairIndex(grammar.tagCount, p[next]!, s0, 0);
        for (let i = grammar.offsets[at]!; i < grammar.offsets[at + 1]!; i += 1) actions[n++] = 1 + grammar.lists[i]!;
      }
      if (top > 1) {
        const at = pairIndex(grammar.tagCount, p[stack[top - 2]!]!, s0, 1);
        for (let i = grammar.offsets[at]!; i < grammar.offsets[at + 1]!; i += 1) {
          actions[n++] = 1 + labelCount + grammar.lists[i]!;
        }
      }
    }
    this.actionCount = n;
  }

  bestAction(): number {
    const { actions, scores, actionCount } = this;
    let best = actions[0]!;
    for (let i = 1; i < actionCount; i += 1) if (scores[actions[i]!]! > scores[best]!) best = actions[i]!;
    return best;
  }

  take(action: number): void {
    const { stack } = this;
    if (action === SHIFT) {
      stack[this.top] = this.next;
      this.top += 1;
      this.next += 1;
      return;
    }
    const labelCount = this.grammar.labels.length;
    this.top -= 1;
    const child = stack[this.top]!;
    if (action <= labelCount) {
      const label = action - 1;
      const head = this.next;
      this.heads[child] = head;
      this.labels[child] = label;
      this.l2[head] = this.l1[head]!;
      this.l1[head] = child;
      this.leftCount[head]! += 1;
      this.leftSet[head] = (this.leftSet[head]! + Math.imul(label + 1, 0x9e3779b1)) | 0;
    } else {
      const label = action - 1 - labelCount;
      const head = stack[this.top - 1]!;
      this.heads[child] = head;
      this.labels[child] = label;
      this.r2[head] = this.r1[head]!;
      this.r1[head] = child;
      this.rightCount[head]! += 1;
      this.rightSet[head] = (this.rightSet[head]! + Math.imul(label + 1, 0x9e3779b1)) | 0;
    }
  }

  /** Sums for the actions possible now, into `scores`. */
  score(): void {
    this.fillRows();
    const { rows, scores, weights, actions, actionCount, mask } = this;
    for (let c = 0; c < actionCount; c += 1) scores[actions[c]!] = 0;
    for (let f = 0; f < TEMPLATES; f += 1) {
      const row = rows[f]! & mask;
      for (let c = 0; c < actionCount; c += 1) {
        const action = actions[c]!;
        scores[action]! += weights[row + action]!;
      }
    }
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
/** Room behind the last row, so that an action's offset never leaves the table. */
export const PADDING = 256;
/** Longer inputs are cut by `splitSentences` before they come here. */
export const longestInput = 400;
const SIZE = longestInput + 2;
export const SHIFT = 0;

export const KIND_OTHER = 0;
export const KIND_COMMA = 1;
export const KIND_VERB = 2;
export const KIND_QUOTE = 3;

const s2wpOf = (word: number, tag: number): number => Math.imul(word, 257) + tag;

function mix(template: number, a: number, b: number): number {
  let hash = Math.imul(template + 1, 0x9e3779b1) ^ a;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul((hash + b) ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function distance(a: number, b: number, none: number): number {
  if (a === none || b === none) return 0;
  const d = b - a;
  return d <= 4 ? d : d <= 6 ? 5 : d <= 10 ? 6 : d <= 18 ? 7 : 8;
}

function between(counts: Int32Array, a: number, b: number): number {
  const n = counts[b]! - counts[a]!;
  return n < 0 ? 0 : n > 3 ? 3 : n;
}

/** Where the labels between two tags stand in `Grammar.offsets`; `direction` 0: the head comes after, 1: before. */
export const pairIndex = (tagCount: number, head: number, child: number, direction: number): number =>
  (head * tagCount + child) * 2 + direction;

/** Labels, and which of them may stand between a head and a dependent by their tags. The root's tag is `tagCount`. */
export interface Grammar {
  readonly labels: readonly string[];
  readonly tagCount: number;
  readonly offsets: Uint32Array;
  readonly lists: Uint8Array;
  /** Comma, verb, quotation mark or other, of each tag. */
  readonly kinds: Uint8Array;
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
  );
}
