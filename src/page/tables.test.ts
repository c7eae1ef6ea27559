import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRows } from "../kit/csv.ts";
import type { Page } from "../model/page.ts";
import { readPages } from "./index.ts";

const tools = { sha256: (bytes: Uint8Array) => String(bytes.length), maxBytes: 100_000 };
const read = (file: string, text: string, more: object = {}) =>
  readPages({ file, id: "t", bytes: new TextEncoder().encode(text) }, { ...tools, ...more });

test("a row is a page: columns by their names, cells with commas, quotes and line ends", () => {
  const found = read(
    "t.csv",
    'Title,Date,URL,Text\r\nTalks,2024-05-10,https://post.example/a,"The ""talks"", which\nlasted, ended."\r\n,,,\r\nTwo,,,Two.\r\n',
  );
  expect(found).toMatchObject([
    {
      id: "https://post.example/a",
      text: 'The "talks", which\nlasted, ended.',
      head: { title: "Talks", published: "2024-05-10" },
    },
    { id: "t#4", text: "Two.", head: { title: "Two", published: null } },
  ]);
});

test("tabs, semicolons, another name for the text, and no text at all", () => {
  const long = "The talks ended without a deal. ".repeat(10).trim();
  expect(read("t.tsv", 'id\tbody\n7\tThe "talks" ended.')).toMatchObject([{ id: "7", text: 'The "talks" ended.' }]);
  expect(read("t.csv", "id;content\n7;The talks, in May, ended.")).toMatchObject([{ id: "7" }]);
  expect(read("t.csv", `id,para\n7,${long}`)).toMatchObject([{ id: "7", text: long }]);
  expect(read("t.csv", "id,lede\n7,Talks end.", { columns: { text: "Lede" } })).toMatchObject([{ text: "Talks end." }]);
  expect(read("t.csv", "id,count\n7,3")).toEqual([{ code: "no-text-column", file: "t.csv", columns: "id, count" }]);
});

test("columns named by the caller are looked for under that name alone, in tables and in lines of JSON", () => {
  const columns = { text: "Para Graph", id: "nr", url: "where", title: "top", date: "day" };
  const page = {
    id: "7",
    url: "https://post.example/a",
    text: "Talks end.",
    head: { title: "Talks", published: "2024-05-10" },
  };
  const table = "text,para graph,nr,where,top,day\nNo.,Talks end.,7,https://post.example/a,Talks,2024-05-10";
  expect(read("t.csv", table, { columns })).toMatchObject([page]);
  const line = { text: "No.", para: "Talks end.", nr: 7, where: page.url, top: "Talks", day: "2024-05-10" };
  const fields = { ...columns, text: "para" };
  expect(read("t.ndjson", JSON.stringify(line), { columns: fields })).toMatchObject([page]);
  expect(read("t.json", JSON.stringify([line]), { columns: fields })).toMatchObject([page]);
  expect(read("t.csv", "id,lede\n7,Talks end.", { columns: { text: "lede", title: "top" } })).toEqual([
    { code: "unreadable", file: "t.csv", why: "it has no column “top”; its columns: id, lede" },
  ]);
  expect(read("t.ndjson", '{"id":1,"text":"Talks end."}', { columns: { text: "para" } })).toMatchObject([
    { code: "bad-line", why: "it has no text under para" },
  ]);
});

test("RFC 4180: whatever the cells, what is written is read again", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", " ", "é", ";"), maxLength: 12 });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(table, fc.boolean(), (rows, last) => {
      const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(",")).join("\n");
      expect(csvRows(last ? `${text}\n` : text, ",")).toEqual(rows);
    }),
  );
});

test("Markdown: what a reader sees, with front matter in the head", () => {
  const [page] = read(
    "t.md",
    '---\ntitle: "Talks end"\ndate: 2024-05-10\nauthor: Ana Ruiz\nurl: https://post.example/a\n---\n# Talks end\n\nThe [ministry](https://m.example/x_(y)) said on\n**Friday** that `it` was _over_.\n\n![Envoys](a.png)\n\n- One\n- Two\n\n> "We *agree*,"\n> he said.\n\nWhat next\n---------\nMore_talks_follow.\n',
  ) as [Page];
  expect(page.blocks.map((block) => `${block.tag} ${page.text.slice(block.start, block.end)}`)).toEqual([
    "h1 Talks end",
    "p The ministry said on Friday that it was over.",
    "li One",
    "li Two",
    'blockquote "We agree," he said.',
    "h2 What next",
    "p More_talks_follow.",
  ]);
  expect(page).toMatchObject({
    url: "https://post.example/a",
    head: { title: "Talks end", published: "2024-05-10", authors: ["Ana Ruiz"] },
  });
});

test("MHTML: the HTML part, its transfer encoding undone", () => {
  const part = (type: string, encoding: string, body: string) =>
    `------b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: https://post.example/p\r\n\r\n${body}\r\n`;
  const head =
    'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/a\r\nDate: Fri, 10 May 2024 08:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n';
  const quoted = "<html><body><p>Talks in M=C3=BCnchen=\r\n ended=2E</p></body></html>";
  const based = Buffer.from("<html><body><p>Talks in München ended.</p></body></html>")
    .toString("base64")
    .replace(/.{40}/g, "$&\r\n");
  for (const body of [
    part("text/html; charset=utf-8", "quoted-printable", quoted),
    part("text/html", "base64", based),
  ]) {
    const page = { url: "https://post.example/a", retrieved: "2024-05-10", text: "Talks in München ended." };
    expect(read("t.mhtml", `${head}${part("image/png", "base64", "iVBOR")}${body}------b--\r\n`)).toMatchObject([page]);
    expect(read("t", `${head}${body}`)).toMatchObject([page]);
  }
  expect(read("t.mht", head)).toMatchObject([{ code: "unreadable" }]);
  expect(read("t.mht", `${head}${"--".repeat(40_000)}\n${"------b\n".repeat(2000)}`)).toHaveLength(1);
});

test("whatever the text and the kind, something comes back and offsets are sound", () => {
  const junk = fc.array(
    fc.oneof(
      fc.constantFrom(
        "<item>",
        "</",
        "<![CDATA[",
        "]]>",
        "---\n",
        "#",
        "* ",
        "[a](",
        "![",
        "**",
        '"',
        ",",
        "\t",
        "\n",
        "\r\n",
        "\0",
        "\ud800",
        "=\n",
        "=3D",
        "--b",
        "{",
        "&#0;",
        "<feed>",
        "|",
        "> ",
      ),
      fc.string({ maxLength: 10 }),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(
      junk,
      fc.constantFrom("rss", "csv", "md", "mhtml", "json", "xml", "tsv", "txt", "warc", "zip"),
      (parts, kind) => {
        const found = read(`t.${kind}`, `${kind === "rss" ? "<rss>" : ""}${parts.join("")}`);
        expect(found.length).toBeGreaterThan(0);
        for (const one of found) {
          if (!("kind" in one)) continue;
          let last = 0;
          for (const { start, end } of one.blocks) {
            expect(start >= last && end > start && end <= one.text.length).toBe(true);
            last = end;
          }
        }
      },
    ),
    { numRuns: 400 },
  );
});
