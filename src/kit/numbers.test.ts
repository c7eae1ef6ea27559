import { expect, test } from "vitest";
import { findNumbers } from "./numbers.ts";

const values = (text: string): string[] =>
  findNumbers(text).map(
    (one) => `${text.slice(one.start, one.end)} = ${one.value}${one.high === null ? "" : `-${one.high}`}`,
  );

test("digits with separators and scales", () => {
  expect(values("a toll of 3,700 and 153.1")).toEqual(["3,700 = 3700", "153.1 = 153.1"]);
  expect(values("$240 billion, £600m and 2.5bn")).toEqual([
    "240 billion = 240000000000",
    "600m = 600000000",
    "2.5bn = 2500000000",
  ]);
});

test("words, alone and with scales", () => {
  expect(values("twenty-one ships")).toEqual(["twenty-one = 21"]);
  expect(values("two hundred and fifty thousand")).toEqual(["two hundred and fifty thousand = 250000"]);
  expect(values("two and a half million")).toEqual(["two and a half million = 2500000"]);
  expect(values("half a million and a dozen")).toEqual(["half a million = 500000", "a dozen = 12"]);
});

test("parts of a whole", () => {
  expect(values("a quarter")).toEqual(["a quarter = 0.25"]);
  expect(values("two-thirds")[0]).toMatch(/^two-thirds = 0\.666/);
});

test("ranges, but not where something moved from one to the other", () => {
  expect(values("10 to 15")).toEqual(["10 to 15 = 10-15"]);
  expect(values("between 3% and 4%")).toEqual(["3% and 4 = 3-4"]);
  expect(values("rose from 10 to 15")).toEqual(["10 = 10", "15 = 15"]);
});

test("what is part of a name is no number, nor is an ordinal", () => {
  expect(values("a Su-35 and the G7")).toEqual([]);
  expect(values("the 15th test")).toEqual([]);
  expect(values("Covid-19")).toEqual([]);
});

test("a long run of digits and letters ends in time", () => {
  const start = performance.now();
  findNumbers("1,".repeat(50_000));
  findNumbers("one ".repeat(20_000));
  expect(performance.now() - start).toBeLessThan(2000);
});

test("below zero, parts in digits, and scales in the plural", () => {
  expect(values("minus-30 degrees, or -5")).toEqual(["minus-30 = -30", "-5 = -5"]);
  expect(values("1/2 cup on 9/11")[0]).toBe("1/2 = 0.5");
  expect(values("tens of thousands")).toEqual(["tens of thousands = 10000-100000"]);
  expect(values("15-22 miles")).toEqual(["15-22 = 15-22"]);
  expect(values("a 48-52 vote")).toEqual(["48 = 48"]);
});
