/**
 * HTML → pieces: the blocks of the article, told by where they stand in the markup and how they read.
 *
 * Blocks in navigation, asides, forms, and elements whose class says "share" or "related" are set aside; of the rest the
 * innermost element that holds nearly all sentences is the article's; within it paragraphs, lists, quotations and subheads
 * stay, captions, bylines, dates and chrome go. The ideas are Readability's and Boilerpipe's (density of text and links);
 * the work is one pass over the blocks. What the lines themselves say is judged as in `flat-body.ts`.
 */
import type { PartKind } from "../model/article.ts";
import type { Block, Page } from "../model/page.ts";
import { bylineOf } from "./byline.ts";
import { captionOf } from "./caption.ts";
import { chromeOf, normal } from "./chrome.ts";
import { dateLineOf } from "./date-line.ts";
import { datelineOf } from "./dateline.ts";
import { noticeOf } from "./notices.ts";
import type { Piece, Role } from "./piece.ts";
import { isProse, type Prose, proseOf } from "./prose.ts";
import type { ArticleTables } from "./tables.ts";

/** Pieces of an HTML page. `titleBlock` is the number of the block that shows the headline, or null. */
export function htmlPieces(page: Page, titleBlock: number | null, tables: ArticleTables): Piece[] {
  const items = page.blocks.slice(0, MAX_BLOCKS).map((block, number) => itemOf(page, block, number));
  const kinds = new Map<string, LabelKind>();
  setAside(items, kinds);
  const root = treeOf(items, titleBlock);
  const box = articleBox(root, kinds);
  judge(page, items, box, titleBlock, tables);
  return piecesOf(page, items, tables);
}

/** Blocks looked at; a page of more is a list, not an article. */
const MAX_BLOCKS = 60_000;

interface Item {
  readonly block: Block;
  readonly number: number;
  readonly text: string;
  readonly prose: Prose;
  /** Why its place in the markup is not the article's, or null. */
  setAside: string | null;
  role: Role | null;
  by: string;
  why: string;
}

function itemOf(page: Page, block: Block, number: number): Item {
  const text = page.text.slice(block.start, block.end);
  return { block, number, text, prose: proseOf(text), setAside: null, role: null, by: "", why: "" };
}

// ——— places that are no article's ———

interface LabelKind {
  readonly bad: string | null;
  readonly good: boolean;
}

function setAsideBy(item: Item, kinds: Map<string, LabelKind>, passedOver: ReadonlySet<string>): string | null {
  const { path } = item.block;
  let soft: string | null = null;
  for (let i = 0; i < path.length; i += 1) {
    const label = path[i]!;
    let kind = kinds.get(label);
    if (kind === undefined) {
      kind = labelKind(label);
      kinds.set(label, kind);
    }
    if (kind.bad !== null && !passedOver.has(kind.bad)) {
      if (!SOFT.test(kind.bad)) return kind.bad;
      soft = kind.bad;
    }
    // A post quoted within the article is part of it, whatever box shows it.
    if (soft !== null && label.startsWith("blockquote")) soft = null;
  }
  return soft;
}

const SOFT = /“(?:widget|video|player|embed|social|feed)/;

function labelKind(label: string): LabelKind {
  const tag = /^[\w:-]+/.exec(label)?.[0] ?? "";
  if (tag === "html" || tag === "body") return { bad: null, good: false };
  // WordPress names a post's element after all its tags and categories.
  const words = /\.(?:hentry|type-post|status-publish)\b/.test(label) ? ".post" : label.slice(tag.length);
  const good = tag === "article" || GOOD.test(words);
  // Classes of cells name what their column holds: "ticker", "rating", "last".
  if (tag === "td" || tag === "th") return { bad: null, good: false };
  if (BAD_TAGS.has(tag)) return { bad: `inside <${tag}>`, good };
  const bad = words === "" ? null : (BAD.exec(words)?.[0] ?? null);
  if (bad !== null && !(good && STRONG_GOOD.test(words) && !STRONG_BAD.test(words)))
    return { bad: `inside “${bad.replace(/^[.#$@_-]+/, "")}”`, good };
  return { bad: null, good };
}

