import type { Sentence } from "../model/index.ts";
import { capitalsIn, Judging } from "./judging.ts";
import type { Capitals } from "./name-lists.ts";
import { asShares, decodeNames, inOnePiece, type Judgement, LABELS, type NameSpan } from "./names.ts";
import type { LanguageModels } from "./words-of.ts";

/** The name at those very tokens of a sentence; null if there is none, or another one. */
export type NameReader = (sentence: Sentence, first: number, last: number) => NameSpan | null;

/**
 * Names in the sentences of one page, each word judged with an eye on what it is elsewhere on the page: the "Holm" of a
 * headline is a person because the first paragraph has "the minister, Anna Holm". Judges of a sentence the words that settle what
 * is asked, and of the others those that these have in common with them.
 */
export function namesOnPage(sentences: readonly Sentence[], models: LanguageModels): NameReader {
  const judgings = new Map<Sentence, Judging>();
  const judgingOf = (sentence: Sentence): Judging => {
    let judging = judgings.get(sentence);
    if (judging === undefined) {
      judging = new Judging(sentence, models);
      judgings.set(sentence, judging);
    }
    return judging;
  };
  let places: Places<Sentence> | null = null;
  const page: Page<Sentence> = {
    placesOf(word) {
      places ??= placesOf(sentences, ({ tokens }) => capitalsIn(tokens));
      return places.get(word) ?? [];
    },
    judge: (sentence, first, last) => judgingOf(sentence).words(first, last),
  };
  const settled = new Map<Sentence, Settled>();
  return (sentence, first, last) => {
    let words = settled.get(sentence);
    if (words === undefined) {
      words = new Settled(sentence, judgingOf(sentence).capitals, page);
      settled.set(sentence, words);
    }
    for (const name of words.namesAround(first, last)) {
      const whole = inOnePiece(name, sentence.tokens);
      if (whole.first === first && whole.last === last) return whole;
    }
    return null;
  };
}

/** What a page tells of the words of one of its sentences, each settled when it is asked for. */
class Settled {
  private readonly sentence: Sentence;
  private readonly capitals: Capitals;
  private readonly page: Page<Sentence>;
  private readonly settled: Judgement;
  private readonly done: Uint8Array;

  constructor(sentence: Sentence, capitals: Capitals, page: Page<Sentence>) {
    this.sentence = sentence;
    this.capitals = capitals;
    this.page = page;
    this.settled = new Float64Array(capitals.length * LABELS);
    this.done = new Uint8Array(capitals.length);
  }

  /** The names that have a word from `first` to `last`, and perhaps others beside them. */
  namesAround(first: number, last: number): NameSpan[] {
    const count = this.capitals.length;
    if (last >= count) return [];
    // To see that the word behind goes on no name, the one behind that is looked at too.
    this.settle(first, last + 2);
    let from = first;
    while (this.mayGoOn(from)) from -= 1;
    let end = last + 1;
    while (end < count && this.mayGoOn(end)) end += 1;
    return decodeNames(this.settled, from, end);
  }

  /**
   * May the word go on a name in the most probable sequence of labels? Not where each such label loses against the beginning of
   * another name, or against no name with another beginning right behind it: then what stands before the word and the rest of the
   * sentence are read each by itself.
   */
  private mayGoOn(i: number): boolean {
    this.settle(i, i + 1);
    if (i === 0) return false;
    const { settled } = this;
    const at = i * LABELS;
    const next = at + LABELS;
    for (let inside = 2; inside < LABELS; inside += 2) {
      const share = settled[at + inside]!;
      if (settled[at + inside - 1]! > share) continue;
      const lost = next < settled.length ? Math.max(0, settled[next + inside]! - settled[next + inside - 1]!) : 0;
      if (settled[at]! - lost <= share) return true;
    }
    return false;
  }

  private settle(first: number, last: number): void {
    const { settled, done, sentence, capitals, page } = this;
    for (let i = first; i <= last && i < done.length; i += 1) {
      if (done[i] === 1) continue;
      const own = page.judge(sentence, i, last);
      settled.set(own.subarray(i * LABELS, (i + 1) * LABELS), i * LABELS);
      settleWord(settled, i, sentence, capitals, page);
      done[i] = 1;
    }
  }
}

/** What is asked of the other sentences of a page. */
interface Page<S> {
  /** Where a word, given in lower case, stands with a capital. */
  placesOf(word: string): readonly Place<S>[];
  /** Judges at least the words from the first to the last. */
  judge(sentence: S, first: number, last: number): Judgement;
}

