/**
 * Who held which office when, from the rows of data/people.tsv and data/offices.tsv: holder("Prime Minister", "CHN", "2024-08-21")
 * → Li Qiang, Premier. Of several who fit a day the newcomer is meant; a snapshot ("in office in October 2019") stands for a
 * year and a half around it where nobody else is known.
 */
import type { Actor } from "../model/mention.ts";
import { type Days, daysOf, overlaps } from "./days.ts";
import { foldName } from "./fold.ts";
import type { NameIndex } from "./name-index.ts";
import { listOf } from "./rows.ts";
import { surnamesOf } from "./surname.ts";
import type { Person, Tenure } from "./table.ts";

/** One office of one person, as a row says; its days are worked out when they are first asked for. */
class Held implements Tenure {
  readonly person: number;
  readonly role: string;
  readonly country: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
  readonly kind: string;
  private readonly seenOn: string | null;
  private known: Days | null = null;
  private seenDays: Days | null = null;

  constructor(person: number, cells: readonly string[], columns: Columns, kind: string) {
    this.person = person;
    this.role = cells[columns.role]!;
    this.country = cells[columns.country] || null;
    this.from = cells[columns.from] || null;
    this.to = cells[columns.to] || null;
    this.source = cells[columns.source] ?? "";
    this.seenOn = cells[columns.seen] || null;
    this.kind = kind;
  }

  /** The days between which it is known to have been held; open ends reach out. */
  get days(): Days {
    this.known ??= {
      first: this.from === null ? null : daysOf(this.from).first,
      last: this.to === null ? null : daysOf(this.to).last,
    };
    return this.known;
  }

  /** A snapshot: seen in office then, start and end unknown. */
  get seen(): Days | null {
    if (this.seenOn === null) return null;
    this.seenDays ??= daysOf(this.seenOn);
    return this.seenDays;
  }

  get weight(): number {
    return weightOf(this.kind);
  }
}

interface Known extends Person {
  readonly aliases: string[];
  wikidata: string | null;
  readonly tenures: Held[];
  home: string | null;
  /** Of data/people.tsv, the people whom the news names most. */
  readonly byHand: boolean;
}

type Columns = Readonly<Record<(typeof COLUMNS)[number], number>>;
const COLUMNS = [
  "person",
  "aliases",
  "surname",
  "order",
  "country",
  "role",
  "from",
  "to",
  "seen",
  "source",
  "wikidata",
] as const;

export class Register {
  readonly people: Known[] = [];
  private readonly bySurnameKey = new Map<string, number | number[]>();
  private readonly byOffice = new Map<string, Held[]>();
  private readonly kinds = new Map<string, string>();
  private readonly index: NameIndex;
  private readonly leaders: ReadonlyMap<string, string>;

  /** `leaders`: the role that "the leader of" a state means; `kinds`: class of offices that a title in lower case belongs to. */
  constructor(index: NameIndex, leaders: ReadonlyMap<string, string>, kinds: ReadonlyMap<string, string>) {
    this.index = index;
    this.leaders = leaders;
    for (const [title, kind] of TITLE_KINDS) this.kinds.set(title.toLowerCase(), kind);
    for (const [title, kind] of kinds) this.kinds.set(title, kind);
  }

  /** Rows of one person stand together. There are many thousands: cells are read by number, and worked out when asked for. */
  read(text: string | undefined, byHand: boolean): void {
    if (text === undefined) return;
    let columns: Columns | null = null;
    let name = "";
    let number = -1;
    for (const line of text.split("\n")) {
      if (line === "" || line.startsWith("#")) continue;
      const cells = line.split("\t");
      if (columns === null) {
        columns = Object.fromEntries(COLUMNS.map((column) => [column, cells.indexOf(column)])) as Columns;
        continue;
      }
      const printed = cells[columns.person]!;
      const country = cells[columns.country] || null;
      if (printed === "") continue;
      if (printed !== name || (!byHand && this.people[number]!.home !== country)) {
        number = this.personFor(printed, country, byHand, cells, columns);
        name = printed;
      }
      const person = this.people[number]!;
      if (person.wikidata === null) person.wikidata = cells[columns.wikidata] || null;
      if (person.home === null) person.home = country;
      const role = cells[columns.role]!;
      if (role === "") continue;
      const held = new Held(number, cells, columns, this.kindOf(role, country));
      person.tenures.push(held);
      const key = `${held.kind}|${country ?? ""}`;
      const there = this.byOffice.get(key);
      if (there === undefined) this.byOffice.set(key, [held]);
      else there.push(held);
    }
  }

  private personFor(
    name: string,
    country: string | null,
    byHand: boolean,
    cells: readonly string[],
    columns: Columns,
  ): number {
    const familyFirst = cells[columns.order] === "family-first";
    let number = this.numbersOf(name).find((i) => {
      const known = this.people[i]!;
      return byHand || known.home === null || country === null || known.home === country || holds(known, country);
    });
    if (number === undefined) {
      number = this.people.length;
      this.people.push({ name, aliases: [], wikidata: null, tenures: [], home: country, byHand });
      this.indexName(name, number, false);
      const given = cells[columns.surname] ?? "";
      for (const surname of surnamesOf(name, familyFirst, given === "" ? [] : listOf(given))) {
        push(this.bySurnameKey, surname, number);
      }
    }
    const aliases = cells[columns.aliases] ?? "";
    if (aliases === "") return number;
    const known = this.people[number]!;
    for (const alias of listOf(aliases)) {
      if (known.aliases.includes(alias)) continue;
      known.aliases.push(alias);
      this.indexName(alias, number, true);
      for (const surname of surnamesOf(alias, familyFirst, [])) push(this.bySurnameKey, surname, number);
    }
    return number;
  }

