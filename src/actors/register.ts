/**
 * Who held which office when, from the rows of data/people.tsv and data/offices.tsv: holder("Prime Minister", "CHN", "2024-08-21")
 * → Li Qiang, Premier. Of several who fit a day the newcomer is meant; a snapshot ("in office in October 2019") stands for
 * the half year around it where nobody else is known.
 *
 * Rows are read when a page first asks for a name, a surname or a state. What is kept depends on the tables alone, so that the
 * answers do not depend on what was asked before.
 */
import type { Actor, Candidate } from "../model/mention.ts";
import { DayAnswers } from "./day-answers.ts";
import { type Days, daysOf, overlaps } from "./days.ts";
import { actorEntry } from "./entry.ts";
import { foldName } from "./fold.ts";
import { hashOf } from "./hash-index.ts";
import type { Named } from "./name-index.ts";
import { listOf } from "./rows.ts";
import { sectorOfRole } from "./sector.ts";
import { lastWord, surnamesOf } from "./surname.ts";
import type { Person, Tenure } from "./table.ts";
import type { TableText, TableTexts } from "./table-text.ts";

/** One office of one person, as a row says; its days are worked out when they are first asked for. */
class Held implements Tenure {
  /** Where the row of the table begins. */
  readonly row: number;
  readonly role: string;
  readonly country: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
  readonly kind: string;
  readonly own: boolean;
  readonly weight: number;
  /** What the user's registry says of those days; null where it says nothing. */
  readonly sector: string | null;
  readonly code: string | null;
  private readonly seenOn: string | null;
  private known: Days | null = null;
  private seenDays: Days | null = null;

  constructor(row: number, cells: readonly string[], table: TableText, kind: string) {
    const { columns } = table;
    this.row = row;
    this.role = cells[columns.role]!;
    this.country = cells[columns.country] || null;
    this.from = cells[columns.from] || null;
    this.to = cells[columns.to] || null;
    this.source = cells[columns.source] ?? "";
    this.seenOn = cells[columns.seen] || null;
    this.kind = kind;
    this.own = table.own;
    this.weight = weightOf(kind);
    this.sector = cells[columns.sector] || null;
    this.code = cells[columns.code] || null;
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
}

interface Known extends Person {
  /** Where its first row begins: those of data/people.tsv come first. */
  readonly number: number;
  readonly aliases: string[];
  wikidata: string | null;
  readonly tenures: Held[];
  home: string | null;
  /** Of data/people.tsv, the people whom the news names most. */
  readonly byHand: boolean;
  readonly own: boolean;
  code: string | null;
  sector: string | null;
  /** Folded surnames, of the name and of the aliases. */
  readonly surnames: Set<string>;
  /** Folded names. */
  readonly keys: Set<string>;
}

/** Rows of one person that stand together. */
interface Block {
  readonly row: number;
  readonly table: TableText;
  readonly name: string;
  readonly key: string;
  readonly country: string | null;
  readonly aliases: readonly string[];
  readonly aliasKeys: readonly string[];
  readonly familyFirst: boolean;
  readonly surname: string;
  /** Offset and cells of each row. */
  readonly rows: readonly (readonly [number, readonly string[]])[];
}

/** Rows of the same name that are linked by their aliases, at most. */
const LINKED = 64;

/** "Ana B. C. Ruiz", not "S. Jaishankar" nor "J. D. Vance". */
const MIDDLE_INITIALS = /(?<=\p{Ll}) (?:\p{Lu}\. )+(?=\p{Lu}\p{Ll})/u;

/** Somebody who bears an asked surname, with the points for being meant. */
interface Ranked {
  readonly known: Known;
  readonly score: number;
}

/** Whom a name means on a day, and the office held then. */
interface Standing {
  readonly actor: Actor;
  readonly held: Held | null;
}

export class Register {
  private readonly kinds = new Map<string, string>();
  private readonly texts: TableTexts;
  private readonly leaders: ReadonlyMap<string, string>;
  private readonly blocks = new Map<number, Block>();
  private readonly known = new Map<number, Known>();
  private readonly held = new Map<number, Held>();
  private readonly byOffice = new Map<string, Map<string, Held[]>>();
  private everybody: readonly Known[] | null = null;
  private readonly ranked = new DayAnswers<readonly Ranked[]>();
  private readonly bearers = new DayAnswers<readonly Actor[]>();
  private readonly standings = new DayAnswers<Standing | null>();

