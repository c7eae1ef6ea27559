/**
 * The tables of data/ as one lookup: states and their demonyms and capitals, bodies, groups, places, and who held which
 * office when. "Beijing's foreign ministry" → Chinese Foreign Ministry; holder("Prime Minister", "CHN", "2024-08-21") →
 * Li Qiang, Premier; bySurname("lavrov", …) → Sergei Lavrov.
 *
 * Ministries, governments, armies and their like are not listed state by state: a word for a state followed by a term of
 * `ministryTerms` makes the body. Where a name stands for several ("Georgia"), all are given and the reader of the page decides.
 * Sources and licences of the tables: data/README.md.
 */
import type { Actor, Candidate } from "../model/mention.ts";
import type { Token } from "../model/sentence.ts";
import { BEGINS_NAME, BEGINS_PART, BEGINS_POLITY, Beginnings } from "./beginnings.ts";
import { type ActorEntry, actorEntry } from "./entry.ts";
import { foldName } from "./fold.ts";
import { GivenNames } from "./given.ts";
import { Memberships } from "./memberships.ts";
import { ministryTerms, type Term } from "./ministry-terms.ts";
import { type Named, NameIndex } from "./name-index.ts";
import { readOfficeTerms } from "./office-terms.ts";
import { polityAt } from "./polities.ts";
import { Register } from "./register.ts";
import { listOf, type Row, rowsOf } from "./rows.ts";
import { sectorOfName } from "./sector.ts";
import type { IndexFile } from "./table-index.ts";
import { type Files, type TableText, TableTexts } from "./table-text.ts";
import type { FoundTerm } from "./term-tree.ts";

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
  /** What it may be called by: "asian", "kingdom", "island", "giant". */
  readonly traits: readonly string[];
}

export interface ActorTable {
  /** Longest entry that begins at token `at`; null if none. Acronyms ("US", "WHO") are matched by their capitals. */
  match(tokens: readonly Token[], at: number): Match | null;
  /** A term of office that begins at token `at`: "prime minister", "premier", "top diplomat", "No. 2 official". */
  office(tokens: readonly Token[], at: number): OfficeTerm | null;
  /** The role that a whole term of office means: "Minister of Foreign Affairs" → "Foreign Minister"; null if it is none. */
  roleNamed(term: string): string | null;
  /** A key that all spellings of a name share (variants.ts). */
  spellingOf(name: string): string;
  /** The state of a whole name: "Czech Republic" → "CZE"; null if it is none, or of several. */
  stateNamed(name: string): string | null;
  /** The state in which the place of that whole name lies: "Rome" → "ITA"; a capital before its namesakes; null if unknown or in several. */
  landOf(place: string): string | null;
  /** Who held it on that day (EDTF day or range; null = any time); null if nobody is known or several fit. */
  holder(role: string, country: string, asOf: string | null): Actor | null;
  /** People who bear this surname, best first for that day and, if given, state. Empty if none. */
  bySurname(surname: string, asOf: string | null, country: string | null): readonly Actor[];
  /** Those people with their points, for a surname that stays open. */
  candidates(surname: string, asOf: string | null, country: string | null): readonly Candidate[];
  /** The office that a known person held on that day; null if unknown. */
  roleOf(name: string, asOf: string | null): { readonly role: string; readonly country: string } | null;
  /** The known person for a name as printed ("Volodymyr Zelenskiy"), or null. With no day the role is the latest tenure's. */
  person(name: string, asOf?: string | null): Actor | null;
  /** Has a person of that very name held an office of that state at any time? */
  hasServed(name: string, country: string): boolean;
  /** Who belongs to which alliance since when. */
  readonly memberships: Memberships;
  /** Everybody, for tools: a getter that reads all rows. */
  readonly people: readonly Person[];
  /** All names of states, bodies, groups and places: a getter that reads all rows. */
  readonly names: readonly Named[];
  readonly states: ReadonlyMap<string, State>;
  /** Given names in lower case, with their gender where it is one. */
  readonly given: GivenNames;
}

/**
 * `files`: name in data/ → its text. A table that is missing counts as empty. "own-people.tsv" and the
 * like hold the user's own actors, as registry.ts makes them: they win over the others. `made`: the index of those very tables.
 */
