import type { Upos } from "../model/index.ts";

/**
 * A sentence while its tree is still being mended: columns as lists, heads and relations open to change.
 *
 * Every change goes through `hang` or `crown`, which keep it a tree with one root.
 */
export interface Draft {
  readonly forms: readonly string[];
  /** Lower case, straight apostrophes. */
  readonly norms: readonly string[];
  readonly upos: readonly Upos[];
  readonly xpos: readonly string[];
  readonly lemmas: readonly string[];
  /** -1 for the root. */
  readonly heads: Int32Array;
  readonly rels: string[];
}

/** Hangs `child` under `head`; false, and nothing done, if `head` is under `child`, so that no circle can arise. */
export function hang(draft: Draft, child: number, head: number, rel: string): boolean {
  if (draft.heads[child] === -1 || isBelow(draft, head, child)) return false;
  draft.heads[child] = head;
  draft.rels[child] = rel;
  return true;
}

/** Lets `child` take the place of its head, which then hangs under it by `rel`. */
export function crown(draft: Draft, child: number, rel: string): void {
  const head = draft.heads[child]!;
  if (head < 0) return;
  draft.heads[child] = draft.heads[head]!;
  draft.rels[child] = draft.rels[head]!;
  draft.heads[head] = child;
  draft.rels[head] = rel;
}

/** Is `low` under `high`, or the same? */
export function isBelow(draft: Draft, low: number, high: number): boolean {
  let at = low;
  for (let step = 0; at >= 0 && step <= draft.heads.length; step += 1) {
    if (at === high) return true;
    at = draft.heads[at]!;
  }
  return false;
}

/** The dependents of `i` in order, those with one of the relations (without subtype) if any are named. */
export function below(draft: Draft, i: number, ...rels: readonly string[]): number[] {
  const found: number[] = [];
  for (let at = 0; at < draft.heads.length; at += 1) {
    if (draft.heads[at] === i && (rels.length === 0 || rels.includes(bare(draft.rels[at]!)))) found.push(at);
  }
  return found;
}

/** The relation without its subtype. */
export const bare = (rel: string): string => {
  const colon = rel.indexOf(":");
  return colon < 0 ? rel : rel.slice(0, colon);
};

/** First and last word under `i`. */
export function reach(draft: Draft, i: number): [number, number] {
  let first = i;
  let last = i;
  for (let at = 0; at < draft.heads.length; at += 1) {
    if ((at < first || at > last) && isBelow(draft, at, i)) {
      if (at < first) first = at;
      else last = at;
    }
  }
  return [first, last];
}

export const isNominal = (draft: Draft, i: number): boolean =>
  draft.upos[i] === "NOUN" || draft.upos[i] === "PROPN" || draft.upos[i] === "PRON";

/** A verb form that can carry a clause by itself: "said", "says", "will". */
export const isFiniteTag = (xpos: string): boolean =>
  xpos === "VBD" || xpos === "VBZ" || xpos === "VBP" || xpos === "MD";
