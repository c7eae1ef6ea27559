/**
 * Finds the words that tell a time: "two weeks ago", "between January and July this year", "the 15-month-old conflict".
 *
 * A closed grammar read from left to right over the pieces of a sentence; at each place the longest reading wins and
 * reading goes on behind it, so the work is linear. It says what the words mean, not which day: that is resolve.ts.
 * Leaves alone what only looks like time: "sat with her hosts", "the march on the capital", "may meet", "Sunday Times".
 */

import { oncePerText } from "../kit/once-per.ts";
import type { FoundTime, Meaning, Part, Unit, Which } from "../model/meaning.ts";
import type { Sentence } from "../model/sentence.ts";
import { clockAt } from "./clock.ts";
import {
  APPROXIMATE,
  APPROXIMATE_PAIRS,
  BETWEEN_NUMBER_AND_UNIT,
  BOUNDS,
  COLOURED,
  COUNTED,
  DEICTIC_DAYS,
  DURATION_CODES,
  DURATION_CUES,
  GO_ON,
  HALVES,
  HAPPENINGS,
  MONTH_CUES,
  NAME_MONTHS,
  NEAR_UNITS,
  NOT_TOLD,
  NUMBERED,
  PART_NOUNS,
  PARTS,
  PERIOD_CUES,
  PUBLICATIONS,
  RANGE_JOINTS,
  RATE_WORDS,
  RISKY_MONTHS,
  SETS,
  SMALL_STARTS,
  STARTS,
  STRETCH_CUES,
  TELLING,
  VAGUE,
  WHICH,
  YEAR_BEFORE_NOUN,
  YEAR_CUES,
} from "./cue-words.ts";
import { FEAST_WORDS, type FeastWords } from "./feasts.ts";
import { isNumeral, type Piece, piecesOf, runsOf } from "./pieces.ts";
import {
  DAY_PARTS,
  MONTHS,
  ordinalWord,
  SEASONS,
  smallNumber,
  tensNumber,
  UNITS,
  WEEKDAY_SHORT,
  WEEKDAYS,
} from "./words.ts";

export interface FindOptions {
  /** False leaves "from May 3 to May 5" as two expressions, as TimeML has it. */
  readonly ranges?: boolean;
}

/** The time expressions of the sentences, in their order. Empty when there are none. */
export function findTimes(sentences: readonly Sentence[], options: FindOptions = {}): FoundTime[] {
  const found: FoundTime[] = [];
  for (const sentence of sentences) findInSentence(sentence, options.ranges !== false, found);
  return inOneOrder(found);
}

/** A page writes its dates one way: beside "24/08/2021" the day stands first in "03/12/2021" too. */
function inOneOrder(found: FoundTime[]): FoundTime[] {
  const orderOf = ({ meaning }: FoundTime) => (meaning.kind === "day" ? meaning.order : undefined);
  if (!found.some((one) => orderOf(one) === "either")) return found;
  const orders = new Set(found.map(orderOf).filter((order) => order === "day-first" || order === "month-first"));
  const [order] = orders;
  if (order === undefined || orders.size > 1) return found;
  return found.map((one) => {
    const { meaning } = one;
    if (meaning.kind !== "day" || meaning.order !== "either") return one;
    const { month, day } = meaning;
    const turned = order === "day-first" ? { month: day, day: month } : { month, day };
    return { ...one, meaning: { ...meaning, ...turned, order } };
  });
}

/** A reading of some pieces; `to` is the piece behind it. */
interface Read {
  readonly meaning: Meaning;
  readonly to: number;
  readonly part?: Part;
  readonly clock?: string | null;
  readonly approximate?: boolean;
}

/** The reading with a part of its period, or a time of day, told beside it; `to`: the piece behind all. */
const partly = ({ meaning, clock = null, approximate = false }: Read, to: number, part: Part): Read => ({
  meaning,
  to,
  part,
  clock,
  approximate,
});
const atClock = ({ meaning, part = null, approximate = false }: Read, to: number, clock: string | null): Read => ({
  meaning,
  to,
  part,
  clock,
  approximate,
});

function findInSentence(sentence: Sentence, ranges: boolean, found: FoundTime[]): void {
  if (!sentence.tokens.some(({ norm }) => mayTell(norm))) return;
  const pieces = piecesOf(sentence);
  let at = 0;
  while (at < pieces.length) {
    const read = mayBegin(pieces, at) ? readAt(pieces, at, sentence, ranges) : null;
    if (read === null || read.to <= at) {
      at += 1;
      continue;
    }
    const piece = pieces[at]!;
    const last = pieces[read.to - 1]!;
    found.push({
      start: piece.start,
      end: last.end,
      sentence: sentence.index,
      first: piece.token,
      last: last.token,
      meaning: read.meaning,
      bound: boundBefore(pieces, at, read.to),
      part: read.part ?? null,
      approximate: read.approximate === true,
      clock: read.clock ?? null,
      text: textOf(pieces, at, read.to),
    });
    at = read.to;
  }
}

/** May the word, or a part of it, be one that only a time, or a number, is told by? */
const mayTell = oncePerText((norm) => runsOf(norm).some((run) => TELLS.has(run.norm) || isNumeral(run.norm)));

const TELLS: ReadonlySet<string> = new Set([...[...STARTS].filter((word) => !SMALL_STARTS.has(word)), ...TELLING]);

/** "the", "a" and their like begin a time only where a word follows that a time may go on with. */
function mayBegin(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at]!;
  if (!STARTS.has(piece.norm)) return isNumeral(piece.norm);
  if (!SMALL_STARTS.has(piece.norm)) return true;
  const next = pieces[at + 1];
  return next !== undefined && goesOn(next.norm);
}

const goesOn = oncePerText(
  (norm) => STARTS.has(norm) || GO_ON.has(norm) || isNumeral(norm) || ordinalWord(norm) !== null,
);

function readAt(pieces: readonly Piece[], at: number, sentence: Sentence, ranges: boolean): Read | null {
  const reader = new Reader(pieces, sentence);
  const single = reader.expression(at);
  if (!ranges) return single;
  if (single === null) return reader.numberRange(at);
  return reader.extend(single) ?? single;
}

/** Holds the pieces of one sentence while they are read; every method answers from them alone. */
class Reader {
  private readonly pieces: readonly Piece[];
  private readonly sentence: Sentence;

  constructor(pieces: readonly Piece[], sentence: Sentence) {
    this.pieces = pieces;
    this.sentence = sentence;
  }

  /** One expression, with what stands around it: "late last year", "nearly two weeks ago", "the end of May". */
  expression(at: number): Read | null {
    return (
      this.partOfPeriod(at) ?? this.clocked(at) ?? this.approximately(at) ?? this.vague(at) ?? this.set(at) ?? null
    );
  }

  private norm(at: number): string {
    return at < 0 ? "" : (this.pieces[at]?.norm ?? "");
  }

  private is(at: number, ...words: string[]): boolean {
    const norm = this.norm(at);
    for (const word of words) if (word === norm) return true;
    return false;
  }

