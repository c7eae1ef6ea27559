import { expect, test } from "vitest";
import type { Token } from "../model/sentence.ts";
import { TermTree } from "./term-tree.ts";

/** Only what a term is found by. */
const tokensOf = (text: string): Token[] => text.split(" ").map((word) => ({ norm: word }) as unknown as Token);

const terms = new TermTree<string>();
for (const term of ["minister", "minister of trade", "minister of trade and industry"]) terms.add(term, term);

test("the longest term wins, and one that only begins as a longer one is itself", () => {
  expect(terms.longestAt(tokensOf("the minister of trade and industry said"), 1, [])).toEqual({
    value: "minister of trade and industry",
    length: 5,
  });
  expect(terms.longestAt(tokensOf("the minister of trade and labour"), 1, [])).toEqual({
    value: "minister of trade",
    length: 3,
  });
  expect(terms.longestAt(tokensOf("minister of state"), 0, [])).toEqual({ value: "minister", length: 1 });
  expect(terms.longestAt(tokensOf("ministry of trade"), 0, [])).toBeNull();
  expect(terms.longestAt(tokensOf("minister"), 1, [])).toBeNull();
});

test("a mark may stand within a term where it is allowed, and never ends one", () => {
  expect(terms.longestAt(tokensOf("minister - of trade -"), 0, ["-"])?.length).toBe(4);
  expect(terms.longestAt(tokensOf("minister - of trade"), 0, [])?.length).toBe(1);
});
