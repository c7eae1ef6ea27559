import { expect, test } from "vitest";
import { actOf } from "./act.ts";

test("what is said overrules a plain verb of saying", () => {
  expect(actOf("asserts", "say", "All sides must show restraint", false)).toBe("urges");
  expect(actOf("asserts", "say", "we will not join the mission", true)).toBe("refuses");
  expect(actOf("asserts", "say", "it does not send arms", true)).toBe("denies");
  expect(actOf("asserts", "say", "we will help", true)).toBe("pledges");
  expect(actOf("asserts", "say", "prices will fall", false)).toBe("predicts");
  expect(actOf("asserts", "say", "the road is open", false)).toBe("asserts");
  expect(actOf("asserts", "say", "the president will visit Oslo in June", false)).toBe("asserts");
  expect(actOf("asserts", "call", "the raid “a reckless act”", false)).toBe("opposes");
  expect(actOf("asserts", "say", "it was grateful for the help", false)).toBe("supports");
  expect(actOf("asserts", "say", "there was no such promise", false)).toBe("denies");
  expect(actOf("asserts", "say", "Our patience is not endless", true)).toBe("asserts");
});

test("a verb that says what is done keeps its act", () => {
  expect(actOf("opposes", "condemn", "the launch that must stop", false)).toBe("opposes");
  expect(actOf("asserts", "blame", "Minsk, which should know better", false)).toBe("asserts");
});

test("what is called false is denied, what hangs on a condition is predicted", () => {
  expect(actOf("asserts", "call", "the story a fabrication", false)).toBe("denies");
  expect(actOf("asserts", "say", "the report had nothing to do with the truth", false)).toBe("denies");
  expect(actOf("asserts", "say", "Ana Ruiz did not meet the envoy", false, true)).toBe("denies");
  expect(actOf("asserts", "say", "Ana Ruiz did not meet the envoy", false)).toBe("asserts");
  expect(actOf("asserts", "hint", "Peru may recall its envoy", false)).toBe("predicts");
  expect(actOf("asserts", "say", "the bank would close if the rate rose", false)).toBe("predicts");
});
