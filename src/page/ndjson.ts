/**
 * NDJSON → pages: `{"id": "a1", "title": "Talks end", "text": "The talks ended …"}` is one page, a line each.
 *
 * The text stands in `text`, `body` or `content` (HTML where it looks like HTML) or in `html`; beside it may stand
 * `id` or `url`, `title` or `headline`, `date` or `published`, `author`. A line that is no such object is a `Problem`, the rest go on.
 */
import { wellFormed } from "../kit/well-formed.ts";
import type { Page, PageHead } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { tidyText } from "./decode.ts";
import { htmlPage, looksLikeHtml } from "./html.ts";
import { withHead } from "./media.ts";
import type { Columns, PageFile, PageTools } from "./source.ts";
import { EMPTY_HEAD, textPage } from "./text.ts";

/** One page or problem for each line that is not blank. The file's id is used for lines without one: "id#3". */
export function ndjsonPages({ file, id, bytes }: PageFile, tools: PageTools): (Page | Problem)[] {
  const found: (Page | Problem)[] = [];
  const decoder = new TextDecoder("utf-8");
  let line = 0;
  let from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (from < bytes.length) {
    const next = bytes.indexOf(10, from);
    const to = next < 0 ? bytes.length : next;
    line += 1;
    const one = bytes.subarray(from, bytes[to - 1] === 13 && to > from ? to - 1 : to);
    from = to + 1;
    if (one.every((byte) => byte === 32 || byte === 9)) continue;
    if (one.length > tools.maxBytes) {
      found.push({ code: "too-large", file: `${file}, line ${line}`, bytes: one.length, limit: tools.maxBytes });
      continue;
    }
    const page = pageOfLine(decoder.decode(one), `${id}#${line}`, () => tools.sha256(one), tools.columns);
    found.push(typeof page === "string" ? { code: "bad-line", file, line, why: page } : page);
  }
  return found.length === 0 ? [{ code: "empty", file }] : found;
}

/** The page, or in words why there is none. */
function pageOfLine(line: string, fallbackId: string, hash: () => string, columns?: Columns): Page | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "it is not JSON";
  }
  return pageOfFields(value, fallbackId, hash, columns);
}

/** The page that an object's fields are, or in words why there is none. */
export function pageOfFields(
  value: unknown,
  fallbackId: string,
  hash: () => string,
  columns: Columns = {},
): Page | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "it is not an object";
  const record = value as Readonly<Record<string, unknown>>;
  const asked = columns.text;
  const html = asked === undefined ? field(record, HTML_FIELDS) : null;
  const text = field(record, asked === undefined ? TEXT_FIELDS : [asked]);
  const content = tidyText(html ?? text ?? "");
  if (content.trim() === "") return `it has no text under ${asked ?? [...TEXT_FIELDS, ...HTML_FIELDS].join(", ")}`;
  const url = field(record, columns.url === undefined ? URL_FIELDS : [columns.url]);
  const source = {
    id: field(record, columns.id === undefined ? ID_FIELDS : [columns.id]) ?? url ?? fallbackId,
    sha256: hash(),
    url,
    retrieved: field(record, RETRIEVED_FIELDS)?.slice(0, 10) ?? null,
  };
  const said = headOf(record, url, columns);
  if (html === null && !looksLikeHtml(content)) return textPage(source, content, said);
  return withHead(htmlPage(source, content), said);
}

function headOf(record: Readonly<Record<string, unknown>>, url: string | null, columns: Columns): PageHead {
  const author = record.author ?? record.authors ?? record.byline;
  const authors = [author].flat().filter((one): one is string => typeof one === "string" && one.trim() !== "");
  return {
    ...EMPTY_HEAD,
    title: field(record, columns.title === undefined ? TITLE_FIELDS : [columns.title]),
    published: field(record, columns.date === undefined ? DATE_FIELDS : [columns.date]),
    modified: field(record, MODIFIED_FIELDS),
    canonical: url,
    language: field(record, ["language", "lang"]),
    publisher: field(record, ["publisher", "source", "outlet", "site_name", "source_domain"]),
    authors: authors.slice(0, 20),
  };
}

/** Fields that hold an article's text, the surest first. */
export const TEXT_FIELDS: readonly string[] = [
  "text",
  "body",
  "content",
  "maintext",
  "article",
  "content_text",
  "full_text",
];
const HTML_FIELDS: readonly string[] = ["html", "content_html", "raw_html"];
const URL_FIELDS: readonly string[] = ["url", "link", "uri"];
const ID_FIELDS: readonly string[] = ["id", "_id", "guid"];
const TITLE_FIELDS: readonly string[] = ["title", "headline"];
const DATE_FIELDS: readonly string[] = [
  "published",
  "date",
  "published_at",
  "publish_date",
  "date_publish",
  "pubdate",
  "datePublished",
];
const MODIFIED_FIELDS: readonly string[] = ["updated", "modified", "updated_at", "date_modify", "dateModified"];
const RETRIEVED_FIELDS: readonly string[] = ["retrieved", "date_download", "fetched", "crawled"];

/** The first of these fields that holds words or a number. */
function field(record: Readonly<Record<string, unknown>>, names: readonly string[]): string | null {
  for (const name of names) {
    if (!Object.hasOwn(record, name)) continue;
    const value = record[name];
    if (typeof value === "string" && value.trim() !== "") return wellFormed(value);
    if (typeof value === "number") return String(value);
  }
  return null;
}
