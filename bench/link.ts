/**
 * Linking by itself (`npm run bench -- link`): readings made from the answer keys, so that only linking can fail; real copies
 * and rewrites among the articles of news-stories; and a generated corpus for time and memory.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { findArticle } from "../src/article/index.ts";
import { toNdjson } from "../src/export/ndjson.ts";
import { linkReadings, parseStateCodes, parseWordFrequency } from "../src/link/index.ts";
import { loadArticleTables } from "../src/load/article-tables.ts";
import type { LineageLine, Reading } from "../src/model/index.ts";
import { pagesOf } from "../tools/golden.ts";
import { bareReading } from "./bare-reading.ts";
import { type Base, editedPages } from "./copies.ts";
import { ecbplusRows } from "./ecbplus.ts";
import { goldReadings } from "./gold-readings.ts";
import type { Row } from "./row.ts";
import type { Scale } from "./scale.ts";

const SHARED = "../shared";
const frequency = parseWordFrequency(readFileSync("data/word-frequency.tsv", "utf8"));
const states = parseStateCodes(readFileSync("data/states.tsv", "utf8"));

export function linkBench(withScale = true): Row[] {
  return [
    ...gold("seeds", `${SHARED}/seeds`, `${SHARED}/gold/seeds`),
    ...gold("dev", `${SHARED}/gold/dev`, `${SHARED}/gold/dev`),
    ...stories(),
    ...copies(),
    ...ecbplus(),
    ...(withScale ? scale() : []),
  ];
}

function gold(set: string, texts: string, keys: string): Row[] {
  const name = `${set}, from its keys`;
  if (!existsSync(keys)) return [{ set: name, measure: "skipped: its keys are not here", value: "–" }];
  const readings = goldReadings(texts, keys);
  const folder = mkdtempSync(join(tmpdir(), "readout-link-"));
  writeFileSync(join(folder, "r.ndjson"), readings.map((reading) => JSON.stringify(reading)).join("\n"));
  writeFileSync(join(folder, "l.ndjson"), toNdjson(linkReadings(readings, [], frequency, states).lines));
  const args = [`${SHARED}/eval/score.mjs`, "links", keys, join(folder, "r.ndjson"), join(folder, "l.ndjson")];
  const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return stdout
    .split("\n")
    .filter((line) => /^(lineage|merging)/.test(line))
    .map((line) => ({
      set: name,
      measure: line.slice(0, 32).trim(),
      value: line.slice(32).trim().replace(/\s+/g, " "),
    }));
}

/** Copies and rewrites made of our example pages; those of them that are copies themselves, or in another language, left aside. */
function copies(): Row[] {
  const tables = loadArticleTables();
  const bases = pagesOf("examples/pages").flatMap((page): Base[] => {
    if (/-copy-|-translated$|-es$/.test(page.id)) return [];
    const { body, title, published } = findArticle(page, () => "en", tables);
    return [{ id: page.id, title: title ?? "", body, published }];
  });
  const pages = editedPages(bases, 7);
  const told = new Map(
    lineageOf(pages.map(({ reading }) => reading)).map((tie) => [pairKey(tie.a, tie.b), tie.relation]),
  );
  const counts = { copy: { hit: 0, gold: 0, got: 0 }, rewrite: { hit: 0, gold: 0, got: 0 } };
  const truth = new Map<string, string>();
  pages.forEach((a, i) => {
    for (const b of pages.slice(i + 1)) {
      // Two rewrites of one page by one table may be nearly the same text or far apart: either answer is right.
      if (a.base === b.base && a.how === "rewrite" && b.how === "rewrite")
        truth.set(pairKey(a.reading.id, b.reading.id), "open");
      else if (a.base === b.base)
        truth.set(
          pairKey(a.reading.id, b.reading.id),
          a.how === "rewrite" || b.how === "rewrite" ? "rewrite" : "same_text",
        );
    }
  });
  for (const [kind, relation] of [
    ["copy", "same_text"],
    ["rewrite", "rewrite"],
  ] as const) {
    for (const [pair, right] of truth) {
      if (right !== relation) continue;
      counts[kind].gold += 1;
      if (told.get(pair) === relation) counts[kind].hit += 1;
    }
    counts[kind].got = [...told].filter(([pair, given]) => given === relation && truth.get(pair) !== "open").length;
  }
  const set = `${pages.length} pages made of ${bases.length} of our examples`;
  return [
    { set, measure: "copies: P / R / F1", value: prf(counts.copy) },
    { set, measure: "rewrites: P / R / F1", value: prf(counts.rewrite) },
  ];
}

