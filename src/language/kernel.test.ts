import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { loadLanguageModels } from "../load/language.ts";
import { type Kernel, plainKernel, simdKernel } from "./kernel.ts";
import { type ModelFile, openModel } from "./model-file.ts";
import { openNames } from "./names.ts";
import { openParser } from "./parser.ts";
import { openTagger } from "./tagger.ts";
import { tokenise } from "./tokens.ts";

const { lexicon } = loadLanguageModels("data").tagger;
const model = (name: string, kind: string): ModelFile =>
  openModel(gunzipSync(readFileSync(`data/models/${name}.bin.gz`)), kind);
const simd = (bytes: number, width: number): Kernel => simdKernel(bytes, width)!;

const sentences = [
  "Foreign Minister Anna Berg, who visited Oslo last week, said on Monday that the two countries had agreed to resume talks.",
  "The loan, worth $1.5 billion, will be paid out over three years by Norges Bank.",
  "Went.",
  "“We won't sign it,” he told reporters — twice.",
  "x ".repeat(399).trim(),
].map((text) => {
  const { starts, ends } = tokenise(text);
  return Array.from(starts, (start, i) => text.slice(start, ends[i]));
});
const backwards = [...sentences].reverse();

test("this machine has the kernel in WebAssembly", () => {
  expect(simdKernel(65536, 64)?.name).toBe("simd");
});

test("WebAssembly and JavaScript give the same tags, names and trees, in any order of sentences", () => {
  const all = [plainKernel, simd].map((make, turn) => {
    const tagger = openTagger(model("tagger", "tagger"), lexicon, make);
    const names = openNames(model("names", "names"), lexicon, make);
    const parsers = ["fast", "accurate"].map((kind) => openParser(model(`parser-${kind}`, "parser"), lexicon, make));
    const read = (forms: readonly string[]) => {
      const tags = new Uint8Array(forms.length);
      tagger.tag(forms, tags);
      const trees = parsers.map((parser) => {
        const heads = new Int32Array(forms.length);
        const labels = new Uint8Array(forms.length);
        parser.scores.fill(0);
        parser.parse(forms, tags, heads, labels);
        return { heads, labels, scores: [...parser.scores] };
      });
      return { tags, names: names.find(forms, tags), trees };
    };
    return turn === 0 ? sentences.map(read) : backwards.map(read).reverse();
  });
  expect(all[1]).toEqual(all[0]);
});