  /** `leaders`: the role that "the leader of" a state means; `kinds`: class of offices that a title in lower case belongs to. */
  constructor(texts: TableTexts, leaders: ReadonlyMap<string, string>, kinds: ReadonlyMap<string, string>) {
    this.texts = texts;
    this.leaders = leaders;
    for (const [title, kind] of TITLE_KINDS) this.kinds.set(title.toLowerCase(), kind);
    for (const [title, kind] of kinds) this.kinds.set(title, kind);
  }

  /** Everybody, in the order of the tables: for tools and tests, as it reads every row. */
  get people(): readonly Known[] {
    this.everybody ??= [...new Set(this.texts.persons.map((row) => this.knownAt(row)))];
    return this.everybody;
  }

  /** The person whose rows begin there, under the folded name; null when the name is another's. */
  entryAt(row: number, key: string): Named | null {
    const known = this.knownAt(row);
    if (!known.keys.has(key)) return null;
    const own = foldName(known.name) === key;
    const name = own ? known.name : known.aliases.find((alias) => foldName(alias) === key)!;
    const { name: full, home, number, sector, code } = known;
    const entry = actorEntry({ type: "person", name: full, country: home, alias: !own, person: number, sector, code });
    return { name, entry };
  }

  private blockAt(row: number): Block {
    const there = this.blocks.get(row);
    if (there !== undefined) return there;
    const { texts } = this;
    const table = texts.tableOf(row);
    const { columns, text, base } = table;
    const cells = texts.cells(table, row);
    const name = cells[columns.person]!;
    const country = cells[columns.country] || null;
    const rows: [number, readonly string[]][] = [[row, cells]];
    for (let at = text.indexOf("\n", row - base) + 1; at > 0 && at < text.length; at = text.indexOf("\n", at) + 1) {
      if (!text.startsWith(name, at)) break;
      const more = texts.cells(table, base + at);
      if (more[columns.person] !== name || (!table.byHand && (more[columns.country] || null) !== country)) break;
      rows.push([base + at, more]);
    }
    const aliases = listOf(cells[columns.aliases]);
    const block: Block = {
      row,
      table,
      name,
      key: foldName(name),
      country,
      aliases,
      aliasKeys: aliases.map(foldName),
      familyFirst: cells[columns.order] === "family-first",
      surname: cells[columns.surname] ?? "",
      rows,
    };
    this.blocks.set(row, block);
    return block;
  }

  private knownAt(row: number): Known {
    const known = this.known.get(row);
    if (known !== undefined) return known;
    this.join(row);
    return this.known.get(row)!;
  }

