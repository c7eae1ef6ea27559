/**
 * The people, bodies and states of the record over all pages: `actors.add(reading, …)`, then `actors.lines()`.
 *
 * "Sergey Lavrov, Foreign Minister" on one page and "Sergei Lavrov" on another are one line with two names. People of one
 * name and different states are two; so are those whom a person's correction keeps apart. A surname alone is added to a full
 * name only where exactly one bears it in that state; else it stays a line of its own, and the question stays open.
 */
import { sectorOfRole } from "../actors/index.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Reading } from "../model/reading.ts";
import type { ActorLine } from "../model/record.ts";
import type { Wishes } from "./cluster.ts";
import { compare, namedId, PREFIX } from "./ids.ts";
import { nameWords } from "./names.ts";
import type { CountryOf } from "./sketch.ts";

interface Seen {
  readonly name: string;
  readonly words: readonly string[];
  readonly country: string | null;
  readonly role: string | null;
  readonly wikidata: string | null;
  readonly page: string;
  readonly day: Edtf | null;
  /** `page#person:name`, as corrections name it. */
  readonly ref: string;
}

interface Group {
  seen: Seen[];
  /** The fullest folded name. */
  words: readonly string[];
  country: string | null;
  wikidata: string | null;
}

export interface SavedActors {
  readonly names: Map<string, Bearers>;
  readonly byWord: Map<string, Set<Bearers>>;
  readonly wished: Map<string, Bearers>;
}

/** The actors over all pages, kept while pages come: `settle()` makes anew only the lines of those whose names bear on a new one. */
export class Actors {
  readonly #published: (page: string) => Edtf | null;
  readonly #wishes: Wishes;
  /** By the words of a name in order: the people seen under it, and the parties that their own pages do not present. */
  #names = new Map<string, Bearers>();
  /** By a word of a name: the names of people that have it. */
  #byWord = new Map<string, Set<Bearers>>();
  /** The names that a person's wishes touch, by reference. */
  #wished = new Map<string, Bearers>();
  readonly #stirred = new Set<Bearers>();

  constructor(published: (page: string) => Edtf | null, wishes: Wishes) {
    this.#published = published;
    this.#wishes = wishes;
    for (const ref of [...wishes.together, ...wishes.apart].flat()) this.#wished.set(ref, NOBODY);
  }

