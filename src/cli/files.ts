/** Files named on the command line → their pages one by one, for the commands that look at pages and keep nothing. */
import type { Page } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { bytesOf } from "./commands/read.ts";
import { type Engine, idGiver, MAX_PAGE_BYTES } from "./engine.ts";
import { type FoundFile, walk } from "./walk.ts";
import { complain, sayFault, type World } from "./world.ts";

/** Calls `look` for every page. Gives the exit code: 1 when a file could not be read, 70 after a fault, 130 when stopped. */
export async function forEachFile(
  world: World,
  paths: readonly string[],
  pagesOf: Engine["pagesOf"],
  look: (page: Page, entry: FoundFile) => Promise<void>,
): Promise<number> {
  let amiss = 0;
  let faults = 0;
  const give = idGiver(() => false);
  const fail = (problem: Problem) => {
    complain(world, problem);
    amiss += 1;
  };
  for (const entry of walk(paths, world.cwd)) {
    if (entry.kind === "problem") {
      fail(entry.problem);
      continue;
    }
    const bytes = await bytesOf(entry, MAX_PAGE_BYTES, () => world.stdin());
    if (!(bytes instanceof Uint8Array)) {
      fail(bytes);
      continue;
    }
    for (const page of pagesOf({ file: entry.file, id: entry.id, bytes })) {
      if ("code" in page) {
        fail(page);
        continue;
      }
      try {
        await look({ ...page, id: give(page.id === "stdin" ? "stdin#1" : page.id) }, entry);
      } catch (error) {
        sayFault(world, entry.file, error, faults++ === 0);
      }
      await world.breathe();
      if (world.interrupted()) return 130;
      if (world.closed()) return 0;
    }
  }
  return faults > 0 ? 70 : amiss > 0 ? 1 : 0;
}
