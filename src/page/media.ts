/**
 * Bytes with a media type → page: what a WARC record, a MIME part or a server's answer holds.
 *
 * "text/html; charset=windows-1251" is read as HTML in that charset; a type that is no text, an image or a script, gives null.
 */
import type { Page, PageHead } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { declaredCharset, decode } from "./decode.ts";
import { htmlPage, looksLikeHtml } from "./html.ts";
import { EMPTY_HEAD, type PageSource, textPage } from "./text.ts";

export interface MediaType {
  /** Lower case: "text/html". Empty when none is said. */
  readonly type: string;
  readonly charset: string | null;
  readonly boundary: string | null;
}

/** `text/html; charset="utf-8"` in its parts. */
export function mediaType(header: string | null): MediaType {
  const [type = "", ...parameters] = (header ?? "").slice(0, 1000).split(";");
  const of = (name: string): string | null => {
    for (const parameter of parameters) {
      const at = parameter.indexOf("=");
      if (at > 0 && parameter.slice(0, at).trim().toLowerCase() === name)
        return parameter
          .slice(at + 1)
          .trim()
          .replace(/^"(.*)"$/, "$1");
    }
    return null;
  };
  return { type: type.trim().toLowerCase(), charset: of("charset"), boundary: of("boundary") };
}

/** Whether a page may be of this type; what names none is judged by its looks. */
export const isPageType = (type: string) =>
  type === "" || type === "text/html" || type === "application/xhtml+xml" || type === "text/plain";

/** The page, or the problem of this `file`. `said` stands where the page itself says nothing. */
export function pageOf(
  source: PageSource,
  bytes: Uint8Array,
  media: MediaType,
  file: string,
  maxBytes: number,
  said: PageHead = EMPTY_HEAD,
): Page | Problem {
  if (bytes.length > maxBytes) return { code: "too-large", file, bytes: bytes.length, limit: maxBytes };
  const mayBeHtml = media.type !== "text/plain";
  const decoded = decode(bytes, media.charset ?? (mayBeHtml ? declaredCharset(bytes) : null));
  if (decoded.kind !== "text") return { code: decoded.kind, file };
  const isHtml = media.type === "text/html" || media.type === "application/xhtml+xml" || looksLikeHtml(decoded.text);
  return isHtml ? withHead(htmlPage(source, decoded.text), said) : textPage(source, decoded.text, said);
}

/** The page with what its container says of it, where it does not say it itself. */
export function withHead(page: Page, said: PageHead): Page {
  const { head } = page;
  return {
    ...page,
    head: {
      title: head.title ?? said.title,
      siteName: head.siteName ?? said.siteName,
      canonical: head.canonical ?? said.canonical,
      language: head.language ?? said.language,
      published: head.published ?? said.published,
      modified: head.modified ?? said.modified,
      authors: head.authors.length > 0 ? head.authors : said.authors,
      publisher: head.publisher ?? said.publisher,
    },
  };
}

/** Header lines "Name: value", folded lines joined; names in lower case, the first of a name holds. */
export function headersOf(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const at = line.indexOf(":");
    if (at <= 0) continue;
    const name = line.slice(0, at).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(at + 1).trim());
  }
  return headers;
}

/** Where the empty line behind the headers ends, and where the headers end; null when there is none within `limit`. */
export function headerBreak(bytes: Uint8Array, from: number, limit = 256_000): { end: number; body: number } | null {
  for (let at = bytes.indexOf(10, from); at >= 0 && at - from < limit; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return { end: at, body: at + 2 };
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return { end: at, body: at + 3 };
  }
  return null;
}

export const latin1 = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);
