/**
 * Dates in EDTF (ISO 8601-2:2019) as days: `daysOf("2024-02")` is the first and the last day of February 2024.
 *
 * Reads levels 0 and 1 and the sets of level 2 that the record uses: "2023-05-23", "2023-05", "2023", "199X", "19XX",
 * "2024-33" (quarter), "2024-40" (half), "2024-22" (season), "2022-02~", "a/b", "a/..", "../b", "[a..b]", "[a,b]".
 * Days are counted from 1970-01-01 in the proleptic Gregorian calendar, by the civil-day arithmetic of
 * H. Hinnant, "chrono-compatible low-level date algorithms" (public domain), so that no time zone can enter.
 */
import type { Edtf } from "../model/edtf.ts";

/** First and last day, both inclusive, counted from 1970-01-01. An open end is ±Infinity. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

export interface Civil {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** How fine a date is told. */
export type Granularity = "day" | "month" | "quarter" | "season" | "half" | "year" | "decade" | "century" | "other";

/** The days from the first to the last that an EDTF date can mean; of a span or a set, its ends. Null when it is no date. */
export function daysOf(edtf: Edtf | null | undefined): Days | null {
  if (edtf === null || edtf === undefined || edtf.length === 0 || edtf.length > 64) return null;
  let days = known.get(edtf);
  if (days === undefined) {
    days = parsed(edtf);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(edtf, days);
  }
  return days;
}

/** The same few dates are asked for all over a page. */
const known = new Map<Edtf, Days | null>();
const MOST_KNOWN = 1_000;

function parsed(edtf: Edtf): Days | null {
  if (edtf.startsWith("[") || edtf.startsWith("{")) {
    if (!/[\]}]$/.test(edtf)) return null;
    return daysOfSet(edtf.slice(1, -1));
  }
  const slash = edtf.indexOf("/");
  if (slash >= 0) return join(edtf.slice(0, slash), edtf.slice(slash + 1));
  return daysOfOne(edtf);
}

