/**
 * Ids of records, and the one order in which everything is linked.
 * A record's id is that of its smallest mention; the others are its `aliases`, and lead to it.
 */
import { recordId, shortHash } from "../kit/hash.ts";
import type { Evidenced, Reading } from "../model/reading.ts";

/** Prefixes by kind of line. */
export const PREFIX = {
  event: "ev",
  series: "sr",
  statement: "qt",
  figure: "fg",
  claim: "cl",
  document: "dc",
  actor: "ac",
  lineage: "li",
} as const;

/** A record of a reading, named over all readings: page id, record id, and the id that it has by itself in the record. */
export interface Mention<R extends Evidenced = Evidenced> {
  /** `page#record`, the key of this mention among all. */
  readonly ref: string;
  readonly page: string;
  readonly record: R;
  /** "ev_…": made from page hash and words; two copies of one file have the same. */
  readonly id: string;
}

/** The order in which readings are linked, whatever the order in which they came: by hash of the page, then by id. */
export function inOrder(readings: readonly Reading[]): Reading[] {
  const sorted = [...readings].sort(
    (a, b) => compare(a.page.sha256, b.page.sha256) || compare(a.id, b.id) || compare(canonical(a), canonical(b)),
  );
  // The same reading twice is one; another reading under an id already taken is told apart as `read` would.
  const seen = new Map<string, number>();
  const kept: Reading[] = [];
  let before: Reading | null = null;
  for (const reading of sorted) {
    if (before !== null && before.id === reading.id && before.page.sha256 === reading.page.sha256) continue;
    before = reading;
    const times = (seen.get(reading.id) ?? 0) + 1;
    seen.set(reading.id, times);
    kept.push(times === 1 ? reading : { ...reading, id: `${reading.id}#${times}` });
  }
  return kept;
}

/** The records of one kind of one reading with their ids. `nth` counts those on the same words, in the order of `tell`. */
export function mentionsOf<R extends Evidenced>(
  reading: Reading,
  prefix: string,
  records: readonly R[],
  tell: (record: R) => string,
): Mention<R>[] {
  const order = records.map((record, index) => ({ record, index, words: record.evidence.replace(/\s+/g, " ").trim() }));
  order.sort(
    (a, b) =>
      compare(a.words, b.words) ||
      a.record.start - b.record.start ||
      compare(tell(a.record), tell(b.record)) ||
      a.index - b.index,
  );
  const mentions: Mention<R>[] = new Array(records.length);
  let nth = 0;
  for (let i = 0; i < order.length; i++) {
    nth = i > 0 && order[i - 1]!.words === order[i]!.words ? nth + 1 : 0;
    const { record, index, words } = order[i]!;
    mentions[index] = {
      ref: `${reading.id}#${record.id}`,
      page: reading.id,
      record,
      id: recordId(prefix, reading.page.sha256, words, nth),
    };
  }
  return mentions;
}

/** An id made from words alone, for what is no record of a page: an actor, a series, a tie between two pages. */
export function namedId(prefix: string, ...parts: readonly string[]): string {
  return `${prefix}_${shortHash(parts.join("\n"))}`;
}

/** By UTF-16 code units, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function canonical(reading: Reading): string {
  return JSON.stringify(reading);
}
