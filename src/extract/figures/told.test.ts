/** Numbers told without their noun, unit, day or source: what stands around them says it. */
import { test } from "vitest";
import { checkFigures } from "../../../tests/check.ts";

const about = { published: "2024-05-10" }; // a Friday

test("whom something befell needs no noun", () => {
  checkFigures(
    "A bomb killed 38 and wounded 100 on Monday.",
    about,
    "people killed | 38 people count | 2024-05-06",
    "people wounded | 100 people count | 2024-05-06",
  );
  checkFigures("The bill killed 38 of its own clauses.", about, "");
});

test("so many in so many, and points of a poll or a rate", () => {
  checkFigures("One in nine shipments is opened.", about, "share of shipments opened | 11.1 % share");
  checkFigures("He was born one in nine days after her.", about, "");
  checkFigures(
    "The bank cut its rate by a quarter of a point in April.",
    about,
    "rate | 0.25 pp change down | 2024-04",
  );
  checkFigures("She set out a 12-point plan and leads the party.", about, "");
});

test("a code before the sum", () => {
  checkFigures(
    "Sweden will contribute SEK 210 million to rural power by 2018.",
    { published: "2014-05-09" },
    "Sweden contribution to rural power | 210000000 SEK level expected | 2018",
  );
  checkFigures("COP 28 opens in May.", about, "");
});

test("spans of years, gone and to come, and the first months of a year", () => {
  checkFigures(
    "Exports reached 2 million tonnes in the first half.",
    about,
    "Exports | 2000000 tons level | 2023-01/2023-06",
  );
  checkFigures(
    "The two want to raise trade to $20 billion within three years.",
    about,
    "trade | 20000000000 USD target | 2027",
  );
  checkFigures("Prices have doubled since January.", about, "Prices | 100 % change up | 2024-05 < 2024-01");
});

test("who reckons, and a paper by its number", () => {
  checkFigures("Norway put the gas deal at $400 billion.", about, "gas deal | 400000000000 USD level | - | - | Norway");
  checkFigures(
    "United Nations Security Council Resolution 2375 imposed an import quota of 500,000 barrels.",
    about,
    "import quota | 500000 barrels level | - | - | UN Security Council Resolution 2375",
  );
});

test("what one says one will do is decided when it is said; what others are said to do is not", () => {
  checkFigures(
    "In March, Norway said it would raise its tariffs on cars to 50%.",
    about,
    "Norway's tariffs on cars | 50 % level expected | 2024-03 | - | Norway",
  );
});

test("participles on the way to the verb of change", () => {
  checkFigures(
    "Earlier this month, Norway cut its planned tariff on Chile-made cars by half.",
    about,
    "Norway's planned tariff on Chile-made cars | 50 % change down | 2024-05 | - | Norway",
  );
});

test("what a loan agreed by others is called", () => {
  checkFigures("It is part of a $50 billion loan agreed by G7 nations.", about, "G7 loan | 50000000000 USD level");
});
