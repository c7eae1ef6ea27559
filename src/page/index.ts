/**
 * Bytes → pages: `readPages({ file: "a.html", id: "a", bytes }, tools)` is one `Page`, or the `Problem` that stopped it.
 *
 * A reader is one file of this folder and one line of `READERS`. The kind is told by the extension; a text that is HTML
 * underneath is read as HTML, and a file without a known extension by its looks.
 */
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { declaredCharset, decode } from "./decode.ts";
import { htmlPage, looksLikeHtml } from "./html.ts";
import { ndjsonPages } from "./ndjson.ts";
import { textPage } from "./text.ts";

export interface PageFile {
  /** As named by the user, for problems. */
  readonly file: string;
  /** The page's id; pages of a container have their own, or "id#n". */
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface PageTools {
  /** Lower-case hex. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** The most bytes that one page may have. */
  readonly maxBytes: number;
}

/** Extensions of the kinds that are read. */
export const PAGE_KINDS: readonly string[] = [".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".ndjson", ".jsonl"];

/** The pages of a file in their order; what cannot be read is a `Problem` in its place. Never throws. */
export function readPages(source: PageFile, tools: PageTools): (Page | Problem)[] {
  const { file, id, bytes } = source;
  if (bytes.length === 0) return [{ code: "empty", file }];
  const kind = kindOf(file, bytes);
  if (kind === "ndjson") return ndjsonPages(file, id, bytes, tools);
  if (bytes.length > tools.maxBytes) return [{ code: "too-large", file, bytes: bytes.length, limit: tools.maxBytes }];
  const decoded = decode(bytes, kind === "html" || bytes[0] === 0x3c ? declaredCharset(bytes) : null);
  if (decoded.kind !== "text") return [{ code: decoded.kind, file }];
  const page = { id, sha256: tools.sha256(bytes), url: null, retrieved: null };
  const isHtml = kind === "html" ? decoded.text.includes("<") : looksLikeHtml(decoded.text);
  return [isHtml ? htmlPage(page, decoded.text) : textPage(page, decoded.text)];
}

function kindOf(file: string, bytes: Uint8Array): "text" | "html" | "ndjson" {
  const extension = /\.[a-z0-9]+$/.exec(file.toLowerCase())?.[0] ?? "";
  if (extension === ".ndjson" || extension === ".jsonl") return "ndjson";
  if (extension === ".html" || extension === ".htm" || extension === ".xhtml") return "html";
  if (PAGE_KINDS.includes(extension)) return "text";
  // Standard input and files without an extension: a first line that is an object is NDJSON.
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  return /^\{\s*"/.test(start) ? "ndjson" : "text";
}
