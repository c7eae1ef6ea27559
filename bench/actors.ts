/**
 * Measures actors (`npx tsx bench/actors.ts [--misses]`): the state of a mention on actor-codes, people and their states on the
 * seeds and development pages with the keys' own bodies, and the speed of finding mentions after the parse.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ActorTable, findMentions, peopleOf, sectorOfName, sectorOfRole, stateOf } from "../src/actors/index.ts";
import { readSentences } from "../src/language/index.ts";
import { loadActorTable } from "../src/load/actors.ts";
import { loadLanguageModels } from "../src/load/language.ts";
import type { Article, Mention } from "../src/model/index.ts";
import { isRight, officeFacts } from "../tests/offices.ts";
import { corpusPeople } from "./actors-corpus.ts";
import { bareArticle } from "./bare-article.ts";
import type { Row } from "./row.ts";

const root = join(import.meta.dirname, "..");
const shared = join(root, "..", "shared");
const data = join(root, "data");

export function actorsBench(misses = false): Row[] {
  const language = loadLanguageModels(data);
  const start = performance.now();
  const table = loadActorTable(data);
  const rows: Row[] = [{ set: "tables", measure: "loaded, ms", value: (performance.now() - start).toFixed(0) }];
  const mentionsOf = (body: string, asOf: string | null) =>
    findMentions(articleOf(body), readSentences(body, language), table, asOf);

  const codes = join(shared, "data", "actor-codes", "dev.jsonl");
  if (existsSync(codes)) {
    const hits = { state: 0, states: 0, sector: 0, sectors: 0, both: 0, all: 0 };
    for (const line of readFileSync(codes, "utf8").split("\n").filter(Boolean)) {
      const item = JSON.parse(line) as Coded;
      const text = item.context ? `${item.actor}\n\n${item.context}` : item.actor;
      const found = mentionsOf(text, dayOf(item.date)).filter((m) => m.end <= item.actor.length);
      const state = stateIn(found);
      // Words that are no mention on a page ("a gangster") are coded by themselves.
      const sector = sectorIn(found) ?? sectorOfRole(item.actor) ?? sectorOfName(item.actor);
      const stateRight = !item.country || state === item.country;
      // A town that acts is its people; a code of the set that says "unknown" is met by none.
      const sectorRight =
        item.code === undefined ||
        item.code.replace("HLH", "MED") === (sector ?? "") ||
        item.code2 === sector ||
        (sector === null && /^(?:UNK|\?+|CVL)$/.test(item.code) && (item.code !== "CVL" || isPlace(found)));
      hits.all += 1;
      if (item.country) {
        hits.states += 1;
        if (stateRight) hits.state += 1;
      }
      if (item.code !== undefined) {
        hits.sectors += 1;
        if (sectorRight) hits.sector += 1;
      }
      if (stateRight && sectorRight) hits.both += 1;
      else if (misses)
        console.log(
          `coded: ${item.actor} (${item.date ?? ""}): want ${item.country ?? "-"} ${item.code ?? "-"}, got ${state} ${sector}`,
        );
    }
    rows.push({ set: "actor-codes dev", measure: "state", value: percent(hits.state, hits.states) });
    rows.push({ set: "actor-codes dev", measure: "sector", value: percent(hits.sector, hits.sectors) });
    rows.push({ set: "actor-codes dev", measure: "state and sector", value: percent(hits.both, hits.all) });
  }

  const invented = join(shared, "data", "petrarch");
  if (existsSync(invented)) rows.push(...petrarch(invented, language, misses));

  const facts = officeFacts();
  const right = facts.filter((fact) => isRight(table, fact));
  if (misses)
    for (const fact of facts.filter((one) => !right.includes(one)))
      console.log(
        `office: ${fact.state} ${fact.office} ${fact.day}: ${fact.name}, got ${table.holder(fact.office, fact.state, fact.day)?.name}`,
      );
  rows.push({ set: "tests/offices.tsv", measure: "office as of date", value: percent(right.length, facts.length) });
  const texts = facts.filter(({ second }) => !second.startsWith("knowledge"));
  rows.push({
    set: "tests/offices.tsv",
    measure: "office as of date, of those with a second text",
    value: percent(right.filter((fact) => texts.includes(fact)).length, texts.length),
  });

  rows.push(...corpusPeople(misses));
  const speedOf: (() => void)[] = [];
  for (const set of ["seeds", "dev"]) {
    const folder = join(shared, "gold", set);
    if (!existsSync(folder)) continue;
    let hit = 0;
    let gold = 0;
    let given = 0;
    let states = 0;
    let rightStates = 0;
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
      const key = JSON.parse(readFileSync(join(folder, name), "utf8")) as Key;
      const file = [
        join(folder, name.replace(".json", ".txt")),
        join(shared, "seeds", name.replace(".json", ".txt")),
      ].find(existsSync);
      if (key.page === undefined || file === undefined || key.people === undefined) continue;
      const body = bodyOf(readFileSync(file, "utf8"), key);
      const sentences = readSentences(body, language);
      const article = articleOf(body);
      speedOf.push(() => void findMentions(article, sentences, table, key.page.published));
      const people = peopleOf(mentionsOf(body, key.page.published));
      gold += key.people.length;
      given += people.length;
      for (const person of key.people) {
        const found = people.find((one) => alike(one.name, person.name));
        if (found === undefined) {
          if (misses) console.log(`${key.id}: no ${person.name}`);
          continue;
        }
        hit += 1;
        if (person.country === null) continue;
        states += 1;
        if (found.country === person.country) rightStates += 1;
        else if (misses) console.log(`${key.id}: ${person.name} ${person.country}, got ${found.country}`);
      }
    }
    rows.push({ set, measure: "people, recall · precision", value: `${percent(hit, gold)} · ${percent(hit, given)}` });
    rows.push({ set, measure: "person.country", value: percent(rightStates, states) });
  }
  const round = (): number => {
    const from = process.cpuUsage();
    for (const one of speedOf) one();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000 / speedOf.length;
  };
  for (let i = 0; i < 15; i += 1) round();
  const warm = Array.from({ length: 9 }, round).sort((a, b) => a - b)[4]!;
  rows.push({
    set: "seeds, dev",
    measure: "mentions of a page after the parse, ms of CPU, warm",
    value: warm.toFixed(2),
  });
  rows.push({ set: "table", measure: "surname look-ups a second", value: lookups(table) });
  return rows;
}

/**
 * The unit records of PETRARCH with its own dictionary as the user's registry: is each coded actor among the mentions of its
 * sentence, by state, and by state and sector? Codes of the dictionary that are more than those two are cut to them.
 */
