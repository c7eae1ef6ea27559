/**
 * EDTF as a person writes it: "2023-05-23/2023-05-24" is "23–24 May 2023", "[2024-08-12..2024-08-18]" is
 * "a day in 12–18 August 2024". What it does not know it shows as it is.
 */
import { civilOf, daysOf, granularityOf } from "../kit/edtf.ts";

export function showDate(edtf: string): string {
  const about = /[~%]$/.test(edtf) ? "about " : "";
  const doubtful = /[?%]$/.test(edtf) ? "?" : "";
  const plain = edtf.replace(/[~?%]$/, "");
  const within = /^[[{](.+)\.\.(.+)[\]}]$/.exec(plain);
  if (within?.[1] && within[2]) return `a day in ${range(within[1], within[2])}`;
  const oneOf = /^[[{](.+)[\]}]$/.exec(plain);
  if (oneOf?.[1])
    return oneOf[1]
      .split(",")
      .map((one) => showOne(one.trim()))
      .join(" or ");
  const span = /^([^/]*)\/([^/]*)$/.exec(plain);
  if (span) {
    const [, from = "", to = ""] = span;
    if (to === ".." || to === "") return `since ${showOne(from)}`;
    if (from === ".." || from === "") return `until ${showOne(to)}`;
    return `${about}${range(from, to)}${doubtful}`;
  }
  return `${about}${showOne(plain)}${doubtful}`;
}

/** "2023-05" as "May 2023", for headings. */
export const showMonth = (month: string): string => showOne(month);

/** "2023-05" as "May 2023" with the month cut short, for tables. */
export const showShortMonth = (month: string): string => {
  const [year, number] = month.split("-");
  return `${(MONTHS[Number(number)] ?? "").slice(0, 3)} ${year}`;
};

function range(from: string, to: string): string {
  const a = partsOf(from);
  const b = partsOf(to);
  if (a === null || b === null || a.day === null || b.day === null) return `${showOne(from)} – ${showOne(to)}`;
  if (a.year === b.year && a.month === b.month) return `${a.day}–${b.day} ${MONTHS[b.month]} ${b.year}`;
  if (a.year === b.year) return `${a.day} ${MONTHS[a.month]} – ${b.day} ${MONTHS[b.month]} ${b.year}`;
  return `${showOne(from)} – ${showOne(to)}`;
}

function showOne(edtf: string): string {
  const plain = edtf.replace(/[~?%]/g, "");
  const parts = partsOf(plain);
  if (parts !== null) {
    const { year, month, day } = parts;
    if (day !== null) return `${day} ${MONTHS[month]} ${year}`;
    const special = SPECIAL[month];
    return special === undefined ? `${MONTHS[month] ?? month} ${year}` : `${special} ${year}`;
  }
  if (granularityOf(plain) === "decade") return `the ${plain.slice(0, 3)}0s`;
  return plain;
}

function partsOf(edtf: string): { year: number; month: number; day: number | null } | null {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(edtf.replace(/[~?%]/g, ""));
  if (match === null) return null;
  return { year: Number(match[1]), month: Number(match[2]), day: match[3] === undefined ? null : Number(match[3]) };
}

/** The month in which a date begins, "2023-05"; null for what is dated more coarsely or not at all. */
export function monthOf(edtf: string | null): string | null {
  const days = daysOf(edtf);
  if (days === null || !Number.isFinite(days.first) || !Number.isFinite(days.last)) return null;
  if (days.last - days.first >= 31) return null;
  return monthOfDay(days.first);
}

export function monthOfDay(day: number): string {
  const { year, month } = civilOf(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
}

const MONTHS: readonly string[] =
  " January February March April May June July August September October November December".split(" ");

const SPECIAL: Readonly<Record<number, string>> = {
  21: "spring",
  22: "summer",
  23: "autumn",
  24: "winter",
  33: "first quarter of",
  34: "second quarter of",
  35: "third quarter of",
  36: "fourth quarter of",
  40: "first half of",
  41: "second half of",
};
