import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { separatorOf } from "../../export/compare.ts";
import { CODED, krippendorffAlpha, machineCodes, sampleSheet } from "../../export/sample.ts";
import { csvRows } from "../../kit/csv.ts";
import { ReadoutError } from "../../model/problem.ts";
import { writeWhole } from "../../store/raw.ts";
import { command, numberOf, usage, WORKSPACE } from "../command.ts";
import { forReading, placeOf } from "../place.ts";
import { problemOf } from "../walk.ts";

export const sample = command({
  name: "sample",
  summary: "Draw a sample for blind double coding, and say afterwards how far coders and Readout agree.",
  usage: "N | SHEET.csv SHEET.csv…",
  example: "readout sample 100 -o sheet.csv",
  details: [
    "With a number, a sheet of that many events is drawn by --seed: each with its passage and paragraph, and empty columns for what a coder finds; how Readout coded it is not on the sheet. Give each coder a copy. With the filled sheets, agreement is printed field by field: Krippendorff's alpha among the coders, and with Readout as one coder more.",
  ],
  words: [1, 20],
  options: {
    workspace: WORKSPACE,
    seed: { type: "string", value: "N", description: "Which draw; 1 unless told. The same seed draws the same." },
    output: { type: "string", short: "o", value: "FILE", description: "Write there instead of to standard output." },
    json: { type: "boolean", description: "Agreement as one JSON document." },
  },
  async run({ positionals, values }, world) {
    const [first = ""] = positionals;
    const seed = numberOf("sample", "seed", values.seed, 0, 1_000_000_000) ?? 1;
    const draws = /^\d+$/.test(first) && positionals.length === 1;
    if (draws && Number(first) < 1) throw usage("sample", `At least one event is drawn, not ${first}.`);
    const { selectIn } = await import("../selecting.ts");
    const workspace = await forReading(world, placeOf(world, values.workspace));
    try {
      const { selection } = await selectIn(world, workspace);
      if (draws) {
        const { csv, rows } = sampleSheet(selection, Number(first), seed);
        if (values.output === undefined || values.output === "-") await world.write(csv);
        else {
          writeWhole(resolve(world.cwd, values.output), csv);
          world.say(`wrote ${values.output}   ${rows} rows`);
        }
        return rows > 0 ? 0 : 1;
      }
      const sheets = positionals.map((file) => sheetOf(file, resolve(world.cwd, file)));
      const ids = [...new Set(sheets.flatMap((sheet) => [...sheet.keys()]))].sort();
      const events = new Map(selection.events.map((event) => [event.id, event]));
      const rows = CODED.map((field) => {
        const units = ids.map((id) => sheets.map((sheet) => sheet.get(id)?.get(field) ?? null));
        const machine = ids.map((id) => {
          const event = events.get(id);
          return event === undefined ? null : normal(machineCodes(event)[field]);
        });
        return {
          field,
          coded: units.filter((unit) => unit.some((value) => value !== null)).length,
          coders: krippendorffAlpha(units),
          with_readout: krippendorffAlpha(units.map((unit, i) => [...unit, machine[i] ?? null])),
        };
      });
      if (rows.every(({ coded }) => coded === 0)) {
        world.say(
          `readout: nothing is coded in ${positionals.join(", ")}. Fill the columns ${CODED.join(", ")}, each coder by itself.`,
        );
        return 1;
      }
      if (values.json === true) await world.write(`${JSON.stringify(rows, null, 1)}\n`);
      else {
        await world.write("field       coded  coders  with Readout   (Krippendorff's alpha, nominal)\n");
        for (const { field, coded, coders, with_readout } of rows)
          await world.write(
            `${field.padEnd(10)} ${String(coded).padStart(6)}  ${alpha(coders)}  ${alpha(with_readout)}\n`,
          );
      }
      return 0;
    } finally {
      await workspace.close();
    }
  },
});

/** A filled sheet: by event, what was coded. Throws when it is none. */
function sheetOf(name: string, path: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  let text: string;
  try {
    text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new ReadoutError(problemOf(error, name), error);
  }
  const [head = [], ...rows] = csvRows(text, separatorOf(text.split("\n", 1)[0]!));
  const id = head.indexOf("event_id");
  if (id < 0) throw usage("sample", `${name} is no sheet of readout sample: it has no column event_id.`);
  return new Map(
    rows.map((row) => [
      row[id] ?? "",
      new Map(
        CODED.flatMap((field): [string, string][] => {
          const value = normal(row[head.indexOf(field)] ?? null);
          return value === null ? [] : [[field, value]];
        }),
      ),
    ]),
  );
}

/** Case, spaces and the order of a list do not count; an empty cell was not coded. */
function normal(value: string | null): string | null {
  const parts = (value ?? "").split(/[;|]/).map((part) => part.trim().toLowerCase());
  const known = parts.filter((part) => part !== "").sort();
  return known.length === 0 ? null : known.join("; ");
}

const alpha = (value: number | null): string => (value === null ? "     –" : value.toFixed(3).padStart(6));
