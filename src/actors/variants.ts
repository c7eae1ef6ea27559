/**
 * Spellings of one name in Latin letters: Zelenskyy, Zelensky, Zelenskiy; Lukashenko, Lukashenka; Xi Jinping, Hsi Chin-p'ing stay
 * apart but for the surname. The rules are data/name-variants.tsv. A key compares; nothing prints it.
 */
import { foldName } from "./fold.ts";
import { type Row, rowsOf } from "./rows.ts";

export class Variants {
  private readonly words = new Map<string, string>();
  private readonly dropped = new Set<string>();
  private readonly parts: readonly (readonly [RegExp, string])[];
  private readonly keys = new Map<string, string>();

  /** `text`: data/name-variants.tsv; without it each name is its own key. */
  constructor(text: string | undefined) {
    const rows = rowsOf(text);
    const of = (kind: string): Row[] => rows.filter((row) => row.kind === kind);
    for (const row of of("word")) this.words.set(row.from!, row.to!);
    for (const row of of("drop")) this.dropped.add(row.from!);
    this.parts = of("part").map((row) => [new RegExp(row.from!, "g"), row.to!]);
  }

  /** The key of a name; words stay in their order, those that are often left out are not in it. "" for a name of such words only. */
  keyOf(name: string): string {
    const words: string[] = [];
    for (const word of foldName(name).split(" ")) {
      if (word === "" || this.dropped.has(word)) continue;
      words.push(this.keyOfWord(word));
    }
    return words.join(" ");
  }

  private keyOfWord(word: string): string {
    let key = this.keys.get(word);
    if (key === undefined) {
      key = this.words.get(word) ?? word;
      for (const [part, to] of this.parts) key = key.replace(part, to);
      if (this.keys.size > 20_000) this.keys.clear();
      this.keys.set(word, key);
    }
    return key;
  }
}
