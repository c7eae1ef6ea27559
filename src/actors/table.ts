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
import { type Days, daysOf, overlaps } from "./days.ts";
import { atomsOf, foldName } from "./fold.ts";
import { ministryTerms } from "./ministry-terms.ts";
import { surnamesOf } from "./surname.ts";

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
  // Rows by hand come first, so that their spelling of a name is the canonical one.
  const register = new Register(index, states.leaders);
  register.read(rowsOf(files["people.tsv"]), true);
  register.read(rowsOf(files["offices.tsv"]), false);
  register.finish();
  const offices = readOfficeTerms(rowsOf(files["office-terms.tsv"]), register);
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

// ---------------------------------------------------------------- names

interface Slot {
  readonly entry: ActorEntry;
  /** The text, dots left out, that the tokens must have ("US"); null where case does not matter. */
  readonly exact: string | null;
  /** Must its first word be capitalised? */
  readonly capital: boolean;
}

/** Names by their folded words joined with a space, and how many words the longest name with a given first word has. */
class NameIndex {
  readonly slots = new Map<string, Slot[]>();
  readonly longest = new Map<string, number>();

  add(name: string, entry: ActorEntry): void {
    const key = foldName(name);
    if (key === "") return;
    const bare = name.replaceAll(".", "");
    const slot: Slot = {
      entry,
      exact: bare.length <= 6 && bare.length >= 2 && /^[A-Z0-9&-]+$/.test(bare) ? bare : null,
      capital: /^\p{Lu}/u.test(name),
    };
    const there = this.slots.get(key);
    if (there === undefined) {
      this.slots.set(key, [slot]);
      let first = key;
      let words = 1;
      const space = key.indexOf(" ");
      if (space >= 0) {
        first = key.slice(0, space);
        for (let i = space; i >= 0; i = key.indexOf(" ", i + 1)) words++;
      }
      const longest = this.longest.get(first);
      if (longest === undefined || longest < words) this.longest.set(first, words);
    } else if (!there.some((s) => same(s.entry, entry))) there.push(slot);
  }

  /** Longest name beginning at `at`, with the number of tokens it covers. */
  find(tokens: readonly Token[], at: number): Match | null {
    const start = tokens[at];
    if (start === undefined) return null;
    const atoms = atomsOf(start.norm);
    const first = atoms[0];
    if (first === undefined) return null;
    const longest = this.longest.get(first);
    if (longest === undefined) return null;
    let key = "";
    let words = 0;
    let best: Match | null = null;
    for (let i = at; i < tokens.length && words < longest; i++) {
      const token = tokens[i]!;
      const own = i === at ? atoms : atomsOf(token.norm);
      if (own.length === 0 && i > at && token.norm !== "-") break;
      for (const atom of own) {
        key = words === 0 ? atom : `${key} ${atom}`;
        words++;
      }
      if (own.length === 0) continue;
      const slots = this.slots.get(key);
      if (slots === undefined) continue;
      const entries = fitting(slots, tokens, at, i);
      if (entries.length > 0) best = { length: i - at + 1, entries };
    }
    return best;
  }
}

function fitting(slots: readonly Slot[], tokens: readonly Token[], at: number, last: number): readonly ActorEntry[] {
  const text = tokens[at]!.text;
  const capital = text.charCodeAt(0) < 128 ? text[0]! >= "A" && text[0]! <= "Z" : text[0] !== text[0]!.toLowerCase();
  const entries: ActorEntry[] = [];
  for (const slot of slots) {
    if (slot.capital && !capital) continue;
    if (slot.exact !== null) {
      let printed = "";
      for (let i = at; i <= last; i++) printed += tokens[i]!.text;
      if (printed.replaceAll(".", "") !== slot.exact) continue;
    }
    entries.push(slot.entry);
  }
  return entries;
}

const same = (a: ActorEntry, b: ActorEntry) =>
  a.type === b.type && a.name === b.name && a.country === b.country && a.person === b.person;

// ---------------------------------------------------------------- matching

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

// ---------------------------------------------------------------- tables

type Row = Readonly<Record<string, string>>;

/** Rows of a tab-separated table by the names in its first line; lines that begin with # are remarks. */
function rowsOf(text: string | undefined): Row[] {
  if (text === undefined) return [];
  const rows: Row[] = [];
  let names: string[] | null = null;
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const cells = line.split("\t");
    if (names === null) {
      names = cells;
      continue;
    }
    const row: Record<string, string> = {};
    for (let i = 0; i < names.length; i++) row[names[i]!] = cells[i] ?? "";
    rows.push(row);
  }
  return rows;
}

