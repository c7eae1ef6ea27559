/**
 * The world's calendar as pages are dated by it: "the G7 in Hiroshima" was held from 2023-05-19 to 2023-05-21.
 *
 * Parses `data/world-calendar.tsv`, whose head says what its columns are; lines with `#` and the line of names are left out.
 */
import { daysOf } from "../kit/edtf.ts";
import type { Edtf } from "../model/edtf.ts";

export interface WorldEvent {
  readonly date: Edtf;
  readonly first: number;
  readonly last: number;
  readonly kind: string;
  /** Events of one series share their name: "G7 summit". */
  readonly name: string;
  /** Where it was, for those that move; lower case, one or more names. */
  readonly places: readonly string[];
  /** Lower-case words; all of one list stand in one sentence. "nuclear_test" is two words one after the other. */
  readonly words: readonly (readonly string[])[];
  /** Each of its lists has a word of going somewhere: a sentence without one cannot mean it. */
  readonly isTravel: boolean;
}

/** Words by which visits are told. */
export const TRAVEL: readonly string[] = ["visit", "trip", "arrive", "travel"];

export interface WorldCalendar {
  readonly events: readonly WorldEvent[];
  /** Every word that stands in a list of words or in the name of a place, with the lists of which it is the rarest. */
  readonly byWord: ReadonlyMap<string, ListsOfWord>;
  /** First days of all events but terms of office. */
  readonly firstDays: ReadonlySet<number>;
  /** Beginnings of those of them that have a mark or a digit in them: of "g-7" "g", "g-" and "g-7". */
  readonly beginnings: ReadonlySet<string>;
}

export interface ListsOfWord {
  readonly all: readonly WordList[];
  /** Those that may stand in a sentence without a word of travel. */
  readonly stayed: readonly WordList[];
}

export interface WordList {
  /** Index into `events`. */
  readonly event: number;
  readonly words: readonly string[];
  /** The same, each phrase cut into its words. */
  readonly phrases: readonly (readonly string[])[];
  /** The first word of each phrase. */
  readonly firsts: readonly string[];
}

/**
 * The calendar of a table's text, with the terms of those whom the table of offices (data/offices.tsv) knows and the
 * journeys of another (data/world-visits.tsv). Lines that cannot be read are left out.
 */
export function parseWorldCalendar(text: string, offices = "", visits = ""): WorldCalendar {
  const events: WorldEvent[] = [...termsOf(offices), ...visitsOf(visits)];
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#") || line.startsWith("date\t")) continue;
    const [date, kind, name, place, words] = line.split("\t");
    const days = daysOf(date);
    if (date === undefined || days === null || kind === undefined || name === undefined) continue;
    const lists = split(words, ";").map((list) => list.split(" "));
    events.push({
      date,
      first: days.first,
      last: days.last,
      kind,
      name,
      places: split(place, ","),
      words: lists,
      isTravel: lists.length > 0 && lists.every((list) => TRAVEL.some((word) => list.includes(word))),
    });
  }
  const counts = new Map<string, number>();
  for (const event of events) {
    for (const list of event.words)
      for (const word of list.map(lastWord)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const byWord = new Map<string, { all: WordList[]; stayed: WordList[] }>();
  const add = (word: string) => {
    const known = byWord.get(word) ?? { all: [], stayed: [] };
    byWord.set(word, known);
    return known;
  };
  const rarity = (word: string): number => (COMMON.has(word) ? Number.POSITIVE_INFINITY : (counts.get(word) ?? 0));
  events.forEach(({ words: lists, isTravel }, event) => {
    for (const words of lists) {
      const rarest = words.map(lastWord).sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1))[0]!;
      const phrases = words.map((word) => word.split("_"));
      const list = { event, words, phrases, firsts: phrases.map(([first]) => first!) };
      const under = add(rarest);
      under.all.push(list);
      if (!isTravel) under.stayed.push(list);
    }
  });
  add("anniversary");
  for (const event of events) {
    for (const list of event.words) for (const word of list) word.split("_").forEach(add);
    for (const place of event.places) place.split(" ").forEach(add);
  }
  const firstDays = new Set(events.filter((event) => event.kind !== "term").map((event) => event.first));
  const beginnings = new Set<string>();
  for (const word of byWord.keys())
    for (let length = /^\p{L}*$/u.test(word) ? 0 : word.length; length > 0; length -= 1)
      beginnings.add(word.slice(0, length));
  return { events, byWord, firstDays, beginnings };
}

