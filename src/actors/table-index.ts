/**
 * The index of the names in the tables, made by reading all of them once: by the tool that writes data/actors.index, and for the
 * user's own tables when they are loaded. Rows are known by where they begin among all texts.
 */
import { foldName } from "./fold.ts";
import { entryOf, type HashIndex, hashOf, HashIndex as Index, indexOf } from "./hash-index.ts";
import { isCapital } from "./name-index.ts";
import { listOf } from "./rows.ts";
import { lastWord, surnamesOf } from "./surname.ts";
import type { Column, TableKind, TableText } from "./table-text.ts";
import type { Variants } from "./variants.ts";

export interface TableIndex {
  /** Every name → rows; of persons the first row of those that stand together. */
  readonly names: HashIndex;
  /** Last word of a surname → first rows of persons. */
  readonly surnames: HashIndex;
  /** Key of a full name's spellings (variants.ts) → first rows of persons. */
  readonly sounds: HashIndex;
  /** State → rows of offices. */
  readonly offices: HashIndex;
  /** Given names of the persons; the rows mean nothing. */
  readonly given: HashIndex;
  /** Where the rows of a person begin, ascending. */
  readonly persons: Int32Array;
  /**
   * How many words the longest name has that begins with a word, by its hash, and `SMALL` where one of them may be printed without a
   * capital; too much where two words share a place.
   */
  readonly longest: Uint8Array;
}

export const SMALL = 0x80;

/** Words that names begin with are told apart by so many places. */
export const FIRST_PLACES = 1 << 15;
export const placeOfFirst = (hash: number): number => (hash ^ (hash >>> 16)) & (FIRST_PLACES - 1);

/** Columns that hold names, parted by semicolons, and within a capital's by bars. */
const NAME_COLUMNS: Readonly<Record<Exclude<TableKind, "person">, readonly Column[]>> = {
  state: ["name", "aliases", "demonyms", "capitals"],
  body: ["name", "aliases"],
  agency: ["name", "aliases"],
  place: ["name", "aliases"],
};

export function indexTables(tables: readonly TableText[], variants: Variants): TableIndex {
  const names: number[] = [];
  const sounds: number[] = [];
  const surnames: number[] = [];
  const offices: number[] = [];
  const given: number[] = [];
  const persons: number[] = [];
  const longest = new Uint8Array(FIRST_PLACES);
  const addName = (name: string, row: number): string => {
    const key = foldName(name);
    if (key === "") return key;
    names.push(entryOf(hashOf(key), row));
    const words = key.split(" ");
    const place = placeOfFirst(hashOf(words[0]!));
    const most = Math.max(longest[place]! & ~SMALL, words.length);
    longest[place] = most | (longest[place]! & SMALL) | (isCapital(name.trim()) ? 0 : SMALL);
    return words[0]!;
  };
  for (const table of tables) {
    const { columns } = table;
    let name = "";
    let country = "";
    for (const [row, cells] of rowsIn(table)) {
      const cell = (column: Column): string => cells[columns[column]] ?? "";
      if (table.kind !== "person") {
        for (const column of NAME_COLUMNS[table.kind]) {
          for (const part of cell(column).split(/[;|]/)) addName(part, row);
        }
        continue;
      }
      const state = cell("country");
      if (state !== "") offices.push(entryOf(hashOf(state), row));
      if (cell("person") === "" || (cell("person") === name && (table.byHand || state === country))) continue;
      name = cell("person");
      country = state;
      persons.push(row);
      const familyFirst = cell("order") === "family-first";
      const first = addName(name, row);
      if (name.indexOf(" ") >= 3) given.push(entryOf(hashOf(first), 0));
      const own = surnamesOf(name, familyFirst, listOf(cell("surname")));
      const addSound = (full: string): void => {
        if (full.includes(" ")) sounds.push(entryOf(hashOf(variants.keyOf(full)), row));
      };
      addSound(name);
      for (const alias of listOf(cell("aliases"))) {
        addName(alias, row);
        addSound(alias);
        own.push(...surnamesOf(alias, familyFirst, []));
      }
      for (const key of own) if (key !== "") surnames.push(entryOf(hashOf(lastWord(key)), row));
    }
  }
  return {
    names: indexOf(names),
    surnames: indexOf(surnames),
    sounds: indexOf(sounds),
    offices: indexOf(offices),
    given: indexOf(given),
    persons: Int32Array.from(persons),
    longest,
  };
}

