/**
 * Tells which day an expression means, and why: on Friday 2023-05-19, "will visit on Tuesday" is 2023-05-23.
 *
 * Each expression is worked out from the day spoken from, the tense around it, and the days told of before it. Where the
 * page's day is known only as a range, it is worked out from both ends, and the answer holds whatever both allow.
 * Conventions of weeks, weekends and "ago": decision 0006.
 */
import {
  addMonths,
  civilOf,
  type Days,
  dayEdtf,
  dayIfReal,
  dayNumber,
  daysOf,
  decadeEdtf,
  granularityOf,
  halfEdtf,
  monthDays,
  monthEdtf,
  oneOfEdtf,
  quarterEdtf,
  seasonEdtf,
  spanEdtf,
  weekdayOf,
  withinEdtf,
  yearEdtf,
} from "../kit/edtf.ts";
import type { Dateline } from "../model/article.ts";
import type { Edtf, HowKnown } from "../model/edtf.ts";
import type { Beside, CountedTime, FoundTime, Meaning, Unit, Which } from "../model/meaning.ts";
import type { Sentence } from "../model/sentence.ts";
import type { TimeExpression } from "../model/time.ts";
import { type Conventions, dayOfWeek, ISO_WEEKS, weekOf } from "./conventions.ts";
import { durationText, RELATIVE_YEAR } from "./expressions.ts";
import { feastIn } from "./feasts.ts";
import { type Tense, tenseAround } from "./tense.ts";
import { MONTH_NAMES, WEEKDAY_NAMES } from "./words.ts";

/** A time expression with its value and what its words mean. */
export interface ResolvedTime extends TimeExpression {
  readonly meaning: Meaning;
  readonly part: FoundTime["part"];
  readonly clock: string | null;
  readonly tense: Tense["tense"];
}

/**
 * The expressions with their values, in the same order. `published` is the day that the page speaks from; with null only
 * dates told in full get a value. A dateline's day, where it is up to four days before, is the day that the text speaks from.
 */
export function resolveTimes(
  found: readonly FoundTime[],
  sentences: readonly Sentence[],
  published: Edtf | null,
  dateline: Dateline | null = null,
  conventions: Conventions = ISO_WEEKS,
): ResolvedTime[] {
  const reference = referenceOf(published, dateline);
  const counted = found.map((one) => countedOf(one, sentences[one.sentence]));
  const answers = valuesFrom(counted, reference, conventions);
  return found.map((one, i): ResolvedTime => {
    const answer = answers[i] ?? null;
    return {
      kind: "time",
      start: one.start,
      end: one.end,
      sentence: one.sentence,
      first: one.first,
      last: one.last,
      type: typeOf(one),
      value: answer?.value ?? null,
      duration: durationOf(one.meaning),
      bound: boundOf(one),
      is: answer === null ? null : answer.is,
      reason: answer?.reason ?? whyNot(one.meaning, reference),
      meaning: one.meaning,
      part: one.part,
      clock: one.clock,
      tense: counted[i]!.tense,
    };
  });
}

/** What the expression's value hangs on, the day spoken from aside. */
export function countedOf(found: FoundTime, sentence: Sentence | undefined): CountedTime {
  const { tense, sure, direct }: Tense =
    sentence === undefined
      ? { tense: null, verb: -1, sure: false }
      : isOfSource(sentence, found)
        ? { tense: "past", verb: -1, sure: false }
        : tenseAround(sentence, found.first, found.last);
  const { start, end, text, meaning, bound, approximate } = found;
  return {
    start,
    end,
    sentence: found.sentence,
    text,
    meaning,
    bound,
    approximate,
    tense,
    sure,
    direct: direct === true,
    beside: sentence === undefined ? [] : besideOf(found, sentence),
  };
}

/** "According to a report on Saturday, the wall stands": of the report, whatever the tense of what it says. */
function isOfSource({ tokens }: Sentence, found: FoundTime): boolean {
  for (let at = found.first - 1; at > 0 && at > found.first - 12; at -= 1) {
    const { norm, upos } = tokens[at]!;
    if (norm === "to" && tokens[at - 1]!.norm === "according") return true;
    if (/^[,;:.]$/.test(norm) || upos === "VERB" || upos === "AUX") return false;
  }
  return false;
}

/** The values of a page's expressions in their order, once the page's day is known; null where they still have none. */
export const valuesOn = (counted: readonly CountedTime[], published: Edtf): (Answer | null)[] =>
  valuesFrom(counted, referenceOf(published, null), ISO_WEEKS);

function valuesFrom(
  counted: readonly CountedTime[],
  reference: readonly number[] | null,
  conventions: Conventions,
): (Answer | null)[] {
  const told: ToldBefore[] = [];
  return counted.map((one) => {
    const answer = answerFor(one, reference, told, conventions);
    // What is counted from a date told before is no base for the next: "up from a year earlier".
    if (answer !== null && one.meaning.kind !== "away") told.push({ sentence: one.sentence, value: answer.value });
    return answer;
  });
}

