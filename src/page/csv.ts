/**
 * CSV and TSV → pages: a row with its text in the column "text", "body", "content" or "article" is one page.
 *
 * RFC 4180 with what spreadsheets make of it: a semicolon or tab for the comma, line ends within quotes. Columns are known by
 * their names in the first row, which are those of NDJSON fields (`ndjson.ts`); where no name is known, the column with by far
 * the longest cells is the text. `PageTools.columns` names what is called otherwise.
 */
import { csvRows } from "../kit/csv.ts";
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { decode } from "./decode.ts";
import { pageOfFields, TEXT_FIELDS } from "./ndjson.ts";
import type { Columns, PageFile, PageTools } from "./source.ts";

export function csvPages(source: PageFile, tools: PageTools): (Page | Problem)[] {
  const { file, bytes } = source;
  const decoded = decode(bytes, null);
  if (decoded.kind !== "text") return [{ code: decoded.kind, file }];
  const { text } = decoded;
  const rows = csvRows(text, file.toLowerCase().endsWith(".tsv") ? "\t" : delimiterOf(text));
  const header = (rows[0] ?? []).map(plainName);
  const printed = (rows[0] ?? []).join(", ").slice(0, 300);
  const { text: asked, ...others } = tools.columns ?? {};
  const column = textColumn(header, rows, asked ?? null);
  if (column === null) return [{ code: "no-text-column", file, columns: printed }];
  const columns: Columns = Object.fromEntries(Object.entries(others).map(([what, name]) => [what, plainName(name)]));
  for (const name of Object.values(others)) {
    if (!header.includes(plainName(name)))
      return [{ code: "unreadable", file, why: `it has no column “${name}”; its columns: ${printed}` }];
  }
  const named = new Set(Object.values(columns));
  const found: (Page | Problem)[] = [];
  for (let number = 1; number < rows.length; number += 1) {
    const row = rows[number]!;
    if (row.every((cell) => cell.trim() === "")) continue;
    const fields: Record<string, unknown> = Object.create(null);
    header.forEach((name, i) => {
      if (i !== column && !(TEXT_FIELDS.includes(name) && !named.has(name))) fields[name] ??= row[i] ?? "";
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
    const page = pageOfFields(fields, `${source.id}#${number + 1}`, () => tools.sha256(content), columns);
    found.push(typeof page === "string" ? { code: "bad-line", file, line: number + 1, why: page } : page);
  }
  return found.length === 0 ? [{ code: "empty", file }] : found;
}

/** The mark that parts the names of the first line. */
function delimiterOf(text: string): string {
  const line = text.slice(0, text.indexOf("\n") < 0 ? 4000 : Math.min(4000, text.indexOf("\n")));
  const times = (mark: string) => line.split(mark).length - 1;
  return [",", ";", "\t", "|"].reduce((best, mark) => (times(mark) > times(best) ? mark : best));
}

/** "Article Text" is "article_text". */
const plainName = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

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
    const at = header.indexOf(plainName(asked));
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
