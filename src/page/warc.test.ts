import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unpack } from "../load/unpack.ts";
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { readPages } from "./index.ts";

const tools = { sha256: (bytes: Uint8Array) => String(bytes.length), maxBytes: 1_000_000, unpack };
const read = (file: string, bytes: Uint8Array) => readPages({ file, id: "a", bytes }, tools);
const told = (found: readonly (Page | Problem)[]) =>
  found.map((one) => ("kind" in one ? `${one.id}: ${one.text}` : one.code));
const joined = (...parts: (Uint8Array | string)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));

/** A response record with its HTTP answer. */
function record(
  url: string,
  body: Uint8Array | string,
  more: { status?: string; headers?: string; kind?: string; type?: string } = {},
) {
  const { status = "200 OK", headers = "", kind = "response", type = "text/html" } = more;
  const answer =
    kind === "response" ? joined(`HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\n${headers}\r\n`, body) : joined(body);
  return joined(
    `WARC/1.0\r\nWARC-Type: ${kind}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2024-05-10T08:00:00Z\r\n` +
      `Content-Type: ${kind === "response" ? "application/http; msgtype=response" : type}\r\nContent-Length: ${answer.length}\r\n\r\n`,
    answer,
    "\r\n\r\n",
  );
}

const one = record("https://post.example/a", "<p>The talks ended.</p>");
const two = record("https://post.example/b", "<p>A deal was near.</p>");

test("answers that succeeded with a page are pages; pictures, errors and requests are passed over", () => {
  const bytes = joined(
    record("x", "software: ours", { kind: "warcinfo", type: "application/warc-fields" }),
    one,
    record("https://post.example/gone", "<p>Not found</p>", { status: "404 Not Found" }),
    record("https://post.example/p.png", "\x89PNG", { type: "image/png" }),
    record("https://post.example/plain", "Plain words.", { kind: "conversion", type: "text/plain" }),
    two,
  );
  const pages = [
    "https://post.example/a: The talks ended.",
    "https://post.example/plain: Plain words.",
    "https://post.example/b: A deal was near.",
  ];
  expect(told(read("a.warc", bytes))).toEqual(pages);
  expect(told(read("a.warc.gz", gzipSync(bytes)))).toEqual(pages);
  expect(read("a.warc", one)[0]).toMatchObject({
    url: "https://post.example/a",
    retrieved: "2024-05-10",
    format: "html",
  });
});

test("a member for each record; a cut last member is told with its byte", () => {
  const [a, b] = [gzipSync(one), gzipSync(two)];
  const bytes = joined(a, b);
  expect(told(read("a.warc.gz", bytes))).toEqual([
    "https://post.example/a: The talks ended.",
    "https://post.example/b: A deal was near.",
  ]);
  for (let cut = a.length + 1; cut < bytes.length; cut += 7) {
    const found = read("a.warc.gz", bytes.subarray(0, cut));
    expect(found[0]).toMatchObject({ id: "https://post.example/a" });
    expect(found.at(-1)).toEqual({ code: "warc-truncated", file: "a.warc.gz", offset: a.length });
  }
});

test("a plain file cut anywhere inside a record is told", () => {
  const bytes = joined(one, two);
  for (let cut = one.length + 1; cut < bytes.length - 4; cut += 11) {
    const found = read("a.warc", bytes.subarray(0, cut));
    expect(told(found)).toEqual(["https://post.example/a: The talks ended.", "warc-truncated"]);
    expect(found[1]).toMatchObject({ offset: one.length });
  }
});

test("bodies in chunks and compressed bodies are undone", () => {
  const html = "<p>The talks ended.</p>";
  const bodies: [Uint8Array | string, string][] = [
    [`9\r\n${html.slice(0, 9)}\r\ne;x=1\r\n${html.slice(9)}\r\n0\r\n\r\n`, "Transfer-Encoding: chunked\r\n"],
    [gzipSync(html), "Content-Encoding: gzip\r\n"],
    [deflateSync(html), "Content-Encoding: deflate\r\n"],
    [brotliCompressSync(html), "Content-Encoding: br\r\n"],
    [html, "Content-Encoding: gzip\r\n"],
    [html, "Transfer-Encoding: chunked\r\n"],
  ];
  for (const [body, headers] of bodies)
    expect(told(read("a.warc", record("u", body, { headers })))).toEqual(["u: The talks ended."]);
});

test("a bomb in a body stops at the limit, and what is no WARC is named", () => {
  const bomb = record("u", gzipSync(new Uint8Array(60_000_000)), { headers: "Content-Encoding: gzip\r\n" });
  expect(told(read("a.warc", joined(one, bomb))).at(-1)).toBe("unreadable");
  expect(told(read("a.warc.gz", joined(gzipSync(one), gzipSync(new Uint8Array(60_000_000))))).at(-1)).toBe(
    "archive-limit",
  );
  expect(told(read("a.warc", joined("hello")))).toEqual(["archive-damaged"]);
  expect(told(read("a.warc", joined(one, "junk")))).toEqual([
    "https://post.example/a: The talks ended.",
    "archive-damaged",
  ]);
});

test("bytes changed at random never throw", () => {
  const good = joined(gzipSync(one), gzipSync(two));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      (edits, packed) => {
        const bytes = packed ? new Uint8Array(good) : joined(one, two);
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        expect(read(packed ? "a.warc.gz" : "a.warc", bytes).length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 300 },
  );
});
