import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { toJson } from "../../export/json.ts";
import { toNdjson } from "../../export/ndjson.ts";
import { daysOf } from "../../kit/edtf.ts";
import type { RecordLine } from "../../model/record.ts";
import { writeWhole } from "../../store/raw.ts";
import type { EventQuery } from "../../store/store.ts";
import type { OpenWorkspace } from "../../store/workspace.ts";
import { command, usage, WORKSPACE } from "../command.ts";
import { forReading, placeOf } from "../place.ts";
import { plural } from "../summary.ts";
import { problemOf } from "../walk.ts";
import { complain, type World } from "../world.ts";

const FORMATS = ["ndjson", "json", "csv", "chronology"] as const;
type Format = (typeof FORMATS)[number];

export const exportRecord = command({
  name: "export",
  summary:
    "Write the workspace's record: as NDJSON or JSON, as a package of CSV tables, or as a chronology with footnotes.",
  usage: "ndjson|json|csv|chronology",
  example: "readout export chronology --between CHN RUS --since 2023 -o china-russia.md",
  details: [
    "`ndjson` is what `readout link` prints, `json` the same as one document. `csv` fills a folder, named with -o: events, participants, evidence, quotes, figures, pages and excluded as CSV (RFC 4180), corrections.ndjson, datapackage.json, codebook.md and CITATION.cff. `chronology` is Markdown, a footnote for each text behind an event, the origin cited and its copies noted.",
    "With --between, --since or --until, csv holds the events that fit and what else their pages say.",
  ],
  words: [1, 2],
  options: {
    workspace: WORKSPACE,
    output: {
      type: "string",
      short: "o",
      value: "PATH",
      description: "Write there instead of to standard output; of csv, the folder.",
    },
    between: { type: "string", value: "A B", description: "Only events between these two states, by code or name." },
    since: { type: "string", value: "DATE", description: "Only events that may have happened on this day or later." },
    until: { type: "string", value: "DATE", description: "Only events that may have happened on this day or before." },
    excel: { type: "boolean", description: "csv: with a byte order mark, and guarded against formulas." },
    kind: {
      type: "string",
      value: "KIND",
      description:
        "json, ndjson: only lines of this kind: page, event, series, statement, figure, claim, document, actor, lineage.",
    },
  },
  async run({ positionals, values }, world) {
    const [format, second] = positionals;
    if (!isFormat(format)) throw usage("export", `readout export writes ${FORMATS.join(", ")}, not "${format}".`);
    const { stateNames } = await import("../states.ts");
    const states = stateNames(join(world.home, "data"));
    const pair = pairOf(values.between, second, states);
    const query = queryOf(pair, values.since, values.until);
    const isTable = format === "json" || format === "ndjson";
    if (isTable && Object.keys(query).length > 0)
      throw usage("export", "--between, --since and --until go with csv and chronology.");
    if (!isTable && values.kind !== undefined) throw usage("export", "--kind goes with json and ndjson.");
    if (format === "csv" && (values.output === undefined || values.output === "-"))
      throw usage("export", "csv is a folder of files; name it with -o.");
    const workspace = await forReading(world, placeOf(world, values.workspace));
    try {
      if (isTable) return await writeLines(world, workspace, format, values.kind, values.output);
      const { select } = await import("../selecting.ts");
      const selection = await select(workspace, query, states, world.version);
      if (format === "csv") {
        const { toCsvPackage } = await import("../../export/csv.ts");
        const { files, rows } = toCsvPackage(selection, { excel: values.excel === true });
        const folder = resolve(world.cwd, values.output!);
        mkdirSync(folder, { recursive: true });
        for (const [name, text] of files) writeWhole(join(folder, name), text);
        const counts = [...rows].map(([name, count]) => `${count.toLocaleString("en")} ${name}`);
        world.say(`wrote ${values.output}   ${counts.join(", ")}`);
      } else {
        const { toChronology } = await import("../../export/chronology.ts");
        const heading =
          pair === null ? workspace.name || "Chronology" : pair.map((code) => states.get(code)).join(" and ");
        const made = toChronology(selection, heading);
        const counts = `${plural(made.entries, "entry", "entries")}, ${plural(made.footnotes, "footnote", "footnotes")}, ${made.disputed} marked disputed`;
        if (values.output === undefined || values.output === "-") await world.write(made.text);
        else {
          writeWhole(resolve(world.cwd, values.output), made.text);
          world.say(`wrote ${values.output}   ${counts}`);
        }
      }
      if (selection.events.length > 0) return 0;
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

/** Line by line, so that a record of any size goes through in little memory. */
async function writeLines(
  world: World,
  workspace: OpenWorkspace,
  format: Format,
  kind: string | undefined,
  output: string | undefined,
): Promise<number> {
  let write = world.write;
  let end = async () => {};
  const named = output !== undefined && output !== "-";
  if (named) {
    const file = createWriteStream(resolve(world.cwd, output));
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
  let count = 0;
  const lines: RecordLine[] = [];
  for await (const line of workspace.store.record()) {
    if (kind !== undefined && line.kind !== kind) continue;
    count += 1;
    if (format === "json") lines.push(line);
    else await write(toNdjson([line]));
    if (world.closed()) return 0;
  }
  if (format === "json") await write(toJson(lines));
  await end();
  if (named) world.say(`wrote ${output}   ${count.toLocaleString("en")} lines`);
  if (count === 0) world.say("readout: the record holds nothing of the kind. Add pages with: readout add PATH…");
  return count === 0 ? 1 : 0;
}

const isFormat = (text: string | undefined): text is Format => FORMATS.some((format) => format === text);

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
