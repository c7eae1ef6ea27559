import type { Tagger } from "../../src/language/tagger.ts";
import {
  type Grammar,
  KIND_COMMA,
  KIND_OTHER,
  KIND_QUOTE,
  KIND_VERB,
  pairIndex,
  type Transitions,
} from "../../src/language/transitions.ts";
import type { TreebankSentence } from "./conllu.ts";

/** Tags as a tagger gives them that has not seen the sentence: each fold is tagged by the others' tagger. */
export function jackknife(
  sentences: readonly TreebankSentence[],
  folds: number,
  retag: (train: readonly TreebankSentence[]) => Tagger,
): Uint8Array[] {
  const out: Uint8Array[] = new Array(sentences.length);
  // Folds of whole stretches, so that neighbours of one document stay together.
  const foldOf = (i: number): number => Math.floor(i / 40) % folds;
  for (let fold = 0; fold < folds; fold += 1) {
    const tagger = retag(sentences.filter((_, i) => foldOf(i) !== fold));
    sentences.forEach((sentence, i) => {
      if (foldOf(i) !== fold) return;
      const found = new Uint8Array(sentence.forms.length);
      tagger.tag(sentence.forms, found);
      out[i] = found;
    });
  }
  return out;
}

/** Labels by frequency and, for each pair of tags, which were seen between them. */
export function grammarOf(
  sentences: readonly TreebankSentence[],
  tagged: readonly Uint8Array[],
  tags: readonly string[],
): Grammar {
  const labelCounts = new Map<string, number>();
  for (const { deprels } of sentences) for (const rel of deprels) labelCounts.set(rel, (labelCounts.get(rel) ?? 0) + 1);
  const labels = [...labelCounts]
    .filter(([, count]) => count >= 10)
    .sort((a, b) => b[1] - a[1])
    .map(([label]) => label);
  const labelIds = new Map(labels.map((label, id) => [label, id]));
  const tagCount = tags.length;
  const upos = tags.map((tag) => tag.split(" ")[0]!);
  const fine = new Map<number, Map<number, number>>();
  const coarse = new Map<string, Map<number, number>>();
  const byChild = new Map<string, Map<number, number>>();
  const count = <K>(table: Map<K, Map<number, number>>, key: K, label: number): void => {
    let of = table.get(key);
    if (of === undefined) {
      of = new Map();
      table.set(key, of);
    }
    of.set(label, (of.get(label) ?? 0) + 1);
  };
  sentences.forEach((sentence, s) => {
    sentence.heads.forEach((head, i) => {
      const label = labelIds.get(sentence.deprels[i]!);
      if (label === undefined || head < 0) return;
      const child = tagged[s]![i]!;
      const parent = tagged[s]![head]!;
      const direction = head > i ? 0 : 1;
      count(fine, pairIndex(tagCount, parent, child, direction), label);
      count(coarse, `${upos[parent]} ${upos[child]} ${direction}`, label);
      count(byChild, `${upos[child]} ${direction}`, label);
    });
  });
  const offsets = new Uint32Array(pairIndex(tagCount, tagCount, tagCount - 1, 1) + 2);
  const lists: number[] = [];
  const total = (of: Map<number, number> | undefined): number =>
    of === undefined ? 0 : [...of.values()].reduce((a, b) => a + b, 0);
  const best = (of: Map<number, number> | undefined, most: number): number[] => {
    const sum = total(of);
    return [...(of ?? [])]
      .filter(([, n]) => n / sum >= 0.003)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, most)
      .map(([label]) => label);
  };
  const root = labelIds.get("root")!;
  for (let head = 0; head <= tagCount; head += 1) {
    for (let child = 0; child < tagCount; child += 1) {
      for (let direction = 0; direction < 2; direction += 1) {
        const at = pairIndex(tagCount, head, child, direction);
        let list = [root];
        if (head < tagCount) {
          const pair = fine.get(at);
          const wide = coarse.get(`${upos[head]} ${upos[child]} ${direction}`);
          const any = byChild.get(`${upos[child]} ${direction}`);
          if (total(pair) >= 50) list = best(pair, 10);
          else if (total(wide) >= 20) list = best(wide, 10);
          else list = best(any, 8);
          if (list.length === 0) list = [labelIds.get("dep") ?? 0];
        }
        lists.push(...list);
        offsets[at + 1] = lists.length;
      }
    }
  }
  const kinds = Uint8Array.from(tags, (tag) => {
    const [u, x] = tag.split(" ");
    if (x === ",") return KIND_COMMA;
    if (u === "VERB" || u === "AUX") return KIND_VERB;
    return x === "``" || x === "''" ? KIND_QUOTE : KIND_OTHER;
  });
  return { labels, tagCount, offsets, lists: Uint8Array.from(lists), kinds };
}

/** Labelled and unlabelled attachment of one set, punctuation included, on gold words and predicted tags. */
export function scoreTrees(
  parser: Transitions,
  tagger: Tagger,
  sentences: readonly TreebankSentence[],
): { uas: number; las: number; core: number } {
  const tags = new Uint8Array(512);
  const heads = new Int32Array(512);
  const labels = new Uint8Array(512);
  let words = 0;
  let uas = 0;
  let las = 0;
  let coreGold = 0;
  let coreFound = 0;
  let coreRight = 0;
  for (const sentence of sentences) {
    tagger.tag(sentence.forms, tags);
    parser.parse(sentence.forms, tags, heads, labels);
    for (let i = 0; i < sentence.forms.length; i += 1) {
      words += 1;
      const label = parser.grammar.labels[labels[i]!]!;
      const headRight = heads[i] === sentence.heads[i];
      const right = headRight && label === sentence.deprels[i];
      if (headRight) uas += 1;
      if (right) las += 1;
      if (core.has(sentence.deprels[i]!)) coreGold += 1;
      if (core.has(label)) coreFound += 1;
      if (right && core.has(label)) coreRight += 1;
    }
  }
  return { uas: (100 * uas) / words, las: (100 * las) / words, core: (200 * coreRight) / (coreGold + coreFound) };
}

/** The relations that events are read from. */
const core = new Set("root nsubj nsubj:pass obj iobj obl obl:agent obl:unmarked ccomp xcomp".split(" "));
