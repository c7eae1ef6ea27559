/**
 * What is compared of a page and its records: `sketchesOf(reading)` gives a slim record for each, with all that `match` needs and nothing else.
 *
 * Of a page its heaviest words, runs of words and sentences; of an event its type, parties, days and words; and so on. Every slim record
 * is a plain value; its long lists are typed arrays, because of a hundred thousand pages all are held at once.
 */

import { daysOf } from "../kit/edtf.ts";
import { hash32, hashNumbers } from "../kit/hash.ts";
import type { Dateable, EventReading, Evidenced, FigureReading, Reading, StatementReading } from "../model/reading.ts";
import { type Mention, mentionsOf } from "./ids.ts";
import { isStateCode, nameWords, type Party, partyKey, partyOf, type StateCodes } from "./names.ts";
import { entryOf, gramsOf, type Terms, termsOf, type Word, type WordFrequency, wordsOf } from "./words.ts";

export type Slim = PageSketch | EventSketch | StatementSketch | FigureSketch;

/** First and last day, counted from 1970-01-01. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

export interface PageSketch {
  readonly kind: "page";
  /** The page's id. */
  readonly ref: string;
  readonly sha256: string;
  /** The day it speaks from; where the page has none, the latest day that it tells of as past. */
  readonly day: Interval | null;
  readonly dayIs: "published" | "latest event" | null;
  /** Printed on the page rather than worked out. */
  readonly dayStated: boolean;
  readonly words: number;
  /** Weekdays that its first sentences name, a bit for each. */
  readonly weekdays: number;
  readonly terms: Terms;
  /** Title and first sentences. */
  readonly lead: Terms;
  /** Runs of four words, hashed; of long pages the 2,000 least. */
  readonly grams: Uint32Array;
  readonly sentences: Sentences;
  /** Hashes of type, parties and day of the dated events told near the page's own day. */
  readonly facts: Uint32Array;
  readonly outlet: string | null;
  readonly origin: string | null;
  readonly wire: readonly string[];
  readonly wording: "original" | "reworded" | null;
  /** It prints a place and day before its lede, as an agency does. */
  readonly hasDateline: boolean;
}

/** The sentences of a page one behind the other: the stems of sentence `i` are `keys[from[i]]` to `keys[from[i + 1] - 1]`. */
export interface Sentences {
  /** One more than there are sentences. */
  readonly from: Uint16Array;
  /** Words in each. */
  readonly words: Uint16Array;
  /** Hashes of stems (16 bits will do for sentences of two pages), in ascending order within each sentence. */
  readonly keys: Uint16Array;
  /** What each stem weighs, in tenths. */
  readonly weights: Uint8Array;
}

export interface EventSketch {
  readonly kind: "event";
  readonly ref: string;
  readonly id: string;
  readonly page: string;
  readonly type: EventReading["type"];
  readonly mode: EventReading["mode"];
  readonly actor: readonly Party[];
  readonly recipient: readonly Party[];
  readonly place: readonly string[];
  readonly date: Interval | null;
  /** It goes on all through these days ("since October"), rather than falls on one of them. */
  readonly filled: boolean;
  /** Of an event whose page does not let one know the year: the months, and days of them, that its words name. */
  readonly yearless: readonly MonthDay[];
  /** The page prints the day itself; it was not worked out. */
  readonly stated: boolean;
  /** The page lets the day be worked out. */
  readonly inferred: boolean;
  readonly status: EventReading["status"];
  readonly reported: EventReading["reported"];
  readonly partOf: string | null;
  readonly start: number;
  readonly end: number;
  readonly terms: Terms;
  /** The day of the page. */
  readonly told: Interval | null;
}

export interface StatementSketch {
  readonly kind: "statement";
  readonly ref: string;
  readonly id: string;
  readonly page: string;
  readonly speaker: Party | null;
  readonly act: StatementReading["act"];
  readonly form: StatementReading["form"];
  readonly date: Interval | null;
  /** Runs of three words of the quote. */
  readonly grams: Uint32Array;
  readonly terms: Terms;
  readonly told: Interval | null;
}

