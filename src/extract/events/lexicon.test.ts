import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventsOf, models } from "../../../tests/check.ts";
import { PLOVER_TYPES } from "../../model/index.ts";
import { parseEventLexicon } from "./lexicon.ts";

const { events: lexicon } = models();
const frames = [...lexicon.verbs.values(), ...lexicon.nouns.values()].flat();
const examples = new Map(frames.map((frame) => [`${frame.type} | ${frame.example}`, frame]));
const backlog = readFileSync("tests/backlog/event-lexicon.txt", "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

test("every type of the lexicon is PLOVER's, and every PLOVER type has entries", () => {
  expect([...new Set(frames.map((frame) => frame.type))].sort()).toEqual([...PLOVER_TYPES].sort());
});

test("the example beside each entry is read as its type, but for those of the backlog", () => {
  const missed = [...examples].filter(
    ([, frame]) => !eventsOf(frame.example, { published: "2024-05-10" }).some((event) => event.type === frame.type),
  );
  // One that starts to pass is to be taken out of the backlog; a new one is a fault.
  expect(missed.map(([line]) => line).sort()).toEqual([...backlog].sort());
});

test("a line with a cell too few is named", () => {
  expect(() => parseEventLexicon("visit . v | CONSULT/visit | subj", "")).toThrow("line 1");
});
