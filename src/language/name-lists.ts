import { linesOf, type ModelFile } from "./model-file.ts";

/**
 * What the name finder is told of a word beside the word itself: its tag, whose way of marking names is followed, and what
 * lists of known names have it, alone or in a run ("New", "Zealand"). Lists count only where the word has a capital.
 */
export class NameLists {
  /** Sets of `WORD_LISTS` that have a word, a bit each. */
  private readonly words = new Map<string, number>();
  /** Names of one word by it, longer ones by their first two; the rest of each behind the first, and the place of its list. */
  private readonly runs = new Map<string, Run[]>();

  constructor(lists: Readonly<Record<WordList | RunList, readonly string[]>>) {
    WORD_LISTS.forEach((name, bit) => {
      for (const word of lists[name]) this.words.set(word, (this.words.get(word) ?? 0) | (1 << bit));
    });
    RUN_LISTS.forEach((name, list) => {
      for (const line of lists[name]) {
        const [first = "", ...rest] = line.split(" ");
        const key = rest[0] === undefined ? first : `${first} ${rest[0]}`;
        const known = this.runs.get(key);
        if (known === undefined) this.runs.set(key, [{ list, rest }]);
        else known.push({ list, rest });
      }
    });
  }

  /** `MARKS` marks of each word, into `out`: places in the network's table of marks. */
  mark(forms: readonly string[], tags: ArrayLike<number>, tagCount: number, set: NameSet, out: Uint16Array): void {
    const lowers = forms.map((form) => form.toLowerCase());
    const ofSet = tagCount + NAME_SETS.indexOf(set);
    for (let i = 0; i < forms.length; i += 1) {
      const at = i * MARKS;
      const bits = lowers[i] === forms[i] ? 0 : (this.words.get(lowers[i]!) ?? 0);
      out[at] = tags[i]!;
      out[at + 1] = ofSet;
      out[at + 2] = tagCount + NAME_SETS.length + bits;
      for (let list = 0; list < RUN_LISTS.length; list += 1) out[at + 3 + list] = runMark(tagCount, list, 0);
    }
    const until = RUN_LISTS.map(() => 0);
    for (let i = 0; i < forms.length; i += 1) {
      if (lowers[i] === forms[i]) continue;
      const alone = this.runs.get(lowers[i]!);
      const longer = i + 1 < forms.length ? this.runs.get(`${lowers[i]} ${lowers[i + 1]}`) : undefined;
      if (alone === undefined && longer === undefined) continue;
      const begins = until.map((end) => i >= end);
      for (const runs of [alone, longer])
        for (const { list, rest } of runs ?? NO_RUNS) {
          const end = i + rest.length + 1;
          if (!begins[list] || end < until[list]! || !goesOn(lowers, i + 1, rest)) continue;
          until[list] = end;
          for (let k = i; k < end; k += 1) out[k * MARKS + 3 + list] = runMark(tagCount, list, k === i ? 1 : 2);
        }
    }
  }
}

interface Run {
  readonly list: number;
  readonly rest: readonly string[];
}

const NO_RUNS: readonly Run[] = [];

function goesOn(lowers: readonly string[], from: number, rest: readonly string[]): boolean {
  for (let k = 0; k < rest.length; k += 1) if (lowers[from + k] !== rest[k]) return false;
  return true;
}

/** Lists of single words in lower case. */
export const WORD_LISTS = ["given", "surnames", "placeWords", "demonyms"] as const;
/** Lists of names in lower case, their words parted by a space. */
export const RUN_LISTS = ["places", "cities", "bodies"] as const;
export type WordList = (typeof WORD_LISTS)[number];
export type RunList = (typeof RUN_LISTS)[number];

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
