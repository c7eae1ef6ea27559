/**
 * The people, bodies and states of the record over all pages: `actorLines(readings)`.
 *
 * "Sergey Lavrov, Foreign Minister" on one page and "Sergei Lavrov" on another are one line with two names. People of one
 * name and different states are two; so are those whom a person's correction keeps apart. A surname alone is added to a full
 * name only where exactly one bears it in that state; else it stays a line of its own, and the question stays open.
 */
import type { Edtf } from "../model/edtf.ts";
import type { Reading } from "../model/reading.ts";
import type { ActorLine } from "../model/record.ts";
import type { CountryOf } from "./block.ts";
import type { Wishes } from "./cluster.ts";
import { compare, namedId, PREFIX } from "./ids.ts";
import { nameWords } from "./names.ts";

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

/** One line for each actor, in no particular order. */
export function actorLines(
  readings: readonly Reading[],
  published: (page: string) => Edtf | null,
  wishes: Wishes,
  countries: ReadonlyMap<string, CountryOf>,
): ActorLine[] {
  const people: Seen[] = [];
  const others = new Map<string, PartySeen>();
  for (const reading of readings) {
    const named = new Set(reading.people.map(({ name }) => name));
    for (const { name, role, country, wikidata } of reading.people) {
      const ref = `${reading.id}#person:${name}`;
      people.push({
        name,
        words: nameWords(name),
        country,
        role,
        wikidata,
        page: reading.id,
        day: published(reading.id),
        ref,
      });
    }
    const countryOf = countries.get(reading.id)!;
    for (const event of reading.events) {
      for (const name of [...event.actor, ...event.recipient]) {
        if (named.has(name)) continue;
        const seen = others.get(name) ?? { pages: new Set<string>(), countries: [] };
        seen.pages.add(reading.id);
        const country = countryOf(name);
        if (country !== null) seen.countries.push(country);
        others.set(name, seen);
      }
    }
  }
  // A party whom another page presents as a person is that person.
  const known = new Set(people.map(({ words }) => words.join(" ")));
  for (const [name, { pages, countries: codes }] of others) {
    const words = nameWords(name);
    if (codes.includes(name) || !known.has(words.join(" "))) continue;
    others.delete(name);
    for (const page of pages) {
      const ref = `${page}#person:${name}`;
      people.push({ name, words, country: null, role: null, wikidata: null, page, day: published(page), ref });
    }
  }
  return [...groupsOf(people, wishes).map(personLine), ...partyLines(others)];
}

function groupsOf(people: readonly Seen[], wishes: Wishes): Group[] {
  // Full names first, so that short ones find them.
  const sorted = [...people].sort(
    (a, b) =>
      b.words.length - a.words.length ||
      compare(a.words.join(" "), b.words.join(" ")) ||
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
  return joined(groups, wishes);
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

/** Groups that a person said are one. */
function joined(groups: Group[], wishes: Wishes): Group[] {
  if (wishes.together.length === 0) return groups;
  const of = new Map<string, Group>();
  for (const group of groups) for (const { ref } of group.seen) of.set(ref, group);
  const gone = new Set<Group>();
  for (const [a, b] of wishes.together) {
    const left = of.get(a);
    const right = of.get(b);
    if (left === undefined || right === undefined || left === right) continue;
    left.seen.push(...right.seen);
    left.country ??= right.country;
    for (const { ref } of right.seen) of.set(ref, left);
    gone.add(right);
  }
  return groups.filter((group) => !gone.has(group));
}

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
    name,
    names: names.map(([spelling]) => spelling).sort(compare),
    country: group.country,
    roles: [...roles]
      .map(([role, span]) => ({ role, ...span }))
      .sort((a, b) => compare(a.from ?? "~", b.from ?? "~") || compare(a.role, b.role)),
    wikidata: group.wikidata,
    pages: new Set(group.seen.map(({ page }) => page)).size,
  };
}

/** Commonest first. */
function tally(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || b.length - a.length || compare(a, b));
}

interface PartySeen {
  readonly pages: Set<string>;
  /** What its pages say it acts for, once for each event. */
  readonly countries: string[];
}

/** States and bodies, by the words of their names. */
function partyLines(others: ReadonlyMap<string, PartySeen>): ActorLine[] {
  const byWords = new Map<string, { names: Set<string>; pages: Set<string>; countries: string[] }>();
  for (const [name, { pages, countries }] of others) {
    const key = countries.includes(name) ? name : nameWords(name).join(" ");
    if (key === "") continue;
    const row = byWords.get(key) ?? { names: new Set<string>(), pages: new Set<string>(), countries: [] };
    row.names.add(name);
    for (const page of pages) row.pages.add(page);
    row.countries.push(...countries);
    byWords.set(key, row);
  }
  return [...byWords].map(([key, { names, pages, countries }]) => {
    const sorted = [...names].sort((a, b) => b.length - a.length || compare(a, b));
    const state = countries.includes(key);
    return {
      kind: "actor",
      id: namedId(PREFIX.actor, key, state ? key : ""),
      name: sorted[0]!,
      names: [...sorted].sort(compare),
      country: state ? key : (tally(countries)[0]?.[0] ?? null),
      roles: [],
      wikidata: null,
      pages: pages.size,
    };
  });
}
