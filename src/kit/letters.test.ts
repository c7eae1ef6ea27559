import { expect, test } from "vitest";
import { isPlainWord } from "./letters.ts";

test("only the letters a to z make a plain word", () => {
  expect(["Oslo", "treaty", "NATO"].every(isPlainWord)).toBe(true);
  expect(["Malmö", "G7", "'s", "", "-", "@", "[", "mid-May"].some(isPlainWord)).toBe(false);
});
