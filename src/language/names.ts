import type { Sentence } from "../model/index.ts";
import { Encoder, longestInput, type MakeKernel } from "./encoder.ts";
import { type Kernel, openKernel } from "./kernel.ts";
import type { Lexicon } from "./lexicon.ts";
import type { ModelFile } from "./model-file.ts";
import { MARKS, type NameLists, type NameSet, openLists } from "./name-lists.ts";
import { isTorn, uncut } from "./one-head.ts";
import { checkTags, type LabellerPlan, openLabeller, type Tagger } from "./tagger.ts";
import type { LanguageModels } from "./words-of.ts";

/**
 * Names of persons, places and organisations in a sentence: "Anna Berg" PER, "Oslo" LOC, "Nordic Council" ORG.
 *
 * A small network over words, their tags and lists of known names judges beginnings and insides of names; the best sequence
 * in which each inside follows its own kind is taken. Trained by `tools/train/names.ts`. The tables of `actors/` come before
 * it: it is for the names that they do not have. Each name hangs together in the tree (`one-head.ts`). `page` knows the
 * judgements of the other sentences of the page (`names-on-page.ts`).
 */
export function findNames(sentence: Sentence, models: LanguageModels, page: PageView | null = null): NameSpan[] {
  const tokens = sentence.tokens.slice(0, longestInput);
  const heads = tokens.map((token) => token.head);
  const judged = page?.(sentence) ?? judgeNames(sentence, models);
  return decodeNames(judged).map((name) => (isTorn(name, heads) ? uncut(name, heads) : name));
}

/** What is thought of the words of a sentence, with the rest of its page in mind. */
export type PageView = (sentence: Sentence) => Judgement;

/** Logarithms of how probable each label is for each word, `LABELS` a word. */
export type Judgement = Float64Array;

/** The sentence by itself. */
function judgeNames(sentence: Sentence, { names, tagger }: LanguageModels): Judgement {
  const judging = names.judging(sentence, tagger);
  judging.words(0, judging.forms.length - 1);
  return judging.judged;
}

export type NameType = "PER" | "ORG" | "LOC";
export const nameTypes: readonly NameType[] = ["PER", "ORG", "LOC"];

/** Token indices, `last` inclusive. `score` is 0..1: how probably the least certain word of it has this label. */
export interface NameSpan {
  readonly first: number;
  readonly last: number;
  readonly type: NameType;
  readonly score: number;
}

/**
 * Outside, and beginning and inside of each type: 0, then 1 and 2 of PER, 3 and 4 of ORG, 5 and 6 of LOC, 7 and 8 of other names
 * ("World Cup"), which the network learns to tell apart, and which are not handed on.
 */
export const LABELS = 9;

export class NameFinder {
  private readonly encoder: Encoder;
  private readonly kernel: Kernel;
  private readonly plan: LabellerPlan;
  private readonly lists: () => NameLists;
  private readonly tagCount: number;

  /** `lists` is asked when the first name is looked for. */
  constructor(kernel: Kernel, plan: LabellerPlan, lists: () => NameLists) {
    this.kernel = kernel;
    this.plan = plan;
    this.lists = lists;
    this.tagCount = plan.lexicon.tags.length;
    this.encoder = new Encoder(kernel, plan);
  }

  /** The names in a sentence of at most `longestInput` words, with the tagger's tags, marked in the way of `set`. */
  find(forms: readonly string[], tags: ArrayLike<number>, set: NameSet = "corpus"): NameSpan[] {
    return decodeNames(this.judge(forms, tags, set));
  }

  judge(forms: readonly string[], tags: ArrayLike<number>, set: NameSet = "corpus"): Judgement {
    const judged = new Float64Array(forms.length * LABELS);
    this.judgeWords(forms, this.marksOf(forms, tags, set), 0, forms.length - 1, judged);
    return judged;
  }

  /** A sentence of which word by word is judged what is asked for. */
  judging(sentence: Sentence, tagger: Tagger): Judging {
    const tokens = sentence.tokens.length > longestInput ? sentence.tokens.slice(0, longestInput) : sentence.tokens;
    const forms = tokens.map((token) => token.text);
    const tags = new Uint8Array(tokens.length);
    for (const [i, { upos, xpos }] of tokens.entries()) tags[i] = tagger.idOfPair(upos, xpos);
    return new Judging(this, forms, this.marksOf(forms, tags, "corpus"));
  }

