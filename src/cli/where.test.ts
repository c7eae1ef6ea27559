import { expect, test } from "vitest";
import { conditionOf } from "./where.ts";

const event = {
  status: "held",
  sure: 0.83,
  actor: ["Wang Yi", "CHN"],
  recipient: [],
  date: "2023-05-23/2023-05-24",
  place: null,
  plover: { type: "CONSULT" },
};

test.each([
  ["status=held", true],
  ["status != held", false],
  ["status=HELD and sure>=0.8", true],
  ["sure>0.83", false],
  ["actor=CHN", true],
  ["actor~wang", true],
  ["actor!=CHN", false],
  ["recipient=null", true],
  ["place=null", true],
  ["date=2023-05", true],
  ["date>=2023-05-24", true],
  ["date>2023-05-24", false],
  ["date<2023-05-24", true],
  ["plover.type=CONSULT", true],
  ['actor="Wang Yi"', true],
  ["nothing=1", false],
])("%s is %s", (text, fits) => {
  const condition = conditionOf(text);
  expect(typeof condition === "string" ? condition : condition(event)).toBe(fits);
});

test("what is no condition says so", () => {
  expect(conditionOf("status=held and sure")).toBe('"sure" is no FIELD=VALUE');
  expect(conditionOf("sure>>1")).toBe('"sure>>1" has no operator of = != ~ < <= > >=');
  expect(conditionOf("sure=>1")).toBe('"sure=>1" has no operator of = != ~ < <= > >=');
});
