import { expect, test } from "vitest";
import { analyse, models } from "../../../tests/check.ts";
import { findQuantities } from "./quantity.ts";

const quantities = (text: string, keep: "news" | "all" = "news"): string[] => {
  const analysis = analyse(text, { published: "2024-05-10" });
  return analysis.sentences.flatMap((sentence, i) =>
    findQuantities(sentence, text, analysis.timesBySentence[i]!, models().sayings, keep).map(
      (one) => `${one.bound === null ? "" : `${one.bound} `}${one.value} ${one.unit} ${one.kind}`,
    ),
  );
};

test("bounds before and behind", () => {
  expect(quantities("The fund gave more than $3 million.")).toEqual(["more than 3000000 USD money"]);
  expect(quantities("It fell by nearly 40 percent.")).toEqual(["almost 40 % percent"]);
  expect(quantities("The strike cost up to €2bn.")).toEqual(["up to 2000000000 EUR money"]);
  expect(quantities("Some 30 tankers left the port.")).toEqual(["about 30 ships things"]);
});

test("doubling is a change of a hundred percent, doubling down is none", () => {
  expect(quantities("Sales of grain more than doubled in March.")).toEqual(["more than 100 % multiple"]);
  expect(quantities("The premier doubled down on his threat.")).toEqual([]);
});

test("a quarter of something is a share, a quarter of a year is a time", () => {
  expect(quantities("A quarter of the harvest was lost.")).toEqual(["25 % fraction"]);
  expect(quantities("The first quarter of the year was calm.")).toEqual([]);
});

test("ages only where every quantity is wanted", () => {
  const text = "A 45-year-old sailor was hurt.";
  expect(quantities(text)).toEqual([]);
  expect(quantities(text, "all")).toEqual(["45 years of age time"]);
});
