import type { Span } from "./span.ts";

/** A page as it arrived, its bytes decoded once. Never altered. */
export interface Page {
  readonly kind: "page";
  readonly id: string;
  /** SHA-256 of the raw bytes, lower-case hex. */
  readonly sha256: string;
  readonly format: "text" | "html";
  /**
   * The page's text. Of a plain text: the whole, line ends made "\n". Of HTML: the visible text of its blocks in document
   * order, white space folded as a browser shows it, blocks parted by "\n". Every `Span` of an `Article` that is not into
   * the body points in here.
   */
  readonly text: string;
  /** The blocks of `text` in order: lines of a plain text, block elements of HTML. They never overlap. */
  readonly blocks: readonly Block[];
  /** What the markup says about the page outside its text; each null where it says nothing. */
  readonly head: PageHead;
  readonly url: string | null;
  /** When it was fetched, if the container says so (WARC-Date, a feed's field). EDTF. */
  readonly retrieved: string | null;
}

export interface Block extends Span {
  /** "p", "h1", "li", "figcaption", "blockquote", "td", "time" …; "line" in a plain text. */
  readonly tag: string;
  /** Names of the elements around it, outermost first, with class and id words: "article", "div.share-bar#top". Empty in a plain text. */
  readonly path: readonly string[];
  /** Share of its characters that stand inside links, 0..1. */
  readonly linked: number;
  /** The day as the markup around its words has it (`<time datetime>`), as printed there. */
  readonly stamp?: string;
}

export interface PageHead {
  readonly title: string | null;
  readonly siteName: string | null;
  readonly canonical: string | null;
  readonly language: string | null;
  /** As printed in the metadata, not yet a date. */
  readonly published: string | null;
  readonly modified: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
}
