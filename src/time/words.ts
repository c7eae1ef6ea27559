/**
 * The words of time in English: names of months and days, units, numbers, ordinals.
 * Lists are closed classes; feasts are in feasts.ts.
 */
import type { Unit } from "../model/meaning.ts";

export const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    ["january", "jan"],
    ["february", "feb"],
    ["march", "mar"],
    ["april", "apr"],
    ["may"],
    ["june", "jun"],
    ["july", "jul"],
    ["august", "aug"],
    ["september", "sept", "sep"],
    ["october", "oct"],
    ["november", "nov"],
    ["december", "dec"],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

/** 0 is Sunday. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"].map((name, index) => [name, index]),
);

/** Read only where they are written with a capital and a full stop or stand before a date: "sat" is a verb, "Sun" a paper. */
export const WEEKDAY_SHORT: ReadonlyMap<string, number> = new Map([
  ["sun", 0],
  ["mon", 1],
  ["tue", 2],
  ["tues", 2],
  ["wed", 3],
  ["thu", 4],
  ["thur", 4],
  ["thurs", 4],
  ["fri", 5],
  ["sat", 6],
]);

export const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

export const WEEKDAY_NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

export const UNITS: ReadonlyMap<string, Unit> = new Map([
  ["second", "second"],
  ["seconds", "second"],
  ["minute", "minute"],
  ["minutes", "minute"],
  ["hour", "hour"],
  ["hours", "hour"],
  ["day", "day"],
  ["days", "day"],
  ["night", "day"],
  ["nights", "day"],
  ["week", "week"],
  ["weeks", "week"],
  ["fortnight", "fortnight"],
  ["fortnights", "fortnight"],
  ["month", "month"],
  ["months", "month"],
  ["quarter", "quarter"],
  ["quarters", "quarter"],
  ["year", "year"],
  ["years", "year"],
  ["decade", "decade"],
  ["decades", "decade"],
  ["century", "century"],
  ["centuries", "century"],
]);

export const SEASONS: ReadonlyMap<string, number> = new Map([
  ["spring", 1],
  ["springtime", 1],
  ["summer", 2],
  ["summertime", 2],
  ["autumn", 3],
  ["fall", 3],
  ["winter", 4],
  ["wintertime", 4],
]);

export const DAY_PARTS: ReadonlyMap<string, string> = new Map([
  ["morning", "TMO"],
  ["afternoon", "TAF"],
  ["evening", "TEV"],
  ["night", "TNI"],
  ["midday", "TMI"],
  ["noon", "TMI"],
  ["dawn", "TMO"],
  ["dusk", "TEV"],
]);

const SMALL: ReadonlyMap<string, number> = new Map(
  [
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "eighteen nineteen",
  ]
    .join(" ")
    .split(" ")
    .map((word, index) => [word, index]),
);

const TENS: ReadonlyMap<string, number> = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, index): [string, number] => [word, (index + 2) * 10]),
);

const ORDINAL_WORDS: ReadonlyMap<string, number> = new Map(
  [
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth",
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
  ]
    .join(" ")
    .split(" ")
    .map((word, index) => [word, index + 1]),
);

export function smallNumber(word: string): number | null {
  return SMALL.get(word) ?? null;
}

export function tensNumber(word: string): number | null {
  return TENS.get(word) ?? null;
}

export function ordinalWord(word: string): number | null {
  if (word === "thirtieth") return 30;
  return ORDINAL_WORDS.get(word) ?? null;
}
