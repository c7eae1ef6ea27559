/**
 * What a record uses where its mentions differ: `majority` of independent texts, and what each of them says.
 * Three copies of one report that say Tuesday are one voice against two reports that say Wednesday.
 */
import { compareEdtf } from "../kit/edtf.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Disagreement, Review } from "../model/record.ts";
import { compare } from "./ids.ts";
import { nameWords } from "./names.ts";

export interface Voice {
  readonly page: string;
  /** The page that counts for this one. */
  readonly text: string;
  /** The day that the page speaks from. */
  readonly told: Edtf | null;
  readonly outlet: string | null;
  /** Neither a copy nor a rewrite of a page that is here. */
  readonly firstHand: boolean;
  /** How close the page stands to what it tells: 2 the site of a government or body, 1 a report of its own, 0 one that says it has its text from another. */
  readonly close: 0 | 1 | 2;
}

export interface Outcome<T> {
  /** Null only where no mention has a value. */
  readonly used: T | null;
  readonly values: Disagreement["values"];
  readonly rule: string;
}

/** The rules by which a value is chosen, in the order in which they are asked. */
export const RULES = {
  most: "most independent texts",
  closer: "as many independent texts for each; the source that stands closer to it",
  fuller: "as many independent texts for each; the fuller value",
  later: "as many independent texts for each; what the outlet said later",
  surer: "as many independent texts for each; the surer reading",
} as const;

interface Row<T> {
  readonly value: T;
  readonly words: readonly string[];
  /** By text, the surest mention. */
  readonly texts: Map<string, number>;
  readonly outlets: Map<string, Edtf | null>;
  /** The closest page that gives it. */
  close: number;
  readonly order: number;
}

/**
 * The value that most independent texts give; what a copy or rewrite says otherwise than its source does not count. Of equals, that
 * of the closer source (a ministry's own page over a report, a report over what is taken from an agency); the one that says all that the others say and more ("Kremlin, Moscow"
 * over "Moscow"); then what one outlet said later over what it said before; then the surer, and the first in order.
 */
export function majority<M extends Voice, T>(
  mentions: readonly M[],
  of: (mention: M) => T | null,
  sure: (mention: M) => number,
): Outcome<T> {
  const rows = rowsOf(mentions, of, sure);
  const most = Math.max(0, ...rows.map(({ texts }) => texts.size));
  const even = rows.filter(({ texts }) => texts.size === most);
  const values = grouped(mentions, of);
  const first = even[0];
  if (first === undefined) return { used: null, values, rule: RULES.most };
  if (even.length === 1) return { used: first.value, values, rule: RULES.most };
  const closest = Math.max(...even.map(({ close }) => close));
  const closer = even.filter(({ close }) => close === closest);
  if (closer.length === 1) return { used: closer[0]!.value, values, rule: RULES.closer };
  const fuller = even.filter((row) => even.every((other) => row === other || saysMore(row, other)));
  if (fuller.length === 1) return { used: fuller[0]!.value, values, rule: RULES.fuller };
  const later = even.filter((row) => even.every((other) => row === other || isLater(row, other)));
  if (later.length === 1) return { used: later[0]!.value, values, rule: RULES.later };
  const sum = ({ texts }: Row<T>) => [...texts.values()].reduce((total, value) => total + value, 0);
  const surest = [...even].sort((a, b) => sum(b) - sum(a) || a.order - b.order)[0]!;
  return { used: surest.value, values, rule: RULES.surer };
}

