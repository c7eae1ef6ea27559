/**
 * What a time expression means before it is known from which day it speaks: "last Tuesday" is a weekday with `which: "last"`.
 */
import type { Span } from "./span.ts";
import type { TimeExpression } from "./time.ts";

export type Unit =
  | "second"
  | "minute"
  | "hour"
  | "day"
  | "week"
  | "fortnight"
  | "weekend"
  | "month"
  | "quarter"
  | "half"
  | "season"
  | "year"
  | "decade"
  | "century";

/** Which of its kind, counted from the day spoken from; null where only tense can tell. */
export type Which = "last" | "this" | "next" | null;

/** A stretch of a period: "early", "late". It narrows the words, not the value (decision 0006). */
export type Part = "early" | "mid" | "late" | null;

export type Meaning =
  /** "23 May", "May 23, 2024"; `weekday` where it is told too: "Thursday 23 May". */
  | {
      readonly kind: "day";
      readonly year: number | null;
      readonly month: number;
      readonly day: number;
      readonly weekday?: number;
      /** Of a date in numbers, "03/12/2021", which of them is the day; `either` where nothing tells. */
      readonly order?: "day-first" | "month-first" | "either";
    }
  | { readonly kind: "weekday"; readonly weekday: number; readonly which: Which; readonly week: number | null }
  | { readonly kind: "month"; readonly month: number; readonly year: number | null; readonly which: Which }
  /** `digits` is 4 for a year, 3 for a decade, 2 for a century: "1990s" is year 1990 with 3 digits. */
  | { readonly kind: "year"; readonly year: number; readonly digits: 2 | 3 | 4 }
  /** A quarter or half of a year; `number` null for "the quarter". */
  | {
      readonly kind: "part-of-year";
      readonly unit: "quarter" | "half";
      readonly number: number | null;
      readonly year: number | null;
      readonly shift: number | null;
    }
  | { readonly kind: "season"; readonly season: number; readonly year: number | null; readonly which: Which }
  /** "today" is day 0, "last week" week -1, "the next year" year 1. */
  | { readonly kind: "unit"; readonly unit: Unit; readonly shift: number }
  /** "two weeks ago": from the day spoken from; "a year earlier": from the day spoken of before. */
  | {
      readonly kind: "away";
      readonly count: number;
      readonly unit: Unit;
      readonly sign: -1 | 1;
      readonly from: "now" | "then" | "clause";
    }
  /** "the past two weeks", "the next five years". A count of NaN is not told ("recent weeks"). */
  | { readonly kind: "window"; readonly count: number; readonly unit: Unit; readonly sign: -1 | 0 | 1 }
  /** "four-day", "for two years"; with `old`, an age. */
  | { readonly kind: "duration"; readonly count: number; readonly unit: Unit; readonly old: boolean }
  /** "the first three months of 2024". */
  | {
      readonly kind: "first-months";
      readonly count: number;
      readonly year: number | null;
      readonly shift: number | null;
      readonly last: boolean;
    }
  | { readonly kind: "feast"; readonly name: string; readonly year: number | null; readonly which: Which }
  /** "that day", "the following Wednesday". */
  | { readonly kind: "anaphor"; readonly unit: Unit; readonly shift: number; readonly weekday: number | null }
  | { readonly kind: "range"; readonly from: Meaning; readonly to: Meaning; readonly how: "to" | "and" }
  | { readonly kind: "vague"; readonly ref: "past" | "present" | "future" }
  | { readonly kind: "set"; readonly every: string }
  /** "10 a.m.", with no day of its own. */
  | { readonly kind: "clock"; readonly clock: string };

/** A time expression as found: its words and what they mean, not yet a date. Offsets are into `Article.body`. */
export interface FoundTime extends Span {
  readonly sentence: number;
  /** Token indices, `last` inclusive. */
  readonly first: number;
  readonly last: number;
  readonly meaning: Meaning;
  readonly bound: TimeExpression["bound"];
  readonly part: Part;
  /** "about", "nearly". */
  readonly approximate: boolean;
  /** A part of a day, as TIMEX3 writes it: "TMO", "T10:00"; null when none is named. */
  readonly clock: string | null;
  /** "Tuesday morning" names a day, "10 a.m. Tuesday" a time. */
  readonly text: string;
}

/**
 * An expression with all that its value hangs on but the day spoken from: plain data, so that a page whose day becomes known only
 * beside others (`link`) has its "on Tuesday" worked out then.
 */
export interface CountedTime extends Span {
  readonly sentence: number;
  readonly text: string;
  readonly meaning: Meaning;
  readonly bound: TimeExpression["bound"];
  readonly approximate: boolean;
  readonly tense: "past" | "present" | "future" | null;
  /** The tense is that of a finite verb of the same clause. */
  readonly sure: boolean;
  /** The words hang on that verb itself. */
  readonly direct: boolean;
  readonly beside: readonly Beside[];
}

/** "extended to Nov. 16", "that November", "Friday local time", in a headline, "a June agreement", "the October 7 attack". */
export type Beside = "toward" | "that" | "local" | "headline" | "noun" | "misdeed";
