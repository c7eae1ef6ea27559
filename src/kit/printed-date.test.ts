import { expect, test } from "vitest";
import { printedDate, printedDates } from "./printed-date.ts";

test.each([
  ["September 13, 2024", "2024-09-13"],
  ["August, 24, 2023 - 18:24", "2023-08-24"],
  ["13 Sept 2024", "2024-09-13"],
  ["Fri., Sept. 13th 2024", "2024-09-13"],
  ["13th of September, 2024", "2024-09-13"],
  ["2024-09-13T10:00Z", "2024-09-13"],
  ["2024/9/13 08:19", "2024-09-13"],
  ["20240913", "2024-09-13"],
  ["2024年9月13日", "2024-09-13"],
  ["13.09.2024", "2024-09-13"],
  ["13/09/2024", "2024-09-13"],
  ["09/13/2024", "2024-09-13"],
  ["Fri Sep 13 10:02:56 CEST 2024", "2024-09-13"],
  ["03/04/24 9:55 AM ET", "2024-03-04"],
  ["03/04/2024 11:20 PM PDT", "2024-03-04"],
  ["May 2024", "2024-05"],
  ["29 February 2024", "2024-02-29"],
])("%s is %s", (text, date) => {
  expect(printedDate(text)).toBe(date);
});

test.each([
  "03/04/2024",
  "03/04/24 9:55 AM",
  "29 February 2023",
  "2024-13-40",
  "31 June 2024",
  "order 120240913",
  "1.2.3",
  "Friday",
  "",
])("%j is no date, or two", (text) => {
  expect(printedDate(text)).toBeNull();
});

test("dates stand where they are printed", () => {
  const text = "Published 3 May 2024, updated May 4, 2024";
  expect(printedDates(text).map((one) => [text.slice(one.start, one.end), one.date])).toEqual([
    ["3 May 2024", "2024-05-03"],
    ["May 4, 2024", "2024-05-04"],
  ]);
});
