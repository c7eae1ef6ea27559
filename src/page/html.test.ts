import { expect, test } from "vitest";
import { htmlPage, looksLikeHtml } from "./html.ts";

const source = { id: "a", sha256: "", url: null, retrieved: null };
const read = (html: string) => htmlPage(source, html);
const blocks = (html: string) => {
  const page = read(html);
  return page.blocks.map((block) => `${block.tag}: ${page.text.slice(block.start, block.end)}`);
};

test("blocks, white space folded, inline elements within them", () => {
  expect(blocks("<h1>Talks  end</h1><div><p>The <b>talks</b>\n ended.<p>No deal<br>was signed.</div>")).toEqual([
    "h1: Talks end",
    "p: The talks ended.",
    "p: No deal",
    "p: was signed.",
  ]);
});

test("path and share of links", () => {
  const page = read('<div class="story main" id=top><p>One <a href=x>two</a>.</p></div>');
  expect(page.blocks[0]).toMatchObject({ tag: "p", path: ["div.story.main#top", "p"], linked: 0.429 });
});

test("script, style, hidden elements, templates and form fields are not shown", () => {
  expect(
    blocks(
      "<script>let a = '<p>no</p>';</script><style>p{}</style><p hidden>no</p><div style='display: none'><p>no</p></div>" +
        "<template><p>no</p></template><select><option>no</select><textarea>no</textarea><!-- no --><p>yes</p>",
    ),
  ).toEqual(["p: yes"]);
});

test("entities, and unclosed and crossed elements", () => {
  expect(blocks("<ul><li>A &amp; B<li>C&nbsp;D&#x2014;E</ul><b><p>bold</b> end")).toEqual([
    "li: A & B",
    "li: C D—E",
    "p: bold end",
  ]);
});

test("a head that is never closed does not swallow the page", () => {
  expect(blocks("<html><head><title>T</title><p>The talks ended.</p>")).toEqual(["p: The talks ended."]);
});

test("two stories beside one another are told apart", () => {
  const page = read("<main><article class=s><p>One.</p></article><article class=s><p>Two.</p></article></main>");
  expect(page.blocks.map((block) => block.path[1])).toEqual(["article.s", "article.s~2"]);
});

test("what the head says", () => {
  const page = read(
    `<html lang="en-GB"><title>Talks end | The Post</title><link rel=canonical href="https://post.example/talks">
     <meta property="og:site_name" content="The Post"><meta name=author content="Ana Ruiz">
     <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Talks end","datePublished":"2024-05-03T10:00Z","author":[{"name":"Ana Ruiz"},{"name":"Jon Berg"}],"publisher":{"name":"Post Ltd"}}]}</script>
     <script type="application/ld+json">{ broken </script><p>Text`,
  );
  expect(page.url).toBe("https://post.example/talks");
  expect(page.head).toEqual({
    title: "Talks end",
    siteName: "The Post",
    canonical: "https://post.example/talks",
    language: "en-GB",
    published: "2024-05-03T10:00Z",
    modified: null,
    authors: ["Ana Ruiz", "Jon Berg"],
    publisher: "Post Ltd",
  });
});

test("nesting 100,000 deep and a million tags are read in bounded time", () => {
  const started = performance.now();
  expect(read(`${"<div>".repeat(100_000)}deep${"<b>x<p>y".repeat(100_000)}`).text.startsWith("deep")).toBe(true);
  expect(read("<p>a</p>".repeat(1_000_000)).blocks.length).toBeLessThanOrEqual(200_000);
  expect(read(`<a ${"x=y ".repeat(200_000)}>link</a>`).text).toBe("link");
  expect(read("&lt;".repeat(200_000)).text.length).toBe(200_000);
  expect(performance.now() - started).toBeLessThan(20_000);
});

test("HTML under another name", () => {
  expect(looksLikeHtml("<!DOCTYPE html><p>a")).toBe(true);
  expect(looksLikeHtml("<div><p>a</p><p>b</p><p>c</p></div>")).toBe(true);
  expect(looksLikeHtml("In HTML a paragraph begins with <p> and ends with </p>.")).toBe(false);
});