/** "a; b; c" → its parts. */
const listOf = (cell: string | undefined): string[] =>
  cell === undefined || cell === ""
    ? []
    : cell
        .split(";")
        .map((part) => part.trim())
        .filter((part) => part !== "");

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

// ---------------------------------------------------------------- offices

interface Held extends Tenure {
  readonly kind: string;
  /** The days between which it is known to have been held; open ends reach out. */
  readonly days: Days;
  /** A snapshot: seen in office then, start and end unknown. */
  readonly seen: Days | null;
  readonly weight: number;
}

interface Known {
  readonly name: string;
  readonly aliases: string[];
  wikidata: string | null;
  readonly tenures: Held[];
  home: string | null;
}

class Register {
  readonly people: Known[] = [];
  private readonly byName = new Map<string, number[]>();
  private readonly bySurnameKey = new Map<string, number[]>();
  private readonly byOffice = new Map<string, { readonly person: number; readonly held: Held }[]>();
  /** Class of offices that a title belongs to: "Secretary of State" → "Foreign Minister". */
  readonly kinds = new Map<string, string>();
  private readonly index: NameIndex;
  private readonly leaders: ReadonlyMap<string, string>;

  constructor(index: NameIndex, leaders: ReadonlyMap<string, string>) {
    this.index = index;
    this.leaders = leaders;
    for (const [title, kind] of TITLE_KINDS) this.kinds.set(title.toLowerCase(), kind);
  }

  read(rows: readonly Row[], byHand: boolean): void {
    for (const row of rows) {
      const name = row.person;
      if (!name) continue;
      const country = row.country || null;
      const number = this.personFor(name, country, byHand, row);
      const person = this.people[number]!;
      if (person.wikidata === null && row.wikidata) person.wikidata = row.wikidata;
      if (person.home === null) person.home = country;
      if (!row.role) continue;
      const from = row.from || null;
      const to = row.to || null;
      const held: Held = {
        role: row.role,
        country,
        from,
        to,
        source: row.source ?? "",
        kind: this.kindOf(row.role),
        days: { first: from === null ? null : daysOf(from).first, last: to === null ? null : daysOf(to).last },
        seen: row.seen ? daysOf(row.seen) : null,
        weight: weightOf(this.kindOf(row.role)),
      };
      person.tenures.push(held);
      const key = `${held.kind}|${country ?? ""}`;
      const there = this.byOffice.get(key);
      if (there === undefined) this.byOffice.set(key, [{ person: number, held }]);
      else there.push({ person: number, held });
    }
  }

  private personFor(name: string, country: string | null, byHand: boolean, row: Row): number {
    const key = foldName(name);
    const there = this.byName.get(key)?.find((i) => {
      const known = this.people[i]!;
      return known.home === null || country === null || known.home === country || byHand;
    });
    const aliases = listOf(row.aliases);
    let number = there;
    if (number === undefined) {
      number = this.people.length;
      this.people.push({ name, aliases: [], wikidata: row.wikidata || null, tenures: [], home: country });
      this.name(key, number);
      this.indexName(name, number, false);
      for (const surname of surnamesOf(name, row.order === "family-first", listOf(row.surname))) {
        push(this.bySurnameKey, surname, number);
      }
    }
    const known = this.people[number]!;
    for (const alias of aliases) {
      if (known.aliases.includes(alias)) continue;
      known.aliases.push(alias);
      this.name(foldName(alias), number);
      this.indexName(alias, number, true);
      for (const surname of surnamesOf(alias, row.order === "family-first", []))
        push(this.bySurnameKey, surname, number);
    }
    return number;
  }

  private name(key: string, number: number): void {
    push(this.byName, key, number);
  }

  private indexName(name: string, number: number, alias: boolean): void {
    const known = this.people[number]!;
    // One-word names are found only where they are aliases given by hand ("Lula") or the whole name ("Naruhito").
    this.index.add(name, {
      type: "person",
      name: known.name,
      country: known.home,
      alias,
      capitalOf: null,
      person: number,
    });
  }

  finish(): void {
    for (const list of this.byOffice.values()) {
      list.sort((a, b) => compare(a.held.days.first, b.held.days.first));
    }
  }

  kindOf(role: string): string {
    const lower = role.toLowerCase();
    return this.kinds.get(lower) ?? lower;
  }

  holder(role: string, country: string, asOf: string | null): Actor | null {
    const kind = this.kindOf(role);
    if (kind === "leader" || kind === "head of state" || kind === "head of government") {
      const own = kind === "leader" ? this.leaders.get(country) : undefined;
      const order = kind === "head of government" ? GOVERNMENT : own === undefined ? LEADERS : [own, ...LEADERS];
      for (const title of order) {
        const found = this.holderOf(this.kindOf(title), country, asOf);
        if (found !== null) return found;
      }
      return null;
    }
    if (kind === "number two") {
      return country === "CHN" ? this.holderOf("prime minister", country, asOf) : null;
    }
    const found = this.holderOf(kind, country, asOf);
    if (found !== null || kind !== "monarch") return found;
    return null;
  }

