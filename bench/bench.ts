/**
 * `npm run bench` prints quality on every set and speed beside named peers; `npm run bench -- time keys` only those parts.
 * `--write` puts the table into bench/RESULTS.md with date, machine and command. Sets that are not here are named as skipped.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { PARTS } from "./parts.ts";
import type { Row } from "./row.ts";

const args = process.argv.slice(2);
const write = args.includes("--write");
const wanted = args.filter((arg) => !arg.startsWith("--"));
const unknown = wanted.filter((name) => !PARTS.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}. Parts: ${PARTS.map((part) => part.name).join(", ")}.`);
  process.exit(2);
}

const RESULTS = "bench/RESULTS.md";
/** The lowest that each figure of quality may come to, "part | set | measure" → figure. Raised by --write, lowered only with --allow-drop. */
const FLOORS = "bench/floors.json";
const SLACK = 0.5; // points: trees and words are the same everywhere, so this only forgives rounding
const old = new Map(
  (write ? readFileSync(RESULTS, "utf8") : "")
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split("\n", 1)[0]!.trim(), section]),
);
const sections: string[] = [];
const floors = JSON.parse(readFileSync(FLOORS, "utf8")) as Record<string, number>;
const fallen: string[] = [];
for (const part of PARTS) {
  if (wanted.length > 0 && !wanted.includes(part.name)) {
    if (old.has(part.name)) sections.push(`## ${old.get(part.name)!.trimEnd()}\n`);
    continue;
  }
  const rows = await part.run();
  for (const row of rows) {
    const key = `${part.name} | ${row.set} | ${row.measure}`;
    const floor = floors[key];
    const figure = figureOf(row);
    if (floor === undefined || figure === null) continue;
    if (figure < floor - SLACK && !args.includes("--allow-drop")) fallen.push(`${key}: ${figure}, floor ${floor}`);
    if (write && (figure > floor || args.includes("--allow-drop"))) floors[key] = figure;
  }
  const section = `## ${part.name}\n${part.about}\n\n${machine()}, \`npm run bench -- ${part.name}\`\n\n${table(rows)}\n`;
  console.log(section);
  sections.push(section);
}
// What is run by hand, because it takes too long for here, is kept as it stands.
for (const [name, section] of old)
  if (!PARTS.some((part) => part.name === name)) sections.push(`## ${section.trimEnd()}\n`);
if (write)
  writeFileSync(
    RESULTS,
    `# Figures\n\nMade by \`npm run bench -- --write\`. No test fails on a time; quality has floors in bench/floors.json.\n\n${sections.join("\n")}`,
  );

if (write) writeFileSync(FLOORS, `${JSON.stringify(floors, null, 2)}\n`);
if (fallen.length > 0) {
  console.error(
    `Under their floors:\n${fallen.join("\n")}\nIf it must be: --allow-drop, and say why in the changelog.`,
  );
  process.exit(1);
}

/** The figure that a floor holds: of "recall precision F1 (…)" the F1, else the first number. Null for what is no number. */
function figureOf(row: Row): number | null {
  const numbers = row.value.replace(/\(.*$/, "").match(/\d+(\.\d+)?/g) ?? [];
  const figure = numbers.length === 3 ? numbers[2] : numbers[0];
  return figure === undefined ? null : Number(figure);
}

function machine(): string {
  const { model } = cpus()[0] ?? { model: "unknown processor" };
  return `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${model.trim()}, Node ${process.versions.node}`;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${row.set} | ${row.measure} | ${row.value} |`);
  return ["| set | measure | value |", "|---|---|---|", ...lines].join("\n");
}
