/**
 * How well the article is found: body F1 on the pages of `../shared/data/article-extraction`, from the HTML and from three
 * flattened dumps of it that this file makes itself (a line for each block, all on one line, Markdown-like), and CPU per page.
 *
 *   npx tsx bench/pages.ts [--misses] [--style html|lines|joined|markdown]
 *
 * The metric is that of the benchmark (its README): multisets of 4-token shingles, precision and recall as means over pages.
 * The pages are for measuring only; nothing is learned from them.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { findArticle } from "../src/article/index.ts";
import { loadArticleTables } from "../src/load/article-tables.ts";
import type { Page } from "../src/model/page.ts";
import { readPages } from "../src/page/index.ts";

const DATA = new URL("../../shared/data/article-extraction/dev.jsonl.gz", import.meta.url);

interface Row {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly html: string;
}

type Style = "html" | "lines" | "joined" | "markdown";

export interface PagesScore {
  readonly style: Style;
  readonly pages: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** Milliseconds of CPU a page, decoding included. */
  readonly cpu: number;
}

/** Scores of one style of input; `report` is called with each page that lost much. */
export function benchPages(style: Style, report?: (line: string) => void): PagesScore {
  const rows = gunzipSync(readFileSync(DATA))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
  const tables = loadArticleTables();
  const tools = {
    sha256: (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex"),
    maxBytes: 50_000_000,
  };
  const inputs = rows.map((row) => ({ row, ...inputOf(row, style, tools) }));
  const run = () => inputs.map((one) => bodyOf(one, tools));
  const bodyOf = (one: { file: string; bytes: Uint8Array }, with_: typeof tools) => {
    const page = readPages({ file: one.file, id: "a", bytes: one.bytes }, with_)[0];
    return page !== undefined && "kind" in page ? findArticle(page, () => "en", tables).body : "";
  };
  run();
  const before = process.cpuUsage();
  const bodies = run();
  const used = process.cpuUsage(before);
  let precision = 0;
  let recall = 0;
  let withP = 0;
  let withR = 0;
  inputs.forEach((one, i) => {
    const truth = shingles(one.row.body);
    const got = shingles(bodies[i]!);
    let tp = 0;
    for (const [words, n] of got) tp += Math.min(n, truth.get(words) ?? 0);
    const given = sum(got);
    const wanted = sum(truth);
    if (given > 0) {
      precision += tp / given;
      withP += 1;
    }
    if (wanted > 0) {
      recall += tp / wanted;
      withR += 1;
    }
    const p = given > 0 ? tp / given : 0;
    const r = wanted > 0 ? tp / wanted : 0;
    if (report !== undefined && Math.min(p, r) < 0.93) {
      report(`${one.row.id.slice(0, 8)} P ${p.toFixed(3)} R ${r.toFixed(3)} ${one.row.url.slice(0, 80)}`);
      for (const line of one.row.body
        .split("\n")
        .filter((line) => line.trim() !== "" && !bodies[i]!.includes(line.trim().slice(0, 60)))
        .slice(0, 6))
        report(`    - ${line.slice(0, 140)}`);
      for (const line of bodies[i]!.split("\n")
        .filter((line) => line.trim() !== "" && !one.row.body.includes(line.trim().slice(0, 60)))
        .slice(0, 8))
        report(`    + ${line.slice(0, 140)}`);
    }
  });
  const p = precision / Math.max(1, withP);
  const r = recall / Math.max(1, withR);
  return {
    style,
    pages: rows.length,
    f1: (2 * p * r) / (p + r),
    precision: p,
    recall: r,
    cpu: (used.user + used.system) / 1000 / rows.length,
  };
}

function inputOf(
  row: Row,
  style: Style,
  tools: { sha256: (bytes: Uint8Array) => string; maxBytes: number },
): { file: string; bytes: Uint8Array } {
  const html = { file: "page.html", bytes: new TextEncoder().encode(row.html) };
  if (style === "html") return html;
  const page = readPages({ ...html, id: "a" }, tools)[0];
  const text = page === undefined || !("kind" in page) ? "" : dump(page, style);
  return { file: "page.txt", bytes: new TextEncoder().encode(text) };
}

/** The page's visible text as a scraper flattens it. */
function dump(page: Page, style: Style): string {
  const texts = page.blocks.map((block) => ({ tag: block.tag, text: page.text.slice(block.start, block.end) }));
  if (style === "lines") return texts.map((one) => one.text).join("\n");
  if (style === "joined") return texts.map((one) => one.text).join(" ");
  return texts
    .map((one) => {
      const heading = /^h([1-6])$/.exec(one.tag);
      if (heading !== null) return `${"#".repeat(Number(heading[1]))} ${one.text}`;
      if (one.tag === "li") return `- ${one.text}`;
      return one.tag === "blockquote" ? `> ${one.text}` : one.text;
    })
    .join("\n\n");
}

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_\p{M}]+/gu) ?? [];
  const counts = new Map<string, number>();
  if (tokens.length === 0) return counts;
  for (let i = 0; i < Math.max(1, tokens.length - 3); i += 1) {
    const words = tokens.slice(i, i + 4).join(" ");
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return counts;
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);

if (process.argv[1]?.endsWith("pages.ts") === true) {
  const at = process.argv.indexOf("--style");
  const styles: Style[] = at > 0 ? [process.argv[at + 1] as Style] : ["html", "lines", "joined", "markdown"];
  for (const style of styles) {
    const score = benchPages(style, process.argv.includes("--misses") ? (line) => console.log(line) : undefined);
    console.log(
      `${style.padEnd(9)} F1 ${score.f1.toFixed(3)}  precision ${score.precision.toFixed(3)}  recall ${score.recall.toFixed(3)}  ${score.cpu.toFixed(2)} ms CPU a page  (${score.pages} pages)`,
    );
  }
}
