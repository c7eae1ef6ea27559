import type { Lexicon } from "../../src/language/lexicon.ts";
import { plainForm } from "../../src/language/words.ts";
import type { TreebankSentence } from "./conllu.ts";

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

/** Which tags each word was seen with, beside the classes and vectors that are known already. */
export function lexiconOf(
  sentences: readonly TreebankSentence[],
  tags: readonly string[],
  known: Pick<Lexicon, "clusters" | "vectors">,
): Omit<Lexicon, "vocabulary"> {
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
    clusters: known.clusters,
    vectors: known.vectors,
    entries: new Map(words.map((word, entry) => [word, entry])),
    classes,
    offsets,
    lists: Uint8Array.from(lists),
    open,
  };
}
