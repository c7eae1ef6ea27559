/**
 * Makes data/models/tagger.bin.gz from the treebanks: npx tsx tools/train/tagger.ts
 *
 * Needs g++, data/models/words.bin.gz and the treebanks (see words.ts). Some eight minutes of processor time; the same input
 * and g++ give the same bytes.
 */
import { openModel } from "../../src/language/model-file.ts";
import { openTagger } from "../../src/language/tagger.ts";
import { workFolder } from "./cnn/train.ts";
import { evaluationSets, trainingSentences } from "./conllu.ts";
import { withHeadlines } from "./headlines.ts";
import { readLexicon, writeModel } from "./models.ts";
import { scoreTags, trainTagger } from "./tagger-trainer.ts";

const lexicon = readLexicon();
const bytes = trainTagger(withHeadlines(trainingSentences()), lexicon, workFolder("tagger"));
const tagger = openTagger(openModel(bytes, "tagger"), lexicon);
for (const [name, set] of evaluationSets()) {
  const { upos, xpos } = scoreTags(tagger, set);
  console.log(`${name}: UPOS ${upos.toFixed(2)}, XPOS ${xpos.toFixed(2)}`);
}
writeModel("tagger", bytes);
