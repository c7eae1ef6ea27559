/**
 * The tables of data/ as one lookup: states and their demonyms and capitals, bodies, groups, places, and who held which
 * office when. "Beijing's foreign ministry" → Chinese Foreign Ministry; holder("Prime Minister", "CHN", "2024-08-21") →
 * Li Qiang, Premier; bySurname("lavrov", …) → Sergei Lavrov.
 *
 * Ministries, governments, armies and their like are not listed state by state: a word for a state followed by a term of
 * `ministryTerms` makes the body. Where a name stands for several ("Georgia"), all are given and the reader of the page decides.
 * Sources and licences of the tables: data/README.md.
 */
import type { Actor } from "../model/mention.ts";
import type { Token } from "../model/sentence.ts";
import { ministryTerms } from "./ministry-terms.ts";
import { NameIndex } from "./name-index.ts";
import { readOfficeTerms } from "./office-terms.ts";
import { Register } from "./register.ts";
import { listOf, type Row, rowsOf } from "./rows.ts";

export interface ActorEntry {
  readonly type: "person" | "state" | "body" | "group" | "place" | "demonym" | "agency";
  /** Full name; ISO 3166-1 alpha-3 of a state and of a demonym's state; "Chinese Foreign Ministry"; a place's name. */
  readonly name: string;
  /** Alpha-3: the state of a demonym, capital, place, body or person; null if none. */
  readonly country: string | null;
  /** True when another than the canonical name was matched. */
  readonly alias: boolean;
  /** The state whose capital a place is, so that it may stand for its government; else null. */
  readonly capitalOf: string | null;
  /** Index into `people`, else null. */
  readonly person: number | null;
}

export interface Match {
  /** In tokens. */
  readonly length: number;
  readonly entries: readonly ActorEntry[];
}

export interface OfficeTerm {
  /** "Prime Minister", "Foreign Minister", "Secretary of State", "leader", "number two". */
  readonly role: string;
  /** In tokens. */
  readonly length: number;
  /** "foreign ministers". */
  readonly plural: boolean;
}

export interface Tenure {
  readonly role: string;
  readonly country: string | null;
  /** EDTF; null where the start or end is not known or has not come. */
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
}

export interface Person {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly wikidata: string | null;
  readonly tenures: readonly Tenure[];
}

export interface State {
  readonly iso3: string;
  readonly iso2: string;
  /** Number of the Correlates of War, null for a territory without one. */
  readonly cow: string | null;
  readonly name: string;
  /** First adjective: "Chinese". */
  readonly demonym: string;
  readonly capital: string | null;
}

export interface ActorTable {
  /** Longest entry that begins at token `at`; null if none. Acronyms ("US", "WHO") are matched by their capitals. */
  match(tokens: readonly Token[], at: number): Match | null;
  /** A term of office that begins at token `at`: "prime minister", "premier", "top diplomat", "No. 2 official". */
  office(tokens: readonly Token[], at: number): OfficeTerm | null;
  /** Who held it on that day (EDTF day or range; null = any time); null if nobody is known or several fit. */
  holder(role: string, country: string, asOf: string | null): Actor | null;
  /** People who bear this surname, best first for that day and, if given, state. Empty if none. */
  bySurname(surname: string, asOf: string | null, country: string | null): readonly Actor[];
  /** The office that a known person held on that day; null if unknown. */
  roleOf(name: string, asOf: string | null): { readonly role: string; readonly country: string } | null;
  /** The known person for a name as printed ("Volodymyr Zelenskiy"), or null. The role is that of the latest tenure's. */
  person(name: string): Actor | null;
  readonly people: readonly Person[];
  readonly states: ReadonlyMap<string, State>;
  /** Given names in lower case with their gender, null where both bear it. */
  readonly given: ReadonlyMap<string, "m" | "f" | null>;
}

/** `files`: name in data/ → its text. A table that is missing counts as empty. */
export function buildActorTable(files: Readonly<Record<string, string>>): ActorTable {
  const index = new NameIndex();
  const states = readStates(rowsOf(files["states.tsv"]), index);
  readBodies(rowsOf(files["bodies.tsv"]), index, "body");
  readBodies(rowsOf(files["agencies.tsv"]), index, "agency");
  readPlaces(rowsOf(files["places.tsv"]), index);
  const offices = readOfficeTerms(rowsOf(files["office-terms.tsv"]));
  const register = new Register(index, states.leaders, offices.kinds);
  // Rows by hand come first, so that their spelling of a name is the canonical one.
  register.read(files["people.tsv"], true);
  register.read(files["offices.tsv"], false);
  register.finish();
  return {
    match: (tokens, at) => matchAt(index, states, tokens, at),
    office: (tokens, at) => offices.at(tokens, at),
    holder: (role, country, asOf) => register.holder(role, country, asOf),
    bySurname: (surname, asOf, country) => register.bySurname(surname, asOf, country),
    roleOf: (name, asOf) => register.roleOf(name, asOf),
    person: (name) => register.person(name),
    people: register.people,
    states: states.byCode,
    given: new Map(
      rowsOf(files["given-names.tsv"]).map((row) => [
        row.name!,
        row.gender === "m" ? "m" : row.gender === "f" ? "f" : null,
      ]),
    ),
  };
}

