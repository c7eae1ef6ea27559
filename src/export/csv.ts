/**
 * The record as a data package of CSV tables (RFC 4180, UTF-8, LF, one header; Frictionless `datapackage.json`), with a
 * codebook made from the same list of columns. No cell holds a list: an event's parties are rows of participants.csv.
 *
 *   events.csv        ev_7k2m,CONSULT,visit,held,…
 *   participants.csv  ev_7k2m,actor,1,Elina Valtonen,FIN,Finland
 */
import type { Writing } from "./format.ts";
import type { Selection } from "./selection.ts";
import { type Cell, NOTHING, type Table, tablesOf } from "./tables.ts";

export interface CsvOptions {
  /** For Excel: a byte order mark, and an apostrophe before what it would take for a formula. */
  readonly excel?: boolean;
}

/** The package, written a part at a time. */
export function csvPackage(frame: Selection, { excel }: CsvOptions = {}): Writing {
  const rows = new Map<string, number>();
  return {
    begin() {
      const tables = tablesOf({ ...frame, ...NOTHING });
      for (const { name } of tables) rows.set(name, 0);
      return new Map(
        tables.map(({ name, columns }) => [
          `${name}.csv`,
          toCsv([columns.map((column) => column.name)], excel === undefined ? {} : { excel }),
        ]),
      );
    },
    part: (part) =>
      new Map(
        tablesOf(part).flatMap((table) => {
          rows.set(table.name, rows.get(table.name)! + table.rows.length);
          return table.rows.length === 0 ? [] : [[`${table.name}.csv`, rowsOf(table.rows, excel === true)]];
        }),
      ),
    end() {
      const tables = tablesOf({ ...frame, ...NOTHING }).map((table) => ({ ...table, count: rows.get(table.name)! }));
      return new Map([
        ["corrections.ndjson", frame.corrections.map((one) => `${JSON.stringify(one)}\n`).join("")],
        ["datapackage.json", `${JSON.stringify(packageOf(frame, tables), null, 2)}\n`],
        ["codebook.md", codebookOf(frame, tables)],
        ["CITATION.cff", citationOf(frame)],
      ]);
    },
    told: () => ({ counts: [...rows].map(([name, count]) => [count, name]), leftOut: new Map() }),
  };
}

type Counted = Omit<Table, "rows"> & { readonly count: number };

/** Rows as CSV: a cell is quoted where it must be, null is an empty cell. */
export const toCsv = (rows: readonly (readonly Cell[])[], { excel = false }: CsvOptions = {}): string =>
  (excel ? "\uFEFF" : "") + rowsOf(rows, excel);

function rowsOf(rows: readonly (readonly Cell[])[], excel: boolean): string {
  const cell = (value: Cell): string => {
    if (value === null) return "";
    if (typeof value !== "string") return String(value);
    const text = excel && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(cell).join(",")}\n`).join("");
}

/** https://specs.frictionlessdata.io/tabular-data-package/ */
function packageOf({ title, version }: Selection, tables: readonly Counted[]) {
  return {
    profile: "tabular-data-package",
    name:
      title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "") || "readout",
    title: title || "Readout",
    description: `Made by Readout ${version} from news pages. The columns are told in codebook.md.`,
    resources: tables.map(({ name, about, key, columns, count }) => ({
      profile: "tabular-data-resource",
      name,
      path: `${name}.csv`,
      description: about,
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      dialect: { delimiter: ",", lineTerminator: "\n", quoteChar: '"', doubleQuote: true, header: true },
      rows: count,
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

function codebookOf({ title, version }: Selection, tables: readonly Counted[]): string {
  const lines = [
    `# Codebook: ${title || "Readout"}`,
    "",
    `Made by Readout ${version}. Every row of \`events\`, \`quotes\` and \`figures\` rests on the passages of \`evidence\`; what a person has said of it stands in its review columns and, whole, in \`corrections.ndjson\`. An empty cell means that it is not known or not said.`,
    "",
  ];
  for (const { name, about, key, columns, count } of tables) {
    lines.push(
      `## ${name}.csv`,
      "",
      `${about} ${count} rows. Key: ${key.join(", ")}.`,
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
