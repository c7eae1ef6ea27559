/** Lines of NDJSON: one JSON value a line, the keys of every object in the order in which its type lists them. */
import type { RecordLine } from "../model/record.ts";

/** The record as `readout link` prints it: sorted by kind and id, `kind` and `id` first on each line. Ends with "\n"; "" for no lines. */
export function toNdjson(lines: readonly RecordLine[]): string {
  const sorted = [...lines].sort((a, b) => byText(a.kind, b.kind) || byText(a.id, b.id));
  return sorted.map((line) => `${JSON.stringify(inFront(line))}\n`).join("");
}

/** By UTF-16 code units, not by a language's alphabet, so that it is the same everywhere. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inFront(line: RecordLine): RecordLine {
  const { kind, id, ...fields } = line;
  // The same line with the same fields: only their order is another.
  return { kind, id, ...fields } as RecordLine;
}
