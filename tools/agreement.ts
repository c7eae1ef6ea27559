/**
 * `npx tsx tools/agreement.ts [--differ]`: how far two blind labelings of data/corpus agree, as a table in Markdown. data/corpus/second.txt
 * labels a sample of the entries again, from the text alone; the first key is that of the same id in the other files. Agreement is
 * strict: the other answers that a key accepts (“or …”) do not count. `--differ` prints the entries on which the two differ instead.
 *
 * F1 is the mean of precision and recall of either against the other, which is the same both ways (G. Hripcsak and A. Rothschild 2005,
 * J Am Med Inform Assoc 12:296, on why F1 and not kappa where nobody counts what is not there). Alpha is Krippendorff's, nominal.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { krippendorffAlpha } from "../src/export/sample.ts";
import { CORPUS, type EventKey, type FigureKey, type Labelled, parseCorpus, readCorpus, SECOND } from "./labelled.ts";

/** One entry under its two keys. */
export interface Doubled {
  readonly first: Labelled;
  readonly second: Labelled;
}

type Row = readonly [measure: string, value: string, counts: string];

/** Every entry of second.txt beside the first key of its id. */
export function readDoubled(): Doubled[] {
  const first = new Map(readCorpus().map((entry) => [entry.id, entry]));
  return parseCorpus(readFileSync(join(CORPUS, SECOND), "utf8"), SECOND).flatMap((second) => {
    const entry = first.get(second.id);
    return entry === undefined ? [] : [{ first: entry, second }];
  });
}

/** The table's rows. */
export function agreement(doubled: readonly Doubled[]): Row[] {
  const events = paired(doubled, ({ events }) => events, sameDeed, eventFields);
  const statements = paired(doubled, ({ statements }) => statements, sameSpeaker, statementFields);
  const figures = paired(doubled, ({ figures }) => figures, sameAmount, figureFields);
  return [
    f1("names: span and type", paired(doubled, namesOf, same, [])),
    f1(
      "names: span",
      paired(doubled, namesOf, (a, b) => a.start === b.start && a.end === b.end, []),
    ),
    f1("events: type and a shared party", events),
    ...shares("event", events),
    alpha("an event or none, all entries", doubled, ({ events }) => (events.length > 0 ? "some" : "none")),
    alpha("types of an entry as a set, entries with an event", doubled.filter(anyEvent), (entry) =>
      setOf(entry.events.map(({ type }) => type)),
    ),
    alpha("type of an entry's first event, entries with an event", doubled.filter(anyEvent), ({ events: [event] }) =>
      event === undefined ? "none" : event.type,
    ),
    f1("statements: speaker", statements),
    f1(
      "statements: speaker or the state spoken for",
      paired(doubled, ({ statements }) => statements, sameSide, statementFields),
    ),
    ...shares("statement", statements),
    f1("figures: value and unit", figures),
    f1(
      "figures: value",
      paired(doubled, ({ figures }) => figures, sameValue, figureFields),
    ),
    ...shares("figure", figures),
  ];
}

/** A field of a record, and whether two records agree on it. */
type Field<T> = readonly [name: string, agree: (a: T, b: T) => boolean];

const eventFields: readonly Field<EventKey>[] = [
  field("mode"),
  field("status"),
  field("date"),
  ["actor", (a, b) => setOf(a.actor) === setOf(b.actor)],
  ["recipient", (a, b) => setOf(a.recipient) === setOf(b.recipient)],
  field("place"),
  field("reported"),
  // Which event it is part of may be numbered otherwise: whether it is part of one is compared.
  ["part_of", (a, b) => (a.part_of === null) === (b.part_of === null)],
];
type StatementKey = Labelled["statements"][number];
const statementFields: readonly Field<StatementKey>[] = [
  field("form"),
  field("act"),
  ["quote", (a, b) => words(a.quote ?? "") === words(b.quote ?? "")],
  field("date"),
];
const figureFields: readonly Field<FigureKey>[] = [field("is"), field("period")];

function field<K extends string>(name: K): Field<Readonly<Record<K, unknown>>> {
  return [name, (a, b) => a[name] === b[name]];
}

const sameDeed = (a: EventKey, b: EventKey) =>
  a.type === b.type && partiesOf(a).some((one) => partiesOf(b).some((other) => sameName(one, other)));
const partiesOf = ({ actor, recipient }: EventKey) => [...actor, ...recipient];
const sameSpeaker = (a: StatementKey, b: StatementKey) => sameName(a.speaker ?? "", b.speaker ?? "");
/** "Kenya" and "Nairobi", "the Afghan president" and "president (AFG)". */
const sameSide = (a: StatementKey, b: StatementKey) =>
  sameSpeaker(a, b) || (a.speaks_for !== null && a.speaks_for === b.speaks_for);
