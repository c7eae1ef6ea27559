/**
 * MHTML → page: the HTML part of a page that a browser saved as one file ("Webpage, Single File"); pictures are left aside.
 *
 * MIME with `multipart/related` (RFC 2557): the part named by `start`, else the first of type text/html. Its address stands in
 * `Snapshot-Content-Location` or `Content-Location`, the day of saving in `Date`.
 */
import { printedDate } from "../kit/printed-date.ts";
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { headerBreak, headersOf, isPageType, latin1, mediaType, pageOf } from "./media.ts";
import type { PageFile, PageTools } from "./source.ts";

export function mhtmlPages(source: PageFile, tools: PageTools): (Page | Problem)[] {
  const { file, bytes } = source;
  const head = headerBreak(bytes, 0);
  if (head === null) return [{ code: "unreadable", file, why: "it has no MIME headers" }];
  const headers = headersOf(latin1(bytes.subarray(0, head.end)));
  const media = mediaType(headers.get("content-type") ?? null);
  const part =
    media.boundary === null
      ? { headers, bytes: bytes.subarray(head.body) }
      : mainPart(
          partsOf(bytes, head.body, media.boundary, 0),
          /start="?<?([^>";]+)/i.exec(headers.get("content-type") ?? "")?.[1] ?? null,
        );
  if (part === null) return [{ code: "unreadable", file, why: "none of its parts is a page" }];
  const url = headers.get("snapshot-content-location") ?? part.headers.get("content-location") ?? null;
  const saved = headers.get("date");
  const content = transferDecoded(part.bytes, part.headers.get("content-transfer-encoding") ?? "");
  const page = {
    id: source.id,
    sha256: tools.sha256(bytes),
    url: url !== null && /^https?:/i.test(url) ? url : null,
    retrieved: saved === undefined ? null : printedDate(saved),
  };
  return [pageOf(page, content, mediaType(part.headers.get("content-type") ?? null), file, tools.maxBytes)];
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

function mainPart(parts: readonly Part[], start: string | null): Part | null {
  const isPage = (part: Part) => {
    const { type } = mediaType(part.headers.get("content-type") ?? null);
    return type !== "" && isPageType(type);
  };
  const named =
    start === null
      ? undefined
      : parts.find((part) => part.headers.get("content-id")?.includes(start) === true && isPage(part));
  const html = parts.find(
    (part) => isPage(part) && mediaType(part.headers.get("content-type") ?? null).type !== "text/plain",
  );
  return named ?? html ?? parts.find(isPage) ?? null;
}

/** Parts kept and levels of multipart within multipart. */
const MAX_PARTS = 5000;
const MAX_LEVELS = 4;

function partsOf(bytes: Uint8Array, from: number, boundary: string, level: number): Part[] {
  const parts: Part[] = [];
  if (boundary === "" || boundary.length > 200) return parts;
  const mark = new TextEncoder().encode(`--${boundary}`);
  let start = -1;
  for (let at = lineWith(bytes, mark, from); at >= 0 && parts.length < MAX_PARTS; at = lineWith(bytes, mark, start)) {
    if (start >= 0) addPart(parts, bytes.subarray(start, at), level);
    start = at + mark.length;
    if (bytes[start] === 45 && bytes[start + 1] === 45) return parts;
  }
  // A file that is cut: the last part goes to its end.
  if (start >= 0) addPart(parts, bytes.subarray(start), level);
  return parts;
}

function addPart(parts: Part[], bytes: Uint8Array, level: number): void {
  const head = headerBreak(bytes, 0);
  if (head === null) return;
  const headers = headersOf(latin1(bytes.subarray(0, head.end)));
  const { type, boundary } = mediaType(headers.get("content-type") ?? null);
  if (type.startsWith("multipart/") && boundary !== null && level < MAX_LEVELS) {
    parts.push(...partsOf(bytes, head.body, boundary, level + 1));
  } else parts.push({ headers, bytes: bytes.subarray(head.body) });
}

/** The first line at or behind `from` that begins with the mark; -1 when there is none. */
function lineWith(bytes: Uint8Array, mark: Uint8Array, from: number): number {
  for (let at = from; at >= 0 && at < bytes.length; ) {
    let i = 0;
    while (i < mark.length && bytes[at + i] === mark[i]) i += 1;
    if (i === mark.length) return at;
    const end = bytes.indexOf(10, at);
    at = end < 0 ? -1 : end + 1;
  }
  return -1;
}

/** Undoes quoted-printable and base64 (RFC 2045); whatever is wrong in them is passed over. */
export function transferDecoded(bytes: Uint8Array, encoding: string): Uint8Array {
  const kind = encoding.trim().toLowerCase();
  return kind === "quoted-printable" ? unquoted(bytes) : kind === "base64" ? unbased(bytes) : bytes;
}

function unquoted(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte !== 61) {
      out[length++] = byte;
      continue;
    }
    const high = hexOf(bytes[at + 1]);
    const low = hexOf(bytes[at + 2]);
    if (high >= 0 && low >= 0) {
      out[length++] = 16 * high + low;
      at += 2;
      continue;
    }
    // "=" at the end of a line joins it with the next.
    let next = at + 1;
    while (bytes[next] === 32 || bytes[next] === 9) next += 1;
    if (bytes[next] === 13) next += 1;
    if (bytes[next] === 10) at = next;
    else if (next >= bytes.length) break;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

function hexOf(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

function unbased(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    if (byte === 61) break;
    const value = BASE64[byte]!;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[length++] = (held >> bits) & 0xff;
    }
  }
  return out.subarray(0, length);
}

const BASE64 = new Int8Array(256).fill(-1);
for (let i = 0; i < 64; i += 1) {
  BASE64["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".charCodeAt(i)] = i;
}
