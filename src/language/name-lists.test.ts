import { expect, test } from "vitest";
import { capitalOf, MARKS, markCount, NameLists } from "./name-lists.ts";

const lists = new NameLists({
  given: ["anna"],
  surnames: ["holm", "anna"],
  placeWords: ["zealand"],
  demonyms: [],
  places: ["new zealand", "new"],
  cities: ["holm"],
  bodies: [],
});
const marksOf = (...forms: string[]): number[][] => {
  const out = new Uint16Array(forms.length * MARKS);
  lists.mark(forms, forms.map(capitalOf), 10, "uner", out);
  return forms.map((_, i) => [...out.subarray(i * MARKS, (i + 1) * MARKS)]);
};

test("a word is marked with the set, its lists, and its place in the longest known name", () => {
  // 10 tags, then 6 sets, then 16 ways in which four lists can have a word, then 3 places for each list of runs.
  expect(marksOf("in", "New", "Zealand")).toEqual([
    [0, 11, 16, 32, 35, 38],
    [0, 11, 16, 33, 35, 38],
    [0, 11, 20, 34, 35, 38],
  ]);
  expect(marksOf("Anna", "Holm")).toEqual([
    [0, 11, 19, 32, 35, 38],
    [0, 11, 18, 32, 36, 38],
  ]);
});

test("lists do not count for words without a capital", () => {
  expect(marksOf("anna", "new", "zealand")).toEqual(["anna", "new", "zealand"].map(() => [0, 11, 16, 32, 35, 38]));
});

test("a mark is within the table", () => {
  expect(markCount(10)).toBe(41);
});
