import { expect, test } from "vitest";
import { interned } from "./interned.ts";

test("a text is still the same text, also one that looks like a number or has another meaning for objects", () => {
  const texts = ["nsubj:pass", "VERB", "", "7", "2022", "007", "4294967295", "constructor", "toString", "“"];
  expect(texts.map(interned)).toEqual(texts);
});
