/**
 * What a person says of a record → the corrections to keep: `correct ev_7k2m status=held` is one for each mention of the event,
 * aimed at the page's bytes and the words quoted. The command, the web app and the undoing of both go this way.
 */

import type { AddableKind, PageRelation } from "../api/desk.ts";
import { daysOf } from "../kit/edtf.ts";
import { applyCorrections, correctionOf, targetOf } from "../link/corrections.ts";
import { isNothing, sameValue } from "../link/scope.ts";
import { nameAt } from "../link/target.ts";
import type { Correction, CorrectionTarget, Scope } from "../model/correction.ts";
import { PLOVER_TYPES } from "../model/plover.ts";
import { ReadoutError } from "../model/problem.ts";
import type { Evidenced, Reading } from "../model/reading.ts";
import type { ActorLine, RecordLine } from "../model/record.ts";
import { appendCorrections, readLog, saidTogether, type Undo, undoOf } from "../store/corrections.ts";
import type { Store } from "../store/store.ts";
import type { OpenWorkspace } from "../store/workspace.ts";
import { usage } from "./command.ts";
import { settle } from "./intake.ts";
import type { World } from "./world.ts";

/** One thing that is said of a record. */
export type Wish =
  | { readonly op: "accept" | "reject" }
  | ({ readonly op: "set"; readonly pairs: readonly (readonly [string, unknown])[] } & Reach)
  /** Who is meant by these words of a page; null for nobody. */
  | ({ readonly op: "who"; readonly exact: string; readonly before: string; readonly name: string | null } & Omit<
      Reach,
      "page"
    >)
  | { readonly op: "merge" | "not_same"; readonly other: string }
  | { readonly op: "split"; readonly page: string }
  | { readonly op: "relate"; readonly other: string; readonly relation: PageRelation }
  | {
      readonly op: "add";
      readonly kind: AddableKind;
      readonly exact: string;
      readonly before: string;
      readonly value: Readonly<Record<string, unknown>>;
    }
  | { readonly op: "note"; readonly exact: string }
  | { readonly op: "body_range"; readonly first: string; readonly last: string };

/** How far it reaches. Without a scope it is said of the record, by all its mentions. */
interface Reach {
  readonly scope?: Scope;
  /** Whose mention it is aimed at, where the record has several. */
  readonly page?: string;
}

/** Why, by whom and when it is said. */
export type Said = Pick<Correction, "note" | "by" | "at">;

export interface Made {
  readonly kind: CorrectionTarget["kind"];
  readonly corrections: readonly Correction[];
  /** "status: underway -> held". */
  readonly changes: readonly string[];
}

