import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { readLog } from "../../store/corrections.ts";
import { findWorkspace } from "../../store/workspace.ts";
import { command, WORKSPACE } from "../command.ts";
import { readerVersion, readRegistry } from "../engine.ts";
import { asItIs, placeOf } from "../place.ts";

export const doctor = command({
  name: "doctor",
  summary: "Say what Readout runs on, and whether the data, the models and the workspace are as they should be.",
  usage: "",
  example: "readout doctor",
  details: [
    "Changes nothing. What is amiss says what to do; the exit code is then 1. `readout verify` checks every passage.",
  ],
  words: [0, 0],
  options: { workspace: WORKSPACE },
  async run({ values }, world) {
    let amiss = 0;
    const line = async (what: string, ok: boolean, words: string) => {
      if (!ok) amiss += 1;
      await world.write(`${ok ? "ok   " : "AMISS"}  ${what.padEnd(12)} ${words}\n`);
    };
    const node = process.versions.node;
    const [major = 0, minor = 0] = node.split(".").map(Number);
    await line("node", major > 20 || (major === 20 && minor >= 19), `${node}; 20.19 or newer is wanted`);
    await line("readout", true, world.version);
    const began = performance.now();
    try {
      const { loadModels } = await import("../../load/index.ts");
      loadModels(join(world.home, "data"));
      await line("models", true, `loaded in ${Math.round(performance.now() - began)} ms`);
    } catch (error) {
      await line("models", false, `${error instanceof Error ? error.message : error}. Install Readout again.`);
    }
    if (values.workspace === undefined && !world.env.READOUT_WORKSPACE && findWorkspace(world.cwd) === null) {
      await line("workspace", true, "none here; name one with --workspace");
      return amiss === 0 ? 0 : 1;
    }
    const workspace = await asItIs(world, placeOf(world, values.workspace));
    try {
      const { store } = workspace;
      const counts = await store.counts();
      await line("workspace", true, `${workspace.folder}: ${counts.pages} pages, ${counts.events} events`);
      const registry = await readRegistry(workspace.actors, true);
      await line(
        "actors.csv",
        registry.problems.length === 0,
        registry.csv === null ? "none" : `${registry.problems.length} rows that cannot be taken`,
      );
      const version = readerVersion(world.home, world.version, registry.csv);
      const old = (await store.sources()).filter(({ reader }) => reader.split("~")[0] !== version).length;
      await line(
        "readings",
        old === 0,
        old === 0 ? "by this version" : `${old} sources were read by another version; readout refresh`,
      );
      const { found, problems } = readLog(workspace.corrections, true);
      const unfit = await store.unfit();
      await line(
        "corrections",
        problems.length === 0 && unfit.length === 0,
        `${found.filter(({ stands }) => stands).length} stand, ${unfit.length} to re-check, ${problems.length} lines that are none`,
      );
      const size = existsSync(workspace.database) ? statSync(workspace.database).size : 0;
      await line("record.db", size > 0, `${(size / 1e6).toFixed(1)} MB`);
    } finally {
      await workspace.close();
    }
    return amiss === 0 ? 0 : 1;
  },
});
