import { expect, test } from "vitest";
import { analyse, checkFigures, models } from "../../../tests/check.ts";
import { extractFigures, readFigures } from "./index.ts";

const about = { published: "2024-05-10" }; // a Friday

test("a change with its period, what it is against and who says so", () => {
  checkFigures(
    "Norway's exports to Chile rose 12.5% in April from a year earlier, according to data from Norway Customs.",
    about,
    "Norway's exports to Chile | 12.5 % change up | 2024-04 < 2023-04 | - | Norway Customs",
  );
});

test("a fall is told by its size and its direction", () => {
  checkFigures(
    "Imports fell by almost two-thirds to $4.5bn last year.",
    about,
    "Imports | 66.7 % change down | 2023 < 2022 | almost",
    "Imports | 4500000000 USD level | 2023",
  );
});

test("a share", () => {
  checkFigures(
    "Chile accounts for about a third of Norway's salmon exports.",
    about,
    "Chile share of Norway's salmon exports | 33.3 % share | - | about",
  );
});

test("one amount in two currencies is one figure, the first", () => {
  checkFigures(
    "Denmark will lend Ukraine €2 billion ($2.2 billion), Prime Minister Mette Frederiksen said.",
    about,
    "Denmark loan to Ukraine | 2000000000 EUR level expected | - | - | Mette Frederiksen",
  );
});

test("people, things and tons", () => {
  checkFigures(
    "Seven Finnish diplomats were expelled from Moscow on Tuesday.",
    about,
    "Finnish diplomats expelled from Moscow | 7 people count | 2024-05-07",
  );
  checkFigures(
    "Sweden sent 40 tanks to Ukraine and some 600 tons of flour in March.",
    about,
    "tanks sent to Ukraine | 40 tanks count | 2024-03",
    "Sweden flour | 600 tons level | 2024-03 | about",
  );
});

test("of a mile and a kilometre the metric one stands", () => {
  checkFigures(
    "The missile flew about 800 miles (1,300 km).",
    about,
    "distance flown by missile | 1300 km level | 2024-05-10 | about",
  );
});

test("a range and a forecast", () => {
  checkFigures(
    "Inflation is expected to slow to between 3% and 4% this year.",
    about,
    "Inflation | 3-4 % level expected | 2024",
  );
});

test("percentage points and the level reached", () => {
  checkFigures(
    "Unemployment rose 0.4 percentage points to 7.8 percent in the first quarter.",
    about,
    "Unemployment | 0.4 pp change up | 2024-33",
    "Unemployment | 7.8 % level | 2024-33",
  );
});

test("a tariff is a level, and whose it is", () => {
  checkFigures(
    "Peru imposed a 25% tariff on steel from Chile.",
    about,
    "Peru tariff on steel from Chile | 25 % level | - | - | Peru",
  );
});

test("the term of a lease is a figure; how long talks took and how long ago is none", () => {
  checkFigures(
    "Under the deal Oman will lease the port to India for 30 years.",
    about,
    "length of lease | 30 years level expected",
  );
  checkFigures("The two ministers met for three hours on 4 May 2024.", about, "");
  checkFigures("They spoke to reporters after talks of about an hour and a half.", about, "");
  checkFigures("The envoy left three hours later, and had been away for two years.", about, "");
});

test("ages, plans, resolutions, times of day and the two of a pair are no figures", () => {
  checkFigures("Resolution 1701 and a 12-point plan were on the table, a 45-year-old adviser said.", about, "");
  checkFigures("Thousands of people waved at the convoy on the second day.", about, "");
  checkFigures("The 15th round of talks was held in Room 4 at 7:30 pm.", about, "");
});

test("whoever passes what sets a number is its source", () => {
  const [set] = readFigures(
    analyse("On Tuesday, the African Union passed a resolution slashing its imports of gold by 40 percent.", about),
    models().sayings,
  );
  expect([set?.value, set?.source]).toEqual([40, "African Union"]);
  const [other] = readFigures(analyse("Uganda announced a pipeline carrying 40% of its oil.", about), models().sayings);
  expect(other?.what).toBe("share of Uganda's oil carried");
});

test("the same figure told twice counts once", () => {
  const text = "Exports to Chile rose 12% in April.\n\nExports to Chile rose 12% in April, the ministry said.";
  const analysis = analyse(text, about);
  expect(extractFigures(analysis, models().sayings)).toHaveLength(2);
  const found = readFigures(analysis, models().sayings);
  expect(found.map((one) => one.id)).toEqual(["f1"]);
  expect(found[0]!.evidence).toBe("Exports to Chile rose 12% in April.");
});
