/**
 * HTML → Page: the visible text in blocks, each with its tag, the elements around it and its share of links.
 *
 * `<div class="story"><p>One <a href=x>two</a>.</p></div>` is one block "One two.", tag "p", path ["div.story", "p"],
 * linked 3/8. The second and later `article` of one parent has its number behind its label, "article.story~2". Left out: script, style, templates, what is hidden by attribute or inline style, form fields, comments.
 * Works on the tokens of htmlparser2, with a stack of its own whose depth is bounded, so that a page nested 100,000 deep
 * costs no more than a flat one. Which blocks are the article is the work of `article/html-body.ts`.
 */
import { Tokenizer } from "htmlparser2";
import { wellFormed } from "../kit/well-formed.ts";
import type { Block, Page, PageHead } from "../model/page.ts";
import { HeadReader } from "./html-head.ts";
import { isSpace, type PageSource } from "./text.ts";

/** The page of an HTML text that `decode` has made. Never throws, whatever the markup. */
export function htmlPage(source: PageSource, html: string): Page {
  const reader = new BlockReader(html);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, reader);
  tokenizer.write(html);
  tokenizer.end();
  reader.flush();
  const head: PageHead = reader.head.result();
  return {
    kind: "page",
    ...source,
    url: source.url ?? head.canonical,
    format: "html",
    text: reader.text(),
    blocks: reader.blocks,
    head,
  };
}

/** Whether a text that came under another name is HTML: it opens like a page or holds several block tags. */
export function looksLikeHtml(text: string): boolean {
  const start = text.slice(0, 2048);
  if (/^\s*<(?:!doctype html|html|head|body)[\s>]/i.test(start) || /<(?:html|body)[\s>]/i.test(start)) return true;
  const sample = text.slice(0, 20_000);
  return (sample.match(/<\/(?:p|div|article|section|h[1-6]|li|table)>/gi)?.length ?? 0) >= 3 && /^\s*</.test(start);
}

interface Frame {
  readonly name: string;
  /** "div.share-bar#top". */
  readonly label: string;
  readonly isBlock: boolean;
  readonly skip: boolean;
  readonly isLink: boolean;
  path: readonly string[] | null;
  /** How many `article` elements it has had, so that two stories beside one another are told apart. */
  articles: number;
}

/** Frames kept; elements below are counted only, and their text belongs to the deepest frame kept. */
const MAX_DEPTH = 256;
/** Names of a path kept: the outermost and the innermost. */
const PATH_OUTER = 24;
const PATH_INNER = 24;
/** Blocks kept; what follows is left out. */
const MAX_BLOCKS = 200_000;
/** UTF-16 units of visible text kept. */
const MAX_TEXT = 16_000_000;

class BlockReader {
  readonly head = new HeadReader();
  readonly blocks: Block[] = [];
  private readonly html: string;
  private readonly stack: Frame[] = [];
  /** Elements open below the deepest frame kept. */
  private deeper = 0;
  /** Open frames whose text is not shown. */
  private skipping = 0;
  private links = 0;
  private name = "";
  private attribute = "";
  private value = "";
  private wanted = false;
  private attributes: Record<string, string> = {};
  private inRaw = "";
  private raw: string[] = [];
  private rawLength = 0;

  private readonly chunks: string[] = [];
  private written = 0;
  private run: string[] = [];
  private runLength = 0;
  private runLinked = 0;
  private runVisible = 0;
  private pendingSpace = false;
  private preformatted = 0;
  /** The day that the markup gives to the words to come. */
  private stamp: string | null = null;

  constructor(html: string) {
    this.html = html;
  }

  text(): string {
    return this.chunks.join("");
  }

  // ——— the tokenizer's callbacks ———

  onopentagname(start: number, end: number): void {
    this.name = this.html.slice(start, end).toLowerCase();
    this.attributes = {};
  }

  onattribname(start: number, end: number): void {
    this.wanted = end - start <= LONGEST_WANTED;
    if (!this.wanted) return;
    this.attribute = this.html.slice(start, end).toLowerCase();
    this.wanted = WANTED_ATTRIBUTES.has(this.attribute);
    this.value = "";
  }

