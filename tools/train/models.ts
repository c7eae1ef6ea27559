import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { openModel } from "../../src/language/model-file.ts";
import { openTagger, type Tagger } from "../../src/language/tagger.ts";
import { openClusters, type WordClusters } from "../../src/language/words.ts";

const open = (name: string) => openModel(gunzipSync(readFileSync(`data/models/${name}.bin.gz`)), name);

/** The models that others build on, as they lie in data/models. */
export const readClusters = (): WordClusters => openClusters(open("clusters"));
export const readTagger = (clusters: WordClusters): Tagger => openTagger(open("tagger"), clusters);
