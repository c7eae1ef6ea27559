import { expect, test } from "vitest";
import type { RecordLine } from "../model/record.ts";
import { toNdjson } from "./ndjson.ts";

const page = (id: string): RecordLine => ({
  id,
  kind: "page",
  sha256: "",
  published: null,
  published_is: null,
  why_published: null,
  independent: true,
  leans_on: [],
  absent: [],
  leaning: [],
  story: { pages: 1, independent: 1 },
});
const series: RecordLine = {
  kind: "series",
  id: "sr_1",
  name: "talks",
  since: null,
  every: null,
  parties: [],
  events: [],
};

test("lines are sorted by kind and id, kind and id stand first, nulls are kept", () => {
  const lines = toNdjson([series, page("b"), page("a")])
    .trimEnd()
    .split("\n");
  expect(lines.map((line) => (JSON.parse(line) as RecordLine).id)).toEqual(["a", "b", "sr_1"]);
  expect(lines[0]).toMatch(/^\{"kind":"page","id":"a","sha256":"","published":null/);
});

test("no lines are no bytes", () => {
  expect(toNdjson([])).toBe("");
});