function rowsOf<M extends Voice, T>(
  mentions: readonly M[],
  of: (mention: M) => T | null,
  sure: (mention: M) => number,
): Row<T>[] {
  const rows = new Map<string, Row<T>>();
  const told = mentions.filter((mention) => of(mention) !== null);
  atFirstHand(told).forEach((mention, order) => {
    const value = of(mention);
    if (value === null) return;
    const key = JSON.stringify(value);
    const words = typeof value === "string" ? nameWords(value) : [];
    const row = rows.get(key) ?? { value, words, texts: new Map(), outlets: new Map(), close: 0, order };
    rows.set(key, row);
    row.texts.set(mention.text, Math.max(row.texts.get(mention.text) ?? 0, sure(mention)));
    row.close = Math.max(row.close, mention.close);
    if (mention.outlet === null) return;
    const before = row.outlets.get(mention.outlet) ?? null;
    row.outlets.set(mention.outlet, compareEdtf(before ?? mention.told, mention.told) > 0 ? before : mention.told);
  });
  return [...rows.values()];
}

/** Of each text the mentions on the page that counts for it, or where that has none, those of its copies and rewrites. */
export function atFirstHand<M extends Pick<Voice, "text" | "firstHand">>(mentions: readonly M[]): readonly M[] {
  const held = new Set(mentions.filter(({ firstHand }) => firstHand).map(({ text }) => text));
  return held.size === 0 ? mentions : mentions.filter(({ text, firstHand }) => firstHand || !held.has(text));
}

/** A government's own site, or that of a body of states. */
const OFFICIAL =
  /(?:^|\.)(?:gov|gouv|gob|gub|govt|mil|mfa|mofa|mid|fmprc|kremlin|whitehouse|europa|consilium)\.[a-z]|\.(?:go|gc)\.[a-z]{2}$|\.(?:gov|mil|int)$|(?:^|\.)un\.org$/;

/** How close a page stands to what it tells, by what it says of its text's origin. */
export function closenessOf({
  outlet,
  origin,
  wording,
}: {
  readonly outlet: string | null;
  readonly origin: string | null;
  readonly wording: "original" | "reworded" | null;
}): 0 | 1 | 2 {
  if (wording === "reworded" || (origin !== null && origin !== outlet)) return 0;
  return outlet !== null && OFFICIAL.test(outlet.toLowerCase()) ? 2 : 1;
}

function saysMore<T>(row: Row<T>, other: Row<T>): boolean {
  if (other.words.length === 0 || row.words.length <= other.words.length) return false;
  return other.words.every((word) => row.words.includes(word));
}

/** Whether an outlet that gave the other value gave this one on a later day. */
function isLater<T>(row: Row<T>, other: Row<T>): boolean {
  for (const [outlet, day] of row.outlets) {
    const before = other.outlets.get(outlet);
    if (day !== null && before !== undefined && before !== null && compareEdtf(before, day) < 0) return true;
  }
  return false;
}

/** Each value and the pages that give it, in the order of their first pages. */
export function grouped<M extends Pick<Voice, "page">, T>(
  mentions: readonly M[],
  of: (mention: M) => T | null,
): { value: T; pages: string[] }[] {
  const byValue = new Map<string, { value: T; pages: Set<string> }>();
  for (const mention of mentions) {
    const value = of(mention);
    if (value === null) continue;
    const key = JSON.stringify(value);
    const row = byValue.get(key) ?? { value, pages: new Set<string>() };
    row.pages.add(mention.page);
    byValue.set(key, row);
  }
  return [...byValue.values()]
    .map(({ value, pages }) => ({ value, pages: [...pages].sort(compare) }))
    .sort((a, b) => compare(a.pages[0]!, b.pages[0]!) || compare(JSON.stringify(a.value), JSON.stringify(b.value)));
}

/** The chance that at least one of several independent readings is right, kept under certainty. */
export function atLeastOne(sure: readonly number[]): number {
  const wrong = sure.reduce((product, value) => product * (1 - Math.min(0.99, Math.max(0, value))), 1);
  return Math.round(Math.min(0.99, 1 - wrong) * 1000) / 1000;
}

export function reviewOf(reviews: readonly Review[], corrected: boolean): Review {
  if (corrected) return "corrected";
  if (reviews.includes("added")) return "added";
  return reviews.includes("accepted") ? "accepted" : "machine";
}
