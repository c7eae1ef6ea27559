/**
 * Money whose name several states share: "1.2 billion dinars" in a sentence on Tunisia are TND. Read from data/currency-words.tsv;
 * names that one state has alone are settled by kit/money.
 */
import type { Analysis, Sentence } from "../../model/index.ts";
import type { Quantity } from "./quantity.ts";

/** By the singular, lower case: ISO 4217 by state, the commonest first. */
export type SharedCurrencies = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The rows of the table; lines that begin with "#" are comments. */
export function sharedCurrencies(tsv: string): SharedCurrencies {
  const table = new Map<string, ReadonlyMap<string, string>>();
  for (const line of tsv.split("\n")) {
    const [word, pairs] = line.split("\t");
    if (line.startsWith("#") || word === undefined || pairs === undefined) continue;
    table.set(word, new Map(pairs.split(" ").map((pair) => pair.split("=") as [string, string])));
  }
  return table;
}

/** The code of a quantity of money by the states that the sentence names, then the page; its own where they do not tell. */
export function currencyHere(
  analysis: Analysis,
  sentence: Sentence,
  quantity: Quantity,
  table: SharedCurrencies,
): string {
  const words = analysis.article.body.slice(quantity.start, quantity.end).toLowerCase();
  const word = /([a-z]+?)s?$/.exec(words)?.[1] ?? "";
  const codes = table.get(word) ?? table.get(`${word}s`);
  // "Danish kroner", "Rs 500": another word or sign before it tells.
  if (codes === undefined || /^[^\d\s]*[$£€¥₹]/.test(words)) return quantity.unit;
  const near = (analysis.mentionsBySentence[sentence.index] ?? [])
    .filter((mention) => mention.actors.length === 1)
    .sort((a, b) => Math.abs(a.start - quantity.start) - Math.abs(b.start - quantity.start));
  for (const mention of near) {
    const code = codes.get(mention.actors[0]!.country ?? "");
    if (code !== undefined) return code;
  }
  const counts = new Map<string, number>();
  for (const mention of analysis.mentions) {
    const code = mention.actors.length === 1 ? codes.get(mention.actors[0]!.country ?? "") : undefined;
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const most = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  return most?.[0] ?? (/^[A-Z]{3}$/.test(quantity.unit) ? quantity.unit : [...codes.values()][0]!);
}
