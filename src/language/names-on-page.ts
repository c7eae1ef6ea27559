import type { Sentence } from "../model/index.ts";
import { asShares, findNames, type Judgement, type Judging, LABELS, type NameSpan } from "./names.ts";
import type { LanguageModels } from "./words-of.ts";

/**
 * Names in the sentences of one page, each word judged with an eye on what it is elsewhere on the page: the "Holm" of a
 * headline is a person because the first paragraph has "the minister, Anna Holm". Judges a sentence when it is asked for, and
 * of the others the words that one that is asked for has in common with them.
 */
export function namesOnPage(
  sentences: readonly Sentence[],
  models: LanguageModels,
): (sentence: Sentence) => readonly NameSpan[] {
  let places: Map<string, Place<Sentence>[]> | null = null;
  const judgings = new Map<Sentence, Judging>();
  const judge = (sentence: Sentence, first: number, last: number): Judgement => {
    let judging = judgings.get(sentence);
    if (judging === undefined) {
      judging = models.names.judging(sentence, models.tagger);
      judgings.set(sentence, judging);
    }
    return judging.words(first, last);
  };
  return (sentence) => {
    const forms = sentence.tokens.map((token) => token.text);
    places ??= placesOf(sentences, (one) => (one === sentence ? forms : one.tokens.map((token) => token.text)));
    const all = places;
    return findNames(sentence, models, () => withPage(sentence, forms, all, judge));
  };
}

/** Where on a page a word with a capital stands. */
export interface Place<S> {
  readonly sentence: S;
  readonly i: number;
}

/** The places of each word that has a capital, by its lower-case form. */
export function placesOf<S>(
  sentences: readonly S[],
  formsOf: (sentence: S) => readonly string[],
): Map<string, Place<S>[]> {
  const places = new Map<string, Place<S>[]>();
  for (const sentence of sentences)
    formsOf(sentence).forEach((form, i) => {
      const lower = form.toLowerCase();
      if (lower === form) return;
      const known = places.get(lower);
      if (known === undefined) places.set(lower, [{ sentence, i }]);
      else known.push({ sentence, i });
    });
  return places;
}

/**
 * What is thought of a sentence, each type of name made more probable where the word is of that type elsewhere. What is sure there
 * counts more than what is not, and most what stands within a longer name: "Anna Holm" tells what "Holm" is. `judge` judges at
 * least the words from the first to the last.
 */
export function withPage<S>(
  sentence: S,
  forms: readonly string[],
  places: ReadonlyMap<string, readonly Place<S>[]>,
  judge: (sentence: S, first: number, last: number) => Judgement,
): Judgement {
  const own = judge(sentence, 0, forms.length - 1);
  const settled = own.slice();
  const count = own.length / LABELS;
  for (let i = 0; i < count; i += 1) {
    const lower = forms[i]!.toLowerCase();
    if (lower === forms[i] || isSure(own, i)) continue;
    const others = (places.get(lower) ?? []).filter((place) => place.sentence !== sentence || place.i !== i);
    if (others.length === 0) continue;
    const told = new Float64Array(TYPES);
    let sum = 0;
    for (const { sentence: there, i: at } of others.slice(0, MOST)) {
      const judged = judge(there, at, at + 1);
      const types = typesAt(judged, at);
      if (types === null) continue;
      const weight = Math.max(...types) ** 2 * (1 + WITHIN * partOfLonger(judged, at));
      for (let type = 0; type < TYPES; type += 1) told[type]! += weight * types[type]!;
      sum += weight;
    }
    if (sum === 0) continue;
    const heed = Math.min(1, 0.25 + 0.25 * others.length);
    for (let label = 0; label < LABELS; label += 1)
      settled[i * LABELS + label]! += heed * Math.log(LEAST + told[(label + 1) >> 1]! / sum);
    asShares(settled, i);
  }
  return settled;
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
