/**
 * Trains the network that tells the act of words that the lexicon does not list (src/extract/events/acts.ts):
 * `npx tsx tools/fit-acts.ts` writes data/models/acts.bin.gz (run tools/fit-events.ts afterwards). Learns from the train split of data/corpus, our example pages, the
 * sentences beside the entries of the lexicon (with each word of the entry in turn), the codebook's twins and plover-gsr dev. Which word
 * tells an event of a key is not labelled: the likeliest of those its parties stand to is taken, three times over. Dev is only measured.
 */
import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { type ActFeatures, PARTS, type Trait } from "../src/extract/events/act-features.ts";
import { SCALE } from "../src/extract/events/acts.ts";
import { vectorSize } from "../src/language/lexicon.ts";
import { packLines, packModel } from "../src/language/model-file.ts";
import { loadModels } from "../src/load/index.ts";
import { FOLDS, foldFile } from "./act-folds.ts";
import { type ActSample, corpusActs, exampleActs, gsrActs, pageActs, twinActs } from "./act-samples.ts";

const WIDTH = Number(process.env.WIDTH ?? 48);
const EPOCHS = Number(process.env.EPOCHS ?? 10);
const DECAY = Number(process.env.DECAY ?? 2e-4);
const DROP = Number(process.env.DROP ?? 0.3);
const RATE = 2e-3;
const NETS = Number(process.env.NETS ?? 3);
const ROUNDS = Number(process.env.ROUNDS ?? 2);
/** Features seen less often than this are left out. */
const LEAST = 5;
const THRESHOLD = Number(process.env.THRESHOLD ?? 0.3);
const models = loadModels("data");
const { vectors } = models.language;

interface Net {
  readonly codes: readonly string[];
  readonly names: ReadonlyMap<string, number>;
  /** Weights and their slopes in one run each: parts, named, bias, out, outBias. */
  readonly at: { parts: number; named: number; bias: number; out: number; outBias: number; end: number };
  readonly w: Float64Array;
}

/** A sample as numbers: its dense row and the places of its names. */
interface Row {
  readonly dense: Float64Array;
  readonly names: Int32Array;
}

let state = 7;
const random = (): number => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

function rowOf({ traits, clause, sentence }: ActFeatures, names: ReadonlyMap<string, number>): Row {
  const dense = new Float64Array(PARTS.length * vectorSize);
  const add = (words: readonly Trait[], weight: number): void => {
    for (const { word } of words) {
      const id = word === null ? undefined : vectors.ids.get(word[1]);
      if (word === null || id === undefined) continue;
      const first = PARTS.indexOf(word[0]) * vectorSize;
      for (let d = 0; d < vectorSize; d += 1)
        dense[first + d]! += (weight * vectors.rows[id * vectorSize + d]!) / SCALE;
    }
  };
  add(traits, 1);
  add(clause, 1 / clause.length);
  add(sentence, 1 / sentence.length);
  return { dense, names: Int32Array.from(namesOf(traits).flatMap((name) => names.get(name) ?? [])) };
}

const namesOf = (traits: readonly Trait[]): string[] => traits.flatMap(({ names }) => names);

function forward(net: Net, row: Row, hidden: Float64Array, found: Float64Array, keep: Uint8Array | null): void {
  const { w, at } = net;
  for (let h = 0; h < WIDTH; h += 1) hidden[h] = w[at.bias + h]!;
  const { dense } = row;
  for (let d = 0; d < dense.length; d += 1) {
    const value = dense[d]!;
    if (value === 0) continue;
    const from = at.parts + d * WIDTH;
    for (let h = 0; h < WIDTH; h += 1) hidden[h]! += value * w[from + h]!;
  }
  for (const name of row.names) {
    const from = at.named + name * WIDTH;
    for (let h = 0; h < WIDTH; h += 1) hidden[h]! += w[from + h]!;
  }
  for (let h = 0; h < WIDTH; h += 1)
    hidden[h] = keep !== null && keep[h] === 0 ? 0 : Math.tanh(hidden[h]!) * (keep === null ? 1 : 1 / (1 - DROP));
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < found.length; c += 1) {
    let sum = w[at.outBias + c]!;
    for (let h = 0; h < WIDTH; h += 1) sum += w[at.out + c * WIDTH + h]! * hidden[h]!;
    found[c] = sum;
    if (sum > top) top = sum;
  }
  let sum = 0;
  for (let c = 0; c < found.length; c += 1) sum += found[c] = Math.exp(found[c]! - top);
  for (let c = 0; c < found.length; c += 1) found[c]! /= sum;
}

