/**
 * Whether two names can mean one party: "Volodymyr Zelensky" and "Zelenskiy" yes, "Li Qiang" and "Li Hui" no,
 * "Li Qiang" and CHN as one who acts for the other, "UN Security Council" and "United Nations" as part and whole.
 * Short forms are settled within the page before they come here; what is left over pages is spelling.
 */
import { wordsOf } from "./words.ts";

/** A party of an event or a speaker, as the links compare them. */
export interface Party {
  readonly name: string;
  /** A state is told by its ISO 3166-1 alpha-3 code. */
  readonly state: boolean;
  /** The state itself, or the one that a person or body acts for; null if the page does not say. */
  readonly country: string | null;
  /** Words of the name, folded so that transliterations fall together; none for a state. */
  readonly words: readonly string[];
}

/** `country` is what the page's own people and speakers say of the name; of a state, its code itself (`countriesOf`). */
export function partyOf(name: string, country: string | null): Party {
  const state = country === name;
  return { name, state, country, words: state ? [] : nameWords(name) };
}

/** The codes of all states and territories: "FIN", "KAZ". */
export type StateCodes = ReadonlySet<string>;

/** Reads data/states.tsv, of which the first column is the code; lines that begin with # and the heading are skipped. */
export function parseStateCodes(text: string): StateCodes {
  const first = text.split("\n").map((line) => line.split("\t", 1)[0]!);
  return new Set(first.filter((code) => /^[A-Z]{3}$/.test(code)));
}

/** Whether a name is a state's code; without a table, three capitals that are no well-known agency's. */
export function isStateCode(name: string, states: StateCodes | null): boolean {
  return states === null ? /^[A-Z]{3}$/.test(name) && !AGENCIES.has(name) : states.has(name);
}

/** Agencies and bodies that go by three capitals and act in the news; no state has these codes in ISO 3166-1. */
const AGENCIES = new Set(
  "FSB SVR GRU CIA FBI NSA NSC IMF WTO WHO ILO IOM ICC ICJ ECB EEU EEC SCO CIS AFP BBC CNN NPR IDF PLA KPA PKK PLO IRA DPP CCP CPC UNO OAS GCC LAS ABC NBC CBS DPA PTI ANI".split(
    " ",
  ),
);

/**
 * How far two names can mean one party, 0 to 1: 1 the same name, 0.9 the same state, 0.7 a person or body and its state.
 * -1 where they plainly are two: different people, different states.
 */
export function likeness(a: Party, b: Party): number {
  if (a.state && b.state) return a.name === b.name ? 0.9 : -1;
  if (a.state || b.state) {
    if (a.country === null || b.country === null) return UNTOLD;
    return a.country === b.country ? 0.7 : -1;
  }
  const shared = sharedName(a.words, b.words);
  if (shared > 0) return shared;
  // "the ministry" may be any ministry: no reason to join, none to keep apart.
  if (isEmpty(a.words) || isEmpty(b.words)) return 0.3;
  if (a.country !== null && b.country !== null && a.country !== b.country) return -1;
  return isBody(a.words) !== isBody(b.words) && a.country !== null && a.country === b.country ? 0.4 : -0.5;
}

/** Of a ship or a firm no page may say whose it is: no reason to join it with a state, none to keep it apart. */
export const UNTOLD = 0.3;

/** 1 for the same words, 0.85 where the words of one stand in the other ("Lavrov", "Sergei Lavrov"), else 0. */
export function sharedName(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (!short.every((word) => long.some((other) => sameWord(word, other)))) return 0;
  if (short.length === long.length) return 1;
  return short.some((word) => word.length > 1 && !EMPTY.has(word)) ? 0.85 : 0;
}

/** The words of a name for comparing: lower case, without accents and titles, endings of transliteration made one. */
export function nameWords(name: string): string[] {
  const folded: string[] = [];
  for (const { text } of wordsOf(name.replace(/[-‐‑–]/g, " "))) {
    if (TITLES.has(text)) continue;
    const whole = ABBREVIATED.get(text);
    if (whole !== undefined) folded.push(...whole);
    else folded.push(foldWord(text));
  }
  return folded;
}

/** "zelenskyy", "zelenskiy" and "zelensky" are "zelenski"; "aleksandr" is "alexandr". */
export function foldWord(word: string): string {
  return word
    .replace(/ks/g, "x")
    .replace(/(?:iy|yy|ij|ii|yi|ey|y)$/, (ending) => (ending === "ey" ? "ei" : "i"))
    .replace(/([bcdfgklmnprstvz])\1/g, "$1");
}

/** A key under which the spellings of one person mostly fall: the last word, or of a state its code. */
export function partyKey(party: Party): string {
  return party.country ?? party.words.at(-1) ?? "";
}

function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  // "alexandr" and "alexander", "mihail" and "mikhail" differ by a letter or two inside.
  return a.length >= 6 && b.length >= 6 && a[0] === b[0] && a.at(-1) === b.at(-1) && oneApart(a, b);
}

/** Whether one letter put in, left out or changed makes one word of the other. */
function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let back = 0;
  while (back < a.length - from && back < b.length - from && a.at(-1 - back) === b.at(-1 - back)) back++;
  return Math.max(a.length, b.length) - from - back <= 1;
}

function isEmpty(words: readonly string[]): boolean {
  return words.every((word) => EMPTY.has(word));
}

function isBody(words: readonly string[]): boolean {
  return words.some((word) => EMPTY.has(word));
}

const TITLES = new Set(
  "mr mrs ms dr sir dame lord lady prof gen general col colonel capt captain the of and for al el bin ibn".split(" "),
);

/** Words that name nobody by themselves, folded. */
const EMPTY = new Set(
  (
    "president prime minister premier foreign ministri minister government council committee office state states national " +
    "securiti security defense defence spokesman spokesperson spokeswoman department agenci militari armi central " +
    "commission assembli parliament party partei house court bank service world organization organisation chinese russian american british"
  ).split(" "),
);

const ABBREVIATED = new Map<string, readonly string[]>([
  ["un", ["united", "nations"]],
  ["unsc", ["united", "nations", "securiti", "council"]],
  ["eu", ["european", "union"]],
  ["fm", ["foreign", "minister"]],
  ["pm", ["prime", "minister"]],
]);
