import { join } from "node:path";
import { openModel, packLines } from "../../src/language/model-file.ts";
import { capitalOf, MARKS, markCount, NAME_SETS, NameLists, type NameSet } from "../../src/language/name-lists.ts";
import { decodeNames, LABELS, type NameFinder, openNames } from "../../src/language/names.ts";
import { placesOf, withPage } from "../../src/language/names-on-page.ts";
import type { Tagger } from "../../src/language/tagger.ts";
import { packNetwork } from "./cnn/pack.ts";
import { TrainingInput } from "./cnn/prepare.ts";
import { compile, train } from "./cnn/train.ts";
import { dataFolder, freeGum, readTreebank } from "./conllu.ts";
import { type NamedSentence, namedCorpus, namedOfGum, namedRe3d, readNamed } from "./names-data.ts";
import { nameLists } from "./names-lists.ts";

export interface NamesSets {
  /** What the shipped model learns from, by name. */
  readonly learned: Readonly<Record<NameSet, readonly NamedSentence[]>>;
  /** Sets that it never learns from. */
  readonly apart: readonly {
    readonly name: string;
    readonly set: NameSet;
    readonly sentences: readonly NamedSentence[];
  }[];
}

export function namesSets(): NamesSets {
  const gum = (part: string) => namedOfGum(readTreebank(`${dataFolder}/en_gum-${part}.conllu.gz`).filter(freeGum));
  return {
    learned: {
      uner: readNamed("uner_ewt_dev"),
      wikigold: readNamed("wikigold_dev"),
      gum: gum("train"),
      tweets: readNamed("btc_train"),
      re3d: namedRe3d(),
      corpus: namedCorpus("train"),
    },
    apart: [
      { name: "corpus dev", set: "corpus", sentences: namedCorpus("dev") },
      { name: "corpus test", set: "corpus", sentences: namedCorpus("test") },
      { name: "GUM dev", set: "gum", sentences: gum("dev") },
    ],
  };
}

/**
 * The bytes of a name finder's model. Three networks that judge the labels of a sentence as a chain teach the one that is
 * shipped, which judges word by word.
 */
export function trainNames(sentences: readonly SetSentence[], tagger: Tagger, folder: string): Uint8Array {
  const { lexicon } = tagger;
  const used = sentences.filter(({ forms: { length } }) => length > 0 && length < 300);
  const input = new TrainingInput(
    lexicon,
    markCount(lexicon.tags.length),
    used.map(({ forms }) => forms),
  );
  input.ints([LABELS, used.length]);
  const told = nameLists();
  const lists = new NameLists(told);
  for (const { forms, labels, set } of used) {
    const marks = new Uint16Array(forms.length * MARKS);
    lists.mark(forms, forms.map(capitalOf), lexicon.tags.length, set, marks);
    for (const [i, tag] of tagsOf(tagger, forms).entries()) marks[i * MARKS] = tag;
    input.sentence(
      forms,
      marks,
      Int32Array.from(labels, (label) => (label === 0 && set !== "wikigold" ? unnamed : label)),
    );
  }
  const file = join(folder, "input.bin");
  input.write(file);
  const shape = { WIDTH: 64, DEPTH: 3, MARKS };
  const chain = compile("labeller", folder, { ...shape, CHAIN: 1 });
  const teachers = [1, 2, 3].map((seed) => train(chain, file, join(folder, `teacher${seed}.bin`), 12, seed));
  const alone = compile("labeller", folder, {
    ...shape,
    CHAIN: 0,
    TEACHER_WIDTH: 64,
    TEACHER_DEPTH: 3,
    TEACHER_CHAIN: 1,
  });
  const output = train(alone, file, join(folder, "output.bin"), 16, 9, teachers);
  return packNetwork(
    "names",
    output,
    {
      tags: packLines(lexicon.tags),
      ...Object.fromEntries(Object.entries(told).map(([name, lines]) => [name, packLines([...lines])])),
    },
    { corpora: "UNER EWT dev, Wikigold, BTC, re3d without BBC, GUM free genres, data/corpus train" },
    7,
  );
}

/** Only Wikigold marks names of other kinds: outside in another set may be one of these (`allows` in labeller.cpp). */
const unnamed = 65536 + (1 << 0) + (1 << 7) + (1 << 8);

/** A sentence and the set whose way of marking names it follows. */
export interface SetSentence extends NamedSentence {
  readonly set: NameSet;
}

