/**
 * Names brought to one form for looking up: "Côte d’Ivoire" → "cote d ivoire", "U.S." → "us", "Kim Jong-un" → "kim jong un".
 * Diacritics, dots and hyphens go, a possessive stays a word of its own ("people 's bank"), as UD parts it.
 */
import { oncePerText } from "../kit/once-per.ts";

/** The words of one token; empty for a hyphen or other mark. The result is shared: do not change it. */
export const atomsOf: (norm: string) => readonly string[] = oncePerText(
  (norm) => (PLAIN_WORD.test(norm) ? [norm] : split(norm)),
  50_000,
);

/** A whole name's words joined with a space; "" when it has none. */
export const foldName = oncePerText((name) => {
  const lower = name.toLowerCase();
  return PLAIN_NAME.test(lower) ? lower : split(lower).join(" ");
}, 50_000);

const PLAIN_WORD = /^[a-z0-9]+$/;
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
