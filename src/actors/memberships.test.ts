import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkMentions } from "../../tests/check-mentions.ts";
import { loadActorTable } from "../load/actors.ts";
import { rowsOf } from "./rows.ts";

const data = fileURLToPath(new URL("../../data", import.meta.url));
const table = loadActorTable(data);
const of = (body: string, day: string | null) => table.memberships.of(body, day).map(({ member }) => member);

test.each([
  ["NATO", "2024-03-06", 31],
  ["NATO", "2024-03-07", 32],
  ["European Union", "2003-05-05", 15],
  ["European Union", "2020-01-31", 28],
  ["European Union", "2020-02-01", 27],
  ["BRICS", "2023-12-31", 5],
  ["BRICS", "2025-01-06", 10],
  ["Shanghai Cooperation Organisation", "2024-08-01", 10],
  ["ASEAN", "2025-10-27", 11],
  ["African Union", "2018-01-01", 55],
  ["Arab League", "2022-01-01", 21],
  ["Arab League", "2024-01-01", 22],
  ["ECOWAS", "2024-06-01", 15],
  ["ECOWAS", "2025-06-01", 12],
  ["G7", "2022-01-01", 7],
  ["G20", "2022-01-01", 19],
])("%s had on %s so many members: %i", (body, day, count) => {
  expect(of(body, day)).toHaveLength(count);
});

test("who came and who went", () => {
  expect(of("European Union", "2019-06-01")).toContain("GBR");
  expect(of("European Union", "2021-06-01")).not.toContain("GBR");
  expect(table.memberships.ofState("FIN", "2023-01-01").map(({ body }) => body)).toEqual(["European Union"]);
  expect(table.memberships.ofState("FIN", "2024-01-01").map(({ body }) => body)).toEqual(["European Union", "NATO"]);
});

test("every body is one of the tables, every member a state, no one a member twice at once", () => {
  const rows = rowsOf(readFileSync(`${data}/memberships.tsv`, "utf8"));
  const names = new Set(table.names.map(({ entry }) => entry.name));
  expect(rows.filter(({ body, member }) => !names.has(body!) || !table.states.has(member!))).toEqual([]);
  for (const body of new Set(rows.map((row) => row.body!))) {
    const now = of(body, "2026-01-01");
    expect(now.length, body).toBe(new Set(now).size);
  }
});

describe("a member is the one of those spoken of that belonged on the day", () => {
  test.each([
    [
      "Swedish officials arrived in Ankara on Monday. Sweden asked Turkey to hurry. The NATO member refused.",
      "2023-05-10",
      { "The NATO member": "TUR" },
    ],
    ["Sweden asked Turkey to hurry. On Friday the NATO member refused.", "2023-05-10", { "the NATO member": "TUR" }],
    [
      "Hungary and Serbia signed. Serbia said it would pay. The EU country denied it.",
      "2023-05-10",
      { "The EU country": "HUN" },
    ],
    [
      "Norway signed on Monday. Norway said it would pay. The EU member state denied it.",
      "2023-05-10",
      { "The EU member state": "?" },
    ],
  ])("%s", (body, day, want) => {
    checkMentions(body, day, want);
  });
});
