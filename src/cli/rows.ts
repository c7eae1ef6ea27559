/** Rows in the formats that every list knows: a table for people, CSV, TSV, Markdown, and JSON or NDJSON of the whole records. */
import { toCsv } from "../export/csv.ts";
import { tsvLine } from "../export/strict.ts";
import { lineOf } from "./engine.ts";
import { fieldOf } from "./where.ts";
import { oneLine } from "./world.ts";

export const FORMATS = ["table", "csv", "tsv", "md", "json", "ndjson"] as const;
export type RowFormat = (typeof FORMATS)[number];

export interface Rows {
  readonly columns: readonly string[];
  /** The whole records; `columns` name their fields. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

/** The rows as text; of JSON and NDJSON the whole records, or only `columns` of them where `narrow` is set. */
export function formatted({ columns, records }: Rows, format: RowFormat, width: number, narrow: boolean): string {
  const cells = (record: Rows["records"][number]) => columns.map((column) => cellOf(fieldOf(record, column)));
  switch (format) {
    case "json":
      return `${JSON.stringify(records.map(narrowed), null, 1)}\n`;
    case "ndjson":
      return records.map((record) => lineOf(narrowed(record))).join("");
    case "csv":
      return toCsv([columns, ...records.map(cells)]);
    case "tsv":
      return [columns, ...records.map(cells)].map(tsvLine).join("");
    case "md": {
      const line = (values: readonly string[]) =>
        `| ${values.map((value) => oneLine(value.replace(/\s+/g, " ")).replaceAll("|", "\\|")).join(" | ")} |\n`;
      return `${line(columns)}|${"---|".repeat(columns.length)}\n${records.map((record) => line(cells(record))).join("")}`;
    }
    case "table":
      return table(columns, records.map(cells), width);
  }

  function narrowed(record: Rows["records"][number]) {
    return narrow ? Object.fromEntries(columns.map((column) => [column, fieldOf(record, column) ?? null])) : record;
  }
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
