/**
 * The day that a page speaks from, where it does not print it: "on Friday", "the 15-month-old conflict", "next week's G7".
 *
 * A constraint problem. Every cue leaves a set of days possible: the dateline, weekdays beside days of the month, the
 * world's calendar (`cues from the calendar` in calendar-cues.ts), the years told, the weekday on which the newest is said.
 * They are laid over one another from the surest to the weakest; one that contradicts the surer ones is left out and named.
 * A day is answered only where one day is left; two or three days as a set; a month or year where that is all; else null.
 */
import {
  civilOf,
  dayEdtf,
  dayIfReal,
  dayNumber,
  daysOf,
  granularityOf,
  monthDays,
  monthEdtf,
  oneOfEdtf,
  weekdayOf,
  withinEdtf,
  yearEdtf,
} from "../kit/edtf.ts";
import type { Article, PublishedHint } from "../model/article.ts";
import type { Edtf } from "../model/edtf.ts";
import type { FoundTime } from "../model/meaning.ts";
import type { Sentence } from "../model/sentence.ts";
import type { PageDate } from "../model/time.ts";
import type { WorldCalendar } from "./calendar.ts";
import { calendarCues, IN_OFFICE } from "./calendar-cues.ts";
import { type DaySet, daySet, daysIn, intersect, sizeOf } from "./day-set.ts";
import { findTimes, RELATIVE_YEAR } from "./expressions.ts";
import { feastIn } from "./feasts.ts";
import { absoluteValue } from "./resolve.ts";
import { type Tense, tenseAround } from "./tense.ts";
import { MONTH_NAMES, WEEKDAY_NAMES } from "./words.ts";

/** What one cue leaves possible. `strength`: 3 cannot be wrong, 2 strong, 1 usual, 0 only a hint. */
export interface Cue {
  readonly allows: DaySet;
  readonly strength: 0 | 1 | 2 | 3;
  readonly why: string;
  /** It pins a day or a few, not only a side of the calendar. */
  readonly pins: boolean;
  /** The day of something dated in full that the page already knows. */
  readonly newest?: number;
  /** Weekdays told in it of which papers also write on the day after, without naming that. */
  readonly orDayAfter?: readonly number[];
}

/** An expression with the tense around it, as cues are read from it. */
export interface TensedTime {
  readonly found: FoundTime;
  readonly tense: Tense;
  readonly sentence: Sentence;
}

/**
 * The day that the article speaks from, a few days, a month or a year; null where it cannot be known. `why` lists the cues.
 * `captions` are the sentences of pictures' captions, which stand outside the body and tell of the same news.
 */
export function datePage(
  article: Article,
  sentences: readonly Sentence[],
  expressions: readonly FoundTime[],
  calendar: WorldCalendar,
  title: Sentence | null,
  captions: readonly Sentence[] = [],
): PageDate {
  if (article.published !== null) {
    const { published, publishedIs, whyPublished: why } = article;
    const days = granularityOf(published) === "day" ? null : daysOf(published);
    const open = days === null || !Number.isFinite(days.first);
    return { published, publishedIs, why, weekdays: [], ...(open ? {} : { couldBe: dayEdtf(days.first) }) };
  }
  const tensed = tensedTimes(expressions, sentences);
  const pictured = tensedTimes(findTimes(captions), captions);
  const weekday = newestWeekday(tensed, article.publishedHints);
  const cues = [
    ...hintCues(article.publishedHints),
    ...photoCues(article.publishedHints, weekday),
    ...toldCues(tensed, calendar.firstDays),
    ...calendarCues(sentences, tensed, calendar, title, captions, pictured),
  ];
  return solve(cues, weekday);
}

function tensedTimes(expressions: readonly FoundTime[], sentences: readonly Sentence[]): TensedTime[] {
  return expressions.flatMap((found): TensedTime[] => {
    const sentence = sentences[found.sentence];
    return sentence === undefined ? [] : [{ found, sentence, tense: tenseAround(sentence, found.first, found.last) }];
  });
}

// --- solving -----------------------------------------------------------------------------------------------------

const ALL: DaySet = [{ first: dayNumber(1950, 1, 1), last: dayNumber(2100, 12, 31) }];

