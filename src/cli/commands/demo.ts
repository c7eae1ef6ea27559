import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ReadoutError } from "../../model/problem.ts";
import { isWorkspace, makeWorkspace } from "../../store/workspace.ts";
import { command, numberOf } from "../command.ts";
import { walk } from "../walk.ts";
import type { World } from "../world.ts";
import { cacheFolder, readInto } from "./open.ts";
import { PORT_OPTION, serveFolder, startPath } from "./serve.ts";

export const demo = command({
  name: "demo",
  summary: "Read the example pages that come with Readout and show them in the browser.",
  usage: "",
  example: "readout demo",
  details: ["The workspace of the demo lies in the cache folder; name another with --workspace."],
  words: [0, 0],
  options: {
    workspace: { type: "string", short: "w", value: "FOLDER", description: "Where the demo's workspace is made." },
    port: PORT_OPTION,
    "no-serve": { type: "boolean", description: "Only read, and print what was found." },
    "no-browser": { type: "boolean", description: "Print the address, but open no browser." },
  },
  async run({ values }, world) {
    const port = numberOf("demo", "port", values.port, 0, 65535);
    const found = walk([join(world.home, "examples", "pages")], world.cwd);
    let folder = placeOfDemo(world, values.workspace);
    let code: number;
    try {
      code = await readInto(world, folder, found, "readout demo");
    } catch (error) {
      // A second demo at the same time takes a place of its own.
      if (!(error instanceof ReadoutError && error.problem.code === "workspace-busy") || values.workspace !== undefined)
        throw error;
      folder = temporary();
      code = await readInto(world, folder, found, "readout demo");
    }
    // One of the examples is broken on purpose, so a failed page is no failure of the demo.
    if (code === 130 || code === 70) return code;
    if (values["no-serve"] === true) return 0;
    const browser = world.interactive && values["no-browser"] !== true;
    return serveFolder(world, folder, { port, path: await startPath(world, folder), browser });
  },
});

function placeOfDemo(world: World, named: string | undefined): string {
  const folder = named === undefined ? join(cacheFolder(world), "demo") : resolve(world.cwd, named);
  if (isWorkspace(folder)) return folder;
  try {
    makeWorkspace(folder, NAME);
    return folder;
  } catch (error) {
    if (named !== undefined) throw error;
    return temporary();
  }
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "readout-demo-"));
  makeWorkspace(folder, NAME);
  return folder;
}

const NAME = "Example pages";
