/**
 * What the markup says about the page: `<meta property="og:title" content="Talks end">` gives `title: "Talks end"`.
 *
 * Reads JSON-LD (schema.org Article and its kinds), OpenGraph, the usual meta names, microdata, `time` elements, the
 * canonical link and `lang`. Nothing is trusted here: `article/` checks it against the text. Dates stay as printed.
 */
import { wellFormed } from "../kit/well-formed.ts";
import type { PageHead } from "../model/page.ts";

type Field = "title" | "siteName" | "canonical" | "language" | "published" | "modified" | "publisher";

export class HeadReader {
  /** For each field, the value and the rank of where it was read; the highest rank wins, the first among equals. */
  private readonly best = new Map<Field, { value: string; rank: number }>();
  private readonly authors = new Map<string, number>();
  private metas = 0;

  /** A `meta`, `link` or `html` element. */
  element(name: string, attributes: Readonly<Record<string, string>>): void {
    this.metas += 1;
    if (this.metas > 5000) return;
    if (name === "html") {
      if (attributes.lang !== undefined) this.set("language", attributes.lang, 2);
      return;
    }
    if (name === "link") {
      if ((attributes.rel ?? "").toLowerCase() === "canonical") this.set("canonical", attributes.href, 2);
      return;
    }
    const key = (attributes.property ?? attributes.name ?? attributes.itemprop ?? "").toLowerCase().trim();
    const content = attributes.content;
    if (key === "" || content === undefined) return;
    const meaning = META[key] ?? DATE_META[key.replace(/[^a-z]/g, "")];
    if (meaning !== undefined) this.set(meaning[0], content, meaning[1]);
    else if (AUTHOR_META.has(key)) this.author(content, 2);
  }

  /** Any other element that is shown: microdata carries dates in attributes. Other `time` elements are judged where they stand. */
  inside(attributes: Readonly<Record<string, string>>): void {
    const stamp = attributes.datetime ?? (attributes.itemprop === undefined ? undefined : attributes.content);
    if (stamp === undefined || !/\d{4}/.test(stamp)) return;
    const what = attributes.itemprop ?? "";
    if (what === "datePublished" || attributes.pubdate !== undefined) this.set("published", stamp, 4);
    else if (what === "dateModified") this.set("modified", stamp, 4);
  }

  /** The `title` element. */
  documentTitle(text: string): void {
    this.set("title", text, 1);
  }

  /** The content of a script of type application/ld+json. Bad JSON is passed over. */
  jsonLd(text: string): void {
    let value: unknown;
    try {
      value = JSON.parse(text.trim().replace(/^<!\[CDATA\[|\]\]>$/g, ""));
    } catch {
      // Quotes that were not escaped, a comma too many: the day may be had all the same.
      this.script(text);
      return;
    }
    this.walk(value, 0, { left: 2000 });
  }

  /** Any other script: many systems hand their own fields to the browser so. */
  script(text: string): void {
    const found =
      /"(?:datePublished|publishedAt|published_at|publishedFirst|first-publication|firstPublished|publishedDate|publishDate|publish_date|publicationDate|pubDate|date_published|published_time|publishTime|articlePublished)"\s*:\s*"([^"\\]{8,40})"/.exec(
        text,
      );
    if (found !== null) this.set("published", found[1], 2);
  }

  result(): PageHead {
    const get = (field: Field) => this.best.get(field)?.value ?? null;
    const top = Math.max(0, ...this.authors.values());
    return {
      title: get("title"),
      siteName: get("siteName"),
      canonical: get("canonical"),
      language: get("language"),
      published: get("published"),
      modified: get("modified"),
      authors: [...this.authors].filter(([, rank]) => rank === top).map(([name]) => name),
      publisher: get("publisher"),
    };
  }

  private walk(value: unknown, depth: number, budget: { left: number }): void {
    budget.left -= 1;
    if (budget.left < 0 || depth > 8 || typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) this.walk(item, depth + 1, budget);
      return;
    }
    const node = value as Readonly<Record<string, unknown>>;
    const types = [node["@type"]].flat().filter((type) => typeof type === "string");
    if (types.some((type) => ARTICLE_TYPES.test(type))) {
      this.set("title", textOf(node.headline) ?? textOf(node.name), 5);
      this.set("published", textOf(node.datePublished), 5);
      this.set("modified", textOf(node.dateModified), 5);
      this.set("published", textOf(node.dateCreated) ?? textOf(node.uploadDate), 3);
      this.set("publisher", nameOf(node.publisher), 5);
      this.set("language", textOf(node.inLanguage), 1);
      for (const one of [node.author].flat()) this.author(nameOf(one), 3);
    } else if (types.includes("WebSite")) {
      this.set("siteName", textOf(node.name), 1);
    } else if (types.some((type) => /^(?:\w*Page|VideoObject|Product)$/.test(type))) {
      this.set("published", textOf(node.datePublished) ?? textOf(node.uploadDate), 3);
      this.set("modified", textOf(node.dateModified), 3);
    }
    for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"]) {
      if (node[key] !== undefined) this.walk(node[key], depth + 1, budget);
    }
  }

  private set(field: Field, value: string | null | undefined, rank: number): void {
    const tidy = tidied(value);
    if (tidy === null) return;
    const old = this.best.get(field);
    if (old === undefined || rank > old.rank) this.best.set(field, { value: tidy, rank });
  }

  private author(value: string | null | undefined, rank: number): void {
    const tidy = tidied(value);
    if (tidy === null || tidy.length > 200 || /^https?:|^[@/]/.test(tidy) || this.authors.size > 30) return;
    this.authors.set(tidy, Math.max(rank, this.authors.get(tidy) ?? 0));
  }
}

