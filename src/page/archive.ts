/**
 * Archives → pages: the files within a .zip, .tar, .tar.gz or .tgz, each read as if it lay in a folder of that name.
 *
 * Nothing is written, so that a path that climbs out ("../../etc/a.html") is only a name, told without its climbing. What may
 * come out is bounded by a `Budget` of files, bytes and ratio; archives within archives are refused. A damaged or cut entry is
 * a `Problem` by its name and the rest goes on. ZIP: PKWARE's APPNOTE 6.3, stored and deflated, ZIP64; tar: POSIX ustar and pax, GNU long names.
 */
import { crc32 } from "../kit/crc32.ts";
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { gunzip } from "./gzip.ts";
import type { Budget, PageFile, PageTools, ReadInner } from "./source.ts";

/** Reads each file that `isWanted` by its name. */
export function zipPages(
  source: PageFile,
  tools: PageTools,
  budget: Budget,
  isWanted: (name: string) => boolean,
  readInner: ReadInner,
): (Page | Problem)[] {
  const { file, bytes } = source;
  const entries = zipEntries(bytes);
  if (entries === null)
    return [
      { code: "archive-damaged", file, offset: bytes.length, why: "it has no list of its files; it was cut, perhaps" },
    ];
  const found: (Page | Problem)[] = [];
  for (const entry of entries) {
    if (!budget.entry()) return [...found, { code: "archive-limit", file, why: budget.why }];
    const name = innerName(entry.name);
    if (entry.name.endsWith("/") || !isWanted(name)) continue;
    const inner = `${file}/${name}`;
    const content = zipContent(bytes, entry, tools, budget);
    if (content === "over-limit") return [...found, { code: "archive-limit", file, why: budget.why }];
    if (typeof content === "string")
      found.push({ code: "archive-damaged", file: inner, offset: entry.offset, why: content });
    else add(found, readInner({ file: inner, id: `${source.id}/${withoutExtension(name)}`, bytes: content }, tools));
  }
  return found.length === 0 ? [{ code: "empty", file }] : found;
}

export function tarPages(
  source: PageFile,
  tools: PageTools,
  budget: Budget,
  isWanted: (name: string) => boolean,
  readInner: ReadInner,
): (Page | Problem)[] {
  const { file, bytes } = source;
  const found: (Page | Problem)[] = [];
  let at = 0;
  let long: string | null = null;
  while (at + 512 <= bytes.length) {
    const header = bytes.subarray(at, at + 512);
    if (header.every((byte) => byte === 0)) return found.length === 0 ? [{ code: "empty", file }] : found;
    const size = sizeOf(header.subarray(124, 136));
    if (size === null || !hasRightSum(header))
      return [...found, { code: "archive-damaged", file, offset: at, why: "no entry of a tar begins there" }];
    const type = String.fromCharCode(header[156]!);
    const from = at + 512;
    const next = from + Math.ceil(size / 512) * 512;
    if (from + size > bytes.length)
      return [...found, { code: "archive-damaged", file, offset: at, why: "it ends within a file" }];
    if (!budget.entry()) return [...found, { code: "archive-limit", file, why: budget.why }];
    const content = bytes.subarray(from, from + size);
    at = next;
    if (type === "L") {
      long = textOf(content.subarray(0, 4096));
      continue;
    }
    if (type === "x") {
      long = paxPath(content) ?? long;
      continue;
    }
    const prefix = textOf(header.subarray(345, 500));
    const short = textOf(header.subarray(0, 100));
    const name = innerName(long ?? (isUstar(header) && prefix !== "" ? `${prefix}/${short}` : short));
    long = null;
    // Regular files only: a link's target is no concern of ours.
    if ((type !== "0" && type !== "\0") || !isWanted(name)) continue;
    add(
      found,
      readInner({ file: `${file}/${name}`, id: `${source.id}/${withoutExtension(name)}`, bytes: content }, tools),
    );
  }
  if (at < bytes.length || bytes.length === 0 || found.length === 0)
    found.push({ code: "archive-damaged", file, offset: at, why: "it ends within an entry" });
  return found;
}

/** Reads what one gzip stream holds as a file of the name without ".gz": a tar, or one page. */
export function gzPages(source: PageFile, tools: PageTools, budget: Budget, readInner: ReadInner): (Page | Problem)[] {
  const { file, bytes } = source;
  if (tools.unpack === undefined)
    return [{ code: "unreadable", file, why: "it is compressed, and nothing was given to unpack it" }];
  const { bytes: content, state, next } = gunzip(bytes, tools.unpack, budget);
  if (state === "over-limit") return [{ code: "archive-limit", file, why: budget.why }];
  if (state === "damaged" && content.length === 0)
    return [{ code: "archive-damaged", file, offset: 0, why: "its gzip stream is damaged" }];
  const name = file.replace(/\.tgz$/i, ".tar").replace(/\.gz$/i, "");
  const found = readInner({ ...source, file: name, bytes: content }, tools);
  if (state !== "whole")
    found.push({
      code: "archive-damaged",
      file,
      offset: state === "cut" ? bytes.length : next,
      why: state === "cut" ? "its gzip stream was cut" : "its gzip stream is damaged",
    });
  return found;
}

