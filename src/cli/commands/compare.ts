import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { amissIn, type Comparison, compare as compareRows, type OwnRow, ownRows } from "../../export/compare.ts";
import { eventNotation } from "../../export/notation.ts";
import { oneLine } from "../../kit/one-line.ts";
import { ReadoutError } from "../../model/problem.ts";
import { command, WORKSPACE } from "../command.ts";
import { forReading, placeOf } from "../place.ts";
import { problemOf } from "../walk.ts";
import { complain } from "../world.ts";

export const compare = command({
  name: "compare",
  summary:
    "Hold your own chronology against the record: what matches, what only one side has, what differs field by field.",
  usage: "LIST.csv",
  example: "readout compare my-list.csv",
  details: [
    "The list is CSV or TSV; columns are known by their names: date and actor are wanted; recipient (or target, partner), type, status, place and a text help. States are named or coded. Two days of grace are given.",
  ],
  words: [1, 1],
  options: { workspace: WORKSPACE, json: { type: "boolean", description: "Print one JSON document." } },
  async run({ positionals: [file = ""], values }, world) {
    let csv: string;
    try {
      csv = readFileSync(resolve(world.cwd, file), "utf8");
    } catch (error) {
      throw new ReadoutError(problemOf(error, file), error);
    }
    const { selectIn } = await import("../selecting.ts");
    const workspace = await forReading(world, placeOf(world, values.workspace));
    try {
      const { selection, states } = await selectIn(world, workspace);
      const rows = ownRows(csv, (name) => codeOf(states, name));
      if (typeof rows === "string") throw new ReadoutError({ code: "unreadable", file, why: rows });
      const amiss = rows.flatMap((row) => {
        const why = amissIn(row);
        return why === null ? [] : [{ line: row.line, why }];
      });
      for (const { line, why } of amiss) complain(world, { code: "bad-line", file, line, why });
      const compared = compareRows(
        rows.filter((row) => amissIn(row) === null),
        selection,
      );
      await world.write(values.json === true ? `${JSON.stringify(compared, null, 1)}\n` : inWords(compared));
      return amiss.length === 0 ? 0 : 1;
    } finally {
      await workspace.close();
    }
  },
});

/** A state by its code or its English name. */
function codeOf(states: ReadonlyMap<string, string>, name: string): string | null {
  const lower = name.toLowerCase();
  for (const [code, state] of states) if (code.toLowerCase() === lower || state.toLowerCase() === lower) return code;
  return null;
}

function inWords({ matched, onlyOwn, onlyRecord }: Comparison): string {
  const differing = matched.filter(({ differences }) => differences.length > 0);
  const row = ({ line, date, actor, recipient, text }: OwnRow) =>
    oneLine(
      `line ${line}: ${date ?? "–"}  ${[...actor, ...(recipient.length > 0 ? [">", ...recipient] : [])].join(" ")}  ${text}`,
    );
  const lines = [
    `${matched.length} matched, ${differing.length} of them with differences; ${onlyOwn.length} only in your list; ${onlyRecord.length} only in the record`,
    ...differing.flatMap(({ row: own, event, differences }) => [
      "",
      `${row(own)}`,
      `  ${event.id}  ${oneLine(eventNotation(event))}`,
      ...differences.map(
        ({ field, own: mine, record }) => `  ${field}: yours ${shown(mine)}, the record ${shown(record)}`,
      ),
    ]),
    ...(onlyOwn.length > 0 ? ["", "Only in your list", ...onlyOwn.map((own) => `  ${row(own)}`)] : []),
    ...(onlyRecord.length > 0
      ? ["", "Only in the record", ...onlyRecord.map((event) => `  ${event.id}  ${oneLine(eventNotation(event))}`)]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

const shown = (value: unknown): string =>
  oneLine(Array.isArray(value) ? value.join(", ") || "none" : value === null ? "not said" : String(value));
