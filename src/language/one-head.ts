import type { Draft } from "./draft.ts";
import type { NameSpan } from "./names.ts";

/**
 * The rule "one-head": the words of a name hang together. In "the ministry in Addis Ababa said" a tree that gives *Addis* to the
 * ministry and *Ababa* to the verb is wrong. Where a name is sure the sentence is parsed again with it as one word; where it is
 * not, the tree is believed and the name cut (`findNames`).
 */
export const sureName = 0.8;

/** Do words of the name hang on different words outside it? */
export function isTorn({ first, last }: Pick<NameSpan, "first" | "last">, heads: ArrayLike<number>): boolean {
  let outside = -2;
  for (let i = first; i <= last; i += 1) {
    const head = heads[i]!;
    if (head >= first && head <= last) continue;
    if (outside !== -2 && head !== outside) return true;
    outside = head;
  }
  return false;
}

/** Are there two names side by side, or with a hyphen between, of which neither hangs on the other, nor both on one word? Cheap to ask. */
export function mayTear(places: readonly number[], { upos, forms, heads }: Draft): boolean {
  for (let k = 1; k < places.length; k += 1) {
    const b = places[k]!;
    if (upos[b] !== "PROPN") continue;
    let a = places[k - 1]!;
    if (k > 1 && forms[a] === "-") a = places[k - 2]!;
    if (upos[a] === "PROPN" && heads[a] !== b && heads[b] !== a && heads[a] !== heads[b]) return true;
  }
  return false;
}

/** A person's name hangs on its first word, another on its last. */
export const headOf = ({ first, last, type }: NameSpan): number => (type === "PER" ? first : last);

export function othersOf(name: NameSpan): number[] {
  const others: number[] = [];
  for (let i = name.first; i <= name.last; i += 1) if (i !== headOf(name)) others.push(i);
  return others;
}

/** The longest part of a torn name that hangs together; of parts as long as each other the last. */
export function uncut(name: NameSpan, heads: ArrayLike<number>): NameSpan {
  for (let length = name.last - name.first; length > 0; length -= 1)
    for (let last = name.last; last - length + 1 >= name.first; last -= 1) {
      const part = { ...name, first: last - length + 1, last };
      if (!isTorn(part, heads)) return part;
    }
  return name;
}
