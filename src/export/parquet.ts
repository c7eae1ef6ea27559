/**
 * The same tables as the CSV package as Parquet files, for DuckDB, pandas, R and Spark: days are DATE columns, counts integers,
 * what is not known null.
 */
import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import { daysOf } from "../kit/edtf.ts";
import type { Writing } from "./format.ts";
import type { Selection } from "./selection.ts";
import { type Cell, NOTHING, type Table, tablesOf } from "./tables.ts";

/** Rows of one group. More of them make a file that is read a little faster, and take more memory to write. */
const GROUP = 20_000;

/** The tables as Parquet, a group of rows at a time. */
export function parquetFiles(frame: Selection): Writing {
  const files = tablesOf({ ...frame, ...NOTHING }).map((table) => new File(table, frame.version));
  const pieces = (of: (file: File) => Uint8Array) =>
    new Map(files.map((file) => [`${file.name}.parquet`, of(file)] as const).filter(([, bytes]) => bytes.length > 0));
  return {
    begin: () => pieces((file) => file.taken()),
    part(part) {
      const tables = tablesOf(part);
      return pieces((file) => file.add(tables.find(({ name }) => name === file.name)!.rows));
    },
    end: () => pieces((file) => file.end()),
    told: () => ({ counts: files.map(({ name, count }) => [count, name] as const), leftOut: new Map() }),
  };
}

class File {
  readonly name: string;
  count = 0;
  readonly #columns: Table["columns"];
  readonly #bytes = new ByteWriter();
  readonly #parquet: ParquetWriter;
  #rows: Table["rows"][number][] = [];

  constructor({ name, columns }: Table, version: string) {
    this.name = name;
    this.#columns = columns;
    const schema: SchemaElement[] = [
      { name: "root", num_children: columns.length },
      ...columns.map(({ name, type }): SchemaElement => ({ name, repetition_type: "OPTIONAL", ...ELEMENT[type] })),
    ];
    this.#parquet = new ParquetWriter({ writer: this.#bytes, schema, createdBy: `Readout ${version}` });
  }

  add(rows: Table["rows"]): Uint8Array {
    for (const row of rows) {
      this.#rows.push(row);
      if (this.#rows.length === GROUP) this.#group();
    }
    return this.taken();
  }

  end(): Uint8Array {
    if (this.#rows.length > 0) this.#group();
    this.#parquet.finish();
    return this.taken();
  }

  /** What was written since, which is then forgotten; the places of the groups in the file are counted on. */
  taken(): Uint8Array {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return bytes;
  }

  #group(): void {
    const rows = this.#rows;
    this.#rows = [];
    this.count += rows.length;
    this.#parquet.write({
      rowGroupSize: GROUP,
      columnData: this.#columns.map(({ name, type }, i) => ({ name, data: rows.map((row) => stored(row[i]!, type)) })),
    });
  }
}

type Type = Table["columns"][number]["type"];

const ELEMENT: Readonly<Record<Type, Omit<SchemaElement, "name">>> = {
  string: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  number: { type: "DOUBLE" },
  integer: { type: "INT32" },
  boolean: { type: "BOOLEAN" },
  date: { type: "INT32", converted_type: "DATE" },
};

/** A day is written as the days since 1970-01-01. */
const stored = (cell: Cell, type: Type): unknown =>
  cell === null ? null : type === "date" ? new Date((daysOf(String(cell))?.first ?? 0) * 86_400_000) : cell;