export function buildActorTable(files: Files, made: IndexFile | null = null): ActorTable {
  const states = readStates([...rowsOf(files["own-states.tsv"]), ...rowsOf(files["states.tsv"])]);
  const texts = new TableTexts(files, made);
  const offices = readOfficeTerms(rowsOf(files["office-terms.tsv"]));
  const register = new Register(texts, states.leaders, offices.kinds);
  const index = new NameIndex({
    reach: (first) => texts.reach(first),
    has: (hash) => texts.hasName(hash),
    named: (key, hash) => namedSo(texts, register, key, hash),
  });
  const beginnings = new Beginnings(texts.longest);
  return {
    match: (tokens, at) => matchAt(index, states, beginnings, tokens, at),
    office: (tokens, at) => offices.at(tokens, at),
    spellingOf: (name) => texts.variants.keyOf(name),
    stateNamed: (name) => {
      const found = index.entries(name).filter(({ type }) => type === "state");
      return found.length === 1 ? found[0]!.country : null;
    },
    landOf: (place) => {
      const found = index.entries(place).filter(({ type, capitalOf }) => type === "place" || capitalOf !== null);
      const capital = found.find(({ capitalOf }) => capitalOf !== null)?.capitalOf ?? null;
      return (
        capital ?? (found.every(({ country }) => country === found[0]!.country) ? (found[0]?.country ?? null) : null)
      );
    },
    roleNamed: (term) => offices.whole(term),
    holder: (role, country, asOf) => register.holder(role, country, asOf),
    bySurname: (surname, asOf, country) => register.bySurname(surname, asOf, country),
    candidates: (surname, asOf, country) => register.candidates(surname, asOf, country),
    roleOf: (name, asOf) => register.roleOf(name, asOf),
    person: (name, asOf) => register.person(name, asOf),
    hasServed: (name, country) => register.hasServed(name, country),
    get people() {
      return register.people;
    },
    memberships: new Memberships(files["memberships.tsv"]),
    get names() {
      return texts.namedRows.flatMap(([table, row]) => namesOf(table, texts.cells(table, row)));
    },
    states: states.byCode,
    given: new GivenNames(files["given-names.tsv"] ?? "", made?.givenNames ?? null, (hash) => texts.isGiven(hash)),
  };
}

/** All that bears the folded name, in the order of the tables; where the user's own do, only those. */
function namedSo(texts: TableTexts, register: Register, key: string, hash: number): Named[] {
  const found: Named[] = [];
  let own = false;
  for (const row of texts.rows("names", hash)) {
    const table = texts.tableOf(row);
    if (own && !table.own) break;
    if (table.kind === "person") {
      const named = register.entryAt(row, key);
      if (named !== null) found.push(named);
    } else {
      for (const named of namesOf(table, texts.cells(table, row))) if (foldName(named.name) === key) found.push(named);
    }
    if (table.own && found.length > 0) own = true;
  }
  return found;
}

function matchAt(
  index: NameIndex,
  states: States,
  beginnings: Beginnings,
  tokens: readonly Token[],
  at: number,
): Match | null {
  const begins = beginnings.of(tokens[at]!);
  if (begins === 0) return null;
  const plain = (begins & BEGINS_NAME) === 0 ? null : index.find(tokens, at);
  const ministry = (begins & BEGINS_PART) === 0 ? null : ministryTerms.find(tokens, at);
  const bare = ministry !== null ? ofState(index, states, tokens, at, ministry) : null;
  if (bare !== null && (plain === null || bare.length >= plain.length)) return bare;
  // "Islamic Republic of Mauritania": more than the name that it begins with.
  const polity = (begins & BEGINS_POLITY) === 0 ? null : polityAt(index, tokens, at);
  if (plain === null || (polity !== null && polity.length > plain.length)) return polity;
  const country = plain.entries.find(
    (e) => e.type === "state" || e.type === "demonym" || e.capitalOf !== null,
  )?.country;
  if (country === undefined || country === null) return plain;
  // "China's Foreign Ministry", "Chinese Foreign Ministry", "Beijing's foreign ministry", "Russia's State Duma".
  let next = at + plain.length;
  if (isPossessive(tokens[next])) next++;
  if (next >= tokens.length || beginnings.of(tokens[next]!) === 0) return plain;
  const owned = ministryTerms.find(tokens, next);
  const listed = index.find(tokens, next);
  if (listed !== null && listed.length >= (owned?.length ?? 0)) {
    const body = listed.entries.find((e) => e.type === "body" && e.country === country);
    if (body !== undefined) return { length: next - at + listed.length, entries: [body] };
  }
  if (owned === null || (owned.value.needsCapital && !states.byCode.has(country))) return plain;
  return { length: next - at + owned.length, entries: [bodyOf(states, country, owned.value.name)] };
}

