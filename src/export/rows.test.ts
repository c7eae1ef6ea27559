import { expect, test } from "vitest";
import { endOf, formatted, rowsOf, STREAMED } from "./rows.ts";

const records = [
  { id: "ev_1", actor: ["CHN", "RUS"], plover: { type: "CONSULT" }, words: 'said "no", then left' },
  { id: "ev_2", actor: [], plover: null, words: "a | b" },
  { id: "ev_3", actor: ["FIN"], plover: { type: "AID" }, words: "" },
];
const columns = ["id", "actor", "plover.type", "words"];

test("rows written a few at a time are the rows written at once", () => {
  for (const format of STREAMED)
    for (const narrow of [false, true]) {
      const first = formatted({ columns, records: records.slice(0, 1) }, format, undefined, narrow);
      const parts = [
        first.slice(0, first.length - endOf(format).length),
        rowsOf({ columns, records: records.slice(1, 2) }, format, narrow),
        rowsOf({ columns, records: records.slice(2) }, format, narrow),
        endOf(format),
      ];
      expect(parts.join(""), format).toBe(formatted({ columns, records }, format, undefined, narrow));
    }
});

test("JSON is one document, a field within another is found by its name", () => {
  expect(JSON.parse(formatted({ columns, records }, "json"))).toEqual(records);
  expect(formatted({ columns, records }, "json")).toBe(`${JSON.stringify(records, null, 1)}\n`);
  expect(formatted({ columns, records: [] }, "json")).toBe("[]\n");
  expect(formatted({ columns, records }, "csv").split("\n")[1]).toBe('ev_1,CHN; RUS,CONSULT,"said ""no"", then left"');
});