const sameValue = (a: FigureKey, b: FigureKey) => Math.abs(a.value - b.value) <= Math.abs(a.value) * 1e-9;
const sameAmount = (a: FigureKey, b: FigureKey) => sameValue(a, b) && words(a.unit ?? "") === words(b.unit ?? "");
const namesOf = ({ names }: Labelled) => names;
const same = (a: Labelled["names"][number], b: Labelled["names"][number]) =>
  a.type === b.type && a.start === b.start && a.end === b.end;
const anyEvent = ({ first, second }: Doubled) => first.events.length + second.events.length > 0;

/** Lower case, without accents, articles and the genitive: what is left when a name is only written in another way. */
const words = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}|['’]s\b/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%. ]/gu, " ")
    .split(/\s+/)
    .filter((word) => !["", "the", "a", "an", "of"].includes(word))
    .join(" ");
const setOf = (names: readonly string[]) => [...new Set(names.map(words))].sort().join(" + ") || "none";

/** One name holds all words of the other: "Foreign Ministry" and "Finnish Foreign Ministry". */
export function sameName(a: string, b: string): boolean {
  const [short, long] = [words(a).split(" "), words(b).split(" ")].sort((x, y) => x.length - y.length);
  return short!.every((word) => long!.includes(word));
}

interface Paired<T> {
  readonly pairs: readonly (readonly [T, T])[];
  readonly first: number;
  readonly second: number;
  readonly fields: readonly Field<T>[];
}

/** The records of each entry, each with at most one of the other key, those first that agree on the most fields. */
function paired<T>(
  doubled: readonly Doubled[],
  of: (entry: Labelled) => readonly T[],
  match: (a: T, b: T) => boolean,
  fields: readonly Field<T>[],
): Paired<T> {
  const pairs = doubled.flatMap(({ first, second }) => {
    const taken = new Set<T>();
    return of(first)
      .flatMap((a) => of(second).flatMap((b) => (match(a, b) ? [[a, b] as const] : [])))
      .map((pair) => ({ pair, agree: fields.filter(([, agree]) => agree(...pair)).length }))
      .sort((x, y) => y.agree - x.agree)
      .flatMap(({ pair }) => {
        if (pair.some((one) => taken.has(one))) return [];
        for (const one of pair) taken.add(one);
        return [pair];
      });
  });
  const count = (which: keyof Doubled) => doubled.reduce((sum, entry) => sum + of(entry[which]).length, 0);
  return { pairs, first: count("first"), second: count("second"), fields };
}

const f1 = <T>(measure: string, { pairs, first, second }: Paired<T>): Row => [
  `${measure}, F1`,
  rounded((2 * pairs.length) / (first + second)),
  `${pairs.length} of ${first} and ${second}`,
];

const shares = <T>(kind: string, { pairs, fields }: Paired<T>): Row[] =>
  fields.map(([name, agree]) => {
    const alike = pairs.filter((pair) => agree(...pair)).length;
    return [`${kind}.${name}, share of the matched`, rounded(alike / pairs.length), `${alike} of ${pairs.length}`];
  });

const alpha = (measure: string, doubled: readonly Doubled[], value: (entry: Labelled) => string): Row => [
  `${measure}, alpha`,
  rounded(krippendorffAlpha(doubled.map(({ first, second }) => [value(first), value(second)])) ?? Number.NaN),
  `${doubled.length} entries`,
];

const rounded = (value: number) => (Number.isNaN(value) ? "–" : value.toFixed(3));

/** What the two keys have that the other lacks, an entry a paragraph. */
function differences(doubled: readonly Doubled[]): string[] {
  const lines = ({ text, names, events, statements, figures }: Labelled) => [
    ...names.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`),
    ...events.map(
      (e) =>
        `E ${[[e.type, e.mode ?? ""].join("/"), `${e.actor} > ${e.recipient}`, e.place, e.date, e.status, e.reported, e.part_of, JSON.stringify(e.alt ?? {})].join(" | ")}`,
    ),
    ...statements.map(
      (s) => `S ${[s.act, `${s.speaker} (${s.speaks_for})`, s.form, s.quote, s.date, s.via].join(" | ")}`,
    ),
    ...figures.map((f) => `F ${[f.what, f.bound, f.value, f.unit, f.is, f.period, f.against, f.source].join(" | ")}`),
  ];
  return doubled.flatMap(({ first, second }) => {
    const [one, other] = [lines(first), lines(second)];
    const shown = [
      ...one.filter((line) => !other.includes(line)).map((line) => `  1 ${line}`),
      ...other.filter((line) => !one.includes(line)).map((line) => `  2 ${line}`),
    ];
    return shown.length === 0 ? [] : [`${first.id} ${first.published} ${first.text}`, ...shown, ""];
  });
}

if (process.argv[1] === import.meta.filename) {
  const doubled = readDoubled();
  if (process.argv[2] === "--differ") for (const line of differences(doubled)) console.log(line);
  else {
    console.log("| measure | agreement | counts (first, second) |\n|---|---:|---|");
    for (const row of agreement(doubled)) console.log(`| ${row.join(" | ")} |`);
  }
}
