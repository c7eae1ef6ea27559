/**
 * The dateline at the head of a lede: "BEIJING, May 23 (Reuters) – Russia and …" is place Beijing, 23 May, agency Reuters.
 *
 * Also an outlet's credit, "(The Post News)- …" and "London CNN — …". Associated Press Stylebook, "datelines": the place in
 * capitals, then the date where one is given, the agency in brackets, a dash. Leaves alone a dash within a sentence.
 */
import { MONTH_NAME, monthOf } from "../kit/printed-date.ts";
import type { Dateline } from "../model/article.ts";
import { agencyNamed, outletNamed } from "./names.ts";
import type { ArticleTables } from "./tables.ts";

export interface ReadDateline {
  /** UTF-16 units of the text that are dateline; the body begins there. */
  readonly length: number;
  /** Null for a bare credit such as "(CNN) ". */
  readonly dateline: Dateline | null;
  /** The name printed where an agency stands: an agency's, an outlet's, or a name of neither table. */
  readonly credit: string | null;
}

/** The dateline that the text begins with, or null. */
export function datelineOf(text: string, tables: ArticleTables): ReadDateline | null {
  const head = text.slice(0, 140);
  return barred(head, tables) ?? bracketed(head, tables) ?? stopped(head, tables) ?? dashed(head, tables);
}

/** "Geneva | AFP — ", "Abuja, Nigeria | Xinhua | ", "[Reuters] ", "OSLO [Reuters] - ": a known name behind a bar or in square brackets. */
function barred(head: string, tables: ArticleTables): ReadDateline | null {
  const match = BARRED.exec(head);
  if (match === null) return null;
  const credit = (match[2] ?? match[3] ?? "").trim();
  if (agencyNamed(credit, tables) === null && outletNamed(credit, tables) === null) return null;
  const before = match[1]!.replace(/[\s,]+$/, "");
  if (before !== "" && !isPlaceAndDay(before, true)) return null;
  return { length: match[0].length, dateline: before === "" ? null : datelineFrom(before, credit), credit };
}

/** "PLACE, Month D (Agency) - ", "(Outlet)- ", "Place, State (CNN) ". */
function bracketed(head: string, tables: ArticleTables): ReadDateline | null {
  const match = BRACKETED.exec(head);
  if (match === null) return null;
  // "(Point News / TASS - 11th June, 2020) ": names and a day in one bracket.
  const dated = CREDIT_AND_DAY.exec(match[2]!);
  const names = (dated?.[1] ?? match[2]!).split(/\s?\/\s?/).map((name) => name.trim());
  const isKnown = (name: string): boolean => agencyNamed(name, tables) !== null || outletNamed(name, tables) !== null;
  const credit = names.findLast(isKnown) ?? match[2]!.trim();
  const known = isKnown(credit);
  const dash = match[3] ?? "";
  // Without a dash only a known name in the brackets makes a dateline: "Israel (population 9 million) has …" is none.
  if (!known && (dash === "" || !/^\p{Lu}/u.test(credit) || credit.split(" ").length > 5)) return null;
  const before = match[1]!.replace(/[\s,]+$/, "");
  if (before !== "" && !isPlaceAndDay(before, dash !== "" || known)) return null;
  if (known && dated !== null)
    return {
      length: match[0].length,
      dateline: datelineFrom(`${before}, ${dated[2]} ${dated[3]}`, credit, match[0].trim()),
      credit,
    };
  return { length: match[0].length, dateline: before === "" ? null : datelineFrom(before, credit), credit };
}

/** "OSLO, May 3. /TASS/. ", "OSLO. May 3 (Interfax) - ", "OSLO. May 3. UNIAN. ": parted by full stops, as agencies of the east do. */
function stopped(head: string, tables: ArticleTables): ReadDateline | null {
  const match = STOPPED.exec(head);
  if (match === null || !isCapitals(match[1]!)) return null;
  const credit = (match[3] ?? match[4] ?? match[5] ?? "").trim();
  if (match[5] !== undefined && agencyNamed(credit, tables) === null) return null;
  return {
    length: match[0].length,
    dateline: datelineFrom(
      `${match[1]}, ${match[2]}`,
      credit,
      `${match[1]}${head.slice(match[1]!.length, head.indexOf(match[2]!) + match[2]!.length)}`,
    ),
    credit,
  };
}

