/** What `correct`, `merge` and `split` have in common: who says it and why, and the keeping of what is said. */
import type { OptionSpec } from "./command.ts";
import type { Wish } from "./correcting.ts";
import { lineOf } from "./engine.ts";
import { forWriting, placeOf } from "./place.ts";
import type { World } from "./world.ts";

export const SAYING = {
  note: { type: "string", value: "WORDS", description: "Why." },
  by: { type: "string", value: "NAME", description: "Who says so; else READOUT_REVIEWER." },
  "dry-run": { type: "boolean", description: "Print the corrections, and keep none." },
} as const satisfies Readonly<Record<string, OptionSpec>>;

interface Values {
  readonly workspace?: string;
  readonly note?: string;
  readonly by?: string;
  readonly "dry-run"?: boolean;
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
    const { corrections, changes } = await correctionsFor(workspace.store, id, wish, said);
    if (values["dry-run"] === true) {
      for (const correction of corrections) await world.write(lineOf(correction));
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