  /**
   * Judges the words from `first` to `last`, into `judged`. A word is seen with as many neighbours on each side as there are
   * convolutions, so that no more of the sentence need be encoded.
   */
  judgeWords(forms: readonly string[], marks: Uint16Array, first: number, last: number, judged: Judgement): void {
    const { encoder, kernel, plan } = this;
    const { ints, floats } = kernel;
    const size = plan.width * 4;
    const results = plan.results >> 2;
    const bias = plan.outBias >> 2;
    const from = Math.max(0, first - plan.convolutions.length);
    const end = Math.min(forms.length, last + plan.convolutions.length + 1);
    encoder.encode(forms.slice(from, end), end - from, marks.subarray(from * MARKS), MARKS);
    for (let label = 0; label < LABELS; label += 1) ints[(plan.list >> 2) + label] = plan.out + label * size;
    for (let i = first; i <= last; i += 1) {
      kernel.score(plan.x + (i - from + 1) * size, plan.list, LABELS, plan.results);
      for (let label = 0; label < LABELS; label += 1)
        judged[i * LABELS + label] = floats[results + label]! + floats[bias + label]!;
      asShares(judged, i);
    }
  }

  private marksOf(forms: readonly string[], tags: ArrayLike<number>, set: NameSet): Uint16Array {
    const marks = new Uint16Array(forms.length * MARKS);
    this.lists().mark(forms, tags, this.tagCount, set, marks);
    return marks;
  }
}

/** A sentence whose words are judged when they are asked for. */
export class Judging {
  readonly forms: readonly string[];
  /** Of the words that were asked for; the others are 0. */
  readonly judged: Judgement;
  private readonly names: NameFinder;
  private readonly marks: Uint16Array;
  private readonly done: Uint8Array;

  constructor(names: NameFinder, forms: readonly string[], marks: Uint16Array) {
    this.names = names;
    this.forms = forms;
    this.marks = marks;
    this.judged = new Float64Array(forms.length * LABELS);
    this.done = new Uint8Array(forms.length);
  }

  /** Judges the words from `first` to `last`, as far as the sentence has them. */
  words(first: number, last: number): Judgement {
    const { done } = this;
    let from = first;
    let to = Math.min(last, done.length - 1);
    while (from <= to && done[from] === 1) from += 1;
    while (to >= from && done[to] === 1) to -= 1;
    if (from <= to) {
      this.names.judgeWords(this.forms, this.marks, from, to, this.judged);
      done.fill(1, from, to + 1);
    }
    return this.judged;
  }
}

/** Makes what is thought of word `i` logarithms of shares. */
export function asShares(judged: Judgement, i: number): void {
  const at = i * LABELS;
  let top = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < LABELS; label += 1) top = Math.max(top, judged[at + label]!);
  let sum = 0;
  for (let label = 0; label < LABELS; label += 1) sum += Math.exp(judged[at + label]! - top);
  for (let label = 0; label < LABELS; label += 1) judged[at + label] = judged[at + label]! - top - Math.log(sum);
}

/** The names in the most probable sequence of labels. */
export function decodeNames(judged: Judgement): NameSpan[] {
  const count = judged.length / LABELS;
  if (count === 0) return [];
  const best = new Float64Array(judged.length);
  const from = new Uint8Array(judged.length);
  for (let i = 0; i < count; i += 1) {
    const at = i * LABELS;
    const before = at - LABELS;
    // Whatever stands before: the likeliest. Before an inside: a beginning or inside of its type.
    let likeliest = 0;
    for (let label = 1; i > 0 && label < LABELS; label += 1)
      if (best[before + label]! > best[before + likeliest]!) likeliest = label;
    for (let label = 0; label < LABELS; label += 1) {
      if (label === 0 || label % 2 === 1) {
        from[at + label] = likeliest;
        best[at + label] = (i === 0 ? 0 : best[before + likeliest]!) + judged[at + label]!;
        continue;
      }
      const own = i > 0 && best[before + label]! > best[before + label - 1]! ? label : label - 1;
      from[at + label] = own;
      best[at + label] = i === 0 ? Number.NEGATIVE_INFINITY : best[before + own]! + judged[at + label]!;
    }
  }
  const end = (count - 1) * LABELS;
  let label = 0;
  for (let other = 1; other < LABELS; other += 1) if (best[end + other]! > best[end + label]!) label = other;
  const found: NameSpan[] = [];
  let last = -1;
  let least = 0;
  for (let i = count - 1; i >= 0; i -= 1) {
    if (label > 0) {
      if (last < 0) last = i;
      least = Math.min(least, judged[i * LABELS + label]!);
      if (label % 2 === 1) {
        const type = nameTypes[(label - 1) / 2];
        if (type !== undefined) found.push({ first: i, last, type, score: Math.exp(least) });
        last = -1;
        least = 0;
      }
    }
    label = from[i * LABELS + label]!;
  }
  return found.reverse();
}

/** The name finder in a model file, for the tagger's lexicon. */
export function openNames(file: ModelFile, lexicon: Lexicon, makeKernel: MakeKernel = openKernel): NameFinder {
  checkTags(file, lexicon.tags, "names");
  const { kernel, plan } = openLabeller(file, lexicon, makeKernel);
  let lists: NameLists | null = null;
  return new NameFinder(kernel, plan, () => {
    lists ??= openLists(file);
    return lists;
  });
}
