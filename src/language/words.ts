import { arrayOf, linesOf, type ModelFile } from "./model-file.ts";

/**
 * What the models see of a word, as hashes: its form, lower case, endings, beginnings and shape.
 *
 * Each word type is described once and kept, up to a bound, so that a page of ever new words cannot fill the memory.
 * Numbers are one word of zeros and all double quotation marks are one mark, since the treebanks write them in many ways.
 */
export class WordTable {
  /** Fields of word type `id` stand at `id * WORD_FIELDS`. */
  readonly fields: Int32Array;
  private readonly ids = new Map<string, number>();
  private readonly dictionary: ReadonlyMap<string, number>;
  private readonly classes: ArrayLike<number>;

  private readonly clusters: WordClusters;

  constructor(dictionary: ReadonlyMap<string, number>, classes: ArrayLike<number>, clusters: WordClusters) {
    this.clusters = clusters;
    this.dictionary = dictionary;
    this.classes = classes;
    this.fields = new Int32Array(tableSize * WORD_FIELDS);
  }

  /** Room for a sentence of this many words, so that ids given out for one sentence stay good. */
  reserve(count: number): void {
    if (this.ids.size + count >= tableSize) this.ids.clear();
  }

  /** The id of a word form. */
  idOf(form: string): number {
    const known = this.ids.get(form);
    if (known !== undefined) return known;
    if (form.length > longestWord) return this.idOf(form.slice(0, longestWord));
    if (this.ids.size >= tableSize) this.ids.clear();
    const id = this.ids.size;
    this.ids.set(form, id);
    this.describe(plainForm(form), id * WORD_FIELDS);
    return id;
  }

  private describe(form: string, at: number): void {
    const { fields } = this;
    const lower = form.toLowerCase();
    const length = lower.length;
    fields[at + WORD] = hashString(form, 1);
    fields[at + LOWER] = hashString(lower, 2);
    for (let n = 1; n <= 4; n += 1) {
      fields[at + SUFFIX1 + n - 1] = hashString(lower.slice(Math.max(0, length - n)), 2 + n);
    }
    for (let n = 1; n <= 3; n += 1) fields[at + PREFIX1 + n - 1] = hashString(lower.slice(0, n), 6 + n);
    fields[at + SHAPE] = hashString(shapeOf(form), 10);
    fields[at + CASE] = caseOf(form, lower);
    const entry = this.dictionary.get(form) ?? -1;
    fields[at + ENTRY] = entry;
    const lowerEntry = entry >= 0 ? entry : (this.dictionary.get(lower) ?? -1);
    fields[at + LOWER_ENTRY] = lowerEntry;
    const cluster = this.clusters.ids.get(lower) ?? -1;
    fields[at + FINE] = cluster < 0 ? 1000 + caseOf(form, lower) : this.clusters.fine[cluster]!;
    fields[at + COARSE] = cluster < 0 ? 200 + caseOf(form, lower) : this.clusters.coarse[fields[at + FINE]!]!;
    const known = entry >= 0 ? this.classes[entry]! : 0;
    fields[at + CLASS] =
      known !== 0 ? known : 1000 + caseOf(form, lower) * 8 + (lowerEntry >= 0 ? 1 : 0) + (form.includes("-") ? 2 : 0);
  }
}

export const WORD_FIELDS = 16;
export const WORD = 0;
export const LOWER = 1;
export const SUFFIX1 = 2;
export const SUFFIX2 = 3;
export const SUFFIX3 = 4;
export const SUFFIX4 = 5;
export const PREFIX1 = 6;
export const PREFIX2 = 7;
export const PREFIX3 = 8;
export const SHAPE = 9;
export const CASE = 10;
export const ENTRY = 11;
export const LOWER_ENTRY = 12;
export const CLASS = 13;
export const FINE = 14;
export const COARSE = 15;

/** Words used alike, in classes by their lower-case form: `fine` of each word, `coarse` of each fine class. */
export interface WordClusters {
  readonly ids: ReadonlyMap<string, number>;
  readonly fine: Uint16Array;
  readonly coarse: Uint8Array;
}

/** The classes in a model file. */
export function openClusters(file: ModelFile): WordClusters {
  return {
    ids: new Map(linesOf(file, "words").map((word, id) => [word, id])),
    fine: arrayOf(file, "fine", Uint16Array),
    coarse: arrayOf(file, "coarse", Uint8Array),
  };
}

const tableSize = 1 << 15;
const longestWord = 48;

/** FNV-1a over UTF-16 code units. */
export function hashString(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** The form that the models know: one kind of quotation mark, apostrophe and dash, digits as zeros. */
export function plainForm(form: string): string {
  if (plain.test(form)) return form;
  const mapped = marks.get(form);
  if (mapped !== undefined) return mapped;
  if (/^\d+$/.test(form))
    return /^(?:1[5-9]|20)\d\d$/.test(form) ? "1999" : form.length > 2 ? "000" : "0".repeat(form.length);
  return form.replaceAll("’", "'").replace(/[0-9]/g, "0");
}

const plain = /^[A-Za-z]+$/;
const marks = new Map([
  ["“", '"'],
  ["”", '"'],
  ["„", '"'],
  ["«", '"'],
  ["»", '"'],
  ["``", '"'],
  ["''", '"'],
  ["‘", "'"],
  ["’", "'"],
  ["–", "--"],
  ["—", "--"],
  ["…", "..."],
  ["’s", "'s"],
]);

/** The word in lower case, its last and first three letters, and its shape: what the network knows of it beside its tag. */
export function wordPartsOf(form: string): { lower: string; suffix: string; prefix: string; shape: string } {
  const known = plainForm(form.length > longestWord ? form.slice(0, longestWord) : form);
  const lower = known.toLowerCase();
  return { lower, suffix: lower.slice(-3), prefix: lower.slice(0, 3), shape: shapeOf(known) };
}

/** "Xxx", "XX", "0.0": runs of a kind cut to two. */
function shapeOf(form: string): string {
  let shape = "";
  let last = "";
  let run = 0;
  for (let i = 0; i < form.length && shape.length < 12; i += 1) {
    const char = form[i]!;
    let kind = char;
    if (char >= "0" && char <= "9") kind = "0";
    else if (char !== char.toLowerCase()) kind = "X";
    else if (char !== char.toUpperCase()) kind = "x";
    run = kind === last ? run + 1 : 1;
    if (run <= 2) shape += kind;
    last = kind;
  }
  return shape;
}

/** 0 lower, 1 capital first, 2 all capitals, 3 mixed, 4 digits, 5 marks. */
function caseOf(form: string, lower: string): number {
  const first = form[0]!;
  if (first >= "0" && first <= "9") return 4;
  const upper = form.toUpperCase();
  if (upper === lower) return 5;
  if (form === lower) return 0;
  if (form === upper && form.length > 1) return 2;
  if (first !== lower[0] && form.slice(1) === lower.slice(1)) return 1;
  return 3;
}
