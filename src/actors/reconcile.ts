/**
 * Reconciliation over our own actors: from names as somebody's table has them to candidates with their points, as the
 * Reconciliation Service API of the W3C community group, version 0.2, which OpenRefine speaks, wants them
 * (reconciliation-api.github.io/specs/0.2).
 *
 *     { query: "Zelenskiy", type: "person", properties: [{ pid: "country", v: "UA" }] } → Volodymyr Zelensky, score 90, match
 *
 * Names count by the words they share, through the spellings of variants.ts; a state, an office or a day that is given counts for
 * or against. Points are 0 to 100. `match` is said only where the best stands clear of the second: nothing is forced.
 */
import { foldName } from "./fold.ts";
import { surnamesOf } from "./surname.ts";
import type { ActorTable, Person } from "./table.ts";

export interface ReconcileQuery {
  /** A name, or an id of ours; "" where only the properties tell whom one seeks. */
  readonly query: string;
  /** One of `RECONCILE_TYPES`, or several; anything else is answered with all types. */
  readonly type?: string | readonly string[];
  readonly limit?: number;
  readonly properties?: readonly { readonly pid: string; readonly v: unknown }[];
  readonly type_strict?: string;
}

export interface ReconcileCandidate {
  /** "person/volodymyr-zelensky/UKR", "state/UKR", "body/nato", "place/kyiv/UKR". */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: readonly { readonly id: string; readonly name: string }[];
  /** 0 to 100. */
  readonly score: number;
  readonly match: boolean;
  /** What the points are made of. */
  readonly features: readonly { readonly id: string; readonly value: number | boolean }[];
}

export const RECONCILE_TYPES = [
  { id: "person", name: "Person in office" },
  { id: "state", name: "State" },
  { id: "body", name: "Body" },
  { id: "group", name: "Group" },
  { id: "place", name: "Place" },
] as const;

/** What a query may ask for beside the name, and what can be had of an actor. */
export const RECONCILE_PROPERTIES = [
  { id: "country", name: "State (ISO 3166-1 alpha-3)" },
  { id: "role", name: "Office" },
  { id: "date", name: "As of this day (EDTF)" },
  { id: "wikidata", name: "Wikidata id" },
  { id: "cow", name: "Number of the Correlates of War" },
  { id: "member_of", name: "Member of" },
  { id: "members", name: "Members" },
  { id: "sector", name: "PLOVER sector" },
  { id: "aliases", name: "Other names" },
  { id: "lat", name: "Latitude" },
  { id: "lon", name: "Longitude" },
] as const;

interface Entity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly country: string | null;
  readonly names: Set<string>;
  readonly person: Person | null;
  readonly wikidata: string | null;
  readonly sector: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
}

export interface Reconciler {
  /** Candidates, best first; empty where nobody is like it. */
  answer(query: ReconcileQuery): ReconcileCandidate[];
  /** Values of an entity's property, on that day where it has one; empty if unknown. */
  values(id: string, property: string, asOf: string | null): string[];
  /**
   * Who has a name with a word that begins so, for a box that completes what is typed: those first whose name begins so. Of these
   * types, or of all where none is given.
   */
  suggest(prefix: string, types: readonly string[]): ReconcileCandidate[];
  describe(id: string): { readonly name: string; readonly description: string } | null;
}

