/**
 * Absolute dates as printed: `printedDates("Updated: 13 Sept 2024, 10:02")` finds "2024-09-13" at 9 to 21.
 *
 * Reads ISO 8601 and its look-alikes ("2024-09-13T10:00Z", "2024/09/13", "20240913"), day and month names in English
 * ("September 13th, 2024", "Fri 13 Sept. 2024", "13-Sep-24"), Chinese and Japanese ("2024年9月13日") and numbers where one of
 * them can only be the day ("13/09/2024", "09/13/2024") or where points part them, as day-month-year is then written, or
 * where the hour behind them is of an American zone ("03/04/24 9:55 AM ET" is of March). "03/04/2024" is two dates and so none. Years 1900 to 2099. A month and day without a year is `monthDay`, apart.
 */
import type { Edtf } from "../model/edtf.ts";
import type { Span } from "../model/span.ts";

export interface PrintedDate extends Span {
  /** A day, or a month where only "September 2024" is printed. */
  readonly date: Edtf;
}

/** Every absolute date in the text, in order, without overlaps. */
export function printedDates(text: string): PrintedDate[] {
  const found: PrintedDate[] = [];
  // Every form has its year in full, and most lines that are asked have none.
  if (!FULL_YEAR.test(text)) return found;
  for (const match of text.matchAll(ANY)) {
    const date = dateOf(match.groups ?? {});
    if (date !== null) found.push({ start: match.index, end: match.index + match[0].length, date });
  }
  return found;
}

/** The only date that a short text such as a metadata value holds ("2024-09-13T10:00:00+02:00"), or null. */
export function printedDate(text: string): Edtf | null {
  return printedDates(text.slice(0, 200))[0]?.date ?? null;
}

/** Month 1 to 12 of an English month's name or abbreviation ("Sept.", "MAY"), or null. */
export function monthOf(name: string): number | null {
  const at = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return at < 0 ? null : at + 1;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Source of a regular expression for an English month's name or abbreviation. */
export const MONTH_NAME =
  "(?:jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?\\.?|july?\\.?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)";

const YEAR = "(?:19|20)\\d\\d";
const FULL_YEAR = new RegExp(`${YEAR}|\\d/\\d\\d [\\d:]+ [AP]M`);
const DAY = "(?:0?[1-9]|[12]\\d|3[01])";
const ANY = new RegExp(
  [
    // 2024-09-13, 2024/9/13, 2024.09.13, with or without a time behind it
    `(?<![\\d/.-])(?<iy>${YEAR})(?<is>[-/.])(?<im>0?[1-9]|1[0-2])\\k<is>(?<id>${DAY})(?!\\d|[-/.]\\d)`,
    // 20240913
    `(?<!\\d)(?<cy>${YEAR})(?<cm>0[1-9]|1[0-2])(?<cd>0[1-9]|[12]\\d|3[01])(?!\\d)`,
    // 2024年9月13日
    `(?<hy>${YEAR})\\s?年\\s?(?<hm>1[0-2]|0?[1-9])\\s?月\\s?(?<hd>${DAY})\\s?日`,
    // 13th of September, 2024; 13-Sep-2024
    `(?<!\\d)(?<dd>${DAY})(?:st|nd|rd|th)?[\\s-](?:of\\s)?(?<dm>${MONTH_NAME})[,\\s-]\\s?(?<dy>${YEAR})(?!\\d)`,
    // September 13th, 2024; Sept. 13 2024
    `(?<![A-Za-z])(?<mm>${MONTH_NAME}),?\\s?(?<md>${DAY})(?:st|nd|rd|th)?(?:,\\s?|\\s)(?<my>${YEAR})(?!\\d)`,
    // 03/04/24 9:55 AM ET
    `(?<![\\d/])(?<um>0?[1-9]|1[0-2])/(?<ud>${DAY})/(?:20)?(?<uy>\\d\\d)(?=,? \\d{1,2}:\\d\\d [AP]M [ECMP][SD]?T\\b)`,
    // 13/09/2024, 09/13/2024, 13.09.2024
    `(?<![\\d/.-])(?<na>\\d{1,2})(?<ns>[-/.])(?<nb>\\d{1,2})\\k<ns>(?<ny>${YEAR})(?!\\d|[-/.]\\d)`,
    // Fri Sep 13 10:02:56 CEST 2024, as C and Java print it
    `(?<![A-Za-z])(?<tm>${MONTH_NAME})\\s(?<td>${DAY})\\s\\d\\d:\\d\\d:\\d\\d\\s(?:[A-Z]{2,5}\\s)?(?<ty>${YEAR})(?!\\d)`,
    // September 2024
    `(?<![A-Za-z])(?<om>${MONTH_NAME}),?\\s(?<oy>${YEAR})(?!\\d)`,
  ].join("|"),
  "gi",
);

function dateOf(part: Readonly<Record<string, string | undefined>>): Edtf | null {
  if (part.iy !== undefined) return day(part.iy, Number(part.im), part.id);
  if (part.cy !== undefined) return day(part.cy, Number(part.cm), part.cd);
  if (part.hy !== undefined) return day(part.hy, Number(part.hm), part.hd);
  if (part.dy !== undefined) return day(part.dy, monthOf(part.dm ?? ""), part.dd);
  if (part.my !== undefined) return day(part.my, monthOf(part.mm ?? ""), part.md);
  if (part.uy !== undefined) return day(`20${part.uy}`, Number(part.um), part.ud);
  if (part.ty !== undefined) return day(part.ty, monthOf(part.tm ?? ""), part.td);
  if (part.oy !== undefined) {
    const month = monthOf(part.om ?? "");
    return month === null ? null : `${part.oy}-${String(month).padStart(2, "0")}`;
  }
  const a = Number(part.na);
  const b = Number(part.nb);
  if (part.ns === "." && b <= 12) return day(part.ny, b, String(a));
  if (a > 12 && b <= 12) return day(part.ny, b, String(a));
  if (b > 12 && a <= 12) return day(part.ny, a, String(b));
  return a === b ? day(part.ny, a, String(b)) : null;
}

function day(year: string | undefined, month: number | null, dayText: string | undefined): Edtf | null {
  const dayOfMonth = Number(dayText);
  if (year === undefined || month === null || month < 1 || month > 12) return null;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (!(dayOfMonth >= 1 && dayOfMonth <= length)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}
