import { expect, test } from "vitest";
import { readSentences } from "../language/index.ts";
import { loadLanguageModels } from "../load/language.ts";
import { findTimes, resolveTimes, timexOf } from "./index.ts";

const models = loadLanguageModels("data");

/** The expressions of the text with their values: "Tuesday = 2024-05-14". */
function read(text: string, published: string | null = "2024-05-10"): string[] {
  const sentences = readSentences(text, models);
  return resolveTimes(findTimes(sentences), sentences, published).map((time) => {
    const value = time.value ?? time.duration ?? "–";
    return `${time.bound === "at" ? "" : `${time.bound}: `}${text.slice(time.start, time.end)} = ${value}`;
  });
}

// 2024-05-10 is a Friday.
test.each([
  ["Valtonen will visit Astana on Tuesday.", "Tuesday = 2024-05-14"],
  ["Valtonen visited Astana on Tuesday.", "Tuesday = 2024-05-07"],
  ["The ministry said Friday that the talks had ended.", "Friday = 2024-05-10"],
  ["She is set to arrive on Wednesday.", "Wednesday = 2024-05-15"],
  ["They met last Friday in Vilnius.", "last Friday = 2024-05-03"],
  ["According to a report by the agency on Saturday, the wall stands.", "Saturday = 2024-05-04"],
  ["The wall stands, according to Wednesday's report.", "Wednesday = 2024-05-08"],
  ["They will meet next Monday in Vilnius.", "next Monday = 2024-05-13"],
  ["Wednesday's meeting ended without a statement.", "Wednesday = 2024-05-08"],
  ["The trip is planned for Tuesday and Wednesday.", "Tuesday and Wednesday = 2024-05-14/2024-05-15"],
])("weekdays go by the tense: %s", (text, expected) => {
  expect(read(text)).toEqual([expected]);
});

test.each([
  ["Last week the envoy flew to Doha.", "Last week = [2024-04-29..2024-05-05]"],
  ["The envoy will fly to Doha next week.", "next week = [2024-05-13..2024-05-19]"],
  ["The envoy flew to Doha this week.", "this week = [2024-05-06..2024-05-10]"],
  ["The envoy will fly to Doha this week.", "this week = [2024-05-10..2024-05-12]"],
  ["They spoke over the weekend.", "the weekend = 2024-05-04/2024-05-05"],
  ["They spoke last month.", "last month = 2024-04"],
  ["Exports fell last year.", "last year = 2023"],
  ["The treaty lapsed late last year.", "late last year = 2023"],
  ["They spoke yesterday.", "yesterday = 2024-05-09"],
  ["This year in April both ratified the treaty.", "This year in April = 2024-04"],
  ["They signed it last year in July.", "last year in July = 2023-07"],
])("weeks, months and years beside the day spoken from: %s", (text, expected) => {
  expect(read(text)).toEqual([expected]);
});

test.each([
  ["Their troops crossed the border two weeks ago.", "two weeks ago = 2024-04-26~"],
  ["The plant was closed three days ago.", "three days ago = 2024-05-07"],
  ["The plant was closed five months ago.", "five months ago = 2023-12"],
  ["The plant was closed nearly two and a half years ago.", "nearly two and a half years ago = 2021-11~"],
  ["The 15-month-old conflict has cost many lives.", "since: The 15-month-old = 2023-02~"],
])("ago and old: %s", (text, expected) => {
  expect(read(text)).toEqual([expected]);
});

test.each([
  ["The summit runs from 20 to 23 August.", "from: 20 to 23 August = 2024-08-20/2024-08-23"],
  ["The fair ran from May 3 to May 5.", "from: May 3 to May 5 = 2024-05-03/2024-05-05"],
  ["The fair will be held on Aug. 20-22.", "Aug. 20-22 = 2024-08-20/2024-08-22"],
  ["Trade grew between January and April this year.", "January and April this year = 2024-01/2024-04"],
  ["Ships were seized in March and April.", "March and April = 2024-03/2024-04"],
])("ranges: %s", (text, expected) => {
  expect(read(text)).toEqual([expected]);
});

