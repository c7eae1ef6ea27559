import { readFileSync } from "node:fs";
import { type FlatArray, packModel } from "../../../src/language/model-file.ts";
import { seenNorm, storedNorm } from "./prepare.ts";

/** Numbers as the programs of this folder wrote them, row by row. */
interface NumberTable {
  readonly rows: number;
  readonly columns: number;
  readonly numbers: Float32Array;
}

function readTables(file: string): Map<string, NumberTable> {
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

/**
 * A model's file, not yet zipped: the tables that a program wrote, as Int8 with a scale for each row, or each column of a
 * matrix, and the `other` arrays. Numbers of the parts of words, by far the most, are rounded to whole numbers up to
 * `partLevels`, which zips well and costs nothing measurable.
 */
export function packNetwork(
  kind: string,
  file: string,
  other: Readonly<Record<string, FlatArray>>,
  meta: Record<string, unknown>,
  partLevels = 15,
): Uint8Array {
  const tables = readTables(file);
  const width = tables.get("project")!.columns;
  const arrays: Record<string, FlatArray> = { ...other };
  for (const [name, read] of tables) {
    if (exact.test(name)) {
      arrays[name] = read.numbers;
      continue;
    }
    const isMatrix = /^(?:project|conv\d|slot\d+)$/.test(name);
    // A labeller's last matrix has a column for each label: it is read label by label.
    const table = name === "out" && kind !== "parser" ? turned(read) : read;
    const { numbers, scales } = quantise(table, isMatrix, name.startsWith("part") ? partLevels : 127);
    const unit = name === "project" ? seenNorm / storedNorm : isMatrix ? 1 / shortenBy : 1;
    arrays[name] = numbers;
    arrays[`${name}Scales`] = scales.map((scale) => scale * unit);
  }
  return packModel(kind, { ...meta, width, shortenBy }, arrays);
}

/** Small tables are kept as they are. */
const exact = /^(?:root|none|bias|outBias|convBias\d)$/;

const turned = ({ rows, columns, numbers }: NumberTable): NumberTable => ({
  rows: columns,
  columns: rows,
  numbers: Float32Array.from(numbers, (_, i) => numbers[(i % rows) * columns + Math.floor(i / rows)]!),
});

function quantise(table: NumberTable, byColumn: boolean, levels: number): { numbers: Int8Array; scales: Float32Array } {
  const lineOf = (i: number): number => (byColumn ? i % table.columns : Math.floor(i / table.columns));
  const scales = new Float32Array(byColumn ? table.columns : table.rows);
  table.numbers.forEach((number, i) => {
    scales[lineOf(i)] = Math.max(scales[lineOf(i)]!, Math.abs(number) / levels);
  });
  const numbers = Int8Array.from(table.numbers, (number, i) => Math.round(number / (scales[lineOf(i)]! || 1)));
  return { numbers, scales };
}
