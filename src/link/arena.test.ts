import { expect, test } from "vitest";
import { Arena } from "./arena.ts";

test("arrays of each type keep their numbers and share one buffer; all else stays as it is", () => {
  const arena = new Arena();
  const kept = arena.keep({
    a: Uint32Array.of(1, 2 ** 32 - 1),
    of: { b: Uint8Array.of(7, 8, 9), c: Float32Array.of(0.5, -1) },
    list: ["x"],
    day: null,
  });
  expect(kept).toEqual({
    a: Uint32Array.of(1, 2 ** 32 - 1),
    of: { b: Uint8Array.of(7, 8, 9), c: Float32Array.of(0.5, -1) },
    list: ["x"],
    day: null,
  });
  expect(kept.of.b.buffer).toBe(kept.a.buffer);
  expect(kept.of.c.buffer).toBe(kept.a.buffer);
});

test("what does not fit into what is left begins another buffer, and a very long array keeps its own", () => {
  const arena = new Arena();
  const rows = Array.from({ length: 30 }, (_, row) => arena.keep(new Uint16Array(30_000).fill(row)));
  expect(rows.every((numbers, row) => numbers.every((number) => number === row))).toBe(true);
  expect(new Set(rows.map(({ buffer }) => buffer)).size).toBe(2);
  const long = new Uint32Array(1 << 18);
  expect(arena.keep(long)).toBe(long);
});
