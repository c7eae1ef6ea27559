import { expect, test } from "vitest";
import { tinySelection } from "../../tests/tiny.ts";
import { krippendorffAlpha, sampleSheet } from "./sample.ts";

test("alpha of Krippendorff's own example of nominal data, four coders with gaps, is 0.743", () => {
  // Computing Krippendorff's Alpha-Reliability (2011), section C: rows are coders, "." is not coded.
  const coders = [
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
  ];
  const rows = coders.map((row) => row.split(" ").map((value) => (value === "." ? null : value)));
  const units = rows[0]!.map((_, i) => rows.map((row) => row[i]!));
  expect(krippendorffAlpha(units)).toBeCloseTo(0.743, 3);
});

test("full agreement is 1, none at all is no more than chance, nothing to compare is null", () => {
  expect(
    krippendorffAlpha([
      ["a", "a"],
      ["b", "b"],
    ]),
  ).toBe(1);
  expect(
    krippendorffAlpha([
      ["a", "b"],
      ["b", "a"],
    ]),
  ).toBeLessThan(0);
  expect(krippendorffAlpha([["a", null]])).toBeNull();
});

test("the sheet is blind, and the same seed draws the same", () => {
  const { csv, rows } = sampleSheet(tinySelection(), 10, 7);
  expect(rows).toBe(2);
  expect(csv).not.toMatch(/CONSULT|ACCUSE|announced/);
  expect(sampleSheet(tinySelection(), 10, 7).csv).toBe(csv);
  expect(sampleSheet(tinySelection(), 1, 7).rows).toBe(1);
});
