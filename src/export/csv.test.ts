import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

test("a cell is quoted where it must be; null is empty, and nothing else is", () => {
  expect(
    toCsv([
      ["a", "b"],
      ['say "no"', "x, y"],
      ["line\nend", null],
      [12.5, false],
      ["=1+1", "plain"],
    ]),
  ).toBe('a,b\n"say ""no""","x, y"\n"line\nend",\n12.5,false\n=1+1,plain\n');
});

test("for Excel, what looks like a formula is a text", () => {
  expect(toCsv([["=1+1", "-3", "+", "@x", "a=b", -3]], { excel: true })).toBe("\uFEFF'=1+1,'-3,'+,'@x,a=b,-3\n");
});
