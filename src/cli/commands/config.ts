import { join } from "node:path";
import { findWorkspace } from "../../store/workspace.ts";
import { command, WORKSPACE } from "../command.ts";

export const config = command({
  name: "config",
  summary: "Print every setting with its value and where it comes from.",
  usage: "",
  example: "readout config",
  details: ["A flag wins over the environment, that over readout.toml, that over what Readout does by itself."],
  words: [0, 0],
  options: { workspace: WORKSPACE, json: { type: "boolean", description: "Print one JSON document." } },
  async run({ values }, world) {
    const folder = values.workspace ?? world.env.READOUT_WORKSPACE ?? findWorkspace(world.cwd);
    const { settingsOf } = await import("../../store/workspace.ts");
    const settings = folder === null ? {} : settingsOf(folder);
    const of = (name: string, fallback: unknown) =>
      name in settings
        ? { value: settings[name], from: join(folder!, "readout.toml") }
        : { value: fallback, from: "default" };
    const rows: Record<string, { readonly value: unknown; readonly from: string }> = {
      workspace: {
        value: folder,
        from:
          values.workspace !== undefined
            ? "--workspace"
            : world.env.READOUT_WORKSPACE
              ? "READOUT_WORKSPACE"
              : "current folder",
      },
      name: of("name", null),
      allow_fetch: of("allow_fetch", false),
      allow_private: of("allow_private", false),
      reviewer: {
        value: world.env.READOUT_REVIEWER ?? null,
        from: world.env.READOUT_REVIEWER ? "READOUT_REVIEWER" : "default",
      },
      color: { value: world.terminal && !world.env.NO_COLOR, from: world.env.NO_COLOR ? "NO_COLOR" : "default" },
    };
    if (values.json === true) await world.write(`${JSON.stringify(rows, null, 1)}\n`);
    else
      for (const [name, { value, from }] of Object.entries(rows))
        await world.write(`${name.padEnd(14)} ${value === null ? "–" : String(value)}   (${from})\n`);
    return 0;
  },
});