  /** Makes persons of the rows that share a name or an alias with those at `row`, in the order of the tables. */
  private join(row: number): void {
    const rows = new Set([row]);
    const keys = new Set<string>();
    for (const at of rows) {
      const block = this.blockAt(at);
      for (const key of [block.key, ...block.aliasKeys]) {
        if (keys.has(key)) continue;
        keys.add(key);
        for (const other of this.texts.rows("names", hashOf(key))) {
          if (rows.size >= LINKED || rows.has(other) || this.texts.tableOf(other).kind !== "person") continue;
          const { key: name, aliasKeys } = this.blockAt(other);
          if (name === key || aliasKeys.includes(key)) rows.add(other);
        }
      }
    }
    const byKey = new Map<string, Known[]>();
    const named = (known: Known, key: string): void => {
      known.keys.add(key);
      const there = byKey.get(key);
      if (there === undefined) byKey.set(key, [known]);
      else if (!there.includes(known)) there.push(known);
    };
    for (const at of [...rows].sort((a, b) => a - b)) {
      const block = this.blockAt(at);
      const { byHand, own } = block.table;
      let known = this.known.get(at);
      known ??= byKey
        .get(block.key)
        ?.find(
          (k) =>
            byHand || k.home === null || block.country === null || k.home === block.country || holds(k, block.country),
        );
      if (known === undefined) {
        known = {
          number: at,
          name: block.name,
          aliases: [],
          wikidata: null,
          tenures: [],
          home: block.country,
          byHand,
          own,
          code: null,
          sector: null,
          surnames: new Set(
            surnamesOf(block.name, block.familyFirst, block.surname === "" ? [] : listOf(block.surname)),
          ),
          keys: new Set(),
        };
        named(known, block.key);
      }
      this.addTo(known, block, named);
      this.known.set(at, known);
    }
  }

  private addTo(known: Known, block: Block, named: (known: Known, key: string) => void): void {
    block.aliases.forEach((alias, i) => {
      if (known.aliases.includes(alias)) return;
      known.aliases.push(alias);
      named(known, block.aliasKeys[i]!);
      for (const surname of surnamesOf(alias, block.familyFirst, [])) known.surnames.add(surname);
    });
    const { columns, own } = block.table;
    const overruled = known.own && !own && known.tenures.length > 0;
    for (const [row, cells] of block.rows) {
      known.wikidata ??= cells[columns.wikidata] || null;
      known.home ??= cells[columns.country] || null;
      if (!own || (cells[columns.from] === "" && cells[columns.to] === "")) {
        known.code ??= cells[columns.code] || null;
        known.sector ??= cells[columns.sector] || null;
      }
      // The user's own rows of a person stand for all offices of that person; days without an office may have a code.
      const dated = own && (cells[columns.from] !== "" || cells[columns.to] !== "");
      if ((cells[columns.role] !== "" || dated) && !overruled) known.tenures.push(this.heldAt(row, block.table, cells));
    }
  }

  private heldAt(row: number, table: TableText, cells: readonly string[]): Held {
    let held = this.held.get(row);
    if (held === undefined) {
      const country = cells[table.columns.country] || null;
      held = new Held(row, cells, table, this.kindOf(cells[table.columns.role]!, country));
      this.held.set(row, held);
    }
    return held;
  }

  /** Who held the office that a row tells of. */
  private personOf(held: Held): Known {
    return this.knownAt(this.texts.personAt(held.row));
  }

  /** Offices of a state by class, each list from the earliest to the latest. */
  private officesOf(country: string): Map<string, Held[]> {
    let kinds = this.byOffice.get(country);
    if (kinds !== undefined) return kinds;
    kinds = new Map();
    for (const row of this.texts.rows("offices", hashOf(country))) {
      const table = this.texts.tableOf(row);
      const cells = this.texts.cells(table, row);
      if (cells[table.columns.country] !== country || cells[table.columns.role] === "") continue;
      const held = this.heldAt(row, table, cells);
      const there = kinds.get(held.kind);
      if (there === undefined) kinds.set(held.kind, [held]);
      else there.push(held);
    }
    for (const list of kinds.values()) if (list.length > 1) list.sort((a, b) => compare(a.from, b.from));
    this.byOffice.set(country, kinds);
    return kinds;
  }

  /** The people of that name. */
  private numbersOf(name: string): Known[] {
    const key = foldName(name);
    const found = new Set<Known>();
    for (const row of this.texts.rows("names", hashOf(key))) {
      if (this.texts.tableOf(row).kind !== "person") continue;
      const known = this.knownAt(row);
      if (known.keys.has(key)) found.add(known);
    }
    return [...found];
  }

