/**
 * The day on which the page was last changed: "Last updated 5 May 2024" below the headline, or `dateModified` of the markup.
 *
 * Neither is trusted alone. The markup's day is dropped where it lies before publication or behind the day of retrieval, or is the
 * very moment of publication; where the page prints another day than the markup, what it prints holds.
 */
import { dayEdtf, dayIfReal, daysOf, weekdayOf } from "../kit/edtf.ts";
import { MONTH_NAME, monthOf } from "../kit/printed-date.ts";
import type { Edtf, HowKnown } from "../model/edtf.ts";
import type { Page } from "../model/page.ts";
import type { Span } from "../model/span.ts";
import { UPDATED } from "./marked-date.ts";
import type { Piece } from "./piece.ts";
import { dayIn, daysBetween } from "./published.ts";
import { worldDates } from "./world-dates.ts";

export interface ReadUpdated {
  readonly updated: Edtf | null;
  /** `inferred` where the year, or the day behind a weekday, was worked out from the day of publication. */
  readonly is: HowKnown;
  readonly span: Span | null;
}

/** The day of the last change, null where the page tells of none. `published` is the page's own day. */
export function updatedOf(page: Page, pieces: readonly Piece[], published: Edtf | null): ReadUpdated {
  const printed = printedUpdate(page, pieces, published);
  if (printed !== null) return printed;
  const stated = statedUpdate(page, published);
  return { updated: stated, is: stated === null ? null : "stated", span: null };
}

function statedUpdate(page: Page, published: Edtf | null): Edtf | null {
  const { modified, language } = page.head;
  const day = modified === null ? null : dayIn(modified, language);
  if (modified === null || day === null || day.length !== 10) return null;
  if (page.head.published !== null && sameMoment(modified, page.head.published)) return null;
  if (isDay(published) && daysBetween(day, published) < 0) return null;
  const retrieved = daysOf(page.retrieved);
  return retrieved !== null && (daysOf(day)?.first ?? 0) > retrieved.last + 1 ? null : day;
}

/** Systems write a day of change into pages that were never changed: that of publication, to the minute. */
function sameMoment(one: string, other: string): boolean {
  if (one === other) return true;
  const apart = Math.abs(Date.parse(one) - Date.parse(other));
  return apart < 60_000;
}

const isDay = (edtf: Edtf | null): edtf is Edtf => edtf !== null && /^\d{4}-\d\d-\d\d$/.test(edtf);

/** "Updated: 5 May 2024" near the article, or null. */
function printedUpdate(page: Page, pieces: readonly Piece[], published: Edtf | null): ReadUpdated | null {
  const bodies = pieces.filter((piece) => piece.role === "body");
  const title = pieces.find((piece) => piece.role === "title")?.block;
  const from = (title ?? bodies[0]?.block ?? 0) - 6;
  const to = (bodies[bodies.length - 1]?.block ?? title ?? 0) + NEAR;
  let best: ReadUpdated | null = null;
  for (const piece of pieces) {
    if (piece.role === "body" || piece.role === "subhead" || piece.role === "title") continue;
    if (piece.block < from || piece.block > to || piece.end - piece.start > LONGEST) continue;
    const text = page.text.slice(piece.start, piece.end);
    const cue = UPDATED.exec(text);
    if (cue === null) continue;
    const stamp = page.blocks[piece.block]?.stamp;
    const read =
      dayBehind(text, cue.index + cue[0].length, page.head.language, published) ??
      (stamp === undefined ? null : stampOf(stamp));
    if (read === null || (isDay(published) && daysBetween(read.day, published) < 0)) continue;
    const found: ReadUpdated = {
      updated: read.day,
      is: read.is,
      span: {
        start: piece.start + (read.end === null ? 0 : cue.index),
        end: read.end === null ? piece.end : piece.start + read.end,
      },
    };
    // Of several the last is the last change; one told in full is surer than one worked out.
    if (best === null || (best.is !== "stated" && found.is === "stated")) best = found;
    else if (best.is === found.is && daysBetween(read.day, best.updated ?? read.day) > 0) best = found;
  }
  return best;
}

/** Blocks behind the article in which its day of change may stand. */
const NEAR = 8;
/** UTF-16 units of a line that tells it. */
const LONGEST = 300;
/** UTF-16 units between the word and the day, and no words of a sentence among them. */
const REACH = 40;

interface ReadDay {
  readonly day: Edtf;
  readonly is: HowKnown;
  /** Where it ends in the line; null where the markup has it. */
  readonly end: number | null;
}

function stampOf(stamp: string): ReadDay | null {
  const day = worldDates(stamp, "iso")[0]?.date;
  return day === undefined || !isDay(day) ? null : { day, is: "stated", end: null };
}

/** The day that follows the word of updating: in full, or a month and day or a weekday of the days after publication. */
function dayBehind(text: string, from: number, language: string | null, published: Edtf | null): ReadDay | null {
  const full = worldDates(text, language).find((one) => one.start >= from && isDay(one.date));
  if (full !== undefined && isClose(text.slice(from, full.start)))
    return { day: full.date, is: "stated", end: full.end };
  const base = isDay(published) ? daysOf(published)?.first : undefined;
  if (base === undefined || published === null) return null;
  const rest = text.slice(from, from + REACH + 30);
  const monthDay = MONTH_DAY.exec(rest);
  if (monthDay !== null && isClose(rest.slice(0, monthDay.index))) {
    const month = monthOf(monthDay[1] ?? monthDay[4] ?? "");
    const dayOfMonth = Number(monthDay[2] ?? monthDay[3]);
    const year = Number(published.slice(0, 4));
    const found = [year, year + 1]
      .map((one) => (month === null ? null : dayIfReal(one, month, dayOfMonth)))
      .find((one) => one !== null && one >= base && one - base < 300);
    if (found !== undefined && found !== null)
      return { day: dayEdtf(found), is: "inferred", end: from + monthDay.index + monthDay[0].length };
  }
  const weekday = WEEKDAY.exec(rest);
  if (weekday === null || !isClose(rest.slice(0, weekday.index))) return null;
  const wanted = WEEKDAYS.indexOf(weekday[0].slice(0, 3).toLowerCase());
  for (let day = base; day < base + 7; day += 1)
    if (weekdayOf(day) === wanted)
      return { day: dayEdtf(day), is: "inferred", end: from + weekday.index + weekday[0].length };
  return null;
}

const MONTH_DAY = new RegExp(
  `(?<![\\p{L}\\d])(?:(${MONTH_NAME})\\s?(\\d{1,2})|(\\d{1,2})\\s(${MONTH_NAME}))(?![\\p{L}\\d:])`,
  "iu",
);
const WEEKDAY = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/i;
const WEEKDAYS: readonly string[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Hours, zones and words of dating only: "at 9:50 p.m. ET", not "to include the vote of". */
function isClose(between: string): boolean {
  if (between.length > REACH) return false;
  return [...between.matchAll(/(?<!\p{L})\p{Ll}{3,}/gu)].every(([word]) => DATING.has(word));
}

const DATING: ReadonlySet<string> = new Set(
  "time local date hrs hours uhr update updated the noon midnight last".split(" "),
);