  /** To be saved once all is settled. */
  saved(): SavedActors {
    return { names: this.#names, byWord: this.#byWord, wished: this.#wished };
  }

  restore({ names, byWord, wished }: SavedActors): void {
    this.#names = names;
    this.#byWord = byWord;
    // Nobody is told by having no name.
    this.#wished = new Map([...wished].map(([ref, one]) => [ref, one.words.length === 0 ? NOBODY : one]));
  }

  /** Takes the people and parties of a reading in. */
  add(reading: Reading, countryOf: CountryOf): void {
    const named = new Set(reading.people.map(({ name }) => name));
    for (const { name, role, country, wikidata } of reading.people) {
      this.#see({ name, country, role, wikidata, page: reading.id, ref: refOf(reading.id, name) });
    }
    for (const event of reading.events) {
      for (const name of [...event.actor, ...event.recipient]) {
        if (named.has(name)) continue;
        const bearers = this.#bearersOf(nameWords(name));
        let seen = bearers.parties.get(name);
        if (seen === undefined) {
          seen = { pages: new Set(), countries: new Map() };
          bearers.parties.set(name, seen);
        }
        seen.pages.add(reading.id);
        const ref = refOf(reading.id, name);
        if (this.#wished.has(ref)) this.#wished.set(ref, bearers);
        const country = countryOf(name);
        if (country !== null) seen.countries.set(country, (seen.countries.get(country) ?? 0) + 1);
        this.#stirred.add(bearers);
      }
    }
  }

  /** Has the lines of a reading's people made anew, because its day is another now. */
  stir(reading: Reading): void {
    const names = [
      ...reading.people.map(({ name }) => name),
      ...reading.events.flatMap(({ actor, recipient }) => [...actor, ...recipient]),
    ];
    for (const name of names) this.#stirred.add(this.#bearersOf(nameWords(name)));
  }

  /** The lines that are new or changed, and those that they stand for. */
  settle(): { readonly fresh: ActorLine[]; readonly gone: ActorLine[] } {
    const fresh: ActorLine[] = [];
    const gone: ActorLine[] = [];
    const done = new Set<Bearers>();
    for (const bearers of this.#stirred) {
      if (done.has(bearers)) continue;
      const part = this.#partOf(bearers);
      for (const own of part) {
        done.add(own);
        gone.push(...own.lines);
        own.lines = [];
      }
      bearers.lines = this.#linesOf(part);
      fresh.push(...bearers.lines);
    }
    this.#stirred.clear();
    return { fresh, gone };
  }

  *lines(): Generator<ActorLine> {
    for (const { lines } of this.#names.values()) yield* lines;
  }

  #see(seen: Omit<Seen, "words" | "day">): void {
    const words = nameWords(seen.name);
    const bearers = this.#bearersOf(words);
    if (bearers.people.length === 0) {
      for (const word of new Set(words)) {
        const own = this.#byWord.get(word);
        if (own === undefined) this.#byWord.set(word, new Set([bearers]));
        else own.add(bearers);
      }
    }
    bearers.people.push({ ...seen, words: bearers.words });
    if (this.#wished.has(seen.ref)) this.#wished.set(seen.ref, bearers);
    this.#stirred.add(bearers);
  }

  #bearersOf(words: readonly string[]): Bearers {
    const key = words.join(" ");
    let bearers = this.#names.get(key);
    if (bearers === undefined) {
      bearers = { words, people: [], parties: new Map(), lines: [] };
      this.#names.set(key, bearers);
    }
    return bearers;
  }

  /** The names that bear on this one: one person may go by a part of a name, so all that hold it or stand in it, and so on. */
  #partOf(first: Bearers): Bearers[] {
    const part = new Set([first]);
    for (const own of part) {
      for (const word of own.people.length === 0 ? [] : new Set(own.words)) {
        for (const other of this.#byWord.get(word) ?? []) {
          if (isWithin(own.words, other.words) || isWithin(other.words, own.words)) part.add(other);
        }
      }
      for (const [a, b] of this.#wishes.together) {
        const [left, right] = [this.#wished.get(a)!, this.#wished.get(b)!];
        if (left === own && right !== NOBODY) part.add(right);
        if (right === own && left !== NOBODY) part.add(left);
      }
    }
    return [...part];
  }

  #linesOf(part: readonly Bearers[]): ActorLine[] {
    const people: Seen[] = [];
    const others: [string, PartySeen][] = [];
    for (const { words, people: own, parties } of part) {
      for (const seen of own) people.push({ ...seen, day: this.#published(seen.page) });
      for (const [name, seen] of parties) {
        // A party whom another page presents as a person is that person.
        if (own.length === 0 || seen.countries.has(name)) {
          others.push([name, seen]);
          continue;
        }
        for (const page of seen.pages) {
          const ref = refOf(page, name);
          people.push({
            name,
            words,
            country: null,
            role: null,
            wikidata: null,
            page,
            day: this.#published(page),
            ref,
          });
        }
      }
    }
    const told = [
      ...groupsOf(people, this.#wishes).map((group) => ({
        line: personLine(group),
        refs: group.seen.map(({ ref }) => ref),
      })),
      ...partyLines(others, this.#wishes),
    ];
    return united(told, this.#wishes);
  }
}

/** How corrections name who goes by a name on a page. */
const refOf = (page: string, name: string) => `${page}#person:${name}`;

/** All who go by the same words. */
export interface Bearers {
  readonly words: readonly string[];
  readonly people: Omit<Seen, "day">[];
  readonly parties: Map<string, PartySeen>;
  /** The lines of the part that was last made from here; the other names of the part have none. */
  lines: ActorLine[];
}

const NOBODY: Bearers = { words: [], people: [], parties: new Map(), lines: [] };

const isWithin = (few: readonly string[], many: readonly string[]): boolean => few.every((word) => many.includes(word));

function groupsOf(people: readonly Seen[], wishes: Wishes): Group[] {
  // Full names first, so that short ones find them.
  const parted = partedBy(wishes);
  const sorted = [...people].sort(
    (a, b) =>
      b.words.length - a.words.length ||
      compare(a.words.join(" "), b.words.join(" ")) ||
      // Whom a person has set apart come behind those whom they are not, so that all others stay with these.
      +parted.has(a.ref) - +parted.has(b.ref) ||
      compare(a.country ?? "~", b.country ?? "~") ||
      compare(a.ref, b.ref),
  );
  const groups: Group[] = [];
  const byKey = new Map<string, Group[]>();
  const apart = new Set(wishes.apart.flatMap(([a, b]) => [`${a}\n${b}`, `${b}\n${a}`]));
  for (const seen of sorted) {
    if (seen.words.length === 0) continue;
    const fitting = new Set<Group>();
    for (const word of seen.words) {
      for (const group of byKey.get(word) ?? []) if (isOf(seen, group, apart)) fitting.add(group);
    }
    const exact = [...fitting].filter((group) => sameWords(group.words, seen.words));
    const likely = exact.length > 0 ? exact : [...fitting];
    const own = likely.length === 1 || exact.length > 0 ? likely[0] : undefined;
    if (own === undefined) {
      const group: Group = { seen: [seen], words: seen.words, country: seen.country, wikidata: seen.wikidata };
      groups.push(group);
      for (const word of new Set(seen.words)) byKey.set(word, [...(byKey.get(word) ?? []), group]);
    } else {
      own.seen.push(seen);
      own.country ??= seen.country;
      own.wikidata ??= seen.wikidata;
    }
  }
  return groups;
}

function isOf(seen: Seen, group: Group, apart: ReadonlySet<string>): boolean {
  if (seen.wikidata !== null && group.wikidata !== null && seen.wikidata !== group.wikidata) return false;
  if (seen.country !== null && group.country !== null && seen.country !== group.country) return false;
  if (seen.words.length === 1 && seen.words.length < group.words.length && seen.country === null) return false;
  if (group.seen.some(({ ref }) => apart.has(`${ref}\n${seen.ref}`))) return false;
  return seen.words.every((word) => group.words.includes(word));
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort(compare).join(" ") === [...b].sort(compare).join(" ");
}

/** Those whom a person said are not the others of their name. */
const partedBy = ({ apart }: Wishes): ReadonlySet<string> => new Set(apart.map(([ref]) => ref));

/** A line with the references of those whom it is made of. */
interface Bundle {
  readonly line: ActorLine;
  readonly refs: readonly string[];
}

/** Lines that a person said are one, made one; where two go by one id because she parted them, those set apart take another. */
function united(told: readonly Bundle[], wishes: Wishes): ActorLine[] {
  const parted = partedBy(wishes);
  const byId = new Map<string, Bundle[]>();
  for (const one of told) byId.set(one.line.id, [...(byId.get(one.line.id) ?? []), one]);
  const own = [...byId.values()].flatMap((same) => {
    if (same.length === 1) return same;
    const first = ({ refs }: Bundle) => [...refs].sort(compare);
    const isParted = ({ refs }: Bundle) => refs.some((ref) => parted.has(ref));
    same.sort((a, b) => +isParted(a) - +isParted(b) || compare(first(a)[0] ?? "", first(b)[0] ?? ""));
    return same.map((one, index) => {
      if (index === 0) return one;
      const ref = first(one).find((ref) => parted.has(ref)) ?? first(one)[0] ?? "";
      return { ...one, line: { ...one.line, id: namedId(PREFIX.actor, one.line.id, ref) } };
    });
  });
  if (wishes.together.length === 0) return own.map(({ line }) => line);

  const of = new Map<string, Set<Bundle>>();
  for (const one of own) {
    const alone = new Set([one]);
    for (const ref of one.refs) of.set(ref, alone);
  }
  for (const [a, b] of wishes.together) {
    const [left, right] = [of.get(a), of.get(b)];
    if (left === undefined || right === undefined || left === right) continue;
    for (const one of right) {
      left.add(one);
      for (const ref of one.refs) of.set(ref, left);
    }
  }
  const loose = own.filter(({ refs }) => refs.length === 0).map(({ line }) => line);
  return [...loose, ...[...new Set(of.values())].map(oneLine)];
}

/** Of several lines one: that of the best known among them, with what the others have besides. */
function oneLine(bundles: ReadonlySet<Bundle>): ActorLine {
  const [first, ...others] = [...bundles]
    .map(({ line }) => line)
    .sort(
      (a, b) =>
        +(b.wikidata !== null) - +(a.wikidata !== null) ||
        +(b.office !== null) - +(a.office !== null) ||
        b.pages - a.pages ||
        compare(a.id, b.id),
    );
  if (others.length === 0) return first!;
  const roles = new Map<string, ActorLine["roles"][number]>();
  for (const { roles: own } of [first!, ...others])
    for (const { role, from, to } of own) {
      const known = roles.get(role);
      roles.set(role, { role, from: lesser(known?.from ?? null, from), to: greater(known?.to ?? null, to) });
    }
  const all = [first!, ...others];
  const known = <T>(of: (line: ActorLine) => T | null) => all.map(of).find((value) => value !== null) ?? null;
  return {
    ...first!,
    aliases: others.map(({ id }) => id).sort(compare),
    names: [...new Set(all.flatMap(({ names }) => names))].sort(compare),
    country: known(({ country }) => country),
    roles: [...roles.values()].sort(byTime),
    wikidata: known(({ wikidata }) => wikidata),
    office: all.some(({ office }) => office === "public") ? "public" : first!.office,
    pages: new Set([...bundles].flatMap(({ refs }) => refs.map((ref) => ref.slice(0, ref.lastIndexOf("#person:")))))
      .size,
  };
}

const lesser = (a: Edtf | null, b: Edtf | null) => (a === null || (b !== null && b < a) ? b : a);
const greater = (a: Edtf | null, b: Edtf | null) => (a === null || (b !== null && b > a) ? b : a);
const byTime = (a: ActorLine["roles"][number], b: ActorLine["roles"][number]) =>
  compare(a.from ?? "~", b.from ?? "~") || compare(a.role, b.role);

function personLine(group: Group): ActorLine {
  const names = tally(group.seen.map(({ name }) => name));
  const full = names.filter(([name]) => nameWords(name).length >= group.words.length);
  const name = (full[0] ?? names[0]!)[0];
  const roles = new Map<string, { from: Edtf | null; to: Edtf | null }>();
  for (const { role, day } of group.seen) {
    if (role === null) continue;
    const span = roles.get(role) ?? { from: null, to: null };
    if (day !== null && /^\d/.test(day)) {
      if (span.from === null || day < span.from) span.from = day;
      if (span.to === null || day > span.to) span.to = day;
    }
    roles.set(role, span);
  }
  return {
    kind: "actor",
    id: namedId(PREFIX.actor, [...group.words].sort(compare).join(" "), group.country ?? ""),
    aliases: [],
    name,
    names: names.map(([spelling]) => spelling).sort(compare),
    country: group.country,
    roles: [...roles].map(([role, span]) => ({ role, ...span })).sort(byTime),
    wikidata: group.wikidata,
    office: group.wikidata !== null || [...roles.keys()].some(isPublicOffice) ? "public" : "none",
    pages: new Set(group.seen.map(({ page }) => page)).size,
  };
}

/** "Deputy Foreign Minister" and "rebel commander" are, "analyst", "farmer" and "lawyer" are not. */
function isPublicOffice(role: string): boolean {
  const sector = sectorOfRole(role);
  return sector !== null && PUBLIC.has(sector) && !/\b(?:lawyer|attorney for)\b/i.test(role);
}

const PUBLIC = new Set("GOV MIL LEG JUD SPY COP IGO PTY OPP ELI REB PRM PRE".split(" "));

/** Commonest first. */
function tally(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return commonest(counts);
}

const commonest = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort(([a, x], [b, y]) => y - x || b.length - a.length || compare(a, b));

interface PartySeen {
  readonly pages: Set<string>;
  /** What its pages say it acts for, and for how many events. */
  readonly countries: Map<string, number>;
}

interface PartyRow {
  readonly names: Set<string>;
  readonly pages: Set<string>;
  readonly countries: Map<string, number>;
  readonly refs: string[];
}

/** States and bodies, by the words of their names. */
function partyLines(others: readonly (readonly [string, PartySeen])[], wishes: Wishes): Bundle[] {
  const parted = partedBy(wishes);
  const wished = wishes.together.length + wishes.apart.length > 0;
  const byWords = new Map<string, PartyRow>();
  for (const [name, { pages, countries }] of others) {
    const words = countries.has(name) ? name : nameWords(name).join(" ");
    if (words === "") continue;
    for (const page of pages) {
      const ref = refOf(page, name);
      const key = parted.has(ref) ? `${words}\n${page}` : words;
      const row: PartyRow = byWords.get(key) ?? { names: new Set(), pages: new Set(), countries: new Map(), refs: [] };
      row.names.add(name);
      row.pages.add(page);
      if (wished) row.refs.push(ref);
      byWords.set(key, row);
    }
    const row = byWords.get(words) ?? [...byWords].find(([key]) => key.startsWith(`${words}\n`))![1];
    for (const [country, count] of countries) row.countries.set(country, (row.countries.get(country) ?? 0) + count);
  }
  return [...byWords].map(([key, { names, pages, countries, refs }]) => {
    const words = key.split("\n")[0]!;
    const sorted = [...names].sort((a, b) => b.length - a.length || compare(a, b));
    const state = countries.has(words);
    const line: ActorLine = {
      kind: "actor",
      id: namedId(PREFIX.actor, words, state ? words : ""),
      aliases: [],
      name: sorted[0]!,
      names: [...sorted].sort(compare),
      country: state ? words : (commonest(countries)[0]?.[0] ?? null),
      roles: [],
      wikidata: null,
      office: null,
      pages: pages.size,
    };
    return { line, refs };
  });
}
