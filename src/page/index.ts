/**
 * Bytes → pages: `readPages({ file: "a.html", id: "a", bytes }, tools)` is one `Page`, or the `Problem` that stopped it.
 *
 * A reader is one file of this folder and one line of `KINDS`. The kind is told by the extension, and by the looks where
 * there is none or where it is a text that is HTML or a feed underneath.
 */
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { gzPages, tarPages, zipPages } from "./archive.ts";
import { csvPages } from "./csv.ts";
import { declaredCharset, decode } from "./decode.ts";
import { looksLikeFeed, xmlFeedPages } from "./feed.ts";
import { isGzip } from "./gzip.ts";
import { htmlPage, looksLikeHtml } from "./html.ts";
import { jsonPages } from "./json.ts";
import { markdownPage } from "./markdown.ts";
import { mhtmlPages } from "./mhtml.ts";
import { ndjsonPages } from "./ndjson.ts";
import { Budget, type PageFile, type PageTools } from "./source.ts";
import { textPage } from "./text.ts";
import { warcPages } from "./warc.ts";

export type { Columns, Limits, PageFile, PageTools, Unpack, Unpacked } from "./source.ts";

type Kind = "text" | "html" | "markdown" | "ndjson" | "json" | "csv" | "feed" | "mhtml" | "warc" | "zip" | "tar" | "gz";

const KINDS: Readonly<Record<string, Kind | undefined>> = Object.assign(Object.create(null), {
  ".txt": "text",
  ".text": "text",
  ".md": "markdown",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
  ".json": "json",
  ".csv": "csv",
  ".tsv": "csv",
  ".rss": "feed",
  ".atom": "feed",
  ".rdf": "feed",
  ".xml": "feed",
  ".mhtml": "mhtml",
  ".mht": "mhtml",
  ".warc": "warc",
  ".warc.gz": "warc",
  ".zip": "zip",
  ".tar": "tar",
  ".tgz": "gz",
  ".tar.gz": "gz",
  ".gz": "gz",
});

/** Extensions of the kinds that are read, in lower case; ".gz" alone stands behind another (".html.gz"). */
export const PAGE_KINDS: readonly string[] = Object.keys(KINDS);

/** A folder that a browser saved beside a page: "Talks end_files" holds its pictures and scripts, not pages. */
export const isSavedFolder = (name: string) => /(?:_files|_Dateien|_fichiers|_archivos|_bestanden)$/i.test(name);

/** The pages of a file in their order; what cannot be read is a `Problem` in its place. Never throws. */
export function readPages(source: PageFile, tools: PageTools): (Page | Problem)[] {
  return pagesWithin(source, tools, new Budget(source.bytes.length, tools.limits), OUTSIDE);
}

/** What the file lies in, so that an archive within an archive is refused. */
interface Within {
  readonly archive: boolean;
  readonly gzip: boolean;
}
const OUTSIDE: Within = { archive: false, gzip: false };

function pagesWithin(source: PageFile, tools: PageTools, budget: Budget, within: Within): (Page | Problem)[] {
  const { file, bytes } = source;
  if (bytes.length === 0) return [{ code: "empty", file }];
  const kind = kindOf(file, bytes);
  const inArchive = (inner: PageFile) => pagesWithin(inner, tools, budget, { ...within, archive: true });
  const inGzip = (inner: PageFile) => pagesWithin(inner, tools, budget, { ...within, gzip: true });
  switch (kind) {
    case "zip":
    case "tar":
      if (within.archive) return [{ code: "nested-archive", file }];
      return (kind === "zip" ? zipPages : tarPages)(source, tools, budget, isWantedInside, inArchive);
    case "gz":
      if (within.gzip || (within.archive && /\.(?:tgz|tar\.gz)$/i.test(file)))
        return [{ code: "nested-archive", file }];
      return gzPages(source, tools, budget, inGzip);
    case "warc":
      return warcPages(source, tools, budget);
    case "ndjson":
      return ndjsonPages(source, tools);
  }
  if (kind === "csv" || kind === "json" || kind === "feed") {
    // A container is no page, but it is decoded whole.
    const limit = Math.max(tools.maxBytes, MAX_DECODED);
    if (bytes.length > limit) return [{ code: "too-large", file, bytes: bytes.length, limit }];
  } else if (bytes.length > tools.maxBytes) {
    return [{ code: "too-large", file, bytes: bytes.length, limit: tools.maxBytes }];
  }
  if (kind === "csv") return csvPages(source, tools);
  if (kind === "json") return jsonPages(source, tools);
  if (kind === "mhtml") return mhtmlPages(source, tools);
  const decoded = decode(
    bytes,
    kind === "html" || kind === "feed" || bytes[0] === 0x3c ? declaredCharset(bytes) : null,
  );
  if (decoded.kind !== "text") return [{ code: decoded.kind, file }];
  const { text } = decoded;
  if (kind !== "html" && kind !== "markdown" && looksLikeFeed(text)) return xmlFeedPages(source, text, tools);
  const page = { id: source.id, sha256: tools.sha256(bytes), url: null, retrieved: null };
  const isHtml = kind === "html" ? text.includes("<") : looksLikeHtml(text);
  if (isHtml) return [htmlPage(page, text)];
  if (kind === "feed") return [{ code: "unreadable", file, why: "it is XML, and neither a feed nor a page" }];
  return [kind === "markdown" ? markdownPage(page, text) : textPage(page, text)];
}

/** Bytes of a table, a feed or a JSON file. */
const MAX_DECODED = 256 << 20;

/** The kind that a name tells, or null. */
function kindNamed(file: string): Kind | null {
  const [, one = "", two = ""] = /(?:(\.[a-z]+))?(\.[a-z]+)$/.exec(file.slice(-20).toLowerCase()) ?? [];
  return KINDS[one + two] ?? KINDS[two] ?? null;
}

function kindOf(file: string, bytes: Uint8Array): Kind {
  // A page that was fetched is kept as a WARC record under its address, whatever that ends in.
  if (WARC_START.every((byte, i) => bytes[i] === byte)) return "warc";
  const named = kindNamed(file);
  if (named !== null) return named;
  // Standard input and files without an extension.
  if (isGzip(bytes)) return "gz";
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) return "zip";
  const start = new TextDecoder().decode(bytes.subarray(0, 600)).trimStart();
  if (/^\{\s*"/.test(start)) return "ndjson";
  if (/^(?:From|MIME-Version|Snapshot-Content-Location|Subject): /i.test(start) && /multipart\/related/i.test(start))
    return "mhtml";
  return "text";
}

/** "WARC/1." */
const WARC_START: readonly number[] = [0x57, 0x41, 0x52, 0x43, 0x2f, 0x31, 0x2e];

/** Inside an archive, hidden files, folders of saved pictures and kinds that are not read are passed over. */
function isWantedInside(name: string): boolean {
  const parts = name.split("/");
  const last = parts[parts.length - 1] ?? "";
  if (parts.some((part) => part.startsWith(".") || part === "__MACOSX")) return false;
  if (parts.slice(0, -1).some(isSavedFolder)) return false;
  return last !== "" && (kindNamed(last) !== null || !last.includes("."));
}
