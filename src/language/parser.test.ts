import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { loadLanguageModels } from "../load/language.ts";
import { readSentences } from "./index.ts";
import { openModel } from "./model-file.ts";
import { openParser } from "./parser.ts";
import { tokenise } from "./tokens.ts";

const models = loadLanguageModels("data", "accurate");
const file = openModel(gunzipSync(readFileSync("data/models/parser-accurate.bin.gz")), "parser");
const { tagger } = models;
const parser = openParser(file, tagger.lexicon);

const sentences = [
  "Foreign Minister Anna Berg, who visited Oslo last week, said on Monday that the two countries had agreed to resume talks.",
  "The loan, worth $1.5 billion, will be paid out over three years.",
  "Went.",
  "“We won't sign it,” he told reporters — twice.",
  "x ".repeat(399).trim(),
];

function treeOf(text: string): { heads: number[]; labels: number[]; scores: number[] } {
  const { starts, ends } = tokenise(text);
  const forms = Array.from(starts, (start, i) => text.slice(start, ends[i]));
  const tags = new Uint8Array(forms.length);
  tagger.tag(forms, tags);
  const heads = new Int32Array(forms.length);
  const labels = new Uint8Array(forms.length);
  parser.scores.fill(0);
  parser.parse(forms, tags, heads, labels);
  return { heads: [...heads], labels: [...labels], scores: [...parser.scores] };
}

test("every result is a tree with one root", () => {
  for (const text of sentences) {
    const { heads } = treeOf(text);
    expect(heads.filter((head) => head < 0)).toHaveLength(1);
    for (let i = 0; i < heads.length; i += 1) {
      let at = i;
      for (let step = 0; step <= heads.length && at >= 0; step += 1) at = heads[at]!;
      expect(at).toBe(-1);
    }
  }
});

test("the subject is found behind a relative clause", () => {
  const [sentence] = readSentences(sentences[0]!, models);
  const said = sentence!.tokens.find(({ text }) => text === "said")!;
  expect(said.deprel).toBe("root");
  const subject = sentence!.tokens.find(({ head, deprel }) => head === said.index && deprel === "nsubj")!;
  expect(["Minister", "Anna", "Berg"]).toContain(subject.text);
});

test("thousands of new words do not fill the memory, and do not change what comes after", () => {
  const before = treeOf(sentences[1]!);
  for (let round = 0; round < 30; round += 1)
    treeOf(Array.from({ length: 390 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}${round}x${i}`).join(" "));
  expect(treeOf(sentences[1]!)).toEqual(before);
});

test("a parser for another tagger is refused", () => {
  expect(() => openParser(file, { ...tagger.lexicon, tags: ["NOUN NN"] })).toThrow(/another tagger/);
});
