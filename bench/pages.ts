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
import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { findArticle } from "../src/article/index.ts";
import { loadArticleTables } from "../src/load/article-tables.ts";
import type { Page } from "../src/model/page.ts";
import { readPages } from "../src/page/index.ts";
import type { Row } from "./row.ts";

const DATA = new URL("../../shared/data/article-extraction/dev.jsonl.gz", import.meta.url);

interface BodyRow {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly html: string;
}

type Style = "html" | "lines" | "joined" | "markdown";

export interface PagesScore {
  readonly style: Style | "readability";
  readonly pages: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** Standard deviation of F1 over five fifths of the pages. */
  readonly spread: number;
  /** Milliseconds of CPU a page, decoding included. */
  readonly cpu: number;
}

type Report = (line: string) => void;

/** Scores of one style of input; `report` is called with each page that lost much. */
export function benchPages(style: Style, report?: Report): PagesScore {
  const rows = readRows();
  const tables = loadArticleTables();
  const inputs = rows.map((row) => inputOf(row, style));
  return scored(style, rows, report, (i) => {
    const page = readPages({ ...inputs[i]!, id: "a" }, TOOLS)[0];
    return page !== undefined && "kind" in page ? findArticle(page, () => "en", tables).body : "";
  });
}

/** Readability on linkedom, its content as text with a line for each block, which scores better than its own `textContent`. */
export function benchReadability(report?: Report): PagesScore {
  const rows = readRows();
  return scored("readability", rows, report, (i) => {
    const { document } = parseHTML(rows[i]!.html);
    // linkedom's document is what Readability works on, though their types know nothing of each other.
    const content = new Readability(document as never).parse()?.content ?? "";
    const { document: inner } = parseHTML(`<!doctype html><html><body>${content}</body></html>`);
    return blockText(inner.body as unknown as DomNode);
  });
}

interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<DomNode>;
}

/** Text of a node, with a line end at each end of a block. */
function blockText(node: DomNode): string {
  const parts: string[] = [];
  const walk = (one: DomNode) => {
    if (one.nodeType === 3) parts.push(one.nodeValue ?? "");
    for (const child of one.childNodes) walk(child);
    if (/^(?:P|DIV|LI|H[1-6]|BLOCKQUOTE|BR|TR|TD|TH|FIGCAPTION|PRE|SECTION|ARTICLE|UL|OL|TABLE)$/.test(one.nodeName))
      parts.push("\n");
  };
  walk(node);
  return parts.join("");
}

const TOOLS = {
  sha256: (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex"),
  maxBytes: 50_000_000,
};

const readRows = () =>
  gunzipSync(readFileSync(DATA))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as BodyRow);

/** One round to warm the code, then three that are timed; the fastest counts, for us and for the peer, as noise only adds. */
function scored(
  style: PagesScore["style"],
  rows: readonly BodyRow[],
  report: Report | undefined,
  bodyAt: (i: number) => string,
): PagesScore {
  let bodies = rows.map((_, i) => bodyAt(i));
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const before = process.cpuUsage();
    bodies = rows.map((_, i) => bodyAt(i));
    const used = process.cpuUsage(before);
    fastest = Math.min(fastest, (used.user + used.system) / 1000);
  }
  const pages = rows.map((row, i): PageScore => {
    const truth = shingles(row.body);
    const got = shingles(bodies[i]!);
    let tp = 0;
    for (const [words, n] of got) tp += Math.min(n, truth.get(words) ?? 0);
    const given = sum(got);
    const wanted = sum(truth);
    const one = { p: given > 0 ? tp / given : null, r: wanted > 0 ? tp / wanted : null };
    if (report !== undefined && Math.min(one.p ?? 0, one.r ?? 0) < 0.93) tell(row, bodies[i]!, one, report);
    return one;
  });
  // Five fifths of the pages by turns: nothing is learned, so the spread is that of the pages alone.
  const folds = [0, 1, 2, 3, 4].map((fold) => meanF1(pages.filter((_, i) => i % 5 === fold)).f1);
  const mean = folds.reduce((a, b) => a + b, 0) / folds.length;
  const spread = Math.sqrt(folds.reduce((a, b) => a + (b - mean) ** 2, 0) / folds.length);
  return { style, pages: rows.length, ...meanF1(pages), spread, cpu: fastest / rows.length };
}

