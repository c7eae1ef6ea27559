/**
 * WARC → pages: each "response" whose server answered 200 with HTML or text is one page, with its address and the day of
 * the crawl; "resource" and "conversion" (WET) records are pages as they stand. Other records are passed over.
 *
 * Plain or gzip, a member for each record or one for all (ISO 28500, WARC 1.0 and 1.1). A file that ends inside a record
 * gives what stands before it and a `Problem` with the byte: readers that stop there in silence hide that pages are missing.
 */
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { gunzip, gunzipMember, isGzip, joined } from "./gzip.ts";
import { headerBreak, headersOf, isPageType, latin1, mediaType, pageOf } from "./media.ts";
import type { Budget, PageFile, PageTools } from "./source.ts";

/** The pages of a WARC in their order. Never throws. */
export function warcPages(source: PageFile, tools: PageTools, budget: Budget): (Page | Problem)[] {
  const found: (Page | Problem)[] = [];
  const state = { records: 0 };
  const { file, bytes } = source;
  if (!isGzip(bytes)) {
    const problem = records(source, bytes, tools, budget, state, found);
    if (problem !== null)
      found.push(problem.code === "at" ? { code: "warc-truncated", file, offset: problem.offset } : problem);
    return orEmpty(found, file);
  }
  if (tools.unpack === undefined)
    return [{ code: "unreadable", file, why: "it is compressed, and nothing was given to unpack it" }];
  let at = 0;
  while (at < bytes.length && bytes[at] !== 0) {
    const member = gunzipMember(bytes, at, tools.unpack, budget);
    const problem = records(source, member.bytes, tools, budget, state, found);
    if (member.state === "over-limit") found.push({ code: "archive-limit", file, why: budget.why });
    else if (member.state === "damaged")
      found.push({ code: "archive-damaged", file, offset: at, why: "its gzip stream is damaged" });
    else if (member.state === "cut" || problem?.code === "at") found.push({ code: "warc-truncated", file, offset: at });
    else if (problem !== null) found.push(problem);
    if (member.state !== "whole" || (problem !== null && problem.code !== "at")) break;
    at = member.next;
  }
  return orEmpty(found, file);
}

const orEmpty = (found: (Page | Problem)[], file: string): (Page | Problem)[] =>
  found.length > 0 ? found : [{ code: "empty", file }];

/** Reads the records of `bytes` one behind another; where one is cut, its offset. */
function records(
  source: PageFile,
  bytes: Uint8Array,
  tools: PageTools,
  budget: Budget,
  state: { records: number },
  found: (Page | Problem)[],
): Problem | { readonly code: "at"; readonly offset: number } | null {
  const { file } = source;
  let at = 0;
  for (;;) {
    while (bytes[at] === 13 || bytes[at] === 10) at += 1;
    if (at >= bytes.length) return null;
    if (latin1(bytes.subarray(at, at + 5)) !== "WARC/".slice(0, bytes.length - at))
      return { code: "archive-damaged", file, offset: at, why: "no WARC record begins there" };
    const head = headerBreak(bytes, at);
    if (head === null) return { code: "at", offset: at };
    const headers = headersOf(new TextDecoder().decode(bytes.subarray(at, head.end)));
    const length = Number(headers.get("content-length") ?? "0");
    if (!Number.isSafeInteger(length) || length < 0)
      return { code: "archive-damaged", file, offset: at, why: "a record does not say how long it is" };
    if (head.body + length > bytes.length) return { code: "at", offset: at };
    if (!budget.entry()) return { code: "archive-limit", file, why: budget.why };
    state.records += 1;
    const page = pageOfRecord(
      headers,
      bytes.subarray(head.body, head.body + length),
      `${source.id}#${state.records}`,
      file,
      tools,
      budget,
    );
    if (page !== null) found.push(page);
    at = head.body + length;
  }
}

