/**
 * Wording of a page that is no article: "Share on Facebook", "Views (67)", "Leave a Reply". The phrases stand in
 * `data/chrome.tsv`; counters, which are numbers beside a word, are told here.
 */
import type { ArticleTables, ChromePhrase } from "./tables.ts";

export interface Chrome {
  /** Why this line is no article, or null. `tail` when all after it is none either. */
  of(line: string): { readonly why: string; readonly tail: boolean } | null;
}

export function chromeOf(tables: ArticleTables): Chrome {
  const known = made.get(tables);
  if (known !== undefined) return known;
  const lines = new Map<string, ChromePhrase>();
  /** Phrases at the start of a line, by their first word. */
  const starts = new Map<string, ChromePhrase[]>();
  const has: ChromePhrase[] = [];
  for (const row of tables.chrome) {
    if (row.kind === "line") lines.set(row.phrase, row);
    else if (row.kind === "has") has.push(row);
    else {
      const first = firstWord(row.phrase);
      const list = starts.get(first);
      if (list === undefined) starts.set(first, [row]);
      else list.push(row);
    }
  }
  const chrome: Chrome = {
    of(line) {
      if (line.length > 3000) return null;
      const plain = normal(line);
      const words = plain === "" ? 0 : plain.split(" ").length;
      if (words === 0) return { why: "marks only", tail: false };
      const exact = lines.get(plain);
      if (exact !== undefined) return { why: exact.why, tail: false };
      for (const row of starts.get(firstWord(plain)) ?? []) {
        if (!`${plain} `.startsWith(row.phrase)) continue;
        // "Trending now" is a heading, "Trending towards a deal, the talks …" a sentence.
        if (row.kind === "tail" && words > row.phrase.split(" ").length + 6) continue;
        if (row.kind === "start" && words > LONGEST_START && !ALWAYS.has(row.why)) continue;
        return { why: row.why, tail: row.kind === "tail" };
      }
      if (words <= 45) for (const row of has) if (plain.includes(row.phrase)) return { why: row.why, tail: false };
      if (words <= 6 && COUNTER.test(plain)) return { why: "counter", tail: false };
      return null;
    },
  };
  made.set(tables, chrome);
  return chrome;
}

const made = new WeakMap<ArticleTables, Chrome>();

/** A line that opens like chrome and is longer than this is a paragraph, unless its kind runs to paragraphs. */
const LONGEST_START = 40;
const ALWAYS: ReadonlySet<string> = new Set([
  "disclaimer",
  "cookies",
  "newsletter",
  "copyright",
  "pitch",
  "video",
  "origin",
  "contact",
  "related stories",
]);

const COUNTER =
  /^(?:\(?#\)?\s*)?(?:views?|likes?|shares?|comments?|reads?|tweets?|retweets?|votes?|followers?|replies|min read|mins? read|minutes? read|minute read|words)(?:\s*[:(]?\s*#[k]?\)?)?$|^# ?(?:k|m)?$|^(?:views|likes|shares|comments) ?[:(]/;

/** Lower case, straight quotes, numbers as "#", one space, without marks at the ends. */
export function normal(line: string): string {
  const plain = line
    .slice(0, 3000)
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\d[\d,.]*/g, "#")
    .replace(/\s+/g, " ");
  let start = 0;
  let end = plain.length;
  while (start < end && OPENING_MARKS.has(plain[start]!)) start += 1;
  while (end > start && CLOSING_MARKS.has(plain[end - 1]!)) end -= 1;
  return plain.slice(start, end);
}

const OPENING_MARKS: ReadonlySet<string> = new Set(" |•·»›>*_-–—:");
const CLOSING_MARKS: ReadonlySet<string> = new Set(" |•·»›>*_.!?:…,;-–—");

const firstWord = (phrase: string) => {
  const at = phrase.indexOf(" ");
  return (at < 0 ? phrase : phrase.slice(0, at)).replace(/[:(]+$/, "");
};