const BAD_TAGS: ReadonlySet<string> = new Set([
  "nav",
  "footer",
  "aside",
  "form",
  "button",
  "figcaption",
  "legend",
  "label",
  "option",
  "fieldset",
  "menu",
  "address",
]);
const EDGE = "(?:^|[.#$@_\\s-])";
const BAD = new RegExp(
  `${EDGE}(?:nav|navbar|navigation|menu|footer|foot|sidebar|side-bar|rail|breadcrumbs?|share|shares|sharing|sharebar|social|socials|sociable|addthis|addtoany|follow|related|recirc|recirculation|recommend\\w*|` +
    `more-?stories|more-?from|read-?more|readmore|also-?read|you-?may|trending|popular|most-?read|most-?popular|promo|promos|promoted|sponsor\\w*|outbrain|taboola|zergnet|advert\\w*|ads?|ad-\\w+|adunit|dfp|banner|` +
    `newsletter\\w*|signup|sign-up|subscri\\w*|paywall|comments?|comment-?list|commentlist|disqus|respond|replies|cookie\\w*|consent|gdpr|popup|modal|overlay|lightbox|tooltip|dropdown|` +
    `caption|captions|credit|credits|wp-caption-text|photo-?credit|byline\\w*|dateline|timestamp|author-?\\w*|post-?meta|entry-?meta|article-?meta|metadata|meta-?data|tags?|tag-?list|taglist|topics|categories|post-?categories|` +
    `pagination|pager|paging|pagenav|post-?nav\\w*|prev-?next|next-?prev|toolbar|tools|print|rating|ratings|poll|search|login|copyright|disclaimer|masthead|site-?header|page-?header|header|` +
    `teaser|teasers|carousel|slideshow|gallery|thumbnails?|feed|ticker|latest|hidden|sr-only|screen-reader\\w*|visually-?hidden|noprint|skip\\w*|jump|contentinfo|complementary|dialog|video-?\\w*|player|embed-?caption|infobox|toc|navbox|noexcerpt|jp-relatedposts|bio|biography|about-?author|profile)` +
    `(?=$|[.#$@_\\s-])|\\.widget(?=$|[._ ])|(?:RelatedPosts|relatedPosts|ShareBar|shareBar|SocialShare|socialShare|Newsletter|newsletterSignup|AuthorBio|authorBio|Breadcrumb|Sidebar|sideBar|Comments|Footer|Promo|Recirc|Caption|Byline)`,
);
const STRONG_BAD = /(?:related|share|social|comment|newsletter|promo|sidebar|footer|nav|byline|meta|caption|tags)/i;
const GOOD = /(?:article|story|post|entry|content|body|main|text)/i;
const STRONG_GOOD =
  /(?:article|story|post|entry|news|main|page|text|content)[-_]*(?:body|content|text|copy|detail|main|wrap)|articlebody|storybody|\$articleBody|@main|@article/i;

/**
 * Where most of a page's sentences stand in places set aside, the names of its classes lie ("header", "widget" around all):
 * the reason that holds most of them is passed over.
 */
function setAside(items: readonly Item[], kinds: Map<string, LabelKind>): void {
  const passedOver = new Set<string>();
  for (const item of items) item.setAside = setAsideBy(item, kinds, passedOver);
  for (let round = 0; round < 3; round += 1) {
    let free = 0;
    const held = new Map<string, number>();
    for (const item of items) {
      const weight = weightOf(item);
      if (item.setAside === null) free += weight;
      else held.set(item.setAside, (held.get(item.setAside) ?? 0) + weight);
    }
    const [why, most] = [...held].sort((a, b) => b[1] - a[1]).find(([one]) => !NEVER.test(one)) ?? ["", 0];
    if (most <= free * 2.5 || most < 400) return;
    passedOver.add(why);
    for (const item of items) if (item.setAside === why) item.setAside = setAsideBy(item, kinds, passedOver);
  }
}

const NEVER = /comment|cookie|consent|footer|<footer>|<nav>|respond|replies|disclaimer/i;

/** Letters of sentences outside links; a block that does not read like sentences weighs nothing. */
function weightOf(item: Item): number {
  if (item.block.linked > 0.5 || !isProse(item.prose, 8)) return 0;
  return Math.min(item.text.length, 3000) * (1 - item.block.linked);
}

// ——— the element that holds the article ———

interface Box {
  readonly label: string;
  readonly depth: number;
  readonly first: number;
  last: number;
  weight: number;
  readonly children: Box[];
}

/** Elements as their labels tell them: neighbours of one label at one depth are one box. */
function treeOf(items: readonly Item[], titleBlock: number | null): Box {
  const root: Box = { label: "", depth: -1, first: 0, last: items.length - 1, weight: 0, children: [] };
  const open: Box[] = [];
  items.forEach((item, at) => {
    const { path } = item.block;
    const isListed = path.some((label) => label === "li" || label.startsWith("li."));
    const isAbove = titleBlock !== null && at < titleBlock;
    const weight = item.setAside === null ? weightOf(item) * (isListed || isAbove ? 0.3 : 1) : 0;
    let depth = 0;
    while (depth < open.length && depth < path.length && open[depth]!.label === path[depth]) depth += 1;
    open.length = depth;
    while (open.length < path.length) {
      const parent = open[open.length - 1] ?? root;
      const box: Box = { label: path[open.length]!, depth: open.length, first: at, last: at, weight: 0, children: [] };
      parent.children.push(box);
      open.push(box);
    }
    root.weight += weight;
    for (const box of open) {
      box.last = at;
      box.weight += weight;
    }
  });
  return root;
}

