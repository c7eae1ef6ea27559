/**
 * Who is meant: "the king" on a page is not Charles III but Wang Yi. `withMeant(reading, rules)` gives the reading with the mentions,
 * and the parties, speakers and holders that rest on them, changed.
 *
 * A rule names the words of a mention, or the name as it was read for all mentions. A pronoun goes with the mention before it. A record
 * rests on the first mention of the name in its evidence; where its evidence has none, on the last before it.
 */
import type { Scope } from "../model/correction.ts";
import type { Evidenced, PersonReading, Reading, StatementReading } from "../model/reading.ts";
import { narrowest, type Recast } from "./scope.ts";

export interface Meant {
  readonly scope: Scope;
  /** The words of the mention; the name itself for all mentions. */
  readonly words: string;
  /** The name as it was read. */
  readonly was: string;
  /** Null for nobody. */
  readonly to: Omit<PersonReading, "mentions"> | null;
  /** The same person under another name, who keeps their office and state. */
  readonly same: boolean;
  /** Where the words stand in the body; of a "mention" only. */
  readonly at: number | null;
}

/** Rules in the order in which they were said; all must bear on this page. */
export function withMeant(
  reading: Reading,
  rules: readonly Meant[],
): {
  readonly reading: Reading;
  /** What was changed, by the id of the record and the field. */
  readonly recast: ReadonlyMap<string, ReadonlyMap<string, Recast>>;
} {
  const recast = new Map<string, ReadonlyMap<string, Recast>>();
  // Each name is asked of what was read, so that two that change places do so.
  const fates = [...new Set(rules.map(({ was }) => was))].map((name) => {
    const person = reading.people.find((one) => one.name === name) ?? null;
    const own = rules.filter(({ was }) => was === name);
    return { name, person, fates: fatesOf(reading, person, own), own };
  });
  const recasting = <R extends Evidenced>(kind: keyof typeof NAMES, records: readonly R[]): readonly R[] =>
    records.map((record) => {
      const to = new Map<string, Meant>();
      for (const { name, person, fates: each, own } of fates) {
        const fate = borneBy(record, person, each, own);
        if (fate !== null) to.set(name, fate);
      }
      if (to.size === 0) return record;
      const fields = recastFields(kind, record, to, reading);
      if (fields.size === 0) return record;
      recast.set(record.id, fields);
      return { ...record, ...Object.fromEntries([...fields].map(([field, { value }]) => [field, value])) };
    });
  const changed: Reading = {
    ...reading,
    events: recasting("event", reading.events),
    statements: recasting("statement", reading.statements),
    figures: recasting("figure", reading.figures),
    claims: recasting("claim", reading.claims),
    documents: recasting("document", reading.documents),
    people: recastPeople(reading, fates),
  };
  return { reading: changed, recast };
}

/** The fields in which names stand. */
const NAMES = {
  event: ["actor", "recipient", "according_to", "contested_by"],
  statement: ["speakers", "speaker", "to"],
  figure: ["source"],
  claim: ["holder", "subject", "object"],
  document: ["issuer"],
} as const;

/** For each mention of a person the rule that holds of it, or null. */
function fatesOf(reading: Reading, person: PersonReading | null, rules: readonly Meant[]): readonly (Meant | null)[] {
  const fates: (Meant | null)[] = [];
  for (const [start, end] of person?.mentions ?? []) {
    const words = reading.page.body.slice(start, end);
    const before = fates.at(-1) ?? null;
    // Of one scope, what is said of these very words stands before what is said of the words that they follow, and that before the name.
    const those = (close: (rule: Meant) => boolean) => rules.filter((rule) => rule.scope !== "mention" && close(rule));
    const here = rules.filter(({ scope, at }) => scope === "mention" && at !== null && at >= start && at < end);
    const follows = PRONOUN.test(words) ? before : null;
    fates.push(
      narrowest([
        ...those(isWhole),
        ...those((rule) => rule === follows && !PRONOUN.test(rule.words)),
        ...those((rule) => !isWhole(rule) && folded(rule.words) === folded(words)),
        ...here,
      ]),
    );
  }
  return fates;
}

const isWhole = ({ words, was }: Meant): boolean => words === was;

