import { expect, test } from "vitest";
import type { Sentence, Token } from "../model/index.ts";
import { drawTree, shortTree } from "./tree.ts";

const token = (index: number, text: string, upos: Token["upos"], head: number, deprel: string): Token => ({
  index,
  start: index * 10,
  end: index * 10 + text.length,
  text,
  norm: text.toLowerCase(),
  lemma: text.toLowerCase(),
  upos,
  xpos: "",
  head,
  deprel,
});
const sentenceOf = (tokens: readonly Token[]): Sentence => ({
  index: 0,
  paragraph: 0,
  kind: "prose",
  start: 0,
  end: 100,
  quotes: [],
  tokens,
});

test("each word stands under its head, in the order of the sentence", () => {
  const sentence = sentenceOf([
    token(0, "Ana", "PROPN", 2, "nsubj"),
    token(1, "Ruiz", "PROPN", 0, "flat"),
    token(2, "visited", "VERB", -1, "root"),
    token(3, "Lima", "PROPN", 2, "obj"),
    token(4, ".", "PUNCT", 2, "punct"),
  ]);
  expect(drawTree(sentence)).toBe(
    "visited VERB\n├─ nsubj: Ana PROPN\n│  └─ flat: Ruiz PROPN\n├─ obj: Lima PROPN\n└─ punct: . PUNCT\n",
  );
  expect(shortTree(sentence)).toBe("visited(nsubj Ana(flat Ruiz), obj Lima)");
});

test("no words give no lines", () => {
  expect(drawTree(sentenceOf([]))).toBe("");
  expect(shortTree(sentenceOf([]))).toBe("");
});
