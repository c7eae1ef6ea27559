import { resolve } from "node:path";
import { toBrief } from "../../export/brief.ts";
import { daysOf } from "../../kit/edtf.ts";
import { writeWhole } from "../../store/raw.ts";
import { command, usage, WORKSPACE } from "../command.ts";
import { forReading, placeOf } from "../place.ts";

export const brief = command({
  name: "brief",
  summary: "Write a cited digest of what is new since a day, one item a story, and of announcements that have lapsed.",
  usage: "",
  example: "readout brief --since 2024-05-01 -o brief.md",
  details: [
    "A story is new when one of its pages was published on that day or later. An announcement has lapsed when its day has passed and no page tells that it was held or called off; the day to count from is the last on which a page was published, or --as-of.",
  ],
  words: [0, 0],
  options: {
    workspace: WORKSPACE,
    since: { type: "string", value: "DATE", description: "The first day of what is new." },
    "as-of": { type: "string", value: "DATE", description: "The day on which the digest is written." },
    output: { type: "string", short: "o", value: "FILE", description: "Write there instead of to standard output." },
  },
  async run({ values }, world) {
    const { since, output } = values;
    if (since === undefined) throw usage("brief", "readout brief wants --since DATE.");
    for (const date of [since, values["as-of"]])
      if (date !== undefined && daysOf(date) === null)
        throw usage("brief", `"${date}" is no date; write 2023, 2023-05 or 2023-05-23.`);
    const { selectIn } = await import("../selecting.ts");
    const workspace = await forReading(world, placeOf(world, values.workspace));
    try {
      const { selection } = await selectIn(world, workspace);
      const { files, counts } = toBrief(selection, since, values["as-of"] ?? null, workspace.name || "Brief");
      const [text = ""] = files.values();
      if (output === undefined || output === "-") await world.write(String(text));
      else {
        writeWhole(resolve(world.cwd, output), text);
        world.say(`wrote ${output}   ${counts.map(([count, what]) => `${count} ${what}`).join(", ")}`);
      }
      return counts[0]![0] > 0 ? 0 : 1;
    } finally {
      await workspace.close();
    }
  },
});
