import { expect, test } from "vitest";
import { dayAmong, type Neighbour } from "./day.ts";

const story = (id: string, published: string, relation: Neighbour["relation"] = "same_story"): Neighbour => ({
  id,
  relation,
  published,
});
const dated = (weekdays: readonly string[], neighbours: readonly Neighbour[], published: string | null = null) =>
  dayAmong({ published, weekdays }, neighbours)?.published ?? null;

test("reports of one story and the weekday that the page tells of give its day", () => {
  const neighbours = [story("a", "2024-05-14"), story("b", "2024-05-15"), story("c", "2024-05-15")];
  expect(dayAmong({ published: null, weekdays: ["Wednesday"] }, neighbours)).toEqual({
    published: "2024-05-15",
    why: "same story as b and 1 more, dated 2024-05-15; it tells of Wednesday",
  });
  expect(dated(["Tuesday"], neighbours)).toBe("2024-05-14");
  // Papers print on the day after what happened.
  expect(dated(["Tuesday"], [story("b", "2024-05-15")])).toBe("[2024-05-14,2024-05-15]");
});

test("one report alone leaves the days beside its own, a copy hardly, stages of an event say nothing", () => {
  expect(dated([], [story("a", "2024-05-14")])).toBe("[2024-05-13..2024-05-15]");
  expect(dated([], [story("a", "2024-05-14", "same_text")])).toBe("2024-05-14");
  expect(dated([], [story("a", "2024-05-14", "rewrite")])).toBe("2024-05-14");
  expect(dated(["Tuesday"], [story("a", "2024-05-14", "same_event")])).toBe(null);
});

test("what a page was dated to by itself bounds its day; a day that it has stays", () => {
  expect(dated(["Friday"], [story("a", "2024-05-14")], "2024-06")).toBe(null);
  expect(dated([], [story("a", "2024-05-31")], "2024-06")).toBe("2024-06-01");
  expect(dated(["Friday"], [story("a", "2024-05-14")], "2024-05-13")).toBe(null);
});

test("reports that lie weeks apart, or know only a month, settle nothing", () => {
  expect(dated([], [story("a", "2024-05-14"), story("b", "2024-06-20")])).toBe(null);
  expect(dated(["Friday"], [story("a", "2024-05")])).toBe(null);
});

test("a reading of an earlier version has no weekdays", () => {
  expect(dayAmong({ published: null }, [story("a", "2024-05-14", "same_text")])?.published).toBe("2024-05-14");
});
