/** What `correct`, `merge` and `split` have in common: who says it and why, and the keeping of what is said. */
import { readLog } from "../store/corrections.ts";
import { takenFrom } from "../store/proposals.ts";
import type { OptionSpec } from "./command.ts";
import type { Wish } from "./correcting.ts";
import { lineOf } from "./engine.ts";
import { forWriting, placeOf } from "./place.ts";
import type { Preview } from "./previewing.ts";
import { plural } from "./summary.ts";
import type { World } from "./world.ts";

export const SAYING = {
  note: { type: "string", value: "WORDS", description: "Why." },
  by: { type: "string", value: "NAME", description: "Who says so; else READOUT_REVIEWER." },
  "dry-run": { type: "boolean", description: "Print the corrections, and keep none." },
  preview: { type: "boolean", description: "Print what would change, field by field, and keep nothing." },
  json: { type: "boolean", description: "--preview: as one JSON document, the record's lines among it." },
} as const satisfies Readonly<Record<string, OptionSpec>>;

interface Values {
  readonly workspace?: string;
  readonly note?: string;
  readonly by?: string;
  readonly "dry-run"?: boolean;
  readonly preview?: boolean;
  readonly json?: boolean;
}

/** Says it of the record and makes the record anew, or with --dry-run prints what would be kept. */
export async function say(command: string, id: string, wish: Wish, values: Values, world: World): Promise<number> {
  const { correctionsFor, keep } = await import("./correcting.ts");
  const workspace = await forWriting(world, placeOf(world, values.workspace), `readout ${command}`);
  try {
    const by = values.by ?? world.env.READOUT_REVIEWER;
    const said = {
      ...(values.note === undefined ? {} : { note: values.note }),
      ...(by ? { by } : {}),
      at: new Date().toISOString(),
    };
    const taken = wish.op === "accept" ? takenFrom(readLog(workspace.corrections, true).found, id, said) : null;
    const { corrections, changes } =
      taken === null
        ? await correctionsFor(workspace.store, id, wish, said)
        : { corrections: taken, changes: ["taken as proposed"] };
    if (values["dry-run"] === true) {
      for (const correction of corrections) await world.write(lineOf(correction));
      return 0;
    }
    if (values.preview === true) {
      const { previewOf } = await import("./previewing.ts");
      const preview = await previewOf(world, workspace, corrections, true);
      if (values.json === true) await world.write(lineOf({ corrections, ...preview }));
      else for (const line of wordsOf(preview)) await world.write(`${line}\n`);
      return 0;
    }
    await keep(world, workspace, corrections);
    const first = corrections[0]?.id ?? "";
    await world.write(`${first}  ${changes.join(", ")}   by ${by || "you"}      undo with: readout undo ${first}\n`);
    return 0;
  } finally {
    await workspace.close();
  }
}

/** "modi-kyiv  event e3  place: Kiev -> Kyiv   “will visit Kiev”", then what becomes of the record's lines. */
function* wordsOf({ mentions, pages, records }: Preview): Generator<string> {
  if (mentions.length > 0) yield `${plural(mentions.length, "change", "changes")} on ${plural(pages, "page", "pages")}`;
  for (const { page, kind, record, evidence, field, before, after } of mentions)
    yield `  ${page}  ${kind} ${record}  ${field === null ? (after === null ? "left out" : "put in") : `${field}: ${shown(before)} -> ${shown(after)}`}   “${evidence.replace(/\s+/g, " ").slice(0, 60)}”`;
  yield plural(records?.length ?? 0, "line of the record", "lines of the record");
  for (const { kind, id, change, into, fields } of records ?? []) {
    const what = fields.filter(({ field }) => !ASIDE.has(field));
    yield `  ${id}  ${kind} ${into === null ? change : `goes into ${into}`}${what.length === 0 ? "" : `  ${what.map(({ field, before, after }) => `${field}: ${shown(before)} -> ${shown(after)}`).join(", ")}`}`;
  }
}

/** Fields that follow from the others, and are long. */
const ASIDE = new Set(["aliases", "joined", "mentions", "history", "variants", "altered", "disagree"]);
const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
