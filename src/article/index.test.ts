import fc from "fast-check";
import { expect, test } from "vitest";
import { loadArticleTables } from "../load/article-tables.ts";
import type { Article } from "../model/article.ts";
import type { Page } from "../model/page.ts";
import { readPages } from "../page/index.ts";
import { findArticle } from "./index.ts";

const tables = loadArticleTables();
const english = () => "en";

function pageOf(text: string, file = "a.txt"): Page {
  const page = readPages(
    { file, id: "a", bytes: new TextEncoder().encode(text) },
    { sha256: () => "", maxBytes: 50_000_000 },
  )[0];
  if (page === undefined || !("kind" in page)) throw new Error("no page");
  return page;
}

const articleOf = (text: string, file?: string): Article => findArticle(pageOf(text, file), english, tables);

function checkStretches(article: Article): void {
  let last = 0;
  let end = 0;
  article.stretches.forEach((stretch, i) => {
    expect(article.body.slice(stretch.start, stretch.end)).toBe(
      article.page.text.slice(stretch.from, stretch.from + stretch.end - stretch.start),
    );
    expect(stretch.from).toBeGreaterThanOrEqual(last);
    if (i > 0) expect(article.body.slice(end, stretch.start)).toBe("\n\n");
    last = stretch.from + stretch.end - stretch.start;
    end = stretch.end;
  });
  expect(end).toBe(article.body.length);
}

const LEDE =
  "Finnish Foreign Minister Eva Holt arrived in Lisbon on Tuesday for two days of talks on fishing rights, her ministry said.";
const SECOND =
  "“We expect a fair deal for both sides,” she told reporters at the airport, according to the Lusa news agency.";
const THIRD =
  "The two countries have argued over catches in the north since 2019, when Portugal raised its quota by a third.";

const DUMP = `Skip to content

Connect with us

Fishing talks open in Lisbon

By Ana Ruiz and Jon Berg

3 May 2024

Views (67)

Eva Holt shakes hands at the airport in Lisbon. Photo: Jon Berg/AP

LISBON, May 3 (Reuters) – ${LEDE}

${SECOND}

Old quarrels

${THIRD}

This story has been updated with additional information.

Additional reporting by Rui Alves; Editing by Eva Lind

This post appeared first on fjord.example

You May Also Like

Union members have ratified a contract with the port after a strike of six weeks and...

A mining company with projects in the north has raised its forecast for the year and...

Copyright © 2024 HarbourPost.example
`;

test("a flattened page: what it says about itself, and its article", () => {
  const article = articleOf(DUMP);
  expect(article.body).toBe([LEDE, SECOND, "Old quarrels", THIRD].join("\n\n"));
  expect(article).toMatchObject({
    title: "Fishing talks open in Lisbon",
    published: "2024-05-03",
    publishedIs: "stated",
    outlet: "HarbourPost.example",
    origin: "fjord.example",
    wire: ["Reuters", "Lusa"],
    byline: ["Ana Ruiz", "Jon Berg", "Rui Alves"],
    dateline: { text: "LISBON, May 3", place: "LISBON", month: 5, day: 3, agency: "Reuters" },
    skipped: null,
  });
  expect(article.publishedHints.map((hint) => `${hint.kind} ${hint.value}`)).toEqual([
    "copyright-year 2024",
    "month-day --05-03",
  ]);
  expect(article.page.text.slice(article.because.published!.start, article.because.published!.end)).toBe("3 May 2024");
  checkStretches(article);
});

test("the same page on one line keeps its sentences and loses most of its chrome", () => {
  const article = articleOf(DUMP.replace(/\s*\n\s*/g, " "));
  for (const sentence of [SECOND, THIRD]) expect(article.body).toContain(sentence);
  expect(article.body).not.toContain("Copyright");
  expect(article.body).not.toContain("mining company");
  checkStretches(article);
});

test("a page that begins with a caption has no headline, and its credit is its outlet", () => {
  const article = articleOf(
    `Eva Holt arrived in Lisbon on Tuesday for two days of talks, aiming to settle a quarrel that has gone on since 2019 despite many promises from both of the capitals. Image: Jon Berg/Lusa/AP\n(The Harbour News)- ${LEDE}\n${SECOND}\n${THIRD}`,
  );
  expect(article).toMatchObject({ title: null, outlet: "The Harbour News", dateline: null, published: null });
  expect(article.body).toBe([LEDE, SECOND, THIRD].join("\n\n"));
});

test("an agency that signs below the article with a day dates it, another story's date does not", () => {
  const body = [LEDE, SECOND, THIRD].join("\n\n").replaceAll("3 May 2024", "Friday");
  const signed = (last: string) => articleOf(`Fishing talks open in Lisbon\n\n${body}\n\n${last}\n`).published;
  expect(signed("Reuters - December 02, 1999.")).toBe("1999-12-02");
  expect(signed("December 02, 1999")).not.toBe("1999-12-02");
});

