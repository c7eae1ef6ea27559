/**
 * Fits how sure events, statements and figures are: `npx tsx tools/fit-sure.ts` prints the tables of src/extract/events/sure.ts,
 * src/extract/statements/sure.ts and src/extract/figures/sure.ts, and how well they are calibrated on pages left out.
 *
 * Events: on the keys that their weights (tools/fit-events.ts) have not learned from, the seeds, the development pages and the dev
 * split of data/corpus.
 * Learns from the exhaustive answer keys alone (our examples, and the seeds and development pages where they are there): a record is
 * right where a key has it, by the rules of the scorer (half of the words of the evidence or of the quotation, and the speaker; value
 * and unit). Logistic regression with a ridge, by full gradient steps, so that it always gives the same numbers. Calibration is
 * told over ten bins (the mean gap between what was said and what was right) and as Brier score, each page judged by a table that
 * was fitted without it; copies of one page are left out together.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { figureFeatures } from "../src/extract/figures/sure.ts";
import { sayingFeatures } from "../src/extract/statements/sure.ts";
import { loadModels } from "../src/load/index.ts";
import type { FigureReading, Reading, StatementReading } from "../src/model/index.ts";
import { corpusEvents, pageEvents } from "./event-samples.ts";
import { readFolder } from "./golden.ts";

interface Key {
  readonly id: string;
  readonly exhaustive?: boolean;
  readonly statements?: readonly KeyStatement[];
  readonly figures?: readonly { readonly value: number; readonly unit: string; readonly evidence: string }[];
}
interface KeyStatement {
  readonly speaker: string;
  readonly speakers?: readonly string[];
  readonly alt?: { readonly speaker?: readonly string[] };
  readonly quote: string | null;
  readonly evidence: string;
}

/** One record: its features with their values, whether it is right, its page's family, what it said of itself. */
interface Sample {
  readonly features: readonly (readonly [feature: string, value: number])[];
  readonly right: boolean;
  readonly fold: string;
  readonly said: number;
}

const SETS = [
  ["examples/pages", "examples/keys"],
  ["../shared/seeds", "../shared/gold/seeds"],
  ["../shared/gold/dev", "../shared/gold/dev"],
] as const;

const RIDGE = 1;
/** Pages are left out in so many turns. */
const PARTS = 20;
const STEPS = 3000;
const RATE = 0.5;

function main(): void {
  const statements: Sample[] = [];
  const figures: Sample[] = [];
  for (const [pages, keys] of SETS) {
    if (!existsSync(keys)) continue;
    const readings = new Map(readFolder(pages).map((reading) => [reading.id, reading]));
    for (const file of readdirSync(keys).sort()) {
      if (!file.endsWith(".json")) continue;
      // The keys are ours and of the shape told in GOLD.md; lists across pages have no id.
      const key = JSON.parse(readFileSync(join(keys, file), "utf8")) as Key;
      const reading = readings.get(key.id);
      if (key.exhaustive !== true || reading === undefined) continue;
      const fold = key.id.replace(/-(?:copy-\w+|wire|translated|announced|held|es)$/, "");
      statements.push(...ofStatements(key, reading, fold));
      figures.push(...ofFigures(key, reading, fold));
    }
  }
  const models = loadModels("data");
  tell("events", [
    ...pageEvents("dev", "../shared/gold/dev", "../shared/gold/dev", models),
    ...pageEvents("seeds", "../shared/seeds", "../shared/gold/seeds", models),
    ...corpusEvents("dev", models),
  ]);
  tell("statements", statements);
  tell("figures", figures);
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}%$]+/gu) ?? [];

