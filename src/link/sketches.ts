/**
 * The slim records by number: what each is called and when it happens is always at hand, the sketches themselves, which are a hundred
 * times as large, are held while pages come and made again from their page where a state was kept and taken up again.
 */
import { Arena } from "./arena.ts";
import { compare } from "./ids.ts";
import { dayOf } from "./match.ts";
import type { Slim } from "./sketch.ts";

/** Plain lists, by the number of the record. */
export interface SavedSketches {
  readonly kinds: Slim["kind"][];
  readonly refs: string[];
  /** Of a page its reference. */
  readonly ids: string[];
  readonly days: number[];
}

export class Sketches implements SavedSketches {
  readonly kinds: Slim["kind"][];
  readonly refs: string[];
  readonly ids: string[];
  readonly days: number[];
  readonly #held: (Slim | undefined)[] = [];
  readonly #arena = new Arena();
  /** Numbers and sketches of all records of the page that a record is on. */
  readonly #again: (record: number) => { readonly first: number; readonly slims: readonly Slim[] };
  /** First records of the pages whose sketches were made again, oldest first. */
  readonly #made = new Map<number, number>();

  constructor(
    again: (record: number) => { readonly first: number; readonly slims: readonly Slim[] },
    saved?: SavedSketches,
  ) {
    this.#again = again;
    this.kinds = saved?.kinds ?? [];
    this.refs = saved?.refs ?? [];
    this.ids = saved?.ids ?? [];
    this.days = saved?.days ?? [];
    this.#held.length = this.kinds.length;
  }

  get length(): number {
    return this.kinds.length;
  }

  push(slim: Slim): void {
    this.#held.push(this.#arena.keep(slim));
    this.kinds.push(slim.kind);
    this.refs.push(slim.ref);
    this.ids.push(slim.kind === "page" ? slim.ref : slim.id);
    this.days.push(dayOf(slim));
  }

  /** Another sketch of a record, once its page has a day. Its place in the order of crowded keys stays. */
  put(record: number, slim: Slim): void {
    this.#held[record] = this.#arena.keep(slim);
  }

  get(record: number): Slim {
    const held = this.#held[record];
    if (held !== undefined) return held;
    const { first, slims } = this.#again(record);
    slims.forEach((slim, i) => {
      this.#held[first + i] = slim;
    });
    this.#made.set(first, slims.length);
    const [oldest] = this.#made;
    if (this.#made.size > MOST_MADE && oldest !== undefined) {
      this.#made.delete(oldest[0]);
      for (let i = 0; i < oldest[1]; i++) this.#held[oldest[0] + i] = undefined;
    }
    return this.#held[record]!;
  }

  /** The order of the records under a crowded key (match.ts, `byDay`). */
  inOrder(a: number, b: number): number {
    return this.days[a]! - this.days[b]! || compare(this.refs[a]!, this.refs[b]!);
  }
}

/** Pages whose sketches are made again and kept. */
const MOST_MADE = 400;

/** References that a reading from elsewhere gives to two records are told apart. */
export function toldApart(slims: readonly Slim[]): Slim[] {
  const refs = new Set<string>();
  return slims.map((slim) => {
    const own = refs.has(slim.ref) ? { ...slim, ref: `${slim.ref}+${refs.size}` } : slim;
    refs.add(slim.ref);
    return own;
  });
}