function ecbplus(): Row[] {
  const file = `${SHARED}/data/ecbplus/train_dev.jsonl.gz`;
  if (!existsSync(file)) return [{ set: "ecbplus", measure: "skipped: it is not here", value: "–" }];
  return ecbplusRows(file, frequency, states);
}

interface Article {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly date: string | null;
  readonly story: string;
}

/**
 * Copies and rewrites, and ties of any kind, over all pairs of the two sets; label `relation` alone counts ("strict"). The dates of
 * giveme5w1h are the crawler's, up to a year after the page's own, so there they are no day of publication.
 */
function stories(): Row[] {
  const folder = `${SHARED}/data/news-stories`;
  if (!existsSync(folder)) return [{ set: "news-stories", measure: "skipped: it is not here", value: "–" }];
  const labels = JSON.parse(readFileSync(`${folder}/lineage-dev.json`, "utf8")) as {
    no_text: string[];
    pairs: { a: string; b: string; relation: string; also_right?: string | string[] }[];
  };
  const without = new Set(labels.no_text);
  const sets = {
    "giveme5w1h-clusters": gzipped(`${folder}/giveme5w1h-clusters/dev.jsonl.gz`).map((row) => ({
      id: String(row.id),
      title: String(row.title ?? ""),
      text: String(row.text ?? ""),
      date: (row.date as string | null) ?? null,
      story: String(row.event),
    })),
    basil: gzipped(`${folder}/basil/dev.jsonl.gz`).map((row) => ({
      id: String(row.id),
      title: String(row.title ?? ""),
      text: (row.paragraphs as string[]).join("\n\n"),
      date: (row.date as string | null) ?? null,
      story: String(row.story),
    })),
  } satisfies Record<string, Article[]>;
  const truth = new Map(
    labels.pairs.map((pair) => [pairKey(pair.a, pair.b), [pair.relation, ...[pair.also_right ?? []].flat()]]),
  );
  const deep = (relation: string | undefined) => relation === "same_text" || relation === "rewrite";
  const rows: Row[] = [];
  const strict = { hit: 0, gold: 0, got: 0 };
  const lenient = { hit: 0, gold: 0, got: 0 };
  for (const [set, all] of Object.entries(sets)) {
    const articles = all.filter(({ id }) => !without.has(id));
    const ids = new Set(articles.map(({ id }) => id));
    const ties = lineageOf(
      articles.map(({ id, title, text, date }) => {
        const bare = bareReading(id, title, text, set === "basil" ? date : null);
        return { ...bare, page: { ...bare.page, retrieved: date } };
      }),
    );
    const mine = [...truth].filter(([key]) => key.split("\n").every((id) => ids.has(id)));
    const any = { hit: 0, gold: mine.length, got: ties.length };
    for (const tie of ties) if (truth.has(pairKey(tie.a, tie.b))) any.hit += 1;
    for (const [key, [relation, ...also]] of mine) {
      if (deep(relation)) strict.gold += 1;
      const open = also.some((other) => deep(other) !== deep(relation));
      if (deep(relation) && !open) lenient.gold += 1;
      const tie = ties.find((line) => pairKey(line.a, line.b) === key);
      if (!deep(tie?.relation)) continue;
      if (deep(relation)) strict.hit += 1;
      if (deep(relation) && !open) lenient.hit += 1;
      strict.got += 1;
      if (!open) lenient.got += 1;
    }
    const strangers = ties.filter((tie) => deep(tie.relation) && !truth.has(pairKey(tie.a, tie.b))).length;
    strict.got += strangers;
    lenient.got += strangers;
    rows.push({ set, measure: "any tie, all pairs: P / R / F1", value: prf(any) });
    // The other set has no days of publication, by which stories and their stages are told apart.
    if (set === "basil") {
      const seen = ties.flatMap(({ a, b, relation }) => {
        const right = truth.get(pairKey(a, b)) ?? [];
        return right.length === 1 && /^same_(?:story|event)$/.test(right[0]!) ? [right[0] === relation] : [];
      });
      const value = `${((100 * seen.filter(Boolean).length) / seen.length).toFixed(1)} (of ${seen.length} ties)`;
      rows.push({ set, measure: "one story or stages of one event, where one answer is right", value });
    }
    rows.push({ set, measure: "pages of one story by ties, B-cubed: P / R / F1", value: storyBCubed(articles, ties) });
  }
  rows.push({ set: "news-stories", measure: "copy or rewrite, all pairs, strict: P / R / F1", value: prf(strict) });
  rows.push({ set: "news-stories", measure: "the same, pairs with two right answers left out", value: prf(lenient) });
  return rows;
}