  private holderOf(kind: string, country: string, asOf: string | null): Actor | null {
    const list = this.byOffice.get(`${kind}|${country}`);
    if (list === undefined) return null;
    if (asOf === null) {
      const one = new Set(list.map((item) => item.person));
      return one.size === 1 ? this.actor(list[0]!.person, null, list[0]!.held) : null;
    }
    const days = daysOf(asOf);
    const sure = list.filter(({ held }) => held.seen === null && overlaps(held.days, days));
    const chosen = narrow(sure, days) ?? (sure.length === 0 ? near(list, days) : null);
    return chosen === null ? null : this.actor(chosen.person, asOf, chosen.held);
  }

  bySurname(surname: string, asOf: string | null, country: string | null): readonly Actor[] {
    const numbers = this.bySurnameKey.get(foldName(surname));
    if (numbers === undefined) return [];
    const days = asOf === null ? null : daysOf(asOf);
    return [...numbers]
      .map((number) => ({ number, score: this.score(number, days, country) }))
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .map(({ number }) => this.actor(number, asOf, null));
  }

  /** How likely a page of those days means this person: in office then, high office, the state asked for. */
  private score(number: number, days: Days | null, country: string | null): number {
    const known = this.people[number]!;
    let best = 0;
    for (const held of known.tenures) {
      let score = held.weight;
      if (days !== null) score += 20 * nearness(held, days);
      if (country !== null && held.country === country) score += 40;
      if (score > best) best = score;
    }
    if (country !== null && known.home === country) best += 5;
    return best;
  }

  roleOf(name: string, asOf: string | null): { readonly role: string; readonly country: string } | null {
    const number = this.numberOf(name, asOf);
    if (number === null) return null;
    const held = this.heldOn(number, asOf);
    return held?.country ? { role: held.role, country: held.country } : null;
  }

  person(name: string): Actor | null {
    const number = this.numberOf(name, null);
    return number === null ? null : this.actor(number, null, null);
  }

  private numberOf(name: string, asOf: string | null): number | null {
    const numbers = this.byName.get(foldName(name));
    if (numbers === undefined) return null;
    if (numbers.length === 1) return numbers[0]!;
    const days = asOf === null ? null : daysOf(asOf);
    return numbers.reduce((a, b) => (this.score(b, days, null) > this.score(a, days, null) ? b : a));
  }

  /** The weightiest office held on that day; with no day, the latest. */
  private heldOn(number: number, asOf: string | null): Held | null {
    const { tenures } = this.people[number]!;
    if (asOf === null) {
      return tenures.reduce<Held | null>(
        (a, b) => (a === null || compare(a.days.first, b.days.first) < 0 ? b : a),
        null,
      );
    }
    const days = daysOf(asOf);
    let best: Held | null = null;
    let bestScore = 0;
    for (const held of tenures) {
      const score = nearness(held, days) >= 1 ? 100 + held.weight : nearness(held, days) >= 0.7 ? held.weight : 0;
      if (score > bestScore) {
        best = held;
        bestScore = score;
      }
    }
    return best;
  }

  private actor(number: number, asOf: string | null, held: Held | null): Actor {
    const known = this.people[number]!;
    const tenure = held ?? this.heldOn(number, asOf);
    return {
      type: "person",
      name: known.name,
      country: tenure?.country ?? known.home,
      role: tenure?.role ?? (asOf === null ? null : this.formerRole(known, daysOf(asOf))),
      wikidata: known.wikidata,
    };
  }

  /** "former President" for someone whose last known office ended before those days. */
  private formerRole(known: Known, days: Days): string | null {
    let best: Held | null = null;
    for (const held of known.tenures) {
      if (held.days.last === null || days.first === null || held.days.last >= days.first) continue;
      if (best === null || held.weight > best.weight) best = held;
    }
    return best === null ? null : `former ${best.role}`;
  }
}

function push(map: Map<string, number[]>, key: string, number: number): void {
  if (key === "") return;
  const there = map.get(key);
  if (there === undefined) map.set(key, [number]);
  else if (!there.includes(number)) there.push(number);
}

