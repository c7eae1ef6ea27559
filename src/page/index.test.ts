import fc from "fast-check";
import { expect, test } from "vitest";
import type { Page } from "../model/page.ts";
import { readPages } from "./index.ts";

const tools = { sha256: (bytes: Uint8Array) => String(bytes.length), maxBytes: 1_000_000 };
const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (file: string, text: string | Uint8Array) =>
  readPages({ file, id: "a", bytes: typeof text === "string" ? utf8(text) : text }, tools);
const isPage = (one: unknown): one is Page => typeof one === "object" && one !== null && "kind" in one;

test("lines of a plain text are blocks without the white space around them", () => {
  const page = read("a.txt", "Talks end\n\n  The talks ended.\t\n")[0] as Page;
  expect(page.blocks.map((block) => page.text.slice(block.start, block.end))).toEqual([
    "Talks end",
    "The talks ended.",
  ]);
  expect(page).toMatchObject({ format: "text", url: null, id: "a" });
});

test("lines that were broken at a width are one block, others are not", () => {
  const wire = [
    "Fiji summons envoy over tuna quota",
    "",
    "SUVA, May 3 (Reuters) - Fiji summoned the envoy of Tonga on Friday to",
    "complain about a new quota for tuna that its fishermen say will cost",
    "them their living.",
    "The ministry said in a statement that it had handed the ambassador a",
    "note of protest and asked for talks, which are to begin on Monday in",
    "the capital, and that trade would go on until they end.",
    "Foreign Minister Ana Holm will lead the delegation of Tonga.",
  ].join("\n");
  const texts = (text: string) => {
    const page = read("a.txt", text)[0] as Page;
    return page.blocks.map((block) => page.text.slice(block.start, block.end).replaceAll("\n", " "));
  };
  expect(texts(wire).map((text) => text.slice(0, 20))).toEqual([
    "Fiji summons envoy o",
    "SUVA, May 3 (Reuters",
    "The ministry said in",
    "Foreign Minister Ana",
  ]);
  const menu =
    "Fiji summons envoy of Tonga over quota for tuna\nTonga regrets the protest of its neighbour Fiji\n".repeat(4);
  expect(texts(menu)).toHaveLength(8);
});

test("a text that is HTML underneath is read as HTML", () => {
  expect(read("a.txt", "<html><body><p>The talks ended.</p></body></html>")[0]).toMatchObject({
    format: "html",
    text: "The talks ended.",
  });
});

test("NDJSON: a page a line, ids and dates kept, bad lines named", () => {
  const pages = read(
    "a.ndjson",
    '{"id":"x","title":"Talks end","text":"The talks ended.","date":"2024-05-03"}\n\n[1]\n{"url":"https://post.example/b","html":"<p>Two</p>"}\n{"id":3}\nnot json\n{"content":"lone \\ud800 mark"}',
  );
  expect(pages.map((one) => (isPage(one) ? one.id : `${one.code} ${"line" in one ? one.line : ""}`))).toEqual([
    "x",
    "bad-line 3",
    "https://post.example/b",
    "bad-line 5",
    "bad-line 6",
    "a#7",
  ]);
  expect(pages[0]).toMatchObject({ head: { title: "Talks end", published: "2024-05-03" } });
  expect(pages[2]).toMatchObject({ format: "html", text: "Two", url: "https://post.example/b" });
  expect(pages[5]).toMatchObject({ text: "lone \ufffd mark" });
});

test("empty, binary and too large files are problems, by name", () => {
  expect(read("a.txt", "")).toEqual([{ code: "empty", file: "a.txt" }]);
  expect(read("a.html", " \n")).toEqual([{ code: "empty", file: "a.html" }]);
  expect(
    read(
      "a.txt",
      Uint8Array.from({ length: 500 }, (_, i) => i % 7),
    ),
  ).toEqual([{ code: "binary", file: "a.txt" }]);
  expect(read("a.txt", "x".repeat(1_000_001))).toEqual([
    { code: "too-large", file: "a.txt", bytes: 1_000_001, limit: 1_000_000 },
  ]);
});

test("whatever the bytes and the name, pages are sound: blocks in order, within the text, without white space at the ends", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("a.txt", "a.html", "a.ndjson", "stdin"),
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc
          .array(
            fc.constantFrom(
              "<p>",
              "</p>",
              "<div class=a>",
              "<a href=x>",
              "</a>",
              "<script>",
              "</script>",
              "<td>",
              "&amp;",
              "&#0;",
              "&#xd800;",
              "text ",
              "<",
              ">",
              '"',
              "\0",
              "\ud800",
              '{"text":"',
              "}\n",
            ),
            { maxLength: 60 },
          )
          .map((parts) => utf8(parts.join(""))),
      ),
      (file, bytes) => {
        for (const one of readPages({ file, id: "a", bytes }, tools)) {
          if (!isPage(one)) continue;
          let last = 0;
          for (const block of one.blocks) {
            expect(block.start).toBeGreaterThanOrEqual(last);
            expect(block.end).toBeGreaterThan(block.start);
            last = block.end;
          }
          expect(last).toBeLessThanOrEqual(one.text.length);
          expect(/[\ud800-\udbff](?![\udc00-\udfff])|\0/.test(one.text)).toBe(false);
        }
      },
    ),
    { numRuns: 400 },
  );
});
