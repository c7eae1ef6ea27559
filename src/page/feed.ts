/**
 * Feeds → pages: each item of an RSS, Atom or JSON feed that holds its full text is one page, with the item's address, title,
 * day and writers in its head.
 *
 * RSS 2.0 and 1.0 with `content:encoded` or a long `description`; Atom (RFC 4287) `content` as text, HTML or XHTML; JSON Feed
 * 1.1. Items that hold only a summary are counted in one `Problem`: a summary is no article. Entities of a DTD are never
 * expanded, so that no feed grows by being read.
 */
import { Parser } from "htmlparser2";
import { printedDate } from "../kit/printed-date.ts";
import { wellFormed } from "../kit/well-formed.ts";
import type { Page, PageHead } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { tidyText } from "./decode.ts";
import { htmlPage } from "./html.ts";
import { withHead } from "./media.ts";
import type { PageFile, PageTools } from "./source.ts";
import { EMPTY_HEAD, textPage } from "./text.ts";

/** Whether the beginning of a text is that of an RSS or Atom feed. */
export const looksLikeFeed = (start: string) =>
  /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!(?:--[^>]{0,1000}--|DOCTYPE[^>[]{0,300})>\s*|<\?[^>]{0,300}\?>\s*){0,8}<(?:rss|feed|rdf:RDF)[\s>]/i.test(
    start.slice(0, 4000),
  );

/** The pages of an RSS or Atom feed whose bytes have been decoded. Never throws. */
export function xmlFeedPages(source: PageFile, xml: string, tools: PageTools): (Page | Problem)[] {
  const reader = new FeedReader(xml);
  const parser = new Parser(reader, { xmlMode: true, decodeEntities: true });
  reader.parser = parser;
  parser.write(xml);
  parser.end();
  return itemPages(source, reader.items, tools);
}

