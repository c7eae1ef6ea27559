import { expect, test } from "vitest";
import {
  addMonths,
  civilOf,
  compareEdtf,
  containsEdtf,
  dayEdtf,
  dayNumber,
  daysOf,
  granularityOf,
  mondayOf,
  oneOfEdtf,
  spanEdtf,
  weekdayOf,
  withinEdtf,
  yearOf,
} from "./edtf.ts";

const day = (edtf: string) => daysOf(edtf)!.first;
const ends = (edtf: string) => {
  const days = daysOf(edtf);
  if (days === null) return null;
  return [days.first, days.last].map((one) => (Number.isFinite(one) ? dayEdtf(one) : String(one))).join(" ");
};

test("days there and back, over leap years and the turn of centuries", () => {
  for (let number = -80000; number < 80000; number += 37) {
    const { year, month, day: dayOfMonth } = civilOf(number);
    expect(dayNumber(year, month, dayOfMonth)).toBe(number);
  }
  expect(day("1970-01-01")).toBe(0);
  expect(day("2000-03-01") - day("2000-02-28")).toBe(2);
});

test("a date tells its first and last day", () => {
  expect(ends("2024-02")).toBe("2024-02-01 2024-02-29");
  expect(ends("2022-02~")).toBe("2022-02-01 2022-02-28");
  expect(ends("199X")).toBe("1990-01-01 1999-12-31");
  expect(ends("2024-34")).toBe("2024-04-01 2024-06-30");
  expect(ends("2024-41")).toBe("2024-07-01 2024-12-31");
  expect(ends("2024-22")).toBe("2024-06-01 2024-08-31");
  expect(ends("2023-05-23/2023-05-24")).toBe("2023-05-23 2023-05-24");
  expect(ends("1996/..")).toBe("1996-01-01 Infinity");
  expect(ends("[2024-08-12..2024-08-18]")).toBe("2024-08-12 2024-08-18");
  expect(ends("[2024-08-20,2024-08-21]")).toBe("2024-08-20 2024-08-21");
});

test("what is no date gives null", () => {
  for (const text of ["", "soon", "2023-02-30", "2023-13", "2024-05-01/2024-04-01", "[", "[]", "2023-5-1"]) {
    expect(daysOf(text), text).toBeNull();
  }
});

test("weekdays and weeks", () => {
  expect(weekdayOf(day("2024-05-10"))).toBe(5);
  expect(dayEdtf(mondayOf(day("2024-05-12")))).toBe("2024-05-06");
  expect(dayEdtf(mondayOf(day("2024-05-06")))).toBe("2024-05-06");
});

test("months on end at the end of the month", () => {
  expect(dayEdtf(addMonths(day("2024-01-31"), 1))).toBe("2024-02-29");
  expect(dayEdtf(addMonths(day("2024-01-15"), -2))).toBe("2023-11-15");
});

test("made, compared, contained", () => {
  expect(spanEdtf(day("2024-05-03"), day("2024-05-05"))).toBe("2024-05-03/2024-05-05");
  expect(withinEdtf(day("2024-05-03"), day("2024-05-03"))).toBe("2024-05-03");
  expect(oneOfEdtf([day("2024-05-04"), day("2024-05-03")])).toBe("[2024-05-03,2024-05-04]");
  expect(oneOfEdtf([day("2024-05-04"), day("2024-05-03"), day("2024-05-05")])).toBe("[2024-05-03..2024-05-05]");
  expect(compareEdtf("2024-05-03", "2024-05")).toBe(1);
  expect(compareEdtf("2023", "2024")).toBe(-1);
  expect(containsEdtf("2024-05", "2024-05-31")).toBe(true);
  expect(containsEdtf("2024-05", "2024")).toBe(false);
  expect(yearOf("[2024-08-12..2024-08-18]")).toBe(2024);
  expect(granularityOf("2024-33")).toBe("quarter");
  expect(granularityOf("199X")).toBe("decade");
});
