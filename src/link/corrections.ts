/**
 * What people said of the record, laid over the readings: `applyCorrections(readings, corrections)`.
 *
 * A correction is aimed at a page's bytes and at words on it, so it finds its record again after every new reading. A value
 * that was set is used whatever other pages say; records accepted or rejected stay so; "merge" and "split" bind the
 * clustering. `page_meta` and `body_range` act in `read` and are passed over here. A correction that finds no record is not
 * dropped but reported.
 */
import { recordId, shortHash } from "../kit/hash.ts";
import { BLANK_EVENT, BLANK_FIGURE, BLANK_STATEMENT } from "../model/blank.ts";
import type { Correction, CorrectionTarget } from "../model/correction.ts";
import type { EventReading, Evidenced, FigureReading, Reading, StatementReading } from "../model/reading.ts";
import type { Wishes } from "./cluster.ts";
import { PREFIX } from "./ids.ts";
import type { Relation } from "./lineage.ts";

/** Why a correction did nothing: its page or words are not there, or it asks for what the record cannot hold. */
export interface Unapplied {
  readonly correction: string;
  readonly state: "lost" | "conflict";
  readonly why: string;
}

export interface Corrected {
  /** With values set, records added and rejected ones left out. */
  readonly readings: readonly Reading[];
  /** By `page#record`: the fields that were set. */
  readonly set: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  readonly accepted: ReadonlySet<string>;
  readonly added: ReadonlySet<string>;
  /** References of records, and ids of pages. */
  readonly wishes: Wishes;
  /** "id\nid" of two pages in order: the relation a person gave, "unrelated" for none. */
  readonly related: ReadonlyMap<string, Relation | "unrelated">;
  readonly unapplied: readonly Unapplied[];
}

/** A correction with the id made from its content, for a record as `read` gave it. */
export function correctionOf(correction: Omit<Correction, "id">): Correction {
  const { op, target, others, value, note } = correction;
  const said = [op, ...[target, ...(others ?? [])].map(targetText), JSON.stringify(value ?? null), note ?? ""].join(
    "\n",
  );
  return { id: `co_${shortHash(said)}`, ...correction };
}

/** Where a correction of a record of this reading is aimed: its words, with 32 characters on each side. */
export function targetOf(
  reading: Reading,
  kind: CorrectionTarget["kind"],
  record: Evidenced,
  field?: string,
): CorrectionTarget {
  const { body, sha256 } = reading.page;
  return {
    sha256,
    kind,
    exact: record.evidence,
    prefix: body.slice(Math.max(0, record.start - 32), record.start),
    suffix: body.slice(record.end, record.end + 32),
    which: whichOf(record),
    ...(field === undefined ? {} : { field }),
  };
}