interface ToldBefore {
  readonly sentence: number;
  readonly value: Edtf;
}

/** A value with its reason. */
export interface Answer {
  readonly value: Edtf;
  readonly is: HowKnown;
  readonly reason: string;
}

/** What all of one reading is worked out with. */
interface Context extends Pick<CountedTime, "tense" | "sure" | "direct"> {
  /** The day spoken from. */
  readonly now: number;
  readonly told: readonly ToldBefore[];
  readonly found: CountedTime;
  readonly conventions: Conventions;
}

/** The day, or days, that the text speaks from: the dateline's where it is near the page's. Null where the page's is unknown. */
export function spokenFrom(published: Edtf | null, dateline: Dateline | null): Edtf | null {
  const days = referenceOf(published, dateline);
  return days === null ? null : days.length === 1 ? dayEdtf(days[0]!) : withinEdtf(days[0]!, days[1]!);
}

function referenceOf(published: Edtf | null, dateline: Dateline | null): readonly number[] | null {
  const days = daysOf(published);
  if (days === null || !Number.isFinite(days.first) || !Number.isFinite(days.last)) return null;
  if (dateline?.month != null && dateline.day !== null) {
    const year = civilOf(days.first).year;
    for (const candidate of [year, year - 1]) {
      const day = dayIfReal(candidate, dateline.month, dateline.day);
      if (day !== null && day <= days.last && day >= days.first - 4) return [day];
    }
  }
  if (days.first === days.last) return [days.first];
  return [days.first, days.last];
}

function answerFor(
  found: CountedTime,
  reference: readonly number[] | null,
  told: readonly ToldBefore[],
  conventions: Conventions,
): Answer | null {
  const { tense, sure, direct } = found;
  const absolute = absoluteValue(found.meaning);
  if (absolute !== null) {
    const either = found.meaning.kind === "day" && found.meaning.order === "either";
    const reason = `"${found.text}" is told in full${either ? ", with the day or the month first" : ""}`;
    return { value: absolute, is: "stated", reason };
  }
  if (reference === null) {
    const anaphor = fromTold(found.meaning, { conventions, tense, sure, direct, told, found });
    return anaphor === null ? null : inferred(anaphor);
  }
  const [now, then] = reference;
  const first = readValue(found.meaning, { conventions, tense, sure, direct, told, found, now: now! });
  if (then === undefined || first === null) return first === null ? null : inferred(first);
  const last = readValue(found.meaning, { conventions, tense, sure, direct, told, found, now: then });
  if (last === null) return null;
  if (last.value === first.value) return inferred(first);
  const joined = joinEnds(first.value, last.value);
  return joined === null
    ? null
    : { value: joined, is: "inferred", reason: `${first.reason}; or ${last.reason}, as the page's day is not sure` };
}

const inferred = ({ value, reason }: Value): Answer => ({ value, is: "inferred", reason });

/** What both ends of the page's range allow: the two days, or all between where that is at most a month. */
function joinEnds(a: Edtf, b: Edtf): Edtf | null {
  const left = daysOf(a);
  const right = daysOf(b);
  if (left === null || right === null) return null;
  const first = Math.min(left.first, right.first);
  const last = Math.max(left.last, right.last);
  if (!Number.isFinite(first) || !Number.isFinite(last) || last - first > 10) return null;
  if (left.first === left.last && right.first === right.last) {
    return Math.abs(left.first - right.first) === 1 ? oneOfEdtf([left.first, right.first]) : withinEdtf(first, last);
  }
  return withinEdtf(first, last);
}

interface Value {
  readonly value: Edtf;
  readonly reason: string;
}

/** The value of what is told in full: a year, a month of a year, a day of a year. */
export function absoluteValue(meaning: Meaning): Edtf | null {
  switch (meaning.kind) {
    case "day": {
      if (meaning.year === null || meaning.year > 9999) return null;
      const day = dayIfReal(meaning.year, meaning.month, meaning.day);
      if (day === null) return null;
      if (meaning.order !== "either") return dayEdtf(day);
      return oneOfEdtf([day, dayNumber(meaning.year, meaning.day, meaning.month)]);
    }
    case "month":
      return meaning.year === null || meaning.year > 9999 ? null : monthEdtf(meaning.year, meaning.month);
    case "year":
      if (meaning.digits === 4) return yearEdtf(meaning.year);
      return meaning.digits === 3 ? decadeEdtf(meaning.year) : `${String(meaning.year).slice(0, 2)}XX`;
    case "part-of-year":
      if (meaning.year === null || meaning.number === null) return null;
      return partOfYear(meaning.unit, meaning.year, meaning.number);
    case "season":
      return meaning.year === null ? null : seasonEdtf(meaning.year, meaning.season);
    case "feast":
      return meaning.year === null ? null : feastIn(meaning.name, meaning.year);
    case "first-months":
      return meaning.year === null ? null : firstMonths(meaning.year, meaning.count, meaning.last);
    case "range": {
      const from = absoluteValue(meaning.from);
      const to = absoluteValue(meaning.to);
      return from === null || to === null ? null : spanOf(from, to);
    }
    default:
      return null;
  }
}

