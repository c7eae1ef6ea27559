/**
 * Makes data/models/names.bin.gz, the finder of names: npx tsx tools/train/names.ts [--held-out]
 *
 * Learns from UNER EWT (dev), Wikigold, the Broad Twitter Corpus and the named entities of GUM's free genres. With
 * --held-out, every fifth stretch of UNER and Wikigold is kept out and scored, and nothing is written.
 */
import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { packModel } from "../../src/language/model-file.ts";
import { LABELS, NameFinder, ROW, STEP_TEMPLATES, TEMPLATES } from "../../src/language/names.ts";
import { dataFolder, freeGum, readTreebank } from "./conllu.ts";
import { readClusters, readTagger } from "./models.ts";
import { type NamedSentence, namedOfGum, readNamed } from "./names-data.ts";
import { add, average, averaged, quantise, random, shuffle } from "./perceptron.ts";

const heldOut = process.argv.includes("--held-out");
const bits = 19;
const epochs = Number(process.env.EPOCHS ?? 10);
const rare = 1;
const tagger = readTagger(readClusters());

const gum = namedOfGum(readTreebank(`${dataFolder}/en_gum-train.conllu.gz`).filter(freeGum));
const uner = readNamed("uner_ewt_dev");
const wiki = readNamed("wikigold_dev");
const tweets = readNamed("btc_train");
const isKept = (_: NamedSentence, i: number): boolean => Math.floor(i / 20) % 5 === 4;
const parts = (process.env.PARTS ?? "uner uner wiki gum tweets").split(" ");
const sets: Record<string, NamedSentence[]> = { uner, wiki, gum, tweets };
const learned = parts.flatMap((name) => {
  const set = sets[name]!;
  return heldOut && (name === "uner" || name === "wiki") ? set.filter((s, i) => !isKept(s, i)) : set;
});

const weights = averaged(bits, ROW);
const finder = new NameFinder(weights.now, 1);
const width = TEMPLATES + STEP_TEMPLATES;
const tagged = learned.map(tagsOf);
const order = learned.map((_, i) => i);
const next = random(3);
const labels = new Uint8Array(1000);
const seen = new Uint8Array(2 ** bits);
for (let epoch = 0; epoch < epochs; epoch += 1) {
  shuffle(order, next);
  let wrong = 0;
  for (const s of order) {
    const { forms, labels: gold } = learned[s]!;
    finder.label(forms, tagged[s]!, tagger.words, labels, null);
    weights.steps += 1;
    for (let i = 0; i < forms.length; i += 1) {
      const good = gold[i]!;
      const bad = labels[i]!;
      const goodStep = i > 0 ? gold[i - 1]! * LABELS + good : -1;
      const badStep = i > 0 ? labels[i - 1]! * LABELS + bad : -1;
      if (good !== bad) wrong += 1;
      for (let f = 0; f < width; f += 1) {
        const row = finder.rows[i * width + f]!;
        const [up, down] = f < TEMPLATES ? [good, bad] : [goodStep, badStep];
        if (up === down) continue;
        if (seen[row]! < rare) {
          seen[row]! += 1;
          continue;
        }
        add(weights, row + up, 1);
        add(weights, row + down, -1);
      }
    }
  }
  console.log(`epoch ${epoch + 1}: ${wrong} words wrong`);
}
const small = quantise(average(weights), 500);
const steepness = 0.004;
const made = new NameFinder(small, steepness);
for (const [name, set] of [
  ["UNER", uner],
  ["Wikigold", wiki],
] as const) {
  console.log(name, score(made, heldOut ? set.filter(isKept) : set));
}
console.log("GUM dev", score(made, namedOfGum(readTreebank(`${dataFolder}/en_gum-dev.conllu.gz`).filter(freeGum))));
if (!heldOut) {
  const packed = gzipSync(
    packModel("names", { steepness, corpora: "UNER EWT dev, Wikigold, BTC, GUM free genres" }, { weights: small }),
    { level: 9 },
  );
  writeFileSync("data/models/names.bin.gz", packed);
  console.log(`data/models/names.bin.gz: ${packed.length} bytes`);
}

function tagsOf({ forms }: NamedSentence): Uint8Array {
  const out = new Uint8Array(forms.length);
  tagger.tag(forms, out);
  return out;
}

/** Precision, recall and F1 of whole spans with their types, and how often spans of each certainty are right. */
function score(of: NameFinder, set: readonly NamedSentence[]): string {
  const out = new Uint8Array(1000);
  const margins = new Float64Array(1000);
  const counts = { right: 0, found: 0, gold: 0 };
  const byType = [1, 3, 5].map(() => ({ right: 0, found: 0, gold: 0 }));
  const bins = Array.from({ length: 10 }, () => [0, 0]);
  for (const sentence of set) {
    of.label(sentence.forms, tagsOf(sentence), tagger.words, out, margins);
    const gold = new Set(spansOf(sentence.labels, sentence.forms.length));
    const ours = spansOf(out, sentence.forms.length);
    for (const span of gold) byType[(Number(span.split(" ")[2]) - 1) / 2]!.gold += 1;
    counts.gold += gold.size;
    for (const span of ours) {
      const [first, last, label] = span.split(" ").map(Number) as [number, number, number];
      const type = byType[(label - 1) / 2]!;
      let margin = margins[first]!;
      for (let i = first; i <= last; i += 1) margin = Math.min(margin, margins[i]!);
      const bin = bins[Math.min(9, Math.floor(10 / (1 + Math.exp(-steepness * margin))))]!;
      bin[1]! += 1;
      type.found += 1;
      counts.found += 1;
      if (!gold.has(span)) continue;
      bin[0]! += 1;
      type.right += 1;
      counts.right += 1;
    }
  }
  const f = (c: { right: number; found: number; gold: number }): string =>
    ((200 * c.right) / (c.found + c.gold)).toFixed(1);
  return `P ${((100 * counts.right) / counts.found).toFixed(1)} R ${((100 * counts.right) / counts.gold).toFixed(1)} F1 ${f(counts)}; PER ${f(byType[0]!)} ORG ${f(byType[1]!)} LOC ${f(byType[2]!)}; certainty ${bins.map(([a, b]) => `${a}/${b}`).join(" ")}`;
}

function spansOf(of: Uint8Array, count: number): string[] {
  const spans: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const label = of[i]!;
    if (label === 0 || label % 2 === 0) continue;
    let last = i;
    while (last + 1 < count && of[last + 1] === label + 1) last += 1;
    spans.push(`${i} ${last} ${label}`);
    i = last;
  }
  return spans;
}
