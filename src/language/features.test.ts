import { expect, test } from "vitest";
import { loadLanguageModels } from "../load/language.ts";
import { featuresOf } from "./features.ts";
import { readSentences } from "./index.ts";

const models = loadLanguageModels("data");
const featuresIn = (text: string, word: string): string => {
  const [{ tokens } = { tokens: [] }] = readSentences(text, models);
  const found = featuresOf(
    tokens,
    tokens.findIndex((token) => token.text === word),
  );
  return Object.entries(found)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
};

test.each([
  ["The minister visits Oslo.", "visits", "Mood=Ind Number=Sing Person=3 Tense=Pres VerbForm=Fin"],
  ["The ministers visited Oslo.", "visited", "Mood=Ind Number=Plur Person=3 Tense=Past VerbForm=Fin"],
  ["We visited Oslo.", "visited", "Mood=Ind Number=Plur Person=1 Tense=Past VerbForm=Fin"],
  ["The deal was signed in Oslo.", "signed", "Tense=Past VerbForm=Part Voice=Pass"],
  ["They have signed the deal.", "signed", "Tense=Past VerbForm=Part"],
  ["She will sign the deal.", "will", "VerbForm=Fin"],
  ["She will sign the deal.", "sign", "VerbForm=Inf"],
  ["Sign the deal today!", "Sign", "Mood=Imp VerbForm=Fin"],
  ["The envoys who were in Oslo left.", "were", "Mood=Ind Number=Plur Person=3 Tense=Past VerbForm=Fin"],
  ["The two sides met.", "sides", "Number=Plur"],
  ["Our side agreed.", "Our", "Number=Plur Person=1"],
  ["The deal is new.", "new", ""],
])("%s: %s", (text, word, features) => {
  expect(featuresIn(text, word)).toBe(features);
});