  onattribdata(start: number, end: number): void {
    if (this.wanted) this.value += this.html.slice(start, Math.min(end, start + 2000));
  }

  onattribentity(codepoint: number): void {
    if (this.wanted) this.value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (this.wanted && this.attributes[this.attribute] === undefined) this.attributes[this.attribute] = this.value;
    this.wanted = false;
  }

  onopentagend(): void {
    this.open(this.name, this.attributes, false);
  }

  onselfclosingtag(): void {
    // In HTML "<div/>" opens a div; only void elements and foreign ones close themselves.
    this.open(this.name, this.attributes, this.skipping > 0);
  }

  onclosetag(start: number, end: number): void {
    this.close(this.html.slice(start, end).toLowerCase());
  }

  ontext(start: number, end: number): void {
    if (this.inRaw !== "") {
      if (this.rawLength < 1_000_000) {
        this.raw.push(this.html.slice(start, end));
        this.rawLength += end - start;
      }
      return;
    }
    if (this.skipping > 0) return;
    this.addText(start, end);
  }

  ontextentity(codepoint: number): void {
    if (this.inRaw !== "") {
      if (this.rawLength < 1_000_000) this.raw.push(String.fromCodePoint(codepoint));
      return;
    }
    if (this.skipping > 0) return;
    const letter =
      codepoint === 0 || (codepoint >= 0xd800 && codepoint <= 0xdfff) ? "\ufffd" : String.fromCodePoint(codepoint);
    this.addString(letter);
  }

