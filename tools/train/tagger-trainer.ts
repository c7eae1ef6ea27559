import { join } from "node:path";
import type { Lexicon } from "../../src/language/lexicon.ts";
import { packLines } from "../../src/language/model-file.ts";
import type { Tagger } from "../../src/language/tagger.ts";
import { packNetwork } from "./cnn/pack.ts";
import { TrainingInput } from "./cnn/prepare.ts";
import { compile, train } from "./cnn/train.ts";
import type { TreebankSentence } from "./conllu.ts";

/** One small network that learns from the treebanks and from how some wide ones judge; its model's bytes. */
export function trainTagger(sentences: readonly TreebankSentence[], lexicon: Lexicon, folder: string): Uint8Array {
  const file = inputOf(sentences, lexicon, folder);
  const wide = compile("labeller", folder, { WIDTH: 256, DEPTH: 3 });
  const narrow = compile("labeller", folder, { WIDTH: 96, DEPTH: 2, INPUT_DROP: 20, OUTPUT_DROP: 38 });
  const teachers = [1, 2, 3].map((seed) => train(wide, file, join(folder, `teacher${seed}.bin`), 12, seed));
  return packed(train(narrow, file, join(folder, "output.bin"), 16, 9, teachers), lexicon);
}

/** About as good a tagger in a tenth of the time, too slow to be shipped: it tags what the parsers learn from. */
export function trainQuickly(sentences: readonly TreebankSentence[], lexicon: Lexicon, folder: string): Uint8Array {
  const file = inputOf(sentences, lexicon, folder);
  const program = compile("labeller", folder, { WIDTH: 128, DEPTH: 3 });
  return packed(train(program, file, join(folder, "output.bin"), 9, 1), lexicon);
}

function inputOf(sentences: readonly TreebankSentence[], lexicon: Lexicon, folder: string): string {
  const forms = sentences.map((sentence) => sentence.forms);
  const ids = new Map(lexicon.tags.map((tag, id) => [tag, id]));
  const input = new TrainingInput(lexicon, 0, forms);
  input.ints([lexicon.tags.length, sentences.length]);
  for (const { forms: words, upos, xpos } of sentences)
    input.sentence(
      words,
      null,
      upos.map((u, i) => ids.get(`${u} ${xpos[i]}`) ?? 255),
    );
  const file = join(folder, "input.bin");
  input.write(file);
  return file;
}

const packed = (output: string, lexicon: Lexicon): Uint8Array =>
  packNetwork(
    "tagger",
    output,
    { tags: packLines(lexicon.tags) },
    { corpora: "UD English EWT train; GUM train, free genres" },
  );

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
