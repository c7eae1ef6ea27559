/**
 * `npm run review`: what the example pages read as now, against what was last accepted, a line at a time, gained and lost.
 * `npm run review -- --accept` accepts all of it; name pages to accept only theirs.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readingNotation } from "../src/export/notation.ts";
import { exampleReadings, GOLDEN } from "./golden.ts";

const args = process.argv.slice(2);
const accept = args.includes("--accept");
const only = args.filter((arg) => !arg.startsWith("--"));
mkdirSync(GOLDEN, { recursive: true });

let changed = 0;
for (const reading of exampleReadings()) {
  if (only.length > 0 && !only.includes(reading.id)) continue;
  const file = join(GOLDEN, `${reading.id}.txt`);
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const now = readingNotation(reading);
  if (before === now) continue;
  changed += 1;
  const was = new Set(before.split("\n"));
  const is = new Set(now.split("\n"));
  console.log(`\n${reading.id}`);
  for (const line of before.split("\n")) if (!is.has(line)) console.log(`- ${line}`);
  for (const line of now.split("\n")) if (!was.has(line)) console.log(`+ ${line}`);
  if (accept) writeFileSync(file, now);
}
console.log(
  changed === 0
    ? "Nothing changed."
    : `\n${changed} pages changed${accept ? ", accepted" : "; accept with: npm run review -- --accept [PAGE…]"}.`,
);
