import { expect, test } from "vitest";
import { analyse, models } from "../../../tests/check.ts";
import { findQuantities } from "./quantity.ts";

const quantities = (text: string, keep: "news" | "all" = "news"): string[] => {
  const analysis = analyse(text, { published: "2024-05-10" });
  return analysis.sentences.flatMap((sentence, i) =>
    findQuantities(sentence, text, analysis.timesBySentence[i]!, models().sayings, keep).map(
      (one) =>
        `${one.bound === null ? "" : `${one.bound} `}${one.was === null ? "" : `${one.was} → `}${one.value}${one.high === null ? "" : `-${one.high}`} ${one.unit}${one.per === null ? "" : `/${one.per}`} ${one.kind}`,
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

test("a move keeps the level that it came from", () => {
  expect(quantities("Growth slowed from 4.8 to 4.7 percent.")).toEqual(["4.8 → 4.7 % percent"]);
  expect(quantities("The range rose from 250 km to 287 km.")).toEqual(["250 → 287 km measure"]);
  expect(quantities("Prices fell 0.4 percent to 13,176 crowns.").slice(0, 1)).toEqual(["0.4 % percent"]);
});

test("a range told end by end is one quantity", () => {
  const text = "The yard would cost from $200,000 to $400,000.";
  expect(quantities(text, "all")).toEqual(["200000-400000 USD money"]);
  expect(quantities(text)).toEqual(["200000-400000 USD money"]);
  const apart = "It would cost between 4% and 5% of output.";
  expect(quantities(apart, "all")).toEqual(["4-5 % percent"]);
  expect(quantities(apart)).toEqual(["4-5 % percent"]);
});

test("what a price is told each of", () => {
  expect(quantities("Crude sold at $58.24 per barrel.")).toEqual(["58.24 USD/barrel money"]);
  expect(quantities("They pay £900 a month.")).toEqual(["900 GBP/month money"]);
  expect(quantities("The law hit a 9 billion shekel ($2.4 billion) a year trade.")).toEqual([
    "9000000000 ILS/year money",
  ]);
  expect(quantities("The ringgit closed at RM4.70.")).toEqual(["4.7 MYR money"]);
});

test("a name's number is no quantity", () => {
  expect(quantities("The Nordex 500 index rose 2%.", "all")).toEqual(["2 % percent"]);
});
