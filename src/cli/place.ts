/** Which workspace a command works in, and how it is opened. */
import { join, resolve } from "node:path";
import { ReadoutError } from "../model/problem.ts";
import type { SqliteOptions } from "../store/sqlite.ts";
import { findWorkspace, isWorkspace, type OpenWorkspace } from "../store/workspace.ts";
import type { World } from "./world.ts";

/** The folder of the workspace meant: flag, then READOUT_WORKSPACE, then upwards from here. Throws `workspace-missing`. */
export function placeOf(world: World, flag: string | undefined): string {
  const named = flag ?? (world.env.READOUT_WORKSPACE || undefined);
  if (named !== undefined) {
    const folder = resolve(world.cwd, named);
    if (!isWorkspace(folder)) throw new ReadoutError({ code: "workspace-missing", folder: named });
    return folder;
  }
  const found = findWorkspace(world.cwd);
  if (found === null) throw new ReadoutError({ code: "workspace-missing", folder: world.cwd });
  return found;
}

/** What the store is told about states. */
export async function storeOptions(world: World): Promise<SqliteOptions> {
  const { stateNames } = await import("./states.ts");
  const names = stateNames(join(world.home, "data"));
  return { stateName: (code) => names.get(code) ?? null };
}

/**
 * Opens a workspace for reading. Where pages or corrections have been kept that the record does not hold as yet, because the process
 * that kept them was killed, the record is made first; who writes at the moment is left to it, and named. What is read is one state of
 * the record, whoever writes meanwhile; with `live` each question is answered by what stands when it is asked.
 */
export async function forReading(world: World, folder: string, live = false): Promise<OpenWorkspace> {
  await settleIn(world, folder);
  const workspace = await asItIs(world, folder);
  if (!live) await workspace.store.hold();
  return workspace;
}

async function settleIn(world: World, folder: string): Promise<void> {
  const workspace = await asItIs(world, folder);
  const settled = await isSettled(workspace);
  await workspace.close();
  if (settled) return;
  try {
    const [{ settle }, { readLog }] = await Promise.all([import("./intake.ts"), import("../store/corrections.ts")]);
    const writer = await forWriting(world, folder, "readout");
    try {
      const { found } = readLog(writer.corrections, true);
      await settle(
        world,
        writer,
        found.map(({ line }) => line),
      );
    } finally {
      await writer.close();
    }
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error;
    const { problem } = error;
    if (problem.code !== "workspace-busy" && problem.code !== "no-permission") throw error;
    world.say(`readout: what was last kept is not in the record as yet. ${error.message}`);
  }
}

/** The same without making anything: for what only checks. */
export async function asItIs(world: World, folder: string): Promise<OpenWorkspace> {
  const { openForReading } = await import("../store/workspace.ts");
  return openForReading(folder, await storeOptions(world));
}

/** Whether the record that stands was made of all pages and corrections that are kept. */
async function isSettled({ store, corrections: log }: OpenWorkspace): Promise<boolean> {
  const { keyOf, readCorrections } = await import("../store/corrections.ts");
  const { corrections } = readCorrections(log, true);
  const key = await store.recordKey();
  if (key !== null) return key.endsWith(keyOf(corrections));
  return corrections.length === 0 && (await store.owners()).length === 0;
}

export async function forWriting(world: World, folder: string, doing: string): Promise<OpenWorkspace> {
  const { openForWriting } = await import("../store/workspace.ts");
  return openForWriting(folder, doing, await storeOptions(world));
}