/** The corrections that say it. Throws `usage` for what cannot be said of the record, and `unreadable` when there is no such record. */
export async function correctionsFor(store: Store, id: string, wish: Wish, said: Said): Promise<Made> {
  if (wish.op === "add" || (wish.op === "note" && wish.exact !== "") || wish.op === "body_range" || wish.op === "who")
    return ofPage(store, id, wish, said);
  const found = await recordOf(store, id);
  const { kind, targets } = found;
  const made: Omit<Correction, "id">[] = [];
  const changes: string[] = [];
  switch (wish.op) {
    case "set":
      for (const [field, value] of wish.pairs) {
        if (!Object.hasOwn(found.fields, field)) {
          const known = Object.keys(found.fields).join(", ");
          throw usage("correct", `This ${kind} has no field "${field}"; it has ${known}.`);
        }
        checkValue(field, value);
        for (const one of reachOf(found, field, value, wish)) made.push({ ...one, ...said });
        changes.push(`${field}: ${shown(found.fields[field])} -> ${shown(value)}`);
      }
      break;
    case "note":
      for (const target of targets.slice(0, 1)) made.push({ op: "note", target, ...said });
      changes.push("noted");
      break;
    case "accept":
    case "reject":
      for (const target of targets) made.push({ op: wish.op, target, ...said });
      changes.push(wish.op === "reject" ? "left out" : "accepted");
      break;
    case "merge":
    case "not_same": {
      const other = await recordOf(store, wish.other);
      if (kind === "page" && other.kind === "page")
        throw usage(
          "correct",
          "Two pages are not one record; say how they hang together with --relate PAGE --as RELATION.",
        );
      if (other.kind !== kind)
        throw usage("correct", `${id} is of kind ${kind} and ${wish.other} of kind ${other.kind}.`);
      if (other.id === found.id) throw usage("correct", `${id} and ${wish.other} are one already.`);
      // Each mention is bound to each of the other: one by itself might leave those that it was joined with.
      // Who goes by a name is one already over all pages, so that a few of them stand for all.
      const others = kind === "person" ? other.targets.slice(0, FEW) : other.targets;
      const scope = kind === "person" && wish.op === "merge" ? ({ scope: "everywhere" } as const) : {};
      const bound = kind !== "person" ? targets : targets.slice(0, wish.op === "merge" ? 1 : FEW);
      for (const target of bound) made.push({ op: wish.op, target, others, ...scope, ...said });
      changes.push(`${wish.op === "merge" ? "one with" : "not the same as"} ${wish.other}`);
      break;
    }
    case "relate": {
      const other = await recordOf(store, wish.other);
      if (kind !== "page" || other.kind !== "page") throw usage("correct", "Only a page is related to another page.");
      if (other.id === found.id) throw usage("correct", `${id} is this page itself.`);
      for (const target of targets)
        made.push({ op: "relate", target, others: other.targets, value: wish.relation, ...said });
      changes.push(`${wish.relation} with ${wish.other}`);
      break;
    }
    case "split": {
      const mine = targets.filter((_, index) => found.pages[index] === wish.page);
      const others = targets.filter((_, index) => found.pages[index] !== wish.page);
      if (mine.length === 0 || others.length === 0)
        throw usage("correct", `${id} rests on ${found.pages.join(", ")}; name one of them, and not the only one.`);
      const few = kind === "person" ? others.slice(0, FEW) : others;
      for (const target of mine) made.push({ op: "split", target, others: few, ...said });
      changes.push(`apart from what ${wish.page} says`);
    }
  }
  const corrections = made.map(correctionOf);
  if (corrections.length === 0)
    throw usage("correct", `${id} was put in by hand and rests on no reading; take it back with readout undo.`);
  // What could never be applied is refused at once, rather than kept and found wanting at every linking.
  const [refused] = applyCorrections(found.readings, corrections).unapplied.filter(({ state }) => state === "conflict");
  if (refused !== undefined) throw usage("correct", `That cannot be said: ${refused.why}.`);
  return { kind, corrections, changes };
}

/** What is said of a page's own words: an event put in, a note, where the article begins and ends. */
async function ofPage(
  store: Store,
  id: string,
  wish: Extract<Wish, { op: "add" | "note" | "body_range" | "who" }>,
  said: Said,
): Promise<Made> {
  const page = await store.page(id);
  if (page === null) throw new ReadoutError({ code: "unreadable", file: id, why: "no page of this id is here" });
  const { sha256, body } = page.reading.page;
  if (wish.op === "body_range") {
    const start = page.text.indexOf(wish.first);
    const at = wish.last === "" ? -1 : page.text.indexOf(wish.last, Math.max(0, start));
    if (wish.first === "" || start < 0 || at < 0)
      throw usage("correct", "Copy the first and the last words of the article from the page as it arrived.");
    const value = { start, end: at + wish.last.length, first: wish.first.slice(0, 80), last: wish.last.slice(-80) };
    const correction = correctionOf({ op: "body_range", target: { sha256, kind: "page", exact: "" }, value, ...said });
    return { kind: "page", corrections: [correction], changes: [`body: ${value.start}-${value.end}`] };
  }
  const start = placeOf(body, wish.exact, wish.op === "add" || wish.op === "who" ? wish.before : "");
  if (wish.exact.trim() === "" || start < 0)
    throw usage("correct", "These words do not stand in the article of the page.");
  const end = start + wish.exact.length;
  const place = {
    exact: wish.exact,
    prefix: body.slice(Math.max(0, start - 32), start),
    suffix: body.slice(end, end + 32),
  };
  if (wish.op === "note")
    return {
      kind: "page",
      corrections: [correctionOf({ op: "note", target: { sha256, kind: "page", ...place }, ...said })],
      changes: ["noted"],
    };
  if (wish.op === "who") return whoIsMeant(store, page.reading, { sha256, kind: "person", ...place }, wish, said);
  for (const [field, value] of Object.entries(wish.value)) checkValue(field, value);
  const correction = correctionOf({
    op: "add",
    target: { sha256, kind: wish.kind, ...place },
    value: wish.value,
    ...said,
  });
  const [refused] = applyCorrections([page.reading], [correction]).unapplied;
  if (refused !== undefined) throw usage("correct", `That cannot be said: ${refused.why}.`);
  return { kind: wish.kind, corrections: [correction], changes: ["put in"] };
}