function pageOfRecord(
  headers: ReadonlyMap<string, string>,
  content: Uint8Array,
  fallbackId: string,
  file: string,
  tools: PageTools,
  budget: Budget,
): Page | Problem | null {
  const kind = headers.get("warc-type")?.toLowerCase() ?? "";
  // A record cut at the crawler's limit is read as far as it goes.
  const url = headers.get("warc-target-uri")?.replace(/^<(.*)>$/, "$1") ?? null;
  const retrieved = /^\d{4}-\d\d-\d\d/.exec(headers.get("warc-date") ?? "")?.[0] ?? null;
  let media = mediaType(headers.get("content-type") ?? null);
  let bytes = content;
  if (kind === "response") {
    if (media.type !== "application/http") return null;
    const answer = httpAnswer(content, tools, budget);
    if (answer === null) return null;
    if (typeof answer === "string") return { code: "unreadable", file: url ?? `${file}, ${fallbackId}`, why: answer };
    media = mediaType(answer.headers.get("content-type") ?? null);
    bytes = answer.bytes;
  } else if (kind !== "resource" && kind !== "conversion") return null;
  if (!isPageType(media.type) || bytes.length === 0) return null;
  const page = { id: url ?? fallbackId, sha256: tools.sha256(bytes), url, retrieved };
  return pageOf(page, bytes, media, url ?? `${file}, ${fallbackId}`, tools.maxBytes);
}

export interface HttpAnswer {
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

/** The body of an HTTP answer that succeeded with a page, chunks joined and decompressed; null for any other, words when it cannot be unpacked. */
function httpAnswer(content: Uint8Array, tools: PageTools, budget: Budget): HttpAnswer | string | null {
  const head = headerBreak(content, 0);
  const text = latin1(content.subarray(0, head?.end ?? 0));
  if (head === null || !/^HTTP\/[\d.]+ 2\d\d\b/.test(text)) return null;
  const headers = headersOf(text.slice(text.indexOf("\n") + 1));
  if (!isPageType(mediaType(headers.get("content-type") ?? null).type)) return null;
  let bytes = content.subarray(head.body);
  if (/\bchunked\b/i.test(headers.get("transfer-encoding") ?? "")) bytes = unchunked(bytes);
  const coding = (headers.get("content-encoding") ?? "").trim().toLowerCase();
  // Crawlers often store the body unpacked and leave the header as it was.
  if (coding === "" || coding === "identity" || bytes.length === 0) return { headers, bytes };
  if (/gzip/.test(coding) && !isGzip(bytes)) return { headers, bytes };
  const unpacked = unpackedBody(bytes, coding, tools, budget);
  return typeof unpacked === "string" ? unpacked : { headers, bytes: unpacked };
}

function unpackedBody(bytes: Uint8Array, coding: string, tools: PageTools, budget: Budget): Uint8Array | string {
  const { unpack } = tools;
  if (unpack === undefined) return `its content is compressed (${coding}), and nothing was given to unpack it`;
  if (/gzip/.test(coding)) {
    const member = gunzip(bytes, unpack, budget);
    if (member.state === "over-limit") return budget.why;
    return member.state === "damaged" && member.bytes.length === 0 ? "its gzip stream is damaged" : member.bytes;
  }
  if (coding !== "deflate" && coding !== "br")
    return `its content is compressed in a way that is not read: ${coding.slice(0, 20)}`;
  // "deflate" is a zlib stream by the standard and a bare one by habit.
  const isZlib = coding === "deflate" && (bytes[0]! & 15) === 8 && (256 * bytes[0]! + (bytes[1] ?? 0)) % 31 === 0;
  const inner =
    coding === "br" ? unpack.brotli(bytes, budget.left) : unpack.inflate(bytes.subarray(isZlib ? 2 : 0), budget.left);
  if (inner.state === "over-limit" || !budget.spend(inner.bytes.length)) return budget.why;
  if (inner.state === "read") return inner.bytes;
  // Brotli has no sign at its head; a body that is stored unpacked is text.
  return coding === "br" && bytes[0] === 0x3c ? bytes : "its compressed content is damaged";
}

/** A body sent in chunks, joined; one that is not chunked after all is given as it stands. */
function unchunked(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at);
    const size =
      end < 0 || end - at > 200 ? null : /^\s*([0-9a-f]{1,8})\s*(?:;|\r|$)/i.exec(latin1(bytes.subarray(at, end)))?.[1];
    if (size === undefined || size === null) return parts.length === 0 ? bytes : joined(parts);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(bytes.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    if (bytes[at] === 13) at += 1;
    if (bytes[at] === 10) at += 1;
  }
  return joined(parts);
}
