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

test("what one has done or is about to do is no position, what is denied or demanded is", () => {
  const kinds = (text: string) => claimsOf(text).map((claim) => claim[0]);
  expect(kinds("Qatar said that it has allocated $50 million.")).toEqual([]);
  expect(kinds("The Kenyan foreign ministry said that William Ruto will visit Oslo next week.")).toEqual([]);
  expect(kinds("Kenya insists that the refugees must return.")).toContain("position");
  expect(kinds("China denied that it was considering arms for Chad.")).toContain("position");
});

test("each clause of what is said is a position of its own", () => {
  const claims = claimsOf("Kenya says that the border is open and that the talks are useful.");
  expect(claims.map((claim) => [claim[0], claim[2]])).toEqual([
    ["position", "border"],
    ["position", "talks"],
  ]);
});

test("an attitude without a word of saying is a position; a view of nobody named is an assessment", () => {
  expect(claimsOf("The plan was met with scepticism by Norway.")).toContainEqual([
    "position",
    "NOR",
    "plan",
    null,
    "affirmed",
  ]);
  expect(claimsOf("Chad remains critical of the deal.")).toContainEqual(["position", "TCD", "deal", null, "affirmed"]);
  expect(claimsOf("Kenya sees Uganda as a rival.")).toContainEqual(["position", "KEN", "UGA", "rival", "affirmed"]);
  expect(claimsOf("Laos is seen as a junior partner.").map((claim) => claim[0])).toEqual(["assessment"]);
});

test("what somebody says or asks is no absence, nor is a comment declined", () => {
  const kinds = (text: string) => claimsOf(text).map((claim) => claim[0]);
  expect(kinds("Myanmar says it does not recognise the group.")).toEqual(["position"]);
  expect(kinds("Norway's foreign ministry declined to comment on the visit.")).not.toContain("absence");
});

test("a promise not to do something is no absence; what one considers something is a position", () => {
  const kinds = (text: string) => claimsOf(text).map((claim) => claim[0]);
  expect(kinds("Serbia agreed not to block Kosovo.")).not.toContain("absence");
  expect(claimsOf("Serbia considers Kosovo a province.")).toContainEqual([
    "position",
    "SRB",
    "KOS",
    "province",
    "affirmed",
  ]);
});
