/**
 * Quality on answer keys (`npm run bench -- keys`): the seeds, the development pages and our own examples, read and linked by
 * this version, scored by ../shared/eval/score.mjs. And the speed of reading, warm: pages per second of one process.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linkReadings } from "../src/link/index.ts";
import { loadModels, loadStateCodes, loadWordFrequency } from "../src/load/index.ts";
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
    const folder = mkdtempSync(join(tmpdir(), "readout-bench-"));
    const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");
    writeFileSync(join(folder, "readings.ndjson"), lines(readings));
    writeFileSync(
      join(folder, "linked.ndjson"),
      lines(linkReadings(readings, [], loadWordFrequency("data"), loadStateCodes("data")).lines),
    );
    const args = [SCORER, "links", set.keys, join(folder, "readings.ndjson"), join(folder, "linked.ndjson")];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    if (stdout === "") rows.push({ set: set.name, measure: `the scorer failed: ${stderr.slice(0, 200)}`, value: "–" });
    for (const line of stdout.split("\n").slice(2)) {
      const match = /^(.{32})\s+([\d.–].*)$/.exec(line);
      if (match !== null)
        rows.push({ set: set.name, measure: match[1]!.trim(), value: match[2]!.trim().replace(/\s+/g, " ") });
    }
    rows.push(speed(set.name, set.pages));
  }
  return rows;
}

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
