/**
 * The surnames under which a page may call a person: "Ursula von der Leyen" → "von der leyen", "leyen"; "Xi Jinping"
 * (family name first) → "xi"; "Karine Jean-Pierre" → "jean pierre". A name of one word is its own.
 */
import { foldName } from "./fold.ts";

/** Folded as by `foldName`. `given` are surnames that the table states itself; they come instead of the worked-out ones. */
export function surnamesOf(name: string, familyFirst: boolean, given: readonly string[]): string[] {
  if (given.length > 0) return given.map(foldName);
  const space = name.indexOf(" ");
  if (familyFirst && space > 0) return [foldName(name.slice(0, space))];
  const words = name.split(" ").filter((word) => word !== "" && !SUFFIXES.has(word));
  if (words.length === 0) return [];
  if (words.length === 1) return [foldName(name)];
  const last = words.length - 1;
  const keys = [foldName(words[last]!)];
  let first = last;
  while (first > 1 && PARTICLES.has(words[first - 1]!.toLowerCase())) first--;
  if (first < last) keys.push(foldName(words.slice(first).join(" ")));
  // "al-Assad" is also called Assad.
  const bare = words[last]!.includes("-") ? ARTICLE.exec(words[last]!) : null;
  if (bare) keys.push(foldName(bare[1]!));
  return keys;
}

const ARTICLE = /^(?:al|el|as|ar|at|ad|az|ash)-(.+)$/i;
const SUFFIXES = new Set(["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"]);
const PARTICLES = new Set(
  "von van der den de da do dos das di del della la le les du ten ter al el bin ben ibn abu bint zu af av y san santa st. mac".split(
    " ",
  ),
);

/** "von der leyen" → "leyen": by its last word a surname is found. */
export const lastWord = (key: string): string => key.slice(key.lastIndexOf(" ") + 1);
