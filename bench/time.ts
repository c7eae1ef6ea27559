/**
 * Measures time: expressions and their values on TempEval-3 (TimeML), and the days of pages.
 * `npx tsx bench/time.ts [--misses]`. Sets are read from ../shared; a set that is not there is left out.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readSentences } from "../src/language/index.ts";
import { loadLanguageModels } from "../src/load/language.ts";
import { findTimes, resolveTimes, timexOf } from "../src/time/index.ts";

const shared = join(import.meta.dirname, "..", "..", "shared");
const misses = process.argv.includes("--misses");
const models = loadLanguageModels(join(import.meta.dirname, "..", "data"));

interface TimexPage {
  readonly id: string;
  readonly dct: string;
  readonly text: string;
  readonly timex: readonly { start: number; end: number; type: string; value: string; text: string }[];
}

measureTimex(join(shared, "data", "timex", "tbaq_dev.jsonl.gz"));

/** TempEval-3 Task A: spans strictly and relaxed, and the value of those that overlap. */
function measureTimex(file: string): void {
  if (!existsSync(file)) return;
  let gold = 0;
  let system = 0;
  let strict = 0;
  let relaxed = 0;
  let value = 0;
  let type = 0;
  let spent = 0;
  let characters = 0;
  for (const page of linesOf(file) as TimexPage[]) {
    const sentences = readSentences(page.text, models);
    const before = process.cpuUsage();
    const found = findTimes(sentences, { ranges: false });
    const times = resolveTimes(found, sentences, page.dct.slice(0, 10));
    const used = process.cpuUsage(before);
    spent += used.user + used.system;
    characters += page.text.length;
    const answers = times.map((time) => ({ time, ...timexOf(time) }));
    const taken = new Set<number>();
    gold += page.timex.length;
    system += answers.length;
    for (const want of page.timex) {
      const exact = answers.findIndex(
        (one, at) => !taken.has(at) && one.time.start === want.start && one.time.end === want.end,
      );
      const at =
        exact >= 0
          ? exact
          : answers.findIndex((one, i) => !taken.has(i) && one.time.start < want.end && one.time.end > want.start);
      if (at < 0) {
        if (misses)
          console.log(`missed\t${page.dct.slice(0, 10)}\t${want.text}\t${want.value}\t${around(page.text, want)}`);
        continue;
      }
      taken.add(at);
      const got = answers[at]!;
      relaxed += 1;
      if (exact >= 0) strict += 1;
      else if (misses) console.log(`span\t${want.text}\t${page.text.slice(got.time.start, got.time.end)}`);
      if (got.type === want.type) type += 1;
      if (got.value === want.value) value += 1;
      else if (misses) {
        console.log(
          `value\t${page.dct.slice(0, 10)}\t${want.text}\twant ${want.value}\tgot ${got.value} (${got.time.tense})\t${around(page.text, want)}`,
        );
      }
    }
    answers.forEach((one, at) => {
      if (misses && !taken.has(at)) {
        console.log(
          `extra\t${page.text.slice(one.time.start, one.time.end)}\t${one.value}\t${around(page.text, one.time)}`,
        );
      }
    });
  }
  const score = (hits: number) => ((200 * hits) / (gold + system)).toFixed(1);
  console.log(
    `timex ${gold} expressions, ${system} found: strict F1 ${score(strict)}, relaxed F1 ${score(relaxed)}, value F1 ${score(value)}, type F1 ${score(type)}`,
  );
  console.log(
    `precision ${((100 * relaxed) / system).toFixed(1)}, recall ${((100 * relaxed) / gold).toFixed(1)}, value accuracy ${((100 * value) / relaxed).toFixed(1)}; ${(spent / 1000 / (characters / 5000)).toFixed(2)} ms CPU per 5,000 characters`,
  );
}

function around(text: string, span: { start: number; end: number }): string {
  return text.slice(Math.max(0, span.start - 60), span.end + 40).replaceAll(/\s+/g, " ");
}

function linesOf(file: string): unknown[] {
  return gunzipSync(readFileSync(file))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}