export interface FigureSketch {
  readonly kind: "figure";
  readonly ref: string;
  readonly id: string;
  readonly page: string;
  readonly value: number;
  readonly unit: string;
  readonly is: FigureReading["is"];
  readonly period: Interval | null;
  readonly against: Interval | null;
  readonly what: Terms;
  readonly terms: Terms;
  readonly told: Interval | null;
}

/** "Oct. 19", "September": `day` null where only the month is named. Months from 1. */
export interface MonthDay {
  readonly month: number;
  readonly day: number | null;
}

const MOST_GRAMS = 2000;
const MOST_SENTENCES = 120;
const LEAD_CHARACTERS = 600;

/** The slim records of a reading. */
export function sketchesOf(reading: Reading, frequency: WordFrequency, states: StateCodes | null = null): Slim[] {
  if (reading.page.body.length === 0) return [];
  const page = sketchPage(reading, countriesOf(reading, states), frequency);
  return [page, ...sketchesOfTold(reading, reading, frequency, states)];
}

/**
 * The slim records of what a page tells, with the dates of `told`, which is `read` or what that is once the page's day is known; ids
 * are those of `read`. The text of the page is not asked for.
 */
export function sketchesOfTold(
  read: Reading,
  told: Reading,
  frequency: WordFrequency,
  states: StateCodes | null,
): Exclude<Slim, PageSketch>[] {
  const countries = countriesOf(read, states);
  const party = (name: string) => partyOf(name, countries(name));
  const { day } = dayOfPage(told);
  const as = <R extends Evidenced & Dateable>(mentions: readonly Mention<R>[], records: readonly R[]): Mention<R>[] =>
    mentions.map((mention, i) => (isOfTheTelling(records[i]!) ? mention : { ...mention, record: records[i]! }));
  return [
    ...as(eventMentions(read), told.events).map((mention) => sketchEvent(mention, party, day, frequency)),
    ...as(statementMentions(read), told.statements).map((mention) => sketchStatement(mention, party, day, frequency)),
    ...as(figureMentions(read), told.figures).map((mention) => sketchFigure(mention, day, frequency)),
  ];
}

/** News of the day that others told of the page: for what it is compared with it is near that day, like anything without a date, and not of it. */
const isOfTheTelling = ({ once_dated }: Dateable): boolean => once_dated?.date?.includes("{page") === true;

export function eventMentions(reading: Reading): Mention<EventReading>[] {
  return mentionsOf(reading, "ev", reading.events, (event) =>
    [event.type, event.mode, event.actor, event.recipient, event.date].join("|"),
  );
}

export function statementMentions(reading: Reading): Mention<StatementReading>[] {
  return mentionsOf(reading, "qt", reading.statements, (said) => [said.speaker, said.quote, said.act].join("|"));
}

export function figureMentions(reading: Reading): Mention<FigureReading>[] {
  return mentionsOf(reading, "fg", reading.figures, (figure) => [figure.value, figure.unit, figure.what].join("|"));
}

export type CountryOf = (name: string) => string | null;

/** Which state a name acts for, as far as the page itself says: its people, its speakers. A state acts for itself. */
export function countriesOf(reading: Reading, states: StateCodes | null): CountryOf {
  const known = new Map<string, string>();
  for (const person of reading.people) if (person.country !== null) known.set(person.name, person.country);
  for (const said of reading.statements) {
    if (said.speaker !== null && said.speaks_for !== null && !known.has(said.speaker)) {
      known.set(said.speaker, said.speaks_for);
    }
  }
  const folded = new Map([...known].map(([name, country]) => [nameWords(name).join(" "), country]));
  return (name) =>
    isStateCode(name, states) ? name : (known.get(name) ?? folded.get(nameWords(name).join(" ")) ?? null);
}

