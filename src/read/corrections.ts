import type { Article, Correction } from "../model/index.ts";

/** Fields of the page that a person may set by `page_meta`, in the contract's names. */
const fields = {
  title: "title",
  published: "published",
  language: "language",
  outlet: "outlet",
  origin: "origin",
  wire: "wire",
  byline: "byline",
  wording: "wording",
} as const satisfies Record<string, keyof Article>;

/**
 * The article with what a person has said of its page: `page_meta` sets a field, `body_range` the stretch of the page's text
 * that is the body (`value: { start, end, first, last }`, into `Page.text`, with its first and last words, which are sought where the text
 * was cut otherwise before; an older file has `[start, end]`). Later ones win. Others, and those of other pages, do nothing here.
 */
export function withPageCorrections(article: Article, corrections: readonly Correction[]): Article {
  let corrected = article;
  for (const correction of corrections) {
    if (correction.target.sha256 !== article.page.sha256) continue;
    if (correction.op === "page_meta") corrected = withField(corrected, correction);
    if (correction.op === "body_range") corrected = withBody(corrected, correction);
  }
  return corrected;
}

function withField(article: Article, { target, value }: Correction): Article {
  const name = target.field;
  if (name === undefined || !Object.hasOwn(fields, name) || value === undefined) return article;
  const set = { ...article, [fields[name as keyof typeof fields]]: value };
  return name === "published"
    ? { ...set, publishedIs: value === null ? null : "stated", whyPublished: "set by a person" }
    : set;
}

function withBody(article: Article, { value }: Correction): Article {
  const { text } = article.page;
  const range = rangeIn(text, value);
  if (range === null) return article;
  const [start, end] = range;
  return {
    ...article,
    body: text.slice(start, end),
    stretches: [{ start: 0, end: end - start, from: start }],
    parts: [{ start: 0, end: end - start, kind: "paragraph" }],
    skipped: article.skipped === "no article" ? null : article.skipped,
  };
}

/** Where the stretch stands in the text; null where it does not, or is none. */
function rangeIn(text: string, value: unknown): readonly [start: number, end: number] | null {
  const [start, end, first, last] = Array.isArray(value)
    ? [...value.slice(0, 2), "", ""]
    : fieldsOf(value ?? {}, ["start", "end", "first", "last"]);
  if (typeof start !== "number" || typeof end !== "number" || typeof first !== "string" || typeof last !== "string")
    return null;
  const stands = 0 <= start && start < end && end <= text.length;
  if (stands && text.startsWith(first, start) && text.slice(start, end).endsWith(last)) return [start, end];
  const from = first === "" ? -1 : text.indexOf(first);
  const at = from < 0 || last === "" ? -1 : text.indexOf(last, from);
  return at < 0 ? null : [from, at + last.length];
}

const fieldsOf = (value: object, names: readonly string[]): unknown[] =>
  names.map((name) => (value as Readonly<Record<string, unknown>>)[name]);
