/**
 * MinHash (A. Broder 1997): how alike two sets are, told from a few numbers each.
 * `bandsOf(signature(new Set([1, 2, 3]), 32), 4)` gives 8 keys; two sets share a key the likelier the more they share.
 *
 * With bands of r rows out of b bands, sets of Jaccard likeness s share a key with the chance 1 - (1 - s^r)^b.
 */
import { hashNumbers } from "./hash.ts";

/** The least value that each of `size` hash functions takes over the set. All-ones for an empty set. */
export function signature(items: Iterable<number>, size: number): Uint32Array {
  const least = new Uint32Array(size).fill(0xffffffff);
  const { factors, terms } = functions(size);
  for (const item of items) {
    const x = hashNumbers(item);
    for (let i = 0; i < size; i++) {
      const value = (Math.imul(x, factors[i]!) + terms[i]!) >>> 0;
      // The high bits of a product are the well mixed ones; a rotation brings them to where the comparison looks first.
      const turned = ((value << 16) | (value >>> 16)) >>> 0;
      if (turned < least[i]!) least[i] = turned;
    }
  }
  return least;
}

/** One key for each band of `rows` values; none for the signature of an empty set. */
export function bandsOf(signed: Uint32Array, rows: number): number[] {
  const keys: number[] = [];
  for (let from = 0; from + rows <= signed.length; from += rows) {
    if (signed[from] === 0xffffffff) continue;
    let key = from + 1;
    for (let i = from; i < from + rows; i++) key = hashNumbers(key, signed[i]!);
    keys.push(key);
  }
  return keys;
}

interface Functions {
  readonly factors: Uint32Array;
  readonly terms: Uint32Array;
}

/** Factors are odd, so that each function is a permutation of the 32-bit numbers. The same for every run. */
function functions(size: number): Functions {
  const known = made.get(size);
  if (known !== undefined) return known;
  const factors = Uint32Array.from({ length: size }, (_, i) => hashNumbers(i, 0x5bd1e995) | 1);
  const terms = Uint32Array.from({ length: size }, (_, i) => hashNumbers(i, 0x27d4eb2f));
  const both = { factors, terms };
  made.set(size, both);
  return both;
}

/** The functions depend on nothing but their number, so keeping them changes no answer. */
const made = new Map<number, Functions>();
