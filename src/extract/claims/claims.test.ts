import { expect, test } from "vitest";
import { analyse, models } from "../../../tests/check.ts";
import { readStatements } from "../statements/index.ts";
import { readClaims } from "./index.ts";

const claimsOf = (text: string) => {
  const analysis = analyse(text, { published: "2024-05-10" });
  const claims = readClaims(analysis, readStatements(analysis, models().sayings));
  for (const claim of claims) expect(text.slice(claim.start, claim.end)).toBe(claim.evidence);
  return claims.map((claim) => [claim.kind, claim.holder, claim.subject, claim.object, claim.polarity]);
};

test("what somebody calls a thing in quotation marks is a naming", () => {
  expect(claimsOf("Russia called the vote in Georgia “a farce”.")).toContainEqual([
    "naming",
    "RUS",
    "vote in Georgia",
    "a farce",
    "affirmed",
  ]);
});

test("what a state does not do is an absence, in the affirmative and denied", () => {
  const [claim] = claimsOf("China has not condemned the attack.");
  expect(claim?.slice(0, 3)).toEqual(["absence", null, "CHN"]);
  expect(claim?.[4]).toBe("denied");
});

test("who leans on whom is a dependence", () => {
  expect(claimsOf("Laos depends on Thailand for power.")).toContainEqual([
    "dependence",
    null,
    "LAO",
    "THA",
    "affirmed",
  ]);
});

test("what a state says that it holds is its position; what it says that happened is none", () => {
  expect(claimsOf("Kenya says it is ready to mediate.").map((claim) => claim[0])).toContain("position");
  expect(claimsOf("Kenya said the train had arrived.")).toEqual([]);
});

test("a first of its kind is an assessment of the page, a plain ordinal none", () => {
  const kinds = (text: string) => claimsOf(text).map((claim) => claim[0]);
  expect(kinds("It was the first visit to Kenya by a Turkish leader since 2005.")).toContain("assessment");
  expect(kinds("Chad opened its first embassy on Tuesday.")).not.toContain("assessment");
});

test("what goes on is ongoing, what is to come is none", () => {
  expect(claimsOf("Chad is preparing an offensive.").map((claim) => claim[0])).toContain("ongoing");
  expect(claimsOf("Emmanuel Macron is visiting Chad next week.").map((claim) => claim[0])).not.toContain("ongoing");
});