async function whoIsMeant(
  store: Store,
  reading: Reading,
  target: CorrectionTarget,
  { name, scope = "mention" }: Extract<Wish, { op: "who" }>,
  said: Said,
): Promise<Made> {
  const was = nameAt(reading, target);
  if (was === null) throw usage("correct", `On this page "${target.exact}" stands for nobody that was read.`);
  // What the record knows of them goes with the name, so that a page that does not know them says for which state they speak.
  const known = name === null ? null : await store.actor(name);
  const value = name === null ? null : { name, country: known?.country ?? null, wikidata: known?.wikidata ?? null };
  const correction = correctionOf({ op: "set", target: { ...target, field: "who" }, value, was, scope, ...said });
  const [refused] = applyCorrections([reading], [correction]).unapplied;
  if (refused !== undefined) throw usage("correct", `That cannot be said: ${refused.why}.`);
  return { kind: "person", corrections: [correction], changes: [`"${target.exact}": ${was} -> ${name ?? "nobody"}`] };
}

/** The corrections that set a field of a record as far as it is said to reach. */
function reachOf(
  found: FoundRecord,
  field: string,
  value: unknown,
  { scope, page }: Reach,
): Pick<Correction, "op" | "target" | "value" | "scope" | "was">[] {
  const { id, kind } = found;
  if (kind === "page") {
    if (scope === "everywhere") throw usage("correct", "What a page says of itself is said of that page alone.");
    return found.targets.map((target) => ({ op: "page_meta", target: { ...target, field }, value }));
  }
  if (kind === "person")
    return actorReach(found, field, value, { ...(page !== undefined && { page }), ...(scope && { scope }) });
  const mentions = found.targets.flatMap((target, index) =>
    page === undefined || found.pages[index] === page
      ? [{ target: { ...target, field }, page: found.pages[index]!, record: found.records[index]! }]
      : [],
  );
  if (mentions.length === 0)
    throw usage("correct", `${id} does not rest on ${page}, but on ${found.pages.join(", ")}.`);
  if (scope === undefined) return mentions.map(({ target }) => ({ op: "set", target, value }));
  if (scope !== "everywhere" && new Set(mentions.map((one) => one.page)).size > 1)
    throw usage("correct", `${id} rests on ${found.pages.join(", ")}; name the page that is meant.`);
  if (scope === "mention") return mentions.map(({ target }) => ({ op: "set", target, value, scope }));
  const read = ({ record }: { readonly record: Evidenced }) =>
    (record as unknown as Readonly<Record<string, unknown>>)[field];
  // What the record shows now, where a mention reads so; else what the first mention that reads anything does.
  const anchor =
    mentions.find((one) => sameValue(read(one), found.fields[field])) ??
    mentions.find((one) => !isNothing(read(one))) ??
    mentions[0]!;
  const wide = { op: "set", target: anchor.target, value, scope, was: read(anchor) ?? null } as const;
  // What was said of the record itself stands before what is said more widely, so that has to be said anew.
  return found.corrected.has(field)
    ? [wide, ...mentions.map(({ target }) => ({ op: "set" as const, target, value }))]
    : [wide];
}

/** Of an actor a field is set wherever one of their names reads so: everywhere, or on one page. */
function actorReach(
  { id, targets, pages, people }: FoundRecord,
  field: string,
  value: unknown,
  { scope = "everywhere", page }: Reach,
): Pick<Correction, "op" | "target" | "value" | "scope" | "was">[] {
  if (scope === "mention")
    throw usage("correct", "Of a single mention say who is meant: readout correct PAGE --words WORDS who=NAME.");
  if (scope === "page" && page === undefined) throw usage("correct", "Name the page that is meant.");
  const made = new Map<string, Pick<Correction, "op" | "target" | "value" | "scope" | "was">>();
  targets.forEach((target, index) => {
    if (page !== undefined && pages[index] !== page) return;
    const person = people[index]!;
    const was = person[field as keyof typeof person];
    const key = JSON.stringify([target.exact, was]);
    if (sameValue(was, value) || made.has(key)) return;
    made.set(key, {
      op: "set",
      target: { ...target, field },
      value,
      scope,
      was,
    });
  });
  if (made.size === 0)
    throw usage(
      "correct",
      page === undefined ? `Nothing of ${id} reads otherwise.` : `${id} does not stand on ${page}.`,
    );
  return [...made.values()];
}

