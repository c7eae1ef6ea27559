/**
 * Agencies whose report the page is, or that it credits for facts: "the ministry said, according to Tass" credits TASS.
 *
 * Names with another meaning (AP, PA, Sputnik, Fars) count beside a word of reporting only; `data/agencies.tsv` says which.
 * Credits of pictures are no wire: captions are not handed in.
 */
import { agencyNamed, agencyNames, bareName, escaped, outletNamed } from "./names.ts";
import type { Agency, ArticleTables } from "./tables.ts";

export interface FoundWire {
  readonly agency: Agency;
  /** Where the name stands in the text handed in. */
  readonly start: number;
  readonly end: number;
}

/** Each agency that the text credits, at its first place. */
export function wireIn(text: string, tables: ArticleTables): FoundWire[] {
  const found = new Map<string, FoundWire>();
  for (const match of text.matchAll(patternOf(tables))) {
    const agency = agencyNamed(match[0], tables);
    if (agency === null || found.has(agency.name)) continue;
    if (isCredited(agency, match[0], text, match.index)) {
      found.set(agency.name, { agency, start: match.index, end: match.index + match[0].length });
    }
  }
  return [...found.values()];
}

/** Outlets credited for what they found out themselves: "according to a CNN translation". `own` is the page's outlet, or null. */
export function outletsCredited(text: string, own: string | null, tables: ArticleTables): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(CREDITED_OUTLET)) {
    const outlet = outletNamed(match[1]!, tables);
    if (outlet === null || outlet.name === own || outlet.domain === own) continue;
    found.add(outlet.name);
  }
  return [...found];
}

const CREDITED_OUTLET =
  /\baccording to (?:an?|the) (\p{Lu}[\p{L}.&]*(?: \p{Lu}[\p{L}.&]*){0,3}) (?:translation|tally|count|analysis|calculation|report|transcript)\b/gu;

function isCredited(agency: Agency, name: string, text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  const after = text.slice(at + name.length, at + name.length + 60);
  if (agency.when === "any") return true;
  if (agency.when === "phrase")
    return name !== bareName(agency.name) || /^\s+(?:state\s+)?[Nn]ews\s+[Aa]gency\b/.test(after);
  if (/^\)?\s+V\b/.test(after)) return false;
  // "Michael Bloomberg said" names a man.
  if (
    /^\p{Lu}\p{Ll}+$/u.test(name) &&
    !/^(?:The|And|But|As|By|While|Citing|From|Agency|News|State)$/.test(/(\p{Lu}\p{Ll}+) $/u.exec(before)?.[1] ?? "The")
  )
    return false;
  if (/\($/.test(before) && /^\)/.test(after)) return true;
  return BEFORE.test(before) || AFTER.test(after);
}

const BEFORE =
  /(?:\b(?:according to|told|reported by|quoted by|carried by|cited by|citing|by|agency|agencies|to|from|via|with)\s+(?:\p{L}+(?:['’]s)?[\s-]+){0,4}|[(])(?:the\s+)?$/iu;
const AFTER =
  /^[,)]?\s*(?:(?:news|state|wire|press)\s+(?:news\s+)?(?:agency|service)|(?:also\s+|has\s+|had\s+|later\s+|earlier\s+|first\s+)?(?:report|said|says|quot|cit|writ|wrote|contribut|carried|added|news agency|journalist|correspondent|poll|interview|tally|calculation|survey|photographer|was unable|could not))/i;

const made = new WeakMap<ArticleTables, RegExp>();

function patternOf(tables: ArticleTables): RegExp {
  let pattern = made.get(tables);
  if (pattern === undefined) {
    pattern = new RegExp(`(?<![\\p{L}\\d/])(?:${agencyNames(tables).map(escaped).join("|")})(?![\\p{L}\\d])`, "gu");
    made.set(tables, pattern);
  }
  return pattern;
}
