/**
 * The rows of a registry of actors as a table: its columns, and the CSV in which a workspace keeps them. What can be imported
 * (registry-import.ts) or is written as YAML (registry-yaml.ts) becomes such rows first.
 */
import { csvRows } from "../kit/csv.ts";

export const REGISTRY_COLUMNS = [
  "name",
  "aliases",
  "type",
  "country",
  "role",
  "from",
  "to",
  "code",
  "sector",
  "demonyms",
  "capitals",
  "leader",
  "order",
  "lat",
  "lon",
  "wikidata",
] as const;
export type RegistryColumn = (typeof REGISTRY_COLUMNS)[number];
export type RegistryRow = Readonly<Partial<Record<RegistryColumn, string>>>;

/** As CSV, with the columns that any row fills; lists within a cell are parted by semicolons. Only the header when there is no row. */
export function registryCsv(rows: readonly RegistryRow[]): string {
  const used = usedBy(rows);
  return (
    lineOf(used, ",") +
    rows
      .map((row) =>
        lineOf(
          used.map((column) => row[column] ?? ""),
          ",",
        ),
      )
      .join("")
  );
}

/** A registry as the user wrote it with rows behind; what stands there stays, but for columns that its first line lacks. */
export function withRows(text: string, rows: readonly RegistryRow[]): string {
  if (text.trim() === "") return registryCsv(rows);
  const delimiter = delimiterOf(text);
  const end = text.indexOf("\n") < 0 ? text.length : text.indexOf("\n");
  const first = text.slice(0, end).replace(/\r$/, "");
  const there = (csvRows(first.replace(/^\uFEFF/, ""), delimiter)[0] ?? []).map((name) => name.trim().toLowerCase());
  const further = usedBy(rows).filter((column) => !there.includes(column));
  const columns = [...there, ...further] as RegistryColumn[];
  const lines = rows.map((row) =>
    lineOf(
      columns.map((column) => row[column] ?? ""),
      delimiter,
    ),
  );
  const rest = text.slice(end + 1);
  return [
    [first, ...further].join(delimiter),
    "\n",
    rest,
    rest === "" || rest.endsWith("\n") ? "" : "\n",
    ...lines,
  ].join("");
}

const usedBy = (rows: readonly RegistryRow[]): RegistryColumn[] =>
  REGISTRY_COLUMNS.filter((column) => column === "name" || rows.some((row) => (row[column] ?? "") !== ""));

const lineOf = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => (/^\s|\s$|["\n\r]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\n`;

/** The mark between the cells: a tab, a comma or a semicolon, by the first line. */
export function delimiterOf(csv: string): string {
  const end = csv.indexOf("\n");
  const first = end < 0 ? csv : csv.slice(0, end);
  return first.includes("\t") ? "\t" : first.includes(",") || !first.includes(";") ? "," : ";";
}

/** What makes two rows one: who, of what kind and state, in which office since when. */
export const rowKey = (row: RegistryRow): string =>
  [row.name, row.type, row.country, row.role, row.from].map((cell) => (cell ?? "").trim().toLowerCase()).join("\t");
