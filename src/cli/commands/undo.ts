import { command, WORKSPACE } from "../command.ts";
import { forWriting, placeOf } from "../place.ts";
import { plural } from "../summary.ts";

export const undo = command({
  name: "undo",
  summary: "Take back a correction, or an undo; without an ID the last correction that stands.",
  usage: "[ID]",
  example: "readout undo co_19ab",
  details: [
    "Nothing is removed from corrections.ndjson: a line is added that says the other does not hold. What was said in one go is undone in one go. The id of an undo undoes the undo.",
  ],
  words: [0, 1],
  options: {
    workspace: WORKSPACE,
    note: { type: "string", value: "WORDS", description: "Why." },
    by: { type: "string", value: "NAME", description: "Who says so; else READOUT_REVIEWER." },
  },
  async run({ positionals, values }, world) {
    const { keep, undoing } = await import("../correcting.ts");
    const workspace = await forWriting(world, placeOf(world, values.workspace), "readout undo");
    try {
      const by = values.by ?? world.env.READOUT_REVIEWER;
      const { undone, lines } = undoing(workspace, positionals[0], {
        ...(values.note === undefined ? {} : { note: values.note }),
        ...(by ? { by } : {}),
        at: new Date().toISOString(),
      });
      await keep(world, workspace, lines);
      const [first] = lines;
      await world.write(
        `${first?.id}  undid ${plural(undone.length, "correction", "corrections")}: ${undone[0]?.id}\n`,
      );
      return 0;
    } finally {
      await workspace.close();
    }
  },
});
