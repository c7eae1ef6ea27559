/**
 * The sign or word of a currency beside a number: "$", "US$", "C$" before it, "yuan", "billion roubles" after it.
 *
 * Codes are ISO 4217 and come from data/currencies.tsv; a bare "$" is the US dollar. Nothing is ever converted.
 */

export interface CurrencyTable {
  /** Signs that stand before the number, by their last letter, longest first. */
  readonly before: ReadonlyMap<string, readonly (readonly [string, string])[]>;
  /** Words and signs after it, lower case, longest first for one first word. */
  readonly after: ReadonlyMap<string, readonly (readonly [string, string])[]>;
}

export interface CurrencyFound {
  /** ISO 4217. */
  readonly code: string;
  /** Where sign and number, taken together, begin and end in the text. */
  readonly start: number;
  readonly end: number;
}

/** The rows of data/currencies.tsv as a table; lines that begin with "#" are comments. */
export function currencyTable(tsv: string): CurrencyTable {
  const before: [string, string][] = [];
  const after = new Map<string, [string, string][]>();
  for (const line of tsv.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [sign, code, side] = line.split("\t");
    if (sign === undefined || code === undefined || side === undefined) continue;
    if (side !== "after") before.push([sign, code]);
    if (side === "before") continue;
    const name = sign.toLowerCase();
    const key = name.split(" ")[0]!;
    const list = after.get(key) ?? [];
    list.push([name, code]);
    after.set(key, list);
  }
  // "SEK 210 million": any code may stand before, but those that are words or names in capitals ("TOP 10", "COP 28").
  for (const code of new Set([...before.map(([, one]) => one), ...[...after.values()].flat().map(([, one]) => one)]))
    if (!WORDS.has(code) && !before.some(([sign]) => sign === code)) before.push([code, code]);
  before.sort((a, b) => b[0].length - a[0].length);
  const byLast = new Map<string, [string, string][]>();
  for (const row of before) {
    const last = row[0].charAt(row[0].length - 1);
    const list = byLast.get(last);
    if (list === undefined) byLast.set(last, [row]);
    else list.push(row);
  }
  for (const list of after.values()) list.sort((a, b) => b[0].length - a[0].length);
  return { before: byLast, after };
}

/** ISO 4217 codes that stand before numbers as something else. */
const WORDS = new Set("ALL BAM BAN CAD COP CUP GEL MAD MOP PEN SOS TOP TRY VES".split(" "));

/** The currency of the number at `start`..`end`, null when it is not money. A sign before goes ahead of a word after. */
export function currencyOf(text: string, start: number, end: number, table: CurrencyTable): CurrencyFound | null {
  const spaced = text.charAt(start - 1) === " " || text.charAt(start - 1) === "\u00a0" ? 1 : 0;
  for (const [sign, code] of table.before.get(text.charAt(start - spaced - 1)) ?? []) {
    const from = start - spaced - sign.length;
    if (from < 0 || !text.startsWith(sign, from)) continue;
    const letters = /[A-Za-z]/.test(sign.charAt(0));
    if (letters && from > 0 && /[A-Za-z]/.test(text.charAt(from - 1))) continue;
    return { code, start: from, end: wordAfter(text, end, table, code) ?? end };
  }
  const found = currencyWord(text, end, table);
  return found === null ? null : { code: found.code, start, end: found.end };
}

/** In "$5 billion dollars" the word belongs to the amount, as does a closing sign. */
function wordAfter(text: string, end: number, table: CurrencyTable, code: string): number | null {
  const found = currencyWord(text, end, table);
  return found !== null && found.code === code ? found.end : null;
}

function currencyWord(text: string, end: number, table: CurrencyTable): { code: string; end: number } | null {
  let at = end;
  if (/[ \u00a0\u202f-]/.test(text.charAt(at))) at += 1;
  const rest = text.slice(at, at + 24);
  const first = /^(?:[A-Za-z.]+|[€₽₴₺₫])/.exec(rest)?.[0].toLowerCase();
  if (first === undefined) return null;
  const bare = first.replace(/\.$/, "");
  for (const key of new Set([first, bare, bare.replace(/s$/, ""), bare.replace(/es$/, "")])) {
    for (const [name, code] of table.after.get(key) ?? []) {
      const lower = rest.toLowerCase();
      for (const form of [`${name}s`, `${name}es`, name]) {
        if (lower.startsWith(form) && !/[a-z]/.test(lower.charAt(form.length))) return { code, end: at + form.length };
      }
    }
  }
  return null;
}