const compare = (a: string | null, b: string | null) => ((a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0);

/** 1 when held on those days; less, the further away a snapshot or an end was; 0 when far or in the future. */
function nearness(held: Held, days: Days): number {
  if (held.seen !== null) {
    const gap = yearsBetween(held.seen, days);
    return gap === 0 ? 1 : gap < 1 ? 0.8 : gap < 3 ? 0.4 : 0;
  }
  if (overlaps(held.days, days)) return held.days.last === null && held.days.first === null ? 0.3 : 1;
  const gap = yearsBetween(held.days, days);
  return gap < 2 ? 0.5 : gap < 6 ? 0.25 : gap < 15 ? 0.1 : 0;
}

function yearsBetween(a: Days, b: Days): number {
  const gap = (from: string | null, to: string | null) =>
    from === null || to === null ? 0 : (Date.parse(to) - Date.parse(from)) / 31_557_600_000;
  return Math.max(gap(a.last, b.first), gap(b.last, a.first), 0);
}

/** The one holder over those days: of several, the one in office on the last of them if the day is one, else null. */
function narrow<T extends { readonly person: number; readonly held: Held }>(list: readonly T[], days: Days): T | null {
  if (list.length === 0) return null;
  const first = list[0]!;
  if (list.every((item) => item.person === first.person)) return first;
  const known = list.filter(({ held }) => held.days.first !== null);
  if (days.first === days.last && known.length > 0) {
    // The day of a handover belongs to the newcomer.
    return known.reduce((a, b) => (compare(b.held.days.first, a.held.days.first) >= 0 ? b : a));
  }
  return null;
}

/** A snapshot within a year and a half of those days, when nobody else is known. */
function near<T extends { readonly person: number; readonly held: Held }>(list: readonly T[], days: Days): T | null {
  let best: T | null = null;
  let bestGap = 1.5;
  for (const item of list) {
    if (item.held.seen === null) continue;
    const gap = yearsBetween(item.held.seen, days);
    if (gap < bestGap) {
      best = item;
      bestGap = gap;
    }
  }
  return best;
}

const LEADERS = ["Supreme Leader", "President", "Prime Minister", "monarch"];
const GOVERNMENT = ["Prime Minister", "President", "monarch"];

/** Titles of one class of offices; data/office-terms.tsv adds to these. */
const TITLE_KINDS: readonly (readonly [string, string])[] = [
  ["Premier", "prime minister"],
  ["Chancellor", "prime minister"],
  ["Taoiseach", "prime minister"],
  ["King", "monarch"],
  ["Queen", "monarch"],
  ["Emperor", "monarch"],
  ["Emir", "monarch"],
  ["Sultan", "monarch"],
];

/** A rough rank of offices: who is likelier meant when a surname stands alone. */
function weightOf(kind: string): number {
  return WEIGHTS.get(kind) ?? (kind.startsWith("deputy") || kind.startsWith("vice") ? 4 : 3);
}

const WEIGHTS = new Map<string, number>([
  ["president", 12],
  ["supreme leader", 12],
  ["prime minister", 11],
  ["monarch", 10],
  ["crown prince", 10],
  ["foreign minister", 9],
  ["defence minister", 8],
  ["secretary-general", 9],
  ["national security adviser", 7],
  ["finance minister", 6],
  ["vice president", 7],
  ["foreign ministry spokesperson", 7],
  ["presidential spokesperson", 7],
  ["trade minister", 5],
  ["ambassador to the un", 5],
  ["central bank governor", 5],
  ["deputy prime minister", 5],
]);

// ---------------------------------------------------------------- terms of office

function readOfficeTerms(rows: readonly Row[], register: Register) {
  const terms = new Map<string, { readonly role: string; readonly plural: boolean }>();
  let longest = 1;
  for (const row of rows) {
    const role = row.role;
    if (!row.term || !role) continue;
    if (row.class) register.kinds.set(role.toLowerCase(), row.class.toLowerCase());
    const key = foldName(row.term);
    terms.set(key, { role, plural: (row.flags ?? "").includes("plural") });
    longest = Math.max(longest, key.split(" ").length);
  }
  const firsts = new Set([...terms.keys()].map((key) => key.split(" ")[0]!));
  return {
    at(tokens: readonly Token[], at: number): OfficeTerm | null {
      let key = "";
      let words = 0;
      let best: OfficeTerm | null = null;
      for (let i = at; i < tokens.length && words < longest; i++) {
        const own = atomsOf(tokens[i]!.norm);
        if (i === at && (own[0] === undefined || !firsts.has(own[0]))) return null;
        if (own.length === 0 && tokens[i]!.norm !== "-") break;
        for (const atom of own) {
          key = words === 0 ? atom : `${key} ${atom}`;
          words++;
        }
        const term = terms.get(key);
        if (term !== undefined && own.length > 0) best = { role: term.role, length: i - at + 1, plural: term.plural };
      }
      return best;
    },
  };
}
