import { join, resolve } from "node:path";
import type { ExportFormat, ExportOptions, Pieces, Told } from "../../export/format.ts";
import { EXPORT_FORMATS } from "../../export/formats.ts";
import { toJson } from "../../export/json.ts";
import { toNdjson } from "../../export/ndjson.ts";
import { daysOf } from "../../kit/edtf.ts";
import type { EventQuery } from "../../store/store.ts";
import type { OpenWorkspace } from "../../store/workspace.ts";
import { command, usage, WORKSPACE } from "../command.ts";
import { folderTo, outputTo } from "../output.ts";
import { forReading, placeOf } from "../place.ts";
import { bar } from "../progress.ts";
import { plural } from "../summary.ts";
import { problemOf } from "../walk.ts";
import { complain, type World } from "../world.ts";

/** The record itself, line by line; the other formats are made of a selection (export/formats.ts). */
const LINES = ["ndjson", "json"] as const;
const NAMES: readonly string[] = [...LINES, ...EXPORT_FORMATS.map(({ name }) => name)];

export const exportRecord = command({
  name: "export",
  summary:
    "Write the workspace's record: as tables, a chronology, a calendar, a graph, in the layouts of GDELT and POLECAT.",
  usage: "FORMAT",
  example: "readout export chronology --between CHN RUS --since 2023 -o china-russia.md",
  details: [
    "FORMAT is `ndjson`, which is what `readout link` prints; `json`, the same as one document; or one of:",
    EXPORT_FORMATS.map(({ name, about }) => `\`${name}\`: ${about}.`).join(" "),
    "With --between, --since or --until, a file holds the events that fit and what else their pages say. What a format cannot hold is left out, counted, and said.",
  ],
  words: [1, 2],
  options: {
    workspace: WORKSPACE,
    output: {
      type: "string",
      short: "o",
      value: "PATH",
      description: "Write there instead of to standard output; of a format that is a folder, the folder.",
    },
    between: { type: "string", value: "A B", description: "Only events between these two states, by code or name." },
    since: { type: "string", value: "DATE", description: "Only events that may have happened on this day or later." },
    until: { type: "string", value: "DATE", description: "Only events that may have happened on this day or before." },
    excel: { type: "boolean", description: "CSV with a byte order mark, and guarded against formulas." },
    claimed: {
      type: "boolean",
      description: "gdelt, polecat, panels: also what only a party claims or another denies.",
    },
    kind: {
      type: "string",
      value: "KIND",
      description:
        "json, ndjson: only lines of this kind: page, event, series, statement, figure, claim, document, actor, lineage.",
    },
  },
  async run({ positionals, values }, world) {
    const [name = "", second] = positionals;
    if (!NAMES.includes(name)) throw usage("export", `readout export writes ${NAMES.join(", ")}, not "${name}".`);
    const format = EXPORT_FORMATS.find((one) => one.name === name);
    const { output } = values;
    const toStdout = output === undefined || output === "-";
    const { stateNames } = await import("../states.ts");
    const states = stateNames(join(world.home, "data"));
    const pair = pairOf(values.between, second, states);
    const query = queryOf(pair, values.since, values.until);
    if (format === undefined && Object.keys(query).length > 0)
      throw usage("export", "--between, --since and --until do not go with json and ndjson.");
    if (format !== undefined && values.kind !== undefined) throw usage("export", "--kind goes with json and ndjson.");
    if (format?.folder && toStdout) throw usage("export", `${name} is a folder of files; name it with -o.`);
    const workspace = await forReading(world, placeOf(world, values.workspace));
    try {
      if (format === undefined) return await writeLines(world, workspace, name === "json", values.kind, output);
      const written = await writeParts(world, workspace, format, query, output, {
        heading: pair === null ? workspace.name || "Chronology" : pair.map((code) => states.get(code)).join(" and "),
        excel: values.excel === true,
        claimed: values.claimed === true,
        html: /\.html?$/i.test(output ?? ""),
      });
      if (written === null) return world.closed() ? 0 : 130;
      const { events, counts, leftOut } = written;
      if (!toStdout)
        world.say(
          `wrote ${output}   ${counts.map(([count, what]) => `${count.toLocaleString("en")} ${what}`).join(", ")}`,
        );
      for (const [reason, count] of leftOut) world.say(`left out     ${plural(count, "event", "events")}: ${reason}`);
      if (events > 0) return 0;
      world.say("readout: no event fits.");
      return 1;
    } catch (error) {
      if (values.output === undefined || !(error instanceof Error && "code" in error)) throw error;
      complain(world, problemOf(error, values.output));
      return 1;
    } finally {
      await workspace.close();
    }
  },
});