/** Rows with where each begins; remarks and the line of columns left out. */
export function* rowsIn({ text, base, first }: TableText): Generator<readonly [number, readonly string[]]> {
  for (let at = first; at < text.length; ) {
    let end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    if (end > at && text[at] !== "#") yield [base + at, text.slice(at, end).split("\t")];
    at = end + 1;
  }
}

// ---------------------------------------------------------------- as a file

/** `key`: what the tables were when the index was made; an index of other tables is of no use. */
export interface IndexFile {
  readonly key: string;
  readonly index: TableIndex;
  readonly givenNames: HashIndex;
}

/** Given names (data/given-names.tsv) → where their lines begin. */
export function indexGivenNames(text: string): HashIndex {
  const entries: number[] = [];
  for (let at = 0; at < text.length; ) {
    let end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    const tab = text.indexOf("\t", at);
    if (text[at] !== "#" && tab > at && tab < end) entries.push(entryOf(hashOf(text.slice(at, tab)), at));
    at = end + 1;
  }
  return indexOf(entries);
}

const MAGIC = 0x32584452;
const KEY_LENGTH = 64;
const HASHED = ["names", "surnames", "sounds", "offices", "given"] as const;

/** Little-endian: magic, lengths, key, then entries and starts of each part, persons, longest; each part on a multiple of 8. */
export function packIndex({ key, index, givenNames }: IndexFile): Uint8Array {
  const hashed = [...HASHED.map((part) => index[part]), givenNames];
  const parts: (Float64Array | Int32Array | Uint8Array)[] = [
    ...hashed.map(({ entries }) => entries),
    ...hashed.map(({ starts }) => starts),
    index.persons,
    index.longest,
  ];
  const head = new Int32Array(1 + parts.length);
  head[0] = MAGIC;
  parts.forEach((part, i) => {
    head[i + 1] = part.length;
  });
  const text = new Uint8Array(KEY_LENGTH);
  for (let i = 0; i < Math.min(key.length, KEY_LENGTH); i += 1) text[i] = key.charCodeAt(i);
  const all = [head, text, ...parts].map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  const packed = new Uint8Array(all.reduce((sum, part) => sum + round8(part.length), 0));
  let at = 0;
  for (const part of all) {
    packed.set(part, at);
    at += round8(part.length);
  }
  return packed;
}

const round8 = (length: number): number => (length + 7) & ~7;

/** The index in a file that `packIndex` made for those tables; null if it is none, or of others. `bytes` begin on a multiple of 8. */
export function openIndex(bytes: Uint8Array, key: string): IndexFile | null {
  const count = 2 * (HASHED.length + 1) + 2;
  const headLength = 4 * (count + 1);
  if (bytes.byteOffset % 8 !== 0 || bytes.length < round8(headLength) + KEY_LENGTH) return null;
  const head = new Int32Array(bytes.buffer, bytes.byteOffset, count + 1);
  if (head[0] !== MAGIC) return null;
  let at = round8(headLength);
  for (let i = 0; i < KEY_LENGTH; i += 1) if (bytes[at + i] !== (key.charCodeAt(i) || 0)) return null;
  at += KEY_LENGTH;
  const widths = Array.from({ length: count }, (_, i) => (i < count / 2 - 1 ? 8 : i < count - 1 ? 4 : 1));
  const offsets = widths.map((width, i) => {
    const own = at;
    at += round8(width * head[i + 1]!);
    return own;
  });
  if (at !== bytes.length) return null;
  const of = (i: number): readonly [ArrayBufferLike, number, number] => [
    bytes.buffer,
    bytes.byteOffset + offsets[i]!,
    head[i + 1]!,
  ];
  const hashed = (i: number): HashIndex =>
    new Index(new Float64Array(...of(i)), new Int32Array(...of(i + HASHED.length + 1)));
  return {
    key,
    index: {
      names: hashed(0),
      surnames: hashed(1),
      sounds: hashed(2),
      offices: hashed(3),
      given: hashed(4),
      persons: new Int32Array(...of(count - 2)),
      longest: new Uint8Array(...of(count - 1)),
    },
    givenNames: hashed(5),
  };
}
