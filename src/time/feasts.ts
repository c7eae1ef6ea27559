/**
 * Feasts and days with a place of their own in the calendar: "Lunar New Year", "Good Friday", "May Day".
 *
 * Fixed days and days by rule are worked out (Easter by the Gregorian computus of Meeus, Jones and Butcher). Feasts of
 * lunar calendars stand in tables: Chinese new year as the Hong Kong Observatory tables have it; Ramadan and the Eids as
 * kept in Saudi Arabia (Umm al-Qura calendar), a day earlier or later elsewhere, hence roughly.
 */
import { dayEdtf, dayNumber, spanEdtf, weekdayOf } from "../kit/edtf.ts";
import type { Edtf } from "../model/edtf.ts";

export interface FeastWords {
  readonly name: string;
  readonly words: readonly string[];
}

/** When the feast is in a year, or null when the table does not reach it. */
export function feastIn(name: string, year: number): Edtf | null {
  const rule = RULES.get(name);
  return rule === undefined ? null : rule(year);
}

type Rule = (year: number) => Edtf | null;

const fixed =
  (month: number, day: number): Rule =>
  (year) =>
    dayEdtf(dayNumber(year, month, day));

/** The `count`th weekday of a month; from its end when negative. */
const nth =
  (month: number, weekday: number, count: number): Rule =>
  (year) => {
    if (count > 0) {
      const first = dayNumber(year, month, 1);
      return dayEdtf(first + ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7);
    }
    const last = dayNumber(year, month + 1, 1) - 1;
    return dayEdtf(last - ((weekdayOf(last) - weekday + 7) % 7));
  };

const easter =
  (shift: number): Rule =>
  (year) =>
    dayEdtf(easterDay(year) + shift);

const table =
  (from: number, days: string, rough: boolean): Rule =>
  (year) => {
    const text = days.split(" ")[year - from];
    if (text === undefined || text === "") return null;
    return `${year}-${text}${rough ? "~" : ""}`;
  };

const LUNAR_NEW_YEAR =
  "01-31 02-19 02-07 01-28 02-16 02-05 01-24 02-12 02-01 01-22 02-09 01-29 02-18 02-07 01-26 02-14 02-03 01-23 02-10 " +
  "01-31 02-19 02-08 01-28 02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13 02-03";
const RAMADAN =
  "11-27 11-16 11-06 10-27 10-15 10-04 09-24 09-13 09-01 08-22 08-11 08-01 07-20 07-09 06-28 06-18 06-06 05-27 05-16 " +
  "05-06 04-24 04-13 04-02 03-23 03-11 03-01 02-18 02-08";
const EID_AL_FITR =
  "12-27 12-16 12-05 11-25 11-14 11-03 10-23 10-13 10-01 09-20 09-10 08-30 08-19 08-08 07-28 07-17 07-06 06-25 06-15 " +
  "06-04 05-24 05-13 05-02 04-21 04-10 03-30 03-20 03-09";