function petrarch(folder: string, language: ReturnType<typeof loadLanguageModels>, misses: boolean): Row[] {
  const entries: { readonly names: string[]; readonly codes: { code: string; from: string; to: string }[] }[] = [];
  for (const line of readFileSync(join(folder, "PETR.Validate.actors.txt"), "utf8").split("\n")) {
    const text = line.replace(/<!--.*-->|#.*$/g, "").trim();
    const [, word = "", code = ""] = /^(.*?)\s*(?:\[([^\]]*)\].*)?$/.exec(text) ?? [];
    const name = titled(word.replace(/^\+/, "").replaceAll("_", " ").trim());
    if (name !== "" && /^[\p{L}]/u.test(name)) {
      if (word.startsWith("+")) entries.at(-1)?.names.push(name);
      else entries.push({ names: [name], codes: [] });
    }
    const coded = datedCode(code);
    if (coded !== null) entries.at(-1)?.codes.push(coded);
  }
  const csv = ["name,aliases,type,country,sector,from,to"];
  for (const { names, codes } of entries) {
    const [first, ...others] = names;
    for (const { code, from, to } of codes) {
      const sector = /^(?:IGO|NGO|NGM|IMG)/.test(code) ? "" : code.slice(3, 6);
      const type = codes.length > 1 ? "person" : sector === "" ? "state" : "body";
      csv.push(`"${first}","${others.join("; ")}",${type},${code.slice(0, 3)},${sector},${from},${to}`);
    }
  }
  const table = loadActorTable(data, csv.join("\n"));
  let all = 0;
  let states = 0;
  let both = 0;
  for (const line of readFileSync(join(folder, "unit_dev.jsonl"), "utf8").split("\n").filter(Boolean)) {
    const item = JSON.parse(line) as {
      id: string;
      text: string;
      date: string;
      events: { source: string; target: string }[];
    };
    const mentions = findMentions(articleOf(item.text), readSentences(item.text, language), table, item.date);
    const got = new Set<string>();
    for (const mention of mentions) {
      const sector = mention.sector ?? null;
      const states = mention.actors.map((actor) => stateOf(actor) ?? mention.country ?? "");
      for (const state of states.length === 0 ? [mention.country ?? ""] : states) {
        got.add(state);
        if (sector !== null) got.add(`${state}${sector.replace("JRN", "MED")}`);
      }
    }
    const wanted = new Set(item.events.flatMap(({ source, target }) => [source, target]));
    for (const code of wanted) {
      if (!/^[A-Z]{3}/.test(code)) continue;
      all += 1;
      if (got.has(code.slice(0, 3))) states += 1;
      if (got.has(code.slice(0, 6))) both += 1;
      else if (misses) console.log(`petrarch: ${code}, got ${[...got].join(" ")}: ${item.text.slice(0, 120)}`);
    }
  }
  return [
    { set: "petrarch unit dev", measure: "actors found, by state", value: percent(states, all) },
    { set: "petrarch unit dev", measure: "actors found, by state and sector", value: percent(both, all) },
  ];
}

