/**
 * gzip → bytes, a member at a time (RFC 1952): a WARC.gz has one for each record, and `gunzipMember` says where the next begins.
 *
 * A member whose trailer is missing was cut; one whose check sum is another was damaged. What came out of a cut member is
 * given all the same, for its beginning may hold whole records.
 */
import { crc32 } from "../kit/crc32.ts";
import type { Budget, Unpack } from "./source.ts";

export interface Member {
  readonly bytes: Uint8Array;
  /** Offset of the byte behind the member. */
  readonly next: number;
  readonly state: "whole" | "cut" | "damaged" | "over-limit";
}

export const isGzip = (bytes: Uint8Array, at = 0) => bytes[at] === 0x1f && bytes[at + 1] === 0x8b;

/** The member that begins at `at`. Never throws. */
export function gunzipMember(bytes: Uint8Array, at: number, unpack: Unpack, budget: Budget): Member {
  const body = isGzip(bytes, at) ? headerEnd(bytes, at) : null;
  if (body === null)
    return {
      bytes: NOTHING,
      next: bytes.length,
      state: bytes.length - at < 18 && isStart(bytes, at) ? "cut" : "damaged",
    };
  const found = unpack.inflate(bytes.subarray(body), budget.left);
  const trailer = body + found.used;
  if (found.state === "over-limit") return { bytes: NOTHING, next: bytes.length, state: "over-limit" };
  if (found.state === "damaged") return { bytes: NOTHING, next: bytes.length, state: "damaged" };
  if (!budget.spend(found.bytes.length)) return { bytes: NOTHING, next: bytes.length, state: "over-limit" };
  if (trailer + 8 > bytes.length) return { bytes: found.bytes, next: bytes.length, state: "cut" };
  const view = new DataView(bytes.buffer, bytes.byteOffset + trailer, 8);
  const isSame = view.getUint32(4, true) === found.bytes.length >>> 0 && view.getUint32(0, true) === crc32(found.bytes);
  return { bytes: found.bytes, next: trailer + 8, state: isSame ? "whole" : "damaged" };
}

/** All members one behind another; zero bytes behind the last are padding. */
export function gunzip(bytes: Uint8Array, unpack: Unpack, budget: Budget): Member {
  const parts: Uint8Array[] = [];
  let at = 0;
  let state: Member["state"] = "whole";
  while (at < bytes.length && state === "whole" && (at === 0 || bytes[at] !== 0)) {
    const member = gunzipMember(bytes, at, unpack, budget);
    parts.push(member.bytes);
    state = member.state;
    if (state === "whole" || state === "cut") at = member.next;
  }
  return { bytes: joined(parts), next: at, state };
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const NOTHING = new Uint8Array();

const isStart = (bytes: Uint8Array, at: number) => at >= bytes.length - 1 || isGzip(bytes, at);

/** Where the compressed bytes begin; null when the header is none or is cut. */
function headerEnd(bytes: Uint8Array, start: number): number | null {
  if (bytes.length < start + 10 || bytes[start + 2] !== 8) return null;
  const flags = bytes[start + 3]!;
  let at = start + 10;
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if ((flags & 2) !== 0) at += 2;
  return at <= bytes.length ? at : null;
}