function sketchPage(reading: Reading, countries: CountryOf, frequency: WordFrequency): PageSketch {
  const { page } = reading;
  const title = page.title ?? "";
  const split = page.body.split(SENTENCE_END).map((text) => wordsOf(text));
  const words = split.flat();
  const { day, dayIs } = dayOfPage(reading);
  const grams = gramsOf(words, 4);
  return {
    kind: "page",
    ref: reading.id,
    sha256: page.sha256,
    day,
    dayIs,
    dayStated: dayIs === "published" && page.published_is === "stated",
    words: words.length,
    weekdays: weekdaysOf(split),
    terms: termsOf([...wordsOf(title), ...words], frequency),
    lead: termsOf(wordsOf(`${title}\n${page.body.slice(0, LEAD_CHARACTERS)}`), frequency),
    grams: grams.length <= MOST_GRAMS ? grams : Uint32Array.from(leastOf(grams, MOST_GRAMS)),
    sentences: sentencesOf(split, frequency),
    facts: factsOf(reading, countries, day),
    outlet: page.outlet,
    origin: page.origin,
    wire: page.wire,
    wording: page.wording,
    hasDateline: page.dateline !== null,
  };
}

/** A sample that two texts take alike: the least by a second hash, in ascending order. */
export function leastOf(grams: Uint32Array, most: number): number[] {
  return Array.from(grams, (gram) => ({ gram, rank: hashNumbers(gram) }))
    .sort((a, b) => a.rank - b.rank || a.gram - b.gram)
    .slice(0, most)
    .map(({ gram }) => gram)
    .sort((a, b) => a - b);
}

function dayOfPage(reading: Reading): Pick<PageSketch, "day" | "dayIs"> {
  const published = intervalOf(reading.page.published);
  if (published !== null) return { day: published, dayIs: "published" };
  let latest: Interval | null = null;
  for (const event of reading.events) {
    const days = intervalOf(event.date);
    if (days === null || days.last - days.first > 10 || event.status === "announced" || event.status === "proposed") {
      continue;
    }
    if (latest === null || days.last > latest.last) latest = days;
  }
  return { day: latest, dayIs: latest === null ? null : "latest event" };
}

/** An EDTF date as days; null where it is none, or has no end on one side and so bounds nothing. */
export function intervalOf(date: string | null): Interval | null {
  const days = daysOf(date);
  if (days === null || !Number.isFinite(days.first)) return null;
  // "Since a day": what goes on is placed where it began.
  if (!Number.isFinite(days.last)) return { first: days.first, last: days.first + 31 };
  const slack = date!.includes("~") ? (days.last - days.first > 20 ? 31 : 3) : 0;
  return { first: days.first - slack, last: days.last + slack };
}

/** Days between the two; 0 where they may be one day, null where either is unknown. */
export function gapOf(a: Interval | null, b: Interval | null): number | null {
  if (a === null || b === null) return null;
  return Math.max(0, a.first - b.last, b.first - a.last);
}

const SENTENCE_END = /[.!?]["”’)]?\s+(?=["“‘(]?[\p{Lu}\d])|\n+/gu;

/** Sentences, roughly: an abbreviation may cut one in two, which costs the comparison nothing. */
function sentencesOf(split: readonly (readonly Word[])[], frequency: WordFrequency): Sentences {
  const from = [0];
  const counts: number[] = [];
  const keys: number[] = [];
  const weights: number[] = [];
  for (const words of split) {
    if (words.length < 5) continue;
    const byStem = new Map<number, number>();
    for (const { text } of words) {
      const { stem, weight } = entryOf(text, frequency);
      byStem.set(stem & 0xffff, Math.round(10 * weight) + 1);
    }
    const rows = [...byStem].sort((a, b) => a[0] - b[0]);
    // A list without full stops can be one sentence of thousands of words.
    if (keys.length + rows.length > 0xffff) break;
    for (const [key, weight] of rows) {
      keys.push(key);
      weights.push(weight);
    }
    from.push(keys.length);
    counts.push(Math.min(words.length, 0xffff));
    if (counts.length === MOST_SENTENCES) break;
  }
  return {
    from: Uint16Array.from(from),
    words: Uint16Array.from(counts),
    keys: Uint16Array.from(keys),
    weights: Uint8Array.from(weights),
  };
}

/** Sentences in which a page says what is new. */
const NEWS = 3;
const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

function weekdaysOf(split: readonly (readonly Word[])[]): number {
  const first = split.filter((words) => words.length > 4).slice(0, NEWS);
  return first.flat().reduce((days, { text }) => {
    const day = WEEKDAYS.indexOf(text);
    return day < 0 ? days : days | (1 << day);
  }, 0);
}