/** The corrections in their order over readings in theirs. A later correction of one field stands over an earlier. */
export function applyCorrections(readings: readonly Reading[], corrections: readonly Correction[]): Corrected {
  const bySha = new Map<string, Reading[]>();
  for (const reading of readings) {
    const same = bySha.get(reading.page.sha256);
    if (same === undefined) bySha.set(reading.page.sha256, [reading]);
    else same.push(reading);
  }
  const set = new Map<string, Map<string, unknown>>();
  const accepted = new Set<string>();
  const rejected = new Set<string>();
  const added = new Map<string, Added[]>();
  const addedRefs = new Set<string>();
  const together: [string, string][] = [];
  const apart: [string, string][] = [];
  const related = new Map<string, Relation | "unrelated">();
  const unapplied: Unapplied[] = [];

  for (const correction of corrections) {
    if (
      correction.op === "page_meta" ||
      correction.op === "body_range" ||
      correction.op === "note" ||
      correction.op === "redact"
    )
      continue;
    const why = applyOne(correction);
    if (why !== null) unapplied.push({ correction: correction.id, ...why });
  }

  const changed = readings.map((reading): Reading => {
    const keep = <R extends Evidenced>(records: readonly R[]): readonly R[] => {
      let touched = false;
      const kept: R[] = [];
      for (const record of records) {
        const ref = `${reading.id}#${record.id}`;
        const fields = set.get(ref);
        if (rejected.has(ref)) touched = true;
        else if (fields === undefined) kept.push(record);
        else {
          touched = true;
          kept.push({ ...record, ...Object.fromEntries(fields) });
        }
      }
      return touched ? kept : records;
    };
    const more = added.get(reading.id) ?? [];
    const put = <K extends Added["kind"]>(kind: K) =>
      more.flatMap((one) => (one.kind === kind ? [one.record as Extract<Added, { kind: K }>["record"]] : []));
    return {
      ...reading,
      events: [...keep(reading.events), ...put("event")],
      statements: [...keep(reading.statements), ...put("statement")],
      figures: [...keep(reading.figures), ...put("figure")],
      claims: keep(reading.claims),
      documents: keep(reading.documents),
      people: reading.people.map((person) => {
        const fields = set.get(`${reading.id}#person:${person.name}`);
        return fields === undefined ? person : { ...person, ...Object.fromEntries(fields) };
      }),
    };
  });
  return { readings: changed, set, accepted, added: addedRefs, wishes: { together, apart }, related, unapplied };

  function applyOne(correction: Correction): Omit<Unapplied, "correction"> | null {
    const { op, target } = correction;
    if (op === "add") return add(correction);
    const aimed = locate(bySha, target);
    if (aimed.length === 0) return lost(bySha, target);
    if (op === "set") return setField(correction, aimed);
    if (op === "accept" || op === "reject") {
      for (const ref of aimed) {
        (op === "accept" ? accepted : rejected).add(ref);
        (op === "accept" ? rejected : accepted).delete(ref);
      }
      return null;
    }
    for (const other of correction.others ?? []) {
      const found = locate(bySha, other);
      if (found.length === 0) return lost(bySha, other);
      for (const a of aimed) for (const b of found) if (a !== b) bind(correction, a, b);
    }
    return (correction.others ?? []).length === 0
      ? { state: "conflict", why: `"${op}" names no other record in \`others\`` }
      : null;
  }

  function bind(correction: Correction, a: string, b: string): void {
    if (correction.op === "merge") together.push([a, b]);
    else if (correction.op === "split" || correction.op === "not_same") apart.push([a, b]);
    const pages = correction.target.kind === "page";
    if (!pages) return;
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`;
    if (correction.op === "relate" && isRelation(correction.value)) related.set(key, correction.value);
    else if (correction.op !== "merge") related.set(key, "unrelated");
  }

  function setField({ target, value }: Correction, aimed: readonly string[]): Omit<Unapplied, "correction"> | null {
    const field = target.field ?? "";
    const shape = shapeOf(target.kind, field);
    if (shape === null) return { state: "conflict", why: `a ${target.kind} has no field "${field}" that may be set` };
    if (!shape(value)) return { state: "conflict", why: `"${field}" cannot be ${JSON.stringify(value ?? null)}` };
    for (const ref of aimed) {
      const fields = set.get(ref) ?? new Map<string, unknown>();
      fields.set(field, value);
      set.set(ref, fields);
    }
    return null;
  }

  function add({ target, value }: Correction): Omit<Unapplied, "correction"> | null {
    const pages = bySha.get(target.sha256) ?? [];
    if (pages.length === 0) return lost(bySha, target);
    const { kind } = target;
    if (!isAddable(kind) || typeof value !== "object" || value === null) {
      return {
        state: "conflict",
        why: "events, statements and figures can be added, with their fields in `value`",
      };
    }
    for (const [field, given] of Object.entries(value)) {
      const shape = shapeOf(kind, field);
      if (shape === null || !shape(given))
        return {
          state: "conflict",
          why: `"${field}" is no field of ${kind === "event" ? "an" : "a"} ${kind}, or not so`,
        };
    }
    for (const reading of pages) {
      const start = placeOf(reading.page.body, target);
      if (start < 0) return lost(bySha, target);
      const before = added.get(reading.id) ?? [];
      const id = recordId(PREFIX[kind], reading.page.sha256, target.exact, 1000 + before.length);
      const record = {
        ...ADDED[kind],
        because: {},
        by: "person",
        sure: 1,
        ...value,
        id,
        evidence: target.exact,
        start,
        end: start + target.exact.length,
      };
      // The blank of its kind with fields that were checked above.
      added.set(reading.id, [...before, { kind, record } as Added]);
      addedRefs.add(`${reading.id}#${id}`);
    }
    return null;
  }
}

