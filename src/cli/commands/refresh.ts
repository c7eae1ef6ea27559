import { readCorrections } from "../../store/corrections.ts";
import { command, WORKSPACE } from "../command.ts";
import { forWriting, placeOf } from "../place.ts";
import { plural, summaryOf } from "../summary.ts";
import { codeOf, reportOn } from "./add.ts";

export const refresh = command({
  name: "refresh",
  summary: "Make the record anew from the raw pages and the corrections.",
  usage: "",
  example: "readout refresh --all",
  details: [
    "Reads what an older version has read, what was stopped half-way and what corrections have changed, then links everything. With --all every page is read again; the result is the same.",
  ],
  words: [0, 0],
  options: {
    workspace: WORKSPACE,
    all: { type: "boolean", description: "Read every page again." },
  },
  async run({ values }, world) {
    const { intake, relink } = await import("../intake.ts");
    const workspace = await forWriting(world, placeOf(world, values.workspace), "readout refresh");
    try {
      const report = await intake(world, workspace, [], { all: values.all === true });
      if (report.interrupted) {
        world.say("stopped; what was read is kept. Go on with: readout refresh");
        return 130;
      }
      await relink(world, workspace, values.all === true);
      reportOn(report, world);
      const { corrections } = readCorrections(workspace.corrections, true);
      const unfit = new Set((await workspace.store.unfit()).map(({ correction }) => correction)).size;
      const already = (await workspace.store.alreadySo()).length;
      if (corrections.length > 0)
        world.say(
          `  ${plural(corrections.length, "correction", "corrections")}: ${corrections.length - unfit - already} applied, ${already > 0 ? `${already} already so, ` : ""}${unfit} to re-check`,
        );
      for (const line of await summaryOf(workspace.store)) world.say(line);
      return codeOf(report);
    } finally {
      await workspace.close();
    }
  },
});
