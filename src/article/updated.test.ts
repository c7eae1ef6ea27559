import { expect, test } from "vitest";
import { loadArticleTables } from "../load/article-tables.ts";
import type { Article } from "../model/article.ts";
import { htmlPage } from "../page/html.ts";
import { textPage } from "../page/text.ts";
import { findArticle } from "./index.ts";
import { noticeOf } from "./notices.ts";

const tables = loadArticleTables();
const source = { id: "a", sha256: "", url: null, retrieved: null };
const SENTENCE = "The ministers of the two countries met for two hours and agreed to meet again, their offices said.";
const paragraphs = `<p>${SENTENCE}</p>`.repeat(4);

function fromHtml(above: string, head = "", below = "", retrieved: string | null = null): Article {
  const html = `<html lang="en"><head><title>Ministers meet in Oslo again</title>${head}</head><body><article><h1>Ministers meet in Oslo again</h1>${above}${paragraphs}${below}</article></body></html>`;
  return findArticle(htmlPage({ ...source, retrieved }, html), () => "en", tables);
}
const fromText = (above: string, below = "") =>
  findArticle(
    textPage(source, `Ministers meet in Oslo again\n\n${above}\n\n${`${SENTENCE}\n\n`.repeat(4)}${below}`),
    () => "en",
    tables,
  );
const meta = (published: string, modified: string) =>
  `<meta property="article:published_time" content="${published}"><meta property="article:modified_time" content="${modified}">`;

test.each([
  ["3 May 2024\n\nUpdated: 5 May 2024", "2024-05-05", "stated"],
  ["Published 3 May 2024 Last updated 5 May 2024, 10:02 GMT", "2024-05-05", "stated"],
  ["3 May 2024\n\nUPDATED 14:05, May 4", "2024-05-04", "inferred"],
  ["31 December 2024\n\nUpdated at 9:50 p.m. ET, Jan. 2", "2025-01-02", "inferred"],
  ["3 May 2024\n\nUpdated at 9:50 p.m. ET Sunday", "2024-05-05", "inferred"],
  ["3 May 2024", null, null],
])("printed: %s", (above, updated, updatedIs) => {
  expect(fromText(above)).toMatchObject({ updated, updatedIs });
});

test("the evidence is where the page prints it; other words between are those of a sentence", () => {
  const article = fromText("3 May 2024", "This story has been updated on 4 May 2024.");
  expect(article.updated).toBe("2024-05-04");
  const { start, end } = article.because.updated!;
  expect(article.page.text.slice(start, end)).toBe("updated on 4 May 2024");
  expect(fromText("3 May 2024", "This story has been updated to include the vote of 4 May 2024.").updated).toBeNull();
});

test("the markup's day of change is checked against publication, retrieval and print", () => {
  const of = (modified: string, above = "", retrieved: string | null = null) =>
    fromHtml(above, meta("2024-05-03T10:00:00Z", modified), "", retrieved);
  expect(of("2024-05-05T10:00:00Z")).toMatchObject({
    published: "2024-05-03",
    updated: "2024-05-05",
    updatedIs: "stated",
  });
  expect(of("2024-05-03T10:00:20Z").updated).toBeNull();
  expect(of("2024-05-03T18:00:00Z").updated).toBe("2024-05-03");
  expect(of("2024-05-01T10:00:00Z").updated).toBeNull();
  expect(of("2024-08-01T10:00:00Z", "", "2024-06-01").updated).toBeNull();
  expect(of("2026-01-01T10:00:00Z", '<p class="stamp">Last updated 4 May 2024</p>').updated).toBe("2024-05-04");
  const known = fromHtml("", '<meta property="og:updated_time" content="2024-05-05">');
  expect(known).toMatchObject({ published: "2024-05-05", publishedIs: "inferred", updated: "2024-05-05" });
  expect(known.whyPublished).toContain("last changed");
});

test.each([
  ["This story has been updated with the ministry’s answer.", "update-note"],
  ["(Adds details, quotes)", "update-note"],
  ["Correction: The name of the minister was misspelled in an earlier version.", "correction-note"],
  ["Correction, May 4, 2024: The talks lasted two hours.", "correction-note"],
  ["Editor’s note: An earlier version of this article misstated the day.", "correction-note"],
  ["This article was amended on 4 May 2024 to give the right date.", "correction-note"],
  ["EMBARGOED UNTIL 00:01 GMT, Friday 3 May", "embargo"],
  ["Not for publication before 6 a.m. on Friday", "embargo"],
])("%s", (line, by) => {
  expect(noticeOf(line)?.by).toBe(by);
  for (const article of [fromText("3 May 2024", line), fromHtml("", "", `<p>${line}</p>`)]) {
    expect(article.body).not.toContain(line);
    expect(article.removed.map((note) => note.by)).toContain(by);
  }
});

test.each([
  "Embargoes on arms were extended until May, the council said.",
  "Embargo talks will go on until Friday, the minister said.",
  "Correction of the borders was refused by both sides.",
  "Correction: Ministers-Talks story",
  "Adds that the talks went well, he said.",
])("no note: %s", (line) => {
  expect(noticeOf(line)).toBeNull();
});

test("what stands in the body knows what it is; a pull-quote that repeats the text is removed with its reason", () => {
  const article = fromHtml(
    "",
    "",
    `<blockquote>“agreed to meet again, their offices said”</blockquote><h2>What was agreed</h2><p>The text of the agreement has three points and a table of the sums, the ministers said.</p>
<ul><li>Trains will run each day.</li><li>Tolls will end in the spring.</li></ul>
<blockquote><p>We have waited for this day for ten years, and we thank all who took part.</p></blockquote>
<table><tr><th>Year</th><th>Trains</th></tr><tr><td>2024</td><td>two hundred</td></tr></table>
<p>The ministers will meet again in the autumn, in the north of the country, they said.</p>`,
  );
  const kinds = article.parts
    .slice(4)
    .map((part) => `${part.kind}: ${article.body.slice(part.start, part.end).slice(0, 12)}`);
  expect(kinds).toEqual([
    "subhead: What was agr",
    "paragraph: The text of ",
    "list-item: Trains will ",
    "list-item: Tolls will e",
    "quote: We have wait",
    "table: Year",
    "table: Trains",
    "table: 2024",
    "table: two hundred",
    "paragraph: The minister",
  ]);
  expect(article.removed.map((note) => note.by)).toContain("pull-quote");
  expect(article.parts.length).toBe(article.stretches.length);
});

test("of flattened text, subheads and list items are told from paragraphs", () => {
  const article = fromText(
    "3 May 2024",
    `• Trains will run each day between the two capitals.\n\nWhat comes next\n\n${SENTENCE}`,
  );
  expect(article.parts.slice(4).map((part) => part.kind)).toEqual(["list-item", "subhead", "paragraph"]);
});