/** Where the words stand; where they stand twice, behind those that stood before them. -1 if nowhere. */
function placeOf(body: string, exact: string, before: string): number {
  const first = body.indexOf(exact);
  for (let at = first; before !== "" && at >= 0; at = body.indexOf(exact, at + 1))
    if (body.slice(0, at).trimEnd().endsWith(before.trim())) return at;
  return first;
}

/** Keeps the lines, and makes the record anew with them. */
export async function keep(
  world: World,
  workspace: OpenWorkspace,
  lines: readonly (Correction | Undo)[],
): Promise<void> {
  appendCorrections(workspace.corrections, lines);
  await settle(world, workspace, lines);
}

/** The lines that undo what was said in one go with this one, or the last of all when no id is given. Throws when none stands. */
export function undoing(workspace: Pick<OpenWorkspace, "corrections">, id: string | undefined, said: Said) {
  const { found: log } = readLog(workspace.corrections, true);
  const last = log.findLast(({ line, stands }) => stands && line.op !== "undo")?.line.id;
  const undone = saidTogether(log, id ?? last ?? "");
  if (undone.length === 0) {
    const why = log.some(({ line }) => line.id === id)
      ? "it is undone already"
      : id === undefined
        ? "nothing is left to undo"
        : "no correction has this id";
    throw new ReadoutError({ code: "unreadable", file: id ?? "corrections.ndjson", why });
  }
  return { undone, lines: undone.map((line) => undoOf(line.id, said)) };
}

interface FoundRecord {
  readonly id: string;
  readonly kind: CorrectionTarget["kind"];
  readonly fields: Readonly<Record<string, unknown>>;
  /** One for each mention, `pages` alongside. */
  readonly targets: readonly CorrectionTarget[];
  readonly pages: readonly string[];
  /** Of an actor: what each mention says of them. */
  readonly people: readonly {
    readonly name: string;
    readonly country: string | null;
    readonly wikidata: string | null;
  }[];
  /** What each mention says, as it was read. */
  readonly records: readonly Evidenced[];
  /** Fields that a person has set. */
  readonly corrected: ReadonlySet<string>;
  /** Of those pages. */
  readonly readings: readonly Reading[];
}

async function recordOf(store: Store, id: string): Promise<FoundRecord> {
  const event = await store.event(id);
  if (event !== null) {
    const mentions = event.mentions.map(({ page, event: local }) => ({ page, local }));
    return withTargets(store, "event", event, mentions, (reading) => reading.events);
  }
  const statement = await store.statement(id);
  if (statement !== null) {
    const mentions = statement.variants.flatMap((variant) =>
      variant.mentions.map(({ page, statement: local }) => ({ page, local })),
    );
    return withTargets(store, "statement", statement, mentions, (reading) => reading.statements);
  }
  const figure = await store.figure(id);
  if (figure !== null) {
    const mentions = figure.mentions.map(({ page, figure: local }) => ({ page, local }));
    return withTargets(store, "figure", figure, mentions, (reading) => reading.figures);
  }
  const document = await store.document(id);
  if (document !== null) {
    const mentions = document.mentions.map(({ page, document: local }) => ({ page, local }));
    return withTargets(store, "document", document, mentions, (reading) => reading.documents);
  }
  const claim = await store.claim(id);
  if (claim !== null) {
    const mentions = claim.mentions.map(({ page, claim: local }) => ({ page, local }));
    return withTargets(store, "claim", claim, mentions, (reading) => reading.claims);
  }
  const page = await store.page(id);
  const actor = page === null ? await store.actor(id) : null;
  if (actor !== null) return actorOf(store, actor);
  if (page === null)
    throw new ReadoutError({ code: "unreadable", file: id, why: "no record of this id is in the workspace" });
  const { body: _body, sha256, because: _because, ...fields } = page.reading.page;
  return {
    id,
    kind: "page",
    fields,
    targets: [{ sha256, kind: "page", exact: "" }],
    pages: [id],
    records: [],
    people: [],
    corrected: new Set(),
    readings: [page.reading],
  };
}

