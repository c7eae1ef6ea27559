/**
 * Where in the tables a name stands, by a hash of its folded words: "wang yi" → the rows that bear that name.
 *
 * The tables hold tens of thousands of names and a page asks for some hundred of them, so that nothing is cut out of their text
 * before it is asked for. A hash may lie: who asks compares the name itself.
 */

/** FNV-1a, 32 bits. */
export const HASH_SEED = 0x811c9dc5 | 0;
export const hashStep = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** The hash of the text, or of what `hash` stands for and the text after it. */
export function hashOf(text: string, hash = HASH_SEED): number {
  let h = hash;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

/** The same where the text has nothing but the letters a to z and digits, as folded words do; else null. */
export function hashOfPlain(text: string, hash = HASH_SEED): number | null {
  let h = hash;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || (code > 57 && code < 97) || code > 122) return null;
    h = Math.imul(h ^ code, 0x01000193);
  }
  return h;
}

/** Rows lie between -2^21 and 2^21: those of the user's own tables below zero, so that they come first. */
const ROWS = 2 ** 22;
const ZERO = 2 ** 21;
/** The upper bits of a hash by which its entries are found. */
const BITS = 12;

/** Hash (31 bits of it) and row as one number, by which entries are sorted. */
export const entryOf = (hash: number, row: number): number => (hash >>> 1) * ROWS + row + ZERO;

export class HashIndex {
  /** Sorted; each holds a hash and a row. */
  readonly entries: Float64Array;
  /** Where the entries begin whose hash begins with these bits. */
  readonly starts: Int32Array;

  /** `starts` is worked out where it is not given. */
  constructor(entries: Float64Array, starts: Int32Array = startsOf(entries)) {
    this.entries = entries;
    this.starts = starts;
  }

  has(hash: number): boolean {
    const { entries } = this;
    const low = (hash >>> 1) * ROWS;
    const end = this.starts[(hash >>> (32 - BITS)) + 1]!;
    for (let i = this.starts[hash >>> (32 - BITS)]!; i < end; i += 1)
      if (entries[i]! >= low) return entries[i]! < low + ROWS;
    return false;
  }

  /** The rows, each once, in the order of the tables; empty if none. */
  of(hash: number): number[] {
    const { entries } = this;
    const low = (hash >>> 1) * ROWS;
    const end = this.starts[(hash >>> (32 - BITS)) + 1]!;
    const found: number[] = [];
    for (let i = this.starts[hash >>> (32 - BITS)]!; i < end && entries[i]! < low + ROWS; i += 1)
      if (entries[i]! >= low) found.push(entries[i]! - low - ZERO);
    return found;
  }
}

function startsOf(entries: Float64Array): Int32Array {
  const starts = new Int32Array((1 << BITS) + 1);
  for (let i = 0; i < entries.length; i += 1) starts[Math.floor(entries[i]! / (ROWS * 2 ** (31 - BITS))) + 1]! += 1;
  for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
  return starts;
}

/** The index of entries as they were met, each kept once. */
export const indexOf = (entries: readonly number[]): HashIndex =>
  new HashIndex(Float64Array.from(new Set(entries)).sort());
