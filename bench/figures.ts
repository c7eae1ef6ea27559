/**
 * Measures quantities on the dev half of NewsQuant (Almasian et al., EMNLP 2023; measured only, never trained on):
 * value, value with unit, value with change, F1. `npx tsx bench/figures.ts [--misses]`. A set that is not there is left out.
 *
 * NewsQuant wants every quantity, ages and scores too; so the finder runs with `keep` "all", and the news filter is not measured here.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { measure } from "../src/extract/figures/measured.ts";
import { findQuantities, type Quantity } from "../src/extract/figures/quantity.ts";
import type { SayingLexicon } from "../src/extract/lexicon.ts";
import { readSentences } from "../src/language/index.ts";
import { loadLanguageModels } from "../src/load/language.ts";
import { loadSayingLexicon } from "../src/load/lexicon.ts";
import type { Analysis, Sentence, TimeExpression } from "../src/model/index.ts";
import { findTimes, resolveTimes } from "../src/time/index.ts";
import type { Row } from "./row.ts";

interface Gold {
  readonly change: string;
  readonly value: string;
  readonly normalized_unit: string;
}

interface Line {
  readonly text: string;
  readonly quantities: readonly Gold[];
}

/** The rows of the table; none where the set is missing. */
export function figuresBench(showMisses = false): Row[] {
  const file = join(import.meta.dirname, "..", "..", "shared", "data", "newsquant", "dev.jsonl");
  if (!existsSync(file)) return [];
  const data = join(import.meta.dirname, "..", "data");
  const language = loadLanguageModels(data);
  const lexicon = loadSayingLexicon(data);
  const scores = { value: [0, 0, 0], unit: [0, 0, 0], change: [0, 0, 0] };
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (line === "") continue;
    // The file is the set's own; its shape is told in its README.
    const { text, quantities: gold } = JSON.parse(line) as Line;
    const sentences = readSentences(text, language);
    const times = resolveTimes(findTimes(sentences), sentences, null);
    const found = quantitiesOf(text, sentences, times, lexicon);
    const open = [...found];
    for (const [measure, same] of MEASURES) {
      const left = [...open];
      const score = scores[measure];
      score[1]! += gold.length;
      score[2]! += found.length;
      for (const want of gold) {
        const at = left.findIndex((one) => sameValue(one, want) && same(one, want));
        if (at >= 0) {
          left.splice(at, 1);
          score[0]! += 1;
        } else if (showMisses)
          console.log(`${measure}\tmissed ${want.change} ${want.value} ${want.normalized_unit}\t${text.slice(0, 160)}`);
      }
      if (showMisses && measure === "value")
        for (const one of left) console.log(`extra\t${one.value} ${one.unit} ${one.kind}\t${text.slice(0, 160)}`);
    }
  }
  return Object.entries(scores).map(([measure, [right, gold, given]]) => ({
    set: "newsquant dev",
    measure: measure === "value" ? "value" : `value and ${measure}`,
    value: `F1 ${((100 * (2 * right!)) / (gold! + given! || 1)).toFixed(1)} (${right} / ${gold} / ${given})`,
  }));
}

/** Quantities with the direction that the words around them tell. */
function quantitiesOf(
  text: string,
  sentences: readonly Sentence[],
  times: readonly TimeExpression[],
  lexicon: SayingLexicon,
): Quantity[] {
  const lists = sentences.map((sentence) => times.filter((time) => time.sentence === sentence.index));
  // `measure` asks of the article only its body.
  const analysis = {
    article: { body: text },
    sentences,
    mentions: [],
    mentionsBySentence: sentences.map(() => []),
    times,
    timesBySentence: lists,
  } as unknown as Analysis;
  return sentences.flatMap((sentence, i) => {
    const found = findQuantities(sentence, text, lists[i]!, lexicon, "all");
    return found.map((one) => ({
      ...one,
      direction: one.direction ?? measure(analysis, sentence, one, found).direction,
    }));
  });
}

const sameValue = (one: Quantity, want: Gold): boolean => {
  const [low, high] = want.value.split("-").map(Number);
  if (low === undefined || Number.isNaN(low)) return false;
  const value = one.unit === "pp" && want.normalized_unit === "basis point" ? one.value * 100 : one.value;
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.001 * Math.max(1, Math.abs(b));
  if (high !== undefined && !Number.isNaN(high)) return near(value, low) && one.high !== null && near(one.high, high);
  return near(value, low) || (one.unit === "%" && near(value / 100, low));
};

const CURRENCIES: Readonly<Record<string, string>> = {
  USD: "dollar",
  EUR: "euro",
  GBP: "pound sterling",
  JPY: "japanese yen",
  AUD: "australian dollar",
  CAD: "canadian dollar",
  CNY: "chinese yuan",
  MYR: "malaysian ringgit",
  ILS: "shekel",
  INR: "indian rupee",
  CHF: "swiss franc",
  NZD: "new zealand dollar",
};

/** Units as NewsQuant spells them. */
function spelled(unit: string): string {
  if (unit === "%") return "percentage";
  if (unit === "pp") return "percentage point";
  if (unit === "km") return "kilometre";
  if (unit === "kg") return "kilogram";
  if (unit === "mph") return "mile per hour";
  if (unit === "km/h") return "kilometre per hour";
  if (unit === "barrels per day") return "barrel per day";
  if (unit === "years of age") return "year of age";
  if (unit === "people") return unit;
  return CURRENCIES[unit] ?? (unit.endsWith("ies") ? `${unit.slice(0, -3)}y` : unit.replace(/s$/, ""));
}

function sameUnit(one: Quantity, want: Gold): boolean {
  const own = spelled(one.unit);
  const wanted = want.normalized_unit.toLowerCase();
  if (own === wanted) return true;
  // A count's unit is its noun; the set keeps the adjectives before it.
  return (
    (one.kind === "people" || one.kind === "things" || one.kind === "acts") &&
    (wanted.endsWith(` ${own}`) || one.unit === "people")
  );
}

function sameChange(one: Quantity, want: Gold): boolean {
  const by: Readonly<Record<string, string>> = {
    "more than": ">",
    "at least": ">",
    about: "~",
    almost: "~",
    "less than": "<",
    "up to": "<",
  };
  const own = one.bound !== null ? (by[one.bound] ?? "=") : one.direction !== null ? one.direction : "=";
  return own === want.change;
}

const MEASURES = [
  ["value", () => true],
  ["unit", sameUnit],
  ["change", sameChange],
] as const;

if (process.argv[1] === import.meta.filename) {
  for (const row of figuresBench(process.argv.includes("--misses")))
    console.log(`${row.set}\t${row.measure}\t${row.value}`);
}
