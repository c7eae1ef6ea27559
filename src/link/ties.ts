/**
 * Which pages hang together: the edges that are ties by themselves, and the near ones that other pages speak for.
 *
 * Four reports of a truck attack are tied to one another; a fifth, of a dozen lines, is like two of them and just falls short of the
 * others. As most of the pages that it is tied to are tied to those others too, it belongs to them all. Only ties by themselves
 * speak for near ones, so nothing spreads further than from a page to its neighbours' neighbours.
 *
 * There are ten times as many ties as pages, so they are numbers in one list, a few bits for each thing that is known of them.
 */
import { compare } from "./ids.ts";
import type { Edge } from "./match.ts";
import { CUES, type Cue, type Relation, type Seen } from "./tied.ts";

/** Two pages, by the numbers that the linker gives them; `a` is the one whose id comes first. */
export interface PageTie {
  /** Its own number: the same tie as long as it stands. */
  readonly number: number;
  readonly a: number;
  readonly b: number;
  readonly relation: Relation;
  /** Which of the two the other was made from. */
  readonly from: "a" | "b" | null;
  readonly score: number;
  readonly seen: Seen;
}

/** Share of the pages tied to one of the two, the one with fewer, that must be tied to the other as well. */
const MOST = 0.6;

/** `heads` by page: its first tie, counted from 1. */
export interface SavedTies {
  readonly rows: Int32Array<ArrayBuffer>;
  readonly heads: Int32Array<ArrayBuffer>;
  readonly pages: number;
}

/** Of each tie: its pages, the next tie of each, what was seen in hundredths, score and days apart, flags. */
const [A, B, NEXT_A, NEXT_B, SHARES, DAYS, FLAGS] = [0, 1, 2, 3, 4, 5, 6];
const ROW = 7;

const RELATIONS: readonly Relation[] = ["same_text", "rewrite", "same_story", "same_event"];
const FROM = [null, "a", "b"] as const;
const HOW = ["likeness", "bytes", "person"] as const;
/** Flags from the fourteenth bit on. */
const [NEAR, HOLDS, STIRRED] = [1 << 13, 1 << 14, 1 << 15];

export class Ties {
  #rows = new Int32Array(ROW << 8);
  #count = 0;
  /** By page: the first of its ties and near ties, counted from 1; each names the next. */
  #heads = new Int32Array(1 << 8);
  #pages = 0;
  readonly #settledFrom = new Set<number>();
  #changed: number[] = [];

  /** To be saved once all is settled. */
  saved(): SavedTies {
    return {
      rows: this.#rows.slice(0, this.#count * ROW),
      heads: this.#heads.slice(0, this.#pages),
      pages: this.#pages,
    };
  }

  restore({ rows, heads, pages }: SavedTies): void {
    this.#rows = rows;
    this.#count = rows.length / ROW;
    this.#heads = heads;
    this.#pages = pages;
  }