/** Rare in the calendar, yet on every page: what is looked up by them is looked up in vain. */
const COMMON = new Set("a al - in new of over said the to".split(" "));

/** "Obama · Ghana · Accra" is told by "obama visit ghana", "obama trip accra" and the like, in one sentence. */
function visitsOf(table: string): WorldEvent[] {
  const visits: WorldEvent[] = [];
  for (const line of table.split("\n")) {
    const [date, visitor, land, towns] = line.split("\t");
    const days = line.startsWith("#") ? null : daysOf(date);
    if (date === undefined || visitor === undefined || land === undefined || days === null) continue;
    const places = split(towns, ",");
    const goals = [SHORT_LANDS.get(land) ?? land, ...places].map((name) => name.toLowerCase().replaceAll(/[ -]/g, "_"));
    const who = visitor.toLowerCase().replaceAll(" ", "_");
    const words = goals.flatMap((goal) => TRAVEL.map((verb) => [who, verb, goal]));
    visits.push({ date, ...days, kind: "visit", name: `${visitor} in ${land}`, places, words, isTravel: true });
  }
  return visits;
}

/** Lands that papers write in few words. */
const SHORT_LANDS: ReadonlyMap<string, string> = new Map([
  ["Saudi Arabia", "Saudi"],
  ["Czech Republic", "Czech"],
  ["United Arab Emirates", "Emirates"],
]);

/** "foreign minister okafor" from the day on which the table lets Okafor's term begin to that on which it ends. */
function termsOf(offices: string): WorldEvent[] {
  const terms: WorldEvent[] = [];
  for (const line of offices.split("\n")) {
    const [person, , surname, , , role, from, to] = line.split("\t");
    const titles = TITLES.get(role ?? "");
    const days = daysOf(from === undefined || from === "" ? null : `${from}/${to || ".."}`);
    if (person === undefined || titles === undefined || days === null || days.last < FIRST_DAY) continue;
    const name = person.toLowerCase().split(" ");
    const short = (surname || name.at(-1)!).toLowerCase().split(" ");
    const words = titles.flatMap((title) => [[...title, ...name], ...(name.length > 1 ? [[...title, ...short]] : [])]);
    const date = `${from}/${to || ".."}`;
    const term = { date, ...days, kind: "term", name: `${person}, ${role!.toLowerCase()}` };
    terms.push({ ...term, places: [], words, isTravel: false });
  }
  return terms;
}

const titles = (text: string): string[][] => text.split("; ").map((title) => title.split(" "));

/** How papers write the offices that they name people by. */
const TITLES: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ["President", titles("president")],
  ["Prime Minister", titles("prime minister; premier; pm")],
  ["Chancellor", titles("chancellor")],
  ["Vice President", titles("vice president")],
  ["Foreign Minister", titles("foreign minister; minister of foreign affairs; external affairs minister")],
  ["Defence Minister", titles("defence minister; defense minister; minister of defence; minister of defense")],
  ["Defence Secretary", titles("defence secretary; defense secretary")],
  ["Finance Minister", titles("finance minister")],
  ["Interior Minister", titles("interior minister")],
  ["Chief Cabinet Secretary", titles("chief cabinet secretary")],
  ["Unification Minister", titles("unification minister")],
  ["King", titles("king")],
]);

const FIRST_DAY = 7305; // 1990-01-01

/** A phrase is looked up by its last word. */
function lastWord(word: string): string {
  return word.slice(word.lastIndexOf("_") + 1);
}

function split(text: string | undefined, mark: string): string[] {
  return (text ?? "")
    .toLowerCase()
    .split(mark)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}
