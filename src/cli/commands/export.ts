import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { toJson } from "../../export/json.ts";
import { toNdjson } from "../../export/ndjson.ts";
import type { RecordLine } from "../../model/record.ts";
import { command, usage, WORKSPACE } from "../command.ts";
import { forReading, placeOf } from "../place.ts";
import { problemOf } from "../walk.ts";
import { complain } from "../world.ts";

export const exportRecord = command({
  name: "export",
  summary: "Print the workspace's record: `ndjson` is what `readout link` prints, `json` the same as one document.",
  usage: "json|ndjson",
  example: "readout export ndjson > record.ndjson",
  words: [1, 1],
  options: {
    workspace: WORKSPACE,
    output: { type: "string", short: "o", value: "FILE", description: "Write there instead of to standard output." },
    kind: {
      type: "string",
      value: "KIND",
      description: "Only lines of this kind: page, event, series, statement, figure, claim, document, actor, lineage.",
    },
  },
  async run({ positionals, values }, world) {
    const format = positionals[0];
    if (format !== "json" && format !== "ndjson")
      throw usage("export", `readout export writes json or ndjson, not "${format}".`);
    const workspace = await forReading(world, placeOf(world, values.workspace));
    let write = world.write;
    let end = async () => {};
    if (values.output !== undefined && values.output !== "-") {
      const file = createWriteStream(resolve(world.cwd, values.output));
      const failed = once(file, "error").then(([error]) => Promise.reject(error));
      failed.catch(() => {});
      write = async (text) => {
        if (!file.write(text)) await Promise.race([once(file, "drain"), failed]);
      };
      end = async () => {
        file.end();
        await Promise.race([once(file, "close"), failed]);
      };
    }
    try {
      let count = 0;
      const lines: RecordLine[] = [];
      for await (const line of workspace.store.record()) {
        if (values.kind !== undefined && line.kind !== values.kind) continue;
        count += 1;
        if (format === "json") lines.push(line);
        else await write(toNdjson([line]));
        if (world.closed()) return 0;
      }
      if (format === "json") await write(toJson(lines));
      await end();
      if (values.output !== undefined && values.output !== "-")
        world.say(`wrote ${values.output}   ${count.toLocaleString("en")} lines`);
      if (count === 0) world.say("readout: the record holds nothing of the kind. Add pages with: readout add PATH…");
      return count === 0 ? 1 : 0;
    } catch (error) {
      if (values.output === undefined || !(error instanceof Error && "code" in error)) throw error;
      complain(world, problemOf(error, values.output));
      return 1;
    } finally {
      await workspace.close();
    }
  },
});
