/**
 * Makes data/models/names.bin.gz, the finder of names: npx tsx tools/train/names.ts [--folds]
 *
 * Learns from UNER EWT (dev), Wikigold, the Broad Twitter Corpus, re3d without BBC, the named entities of GUM's free genres
 * and our own sentences in data/corpus. With --folds it only measures: five times, a fifth of UNER and Wikigold is kept out
 * of what is learned and found again. Needs g++, words.bin.gz and tagger.bin.gz.
 */
import { openModel } from "../../src/language/model-file.ts";
import { openNames } from "../../src/language/names.ts";
import { workFolder } from "./cnn/train.ts";
import { readLexicon, readTagger, writeModel } from "./models.ts";
import { fiveFolds, namesSets, scoreNames, sentencesOf, trainNames } from "./names-trainer.ts";

const lexicon = readLexicon();
const tagger = readTagger(lexicon);
const folder = workFolder("names");
const sets = namesSets();
if (process.argv.includes("--folds")) {
  for (const { set, score } of fiveFolds(sets, tagger, folder)) console.log(set, score);
} else {
  const bytes = trainNames(sentencesOf(sets.learned), tagger, folder);
  const names = openNames(openModel(bytes, "names"), lexicon);
  for (const { name, set, sentences } of sets.apart) console.log(name, scoreNames(names, tagger, sentences, set));
  writeModel("names", bytes);
}
