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
import { personOf, shapeOf } from "./fields.ts";
import { PREFIX } from "./ids.ts";
import { isNarrower, isNothing, isWide, narrowest, type Recast, reaches, replaced, sameValue } from "./scope.ts";
import { locate, movedFrom, placeOf, recordAt } from "./target.ts";
import type { Relation } from "./tied.ts";
import { type Meant, withMeant } from "./who.ts";

export { isLike, targetOf, whichOf } from "./target.ts";

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
  /** By `page#record`: the fields whose values a correction aimed elsewhere has replaced. They count as what the page says, and no more. */
  readonly ruled: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  readonly accepted: ReadonlySet<string>;
  readonly added: ReadonlySet<string>;
  /** References of records, and ids of pages. */
  readonly wishes: Wishes;
  /** "id\nid" of two pages in order: the relation a person gave, "unrelated" for none. */
  readonly related: ReadonlyMap<string, Relation | "unrelated">;
  readonly unapplied: readonly Unapplied[];
  readonly fits: readonly Fit[];
}

/** How a correction that was applied stands to what is read now: the same is read without it, or it had to be carried to other words. */
export interface Fit {
  readonly correction: string;
  readonly state: "already" | "moved";
  readonly why: string;
}

/** A correction with the id made from its content, for a record as `read` gave it. */
export function correctionOf(correction: Omit<Correction, "id">): Correction {
  const { op, target, others, value, note, scope, was } = correction;
  const said = [
    op,
    ...[target, ...(others ?? [])].map(targetText),
    JSON.stringify(value ?? null),
    note ?? "",
    ...(scope === undefined ? [] : [scope, JSON.stringify(was ?? null)]),
  ].join("\n");
  return { id: `co_${shortHash(said)}`, ...correction };
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
  const setBy = new Map<string, Correction>();
  const ruled = new Map<string, ReadonlyMap<string, unknown>>();
  /** Fields that are replaced beyond the record aimed at, and who is meant by words, in the order in which it was said. */
  const rules: Correction[] = [];
  const meant: (Meant & Pick<Correction, "target">)[] = [];
  const accepted = new Set<string>();
  const rejected = new Set<string>();
  const added = new Map<string, Added[]>();
  const addedRefs = new Set<string>();
  const together: [string, string][] = [];
  const apart: [string, string][] = [];
  const related = new Map<string, Relation | "unrelated">();
  const unapplied: Unapplied[] = [];
  /** By what it is about: a later correction of the same takes the place of an earlier. */
  const fits = new Map<string, Fit | null>();
  const ofPages = new Map<string, Correction>();

  for (const correction of corrections) {
    const { op, target } = correction;
    if (op === "note" || op === "redact") continue;
    if (op === "page_meta" || op === "body_range") {
      ofPages.set(`${op} ${target.sha256} ${target.field ?? ""}`, correction);
      continue;
    }
    const why = applyOne(correction);
    if (why !== null) unapplied.push({ correction: correction.id, ...why });
    else fits.set(aboutOf(correction), fitOf(bySha, correction));
  }
  // These have acted in reading; here it shows whether they could.
  for (const correction of ofPages.values()) {
    const why = unread(bySha.get(correction.target.sha256) ?? [], correction);
    if (why !== null) unapplied.push({ correction: correction.id, state: "lost", why });
  }

  const changed = readings.map((reading): Reading => {
    const who = meant.filter((rule) => reaches(rule, reading));
    const recast = who.length === 0 ? null : withMeant(reading, who);
    const wide = rules.filter((rule) => reaches(rule, reading));
    const keep = <R extends Evidenced>(
      kind: CorrectionTarget["kind"],
      read: readonly R[],
      records: readonly R[],
    ): readonly R[] => {
      let touched = false;
      const kept: R[] = [];
      records.forEach((record, index) => {
        const ref = `${reading.id}#${record.id}`;
        if (rejected.has(ref)) {
          touched = true;
          return;
        }
        const fields = new Map(set.get(ref));
        const softly = new Map<string, unknown>();
        for (const [field, { value, scope }] of ruledOf(kind, read[index]!, wide, recast?.recast.get(record.id))) {
          const mine = setBy.get(`${ref}\n${field}`);
          if (mine !== undefined && !isNarrower(scope, mine.scope)) continue;
          softly.set(field, value);
          fields.delete(field);
          set.get(ref)?.delete(field);
        }
        if (softly.size > 0) ruled.set(ref, softly);
        const same = softly.size + fields.size === 0;
        if (!same) touched = true;
        kept.push(same ? record : { ...record, ...Object.fromEntries(softly), ...Object.fromEntries(fields) });
      });
      return touched ? kept : records;
    };
    const more = added.get(reading.id) ?? [];
    const put = <K extends Added["kind"]>(kind: K) =>
      more.flatMap((one) => (one.kind === kind ? [one.record as Extract<Added, { kind: K }>["record"]] : []));
    const now = recast?.reading ?? reading;
    return {
      ...now,
      events: [...keep("event", reading.events, now.events), ...put("event")],
      statements: [...keep("statement", reading.statements, now.statements), ...put("statement")],
      figures: [...keep("figure", reading.figures, now.figures), ...put("figure")],
      claims: keep("claim", reading.claims, now.claims),
      documents: keep("document", reading.documents, now.documents),
      people: now.people.map((person) => {
        const own = wide.filter(({ target }) => target.kind === "person" && target.which === person.name);
        const softly = [...ruledOf("person", person, own)].map(([field, { value }]) => [field, value] as const);
        const fields = set.get(`${reading.id}#person:${person.name}`);
        return fields === undefined && softly.length === 0
          ? person
          : { ...person, ...Object.fromEntries(softly), ...Object.fromEntries(fields ?? []) };
      }),
    };
  });
  return {
    readings: changed,
    set,
    ruled,
    accepted,
    added: addedRefs,
    wishes: { together, apart },
    related,
    unapplied,
    fits: [...fits.values()].filter((fit) => fit !== null),
  };

  function applyOne(correction: Correction): Omit<Unapplied, "correction"> | null {
    const { op, target } = correction;
    if (op === "add") return add(correction);
    const aimed = aimedAt(correction, target);
    // What is said of all pages holds of them, whether or not the page is here on which it was said.
    if (op === "set" && (aimed.length > 0 || correction.scope === "everywhere")) return setField(correction, aimed);
    if (aimed.length === 0) return lost(bySha, target);
    if (op === "accept" || op === "reject") {
      for (const ref of aimed) {
        (op === "accept" ? accepted : rejected).add(ref);
        (op === "accept" ? rejected : accepted).delete(ref);
      }
      return null;
    }
    for (const other of correction.others ?? []) {
      const found = aimedAt(correction, other);
      if (found.length === 0) return lost(bySha, other);
      for (const a of aimed) for (const b of found) if (a !== b) bind(correction, a, b);
    }
    return (correction.others ?? []).length === 0
      ? { state: "conflict", why: `"${op}" names no other record in \`others\`` }
      : null;
  }

  /** Who is one with whom everywhere is found under the name on any page, should the one be gone that was named. */
  function aimedAt({ op, scope }: Correction, target: CorrectionTarget): readonly string[] {
    const found = locate(bySha, target);
    if (found.length > 0 || op !== "merge" || scope !== "everywhere" || target.kind !== "person") return found;
    for (const { page } of readings) {
      const there = locate(bySha, { ...target, sha256: page.sha256 });
      if (there.length > 0) return there;
    }
    return [];
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

  function setField(correction: Correction, aimed: readonly string[]): Omit<Unapplied, "correction"> | null {
    const { target, value, was } = correction;
    const field = target.field ?? "";
    const shape = shapeOf(target.kind, field);
    if (shape === null) return { state: "conflict", why: `a ${target.kind} has no field "${field}" that may be set` };
    if (!shape(value)) return { state: "conflict", why: `"${field}" cannot be ${JSON.stringify(value ?? null)}` };
    if (target.kind === "person" && (field === "who" || field === "name")) return mean(correction, aimed);
    if (isWide(correction)) {
      // A person is named beside it; of any other record nothing else tells which are meant.
      if (target.kind !== "person" && isNothing(was))
        return { state: "conflict", why: `nothing was read in "${field}" that could be replaced` };
      rules.push(correction);
    }
    for (const ref of aimed) {
      const before = setBy.get(`${ref}\n${field}`);
      if (before !== undefined && isNarrower(before.scope, correction.scope)) continue;
      setBy.set(`${ref}\n${field}`, correction);
      const fields = set.get(ref) ?? new Map<string, unknown>();
      fields.set(field, value);
      set.set(ref, fields);
    }
    return null;
  }

  function mean(correction: Correction, aimed: readonly string[]): Omit<Unapplied, "correction"> | null {
    const { target, value, was } = correction;
    const read = aimed[0]?.slice(aimed[0].indexOf("#person:") + 8);
    const name = typeof was === "string" ? was : read;
    if (name === undefined) return { state: "conflict", why: "it does not say who was read there" };
    const scope = correction.scope ?? (target.exact === name ? "page" : "mention");
    const at = scope === "mention" ? placeOf((bySha.get(target.sha256) ?? [])[0]?.page.body ?? "", target) : null;
    // Read otherwise by now, the words are left as they are.
    if (read !== undefined && read !== name && scope !== "everywhere")
      return { state: "conflict", why: `"${target.exact}" is read as ${read} now, no more as ${name}` };
    meant.push({
      target,
      scope,
      words: target.exact,
      was: name,
      to: personOf(value) ?? null,
      same: target.field === "name",
      at,
    });
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

/** What wider corrections make of a record as it was read, and whom the words mean. */
function ruledOf(
  kind: CorrectionTarget["kind"],
  record: object,
  rules: readonly Correction[],
  recast: ReadonlyMap<string, Recast> = new Map(),
): Map<string, Recast> {
  const fields = new Map(recast);
  for (const field of new Set(rules.map(({ target }) => target.field!))) {
    const read = (record as Readonly<Record<string, unknown>>)[field];
    const own = rules.filter(
      ({ target, was, value }) =>
        target.kind === kind && target.field === field && replaced(read, was, value) !== undefined,
    );
    const rule = narrowest(own);
    const who = recast.get(field);
    if (rule !== null && !(who !== undefined && isNarrower(who.scope, rule.scope)))
      fields.set(field, { value: replaced(read, rule.was, rule.value), scope: rule.scope ?? "mention" });
  }
  return fields;
}

const aboutOf = ({ op, target, others }: Correction): string =>
  [op === "reject" ? "accept" : op, ...[target, ...(others ?? [])].map(targetText)].join("\n");

/** Null where it simply holds. */
function fitOf(bySha: ReadonlyMap<string, readonly Reading[]>, correction: Correction): Fit | null {
  const { id, op, target, others, value } = correction;
  // What is put in stands on its own words.
  if (op === "add") return null;
  for (const aim of [target, ...(others ?? [])]) {
    const moved = (bySha.get(aim.sha256) ?? []).map((reading) => movedFrom(reading, aim)).find((one) => one !== null);
    if (moved !== undefined) return { correction: id, state: "moved", why: moved };
  }
  if (op !== "set" || target.field === undefined) return null;
  const { field } = target;
  const read = (bySha.get(target.sha256) ?? []).map((reading) => recordAt(reading, target));
  const same = read.every(
    (record) => record !== null && sameValue((record as unknown as Readonly<Record<string, unknown>>)[field], value),
  );
  return same && read.length > 0 ? { correction: id, state: "already", why: `"${field}" is read so without it` } : null;
}

/** Why what was said of a page is not in its readings; null where it is, and where no such page is here. */
function unread(readings: readonly Reading[], { op, target, value }: Correction): string | null {
  for (const { page } of readings) {
    if (op === "page_meta") {
      const read = (page as unknown as Readonly<Record<string, unknown>>)[target.field ?? ""];
      if (read === undefined) return `a page has no field "${target.field ?? ""}" that may be set`;
      if (!sameValue(read, value)) return `"${target.field}" is still ${JSON.stringify(read)}`;
    }
    const { first, last } = (value ?? {}) as { readonly first?: unknown; readonly last?: unknown };
    if (op !== "body_range" || typeof first !== "string" || typeof last !== "string") continue;
    if (!page.body.startsWith(first) || !page.body.endsWith(last))
      return `the page's text no longer has "${first.slice(0, 40)}" and "${last.slice(-40)}"`;
  }
  return null;
}

function lost(bySha: ReadonlyMap<string, unknown>, target: CorrectionTarget): Omit<Unapplied, "correction"> {
  return bySha.has(target.sha256)
    ? { state: "lost", why: `no ${target.kind} of the page stands on the words "${target.exact.slice(0, 60)}"` }
    : { state: "lost", why: `no page has the hash ${target.sha256.slice(0, 12)}…` };
}

function targetText(target: CorrectionTarget): string {
  const { sha256, kind, exact, prefix, suffix, which, field } = target;
  return [sha256, kind, exact, prefix ?? "", suffix ?? "", which ?? "", field ?? ""].join("\t");
}

const RELATIONS = new Set(["same_text", "rewrite", "same_story", "same_event", "unrelated"]);
const isRelation = (value: unknown): value is Relation | "unrelated" =>
  typeof value === "string" && RELATIONS.has(value);
