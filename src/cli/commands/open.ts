import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { isWorkspace, makeWorkspace } from "../../store/workspace.ts";
import { command, numberOf, WORKSPACE } from "../command.ts";
import { forWriting, placeOf } from "../place.ts";
import { summaryOf } from "../summary.ts";
import { problemOf, walk } from "../walk.ts";
import { complain, type World } from "../world.ts";
import { codeOf, reportOn } from "./add.ts";
import { PORT_OPTION, serveFolder, startPath } from "./serve.ts";

export const open = command({
  name: "open",
  summary: "Read a folder of pages and show what it says in the browser.",
  usage: "[PATH]",
  example: "readout open ~/Desktop/pages",
  details: [
    "The workspace is made in the folder itself, as `.readout/`, or in the cache folder where that may not be written. A second call reads only what is new. A path that is a workspace, or no path inside of one, is opened as it is.",
  ],
  words: [0, 1],
  options: {
    workspace: WORKSPACE,
    port: PORT_OPTION,
    "no-serve": { type: "boolean", description: "Only read, and print what was found." },
    "no-browser": { type: "boolean", description: "Print the address, but open no browser." },
  },
  async run({ positionals, values }, world) {
    const port = numberOf("open", "port", values.port, 0, 65535);
    const path = positionals[0];
    const browser = world.interactive && values["no-browser"] !== true;
    let folder: string;
    let code = 0;
    if (path === undefined || isWorkspace(resolve(world.cwd, path))) {
      folder = path === undefined ? placeOf(world, values.workspace) : resolve(world.cwd, path);
    } else {
      try {
        statSync(resolve(world.cwd, path));
      } catch (error) {
        complain(world, problemOf(error, path));
        return 1;
      }
      folder =
        values.workspace === undefined
          ? workspaceOf(resolve(world.cwd, path), world)
          : placeOf(world, values.workspace);
      const found = walk([path], world.cwd);
      code = await readInto(world, folder, found, "readout open");
      if (code === 130 || values["no-serve"] === true) return code;
    }
    if (values["no-serve"] === true) return code;
    return (await serveFolder(world, folder, { port, path: await startPath(world, folder), browser })) || code;
  },
});

/** Reads into the workspace and prints what it then holds. 130 when it was stopped. */
export async function readInto(
  world: World,
  folder: string,
  found: ReturnType<typeof walk>,
  doing: string,
): Promise<number> {
  const { intake, relink } = await import("../intake.ts");
  const workspace = await forWriting(world, folder, doing);
  try {
    const report = await intake(world, workspace, found);
    reportOn(report, world);
    if (report.interrupted) {
      world.say(`stopped; what was read is kept. Go on with: ${doing} again.`);
      return 130;
    }
    await relink(world, workspace);
    for (const line of await summaryOf(workspace.store)) await world.write(`${line}\n`);
    return codeOf(report);
  } finally {
    await workspace.close();
  }
}

/** The workspace for a path that is none: inside the folder, or in the cache where the folder may not be written. */
function workspaceOf(path: string, world: World): string {
  const around = statSync(path).isDirectory() ? path : dirname(path);
  const inside = join(around, ".readout");
  if (existsSync(join(inside, "readout.toml"))) return inside;
  try {
    accessSync(around, constants.W_OK);
    makeWorkspace(inside, basename(around));
    return inside;
  } catch {
    const folder = join(cacheFolder(world), createHash("sha256").update(around).digest("hex").slice(0, 16));
    if (!isWorkspace(folder)) makeWorkspace(folder, basename(around));
    world.say(`readout: ${around} may not be written; the workspace is ${folder}.`);
    return folder;
  }
}

/** Where the system keeps what can be made again. */
export const cacheFolder = (world: World): string =>
  join(world.env.XDG_CACHE_HOME || join(world.env.HOME || homedir(), ".cache"), "readout");
