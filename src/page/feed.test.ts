import { expect, test } from "vitest";
import type { Page } from "../model/page.ts";
import { readPages } from "./index.ts";

const tools = { sha256: (bytes: Uint8Array) => String(bytes.length), maxBytes: 4_000_000 };
const read = (file: string, text: string) => readPages({ file, id: "f", bytes: new TextEncoder().encode(text) }, tools);
const long = "The ministers met for two hours and agreed to meet again. ".repeat(12).trim();

test("RSS: items with full text are pages with address, title, day and writer; summaries are counted", () => {
  const found = read(
    "f.rss",
    `<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title><link>https://post.example/</link>
    <item><title>Talks end &amp; begin</title><link>https://post.example/a</link><pubDate>Fri, 10 May 2024 08:00:00 GMT</pubDate>
      <dc:creator>Ana Ruiz</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>${long}</p><p>More.</p>]]></content:encoded></item>
    <item><title>Two</title><guid>https://post.example/?p=2</guid><description>&lt;p&gt;${long}&lt;/p&gt;</description></item>
    <item><title>Three</title><link>https://post.example/c</link><description>Short.</description></item></channel></rss>`,
  );
  expect(found[0]).toMatchObject({
    id: "https://post.example/a",
    url: "https://post.example/a",
    text: `${long}\nMore.`,
    head: {
      title: "Talks end & begin",
      published: "Fri, 10 May 2024 08:00:00 GMT",
      authors: ["Ana Ruiz"],
      publisher: "The Harbour Post",
    },
  });
  expect(found[1]).toMatchObject({ id: "https://post.example/?p=2", url: null, text: long });
  expect(found[2]).toEqual({ code: "summary-only", file: "f.rss", items: 1, of: 3 });
});

test("Atom: text, HTML and XHTML contents; the alternate link is the address", () => {
  const entry = (type: string, content: string) =>
    `<entry><title>Talks</title><id>tag:x</id><link rel="self" href="https://post.example/self"/><link href="https://post.example/${type}"/>
     <updated>2024-05-11T00:00:00Z</updated><published>2024-05-10T00:00:00Z</published><author><name>Ana Ruiz</name><uri>https://x</uri></author>
     <content type="${type}">${content}</content></entry>`;
  const found = read(
    "f.xml",
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>${entry("text", long)}${entry("html", `&lt;p&gt;${long}`)}${entry(
      "xhtml",
      `<div xmlns="http://www.w3.org/1999/xhtml"><p>${long} <a href="x">Two</a> &amp; three.</p></div>`,
    )}</feed>`,
  ) as Page[];
  expect(found.map((page) => page.id)).toEqual(["text", "html", "xhtml"].map((type) => `https://post.example/${type}`));
  expect(found.map((page) => page.text)).toEqual([long, long, `${long} Two & three.`]);
  expect(found[2]!.head).toMatchObject({ title: "Talks", authors: ["Ana Ruiz"], published: "2024-05-10T00:00:00Z" });
});

test("JSON Feed, a list of objects, and JSON that is neither", () => {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: "Post",
    items: [
      {
        id: 1,
        url: "https://post.example/a",
        title: "Talks",
        content_html: `<p>${long}</p>`,
        date_published: "2024-05-10",
        authors: [{ name: "Ana Ruiz" }],
      },
    ],
  };
  expect(read("f.json", JSON.stringify(feed))[0]).toMatchObject({
    id: "https://post.example/a",
    text: long,
    head: { authors: ["Ana Ruiz"], published: "2024-05-10" },
  });
  expect(read("f.json", JSON.stringify([{ id: "x", text: "The talks ended." }, 3]))).toMatchObject([
    { id: "x" },
    { code: "bad-line", line: 2 },
  ]);
  expect(read("f.json", "{")).toMatchObject([{ code: "unreadable" }]);
});

test("entities of a DTD are not expanded, and a feed that is cut or full of bare ampersands is read", () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("");
  const found = read(
    "f.xml",
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]><rss><channel><item><description>${long} &l9;</description></item></channel></rss>`,
  );
  expect(JSON.stringify(found).length).toBeLessThan(5000);
  expect(read("f.rss", `<rss><channel><item><title>A & B</title><description>${long} Q&A`)).toMatchObject([
    { head: { title: "A & B" } },
  ]);
});

test("a million items and nesting 100,000 deep are read in bounded time", () => {
  const start = performance.now();
  read("f.rss", `<rss><channel><item>${"<a>".repeat(100_000)}`);
  read("f.rss", `<rss><channel>${"<item/>".repeat(1_000_000)}`);
  expect(performance.now() - start).toBeLessThan(20_000);
});
