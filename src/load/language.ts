import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type LanguageModels, openLanguageModels, type ParserKind } from "../language/index.ts";

/** The models of `language/`, from `data/models` under the data folder. Throws if one is missing or of another version. */
export function loadLanguageModels(dataFolder: string, parser: ParserKind = "accurate"): LanguageModels {
  const unpack = (name: string): Uint8Array => gunzipSync(readFileSync(join(dataFolder, "models", name)));
  return openLanguageModels({
    clusters: unpack("clusters.bin.gz"),
    words: unpack("words.bin.gz"),
    tagger: unpack("tagger.bin.gz"),
    parser: unpack(`parser-${parser}.bin.gz`),
    names: unpack("names.bin.gz"),
  });
}
