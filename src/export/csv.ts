/**
 * The record as a data package of CSV tables (RFC 4180, UTF-8, LF, one header; Frictionless `datapackage.json`), with a
 * codebook made from the same list of columns. No cell holds a list: an event's parties are rows of participants.csv.
 *
 *   events.csv        ev_7k2m,CONSULT,visit,held,…
 *   participants.csv  ev_7k2m,actor,1,Elina Valtonen,FIN,Finland
 */
import type { Selection } from "./selection.ts";
import { type Cell, type Table, tablesOf } from "./tables.ts";

export interface CsvOptions {
  /** For Excel: a byte order mark, and an apostrophe before what it would take for a formula. */
  readonly excel?: boolean;
}

/** The files of the package by name, and the number of rows of each table. */
export function toCsvPackage(
  selection: Selection,
  options: CsvOptions = {},
): { readonly files: ReadonlyMap<string, string>; readonly rows: ReadonlyMap<string, number> } {
  const tables = tablesOf(selection);
  const files = new Map<string, string>();
  for (const { name, columns, rows } of tables)
    files.set(`${name}.csv`, toCsv([columns.map((column) => column.name), ...rows], options));
  files.set("corrections.ndjson", selection.corrections.map((one) => `${JSON.stringify(one)}\n`).join(""));
  files.set("datapackage.json", `${JSON.stringify(packageOf(selection, tables), null, 2)}\n`);
  files.set("codebook.md", codebookOf(selection, tables));
  files.set("CITATION.cff", citationOf(selection));
  return { files, rows: new Map(tables.map(({ name, rows }) => [name, rows.length])) };
}

/** Rows as CSV: a cell is quoted where it must be, null is an empty cell. */
export function toCsv(rows: readonly (readonly Cell[])[], { excel = false }: CsvOptions = {}): string {
  const cell = (value: Cell): string => {
    if (value === null) return "";
    if (typeof value !== "string") return String(value);
    const text = excel && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return (excel ? "\uFEFF" : "") + rows.map((row) => `${row.map(cell).join(",")}\n`).join("");
}

/** https://specs.frictionlessdata.io/tabular-data-package/ */
function packageOf({ title, version }: Selection, tables: readonly Table[]) {
  return {
    profile: "tabular-data-package",
    name:
      title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "") || "readout",
    title: title || "Readout",
    description: `Made by Readout ${version} from news pages. The columns are told in codebook.md.`,
    resources: tables.map(({ name, about, key, columns, rows }) => ({
      profile: "tabular-data-resource",
      name,
      path: `${name}.csv`,
      description: about,
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      dialect: { delimiter: ",", lineTerminator: "\n", quoteChar: '"', doubleQuote: true, header: true },
      rows: rows.length,
      schema: {
        fields: columns.map((one) => ({ name: one.name, type: one.type, description: one.about })),
        missingValues: [""],
        primaryKey: key,
        ...(name === "participants"
          ? { foreignKeys: [{ fields: "event_id", reference: { resource: "events", fields: "event_id" } }] }
          : {}),
      },
    })),
  };
}

function codebookOf({ title, version }: Selection, tables: readonly Table[]): string {
  const lines = [
    `# Codebook: ${title || "Readout"}`,
    "",
    `Made by Readout ${version}. Every row of \`events\`, \`quotes\` and \`figures\` rests on the passages of \`evidence\`; what a person has said of it stands in its review columns and, whole, in \`corrections.ndjson\`. An empty cell means that it is not known or not said.`,
    "",
  ];
  for (const { name, about, key, columns, rows } of tables) {
    lines.push(
      `## ${name}.csv`,
      "",
      `${about} ${rows.length} rows. Key: ${key.join(", ")}.`,
      "",
      "| column | type | |",
      "|---|---|---|",
    );
    for (const one of columns) lines.push(`| \`${one.name}\` | ${one.type} | ${one.about.replaceAll("|", "\\|")} |`);
    lines.push("");
  }
  return lines.join("\n");
}

/** https://citation-file-format.github.io, version 1.2.0; strings in JSON's form, which YAML reads. */
function citationOf({ title, version }: Selection): string {
  return [
    "cff-version: 1.2.0",
    'message: "If you use these data, please cite them, and the pages that they rest on (pages.csv)."',
    "type: dataset",
    `title: ${JSON.stringify(title || "A record read by Readout")}`,
    "authors:",
    `  - name: ${JSON.stringify(`The curators of ${title || "this record"}`)}`,
    "references:",
    "  - type: software",
    "    title: Readout",
    `    version: ${JSON.stringify(version)}`,
    "    authors:",
    '      - name: "The Readout contributors"',
    "",
  ].join("\n");
}