function solve(cues: readonly Cue[], weekday: WeekdayCue | null): PageDate {
  let domain = ALL;
  const used: string[] = [];
  const refused: string[] = [];
  let pinned = false;
  let doubt = false;
  let bounded = false;
  const ordered = [...cues].sort((a, b) => b.strength - a.strength || sizeOf(a.allows) - sizeOf(b.allows));
  for (const cue of ordered.filter((one) => one.strength > 0)) {
    const next = intersect(domain, cue.allows);
    if (next.length === 0) {
      refused.push(cue.why);
      if (cue.strength >= 2) doubt = true;
      continue;
    }
    if (sizeOf(next) < sizeOf(domain)) used.push(cue.why);
    if (cue.pins) pinned = true;
    if (cue.allows.length <= 3 && sizeOf(cue.allows) <= SOME_YEARS && !cue.why.endsWith(IN_OFFICE)) bounded = true;
    domain = next;
  }
  for (const cue of ordered.filter((one) => one.strength === 0)) {
    const next = intersect(domain, cue.allows);
    if (next.length > 0 && sizeOf(next) < sizeOf(domain)) {
      used.push(cue.why);
      domain = next;
      bounded = true;
    }
  }
  domain = nearestLeft(domain, cues);
  const stretch = domain;
  if (weekday !== null && sizeOf(domain) <= 800) {
    const told = new Set(weekday.days);
    for (const cue of weekday.said ? [] : ordered)
      for (const day of cue.orDayAfter ?? []) if (told.has(day)) told.add((day + 1) % 7);
    const days = daysIn(domain, 800).filter((day) => told.has(weekdayOf(day)));
    if (days.length > 0) {
      domain = daySet(days.map((day) => ({ first: day, last: day })));
      used.push(weekday.why);
    }
  }
  const published = answerOf(domain, pinned && !doubt, bounded && !doubt ? stretch : null);
  const known = published !== null && granularityOf(published) === "day";
  const open = known
    ? { weekdays: [] }
    : { weekdays: weekday?.days ?? [], couldBe: dayIn(domain, weekday?.days ?? []) };
  if (published === null) return { published: null, publishedIs: null, why: null, ...open };
  const against = refused.length === 0 ? "" : `; against it: ${[...new Set(refused)].join("; ")}`;
  return { published, publishedIs: "inferred", why: `${[...new Set(used)].join("; ")}${against}`, ...open };
}

/**
 * One of the days on which the page could be: the day after one of the weekdays that it tells of, so that what is told of that and what
 * is of the page's day are told apart. Some weeks into them where they are many, as their first is that of something told of; of days
 * without a beginning one of late.
 */
function dayIn(domain: DaySet, weekdays: readonly number[]): Edtf {
  const fits = (day: number) => weekdays.length === 0 || weekdays.includes(weekdayOf(day - 1));
  const from = domain[0]!.first > ALL[0]!.first ? domain[0]!.first + 18 : LATE;
  const days = [0, 1, 2, 3, 4, 5, 6].map((step) => from + step);
  const isOpen = (day: number): boolean => domain.some(({ first, last }) => first <= day && day <= last);
  const inside = days.find((day) => fits(day) && isOpen(day)) ?? daysIn(domain, 400).find(fits);
  return dayEdtf(inside ?? days.find(isOpen) ?? domain[0]!.first);
}

const LATE = dayNumber(2020, 1, 1);

/** As fine as the days that are left allow: a day, two or three, a month, a year. Null when even that is open. */
function answerOf(domain: DaySet, trusted: boolean, stretch: DaySet | null): Edtf | null {
  const size = sizeOf(domain);
  if (size > 1500) return null;
  const days = daysIn(domain, 1500);
  const first = civilOf(days[0]!);
  const last = civilOf(days.at(-1)!);
  if (trusted && days.length === 1) return dayEdtf(days[0]!);
  if (trusted && days.length <= 3 && days.at(-1)! - days[0]! <= 21) return oneOfEdtf(days);
  if (trusted && days.length <= 7 && days.at(-1)! - days[0]! <= 6) return withinEdtf(days[0]!, days.at(-1)!);
  if (first.year === last.year && first.month === last.month) return monthEdtf(first.year, first.month);
  const [only] = stretch ?? [];
  if (only !== undefined && stretch?.length === 1 && only.last - only.first < LONGEST_RANGE)
    return withinEdtf(only.first, only.last);
  return first.year === last.year ? yearEdtf(first.year) : null;
}

