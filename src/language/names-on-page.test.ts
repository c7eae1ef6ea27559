import { expect, test } from "vitest";
import { loadLanguageModels } from "../load/language.ts";
import type { Sentence } from "../model/index.ts";
import { findNames, namesOnPage, readSentences } from "./index.ts";
import { capitalOf } from "./name-lists.ts";
import { decodeNames, inOnePiece, type Judgement, LABELS } from "./names.ts";
import { placesOf, withPage } from "./names-on-page.ts";

/** Shares of outside, beginning of a person's and of a place's name, for each word. */
function judged(...words: readonly (readonly [number, number, number])[]): Judgement {
  const out = new Float64Array(words.length * LABELS).fill(Math.log(1e-6));
  words.forEach(([outside, person, place], i) => {
    out[i * LABELS] = Math.log(outside);
    out[i * LABELS + 1] = Math.log(person);
    out[i * LABELS + 5] = Math.log(place);
  });
  return out;
}

test("a longer name tells more of a word than the word alone does three times", () => {
  const lone = (): { forms: string[]; own: Judgement } => ({
    forms: ["Gaudin", "left"],
    own: judged([0.1, 0.35, 0.55], [1, 0.01, 0.01]),
  });
  const first = lone();
  const whole = { forms: ["Chad", "Gaudin"], own: judged([0.02, 0.9, 0.08], [0.05, 0.01, 0.01]) };
  // "Gaudin" goes on the person's name.
  whole.own[LABELS + 2] = Math.log(0.93);
  const page = [first, lone(), lone(), lone(), whole];
  const places = placesOf(page, ({ forms }) => forms.map(capitalOf));
  const settled = withPage(first, first.forms.map(capitalOf), places, ({ own }) => own);
  expect(decodeNames(settled)).toMatchObject([{ first: 0, last: 0, type: "PER" }]);
});

test("a word in doubt is what it is elsewhere on the page", () => {
  const headline = { forms: ["Holm", "flies", "home"], own: judged([0.1, 0.4, 0.5], [1, 0.01, 0.01], [1, 0.01, 0.01]) };
  const body = {
    forms: ["Minister", "Holm", "left"],
    own: judged([1, 0.01, 0.01], [0.02, 0.9, 0.08], [1, 0.01, 0.01]),
  };
  const page = [headline, body];
  const places = placesOf(page, ({ forms }) => forms.map(capitalOf));
  expect(decodeNames(headline.own)).toMatchObject([{ first: 0, last: 0, type: "LOC" }]);
  const settled = withPage(headline, headline.forms.map(capitalOf), places, ({ own }) => own);
  expect(decodeNames(settled)).toMatchObject([{ first: 0, last: 0, type: "PER" }]);
  expect(settled.subarray(0, LABELS).reduce((sum, log) => sum + Math.exp(log), 0)).toBeCloseTo(1, 9);
  // Words without a capital are left alone.
  expect(settled.subarray(LABELS)).toEqual(headline.own.subarray(LABELS));
});

const models = loadLanguageModels("data");

test("of a sentence as much is judged as settles a name, and no name is found that the whole of it would not have", () => {
  const sentences = readSentences(
    `Elina Valtonen met the Ulan Sarybek Initiative for Peace in Astana, where Holm Sarybek of the Nordvik Group and Sarybek's
    brother spoke. Nordvik and Holm said little. "The Bay of Sarybek is ours," the Voice of Nordvik quoted Minister Anna Holm as saying.
    Valtonen flew on to Fort Sarybek. British Nordvik became Sarybek.`,
    models,
  );
  const { names, tagger } = models;
  const formsOf = (sentence: Sentence) => sentence.tokens.map(({ text }) => text);
  const judge = (sentence: Sentence) =>
    names.judge(
      formsOf(sentence),
      sentence.tokens.map(({ upos, xpos }) => tagger.idOfPair(upos, xpos)),
    );
  const capitalsOf = (sentence: Sentence) => formsOf(sentence).map(capitalOf);
  const places = placesOf(sentences, capitalsOf);
  for (const sentence of sentences) {
    const whole = decodeNames(withPage(sentence, capitalsOf(sentence), places, judge)).map((name) =>
      inOnePiece(name, sentence.tokens),
    );
    expect(whole.length).toBeGreaterThan(0);
    for (let first = 0; first < sentence.tokens.length; first += 1)
      for (let last = first; last < sentence.tokens.length; last += 1) {
        const found = namesOnPage(sentences, models)(sentence, first, last);
        expect(found).toEqual(whole.find((name) => name.first === first && name.last === last) ?? null);
      }
  }
});

test("a page of one sentence reads as the sentence by itself", () => {
  const [sentence] = readSentences("Elina Valtonen met Sergei Lavrov in Astana.", models);
  const names = findNames(sentence!, models);
  const found = namesOnPage([sentence!], models);
  expect(names.map(({ first, last }) => found(sentence!, first, last))).toEqual(names);
  expect(found(sentence!, 0, 2)).toBeNull();
});
