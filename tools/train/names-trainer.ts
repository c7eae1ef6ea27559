import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openModel, packLines } from "../../src/language/model-file.ts";
import { LABELS, markOf, type NameFinder, type NameLists, openNames } from "../../src/language/names.ts";
import type { Tagger } from "../../src/language/tagger.ts";
import { packNetwork } from "./cnn/pack.ts";
import { TrainingInput } from "./cnn/prepare.ts";
import { compile, train } from "./cnn/train.ts";
import { dataFolder, freeGum, readTreebank } from "./conllu.ts";
import { type NamedSentence, namedCorpus, namedOfGum, namedRe3d, readNamed } from "./names-data.ts";

export interface NamesSets {
  /** What the shipped model learns from, by name. */
  readonly learned: Readonly<Record<string, readonly NamedSentence[]>>;
  /** Sets that it never learns from. */
  readonly apart: Readonly<Record<string, readonly NamedSentence[]>>;
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
    apart: { "corpus dev": namedCorpus("dev"), "corpus test": namedCorpus("test"), "GUM dev": gum("dev") },
  };
}

/** Words of places' names that are names of nothing by themselves. */
const common = new Set(
  "region oblast province republic national center centre government power plant autonomous islands island state city the and nuclear".split(
    " ",
  ),
);
const lists: NameLists = readLists();

/** Given names, and the words with a capital in the names of places and states, from data/. */
function readLists(): NameLists {
  const rows = (name: string): string[][] =>
    readFileSync(`data/${name}.tsv`, "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .slice(1)
      .map((line) => line.split("\t"));
  const words = (cells: readonly string[]): string[] =>
    cells.flatMap((cell) => cell.match(/\p{Lu}[\p{L}'’-]{2,}/gu) ?? []).map((word) => word.toLowerCase());
  const places = [
    ...rows("places").flatMap(([name = "", aliases = ""]) => words([name, aliases])),
    ...rows("states").flatMap((row) => words([row[3] ?? "", row[4] ?? "", row[6] ?? ""])),
  ];
  return {
    given: new Set(rows("given-names").map(([name = ""]) => name)),
    places: new Set([...places].filter((word) => !common.has(word)).sort()),
  };
}

/** The bytes of a name finder's model. */
export function trainNames(sentences: readonly NamedSentence[], tagger: Tagger, folder: string): Uint8Array {
  const { lexicon } = tagger;
  const used = sentences.filter(({ forms: { length } }) => length > 0 && length < 300);
  const forms = used.map((sentence) => sentence.forms);
  const input = new TrainingInput(lexicon, lexicon.tags.length * 4, forms);
  input.ints([LABELS, used.length]);
  for (const { forms: words, labels } of used) {
    const tags = tagsOf(tagger, words);
    input.sentence(
      words,
      words.map((word, i) => markOf(word, tags[i]!, lists)),
      labels,
    );
  }
  const file = join(folder, "input.bin");
  input.write(file);
  const program = compile("labeller", folder, { WIDTH: 64, DEPTH: 3 });
  const output = train(program, file, join(folder, "output.bin"), 12, 1);
  return packNetwork(
    "names",
    output,
    { tags: packLines(lexicon.tags), given: packLines([...lists.given]), places: packLines([...lists.places]) },
    { corpora: "UNER EWT dev, Wikigold, BTC, re3d without BBC, GUM free genres, data/corpus train" },
  );
}

/** Sets that mark names as we want them count several times. */
const times: Readonly<Record<string, number>> = { uner: 2, wikigold: 3, re3d: 2, corpus: 2 };

/** All that is learned from; `kept` may keep back sentences of a set. */
export const sentencesOf = (
  learned: NamesSets["learned"],
  kept: (set: string, i: number) => boolean = () => false,
): NamedSentence[] =>
  Object.entries(learned).flatMap(([name, set]) => {
    const used = set.filter((_, i) => !kept(name, i));
    return Array.from({ length: times[name] ?? 1 }, () => used).flat();
  });

/** Scores of UNER EWT dev and Wikigold, each fifth found by a model that learned from all but it. */
export function fiveFolds(
  { learned }: NamesSets,
  tagger: Tagger,
  folder: string,
): { readonly set: string; readonly score: NamesScore }[] {
  const counts = new Map(["uner", "wikigold"].map((set) => [set, new Counts()]));
  for (let fold = 0; fold < 5; fold += 1) {
    const kept = (set: string, i: number): boolean => counts.has(set) && Math.floor(i / 20) % 5 === fold;
    const names = openNames(openModel(trainNames(sentencesOf(learned, kept), tagger, folder), "names"), tagger.lexicon);
    for (const [set, count] of counts)
      count.add(
        names,
        tagger,
        learned[set]!.filter((_, i) => kept(set, i)),
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

export function scoreNames(names: NameFinder, tagger: Tagger, set: readonly NamedSentence[]): NamesScore {
  const counts = new Counts();
  counts.add(names, tagger, set);
  return counts.score();
}

class Counts {
  private gold = 0;
  private found = 0;
  private right = 0;
  private place = 0;

  add(names: NameFinder, tagger: Tagger, set: readonly NamedSentence[]): void {
    for (const { forms, labels } of set) {
      const gold = spansOf(labels);
      const found = names.find(forms, tagsOf(tagger, forms));
      this.gold += gold.size;
      this.found += found.length;
      for (const { first, last, type } of found) {
        const is = gold.get(`${first} ${last}`);
        if (is !== undefined) this.place += 1;
        if (is === type) this.right += 1;
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
    if (label % 2 === 0) continue;
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
