/**
 * Which pages hang together: the edges that are ties by themselves, and the near ones that other pages speak for.
 *
 * Four reports of a truck attack are tied to one another; a fifth, of a dozen lines, is like two of them and just falls short of the
 * others. As most of the pages that it is tied to are tied to those others too, it belongs to them all. Only ties by themselves
 * speak for near ones, so nothing spreads further than from a page to its neighbours' neighbours.
 */
import { compare } from "./ids.ts";
import type { Relation } from "./lineage.ts";
import type { Edge } from "./match.ts";

/** Two pages, by the numbers that the linker gives them; `a` is the one whose id comes first. */
export interface PageTie {
  readonly a: number;
  readonly b: number;
  readonly relation: Relation;
  readonly from: string | null;
  readonly score: number;
  /** Null where the two pages, compared again, tell it: there are ten times as many ties as pages. */
  readonly why: string | null;
  readonly near: boolean;
  /** Of a near one, whether others speak for it now. */
  holds: boolean;
  /** Whether it came, went or turned since it was last settled. */
  stirred: boolean;
}

/** Share of the pages tied to one of the two, the one with fewer, that must be tied to the other as well. */
const MOST = 0.6;

export type SavedTies = PageTie[][];

export class Ties {
  /** By page: its ties and near ties. */
  #edges: PageTie[][] = [];
  readonly #settledFrom = new Set<number>();
  #changed: PageTie[] = [];

  /** By page: its ties and near ties. To be saved once all is settled. */
  saved(): SavedTies {
    return this.#edges;
  }

  restore(edges: SavedTies): void {
    this.#edges = edges;
  }

  /** Takes a page in, as the next number. */
  open(): void {
    this.#edges.push([]);
  }

  /** Takes in an edge that is not there yet. */
  put(a: number, b: number, edge: Edge): void {
    const { relation, from, near } = edge.tie!;
    const why = relation === "same_story" || relation === "same_event" ? null : edge.why;
    const tie: PageTie = { a, b, relation, from, score: edge.score, why, near, holds: !near, stirred: false };
    this.#edges[a]!.push(tie);
    this.#edges[b]!.push(tie);
    this.#stir(tie);
    this.#settledFrom.add(a).add(b);
  }

  /** Takes an edge out, if it is there. */
  drop(a: number, b: number): void {
    const tie = this.#any(a, b);
    if (tie === undefined) return;
    for (const page of [a, b]) {
      const own = this.#edges[page]!;
      own.splice(own.indexOf(tie), 1);
    }
    if (tie.holds) this.#mark(tie);
    this.#stir(tie);
  }

  has(a: number, b: number): boolean {
    return this.#any(a, b) !== undefined;
  }

  /** Weighs the near ties about everything put in and taken out since, and gives those that became or ceased to be ties, each once. */
  settle(): readonly PageTie[] {
    for (const page of this.#settledFrom) {
      for (const tie of this.#edges[page]!) {
        if (!tie.near) continue;
        const holds = this.#isBorneOut(tie);
        if (holds !== tie.holds) this.#mark(tie);
        tie.holds = holds;
      }
    }
    this.#settledFrom.clear();
    const changed = this.#changed;
    this.#changed = [];
    for (const tie of changed) tie.stirred = false;
    return changed;
  }

  /** The pages tied to this one. */
  of(page: number): PageTie[] {
    return this.#edges[page]!.filter(({ holds }) => holds);
  }

  between(a: number, b: number): PageTie | undefined {
    const tie = this.#any(a, b);
    return tie?.holds === true ? tie : undefined;
  }

  /** Every tie once, in no order. */
  *all(): Generator<PageTie> {
    for (let page = 0; page < this.#edges.length; page++) {
      for (const tie of this.#edges[page]!) if (tie.holds && tie.a === page) yield tie;
    }
  }

  #any(a: number, b: number): PageTie | undefined {
    const [few, other] = this.#edges[a]!.length <= this.#edges[b]!.length ? [a, b] : [b, a];
    return this.#edges[few]!.find((tie) => tie.a === other || tie.b === other);
  }

  #stir(tie: PageTie): void {
    if (tie.near) return;
    this.#settledFrom.add(tie.a).add(tie.b);
    this.#mark(tie);
  }

  #mark(tie: PageTie): void {
    if (!tie.stirred) this.#changed.push(tie);
    tie.stirred = true;
  }

  #isBorneOut({ a, b }: PageTie): boolean {
    const [left, right] = [this.#neighbours(a), this.#neighbours(b)];
    const [few, many] = left.size <= right.size ? [left, right] : [right, left];
    let shared = 0;
    for (const page of few) if (many.has(page)) shared += 1;
    return shared > 0 && shared >= MOST * few.size;
  }

  #neighbours(page: number): Set<number> {
    const found = new Set<number>();
    for (const tie of this.#edges[page]!) if (!tie.near) found.add(tie.a === page ? tie.b : tie.a);
    return found;
  }
}

/** "id\nid" in order, the name of a pair of pages. */
export const pairOf = (a: string, b: string): string => (compare(a, b) < 0 ? `${a}\n${b}` : `${b}\n${a}`);
