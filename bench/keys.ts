/**
 * Quality on answer keys (`npm run bench -- keys`): the seeds, the development pages and our own examples, read and linked by
 * this version, scored by ../shared/eval/score.mjs. And the speed of reading, warm: pages per second of one process.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asLinked, linkReadings } from "../src/link/index.ts";
import { loadModels, loadStateCodes, loadWordFrequency } from "../src/load/index.ts";
import type { Reading, RecordLine } from "../src/model/index.ts";
import { readPage } from "../src/read/index.ts";
import { pagesOf, readFolder } from "../tools/golden.ts";
import type { Row } from "./row.ts";

const SCORER = "../shared/eval/score.mjs";
const SETS = [
  { name: "seeds", pages: "../shared/seeds", keys: "../shared/gold/seeds" },
  { name: "dev", pages: "../shared/gold/dev", keys: "../shared/gold/dev" },
  { name: "examples", pages: "examples/pages", keys: "examples/keys" },
];

export function keysBench(): Row[] {
  const rows: Row[] = [];
  for (const set of SETS) {
    if (!existsSync(set.keys) || !existsSync(SCORER)) {
      rows.push({ set: set.name, measure: "skipped: its keys or the scorer are not here", value: "–" });
      continue;
    }
    const readings = readFolder(set.pages);
    const linked = linkReadings(readings, [], loadWordFrequency("data"), loadStateCodes("data")).lines;
    rows.push(...scored(set.name, set.keys, readings, linked));
    rows.push(...asLinkedRows(set.name, set.keys, readings, linked));
    rows.push(speed(set.name, set.pages));
  }
  return rows;
}

/** The rows of the scorer, which sees readings and record as they are printed. */
function scored(name: string, keys: string, readings: readonly Reading[], linked: readonly RecordLine[]): Row[] {
  const folder = mkdtempSync(join(tmpdir(), "readout-bench-"));
  const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");
  writeFileSync(join(folder, "readings.ndjson"), lines(readings));
  writeFileSync(join(folder, "linked.ndjson"), lines(linked));
  const args = [SCORER, "links", keys, join(folder, "readings.ndjson"), join(folder, "linked.ndjson")];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  if (stdout === "") return [{ set: name, measure: `the scorer failed: ${stderr.slice(0, 200)}`, value: "–" }];
  return stdout
    .split("\n")
    .slice(2)
    .flatMap((line): Row[] => {
      const match = /^(.{32})\s+([\d.–].*)$/.exec(line);
      return match === null
        ? []
        : [{ set: name, measure: match[1]!.trim(), value: match[2]!.trim().replace(/\s+/g, " ") }];
    });
}

/**
 * Days as the record has them: the scorer looks at readings, so it is given those with the days that `link` brought to pages which
 * print none and to what they tell. The other pages of the set are what they are dated by.
 */
function asLinkedRows(name: string, keys: string, readings: readonly Reading[], linked: readonly RecordLine[]): Row[] {
  const lines = new Map(linked.flatMap((line) => (line.kind === "page" ? [[line.id, line] as const] : [])));
  const dated = readings.map((reading) => asLinked(reading, lines.get(reading.id)!));
  return scored(name, keys, dated, linked)
    .filter(({ measure }) => DAYS.test(measure))
    .map(({ set, measure, value }) => ({ set, measure: `${measure}, as linked`, value }));
}

const DAYS = /^(?:page\.published|event\.date|statement\.date|figure\.period)\b(?!_)/;

/** Pages per second, after one round to warm up; the median of five rounds. */
function speed(set: string, folder: string): Row {
  const models = loadModels("data");
  const pages = pagesOf(folder);
  const round = () => {
    const start = process.hrtime.bigint();
    for (const page of pages) readPage(page, models);
    return Number(process.hrtime.bigint() - start) / 1e9;
  };
  round();
  const seconds = Array.from({ length: 5 }, round).sort((a, b) => a - b)[2]!;
  return { set, measure: "read, pages/s, one thread, warm", value: (pages.length / seconds).toFixed(0) };
}