/** The day as EDTF: `dayEdtf(19496)` is "2023-05-19". */
export function dayEdtf(day: number): Edtf {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${yearText(year)}-${two(month)}-${two(dayOfMonth)}`;
}

/** The days from `first` to `last`, all filled: "2023-05-23/2023-05-24"; one day when both are the same. ±Infinity is an open end. */
export function spanEdtf(first: number, last: number): Edtf {
  if (first === last) return dayEdtf(first);
  const from = Number.isFinite(first) ? dayEdtf(first) : "..";
  const to = Number.isFinite(last) ? dayEdtf(last) : "..";
  return `${from}/${to}`;
}

/** One day somewhere from `first` to `last`: "[2024-08-12..2024-08-18]"; the day itself when both are the same. */
export function withinEdtf(first: number, last: number): Edtf {
  if (first === last) return dayEdtf(first);
  const from = Number.isFinite(first) ? dayEdtf(first) : "";
  const to = Number.isFinite(last) ? dayEdtf(last) : "";
  return `[${from}..${to}]`;
}

/** One of the days given: "[2024-08-20,2024-08-21]"; a range where they follow on one another and are more than two. */
export function oneOfEdtf(days: readonly number[]): Edtf | null {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  if (first === undefined || last === undefined) return null;
  if (sorted.length === 1) return dayEdtf(first);
  if (sorted.length > 2 && last - first === sorted.length - 1) return withinEdtf(first, last);
  return `[${sorted.map(dayEdtf).join(",")}]`;
}

export function monthEdtf(year: number, month: number): Edtf {
  return `${yearText(year)}-${two(month)}`;
}

export function yearEdtf(year: number): Edtf {
  return yearText(year);
}

/** Quarters are 33 to 36: `quarterEdtf(2024, 2)` is "2024-34". */
export function quarterEdtf(year: number, quarter: number): Edtf {
  return `${yearText(year)}-${32 + quarter}`;
}

/** Halves are 40 and 41. */
export function halfEdtf(year: number, half: number): Edtf {
  return `${yearText(year)}-${39 + half}`;
}

/** Seasons are 21 (spring) to 24 (winter), of the northern hemisphere. */
export function seasonEdtf(year: number, season: number): Edtf {
  return `${yearText(year)}-${20 + season}`;
}

/** `decadeEdtf(1990)` is "199X". */
export function decadeEdtf(year: number): Edtf {
  return `${yearText(year).slice(0, 3)}X`;
}

/** 0 is Sunday, 1 Monday … 6 Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The Monday of the week that holds the day (ISO 8601 weeks; decision 0006). */
export function mondayOf(day: number): number {
  return day - ((weekdayOf(day) + 6) % 7);
}

/** The year in which a date begins, or null when it is open or no date. */
export function yearOf(edtf: Edtf | null | undefined): number | null {
  const days = daysOf(edtf);
  if (days === null) return null;
  const known = Number.isFinite(days.first) ? days.first : days.last;
  return Number.isFinite(known) ? civilOf(known).year : null;
}

/** Earlier first; of two that begin on the same day, the finer first. A date that cannot be read comes last. */
export function compareEdtf(a: Edtf | null, b: Edtf | null): number {
  const left = daysOf(a);
  const right = daysOf(b);
  if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0);
  if (left.first !== right.first) return left.first < right.first ? -1 : 1;
  if (left.last !== right.last) return left.last < right.last ? -1 : 1;
  return 0;
}

/** Whether every day of `inner` is a day of `outer`. False when either is no date. */
export function containsEdtf(outer: Edtf | null, inner: Edtf | null): boolean {
  const out = daysOf(outer);
  const within = daysOf(inner);
  return out !== null && within !== null && out.first <= within.first && within.last <= out.last;
}

/** Whether the two share a day. */
export function overlapEdtf(a: Edtf | null, b: Edtf | null): boolean {
  const left = daysOf(a);
  const right = daysOf(b);
  return left !== null && right !== null && left.first <= right.last && right.first <= left.last;
}

/** How fine the date is; spans, sets and whatever cannot be read are "other". */
export function granularityOf(edtf: Edtf | null): Granularity {
  if (edtf === null) return "other";
  const match = ONE.exec(edtf);
  if (match === null) return "other";
  const year = match[1]!;
  if (year.endsWith("XX")) return "century";
  if (year.endsWith("X")) return "decade";
  if (match[3] !== undefined) return match[3] === "XX" ? "month" : "day";
  if (match[2] === undefined || match[2] === "XX") return "year";
  const part = Number(match[2]);
  if (part <= 12) return "month";
  if (part <= 24) return "season";
  return part <= 36 ? "quarter" : "half";
}

/** A day `count` months on, at the end of a shorter month: 31 January and one month is 28 or 29 February. */
export function addMonths(day: number, count: number): number {
  const from = civilOf(day);
  const months = from.year * 12 + (from.month - 1) + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return dayNumber(year, month, Math.min(from.day, monthLength(year, month)));
}

/** Days since 1970-01-01 of a civil date; a day past the end of its month runs on into the next. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The civil date of a day counted from 1970-01-01. */
export function civilOf(day: number): Civil {
  const z = Math.floor(day) + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

export function monthLength(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day number of a year, month and day, or null when there is no such day (30 February). */
export function dayIfReal(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null;
  return dayNumber(year, month, day);
}

/** The first and last day of a month. */
export function monthDays(year: number, month: number): Days {
  return { first: dayNumber(year, month, 1), last: dayNumber(year, month, monthLength(year, month)) };
}

const ONE = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?[~?%]?$/;

function daysOfOne(text: string): Days | null {
  const match = ONE.exec(text);
  if (match === null) return null;
  const [, yearPart, monthPart, dayPart] = match;
  const low = Number(yearPart!.replaceAll("X", "0"));
  const high = Number(yearPart!.replaceAll("X", "9"));
  if (monthPart === undefined || monthPart === "XX" || low !== high) {
    return { first: dayNumber(low, 1, 1), last: dayNumber(high, 12, 31) };
  }
  const part = Number(monthPart);
  if (part >= 1 && part <= 12) {
    if (dayPart === undefined || dayPart === "XX") return monthDays(low, part);
    const day = dayIfReal(low, part, Number(dayPart));
    return day === null ? null : { first: day, last: day };
  }
  if (dayPart !== undefined) return null;
  if (part >= 21 && part <= 23) return months(low, (part - 20) * 3, 3);
  if (part === 24) return { first: dayNumber(low, 12, 1), last: monthDays(low + 1, 2).last };
  if (part >= 33 && part <= 36) return months(low, (part - 33) * 3 + 1, 3);
  if (part === 40 || part === 41) return months(low, (part - 40) * 6 + 1, 6);
  return null;
}

function months(year: number, from: number, count: number): Days {
  return { first: dayNumber(year, from, 1), last: monthDays(year, from + count - 1).last };
}

function join(from: string, to: string): Days | null {
  const start = from === ".." || from === "" ? { first: -Infinity, last: -Infinity } : daysOfOne(from);
  const end = to === ".." || to === "" ? { first: Infinity, last: Infinity } : daysOfOne(to);
  if (start === null || end === null || start.first > end.last) return null;
  return { first: start.first, last: end.last };
}

function daysOfSet(inside: string): Days | null {
  let first = Infinity;
  let last = -Infinity;
  for (const piece of inside.split(",")) {
    const dots = piece.indexOf("..");
    const days = dots >= 0 ? join(piece.slice(0, dots).trim(), piece.slice(dots + 2).trim()) : daysOfOne(piece.trim());
    if (days === null) return null;
    first = Math.min(first, days.first);
    last = Math.max(last, days.last);
  }
  return first <= last ? { first, last } : null;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function yearText(year: number): string {
  return String(Math.max(0, Math.min(9999, year))).padStart(4, "0");
}
