import { expect, test } from "vitest";
import { cosine, gramsOf, parseWordFrequency, sharedCount, stemOf, termsOf, weightOf, wordsOf } from "./words.ts";

const texts = (text: string) => wordsOf(text).map((word) => word.text);

test("words are folded: case, accents, possessives, dots, thousands", () => {
  expect(texts("The U.N. envoy's café cost 2,700 kronor.")).toEqual([
    "the",
    "un",
    "envoy",
    "cafe",
    "cost",
    "2700",
    "kronor",
  ]);
  expect(wordsOf("In Oulu")[1]).toEqual({ text: "oulu", capital: true });
});

test("a common word weighs nothing, a rare one much, a year little", () => {
  const table = parseWordFrequency("# a comment\nsaid\t30\nharbour\t48\n");
  expect(table.size).toBe(2);
  const [said, harbour, unknown, year, amount] = ["said", "harbour", "nurtleu", "2024", "2700"].map((word) =>
    weightOf(word, table),
  );
  expect(said).toBe(0);
  expect(unknown!).toBeGreaterThan(harbour!);
  expect(year!).toBeLessThan(amount!);
});

test("forms of one verb share a stem", () => {
  expect(["export", "exports", "exported", "exporting"].map(stemOf)).toEqual(["export", "export", "export", "export"]);
  expect(stemOf("said")).toBe("said");
});

test("two tellings of one thing are nearer than two things", () => {
  const terms = (text: string) => termsOf(wordsOf(text), new Map());
  const ferry = terms("The Viking ferry ran aground off Mariehamn with 200 passengers.");
  expect(cosine(ferry, ferry)).toBeCloseTo(1);
  const again = cosine(ferry, terms("A ferry with passengers aboard grounded near Mariehamn."));
  expect(again).toBeGreaterThan(cosine(ferry, terms("Teachers in Oulu voted to strike over class sizes.")) + 0.2);
});

test("runs of words that two texts share are counted, in texts too short there are none", () => {
  const runs = (text: string) => gramsOf(wordsOf(text), 4);
  expect(sharedCount(runs("one two three four five"), runs("zero one two three four"))).toBe(1);
  expect(runs("one two three")).toHaveLength(0);
});