/** "The King's" and "the king". */
export const folded = (words: string): string =>
  words
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/['’]s?$/, "")
    .trim();

const PRONOUN = /^(?:he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|theirs|themselves)$/i;

/** The rule that holds of a name in a record. */
function borneBy(
  { start, end }: Evidenced,
  person: PersonReading | null,
  fates: readonly (Meant | null)[],
  rules: readonly Meant[],
): Meant | null {
  const mentions = person?.mentions ?? [];
  if (mentions.length === 0)
    return narrowest(
      rules.filter((rule) =>
        rule.scope === "mention" ? rule.at !== null && rule.at >= start && rule.at < end : isWhole(rule),
      ),
    );
  const within = mentions.findIndex(([from, to]) => from >= start && to <= end);
  const before = mentions.findLastIndex(([from]) => from < start);
  return fates[within >= 0 ? within : Math.max(0, before)] ?? null;
}

function recastFields(
  kind: keyof typeof NAMES,
  record: Evidenced,
  fates: ReadonlyMap<string, Meant>,
  reading: Reading,
): ReadonlyMap<string, Recast> {
  const fields = new Map<string, Recast>();
  const nameOf = (name: string) => (fates.has(name) ? (fates.get(name)!.to?.name ?? null) : name);
  // Only the fields listed for its kind are looked at, and they hold names.
  const values = record as unknown as Readonly<Record<string, string | null | readonly string[]>>;
  for (const field of NAMES[kind]) {
    const value = values[field] ?? null;
    const names: readonly string[] = value === null ? [] : typeof value === "string" ? [value] : value;
    const rule = narrowest(names.flatMap((name) => fates.get(name) ?? []));
    if (rule === null) continue;
    const now = [...new Set(names.map(nameOf).filter((name) => name !== null))];
    fields.set(field, { value: typeof value === "string" ? (now[0] ?? null) : now, scope: rule.scope });
  }
  if (kind !== "statement") return fields;
  const { speaker, speakers, speaks_for } = record as StatementReading;
  const several = fields.get("speakers");
  // Of several speakers `speaker` has all names in one text.
  if (several !== undefined && !fields.has("speaker"))
    fields.set("speaker", {
      ...several,
      value: speakers.reduce((text, name) => text.replace(name, () => nameOf(name) ?? ""), speaker ?? ""),
    });
  // Whom the machine took a speaker to speak for follows from whom it took for the speaker.
  const fate = fates.get(speaker ?? "");
  if (fate === undefined || fate.same) return fields;
  const { to, scope } = fate;
  const country = to?.country ?? reading.people.find(({ name }) => name === to?.name)?.country ?? null;
  return country === speaks_for ? fields : fields.set("speaks_for", { value: country, scope });
}

function recastPeople(
  reading: Reading,
  changes: readonly { readonly person: PersonReading | null; readonly fates: readonly (Meant | null)[] }[],
): readonly PersonReading[] {
  const people = new Map(reading.people.map((person) => [person.name, { ...person, mentions: [...person.mentions] }]));
  const given = new Map<
    string,
    { readonly person: Omit<PersonReading, "mentions">; mentions: PersonReading["mentions"][number][] }
  >();
  for (const { person, fates } of changes) {
    if (person === null) continue;
    const left = person.mentions.filter((_, index) => (fates[index] ?? null) === null);
    if (left.length === person.mentions.length) continue;
    if (left.length === 0) people.delete(person.name);
    else people.get(person.name)!.mentions = left;
    fates.forEach((fate, index) => {
      if (fate === null || fate.to === null) return;
      const own = given.get(fate.to.name) ?? {
        person: fate.same ? { ...person, name: fate.to.name } : fate.to,
        mentions: [],
      };
      own.mentions.push(person.mentions[index]!);
      given.set(fate.to.name, own);
    });
  }
  for (const [name, { person, mentions }] of given) {
    const known = people.get(name) ?? { ...(reading.people.find((one) => one.name === name) ?? person), mentions: [] };
    people.set(name, { ...known, mentions: [...known.mentions, ...mentions].sort((a, b) => a[0] - b[0]) });
  }
  return [...people.values()];
}