function trained(
  samples: readonly ActSample[],
  codes: readonly string[],
  names: ReadonlyMap<string, number>,
  seed: number,
): Net {
  state = seed;
  const parts = 0;
  const named = parts + PARTS.length * vectorSize * WIDTH;
  const bias = named + names.size * WIDTH;
  const out = bias + WIDTH;
  const outBias = out + codes.length * WIDTH;
  const end = outBias + codes.length;
  const w = new Float64Array(end);
  for (let i = 0; i < end; i += 1)
    if (i < bias || (i >= out && i < outBias)) w[i] = (random() - 0.5) * (i < named ? 0.1 : 0.2);
  const net: Net = { codes, names, at: { parts, named, bias, out, outBias, end }, w };
  const rows = samples.map(({ features }) => rowOf(features, names));
  const wordNames = new Set(
    [...names].filter(([name]) => name.startsWith("word ") || name.startsWith("object ")).map(([, i]) => i),
  );
  const answers = samples.map(({ code }) => codes.indexOf(code));
  const [m, v, g] = [new Float64Array(end), new Float64Array(end), new Float64Array(end)];
  const hidden = new Float64Array(WIDTH);
  const found = new Float64Array(codes.length);
  const back = new Float64Array(WIDTH);
  const keep = new Uint8Array(WIDTH);
  const order = samples.map((_, i) => i);
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    const rate = RATE * (1 - epoch / EPOCHS);
    for (let from = 0; from < order.length; from += BATCH) {
      g.fill(0);
      const batch = order.slice(from, from + BATCH);
      for (const i of batch) {
        const { dense } = rows[i]!;
        // The word itself is left out now and then, so that the vectors learn to do without.
        const row = { dense, names: rows[i]!.names.filter((name) => !wordNames.has(name) || random() > 0.5) };
        for (let h = 0; h < WIDTH; h += 1) keep[h] = random() < DROP ? 0 : 1;
        forward(net, row, hidden, found, keep);
        back.fill(0);
        const weight = samples[i]!.weight / batch.length;
        for (let c = 0; c < codes.length; c += 1) {
          const miss = (found[c]! - Number(c === answers[i])) * weight;
          g[outBias + c]! += miss;
          for (let h = 0; h < WIDTH; h += 1) {
            g[out + c * WIDTH + h]! += miss * hidden[h]!;
            back[h]! += miss * w[out + c * WIDTH + h]!;
          }
        }
        for (let h = 0; h < WIDTH; h += 1) {
          const y = hidden[h]! * (1 - DROP);
          back[h] = keep[h] === 0 ? 0 : (back[h]! * (1 - y * y)) / (1 - DROP);
          g[bias + h]! += back[h]!;
        }
        for (let d = 0; d < dense.length; d += 1) {
          const value = dense[d]!;
          if (value !== 0) for (let h = 0; h < WIDTH; h += 1) g[parts + d * WIDTH + h]! += value * back[h]!;
        }
        for (const name of row.names) for (let h = 0; h < WIDTH; h += 1) g[named + name * WIDTH + h]! += back[h]!;
      }
      step += 1;
      const [c1, c2] = [1 - 0.9 ** step, 1 - 0.999 ** step];
      for (let i = 0; i < end; i += 1) {
        const slope = g[i]!;
        m[i] = 0.9 * m[i]! + 0.1 * slope;
        v[i] = 0.999 * v[i]! + 0.001 * slope * slope;
        w[i]! -= rate * (m[i]! / c1 / (Math.sqrt(v[i]! / c2) + 1e-8) + DECAY * 10 * w[i]!);
      }
    }
  }
  return net;
}
const BATCH = 64;

/** Chances of the codes for each sample, the mean of what the networks say. */
function judged(nets: readonly Net[], samples: readonly ActSample[]): Float64Array[] {
  const hidden = new Float64Array(WIDTH);
  const found = new Float64Array(codes.length);
  return samples.map(({ features }) => {
    const mean = new Float64Array(codes.length);
    const row = rowOf(features, names);
    for (const net of nets) {
      forward(net, row, hidden, found, null);
      for (let c = 0; c < mean.length; c += 1) mean[c]! += found[c]! / nets.length;
    }
    return mean;
  });
}

const join = (all: readonly ReturnType<typeof twinActs>[]) => ({
  samples: all.flatMap(({ samples }) => samples),
  untold: all.flatMap(({ untold }) => untold),
});

const learned = join([
  corpusActs("train", models),
  pageActs("examples/pages", "examples/keys", models),
  exampleActs(models),
  twinActs(models),
  gsrActs("../shared/data/plover-gsr/dev.jsonl", models),
]);
const held = {
  "corpus dev": corpusActs("dev", models),
  dev: pageActs("../shared/gold/dev", "../shared/gold/dev", models),
  seeds: pageActs("../shared/seeds", "../shared/gold/seeds", models),
};
const codes = [
  "none",
  ...new Set(
    learned.samples
      .map(({ code }) => code)
      .filter((code) => code !== "none")
      .sort(),
  ),
];
const counts = new Map<string, number>();
for (const { features } of learned.samples)
  for (const name of namesOf(features.traits)) counts.set(name, (counts.get(name) ?? 0) + 1);
const names: ReadonlyMap<string, number> = new Map(
  [...counts].filter(([, count]) => count >= LEAST).map(([name], i) => [name, i]),
);
console.log(
  `${learned.samples.length} samples, ${learned.samples.filter(({ code }) => code !== "none").length} told by the lexicon, ${learned.untold.length} untold`,
);

