/** Sentences in the manner of statistical releases: changes by the order of the words, months run together, one change told twice. */
import { expect, test } from "vitest";
import { analyse, checkFigures, models } from "../../../tests/check.ts";
import { readStatements } from "../statements/index.ts";
import { readFigures } from "./index.ts";

const about = { published: "2024-11-14" };

test("more or less than at another time is a change against it, more than a limit is none", () => {
  checkFigures(
    "October exports were $190.7 billion, $5.0 billion more than September exports.",
    about,
    "exports | 190700000000 USD level | 2024-10",
    "exports | 5000000000 USD change up | 2024-10 < 2024-09",
  );
  checkFigures(
    "The deficit is running 11.7 percent below the pace of 2023.",
    about,
    "deficit | 11.7 % change down | 2024 < 2023",
  );
  checkFigures("The lake is 5 percent below the limit.", about, "lake | 5 % level");
});

test("up and down with an article, but not what is set up or turned down", () => {
  checkFigures("Exports are up a modest 1 percent.", about, "Exports | 1 % change up");
  checkFigures("Norway turned down a $5 billion loan.", about, "Norway loan | 5000000000 USD level | 2024-11-14");
});

test("through a month is from the first of the year on", () => {
  checkFigures(
    "Exports to Peru were down 2.7 percent through September from the same period in 2023.",
    about,
    "Exports to Peru | 2.7 % change down | 2024-01/2024-09 < 2023-01/2023-09",
  );
});

test("each number is held against what stands behind it, and the month before is a month before", () => {
  checkFigures(
    "In August, Norway’s industrial production increased by 1.7 percent from the previous month, but decreased by 13.3 percent compared to the same month in 2023.",
    about,
    "Norway’s industrial production | 1.7 % change up | 2024-08 < 2024-07",
    "Norway’s industrial production | 13.3 % change down | 2024-08 < 2023-08",
  );
  checkFigures(
    "In August shipments increased by 12.6 percent and imports were down by 6.3 percent, both compared to the previous month.",
    about,
    "shipments | 12.6 % change up | 2024-08 < 2024-07",
    "imports | 6.3 % change down | 2024-08 < 2024-07",
  );
});

test("what is foreseen is of what was told before", () => {
  checkFigures(
    "German exports dropped 1.1 percent in July. Economists had predicted a 0.7 percent rise.",
    about,
    "German exports | 1.1 % change down | 2024-07",
    "German exports | 0.7 % change up | 2024-07",
  );
});

test("an increase of so much to so much is a change and a level, and no range", () => {
  checkFigures(
    "The release showed a decrease in the goods deficit of $1.2 billion to $65.7 billion.",
    about,
    "goods deficit | 1200000000 USD change down",
    "goods deficit | 65700000000 USD level",
  );
  checkFigures("The fund grew by 10 to 15 percent.", about, "fund | 10-15 % change up");
});

test("what moves stands before the first of its verbs, and a time is nothing that moves", () => {
  checkFigures("Imports reversed course and rose $3.5 billion.", about, "Imports | 3500000000 USD change up");
  checkFigures(
    "The deficit in goods trade saw an 8.3% increase in July.",
    about,
    "deficit in goods trade | 8.3 % change up | 2024-07",
  );
  checkFigures(
    "In 2023 exports decreased $1.9 billion, or 0.4 percent.",
    about,
    "exports | 1900000000 USD change down | 2023 < 2022",
    "exports | 0.4 % change down | 2023 < 2022",
  );
});

test("a part of what was counted before, without its noun", () => {
  checkFigures(
    "More than 6,000 homes, including 1,500 in the Arica region, were hit.",
    about,
    "homes hit | 6000 homes count | 2024-11-14 | more than",
    "homes hit | 1500 homes count | 2024-11-14",
  );
});

test("a plain word of saying makes its speaker the source, whatever else is meant by it", () => {
  const analysis = analyse(
    "Reuters reported the case. The newspaper Lindvik Ilbo said it was not. The newspaper said six ships were violating sanctions.",
    about,
  );
  const { sayings } = models();
  const [ships] = readFigures(analysis, sayings, readStatements(analysis, sayings));
  expect(ships).toMatchObject({ value: 6, unit: "ships", source: "Lindvik Ilbo" });
});

test("deeds are counted once by their noun", () => {
  checkFigures(
    "Chilean ships conducted fuel transfers at least three times in October.",
    about,
    "fuel transfers by Chilean ships | 3 transfers count | 2024-10 | at least",
  );
});

test("only who could say it is the source", () => {
  checkFigures("Food at home repeated its increase of 0.6%.", about, "increase | 0.6 % change up");
});