test("HTML: article told from navigation, sidebar, caption, share bar and comments", () => {
  const article = articleOf(
    `<html><head><title>Fishing talks open in Lisbon | Harbour Post</title><meta property="article:published_time" content="2024-05-03T09:00:00Z"></head><body>
     <nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>
     <div class="content"><article><h1>Fishing talks open in Lisbon</h1><div class="byline">By Ana Ruiz</div><div class="share-bar">Share on Facebook</div>
     <figure><img src=a.jpg><figcaption>Eva Holt shakes hands in Lisbon.</figcaption></figure>
     <p>LISBON (AP) — ${LEDE}</p><p>${SECOND}</p><h2>Old quarrels</h2><p>${THIRD}</p></article>
     <div id="comments"><p>I think that this is all about the fish, and that the ministers should say so at last.</p></div></div>
     <aside><p>${THIRD.replace("countries", "cities")}</p></aside><footer>© 2024 Harbour Post</footer></body></html>`,
    "a.html",
  );
  expect(article.body).toBe([LEDE, SECOND, "Old quarrels", THIRD].join("\n\n"));
  expect(article).toMatchObject({
    title: "Fishing talks open in Lisbon",
    published: "2024-05-03",
    byline: ["Ana Ruiz"],
    wire: ["Associated Press", "Lusa"],
    origin: "apnews.com",
    dateline: { text: "LISBON" },
  });
  checkStretches(article);
});

test("nothing but chrome is no article; another language is skipped with its code", () => {
  expect(articleOf("Home\nNews\nShare on Facebook\nLeave a Reply\nPrivacy Policy")).toMatchObject({
    skipped: "no article",
    body: "",
    stretches: [],
  });
  const page = pageOf(`${LEDE}\n${SECOND}`);
  expect(findArticle(page, () => "fi", tables)).toMatchObject({ skipped: "language: fi", language: "fi", body: "" });
  expect(findArticle(page, () => null, tables).skipped).toBeNull();
});

test("20 MB of text, of one line and of many, are read in seconds", () => {
  const started = performance.now();
  checkStretches(articleOf(`${LEDE} `.repeat(160_000)));
  checkStretches(articleOf(`${LEDE}\n`.repeat(160_000)));
  checkStretches(articleOf("<p>a".repeat(5_000_000), "a.html"));
  checkStretches(articleOf("A ".repeat(5_000_000)));
  expect(performance.now() - started).toBeLessThan(60_000);
});

test("long runs of one mark cost no more than any other text", () => {
  const started = performance.now();
  for (const mark of [
    ".",
    "|",
    " |",
    "(",
    "— ",
    "“",
    "A. ",
    "a-",
    "1,",
    "© ",
    "By ",
    "Read more\n",
    "by A, ",
    "\u00a0",
    "2024 ",
    "Photo: ",
  ]) {
    const run = mark.repeat(Math.ceil(600_000 / mark.length));
    checkStretches(articleOf(`${LEDE}\n${run}\n${SECOND}`));
    checkStretches(articleOf(`<p>${LEDE}<p>${run}<p>${SECOND}`, "a.html"));
  }
  expect(performance.now() - started).toBeLessThan(60_000);
});

test("whatever the page: never throws, stretches are exact and in order, notes lie within the page", () => {
  const part = fc.constantFrom(
    LEDE,
    SECOND,
    THIRD,
    "By Ana Ruiz",
    "3 May 2024",
    "LISBON (AP) — ",
    "Share on Facebook",
    "Leave a Reply",
    "Read more:",
    "\n",
    "\n\n",
    " ",
    "<p>",
    "</p>",
    "<div class=article-body>",
    "</div>",
    "<h1>",
    "</h1>",
    "<li>",
    "(",
    ")",
    "—",
    "\ud83d",
    "\u0000",
    "王毅会见日本顾问，双方同意继续沟通。",
    "a",
    "...",
    "|",
    "©",
    "2024",
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 60 }),
      fc.constantFrom("a.txt", "a.html"),
      fc.string({ maxLength: 30 }),
      (parts, file, odd) => {
        const found = readPages(
          { file, id: "a", bytes: new TextEncoder().encode(parts.join("") + odd) },
          { sha256: () => "", maxBytes: 1e6 },
        );
        for (const page of found) {
          if (!("kind" in page)) continue;
          const article = findArticle(page, english, tables);
          checkStretches(article);
          for (const note of [...article.removed.map((one) => one.span), ...Object.values(article.because)]) {
            expect(note.start).toBeLessThanOrEqual(note.end);
            expect(note.end).toBeLessThanOrEqual(page.text.length);
          }
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("a sentence full of names heads the one long paragraph of a readout", () => {
  const lede = "On July 21, Secretary Ruiz spoke with Chadian Foreign Minister Ali Saleh.";
  const rest = "They discussed a broad range of matters that their presidents had raised in the spring. "
    .repeat(7)
    .trim();
  expect(
    articleOf(`Secretary Ruiz’s Call With Foreign Minister Saleh\n\n${lede} ${rest}\n`).body.startsWith(lede),
  ).toBe(true);
});

test("a day at the end of the headline is the page's", () => {
  const text =
    "PM call with President Saleh of Chad: 14 March 2023\n\nThe Prime Minister spoke to Chadian President Ali Saleh this morning. They discussed the famine in the north of his country.\n";
  expect(articleOf(text)).toMatchObject({ published: "2023-03-14", publishedIs: "stated" });
});
