/**
 * A line that only dates the page: "Updated: 13 Sept 2024, 10:02 GMT | Xinhua" is 2024-09-13, cue "updated", source "Xinhua".
 *
 * What is left when the date, the hour and words of dating are taken away may be one short name, the source. A sentence
 * that holds a date is none.
 */
import { printedDates } from "../kit/printed-date.ts";
import type { Edtf } from "../model/edtf.ts";

export interface DateLine {
  /** Null where only a weekday or an hour is printed: "Updated at 9:50 p.m. ET Thursday". */
  readonly date: Edtf | null;
  /** Where the date stands in the line. */
  readonly start: number;
  readonly end: number;
  readonly cue: "published" | "updated" | null;
  readonly weekday: string | null;
  /** A name beside the date ("Xinhua"), or null. */
  readonly source: string | null;
}

/** The date line that this line is, or null. */
export function dateLineOf(line: string): DateLine | null {
  if (line.length > 160) return null;
  return wholeLine(line) ?? segmentOf(line);
}

/** "site.example » Politics » 16.05.2024 19:22", "Friday, May 3, 2024 | From our correspondent": one of the parts dates the page. */
function segmentOf(line: string): DateLine | null {
  const parts = [...line.matchAll(SEGMENT)];
  if (parts.length < 2 || parts.length > 6) return null;
  if (parts.some((part) => part[0].trim().split(/\s+/).length > 6)) return null;
  for (const part of parts) {
    const read = wholeLine(part[0]);
    if (read === null || read.date === null) continue;
    return { ...read, start: part.index + read.start, end: part.index + read.end };
  }
  return null;
}

const SEGMENT = /[^»›|•]+/g;

function wholeLine(line: string): DateLine | null {
  const dates = printedDates(line);
  const words = line.toLowerCase();
  const cue = PUBLISHED.test(words) ? "published" : UPDATED.test(words) ? "updated" : null;
  const weekday = WEEKDAY.exec(line)?.[0] ?? null;
  let chosen = dates.find((one) => one.date.length === 10);
  // "Published 3 May 2024 Updated 4 May 2024": the day after "published".
  if (cue === "published" && dates.length > 1) {
    const at = words.search(PUBLISHED);
    chosen = dates.find((one) => one.start > at && one.date.length === 10) ?? chosen;
  }
  if (chosen === undefined && !(cue !== null && (weekday !== null || HOUR.test(line)))) return null;
  let rest = line;
  for (const one of [...dates].reverse()) rest = `${rest.slice(0, one.start)} ${rest.slice(one.end)}`;
  rest = rest
    .replace(COUNTER, " ")
    .replace(AGO, " ")
    .replace(/\(?@\w+\)?/g, " ")
    .replace(/\beditors?\s*:\s*\p{Lu}[\p{L}'-]*(?:\s\p{Lu}[\p{L}'-]*){0,2}/giu, " ")
    .replace(/\bT?\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?\b/g, " ")
    .replace(/\b\d{1,2}\s?(?=[ap]\.?m)/gi, " ")
    .replace(/\b(?:[ap]\.?m\.?)(?![a-z])/gi, " ")
    .replace(DATING, " ")
    .replace(/[|/,:;()[\]•·\-–—+.]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (/\d/.test(rest.replace(/\d{1,2}$/, ""))) return null;
  const left = rest === "" ? [] : rest.split(" ");
  if (left.length > 4 || left.some((word) => !/^\p{Lu}/u.test(word) && !/^\d+$/.test(word))) return null;
  const source = left.length > 0 && left.every((word) => /^\p{Lu}/u.test(word)) ? left.join(" ") : null;
  return {
    date: chosen?.date ?? null,
    start: chosen?.start ?? 0,
    end: chosen?.end ?? line.length,
    cue,
    weekday,
    source,
  };
}

const PUBLISHED = /\b(?:published|posted|created|issued|first\s+published|publi[ée]|veröffentlicht|publicado)\b/;
const UPDATED = /\b(?:updated|modified|last\s+update|revised|edited|aktualisiert|actualizado)\b/;
const WEEKDAY = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/;
/** "640 views", "3 comments". */
const COUNTER = /(?<![\d.,])\d[\d.,]{0,8}\s?k?\s(?:views?|comments?|shares?|reads?|likes?|words?)\b/gi;
/** "4 minutes ago" beside the date. */
const AGO = /\b(?:\d{1,3}|an?)\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\sago\b/gi;
const HOUR = /\b\d{1,2}[:.]\d\d\b/;
const DATING =
  /\b(?:this\sstory\sis\sfrom|first|originally|published|posted|created|issued|updated|modified|last|update|revised|edited|publication|publish|release|released|date|dated|on|at|in|from|the|and|by|of|time|local|est|edt|et|gmt|utc|bst|cet|cest|eet|eest|wet|msk|cst|cdt|mst|mdt|sgt|wib|cat|ist|pst|pdt|pt|jst|kst|hkt|aest|aedt|hrs|hours?|mins?|minutes?|read|ago|mon|tues?|thu|wed|thurs?|thur|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|share|print|comments?|views?|source|admin|staff|agency|agencies|newsroom|desk|bureau|wires?|reports|reporters?|writers?|correspondents?|our|#)\b\.?/gi;