  /** The people of whose full name this is another spelling: "Wladimir Selenskyj"; empty for a name of one word. */
  private spelt(name: string): Known[] {
    if (!name.includes(" ")) return [];
    const { variants } = this.texts;
    const key = variants.keyOf(name);
    const found = new Set<Known>();
    for (const row of this.texts.rows("sounds", hashOf(key))) {
      const known = this.knownAt(row);
      if ([known.name, ...known.aliases].some((one) => variants.keyOf(one) === key)) found.add(known);
    }
    return [...found];
  }

  /** Has a person of that very name held an office of that state? */
  hasServed(name: string, country: string): boolean {
    return this.numbersOf(name).some((known) => known.name === name && holds(known, country));
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
    const all = this.officesOf(country).get(kind);
    if (all === undefined) return null;
    const ruled = this.texts.hasOwn;
    const list = ruled ? all.filter((held) => held.own || !this.personOf(held).own) : all;
    const persons = (some: readonly Held[]): number => new Set(some.map((held) => this.personOf(held))).size;
    if (asOf === null) {
      const own = list.some((held) => held.own) ? list.filter((held) => held.own) : list;
      return persons(own) === 1 ? this.actor(this.personOf(own[0]!), null, own[0]!) : null;
    }
    const days = daysOf(asOf);
    let sure = list.filter((held) => held.seen === null && overlaps(held.days, days) && !mayBeLater(held, days));
    if (sure.some((held) => held.own)) sure = sure.filter((held) => held.own);
    if (SHARED.test(kind) && persons(sure) > 1) return null;
    const chosen = persons(sure) === 1 ? sure[0]! : sure.length > 0 ? narrow(sure, days) : near(list, days);
    return chosen === null ? null : this.actor(this.personOf(chosen), asOf, chosen);
  }

  bySurname(surname: string, asOf: string | null, country: string | null): readonly Actor[] {
    return this.bearers.of(asOf, country === null ? surname : `${surname}|${country}`, () =>
      this.rank(surname, asOf, country).map(({ known }) => this.actor(known, asOf, null)),
    );
  }

  candidates(surname: string, asOf: string | null, country: string | null): Candidate[] {
    return this.rank(surname, asOf, country).map(({ known, score }) => {
      const { name, role, country: state, wikidata } = this.actor(known, asOf, null);
      return { name, role, country: state, wikidata, score: Math.round(10 * score) / 10 };
    });
  }

  /** The people of that surname with their points, best first. */
  private rank(surname: string, asOf: string | null, country: string | null): readonly Ranked[] {
    return this.ranked.of(asOf, country === null ? surname : `${surname}|${country}`, () =>
      this.rankAnew(surname, asOf, country),
    );
  }

  private rankAnew(surname: string, asOf: string | null, country: string | null): Ranked[] {
    const key = foldName(surname);
    const people = new Set<Known>();
    for (const row of this.texts.rows("surnames", hashOf(lastWord(key)))) {
      const known = this.knownAt(row);
      if (known.surnames.has(key)) people.add(known);
    }
    const days = asOf === null ? null : daysOf(asOf);
    return [...people]
      .map((known) => ({ known, score: this.score(known, days, country) }))
      .sort((a, b) => b.score - a.score || a.known.number - b.known.number);
  }

  /** How likely a page of those days means this person: in office then, high office, the state asked for. */
  private score(known: Known, days: Days | null, country: string | null): number {
    let best = 0;
    for (const held of known.tenures) {
      let score = held.weight;
      if (days !== null) score += 20 * nearness(held, days);
      if (country !== null && held.country === country) score += 40;
      if (score > best) best = score;
    }
    if (country !== null && known.home === country) best += 5;
    if (known.byHand) best += FAME;
    if (known.own) best += OWN;
    return best;
  }