/** The innermost box that holds nearly all of the sentences, or most of them under a name such as "article-body". */
function articleBox(root: Box, kinds: ReadonlyMap<string, LabelKind>): Box {
  let box = root;
  for (;;) {
    const heaviest = box.children.reduce<Box | null>(
      (best, one) => (best === null || one.weight > best.weight ? one : best),
      null,
    );
    if (heaviest === null || heaviest.weight === 0) return box;
    const share = heaviest.weight / box.weight;
    const named = kinds.get(heaviest.label)?.good === true;
    if (share >= 0.85 || (share >= 0.6 && named) || (share >= 0.45 && STRONG_GOOD.test(heaviest.label))) {
      if (/^(?:p|li|span|h\d|td|blockquote)\b/.test(heaviest.label) && heaviest.children.length === 0) return box;
      box = heaviest;
    } else return box;
  }
}

// ——— the blocks of the article ———

function judge(page: Page, items: readonly Item[], box: Box, titleBlock: number | null, tables: ArticleTables): void {
  const chrome = chromeOf(tables);
  const title = titleBlock === null ? normal(page.head.title ?? "") : normal(items[titleBlock]?.text ?? "");
  const first = firstOf(items, box, titleBlock);
  let over: string | null = null;
  let words = 0;
  for (const item of items) {
    const { text, prose } = item;
    const inside = item.number >= first && item.number <= box.last;
    if (item.number === titleBlock || (prose.words < 40 && title.length > 12 && normal(text) === title)) {
      name(item, "title", "title", "the headline");
      continue;
    }
    if (prose.words <= 30 && dateLineOf(text) !== null) {
      name(item, "date", "date-line", "a date and words of dating");
      continue;
    }
    if (prose.words <= 60 && bylineOf(text, tables) !== null) {
      name(item, "byline", "byline", "names its writers");
      continue;
    }
    const notice = item.number >= first && item.number <= box.last + BELOW ? noticeOf(text) : null;
    if (notice !== null && (item.setAside === null || !NEVER.test(item.setAside))) {
      name(item, "chrome", notice.by, notice.why);
      continue;
    }
    if (!inside) {
      name(item, "chrome", "outside-article", "outside the element that holds the article");
      continue;
    }
    if (item.setAside !== null) {
      name(item, "chrome", "structure", item.setAside);
      continue;
    }
    if (over !== null) {
      name(item, "chrome", "after-article", over);
      continue;
    }
    const told = chrome.of(text);
    const isNumber = told?.why === "counter" && (item.block.tag === "td" || item.block.tag === "th");
    if (told !== null && !isNumber) {
      name(item, "chrome", "chrome", told.why);
      if (told.tail && words > 80) over = `after “${text.slice(0, 40)}”`;
      continue;
    }
    if (words > 80 && ABOUT.test(text) && !isBody(items[item.number - 1], item)) {
      name(item, "chrome", "after-article", "tells who the author or the firm is");
      over = `after “${text.slice(0, 40)}”`;
      continue;
    }
    const caption = captionOf(text);
    if (caption !== null && prose.words < 80) {
      name(item, "caption", "caption", caption);
      continue;
    }
    if (item.block.linked > 0.8 && prose.words < 40 && !(prose.ended && isProse(prose, 12))) {
      name(item, "chrome", "links", "nearly all of it is a link");
      continue;
    }
    words += prose.words;
  }
  keepParagraphs(items, first, box.last);
  dropPullQuotes(items);
}

/** Blocks below the article's element in which a note on the article may stand. */
const BELOW = 10;

/** A quotation set apart that a paragraph holds word by word is there to catch the eye. */
function dropPullQuotes(items: readonly Item[]): void {
  const quotes = items.filter((item) => item.role === "body" && item.prose.words >= 5 && isSetApart(item));
  if (quotes.length === 0) return;
  const others = items.filter((item) => item.role === "body" && !quotes.includes(item)).map((item) => bare(item.text));
  for (const item of quotes.slice(0, 200)) {
    const words = bare(item.text);
    if (words.length >= 20 && others.some((other) => other.includes(words)))
      name(item, "chrome", "pull-quote", "a pull-quote that repeats the text");
  }
}

const isSetApart = ({ block }: Item) => block.path.some((label) => /^blockquote\b|pull-?quote/i.test(label));