/** Addresses of a feed's items in their order, made whole by the feed's own; null when the text is no feed. */
export function feedLinks(text: string, base: string): string[] | null {
  if (!looksLikeFeed(text)) return null;
  const reader = new FeedReader(text);
  const parser = new Parser(reader, { xmlMode: true, decodeEntities: true });
  reader.parser = parser;
  parser.write(text);
  parser.end();
  const links = new Set<string>();
  for (const { url, id } of reader.items) {
    const link = url ?? id ?? "";
    if (/^https?:\/\//i.test(link)) links.add(link);
    else if (url !== null && URL.canParse(url, base)) links.add(new URL(url, base).href);
  }
  return [...links];
}

/** The items of a JSON feed, or null when the value is none. */
export function jsonFeedPages(source: PageFile, value: unknown, tools: PageTools): (Page | Problem)[] | null {
  const feed = objectOf(value);
  if (feed === null || !Array.isArray(feed.items) || !/jsonfeed\.org/.test(wordsOf(feed.version) ?? "")) return null;
  const items = feed.items.slice(0, MAX_ITEMS).map((one): Item => {
    const item = objectOf(one) ?? {};
    const authors = [item.authors ?? feed.authors ?? item.author]
      .flat()
      .map((author) => wordsOf(objectOf(author)?.name));
    return {
      ...emptyItem(),
      id: typeof item.id === "number" ? String(item.id) : wordsOf(item.id),
      url: wordsOf(item.url) ?? wordsOf(item.external_url),
      title: wordsOf(item.title),
      published: wordsOf(item.date_published),
      modified: wordsOf(item.date_modified),
      language: wordsOf(item.language) ?? wordsOf(feed.language),
      publisher: wordsOf(feed.title),
      authors: authors.filter((name): name is string => name !== null).slice(0, 20),
      html: wordsOf(item.content_html),
      text: wordsOf(item.content_text),
    };
  });
  return itemPages(source, items, tools);
}

interface Item {
  id: string | null;
  url: string | null;
  title: string | null;
  published: string | null;
  modified: string | null;
  language: string | null;
  publisher: string | null;
  authors: string[];
  html: string | null;
  text: string | null;
}

const emptyItem = (): Item => ({
  id: null,
  url: null,
  title: null,
  published: null,
  modified: null,
  language: null,
  publisher: null,
  authors: [],
  html: null,
  text: null,
});

/** Items of a feed that are looked at. */
const MAX_ITEMS = 20_000;
/** A description of fewer letters is a summary. */
const FULL_TEXT = 500;

function itemPages(source: PageFile, items: readonly Item[], tools: PageTools): (Page | Problem)[] {
  const { file } = source;
  if (items.length === 0) return [{ code: "empty", file }];
  const found: (Page | Problem)[] = [];
  let short = 0;
  items.forEach((item, i) => {
    const content = tidyText(item.html ?? item.text ?? "");
    const bytes = new TextEncoder().encode(content);
    if (content.trim() === "" || (item.text === null && content.length < FULL_TEXT)) {
      short += 1;
      return;
    }
    if (bytes.length > tools.maxBytes) {
      found.push({
        code: "too-large",
        file: item.url ?? `${file}, item ${i + 1}`,
        bytes: bytes.length,
        limit: tools.maxBytes,
      });
      return;
    }
    const url = item.url !== null && /^https?:\/\//i.test(item.url) ? item.url : null;
    const page = { id: url ?? item.id ?? `${source.id}#${i + 1}`, sha256: tools.sha256(bytes), url, retrieved: null };
    const said: PageHead = {
      ...EMPTY_HEAD,
      title: item.title,
      canonical: url,
      language: item.language,
      published: item.published === null || printedDate(item.published) === null ? null : item.published,
      modified: item.modified,
      authors: item.authors,
      publisher: item.publisher,
    };
    found.push(item.html !== null ? withHead(htmlPage(page, content), said) : textPage(page, content, said));
  });
  if (short > 0) found.push({ code: "summary-only", file, items: short, of: items.length });
  return found;
}

/** Elements of an item whose text is taken, and the field that it goes to. */
const FIELDS: Readonly<Record<string, Exclude<keyof Item, "authors"> | "author" | undefined>> = Object.assign(
  Object.create(null),
  {
    title: "title",
    link: "url",
    guid: "id",
    id: "id",
    pubdate: "published",
    "dc:date": "published",
    "dcterms:created": "published",
    published: "published",
    issued: "published",
    updated: "modified",
    "dc:creator": "author",
    author: "author",
    name: "author",
    "content:encoded": "html",
    content: "html",
    description: "text",
    summary: "text",
    "dc:language": "language",
  },
);

/** Builds items while the XML parser runs. Depth is counted, not kept, so that nesting costs nothing. */
class FeedReader {
  readonly items: Item[] = [];
  parser: Parser | null = null;
  private readonly xml: string;
  private item: Item | null = null;
  private depth = 0;
  private itemDepth = 0;
  private field: ReturnType<typeof fieldOf> = null;
  private fieldDepth = 0;
  private parts: string[] = [];
  /** Where the markup of an Atom element of type xhtml begins; -1 outside one. */
  private markup = -1;
  private contentType = "";
  private channelTitle: string | null = null;
  private description: string | null = null;

  constructor(xml: string) {
    this.xml = xml;
  }

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1;
    const lower = name.toLowerCase();
    if (this.item === null) {
      if ((lower === "item" || lower === "entry") && this.items.length < MAX_ITEMS) {
        this.item = { ...emptyItem(), publisher: this.channelTitle };
        this.itemDepth = this.depth;
        this.description = null;
      } else if (lower === "title" && this.channelTitle === null) this.begin("title", lower);
      return;
    }
    if (this.field !== null) return;
    if (lower === "link" && attributes.href !== undefined) {
      const rel = (attributes.rel ?? "alternate").toLowerCase();
      if (rel === "alternate") this.item.url ??= attributes.href;
      return;
    }
    // "media:title", "source > title" and their like are not the item's.
    if (this.depth > this.itemDepth + (lower === "name" ? 2 : 1)) return;
    const field = fieldOf(lower);
    if (
      field === null ||
      (lower === "author" &&
        this.xml.slice(this.parser?.endIndex ?? 0, (this.parser?.endIndex ?? 0) + 200).includes("<name"))
    )
      return;
    this.begin(field, lower);
    this.contentType = (attributes.type ?? "").toLowerCase();
    if (this.contentType === "xhtml") this.markup = (this.parser?.endIndex ?? -2) + 1;
  }

  ontext(text: string): void {
    if (this.field !== null && this.markup < 0) this.parts.push(text);
  }

  onclosetag(): void {
    if (this.field !== null && this.depth === this.fieldDepth) this.end();
    if (this.item !== null && this.depth === this.itemDepth) {
      this.item.html ??= this.description;
      this.items.push(this.item);
      this.item = null;
    }
    this.depth -= 1;
  }

  onend(): void {
    // A feed that is cut inside an item: what the item has is kept.
    if (this.item === null) return;
    if (this.field !== null) this.end();
    this.item.html ??= this.description;
    this.items.push(this.item);
    this.item = null;
  }

  private begin(field: NonNullable<ReturnType<typeof fieldOf>>, _name: string): void {
    this.field = field;
    this.fieldDepth = this.depth;
    this.parts = [];
    this.markup = -1;
    this.contentType = "";
  }

  private end(): void {
    const { field, item } = this;
    const raw =
      this.markup >= 0 ? this.xml.slice(this.markup, this.parser?.startIndex ?? this.markup) : this.parts.join("");
    const isText = this.contentType === "text" && field !== "title";
    this.field = null;
    this.markup = -1;
    this.parts = [];
    const text = wellFormed(raw).trim();
    if (text === "" || field === null) return;
    if (item === null) {
      this.channelTitle = plain(text);
      return;
    }
    if (field === "html") {
      if (isText) item.text ??= text;
      else item.html ??= text;
    } else if (field === "text") {
      if (this.description === null || text.length > this.description.length) this.description = text;
    } else if (field === "author") {
      const name = plain(text).replace(/^\S+@\S+\s*\((.*)\)$/, "$1");
      if (item.authors.length < 20 && !name.includes("@")) item.authors.push(name);
    } else if (field === "title") item.title ??= plain(text);
    else item[field] ??= text.slice(0, 2000);
  }
}

const fieldOf = (name: string) => FIELDS[name] ?? null;

/** Titles are often escaped HTML. */
const plain = (text: string) =>
  text
    .replace(/<[^<>]{0,300}>/g, "")
    .replace(/&(?:#0?39|#8217|rsquo|apos);/g, "’")
    .replace(/&(?:quot|#8220|#8221|ldquo|rdquo);/g, '"')
    .replace(/&(?:nbsp|#160);/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 1000);

function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

const wordsOf = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? wellFormed(value) : null;
