import { expect, test } from "vitest";
import { analyse, models } from "../../../tests/check.ts";
import { readFigures } from "../figures/index.ts";
import { readStatements } from "./index.ts";

const about = { published: "2024-05-10" };

test("odd texts are read without a throw, each record where it says", () => {
  for (const text of [
    "",
    "”",
    "“““““ said said said ”””””",
    'said "',
    "according to",
    "$ % € 1 2 3 said he, said she, said it",
    "“A” “B” “C”, he said, she said, they said: “D”",
    "\u0000 told \ud800 that",
    "He said that she said that it said that they said that he said no.",
  ]) {
    const analysis = analyse(text, about);
    for (const one of [...readStatements(analysis, models().sayings), ...readFigures(analysis, models().sayings)]) {
      expect(text.slice(one.start, one.end)).toBe(one.evidence);
      expect(one.evidence.length).toBeGreaterThan(0);
    }
  }
});

test("a page of quotations and numbers ends in time", () => {
  const text = `${"“It is 5% or $5 million,” he said. ".repeat(400)}\n${'"said '.repeat(2000)}`;
  const analysis = analyse(text, about);
  const start = performance.now();
  readStatements(analysis, models().sayings);
  readFigures(analysis, models().sayings);
  expect(performance.now() - start).toBeLessThan(8000);
});
