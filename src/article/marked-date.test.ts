import { expect, test } from "vitest";
import { loadArticleTables } from "../load/article-tables.ts";
import { htmlPage } from "../page/html.ts";
import { findArticle } from "./index.ts";
import { worldDates } from "./world-dates.ts";

const tables = loadArticleTables();
const paragraphs =
  "<p>The ministers of the two countries met for two hours and agreed to meet again, their offices said.</p>".repeat(4);
/** Day and reason of a page with this markup above its paragraphs. */
function dayOf(above: string, more: { head?: string; below?: string; url?: string; lang?: string } = {}) {
  const html = `<html lang="${more.lang ?? "en-GB"}"><head><title>Ministers meet in Oslo again</title>${more.head ?? ""}</head><body><article>${above}${paragraphs}${more.below ?? ""}</article></body></html>`;
  const page = htmlPage({ id: "a", sha256: "", url: more.url ?? null, retrieved: null }, html);
  return findArticle(page, () => "en", tables).published;
}
const title = "<h1>Ministers meet in Oslo again</h1>";

test.each([
  ["12. Januar 2022, 14:00 Uhr", "de", "2022-01-12"],
  ["Mi, 9. März 2022", "de", "2022-03-09"],
  ["Publié le 1er août 2019", "fr", "2019-08-01"],
  ["3 de mayo de 2019", "es", "2019-05-03"],
  ["4 de março de 2021", "pt", "2021-03-04"],
  ["7 lipca 2023", "pl", "2023-07-07"],
  ["5 мая 2021", "ru", "2021-05-05"],
  ["28.01.22 / 0 Kommentare", "de", "2022-01-28"],
  ["03/04/2024", "fr", "2024-04-03"],
  ["03/04/2024", "en-US", "2024-03-04"],
  ["2024/12/25", null, "2024-12-25"],
  ["19.11.2021um 10:02", "de", "2021-11-19"],
])("%s in %s", (text, language, date) => {
  expect(worldDates(text, language).map((one) => one.date)).toEqual([date]);
});

test.each(["03/04/2024", "31. Februar 2022", "Version 1.2.03.4", "12 points 2022", "Mai"])("no day: %s", (text) => {
  expect(worldDates(text, null)).toEqual([]);
});

test("a date in an element of dating beside the headline dates the page, one in a teaser or a comment does not", () => {
  expect(dayOf(`${title}<div class="entry-date">8. November 2021</div>`, { lang: "de" })).toBe("2021-11-08");
  expect(dayOf(`${title}<p class="meta">Politics | by Ana Ruiz, on 8 November 2021 in Oslo</p>`)).toBe("2021-11-08");
  expect(dayOf(`${title}<time datetime="2021-11-08T10:00">Monday morning</time>`)).toBe("2021-11-08");
  const teaser =
    '<div class="related-list"><div class="item"><h3>Other</h3><span class="date">3 May 2020</span></div></div>';
  expect(dayOf(title, { below: teaser })).toBe(null);
  expect(dayOf(title, { below: '<div class="comment">Ana said: 3 May 2020</div>' })).toBe(null);
});

test("a day printed beside the headline mends the hour of Greenwich, and an earlier one the markup of a later edition", () => {
  const head = (stamp: string) => `<meta property="article:published_time" content="${stamp}">`;
  const printed = (day: string) => `${title}<div class="published-date">Published ${day}, 10:35 PM PST</div>`;
  expect(dayOf(printed("Nov 8, 2023"), { head: head("2023-11-09T06:35:29+00:00") })).toBe("2023-11-08");
  expect(dayOf(printed("June 3, 2023"), { head: head("2023-11-09T06:35:29+00:00") })).toBe("2023-06-03");
  expect(dayOf(`${title}<p>Updated Nov 12, 2023</p>`, { head: head("2023-11-09T06:35:29Z") })).toBe("2023-11-09");
});

test("addresses, the names of many systems, scripts, and last of all the day of the last change", () => {
  expect(dayOf(title, { url: "https://post.example/2023/05/03/oslo" })).toBe("2023-05-03");
  expect(dayOf(title, { url: "https://post.example/2017/7/12/oslo" })).toBe("2017-07-12");
  expect(dayOf(title, { url: "https://post.example/news/23-01-2022-oslo" })).toBe("2022-01-23");
  expect(dayOf(title, { head: '<meta name="DC:date.issued" content="2022-03-04">' })).toBe("2022-03-04");
  expect(dayOf(title, { head: '<script>var page = {"publishDate": "2022-03-04T10:00"}</script>' })).toBe("2022-03-04");
  expect(
    dayOf(title, {
      head: '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2022-03-04"},]}</script>',
    }),
  ).toBe("2022-03-04");
  expect(dayOf(title, { head: '<meta property="article:modified_time" content="2022-03-04">' })).toBe("2022-03-04");
});
