/**
 * First stage: what may be compared with what. `block(reading)` gives for a page and each of its records a slim record
 * under some keys; records that share a key are compared by `match`, and no others, so that never all pairs are.
 *
 * A page on talks in Astana gives a `PageSketch` under bands of its word runs ("g:…", finds copies) and pairs of its
 * heaviest words ("t:…", finds the same story in other words), an `EventSketch` for the talks under type, parties and
 * month ("e:CONSULT|FIN|KAZ|2024-05"), and so on.
 */
import { dayEdtf, yearOf } from "../kit/edtf.ts";
import { hashNumbers } from "../kit/hash.ts";
import { bandsOf, signature } from "../kit/minhash.ts";
import type { EventReading, Reading } from "../model/reading.ts";
import { partyKey, type StateCodes } from "./names.ts";
import {
  type EventSketch,
  type FigureSketch,
  type Interval,
  leastOf,
  type PageSketch,
  type Slim,
  type StatementSketch,
  sketchesOf,
} from "./sketch.ts";
import { heaviest, type WordFrequency } from "./words.ts";

export interface Blocked {
  readonly key: string;
  readonly record: Slim;
}

/** Everything of one reading that may be like something of another, each under its keys. None for a page that was skipped. */
export function block(reading: Reading, frequency: WordFrequency, states: StateCodes | null = null): Blocked[] {
  return sketchesOf(reading, frequency, states).flatMap((record) => keysOf(record).map((key) => ({ key, record })));
}

/** The keys under which a slim record is compared. */
export function keysOf(record: Slim): string[] {
  switch (record.kind) {
    case "page":
      return pageKeys(record);
    case "event":
      return eventKeys(record);
    case "statement":
      return statementKeys(record);
    case "figure":
      return figureKeys(record);
  }
}

/** Copies fall together in a band of word runs; the same story in two of its heaviest words, in one and the week, or in a fact. */
function pageKeys(page: PageSketch): string[] {
  const keys = bandsOf(signature(page.grams, 32), 2).map((band) => `g:${band}`);
  // A page without a day has no week to be found by.
  const heavy = heaviest(page.terms, page.day === null ? 18 : 11);
  for (let i = 0; i < heavy.length; i++) {
    for (let j = i + 1; j < heavy.length; j++) keys.push(`t:${pairKey(heavy[i]!, heavy[j]!)}`);
  }
  const lead = heaviest(page.lead, 8);
  for (let i = 0; i < lead.length; i++) {
    for (let j = i + 1; j < lead.length; j++) keys.push(`t:${pairKey(lead[i]!, lead[j]!)}`);
  }
  if (page.day !== null && page.day.last - page.day.first <= 7) {
    // Each day stands in two weeks that overlap by half, so that neighbours share one.
    const half = Math.floor(page.day.first / 4);
    for (const word of new Set([...heaviest(page.terms, 14), ...lead]))
      keys.push(`d:${word}|${half}`, `d:${word}|${half + 1}`);
  }
  for (const fact of page.facts) keys.push(`f:${fact}`);
  return [...new Set(keys)];
}

function pairKey(a: number, b: number): number {
  return a < b ? hashNumbers(a, b) : hashNumbers(b, a);
}

/** Types that are read for one another; one of them stands for the family. */
const FAMILY: Readonly<Record<EventReading["type"], string>> = {
  CONSULT: "talk",
  AGREE: "deal",
  COOPERATE: "deal",
  AID: "deal",
  SUPPORT: "deal",
  CONCEDE: "deal",
  RETREAT: "deal",
  REQUEST: "word",
  ACCUSE: "word",
  REJECT: "word",
  PROTEST: "word",
  THREATEN: "word",
  SANCTION: "press",
  COERCE: "press",
  MOBILIZE: "force",
  ASSAULT: "force",
};

/**
 * Family, two parties, and when: the months that the date touches; for an event without a date, or with a date as wide as
 * a year, the months around the page's own day; and always the heaviest words of its evidence, and the parties alone, where
 * `match` compares those that are nearest in time.
 */
function eventKeys(event: EventSketch): string[] {
  const parties = [...new Set([...event.actor, ...event.recipient].map(partyKey))].filter((key) => key !== "").sort();
  const pairs: string[] = [];
  for (let i = 0; i < parties.length && i < 4; i++) {
    for (let j = i + 1; j < parties.length && j < 5; j++) pairs.push(`${parties[i]}|${parties[j]}`);
  }
  if (pairs.length === 0 && parties.length > 0) pairs.push(`${parties[0]}`);
  // One party may have been missed on another page.
  const singles = parties.slice(0, 4).map((party) => `${party}|`);
  const family = FAMILY[event.type];
  const keys: string[] = [];
  const { date, told } = event;
  if (date !== null && date.last - date.first <= 62) {
    for (const month of monthsOf(date)) {
      for (const pair of [...pairs, ...singles]) keys.push(`e:${family}|${pair}|${month}`);
    }
  }
  if (date !== null) {
    const year = yearOf(dayEdtf(date.first));
    for (const pair of pairs) keys.push(`e:${family}|${pair}|y${year}`);
  }
  if (told !== null && told.last - told.first <= 62) {
    // Ten days back as well, so that the last days of one month meet the first of the next.
    for (const month of monthsOf({ first: told.first - 10, last: told.last })) {
      for (const pair of [...pairs, ...singles]) keys.push(`e:${family}|${pair}|told${month}`);
    }
  }
  for (const pair of pairs) keys.push(`e:${family}|${pair}`);
  const heavy = heaviest(event.terms, 3);
  for (const pair of pairs) for (const word of heavy) keys.push(`e:${family}|${pair}|w${word}`);
  for (let i = 0; i < heavy.length; i++) {
    for (let j = i + 1; j < heavy.length; j++) keys.push(`e:${family}|w${pairKey(heavy[i]!, heavy[j]!)}`);
  }
  return [...new Set(keys)];
}

/** The months from the first to the last day, and no more than four of them: "2024-05". */
function monthsOf(days: Interval): string[] {
  const months = new Set<string>();
  for (let day = days.first; day <= days.last && months.size < 4; day += 28) months.add(dayEdtf(day).slice(0, 7));
  if (months.size < 4) months.add(dayEdtf(days.last).slice(0, 7));
  return [...months];
}

function statementKeys(said: StatementSketch): string[] {
  const keys: string[] = [];
  for (const gram of leastOf(said.grams, 4)) keys.push(`q:${gram}`);
  const speaker = said.speaker === null ? "" : (said.speaker.words.at(-1) ?? said.speaker.name);
  const heavy = heaviest(said.terms, 4);
  for (let i = 0; i < heavy.length; i++) {
    for (let j = i + 1; j < heavy.length; j++) keys.push(`s:${speaker}|${pairKey(heavy[i]!, heavy[j]!)}`);
  }
  return [...new Set(keys)];
}

function figureKeys(figure: FigureSketch): string[] {
  const size = Number(Math.abs(figure.value).toPrecision(2));
  const heavy = heaviest(figure.what, 4);
  const keys = heavy.map((word) => `n:${figure.unit}|${size}|${word}`);
  // The same thing told with another number: what it is and when must agree.
  if (figure.period !== null) {
    for (let i = 0; i < heavy.length; i++) {
      for (let j = i + 1; j < heavy.length; j++) {
        keys.push(`n:${figure.unit}|${figure.is}|${figure.period.first}|${pairKey(heavy[i]!, heavy[j]!)}`);
      }
    }
  }
  return [...new Set(keys)];
}