function readValue(meaning: Meaning, context: Context): Value | null {
  const { now } = context;
  const today = named(now);
  switch (meaning.kind) {
    case "day":
      return dayValue(meaning, context);
    case "weekday":
      return weekdayValue(meaning, context);
    case "month":
      return monthValue(meaning, context);
    case "part-of-year":
      return partValue(meaning, context);
    case "season":
      return seasonValue(meaning.season, meaning.which, context);
    case "unit":
      return unitValue(meaning.unit, meaning.shift, context);
    case "away":
      return awayValue(meaning, context);
    case "window":
      return windowValue(meaning, context);
    case "duration":
      return ageValue(meaning, context);
    case "first-months": {
      const year = civilOf(now).year + (meaning.shift ?? 0);
      if (meaning.shift === null && civilOf(now).month <= meaning.count) {
        return {
          value: firstMonths(year - 1, meaning.count, meaning.last),
          reason: `the last such months before ${today}`,
        };
      }
      return { value: firstMonths(year, meaning.count, meaning.last), reason: `counted from the year of ${today}` };
    }
    case "feast":
      return feastValue(meaning.name, meaning.which, context);
    case "anaphor":
      return fromTold(meaning, context);
    case "range": {
      const from = absoluteValue(meaning.from) ?? readValue(meaning.from, context)?.value ?? null;
      if (from === null) return null;
      return rangeValue(meaning, from, context);
    }
    default:
      return null;
  }
}

// --- days and weekdays -------------------------------------------------------------------------------------------

function dayValue(meaning: Extract<Meaning, { kind: "day" }>, context: Context): Value | null {
  const year = civilOf(context.now).year;
  if (meaning.year !== null && meaning.year > 9999) {
    const day = dayIfReal(year + meaning.year - RELATIVE_YEAR, meaning.month, meaning.day);
    return day === null ? null : { value: dayEdtf(day), reason: `the year counted from ${named(context.now)}` };
  }
  const candidates = [year - 1, year, year + 1]
    .map((one) => dayIfReal(one, meaning.month, meaning.day))
    .filter((one): one is number => one !== null);
  const agreeing = candidates.filter((one) => weekdayOf(one) === meaning.weekday);
  const day = agreeing[0] ?? choose(candidates, context);
  if (day === null) return null;
  return {
    value: dayEdtf(day),
    reason: `the ${directionWords(context)} ${MONTH_NAMES[meaning.month - 1]!} ${meaning.day}`,
  };
}

/** Of the same day in several years, the one that the tense allows; without one the nearest. */
function choose(candidates: readonly number[], context: Context): number | null {
  const { now } = context;
  if (candidates.length === 0) return null;
  const nearest = candidates.reduce((best, one) => (Math.abs(one - now) < Math.abs(best - now) ? one : best));
  const bound = context.found.bound;
  let tense = context.tense;
  if ((bound === "until" || bound === "before") && tense !== "past") tense = "future";
  // "the October 7 attack", told in September: nobody announces an attack.
  if (nearest > now && tense !== "future" && isBeside(context, "misdeed"))
    return candidates.filter((one) => one <= now).pop() ?? nearest;
  if (tense === "past" && nearest > now) {
    // A tense read from afar does not move a day that is near by a whole year.
    const before = candidates.filter((one) => one <= now).pop();
    const open = isBeside(context, "toward");
    if (before !== undefined && !open && ((context.sure && context.direct) || nearest - now > 75)) return before;
  }
  if (tense === "future" && nearest < now && now - nearest > 3) {
    const after = candidates.find((one) => one >= now);
    if (after !== undefined && (context.sure || now - nearest > 60)) return after;
  }
  return nearest;
}

/** What stands beside an expression and bears on its day. */
function besideOf(found: FoundTime, sentence: Sentence): Beside[] {
  const { tokens, kind } = sentence;
  const beside: Beside[] = [];
  const before = tokens[found.first - 1]?.norm ?? "";
  if (TOWARD.has(before)) beside.push("toward");
  if (before === "that") beside.push("that");
  if (tokens.slice(found.last + 1, found.last + 4).some(({ norm }) => norm === "local")) beside.push("local");
  if (kind === "headline" || kind === "caption") beside.push("headline");
  // "will honour a June agreement": the month is the noun's.
  const last = tokens[found.last]!;
  if (last.head > last.index && /^(?:compound|amod)/.test(last.deprel)) beside.push("noun");
  for (let i = found.first; i <= found.last; i += 1) {
    const { head } = tokens[i]!;
    if (head <= found.last || !MISDEEDS.has(tokens[head]!.lemma)) continue;
    beside.push("misdeed");
    break;
  }
  return beside;
}

