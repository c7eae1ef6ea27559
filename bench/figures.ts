/**
 * Measures quantities on the dev half of NewsQuant (Almasian et al., EMNLP 2023; measured only, never trained on):
 * value, value with unit, value with change, F1. `npx tsx bench/figures.ts [--misses]`. A set that is not there is left out.
 *
 * NewsQuant wants every quantity, ages and scores too; so the finder runs with `keep` "all", and the news filter is not measured here.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { measureAll } from "../src/extract/figures/measured.ts";
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
    const open = apart(found, gold);
    for (const [measure, same] of MEASURES) {
      const left = [...open];
      const score = scores[measure];
      score[1]! += gold.length;
      score[2]! += open.length;
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
  // `measureAll` asks of the article only its body.
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
    const measured = measureAll(analysis, sentence, found);
    return found.map((one, k) => ({ ...one, direction: one.direction ?? measured[k]!.direction }));
  });
}

/**
 * The set writes a range and a move from one level to another alike, "4.8-4.7"; a fold as a count ("sixfold" is 6), and basis points
 * as such, where we print percent and percentage points.
 */
const sameValue = (one: Quantity, want: Gold): boolean => {
  const [low, high] = want.value.split(/(?<=\d)-/).map(Number);
  if (low === undefined || Number.isNaN(low)) return false;
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.001 * Math.max(1, Math.abs(b));
  if (high !== undefined && !Number.isNaN(high)) {
    const ends = one.was !== null ? [one.was, one.value] : [one.value, one.high ?? Number.NaN];
    return near(ends[0]!, low) && near(ends[1]!, high);
  }
  const basis = one.unit === "pp" && want.normalized_unit === "basis point" ? one.value * 100 : one.value;
  const fold = one.kind === "multiple" && one.unit === "%" && want.normalized_unit === "count";
  return near(fold ? one.value / 100 + 1 : basis, low) || (one.unit === "%" && near(one.value / 100, low));
};

/** A move is one quantity to us; where the set keeps the level that it came from apart, both are counted. */
const apart = (found: readonly Quantity[], gold: readonly Gold[]): Quantity[] =>
  found.flatMap((one) =>
    one.was === null || gold.some((want) => sameValue(one, want) && /\d-/.test(want.value))
      ? [one]
      : [
          { ...one, was: null },
          { ...one, value: one.was, was: null, direction: null },
        ],
  );

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
  HKD: "hong kong dollar",
  DKK: "danish krone",
};

/** Units as NewsQuant spells them, where not simply by our plural's singular. */
const SPELLED: Readonly<Record<string, string>> = {
  "%": "percentage",
  pp: "percentage point",
  km: "kilometre",
  cm: "centimetre",
  mm: "millimetre",
  kg: "kilogram",
  tons: "tonne",
  feet: "foot",
  inches: "inch",
  people: "people",
  mph: "mile per hour",
  "km/h": "kilometre per hour",
  "miles per gallon": "mile per gallon",
  "barrels per day": "barrel per day",
  "years of age": "year of age",
  "months of age": "month of age",
  "square km": "square kilometre",
  "square feet": "square foot",
  "degrees Celsius": "celsius",
  "degrees Fahrenheit": "fahrenheit",
  Hz: "hertz",
  kHz: "kilohertz",
  MHz: "megahertz",
  GHz: "gigahertz",
  W: "watt",
  kW: "kilowatt",
  MW: "megawatt",
  GW: "gigawatt",
  kWh: "kilowatt hour",
  MWh: "megawatt hour",
  GWh: "gigawatt hour",
  psi: "pound per square inch",
  ksi: "kilopound per square inch",
  "megabits per second": "megabit per second",
  "gigabits per second": "gigabit per second",
  "pounds of weight": "pound-mass",
  "million Btu": "mega british thermal unit",
  calories: "calorie",
  // Abbreviations that we print as they stand.
  G: "generation wireless",
  g: "gram",
  l: "litre",
  lb: "pound-mass",
  min: "minute",
  kt: "knot",
  C: "celsius",
};

function spelled(unit: string): string {
  return (
    SPELLED[unit] ??
    CURRENCIES[unit] ??
    (unit.endsWith("ies") ? `${unit.slice(0, -3)}y` : unit.replace(/(?<=s|x|ch|sh)es$|s$/, "").toLowerCase())
  );
}

function sameUnit(one: Quantity, want: Gold): boolean {
  const plain = spelled(one.unit);
  const own = one.per === null || plain.includes(" per ") ? plain : `${plain} per ${spelled(one.per)}`;
  const wanted = want.normalized_unit.toLowerCase();
  if (own === wanted || one.unit === wanted || (one.per !== null && plain === wanted)) return true;
  if (one.unit === "pp" && wanted === "basis point") return true;
  if (one.kind === "multiple" && wanted === "count") return true;
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
  // "up nearly 57%" is a rise there, whatever its bound.
  const own = one.direction ?? (one.bound !== null ? (by[one.bound] ?? "=") : "=");
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