  /** "X to Y", "X and Y" where they follow on one another, with a year behind that holds for both. */
  extend(first: Read): Read | null {
    if (!RANGE_KINDS.has(first.meaning.kind) || first.clock?.includes(":")) return null;
    const joint = this.norm(first.to);
    const how = joint === "and" || joint === "&" ? "and" : RANGE_JOINTS.has(joint) ? "to" : null;
    if (how === null) return null;
    const second = this.calendar(this.is(first.to + 1, "the", "of") ? first.to + 2 : first.to + 1);
    if (second === null || second.meaning.kind !== first.meaning.kind) {
      // "May 3 to 5", "May 3 and 4"
      if (first.meaning.kind === "day" && first.meaning.year === null) {
        const day = this.dayNumber(first.to + 1);
        if (day !== null && day.value > first.meaning.day && !this.isCount(day.to)) {
          const year = this.yearTail(day.to);
          const to = { ...first.meaning, day: day.value, year: year?.year ?? null };
          return {
            meaning: { kind: "range", from: { ...first.meaning, year: year?.year ?? null }, to, how },
            to: year?.to ?? day.to,
          };
        }
      }
      return null;
    }
    if (how === "and" && !this.betweenBefore(first) && !follows(first.meaning, second.meaning)) return null;
    const tail = this.whichYearTail(second.to);
    const [from, to] = shareYear(first.meaning, second.meaning, tail);
    return { meaning: { kind: "range", from, to, how: "to" }, to: tail?.to ?? second.to };
  }

  private betweenBefore(read: Read): boolean {
    for (let at = read.to - 1; at >= 0 && at > read.to - 6; at -= 1) if (this.is(at, "between")) return true;
    return false;
  }

  /** "3 to 5 May", "20-22 August 2024", "3 and 4 May", "13 and 14 September". */
  numberRange(at: number): Read | null {
    const first = this.dayNumber(at);
    if (first === null) return null;
    const joint = this.norm(first.to);
    if (!RANGE_JOINTS.has(joint) && joint !== "and") return null;
    const second = this.dayMonth(first.to + 1);
    if (second === null || second.meaning.kind !== "day" || second.meaning.day <= first.value) return null;
    const how = joint === "and" ? "and" : "to";
    return {
      meaning: { kind: "range", from: { ...second.meaning, day: first.value }, to: second.meaning, how },
      to: second.to,
    };
  }

  /** "early", "late", "the end of" and the like before a period. */
  private partOfPeriod(at: number): Read | null {
    let next = at;
    if (this.is(next, "the")) next += 1;
    const part = PARTS.get(this.norm(next));
    if (part === undefined) return null;
    const word = this.norm(next);
    next += 1;
    if (this.is(next, "-", "–")) next += 1;
    else if (this.is(next, "in", "on") && this.is(at, "early", "late", "earlier", "later")) next += 1;
    else if (this.is(next, "of")) next += 1;
    else if (PART_NOUNS.has(word)) return null;
    if (this.is(next, "part", "half") && this.is(next + 1, "of")) next += 2;
    const inside = this.clocked(next);
    if (inside === null || !PERIOD_KINDS.has(inside.meaning.kind)) {
      if (word === "earlier" || word === "later") return null;
      // "mid-afternoon", "early morning"
      const clock = DAY_PARTS.get(this.norm(next));
      if (clock !== undefined && at + 1 <= next) {
        const day = this.clocked(next + 1);
        if (day !== null && DAY_KINDS.has(day.meaning.kind)) return partly(atClock(day, day.to, clock), day.to, part);
        return { meaning: { kind: "clock", clock }, to: next + 1, part };
      }
      return null;
    }
    return partly(inside, inside.to, word === "rest" || word === "half" ? null : part);
  }

  /** A calendar expression with a time of day before or behind it. */
  private clocked(at: number): Read | null {
    const clock = clockAt(this.pieces, at);
    if (clock !== null) {
      let next = clock.to;
      while (this.is(next, "(", ")", ",", "local", "time", "on") && next < clock.to + 4) next += 1;
      const day = this.calendar(next) ?? (next === clock.to ? null : this.calendar(clock.to));
      if (day !== null && DAY_KINDS.has(day.meaning.kind)) return atClock(day, day.to, clock.value);
      return { meaning: { kind: "clock", clock: clock.value }, to: clock.to };
    }
    const day = this.calendar(at);
    if (day === null || !DAY_KINDS.has(day.meaning.kind)) return day;
    const part = DAY_PARTS.get(this.norm(day.to));
    if (part !== undefined && !this.is(day.to + 1, "prayer", "prayers")) return atClock(day, day.to + 1, part);
    if (this.is(day.to, "at")) {
      const behind = clockAt(this.pieces, day.to + 1);
      if (behind !== null) return atClock(day, behind.to, behind.value);
    }
    return day;
  }

  /** A day, week, month, year or other period of the calendar, counted or named. */
  private calendar(at: number): Read | null {
    return (
      this.iso(at) ??
      this.dayMonth(at) ??
      this.weekday(at) ??
      this.samePeriod(at) ??
      this.month(at) ??
      this.deictic(at) ??
      this.quarter(at) ??
      this.feast(at) ??
      this.season(at) ??
      this.year(at) ??
      this.anaphor(at) ??
      null
    );
  }

  /** "2024-09-13", "13/9/2024" where it can be told. */
  private iso(at: number): Read | null {
    const piece = this.pieces[at];
    if (piece === undefined || piece.number < 0) return null;
    const mark = this.norm(at + 1);
    if (mark !== "-" && mark !== "/") return null;
    if (this.norm(at + 3) !== mark) return null;
    const [a, b, c] = [piece.number, this.pieces[at + 2]?.number ?? -1, this.pieces[at + 4]?.number ?? -1];
    if (b < 0 || c < 0) return null;
    if (piece.text.length === 4 && b >= 1 && b <= 12 && c >= 1 && c <= 31) {
      return { meaning: { kind: "day", year: a, month: b, day: c }, to: at + 5 };
    }
    const year =
      this.pieces[at + 4]?.text.length === 4 ? c : this.pieces[at + 4]?.text.length === 2 ? shortYear(c) : null;
    if (year === null || mark === "-") return null;
    if (a < 1 || b < 1 || Math.max(a, b) > 31 || Math.min(a, b) > 12) return null;
    if (a > 12) return { meaning: { kind: "day", year, month: b, day: a, order: "day-first" }, to: at + 5 };
    const order = b > 12 ? "month-first" : a === b ? undefined : "either";
    // A date of two digits for the year may be anything else in numbers.
    if (order === "either" && this.pieces[at + 4]?.text.length !== 4) return null;
    const meaning: Meaning = { kind: "day", year, month: a, day: b };
    return { meaning: order === undefined ? meaning : { ...meaning, order }, to: at + 5 };
  }

  /** "23 May", "the 23rd of May 2024", "May 23", "May 23, 2024". */
  private dayMonth(at: number): Read | null {
    const first = this.is(at, "the") ? at + 1 : at;
    const day = this.dayNumber(first);
    if (day !== null) {
      const name = this.is(day.to, "of") ? day.to + 1 : day.to;
      const month = this.monthName(name, true);
      if (month === null) return null;
      const meaning: Meaning = { kind: "day", year: null, month: month.value, day: day.value };
      return this.withYear(meaning, month.to);
    }
    const month = this.monthName(at, true);
    if (month === null) return null;
    const behind = this.dayNumber(this.is(month.to, "the") ? month.to + 1 : month.to);
    if (behind === null || this.isCount(behind.to)) return null;
    return this.withYear({ kind: "day", year: null, month: month.value, day: behind.value }, behind.to);
  }

  private withYear(meaning: Extract<Meaning, { kind: "day" | "month" }>, to: number): Read {
    const tail = this.whichYearTail(to);
    if (tail === null) return { meaning, to };
    if (tail.year !== null) return { meaning: { ...meaning, year: tail.year }, to: tail.to };
    return { meaning: yearByShift(meaning, tail.shift), to: tail.to };
  }

