import { expect, test } from "vitest";
import { loadLanguageModels } from "../load/language.ts";
import { findNames, readSentences } from "./index.ts";
import { isTorn, uncut } from "./one-head.ts";

const models = loadLanguageModels("data");
const names = (text: string): string[] =>
  readSentences(text, models).flatMap((sentence) =>
    findNames(sentence, models).map(
      ({ first, last, type }) => `${type} ${text.slice(sentence.tokens[first]!.start, sentence.tokens[last]!.end)}`,
    ),
  );

test("persons and places", () => {
  expect(names("Finnish minister Elina Valtonen met Sergei Lavrov in Astana on Monday.")).toEqual([
    "PER Elina Valtonen",
    "PER Sergei Lavrov",
    "LOC Astana",
  ]);
});

test("a sentence without names has none", () => {
  expect(names("The two sides agreed to talk again next week.")).toEqual([]);
});

test("scores are shares", () => {
  for (const sentence of readSentences("Anna Berg of Microsoft flew to Oslo.", models)) {
    for (const { score } of findNames(sentence, models)) expect(score > 0 && score < 1).toBe(true);
  }
});

test("a name that the tree tears is cut to its longest part that hangs together", () => {
  const name = { first: 1, last: 3, type: "LOC", score: 0.5 } as const;
  expect(isTorn(name, [4, 4, 3, 5, 5, -1])).toBe(true);
  expect(uncut(name, [4, 4, 3, 5, 5, -1])).toEqual({ ...name, first: 2 });
  expect(isTorn(name, [4, 4, 3, 4, 5, -1])).toBe(false);
});
