import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { importActors, newRows } from "../../actors/registry-import.ts";
import {
  REGISTRY_COLUMNS,
  type RegistryColumn,
  type RegistryRow,
  registryCsv,
  withRows,
} from "../../actors/registry-table.ts";
import { loadActorTable } from "../../load/actors.ts";
import { registryRows } from "../../load/registry.ts";
import { writeWhole } from "../../store/raw.ts";
import { workspaceAt } from "../../store/workspace.ts";
import { command, usage, WORKSPACE } from "../command.ts";
import { placeOf } from "../place.ts";
import { plural } from "../summary.ts";
import { problemOf } from "../walk.ts";
import { complain, type World } from "../world.ts";

export const importInto = command({
  name: "import",
  summary:
    "Take in actors, from a query to Wikidata or a table reconciled in OpenRefine, or the corrections of another workspace of the same pages.",
  usage: "actors FILE… | corrections FILE",
  example: "readout import actors ministers.csv",
  details: [
    "FILE is the answer of a query to Wikidata (JSON, CSV, TSV), or a table that was reconciled in OpenRefine (CSV, TSV, the JSON of its rows or templates). Which column is what is told by its name: `itemLabel`, `positionLabel`, `countryLabel`, `start`, `end`, …; others are named with --columns.",
    "Rows go into `actors.csv` of the workspace, behind what is there. Nothing that stands there is changed, and what is there already is not taken twice. `readout refresh` then reads the pages anew.",
    "Of corrections, a line that is here already is passed over. What two people say differently of one and the same is a clash: both lines are kept, the later one holds, and `readout review clashes` shows both. What one has taken back and another says is said again, and is a clash too.",
  ],
  words: [2, Number.POSITIVE_INFINITY],
  options: {
    workspace: WORKSPACE,
    output: {
      type: "string",
      short: "o",
      value: "FILE",
      description: "Write the registry there instead, behind what is there; - for standard output.",
    },
    columns: {
      type: "string",
      value: "OURS=THEIRS,…",
      description: `Which column is what: name=Minister,role=Office. Ours: ${REGISTRY_COLUMNS.join(", ")}.`,
    },
    "dry-run": { type: "boolean", description: "Print what would be taken, and keep nothing." },
  },
  async run({ positionals, values }, world) {
    const [what, ...files] = positionals;
    if (what === "corrections") {
      const { importCorrections } = await import("../import-corrections.ts");
      return importCorrections(world, placeOf(world, values.workspace), files[0]!, values["dry-run"] === true);
    }
    if (what !== "actors") throw usage("import", `readout import takes actors or corrections, not "${what}".`);
    const columns = columnsOf(values.columns);
    const target =
      values.output === "-"
        ? null
        : values.output === undefined
          ? workspaceAt(placeOf(world, values.workspace)).actors[0]!
          : resolve(world.cwd, values.output);
    const table = loadActorTable(join(world.home, "data"));
    const there = target !== null && existsSync(target) ? readFileSync(target, "utf8") : "";
    const kept = (await registryRows(there, false)).rows;
    const taken: RegistryRow[] = [];
    let amiss = 0;
    let same = 0;
    for (const file of files) {
      const text = await textOf(file, world);
      if (text === null) {
        amiss += 1;
        continue;
      }
      const { rows, problems } = importActors(text, table, columns);
      for (const { line, why } of problems) complain(world, { code: "bad-line", file, line, why });
      amiss += problems.length;
      const fresh = newRows(rows, [...kept, ...taken]);
      taken.push(...fresh.rows);
      same += fresh.same;
    }
    if (target === null || values["dry-run"] === true) await world.write(registryCsv(taken));
    else if (taken.length > 0) writeWhole(target, withRows(there, taken));
    const where = target === null || values["dry-run"] === true ? "" : ` into ${target}`;
    world.say(`${plural(taken.length, "row", "rows")} taken${where}, ${same} there already, ${amiss} left out`);
    return amiss === 0 && taken.length + same > 0 ? 0 : 1;
  },
});

async function textOf(file: string, world: World): Promise<string | null> {
  try {
    return file === "-"
      ? Buffer.from(await world.stdin()).toString("utf8")
      : readFileSync(resolve(world.cwd, file), "utf8");
  } catch (error) {
    complain(world, problemOf(error, file));
    return null;
  }
}

function columnsOf(text: string | undefined): Partial<Record<RegistryColumn, string>> {
  const columns: Partial<Record<RegistryColumn, string>> = {};
  for (const pair of text?.split(",") ?? []) {
    const at = pair.indexOf("=");
    const own = REGISTRY_COLUMNS.find((column) => column === pair.slice(0, at).trim());
    if (at < 1 || own === undefined)
      throw usage("import", `"${pair}" is no OURS=THEIRS; ours are ${REGISTRY_COLUMNS.join(", ")}.`);
    columns[own] = pair.slice(at + 1).trim();
  }
  return columns;
}