test.each([
  ["The pact was signed on 23 May 2019.", "23 May 2019 = 2019-05-23"],
  ["The pact was signed on May 23, 2019.", "May 23, 2019 = 2019-05-23"],
  ["The pact was signed in the first half of 2023.", "the first half of 2023 = 2023-40"],
  ["Output fell in the third quarter of 2023.", "the third quarter of 2023 = 2023-35"],
  ["The base was built in the 1990s.", "the 1990s = 199X"],
  ["The talks have been held yearly since 1996.", "yearly = P1Y"],
  ["The raid came on 7 October last year.", "7 October last year = 2023-10-07"],
  ["They met in the spring of 2023.", "the spring of 2023 = 2023-21"],
])("told in full: %s", (text, expected) => {
  expect(read(text)).toContain(expected);
});

test("without the page's day only what is told in full has a value", () => {
  expect(read("They met on Tuesday, two years after the pact of 2019.", null)).toEqual([
    "Tuesday = –",
    "two years = –",
    "2019 = 2019",
  ]);
});

test("a page known to within two days keeps what both days allow", () => {
  expect(read("They will meet on Sunday.", "[2024-05-09,2024-05-10]")).toEqual(["Sunday = 2024-05-12"]);
  expect(read("They met yesterday.", "[2024-05-09,2024-05-10]")).toEqual(["yesterday = [2024-05-08,2024-05-09]"]);
});

test("a year earlier keeps the month it is measured against", () => {
  expect(read("In April exports rose 12% from a year earlier.")).toEqual([
    "April = 2024-04",
    "from: a year earlier = 2023-04",
  ]);
});

test.each([
  "She sat with her hosts.",
  "The march on the capital was peaceful.",
  "They may meet again.",
  "Theresa May met the press.",
  "The Sunday Times reported it.",
  "A second man was held.",
  "Prices will fall.",
  "Resolution 2023 was adopted.",
  "Some 2000 troops were sent.",
  "The 44-year-old minister resigned.",
  "It costs $1999.",
])("no time in: %s", (text) => {
  expect(read(text)).toEqual([]);
});

test("weekday and day of the month settle the year", () => {
  expect(read("They met on Friday 13 September.")).toEqual(["Friday 13 September = 2024-09-13"]);
});

test("feasts", () => {
  expect(read("The truce held over Easter Monday.")).toEqual(["Easter Monday = 2024-04-01"]);
  expect(read("The talks began before the Lunar New Year.")).toEqual(["before: Lunar New Year = 2024-02-10"]);
});

test("TimeML values", () => {
  const text = "Last week and in the third quarter of 2023 they met for four days.";
  const sentences = readSentences(text, models);
  const times = resolveTimes(findTimes(sentences), sentences, "2024-05-10");
  expect(times.map((time) => timexOf(time).value)).toEqual(["2024-W18", "2023-Q3", "P4D"]);
});

test("hostile text is read in linear time", () => {
  const long = `${"May 1 to ".repeat(2000)}${"a year and ".repeat(2000)}${"1999-".repeat(3000)}`;
  const start = performance.now();
  findTimes(readSentences(long, models));
  expect(performance.now() - start).toBeLessThan(20_000);
});

test("a date in numbers is one of two days, unless the page shows in which order it writes them", () => {
  expect(read("The bridge fell on 03/12/2019.")).toEqual(["03/12/2019 = [2019-03-12,2019-12-03]"]);
  expect(read("The bridge fell on 03/12/2019. It was rebuilt by 24/08/2021.")).toEqual([
    "03/12/2019 = 2019-12-03",
    "before: 24/08/2021 = 2021-08-24",
  ]);
  expect(read("It opened on 6/28/2020. The bridge fell on 03/12/2019.")).toEqual([
    "6/28/2020 = 2020-06-28",
    "03/12/2019 = 2019-03-12",
  ]);
  expect(read("It opened on 5/5/2020.")).toEqual(["5/5/2020 = 2020-05-05"]);
  expect(read("The file is 1/2/13.")).toEqual([]);
});
