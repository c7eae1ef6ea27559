/**
 * The day of publication on the pages of `../shared/data/pubdate` (htmldate's evaluation, its scorer), and CPU per page.
 *
 *   npx tsx bench/pubdate.ts [--misses]
 *
 * A right day counts, another is a false one, none is a missed one. The pages are for measuring only.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { findArticle } from "../src/article/index.ts";
import { loadArticleTables } from "../src/load/article-tables.ts";
import type { Article } from "../src/model/article.ts";
import { readPages } from "../src/page/index.ts";
import type { Row } from "./row.ts";

const DATA = "../shared/data/pubdate/dev.jsonl.gz";

interface DatedPage {
  readonly id: string;
  readonly set: string;
  readonly url: string;
  readonly date: string | null;
  readonly html: string;
}

/** The rows of the part `pubdate`. */
export function pubdateBench(say: (line: string) => void = () => {}): Row[] {
  if (!existsSync(DATA)) return [{ set: "pubdate", measure: "skipped", value: `${DATA} is not here` }];
  const pages = gunzipSync(readFileSync(DATA))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as DatedPage);
  const tables = loadArticleTables();
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const articleOf = ({ id, url, html }: DatedPage): Article | null => {
    const bytes = new TextEncoder().encode(JSON.stringify({ id, url, html }));
    const page = readPages({ file: "a.ndjson", id: "a", bytes }, { sha256, maxBytes: 50_000_000 })[0];
    return page !== undefined && "kind" in page ? findArticle(page, () => "en", tables) : null;
  };
  for (const page of pages.slice(0, 60)) articleOf(page);
  const before = process.cpuUsage();
  const articles = pages.map(articleOf);
  const used = process.cpuUsage(before);
  const rows: Row[] = [];
  for (const set of ["all", ...new Set(pages.map((page) => page.set))]) {
    let right = 0;
    let wrong = 0;
    let none = 0;
    pages.forEach((page, i) => {
      if (set !== "all" && page.set !== set) return;
      const day = articles[i]?.published ?? null;
      if (day === null || day.length !== 10) none += 1;
      else if (day === page.date) right += 1;
      else wrong += 1;
      if (set === "all" && day !== page.date)
        say(
          `${page.date ?? "null"}  got ${day ?? "none"}  ${page.url.slice(0, 110)}\n      ${articles[i]?.whyPublished ?? ""}`,
        );
    });
    const f = (2 * right) / Math.max(1, 2 * right + wrong + none);
    const precision = right / Math.max(1, right + wrong);
    const recall = right / Math.max(1, right + none);
    const value = `${f.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}; ${right} right, ${wrong} wrong, ${none} none)`;
    rows.push({ set: `pubdate, ${set}`, measure: "F", value });
  }
  rows.push({
    set: "pubdate",
    measure: "CPU a page, article and all",
    value: `${((used.user + used.system) / 1000 / pages.length).toFixed(2)} ms`,
  });
  rows.push({
    set: "pubdate, published for all 1000 pages",
    measure: "F of htmldate 1.10 extensive, fast",
    value: "0.949, 0.925",
  });
  return rows;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const row of pubdateBench(process.argv.includes("--misses") ? console.log : undefined))
    console.log(`${row.set}  ${row.measure}  ${row.value}`);
