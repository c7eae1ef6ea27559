/** Rows in the formats that every list knows: a table for people, CSV, TSV, Markdown, and JSON or NDJSON of the whole records. */
import { oneLine } from "../kit/one-line.ts";
import { toCsv } from "./csv.ts";
import { tsvLine } from "./strict.ts";

export const FORMATS = ["table", "csv", "tsv", "md", "json", "ndjson"] as const;
export type RowFormat = (typeof FORMATS)[number];

export interface Rows {
  readonly columns: readonly string[];
  /** The whole records; `columns` name their fields. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

/**
 * The rows as text, with the names of the columns above them; of JSON and NDJSON the whole records, or only `columns` of them where
 * `narrow` is set. `width` is that of the terminal, for the table.
 */
export function formatted(rows: Rows, format: RowFormat, width = Number.POSITIVE_INFINITY, narrow = false): string {
  const { columns, records } = rows;
  switch (format) {
    case "json":
      return records.length === 0 ? "[]\n" : `[${rowsOf(rows, format, narrow).slice(1)}${endOf(format)}`;
    case "table":
      return table(columns, records.map(cellsOf(columns)), width);
    case "csv":
      return toCsv([columns]) + rowsOf(rows, format);
    case "tsv":
      return tsvLine(columns) + rowsOf(rows, format);
    case "md":
      return `${mdLine(columns)}|${"---|".repeat(columns.length)}\n${rowsOf(rows, format)}`;
    case "ndjson":
      return rowsOf(rows, format, narrow);
  }
}

/** Formats that can be written a few rows at a time. */
export const STREAMED = ["csv", "tsv", "md", "ndjson", "json"] as const;
export type StreamedFormat = (typeof STREAMED)[number];

/** What ends the rows of a format that are written a few at a time. */
export const endOf = (format: StreamedFormat): string => (format === "json" ? "\n]\n" : "");

/** Further rows, without what stands above them; of JSON, where the first row has a bracket before it, each after a comma. */
export function rowsOf({ columns, records }: Rows, format: StreamedFormat, narrow = false): string {
  const cells = cellsOf(columns);
  switch (format) {
    case "ndjson":
      return records
        .map(narrow ? narrowed(columns) : whole)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join("");
    case "json":
      return records
        .map(narrow ? narrowed(columns) : whole)
        .map((record) => `,${JSON.stringify([record], null, 1).slice(1, -2)}`)
        .join("");
    case "csv":
      return toCsv(records.map(cells));
    case "tsv":
      return records.map((record) => tsvLine(cells(record))).join("");
    case "md":
      return records.map((record) => mdLine(cells(record))).join("");
  }
}

type Row = Rows["records"][number];
const whole = (record: Row): Row => record;
const narrowed = (columns: readonly string[]) => (record: Row) =>
  Object.fromEntries(columns.map((column) => [column, fieldOf(record, column) ?? null]));
const cellsOf = (columns: readonly string[]) => (record: Row) =>
  columns.map((column) => cellOf(fieldOf(record, column)));
const mdLine = (values: readonly string[]) =>
  `| ${values.map((value) => oneLine(value.replace(/\s+/g, " ")).replaceAll("|", "\\|")).join(" | ")} |\n`;

/** A field by its name, "plover.type" within another; undefined where there is none. */
export function fieldOf(record: Readonly<Record<string, unknown>>, field: string): unknown {
  return field
    .split(".")
    .reduce<unknown>(
      (value, name) =>
        typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined,
      record,
    );
}

/** A list is parted by "; ", what is not known is empty. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(cellOf).join("; ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Columns in line, the last one cut to the terminal's width. */
function table(columns: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const shown = rows.map((row) => row.map((cell) => oneLine(cell.replace(/\s+/g, " "))));
  const widths = columns.map((name, i) =>
    Math.min(MOST, Math.max(name.length, ...shown.map((row) => [...(row[i] ?? "")].length))),
  );
  const line = (cells: readonly string[]) => {
    const text = cells
      .map((cell, i) => fitted(cell, widths[i]!))
      .join("  ")
      .trimEnd();
    return `${[...text].length > width ? `${[...text].slice(0, width - 1).join("")}…` : text}\n`;
  };
  return [columns, ...shown].map(line).join("");
}

const MOST = 48;

const fitted = (cell: string, width: number): string => {
  const signs = [...cell];
  return signs.length > width ? `${signs.slice(0, width - 1).join("")}…` : cell + " ".repeat(width - signs.length);
};
