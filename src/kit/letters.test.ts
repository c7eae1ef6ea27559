import { expect, test } from "vitest";
import { hasCapital, isPlainWord } from "./letters.ts";

test("only the letters a to z make a plain word", () => {
  expect(["Oslo", "treaty", "NATO"].every(isPlainWord)).toBe(true);
  expect(["Malmö", "G7", "'s", "", "-", "@", "[", "mid-May"].some(isPlainWord)).toBe(false);
});

test("a capital is what lower case would change", () => {
  expect(["Oslo", "eSwatini", "Übersee", "COVID-19", "meÜ"].every(hasCapital)).toBe(true);
  expect(["treaty", "19", "'s", "", "über", "中国"].some(hasCapital)).toBe(false);
});