/** A cue that leaves no more days says of which years the page is; one of every year does not, nor an office, which people are called by long after. */
const SOME_YEARS = 2600;

/** A page known only to be of one of more days than these is dated by its year, if by anything. */
const LONGEST_RANGE = 300;

/**
 * Of stretches that are left, years apart or months, the one right behind the newest thing that the page dates: what was
 * photographed or printed in full is seldom told a second year on.
 */
function nearestLeft(domain: DaySet, cues: readonly Cue[]): DaySet {
  if (domain.length < 2) return domain;
  const newest = Math.max(...cues.map((cue) => cue.newest ?? Number.NEGATIVE_INFINITY));
  const first = domain.find((one) => one.last >= newest);
  const near = first !== undefined && Number.isFinite(newest) && first.first - newest <= NEAR;
  return near && sizeOf([first]) >= 28 ? [first] : domain;
}

const NEAR = 62;

// --- cues from the page itself -----------------------------------------------------------------------------------

function hintCues(hints: readonly PublishedHint[]): Cue[] {
  const cues: Cue[] = [];
  for (const hint of hints) {
    const days = daysOf(hint.value);
    switch (hint.kind) {
      case "url":
        if (days !== null) {
          const allows = daySet([{ first: days.first - 1, last: days.last + 1 }]);
          const exact = daySet([days]);
          const day = granularityOf(hint.value) === "day";
          cues.push({
            allows: day ? exact : allows,
            strength: 3,
            why: `the page's address has ${hint.value}`,
            pins: day,
          });
        }
        break;
      case "retrieved":
        if (days !== null) {
          const allows = daySet([{ first: ALL[0]!.first, last: days.last + 1 }]);
          cues.push({ allows, strength: 3, why: `fetched on ${hint.value}`, pins: false });
        }
        break;
      case "photo":
      case "file-photo":
        if (days !== null) {
          const after = daySet([{ first: days.first, last: ALL[0]!.last }]);
          cues.push({ allows: after, strength: 2, why: `a picture of ${hint.value}`, pins: false, newest: days.first });
        }
        break;
      case "copyright-year":
        if (days !== null) {
          const until = daySet([{ first: ALL[0]!.first, last: days.last }]);
          cues.push({ allows: until, strength: 2, why: `a copyright line of ${hint.value}`, pins: false });
          cues.push({ allows: daySet([days]), strength: 0, why: `a copyright line of ${hint.value}`, pins: false });
        }
        break;
      case "month-day": {
        const match = /^--(\d{2})-(\d{2})$/.exec(hint.value);
        if (match !== null) {
          const [month, day] = [Number(match[1]), Number(match[2])];
          const allows = yearly((year) => {
            const one = dayIfReal(year, month, day);
            return one === null ? null : { first: one, last: one };
          });
          cues.push({ allows, strength: 2, why: `the dateline's ${MONTH_NAMES[month - 1]} ${day}`, pins: true });
        }
        break;
      }
      default:
    }
  }
  return cues;
}

/** An agency's picture of "Sunday, Dec. 31, 2017" with a lede of Monday: taken for the news, so the page is of the Monday after. */
function photoCues(hints: readonly PublishedHint[], weekday: WeekdayCue | null): Cue[] {
  if (weekday === null) return [];
  return hints.flatMap((hint): Cue[] => {
    const day = hint.kind === "photo" ? daysOf(hint.value)?.first : undefined;
    if (day === undefined) return [];
    const near = [0, 1, 2, 3].map((step) => day + step).filter((one) => weekday.days.includes(weekdayOf(one)));
    const allows = daySet(near.map((one) => ({ first: one, last: one })));
    return allows.length === 0
      ? []
      : [{ allows, strength: 1, why: `an agency's picture of ${hint.value}`, pins: true }];
  });
}

const FIRST_YEAR = 1985;
const LAST_YEAR = 2035;

/** The same days of every year. */
export function yearly(days: (year: number) => { first: number; last: number } | null): DaySet {
  const intervals: { first: number; last: number }[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const one = days(year);
    if (one !== null) intervals.push(one);
  }
  return daySet(intervals);
}