/** A name as a path below the archive: no drive, no root, no climbing, no signs of control. */
export function innerName(name: string): string {
  return name
    .slice(0, 1000)
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== ".." && !/^[A-Za-z]:$/.test(part))
    .map((part) => part.replace(/\p{Cc}/gu, "\ufffd"))
    .join("/");
}

const withoutExtension = (name: string) => name.replace(/(?<=[^/])\.[^./]*$/, "");

function add(to: (Page | Problem)[], more: readonly (Page | Problem)[]): void {
  for (const one of more) to.push(one);
}

// ——— ZIP ———

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Of the entry's own header. */
  readonly offset: number;
}

/** The central directory; null when there is none. */
function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < lowest || end < 0) return null;
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (at === 0xffffffff || count === 0xffff) {
    const locator = end - 20;
    const far = locator >= 0 && view.getUint32(locator, true) === 0x07064b50 ? big(view, locator + 8) : null;
    if (far !== null && far + 56 <= bytes.length && view.getUint32(far, true) === 0x06064b50) {
      count = big(view, far + 32) ?? 0;
      at = big(view, far + 48) ?? bytes.length;
    }
  }
  const entries: ZipEntry[] = [];
  while (entries.length < count && at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const flags = view.getUint16(at + 8, true);
    const nameAt = at + 46;
    const entry = {
      name: new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    entries.push(withBigSizes(entry, view, nameAt + nameLength, extraLength));
    at = nameAt + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries.length === 0 && count > 0 ? null : entries;
}

/** ZIP64: sizes that are all ones stand in an extra field. */
function withBigSizes(entry: ZipEntry, view: DataView, from: number, length: number): ZipEntry {
  const end = Math.min(from + length, view.byteLength);
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    const take = (value: number) => {
      if (value !== 0xffffffff || field + 8 > end) return value;
      field += 8;
      return big(view, field - 8) ?? value;
    };
    return { ...entry, size: take(entry.size), packed: take(entry.packed), offset: take(entry.offset) };
  }
  return entry;
}

function big(view: DataView, at: number): number | null {
  if (at < 0 || at + 8 > view.byteLength) return null;
  const value = view.getBigUint64(at, true);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(value);
}

/** The entry's bytes, "over-limit", or what is wrong with it. */
function zipContent(bytes: Uint8Array, entry: ZipEntry, tools: PageTools, budget: Budget): Uint8Array | string {
  if (entry.encrypted) return "it is encrypted";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50)
    return "it is not where the list says";
  const from = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (from + entry.packed > bytes.length) return "it was cut";
  const packed = bytes.subarray(from, from + entry.packed);
  if (entry.size > budget.left) return "over-limit";
  if (entry.method === 0) {
    if (!budget.spend(packed.length)) return "over-limit";
    return crc32(packed) === entry.crc ? packed : "its check sum is another";
  }
  if (entry.method !== 8) return "it is compressed in a way that is not read";
  if (tools.unpack === undefined) return "it is compressed, and nothing was given to unpack it";
  // No more is made than the list says: an entry that lies about its size is damaged.
  const { bytes: content, state } = tools.unpack.inflate(packed, Math.min(budget.left, Math.max(1, entry.size)));
  if (state === "over-limit" || state === "damaged") return "its compressed content is damaged";
  if (!budget.spend(content.length)) return "over-limit";
  return content.length === entry.size && crc32(content) === entry.crc ? content : "its check sum is another";
}

// ——— tar ———

const isUstar = (header: Uint8Array) => textOf(header.subarray(257, 262)) === "ustar" && header[262] === 0;

/** Text up to the first zero byte. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** A number in octal, or in base 256 with the highest bit set; null when it is neither. */
function sizeOf(field: Uint8Array): number | null {
  if ((field[0]! & 0x80) !== 0) {
    let value = field[0]! & 0x7f;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    return Number.isSafeInteger(value) ? value : null;
  }
  const text = textOf(field).trim();
  return /^[0-7]{0,12}$/.test(text) ? Number.parseInt(text === "" ? "0" : text, 8) : null;
}

function hasRightSum(header: Uint8Array): boolean {
  let sum = 0;
  for (let i = 0; i < 512; i += 1) sum += i >= 148 && i < 156 ? 32 : header[i]!;
  return sizeOf(header.subarray(148, 156)) === sum;
}

/** "path" of a pax header: lines of "length key=value". */
function paxPath(content: Uint8Array): string | null {
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at);
    if (space < 0) return null;
    const length = Number(new TextDecoder().decode(content.subarray(at, space)));
    if (!Number.isInteger(length) || length <= 0) return null;
    const line = new TextDecoder().decode(content.subarray(space + 1, at + length - 1));
    if (line.startsWith("path=")) return line.slice(5, 4101);
    at += length;
  }
  return null;
}
