import { linesOf, type ModelFile } from "./model-file.ts";

/** Of each word of a sentence that has a capital its lower case, null of the others. */
export type Capitals = readonly (string | null)[];

export function capitalOf(form: string): string | null {
  const lower = form.toLowerCase();
  return lower === form ? null : lower;
}

/**
 * What the name finder is told of a word beside the word itself: its tag, whose way of marking names is followed, and what
 * lists of known names have it, alone or in a run ("New", "Zealand"). Lists count only where the word has a capital.
 */
export class NameLists {
  /** Sets of `WORD_LISTS` that have a word, a bit each; then whether a name of `RUN_LISTS` begins with it. */
  private readonly words = new Map<string, number>();
  /** Those names by their first word. */
  private readonly runs = new Map<string, Run[]>();

  constructor(lists: Readonly<Record<WordList | RunList, readonly string[]>>) {
    const note = (word: string, bit: number): void => {
      this.words.set(word, (this.words.get(word) ?? 0) | bit);
    };
    WORD_LISTS.forEach((name, bit) => {
      for (const word of lists[name]) note(word, 1 << bit);
    });
    RUN_LISTS.forEach((name, list) => {
      for (const line of lists[name]) {
        const [first = "", ...rest] = line.split(" ");
        note(first, BEGINS);
        const known = this.runs.get(first);
        if (known === undefined) this.runs.set(first, [{ list, rest }]);
        else known.push({ list, rest });
      }
    });
  }

  /** `MARKS` marks of each word, into `out`: places in the network's table of marks. The first, its tag, is left to the caller. */
  mark(forms: readonly string[], capitals: Capitals, tagCount: number, set: NameSet, out: Uint16Array): void {
    const ofSet = tagCount + NAME_SETS.indexOf(set);
    const ofWord = tagCount + NAME_SETS.length;
    const until = RUN_LISTS.map(() => 0);
    for (let i = 0; i < forms.length; i += 1) {
      const at = i * MARKS;
      out[at + 1] = ofSet;
      out[at + 2] = ofWord;
      // A run that began before may have reached the word.
      for (let list = 0; list < RUN_LISTS.length; list += 1)
        if (until[list]! <= i) out[at + 3 + list] = runMark(tagCount, list, 0);
      const word = capitals[i] ?? null;
      if (word === null) continue;
      const bits = this.words.get(word) ?? 0;
      out[at + 2] = ofWord + (bits & (BEGINS - 1));
      if (bits < BEGINS) continue;
      // The longest of each list, where none goes on that began before.
      for (const { list, rest } of this.runs.get(word)!) {
        const end = i + rest.length + 1;
        const begins = until[list]! <= i || out[at + 3 + list] === runMark(tagCount, list, 1);
        if (!begins || end < until[list]! || !goesOn(forms, capitals, i + 1, rest)) continue;
        until[list] = end;
        for (let k = i; k < end; k += 1) out[k * MARKS + 3 + list] = runMark(tagCount, list, k === i ? 1 : 2);
      }
    }
  }
}

/** A name: what follows its first word. */
interface Run {
  readonly list: number;
  readonly rest: readonly string[];
}

function goesOn(forms: readonly string[], capitals: Capitals, from: number, rest: readonly string[]): boolean {
  for (let k = 0; k < rest.length; k += 1) if ((capitals[from + k] ?? forms[from + k]) !== rest[k]) return false;
  return true;
}

/** Lists of single words in lower case. */
export const WORD_LISTS = ["given", "surnames", "placeWords", "demonyms"] as const;
/** Lists of names in lower case, their words parted by a space. */
export const RUN_LISTS = ["places", "cities", "bodies"] as const;
export type WordList = (typeof WORD_LISTS)[number];
export type RunList = (typeof RUN_LISTS)[number];
/** The bit of a word behind those of the lists of words. */
const BEGINS = 1 << WORD_LISTS.length;

/**
 * The sets that were learned from: each marks names in a way of its own ("the White House", "China" of a team), and a network
 * that knows which set it reads does not mix them up. Our own, the first, is the way that Readout wants.
 */
export const NAME_SETS = ["corpus", "uner", "wikigold", "gum", "tweets", "re3d"] as const;
export type NameSet = (typeof NAME_SETS)[number];

/** Marks of a word: its tag, the set, its single-word lists together, and one for each list of runs. */
export const MARKS = 3 + RUN_LISTS.length;
const runMark = (tagCount: number, list: number, place: 0 | 1 | 2): number =>
  tagCount + NAME_SETS.length + (1 << WORD_LISTS.length) + list * 3 + place;

/** How many marks there are. */
export const markCount = (tagCount: number): number => runMark(tagCount, RUN_LISTS.length, 0);

/** The lists in a model file. */
export const openLists = (file: ModelFile): NameLists => new NameLists(eachList((name) => linesOf(file, name)));

/** Something for each list. */
const eachList = <T>(of: (name: WordList | RunList) => T): Record<WordList | RunList, T> => ({
  given: of("given"),
  surnames: of("surnames"),
  placeWords: of("placeWords"),
  demonyms: of("demonyms"),
  places: of("places"),
  cities: of("cities"),
  bodies: of("bodies"),
});
