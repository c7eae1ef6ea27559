/**
 * How much a word tells about what a page is about: "said" nothing, "missile" something, "Mishustin" much.
 * The weights come from a fixed table of common English words, so that no page's weight depends on which others are there.
 */
import { hash32, hashNumbers } from "../kit/hash.ts";

/** Tenths of a decade below 1 by which a word is rare: 30 is one word in a thousand. Words not in it are rarer than all of it. */
export type WordFrequency = ReadonlyMap<string, number>;

/** Reads data/word-frequency.tsv: word and rarity, a tab between; lines that begin with # are skipped. */
export function parseWordFrequency(text: string): WordFrequency {
  const table = new Map<string, number>();
  for (const line of text.split("\n")) {
    const tab = line.indexOf("\t");
    if (tab > 0 && !line.startsWith("#")) table.set(line.slice(0, tab), Number(line.slice(tab + 1)));
  }
  return table;
}

/** A word of a text as the links see it. */
export interface Word {
  /** Lower case, without accents and possessive. */
  readonly text: string;
  readonly capital: boolean;
}

/** The words and numbers of a text in their order. "U.N." is "un"; "Xi's" is "xi"; "2,700" is "2700". */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  for (const match of plain.matchAll(WORD)) {
    const raw = match[0];
    const first = raw.charCodeAt(0);
    if (first >= 48 && first <= 57) {
      words.push({ text: raw.replaceAll(",", "").replace(/\.$/, ""), capital: false });
      continue;
    }
    const bare = raw
      .replace(/['’]s$/i, "")
      .replaceAll(".", "")
      .replace(/['’]/g, "");
    const text = bare.toLowerCase();
    if (text.length > 0) words.push({ text, capital: bare !== text });
  }
  return words;
}

const WORD = /\d[\d,.]*\d|\d|(?:\p{L}\.){2,}|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?/gu;

/** The rarest that a word of the table can be; every word that is not in it counts as this rare. */
const RAREST = 58;
/** Words as common as this or more tell nothing. */
const COMMONEST = 34;

/** 0 for the commonest words, up to 2.4; numbers by their length, years little. */
export function weightOf(word: string, table: WordFrequency): number {
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) return /^(19|20)\d\d$/.test(word) ? 0.6 : word.length === 1 ? 0.2 : 1.4;
  if (word.length < 2) return 0;
  const rare = table.size === 0 ? 30 + 3 * Math.min(word.length, 9) : (table.get(word) ?? RAREST);
  return Math.max(0, (rare - COMMONEST) / 10);
}

/** A word without the commonest endings, so that "exports", "exported" and "export" fall together. */
export function stemOf(word: string): string {
  if (word.length < 5) return word;
  const stem = word.replace(/(?:ies|ied)$/, "y").replace(/(?:ations?|ings?|ed|es|s|ly|e)$/, "");
  return stem.length < 3 ? word : stem;
}

/** Hash of a word's stem, and its weight. */
export interface Entry {
  readonly stem: number;
  readonly weight: number;
}

export function entryOf(word: string, table: WordFrequency): Entry {
  let known = entries.get(table);
  if (known === undefined || known.size > MOST_ENTRIES) {
    known = new Map();
    entries.set(table, known);
  }
  let entry = known.get(word);
  if (entry === undefined) {
    entry = { stem: hash32(stemOf(word)), weight: weightOf(word, table) };
    known.set(word, entry);
  }
  return entry;
}

/** An entry depends on nothing but word and table; words come again and again, so they are kept, though not without end. */
const entries = new WeakMap<WordFrequency, Map<string, Entry>>();
const MOST_ENTRIES = 200_000;

/**
 * A weighted bag of words of length 1: the hash of a stem and its weight in parts of `UNIT` by turns, hashes in ascending order. One
 * list and no object around it, because there are some to each of very many records.
 */
export type Terms = Uint32Array;

const UNIT = 2 ** 30;

/** The `most` heaviest words of a text. `boost` is a factor for words written with a capital. */
export function termsOf(words: readonly Word[], table: WordFrequency, most = 150, boost = 1.4): Terms {
  const seen = new Map<number, { count: number; weight: number; capital: number }>();
  for (const { text, capital } of words) {
    const { stem, weight } = entryOf(text, table);
    const known = seen.get(stem);
    if (known === undefined) seen.set(stem, { count: 1, weight, capital: +capital });
    else {
      known.count += 1;
      known.capital += +capital;
    }
  }
  const rows: { key: number; weight: number }[] = [];
  for (const [key, { count, weight, capital }] of seen) {
    if (weight === 0) continue;
    const named = capital * 2 > count ? boost : 1;
    rows.push({ key, weight: (1 + Math.log(count)) * weight * named });
  }
  rows.sort((a, b) => b.weight - a.weight || a.key - b.key);
  const kept = rows.slice(0, most).sort((a, b) => a.key - b.key);
  const norm = Math.sqrt(kept.reduce((sum, row) => sum + row.weight * row.weight, 0)) || 1;
  const terms = new Uint32Array(2 * kept.length);
  kept.forEach(({ key, weight }, i) => {
    terms[2 * i] = key;
    terms[2 * i + 1] = Math.round((UNIT * weight) / norm);
  });
  return terms;
}

/** The `count` heaviest words of a bag, by their hashes, heaviest first. */
export function heaviest(terms: Terms, count: number): number[] {
  return Array.from({ length: terms.length / 2 }, (_, i) => ({ key: terms[2 * i]!, weight: terms[2 * i + 1]! }))
    .sort((a, b) => b.weight - a.weight || a.key - b.key)
    .slice(0, count)
    .map(({ key }) => key);
}

/** 0 to 1: how far the two bags hold the same words. */
export function cosine(a: Terms, b: Terms): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i]!;
    const y = b[j]!;
    if (x === y) {
      sum += (a[i + 1]! / UNIT) * (b[j + 1]! / UNIT);
      i += 2;
      j += 2;
    } else if (x < y) i += 2;
    else j += 2;
  }
  return sum;
}

/** 0 to 1: the share of the first bag's weight that lies on words which stand in the second. */
export function coverage(a: Terms, b: Terms): number {
  let shared = 0;
  let all = 0;
  for (let i = 0, j = 0; i < a.length; i += 2) {
    const weight = (a[i + 1]! / UNIT) ** 2;
    all += weight;
    while (j < b.length && b[j]! < a[i]!) j += 2;
    if (b[j] === a[i]) shared += weight;
  }
  return all === 0 ? 0 : shared / all;
}

/** The hashes of every run of `length` words, each once, in ascending order. */
export function gramsOf(words: readonly Word[], length: number): Uint32Array {
  const hashes = words.map(({ text }) => hash32(text));
  const grams = new Set<number>();
  for (let i = 0; i + length <= hashes.length; i++) {
    let gram = length;
    for (let k = i; k < i + length; k++) gram = hashNumbers(gram, hashes[k]!);
    grams.add(gram);
  }
  return Uint32Array.from(grams).sort();
}

/** How many numbers two ascending lists share. */
export function sharedCount(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i]!;
    const y = b[j]!;
    if (x === y) {
      count++;
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return count;
}