/** Each untold event is given to the sample that most likely tells it. */
function assign(net: readonly Net[]): number {
  const chances = new Map(learned.samples.map((sample, i) => [sample, i]));
  const all = judged(net, learned.samples);
  const score = (sample: ActSample, code: string): number => all[chances.get(sample)!]![codes.indexOf(code)] ?? 0;
  const before = learned.samples.map(({ code }) => code);
  for (const { among } of learned.untold) for (const sample of among) sample.code = "none";
  for (const { code, among } of learned.untold) {
    const [best] = among.filter((one) => one.code === "none").sort((a, b) => score(b, code) - score(a, code));
    if (best !== undefined) best.code = code;
  }
  return learned.samples.filter((sample, i) => sample.code !== before[i]).length;
}

/** What the network takes for an event that is told elsewhere on the page teaches nothing. */
function withoutAgain(net: readonly Net[]): ActSample[] {
  const all = judged(net, learned.samples);
  return learned.samples.filter(({ code, again }, i) => {
    const found = all[i]!;
    const best = found.reduce((top, one, c) => (c > 0 && one > found[top]! ? c : top), 1);
    return code !== "none" || !again.includes(codes[best]!.split("/")[0]!) || found[best]! < 0.1;
  });
}

/** For each set and threshold: untold events found of all untold, and how many samples taken are right. */
function tell(net: readonly Net[]): void {
  for (const [set, { samples, untold, events, told }] of Object.entries(held)) {
    const all = judged(net, samples);
    const rows = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((least) => {
      const free = new Set(untold);
      let [taken, right] = [0, 0];
      samples.forEach((sample, i) => {
        if (sample.listed) return;
        const found = all[i]!;
        const best = found.reduce((top, one, c) => (c > 0 && one > found[top]! ? c : top), 1);
        if (found[best]! < least) return;
        const type = codes[best]!.split("/")[0]!;
        if (sample.again.includes(type)) return;
        taken += 1;
        const hit = [...free].find((one) => one.code.split("/")[0] === type && one.among.includes(sample));
        if (hit !== undefined) {
          free.delete(hit);
          right += 1;
        }
        if (process.argv.includes("--misses") && least === 0.4)
          console.log(
            `${hit === undefined ? "wrong" : "right"} ${set} ${codes[best]} ${found[best]!.toFixed(2)} ${sample.what}`,
          );
      });
      return `${least}: ${right}/${taken}`;
    });
    console.log(`${set}: ${events} events, ${told} told, ${untold.length} might be; right/taken ${rows.join("  ")}`);
  }
}

const together = (samples: readonly ActSample[]): Net[] =>
  Array.from({ length: NETS }, (_, i) => trained(samples, codes, names, i + 1));

const open = new Set(learned.untold.flatMap(({ among }) => among));
let nets = together(learned.samples.filter((sample) => !open.has(sample)));
for (let round = 0; round < ROUNDS; round += 1) {
  console.log(`${assign(nets)} samples changed`);
  nets = together(withoutAgain(nets));
}
tell(nets);

/** Weights are rounded to so many steps either way: few, as they are zipped. */
const LEVELS = 31;

/** The networks as the bytes of a model file: rows side by side, as whole numbers with a scale each. */
function bytesOf(all: readonly Net[]): Uint8Array {
  const packed = (rows: number, from: (net: Net) => number): { numbers: Int8Array; scales: Float32Array } => {
    const width = WIDTH * all.length;
    const numbers = new Int8Array(rows * width);
    const scales = new Float32Array(rows);
    for (let row = 0; row < rows; row += 1) {
      const line = all.flatMap((net) => [...net.w.subarray(from(net) + row * WIDTH, from(net) + (row + 1) * WIDTH)]);
      const scale = Math.max(...line.map(Math.abs)) / LEVELS;
      scales[row] = scale;
      numbers.set(
        line.map((one) => Math.round(one / (scale || 1))),
        row * width,
      );
    }
    return { numbers, scales };
  };
  const { at } = all[0]!;
  const inputs = packed(PARTS.length * vectorSize + names.size, ({ at: places }) => places.parts);
  const out = all.flatMap(({ w }) =>
    Array.from({ length: WIDTH }, (_, h) => codes.map((_code, c) => w[at.out + c * WIDTH + h]!)).flat(),
  );
  return packModel(
    "acts",
    { nets: all.length, threshold: THRESHOLD },
    {
      codes: packLines(codes),
      names: packLines([...names.keys()]),
      inputs: inputs.numbers,
      inputScales: inputs.scales,
      bias: Float32Array.from(all.flatMap(({ w }) => [...w.subarray(at.bias, at.bias + WIDTH)])),
      out: Float32Array.from(out),
      outBias: Float32Array.from(all.flatMap(({ w }) => [...w.subarray(at.outBias, at.end)])),
    },
  );
}

writeFileSync("data/models/acts.bin.gz", gzipSync(bytesOf(nets), { level: 9 }));
const last = withoutAgain(nets);
for (let fold = 0; fold < FOLDS; fold += 1)
  writeFileSync(foldFile(fold), bytesOf(together(last.filter((sample) => sample.fold !== fold))));
