/**
 * What a record uses where its mentions differ: `majority` of independent texts, and what each of them says.
 * Three copies of one report that say Tuesday are one voice against two reports that say Wednesday.
 */
import type { Disagreement, Review } from "../model/record.ts";
import { compare } from "./ids.ts";

export interface Voice {
  readonly page: string;
  /** The page that counts for this one. */
  readonly text: string;
}

export interface Outcome<T> {
  /** Null only where no mention has a value. */
  readonly used: T | null;
  readonly values: Disagreement["values"];
  readonly rule: string;
}

/** The value that most independent texts give; of equals the surer, then the first of the mentions in their order. */
export function majority<M extends Voice, T>(
  mentions: readonly M[],
  of: (mention: M) => T | null,
  sure: (mention: M) => number,
): Outcome<T> {
  const tally = new Map<string, { value: T; texts: Map<string, number>; order: number }>();
  mentions.forEach((mention, order) => {
    const value = of(mention);
    if (value === null) return;
    const key = JSON.stringify(value);
    const row = tally.get(key) ?? { value, texts: new Map<string, number>(), order };
    row.texts.set(mention.text, Math.max(row.texts.get(mention.text) ?? 0, sure(mention)));
    tally.set(key, row);
  });
  const sum = (texts: ReadonlyMap<string, number>) => [...texts.values()].reduce((total, value) => total + value, 0);
  const rows = [...tally.values()].sort(
    (a, b) => b.texts.size - a.texts.size || sum(b.texts) - sum(a.texts) || a.order - b.order,
  );
  const first = rows[0];
  const even = rows.length > 1 && rows[1]!.texts.size === first!.texts.size;
  return {
    used: first?.value ?? null,
    values: grouped(mentions, of),
    rule: even ? "as many independent texts for each; the surer reading" : "most independent texts",
  };
}

/** Each value and the pages that give it, in the order of their first pages. */
export function grouped<M extends Voice, T>(
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