/** A person, body or state, by one mention on each page that has them under one of their names. */
async function actorOf(store: Store, line: ActorLine): Promise<FoundRecord> {
  const targets: CorrectionTarget[] = [];
  const pages: string[] = [];
  const readings: Reading[] = [];
  const people: FoundRecord["people"][number][] = [];
  for await (const reading of store.readings()) {
    for (const name of line.names) {
      const person = reading.people.find((one) => one.name === name) ?? null;
      // Another of the same name acts for another state.
      if (person !== null && person.country !== null && line.country !== null && person.country !== line.country)
        continue;
      const target = { sha256: reading.page.sha256, kind: "person", exact: name } as const;
      if (nameAt(reading, target) !== name) continue;
      targets.push({ ...target, which: name });
      pages.push(reading.id);
      readings.push(reading);
      people.push({ name, country: person?.country ?? null, wikidata: person?.wikidata ?? null });
    }
  }
  const { name, country, wikidata } = line;
  return {
    id: line.id,
    kind: "person",
    fields: { name, country, wikidata },
    targets,
    pages,
    records: [],
    people,
    corrected: new Set(),
    readings,
  };
}

async function withTargets(
  store: Store,
  kind: "event" | "statement" | "figure" | "document" | "claim",
  line: RecordLine,
  mentions: readonly { readonly page: string; readonly local: string }[],
  recordsOf: (reading: Reading) => readonly Evidenced[],
): Promise<FoundRecord> {
  const targets: CorrectionTarget[] = [];
  const pages: string[] = [];
  const readings: Reading[] = [];
  const records: Evidenced[] = [];
  let fields: Readonly<Record<string, unknown>> = { ...line };
  for (const { page, local } of mentions) {
    const stored = await store.page(page);
    const record = stored === null ? undefined : recordsOf(stored.reading).find((one) => one.id === local);
    if (stored === null || record === undefined) continue;
    targets.push(targetOf(stored.reading, kind, record));
    pages.push(page);
    readings.push(stored.reading);
    records.push(record);
    // The line of a statement has only what its wordings share; the reading has the rest.
    fields = { ...record, ...fields };
  }
  return {
    id: line.id,
    kind,
    fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !FIXED.has(name))),
    targets,
    pages,
    records,
    people: [],
    corrected: new Set("corrected_fields" in line ? line.corrected_fields : []),
    readings,
  };
}

/** Mentions of an actor that are named where all would do. */
const FEW = 12;

/** Fields that say where a record comes from, not what it says. */
const FIXED = new Set(
  "kind id evidence start end because by sure mentions pages independent history disagree variants altered plover cameo evidence_page date_reason aliases review corrected_fields joined".split(
    " ",
  ),
);

/** Throws `usage` for a value that the field cannot have: a day that is none, a status that is unknown. */
function checkValue(field: string, value: unknown): void {
  const known = KNOWN[field];
  if (known !== undefined && typeof value === "string" && !known.includes(value))
    throw usage("correct", `"${value}" is no ${field}; it is one of ${known.join(", ")}.`);
  if (DAYS.has(field) && typeof value === "string" && daysOf(value) === null)
    throw usage("correct", `"${value}" is no date; write 2023, 2023-05, 2023-05-23 or another form of EDTF.`);
}

const DAYS = new Set(["date", "published", "period", "against", "since"]);
const KNOWN: Readonly<Record<string, readonly string[] | undefined>> = {
  type: PLOVER_TYPES,
  status: ["proposed", "announced", "underway", "held", "cancelled", "denied", "fact", "expected"],
  reported: ["fact", "claimed", "contested"],
  form: ["direct", "indirect", "mixed"],
  act: ["asserts", "denies", "pledges", "refuses", "urges", "supports", "opposes", "predicts", "declines_comment"],
  polarity: ["affirmed", "denied"],
  is: ["level", "change", "share", "count", "target"],
};

const shown = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