const EID_AL_ADHA =
  "03-16 03-05 02-22 02-11 02-01 01-21 12-31 12-20 12-08 11-27 11-16 11-06 10-26 10-15 10-04 09-24 09-12 09-01 08-21 " +
  "08-11 07-31 07-20 07-09 06-28 06-16 06-06 05-27 05-16";

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ["New Year's Day", fixed(1, 1)],
  ["New Year's Eve", fixed(12, 31)],
  ["Christmas", fixed(12, 25)],
  ["Christmas Eve", fixed(12, 24)],
  ["Boxing Day", fixed(12, 26)],
  ["Valentine's Day", fixed(2, 14)],
  ["Halloween", fixed(10, 31)],
  ["May Day", fixed(5, 1)],
  ["Bastille Day", fixed(7, 14)],
  ["Fourth of July", fixed(7, 4)],
  ["Veterans Day", fixed(11, 11)],
  ["Armistice Day", fixed(11, 11)],
  ["Anzac Day", fixed(4, 25)],
  ["International Women's Day", fixed(3, 8)],
  ["Nowruz", (year) => `${year}-03-20~`],
  ["Martin Luther King Day", nth(1, 1, 3)],
  ["Presidents' Day", nth(2, 1, 3)],
  ["Memorial Day", nth(5, 1, -1)],
  ["Labor Day", nth(9, 1, 1)],
  ["Columbus Day", nth(10, 1, 2)],
  ["Thanksgiving", nth(11, 4, 4)],
  ["Black Friday", (year) => dayEdtf(dayOf(nth(11, 4, 4)(year)) + 1)],
  [
    "Election Day",
    (year) => {
      const first = dayNumber(year, 11, 1);
      return dayEdtf(first + ((1 - weekdayOf(first) + 7) % 7) + 1);
    },
  ],
  ["Good Friday", easter(-2)],
  ["Palm Sunday", easter(-7)],
  ["Easter", easter(0)],
  ["Easter Monday", easter(1)],
  ["Easter week", (year) => spanEdtf(easterDay(year) - 6, easterDay(year))],
  ["Ash Wednesday", easter(-46)],
  ["Pentecost", easter(49)],
  ["Lunar New Year", table(1995, LUNAR_NEW_YEAR, false)],
  ["Ramadan", table(2000, RAMADAN, true)],
  ["Eid al-Fitr", table(2000, EID_AL_FITR, true)],
  ["Eid al-Adha", table(2000, EID_AL_ADHA, true)],
]);

const NAMES: readonly (readonly [string, string])[] = [
  ["New Year's Day", "new year ' s day"],
  ["New Year's Day", "new year ’ s day"],
  ["New Year's Eve", "new year ' s eve"],
  ["New Year's Eve", "new year ’ s eve"],
  ["Christmas Eve", "christmas eve"],
  ["Christmas", "christmas day"],
  ["Christmas", "christmas"],
  ["Boxing Day", "boxing day"],
  ["Valentine's Day", "valentine ' s day"],
  ["Valentine's Day", "valentine ’ s day"],
  ["Halloween", "halloween"],
  ["May Day", "may day"],
  ["Bastille Day", "bastille day"],
  ["Fourth of July", "fourth of july"],
  ["Veterans Day", "veterans day"],
  ["Armistice Day", "armistice day"],
  ["Anzac Day", "anzac day"],
  ["Nowruz", "nowruz"],
  ["Martin Luther King Day", "martin luther king day"],
  ["Presidents' Day", "presidents day"],
  ["Memorial Day", "memorial day"],
  ["Labor Day", "labor day"],
  ["Columbus Day", "columbus day"],
  ["Thanksgiving", "thanksgiving day"],
  ["Thanksgiving", "thanksgiving"],
  ["Black Friday", "black friday"],
  ["Election Day", "election day"],
  ["Good Friday", "good friday"],
  ["Palm Sunday", "palm sunday"],
  ["Easter Monday", "easter monday"],
  ["Easter week", "easter week"],
  ["Easter", "easter sunday"],
  ["Easter", "easter"],
  ["Ash Wednesday", "ash wednesday"],
  ["Pentecost", "pentecost"],
  ["Lunar New Year", "lunar new year"],
  ["Lunar New Year", "chinese new year"],
  ["Lunar New Year", "spring festival"],
  ["Ramadan", "ramadan"],
  ["Eid al-Fitr", "eid al - fitr"],
  ["Eid al-Adha", "eid al - adha"],
];

/** The names of feasts by their first word, the longest first. */
export const FEAST_WORDS: ReadonlyMap<string, readonly FeastWords[]> = byFirstWord();

function byFirstWord(): Map<string, FeastWords[]> {
  const map = new Map<string, FeastWords[]>();
  for (const [name, text] of NAMES) {
    const words = text.split(" ");
    const list = map.get(words[0]!) ?? [];
    list.push({ name, words });
    map.set(words[0]!, list);
  }
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length);
  return map;
}

function dayOf(edtf: Edtf | null): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(edtf ?? "");
  return match === null ? 0 : dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
}

function easterDay(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(sum / 31), (sum % 31) + 1);
}
