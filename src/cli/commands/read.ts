import { readFileSync } from "node:fs";
import type { Problem } from "../../model/problem.ts";
import { readCorrections } from "../../store/corrections.ts";
import { COLUMNS, columnsOf, command, numberOf } from "../command.ts";
import { idGiver, lineOf, loadEngine, MAX_PAGE_BYTES, problemOfReading, readRegistry } from "../engine.ts";
import { bar } from "../progress.ts";
import { holdsMany, problemOf, walk } from "../walk.ts";
import { complain, sayFault } from "../world.ts";

export const read = command({
  name: "read",
  summary: "Read pages and print one reading a line, in the order given.",
  usage: "PATH…",
  example: "readout read saved/ > readings.ndjson",
  details: [
    "A path is a file, a folder, or - for standard input. Folders are read in the order of their names, with all folders in them; hidden files and kinds that are not read are passed over there, and so is JSON that is no feed. A file that is named is always tried.",
    "What cannot be read is named on standard error and the rest goes on; the exit code is then 1. A page in a language that is not read is a line like the others, with the reason in `skipped`.",
    "Nothing is stored and nothing is fetched.",
  ],
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    corrections: { type: "string", value: "FILE", description: "Apply these corrections (NDJSON) while reading." },
    actors: {
      type: "string",
      value: "FILE",
      description:
        "Your own actors (CSV or YAML: name, aliases, type, country, role, from, to, code); they win over ours.",
    },
    ...COLUMNS,
    "max-bytes": {
      type: "string",
      value: "N",
      description: `The most bytes that one page may have; ${MAX_PAGE_BYTES} unless told.`,
    },
  },
  async run({ positionals, values }, world) {
    const maxBytes = numberOf("read", "max-bytes", values["max-bytes"], 1, 2 ** 31) ?? MAX_PAGE_BYTES;
    const columns = columnsOf(values);
    let amiss = 0;
    let faults = 0;
    const fail = (problem: Problem) => {
      complain(world, problem);
      amiss += 1;
    };
    const { corrections, problems } =
      values.corrections === undefined ? { corrections: [], problems: [] } : readCorrections(values.corrections);
    problems.forEach(fail);
    const registry = values.actors === undefined ? null : await readRegistry([values.actors]);
    registry?.problems.forEach(fail);

    const found = walk(positionals, world.cwd);
    const engine = await loadEngine(world.home, maxBytes, registry?.csv);
    const give = idGiver(() => false);
    let done = 0;
    for (const entry of found) {
      world.progress(bar("reading", done, found.length, world.columns));
      done += 1;
      if (entry.kind === "problem") {
        fail(entry.problem);
        continue;
      }
      const bytes = await bytesOf(entry, maxBytes, () => world.stdin());
      if (!(bytes instanceof Uint8Array)) {
        fail(bytes);
        continue;
      }
      for (const page of engine.pagesOf({ file: entry.file, id: entry.id, bytes, ...(columns && { columns }) })) {
        if ("code" in page) {
          fail(page);
          continue;
        }
        const id = give(entry.path === null && page.id === "stdin" ? "stdin#1" : page.id);
        try {
          const reading = engine.read({ ...page, id }, corrections);
          const problem = problemOfReading(reading, entry.file);
          if (problem !== null) fail(problem);
          await world.write(lineOf(reading));
        } catch (error) {
          // One page that meets a fault of ours must not cost the others.
          sayFault(world, entry.file, error, faults++ === 0);
        }
        await world.breathe();
        if (world.interrupted() || world.closed()) break;
      }
      if (world.closed()) break;
      if (world.interrupted()) {
        world.progress(null);
        world.say(`readout: stopped after ${done} of ${found.length} files; everything printed is whole.`);
        return 130;
      }
    }
    world.progress(null);
    return faults > 0 ? 70 : amiss > 0 ? 1 : 0;
  },
});

/** A file's bytes, or the problem. One page that is too large is not even opened; a container may be of any size. */
export async function bytesOf(
  entry: { readonly file: string; readonly path: string | null; readonly size: number },
  maxBytes: number,
  stdin: () => Promise<Uint8Array>,
): Promise<Uint8Array | Problem> {
  if (entry.path === null) return stdin();
  if (entry.size > maxBytes && !holdsMany(entry.path))
    return { code: "too-large", file: entry.file, bytes: entry.size, limit: maxBytes };
  try {
    return readFileSync(entry.path);
  } catch (error) {
    return problemOf(error, entry.file);
  }
}
