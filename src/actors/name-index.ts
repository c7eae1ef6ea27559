/**
 * Names by their folded words, and the longest of them that begins at a token: "Bank of England" before "Bank".
 * Acronyms must have their capitals ("US", not "us"), and names that are printed with a capital must have one.
 *
 * Names are cut out of the tables when they are first asked for (table-text.ts).
 */
import type { Token } from "../model/sentence.ts";
import type { ActorEntry } from "./entry.ts";
import { atomsOf, foldName } from "./fold.ts";
import { HASH_SEED, hashOf, hashOfPlain, hashStep } from "./hash-index.ts";
import type { Match } from "./table.ts";

interface Slot {
  readonly entry: ActorEntry;
  /** The text, dots left out, that the tokens must have ("US"); null where case does not matter. */
  exact: string | null;
  /** Must its first word be capitalised? */
  capital: boolean;
  /** Another entry of the same name. */
  next: Slot | null;
}

/** Where the names come from: they are asked for when a page first prints them. */
export interface NameSource {
  /** Of how many words is the longest name that begins with a word of this hash? 0 if none does. */
  reach(first: number): number;
  has(hash: number): boolean;
  /** What bears the folded name, in the order of the tables. */
  named(key: string, hash: number): readonly Named[];
}

export interface Named {
  /** As printed: its capitals say how a page must print it. */
  readonly name: string;
  readonly entry: ActorEntry;
}

/** Names kept at most; a run over very many pages begins anew then. */
const KEPT = 50_000;

export class NameIndex {
  private readonly slots = new Map<string, Slot | null>();
  private readonly source: NameSource;

  constructor(source: NameSource) {
    this.source = source;
  }

  /** The entries of a whole name; empty if none. */
  entries(name: string): ActorEntry[] {
    const entries: ActorEntry[] = [];
    const key = foldName(name);
    for (let slot = this.slotsOf(key, hashOf(key)); slot !== null; slot = slot.next) entries.push(slot.entry);
    return entries;
  }

  /** Longest name beginning at `at`, with the number of tokens it covers. */
  find(tokens: readonly Token[], at: number): Match | null {
    if (at >= tokens.length) return null;
    let hash = hashOfPlain(tokens[at]!.norm) ?? hashOf(atomsOf(tokens[at]!.norm)[0] ?? "");
    const longest = this.source.reach(hash);
    let words = 0;
    let best: Match | null = null;
    for (let i = at; i < tokens.length && words < longest; i++) {
      const { norm } = tokens[i]!;
      const plain = hashOfPlain(norm, words === 0 ? HASH_SEED : hashStep(hash, 32));
      if (plain !== null) {
        hash = plain;
        words++;
      } else {
        const own = atomsOf(norm);
        if (own.length === 0) {
          // "Kim Jong-un", "the Workers' Party".
          if (i > at && (norm === "-" || norm === "'" || norm === "’")) continue;
          break;
        }
        for (const atom of own) {
          hash = hashOf(atom, words === 0 ? HASH_SEED : hashStep(hash, 32));
          words++;
        }
      }
      if (!this.source.has(hash)) continue;
      const slots = this.slotsOf(keyOf(tokens, at, i), hash);
      if (slots === null) continue;
      const entries = fitting(slots, tokens, at, i);
      if (entries.length > 0) best = { length: i - at + 1, entries };
    }
    return best;
  }

  private slotsOf(key: string, hash: number): Slot | null {
    const known = this.slots.get(key);
    if (known !== undefined) return known;
    let head: Slot | null = null;
    let tail: Slot | null = null;
    for (const { name, entry } of this.source.named(key, hash)) {
      const slot: Slot = {
        entry,
        exact: name.length <= 12 ? acronymOf(name) : null,
        capital: isCapital(name),
        next: null,
      };
      let twin: Slot | null = head;
      while (twin !== null && !same(twin.entry, entry)) twin = twin.next;
      if (twin !== null) {
        // "Al-Shabaab", also "al-Shabaab": the freer spelling holds.
        twin.capital &&= slot.capital;
        if (slot.exact === null) twin.exact = null;
        continue;
      }
      if (tail === null) head = slot;
      else tail.next = slot;
      tail = slot;
    }
    if (this.slots.size >= KEPT) this.slots.clear();
    this.slots.set(key, head);
    return head;
  }
}

/** The folded name that the tokens print. */
function keyOf(tokens: readonly Token[], at: number, last: number): string {
  let key = atomsOf(tokens[at]!.norm).join(" ");
  for (let i = at + 1; i <= last; i++) for (const atom of atomsOf(tokens[i]!.norm)) key += ` ${atom}`;
  return key;
}

/** "U.S." → "US"; null for a name that may be printed in small letters. */
function acronymOf(name: string): string | null {
  const bare = name.replaceAll(".", "");
  return bare.length <= 6 && ACRONYM.test(bare) ? bare : null;
}

const ACRONYM = /^[A-Z0-9&-]{2,}$/;

/** Is it printed with a capital, so that a page must too? */
export function isCapital(text: string): boolean {
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