/**
 * Years, days of the month and weekdays beside them, with the side on which the page lies by tense. `known` are first days of
 * the world's events, of which pages tell long after.
 */
function toldCues(tensed: readonly TensedTime[], known: ReadonlySet<number>): Cue[] {
  const cues: Cue[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  let latestText = "";
  let latestIsDay = false;
  for (const { found, tense } of tensed) {
    const absolute = daysOf(absoluteValue(found.meaning));
    if (absolute !== null && Number.isFinite(absolute.first)) {
      const ahead = tense.tense === "future" || found.bound === "until" || found.bound === "before";
      const past = !ahead && ((tense.tense === "past" && tense.sure) || absolute.first === absolute.last);
      if (past && absolute.first > latest && absolute.first < dayNumber(LAST_YEAR, 1, 1)) {
        latest = absolute.first;
        latestText = found.text;
        latestIsDay = absolute.first === absolute.last;
      }
      continue;
    }
    const { meaning } = found;
    if (meaning.kind === "month" && meaning.year === null && meaning.which === null) {
      const cue = bareMonthCue(found, tense, meaning.month);
      if (cue !== null) cues.push(cue);
    }
    if (meaning.kind !== "day" || (meaning.year !== null && meaning.year !== RELATIVE_YEAR)) continue;
    const direction = tense.sure ? tense.tense : null;
    const reach = 200;
    const allows = yearly((year) => {
      const day = dayIfReal(year, meaning.month, meaning.day);
      if (day === null) return null;
      if (meaning.weekday !== undefined && weekdayOf(day) !== meaning.weekday) return null;
      if (direction === "past") return { first: day, last: day + reach };
      if (direction === "future") return { first: day - reach, last: day };
      return { first: day - reach, last: day + reach };
    });
    const name = `${MONTH_NAMES[meaning.month - 1]} ${meaning.day}`;
    if (meaning.weekday !== undefined) {
      cues.push({ allows, strength: 2, why: `${name} is a ${WEEKDAY_NAMES[meaning.weekday]}`, pins: false });
    } else if (direction !== null) {
      cues.push({ allows, strength: 1, why: `${name} lies ${direction === "past" ? "behind" : "ahead"}`, pins: false });
    }
  }
  for (const { found, tense, sentence } of tensed) {
    const { meaning } = found;
    if (meaning.kind !== "feast" || sentence.index > 2 || found.bound !== "at" || tense.tense === "future") continue;
    const allows = yearly((year) => {
      const feast = daysOf(feastIn(meaning.name, year));
      return feast === null ? null : { first: feast.first, last: feast.last + 6 };
    });
    if (allows.length > 0) cues.push({ allows, strength: 1, why: `${meaning.name}, in the lede`, pins: false });
  }
  const stamp = latestStamp(tensed);
  if (stamp !== null) {
    const allows = daySet([{ first: stamp, last: stamp + 3 }]);
    cues.push({ allows, strength: 1, why: `a post of ${dayEdtf(stamp)} is shown`, pins: true });
  }
  const lede = dayOfTheLede(tensed, latest, known.has(latest));
  if (lede !== null) cues.push(lede);
  if (Number.isFinite(latest)) {
    const allows = daySet([{ first: latest, last: ALL[0]!.last }]);
    cues.push({
      allows,
      strength: 2,
      why: `“${latestText}” is past`,
      pins: false,
      ...(latestIsDay ? { newest: latest } : {}),
    });
  }
  return [...cues, ...sameMonthCues(tensed)];
}

/**
 * "A resolution was adopted in September", with no year: the latest September, so the page is of the months behind it; "will be
 * held in March": of those before. Null where the tense does not surely tell.
 */
function bareMonthCue(found: FoundTime, { tense, sure }: Tense, month: number): Cue | null {
  if (!sure || (tense !== "past" && tense !== "future")) return null;
  if (found.bound === "until" || found.bound === "before") return null;
  const allows = yearly((year) => {
    const days = monthDays(year, month);
    return tense === "past"
      ? { first: days.first + (found.part === "late" ? 19 : 0), last: days.first + MONTHS_BACK }
      : { first: days.last - MONTHS_BACK, last: days.last };
  });
  const why = `${MONTH_NAMES[month - 1]} lies ${tense === "past" ? "behind" : "ahead"}`;
  return { allows, strength: 1, why, pins: false };
}

/** How long one writes of a month without its year, in days. */
const MONTHS_BACK = 330;

/**
 * "The court sentenced him on December 30, 2017 … on Saturday": the latest day that the page prints in full is the weekday
 * of its lede; or it lies as far before that as the lede says, "on Tuesday, a day after they set out the plan". A day that the world knows needs the second.
 */
function dayOfTheLede(tensed: readonly TensedTime[], latest: number, known: boolean): Cue | null {
  const printed = tensed.find(({ found, sentence }) => {
    const days = found.meaning.kind === "day" ? daysOf(absoluteValue(found.meaning)) : null;
    return days !== null && days.first === latest && sentence.index <= LEDE_OF_DAYS;
  });
  if (printed === undefined) return null;
  const lead = tensed.find(
    ({ found, tense, sentence }) =>
      sentence.index <= 1 && found.meaning.kind === "weekday" && found.meaning.which === null && tense.tense === "past",
  );
  if (lead === undefined || lead.found.meaning.kind !== "weekday") return null;
  const after = tensed.find(
    ({ found, sentence }) =>
      sentence === lead.sentence && found.meaning.kind === "away" && found.meaning.from === "clause",
  )?.found.meaning;
  const days = after?.kind === "away" && after.unit === "day" && after.sign > 0 ? after.count : 0;
  const stamped = printed.found.meaning.kind === "day" && printed.found.meaning.weekday !== undefined;
  if (days === 0 && known && !stamped) return null;
  if (!Number.isInteger(days) || days > 6 || weekdayOf(latest + days) !== lead.found.meaning.weekday) return null;
  const told = days === 0 ? "" : `, and ${days} ${days === 1 ? "day" : "days"} later`;
  return {
    allows: daySet([{ first: latest + days, last: latest + days + 3 }]),
    strength: 1,
    why: `“${printed.found.text}”${told} is the ${WEEKDAY_NAMES[lead.found.meaning.weekday]} of the lede`,
    pins: true,
  };
}

/** Sentences in which a day printed in full may be that of the news. */
const LEDE_OF_DAYS = 5;

/** The day of the latest post shown: "— Foreign Ministry (@example) December 28, 2017". Null when none is. */
function latestStamp(tensed: readonly TensedTime[]): number | null {
  let latest: number | null = null;
  for (const { found, sentence } of tensed) {
    if (found.meaning.kind !== "day") continue;
    const day = daysOf(absoluteValue(found.meaning));
    if (day === null) continue;
    const before = sentence.tokens.slice(Math.max(0, found.first - 8), found.first);
    if (before.some((token) => token.text.startsWith("@")) && (latest === null || day.first > latest))
      latest = day.first;
  }
  return latest;
}

/** "She will go on February 21, later this month": the page is of February. */
function sameMonthCues(tensed: readonly TensedTime[]): Cue[] {
  const ahead = tensed.filter(({ found, tense }) => found.meaning.kind === "day" && tense.tense === "future");
  const later = tensed.find(
    ({ found }) =>
      found.meaning.kind === "unit" &&
      found.meaning.unit === "month" &&
      found.meaning.shift === 0 &&
      found.part === "late",
  );
  const day = ahead[0]?.found.meaning;
  if (later === undefined || day === undefined || day.kind !== "day" || ahead.length > 2) return [];
  const allows = yearly((year) => {
    const end = dayIfReal(year, day.month, day.day);
    // Of the days just ahead one says "this week".
    return end === null ? null : { first: dayNumber(year, day.month, 1), last: Math.max(end - 4, end - day.day + 1) };
  });
  return [
    {
      allows,
      strength: 1,
      why: `“${later.found.text}” and ${MONTH_NAMES[day.month - 1]} ${day.day} ahead`,
      pins: true,
    },
  ];
}

// --- the weekday of the newest -----------------------------------------------------------------------------------

export interface WeekdayCue {
  readonly days: readonly number[];
  /** The lede says that somebody spoke on it. */
  readonly said?: boolean;
  readonly why: string;
}

/** The weekday of what the page tells last: "said Friday". Two days where it may be the day after; null when none is told. */
export function newestWeekday(tensed: readonly TensedTime[], hints: readonly PublishedHint[]): WeekdayCue | null {
  const hint = hints.find((one) => one.kind === "weekday");
  if (hint !== undefined) {
    const day = (WEEKDAY_NAMES as readonly string[]).indexOf(hint.value);
    if (day >= 0) return { days: [day], why: `the page prints “${hint.value}”` };
  }
  const past: { weekday: number; sentence: number; said: boolean; local: boolean; late: boolean; text: string }[] = [];
  const future = new Set<number>();
  for (const { found, tense, sentence } of tensed) {
    if (found.meaning.kind !== "weekday" || found.meaning.which !== null || found.meaning.week !== null) continue;
    if (sentence.quotes.some((quote) => quote.start < found.start && quote.end > found.end)) continue;
    if (tense.tense === "future") future.add(found.meaning.weekday);
    else if (tense.tense === "past" && found.bound === "at") {
      const verb = sentence.tokens[tense.verb];
      // "prepared for a march on Saturday"
      if (verb !== undefined && PLANNING.has(verb.lemma)) continue;
      const local = /\blocal$/.test(sentence.tokens[found.last + 1]?.norm ?? "") || found.clock === "TMO";
      past.push({
        weekday: found.meaning.weekday,
        sentence: sentence.index,
        said: verb !== undefined && SAYING.has(verb.lemma),
        local,
        late: found.clock === "TNI" || found.clock === "TEV",
        text: found.text,
      });
    }
  }
  const lead = leadOf(past);
  if (lead === null) return null;
  // The day after the lede's, when something is told of that too, is the page's: "fired on Friday … were buried on Saturday".
  const next = (lead.weekday + 1) % 7;
  const newest =
    past.some((one) => one.weekday === next) &&
    !past.some((one) => one.weekday === (lead.weekday + 6) % 7 && one.said && one.sentence < 2)
      ? next
      : lead.weekday;
  const said = past.some((one) => one.weekday === newest && one.said);
  const inLede = lead.sentence <= 2;
  // "was shot dead on Sunday night", and no word of a day on which it is told: of that day or the next.
  const surely = inLede ? said || !(lead.local || lead.late) : past.length > 1 && said;
  const ahead = [1, 2, 3].find((step) => future.has((newest + step) % 7)) ?? 7;
  if (surely && !(ahead === 1 && !said)) {
    return { days: [newest], said, why: `the newest is told of ${WEEKDAY_NAMES[newest]}` };
  }
  const days = [newest];
  if (lead.local) days.push((newest + 6) % 7);
  else for (let step = 1; step <= Math.min(ahead, inLede ? 1 : 2); step += 1) days.push((newest + step) % 7);
  return { days, why: `the newest is told of ${WEEKDAY_NAMES[newest]}, the page of that day or one beside it` };
}

/** The past weekday of the lede, or, where it has none, the last of a run: after Tuesday, Thursday and Friday it is Friday. */
function leadOf<T extends { readonly weekday: number; readonly sentence: number; readonly said: boolean }>(
  past: readonly T[],
): T | null {
  const first = past[0];
  if (first === undefined) return null;
  if (first.sentence <= 2) return first;
  const days = [...new Set(past.map((one) => one.weekday))].sort((a, b) => a - b);
  const gaps = days.map((day, index) => ({ day, gap: ((days[(index + 1) % days.length]! - day + 6) % 7) + 1 }));
  gaps.sort((a, b) => b.gap - a.gap);
  if (gaps.length > 1 && gaps[0]!.gap - gaps[1]!.gap < 2) {
    // "published on Tuesday … the minister said on Friday": papers quote what was said last.
    const said = new Set(past.filter((one) => one.said).map((one) => one.weekday));
    return said.size === 1 ? (past.find((one) => one.said) ?? null) : null;
  }
  return past.find((one) => one.weekday === gaps[0]!.day) ?? null;
}

const PLANNING = new Set("plan prepare schedule expect intend hope aim brace gear await arrange slate".split(" "));

const SAYING = new Set(
  (
    "say tell announce report add warn call urge hail praise condemn confirm declare deny state vow accuse criticize " +
    "criticise promise pledge reject insist note claim express welcome ask demand dismiss defend tweet write speak reiterate"
  ).split(" "),
);