/** "BEIJING — ", "LONDON: ", "Washington CNN — ", "CNN — ". */
function dashed(head: string, tables: ArticleTables): ReadDateline | null {
  const match = DASHED.exec(head);
  if (match === null) return null;
  let before = match[1]!.trim();
  const dash = match[2]!.trim();
  if (before.length > 70 || before.length < 2) return null;
  if (agencyNamed(before, tables) !== null || outletNamed(before, tables) !== null) {
    return dash === ":" ? null : { length: match[0].length, dateline: null, credit: before };
  }
  let credit: string | null = null;
  const words = before.split(" ");
  for (let n = 1; n <= 3 && n < words.length; n += 1) {
    const last = words.slice(-n).join(" ");
    if (agencyNamed(last, tables) !== null || outletNamed(last, tables) !== null) {
      credit = last;
      before = words
        .slice(0, -n)
        .join(" ")
        .replace(/[\s,]+$/, "");
      break;
    }
  }
  const capital = isCapitals(before);
  const inCity = (): boolean => isCity(before, head.slice(match[0].length), tables);
  if (dash === ":" && !capital && !MONTH_DAY.test(before) && !inCity()) return null;
  if (!isPlaceAndDay(before, credit !== null || dash !== "-")) return null;
  // A place in ordinary letters before a dash is a dateline only where a credit, a day or a state stands with it.
  if (!capital && credit === null && !/,/.test(before) && !/\d/.test(before) && !inCity()) return null;
  return { length: match[0].length, dateline: datelineFrom(before, credit), credit };
}

/** "New York – The council met on Monday": a city that the table knows, before what reads like a sentence. */
const isCity = (before: string, after: string, tables: ArticleTables) =>
  before.split("/").every((place) => tables.cities.has(place.trim())) &&
  /^["“‘]?\p{Lu}\S*\s\S+(?:\s\S+){2}/u.test(after) &&
  /\s\p{Ll}/u.test(after);

function datelineFrom(before: string, agency: string | null, printed = before): Dateline {
  const when = MONTH_DAY.exec(before);
  const month = when === null ? null : monthOf(when[1] ?? when[4] ?? "");
  const day = when === null ? null : Number(when[2] ?? when[3]);
  const place = withoutState(when === null ? before : before.slice(0, when.index)).replace(/[\s,]+$/, "");
  return { text: printed, place: place === "" ? null : place, month, day, agency };
}

/** "New Delhi [India], July 2": Indian agencies print the state of a place in square brackets. */
const withoutState = (text: string): string => text.replace(/\s?\[\p{Lu}[\p{L} .]{2,30}\]/u, "");

/** Only capitalised words, marks of a place, and a month and day; `loose` lets places stand in ordinary letters. */
function isPlaceAndDay(text: string, loose: boolean): boolean {
  const place = withoutState(text)
    .replace(MONTH_DAY, "")
    .replace(/,?\s*(?:19|20)\d\d\b/, "")
    .replace(/[\s,]+$/, "");
  if (place === "") return text !== "";
  const words = place.split(/[\s/]+/).filter((word) => word !== "");
  if (words.length > 8) return false;
  if (isCapitals(place)) return true;
  return loose && words.length <= 6 && words.every((word) => /^[\p{Lu}]/u.test(word) || SMALL.has(word));
}

/** The first word of a place in capitals: "HAYWARD, Calif.", "UNITED NATIONS". */
function isCapitals(place: string): boolean {
  const first = place.split(/[\s,/]+/)[0] ?? "";
  return first.length >= 3 && first === first.toUpperCase() && /^\p{Lu}[\p{Lu}.'’-]+$/u.test(first);
}

const SMALL: ReadonlySet<string> = new Set(["of", "the", "de", "al", "el", "and", "in", "on"]);

const BARRED =
  /^([^()[\]|"“”!?]{0,60}?)(?:\s?\|\s?([\p{L}][\p{L}. ]{1,30}?)\s?(?:—|–|--?|:|\|)\s+|\[([^[\]]{2,30})\]\s?(?:—|–|--?|:)?\s+)(?=["“‘'(]?[\p{Lu}\d])/u;
const BRACKETED = /^([^()"“”.!?]{0,90}?(?:[A-Z][a-z]{1,5}\.)?[\s,]?)\(([^()]{2,60})\)\.?\s*((?:--?|–|—|:)?)\s*/u;
const CREDIT_AND_DAY = new RegExp(
  `^(.{2,40}?)\\s[-–]\\s(\\d{1,2})(?:st|nd|rd|th)?\\s(${MONTH_NAME}),?\\s(?:19|20)\\d\\d$`,
  "i",
);
const DASHED =
  /^((?:[^-–—:()"“”!?]|-(?=\p{L})){2,75}?)(\s*(?:—|–)\s*|\s+--?\s+|\s*--\s+|(?<=\p{Lu}{3})-\s+|:\s+)(?=["“‘'[(]?[\p{Lu}\d])/u;
const STOPPED = new RegExp(
  `^(\\p{Lu}[\\p{Lu}/ '’-]{2,40})[.,]\\s+((?:${MONTH_NAME})\\s\\d{1,2}|\\d{1,2}\\s(?:${MONTH_NAME}))\\.?\\s*(?:/([^/]{2,20})/\\.?|\\(([^()]{2,30})\\)\\s*[-–—]+|(\\p{Lu}{3,10})\\.)\\s*`,
  "iu",
);
const MONTH_DAY = new RegExp(`\\b(?:(${MONTH_NAME})\\s(\\d{1,2})|(\\d{1,2})\\s(${MONTH_NAME}))(?!\\d)`, "i");
