import { oneLine } from "../../kit/one-line.ts";
import { readLog, redactedSources } from "../../store/corrections.ts";
import { command, WORKSPACE } from "../command.ts";
import { asItIs, placeOf } from "../place.ts";
import { plural } from "../summary.ts";
import { complain } from "../world.ts";

export const verify = command({
  name: "verify",
  summary: "Check that every raw page is as it was kept and that every passage stands where its record says.",
  usage: "",
  example: "readout verify",
  details: [
    "Changes nothing. What is amiss is named, and the exit code is then 1; `readout refresh --all` makes the record anew from the raw pages.",
  ],
  words: [0, 0],
  options: { workspace: WORKSPACE },
  async run({ values }, world) {
    const { verify } = await import("../../store/verify.ts");
    const workspace = await asItIs(world, placeOf(world, values.workspace));
    try {
      const { found: log, problems } = readLog(workspace.corrections, true);
      for (const problem of problems) complain(world, problem);
      const { files, pages, passages, amiss } = await verify(
        workspace.store,
        workspace.raw,
        () => world.breathe(),
        redactedSources(log),
      );
      for (const words of amiss) world.say(oneLine(`readout: ${words}`));
      const count = amiss.length + problems.length;
      await world.write(
        `${plural(files, "file", "files")}, ${plural(pages, "page", "pages")} and ${plural(passages, "passage", "passages")} checked: ${count === 0 ? "all is as it says" : plural(count, "thing is amiss", "things are amiss")}\n`,
      );
      return count === 0 ? 0 : 1;
    } finally {
      await workspace.close();
    }
  },
});