function tidied(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const tidy = wellFormed(value.slice(0, 1000)).replace(/\s+/g, " ").trim();
  return tidy === "" ? null : tidy;
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? decodeEntities(value) : null);

function nameOf(value: unknown): string | null {
  if (typeof value === "string") return textOf(value);
  if (typeof value !== "object" || value === null) return null;
  return textOf((value as Readonly<Record<string, unknown>>).name);
}

/** JSON-LD is often escaped twice. */
const decodeEntities = (text: string) =>
  text
    .replace(/&(?:#0?39|#x27|apos|rsquo|#8217|lsquo|#8216);/gi, "’")
    .replace(/&(?:quot|#34|ldquo|rdquo|#8220|#8221);/gi, '"')
    .replace(/&(?:nbsp|#160);/gi, " ")
    .replace(/&(?:ndash|#8211);/gi, "–")
    .replace(/&(?:mdash|#8212);/gi, "—")
    .replace(/&amp;/gi, "&");

const ARTICLE_TYPES = /^(?:\w*Article|\w*BlogPosting|Report|LiveBlogPosting|Review|CreativeWork)$/;

const META: Readonly<Record<string, readonly [Field, number] | undefined>> = Object.assign(Object.create(null), {
  "og:title": ["title", 4],
  "twitter:title": ["title", 3],
  "dc.title": ["title", 3],
  headline: ["title", 3],
  "parsely-title": ["title", 3],
  "sailthru.title": ["title", 3],
  "og:site_name": ["siteName", 4],
  "application-name": ["siteName", 2],
  "al:ios:app_name": ["siteName", 1],
  "og:url": ["canonical", 1],
  "article:published_time": ["published", 5],
  "og:article:published_time": ["published", 5],
  "og:published_time": ["published", 4],
  datepublished: ["published", 4],
  "dc.date.issued": ["published", 4],
  "dcterms.created": ["published", 3],
  "dc.date": ["published", 3],
  "parsely-pub-date": ["published", 4],
  "sailthru.date": ["published", 4],
  pubdate: ["published", 4],
  publishdate: ["published", 4],
  publish_date: ["published", 4],
  "publish-date": ["published", 4],
  publication_date: ["published", 4],
  "article.published": ["published", 4],
  "article:post_date": ["published", 4],
  "cxenseparse:recs:publishtime": ["published", 4],
  date: ["published", 3],
  "article:modified_time": ["modified", 5],
  "og:updated_time": ["modified", 4],
  datemodified: ["modified", 4],
  lastmod: ["modified", 3],
  "last-modified": ["modified", 3],
  "dc.publisher": ["publisher", 3],
  publisher: ["publisher", 2],
  copyright: ["publisher", 1],
  "og:locale": ["language", 1],
  "dc.language": ["language", 1],
  "content-language": ["language", 1],
});

/** Names of dates in the many systems that make pages, without their marks: "DC:date.issued" is "dcdateissued". */
const DATE_META: Readonly<Record<string, readonly [Field, number] | undefined>> = Object.assign(
  Object.create(null),
  Object.fromEntries([
    ...(
      "dcdateissued dcdatecreated dctermsissued dctermsdate dctermscreated dcdate citationpublicationdate citationdate citationonlinedate bepresscitationdate " +
      "shareaholicarticlepublishedtime shareaholicpublished schemadatepublished rnewsdatepublished itempropdatepublished datepublished publisheddate publishdate " +
      "publicationdate pubdate publisheddatetime publishedat publishedtime publishtime publisheson articlepublished articlepublishedtime articlepublicationdate " +
      "articledateoriginal articlepostdate articlecreated articledate datecreated created createddate creationdate dateissued originalpublicationdate " +
      "prismpublicationdate releasedate displaydate storydate newsdate contentpublisheddate ogpublisheddate ogpubdate vrdate sailthrudate parselypubdate " +
      "uploaddate videoreleasedate ptime gentime firstpublished publicationtime dcpublished"
    )
      .split(" ")
      .map((name) => [name, ["published", 3]] as const),
    ...(
      "dcdatemodified dctermsmodified datemodified lastmodified lastmod lastupdated updatedtime modifiedtime articlemodified articleupdated revised modified " +
      "shareaholicarticlemodifiedtime revisiondate dateupdated eomportallastupdate"
    )
      .split(" ")
      .map((name) => [name, ["modified", 2]] as const),
  ]),
);

const AUTHOR_META: ReadonlySet<string> = new Set([
  "author",
  "article:author",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "sailthru.author",
  "byl",
  "authors",
  "twitter:creator:name",
]);
