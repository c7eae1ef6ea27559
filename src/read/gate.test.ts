import { expect, test } from "vitest";
import { readSentences } from "../language/index.ts";
import { loadModels } from "../load/index.ts";
import { gateOf } from "./gate.ts";

const models = loadModels("data");
const gate = gateOf(models);
const hasTree = (text: string): boolean =>
  readSentences(text, models.language, gate).some(({ tokens }) => new Set(tokens.map(({ head }) => head)).size > 2);

test.each([
  "Later Anna Berg walked home.",
  "The premier arrived late in the evening.",
  "The ministry said that the plan was dead.",
  "Output in the valley fell by a third.",
  "“We are tired of this game,” an old man shouted.",
  "Some 40 trucks stood at the gate.",
])("a name, a word of the lexicon, a saying, a number or a quotation asks for a tree: %s", (text) => {
  expect(hasTree(text)).toBe(true);
});

test.each(["Enough is enough.", "The weather was nice and the streets were wet."])(
  "what can bear nothing gets none: %s",
  (text) => {
    expect(hasTree(text)).toBe(false);
  },
);

test("the words of such a sentence keep their tags, and hang on the first", () => {
  const [sentence] = readSentences("The weather was nice.", models.language, gate);
  expect(sentence!.tokens.map(({ upos, head, deprel }) => `${upos} ${head} ${deprel}`)).toEqual([
    "DET -1 root",
    "NOUN 0 dep",
    "AUX 0 dep",
    "ADJ 0 dep",
    "PUNCT 0 dep",
  ]);
});

test("without a gate every sentence has its tree, also one that was kept back before", () => {
  readSentences("The weather was nice.", models.language, gate);
  const [sentence] = readSentences("The weather was nice.", models.language);
  expect(sentence!.tokens.map(({ head }) => head)).toEqual([1, 3, 3, -1, 3]);
});
