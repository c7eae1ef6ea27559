import { expect, test } from "vitest";
import { analyse, models } from "../../../tests/check.ts";
import { readAttributions } from "./attributions.ts";
import { readStatements } from "./index.ts";

/** kind | whose | cue | what, a line each. */
function attributions(text: string): string[] {
  const { body } = analyse(text, { published: "2024-05-10" }).article;
  const cut = ({ start, end }: { start: number; end: number }): string => body.slice(start, end);
  return readAttributions(analyse(text, { published: "2024-05-10" }), models().sayings).map(
    ({ kind, source, cue, content }) =>
      `${kind} | ${source === null ? "-" : cut(source)} | ${cut(cue)} | ${content.map(cut).join(" … ")}`,
  );
}

test("what somebody fears, wants and backs is attributed to him, and no statement", () => {
  const text = "Farmers know that the dam will break.";
  expect(attributions(text)).toEqual(["belief | Farmers | know | that the dam will break"]);
  expect(attributions("Okafor wants to close the border.")).toEqual([
    "intention | Okafor | wants | to close the border",
  ]);
  expect(attributions("Okafor endorsed the plan.")).toEqual(["stance | Okafor | endorsed | the plan"]);
  expect(readStatements(analyse("Okafor wants to close the border.", { published: null }), models().sayings)).toEqual(
    [],
  );
});

test("a statement is an attribution too, its insertion left out of what is said", () => {
  expect(attributions("At one point, Okafor said, the bridge was shut.")).toEqual([
    "statement | Okafor | said | At one point … the bridge was shut",
  ]);
});

test("an interview's turn, a poll's finding, a hearsay", () => {
  expect(attributions("OKAFOR: We will stay. Nobody goes home.")[0]).toBe(
    "saying | OKAFOR | : | We will stay. Nobody goes home.",
  );
  expect(attributions("The poll shows that most voters are tired.")).toEqual([
    "finding | The poll | shows | that most voters are tired",
  ]);
  expect(attributions("The bridge is reportedly shut.")).toEqual([
    "appearance | - | reportedly | The bridge is … shut",
  ]);
});

test("acts are attributed to nobody", () => {
  expect(attributions("Soldiers closed the border and went home.")).toEqual([]);
  expect(attributions("Update: The border is open.")).toEqual([]);
});

test("a quotation without a speaker is shown, a scare quote is not", () => {
  expect(attributions("“A long road in the rain.”")).toEqual(["quotation | - | “ | A long road in the rain"]);
  expect(attributions("The “golden road” is long.")).toEqual([]);
});
