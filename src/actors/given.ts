/**
 * Given names, by which a name that no table has is known to be a person's: "Olena" (f), "Kim" (both).
 */
import { type HashIndex, hashOf } from "./hash-index.ts";
import { indexGivenNames } from "./table-index.ts";

/** A set of words that need not be listed. */
export interface Words {
  has(word: string): boolean;
}

export class GivenNames implements Words {
  private readonly text: string;
  private readonly rows: HashIndex;
  private readonly ofPeople: (hash: number) => boolean;

  /** `text`: data/given-names.tsv, with its index if that was made before; `ofPeople`: is it a given name in the other tables? */
  constructor(text: string, rows: HashIndex | null, ofPeople: (hash: number) => boolean) {
    this.text = text;
    this.rows = rows ?? indexGivenNames(text);
    this.ofPeople = ofPeople;
  }

  /** Is it in the list of given names? `word` in lower case. */
  has(word: string): boolean {
    return this.rowOf(word) >= 0;
  }

  /** Does a person of the tables bear it as first name? */
  isOfPeople(word: string): boolean {
    return this.ofPeople(hashOf(word));
  }

  /** The gender that it mostly has; null where both bear it, or it is not listed. */
  get(word: string): "m" | "f" | null {
    const at = this.rowOf(word);
    const gender = at < 0 ? "" : this.text[at + word.length + 1];
    return gender === "m" || gender === "f" ? gender : null;
  }

  private rowOf(word: string): number {
    for (const at of this.rows.of(hashOf(word)))
      if (this.text.startsWith(word, at) && this.text[at + word.length] === "\t") return at;
    return -1;
  }
}
