import { basename, resolve } from "node:path";
import { makeWorkspace } from "../../store/workspace.ts";
import { command } from "../command.ts";

export const init = command({
  name: "init",
  summary: "Make a folder a workspace, in which pages, the record and corrections are kept.",
  usage: "[FOLDER]",
  example: "readout init china-russia",
  details: [
    "The workspace is the folder itself: `readout.toml`, `pages/` with the raw bytes, `corrections.ndjson`, and `record.db` and `links.bin`, which are made from them and may be deleted.",
  ],
  words: [0, 1],
  options: {
    name: { type: "string", value: "NAME", description: "What the workspace is called; else as its folder." },
    "dry-run": { type: "boolean", description: "Say what would be made, and make nothing." },
  },
  async run({ positionals, values }, world) {
    const folder = resolve(world.cwd, positionals[0] ?? ".");
    const name = values.name ?? basename(folder);
    if (values["dry-run"] !== true) makeWorkspace(folder, name);
    world.say(
      `${values["dry-run"] === true ? "would make" : "made"} the workspace ${folder}. Next: readout add PATH… --workspace ${positionals[0] ?? "."}`,
    );
    return 0;
  },
});