/** "Ministry of Foreign Affairs of the Russian Federation", or "the Foreign Ministry" of a state not said. */
function ofState(
  index: NameIndex,
  states: States,
  tokens: readonly Token[],
  at: number,
  { value: ministry, length }: FoundTerm<Term>,
): Match | null {
  let next = at + length;
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
  return { length, entries: [bodyEntry(ministry.name, null, true)] };
}

function bodyOf(states: States, country: string, name: string): ActorEntry {
  const own = OWN_NAMES[`${country} ${name}`];
  const prefix = country === "USA" ? "US" : country === "GBR" ? "UK" : states.byCode.get(country)?.demonym;
  return bodyEntry(own ?? `${prefix ?? country} ${name}`, country);
}

const bodyEntry = (name: string, country: string | null, alias = false): ActorEntry =>
  actorEntry({ type: "body", name, country, alias, sector: sectorOfName(name) });

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

function readStates(rows: readonly Row[]): States {
  const byCode = new Map<string, State>();
  const leaders = new Map<string, string>();
  for (const row of rows) {
    const iso3 = row.iso3!;
    if (byCode.has(iso3)) continue;
    byCode.set(iso3, {
      iso3,
      iso2: row.iso2 ?? "",
      cow: row.cow || null,
      name: row.name!,
      demonym: listOf(row.demonyms)[0] ?? row.name!,
      capital: listOf(row.capitals)[0]?.split("|")[0] ?? null,
      traits: listOf(row.traits),
    });
    if (row.leader) leaders.set(iso3, row.leader);
  }
  return { byCode, leaders };
}

/** The names of a row of a table other than those of persons, each with what it stands for. */
function namesOf(table: TableText, cells: readonly string[]): Named[] {
  const { columns, kind } = table;
  const cell = (column: keyof TableText["columns"]): string => cells[columns[column]] ?? "";
  const name = cell("name");
  if (kind === "state") return namesOfState(cell);
  const type: ActorEntry["type"] =
    kind === "place" || kind === "agency" ? kind : cell("type") === "group" ? "group" : typeOf(cell("type"));
  const known = {
    type,
    name,
    country: cell("country") || null,
    sector: cell("sector") || (kind === "agency" ? "JRN" : kind === "body" ? sectorOfName(name) : null),
    code: cell("code") || null,
    lat: degrees(cell("lat")),
    lon: degrees(cell("lon")),
    kind: cell("kind") || null,
  };
  const entry = actorEntry(known);
  const aliases = listOf(cell("aliases")).map((alias) => ({
    name: alias,
    entry: actorEntry({ ...known, alias: true }),
  }));
  return type === "demonym" || name === "" ? aliases : [{ name, entry }, ...aliases];
}

const typeOf = (type: string): ActorEntry["type"] => (type === "demonym" || type === "place" ? type : "body");

const degrees = (cell: string): number | null => (cell === "" || Number.isNaN(Number(cell)) ? null : Number(cell));

function namesOfState(cell: (column: keyof TableText["columns"]) => string): Named[] {
  const iso3 = cell("iso3");
  const known = { name: iso3, country: iso3, code: cell("code") || null };
  const state = actorEntry({ ...known, type: "state" });
  const alias = actorEntry({ ...known, type: "state", alias: true });
  const demonym = actorEntry({ ...known, type: "demonym" });
  return [
    { name: cell("name"), entry: state },
    ...listOf(cell("aliases")).map((name) => ({ name, entry: alias })),
    ...listOf(cell("demonyms")).map((name) => ({ name, entry: demonym })),
    ...listOf(cell("capitals")).flatMap((capital, which) => {
      const names = capital.split("|");
      const [lat = "", lon = ""] = (listOf(cell("points"))[which] ?? "").split(" ");
      const city = {
        ...known,
        type: "place" as const,
        name: names[0]!,
        capitalOf: iso3,
        kind: "city",
        lat: degrees(lat),
        lon: degrees(lon),
      };
      const entry = actorEntry(city);
      return names.map((name, i) => ({ name, entry: i === 0 ? entry : actorEntry({ ...city, alias: true }) }));
    }),
  ];
}
