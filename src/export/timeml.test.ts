import { expect, test } from "vitest";
import type { ResolvedTime } from "../time/index.ts";
import { toTimeml } from "./timeml.ts";

const tuesday: ResolvedTime = {
  kind: "time",
  start: 24,
  end: 31,
  sentence: 0,
  first: 5,
  last: 5,
  type: "date",
  value: "2024-05-14",
  duration: null,
  bound: "at",
  is: "inferred",
  reason: "the coming Tuesday",
  meaning: { kind: "weekday", weekday: 2, which: null, week: null },
  part: null,
  clock: null,
  tense: "future",
};

test("expressions stand inline, the page's day is t0, and marks of XML are escaped", () => {
  const lines = toTimeml("Ruiz & Berg will meet Tuesday.", [], "2024-05-10", "a<b").split("\n");
  expect(lines[2]).toBe("<DOCID>a&lt;b</DOCID>");
  expect(lines[3]).toContain('value="2024-05-10" functionInDocument="CREATION_TIME"');
  expect(lines[4]).toBe("<TEXT>Ruiz &amp; Berg will meet Tuesday.</TEXT>");
  expect(toTimeml("Ruiz will visit Lima on Tuesday.", [tuesday], null, "a")).toContain(
    'Lima on <TIMEX3 tid="t1" type="DATE" value="2024-05-14">Tuesday</TIMEX3>.',
  );
});

test("a time of day with no day of its own is of the document's day", () => {
  const midday: ResolvedTime = {
    ...tuesday,
    start: 16,
    end: 22,
    type: "time",
    value: null,
    is: null,
    meaning: { kind: "clock", clock: "T12:00" },
    clock: "T12:00",
  };
  const written = (day: string | null) => toTimeml("Ruiz left it at midday.", [midday], day, "a");
  expect(written("2024-05-10")).toContain('type="TIME" value="2024-05-10T12:00">midday<');
  expect(written(null)).toContain('type="TIME" value="T12:00">midday<');
  expect(written("[2024-05-09,2024-05-10]")).toContain('type="TIME" value="T12:00">midday<');
});

test("what XML cannot hold is replaced", () => {
  expect(toTimeml("a\u0000b\ud800", [], null, "a")).toContain("<TEXT>a\ufffdb\ufffd</TEXT>");
});