  oncomment(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  // ——— elements ———

  private open(name: string, attributes: Record<string, string>, closesItself: boolean): void {
    if (name === "meta" || name === "link" || name === "html") this.head.element(name, attributes);
    if (name === "br" || name === "hr") {
      if (this.skipping === 0) this.flush();
      return;
    }
    if (VOID.has(name)) {
      if (name === "wbr") return;
      if (name === "img") this.pendingSpace = true;
      return;
    }
    if (closesItself) return;
    if (RAW.has(name)) {
      const isJson = name === "script" && (attributes.type ?? "").toLowerCase().includes("ld+json");
      this.inRaw = isJson ? "ld+json" : name === "title" || name === "script" ? name : "nothing";
      this.raw = [];
      this.rawLength = 0;
    }
    this.impliedEnds(name);
    if (this.stack.length >= MAX_DEPTH) {
      this.deeper += 1;
      if (BLOCK.has(name) && this.skipping === 0) this.flush();
      return;
    }
    const isBlock = BLOCK.has(name);
    const skip = SKIPPED.has(name) || isHidden(name, attributes);
    if (isBlock && this.skipping === 0) this.flush();
    if (this.skipping === 0 && !skip) {
      this.head.inside(attributes);
      this.stamp ??= stampOf(name, attributes);
    }
    let label = labelOf(name, attributes);
    if (name === "article") {
      const parent = this.stack[this.stack.length - 1];
      if (parent !== undefined) {
        parent.articles += 1;
        if (parent.articles > 1) label += `~${parent.articles}`;
      }
    }
    this.stack.push({ name, label, isBlock, skip, isLink: name === "a", path: null, articles: 0 });
    if (skip) this.skipping += 1;
    if (name === "a") this.links += 1;
    if (name === "pre") this.preformatted += 1;
  }

  private close(name: string): void {
    if (this.inRaw !== "" && RAW.has(name)) {
      if (this.inRaw === "ld+json") this.head.jsonLd(this.raw.join(""));
      else if (this.inRaw === "script" && this.rawLength > 30) this.head.script(this.raw.join(""));
      else if (this.inRaw === "title" && !this.stack.some((frame) => frame.name === "svg")) {
        this.head.documentTitle(this.raw.join(""));
      }
      this.inRaw = "";
      this.raw = [];
    }
    if (VOID.has(name)) {
      if (name === "br" && this.skipping === 0) this.flush();
      return;
    }
    if (this.deeper > 0) {
      this.deeper -= 1;
      if (BLOCK.has(name) && this.skipping === 0) this.flush();
      return;
    }
    // An end tag closes the nearest element of its name, unless a barrier (a cell, a body) stands between.
    let at = this.stack.length - 1;
    while (at >= 0 && this.stack[at]!.name !== name) {
      if (BARRIER.has(this.stack[at]!.name) && !BARRIER.has(name)) return;
      at -= 1;
    }
    if (at < 0) return;
    // "<b><p>one</b> two": the paragraph goes on, only the bold ends.
    if (!BLOCK.has(name) && this.stack.slice(at + 1).some((frame) => frame.isBlock)) this.leave(at);
    else while (this.stack.length > at) this.pop();
  }

  /** Takes one inline element out of the middle of the stack. */
  private leave(at: number): void {
    const [frame] = this.stack.splice(at, 1);
    if (frame?.skip === true) this.skipping -= 1;
    if (frame?.isLink === true) this.links -= 1;
  }

  private pop(): void {
    const frame = this.stack[this.stack.length - 1];
    if (frame === undefined) return;
    if (frame.isBlock && this.skipping === 0) this.flush();
    this.stack.pop();
    if (frame.skip) this.skipping -= 1;
    if (frame.isLink) this.links -= 1;
    if (frame.name === "pre") this.preformatted -= 1;
  }

  /** The end tags that HTML lets a writer leave out: of p before a block, of li, td, tr, dt, dd, option before their like. */
  private impliedEnds(name: string): void {
    const top = this.stack[this.stack.length - 1];
    if (top === undefined || this.deeper > 0) return;
    if (top.name === "head" && !IN_HEAD.has(name)) {
      this.pop();
      return;
    }
    if (name === "a" && this.links > 0) {
      this.close("a");
      return;
    }
    if (top.name === "p" && CLOSES_P.has(name)) {
      this.pop();
      return;
    }
    const group = LIKE[name];
    if (group === undefined) return;
    for (let at = this.stack.length - 1; at >= 0; at -= 1) {
      const other = this.stack[at]!.name;
      if (group.includes(other)) {
        while (this.stack.length > at) this.pop();
        return;
      }
      if (LIST_END.has(other)) return;
    }
  }

  // ——— text ———

  private addText(start: number, end: number): void {
    const html = this.html;
    let at = start;
    while (at < end) {
      let stop = at;
      while (stop < end && !isSpace(html.charCodeAt(stop))) stop += 1;
      if (stop > at) this.addString(html.slice(at, stop));
      if (stop < end) {
        if (this.preformatted > 0 && html.charCodeAt(stop) === 10) this.flush();
        else this.pendingSpace = true;
        stop += 1;
        while (stop < end && isSpace(html.charCodeAt(stop)) && this.preformatted === 0) stop += 1;
      }
      at = stop;
    }
  }

  /** Appends letters, or a space where the string is one. */
  private addString(letters: string): void {
    if (letters.length === 1 && isSpace(letters.charCodeAt(0))) {
      this.pendingSpace = true;
      return;
    }
    if (this.pendingSpace) {
      this.pendingSpace = false;
      if (this.runLength > 0) {
        this.run.push(" ");
        this.runLength += 1;
      }
    }
    this.run.push(letters);
    this.runLength += letters.length;
    this.runVisible += letters.length;
    if (this.links > 0) this.runLinked += letters.length;
  }

  /** Ends the block that is being written. */
  flush(): void {
    this.pendingSpace = false;
    if (this.runLength === 0) return;
    const letters = wellFormed(this.run.join("")).replaceAll("\0", "\ufffd");
    const linked = Math.round((1000 * this.runLinked) / Math.max(1, this.runVisible)) / 1000;
    this.run = [];
    this.runLength = 0;
    this.runLinked = 0;
    this.runVisible = 0;
    if (this.blocks.length >= MAX_BLOCKS || this.written > MAX_TEXT) return;
    if (this.written > 0) {
      this.chunks.push("\n");
      this.written += 1;
    }
    const start = this.written;
    this.chunks.push(letters);
    this.written += letters.length;
    const block = { start, end: this.written, tag: this.blockTag(), path: this.path(), linked };
    this.blocks.push(this.stamp === null ? block : { ...block, stamp: this.stamp });
    this.stamp = null;
  }

  private blockTag(): string {
    for (let at = this.stack.length - 1; at >= 0; at -= 1) if (this.stack[at]!.isBlock) return this.stack[at]!.name;
    return "body";
  }

  /** Labels from the outermost element to the nearest block; made once for each frame. */
  private path(): readonly string[] {
    let at = this.stack.length - 1;
    while (at >= 0 && !this.stack[at]!.isBlock) at -= 1;
    if (at < 0) return NO_PATH;
    const frame = this.stack[at]!;
    if (frame.path !== null) return frame.path;
    const labels: string[] = [];
    for (let i = 0; i <= at; i += 1) {
      if (at + 1 > PATH_OUTER + PATH_INNER && i === PATH_OUTER) i = at + 1 - PATH_INNER;
      labels.push(this.stack[i]!.label);
    }
    frame.path = labels;
    return labels;
  }
}

const NO_PATH: readonly string[] = [];

/** `<time datetime="2024-05-10">`, and the microformat `<abbr class="published" title="2024-05-10">`. */
function stampOf(name: string, attributes: Record<string, string>): string | null {
  const stamp =
    attributes.datetime ??
    (name === "abbr" && /publ|date|time/i.test(attributes.class ?? "") ? attributes.title : undefined);
  return stamp !== undefined && /\d{4}/.test(stamp) ? stamp.slice(0, 60) : null;
}

function labelOf(name: string, attributes: Record<string, string>): string {
  let label = name;
  const classes = attributes.class;
  if (classes !== undefined && classes !== "") {
    for (const word of classes.slice(0, 200).split(/\s+/)) if (word !== "") label += `.${word}`;
  }
  if (attributes.id !== undefined && attributes.id !== "") label += `#${attributes.id.slice(0, 60).trim()}`;
  if (attributes.role !== undefined && ROLES.has(attributes.role)) label += `@${attributes.role}`;
  if (attributes.itemprop !== undefined) label += `$${attributes.itemprop.slice(0, 40)}`;
  if (attributes.rel === "author") label += "$author";
  return label;
}

const ROLES: ReadonlySet<string> = new Set([
  "navigation",
  "banner",
  "contentinfo",
  "complementary",
  "main",
  "article",
  "dialog",
  "alert",
  "search",
  "menu",
]);

function isHidden(name: string, attributes: Record<string, string>): boolean {
  if (name === "html" || name === "body") return false;
  if (attributes.hidden !== undefined && attributes.hidden !== "until-found") return true;
  const style = attributes.style;
  return style !== undefined && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style.slice(0, 500));
}