/** Where on a page a word with a capital stands. */
export interface Place<S> {
  readonly sentence: S;
  readonly i: number;
}

/** The places of each word that has a capital, by its lower-case form. */
export type Places<S> = ReadonlyMap<string, readonly Place<S>[]>;

export function placesOf<S>(sentences: readonly S[], capitalsOf: (sentence: S) => Capitals): Places<S> {
  const places = new Map<string, Place<S>[]>();
  for (const sentence of sentences) {
    const capitals = capitalsOf(sentence);
    for (let i = 0; i < capitals.length; i += 1) {
      const word = capitals[i] ?? null;
      if (word === null) continue;
      const known = places.get(word);
      if (known === undefined) places.set(word, [{ sentence, i }]);
      else known.push({ sentence, i });
    }
  }
  return places;
}

/** What is thought of a sentence, each of its words settled with the rest of its page in mind. */
export function withPage<S>(sentence: S, capitals: Capitals, places: Places<S>, judge: Page<S>["judge"]): Judgement {
  const settled = judge(sentence, 0, capitals.length - 1).slice();
  const page = { placesOf: (word: string) => places.get(word) ?? [], judge };
  for (let i = 0; i < settled.length / LABELS; i += 1) settleWord(settled, i, sentence, capitals, page);
  return settled;
}

/**
 * Makes each type of name more probable where the word is of that type elsewhere. What is sure there counts more than what is not,
 * and most what stands within a longer name: "Anna Holm" tells what "Holm" is.
 */
function settleWord<S>(settled: Judgement, i: number, sentence: S, capitals: Capitals, page: Page<S>): void {
  const word = capitals[i] ?? null;
  if (word === null || isSure(settled, i)) return;
  const others = page.placesOf(word).filter((place) => place.sentence !== sentence || place.i !== i);
  if (others.length === 0) return;
  const told = new Float64Array(TYPES);
  let sum = 0;
  for (const { sentence: there, i: at } of others.slice(0, MOST)) {
    const judged = page.judge(there, at, at + 1);
    const types = typesAt(judged, at);
    if (types === null) continue;
    const weight = Math.max(...types) ** 2 * (1 + WITHIN * partOfLonger(judged, at));
    for (let type = 0; type < TYPES; type += 1) told[type]! += weight * types[type]!;
    sum += weight;
  }
  if (sum === 0) return;
  const heed = Math.min(1, 0.25 + 0.25 * others.length);
  for (let label = 0; label < LABELS; label += 1)
    settled[i * LABELS + label]! += heed * Math.log(LEAST + told[(label + 1) >> 1]! / sum);
  asShares(settled, i);
}

/**
 * Is one label of the word so probable that nothing told elsewhere, which makes a type at most 1 + 1 / `LEAST` times likelier than
 * another, could bring it down? Then the sentences that have the word need not be judged for it.
 */
function isSure(judged: Judgement, i: number): boolean {
  for (let label = 0; label < LABELS; label += 1) if (judged[i * LABELS + label]! > SURE) return true;
  return false;
}
const SURE = Math.log(0.99);

/** Outside, and the types of names. */
const TYPES = (LABELS + 1) / 2;

/** How probable each type is for a word; null behind the words that were judged. */
function typesAt(judged: Judgement, i: number): Float64Array | null {
  if ((i + 1) * LABELS > judged.length) return null;
  const types = new Float64Array(TYPES);
  for (let label = 0; label < LABELS; label += 1) types[(label + 1) >> 1]! += Math.exp(judged[i * LABELS + label]!);
  return types;
}

/** How probably the word goes on a name, or one goes on behind it; 0..1. */
function partOfLonger(judged: Judgement, i: number): number {
  let share = 0;
  for (let label = 2; label < LABELS; label += 2) {
    share += Math.exp(judged[i * LABELS + label]!);
    if ((i + 2) * LABELS <= judged.length) share += Math.exp(judged[(i + 1) * LABELS + label]!);
  }
  return Math.min(1, share);
}

/** No type is ruled out by what stands elsewhere; a word that comes up often is looked at so many times. */
const LEAST = 0.02;
const MOST = 12;
/** How much more a word within a longer name tells: chosen on Wikigold (two fifths kept out) and GUM dev. */
const WITHIN = 8;
