import { expect, test } from "vitest";
import { hash32, recordId, shortHash } from "./hash.ts";
import { bandsOf, signature } from "./minhash.ts";

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

test("the share of equal values tells how alike two sets are", () => {
  const a = signature(range(0, 300), 256);
  const b = signature(range(100, 400), 256); // 200 of 400 are in both
  const equal = a.filter((value, i) => value === b[i]).length / 256;
  expect(Math.abs(equal - 0.5)).toBeLessThan(0.12);
});

test("like sets share a band, strangers none, an empty set has none", () => {
  const bands = (items: number[]) => new Set(bandsOf(signature(items, 32), 2));
  const shared = [...bands(range(0, 300))].filter((band) => bands(range(20, 310)).has(band));
  expect(shared.length).toBeGreaterThan(5);
  expect([...bands(range(0, 300))].filter((band) => bands(range(1000, 1300)).has(band))).toEqual([]);
  expect(bands([])).toEqual(new Set());
});

test("ids are the same for the same words, however they are spaced, and differ by page and number", () => {
  expect(recordId("ev", "ab", "visited  Astana\non Friday", 0)).toBe(
    recordId("ev", "ab", "visited Astana on Friday", 0),
  );
  expect(recordId("ev", "ab", "visited Astana", 0)).not.toBe(recordId("ev", "cd", "visited Astana", 0));
  expect(recordId("ev", "ab", "visited Astana", 0)).not.toBe(recordId("ev", "ab", "visited Astana", 1));
  expect(shortHash("x")).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
});

test("hashes of like texts are spread", () => {
  const seen = new Set(range(0, 20000).map((n) => hash32(`page ${n}`)));
  expect(seen.size).toBeGreaterThan(19995);
});
