/**
 * The sentences of one page set against those of another: `alignment(a, b, ANSWERS, 0.5)` tells how much of the shorter stands in
 * sentences to which one of the longer answers, and whether in the same order.
 */
import type { PageSketch, Sentences } from "./sketch.ts";

export interface Alignment {
  /** Share of the shorter page's words that stand in sentences which a sentence of the longer answers to. */
  readonly share: number;
  /** How many sentences those are. */
  readonly sentences: number;
  /** Share of them whose answer stands no earlier than the answer of the one before. */
  readonly inOrder: number;
}

/** The sentences of the shorter page against those of the longer. Gives up, with what it has, once `need` is out of reach. */
export function alignment(a: PageSketch, b: PageSketch, bound: number, need: number): Alignment {
  const [shorter, longer] = a.words <= b.words ? [a, b] : [b, a];
  const own = shorter.sentences;
  const whole = own.words.reduce((sum, words) => sum + words, 0);
  const index = sentencesByWord(longer);
  let answered = 0;
  let seen = 0;
  let sentences = 0;
  let inOrder = 0;
  let before = 0;
  for (let at = 0; at < own.words.length; at++) {
    if (answered + whole - seen < need * whole) break;
    const words = own.words[at]!;
    seen += words;
    const tried = new Set<number>();
    for (const key of tellingKeys(own, at, bound)) addSentencesWith(index, key, tried);
    let best = bound;
    let answer = -1;
    for (const other of [...tried].sort((x, y) => x - y)) {
      const share = sharedShare(own, at, longer.sentences, other);
      if (share > best || (share === best && answer < 0)) {
        best = share;
        answer = other;
      }
    }
    if (answer < 0) continue;
    answered += words;
    sentences += 1;
    if (answer >= before) inOrder += 1;
    before = answer;
  }
  return {
    share: whole === 0 ? 0 : answered / whole,
    sentences,
    inOrder: sentences === 0 ? 0 : inOrder / sentences,
  };
}

/** A sentence that shares this much of its weight stands in the other page nearly word for word. */
export const ANSWERS = 0.55;
/** One that shares this much tells the same, in other words. */
export const TELLS_AGAIN = 0.33;

/** The heaviest words of a sentence: an answer that had none of them could not share enough of its weight. */
function tellingKeys(sentences: Sentences, at: number, bound: number): number[] {
  const { from, keys, weights } = sentences;
  const whole = weightOf(sentences, at);
  const order: number[] = [];
  for (let i = from[at]!; i < from[at + 1]!; i++) order.push(i);
  order.sort((i, j) => weights[j]! - weights[i]! || i - j);
  const telling: number[] = [];
  let left = whole;
  for (const i of order) {
    if (left < bound * whole) break;
    telling.push(keys[i]!);
    left -= weights[i]!;
  }
  return telling;
}

/** Each word of each sentence as one number, word first, in ascending order: word × `AT_MOST` + place of the sentence. */
function sentencesByWord(page: PageSketch): Float64Array {
  const known = indexes.get(page);
  if (known !== undefined) return known;
  const { from, keys } = page.sentences;
  const index = new Float64Array(keys.length);
  for (let at = 0; at + 1 < from.length; at++) {
    for (let i = from[at]!; i < from[at + 1]!; i++) index[i] = keys[i]! * AT_MOST + at;
  }
  index.sort();
  if (indexes.size >= MOST_INDEXES) indexes.clear();
  indexes.set(page, index);
  return index;
}

/** More than a sketch has sentences. */
const AT_MOST = 1024;

/** Adds to `found` the sentences that hold the word. */
function addSentencesWith(index: Float64Array, key: number, found: Set<number>): void {
  const from = key * AT_MOST;
  let low = 0;
  for (let high = index.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (index[middle]! < from) low = middle + 1;
    else high = middle;
  }
  for (; low < index.length && index[low]! < from + AT_MOST; low++) found.add(index[low]! - from);
}

/** Made from the page alone; the last few are kept, because a page is compared with many. */
const indexes = new Map<PageSketch, Float64Array>();
const MOST_INDEXES = 500;

/** Share of the weight of both; a sentence much longer than the other is measured by one and a half times the other. */
function sharedShare(own: Sentences, at: number, others: Sentences, other: number): number {
  let shared = 0;
  const [endI, endJ] = [own.from[at + 1]!, others.from[other + 1]!];
  for (let i = own.from[at]!, j = others.from[other]!; i < endI && j < endJ; ) {
    const x = own.keys[i]!;
    const y = others.keys[j]!;
    if (x === y) {
      shared += own.weights[i]!;
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  const weight = weightOf(own, at);
  return shared / Math.max(weight, Math.min(weightOf(others, other), weight * 1.5));
}

function weightOf({ from, weights }: Sentences, at: number): number {
  let sum = 0;
  for (let i = from[at]!; i < from[at + 1]!; i++) sum += weights[i]!;
  return sum;
}
