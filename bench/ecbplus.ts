/**
 * ECB+ (A. Cybulska, P. Vossen, LREC 2014): which words of 197 pages tell of one happening. The gold mentions go through linking as
 * the events of readings: the lemma of the trigger, without the endings by which nouns are made of verbs, stands for the type, the
 * sentence for the evidence; who acts upon whom the set does not say, so they name no parties. As a reading tells each happening
 * of its page once, mentions of one type on one page are one event. Scored as CoNLL F1, the mean of MUC, B-cubed and CEAF-e (entity-based, as in CoNLL 2012), with all gold mentions
 * of the validated sentences, over the eight customary dev topics at once: which pages hang together is for linking to say.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { regularLemma } from "../src/language/lemmas.ts";
import { linkReadings, type StateCodes, type WordFrequency } from "../src/link/index.ts";
import { BLANK_EVENT } from "../src/model/blank.ts";
import type { EventReading, Reading } from "../src/model/index.ts";
import { bareReading } from "./bare-reading.ts";
import type { Row } from "./row.ts";

interface Page {
  readonly id: string;
  readonly topic: number;
  readonly subtopic: string;
  readonly sentences: readonly { readonly n: number; readonly tokens: readonly string[] }[];
  readonly selected: readonly number[];
  readonly mentions: readonly GoldMention[];
}

interface GoldMention {
  readonly sent: number;
  readonly tokens: readonly number[];
  readonly type: string;
  readonly cluster: string | null;
}

const DEV = new Set([2, 5, 12, 18, 21, 23, 34, 35]);

export function ecbplusRows(file: string, frequency: WordFrequency, states: StateCodes): Row[] {
  const pages = gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Page)
    .filter(({ topic }) => DEV.has(topic));
  const gold = new Map<string, string>();
  const lemma = new Map<string, string>();
  const first = new Map<string, string>();
  const readings = pages.map((page) => readingOf(page, frequency, gold, lemma, first));
  const subtopic = new Map(pages.map(({ id, topic, subtopic: name }) => [id, `${topic} ${name}`]));
  const pageOf = (mention: string) => mention.slice(0, mention.lastIndexOf("#"));
  const { lines } = linkReadings(readings, [], frequency, states);
  const got = new Map<string, string>();
  for (const line of lines) {
    if (line.kind === "event") for (const { page, event } of line.mentions) got.set(`${page}#${event}`, line.id);
  }
  for (const [mention, told] of first) got.set(mention, got.get(told)!);
  const bySubtopic = new Map([...lemma].map(([name, word]) => [name, `${subtopic.get(pageOf(name))} ${word}`]));
  const measure = "CoNLL F1 (MUC / B-cubed / CEAF-e)";
  return [
    { set: `ecbplus dev, ${gold.size} gold mentions`, measure, value: conll(gold, got) },
    { set: "the same, one lemma one event", measure, value: conll(gold, lemma) },
    { set: "the same, one lemma one event within gold subtopics", measure, value: conll(gold, bySubtopic) },
  ];
}

/** A page as a reading whose events are the gold mentions; `gold`, `lemma` and `first` gather cluster, lemma and first of its type of each. */
function readingOf(
  page: Page,
  frequency: WordFrequency,
  gold: Map<string, string>,
  lemma: Map<string, string>,
  first: Map<string, string>,
): Reading {
  const texts = new Map<number, { text: string; at: number }>();
  let body = "";
  for (const { n, tokens } of page.sentences) {
    if (body !== "") body += "\n";
    texts.set(n, { text: tokens.join(" "), at: body.length });
    body += tokens.join(" ");
  }
  const selected = new Set(page.selected);
  const triggers = page.mentions.filter(({ type, sent }) => /^(?:NEG_)?ACTION/.test(type) && selected.has(sent));
  const events = triggers.map((mention, i): EventReading => {
    const id = `e${i + 1}`;
    const { tokens } = page.sentences.find(({ n }) => n === mention.sent)!;
    const { text, at } = texts.get(mention.sent)!;
    const word = headOf(mention.tokens.map((token) => tokens[token]!));
    const plain = stemLemma(word.toLowerCase(), frequency);
    const type = familyOf(plain);
    gold.set(`${page.id}#${id}`, mention.cluster === null ? `${page.id}#${id}` : clusterOf(page, mention.cluster));
    lemma.set(`${page.id}#${id}`, plain);
    const place = page.mentions.find((other) => other.sent === mention.sent && other.type.startsWith("LOC_GEO"));
    return {
      ...BLANK_EVENT,
      because: {},
      by: "gold",
      sure: 1,
      id,
      // Linking asks of types only whether they are alike.
      type: type as EventReading["type"],
      mode: null,
      place: place === undefined ? null : place.tokens.map((token) => tokens[token]!).join(" "),
      status: "held",
      evidence: text,
      start: at,
      end: at + text.length,
    };
  });
  const told = events.filter((event, i) => {
    const earlier = events.findIndex(({ type }) => type === event.type);
    first.set(`${page.id}#${event.id}`, `${page.id}#${events[earlier]!.id}`);
    return earlier === i;
  });
  return { ...bareReading(page.id, "", body, null), events: told };
}

