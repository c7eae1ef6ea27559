/** Prints the milliseconds from files of models to the first sentence read, in a process that has done nothing before. */
import { readSentences } from "../src/language/index.ts";
import { loadLanguageModels } from "../src/load/language.ts";

const start = process.hrtime.bigint();
const models = loadLanguageModels("data", process.argv[2] === "fast" ? "fast" : "accurate");
const loaded = process.hrtime.bigint();
readSentences(
  "Finnish Foreign Minister Elina Valtonen will visit Astana next week, her office said on Friday.",
  models,
);
console.log(Number(loaded - start) / 1e6, Number(process.hrtime.bigint() - start) / 1e6);
