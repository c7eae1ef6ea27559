import { COLUMNS } from "../../export/columns.ts";
import { formatted } from "../../export/rows.ts";
import { plainSnippet } from "../../store/store.ts";
import { command, numberOf, WORKSPACE } from "../command.ts";
import { forReading, placeOf } from "../place.ts";

export const search = command({
  name: "search",
  summary: "Find pages, events, statements and documents by their words, best first.",
  usage: "WORDS…",
  example: "readout search natural gas pipeline",
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    workspace: WORKSPACE,
    limit: { type: "string", value: "N", description: "At most so many; 20 unless told." },
    ndjson: { type: "boolean", description: "Print one JSON value a line." },
  },
  async run({ positionals, values }, world) {
    const limit = numberOf("search", "limit", values.limit, 1, 1000) ?? 20;
    const workspace = await forReading(world, placeOf(world, values.workspace));
    try {
      const found = await workspace.store.search(positionals.join(" "), limit);
      if (found.length === 0) {
        world.say("readout: nothing fits.");
        return 1;
      }
      const records = found.map((one) => ({ ...one, snippet: plainSnippet(one.snippet) }));
      const columns = COLUMNS.found;
      await world.write(
        formatted(
          { columns, records },
          values.ndjson === true ? "ndjson" : "table",
          world.terminal ? world.columns : Number.POSITIVE_INFINITY,
          false,
        ),
      );
      return 0;
    } finally {
      await workspace.close();
    }
  },
});
