import { oneLine } from "../../kit/one-line.ts";
import { readLog } from "../../store/corrections.ts";
import { command, WORKSPACE } from "../command.ts";
import { lineOf } from "../engine.ts";
import { forReading, placeOf } from "../place.ts";
import { complain } from "../world.ts";

export const log = command({
  name: "log",
  summary: "List everything that people have said of the record, in its order, with what stands.",
  usage: "",
  example: "readout log",
  words: [0, 0],
  options: { workspace: WORKSPACE, ndjson: { type: "boolean", description: "Print one JSON value a line." } },
  async run({ values }, world) {
    const workspace = await forReading(world, placeOf(world, values.workspace));
    try {
      const { found, problems } = readLog(workspace.corrections, true);
      for (const problem of problems) complain(world, problem);
      const unfit = new Map(
        (await workspace.store.unfit()).map(({ correction, state, why }) => [correction, `${state}: ${why}`]),
      );
      const already = new Set(await workspace.store.alreadySo());
      for (const { line, stands } of found) {
        const amiss = stands ? unfit.get(line.id) : undefined;
        if (values.ndjson === true) {
          await world.write(lineOf({ ...line, stands, amiss: amiss ?? null }));
          continue;
        }
        const what =
          line.op === "undo"
            ? `undo ${line.undoes}`
            : [line.op, line.target.field, line.value === undefined ? null : JSON.stringify(line.value)]
                .filter(Boolean)
                .join(" ");
        const of =
          line.op === "undo" ? "" : `  ${line.target.kind} “${line.target.exact.replace(/\s+/g, " ").slice(0, 60)}”`;
        const doubt = amiss ?? (already.has(line.id) ? "already so" : undefined);
        const state = stands ? (doubt === undefined ? "" : `  [${doubt}]`) : "  [undone]";
        await world.write(`${oneLine(`${line.id}  ${line.at ?? "–"}  ${line.by ?? "–"}  ${what}${of}${state}`)}\n`);
      }
      if (found.length === 0) world.say("Nothing has been corrected.");
      return problems.length === 0 ? 0 : 1;
    } finally {
      await workspace.close();
    }
  },
});
