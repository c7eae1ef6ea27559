import { readFileSync } from "node:fs";
import { type FlatArray, packLines, packModel } from "../../../src/language/model-file.ts";
import type { Grammar } from "../../../src/language/transitions.ts";
import { seenNorm, storedNorm, type Vocabulary } from "./prepare.ts";

/** Numbers as train.cpp wrote them, row by row. */
export interface NumberTable {
  readonly rows: number;
  readonly columns: number;
  readonly numbers: Float32Array;
}

/** The tables of train.cpp by name. */
export function readTables(file: string): Map<string, NumberTable> {
  const bytes = readFileSync(file);
  const tables = new Map<string, NumberTable>();
  for (let at = 0; at < bytes.length; ) {
    const [length, rows, columns] = [bytes.readInt32LE(at), bytes.readInt32LE(at + 4), bytes.readInt32LE(at + 8)];
    const name = bytes.toString("latin1", at + 12, at + 12 + length);
    const from = bytes.byteOffset + at + 12 + length;
    const numbers = new Float32Array(bytes.buffer.slice(from, from + rows * columns * 4));
    tables.set(name, { rows, columns, numbers });
    at += 12 + length + rows * columns * 4;
  }
  return tables;
}

/** What a number of the network's words is multiplied by before it becomes a whole number of 16 bits. */
const shortenBy = 1024;

/** The model's file, not yet zipped: tables of numbers as Int8 with a scale for each row, or each column of a matrix. */
export function packNetwork(
  tables: ReadonlyMap<string, NumberTable>,
  vocabulary: Vocabulary,
  vectors: Int8Array,
  grammar: Grammar,
  tags: readonly string[],
  meta: Record<string, unknown>,
): Uint8Array {
  const arrays: Record<string, FlatArray> = {
    tags: packLines(tags),
    labels: packLines(grammar.labels),
    offsets: grammar.offsets,
    lists: grammar.lists,
    kinds: grammar.kinds,
    vectors,
  };
  for (const [name, list] of Object.entries(vocabulary)) arrays[name] = packLines(list);
  for (const [name, table] of tables) {
    if (exact.test(name)) {
      arrays[name] = table.numbers;
      continue;
    }
    const isMatrix = /^(?:project|conv\d|slot\d+)$/.test(name);
    const { numbers, scales } = quantise(table, isMatrix);
    const unit = name === "project" ? seenNorm / storedNorm : isMatrix ? 1 / shortenBy : 1;
    arrays[name] = numbers;
    arrays[`${name}Scales`] = scales.map((scale) => scale * unit);
  }
  return packModel("cnn-parser", { ...meta, shortenBy }, arrays);
}

/** Small tables are kept as they are. */
const exact = /^(?:root|none|bias|outBias|convBias\d)$/;

function quantise(table: NumberTable, byColumn: boolean): { numbers: Int8Array; scales: Float32Array } {
  const lineOf = (i: number): number => (byColumn ? i % table.columns : Math.floor(i / table.columns));
  const scales = new Float32Array(byColumn ? table.columns : table.rows);
  table.numbers.forEach((number, i) => {
    scales[lineOf(i)] = Math.max(scales[lineOf(i)]!, Math.abs(number) / 127);
  });
  const numbers = Int8Array.from(table.numbers, (number, i) => Math.round(number / (scales[lineOf(i)]! || 1)));
  return { numbers, scales };
}