  roleOf(name: string, asOf: string | null): { readonly role: string; readonly country: string } | null {
    const held = this.standing(name, asOf)?.held;
    return held?.country && held.role !== "" ? { role: held.role, country: held.country } : null;
  }

  person(name: string, asOf: string | null = null): Actor | null {
    return this.standing(name, asOf)?.actor ?? null;
  }

  private standing(name: string, asOf: string | null): Standing | null {
    return this.standings.of(asOf, name, () => {
      const known = this.best(name, asOf);
      if (known === null) return null;
      const held = this.heldOn(known, asOf);
      return { actor: this.actor(known, asOf, held), held };
    });
  }

  private best(name: string, asOf: string | null): Known | null {
    let found = this.numbersOf(name);
    if (found.length === 0) {
      const alike = this.spelt(name);
      found = alike.length === 1 ? alike : [];
    }
    // "Ana B. Ruiz" is listed as Ana Ruiz.
    const plain = name.replace(MIDDLE_INITIALS, " ");
    if (found.length === 0 && plain !== name) return this.best(plain, asOf);
    if (found.length < 2) return found[0] ?? null;
    const days = asOf === null ? null : daysOf(asOf);
    return found.reduce((a, b) => (this.score(b, days, null) > this.score(a, days, null) ? b : a));
  }

  /** The weightiest office held on that day; with no day, the latest. */
  private heldOn({ tenures }: Known, asOf: string | null): Held | null {
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
      const close = nearness(held, days);
      const score = close >= 1 ? 100 + held.weight : close >= 0.7 ? held.weight : 0;
      if (score > bestScore) {
        best = held;
        bestScore = score;
      }
    }
    return best;
  }

  private actor(known: Known, asOf: string | null, held: Held | null): Actor {
    const tenure = held ?? this.heldOn(known, asOf);
    const role = tenure === null ? (asOf === null ? null : this.formerRole(known, daysOf(asOf))) : tenure.role || null;
    return {
      type: "person",
      name: known.name,
      country: tenure === null ? known.home : tenure.country,
      role,
      wikidata: known.wikidata,
      sector: tenure?.sector ?? known.sector ?? sectorOfRole(role),
      code: tenure?.code ?? known.code,
    };
  }

  /** "former President" for someone whose last known office ended before those days. */
  private formerRole(known: Known, days: Days): string | null {
    let best: Held | null = null;
    for (const held of known.tenures) {
      if (held.days.last === null || days.first === null || held.days.last >= days.first) continue;
      if (best === null || held.weight > best.weight) best = held;
    }
    return best === null || best.role === "" ? null : `former ${best.role}`;
  }
}

const holds = (known: Known, country: string) => known.tenures.some((held) => held.country === country);

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
    from === null || to === null || from >= to ? 0 : yearOf(to) - yearOf(from);
  return Math.max(gap(a.last, b.first), gap(b.last, a.first), 0);
}

/** "2024-07-01" → about 2024.5. */
const yearOf = (day: string): number =>
  Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12 + (Number(day.slice(8)) - 1) / 365.25;

/** "From 2023" does not tell who it was in that year. */
const mayBeLater = (held: Held, days: Days): boolean =>
  held.from !== null &&
  held.from.length === 4 &&
  days.first === days.last &&
  days.first?.startsWith(held.from) === true;

/** Of several holders the one in office on the last of those days if the day is one, else null. */
function narrow(list: readonly Held[], days: Days): Held | null {
  const known = list.filter((held) => held.days.first !== null);
  if (days.first === days.last && known.length > 0) {
    // The day of a handover belongs to the newcomer.
    return known.reduce((a, b) => (compare(b.days.first, a.days.first) >= 0 ? b : a));
  }
  return null;
}

/** A snapshot within half a year of those days, when nobody else is known. */
function near(list: readonly Held[], days: Days): Held | null {
  let best: Held | null = null;
  let bestGap = 0.5;
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
/** One of the user's own registry is meant before all others. */
const OWN = 100;

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