const MISDEEDS = new Set(
  "attack assault massacre raid coup bombing shooting crash earthquake invasion killing assassination incident clash ambush uprising blast explosion".split(
    " ",
  ),
);

/** "extended to Nov. 16", "through January": the end lies ahead of what was done. */
const TOWARD: ReadonlySet<string> = new Set(["to", "through", "until", "till"]);

const isBeside = ({ found }: Context, what: Beside): boolean => found.beside.includes(what);

function weekdayValue(meaning: Extract<Meaning, { kind: "weekday" }>, context: Context): Value {
  const { now, tense, conventions } = context;
  const name = WEEKDAY_NAMES[meaning.weekday]!;
  const inWeek = (first: number) => dayOfWeek(first, meaning.weekday, conventions);
  if (meaning.week !== null) {
    const day = inWeek(weekOf(now, conventions) + 7 * meaning.week);
    return { value: dayEdtf(day), reason: `the ${name} of the week told, counted from ${named(now)}` };
  }
  const before = now - ((weekdayOf(now) - meaning.weekday + 7) % 7);
  const after = now + ((meaning.weekday - weekdayOf(now) + 7) % 7);
  if (meaning.which === "last") {
    return { value: dayEdtf(before === now ? before - 7 : before), reason: `the last ${name} before ${named(now)}` };
  }
  if (meaning.which === "next") {
    const day = inWeek(weekOf(now, conventions) + 7);
    return { value: dayEdtf(day), reason: `the ${name} of the week after ${named(now)}` };
  }
  if (meaning.which === "this" && tense !== "past") {
    const day = inWeek(weekOf(now, conventions));
    return { value: dayEdtf(day < now ? after : day), reason: `the coming ${name}, from ${named(now)}` };
  }
  const bound = context.found.bound;
  // "on Friday morning local time", told on Thursday elsewhere.
  if (tense === "past" && after === now + 1 && isBeside(context, "local")) {
    return { value: dayEdtf(after), reason: `${name} by local time, a day ahead of ${named(now)}` };
  }
  // "could not be found Wednesday", said on Thursday: what may lie ahead by its form alone is of the day just past.
  const justPast = before !== now && now - before <= 2 && !(context.sure && context.direct) && bound === "at";
  const coming =
    (tense === "future" && !justPast) ||
    ((bound === "until" || bound === "before" || bound === "from") && tense === "present");
  if (
    coming ||
    (tense === "present" && context.sure && bound === "at" && before !== now && !isBeside(context, "headline"))
  ) {
    return {
      value: dayEdtf(after),
      reason: `the coming ${name}, from ${named(now)}, as the words speak of the future`,
    };
  }
  const why = tense === "past" ? "as the words speak of the past" : "the latest one";
  return { value: dayEdtf(before), reason: `the ${name} on or before ${named(now)}, ${why}` };
}

// --- months and parts of years -----------------------------------------------------------------------------------

function monthValue(meaning: Extract<Meaning, { kind: "month" }>, context: Context): Value {
  const here = civilOf(context.now);
  const name = MONTH_NAMES[meaning.month - 1]!;
  if (meaning.year !== null && meaning.year > 9999) {
    const year = here.year + meaning.year - RELATIVE_YEAR;
    return { value: monthEdtf(year, meaning.month), reason: `the year counted from ${named(context.now)}` };
  }
  const passed = here.month - meaning.month;
  if (isBeside(context, "that")) {
    // "The army took over in 2013 … They left that November."
    const told = daysOf(lastTold(context, 3, (value) => /^\d{4}(?:-\d\d){0,2}$/.test(value)));
    if (told !== null) {
      const { year } = civilOf(told.first);
      return { value: monthEdtf(year, meaning.month), reason: `${name} of ${year}, told of before` };
    }
  }
  if (meaning.which === "last") {
    // The month just past is "last month"; "last February" said in March is a year before.
    const year = passed > 1 ? here.year : here.year - 1;
    return { value: monthEdtf(year, meaning.month), reason: `the last ${name} before ${named(context.now)}` };
  }
  if (meaning.which === "next") {
    const year = passed < 0 ? here.year : here.year + 1;
    return { value: monthEdtf(year, meaning.month), reason: `the next ${name} after ${named(context.now)}` };
  }
  if (meaning.which === "this") {
    return { value: monthEdtf(here.year, meaning.month), reason: `${name} of the year of ${named(context.now)}` };
  }
  const bound = context.found.bound;
  let tense = context.tense;
  if ((bound === "until" || bound === "before") && tense !== "past") tense = "future";
  if (bound === "since") tense = "past";
  if (tense === "future" && isBeside(context, "noun")) tense = null;
  const lastYear = passed >= 0 ? here.year : here.year - 1;
  const nextYear = passed <= 0 ? here.year : here.year + 1;
  if (tense === "future") {
    // "It would rise from April" said in June: the latest one is nearer than next spring.
    if (!context.sure && passed > 0 && passed < 3)
      return { value: monthEdtf(here.year, meaning.month), reason: `the nearest ${name}` };
    return { value: monthEdtf(nextYear, meaning.month), reason: `the coming ${name}, from ${named(context.now)}` };
  }
  // "They sit down in Oslo in November": the simple present of a timetable.
  if (
    tense === "present" &&
    context.sure &&
    context.direct &&
    bound === "at" &&
    passed !== 0 &&
    !isBeside(context, "headline")
  ) {
    return { value: monthEdtf(nextYear, meaning.month), reason: `the coming ${name}, as by a timetable` };
  }
  // "has lent it money through January", said in October: to the next one.
  if (passed > 6 && isBeside(context, "toward")) {
    return { value: monthEdtf(here.year + 1, meaning.month), reason: `the coming ${name}, from ${named(context.now)}` };
  }
  const loose = !context.sure || !context.direct || isBeside(context, "toward");
  if (passed < 0 && ((tense !== "past" && passed > -4) || (loose && bound !== "since" && passed > -3))) {
    return { value: monthEdtf(here.year, meaning.month), reason: `the nearest ${name} to ${named(context.now)}` };
  }
  return { value: monthEdtf(lastYear, meaning.month), reason: `the latest ${name} as of ${named(context.now)}` };
}