/** A record that a person put in. */
type Added =
  | { readonly kind: "event"; readonly record: EventReading }
  | { readonly kind: "statement"; readonly record: StatementReading }
  | { readonly kind: "figure"; readonly record: FigureReading };

const ADDED = {
  event: BLANK_EVENT,
  statement: BLANK_STATEMENT,
  figure: BLANK_FIGURE,
} as const;

const isAddable = (kind: CorrectionTarget["kind"]): kind is Added["kind"] => Object.hasOwn(ADDED, kind);

function lost(bySha: ReadonlyMap<string, unknown>, target: CorrectionTarget): Omit<Unapplied, "correction"> {
  return bySha.has(target.sha256)
    ? { state: "lost", why: `no ${target.kind} of the page stands on the words "${target.exact.slice(0, 60)}"` }
    : { state: "lost", why: `no page has the hash ${target.sha256.slice(0, 12)}…` };
}

/** The records aimed at, as `page#record`; of a page its id. One for each reading of those bytes. */
function locate(bySha: ReadonlyMap<string, readonly Reading[]>, target: CorrectionTarget): string[] {
  return (bySha.get(target.sha256) ?? []).flatMap((reading) => {
    if (target.kind === "page") return [reading.id];
    if (target.kind === "person") {
      const person = reading.people.find(
        ({ name, mentions }) =>
          name === target.exact ||
          mentions.some(([start, end]) => reading.page.body.slice(start, end) === target.exact),
      );
      return person === undefined ? [] : [`${reading.id}#person:${person.name}`];
    }
    const record = recordAt(reading, target);
    return record === null ? [] : [`${reading.id}#${record.id}`];
  });
}

/** The record that shares these words and says the same (`which`), before one that only shares them; on exactly these words before others; the nearest. */
function recordAt(reading: Reading, target: CorrectionTarget): Evidenced | null {
  const start = placeOf(reading.page.body, target);
  const end = start + target.exact.length;
  const near = recordsOf(reading, target.kind).filter((record) => {
    if (record.evidence === target.exact) return true;
    if (start < 0) return false;
    const shared = Math.min(end, record.end) - Math.max(start, record.start);
    return shared >= 0.5 * Math.min(end - start, record.end - record.start);
  });
  const told = near.filter((record) => target.which === undefined || whichOf(record) === target.which);
  const likely = told.length > 0 ? told : near;
  const exact = likely.filter((record) => record.evidence === target.exact);
  // The same words may stand twice: the place with the right neighbours is meant.
  const distance = (record: Evidenced) => (start < 0 ? 0 : Math.abs(record.start - start));
  let best: Evidenced | null = null;
  for (const record of exact.length > 0 ? exact : likely)
    if (best === null || distance(record) < distance(best)) best = record;
  return best;
}

function recordsOf(reading: Reading, kind: CorrectionTarget["kind"]): readonly Evidenced[] {
  switch (kind) {
    case "event":
      return reading.events;
    case "statement":
      return reading.statements;
    case "figure":
      return reading.figures;
    case "claim":
      return reading.claims;
    case "document":
      return reading.documents;
    default:
      return [];
  }
}

