/**
 * Names brought to one form for looking up: "Côte d’Ivoire" → "cote d ivoire", "U.S." → "us", "Kim Jong-un" → "kim jong un".
 * Diacritics, dots and hyphens go, a possessive stays a word of its own ("people 's bank"), as UD parts it.
 */
import { oncePer } from "../kit/once-per.ts";
import type { Token } from "../model/sentence.ts";

/** The words of one token; empty for a hyphen or other mark. The result may be shared: do not change it. */
export function atomsOf(norm: string): readonly string[] {
  if (isPlain(norm)) return [norm];
  const cached = cache.get(norm);
  if (cached !== undefined) return cached;
  const atoms = split(norm);
  if (cache.size > 50_000) cache.clear();
  cache.set(norm, atoms);
  return atoms;
}

/** The words of each token of a sentence. */
export const atomsIn = (tokens: readonly Token[]): readonly (readonly string[])[] =>
  tokens.length < 3 ? eachAtoms(tokens) : ofSentence(tokens);

const eachAtoms = (tokens: readonly Token[]): (readonly string[])[] => tokens.map(({ norm }) => atomsOf(norm));
const ofSentence = oncePer(eachAtoms);

/** A whole name's words joined with a space; "" when it has none. */
export function foldName(name: string): string {
  const lower = name.toLowerCase();
  return PLAIN_NAME.test(lower) ? lower : split(lower).join(" ");
}

/** Nothing but the letters a to z and digits? */
function isPlain(norm: string): boolean {
  for (let i = 0; i < norm.length; i += 1) {
    const code = norm.charCodeAt(i);
    if (code < 48 || (code > 57 && code < 97) || code > 122) return false;
  }
  return norm !== "";
}

const PLAIN_NAME = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const cache = new Map<string, readonly string[]>();

function split(text: string): string[] {
  const atoms: string[] = [];
  const straight = fold(text)
    .replace(/[’‘`ʻʼ]/g, "'")
    .replace(/\./g, "")
    .replace(/[^\p{L}\p{N}\p{M}'&]+/gu, " ");
  for (const word of straight.split(" ")) {
    if (word === "" || word === "'") continue;
    if (word === "'s") {
      atoms.push(word);
      continue;
    }
    const possessive = word.length > 2 && word.endsWith("'s");
    for (const part of (possessive ? word.slice(0, -2) : word).split("'")) if (part !== "") atoms.push(part);
    if (possessive) atoms.push("'s");
  }
  return atoms;
}

/** Letters without their diacritics, for scripts that build on Latin; others as they are. */
function fold(text: string): string {
  let plain = true;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 127) {
      plain = false;
      break;
    }
  }
  if (plain) return text;
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[łøđðıßæœþħ]/g, (letter) => LETTERS[letter]!);
}

const LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ħ: "h",
};
