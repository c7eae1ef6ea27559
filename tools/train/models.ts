import { readFileSync, writeFileSync } from "node:fs";
import { constants, gunzipSync, gzipSync } from "node:zlib";
import { type Lexicon, openClusters, openLexicon, type WordClusters } from "../../src/language/lexicon.ts";
import { type ModelFile, openModel } from "../../src/language/model-file.ts";
import { openTagger, type Tagger } from "../../src/language/tagger.ts";

/** A model as it lies in data/models. */
export const readModel = (name: string, kind: string): ModelFile =>
  openModel(gunzipSync(readFileSync(`data/models/${name}.bin.gz`)), kind);

export const readClusters = (): WordClusters => openClusters(readModel("clusters", "clusters"));
export const readLexicon = (): Lexicon => openLexicon(readModel("words", "words"), readClusters());
export const readTagger = (lexicon: Lexicon): Tagger => openTagger(readModel("tagger", "tagger"), lexicon);

/** Puts a model into data/models. */
export function writeModel(name: string, bytes: Uint8Array): void {
  const packed = pack(bytes);
  writeFileSync(`data/models/${name}.bin.gz`, packed);
  console.log(`data/models/${name}.bin.gz: ${packed.length} bytes`);
}

/** Gzipped so that it is smallest: numbers that look like chance zip better where short repeats do not count. */
export function pack(bytes: Uint8Array): Buffer {
  const [plain, filtered] = [constants.Z_DEFAULT_STRATEGY, constants.Z_FILTERED].map((strategy) =>
    gzipSync(bytes, { level: 9, strategy }),
  );
  return plain!.length <= filtered!.length ? plain! : filtered!;
}