function lineageOf(readings: readonly Reading[]): LineageLine[] {
  return linkReadings(readings, [], frequency, states).lines.filter((line) => line.kind === "lineage");
}

/** B-cubed of the stories that average-link clustering of the ties gives, against the set's own. */
function storyBCubed(articles: readonly Article[], ties: readonly LineageLine[]): string {
  const tied = new Set(ties.map(({ a, b }) => pairKey(a, b)));
  const groups: string[][] = [];
  const of = new Map<string, string[]>(articles.map(({ id }) => [id, [id]]));
  for (const { id } of articles) groups.push(of.get(id)!);
  const ordered = [...ties].sort((x, y) => y.score - x.score || (x.id < y.id ? -1 : 1));
  for (const { a, b } of ordered) {
    const left = of.get(a)!;
    const right = of.get(b)!;
    if (left === right) continue;
    const links = left.reduce((sum, x) => sum + right.filter((y) => tied.has(pairKey(x, y))).length, 0);
    if (links < 0.5 * left.length * right.length) continue;
    left.push(...right);
    for (const id of right) of.set(id, left);
  }
  const story = new Map(articles.map(({ id, story }) => [id, story]));
  const sizes = new Map<string, number>();
  for (const { story } of articles) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  let precision = 0;
  let recall = 0;
  for (const { id, story: own } of articles) {
    const group = of.get(id)!;
    const same = group.filter((other) => story.get(other) === own).length;
    precision += same / group.length;
    recall += same / sizes.get(own)!;
  }
  const p = precision / articles.length;
  const r = recall / articles.length;
  return [p, r, (2 * p * r) / (p + r)].map((value) => value.toFixed(3)).join(" / ");
}

/** Time and memory on generated pages, with what the growth from a tenth of them is, and what one more page costs. */
function scale(): Row[] {
  const rows: Row[] = [];
  let before = 0;
  for (const size of [1000, 10000, 100000]) {
    const args = ["--max-old-space-size=1600", "--import", "tsx", "bench/scale.ts", String(size)];
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
    const set = `${size} generated pages`;
    if (status !== 0) {
      rows.push({ set, measure: "processor time to link", value: "failed" });
      continue;
    }
    const { seconds, lines, peak, more } = JSON.parse(stdout) as Scale;
    const growth = before === 0 ? "" : `, ${(seconds / before).toFixed(1)} times the tenth`;
    before = seconds;
    rows.push({
      set,
      measure: "processor time to link; peak memory",
      value: `${seconds.toFixed(1)} s${growth}; ${lines} lines; ${Math.round(peak / 1e6)} MB`,
    });
    rows.push({
      set,
      measure: "one more page: median / slowest",
      value: `${more.median.toFixed(0)} / ${more.slowest.toFixed(0)} ms (${more.of} pages)`,
    });
  }
  return rows;
}

function gzipped(file: string): Record<string, unknown>[] {
  return gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

function prf({ hit, gold, got }: { hit: number; gold: number; got: number }): string {
  const p = got === 0 ? 0 : hit / got;
  const r = gold === 0 ? 0 : hit / gold;
  const f = p + r === 0 ? 0 : (2 * p * r) / (p + r);
  return `${[p, r, f].map((value) => value.toFixed(3)).join(" / ")} (${hit} of ${gold}, ${got} given)`;
}