const WANTED_ATTRIBUTES: ReadonlySet<string> = new Set(
  "class id role rel itemprop type hidden style content name property href datetime lang pubdate title".split(" "),
);
const LONGEST_WANTED = 8;
const VOID: ReadonlySet<string> = new Set(
  "area base basefont bgsound br col command embed frame hr image img input keygen link meta param source track wbr".split(
    " ",
  ),
);
/** Elements whose content the tokenizer hands over as raw text. */
const RAW: ReadonlySet<string> = new Set([
  "script",
  "style",
  "title",
  "textarea",
  "xmp",
  "iframe",
  "noembed",
  "noframes",
]);
const SKIPPED: ReadonlySet<string> = new Set(
  "script style title textarea template noscript svg math iframe object canvas select datalist audio video map noembed noframes head dialog".split(
    " ",
  ),
);
const BLOCK: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer " +
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup html label legend li main menu nav ol optgroup option p pre section " +
    "summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);
const CLOSES_P: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "header hgroup hr main menu nav ol p pre section table ul"
  ).split(" "),
);
const LIKE: Readonly<Record<string, readonly string[] | undefined>> = Object.assign(Object.create(null), {
  li: ["li"],
  dt: ["dt", "dd"],
  dd: ["dt", "dd"],
  td: ["td", "th"],
  th: ["td", "th"],
  tr: ["tr"],
  option: ["option"],
  tbody: ["tbody", "thead", "tfoot"],
  tfoot: ["tbody", "thead", "tfoot"],
});
const IN_HEAD: ReadonlySet<string> = new Set(["title", "script", "style", "noscript", "template", "object", "head"]);
const LIST_END: ReadonlySet<string> = new Set(["ul", "ol", "dl", "table", "select", "menu", "body"]);
const BARRIER: ReadonlySet<string> = new Set(["td", "th", "table", "body", "html", "button"]);
