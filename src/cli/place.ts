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

export async function forReading(world: World, folder: string): Promise<OpenWorkspace> {
  const { openForReading } = await import("../store/workspace.ts");
  return openForReading(folder, await storeOptions(world));
}

export async function forWriting(world: World, folder: string, doing: string): Promise<OpenWorkspace> {
  const { openForWriting } = await import("../store/workspace.ts");
  return openForWriting(folder, doing, await storeOptions(world));
}
