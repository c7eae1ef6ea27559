/**
 * Learns which tellings are events: `npx tsx tools/fit-events.ts` writes data/event-weights.tsv. Learns from the train split of
 * data/corpus, our example pages, the sentences beside the entries of the lexicon and plover-gsr dev; threshold and ridge are chosen on the dev split, the development pages and the
 * seeds, which it only measures. `--misses` prints the surest mistakes.
 */
import { writeFileSync } from "node:fs";
import { loadModels } from "../src/load/index.ts";
import { actsWithout } from "./act-folds.ts";
import { corpusSamples, exampleSamples, gsrSamples, pageSamples, type Sample, twinSamples } from "./event-samples.ts";
import { calibration, chance, type Fitted, fitted } from "./logistic.ts";

const RIDGE = Number(process.env.RIDGE ?? 5);
const THRESHOLD = Number(process.env.THRESHOLD ?? 0.45);
/** Features seen less often than this are left out. */
const LEAST = 2;

const models = loadModels("data");
const acts = actsWithout(models.language.vectors);
const learned = [
  ...corpusSamples("train", models, acts),
  ...pageSamples("examples", "examples/pages", "examples/keys", models, acts),
  ...exampleSamples(models, acts),
  ...twinSamples(models, acts),
  ...gsrSamples("../shared/data/plover-gsr/dev.jsonl", models, acts),
];
const held = [
  ...corpusSamples("dev", models),
  ...pageSamples("dev", "../shared/gold/dev", "../shared/gold/dev", models),
  ...pageSamples("seeds", "../shared/seeds", "../shared/gold/seeds", models),
];

/** At each threshold how many are taken and how many of them are right. */
function tell(name: string, told: readonly (readonly [number, boolean])[]): void {
  const right = told.filter(([, isRight]) => isRight).length;
  const rows = [0.2, 0.3, 0.4, 0.5, 0.6].map((threshold) => {
    const taken = told.filter(([said]) => said >= threshold);
    const hit = taken.filter(([, isRight]) => isRight).length;
    return `${threshold}: ${((100 * hit) / (right || 1)).toFixed(0)}/${((100 * hit) / (taken.length || 1)).toFixed(0)}`;
  });
  const { error, brier } = calibration(told);
  console.log(
    `${name}: ${told.length} tellings, ${right} right; recall/precision ${rows.join("  ")}; gap ${error.toFixed(3)}, Brier ${brier.toFixed(3)}`,
  );
}

const told = (table: Fitted, samples: readonly Sample[]): [number, boolean][] =>
  samples.map((one) => [chance(table, one.features), one.right]);

const folds = [...new Set(learned.map(({ fold }) => fold))].sort();
const crossed: [number, boolean][] = [];
const bySet = new Map<string, [number, boolean][]>();
for (let part = 0; part < 5; part += 1) {
  const out = new Set(folds.filter((_, i) => i % 5 === part));
  const table = fitted(
    learned.filter(({ fold }) => !out.has(fold)),
    RIDGE,
    LEAST,
  );
  for (const one of learned.filter(({ fold }) => out.has(fold))) {
    const pair: [number, boolean] = [chance(table, one.features), one.right];
    crossed.push(pair);
    bySet.set(one.set, [...(bySet.get(one.set) ?? []), pair]);
  }
}
tell("learned, pages left out", crossed);
for (const [set, pairs] of bySet) tell(`  ${set}`, pairs);
const table = fitted(learned, RIDGE, LEAST);
for (const set of new Set(held.map((one) => one.set)))
  tell(
    `measured: ${set}`,
    told(
      table,
      held.filter((one) => one.set === set),
    ),
  );
const plain = (samples: readonly Sample[]): [number, boolean][] =>
  samples.map((one) => [one.features.includes("no doubt") ? 0.99 : 0.01, one.right]);
for (const set of new Set(held.map((one) => one.set)))
  tell(`without weights: ${set}`, plain(held.filter((one) => one.set === set)));
if (process.argv.includes("--misses")) {
  const misses = held
    .map((one) => ({ ...one, said: chance(table, one.features) }))
    .filter((one) => one.right !== one.said >= THRESHOLD);
  for (const one of misses.sort((a, b) => Math.abs(b.said - 0.5) - Math.abs(a.said - 0.5)))
    console.log(`${one.right ? "left out" : "taken"} ${one.said.toFixed(2)} ${one.set} ${one.what}`);
}

const lines = [...table.weights]
  .map(([feature, weight]) => [feature, weight.toFixed(2)] as const)
  .filter(([, weight]) => Math.abs(Number(weight)) >= 0.03)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([feature, weight]) => `${feature}\t${weight}`);
writeFileSync(
  "data/event-weights.tsv",
  `# Which tellings are events: weights of features (src/extract/events/gate.ts), made by npx tsx tools/fit-events.ts from the train split\n# of data/corpus (CC BY 4.0), examples/ and plover-gsr dev (Open Event Data Alliance, CC BY-SA 4.0). Licence: CC BY-SA 4.0.\nthreshold\t${THRESHOLD}\nbias\t${table.bias.toFixed(2)}\n${lines.join("\n")}\n`,
);
console.log(`${lines.length} weights`);