  /** A year behind a day or month: ", 2024", "2024", "of last year", "this year". */
  private whichYearTail(at: number): { year: number | null; shift: number; to: number } | null {
    const year = this.yearTail(at);
    if (year !== null) return { year: year.year, shift: 0, to: year.to };
    let next = this.is(at, "of", "in", ",") ? at + 1 : at;
    if (this.is(next, "the") && this.is(next + 1, "same", "current", "previous")) return null;
    const shift = this.is(next, "last") ? -1 : this.is(next, "this") ? 0 : this.is(next, "next") ? 1 : null;
    if (shift === null || !this.is(next + 1, "year")) return null;
    next += 2;
    if (this.is(next, "'", "’") && this.is(next + 1, "s")) return null;
    return { year: null, shift, to: next };
  }

  private yearTail(at: number): { year: number; to: number } | null {
    let next = this.is(at, ",", "of") ? at + 1 : at;
    if (this.is(next, "of")) next += 1;
    const piece = this.pieces[next];
    if (piece === undefined || piece.text.length !== 4 || !(piece.number >= 1000 && piece.number <= 2100)) return null;
    if (this.isCount(next + 1)) return null;
    return { year: piece.number, to: next + 1 };
  }

  /** A number from 1 to 31, "3rd" and "twenty-first" too. */
  private dayNumber(at: number): { value: number; to: number } | null {
    const piece = this.pieces[at];
    if (piece === undefined) return null;
    if (piece.number >= 1 && piece.number <= 31 && piece.text.length <= 2) {
      const next = this.pieces[at + 1];
      if (next !== undefined && !next.spaced && /^(?:st|nd|rd|th)$/.test(next.norm)) {
        return { value: piece.number, to: at + 2 };
      }
      if (next !== undefined && !next.spaced && /^[:%/]$/.test(next.norm)) {
        if (next.norm !== ":" || this.pieces[at + 2]?.spaced === false) return null;
      }
      const before = this.pieces[at - 1];
      if (before !== undefined && /^[$€£¥#]$/.test(before.norm)) return null;
      return { value: piece.number, to: at + 1 };
    }
    const ordinal = ordinalWord(piece.norm);
    if (ordinal !== null) return { value: ordinal, to: at + 1 };
    const tens = tensNumber(piece.norm);
    if (tens === 20 || tens === 30) {
      const next = this.is(at + 1, "-") ? at + 2 : at + 1;
      const unit = ordinalWord(this.norm(next));
      if (unit !== null && unit < 10) return { value: tens + unit, to: next + 1 };
    }
    return null;
  }

  /** What stands at `at` makes a number before it a count: "May 20 people", "2000 troops". */
  private isCount(at: number): boolean {
    const piece = this.pieces[at];
    if (piece === undefined) return false;
    if (/^[%:]$/.test(piece.norm) && !piece.spaced)
      return !(piece.norm === ":" && this.pieces[at + 1]?.spaced !== false);
    return COUNTED.has(piece.norm);
  }

  /** A month's name, where it is one. `sure`: a day or year stands beside it, so "May" needs no other sign. */
  private monthName(at: number, beside: boolean): { value: number; to: number } | null {
    const piece = this.pieces[at];
    if (piece === undefined || !piece.capital) return null;
    const value = MONTHS.get(piece.norm);
    if (value === undefined) return null;
    let to = at + 1;
    if (piece.norm.length <= 4 && piece.norm !== "may" && piece.norm !== "june" && piece.norm !== "july") {
      const dot = this.pieces[to];
      if (dot !== undefined && dot.norm === "." && !dot.spaced && (beside || this.pieces[to + 1] !== undefined))
        to += 1;
    }
    if (beside) return { value, to };
    return { value, to };
  }

  /** A month with no day: "April", "in May 2024", "last September". */
  private month(at: number): Read | null {
    const piece = this.pieces[at];
    if (piece === undefined || !piece.capital) return null;
    const month = this.monthName(at, false);
    if (month === null) return null;
    const tail = this.whichYearTail(month.to);
    if (tail === null && !this.monthStandsAlone(at, month.to)) return null;
    const long = piece.norm.length > 4 || piece.norm === "may" || piece.norm === "june" || piece.norm === "july";
    if (!long && tail === null && !MONTH_CUES.has(this.norm(at - 1))) return null;
    return this.withYear({ kind: "month", month: month.value, year: null, which: null }, month.to);
  }

  /** Whether a bare month is one: not the verb "may", not "March on the city", not the names April, May, June and August. */
  private monthStandsAlone(at: number, to: number): boolean {
    const piece = this.pieces[at]!;
    const before = this.norm(at - 1);
    const after = this.pieces[to];
    if (MONTH_CUES.has(before)) return true;
    if (after !== undefined && (after.norm === "'" || after.norm === "’") && this.is(to + 1, "s")) {
      return piece.norm !== "may" || !(this.pieces[at - 1]?.capital ?? false);
    }
    const risky = RISKY_MONTHS.has(piece.norm);
    const token = this.sentence.tokens[piece.token];
    if (risky) {
      if (before === "-" || before === "and" || before === "to") return MONTHS.has(this.norm(at - 2));
      return false;
    }
    if (token !== undefined && (token.upos === "VERB" || token.upos === "AUX")) return false;
    if (NAME_MONTHS.has(piece.norm)) {
      if (after?.capital === true && !WEEKDAYS.has(after.norm)) return false;
      if (this.pieces[at - 1]?.capital === true && at > 1) return false;
    }
    return true;
  }

  /** "Tuesday", "last Friday", "Friday, Oct. 23", "Monday next week", "Friday 13 September". */
  private weekday(at: number): Read | null {
    let next = at;
    let which: Which = null;
    let week: number | null = null;
    if (this.is(next, "this") && this.is(next + 1, "coming", "past")) {
      which = this.is(next + 1, "past") ? "last" : "this";
      next += 2;
    } else if (this.is(next, "last", "next", "this", "past", "coming")) {
      which = WHICH.get(this.norm(next)) ?? null;
      next += 1;
    } else if (this.is(next, "the") && this.is(next + 1, "coming", "past", "previous")) {
      which = this.is(next + 1, "coming") ? "next" : "last";
      if (!WEEKDAYS.has(this.norm(next + 2))) return null;
      next += 2;
    }
    const name = this.weekdayName(next);
    if (name === null) return null;
    let to = name.to;
    if (PUBLICATIONS.has(this.norm(to)) && this.pieces[to]!.capital) return null;
    if (this.pieces[next - 1]?.capital === true && COLOURED.has(this.norm(next - 1))) return null;
    // "Friday, Oct. 23", "Friday the 13th of September"
    const comma = this.is(to, ",", "(") ? to + 1 : to;
    const date = this.dayMonth(comma);
    if (date !== null && date.meaning.kind === "day") {
      const end = this.is(to, "(") && this.is(date.to, ")") ? date.to + 1 : date.to;
      return { meaning: { ...date.meaning, weekday: name.value }, to: end };
    }
    const of = this.is(to, "of") ? to + 1 : to;
    if (this.is(of, "last", "next", "this") && this.is(of + 1, "week")) {
      week = this.is(of, "last") ? -1 : this.is(of, "next") ? 1 : 0;
      to = of + 2;
    } else if (this.is(to, "week") && this.is(to - 1, "s") === false) {
      return null;
    }
    return { meaning: { kind: "weekday", weekday: name.value, which, week }, to };
  }

  private weekdayName(at: number): { value: number; to: number } | null {
    const piece = this.pieces[at];
    if (piece === undefined || !piece.capital) return null;
    const long = WEEKDAYS.get(piece.norm);
    if (long !== undefined) return { value: long, to: at + 1 };
    const short = WEEKDAY_SHORT.get(piece.norm);
    if (short === undefined) return null;
    const dot = this.pieces[at + 1];
    if (dot === undefined || dot.spaced || (dot.norm !== "." && dot.norm !== ",")) return null;
    const sure = this.dayMonth(at + 2) !== null;
    if (dot.norm === ".") {
      if (sure || (piece.norm !== "sun" && piece.norm !== "sat") || this.is(at - 1, "on"))
        return { value: short, to: at + 2 };
      return null;
    }
    return sure ? { value: short, to: at + 1 } : null;
  }

  /** Counted from the day spoken from: "today", "last week", "the past two years", "this morning", "last April". */
  private deictic(at: number): Read | null {
    const word = this.norm(at);
    // "later in the day": of the day told before.
    if (
      (word === "later" || word === "earlier") &&
      this.is(at + 1, "in") &&
      this.is(at + 2, "the") &&
      this.is(at + 3, "day")
    )
      return { meaning: { kind: "anaphor", unit: "day", shift: 0, weekday: null }, to: at + 4 };
    const day = DEICTIC_DAYS.get(word);
    if (day !== undefined) {
      return {
        meaning: { kind: "unit", unit: "day", shift: day },
        to: at + 1,
        clock: word === "tonight" ? "TNI" : null,
      };
    }
    let next = at;
    const the = this.is(next, "the");
    if (the) next += 1;
    if (
      the &&
      this.is(next, "day") &&
      this.is(next + 1, "before", "after") &&
      this.is(next + 2, "yesterday", "tomorrow")
    ) {
      const shift = this.is(next + 2, "yesterday") ? -2 : 2;
      return { meaning: { kind: "unit", unit: "day", shift }, to: next + 3 };
    }
    if (the && this.is(next, "weekend")) {
      return { meaning: { kind: "unit", unit: "weekend", shift: 0 }, to: next + 1 };
    }
    if (
      the &&
      this.is(next, "latest", "most") &&
      this.is(next + (this.is(next, "most") ? 2 : 1), "quarter", "period")
    ) {
      const to = next + (this.is(next, "most") ? 3 : 2);
      return { meaning: { kind: "part-of-year", unit: "quarter", number: null, year: null, shift: null }, to };
    }
    if (the && this.is(next, "fiscal", "full", "financial", "calendar") && this.is(next + 1, "year")) {
      const year = this.yearOrDecade(next + 2);
      return year ?? { meaning: { kind: "unit", unit: "year", shift: 0 }, to: next + 2 };
    }
    if (the && this.is(next, "year", "month", "week", "quarter") && !this.is(next + 1, "-", "ago")) {
      return this.thePeriod(next);
    }
    if (!the && this.is(next, "year", "month")) return this.yearEnd(next);
    // "weekend statements", "weekend talks"
    if (!the && this.is(next, "weekend") && this.sentence.tokens[this.pieces[next + 1]?.token ?? -1]?.upos === "NOUN") {
      return { meaning: { kind: "unit", unit: "weekend", shift: 0 }, to: next + 1 };
    }
    let which = WHICH.get(this.norm(next));
    let plainPast = this.is(next, "past", "preceding");
    if (this.is(next, "this") && this.is(next + 1, "past", "coming")) {
      which = this.is(next + 1, "past") ? "last" : "next";
      next += 1;
      plainPast = false;
    }
    if (which === undefined) return this.recent(at);
    const shift = which === "last" ? -1 : which === "next" ? 1 : 0;
    next += 1;
    if (this.is(next, "calendar", "fiscal", "financial", "full", "business", "academic") && this.is(next + 1, "year")) {
      next += 1;
    }
    const name = this.norm(next);
    const month = this.monthName(next, true);
    if (month !== null && !the) {
      return { meaning: { kind: "month", month: month.value, year: null, which }, to: month.to };
    }
    const season = SEASONS.get(name);
    if (season !== undefined) return { meaning: { kind: "season", season, year: null, which }, to: next + 1 };
    const part = DAY_PARTS.get(name);
    if (part !== undefined && !the && (which === "this" || name === "night")) {
      return { meaning: { kind: "unit", unit: "day", shift: which === "this" ? 0 : shift }, to: next + 1, clock: part };
    }
    if (name === "weekend" || name === "weekends") {
      return { meaning: { kind: "unit", unit: "weekend", shift: which === "this" ? 0 : shift }, to: next + 1 };
    }
    const feast = this.feast(next);
    if (feast !== null && feast.meaning.kind === "feast") {
      return { ...feast, meaning: { ...feast.meaning, which } };
    }
    if (name === "quarter" || name === "half") {
      if (name === "half" && !the && which !== "this") return null;
      return { meaning: { kind: "part-of-year", unit: name, number: null, year: null, shift }, to: next + 1 };
    }
    const quantity = this.quantity(next);
    if (quantity !== null && !this.is(next, "a", "an", "one") && which !== "this") {
      const unit = this.unitAfter(quantity.to);
      if (unit === null) return null;
      const sign = which === "last" ? -1 : 1;
      return { meaning: { kind: "window", count: quantity.value, unit: unit.unit, sign }, to: this.orSo(unit.to) };
    }
    const unit = UNITS.get(name);
    if (unit === undefined || name === "second" || name === "minute") return null;
    if (name === "day" && !the && which !== "next") return null;
    if (name.endsWith("s") && name !== "s") {
      if (which === "this") return null;
      return { meaning: { kind: "window", count: Number.NaN, unit, sign: shift === -1 ? -1 : 1 }, to: next + 1 };
    }
    const next2 = next + 1;
    // "last year's third quarter", "this year's first half"
    if (unit === "year" && this.is(next2, "'", "’") && this.is(next2 + 1, "s")) {
      const quarter = this.partOfYear(next2 + 2);
      if (quarter !== null) {
        return {
          meaning: { kind: "part-of-year", unit: quarter.unit, number: quarter.number, year: null, shift },
          to: quarter.to,
        };
      }
    }
    // "this year in July", "last year on 3 May".
    if (unit === "year" && this.is(next2, "in", "on")) {
      const within = this.dayMonth(next2 + 1) ?? this.month(next2 + 1);
      if (
        within !== null &&
        (within.meaning.kind === "day" || within.meaning.kind === "month") &&
        within.meaning.year === null
      )
        return { meaning: yearByShift(within.meaning, shift), to: within.to };
    }
    if (the && unit === "day") {
      return { meaning: { kind: "anaphor", unit: "day", shift: shift === 0 ? 0 : shift, weekday: null }, to: next2 };
    }
    if (plainPast && unit !== "hour") {
      return { meaning: { kind: "window", count: 1, unit, sign: -1 }, to: next2 };
    }
    if (unit === "hour" || unit === "decade" || unit === "century") {
      if (unit !== "hour" && !the) return { meaning: { kind: "unit", unit, shift }, to: next2 };
      return { meaning: { kind: "window", count: 1, unit, sign: shift === -1 ? -1 : 1 }, to: next2 };
    }
    return { meaning: { kind: "unit", unit, shift }, to: this.orSo(next2) };
  }

  /** "the same period last year", "the quarter a year ago": a year before the period told of before. */
  private samePeriod(at: number): Read | null {
    let next = this.is(at, "the") ? at + 1 : at;
    const same = this.is(next, "same", "corresponding", "comparable", "equivalent");
    if (same) next += 1;
    else if (next === at) return null;
    if (!this.is(next, "period", "quarter", "month", "months", "time", "week", "half")) return null;
    next += 1;
    if (this.is(next, "of", "in")) next += 1;
    const meaning: Meaning = { kind: "away", count: 1, unit: "year", sign: -1, from: "then" };
    if (same && this.is(next, "last", "previous") && this.is(next + 1, "year")) return { meaning, to: next + 2 };
    if (same && this.is(next, "the") && this.is(next + 1, "previous", "preceding") && this.is(next + 2, "year")) {
      return { meaning, to: next + 3 };
    }
    if (this.is(next, "a", "one") && this.is(next + 1, "year") && this.is(next + 2, "ago", "earlier", "before")) {
      return { meaning, to: next + 3 };
    }
    return null;
  }

  /** "the year", "the month", "the week" said of the one spoken from. */
  private thePeriod(at: number): Read | null {
    const unit = UNITS.get(this.norm(at))!;
    const before = this.norm(at - 2);
    if (this.is(at + 1, "of") || this.is(at + 1, "2")) return null;
    if (unit === "quarter") {
      return { meaning: { kind: "part-of-year", unit: "quarter", number: null, year: null, shift: null }, to: at + 1 };
    }
    if (this.is(at + 1, "before", "after", "earlier", "later", "to")) return null;
    const year = this.pieces[at + 1];
    if (unit === "year" && year !== undefined && year.number >= 1000 && year.number <= 2100) {
      return { meaning: { kind: "year", year: year.number, digits: 4 }, to: at + 2 };
    }
    if (!PERIOD_CUES.has(before)) return null;
    return { meaning: { kind: "unit", unit, shift: 0 }, to: at + 1 };
  }

  /** "year end", "year's end", "month-end". */
  private yearEnd(at: number): Read | null {
    const unit = UNITS.get(this.norm(at))!;
    let next = at + 1;
    if (this.is(next, "'", "’") && this.is(next + 1, "s")) next += 2;
    else if (this.is(next, "-")) next += 1;
    if (!this.is(next, "end")) return null;
    return { meaning: { kind: "unit", unit, shift: 0 }, to: next + 1, part: "late" };
  }

  /** "recent weeks", "coming months". */
  private recent(at: number): Read | null {
    if (!this.is(at, "recent", "coming")) return null;
    const unit = UNITS.get(this.norm(at + 1));
    if (unit === undefined || !this.norm(at + 1).endsWith("s") || unit === "second") return null;
    return { meaning: { kind: "vague", ref: this.is(at, "recent") ? "past" : "future" }, to: at + 2 };
  }

  private orSo(at: number): number {
    return this.is(at, "or") && this.is(at + 1, "so") ? at + 2 : at;
  }

  /** "the third quarter of 2024", "Q3", "the first half of this year", "the first nine months". */
  private quarter(at: number): Read | null {
    let next = this.is(at, "the") ? at + 1 : at;
    if (this.is(next, "fiscal")) next += this.is(next + 1, "-") ? 2 : 1;
    if (this.is(next, "q") && (this.pieces[next + 1]?.spaced ?? true) === false) {
      const number = this.pieces[next + 1]!.number;
      if (!(number >= 1 && number <= 4)) return null;
      return this.quarterTail({ unit: "quarter", number, to: next + 2 });
    }
    const part = this.partOfYear(next);
    if (part !== null) return this.quarterTail(part);
    // "the first three months of 2024"
    const which = this.norm(next);
    if (which !== "first" && which !== "last" && which !== "final" && which !== "opening") return null;
    const quantity = this.quantity(next + 1);
    if (quantity === null || !this.is(quantity.to, "months") || Number.isNaN(quantity.value)) return null;
    const last = which === "last" || which === "final";
    const tail = this.ofYear(quantity.to + 1);
    if (tail === null && last) return null;
    return {
      meaning: {
        kind: "first-months",
        count: quantity.value,
        year: tail?.year ?? null,
        shift: tail?.shift ?? null,
        last,
      },
      to: tail?.to ?? quantity.to + 1,
    };
  }

  private quarterTail(part: { unit: "quarter" | "half"; number: number | null; to: number }): Read | null {
    const tail = this.ofYear(part.to);
    if (part.unit === "half" && tail === null) {
      // "the second half" of a match or a century is no date.
      return null;
    }
    return {
      meaning: {
        kind: "part-of-year",
        unit: part.unit,
        number: part.number,
        year: tail?.year ?? null,
        shift: tail?.shift ?? null,
      },
      to: tail?.to ?? part.to,
    };
  }

  /** "third quarter", "third-quarter", "second half". */
  private partOfYear(at: number): { unit: "quarter" | "half"; number: number; to: number } | null {
    let next = at;
    if (this.is(next, "fiscal")) next += this.is(next + 1, "-") ? 2 : 1;
    const ordinal = this.ordinal(next);
    if (ordinal === null || ordinal.value > 4) return null;
    next = ordinal.to;
    if (this.is(next, "fiscal")) next += 1;
    if (this.is(next, "-")) next += 1;
    if (this.is(next, "quarter")) return { unit: "quarter", number: ordinal.value, to: next + 1 };
    if (this.is(next, "half") && ordinal.value <= 2) return { unit: "half", number: ordinal.value, to: next + 1 };
    return null;
  }

  private ordinal(at: number): { value: number; to: number } | null {
    const piece = this.pieces[at];
    if (piece === undefined) return null;
    const word = ordinalWord(piece.norm);
    if (word !== null) return { value: word, to: at + 1 };
    const next = this.pieces[at + 1];
    if (piece.number >= 1 && next !== undefined && !next.spaced && /^(?:st|nd|rd|th)$/.test(next.norm)) {
      return { value: piece.number, to: at + 2 };
    }
    return null;
  }

  private ofYear(at: number): { year: number | null; shift: number | null; to: number } | null {
    const tail = this.whichYearTail(at);
    if (tail !== null)
      return tail.year === null ? { year: null, shift: tail.shift, to: tail.to } : { ...tail, shift: null };
    const next = this.is(at, "of") || this.is(at, "in") ? at + 1 : at;
    if (next > at && this.is(next, "the") && this.is(next + 1, "year")) return { year: null, shift: 0, to: next + 2 };
    if (next > at && this.is(next, "fiscal") && (this.pieces[next + 1]?.number ?? 0) > 1900) {
      return { year: this.pieces[next + 1]!.number, shift: null, to: next + 2 };
    }
    return null;
  }

  /** "the spring of 2024", "last winter", "summer 2023". "spring" alone is a verb or a well. */
  private season(at: number): Read | null {
    const next = this.is(at, "the") ? at + 1 : at;
    const season = SEASONS.get(this.norm(next));
    if (season === undefined) return null;
    const before = this.pieces[next - 1];
    if (this.pieces[next]!.capital && before?.capital === true && before.norm !== "the") return null;
    // "the Winter Olympics", "the Spring Festival"
    if (this.pieces[next]!.capital && this.pieces[next + 1]?.capital === true) return null;
    const tail = this.whichYearTail(next + 1);
    if (tail !== null) {
      const year = tail.year;
      if (year !== null) return { meaning: { kind: "season", season, year, which: null }, to: tail.to };
      const which: Which = tail.shift < 0 ? "last" : tail.shift > 0 ? "next" : "this";
      return { meaning: { kind: "season", season, year: null, which }, to: tail.to };
    }
    const cue = this.norm(at - 1);
    if (next === at && !(cue === "in" || cue === "by" || cue === "since" || cue === "mid")) return null;
    if (next > at && !PERIOD_CUES.has(cue)) return null;
    if (this.norm(next) === "fall" && this.is(next + 1, "of", "in", "and")) return null;
    if (this.norm(next) === "spring" && this.is(next + 1, "of")) return null;
    return { meaning: { kind: "season", season, year: null, which: null }, to: next + 1 };
  }

  /** "2022", "1990s", "the 20th century", "2023-24", "fiscal 2024". */
  private year(at: number): Read | null {
    let next = at;
    if (this.is(next, "the") && isNumeral(this.norm(next + 1))) {
      const inside = this.yearOrDecade(next + 1);
      if (inside?.meaning.kind === "year" && this.is(inside.to, "quarter", "period")) {
        const { year } = inside.meaning;
        return {
          meaning: { kind: "part-of-year", unit: "quarter", number: null, year, shift: null },
          to: inside.to + 1,
        };
      }
      return inside !== null && inside.meaning.kind === "year" && inside.meaning.digits < 4 ? inside : null;
    }
    if (this.is(next, "fiscal", "calendar") || (this.is(next, "fy") && !this.pieces[next + 1]?.spaced)) next += 1;
    const read = this.yearOrDecade(next);
    if (read !== null) return read;
    const century = this.ordinal(this.is(at, "the") ? at + 1 : at);
    if (century !== null && century.value <= 21 && century.value > 1 && this.is(century.to, "century")) {
      return { meaning: { kind: "year", year: (century.value - 1) * 100, digits: 2 }, to: century.to + 1 };
    }
    // "nineteen ninety-six"
    if (this.is(at, "nineteen")) {
      const tens = tensNumber(this.norm(at + 1));
      if (tens !== null) {
        const dash = this.is(at + 2, "-") ? at + 3 : at + 2;
        const unit = smallNumber(this.norm(dash));
        if (unit !== null && unit > 0 && unit < 10) {
          return { meaning: { kind: "year", year: 1900 + tens + unit, digits: 4 }, to: dash + 1 };
        }
      }
    }
    return null;
  }

  private yearOrDecade(at: number): Read | null {
    const piece = this.pieces[at];
    if (piece === undefined) return null;
    const after = this.pieces[at + 1];
    if (
      (piece.norm === "'" || piece.norm === "’") &&
      after !== undefined &&
      !after.spaced &&
      /^[2-9]0$/.test(after.norm)
    ) {
      if (this.is(at + 2, "s")) return { meaning: { kind: "year", year: 1900 + after.number, digits: 3 }, to: at + 3 };
      return null;
    }
    if (piece.text.length !== 4 || piece.number < 0) return null;
    const year = piece.number;
    if (year < 1000 || year > 2100) return null;
    const before = this.pieces[at - 1];
    if (after !== undefined && !after.spaced && after.norm === "s") {
      if (year % 10 !== 0) return null;
      return { meaning: { kind: "year", year, digits: year % 100 === 0 && year < 2000 ? 2 : 3 }, to: at + 2 };
    }
    if (before !== undefined) {
      if (/^[$€£¥#/@]$/.test(before.norm) && !piece.spaced) return null;
      if (NUMBERED.has(before.norm)) return null;
      if (before.norm === "-" && !piece.spaced && this.pieces[at - 2]?.capital === true) return null;
    }
    if (this.isCount(at + 1)) return null;
    if (year < 1900 || year > 2060) {
      if (before === undefined || !YEAR_CUES.has(before.norm)) return null;
    }
    const token = this.sentence.tokens[after?.token ?? -1];
    if (after !== undefined && token !== undefined && token.xpos === "NNS" && before !== undefined) {
      if (!YEAR_CUES.has(before.norm) && !YEAR_BEFORE_NOUN.has(before.norm)) return null;
    }
    // "2023-24", "2023/24", "2019-2021"
    if (after !== undefined && !after.spaced && /^[-–/]$/.test(after.norm)) {
      const other = this.pieces[at + 2];
      if (other !== undefined && !other.spaced && other.number >= 0) {
        const end =
          other.text.length === 4 ? other.number : other.text.length === 2 ? year - (year % 100) + other.number : 0;
        if (end > year && end - year < 100) {
          return {
            meaning: {
              kind: "range",
              from: { kind: "year", year, digits: 4 },
              to: { kind: "year", year: end, digits: 4 },
              how: "to",
            },
            to: at + 3,
          };
        }
        return null;
      }
    }
    return { meaning: { kind: "year", year, digits: 4 }, to: at + 1 };
  }

  /** A feast with a place in the calendar: "Lunar New Year", "Good Friday", "May Day 2024". */
  private feast(at: number): Read | null {
    const candidates = FEAST_WORDS.get(this.norm(at));
    if (candidates === undefined) return null;
    const piece = this.pieces[at]!;
    if (!piece.capital) return null;
    for (const candidate of candidates) {
      const to = this.matches(candidate, at);
      if (to === null) continue;
      const year = this.yearTail(to);
      return {
        meaning: { kind: "feast", name: candidate.name, year: year?.year ?? null, which: null },
        to: year?.to ?? to,
      };
    }
    return null;
  }

  private matches(feast: FeastWords, at: number): number | null {
    for (let index = 0; index < feast.words.length; index += 1) {
      if (this.norm(at + index) !== feast.words[index]) return null;
    }
    return at + feast.words.length;
  }

  /** "that day", "the following Wednesday", "the same week", "the next day". */
  private anaphor(at: number): Read | null {
    const word = this.norm(at);
    if (word === "that" || word === "same" || word === "the") {
      let next = at + 1;
      const same = this.is(next, "same");
      if (same) next += 1;
      if (word === "that" || same) {
        const name = this.weekdayName(next);
        if (name !== null)
          return { meaning: { kind: "anaphor", unit: "day", shift: 0, weekday: name.value }, to: name.to };
        const unit = UNITS.get(this.norm(next));
        if (unit === undefined || this.norm(next).endsWith("s") || unit === "second" || unit === "minute") return null;
        if (same && this.is(next, "quarter") && this.is(next + 1, "of")) return null;
        return { meaning: { kind: "anaphor", unit, shift: 0, weekday: null }, to: next + 1 };
      }
      if (this.is(next, "following", "next", "previous", "preceding")) {
        const shift = this.is(next, "following", "next") ? 1 : -1;
        const name = this.weekdayName(next + 1);
        if (name !== null)
          return { meaning: { kind: "anaphor", unit: "day", shift, weekday: name.value }, to: name.to };
        const unit = UNITS.get(this.norm(next + 1));
        if (unit === undefined || this.norm(next + 1).endsWith("s")) return null;
        return { meaning: { kind: "anaphor", unit, shift, weekday: null }, to: next + 2 };
      }
      if (this.is(next, "day") && this.is(next + 1, "after", "before")) {
        return {
          meaning: { kind: "away", count: 1, unit: "day", sign: this.is(next + 1, "after") ? 1 : -1, from: "clause" },
          to: next + 2,
        };
      }
    }
    return null;
  }

  /** "nearly two and a half years ago", "more than four hours", "four-day", "15-month-old". */
  private approximately(at: number): Read | null {
    let next = at;
    let approximate = false;
    if (APPROXIMATE.has(this.norm(at))) {
      approximate = true;
      next += 1;
    } else if (APPROXIMATE_PAIRS.get(this.norm(at))?.includes(this.norm(at + 1))) {
      approximate = true;
      next += 2;
    }
    if (this.is(next, "the")) next += 1;
    if (next === at + 1 && !approximate && this.is(at, "the")) return this.theCounted(at);
    const read = this.counted(next);
    if (read === null) return null;
    const { meaning, to, part = null, clock = null } = read;
    return approximate ? { meaning, to, part, clock, approximate } : read;
  }

  /** "the nine months", "the two years": a stretch known from before. */
  private theCounted(at: number): Read | null {
    const read = this.counted(at + 1);
    if (read === null || read.meaning.kind === "set") return null;
    if (this.is(at + 1, "second", "a", "an")) return null;
    return read;
  }

  private counted(at: number): Read | null {
    // "year-ago", "year-earlier"
    const bare = UNITS.get(this.norm(at));
    if (bare !== undefined && bare !== "second" && this.is(at + 1, "-") && this.is(at + 2, "ago", "earlier")) {
      const from = this.is(at + 2, "ago") ? "now" : "then";
      let to = at + 3;
      const part = this.partOfYear(to);
      if (part !== null) {
        return {
          meaning: { kind: "part-of-year", unit: part.unit, number: part.number, year: null, shift: -1 },
          to: part.to,
        };
      }
      if (this.is(to, "period", "quarter", "month", "level", "levels")) to += 1;
      return { meaning: { kind: "away", count: 1, unit: bare, sign: -1, from }, to };
    }
    if (bare !== undefined && this.norm(at).endsWith("s") && bare !== "second") {
      if (STRETCH_CUES.has(this.norm(at - 1)) && !this.is(at + 1, "-", "ago", "later", "earlier", "before", "after")) {
        return { meaning: { kind: "duration", count: Number.NaN, unit: bare, old: false }, to: at + 1 };
      }
      if (this.is(at + 1, "ago")) {
        return { meaning: { kind: "away", count: Number.NaN, unit: bare, sign: -1, from: "now" }, to: at + 2 };
      }
      if (this.is(at + 1, "-") && this.is(at + 2, "long", "old")) {
        return {
          meaning: { kind: "duration", count: Number.NaN, unit: bare, old: this.is(at + 2, "old") },
          to: at + 3,
        };
      }
      if (this.is(at + 1, "later", "earlier")) {
        const sign = this.is(at + 1, "later") ? 1 : -1;
        return { meaning: { kind: "away", count: Number.NaN, unit: bare, sign, from: "then" }, to: at + 2 };
      }
      // "only days after the vote"
      if (
        this.is(at + 1, "after", "before") &&
        NEAR_UNITS.has(bare) &&
        !this.is(at - 1, "the", "of", "first", "last")
      ) {
        const sign = this.is(at + 1, "after") ? 1 : -1;
        return { meaning: { kind: "away", count: Number.NaN, unit: bare, sign, from: "clause" }, to: at + 1 };
      }
      return null;
    }
    const quantity = this.quantity(at);
    if (quantity === null) return null;
    const unit = this.unitAfter(quantity.to);
    if (unit === null) return null;
    let value = quantity.value;
    let to = unit.to;
    const single = this.is(at, "a", "an", "one");
    if (single && !unit.plural && unit.unit === "second") return null;
    if (this.pieces[unit.to - 1]!.capital && !this.pieces[at]!.capital) return null; // the programme "60 Minutes"
    if (this.is(to, "and") && this.is(to + 1, "a") && this.is(to + 2, "half")) {
      value += 0.5;
      to += 3;
    }
    to = this.orSo(to);
    const long = this.is(to, "-") ? to + 1 : to;
    if (this.is(long, "old")) {
      // The age of a war tells when it began; that of a person or a bridge is no time.
      if (!this.happeningAfter(long + 1)) return null;
      return { meaning: { kind: "duration", count: value, unit: unit.unit, old: true }, to: long + 1 };
    }
    if (this.is(long, "long") && long > to) to = long + 1;
    if (this.is(to, "ago"))
      return { meaning: { kind: "away", count: value, unit: unit.unit, sign: -1, from: "now" }, to: to + 1 };
    if (this.is(to, "earlier", "later")) {
      const sign = this.is(to, "later") ? 1 : -1;
      return { meaning: { kind: "away", count: value, unit: unit.unit, sign, from: "then" }, to: to + 1 };
    }
    if (this.is(to, "from") && this.is(to + 1, "now", "today")) {
      return { meaning: { kind: "away", count: value, unit: unit.unit, sign: 1, from: "now" }, to: to + 2 };
    }
    if (this.is(to, "after", "before") && !unit.hyphen) {
      const sign = this.is(to, "after") ? 1 : -1;
      return { meaning: { kind: "away", count: value, unit: unit.unit, sign, from: "clause" }, to };
    }
    // "a day" without a measure is a day like another: "twice a day", "$50 a barrel a day".
    if (this.is(at, "a", "an") && !unit.plural && !unit.hyphen) {
      if (this.rateBefore(at)) return null;
      if (!DURATION_CUES.has(this.norm(at - 1)) && !APPROXIMATE.has(this.norm(at - 1))) return null;
    }
    if (this.is(at, "one") && !unit.hyphen && unit.unit === "day" && !DURATION_CUES.has(this.norm(at - 1))) return null;
    return { meaning: { kind: "duration", count: value, unit: unit.unit, old: false }, to };
  }

  private happeningAfter(at: number): boolean {
    for (let next = at; next < at + 4; next += 1) if (HAPPENINGS.has(this.norm(next))) return true;
    return false;
  }

  /** Whether "a year" measures what stands before it: "$3 billion a year", "20 times a day". */
  private rateBefore(at: number): boolean {
    const before = this.pieces[at - 1];
    if (before === undefined) return false;
    return /^\d/.test(before.norm) || RATE_WORDS.has(before.norm);
  }

  /** "two", "2.5", "2 1/2", "two and a half", "a couple of", "several". NaN is a count not told. */
  private quantity(at: number): { value: number; to: number } | null {
    const piece = this.pieces[at];
    if (piece === undefined) return null;
    let value: number | null = null;
    let to = at + 1;
    if (piece.norm === "a" || piece.norm === "an") {
      if (this.is(to, "couple")) return { value: 2, to: this.is(to + 1, "of") ? to + 2 : to + 1 };
      if (this.is(to, "few")) return { value: Number.NaN, to: to + 1 };
      if (this.is(to, "hundred")) return { value: 100, to: to + 1 };
      if (this.is(to, "dozen")) return { value: 12, to: to + 1 };
      if (this.is(to, "half")) return this.is(to + 1, "-") ? { value: 0.5, to: to + 2 } : null;
      value = 1;
      if (this.is(to, "full", "single", "further", "whole", "mere")) to += 1;
    } else if (piece.norm === "half" && this.is(to, "a", "an")) {
      return { value: 0.5, to: to + 1 };
    } else if (NOT_TOLD.has(piece.norm)) {
      return { value: Number.NaN, to: this.is(to, "of") ? to + 1 : to };
    } else if (/^\d/.test(piece.norm)) {
      const before = this.pieces[at - 1];
      if (before !== undefined && !piece.spaced && /^[$€£¥.]$/.test(before.norm)) return null;
      value = Number(piece.norm.replaceAll(",", ""));
      if (Number.isNaN(value)) return null;
      const top = this.pieces[to]?.number ?? -1;
      if (top >= 1 && this.is(to + 1, "/") && (this.pieces[to + 2]?.number ?? 0) > 0) {
        value += top / this.pieces[to + 2]!.number;
        to += 3;
      }
    } else {
      const small = smallNumber(piece.norm);
      const tens = tensNumber(piece.norm);
      if (small !== null) value = small;
      else if (tens !== null) {
        value = tens;
        const dash = this.is(to, "-") ? to + 1 : to;
        const unit = smallNumber(this.norm(dash));
        if (unit !== null && unit > 0 && unit < 10) {
          value += unit;
          to = dash + 1;
        }
      } else return null;
      if (this.is(to, "hundred")) {
        value *= 100;
        to += 1;
      } else if (this.is(to, "dozen")) {
        value *= 12;
        to += 1;
      }
    }
    if (this.is(to, "and") && this.is(to + 1, "a") && this.is(to + 2, "half")) {
      value += 0.5;
      to += 3;
    } else if (this.is(to, "and") && this.is(to + 1, "half") && !this.is(to + 2, "of")) {
      value += 0.5;
      to += 2;
    } else if (this.is(to, "-") && this.is(to + 1, "and") && this.is(to + 2, "-") && this.is(to + 3, "a")) {
      if (this.is(to + 5, "half")) {
        value += 0.5;
        to += 6;
      }
    } else if (this.is(to, "or", "to") && (smallNumber(this.norm(to + 1)) ?? this.pieces[to + 1]?.number ?? 0) > 0) {
      const other = smallNumber(this.norm(to + 1)) ?? this.pieces[to + 1]!.number;
      if (other < 100 && this.unitAfter(to + 2) !== null) to += 2;
    }
    return { value, to };
  }

  /** The unit behind a number: "years", "-year", "more weeks", "trading days". */
  private unitAfter(at: number): { unit: Unit; to: number; plural: boolean; hyphen: boolean } | null {
    let next = at;
    let hyphen = false;
    if (this.is(next, "-", "‑")) {
      next += 1;
      hyphen = true;
    }
    if (!hyphen && BETWEEN_NUMBER_AND_UNIT.has(this.norm(next))) next += 1;
    const unit = UNITS.get(this.norm(next));
    if (unit === undefined) return null;
    const plural = this.norm(next).endsWith("s");
    if (unit === "second" && !plural && !hyphen) return null;
    if (unit === "quarter" && !plural) return null;
    return { unit, to: next + 1, plural, hyphen };
  }

  /** "now", "recently", "the future": no date, but a direction. */
  private vague(at: number): Read | null {
    const word = this.norm(at);
    if (word === "the") {
      const next = this.is(at + 1, "near", "distant", "foreseeable", "recent", "immediate") ? at + 2 : at + 1;
      if (this.is(next, "future") && !this.is(next + 1, "of"))
        return { meaning: { kind: "vague", ref: "future" }, to: next + 1 };
      if (this.is(next, "past") && !this.pieces[next + 1]?.norm.match(/^\p{L}/u)) {
        return { meaning: { kind: "vague", ref: "past" }, to: next + 1 };
      }
      return null;
    }
    if (word === "right" && this.is(at + 1, "now")) return { meaning: { kind: "vague", ref: "present" }, to: at + 2 };
    if (word === "these" && this.is(at + 1, "days")) return { meaning: { kind: "vague", ref: "present" }, to: at + 2 };
    if (word === "as" && this.is(at + 1, "soon") && this.is(at + 2, "as") && this.is(at + 3, "possible")) {
      return { meaning: { kind: "vague", ref: "future" }, to: at + 4 };
    }
    const ref = VAGUE.get(word);
    if (ref === undefined) return null;
    if (word === "soon" && (this.is(at - 1, "as", "so", "too", "how") || this.is(at + 1, "as"))) return null;
    return { meaning: { kind: "vague", ref }, to: at + 1 };
  }

  /** "daily", "every day", "each year". */
  private set(at: number): Read | null {
    const word = this.norm(at);
    const every = SETS.get(word);
    if (every !== undefined) {
      if (this.pieces[at]!.capital && at > 0) return null; // "China Daily"
      return { meaning: { kind: "set", every }, to: at + 1 };
    }
    if (word !== "every" && word !== "each") return null;
    const name = this.weekdayName(at + 1);
    if (name !== null)
      return { meaning: { kind: "set", every: `XXXX-WXX-${((name.value + 6) % 7) + 1}` }, to: name.to };
    const quantity = this.quantity(at + 1);
    if (quantity !== null) {
      const unit = this.unitAfter(quantity.to);
      if (unit !== null && !Number.isNaN(quantity.value)) {
        return { meaning: { kind: "set", every: durationText(quantity.value, unit.unit) }, to: unit.to };
      }
    }
    const unit = UNITS.get(this.norm(at + 1));
    if (unit === undefined || unit === "second" || this.norm(at + 1).endsWith("s")) return null;
    return { meaning: { kind: "set", every: durationText(1, unit) }, to: at + 2 };
  }
}

/** ISO 8601: `durationText(2.5, "year")` is "P2Y6M"; a count not told is X. */
export function durationText(count: number, unit: Unit): string {
  const code = DURATION_CODES.get(unit) ?? "D";
  const time = unit === "hour" || unit === "minute" || unit === "second" ? "T" : "";
  const scale = unit === "decade" ? 10 : unit === "century" ? 100 : unit === "fortnight" ? 2 : 1;
  if (Number.isNaN(count)) return `P${time}X${unit === "decade" ? "E" : code}`;
  const value = count * scale;
  const whole = Math.floor(value);
  const half = value - whole >= 0.5;
  if (!half) return `P${time}${whole}${code}`;
  const finer = HALVES.get(unit);
  if (finer === undefined) return `P${time}${value}${code}`;
  return whole === 0 ? `P${time}${finer}` : `P${time}${whole}${code}${finer}`;
}

function textOf(pieces: readonly Piece[], from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at += 1) {
    const piece = pieces[at]!;
    text += at > from && piece.spaced ? ` ${piece.text}` : piece.text;
  }
  return text;
}

function boundBefore(pieces: readonly Piece[], at: number, to: number): FoundTime["bound"] {
  let before = at - 1;
  while (before > at - 3 && (pieces[before]?.norm === "the" || APPROXIMATE.has(pieces[before]?.norm ?? "")))
    before -= 1;
  const word = pieces[before]?.norm ?? "";
  if (word === "as" && pieces[before - 1]?.norm === "early") return "at";
  if (word === "to" && pieces[before - 1]?.norm === "prior") return "before";
  if (word === "of" && pieces[before - 1]?.norm === "as") return "from";
  if (word === "of" && pieces[before - 1]?.norm === "ahead") return "before";
  const after = pieces[to]?.norm ?? "";
  if (after === "onwards" || after === "onward") return "from";
  return BOUNDS.get(word) ?? "at";
}

function shortYear(value: number): number {
  return value < 50 ? 2000 + value : 1900 + value;
}

/** A month or day of "last year" without its number: kept as `which`, since only the day spoken from tells the year. */
function yearByShift(meaning: Extract<Meaning, { kind: "day" | "month" }>, shift: number): Meaning {
  const year = RELATIVE_YEAR + shift;
  return { ...meaning, year };
}

/** Years from here on stand for years counted from the year spoken from: 100000 is "this year", 99999 "last year". */
export const RELATIVE_YEAR = 100000;

function shareYear(
  from: Meaning,
  to: Meaning,
  tail: { year: number | null; shift: number } | null,
): [Meaning, Meaning] {
  if ((from.kind !== "day" && from.kind !== "month") || (to.kind !== "day" && to.kind !== "month")) return [from, to];
  let year = to.year ?? from.year;
  if (tail !== null && year === null) year = tail.year ?? RELATIVE_YEAR + tail.shift;
  if (year === null) return [from, to];
  const earlier = to.month < from.month && from.year === null ? year - 1 : (from.year ?? year);
  return [
    { ...from, year: earlier },
    { ...to, year },
  ];
}

function follows(from: Meaning, to: Meaning): boolean {
  if (from.kind === "weekday" && to.kind === "weekday") {
    return (from.weekday + 1) % 7 === to.weekday && to.which === null;
  }
  if (from.kind === "month" && to.kind === "month") return (from.month % 12) + 1 === to.month;
  if (from.kind === "year" && to.kind === "year") return from.digits === 4 && from.year + 1 === to.year;
  return false;
}

const RANGE_KINDS = new Set<Meaning["kind"]>(["day", "month", "weekday", "year"]);
const DAY_KINDS = new Set<Meaning["kind"]>(["day", "weekday", "unit", "anaphor", "feast"]);
const PERIOD_KINDS = new Set<Meaning["kind"]>([
  "day",
  "weekday",
  "month",
  "year",
  "part-of-year",
  "season",
  "unit",
  "feast",
  "anaphor",
  "window",
]);