  private indexName(name: string, number: number, alias: boolean): void {
    const known = this.people[number]!;
    this.index.add(name, {
      type: "person",
      name: known.name,
      country: known.home,
      alias,
      capitalOf: null,
      person: number,
    });
  }

  /** The people of that name. */
  private numbersOf(name: string): number[] {
    return this.index.entries(name).flatMap((entry) => (entry.person === null ? [] : [entry.person]));
  }

  finish(): void {
    for (const list of this.byOffice.values()) {
      if (list.length > 1) list.sort((a, b) => compare(a.from, b.from));
    }
  }

  private kindOf(role: string, country: string | null): string {
    if (country !== null && CIVIL_SERVANTS.has(`${country} ${role}`)) return `${country} ${role}`;
    let kind = this.kinds.get(role);
    if (kind === undefined) {
      const lower = role.toLowerCase();
      kind = this.kinds.get(lower) ?? lower;
      this.kinds.set(role, kind);
    }
    return kind;
  }

  holder(role: string, country: string, asOf: string | null): Actor | null {
    const kind = this.kindOf(role, country);
    if (kind === "leader" || kind === "head of state" || kind === "head of government") {
      const own = kind === "leader" ? this.leaders.get(country) : undefined;
      const order = kind === "head of government" ? GOVERNMENT : own === undefined ? LEADERS : [own, ...LEADERS];
      for (const title of order) {
        const found = this.holderOf(this.kindOf(title, country), country, asOf);
        if (found !== null) return found;
      }
      return null;
    }
    if (kind === "number two") {
      return country === "CHN" ? this.holderOf("prime minister", country, asOf) : null;
    }
    // Of some states the party's chief of foreign policy stands above the minister.
    const above = TOP_DIPLOMAT.test(role) ? this.holderOf("chief foreign policy official", country, asOf) : null;
    return above ?? this.holderOf(kind, country, asOf);
  }

  private holderOf(kind: string, country: string, asOf: string | null): Actor | null {
    const list = this.byOffice.get(`${kind}|${country}`);
    if (list === undefined) return null;
    if (asOf === null) {
      const one = new Set(list.map((item) => item.person));
      return one.size === 1 ? this.actor(list[0]!.person, null, list[0]!) : null;
    }
    const days = daysOf(asOf);
    const sure = list.filter((held) => held.seen === null && overlaps(held.days, days));
    if (SHARED.test(kind) && new Set(sure.map((item) => item.person)).size > 1) return null;
    const chosen = narrow(sure, days) ?? (sure.length === 0 ? near(list, days) : null);
    return chosen === null ? null : this.actor(chosen.person, asOf, chosen);
  }

  bySurname(surname: string, asOf: string | null, country: string | null): readonly Actor[] {
    const found = this.bySurnameKey.get(foldName(surname));
    if (found === undefined) return [];
    const numbers = typeof found === "number" ? [found] : found;
    const days = asOf === null ? null : daysOf(asOf);
    return numbers
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
    if (known.byHand) best += FAME;
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
    const numbers = this.numbersOf(name);
    if (numbers.length === 0) return null;
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
      country: tenure === null ? known.home : tenure.country,
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

const holds = (known: Known, country: string) => known.tenures.some((held) => held.country === country);

function push(map: Map<string, number | number[]>, key: string, number: number): void {
  if (key === "") return;
  const there = map.get(key);
  if (there === undefined) map.set(key, number);
  else if (typeof there === "number") {
    if (there !== number) map.set(key, [there, number]);
  } else if (!there.includes(number)) there.push(number);
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
function narrow(list: readonly Held[], days: Days): Held | null {
  if (list.length === 0) return null;
  const first = list[0]!;
  if (list.every((item) => item.person === first.person)) return first;
  const known = list.filter((held) => held.days.first !== null);
  if (days.first === days.last && known.length > 0) {
    // The day of a handover belongs to the newcomer.
    return known.reduce((a, b) => (compare(b.days.first, a.days.first) >= 0 ? b : a));
  }
  return null;
}

/** A snapshot within a year and a half of those days, when nobody else is known. */
function near(list: readonly Held[], days: Days): Held | null {
  let best: Held | null = null;
  let bestGap = 1.5;
  for (const item of list) {
    if (item.seen === null) continue;
    const gap = yearsBetween(item.seen, days);
    if (gap < bestGap) {
      best = item;
      bestGap = gap;
    }
  }
  return best;
}

/** Titles that elsewhere are a minister's and here an official's. */
const CIVIL_SERVANTS = new Set(["IND", "PAK", "BGD", "LKA", "NPL"].map((country) => `${country} Foreign Secretary`));

/** Offices that several hold at once, so that the title alone names nobody. */
const SHARED =
  /^(?:deputy|vice (?!president)|first deputy)|spokes|envoy|special representative|senator|aide$|(?<!security )adviser$|official$|commissioner$|politburo|leader$/;

/** How much likelier a surname alone means one of data/people.tsv, in the points of `WEIGHTS`. */
const FAME = 12;

const TOP_DIPLOMAT = /^top diplomat$/i;

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
