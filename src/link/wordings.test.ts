import { expect, test } from "vitest";
import { changesOf, tellChanges } from "./wordings.ts";

const told = (was: string, now: string) => tellChanges(changesOf(was, now), was);

test("one word put for another is shown beside it", () => {
  const was = "We will never accept a corridor across our territory";
  expect(changesOf(was, "We will not accept a corridor through our territory")).toEqual([
    { was: "never", now: "not" },
    { was: "across", now: "through" },
  ]);
  expect(told(was, "We will not accept a corridor across our territory")).toBe("other words: “not” for “never”");
});

test("what was left out and what was added is said", () => {
  const was = "The grain must flow, and it must flow now, before winter";
  expect(told(was, "The grain must flow, and it must flow now")).toBe("shortened: leaves out “before winter”");
  expect(told("The grain must flow now", was)).toBe("longer: adds “and it must flow”, “before winter”");
});

test("case, accents and marks are no change", () => {
  expect(told("Our friendship, he said, is old.", "our friendship — he said — is old")).toBeNull();
  expect(told("The café talks failed", "The cafe talks failed")).toBeNull();
  expect(told("These destabilising acts harm labour", "These destabilizing acts harm labor")).toBeNull();
  expect(told("They rise to four", "They rise to five")).toBe("other words: “five” for “four”");
});

test("a wording of which most is new was told anew", () => {
  expect(told("There are no limits to our friendship", "The amity between us is boundless")).toBe(
    "other words, as after a translation",
  );
});
