/**
 * The mentions of one kind in groups, each one happening, utterance or figure, kept while mentions and edges come and go:
 * `settle()` clusters anew only what hangs together by edges with something that changed.
 *
 * Nothing outside such a part can bear on it: groups are joined along edges alone, and a mean is taken over members alone.
 */
import { type Bounds, cluster, type Wishes } from "./cluster.ts";
import { compare } from "./ids.ts";
import type { Edge } from "./match.ts";

/** Records by the numbers that the linker gives them, smallest id first. */
export interface Group {
  readonly members: readonly number[];
}

/** What a group needs to know of its records. */
export interface Known {
  readonly kind: Edge["kind"];
  ref(record: number): string;
  /** The record's own id; two copies of one file have the same. */
  id(record: number): string;
  page(record: number): string;
  /** The score of any two records, ties of their pages counted in. */
  score(a: number, b: number): number;
}

export interface SavedGroups {
  readonly edges: Map<number, Edges>;
  readonly of: Map<number, Group>;
  readonly bound: Map<number, Set<number>>;
  readonly apart: Map<number, Set<number>>;
}

export class Groups {
  readonly #known: Known;
  readonly #bounds: Bounds;
  /** By record: the records that an edge leads to, with its score. */
  #edges = new Map<number, Edges>();
  #of = new Map<number, Group>();
  readonly #stirred = new Set<number>();
  /** By record, the others that are one with it whatever is said: mentions on the same bytes, and what a person joined. */
  #bound = new Map<number, Set<number>>();
  #apart = new Map<number, Set<number>>();

  constructor(known: Known, bounds: Bounds) {
    this.#known = known;
    this.#bounds = bounds;
  }

  /** To be saved once all is settled. */
  saved(): SavedGroups {
    return { edges: this.#edges, of: this.#of, bound: this.#bound, apart: this.#apart };
  }

  restore({ edges, of, bound, apart }: SavedGroups): void {
    this.#edges = edges;
    this.#of = of;
    this.#bound = bound;
    this.#apart = apart;
  }

  of(record: number): Group {
    return this.#of.get(record)!;
  }

  all(): Set<Group> {
    return new Set(this.#of.values());
  }

  /** Takes a record in, or lets it be clustered anew. */
  stir(record: number): void {
    this.#stirred.add(record);
  }

  /** Sets what an edge weighs; one below the bound is none. */
  weigh(a: number, b: number, score: number): void {
    const before = scoreIn(this.#edges.get(a), b);
    const now = score >= this.#bounds.pair ? score : undefined;
    if (before === now) return;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      set(
        put(this.#edges, one, () => ({ to: [], scores: [] })),
        other,
        now,
      );
      this.#stirred.add(one);
    }
  }

  has(a: number, b: number): boolean {
    return scoreIn(this.#edges.get(a), b) !== undefined;
  }

  bind(a: number, b: number): void {
    pair(this.#bound, a, b);
    this.#stirred.add(a).add(b);
  }

  isBound(a: number, b: number): boolean {
    return this.#bound.get(a)?.has(b) === true;
  }

  part(a: number, b: number): void {
    pair(this.#apart, a, b);
    this.#stirred.add(a).add(b);
  }

  /** Clusters anew what was stirred; the groups that are new, and those that are no more. */
  settle(): { readonly fresh: Group[]; readonly gone: Group[] } {
    const fresh: Group[] = [];
    const gone = new Set<Group>();
    const seen = new Set<number>();
    for (const record of this.#stirred) {
      if (seen.has(record)) continue;
      const part = this.#partOf(record, seen);
      for (const members of this.#clustered(part)) {
        const before = this.#of.get(members[0]!);
        if (before !== undefined && sameMembers(before.members, members)) continue;
        fresh.push({ members });
      }
    }
    for (const group of fresh) {
      for (const record of group.members) {
        const before = this.#of.get(record);
        if (before !== undefined) gone.add(before);
      }
    }
    for (const group of fresh) for (const record of group.members) this.#of.set(record, group);
    this.#stirred.clear();
    return { fresh, gone: [...gone] };
  }

  /** Everything that edges lead to from here. */
  #partOf(record: number, seen: Set<number>): number[] {
    const part = [record];
    seen.add(record);
    for (let i = 0; i < part.length; i++) {
      const next = [...(this.#edges.get(part[i]!)?.to ?? []), ...(this.#bound.get(part[i]!) ?? [])];
      for (const other of next) {
        if (seen.has(other)) continue;
        seen.add(other);
        part.push(other);
      }
    }
    return part;
  }

  #clustered(part: readonly number[]): number[][] {
    if (part.length === 1) return [[part[0]!]];
    const { kind, ref, id, page, score } = this.#known;
    const numbers = new Map(part.map((record) => [ref(record), record]));
    const edges: Edge[] = [];
    for (const record of part) {
      const { to, scores } = this.#edges.get(record) ?? { to: [], scores: [] };
      to.forEach((other, i) => {
        if (compare(ref(record), ref(other)) < 0)
          edges.push({ kind, a: ref(record), b: ref(other), score: scores[i]!, why: "" });
      });
    }
    const groups = cluster(
      [...numbers.keys()],
      edges,
      this.#bounds,
      { together: this.#pairs(this.#bound, numbers), apart: this.#pairs(this.#apart, numbers) },
      (name) => page(numbers.get(name)!),
      (a, b) => score(numbers.get(a)!, numbers.get(b)!),
    );
    return groups.map((group) =>
      group.map((name) => numbers.get(name)!).sort((a, b) => compare(id(a), id(b)) || compare(ref(a), ref(b))),
    );
  }

  #pairs(among: ReadonlyMap<number, ReadonlySet<number>>, numbers: ReadonlyMap<string, number>): Wishes["together"] {
    if (among.size === 0) return [];
    const pairs: [string, string][] = [];
    for (const [name, record] of numbers) {
      for (const other of among.get(record) ?? []) {
        const to = this.#known.ref(other);
        if (numbers.has(to) && compare(name, to) < 0) pairs.push([name, to]);
      }
    }
    return pairs.sort((x, y) => compare(x[0], y[0]) || compare(x[1], y[1]));
  }
}

/** The records that edges of one record lead to, and what each edge weighs; two lists, because there are millions of edges. */
export interface Edges {
  readonly to: number[];
  readonly scores: number[];
}

function scoreIn(edges: Edges | undefined, record: number): number | undefined {
  const at = edges?.to.indexOf(record) ?? -1;
  return at < 0 ? undefined : edges!.scores[at];
}

/** Sets, or with `undefined` takes out, what the edge to a record weighs. */
function set({ to, scores }: Edges, record: number, score: number | undefined): void {
  const at = to.indexOf(record);
  if (score !== undefined) {
    if (at < 0) to.push(record);
    scores[at < 0 ? to.length - 1 : at] = score;
  } else if (at >= 0) {
    to.splice(at, 1);
    scores.splice(at, 1);
  }
}

function sameMembers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((record, i) => record === b[i]);
}

function pair(map: Map<number, Set<number>>, a: number, b: number): void {
  put(map, a, () => new Set<number>()).add(b);
  put(map, b, () => new Set<number>()).add(a);
}

function put<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
