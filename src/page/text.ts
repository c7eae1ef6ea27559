/**
 * Plain text → Page: each line that holds something is a block, "line".
 *
 * The text is kept whole, as it arrived; a block leaves out the white space around its line.
 */
import type { Block, Page, PageHead } from "../model/page.ts";

export interface PageSource {
  readonly id: string;
  readonly sha256: string;
  readonly url: string | null;
  readonly retrieved: string | null;
}

/** The page of a text that `decode` has made. */
export function textPage(source: PageSource, text: string, head: PageHead = EMPTY_HEAD): Page {
  return { kind: "page", ...source, format: "text", text, blocks: linesOf(text), head };
}

/** What a page says about itself outside its text when it says nothing. */
export const EMPTY_HEAD: PageHead = {
  title: null,
  siteName: null,
  canonical: null,
  language: null,
  published: null,
  modified: null,
  authors: [],
  publisher: null,
};

function linesOf(text: string): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  while (from <= text.length) {
    const found = text.indexOf("\n", from);
    const to = found < 0 ? text.length : found;
    let start = from;
    let end = to;
    while (start < end && isSpace(text.charCodeAt(start))) start += 1;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
    if (start < end) blocks.push({ start, end, tag: "line", path: NO_PATH, linked: 0 });
    from = to + 1;
  }
  return blocks;
}

const NO_PATH: readonly string[] = [];

/** Space, tab, no-break space, ideographic space, zero-width space and their like. */
export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029
  );
}