/** Days before and after the page's own within which an event is its news rather than its background. */
const NEAR = 15;

function factsOf(reading: Reading, countries: CountryOf, day: Interval | null): Uint32Array {
  const facts = new Set<number>();
  for (const event of reading.events) {
    const days = intervalOf(event.date);
    if (days === null || days.last - days.first > 7) continue;
    if (day !== null && (days.first - day.last > NEAR || day.first - days.last > NEAR)) continue;
    const parties = [...event.actor, ...event.recipient].map((name) => partyKey(partyOf(name, countries(name))));
    if (parties.length < 2) continue;
    facts.add(hash32(`${event.type}|${[...new Set(parties)].sort().join("|")}|${days.first}`));
  }
  return Uint32Array.from(facts).sort();
}

function sketchEvent(
  { ref, id, page, record }: Mention<EventReading>,
  party: (name: string) => Party,
  told: Interval | null,
  frequency: WordFrequency,
): EventSketch {
  return {
    kind: "event",
    ref,
    id,
    page,
    type: record.type,
    mode: record.mode,
    actor: record.actor.map(party),
    recipient: record.recipient.map(party),
    place: record.place === null ? [] : nameWords(record.place),
    date: intervalOf(record.date),
    filled: /^[^[{]*\//.test(record.date ?? ""),
    yearless:
      record.date === null && (told === null || told.last - told.first > 62) ? monthDaysOf(record.evidence) : [],
    stated: record.date_is === "stated",
    inferred: record.date_is === "inferred",
    status: record.status,
    reported: record.reported,
    partOf: record.part_of === null ? null : `${page}#${record.part_of}`,
    start: record.start,
    end: record.end,
    terms: termsOf(topicWords(record), frequency, 40, 1),
    told,
  };
}

const MONTH =
  /\b(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{1,6})?\b\.?(?: (\d{1,2})\b)?/g;

/** The months that words name, with the days that stand beside them. "May" alone may be the verb, so it counts only with a day. */
function monthDaysOf(words: string): MonthDay[] {
  return [...words.matchAll(MONTH)].flatMap(([, before, name, behind]) => {
    const day = Number(before ?? behind ?? 0);
    if (day > 31 || (day === 0 && name === "May")) return [];
    return [{ month: MONTHS.indexOf(name!) + 1, day: day === 0 ? null : day }];
  });
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The words of an event but for the names of its parties and place, which are compared by themselves. */
function topicWords({ evidence, purpose, actor, recipient, place }: EventReading): Word[] {
  const names = new Set(wordsOf([...actor, ...recipient, place ?? ""].join(" ")).map(({ text }) => text));
  return wordsOf(`${evidence} ${purpose ?? ""}`).filter(({ text }) => !names.has(text));
}

function sketchStatement(
  { ref, id, page, record }: Mention<StatementReading>,
  party: (name: string) => Party,
  told: Interval | null,
  frequency: WordFrequency,
): StatementSketch {
  const spoken = record.quote ?? record.content ?? record.evidence;
  return {
    kind: "statement",
    ref,
    id,
    page,
    speaker: record.speaker === null ? null : party(record.speaker),
    act: record.act,
    form: record.form,
    date: intervalOf(record.date),
    grams: record.quote === null ? new Uint32Array() : gramsOf(wordsOf(record.quote), 3),
    terms: termsOf(wordsOf(spoken), frequency, 60, 1),
    told,
  };
}

function sketchFigure(
  { ref, id, page, record }: Mention<FigureReading>,
  told: Interval | null,
  frequency: WordFrequency,
): FigureSketch {
  return {
    kind: "figure",
    ref,
    id,
    page,
    value: record.value,
    unit: record.unit
      .toLowerCase()
      .replace(/^(?:metric )?tonnes?$/, "ton")
      .replace(/s$/, ""),
    is: record.is,
    period: intervalOf(record.period),
    against: intervalOf(record.against),
    what: termsOf(wordsOf(record.what), frequency, 20, 1),
    terms: termsOf(wordsOf(record.evidence), frequency, 40, 1),
    told,
  };
}
