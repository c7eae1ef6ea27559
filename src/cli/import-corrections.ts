/** The corrections of another workspace of the same pages, taken in; what two people say differently of one field is named. */
import { resolve } from "node:path";
import type { Correction } from "../model/correction.ts";
import { ReadoutError } from "../model/problem.ts";
import { clashesOf, mergedLog, saysOf } from "../store/clashes.ts";
import { logOf, readLog } from "../store/corrections.ts";
import { keep } from "./correcting.ts";
import { forWriting } from "./place.ts";
import { complain, type World } from "./world.ts";

/** Gives the exit code: 1 where the file holds lines that are no corrections. */
export async function importCorrections(world: World, folder: string, file: string, dryRun: boolean): Promise<number> {
  const { found: theirs, problems } = readLog(resolve(world.cwd, file));
  const [first] = problems;
  if (theirs.length === 0 && first !== undefined) throw new ReadoutError(first);
  for (const problem of problems) complain(world, problem);
  const workspace = await forWriting(world, folder, "readout import");
  try {
    const { found: ours } = readLog(workspace.corrections, true);
    const coming = mergedLog(ours, theirs);
    const clashes = clashesOf(logOf([...ours.map(({ line }) => line), ...coming]));
    if (!dryRun && coming.length > 0) await keep(world, workspace, coming);
    const unfit = new Set((await workspace.store.unfit()).map(({ correction }) => correction));
    const amiss = coming.filter(({ id }) => unfit.has(id)).length;
    await world.write(
      `${coming.length} taken in, ${Math.max(0, theirs.length - coming.length)} here already, ${amiss} to re-check, ${clashes.length} clashes\n`,
    );
    for (const [a, b] of clashes)
      await world.write(
        `  clash: ${a.id} by ${a.by ?? "?"} says ${saidIn(a)}, ${b.id} by ${b.by ?? "?"} says ${saidIn(b)}${b.target.field === undefined ? "" : ` of ${b.target.field}`}\n`,
      );
    return problems.length === 0 ? 0 : 1;
  } finally {
    await workspace.close();
  }
}

/** What one side of a clash says, in words. */
export function saidIn(correction: Correction): string {
  const said = saysOf(correction);
  if (said === null) return "it is not so";
  return said.op === "set" || said.op === "page_meta" ? JSON.stringify(said.value ?? null) : said.op.replace("_", " ");
}
