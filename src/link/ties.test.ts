import { expect, test } from "vitest";
import { Blocks, CROWD, REACH } from "./blocks.ts";
import type { Edge } from "./match.ts";
import type { Seen } from "./tied.ts";
import { Ties } from "./ties.ts";

const SEEN: Seen = { how: "likeness", runs: 3, aligned: 0, words: 41, lead: 100, facts: 2, gap: 0, cue: null };

const edge = (near: boolean): Edge => ({
  kind: "page",
  a: "",
  b: "",
  score: 0.5,
  why: "",
  tie: { relation: "same_story", from: null, near, seen: SEEN },
});

function tiesOf(pages: number, sure: readonly [number, number][], near: readonly [number, number][]): Ties {
  const ties = new Ties();
  for (let page = 0; page < pages; page++) ties.open();
  for (const [a, b] of sure) ties.put(a, b, edge(false));
  for (const [a, b] of near) ties.put(a, b, edge(true));
  return ties;
}

test("a near tie holds where most pages tied to the one are tied to the other, and not without them", () => {
  // Page 3 is tied to 0 and 1, falls short of 2; all three are tied. Page 4 stands by itself.
  const ties = tiesOf(
    5,
    [
      [0, 1],
      [0, 2],
      [1, 2],
      [0, 3],
      [1, 3],
    ],
    [
      [2, 3],
      [3, 4],
    ],
  );
  expect(ties.settle().length).toBe(6);
  expect(ties.between(2, 3)?.relation).toBe("same_story");
  expect(ties.between(3, 4)).toBeUndefined();
});

test("a near tie that held falls with the ties that spoke for it", () => {
  const ties = tiesOf(
    3,
    [
      [0, 1],
      [0, 2],
    ],
    [[1, 2]],
  );
  ties.settle();
  expect(ties.between(1, 2)).toBeDefined();
  ties.drop(0, 2);
  expect(
    ties
      .settle()
      .map((tie) => ties.ends(tie).join(" "))
      .sort(),
  ).toEqual(["0 2", "1 2"]);
  expect(ties.between(1, 2)).toBeUndefined();
});

test("everything that is known of a tie is kept, and one that is taken out leaves the others of its pages", () => {
  const ties = new Ties();
  const seen = (gap: number | null): Seen => ({ ...SEEN, how: "bytes", runs: 100, aligned: 99, gap, cue: "dateline" });
  for (let page = 0; page < 1000; page++) ties.open();
  for (let page = 1; page < 1000; page++) {
    const tie = { relation: "rewrite", from: "b", near: false, seen: seen(page === 1 ? null : 20 * page) } as const;
    ties.put(0, page, { ...edge(false), score: 0.95, tie });
  }
  for (let page = 2; page < 1000; page += 2) ties.drop(0, page);
  expect(ties.of(0).length).toBe(500);
  expect(ties.between(0, 500)).toBeUndefined();
  const { number: _number, ...tie } = ties.between(0, 999)!;
  expect(tie).toEqual({ a: 0, b: 999, relation: "rewrite", from: "b", score: 0.95, seen: seen(19_980) });
  expect(ties.between(1, 0)!.seen.gap).toBeNull();
});

test("near ties speak for no other", () => {
  const ties = tiesOf(
    4,
    [
      [0, 1],
      [0, 2],
    ],
    [
      [1, 2],
      [2, 3],
      [1, 3],
    ],
  );
  ties.settle();
  expect(ties.between(1, 2)).toBeDefined();
  expect(ties.between(2, 3)).toBeUndefined();
});

test("under a crowded key a record is compared with those nearest in order, whatever the order of coming", () => {
  const held = (records: readonly number[]) => {
    const blocks = new Blocks((a, b) => a - b);
    const pairs = new Set<string>();
    for (const record of records) {
      blocks.put(
        7,
        record,
        (other) => pairs.add([record, other].sort((a, b) => a - b).join(" ")),
        (a, b) => pairs.delete([a, b].sort((x, y) => x - y).join(" ")),
      );
    }
    for (const pair of pairs) {
      const [a, b] = pair.split(" ").map(Number) as [number, number];
      expect(blocks.compares(7, a, b)).toBe(true);
      expect(b - a).toBeLessThanOrEqual(REACH);
    }
    return [...pairs].sort();
  };
  const records = Array.from({ length: 2 * CROWD }, (_, n) => n);
  const mixed = records.map((n) => (n * 37) % records.length);
  expect(held(mixed)).toEqual(held(records));
  expect(held(records).length).toBe(REACH * (2 * CROWD - REACH) + (REACH * (REACH - 1)) / 2);
});

test("many keys are kept apart while the table grows", () => {
  const blocks = new Blocks((a, b) => a - b);
  const met: string[] = [];
  for (let record = 0; record < 20_000; record++) {
    // Half of the keys come twice; they differ in their high bits alone.
    blocks.put(
      (record % 10_000) << 16,
      record,
      (other) => met.push(`${other} ${record}`),
      () => {},
    );
  }
  const distinct = new Set(Array.from({ length: 10_000 }, (_, n) => (n << 16) | 0)).size;
  expect(distinct).toBe(10_000);
  expect(met.length).toBe(10_000);
});
