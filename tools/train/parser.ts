/**
 * Makes data/models/parser-fast.bin.gz and parser-accurate.bin.gz from the treebanks: npx tsx tools/train/parser.ts
 *
 * Needs g++, data/models/words.bin.gz and tagger.bin.gz, and the treebanks (see words.ts). Some fifteen minutes of
 * processor time; the same input and g++ give the same bytes.
 */
import { join } from "node:path";
import { openModel, packLines } from "../../src/language/model-file.ts";
import { openParser } from "../../src/language/parser.ts";
import { openTagger, type Tagger } from "../../src/language/tagger.ts";
import { packNetwork } from "./cnn/pack.ts";
import { TrainingInput } from "./cnn/prepare.ts";
import { compile, train, workFolder } from "./cnn/train.ts";
import { dataFolder, evaluationSets, readTreebank, type TreebankSentence, trainingSentences } from "./conllu.ts";
import { withHeadlines } from "./headlines.ts";
import { lexiconOf } from "./lexicon-of.ts";
import { readLexicon, readTagger, writeModel } from "./models.ts";
import { grammarOf, jackknife, scoreTrees } from "./parser-trainer.ts";
import { trainQuickly } from "./tagger-trainer.ts";

const folder = workFolder("parser");
const lexicon = readLexicon();
const sentences = withHeadlines(trainingSentences()).filter(({ forms }) => forms.length > 1 && forms.length < 200);
const taggerOf = (from: readonly TreebankSentence[]): Tagger => {
  const own = { ...lexiconOf(from, lexicon.tags, lexicon), vocabulary: lexicon.vocabulary };
  return openTagger(openModel(trainQuickly(from, own, folder), "tagger"), own);
};
const tagged = jackknife(sentences, 8, taggerOf);
const grammar = grammarOf(sentences, tagged, lexicon.tags);
const forms = sentences.map((sentence) => sentence.forms);
const labels = new Map(grammar.labels.map((label, id) => [label, id]));
const dev = readTreebank(`${dataFolder}/en_ewt-dev.conllu.gz`);
const devTagger = taggerOf(sentences);

interface Pair {
  readonly sentence: TreebankSentence;
  readonly tags: Uint8Array;
}
function writeInput(name: string, pairs: readonly Pair[]): string {
  const input = new TrainingInput(lexicon, lexicon.tags.length, forms);
  input.grammar(grammar);
  const devPairs = dev.map((sentence) => {
    const tags = new Uint8Array(sentence.forms.length);
    devTagger.tag(sentence.forms, tags);
    return { sentence, tags };
  });
  for (const set of [pairs, devPairs]) {
    input.ints([set.length]);
    for (const { sentence, tags } of set) {
      const { heads, deprels } = sentence;
      input.sentence(
        sentence.forms,
        tags,
        heads.map((head) => (head < 0 ? heads.length : head)),
        deprels.map((rel) => labels.get(rel) ?? 255),
      );
    }
  }
  const file = join(folder, name);
  input.write(file);
  return file;
}

const pairs = sentences.map((sentence, i) => ({ sentence, tags: tagged[i]! }));
const input = writeInput("input.bin", pairs);
// What the parser is for counts three times.
const newsInput = writeInput(
  "news.bin",
  pairs.flatMap((pair) => (pair.sentence.document.startsWith("GUM_news_") ? [pair, pair, pair] : [pair])),
);

// A network learns from the trees and from how three others judge, which is worth about half a point of LAS.
const teacher = compile("parser", folder, { WIDTH: 128 });
const teachers = [1, 2, 3].map((seed) => train(teacher, input, join(folder, `teacher${seed}.bin`), 12, seed));
const kinds = [
  { name: "parser-accurate", tries: 8, program: teacher },
  { name: "parser-fast", tries: 2, program: compile("parser", folder, { WIDTH: 64, INPUT_DROP: 13, HIDDEN_DROP: 26 }) },
];
const tagger = readTagger(lexicon);
for (const { name, tries, program } of kinds) {
  const output = train(program, newsInput, join(folder, `${name}.bin`), 16, 9, teachers);
  const bytes = packNetwork(
    "parser",
    output,
    {
      tags: packLines(lexicon.tags),
      labels: packLines(grammar.labels),
      offsets: grammar.offsets,
      lists: grammar.lists,
      kinds: grammar.kinds,
    },
    { corpora: "UD English EWT train; GUM train, free genres", tries },
  );
  const parser = openParser(openModel(bytes, "parser"), lexicon);
  for (const [set, from] of evaluationSets()) {
    const { uas, las, core } = scoreTrees(parser, tagger, from);
    console.log(`${name}, ${set}: UAS ${uas.toFixed(2)}, LAS ${las.toFixed(2)}, core F1 ${core.toFixed(2)}`);
  }
  writeModel(name, bytes);
}