/** Where the quoted words stand in the body, by their neighbours where they stand more than once; -1 if nowhere. */
function placeOf(body: string, { exact, prefix, suffix }: CorrectionTarget): number {
  if (exact === "") return -1;
  let best = -1;
  let bestFit = -1;
  let tries = 0;
  for (let at = body.indexOf(exact); at >= 0 && tries < 200; at = body.indexOf(exact, at + 1), tries++) {
    let fit = 0;
    if (prefix !== undefined && prefix !== "" && body.slice(0, at).endsWith(prefix)) fit += 1;
    if (suffix !== undefined && suffix !== "" && body.startsWith(suffix, at + exact.length)) fit += 1;
    if (fit > bestFit) {
      best = at;
      bestFit = fit;
    }
  }
  return best;
}

/** What tells apart two records on the same words: an event's type and mode, a figure's value, a statement's speaker. */
export function whichOf(record: Evidenced): string {
  const { type, mode, value, speaker, kind } = record as Partial<EventReading & FigureReading & StatementReading> & {
    kind?: string;
  };
  if (type !== undefined) return mode === null || mode === undefined ? type : `${type}/${mode}`;
  if (value !== undefined) return String(value);
  return speaker ?? kind ?? "";
}

function targetText(target: CorrectionTarget): string {
  const { sha256, kind, exact, prefix, suffix, which, field } = target;
  return [sha256, kind, exact, prefix ?? "", suffix ?? "", which ?? "", field ?? ""].join("\t");
}

const RELATIONS = new Set(["same_text", "rewrite", "same_story", "same_event", "unrelated"]);
const isRelation = (value: unknown): value is Relation | "unrelated" =>
  typeof value === "string" && RELATIONS.has(value);

const isText = (value: unknown): boolean => typeof value === "string";
const isTextOrNull = (value: unknown): boolean => value === null || typeof value === "string";
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);

/** The fields that may be set, and what each may hold. */
const FIELDS: Readonly<
  Partial<Record<CorrectionTarget["kind"], Readonly<Record<string, (value: unknown) => boolean>>>>
> = {
  event: {
    type: isText,
    mode: isTextOrNull,
    actor: isTexts,
    recipient: isTexts,
    place: isTextOrNull,
    date: isTextOrNull,
    date_is: isTextOrNull,
    date_reason: isTextOrNull,
    status: isText,
    series: isTextOrNull,
    purpose: isTextOrNull,
    topics: isTexts,
    according_to: isTexts,
    reported: isText,
    contested_by: isTexts,
    cameo: isTextOrNull,
  },
  statement: {
    speaker: isTextOrNull,
    speakers: isTexts,
    speaks_for: isTextOrNull,
    act: isText,
    form: isText,
    quote: isTextOrNull,
    content: isTextOrNull,
    to: isTextOrNull,
    via: isTextOrNull,
    place: isTextOrNull,
    date: isTextOrNull,
  },
  figure: {
    what: isText,
    value: isNumber,
    unit: isText,
    is: isText,
    bound: isTextOrNull,
    status: isTextOrNull,
    period: isTextOrNull,
    against: isTextOrNull,
    from: isTextOrNull,
    to: isTextOrNull,
    source: isTextOrNull,
  },
  claim: { holder: isTextOrNull, subject: isTextOrNull, predicate: isText, object: isTextOrNull, polarity: isText },
  document: { name: isTextOrNull, issuer: isTexts, date: isTextOrNull, status: isTextOrNull },
  person: { name: isText, role: isTextOrNull, country: isTextOrNull, wikidata: isTextOrNull },
};

/** Null for a field that may not be set. Names come from a file, so "constructor" must find nothing. */
function shapeOf(kind: CorrectionTarget["kind"], field: string): ((value: unknown) => boolean) | null {
  const fields = Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : undefined;
  return fields !== undefined && Object.hasOwn(fields, field) ? fields[field]! : null;
}