/** Clusters within one page carry no page in their names. */
const clusterOf = (page: Page, cluster: string): string =>
  cluster.startsWith("INTRA") ? `${page.id} ${cluster}` : cluster;

const PARTICLES = new Set("in into out up off over to of on down away back for with at from the a an".split(" "));

/** The word that bears the meaning: of "car bombing" the last, of "checked into" the first. */
function headOf(words: readonly string[]): string {
  const bearing = words.filter((word) => !PARTICLES.has(word.toLowerCase()));
  return bearing.at(-1) ?? words[0]!;
}

/** The plain form of a word that may be verb or noun: "captured" and "captures" are "capture", "shot" is "shoot". */
function stemLemma(word: string, frequency: WordFrequency): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  const known = new Set(
    [...[word, `${word}e`].map((form) => form.replace(/(?:ed|ing|s)(e?)$/, "$1"))].filter((form) =>
      frequency.has(form),
    ),
  );
  const tag = word.endsWith("ing") ? "VBG" : word.endsWith("ed") ? "VBD" : /[^s]s$/.test(word) ? "VBZ" : "VB";
  return regularLemma(word, "VERB", tag, { has: (one) => known.has(one), rank: (one) => (known.has(one) ? 0 : null) });
}

/** "acquisition" and "acquire", "arrest" and "arrested", "nomination" and "nominate" fall together, as do a few that should not. */
function familyOf(lemma: string): string {
  const stem = lemma
    .replace(/i[sz]ation$/, "ize")
    .replace(/(?:ition|ation|ments?|ance|ence|ing|ion|al|ure|or|er|ed|es|s|e|y)$/, "");
  return stem.length >= 3 ? stem : lemma;
}

/** Form and plain form by turns. */
const FORMS = (
  "said say shot shoot took take taken take won win fell fall found find left leave sent send struck strike went go gone go made make " +
  "held hold fled flee broke break broken break rose rise lost lose caught catch bought buy told tell gave give given give got get " +
  "came come saw see seen see was be were be is be are be been be had have has have did do done do began begin begun begin led lead " +
  "met meet paid pay sank sink sunk sink stole steal stolen steal swore swear sworn swear wore wear wrote write written write " +
  "chose choose chosen choose drew draw drove drive driven drive felt feel flew fly grew grow kept keep knew know laid lay lay lie " +
  "ran run sold sell spoke speak spent spend stood stand taught teach thought think threw throw understood understand became become " +
  "death die dead die dying die deaths die murder murder killing kill robbery rob theft steal"
).split(" ");
const IRREGULAR = new Map(FORMS.flatMap((form, i) => (i % 2 === 0 ? [[form, FORMS[i + 1]!] as const] : [])));

function groupsOf(named: ReadonlyMap<string, string>): Set<string>[] {
  const groups = new Map<string, Set<string>>();
  for (const [mention, name] of named) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, new Set([mention]));
    else group.add(mention);
  }
  return [...groups.values()];
}

function conll(gold: ReadonlyMap<string, string>, got: ReadonlyMap<string, string>): string {
  const scores = [muc(gold, got), bCubed(gold, got), ceafe(groupsOf(gold), groupsOf(got))];
  const mean = scores.reduce((sum, score) => sum + score, 0) / 3;
  return `${(100 * mean).toFixed(1)} (${scores.map((score) => (100 * score).toFixed(1)).join(" / ")})`;
}

