/**
 * Makes data/models/tagger.bin.gz (tags and lemmas) from the treebanks: npx tsx tools/train/tagger.ts
 *
 * Needs ../shared/data/ud, or the folder that READOUT_UD names. Some seconds of work; the same input gives the same bytes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { exceptionKey, regularLemma } from "../../src/language/lemmas.ts";
import { packLines, packModel } from "../../src/language/model-file.ts";
import { Tagger } from "../../src/language/tagger.ts";
import type { Upos } from "../../src/model/index.ts";
import { evaluationSets, type TreebankSentence, trainingSentences } from "./conllu.ts";
import { withHeadlines } from "./headlines.ts";
import { readClusters } from "./models.ts";
import { quantise } from "./perceptron.ts";
import { scoreTags, tagsOf, trainTagger } from "./tagger-trainer.ts";

const sentences = withHeadlines(trainingSentences());
const clusters = readClusters();
const tags = tagsOf(sentences);
const { lexicon, weights } = trainTagger(sentences, tags, clusters, 8, 21, console.log);
const small = quantise(weights, 1000);
const tagger = new Tagger(lexicon, small);
for (const [name, set] of evaluationSets()) {
  const { upos, xpos } = scoreTags(tagger, set);
  console.log(`${name}: UPOS ${upos.toFixed(2)}, XPOS ${xpos.toFixed(2)}`);
}

const verbs = verbLemmas(trainingSentences());
const exceptions = lemmaExceptions(trainingSentences());
const bytes = packModel(
  "tagger",
  { corpora: "UD English EWT train; GUM train, free genres" },
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
    weights: small,
  },
);
mkdirSync("data/models", { recursive: true });
const packed = gzipSync(bytes, { level: 9 });
writeFileSync("data/models/tagger.bin.gz", packed);
console.log(`data/models/tagger.bin.gz: ${packed.length} bytes, ${exceptions.size} lemma exceptions`);

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
      regular.set(key, regularLemma(form, tag, xpos[i]!, verbs));
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
