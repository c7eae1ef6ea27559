import { arrayOf, linesOf, type ModelFile } from "./model-file.ts";
import { caseOf, plainForm, shapeOf } from "./words.ts";

/**
 * What is known of single words: the tags that the treebanks saw them with, classes of words used alike, and vectors.
 *
 * Made by `tools/train/words.ts`; tagger, parsers and name finder share it.
 */
export interface Lexicon {
  readonly tags: readonly string[];
  /** Entry `e` may take the tags in `lists` from `offsets[e]` to `offsets[e + 1]`; unknown words may take `open`. */
  readonly entries: ReadonlyMap<string, number>;
  readonly offsets: Uint32Array;
  readonly lists: Uint8Array;
  readonly open: Uint8Array;
  /** The usual tag of each entry and how sure it is, as one number; 0 where too seldom seen. */
  readonly classes: Uint16Array;
  readonly clusters: WordClusters;
  readonly vectors: WordVectors;
  /** For each of `PARTS`, the row of numbers that its values have in the networks' tables; row 0 is for all others. */
  readonly vocabulary: readonly ReadonlyMap<string, number>[];
}

/** Words used alike, in classes by their lower-case form. */
export interface WordClusters {
  readonly ids: ReadonlyMap<string, number>;
  readonly owners: Uint16Array;
}

/** GloVe vectors of frequent words in lower case, rows of `vectorSize` numbers; row 0 is zero, for all others. */
export interface WordVectors {
  readonly ids: ReadonlyMap<string, number>;
  readonly rows: Int8Array;
}

export const vectorSize = 100;

/** Parts of a word that the networks have numbers for, in the order of their tables. */
export const PARTS = [
  "lower",
  "ending of 3",
  "beginning of 3",
  "shape",
  "ending of 2",
  "ending of 4",
  "class",
  "class in lower case",
  "ending of 5",
  "beginning of 2",
  "end behind a hyphen",
  "cluster",
] as const;

/** Parts that stand for the very word: in training they are now and then left out, as they are for unknown words. */
export const isLexical = (part: (typeof PARTS)[number]): boolean =>
  part === "lower" || part === "class" || part === "class in lower case";

/** A word as the networks see it: its entry in the lexicon (-1 for none), its lower-case form, its parts. */
export interface WordParts {
  readonly entry: number;
  readonly lower: string;
  readonly parts: readonly string[];
}

export function wordPartsOf(
  form: string,
  { entries, classes, clusters }: Pick<Lexicon, "entries" | "classes" | "clusters">,
): WordParts {
  const known = plainForm(form.length > longestWord ? form.slice(0, longestWord) : form);
  const lower = known.toLowerCase();
  const entry = entries.get(known) ?? -1;
  const lowerEntry = lower === known ? entry : (entries.get(lower) ?? -1);
  const cluster = clusters.ids.get(lower);
  const hyphen = known.length > 2 ? lower.lastIndexOf("-") : -1;
  const classOf = (at: number): string => (at < 0 ? "" : String(classes[at]!));
  return {
    entry,
    lower,
    parts: [
      lower,
      lower.slice(-3),
      lower.slice(0, 3),
      shapeOf(known),
      lower.slice(-2),
      lower.slice(-4),
      classOf(entry),
      classOf(lowerEntry),
      lower.length > 5 ? lower.slice(-5) : "",
      lower.slice(0, 2),
      hyphen < 0 ? "" : lower.slice(hyphen + 1).slice(-4),
      cluster === undefined ? `${caseOf(known, lower)}-` : String(clusters.owners[cluster]!),
    ],
  };
}

const longestWord = 48;

/** Is the word known in lower case, and not rather as a name in the form given? */
export function isCommonWord({ entries, classes, tags }: Lexicon, lower: string, form: string): boolean {
  const common = entries.get(lower);
  if (common === undefined) return false;
  const name = entries.get(form);
  if (name === undefined) return true;
  const tag = tags[Math.floor((classes[name]! - 1) / 3)];
  return classes[name] === 0 || tag === undefined || !tag.startsWith("PROPN");
}

/** The lexicon in its model files. */
export function openLexicon(words: ModelFile, clusters: WordClusters): Lexicon {
  return {
    clusters,
    tags: linesOf(words, "tags"),
    entries: idsOf(linesOf(words, "words")),
    classes: arrayOf(words, "classes", Uint16Array),
    offsets: arrayOf(words, "offsets", Uint32Array),
    lists: arrayOf(words, "lists", Uint8Array),
    open: arrayOf(words, "open", Uint8Array),
    vectors: { ids: idsOf(linesOf(words, "vectorWords"), 1), rows: arrayOf(words, "vectors", Int8Array) },
    vocabulary: PARTS.map((_, p) => idsOf(linesOf(words, `part${p}`), 1)),
  };
}

/** The classes in a model file. */
export const openClusters = (file: ModelFile): WordClusters => ({
  ids: idsOf(linesOf(file, "words")),
  owners: arrayOf(file, "owners", Uint16Array),
});

/** The place of each line, the first at `from`. */
export function idsOf(lines: readonly string[], from = 0): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (let id = 0; id < lines.length; id += 1) ids.set(lines[id]!, id + from);
  return ids;
}
