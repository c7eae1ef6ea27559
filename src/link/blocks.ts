/**
 * Which records stand under which key, kept so that one more is put in without looking at any other block:
 * `blocks.put(key, record, near, parted)` names the records that it is to be compared with.
 *
 * Up to `CROWD` records under one key are all compared with one another. Where there are more, they stand in a fixed order,
 * likest days together, and each is compared with those that stand within `REACH` of it; one that comes between two pushes them
 * a place apart, so that putting it in may also part pairs. Which pairs are compared in the end is the same in whatever order
 * the records came. Keys and records are numbers here: most keys have one record, and there are a hundred of them to a page.
 */

/** Under a key with more records than this, each is compared only with those near it. */
export const CROWD = 40;
/** Places before and after. */
export const REACH = CROWD / 2;

export interface SavedBlocks {
  readonly keys: Int32Array<ArrayBuffer>;
  readonly heads: Int32Array<ArrayBuffer>;
  readonly used: number;
  readonly records: Int32Array<ArrayBuffer>;
  readonly next: Int32Array<ArrayBuffer>;
  readonly crowded: Map<number, number[]>;
}

export class Blocks {
  /** The order of the records under a crowded key: below 0 where the first comes first. Never 0 for two records. */
  readonly #order: (a: number, b: number) => number;
  /**
   * An open hash table: the key of each slot, and the entry that heads its chain, counted from 1; 0 for an empty slot. Most keys
   * have one record: then it stands in the slot itself, counted from -1 down.
   */
  #keys = new Int32Array(1 << 12);
  #heads = new Int32Array(1 << 12);
  #used = 0;
  /** Entries: the record, and the next entry of the chain, 0 at its end. */
  #records = new Int32Array(1 << 12);
  #next = new Int32Array(1 << 12);
  #entries = 0;
  /** The crowded keys, with their records in order. */
  #crowded = new Map<number, number[]>();

  constructor(order: (a: number, b: number) => number) {
    this.#order = order;
  }

  /** Puts a record under a key, which it may not be under yet. `parted` may name pairs that another key still holds together. */
  put(key: number, record: number, near: (other: number) => void, parted: (a: number, b: number) => void): void {
    const crowd = this.#crowded.get(key | 0);
    if (crowd !== undefined) {
      const at = placeIn(crowd, record, this.#order);
      crowd.splice(at, 0, record);
      for (let i = Math.max(0, at - REACH); i <= Math.min(crowd.length - 1, at + REACH); i++) {
        if (i !== at) near(crowd[i]!);
      }
      for (let i = Math.max(0, at - REACH); i < at; i++) {
        const beyond = crowd[i + REACH + 1];
        if (beyond !== undefined) parted(crowd[i]!, beyond);
      }
      return;
    }
    const slot = this.#slotOf(key | 0);
    const members: number[] = [];
    const head = this.#heads[slot]!;
    if (head < 0) members.push(-1 - head);
    for (let entry = Math.max(0, head); entry !== 0; entry = this.#next[entry]!) members.push(this.#records[entry]!);
    if (members.length < CROWD) {
      this.#add(slot, key | 0, record);
      for (const other of members) near(other);
      return;
    }
    const sorted = [...members, record].sort(this.#order);
    this.#crowded.set(key | 0, sorted);
    const at = sorted.indexOf(record);
    sorted.forEach((a, i) => {
      if (i !== at && Math.abs(i - at) <= REACH) near(a);
      for (let j = i + REACH + 1; j < sorted.length; j++) parted(a, sorted[j]!);
    });
  }

  /** Names the records that one which stands under this key is compared with because of it. */
  beside(key: number, record: number, near: (other: number) => void): void {
    const crowd = this.#crowded.get(key | 0);
    if (crowd !== undefined) {
      const at = placeIn(crowd, record, this.#order);
      for (let i = Math.max(0, at - REACH); i <= Math.min(crowd.length - 1, at + REACH); i++)
        if (i !== at) near(crowd[i]!);
      return;
    }
    const head = this.#heads[this.#slotOf(key | 0)]!;
    if (head < 0 && -1 - head !== record) near(-1 - head);
    for (let entry = Math.max(0, head); entry !== 0; entry = this.#next[entry]!)
      if (this.#records[entry]! !== record) near(this.#records[entry]!);
  }

  /** Whether two records that both stand under this key are compared because of it. */
  compares(key: number, a: number, b: number): boolean {
    const crowd = this.#crowded.get(key | 0);
    if (crowd === undefined) return true;
    return Math.abs(placeIn(crowd, a, this.#order) - placeIn(crowd, b, this.#order)) <= REACH;
  }

  saved(): SavedBlocks {
    const end = this.#entries + 1;
    return {
      keys: this.#keys,
      heads: this.#heads,
      used: this.#used,
      records: this.#records.slice(0, end),
      next: this.#next.slice(0, end),
      crowded: this.#crowded,
    };
  }

  restore({ keys, heads, used, records, next, crowded }: SavedBlocks): void {
    this.#keys = keys;
    this.#heads = heads;
    this.#used = used;
    this.#entries = records.length - 1;
    this.#records = records;
    this.#next = next;
    this.#crowded = crowded;
  }

  #add(slot: number, key: number, record: number): void {
    const head = this.#heads[slot]!;
    if (head === 0) {
      this.#used += 1;
      this.#keys[slot] = key;
      this.#heads[slot] = -1 - record;
      if (this.#used * 10 > this.#keys.length * 7) this.#rehash();
      return;
    }
    this.#heads[slot] = this.#enter(record, head < 0 ? this.#enter(-1 - head, 0) : head);
  }

  /** A new entry before another, 0 for none. */
  #enter(record: number, next: number): number {
    this.#entries += 1;
    if (this.#entries >= this.#records.length) {
      this.#records = grown(this.#records);
      this.#next = grown(this.#next);
    }
    this.#records[this.#entries] = record;
    this.#next[this.#entries] = next;
    return this.#entries;
  }

  /** The slot of the key, or the empty one where it belongs. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = key & mask;
    while (this.#heads[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #rehash(): void {
    const [keys, heads] = [this.#keys, this.#heads];
    this.#keys = new Int32Array(keys.length * 2);
    this.#heads = new Int32Array(keys.length * 2);
    for (let slot = 0; slot < keys.length; slot++) {
      if (heads[slot] === 0) continue;
      const at = this.#slotOf(keys[slot]!);
      this.#keys[at] = keys[slot]!;
      this.#heads[at] = heads[slot]!;
    }
  }
}

/** Where a record stands among those in order, or would. */
function placeIn(crowd: readonly number[], record: number, order: (a: number, b: number) => number): number {
  let low = 0;
  for (let high = crowd.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (crowd[middle] === record) return middle;
    if (order(crowd[middle]!, record) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