function partValue(meaning: Extract<Meaning, { kind: "part-of-year" }>, context: Context): Value | null {
  const here = civilOf(context.now);
  const length = meaning.unit === "quarter" ? 3 : 6;
  const current = Math.floor((here.month - 1) / length) + 1;
  const today = named(context.now);
  if (meaning.number === null) {
    if (meaning.shift === null) {
      const before = lastTold(context, 6, (value) => granularityOf(value) === meaning.unit);
      if (before !== null && meaning.year !== null) {
        return {
          value: `${meaning.year}${before.slice(4)}`,
          reason: `the ${meaning.unit} told of before, in that year`,
        };
      }
      if (before !== null) return { value: before, reason: `the ${meaning.unit} told of before` };
      if (meaning.year !== null) return { value: yearEdtf(meaning.year), reason: "the year is told" };
      return {
        value: shiftPart(meaning.unit, here.year, current, -1),
        reason: `the last ${meaning.unit} before ${today}`,
      };
    }
    return { value: shiftPart(meaning.unit, here.year, current, meaning.shift), reason: `counted from ${today}` };
  }
  if (meaning.shift !== null) {
    return {
      value: partOfYear(meaning.unit, here.year + meaning.shift, meaning.number),
      reason: `of the year counted from ${today}`,
    };
  }
  let year = meaning.number <= current ? here.year : here.year - 1;
  // What will be reported of the quarter just over is still to come.
  if (context.tense === "future") year = meaning.number >= current - 1 ? here.year : here.year + 1;
  return {
    value: partOfYear(meaning.unit, year, meaning.number),
    reason: `the nearest such ${meaning.unit} to ${today}`,
  };
}

function partOfYear(unit: "quarter" | "half", year: number, number: number): Edtf {
  return unit === "quarter" ? quarterEdtf(year, number) : halfEdtf(year, number);
}

function shiftPart(unit: "quarter" | "half", year: number, number: number, shift: number): Edtf {
  const size = unit === "quarter" ? 4 : 2;
  const total = year * size + (number - 1) + shift;
  return partOfYear(unit, Math.floor(total / size), (total % size) + 1);
}

function firstMonths(year: number, count: number, last: boolean): Edtf {
  const months = Math.max(1, Math.min(12, Math.round(count)));
  const from = last ? 13 - months : 1;
  const to = last ? 12 : months;
  return from === to ? monthEdtf(year, from) : `${monthEdtf(year, from)}/${monthEdtf(year, to)}`;
}

function seasonValue(season: number, which: Which, context: Context): Value {
  const here = civilOf(context.now);
  const starts = (year: number) => daysOf(seasonEdtf(year, season))!;
  const years = [here.year - 2, here.year - 1, here.year, here.year + 1];
  const begun = years.filter((year) => starts(year).first <= context.now);
  const over = years.filter((year) => starts(year).last < context.now);
  const coming = years.find((year) => starts(year).last >= context.now) ?? here.year;
  let year = begun.at(-1) ?? here.year;
  if (which === "last") year = over.at(-1) ?? here.year - 1;
  else if (which === "this") year = season === 4 && here.month <= 2 ? here.year - 1 : here.year;
  else if (which === "next" || context.tense === "future") year = coming;
  return {
    value: seasonEdtf(year, season),
    reason: `the season nearest to ${named(context.now)} that the words allow`,
  };
}

function feastValue(name: string, which: Which, context: Context): Value | null {
  const year = civilOf(context.now).year;
  const dates = [year - 1, year, year + 1].map((one) => feastIn(name, one)).filter((one): one is Edtf => one !== null);
  const days = dates.map((one) => daysOf(one)!.first);
  let day: number | null;
  if (which === "last") day = days.filter((one) => one < context.now).pop() ?? null;
  else if (which === "next") day = days.find((one) => one > context.now) ?? null;
  else if (which === "this") day = days[days.length - 2] ?? null;
  else day = choose(days, context);
  const index = day === null ? -1 : days.indexOf(day);
  return index < 0 ? null : { value: dates[index]!, reason: `${name}, by the calendar of feasts` };
}

