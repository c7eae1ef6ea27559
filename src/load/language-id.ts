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
    if (letters < (dense ? 10 : 60)) return null;
    eld ??= loadEld();
    const told = eld.detect(sample);
    if (told.language === "") return null;
    return told.isReliable() || letters > 400 ? told.language : null;
  };
}

interface Eld {
  detect(text: string): { readonly language: string; isReliable(): boolean };
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
