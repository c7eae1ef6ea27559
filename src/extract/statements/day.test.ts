import { expect, test } from "vitest";
import { analyse, models } from "../../../tests/check.ts";
import { readStatements } from "./index.ts";

/** The days of the statements in their order, on Friday 2024-05-10. */
function days(text: string): (string | null)[] {
  return readStatements(analyse(text, { published: "2024-05-10" }), models().sayings).map((one) => one.date);
}

test("what officials say of the news of the day is of that day", () => {
  expect(
    days("Kenya has expelled two Somali diplomats. Somalia's foreign ministry said that the charges had no basis."),
  ).toEqual(["2024-05-10"]);
});

test("of what is to come they may have spoken on any day", () => {
  expect(
    days("Kenya will expel two Somali diplomats. Somalia's foreign ministry said that the charges had no basis."),
  ).toEqual([null]);
});

test("of another day's news the page does not say when they spoke", () => {
  expect(
    days(
      "Kenya expelled two Somali diplomats on Tuesday. The Peruvian foreign minister, Ana Quispe, said that she was troubled.",
    ),
  ).toEqual([null]);
});

test("what is recalled in a clause of its own is not of the day", () => {
  expect(
    days("Kenya has expelled two Somali diplomats, whom Somalia's foreign ministry called innocent in April."),
  ).not.toEqual(["2024-05-10"]);
  expect(
    days("Kenya has freed two men. Somalia's foreign ministry has often said that the charges had no basis."),
  ).toEqual([null]);
});

test("those who took part in what was recalled spoke then", () => {
  expect(
    days(
      "Chile will host talks next month. In March 2021 the Bolivian foreign minister, Rogelio Mayta, visited Arica. Mayta said that the port was shared.",
    ),
  ).toEqual(["2021-03"]);
});

test("after being received, the guest spoke on the same day", () => {
  expect(
    days("After being received at the airport in Lusaka on Tuesday, the Angolan president praised the new bridge."),
  ).toEqual(["2024-05-07"]);
});

test("a participle stands as long as the perfect above it", () => {
  const lede = "Suva has freed two men.";
  expect(days(`${lede} Fiji has ignored the court, insisting that the law was clear.`)).toEqual([null]);
  expect(days(`${lede} Fiji ignored the court, insisting that the law was clear.`)).toEqual(["2024-05-10"]);
});

test("a ministry and its spokesman speak with one voice, another spokeswoman on a day of her own", () => {
  expect(
    days(
      "China's Defence Ministry said on Wednesday that its troops were calm. Chinese Defence Ministry spokesman Ren Guo said that they would stay. " +
        "Nothing moved. The wind fell. The snow lay. Ren said that he was glad. Chinese Foreign Ministry spokeswoman Hua Lan said on Tuesday that it was so.",
    ),
  ).toEqual(["2024-05-08", "2024-05-08", "2024-05-08", "2024-05-07"]);
});

test("what is told beside the news, with somebody saying so, is of its day", () => {
  expect(
    days(
      "Kenya has expelled two Somali diplomats. The two left at once, with the foreign ministry saying that all was well.",
    ),
  ).toEqual(["2024-05-10"]);
});

test("what was said at the time is of the time told of before, and of no other", () => {
  const lede = "Kenya has expelled two Somali diplomats.";
  expect(days(`${lede} Somalia at that time said that it was calm.`)).toEqual([null]);
  expect(days(`${lede} Somalia said that it was calm.`)).toEqual(["2024-05-10"]);
});