// --- this, last and next -----------------------------------------------------------------------------------------

function unitValue(unit: Unit, shift: number, context: Context): Value | null {
  const { now, tense } = context;
  const here = civilOf(now);
  const today = named(now);
  const reason = `counted from ${today}`;
  switch (unit) {
    case "day":
      return { value: dayEdtf(now + shift), reason };
    case "week": {
      let first = weekOf(now, context.conventions) + 7 * shift;
      let last = first + 6;
      // What is over lies before the day spoken from, what is to come behind it.
      if (shift === 0 && tense === "past") last = now;
      if (shift === 0 && tense === "future") first = now;
      return {
        value: withinEdtf(first, last),
        reason: `a day of the week, ${weekWords(context.conventions)}, ${reason}`,
      };
    }
    case "weekend": {
      const saturday = dayOfWeek(weekOf(now, context.conventions), context.conventions.weekend, context.conventions);
      const before = now >= saturday ? saturday : saturday - 7;
      let from: number;
      if (shift < 0) from = now >= saturday ? saturday - 7 : before;
      else if (shift > 0) from = now >= saturday || tense !== "future" ? saturday + 7 : saturday + 7;
      else from = tense === "future" || tense === "present" ? saturday : before;
      return { value: spanEdtf(from, from + 1), reason: `the weekend ${reason}` };
    }
    case "fortnight":
      return { value: withinEdtf(now + 14 * Math.min(shift, 0), now + 14 * Math.max(shift, 0)), reason };
    case "month": {
      const month = civilOf(addMonths(now - here.day + 1, shift));
      return { value: monthEdtf(month.year, month.month), reason };
    }
    case "quarter":
      return { value: shiftPart("quarter", here.year, Math.floor((here.month - 1) / 3) + 1, shift), reason };
    case "half":
      return { value: shiftPart("half", here.year, here.month <= 6 ? 1 : 2, shift), reason };
    case "year":
      return { value: yearEdtf(here.year + shift), reason };
    case "decade":
      return { value: decadeEdtf(here.year + 10 * shift), reason };
    case "century":
      return { value: `${Math.floor(here.year / 100) + shift}XX`, reason };
    default:
      return null;
  }
}

function windowValue(meaning: Extract<Meaning, { kind: "window" }>, context: Context): Value | null {
  if (Number.isNaN(meaning.count) || meaning.sign === 0) return null;
  const days = shifted(context.now, meaning.count * meaning.sign, meaning.unit);
  if (days === null) return null;
  const [first, last] = meaning.sign < 0 ? [days, context.now] : [context.now, days];
  return { value: withinEdtf(first, last), reason: `the time up to or from ${named(context.now)}` };
}

// --- ago, earlier, later -----------------------------------------------------------------------------------------

function awayValue(meaning: Extract<Meaning, { kind: "away" }>, context: Context): Value | null {
  if (meaning.from === "clause" || Number.isNaN(meaning.count)) return null;
  const amount = meaning.count * meaning.sign;
  const whole = Number.isInteger(meaning.count);
  const fiscal = meaning.unit === "year" && meaning.count === 1 && meaning.sign === -1;
  if (fiscal) {
    // "Profit rose in the third quarter from a year ago": the same quarter of the year before.
    const quarter = lastTold(context, 6, (value) => granularityOf(value) === "quarter");
    if (quarter !== null) return shiftEdtf(quarter, amount, meaning.unit);
  }
  if (meaning.from === "then") {
    const finer = meaning.unit === "day" || meaning.unit === "week" || meaning.unit === "hour";
    const before = lastTold(context, 2, (value) =>
      finer ? granularityOf(value) === "day" : CALENDAR_PERIODS.has(granularityOf(value)) || value.includes("/"),
    );
    if (before !== null) return shiftEdtf(before, amount, meaning.unit);
    if (finer) return null;
  }
  const rough = context.found.approximate || !whole ? "~" : "";
  const reason = `${meaning.count} ${meaning.unit}s ${meaning.sign < 0 ? "before" : "after"} ${named(context.now)}`;
  const day = shifted(context.now, amount, meaning.unit);
  if (day === null) return null;
  const there = civilOf(day);
  switch (meaning.unit) {
    case "second":
    case "minute":
    case "hour":
      return { value: `${dayEdtf(day)}${meaning.count > 12 ? "~" : ""}`, reason };
    case "day":
      return { value: `${dayEdtf(day)}${rough}`, reason };
    case "week":
    case "fortnight":
      return { value: `${dayEdtf(day)}~`, reason };
    case "month":
    case "quarter":
      return { value: `${monthEdtf(there.year, there.month)}${rough}`, reason };
    case "year":
      return { value: whole ? yearEdtf(there.year) : `${monthEdtf(there.year, there.month)}~`, reason };
    case "decade":
      return { value: `${yearEdtf(there.year)}~`, reason };
    default:
      return null;
  }
}