const f1 = (p: number, r: number): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r));

function muc(gold: ReadonlyMap<string, string>, got: ReadonlyMap<string, string>): number {
  const share = (key: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) => {
    let links = 0;
    let kept = 0;
    for (const group of groupsOf(key)) {
      links += group.size - 1;
      kept += group.size - new Set([...group].map((mention) => other.get(mention) ?? mention)).size;
    }
    return links === 0 ? 0 : kept / links;
  };
  return f1(share(got, gold), share(gold, got));
}

function bCubed(gold: ReadonlyMap<string, string>, got: ReadonlyMap<string, string>): number {
  const share = (key: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) => {
    let sum = 0;
    for (const group of groupsOf(key)) {
      const counts = new Map<string, number>();
      for (const mention of group) counts.set(other.get(mention)!, (counts.get(other.get(mention)!) ?? 0) + 1);
      for (const count of counts.values()) sum += (count * count) / group.size;
    }
    return sum / key.size;
  };
  return f1(share(got, gold), share(gold, got));
}

/** Entities set against each other one to one so that 2 |shared| / (|a| + |b|) is greatest in sum. */
function ceafe(gold: readonly Set<string>[], got: readonly Set<string>[]): number {
  const byMention = new Map<string, number>();
  got.forEach((group, at) => {
    for (const mention of group) byMention.set(mention, at);
  });
  // Groups that share nothing with others fall out of the assignment, so it is solved for each connected part alone.
  const rows = gold.map((group) => {
    const shared = new Map<number, number>();
    for (const mention of group) {
      const at = byMention.get(mention)!;
      shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    return new Map([...shared].map(([at, count]) => [at, (2 * count) / (group.size + got[at]!.size)]));
  });
  const total = assigned(rows);
  return f1(total / got.length, total / gold.length);
}

/** The greatest sum of one entry for each row and column, by augmenting paths (Hungarian method) on each connected part. */
function assigned(rows: readonly ReadonlyMap<number, number>[]): number {
  const byColumn = new Map<number, number[]>();
  rows.forEach((row, i) => {
    for (const column of row.keys()) byColumn.set(column, [...(byColumn.get(column) ?? []), i]);
  });
  const seen = new Set<number>();
  let total = 0;
  rows.forEach((_, first) => {
    if (seen.has(first)) return;
    const part = [first];
    seen.add(first);
    const columns = new Set<number>();
    for (const row of part) {
      for (const column of rows[row]!.keys()) {
        columns.add(column);
        for (const other of byColumn.get(column)!) {
          if (seen.has(other)) continue;
          seen.add(other);
          part.push(other);
        }
      }
    }
    const names = [...columns];
    const size = Math.max(part.length, names.length);
    const cost = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => -(rows[part[i] ?? -1]?.get(names[j] ?? -1) ?? 0)),
    );
    total -= leastCost(cost);
  });
  return total;
}

/** The least sum of a square matrix with one entry for each row and column (Kuhn and Munkres, with potentials). */
function leastCost(cost: readonly (readonly number[])[]): number {
  const size = cost.length;
  const u = new Float64Array(size + 1);
  const v = new Float64Array(size + 1);
  const match = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    const least = new Float64Array(size + 1).fill(Infinity);
    const from = new Int32Array(size + 1);
    const used = new Uint8Array(size + 1);
    match[0] = row;
    let column = 0;
    do {
      used[column] = 1;
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= size; j++) {
        if (used[j] === 1) continue;
        const value = cost[match[column]! - 1]![j - 1]! - u[match[column]!]! - v[j]!;
        if (value < least[j]!) {
          least[j] = value;
          from[j] = column;
        }
        if (least[j]! < delta) {
          delta = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= size; j++) {
        if (used[j] === 1) {
          u[match[j]!]! += delta;
          v[j]! -= delta;
        } else least[j]! -= delta;
      }
      column = next;
    } while (match[column] !== 0);
    while (column !== 0) {
      const before = from[column]!;
      match[column] = match[before]!;
      column = before;
    }
  }
  let sum = 0;
  for (let j = 1; j <= size; j++) sum += cost[match[j]! - 1]![j - 1]!;
  return sum;
}
