/**
 * Makes data/models/parser.bin.gz from the treebanks, on tags of our own tagger: npx tsx tools/train/parser.ts
 *
 * Needs data/models/tagger.bin.gz and the treebanks (see tagger.ts). About two minutes; the same input gives the same bytes.
 */
import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { packLines, packModel } from "../../src/language/model-file.ts";
import { Parser } from "../../src/language/parser.ts";
import { Tagger } from "../../src/language/tagger.ts";
import { evaluationSets, trainingSentences } from "./conllu.ts";
import { withHeadlines } from "./headlines.ts";
import { readClusters, readTagger } from "./models.ts";
import { grammarOf, jackknife, scoreTrees, trainParser, treesOf } from "./parser-trainer.ts";
import { quantise } from "./perceptron.ts";
import { trainTagger } from "./tagger-trainer.ts";

const epochs = Number(process.argv[2] ?? 10);
const bits = Number(process.argv[3] ?? 22);
const sentences = withHeadlines(trainingSentences());
const clusters = readClusters();
const tagger = readTagger(clusters);
const tagged = jackknife(sentences, 8, (others) => {
  const { lexicon, weights } = trainTagger(others, tagger.tags, clusters, 6, 21);
  return new Tagger(lexicon, weights);
});
const grammar = grammarOf(sentences, tagged, tagger.tags);
const trees = treesOf(sentences, tagged, grammar.labels);
const { weights, known } = trainParser(trees, grammar, tagger.words, {
  epochs,
  bits,
  explore: 0.95,
  rare: 5,
  report: console.log,
});
const small = quantise(weights, 300);
for (const [name, set] of evaluationSets()) {
  const { uas, las, core } = scoreTrees(new Parser(grammar, small, known), tagger, set);
  console.log(`${name}: UAS ${uas.toFixed(2)}, LAS ${las.toFixed(2)}, core F1 ${core.toFixed(2)}`);
}
const bytes = packModel(
  "parser",
  { corpora: "UD English EWT train; GUM train, free genres", epochs, bits },
  {
    labels: packLines(grammar.labels),
    offsets: grammar.offsets,
    lists: grammar.lists,
    kinds: grammar.kinds,
    known,
    weights: small,
  },
);
const packed = gzipSync(bytes, { level: 9 });
writeFileSync("data/models/parser.bin.gz", packed);
console.log(`data/models/parser.bin.gz: ${packed.length} bytes`);