/** Share of the shorter text's words that stand in the longer. */
function overlap(a: string, b: string): number {
  const left = words(a);
  const right = words(b);
  const counts = new Map<string, number>();
  for (const word of right) counts.set(word, (counts.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of left) {
    const count = counts.get(word) ?? 0;
    if (count > 0) both += 1;
    counts.set(word, count - 1);
  }
  return left.length === 0 || right.length === 0 ? 0 : both / Math.min(left.length, right.length);
}

/** One to one, best first: which records of the reading a key has. */
function matched<K, R>(keys: readonly K[], records: readonly R[], score: (key: K, record: R) => number): Set<number> {
  const pairs = keys.flatMap((key, i) => records.map((record, j) => [score(key, record), i, j] as const));
  const usedKeys = new Set<number>();
  const used = new Set<number>();
  for (const [, i, j] of pairs.filter(([value]) => value > 0).sort((a, b) => b[0] - a[0])) {
    if (usedKeys.has(i) || used.has(j)) continue;
    usedKeys.add(i);
    used.add(j);
  }
  return used;
}

function ofStatements(key: Key, reading: Reading, fold: string): Sample[] {
  const named = (one: KeyStatement, record: StatementReading): boolean =>
    [...(one.speakers ?? [one.speaker]), ...(one.alt?.speaker ?? [])].some((name) =>
      words(name).some((word) => word.length > 2 && words(record.speaker ?? "").includes(word)),
    );
  const right = matched(key.statements ?? [], reading.statements, (one, record) => {
    const both = Math.max(
      0,
      ...(one.quote !== null && record.quote !== null
        ? one.quote.split(" … ").map((part) => overlap(part, record.quote ?? ""))
        : [overlap(one.evidence, record.evidence)]),
    );
    return both >= 0.5 && named(one, record) ? 1 + both : 0;
  });
  return reading.statements.map((one, i) => ({
    features: present(sayingFeatures(one)),
    right: right.has(i),
    fold,
    said: one.sure,
  }));
}

function ofFigures(key: Key, reading: Reading, fold: string): Sample[] {
  const unit = (name: string): string =>
    name
      .toLowerCase()
      .replace(/^(?:metric )?tonnes?$/, "ton")
      .replace(/s$/, "");
  const same = (one: NonNullable<Key["figures"]>[number], record: FigureReading): number =>
    unit(one.unit) === unit(record.unit) && Math.abs(one.value - record.value) <= 0.01 * Math.abs(one.value)
      ? overlap(one.evidence, record.evidence)
      : 0;
  const right = matched(key.figures ?? [], reading.figures, (one, record) =>
    same(one, record) >= 0.5 ? 1 + same(one, record) : 0,
  );
  return reading.figures.map((one, i) => ({
    features: present(figureFeatures(one)),
    right: right.has(i),
    fold,
    said: one.sure,
  }));
}

/** Features that a record has or has not, as 1. */
const present = (features: readonly string[]): (readonly [string, number])[] => features.map((one) => [one, 1]);

interface Table {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

function fitted(samples: readonly Sample[]): Table {
  const weights = new Map<string, number>();
  let bias = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const slope = new Map<string, number>();
    let lean = 0;
    for (const sample of samples) {
      const miss = Number(sample.right) - chance({ bias, weights }, sample.features);
      lean += miss;
      for (const [feature, value] of sample.features) slope.set(feature, (slope.get(feature) ?? 0) + miss * value);
    }
    bias += (RATE * lean) / samples.length;
    for (const [feature, value] of slope) {
      const old = weights.get(feature) ?? 0;
      weights.set(feature, old + (RATE * (value - RIDGE * old)) / samples.length);
    }
  }
  return { bias, weights };
}

const chance = ({ bias, weights }: Table, features: Sample["features"]): number =>
  1 / (1 + Math.exp(-features.reduce((sum, [feature, value]) => sum + (weights.get(feature) ?? 0) * value, bias)));

/** Mean gap between what was said and what was right, over ten bins weighted by their size; and the Brier score. */
function calibration(told: readonly (readonly [number, boolean])[]): string {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, right: 0, count: 0 }));
  let brier = 0;
  for (const [said, right] of told) {
    const bin = bins[Math.min(9, Math.floor(said * 10))]!;
    bin.said += said;
    bin.right += Number(right);
    bin.count += 1;
    brier += (said - Number(right)) ** 2;
  }
  const gap = bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.right), 0) / told.length;
  return `calibration error ${gap.toFixed(3)}, Brier ${(brier / told.length).toFixed(3)}`;
}

function tell(name: string, samples: readonly Sample[]): void {
  const right = samples.filter((one) => one.right).length;
  console.log(`${name}: ${samples.length} records, ${right} right`);
  console.log(`  as read now:       ${calibration(samples.map((one) => [one.said, one.right]))}`);
  const held: [number, boolean][] = [];
  const folds = [...new Set(samples.map((one) => one.fold))];
  const part = new Map(folds.map((fold, i) => [fold, i % PARTS]));
  for (let out = 0; out < Math.min(PARTS, folds.length); out += 1) {
    const table = fitted(samples.filter((one) => part.get(one.fold) !== out));
    for (const one of samples) if (part.get(one.fold) === out) held.push([chance(table, one.features), one.right]);
  }
  console.log(`  pages left out:    ${calibration(held)}`);
  const all = fitted(samples);
  console.log(`const BIAS = ${all.bias.toFixed(2)};`);
  for (const [feature, weight] of [...all.weights].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const here = samples.filter((one) => one.features.some(([name]) => name === feature));
    console.log(`  "${feature}": ${weight.toFixed(2)}, // ${here.filter((one) => one.right).length} of ${here.length}`);
  }
}

main();
