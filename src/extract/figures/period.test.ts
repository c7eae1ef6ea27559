import { expect, test } from "vitest";
import { analyse, checkFigures, models } from "../../../tests/check.ts";
import { readFigures } from "./index.ts";
import { shift } from "./period.ts";

test("the same stretch a year before", () => {
  expect(shift("2024-04", -12)).toBe("2023-04");
  expect(shift("2024", -12)).toBe("2023");
  expect(shift("2024-01/2024-07", -12)).toBe("2023-01/2023-07");
  expect(shift("2024-33", -12)).toBe("2023-33");
});

test("what is no stretch of the calendar has none", () => {
  expect(shift("[2024-05-01..2024-05-03]", -12)).toBe(null);
});

test("the day on which it was said is no period", () => {
  checkFigures(
    "Poland has 120 tanks, the ministry said on Thursday.",
    { published: "2024-05-10" },
    "tanks | 120 tanks count | - | - | ministry",
  );
});

test("what a deed of the day moves is counted on its day; a toll is not", () => {
  const about = { published: "2024-05-10" };
  checkFigures("Chad has expelled three envoys.", about, "envoys expelled | 3 people count | 2024-05-10");
  checkFigures("On Tuesday Chad expelled three envoys.", about, "envoys expelled | 3 people count | 2024-05-07");
  const [toll] = readFigures(analyse("The floods have killed 300 people.", about), models().sayings);
  expect(toll?.period).toBe(null);
});