/** "the 15-month-old conflict": when it began. Only of things that begin, not of people and buildings. */
function ageValue(meaning: Extract<Meaning, { kind: "duration" }>, context: Context): Value | null {
  if (!meaning.old || Number.isNaN(meaning.count)) return null;
  const day = shifted(context.now, -meaning.count, meaning.unit);
  if (day === null) return null;
  const there = civilOf(day);
  const reason = `${meaning.count} ${meaning.unit}s before ${named(context.now)}, when it began`;
  if (meaning.unit === "year" || meaning.unit === "decade") {
    return {
      value: Number.isInteger(meaning.count) ? `${yearEdtf(there.year)}~` : `${monthEdtf(there.year, there.month)}~`,
      reason,
    };
  }
  if (meaning.unit === "month") return { value: `${monthEdtf(there.year, there.month)}~`, reason };
  return { value: `${dayEdtf(day)}~`, reason };
}

const CALENDAR_PERIODS: ReadonlySet<string> = new Set(["month", "quarter", "half", "year", "season"]);

/** The day `amount` units away; months and years keep the day of the month. Null for units without days. */
export function shifted(day: number, amount: number, unit: Unit): number | null {
  switch (unit) {
    case "second":
    case "minute":
      return day;
    case "hour":
      return day + Math.trunc(amount / 24);
    case "day":
      return day + Math.round(amount);
    case "week":
      return day + Math.round(amount * 7);
    case "fortnight":
      return day + Math.round(amount * 14);
    case "month":
      return addMonths(day, Math.round(amount));
    case "quarter":
      return addMonths(day, Math.round(amount * 3));
    case "year":
      return Math.abs(amount) > 1500 ? null : addMonths(day, Math.round(amount * 12));
    case "decade":
      return Math.abs(amount) > 150 ? null : addMonths(day, Math.round(amount * 120));
    case "century":
      return Math.abs(amount) > 15 ? null : addMonths(day, Math.round(amount * 1200));
    default:
      return null;
  }
}

/** A date moved by whole units, as fine as it was: "2024-03" a year earlier is "2023-03". */
function shiftEdtf(edtf: Edtf, amount: number, unit: Unit): Value | null {
  const days = daysOf(edtf);
  if (days === null || !Number.isFinite(days.first) || !Number.isFinite(days.last)) return null;
  const first = shifted(days.first, amount, unit);
  const last = shifted(days.last, amount, unit);
  if (first === null || last === null) return null;
  const there = civilOf(first);
  const reason = `${Math.abs(amount)} ${unit}s ${amount < 0 ? "before" : "after"} ${edtf}, told of before`;
  switch (granularityOf(edtf)) {
    case "year":
      if (unit === "year") return { value: yearEdtf(there.year), reason };
      return { value: monthEdtf(there.year, there.month), reason };
    case "month":
      return { value: monthEdtf(there.year, there.month), reason };
    case "quarter":
      return { value: quarterEdtf(there.year, Math.floor((there.month - 1) / 3) + 1), reason };
    case "half":
      return { value: halfEdtf(there.year, there.month <= 6 ? 1 : 2), reason };
    case "day":
      if (unit === "year" && !/~$/.test(edtf)) return { value: dayEdtf(first), reason };
      return { value: unit === "month" ? `${monthEdtf(there.year, there.month)}` : dayEdtf(first), reason };
    default: {
      if (days.first === days.last) return { value: dayEdtf(first), reason };
      const whole = wholeMonths({ first, last });
      return { value: whole ?? (edtf.startsWith("[") ? withinEdtf(first, last) : spanEdtf(first, last)), reason };
    }
  }
}

/** "2023-01/2023-07" for the first day of January to the last of July. */
function wholeMonths(days: Days): Edtf | null {
  const from = civilOf(days.first);
  const to = civilOf(days.last);
  if (from.day !== 1 || monthDays(to.year, to.month).last !== days.last) return null;
  return `${monthEdtf(from.year, from.month)}/${monthEdtf(to.year, to.month)}`;
}

