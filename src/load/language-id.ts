/**
 * Which language a text is in: `languageId()("Der Minister reiste am Montag nach Wien, um dort zu verhandeln.")` is "de".
 *
 * eld (n-grams, its large table measured best) tells it. Its table takes a second to load and much memory, so that it is
 * loaded only when a text comes that is not plainly English by its function words.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** ISO 639-1 of the main language, or null when the text is too short or too mixed to tell. */
export type LanguageId = (text: string) => string | null;

export function languageId(): LanguageId {
  let eld: Eld | null = null;
  return (text) => {
    const sample = text.length > 4000 ? `${text.slice(0, 3000)} ${text.slice(-1000)}` : text;
    if (isPlainlyEnglish(sample)) return "en";
    const letters = sample.match(/\p{L}/gu)?.length ?? 0;
    const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(sample);
    if (letters < (dense ? 5 : 12)) return null;
    eld ??= loadEld();
    const told = eld.detect(sample);
    if (told.language === "") return null;
    if (letters < SHORT && !dense) return weighed(told, sample);
    return told.isReliable() || letters > 400 ? told.language : null;
  };
}

/** Letters under which n-grams alone are unsure: a headline of five names and a verb may look like any language. */
const SHORT = 120;

/**
 * The language of a short text: the n-grams' scores, with English and the large languages of the news before small ones,
 * and the words that part close kin. Null when nothing stands out.
 */
function weighed(told: Detected, text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best = "";
  let most = 0;
  for (const [language, score] of Object.entries(told.getScores())) {
    const hints = HINTS[language];
    const hits = hints === undefined ? 0 : words.filter((word) => hints.has(word)).length;
    const prior = language === "en" ? 1.06 : LARGE.has(language) ? 1.02 : 1;
    const weight = score * prior * (1 + 0.05 * Math.min(hits, 3));
    if (weight > most) {
      best = language;
      most = weight;
    }
  }
  const english = told.getScores().en ?? 0;
  // "Lula visits Lima": to call it Romanian would leave an English page unread.
  if (best !== "en" && english * 1.1 >= most && !/[^\p{ASCII}’‘“”–—]/u.test(text)) return null;
  return most < 0.2 ? null : best;
}

const LARGE: ReadonlySet<string> = new Set(
  "de fr es pt it nl pl ru uk ar tr zh ja ko fa sv id vi el cs hu ro".split(" "),
);

/** Words of one language that its nearest kin do not have. */
const HINTS: Readonly<Record<string, ReadonlySet<string> | undefined>> = Object.fromEntries(
  Object.entries({
    pt: "o os um uma ao aos do dos da das em no na nos nas não com mais é são foi",
    es: "el los un una y al del en con lo las es son fue según",
    it: "il gli di che è sono della delle nel con ed",
    ca: "els amb i dels les és són",
    uk: "і та й у є що щодо",
    ru: "и в на с что о по",
    da: "af og ikke efter til",
    no: "av og ikke etter til",
    sv: "och av inte efter till är",
    nl: "het een van de en zijn met",
    de: "der die das und im mit von zu",
  }).map(([language, words]) => [language, new Set(words.split(" "))]),
);

interface Detected {
  readonly language: string;
  isReliable(): boolean;
  /** By language, 0..1. */
  getScores(): Readonly<Record<string, number>>;
}

interface Eld {
  detect(text: string): Detected;
}

/** eld has only an `import` door; its large table is reached by path, so that it can be loaded late and at once. */
function loadEld(): Eld {
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths("eld") ?? []) {
    const file = join(folder, "eld", "src", "entries", "static.large.js");
    if (existsSync(file)) return (require(file) as { eld: Eld }).eld;
  }
  throw new Error("The package eld is not installed. Run: npm install");
}

/** Function words that English shares with no other large language of the news. */
const ENGLISH: ReadonlySet<string> = new Set(
  "the of and that with was has have his her their which from would been said will this they were its are for".split(
    " ",
  ),
);

function isPlainlyEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  if (words.length < 12) return false;
  const hits = words.reduce((n, word) => n + (ENGLISH.has(word) ? 1 : 0), 0);
  const beyond = words.reduce((n, word) => n + (/[^\p{Script=Latin}'’]/u.test(word) ? 1 : 0), 0);
  return hits / words.length > 0.14 && beyond / words.length < 0.05;
}
