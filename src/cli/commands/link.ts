import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { toNdjson } from "../../export/ndjson.ts";
import type { Problem } from "../../model/problem.ts";
import type { Reading } from "../../model/reading.ts";
import { readCorrections } from "../../store/corrections.ts";
import { command } from "../command.ts";
import { link as linkLines } from "../engine.ts";
import { problemOf } from "../walk.ts";
import { complain } from "../world.ts";

export const link = command({
  name: "link",
  summary: "Join readings into one record and print it, a line for each page, event, statement, figure and actor.",
  usage: "[FILE…]",
  example: "readout read saved/ | readout link > record.ndjson",
  details: [
    "Takes what `readout read` printed, from files or from standard input. The same readings and corrections always give the same bytes, in whatever order they come.",
  ],
  words: [0, Number.POSITIVE_INFINITY],
  options: {
    corrections: { type: "string", value: "FILE", description: "Apply these corrections (NDJSON) while joining." },
  },
  async run({ positionals, values }, world) {
    let amiss = 0;
    const fail = (problem: Problem) => {
      complain(world, problem);
      amiss += 1;
    };
    const { corrections, problems } =
      values.corrections === undefined ? { corrections: [], problems: [] } : readCorrections(values.corrections);
    problems.forEach(fail);

    const readings: Reading[] = [];
    for (const file of positionals.length === 0 ? ["-"] : positionals) {
      const input = file === "-" ? Readable.from([await world.stdin()]) : createReadStream(resolve(world.cwd, file));
      const name = file === "-" ? "standard input" : file;
      let number = 0;
      try {
        for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
          number += 1;
          if (line.trim() === "") continue;
          const reading = readingOf(line);
          if (typeof reading === "string") fail({ code: "bad-line", file: name, line: number, why: reading });
          else readings.push(reading);
          if (world.interrupted()) return 130;
        }
      } catch (error) {
        fail(problemOf(error, name));
      }
      if (number === 0) fail({ code: "empty", file: name });
    }
    const { lines, unapplied } = await linkLines(world, readings, corrections);
    for (const line of lines) {
      await world.write(toNdjson([line]));
      if (world.closed()) break;
    }
    return amiss + unapplied.length > 0 ? 1 : 0;
  },
});

/** The reading of a line, or in words why it is none. */
function readingOf(line: string): Reading | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "it is not JSON";
  }
  if (typeof value !== "object" || value === null) return "it is not an object";
  const { id, page, skipped: _skipped, ...rest } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== "string") return 'it has no "id"';
  if (typeof page !== "object" || page === null) return 'it has no "page", so it is no line of "readout read"';
  for (const list of ["events", "statements", "figures", "claims", "documents", "people"])
    if (!Array.isArray(rest[list])) return `its "${list}" is no list`;
  // The lists are there; what stands in them was printed by `readout read`.
  return value as Reading;
}