/** Reads all tables once: about a third of a second. */
export function makeReconciler(table: ActorTable): Reconciler {
  const entities = entitiesOf(table);
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const byWord = new Map<string, Entity[]>();
  for (const entity of entities) {
    const words = new Set<string>();
    for (const name of entity.names)
      for (const word of [...foldName(name).split(" "), ...table.spellingOf(name).split(" ")]) words.add(word);
    words.delete("");
    for (const word of words) {
      const there = byWord.get(word);
      if (there === undefined) byWord.set(word, [entity]);
      else there.push(entity);
    }
  }
  const describe = (entity: Entity, asOf: string | null): string => descriptionOf(table, entity, asOf);

  const answer = (query: ReconcileQuery): ReconcileCandidate[] => {
    const wanted = [query.type ?? []].flat().filter((type) => RECONCILE_TYPES.some(({ id }) => id === type));
    const given = (pid: string): string => textOf(query.properties?.find((one) => one.pid === pid)?.v);
    const country = given("country");
    const state = table.states.has(country.toUpperCase())
      ? country.toUpperCase()
      : (table.stateNamed(country) ?? alpha2(table, country));
    const asOf = given("date") || null;
    const role = given("role");
    const wikidata = given("wikidata");
    const exact = byId.get(query.query);
    const found = new Set<Entity>(exact === undefined ? [] : [exact]);
    // Without a name, whoever has what is asked for.
    const isNameless = foldName(query.query) === "";
    if (isNameless && (wikidata !== "" || (role !== "" && state !== null)))
      for (const entity of entities)
        if (
          wikidata === ""
            ? entity.country === state && entity.person !== null && holds(table, entity.person, role, asOf)
            : entity.wikidata === wikidata
        )
          found.add(entity);
    for (const word of [...foldName(query.query).split(" "), ...table.spellingOf(query.query).split(" ")])
      for (const entity of byWord.get(word) ?? []) found.add(entity);
    const candidates = [...found]
      .filter(({ type }) => wanted.length === 0 || wanted.includes(type))
      .map((entity) => {
        const name =
          isNameless || entity === exact
            ? 1
            : Math.max(...[...entity.names].map((one) => likeness(query.query, one, table)));
        const sameState = country === "" ? null : entity.country === state;
        const sameRole = role === "" || entity.person === null ? null : holds(table, entity.person, role, asOf);
        const inOffice = asOf === null || entity.person === null ? null : table.roleOf(entity.name, asOf) !== null;
        const points =
          name * 90 +
          (sameState === null ? 5 : sameState ? 7 : -25) +
          (sameRole === null ? 0 : sameRole ? 6 : -10) +
          (inOffice === null ? 0 : inOffice ? 3 : -5) +
          (wikidata === "" ? 0 : wikidata === entity.wikidata ? 50 : -50);
        const features = [
          { id: "name", value: Math.round(name * 100) / 100 },
          ...(sameState === null ? [] : [{ id: "same_state", value: sameState }]),
          ...(sameRole === null ? [] : [{ id: "same_office", value: sameRole }]),
          ...(inOffice === null ? [] : [{ id: "in_office", value: inOffice }]),
        ];
        return { entity, score: Math.max(0, Math.min(100, Math.round(points * 10) / 10)), features };
      })
      .filter(({ score }) => score >= LEAST)
      .sort((a, b) => b.score - a.score || (a.entity.id < b.entity.id ? -1 : 1));
    const clear = (candidates[0]?.score ?? 0) - (candidates[1]?.score ?? 0) >= CLEAR;
    return candidates.slice(0, query.limit ?? LIMIT).map(({ entity, score, features }, i) => ({
      id: entity.id,
      name: nameOf(table, entity),
      description: describe(entity, asOf),
      type: RECONCILE_TYPES.filter(({ id }) => id === entity.type),
      score,
      match: i === 0 && score >= SURE && clear,
      features,
    }));
  };

  return {
    answer,
    values(id, property, asOf) {
      const entity = byId.get(id);
      return entity === undefined ? [] : valuesOf(table, entity, property, asOf);
    },
    suggest(prefix, types) {
      const key = foldName(prefix);
      if (key === "") return [];
      const begins: Entity[] = [];
      const within: Entity[] = [];
      for (const entity of entities) {
        if (types.length > 0 && !types.includes(entity.type)) continue;
        const names = [...entity.names].map(foldName);
        if (names.some((name) => name.startsWith(key))) begins.push(entity);
        else if (names.some((name) => name.includes(` ${key}`))) within.push(entity);
      }
      return [...begins, ...within].map((entity) => ({
        id: entity.id,
        name: nameOf(table, entity),
        description: describe(entity, null),
        type: RECONCILE_TYPES.filter(({ id }) => id === entity.type),
        score: 100,
        match: false,
        features: [],
      }));
    },
    describe(id) {
      const entity = byId.get(id);
      return entity === undefined ? null : { name: nameOf(table, entity), description: describe(entity, null) };
    },
  };
}

/** Below this nobody is named; from `SURE` on the best may be a match, if the second is `CLEAR` points behind. */
const LEAST = 35;
const SURE = 85;
const CLEAR = 5;
const LIMIT = 5;

/** 0 to 1: the same name, another spelling, the surname alone, or so many of the words. */
function likeness(asked: string, name: string, table: ActorTable): number {
  const [a, b] = [foldName(asked), foldName(name)];
  if (a === b) return 1;
  // "El Al" has only words that spellings leave out.
  const [x, y] = [table.spellingOf(asked) || a, table.spellingOf(name) || b];
  if (x === y) return 0.97;
  const [one, two] = [new Set(x.split(" ")), new Set(y.split(" "))];
  const common = [...one].filter((word) => two.has(word)).length;
  // "Zelensky" for one who bears that surname; "Xi" for Xi Jinping.
  const surname =
    one.size === 1 && two.size > 1 && surnamesOf(name, false, []).some((own) => table.spellingOf(own) === x);
  const begins = one.size === 1 && two.size > 1 && y.startsWith(`${x} `);
  if (surname || begins) return surname ? 0.8 : 0.6;
  const dice = (2 * common) / (one.size + two.size);
  return one.size > 1 && common === one.size ? Math.max(dice, 0.85) : dice * 0.9;
}

