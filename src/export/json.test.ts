import { expect, test } from "vitest";
import type { RecordLine } from "../model/record.ts";
import { toJson } from "./json.ts";

const actor = (id: string, name: string): RecordLine => ({
  kind: "actor",
  aliases: [],
  id,
  name,
  names: [name],
  country: null,
  roles: [],
  wikidata: null,
  office: null,
  pages: 1,
});

test("one document with the lines in their order, whatever stands in them", () => {
  const lines = [actor("ac_2", "Line\nend, and a comma"), actor("ac_1", "Ana Ruiz")];
  const text = toJson(lines);
  expect((JSON.parse(text) as { record: unknown[] }).record).toEqual([lines[1], lines[0]]);
  expect(text.split("\n")).toHaveLength(5);
});

test("no lines give an empty list", () => {
  expect(toJson([])).toBe('{"record":[]}\n');
});
