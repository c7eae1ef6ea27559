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
 * that is the body (`value: [start, end]`, into `Page.text`). Later ones win. Others, and those of other pages, do nothing here.
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
  if (!Array.isArray(value)) return article;
  const [start, end] = value as unknown[];
  const text = article.page.text;
  if (typeof start !== "number" || typeof end !== "number" || !(0 <= start && start < end && end <= text.length))
    return article;
  return {
    ...article,
    body: text.slice(start, end),
    stretches: [{ start: 0, end: end - start, from: start }],
    parts: [{ start: 0, end: end - start, kind: "paragraph" }],
    skipped: article.skipped === "no article" ? null : article.skipped,
  };
}
