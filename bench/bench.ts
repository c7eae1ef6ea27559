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
const old = new Map(
  (write ? readFileSync(RESULTS, "utf8") : "")
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split("\n", 1)[0]!.trim(), section]),
);
const sections: string[] = [];
for (const part of PARTS) {
  if (wanted.length > 0 && !wanted.includes(part.name)) {
    if (old.has(part.name)) sections.push(`## ${old.get(part.name)!.trimEnd()}\n`);
    continue;
  }
  const rows = await part.run();
  const section = `## ${part.name}\n${part.about}\n\n${machine()}, \`npm run bench -- ${part.name}\`\n\n${table(rows)}\n`;
  console.log(section);
  sections.push(section);
}
if (write)
  writeFileSync(
    RESULTS,
    `# Figures\n\nMade by \`npm run bench -- --write\`. No test fails on a time; quality has floors in bench/floors.json.\n\n${sections.join("\n")}`,
  );

function machine(): string {
  const { model } = cpus()[0] ?? { model: "unknown processor" };
  return `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${model.trim()}, Node ${process.versions.node}`;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${row.set} | ${row.measure} | ${row.value} |`);
  return ["| set | measure | value |", "|---|---|---|", ...lines].join("\n");
}