interface PageScore {
  readonly p: number | null;
  readonly r: number | null;
}

function meanF1(pages: readonly PageScore[]): { f1: number; precision: number; recall: number } {
  const mean = (all: readonly (number | null)[]) => {
    const some = all.filter((one) => one !== null);
    return some.reduce((a, b) => a + b, 0) / Math.max(1, some.length);
  };
  const precision = mean(pages.map((one) => one.p));
  const recall = mean(pages.map((one) => one.r));
  return { f1: (2 * precision * recall) / (precision + recall), precision, recall };
}

function tell(row: BodyRow, body: string, { p, r }: PageScore, report: Report): void {
  report(`${row.id.slice(0, 8)} P ${(p ?? 0).toFixed(3)} R ${(r ?? 0).toFixed(3)} ${row.url.slice(0, 80)}`);
  const lacking = (from: string, other: string) =>
    from.split("\n").filter((line) => line.trim() !== "" && !other.includes(line.trim().slice(0, 60)));
  for (const line of lacking(row.body, body).slice(0, 6)) report(`    - ${line.slice(0, 140)}`);
  for (const line of lacking(body, row.body).slice(0, 8)) report(`    + ${line.slice(0, 140)}`);
}

function inputOf(row: BodyRow, style: Style): { file: string; bytes: Uint8Array } {
  const html = { file: "page.html", bytes: new TextEncoder().encode(row.html) };
  if (style === "html") return html;
  const page = readPages({ ...html, id: "a" }, TOOLS)[0];
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

const STYLES: readonly Style[] = ["html", "lines", "joined", "markdown"];

/** The rows of the part `pages`. */
export function pagesBench(): Row[] {
  if (!existsSync(DATA)) return [{ set: "article-extraction", measure: "skipped", value: "the set is not here" }];
  const ours = STYLES.map((style) => benchPages(style));
  const peer = benchReadability();
  const rows = [...ours, peer].map((score): Row => {
    const name =
      score.style === "readability" ? "Readability 0.6.0 on linkedom 0.18.12, from the HTML" : NAMES[score.style];
    return { set: `article-extraction, ${score.pages} pages`, measure: name, value: figuresOf(score) };
  });
  const ratio = peer.cpu / ours[0]!.cpu;
  const dumps = ours.slice(1).reduce((total, score) => total + score.f1, 0) / 3;
  return [
    ...rows,
    { set: "article-extraction", measure: "body F1 from the three dumps, mean", value: dumps.toFixed(3) },
    {
      set: "article-extraction",
      measure: "CPU against Readability on linkedom",
      value: `${ratio.toFixed(1)} times faster`,
    },
  ];
}

const NAMES: Readonly<Record<Style, string>> = {
  html: "body F1 from the HTML",
  lines: "body F1 from a dump, a line a block",
  joined: "body F1 from a dump, all on one line",
  markdown: "body F1 from a dump, Markdown",
};

const figuresOf = (score: PagesScore) =>
  `${score.f1.toFixed(3)} ± ${score.spread.toFixed(3)} (precision ${score.precision.toFixed(3)}, recall ${score.recall.toFixed(3)}), ${score.cpu.toFixed(1)} ms CPU a page`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const at = process.argv.indexOf("--style");
  const report = process.argv.includes("--misses") ? (line: string) => console.log(line) : undefined;
  if (at < 0 && report === undefined)
    for (const row of pagesBench()) console.log(`${row.measure.padEnd(55)} ${row.value}`);
  else
    for (const style of at < 0 ? STYLES : [process.argv[at + 1] as Style])
      console.log(`${style.padEnd(9)} ${figuresOf(benchPages(style, report))}`);
}
