import { expect, test } from "vitest";
import { tinySelection } from "../../tests/tiny.ts";
import { exportedFrom } from "./format.ts";
import { polecatFile } from "./polecat.ts";

test("40 columns under POLECAT's names, one row for a pair of sides, the visitor the actor", () => {
  const { files, counts } = exportedFrom(polecatFile(tinySelection(), { claimed: false }), tinySelection());
  const [header, ...rows] = String(files.get("polecat.txt"))
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  expect(header!.slice(0, 11).concat(header!.slice(38, 40))).toEqual([
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Language",
    "Version",
  ]);
  expect(header![15]).toBe("Recipient Name");
  expect(rows.map((row) => row.length)).toEqual([header!.length]);
  const row = Object.fromEntries(header!.map((name, i) => [name, rows[0]![i]]));
  expect(row).toMatchObject({
    "Event Date": "2024-05-14",
    "Event Type": "CONSULT",
    "Quad Code": "1",
    "Actor Name": "Ana Ruiz",
    "Actor COW": "155",
    "Primary Actor Sector": "GOV",
    "Actor Title": "Foreign Minister",
    "Recipient Country": "PER",
    Country: "Peru",
  });
  expect(counts).toEqual([[1, "rows"]]);
});

test("a meeting without host and guest is one row, not two", () => {
  const selection = tinySelection();
  const meeting = { ...selection.events[1]!, actor: ["CHL", "PER"], recipient: [], cameo: "040" };
  const { counts } = exportedFrom(polecatFile(selection, { claimed: false }), { ...selection, events: [meeting] });
  expect(counts).toEqual([[1, "rows"]]);
});
