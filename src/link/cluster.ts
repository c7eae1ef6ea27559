/**
 * Mentions gathered into happenings: the likeliest pairs first, two groups joined only where their members fit on average,
 * so that one wrong pair cannot join two worlds. (Average linkage, taken greedily in the order of the edges.)
 */
import { compare } from "./ids.ts";
import type { Edge } from "./match.ts";

export interface Bounds {
  /** An edge must reach this to be tried. */
  readonly pair: number;
  /** The mean over all pairs of the two groups must reach this. */
  readonly mean: number;
}

/** What a person has said: these are one, those are two. References in any order. */
export interface Wishes {
  readonly together: readonly (readonly [string, string])[];
  readonly apart: readonly (readonly [string, string])[];
}

/** Of a large group, the first members stand for all in the mean. */
const SAMPLE = 12;

interface Group {
  readonly refs: string[];
  /** The first `SAMPLE` of them. */
  sample: string[];
  /** Members by page: two of one page may be forbidden to stand together. */
  readonly byPage: Map<string, string[]>;
}

/**
 * The groups, each in order, in the order of their first members. `scoreOf` gives the score of a pair that shares no key:
 * positive, negative where something forbids it, 0 where nothing speaks for it. Two of one page whose score is negative never
 * stand in one group.
 */
export function cluster(
  refs: readonly string[],
  edges: readonly Edge[],
  bounds: Bounds,
  wishes: Wishes,
  pageOf: (ref: string) => string,
  scoreOf: (a: string, b: string) => number,
): string[][] {
  const groupOf = new Map<string, Group>(
    refs.map((ref) => [ref, { refs: [ref], sample: [ref], byPage: new Map([[pageOf(ref), [ref]]]) }]),
  );
  const apart = new Map<string, Set<string>>();
  for (const [a, b] of wishes.apart) {
    put(apart, a, b);
    put(apart, b, a);
  }
  for (const [a, b] of wishes.together) {
    const left = groupOf.get(a);
    const right = groupOf.get(b);
    if (left !== undefined && right !== undefined && left !== right) join(left, right);
  }
  const known = new Map<string, number>();
  for (const edge of edges) known.set(`${edge.a}\n${edge.b}`, edge.score);

  const tried = edges.filter((edge) => edge.score >= bounds.pair);
  tried.sort((x, y) => y.score - x.score || compare(x.a, y.a) || compare(x.b, y.b));
  for (const edge of tried) {
    const left = groupOf.get(edge.a);
    const right = groupOf.get(edge.b);
    if (left !== undefined && right !== undefined && left !== right && fits(left, right)) join(left, right);
  }
  return [...new Set(groupOf.values())]
    .map((group) => [...group.refs].sort(compare))
    .sort((a, b) => compare(a[0]!, b[0]!));

  function join(a: Group, b: Group): void {
    const [large, small] = a.refs.length >= b.refs.length ? [a, b] : [b, a];
    for (const ref of small.refs) {
      large.refs.push(ref);
      groupOf.set(ref, large);
    }
    for (const [page, own] of small.byPage) large.byPage.set(page, [...(large.byPage.get(page) ?? []), ...own]);
    large.sample = [...large.sample, ...small.sample].sort(compare).slice(0, SAMPLE);
  }

  function fits(left: Group, right: Group): boolean {
    const [large, small] = left.refs.length >= right.refs.length ? [left, right] : [right, left];
    for (const ref of small.refs) {
      for (const other of apart.get(ref) ?? []) if (groupOf.get(other) === large) return false;
    }
    for (const [page, own] of small.byPage) {
      const others = large.byPage.get(page) ?? [];
      if (own.some((a) => others.some((b) => pairScore(a, b) < 0))) return false;
    }
    let sum = 0;
    for (const a of left.sample) for (const b of right.sample) sum += Math.max(FORBIDDEN, pairScore(a, b));
    return sum / (left.sample.length * right.sample.length) >= bounds.mean;
  }

  function pairScore(a: string, b: string): number {
    const [first, second] = compare(a, b) < 0 ? [a, b] : [b, a];
    const key = `${first}\n${second}`;
    let score = known.get(key);
    if (score === undefined) {
      score = scoreOf(first, second);
      known.set(key, score);
    }
    return score;
  }
}

/** What a pair that is forbidden weighs in the mean: more than one that has nothing in common. */
const FORBIDDEN = -0.5;

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}
