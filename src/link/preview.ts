/**
 * What corrections would change, before they are kept: `changesOn(reading, before, after)` on a page, `changesOf(before, after)` in the
 * record. Both compare what stands now with what would stand, field by field, and change nothing themselves.
 */
import type { Correction } from "../model/correction.ts";
import type { Reading } from "../model/reading.ts";
import type { RecordLine } from "../model/record.ts";
import { applyCorrections } from "./corrections.ts";
import { sameValue } from "./scope.ts";

/** One field of something that a page says. A record put in has no value before, one left out none after. */
export interface MentionChange {
  readonly page: string;
  readonly kind: "page" | "event" | "statement" | "figure" | "claim" | "document" | "person";
  /** Its id in the reading; of a person the name as it was read, of a page its id. */
  readonly record: string;
  /** The sentence that bears it; of a person the words of the first mention. */
  readonly evidence: string;
  /** Null where the whole record is put in or left out. */
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** What becomes of a line of the record. */
export interface LineChange {
  readonly kind: RecordLine["kind"];
  readonly id: string;
  readonly change: "new" | "changed" | "gone";
  /** Of a line that is gone: the line that it is a part of now, if any. */
  readonly into: string | null;
  /** Of a line that is changed. */
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

/** Whether corrections may bear on a reading at all: on few of many pages they do. */
export function mayBear(corrections: readonly Correction[]): (reading: Reading) => boolean {
  const pages = new Set(
    corrections.flatMap(({ target, others }) => [target, ...(others ?? [])].map((one) => one.sha256)),
  );
  const everywhere = corrections.some(({ scope }) => scope === "everywhere");
  return ({ page }) => everywhere || pages.has(page.sha256);
}

/** What other corrections make of one page; `again` is how it is read with those that act in reading. Empty when they make the same of it. */
export function changesOn(
  reading: Reading,
  before: readonly Correction[],
  after: readonly Correction[],
  again: Reading = reading,
): readonly MentionChange[] {
  const was = applyCorrections([reading], before).readings[0]!;
  const now = applyCorrections([again], after).readings[0]!;
  const changes: MentionChange[] = [];
  const add = (kind: MentionChange["kind"], old: readonly Told[], made: readonly Told[]) => {
    const left = new Map(made.map((one) => [one.id, one]));
    for (const one of old) {
      const same = left.get(one.id);
      left.delete(one.id);
      const place = { page: reading.id, kind, record: one.id, evidence: one.evidence };
      if (same === undefined) changes.push({ ...place, field: null, before: one.value, after: null });
      else
        for (const [field, value] of Object.entries(one.value))
          if (!sameValue(value, same.value[field]))
            changes.push({ ...place, field, before: value ?? null, after: same.value[field] ?? null });
    }
    for (const { id, evidence, value } of left.values())
      changes.push({ page: reading.id, kind, record: id, evidence, field: null, before: null, after: value });
  };
  if (again !== reading) add("page", [pageOf(was)], [pageOf(now)]);
  for (const kind of ["event", "statement", "figure", "claim", "document"] as const)
    add(kind, recordsOf(was, kind), recordsOf(now, kind));
  add("person", peopleOf(was), peopleOf(now));
  return changes;
}

/** How the record of some corrections differs from that of others. Lines in the order of their kinds and ids. */
export function changesOf(before: Iterable<RecordLine>, after: Iterable<RecordLine>): readonly LineChange[] {
  const old = new Map<string, RecordLine>();
  for (const line of before) old.set(`${line.kind}\n${line.id}`, line);
  const changes: LineChange[] = [];
  const survivors = new Map<string, string>();
  for (const line of after) {
    if ("aliases" in line) for (const alias of line.aliases) survivors.set(`${line.kind}\n${alias}`, line.id);
    const key = `${line.kind}\n${line.id}`;
    const was = old.get(key);
    old.delete(key);
    const { kind, id } = line;
    if (was === undefined) changes.push({ kind, id, change: "new", into: null, fields: [] });
    else {
      const fields = fieldsOf(was, line);
      if (fields.length > 0) changes.push({ kind, id, change: "changed", into: null, fields });
    }
  }
  for (const [key, { kind, id }] of old)
    changes.push({ kind, id, change: "gone", into: survivors.get(key) ?? null, fields: [] });
  return changes.sort((a, b) => (a.kind === b.kind ? order(a.id, b.id) : order(a.kind, b.kind)));
}

/** Something a page tells, by the id under which it is compared. */
interface Told {
  readonly id: string;
  readonly evidence: string;
  readonly value: Readonly<Record<string, unknown>>;
}

function pageOf({ id, page }: Reading): Told {
  const { body, because: _, ...value } = page;
  return { id, evidence: "", value: { ...value, body } };
}

function recordsOf(reading: Reading, kind: Exclude<MentionChange["kind"], "person" | "page">): readonly Told[] {
  const records = {
    event: reading.events,
    statement: reading.statements,
    figure: reading.figures,
    claim: reading.claims,
    document: reading.documents,
  }[kind];
  return records.map(({ id, evidence, start: _s, end: _e, by: _b, sure: _u, ...value }) => ({ id, evidence, value }));
}

const peopleOf = ({ people, page }: Reading): readonly Told[] =>
  people.map(({ name, mentions, ...value }) => ({
    id: name,
    evidence: mentions[0] === undefined ? name : page.body.slice(...mentions[0]),
    value: { ...value, mentions: mentions.map((span) => page.body.slice(...span)) },
  }));

function fieldsOf(was: RecordLine, now: RecordLine): LineChange["fields"] {
  const [old, made] = [was, now] as unknown as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  return Object.keys({ ...old, ...made })
    .filter((field) => !sameValue(old[field], made[field]))
    .map((field) => ({ field, before: old[field] ?? null, after: made[field] ?? null }));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
