/**
 * Names by their folded words, and the longest of them that begins at a token: "Bank of England" before "Bank".
 * Acronyms must have their capitals ("US", not "us"), and names that are printed with a capital must have one.
 */
import type { Token } from "../model/sentence.ts";
import { atomsOf, foldName } from "./fold.ts";
import type { ActorEntry, Match } from "./table.ts";

interface Slot {
  readonly entry: ActorEntry;
  /** The text, dots left out, that the tokens must have ("US"); null where case does not matter. */
  readonly exact: string | null;
  /** Must its first word be capitalised? */
  readonly capital: boolean;
  /** Another entry of the same name. */
  next: Slot | null;
}

export class NameIndex {
  private readonly slots = new Map<string, Slot>();
  private readonly longest = new Map<string, number>();

  add(name: string, entry: ActorEntry): void {
    const key = foldName(name);
    if (key === "") return;
    const exact = name.length <= 12 ? acronymOf(name) : null;
    const slot: Slot = { entry, exact, capital: isCapital(name), next: null };
    let there = this.slots.get(key);
    if (there === undefined) {
      this.slots.set(key, slot);
      let first = key;
      let words = 1;
      const space = key.indexOf(" ");
      if (space >= 0) {
        first = key.slice(0, space);
        for (let i = space; i >= 0; i = key.indexOf(" ", i + 1)) words++;
      }
      const longest = this.longest.get(first);
      if (longest === undefined || longest < words) this.longest.set(first, words);
      return;
    }
    for (;;) {
      if (same(there.entry, entry)) return;
      if (there.next === null) break;
      there = there.next;
    }
    there.next = slot;
  }

  /** The entries of a whole name; empty if none. */
  entries(name: string): ActorEntry[] {
    const entries: ActorEntry[] = [];
    for (let slot = this.slots.get(foldName(name)) ?? null; slot !== null; slot = slot.next) entries.push(slot.entry);
    return entries;
  }

  /** Longest name beginning at `at`, with the number of tokens it covers. */
  find(tokens: readonly Token[], at: number): Match | null {
    const start = tokens[at];
    if (start === undefined) return null;
    const atoms = atomsOf(start.norm);
    const first = atoms[0];
    if (first === undefined) return null;
    const longest = this.longest.get(first);
    if (longest === undefined) return null;
    let key = "";
    let words = 0;
    let best: Match | null = null;
    for (let i = at; i < tokens.length && words < longest; i++) {
      const token = tokens[i]!;
      const own = i === at ? atoms : atomsOf(token.norm);
      if (own.length === 0 && i > at && token.norm !== "-") break;
      for (const atom of own) {
        key = words === 0 ? atom : `${key} ${atom}`;
        words++;
      }
      if (own.length === 0) continue;
      const slots = this.slots.get(key);
      if (slots === undefined) continue;
      const entries = fitting(slots, tokens, at, i);
      if (entries.length > 0) best = { length: i - at + 1, entries };
    }
    return best;
  }
}

/** "U.S." → "US"; null for a name that may be printed in small letters. */
function acronymOf(name: string): string | null {
  const bare = name.replaceAll(".", "");
  return bare.length <= 6 && ACRONYM.test(bare) ? bare : null;
}

const ACRONYM = /^[A-Z0-9&-]{2,}$/;

function isCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : text[0] !== text[0]!.toLowerCase();
}

function fitting(slots: Slot, tokens: readonly Token[], at: number, last: number): readonly ActorEntry[] {
  const capital = isCapital(tokens[at]!.text);
  const entries: ActorEntry[] = [];
  for (let slot: Slot | null = slots; slot !== null; slot = slot.next) {
    if (slot.capital && !capital) continue;
    if (slot.exact !== null) {
      let printed = "";
      for (let i = at; i <= last; i++) printed += tokens[i]!.text;
      if (printed.replaceAll(".", "") !== slot.exact) continue;
    }
    entries.push(slot.entry);
  }
  return entries;
}

const same = (a: ActorEntry, b: ActorEntry) =>
  a.type === b.type && a.name === b.name && a.country === b.country && a.person === b.person;
