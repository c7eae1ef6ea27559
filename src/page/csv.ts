/**
 * CSV and TSV → pages: a row with its text in the column "text", "body", "content" or "article" is one page.
 *
 * RFC 4180 with what spreadsheets make of it: a semicolon or tab for the comma, line ends within quotes. Columns are known by
 * their names in the first row, which are those of NDJSON fields (`ndjson.ts`); where no name is known, the column with by far
 * the longest cells is the text.
 */
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { decode } from "./decode.ts";
import { pageOfFields, TEXT_FIELDS } from "./ndjson.ts";
import type { PageFile, PageTools } from "./source.ts";

export function csvPages(source: PageFile, tools: PageTools): (Page | Problem)[] {
  const { file, bytes } = source;
  const decoded = decode(bytes, null);
  if (decoded.kind !== "text") return [{ code: decoded.kind, file }];
  const { text } = decoded;
  const rows = csvRows(text, file.toLowerCase().endsWith(".tsv") ? "\t" : delimiterOf(text));
  const header = (rows[0] ?? []).map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_"),
  );
  const column = textColumn(header, rows, tools.textColumn ?? null);
  if (column === null) return [{ code: "no-text-column", file, columns: (rows[0] ?? []).join(", ").slice(0, 300) }];
  const found: (Page | Problem)[] = [];
  for (let number = 1; number < rows.length; number += 1) {
    const row = rows[number]!;
    if (row.every((cell) => cell.trim() === "")) continue;
    const fields: Record<string, unknown> = Object.create(null);
    header.forEach((name, i) => {
      if (i !== column && !TEXT_FIELDS.includes(name)) fields[name] ??= row[i] ?? "";
    });
    const content = new TextEncoder().encode(row[column] ?? "");
    if (content.length > tools.maxBytes) {
      found.push({
        code: "too-large",
        file: `${file}, row ${number + 1}`,
        bytes: content.length,
        limit: tools.maxBytes,
      });
      continue;
    }
    fields[header[column] === "html" ? "html" : "text"] = row[column] ?? "";
    const page = pageOfFields(fields, `${source.id}#${number + 1}`, () => tools.sha256(content));
    found.push(typeof page === "string" ? { code: "bad-line", file, line: number + 1, why: page } : page);
  }
  return found.length === 0 ? [{ code: "empty", file }] : found;
}

/** The cells of a table, row by row. A quote that is never closed runs to the end. Blank lines are rows of one empty cell. */
export function csvRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const length = text.endsWith("\n") ? text.length - 1 : text.length;
  while (at <= length) {
    let cell: string;
    if (text[at] === '"') {
      const parts: string[] = [];
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        const to = quote < 0 ? text.length : quote;
        parts.push(text.slice(from, to));
        from = to + 1;
        if (text[from] !== '"' || quote < 0) break;
        parts.push('"');
        from += 1;
      }
      cell = parts.join("");
      at = from;
      // What stands behind the closing quote belongs to the cell, as spreadsheets read it.
      const end = endOfCell(text, at, delimiter);
      cell += text.slice(at, end);
      at = end;
    } else {
      const end = endOfCell(text, at, delimiter);
      cell = text.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (at < length && text[at] === delimiter) {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    at += 1;
  }
  return rows;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== delimiter) at += 1;
  return at;
}

/** The mark that parts the names of the first line. */
function delimiterOf(text: string): string {
  const line = text.slice(0, text.indexOf("\n") < 0 ? 4000 : Math.min(4000, text.indexOf("\n")));
  const times = (mark: string) => line.split(mark).length - 1;
  return [",", ";", "\t", "|"].reduce((best, mark) => (times(mark) > times(best) ? mark : best));
}

/** Names by which tables call their text, the surest first. */
const NAMES: readonly string[] = [
  ...TEXT_FIELDS,
  "html",
  "article_text",
  "article_body",
  "story",
  "fulltext",
  "plain_text",
];

function textColumn(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  asked: string | null,
): number | null {
  if (asked !== null) {
    const at = header.indexOf(
      asked
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, "_"),
    );
    return at < 0 ? null : at;
  }
  for (const name of NAMES) {
    const at = header.indexOf(name);
    if (at >= 0) return at;
  }
  // "headline,date,para": the column whose cells are paragraphs.
  const sample = rows.slice(1, 101);
  const means = header.map(
    (_, i) => sample.reduce((sum, row) => sum + (row[i]?.length ?? 0), 0) / Math.max(1, sample.length),
  );
  const most = Math.max(...means, 0);
  const second = Math.max(...means.filter((mean) => mean !== most), 0);
  return most >= 200 && most > 2 * second ? means.indexOf(most) : null;
}
