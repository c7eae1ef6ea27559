import { Tagger, type TagLexicon } from "../../src/language/tagger.ts";
import { plainForm, type WordClusters } from "../../src/language/words.ts";
import type { TreebankSentence } from "./conllu.ts";
import { add, average, averaged, random, shuffle } from "./perceptron.ts";

/** All tags of the training data, "NOUN NN", in a fixed order. */
export function tagsOf(sentences: readonly TreebankSentence[]): string[] {
  const seen = new Map<string, number>();
  for (const { upos, xpos } of sentences) {
    for (let i = 0; i < upos.length; i += 1) {
      const tag = `${upos[i]} ${xpos[i]}`;
      seen.set(tag, (seen.get(tag) ?? 0) + 1);
    }
  }
  return [...seen]
    .filter(([, count]) => count >= 3)
    .map(([tag]) => tag)
    .sort();
}

const openClasses = new Set(["NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM", "X", "INTJ", "SYM"]);

/** Which tags each word was seen with, and how often. */
export function lexiconOf(
  sentences: readonly TreebankSentence[],
  tags: readonly string[],
  clusters: WordClusters,
): TagLexicon {
  const tagIds = new Map(tags.map((tag, id) => [tag, id]));
  const counts = new Map<string, Map<number, number>>();
  const openCounts = new Map<number, Set<string>>();
  for (const { forms, upos, xpos } of sentences) {
    for (let i = 0; i < forms.length; i += 1) {
      const id = tagIds.get(`${upos[i]} ${xpos[i]}`);
      if (id === undefined) continue;
      const form = plainForm(forms[i]!);
      let of = counts.get(form);
      if (of === undefined) {
        of = new Map();
        counts.set(form, of);
      }
      of.set(id, (of.get(id) ?? 0) + 1);
      if (openClasses.has(upos[i]!)) {
        let types = openCounts.get(id);
        if (types === undefined) {
          types = new Set();
          openCounts.set(id, types);
        }
        types.add(form);
      }
    }
  }
  const open = Uint8Array.from(
    [...openCounts]
      .filter(([, types]) => types.size >= 8)
      .map(([id]) => id)
      .sort((a, b) => a - b),
  );
  const words = [...counts.keys()]
    .filter((word) => [...counts.get(word)!.values()].reduce((a, b) => a + b, 0) > 1)
    .sort();
  const offsets = new Uint32Array(words.length + 1);
  const classes = new Uint16Array(words.length);
  const lists: number[] = [];
  words.forEach((word, entry) => {
    const of = [...counts.get(word)!].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const total = of.reduce((sum, [, count]) => sum + count, 0);
    const share = of[0]![1] / total;
    if (total >= 3) classes[entry] = 1 + of[0]![0] * 3 + (share >= 0.97 ? 2 : share >= 0.7 ? 1 : 0);
    if (total >= 8) {
      const kept = of.filter(([, count]) => count / total >= 0.002);
      lists.push(...(share > 0.995 ? [of[0]![0]] : kept.map(([id]) => id)));
    } else {
      lists.push(...new Set([...of.map(([id]) => id), ...open]));
    }
    offsets[entry + 1] = lists.length;
  });
  return {
    tags,
    clusters,
    entries: new Map(words.map((word, entry) => [word, entry])),
    classes,
    offsets,
    lists: Uint8Array.from(lists),
    open,
  };
}

/** Averaged weights of a tagger and the lexicon they go with. */
export function trainTagger(
  sentences: readonly TreebankSentence[],
  tags: readonly string[],
  clusters: WordClusters,
  epochs: number,
  bits: number,
  report: (line: string) => void = () => {},
): { lexicon: TagLexicon; weights: Float32Array } {
  const lexicon = lexiconOf(sentences, tags, clusters);
  const weights = averaged(bits);
  const mask = weights.now.length - 1;
  const tagger = new Tagger(lexicon, weights.now);
  const tagIds = new Map(tags.map((tag, id) => [tag, id]));
  const items = sentences.map((sentence) => ({
    forms: sentence.forms,
    gold: Uint8Array.from(sentence.upos, (upos, i) => tagIds.get(`${upos} ${sentence.xpos[i]}`) ?? 255),
  }));
  const next = random(7);
  const out = new Uint8Array(1024);
  let wrongs = 0;
  const learn = (gold: number, wrong: number): void => {
    wrongs += 1;
    for (const row of tagger.rows) {
      if (gold !== 255) add(weights, (row + gold) & mask, 1);
      add(weights, (row + wrong) & mask, -1);
    }
  };
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(items, next);
    wrongs = 0;
    for (const { forms, gold } of items) {
      tagger.tag(forms, out, learn, gold);
      weights.steps += 1;
    }
    report(`epoch ${epoch + 1}: ${wrongs} wrong`);
  }
  return { lexicon, weights: average(weights) };
}

/** Shares of words with the right UPOS and the right Penn tag. */
export function scoreTags(tagger: Tagger, sentences: readonly TreebankSentence[]): { upos: number; xpos: number } {
  const out = new Uint8Array(1024);
  let words = 0;
  let upos = 0;
  let xpos = 0;
  for (const sentence of sentences) {
    tagger.tag(sentence.forms, out);
    for (let i = 0; i < sentence.forms.length; i += 1) {
      const [u, x] = tagger.tags[out[i]!]!.split(" ");
      words += 1;
      if (u === sentence.upos[i]) upos += 1;
      if (x === sentence.xpos[i]) xpos += 1;
    }
  }
  return { upos: (100 * upos) / words, xpos: (100 * xpos) / words };
}