function entitiesOf(table: ActorTable): Entity[] {
  const entities = new Map<string, Entity>();
  const add = (entity: Omit<Entity, "names">, name: string): void => {
    const there = entities.get(entity.id);
    if (there === undefined) entities.set(entity.id, { ...entity, names: new Set([name]) });
    else there.names.add(name);
  };
  for (const person of table.people) {
    // Who never held an office known here is not listed.
    if (person.tenures.length === 0) continue;
    const country = person.tenures.at(-1)!.country;
    const entity = {
      id: `person/${slugOf(person.name)}${country === null ? "" : `/${country}`}`,
      type: "person",
      name: person.name,
      country,
      person,
      wikidata: person.wikidata,
      sector: null,
      lat: null,
      lon: null,
    };
    for (const name of [person.name, ...person.aliases]) add(entity, name);
  }
  for (const { name, entry } of table.names) {
    if (entry.type === "person" || entry.type === "demonym") continue;
    const type = entry.type === "agency" ? "body" : entry.type;
    const { country, sector, lat, lon } = entry;
    const id =
      type === "state"
        ? `state/${entry.name}`
        : `${type}/${slugOf(entry.name)}${country === null ? "" : `/${country}`}`;
    add({ id, type, name: entry.name, country, person: null, wikidata: null, sector, lat, lon }, name);
  }
  return [...entities.values()];
}

/** A state by its name, not its code. */
const nameOf = (table: ActorTable, { type, name }: Entity): string =>
  type === "state" ? (table.states.get(name)?.name ?? name) : name;

const slugOf = (name: string): string => foldName(name).replaceAll(" ", "-");

function holds(table: ActorTable, person: Person, role: string, asOf: string | null): boolean {
  const wanted = (table.roleNamed(role) ?? role).toLowerCase();
  const held =
    asOf === null
      ? person.tenures
      : person.tenures.filter(({ from, to }) => (from ?? "") <= asOf && asOf <= (to ?? "9999"));
  return held.some((tenure) => tenure.role.toLowerCase() === wanted);
}

function descriptionOf(table: ActorTable, entity: Entity, asOf: string | null): string {
  const state = entity.country === null ? null : (table.states.get(entity.country)?.name ?? entity.country);
  if (entity.person !== null) {
    const { role = null } = table.person(entity.name, asOf) ?? {};
    return [role, state].filter((part) => part !== null).join(", ");
  }
  const kind = RECONCILE_TYPES.find(({ id }) => id === entity.type)!.name;
  return entity.type === "state" || state === null ? kind : `${kind}, ${state}`;
}

function valuesOf(table: ActorTable, entity: Entity, property: string, asOf: string | null): string[] {
  const { person } = entity;
  switch (property) {
    case "country":
      return entity.country === null ? [] : [entity.country];
    case "role":
      return person === null
        ? []
        : asOf === null
          ? [...new Set(person.tenures.map(({ role }) => role))]
          : some(table.roleOf(person.name, asOf)?.role);
    case "wikidata":
      return some(entity.wikidata);
    case "cow":
      return some(entity.country === null ? null : table.states.get(entity.country)?.cow);
    case "member_of":
      return entity.type === "state" ? table.memberships.ofState(entity.name, asOf).map(({ body }) => body) : [];
    case "members":
      return table.memberships.of(entity.name, asOf).map(({ member }) => member);
    case "sector":
      return some(entity.sector ?? (person === null ? null : table.person(person.name, asOf)?.sector));
    case "aliases":
      return [...entity.names].filter((name) => name !== entity.name);
    case "lat":
      return some(entity.lat?.toString());
    case "lon":
      return some(entity.lon?.toString());
    default:
      return [];
  }
}

const some = (value: string | null | undefined): string[] =>
  value === null || value === undefined || value === "" ? [] : [value];

/** A value of a property: a string, a number, or the entity that OpenRefine has reconciled already. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).find((one) => one !== "") ?? "";
  if (typeof value === "string" || typeof value === "number") return String(value).trim();
  if (typeof value === "object" && value !== null && "id" in value) return String(value.id).replace(/^state\//, "");
  return "";
}

function alpha2(table: ActorTable, code: string): string | null {
  for (const state of table.states.values()) if (state.iso2 === code.toUpperCase()) return state.iso3;
  return null;
}
