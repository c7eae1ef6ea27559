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

/** Two groups of more than this many each are compared by their first members alone. */
const SAMPLE = 12;

/**
 * The groups, each in order, in the order of their first members. `scoreOf` gives the score of a pair that shares no key:
 * positive, negative where something forbids it, 0 where nothing speaks for it. `never` forbids two members outright.
 */
export function cluster(
  refs: readonly string[],
  edges: readonly Edge[],
  bounds: Bounds,
  wishes: Wishes,
  scoreOf: (a: string, b: string) => number,
  never: (a: string, b: string) => boolean,
): string[][] {
  const members = new Map<string, string[]>(refs.map((ref) => [ref, [ref]]));
  const head = new Map<string, string>(refs.map((ref) => [ref, ref]));
  const apart = new Map<string, Set<string>>();
  for (const [a, b] of wishes.apart) {
    put(apart, a, b);
    put(apart, b, a);
  }
  const join = (a: string, b: string): void => {
    const [keep, drop] = compare(a, b) < 0 ? [a, b] : [b, a];
    const both = [...members.get(keep)!, ...members.get(drop)!];
    for (const ref of members.get(drop)!) head.set(ref, keep);
    members.set(keep, both);
    members.delete(drop);
  };
  for (const [a, b] of wishes.together) {
    const left = head.get(a);
    const right = head.get(b);
    if (left !== undefined && right !== undefined && left !== right) join(left, right);
  }
  const known = new Map<string, number>();
  for (const edge of edges) known.set(`${edge.a}\n${edge.b}`, edge.score);
  const pairScore = (a: string, b: string): number => {
    const key = compare(a, b) < 0 ? `${a}\n${b}` : `${b}\n${a}`;
    let score = known.get(key);
    if (score === undefined) {
      score = compare(a, b) < 0 ? scoreOf(a, b) : scoreOf(b, a);
      known.set(key, score);
    }
    return score;
  };
  const tried = edges.filter((edge) => edge.score >= bounds.pair);
  tried.sort((x, y) => y.score - x.score || compare(x.a, y.a) || compare(x.b, y.b));
  for (const edge of tried) {
    const left = head.get(edge.a);
    const right = head.get(edge.b);
    if (left === undefined || right === undefined || left === right) continue;
    if (fits(members.get(left)!, members.get(right)!)) join(left, right);
  }
  return [...members.values()].map((group) => [...group].sort(compare)).sort((a, b) => compare(a[0]!, b[0]!));

  function fits(left: readonly string[], right: readonly string[]): boolean {
    for (const a of left) {
      const forbidden = apart.get(a);
      if (forbidden !== undefined && right.some((b) => forbidden.has(b))) return false;
      if (right.some((b) => never(a, b))) return false;
    }
    const some = left.length > SAMPLE ? [...left].sort(compare).slice(0, SAMPLE) : left;
    const others = right.length > SAMPLE ? [...right].sort(compare).slice(0, SAMPLE) : right;
    let sum = 0;
    for (const a of some) for (const b of others) sum += Math.max(-0.5, pairScore(a, b));
    return sum / (some.length * others.length) >= bounds.mean;
  }
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}
