/**
 * Terms of several words as they stand in a sentence, the longest first: "prime minister", "ministry of foreign affairs". Each word
 * leads on to those that may follow it, so that most words are done with at once.
 */
import type { Token } from "../model/sentence.ts";
import { atomsOf } from "./fold.ts";

/** A term that stands in a sentence, its length in tokens. */
export interface FoundTerm<T> {
  readonly value: T;
  readonly length: number;
}

interface Branch<T> {
  /** What the words up to here mean; null if they are no term yet. */
  value: T | null;
  readonly next: Map<string, Branch<T>>;
}

export class TermTree<T> {
  private readonly root: Branch<T> = { value: null, next: new Map() };

  /** `key`: the folded words, joined with a space. One added again has its last value. */
  add(key: string, value: T): void {
    let branch = this.root;
    for (const word of key.split(" ")) {
      let next = branch.next.get(word);
      if (next === undefined) {
        next = { value: null, next: new Map() };
        branch.next.set(word, next);
      }
      branch = next;
    }
    branch.value = value;
  }

  /** The words that terms begin with. */
  get firstWords(): string[] {
    return [...this.root.next.keys()];
  }

  /** The longest term that begins at token `at`, with its length in tokens; null if none. `marks`: those that may stand within one. */
  longestAt(tokens: readonly Token[], at: number, marks: readonly string[]): FoundTerm<T> | null {
    let branch = this.root;
    let value: T | null = null;
    let last = at;
    for (let i = at; i < tokens.length; i += 1) {
      const own = atomsOf(tokens[i]!.norm);
      if (own.length === 0) {
        if (i > at && marks.includes(tokens[i]!.norm)) continue;
        break;
      }
      for (const atom of own) {
        const next = branch.next.get(atom);
        if (next === undefined) return value === null ? null : { value, length: last - at + 1 };
        branch = next;
      }
      if (branch.value === null) continue;
      value = branch.value;
      last = i;
    }
    return value === null ? null : { value, length: last - at + 1 };
  }
}
