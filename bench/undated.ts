/**
 * The day of pages that print none in the light of others: the articles of news-stories, each read once with its day withheld and linked
 * with the rest of its set, which keep theirs. No label of a story is seen by the linker; it only says which pages are withheld
 * together: the first of every story, then the second of every story, so that the siblings of each keep their days.
 *
 * The days of giveme5w1h-clusters are the crawler's, some of them months after the page's own.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { findArticle } from "../src/article/index.ts";
import { Linker } from "../src/link/index.ts";
import { loadModels, loadStateCodes, loadWordFrequency } from "../src/load/index.ts";
import type { Reading } from "../src/model/index.ts";
import { readPages } from "../src/page/index.ts";
import { readArticle } from "../src/read/index.ts";
import type { Models } from "../src/read/models.ts";
import { Days } from "./days.ts";
import type { Row } from "./row.ts";

const SETS = { "giveme5w1h-clusters": "event", basil: "story" };

interface Withheld {
  readonly day: string;
  readonly story: string;
  readonly hidden: Reading;
  readonly told: Reading;
}

/** A row for each set and one for both; `say` is told of each wrong day. */
export function undatedRows(say: (line: string) => void): Row[] {
  const rows: Row[] = [];
  const both = new Days();
  const models = loadModels("data");
  const [frequency, states] = [loadWordFrequency("data"), loadStateCodes("data")];
  for (const [set, story] of Object.entries(SETS)) {
    const file = `../shared/data/news-stories/${set}/dev.jsonl.gz`;
    if (!existsSync(file)) {
      rows.push({ set, measure: "skipped: not here", value: "–" });
      continue;
    }
    const days = new Days();
    const pages = withheldPages(file, story, models);
    for (let turn = 0; ; turn++) {
      const seen = new Map<string, number>();
      const now = new Map<string, Withheld>();
      const linker = new Linker([], frequency, states);
      linker.add(
        pages.map((page) => {
          const nth = seen.get(page.story) ?? 0;
          seen.set(page.story, nth + 1);
          if (nth !== turn) return page.told;
          now.set(page.hidden.id, page);
          return page.hidden;
        }),
      );
      if (now.size === 0) break;
      for (const line of linker.lines()) {
        const page = line.kind === "page" ? now.get(line.id) : undefined;
        if (line.kind !== "page" || page === undefined) continue;
        both.add(page.day, line.published);
        if (days.add(page.day, line.published)) continue;
        say(`linked day\t${page.hidden.page.title}\twant ${page.day}\tgot ${line.published}\t${line.why_published}`);
      }
    }
    rows.push(...days.rows(set, "the day, withheld, the other pages of the set beside it"));
  }
  return both.pages === 0
    ? rows
    : [...rows, ...both.rows("news-stories", "the day, withheld, the other pages of the set beside it")];
}

function withheldPages(file: string, story: string, models: Models): Withheld[] {
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  return gunzipSync(readFileSync(file))
    .toString("utf8")
    .trim()
    .split("\n")
    .flatMap((line): Withheld[] => {
      const row = JSON.parse(line) as Record<string, unknown>;
      const day = String(row.date ?? "").slice(0, 10);
      const text = `${row.title}\n\n${row.text ?? (row.paragraphs as string[] | undefined)?.join("\n\n") ?? ""}`;
      const source = { file: "story.txt", id: String(row.id), bytes: new TextEncoder().encode(text) };
      const page = readPages(source, { sha256, maxBytes: 20_000_000 })[0];
      if (!/^\d{4}-\d\d-\d\d$/.test(day) || page === undefined || !("kind" in page)) return [];
      const article = findArticle(page, models.identify, models.article);
      const dated = { ...article, published: day, publishedIs: "stated" as const, whyPublished: "told by the set" };
      return [
        { day, story: String(row[story]), hidden: readArticle(article, models), told: readArticle(dated, models) },
      ];
    });
}
