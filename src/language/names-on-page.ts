import type { Sentence } from "../model/index.ts";
import { asShares, findNames, type Judgement, judgeNames, LABELS, type NameSpan } from "./names.ts";
import type { LanguageModels } from "./words-of.ts";

/**
 * Names in the sentences of one page, each word judged with an eye on what it is elsewhere on the page: the "Holm" of a
 * headline is a person because the first paragraph has "the minister, Anna Holm". Judges a sentence when it is asked for, or
 * when one that is asked for has a word with a capital in common with it.
 */
export function namesOnPage(
  sentences: readonly Sentence[],
  models: LanguageModels,
): (sentence: Sentence) => readonly NameSpan[] {
  let places: Map<string, Place<Sentence>[]> | null = null;
  const judged = new Map<Sentence, Judgement>();
  const judge = (sentence: Sentence): Judgement => {
    const known = judged.get(sentence);
    if (known !== undefined) return known;
    const now = judgeNames(sentence, models);
    judged.set(sentence, now);
    return now;
  };
  return (sentence) => {
    places ??= placesOf(sentences, (one) => one.tokens.map((token) => token.text));
    const forms = sentence.tokens.map((token) => token.text);
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

/** What is thought of a sentence, each type of name made more probable where the word is of that type elsewhere. */
export function withPage<S>(
  sentence: S,
  forms: readonly string[],
  places: ReadonlyMap<string, readonly Place<S>[]>,
  judge: (sentence: S) => Judgement,
): Judgement {
  const own = judge(sentence);
  const settled = own.slice();
  const count = own.length / LABELS;
  const types = new Float64Array((LABELS + 1) / 2);
  for (let i = 0; i < count; i += 1) {
    const lower = forms[i]!.toLowerCase();
    if (lower === forms[i]) continue;
    const others = (places.get(lower) ?? []).filter((place) => place.sentence !== sentence || place.i !== i);
    if (others.length === 0) continue;
    types.fill(LEAST);
    for (const place of others.slice(0, MOST)) {
      const there = judge(place.sentence);
      for (let label = 0; label < LABELS && (place.i + 1) * LABELS <= there.length; label += 1)
        types[(label + 1) >> 1]! += Math.exp(there[place.i * LABELS + label]!) / Math.min(MOST, others.length);
    }
    const weight = Math.min(1, 0.25 + 0.25 * others.length);
    for (let label = 0; label < LABELS; label += 1)
      settled[i * LABELS + label]! += weight * Math.log(types[(label + 1) >> 1]!);
    asShares(settled, i);
  }
  return settled;
}

/** No type is ruled out by what stands elsewhere; a word that comes up often is looked at so many times. */
const LEAST = 0.02;
const MOST = 12;
