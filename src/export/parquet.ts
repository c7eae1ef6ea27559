/**
 * The same tables as the CSV package as Parquet files, for DuckDB, pandas, R and Spark: days are DATE columns, counts integers,
 * what is not known null.
 */
import { type ColumnSource, parquetWriteBuffer, type SchemaElement } from "hyparquet-writer";
import { daysOf } from "../kit/edtf.ts";
import type { Exported } from "./format.ts";
import type { Selection } from "./selection.ts";
import { type Cell, type Table, tablesOf } from "./tables.ts";

export function toParquet(selection: Selection): Exported {
  const tables = tablesOf(selection);
  return {
    files: new Map(tables.map((table) => [`${table.name}.parquet`, fileOf(table, selection.version)])),
    counts: tables.map(({ name, rows }) => [rows.length, name] as const),
    leftOut: new Map(),
  };
}

type Type = Table["columns"][number]["type"];

const ELEMENT: Readonly<Record<Type, Omit<SchemaElement, "name">>> = {
  string: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  number: { type: "DOUBLE" },
  integer: { type: "INT32" },
  boolean: { type: "BOOLEAN" },
  date: { type: "INT32", converted_type: "DATE" },
};

function fileOf({ columns, rows }: Table, version: string): Uint8Array {
  const columnData: ColumnSource[] = columns.map(({ name, type }, i) => ({
    name,
    data: rows.map((row) => stored(row[i]!, type)),
  }));
  const schema: SchemaElement[] = [
    { name: "root", num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => ({ name, repetition_type: "OPTIONAL", ...ELEMENT[type] })),
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, schema, createdBy: `Readout ${version}` }));
}

/** A day is written as the days since 1970-01-01. */
const stored = (cell: Cell, type: Type): unknown =>
  cell === null ? null : type === "date" ? new Date((daysOf(String(cell))?.first ?? 0) * 86_400_000) : cell;
