/**
 * Names brought to one form for looking up: "Côte d’Ivoire" → "cote d ivoire", "U.S." → "us", "Kim Jong-un" → "kim jong un".
 * Diacritics, dots and hyphens go, a possessive stays a word of its own ("people 's bank"), as UD parts it.
 */
import { oncePerText } from "../kit/once-per.ts";

/** The words of one token; empty for a hyphen or other mark. The result may be shared: do not change it. */
export const atomsOf = (norm: string): readonly string[] => (isPlain(norm) ? [norm] : atomsOfOther(norm));

const atomsOfOther: (norm: string) => readonly string[] = oncePerText(split, 50_000);

/** Nothing but the letters a to z and digits? */
function isPlain(norm: string): boolean {
  for (let i = 0; i < norm.length; i += 1) {
    const code = norm.charCodeAt(i);
    if (code < 48 || (code > 57 && code < 97) || code > 122) return false;
  }
  return norm !== "";
}

/** A whole name's words joined with a space; "" when it has none. */
export function foldName(name: string): string {
  const lower = name.toLowerCase();
  return PLAIN_NAME.test(lower) ? lower : split(lower).join(" ");
}

const PLAIN_NAME = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

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
