import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type LanguageModels, openLanguageModels, type ParserKind } from "../language/index.ts";

/** The models of `language/`, from `data/models` under the data folder. Throws if one is missing or of another version. */
export function loadLanguageModels(dataFolder: string, parser: ParserKind = "accurate"): LanguageModels {
  const unpack = (name: string): Uint8Array => gunzipSync(readFileSync(join(dataFolder, "models", name)));
  const text = (name: string): string => readFileSync(join(dataFolder, name), "utf8");
  return openLanguageModels({
    clusters: unpack("clusters.bin.gz"),
    words: unpack("words.bin.gz"),
    tagger: unpack("tagger.bin.gz"),
    parser: unpack(`parser-${parser}.bin.gz`),
    names: unpack("names.bin.gz"),
    verbs: listedVerbs(text("event-lexicon.txt"), text("speech-verbs.tsv")),
  });
}

/** The verbs of our own lists, which name some that the treebanks lack: "sever" of "severed", "dispute" of "disputed". */
function listedVerbs(events: string, sayings: string): string[] {
  const frames = events.matchAll(/^([a-z][a-z+ -]*) \. v \|/gm);
  const acts = [...frames].flatMap(([, words]) => words!.split(" ").map((word) => word.split("+")[0]!));
  return [...acts, ...[...sayings.matchAll(/^([a-z]+)\t/gm)].map(([, word]) => word!)];
}