function fromTold(meaning: Meaning, context: Omit<Context, "now">): Value | null {
  if (meaning.kind !== "anaphor") return null;
  const before = lastTold(context, 3, (value) => {
    const size = granularityOf(value);
    if (meaning.unit === "day" || meaning.unit === "week" || meaning.weekday !== null) return size === "day";
    return meaning.unit !== "month" || size === "day" || size === "month";
  });
  const days = daysOf(before);
  if (before === null || days === null || !Number.isFinite(days.first)) {
    // "the next day" with nothing told before counts from today only in a report of today; it is left open.
    return null;
  }
  const reason = `counted from ${before}, told of before`;
  const there = civilOf(days.first);
  if (meaning.weekday !== null) {
    const ahead = (meaning.weekday - weekdayOf(days.last) + 7) % 7;
    const behind = (weekdayOf(days.first) - meaning.weekday + 7) % 7;
    if (meaning.shift === 0) return { value: dayEdtf(days.first - behind), reason };
    const day = meaning.shift > 0 ? days.last + (ahead === 0 ? 7 : ahead) : days.first - (behind === 0 ? 7 : behind);
    return { value: dayEdtf(day), reason };
  }
  switch (meaning.unit) {
    case "day":
      return { value: dayEdtf(days.first + meaning.shift), reason };
    case "week": {
      const first = weekOf(days.first, context.conventions) + 7 * meaning.shift;
      return { value: withinEdtf(first, first + 6), reason };
    }
    case "month": {
      const month = civilOf(addMonths(days.first, meaning.shift));
      return { value: monthEdtf(month.year, month.month), reason };
    }
    case "quarter":
      return { value: shiftPart("quarter", there.year, Math.floor((there.month - 1) / 3) + 1, meaning.shift), reason };
    case "year":
      return { value: yearEdtf(there.year + meaning.shift), reason };
    case "decade":
      return { value: decadeEdtf(there.year + 10 * meaning.shift), reason };
    default:
      return null;
  }
}

/** The latest date told at most `back` sentences before that passes the test. */
function lastTold(context: Pick<Context, "told" | "found">, back: number, test: (value: Edtf) => boolean): Edtf | null {
  for (let index = context.told.length - 1; index >= 0; index -= 1) {
    const one = context.told[index]!;
    if (one.sentence < context.found.sentence - back) return null;
    if (test(one.value)) return one.value;
  }
  return null;
}

function rangeValue(meaning: Extract<Meaning, { kind: "range" }>, from: Edtf, context: Context): Value | null {
  const start = daysOf(from);
  if (start === null) return null;
  let to: Edtf | null = absoluteValue(meaning.to);
  if (to === null && meaning.to.kind === "weekday") {
    const ahead = (meaning.to.weekday - weekdayOf(start.first) + 7) % 7;
    to = dayEdtf(start.first + (ahead === 0 ? 7 : ahead));
  }
  if (to === null && meaning.to.kind === "day") {
    const year = civilOf(start.first).year;
    const same = dayIfReal(year, meaning.to.month, meaning.to.day);
    const day = same !== null && same >= start.first ? same : dayIfReal(year + 1, meaning.to.month, meaning.to.day);
    to = day === null ? null : dayEdtf(day);
  }
  if (to === null && meaning.to.kind === "month") {
    const there = civilOf(start.first);
    to = monthEdtf(meaning.to.month >= there.month ? there.year : there.year + 1, meaning.to.month);
  }
  to = to ?? readValue(meaning.to, context)?.value ?? null;
  if (to === null) return null;
  const value = spanOf(from, to);
  return value === null ? null : { value, reason: `both ends counted from ${named(context.now)}` };
}

function spanOf(from: Edtf, to: Edtf): Edtf | null {
  const value = `${from}/${to}`;
  return daysOf(value) === null ? null : value;
}

// --- words about it ----------------------------------------------------------------------------------------------

function typeOf(found: FoundTime): TimeExpression["type"] {
  switch (found.meaning.kind) {
    case "set":
      return "set";
    case "duration":
    case "window":
      return "duration";
    case "clock":
      return "time";
    default:
      return found.clock !== null ? "time" : "date";
  }
}

function boundOf(found: FoundTime): TimeExpression["bound"] {
  return found.meaning.kind === "duration" && found.meaning.old ? "since" : found.bound;
}

function durationOf(meaning: Meaning): string | null {
  switch (meaning.kind) {
    case "duration":
    case "window":
      return durationText(meaning.count, meaning.unit);
    case "set":
      return meaning.every.startsWith("P") ? meaning.every : null;
    default:
      return null;
  }
}

function whyNot(meaning: Meaning, reference: readonly number[] | null): string {
  if (meaning.kind === "duration" || meaning.kind === "set") return "a length of time, not a date";
  if (meaning.kind === "vague") return "no day is told";
  if (meaning.kind === "clock") return "a time of day with no day";
  if (meaning.kind === "anaphor" || (meaning.kind === "away" && meaning.from !== "now")) {
    return "counted from a day that is not told";
  }
  return reference === null ? "the page's day is not known" : "the words do not settle a day";
}

function directionWords(context: Context): string {
  if (context.tense === "past" && context.sure) return `latest, as of ${named(context.now)},`;
  if (context.tense === "future" && context.sure) return `coming, from ${named(context.now)},`;
  return `nearest, to ${named(context.now)},`;
}

function weekWords({ weekStart }: Conventions): string {
  return `${WEEKDAY_NAMES[weekStart]!} to ${WEEKDAY_NAMES[(weekStart + 6) % 7]!}`;
}

function named(day: number): string {
  return `${WEEKDAY_NAMES[weekdayOf(day)]!} ${dayEdtf(day)}`;
}