/** Letters and spaces only, so that the marks around a quotation do not hide that it is repeated. */
const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** What a block of the body is, by the nearest element that tells. Cells of sentences are those of a layout, not of a table. */
function kindOf({ block, prose }: Item, role: "body" | "subhead"): PartKind {
  const otherwise = role === "subhead" ? "subhead" : "paragraph";
  if (/^h[1-6]$/.test(block.tag)) return "subhead";
  for (let i = block.path.length - 1; i >= 0; i -= 1) {
    const tag = /^[a-z]+/.exec(block.path[i]!)?.[0] ?? "";
    if (tag === "li" || tag === "dd" || tag === "dt") return "list-item";
    if (tag === "blockquote") return "quote";
    if (tag === "caption" || tag === "figcaption") return "caption";
    if (tag === "td" || tag === "th")
      return (prose.words > 20 || block.tag === "p") && prose.ended ? otherwise : "table";
    if (tag === "table") break;
  }
  return otherwise;
}

/**
 * Where the article begins: not above its headline, and with a lede that stands between the headline and the element that
 * holds the rest.
 */
function firstOf(items: readonly Item[], box: Box, titleBlock: number | null): number {
  if (titleBlock === null || titleBlock > box.last) return box.first;
  if (titleBlock >= box.first) {
    const weigh = (from: number, to: number) =>
      items.slice(from, to).reduce((sum, item) => sum + (item.setAside === null ? weightOf(item) : 0), 0);
    return weigh(titleBlock, box.last + 1) >= weigh(box.first, titleBlock) ? titleBlock : box.first;
  }
  for (let at = Math.max(titleBlock + 1, box.first - 12); at < box.first; at += 1) {
    const item = items[at]!;
    if (
      item.setAside === null &&
      item.prose.ended &&
      isProse(item.prose, 12) &&
      item.block.linked < 0.3 &&
      !/^(?:li|h\d)$/.test(item.block.tag)
    )
      return at;
  }
  return box.first;
}

/** "About Ana Ruiz", "About Example Corp.": the heading of what a writer or a firm says of itself below its text. */
const ABOUT = /^About\s\p{Lu}[\p{L}\d.&’'-]*(?:\s(?:and\s|of\s)?\p{Lu}[\p{L}\d.&’'-]*){0,4}:?$/u;

/** Whether the block before belongs to the same element, so that the words are no heading. */
const isBody = (before: Item | undefined, item: Item) =>
  before !== undefined && before.block.tag === "li" && item.block.tag === "li";

function keepParagraphs(items: readonly Item[], first: number, last: number): void {
  for (let i = first; i <= last; i += 1) {
    const item = items[i]!;
    if (item.role !== null) continue;
    if (/^h[1-6]$/.test(item.block.tag) || (item.prose.words <= 12 && !item.prose.ended)) {
      if (headsParagraph(items, i, last)) name(item, "subhead", "html-body", "");
      else if (KEPT_SHORT.has(item.block.tag)) name(item, "body", "html-body", "");
      else name(item, "chrome", "short-line", "a short line that heads no paragraph");
    } else name(item, "body", "html-body", "");
  }
}

/** Elements whose short text is kept: list items and cells are short by nature. */
const KEPT_SHORT: ReadonlySet<string> = new Set(["p", "li", "td", "th", "dd", "dt", "blockquote"]);

function headsParagraph(items: readonly Item[], at: number, last: number): boolean {
  for (let i = at + 1; i <= Math.min(last, at + 3); i += 1) {
    const item = items[i]!;
    if (item.role === "caption" || item.role === "chrome") continue;
    return item.role === null && (isProse(item.prose, 6) || /^(?:li|p|td|th)$/.test(item.block.tag));
  }
  return false;
}

function name(item: Item, role: Role, by: string, why: string): void {
  item.role = role;
  item.by = by;
  item.why = why;
}

function piecesOf(page: Page, items: readonly Item[], tables: ArticleTables): Piece[] {
  const pieces: Piece[] = [];
  let first = true;
  for (const item of items) {
    const role = item.role ?? "chrome";
    let { start } = item.block;
    if (role === "body" && first) {
      first = false;
      const dateline = datelineOf(item.text, tables);
      if (dateline !== null && dateline.length < item.text.length) {
        const end = start + page.text.slice(start, start + dateline.length).trimEnd().length;
        pieces.push({ start, end, role: "dateline", by: "dateline", why: "the dateline", block: item.number });
        start += dateline.length;
      }
    }
    const kind = role === "body" || role === "subhead" ? kindOf(item, role) : undefined;
    pieces.push({
      start,
      end: item.block.end,
      role,
      by: item.by,
      why: item.why,
      block: item.number,
      ...(kind && { kind }),
    });
  }
  return pieces;
}