function matchAt(index: NameIndex, states: States, tokens: readonly Token[], at: number): Match | null {
  const plain = index.find(tokens, at);
  const ministry = ministryTerms.find(tokens, at);
  const bare = ministry !== null ? ofState(index, states, tokens, at, ministry) : null;
  if (bare !== null && (plain === null || bare.length >= plain.length)) return bare;
  if (plain === null) return null;
  const country = plain.entries.find(
    (e) => e.type === "state" || e.type === "demonym" || e.capitalOf !== null,
  )?.country;
  if (country === undefined || country === null) return plain;
  // "China's Foreign Ministry", "Chinese Foreign Ministry", "Beijing's foreign ministry", "Russia's State Duma".
  let next = at + plain.length;
  if (isPossessive(tokens[next])) next++;
  const owned = ministryTerms.find(tokens, next);
  const listed = index.find(tokens, next);
  if (listed !== null && listed.length >= (owned?.length ?? 0)) {
    const body = listed.entries.find((e) => e.type === "body" && e.country === country);
    if (body !== undefined) return { length: next - at + listed.length, entries: [body] };
  }
  if (owned === null || (owned.needsCapital && !states.byCode.has(country))) return plain;
  return { length: next - at + owned.length, entries: [bodyOf(states, country, owned.name)] };
}

/** "Ministry of Foreign Affairs of the Russian Federation", or "the Foreign Ministry" of a state not said. */
function ofState(
  index: NameIndex,
  states: States,
  tokens: readonly Token[],
  at: number,
  ministry: { readonly name: string; readonly length: number; readonly alone: boolean },
): Match | null {
  let next = at + ministry.length;
  if (tokens[next]?.norm === "of") {
    next++;
    if (tokens[next]?.norm === "the") next++;
    const owner = index.find(tokens, next);
    const state = owner?.entries.find((e) => e.type === "state");
    if (owner && state?.country) {
      return { length: next - at + owner.length, entries: [bodyOf(states, state.country, ministry.name)] };
    }
  }
  if (!ministry.alone) return null;
  const entry: ActorEntry = {
    type: "body",
    name: ministry.name,
    country: null,
    alias: true,
    capitalOf: null,
    person: null,
  };
  return { length: ministry.length, entries: [entry] };
}

function bodyOf(states: States, country: string, name: string): ActorEntry {
  const own = OWN_NAMES[`${country} ${name}`];
  const prefix = country === "USA" ? "US" : country === "GBR" ? "UK" : states.byCode.get(country)?.demonym;
  return {
    type: "body",
    name: own ?? `${prefix ?? country} ${name}`,
    country,
    alias: false,
    capitalOf: null,
    person: null,
  };
}

/** Where a state's ministry goes by a name of its own. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  "GBR Foreign Ministry": "UK Foreign Office",
  "GBR Defence Ministry": "UK Ministry of Defence",
  "GBR Finance Ministry": "UK Treasury",
  "GBR Interior Ministry": "UK Home Office",
  "USA Foreign Ministry": "US State Department",
  "USA Defence Ministry": "Pentagon",
  "USA Finance Ministry": "US Treasury",
  "USA parliament": "US Congress",
  "CHN customs": "China Customs",
  "CHN Customs": "China Customs",
  "CHN Central Bank": "People's Bank of China",
  "USA Central Bank": "US Federal Reserve",
  "JPN Central Bank": "Bank of Japan",
  "GBR Central Bank": "Bank of England",
};

const isPossessive = (token: Token | undefined) => token !== undefined && (token.norm === "'s" || token.norm === "'");

interface States {
  readonly byCode: Map<string, State>;
  /** The role that "the leader of" a state means, by alpha-3. */
  readonly leaders: Map<string, string>;
}

function readStates(rows: readonly Row[], index: NameIndex): States {
  const byCode = new Map<string, State>();
  const leaders = new Map<string, string>();
  for (const row of rows) {
    const iso3 = row.iso3!;
    const demonyms = listOf(row.demonyms);
    const capitals = listOf(row.capitals).map((capital) => capital.split("|"));
    byCode.set(iso3, {
      iso3,
      iso2: row.iso2!,
      cow: row.cow || null,
      name: row.name!,
      demonym: demonyms[0] ?? row.name!,
      capital: capitals[0]?.[0] ?? null,
    });
    if (row.leader) leaders.set(iso3, row.leader);
    const entry = (alias: boolean): ActorEntry => ({
      type: "state",
      name: iso3,
      country: iso3,
      alias,
      capitalOf: null,
      person: null,
    });
    index.add(row.name!, entry(false));
    for (const alias of listOf(row.aliases)) index.add(alias, entry(true));
    for (const demonym of demonyms) {
      index.add(demonym, { type: "demonym", name: iso3, country: iso3, alias: false, capitalOf: null, person: null });
    }
    for (const names of capitals) {
      names.forEach((name, i) => {
        index.add(name, {
          type: "place",
          name: names[0]!,
          country: iso3,
          alias: i > 0,
          capitalOf: iso3,
          person: null,
        });
      });
    }
  }
  return { byCode, leaders };
}

function readBodies(rows: readonly Row[], index: NameIndex, fallback: "body" | "agency"): void {
  for (const row of rows) {
    const name = row.name;
    if (!name) continue;
    const type =
      fallback === "agency" ? "agency" : row.type === "group" ? "group" : row.type === "demonym" ? "demonym" : "body";
    const make = (alias: boolean): ActorEntry => ({
      type,
      name,
      country: row.country || null,
      alias,
      capitalOf: null,
      person: null,
    });
    if (type !== "demonym") index.add(name, make(false));
    for (const alias of listOf(row.aliases)) index.add(alias, make(true));
  }
}

function readPlaces(rows: readonly Row[], index: NameIndex): void {
  for (const row of rows) {
    const make = (alias: boolean): ActorEntry => ({
      type: "place",
      name: row.name!,
      country: row.country || null,
      alias,
      capitalOf: null,
      person: null,
    });
    index.add(row.name!, make(false));
    for (const alias of listOf(row.aliases)) index.add(alias, make(true));
  }
}
