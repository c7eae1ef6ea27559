/** The corrections of another workspace of the same pages, taken in; what two people say differently of one field is named. */
import { resolve } from "node:path";
import { ReadoutError } from "../model/problem.ts";
import { clashesOf, readLog } from "../store/corrections.ts";
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
    const here = new Set(ours.map(({ line }) => line.id));
    const fresh = theirs.filter(({ line }) => !here.has(line.id));
    const coming = fresh.map(({ line }) => line);
    const clashes = clashesOf([...ours, ...fresh]);
    if (!dryRun && coming.length > 0) await keep(world, workspace, coming);
    const unfit = new Set((await workspace.store.unfit()).map(({ correction }) => correction));
    const amiss = coming.filter(({ id }) => unfit.has(id)).length;
    await world.write(
      `${coming.length} taken in, ${theirs.length - coming.length} here already, ${amiss} to re-check, ${clashes.length} clashes\n`,
    );
    for (const [a, b] of clashes)
      await world.write(
        `  clash: ${a.id} by ${a.by ?? "?"} says ${JSON.stringify(a.value)}, ${b.id} by ${b.by ?? "?"} says ${JSON.stringify(b.value)} of ${a.target.field}\n`,
      );
    return problems.length === 0 ? 0 : 1;
  } finally {
    await workspace.close();
  }
}
