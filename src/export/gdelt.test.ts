import { expect, test } from "vitest";
import { tinySelection } from "../../tests/tiny.ts";
import { exportedFrom } from "./format.ts";
import { gdeltFiles } from "./gdelt.ts";

const OPTIONS = { claimed: false };
const rows = (text: string | Uint8Array | undefined) =>
  String(text)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));

test("a visit is 042 one way and 043 the other, each with 61 columns and ours to the right", () => {
  const { files, leftOut } = exportedFrom(gdeltFiles(tinySelection(), OPTIONS), tinySelection());
  const events = rows(files.get("events.export.CSV"));
  expect(events.map((row) => row.length)).toEqual([70, 70]);
  const column = (n: number) => events.map((row) => row[n - 1]);
  expect(column(2)).toEqual(["20240514", "20240514"]);
  expect(column(5)).toEqual(["2024.4493", "2024.4493"]); // 2024 + (5 × 30 + 14) / 365
  expect(column(6)).toEqual(["CHLGOV", "PER"]);
  expect(column(7)).toEqual(["ANA RUIZ", "PERU"]);
  expect(column(16)).toEqual(["PER", "CHLGOV"]);
  expect(column(27)).toEqual(["042", "043"]);
  expect(column(30)).toEqual(["1", "1"]);
  expect(column(31)).toEqual(["1.9", "2.8"]);
  expect(column(52)).toEqual(["4", "4"]);
  expect(column(53)).toEqual(["Lima, Peru", "Lima, Peru"]);
  expect(column(54)).toEqual(["PE", "PE"]);
  expect(column(57)).toEqual(["-12.05", "-12.05"]);
  expect(column(62)).toEqual(["ev_visit", "ev_visit"]);
  expect(new Set(column(1)).size).toBe(2);
  expect(Number.isSafeInteger(Number(events[0]![0]))).toBe(true);
  // The charge that only one side makes is no fact.
  expect([...leftOut]).toEqual([["only claimed", 1]]);
});

test("each page that tells of it is a mention with its place in the text, and a copy says whose", () => {
  const { files } = exportedFrom(gdeltFiles(tinySelection(), OPTIONS), tinySelection());
  const mentions = rows(files.get("mentions.CSV"));
  expect(mentions.map((row) => row.length)).toEqual([18, 18, 18, 18]);
  const [first, copy] = mentions;
  expect(first!.slice(2, 4)).toEqual(["20240510000000", "1"]);
  expect(first!.slice(6, 12)).toEqual(["1", "0", "-1", "0", "1", "90"]);
  expect(copy!.slice(16)).toEqual(["a", "copy"]);
});

test("what has no single day is left out, not made into one", () => {
  const selection = tinySelection();
  const [, visit] = selection.events;
  const vague = ["2024-05", "[2024-05-13..2024-05-19]", null].map((date, i) => ({ ...visit!, id: `ev_${i}`, date }));
  const { files, leftOut } = exportedFrom(gdeltFiles(selection, OPTIONS), { ...selection, events: vague });
  expect(files.get("events.export.CSV")).toBe("");
  expect([...leftOut]).toEqual([
    ["no single day is known", 2],
    ["no day is known", 1],
  ]);
});
