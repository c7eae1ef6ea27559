import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ReadoutError } from "../../model/problem.ts";
import { command, numberOf, WORKSPACE } from "../command.ts";
import { lineOf } from "../engine.ts";
import { forWriting, placeOf } from "../place.ts";
import { isAddress, type Walked, walk } from "../walk.ts";
import { complain, type World } from "../world.ts";
import { addressesIn, reportOn } from "./add.ts";

/** Feeds are asked no more often than this, in milliseconds, however often folders are looked at. */
const FEEDS = 15 * 60_000;
/** A file that has changed this lately may still be being written, in milliseconds. */
const FRESH = 1000;

export const watch = command({
  name: "watch",
  summary: "Keep reading what arrives in folders and feeds, until Ctrl-C.",
  usage: "PATH|ADDRESS…",
  example: "readout watch ~/Downloads/pages",
  details: [
    "Folders are looked at every 30 seconds, feeds every quarter of an hour at most; a feed's stories are fetched once. Addresses are asked only with --fetch, or where readout.toml says allow_fetch = true, under the same rules as with `readout add`.",
    "The workspace is held only while something is read, so others may correct and export meanwhile; `readout view` says what is new.",
  ],
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    workspace: WORKSPACE,
    every: { type: "string", value: "SECONDS", description: "How often to look; 30 unless told." },
    fetch: { type: "boolean", description: "Fetch addresses; nothing is asked of the network without it." },
    ndjson: { type: "boolean", description: "Print a line for each page once it is kept." },
  },
  async run({ positionals, values }, world) {
    const every = (numberOf("watch", "every", values.every, 1, 86_400) ?? 30) * 1000;
    const folder = placeOf(world, values.workspace);
    const paths = positionals.filter((path) => !isAddress(path));
    const addresses = positionals.filter(isAddress);
    // A name that is nowhere is a slip of the pen; what is there may fill and empty as it likes.
    const absent = paths.filter((path) => !existsSync(resolve(world.cwd, path)));
    for (const file of absent) complain(world, { code: "not-found", file });
    if (absent.length > 0) return 1;
    const files = arrivals(paths, world);
    let asked = Number.NEGATIVE_INFINITY;
    world.say(`watching ${positionals.join(", ")}   Ctrl-C stops`);
    while (!world.interrupted()) {
      const found = files.look();
      if (addresses.length > 0 && performance.now() - asked >= Math.max(every, FEEDS)) {
        asked = performance.now();
        found.push(...(await addressesIn(addresses, folder, values.fetch === true, world)));
      }
      const problems = found.flatMap((entry) => (entry.kind === "problem" ? [entry.problem] : []));
      for (const problem of problems) complain(world, problem);
      // Nothing may be asked of the network, and nothing else is to be watched.
      if (paths.length === 0 && problems.length > 0 && problems.every(({ code }) => code === "fetch-off")) return 1;
      const arrived = found.filter((entry) => entry.kind === "file");
      if (arrived.length > 0) {
        try {
          await take(arrived);
          files.taken(arrived);
        } catch (error) {
          if (!(error instanceof ReadoutError) || error.problem.code !== "workspace-busy") throw error;
          complain(world, error.problem);
        }
      }
      for (const until = performance.now() + every; performance.now() < until && !world.interrupted(); )
        await pause(Math.min(100, every));
    }
    return 0;

    async function take(arrived: readonly Walked[]): Promise<void> {
      const { intake, relink } = await import("../intake.ts");
      const workspace = await forWriting(world, folder, "readout watch");
      try {
        const there = workspace.raw.entries();
        // A story that is there is not asked for again.
        const fresh = arrived.filter(
          (entry) => entry.kind !== "file" || entry.fetch === undefined || !there.has(entry.path ?? ""),
        );
        if (fresh.length === 0) return;
        const report = await intake(world, workspace, fresh, {
          kept: async ({ reading }) => {
            if (values.ndjson === true)
              await world.write(
                lineOf({ id: reading.id, title: reading.page.title, published: reading.page.published }),
              );
          },
        });
        if (!report.interrupted) await relink(world, workspace);
        if (report.read + report.failed > 0) reportOn(report, world);
      } finally {
        await workspace.close();
      }
    }
  },
});

/** The files under these paths that are new or have changed since they were taken, once nobody writes them any more. */
function arrivals(paths: readonly string[], world: World) {
  const known = new Map<string, string>();
  const stateOf = (path: string): string | null => {
    try {
      const { mtimeMs, size } = statSync(path);
      return Date.now() - mtimeMs < FRESH ? null : `${mtimeMs} ${size}`;
    } catch {
      return null;
    }
  };
  return {
    look(): Walked[] {
      return walk(paths, world.cwd).filter((entry) => {
        if (entry.kind === "problem") {
          // An empty folder is what is watched for; all else is said once.
          const key = JSON.stringify(entry.problem);
          const first = !known.has(key);
          known.set(key, "");
          return first && entry.problem.code !== "nothing-to-read";
        }
        const state = entry.path === null ? null : stateOf(entry.path);
        return state !== null && known.get(entry.path!) !== state;
      });
    },
    taken(entries: readonly Walked[]): void {
      for (const entry of entries) {
        const state = entry.kind === "file" && entry.path !== null ? stateOf(entry.path) : null;
        if (state !== null && entry.kind === "file") known.set(entry.path!, state);
      }
    },
  };
}