/** Sets that mark names as we want them count several times. */
const times: Readonly<Partial<Record<NameSet, number>>> = { uner: 2, wikigold: 3, re3d: 2, corpus: 2 };

/** All that is learned from; `kept` may keep back sentences of a set. */
export const sentencesOf = (
  learned: NamesSets["learned"],
  kept: (set: NameSet, i: number) => boolean = () => false,
): SetSentence[] =>
  NAME_SETS.flatMap((name) => {
    const used = learned[name].filter((_, i) => !kept(name, i)).map((sentence) => ({ ...sentence, set: name }));
    return Array.from({ length: times[name] ?? 1 }, () => used).flat();
  });

/** Scores of UNER EWT dev and Wikigold, each fifth found by a model that learned from all but it. */
export function fiveFolds(
  { learned }: NamesSets,
  tagger: Tagger,
  folder: string,
): { readonly set: string; readonly score: NamesScore }[] {
  const counts = new Map((["uner", "wikigold"] as const).map((set) => [set as NameSet, new Counts(set)]));
  for (let fold = 0; fold < 5; fold += 1) {
    const kept = (set: NameSet, i: number): boolean => counts.has(set) && Math.floor(i / 20) % 5 === fold;
    const names = openNames(openModel(trainNames(sentencesOf(learned, kept), tagger, folder), "names"), tagger.lexicon);
    for (const [set, count] of counts)
      count.add(
        names,
        tagger,
        learned[set].filter((_, i) => kept(set, i)),
      );
  }
  return [...counts].map(([set, count]) => ({ set, score: count.score() }));
}

/** Precision, recall, F1 of spans with their types, and F1 of spans whatever the type; per cent. */
export interface NamesScore {
  readonly precision: number;
  readonly recall: number;
  readonly strict: number;
  readonly spans: number;
}

export function scoreNames(
  names: NameFinder,
  tagger: Tagger,
  sentences: readonly NamedSentence[],
  set: NameSet,
): NamesScore {
  const counts = new Counts(set);
  counts.add(names, tagger, sentences);
  return counts.score();
}

class Counts {
  private gold = 0;
  private found = 0;
  private right = 0;
  private place = 0;
  private readonly set: NameSet;

  constructor(set: NameSet) {
    this.set = set;
  }

  /** Sentences in the order of their pages; names are found as `namesOnPage` finds them. */
  add(names: NameFinder, tagger: Tagger, set: readonly NamedSentence[]): void {
    const pages = new Map<string, NamedSentence[]>();
    for (const sentence of set) pages.set(sentence.document, [...(pages.get(sentence.document) ?? []), sentence]);
    for (const page of pages.values()) {
      const judged = new Map(page.map((one) => [one, names.judge(one.forms, tagsOf(tagger, one.forms), this.set)]));
      const places = placesOf(page, ({ forms }) => forms.map(capitalOf));
      for (const sentence of page) {
        const gold = spansOf(sentence.labels);
        const found = decodeNames(withPage(sentence, sentence.forms.map(capitalOf), places, (one) => judged.get(one)!));
        this.gold += gold.size;
        this.found += found.length;
        for (const { first, last, type } of found) {
          const is = gold.get(`${first} ${last}`);
          if (is !== undefined) this.place += 1;
          if (is === type) this.right += 1;
        }
      }
    }
  }

  score(): NamesScore {
    const percent = (part: number, of: number): number => Math.round((10_000 * part) / Math.max(1, of)) / 100;
    return {
      precision: percent(this.right, this.found),
      recall: percent(this.right, this.gold),
      strict: percent(2 * this.right, this.found + this.gold),
      spans: percent(2 * this.place, this.found + this.gold),
    };
  }
}

function spansOf(labels: Uint8Array): Map<string, string> {
  const spans = new Map<string, string>();
  for (let i = 0; i < labels.length; i += 1) {
    const label = labels[i]!;
    if (label % 2 === 0 || label > 6) continue;
    let last = i;
    while (labels[last + 1] === label + 1) last += 1;
    spans.set(`${i} ${last}`, ["PER", "ORG", "LOC"][(label - 1) / 2]!);
  }
  return spans;
}

function tagsOf(tagger: Tagger, forms: readonly string[]): Uint8Array {
  const out = new Uint8Array(forms.length);
  tagger.tag(forms, out);
  return out;
}
