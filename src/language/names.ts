import type { Sentence } from "../model/index.ts";
import { Encoder, longestInput, type MakeKernel } from "./encoder.ts";
import { type Kernel, openKernel } from "./kernel.ts";
import type { Lexicon } from "./lexicon.ts";
import { linesOf, type ModelFile } from "./model-file.ts";
import { isTorn, uncut } from "./one-head.ts";
import { checkTags, type LabellerPlan, openLabeller } from "./tagger.ts";
import type { LanguageModels } from "./words-of.ts";

/**
 * Names of persons, places and organisations in a sentence: "Anna Berg" PER, "Oslo" LOC, "Nordic Council" ORG.
 *
 * A small network over words and their tags judges beginnings and insides of names; the best sequence in which each inside
 * follows its own kind is taken. Trained by `tools/train/names.ts`. Lists of known names come before it, in `actors/`: it
 * is for the names that no list has.
 */
export function findNames(sentence: Sentence, models: LanguageModels): NameSpan[] {
  const { names, tagger } = models;
  const tokens = sentence.tokens.slice(0, longestInput);
  const forms = tokens.map((token) => token.text);
  const heads = tokens.map((token) => token.head);
  return names
    .find(
      forms,
      Uint8Array.from(tokens, (token) => tagger.idOf(`${token.upos} ${token.xpos}`, 0)),
    )
    .map((name) => (isTorn(name, heads) ? uncut(name, heads) : name));
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

/** Outside, and beginning and inside of each type: 0, then 1 and 2 of PER, 3 and 4 of ORG, 5 and 6 of LOC. */
export const LABELS = 7;

export class NameFinder {
  private readonly encoder: Encoder;
  private readonly kernel: Kernel;
  private readonly plan: LabellerPlan;
  /** Logarithms of how probable each label is, and the best sums that end in it. */
  private readonly scores = new Float64Array(longestInput * LABELS);
  private readonly best = new Float64Array(longestInput * LABELS);
  private readonly from = new Uint8Array(longestInput * LABELS);

  private readonly lists: NameLists;
  private readonly marks = new Uint16Array(longestInput);

  constructor(kernel: Kernel, plan: LabellerPlan, lists: NameLists) {
    this.kernel = kernel;
    this.plan = plan;
    this.lists = lists;
    this.encoder = new Encoder(kernel, plan);
  }

  /** The names in a sentence of at most `longestInput` words, with the tagger's tags. */
  find(forms: readonly string[], tags: Uint8Array): NameSpan[] {
    const { scores, best, from } = this;
    const count = forms.length;
    if (count === 0) return [];
    this.judge(forms, tags);
    for (let i = 0; i < count; i += 1) {
      for (let label = 0; label < LABELS; label += 1) {
        const inside = label > 0 && label % 2 === 0;
        let top = i === 0 && !inside ? 0 : Number.NEGATIVE_INFINITY;
        for (let before = 0; i > 0 && before < LABELS; before += 1) {
          if (inside && before !== label && before !== label - 1) continue;
          const sum = best[(i - 1) * LABELS + before]!;
          if (sum > top) {
            top = sum;
            from[i * LABELS + label] = before;
          }
        }
        best[i * LABELS + label] = top + scores[i * LABELS + label]!;
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
        least = Math.min(least, scores[i * LABELS + label]!);
        if (label % 2 === 1) {
          found.push({ first: i, last, type: nameTypes[(label - 1) / 2]!, score: Math.exp(least) });
          last = -1;
          least = 0;
        }
      }
      label = from[i * LABELS + label]!;
    }
    return found.reverse();
  }

  /** Fills `scores`. */
  private judge(forms: readonly string[], tags: Uint8Array): void {
    const { encoder, kernel, plan, scores } = this;
    const { ints, floats } = kernel;
    const size = plan.width * 4;
    const results = plan.results >> 2;
    const bias = plan.outBias >> 2;
    const { marks } = this;
    for (let i = 0; i < forms.length; i += 1) marks[i] = markOf(forms[i]!, tags[i]!, this.lists);
    encoder.encode(forms, forms.length, marks);
    for (let label = 0; label < LABELS; label += 1) ints[(plan.list >> 2) + label] = plan.out + label * size;
    for (let i = 0; i < forms.length; i += 1) {
      kernel.score(plan.x + (i + 1) * size, plan.list, LABELS, plan.results);
      let top = Number.NEGATIVE_INFINITY;
      for (let label = 0; label < LABELS; label += 1)
        top = Math.max(top, floats[results + label]! + floats[bias + label]!);
      let sum = 0;
      for (let label = 0; label < LABELS; label += 1)
        sum += Math.exp(floats[results + label]! + floats[bias + label]! - top);
      for (let label = 0; label < LABELS; label += 1)
        scores[i * LABELS + label] = floats[results + label]! + floats[bias + label]! - top - Math.log(sum);
    }
  }
}

/** Words in lower case that are given names, and words of the names of places. */
export interface NameLists {
  readonly given: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

/** What the network reads beside a word: its tag, and whether the lists have it, which only counts with a capital. */
export function markOf(form: string, tag: number, { given, places }: NameLists): number {
  const lower = form.toLowerCase();
  if (lower === form) return tag * 4;
  return tag * 4 + (given.has(lower) ? 1 : 0) + (places.has(lower) ? 2 : 0);
}

/** The name finder in a model file, for the tagger's lexicon. */
export function openNames(file: ModelFile, lexicon: Lexicon, makeKernel: MakeKernel = openKernel): NameFinder {
  checkTags(file, lexicon.tags, "names");
  const { kernel, plan } = openLabeller(file, lexicon, makeKernel);
  return new NameFinder(kernel, plan, {
    given: new Set(linesOf(file, "given")),
    places: new Set(linesOf(file, "places")),
  });
}