/** A part at a time, as fast as it is taken. Null when it was broken off; what was there before then stands. */
async function writeParts(
  world: World,
  workspace: OpenWorkspace,
  format: ExportFormat,
  query: EventQuery,
  output: string | undefined,
  options: ExportOptions,
): Promise<(Told & { readonly events: number }) | null> {
  const { frameOf, partsOf, selectIn } = await import("../selecting.ts");
  const { frame } = await frameOf(world, workspace);
  const writing = format.open(frame, options);
  const folder = format.folder ? folderTo(resolve(world.cwd, output!)) : null;
  const file = format.folder ? null : outputTo(world, output);
  const write = async (pieces: Pieces) => {
    for (const [name, piece] of pieces) {
      folder?.write(name, piece);
      await file?.write(piece);
    }
  };
  let events = 0;
  try {
    await write(writing.begin());
    const parts = format.whole
      ? [(await selectIn(world, workspace, query)).selection]
      : partsOf(workspace, query, frame);
    const counts = await workspace.store.counts();
    for await (const part of parts) {
      events += part.events.length;
      await write(writing.part(part));
      world.progress(bar("writing", events, Math.max(events, counts.events), world.columns));
      await world.breathe();
      if (world.closed() || world.interrupted()) return null;
    }
    await write(writing.end());
    folder?.done();
    file?.done();
    return { ...writing.told(), events };
  } finally {
    world.progress(null);
    folder?.leave();
    file?.leave();
  }
}

/** Line by line, so that a record of any size goes through in little memory. */
async function writeLines(
  world: World,
  workspace: OpenWorkspace,
  asOne: boolean,
  kind: string | undefined,
  output: string | undefined,
): Promise<number> {
  const named = output !== undefined && output !== "-";
  const out = outputTo(world, output);
  try {
    let count = 0;
    for await (const line of workspace.store.record(kind)) {
      // As one document each line but the last ends with a comma (export/json.ts).
      const text = toNdjson([line]);
      await out.write(asOne ? `${count === 0 ? '{"record":[' : ","}\n${text.trimEnd()}` : text);
      count += 1;
      if (world.closed()) return 0;
      await world.breathe();
      if (world.interrupted()) return 130;
    }
    if (asOne) await out.write(count === 0 ? toJson([]) : "\n]}\n");
    out.done();
    if (named) world.say(`wrote ${output}   ${count.toLocaleString("en")} lines`);
    if (count === 0) world.say("readout: the record holds nothing of the kind. Add pages with: readout add PATH…");
    return count === 0 ? 1 : 0;
  } finally {
    out.leave();
  }
}

/** "--between CHN RUS" or "--between China,Russia" as two codes; null when it is not asked for. */
function pairOf(
  first: string | undefined,
  second: string | undefined,
  states: ReadonlyMap<string, string>,
): readonly [string, string] | null {
  if (first === undefined) {
    if (second !== undefined) throw usage("export", `readout export knows no "${second}".`);
    return null;
  }
  const names = [...first.split(","), ...(second === undefined ? [] : [second])].map((name) => name.trim());
  const codes = names.map((name) => {
    const lower = name.toLowerCase();
    const found = [...states].find(([code, state]) => code.toLowerCase() === lower || state.toLowerCase() === lower);
    if (found === undefined) throw usage("export", `"${name}" is no state; write its code (CHN) or English name.`);
    return found[0];
  });
  const [a, b] = codes;
  if (a === undefined || b === undefined || codes.length > 2 || a === b)
    throw usage("export", "--between wants two states: --between CHN RUS");
  return [a, b];
}

function queryOf(
  between: readonly [string, string] | null,
  since: string | undefined,
  until: string | undefined,
): EventQuery {
  for (const date of [since, until])
    if (date !== undefined && daysOf(date) === null)
      throw usage("export", `"${date}" is no date; write 2023, 2023-05 or 2023-05-23.`);
  return {
    ...(between === null ? {} : { between }),
    ...(since === undefined ? {} : { from: since }),
    ...(until === undefined ? {} : { to: until }),
  };
}
