import type { Article } from "../src/model/index.ts";

/** A text as an article whose body is all of it, for sets that hold texts and no pages. */
export function bareArticle(text: string, published: string | null): Article {
  return {
    kind: "article",
    page: {
      kind: "page",
      id: "text",
      sha256: "0".repeat(64),
      format: "text",
      text,
      blocks: [{ start: 0, end: text.length, tag: "line", path: [], linked: 0 }],
      head: {
        title: null,
        siteName: null,
        canonical: null,
        language: null,
        published: null,
        modified: null,
        authors: [],
        publisher: null,
      },
      url: null,
      retrieved: null,
    },
    title: null,
    published,
    publishedIs: published === null ? null : "stated",
    whyPublished: null,
    updated: null,
    updatedIs: null,
    publishedHints: [],
    language: "en",
    outlet: null,
    origin: null,
    wire: [],
    byline: [],
    dateline: null,
    wording: "original",
    body: text,
    stretches: [{ start: 0, end: text.length, from: 0 }],
    parts: [],
    because: {},
    removed: [],
    skipped: null,
  };
}