/** A code with the days that PETRARCH gives it: "HOBCIV <20080120", "ORCHOB 20100109-20100112", "HOBELI >20130119"; null for none. */
function datedCode(text: string): { code: string; from: string; to: string } | null {
  const [, code = "", days = ""] = /^([A-Z]{3,})\s*(.*)$/.exec(text.trim().toUpperCase()) ?? [];
  if (code === "") return null;
  const day = (digits: string, shift: number): string =>
    new Date(Date.UTC(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)) - 1, Number(digits.slice(6)) + shift))
      .toISOString()
      .slice(0, 10);
  const [first = "", second = ""] = days.match(/\d{8}/g) ?? [];
  if (days.startsWith("<")) return { code, from: "", to: day(first, -1) };
  if (days.startsWith(">")) return { code, from: day(first, 1), to: "" };
  return { code, from: first === "" ? "" : day(first, 0), to: second === "" ? "" : day(second, 0) };
}

const titled = (name: string): string =>
  name.toLowerCase().replace(/(^|[\s-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());

interface Coded {
  readonly actor: string;
  readonly context?: string;
  readonly country?: string;
  readonly code?: string;
  readonly code2?: string;
  readonly date?: string;
}

/** The longest mention tells, of those that begin together the first. */
const bySize = (found: readonly Mention[]): Mention[] =>
  [...found].sort((a, b) => b.last - b.first - (a.last - a.first));

function stateIn(found: readonly Mention[]): string | null {
  for (const mention of bySize(found)) {
    for (const actor of mention.actors) {
      const state = stateOf(actor);
      if (state !== null) return state === "KOS" ? "XKX" : state;
    }
    if (mention.country != null) return mention.country;
  }
  const group = found.flatMap((m) => m.actors).find((a) => a.country === null && a.type !== "person");
  return group === undefined ? null : blocOf(group.name);
}

const sectorIn = (found: readonly Mention[]): string | null =>
  bySize(found).find((m) => m.sector != null)?.sector ?? null;

const isPlace = (found: readonly Mention[]): boolean => found.some((m) => m.actors.some((a) => a.type === "place"));

interface Key {
  readonly id: string;
  readonly page: {
    readonly published: string | null;
    readonly body_first: string;
    readonly body_last: string;
    readonly not_body?: readonly string[];
  };
  readonly people?: readonly { readonly name: string; readonly country: string | null }[];
}

function bodyOf(raw: string, key: Key): string {
  const from = raw.indexOf(key.page.body_first);
  const to = raw.lastIndexOf(key.page.body_last);
  let body = raw.slice(Math.max(0, from), to < 0 ? undefined : to + key.page.body_last.length);
  for (const chrome of key.page.not_body ?? []) body = body.split(chrome).join("\n");
  return body
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n\n");
}

const words = (name: string): string[] =>
  name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
/** One name's words all stand in the other, or the surnames begin alike and the given names are one. */
function alike(a: string, b: string): boolean {
  const [x, y] = [words(a), words(b)];
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  return (
    short.every((word) => long.includes(word)) || (x[0] === y[0] && x.at(-1)!.slice(0, 6) === y.at(-1)!.slice(0, 6))
  );
}

/** actor-codes writes days as a coder typed them; "today" is the day on which its tests were written. */
function dayOf(date: string | undefined): string {
  const day = date === undefined ? null : new Date(`${date} UTC`);
  return day === null || Number.isNaN(day.getTime()) ? "2022-06-01" : day.toISOString().slice(0, 10);
}

/** The codes that the set has for bodies of no state. */
function blocOf(name: string): string | null {
  if (/European/.test(name)) return "EUR";
  if (/United Nations|UN |World Health|International Court of Justice/.test(name)) return "UNO";
  return /Organi[sz]ation|Fund|Bank|Union|NATO|ASEAN|G7/.test(name) ? "IGO" : null;
}

function lookups(table: ActorTable): string {
  const names = ["putin", "wang", "li", "lavrov", "nobody", "starmer", "modi", "xi"];
  const from = performance.now();
  let n = 0;
  while (performance.now() - from < 300)
    for (const name of names) n += table.bySurname(name, "2024-08-21", null) === null ? 0 : 1;
  return `${((n / 300) * 1000).toFixed(0)}`;
}

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} % (${part} of ${whole})`;

const articleOf = (body: string): Article => bareArticle(body, null);

if (process.argv[1]?.endsWith("actors.ts")) {
  for (const row of actorsBench(process.argv.includes("--misses")))
    console.log(`${row.set}: ${row.measure}: ${row.value}`);
}
