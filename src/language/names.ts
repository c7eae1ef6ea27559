import type { Sentence, Token } from "../model/index.ts";
import { Encoder, longestInput, type MakeKernel } from "./encoder.ts";
import { type Kernel, openKernel } from "./kernel.ts";
import type { Lexicon } from "./lexicon.ts";
import type { ModelFile } from "./model-file.ts";
import { type Capitals, capitalOf, MARKS, type NameLists, type NameSet, openLists } from "./name-lists.ts";
import { isTorn, uncut } from "./one-head.ts";
import { checkTags, type LabellerPlan, openLabeller } from "./tagger.ts";
import type { LanguageModels } from "./words-of.ts";

/**
 * Names of persons, places and organisations in a sentence: "Anna Berg" PER, "Oslo" LOC, "Nordic Council" ORG.
 *
 * A small network over words, their tags and lists of known names judges beginnings and insides of names; the best sequence
 * in which each inside follows its own kind is taken. Trained by `tools/train/names.ts`. The tables of `actors/` come before
 * it: it is for the names that they do not have. Each name hangs together in the tree (`one-head.ts`). What the rest of a page tells
 * of a word is heeded in `names-on-page.ts`.
 */
export function findNames({ tokens }: Sentence, { names, tagger }: LanguageModels): NameSpan[] {
  const words = tokens.slice(0, longestInput);
  const tags = words.map(({ upos, xpos }) => tagger.idOfPair(upos, xpos));
  const judged = names.judge(
    words.map(({ text }) => text),
    tags,
  );
  return decodeNames(judged).map((name) => inOnePiece(name, words));
}

/** The name, or the longest part of it that hangs together in the tree. */
export function inOnePiece(name: NameSpan, tokens: readonly Token[]): NameSpan {
  if (name.first === name.last) return name;
  const heads = tokens.map(({ head }) => head);
  return isTorn(name, heads) ? uncut(name, heads) : name;
}

/** Logarithms of how probable each label is for each word, `LABELS` a word. */
export type Judgement = Float64Array;

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
    const marks = this.marksOf(forms, forms.map(capitalOf), set);
    for (let i = 0; i < forms.length; i += 1) marks[i * MARKS] = tags[i]!;
    if (forms.length > 0) this.judgeWords(forms, marks, 0, forms.length - 1, judged);
    return judged;
  }

  /** Marks of the words (`NameLists`), all but their tags. */
  marksOf(forms: readonly string[], capitals: Capitals, set: NameSet = "corpus"): Uint16Array {
    const marks = new Uint16Array(forms.length * MARKS);
    this.lists().mark(forms, capitals, this.tagCount, set, marks);
    return marks;
  }

  /** So many neighbours of a word on each side have a say in how it is judged. */
  get reach(): number {
    return this.plan.convolutions.length;
  }

  /** Judges the words from `first` to `last`, into `judged`; those within their `reach` have all their marks. */
  judgeWords(forms: readonly string[], marks: Uint16Array, first: number, last: number, judged: Judgement): void {
    const { encoder, kernel, plan } = this;
    const { ints, floats } = kernel;
    const size = plan.width * 4;
    const results = plan.results >> 2;
    const bias = plan.outBias >> 2;
    const from = encoder.encode(forms, forms.length, marks, MARKS, first, last);
    for (let label = 0; label < LABELS; label += 1) ints[(plan.list >> 2) + label] = plan.out + label * size;
    for (let i = first; i <= last; i += 1) {
      kernel.score(plan.x + (i - from + 1) * size, plan.list, LABELS, plan.results);
      for (let label = 0; label < LABELS; label += 1)
        judged[i * LABELS + label] = floats[results + label]! + floats[bias + label]!;
      asShares(judged, i);
    }
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

/** The names in the most probable sequence of labels of the words from `start` to before `end`, of which none goes on a name before. */
export function decodeNames(judged: Judgement, start = 0, end = judged.length / LABELS): NameSpan[] {
  if (start >= end) return [];
  const best = new Float64Array((end - start) * LABELS);
  const from = new Uint8Array(best.length);
  const shift = start * LABELS;
  for (let at = 0; at < best.length; at += LABELS) {
    const before = at - LABELS;
    // Whatever stands before: the likeliest. Before an inside: a beginning or inside of its type.
    let likeliest = 0;
    for (let label = 1; at > 0 && label < LABELS; label += 1)
      if (best[before + label]! > best[before + likeliest]!) likeliest = label;
    for (let label = 0; label < LABELS; label += 1) {
      if (label === 0 || label % 2 === 1) {
        from[at + label] = likeliest;
        best[at + label] = (at === 0 ? 0 : best[before + likeliest]!) + judged[shift + at + label]!;
        continue;
      }
      const own = at > 0 && best[before + label]! > best[before + label - 1]! ? label : label - 1;
      from[at + label] = own;
      best[at + label] = at === 0 ? Number.NEGATIVE_INFINITY : best[before + own]! + judged[shift + at + label]!;
    }
  }
  const ends = best.length - LABELS;
  let label = 0;
  for (let other = 1; other < LABELS; other += 1) if (best[ends + other]! > best[ends + label]!) label = other;
  const found: NameSpan[] = [];
  let last = -1;
  let least = 0;
  for (let i = end - 1; i >= start; i -= 1) {
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
    label = from[(i - start) * LABELS + label]!;
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