  /** Takes a page in, as the next number. */
  open(): void {
    if (this.#pages === this.#heads.length) this.#heads = roomier(this.#heads);
    this.#pages += 1;
  }

  /** Takes in an edge that is not there yet. */
  put(a: number, b: number, { score, tie }: Edge): void {
    const at = this.#count * ROW;
    if (at + ROW > this.#rows.length) this.#rows = roomier(this.#rows);
    this.#count += 1;
    const { relation, from, near, seen } = tie!;
    const rows = this.#rows;
    rows[at + A] = a;
    rows[at + B] = b;
    rows[at + NEXT_A] = this.#heads[a]!;
    rows[at + NEXT_B] = this.#heads[b]!;
    rows[at + SHARES] = seen.runs | (seen.aligned << 7) | (seen.words << 14) | (seen.lead << 21);
    rows[at + DAYS] = Math.round(100 * score) | ((seen.gap === null ? 0 : seen.gap + 1) << 7);
    rows[at + FLAGS] =
      RELATIONS.indexOf(relation) |
      (FROM.indexOf(from) << 2) |
      (HOW.indexOf(seen.how) << 4) |
      (seen.facts << 6) |
      ((seen.cue === null ? 0 : CUES.indexOf(seen.cue) + 1) << 8) |
      (near ? NEAR : HOLDS);
    this.#heads[a] = this.#count;
    this.#heads[b] = this.#count;
    if (!near) this.#mark(this.#count - 1);
    this.#settledFrom.add(a).add(b);
  }

  /** Takes an edge out, if it is there. Its number is given to no other. */
  drop(a: number, b: number): void {
    const tie = this.#any(a, b);
    if (tie < 0) return;
    for (const page of [a, b]) this.#unchain(page, tie);
    const near = this.#has(tie, NEAR);
    if (!near || this.#has(tie, HOLDS)) this.#mark(tie);
    if (!near) this.#settledFrom.add(a).add(b);
  }

  has(a: number, b: number): boolean {
    return this.#any(a, b) >= 0;
  }

  /** Weighs the near ties about everything put in and taken out since, and gives the numbers of those that became or ceased to be ties, each once. */
  settle(): readonly number[] {
    for (const page of this.#settledFrom) {
      for (const tie of this.#edges(page)) {
        if (!this.#has(tie, NEAR)) continue;
        const holds = this.#isBorneOut(tie);
        if (holds === this.#has(tie, HOLDS)) continue;
        this.#mark(tie);
        this.#rows[tie * ROW + FLAGS]! ^= HOLDS;
      }
    }
    this.#settledFrom.clear();
    const changed = this.#changed;
    this.#changed = [];
    for (const tie of changed) this.#rows[tie * ROW + FLAGS]! &= ~STIRRED;
    return changed;
  }

  /** The pages of a tie, be it there still or not. */
  ends(tie: number): readonly [number, number] {
    return [this.#rows[tie * ROW + A]!, this.#rows[tie * ROW + B]!];
  }

  get(tie: number): PageTie {
    const at = tie * ROW;
    const [shares, days, flags] = [this.#rows[at + SHARES]!, this.#rows[at + DAYS]!, this.#rows[at + FLAGS]!];
    const cue = (flags >> 8) & 7;
    const seen: Seen = {
      how: HOW[(flags >> 4) & 3]!,
      runs: shares & 127,
      aligned: (shares >> 7) & 127,
      words: (shares >> 14) & 127,
      lead: (shares >> 21) & 127,
      facts: (flags >> 6) & 3,
      gap: days >> 7 === 0 ? null : (days >> 7) - 1,
      cue: cue === 0 ? null : (CUES[cue - 1] as Cue),
    };
    const [a, b] = this.ends(tie);
    return {
      number: tie,
      a,
      b,
      relation: RELATIONS[flags & 3]!,
      from: FROM[(flags >> 2) & 3]!,
      score: (days & 127) / 100,
      seen,
    };
  }

  /** What ties this page to others. */
  of(page: number): PageTie[] {
    const found: PageTie[] = [];
    for (const tie of this.#edges(page)) if (this.#has(tie, HOLDS)) found.push(this.get(tie));
    return found;
  }

  areTied(a: number, b: number): boolean {
    const tie = this.#any(a, b);
    return tie >= 0 && this.#has(tie, HOLDS);
  }

  between(a: number, b: number): PageTie | undefined {
    const tie = this.#any(a, b);
    return tie >= 0 && this.#has(tie, HOLDS) ? this.get(tie) : undefined;
  }

  /** The number of every tie once, in no order. */
  *all(): Generator<number> {
    for (let page = 0; page < this.#pages; page++) {
      for (const tie of this.#edges(page)) if (this.#has(tie, HOLDS) && this.#rows[tie * ROW + A] === page) yield tie;
    }
  }

  *#edges(page: number): Generator<number> {
    for (let tie = this.#heads[page]! - 1; tie >= 0; tie = this.#next(page, tie)) yield tie;
  }

  #next(page: number, tie: number): number {
    return this.#rows[tie * ROW + (this.#rows[tie * ROW + A] === page ? NEXT_A : NEXT_B)]! - 1;
  }

  /** The tie or near tie of two pages, below 0 for none: both chains are followed, until the shorter ends. */
  #any(a: number, b: number): number {
    let [left, right] = [this.#heads[a]! - 1, this.#heads[b]! - 1];
    while (left >= 0 && right >= 0) {
      if (this.#other(left, a) === b) return left;
      if (this.#other(right, b) === a) return right;
      left = this.#next(a, left);
      right = this.#next(b, right);
    }
    return -1;
  }

  #other(tie: number, page: number): number {
    const a = this.#rows[tie * ROW + A]!;
    return a === page ? this.#rows[tie * ROW + B]! : a;
  }

  #unchain(page: number, tie: number): void {
    const after = this.#next(page, tie) + 1;
    let before = this.#heads[page]! - 1;
    if (before === tie) {
      this.#heads[page] = after;
      return;
    }
    while (this.#next(page, before) !== tie) before = this.#next(page, before);
    this.#rows[before * ROW + (this.#rows[before * ROW + A] === page ? NEXT_A : NEXT_B)] = after;
  }

  #has(tie: number, flag: number): boolean {
    return (this.#rows[tie * ROW + FLAGS]! & flag) !== 0;
  }

  #mark(tie: number): void {
    if (!this.#has(tie, STIRRED)) this.#changed.push(tie);
    this.#rows[tie * ROW + FLAGS]! |= STIRRED;
  }

  #isBorneOut(tie: number): boolean {
    const [left, right] = this.ends(tie).map((page) => this.#neighbours(page)) as [Set<number>, Set<number>];
    const [few, many] = left.size <= right.size ? [left, right] : [right, left];
    let shared = 0;
    for (const page of few) if (many.has(page)) shared += 1;
    return shared > 0 && shared >= MOST * few.size;
  }

  #neighbours(page: number): Set<number> {
    const found = new Set<number>();
    for (const tie of this.#edges(page)) if (!this.#has(tie, NEAR)) found.add(this.#other(tie, page));
    return found;
  }
}

function roomier(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length + ROW);
  larger.set(numbers);
  return larger;
}

/** "id\nid" in order, the name of a pair of pages. */
export const pairOf = (a: string, b: string): string => (compare(a, b) < 0 ? `${a}\n${b}` : `${b}\n${a}`);
