import { join, resolve } from "node:path";
import { sentenceInWords } from "../../export/sentence.ts";
import type { EventLine, StatementLine } from "../../model/record.ts";
import { TEXT_LEVELS, withheld } from "../../store/withheld.ts";
import { command, usage, WORKSPACE } from "../command.ts";
import { writeFolder } from "../output.ts";
import { forReading, placeOf } from "../place.ts";
import { bar } from "../progress.ts";
import { recordsAt, screensOf } from "../screens.ts";
import { plural } from "../summary.ts";

export const publish = command({
  name: "publish",
  summary: "Write the record as a site that opens from disk: the screens of `readout serve` as files.",
  usage: "FOLDER",
  example: "readout publish site/ --text evidence-only",
  details: [
    "--text says how much of the pages goes with it: `evidence-only`, the passages that bear a record; `links-only`, no words of theirs but their titles; `full`, the whole articles, which are their publishers' and not yours to give away unless they allow it. The site loads nothing from elsewhere, and is searched by a small script of its own; all else works without script.",
  ],
  words: [1, 1],
  options: {
    workspace: WORKSPACE,
    text: { type: "string", value: "LEVEL", description: `${TEXT_LEVELS.join(", ")}; evidence-only unless told.` },
  },
  async run({ positionals: [folder = ""], values }, world) {
    const level = TEXT_LEVELS.find((one) => one === (values.text ?? "evidence-only"));
    if (level === undefined)
      throw usage("publish", `--text is one of ${TEXT_LEVELS.join(", ")}, not "${values.text}".`);
    const workspace = await forReading(world, placeOf(world, values.workspace));
    try {
      const [{ siteOf }, { stateNames }] = await Promise.all([import("../publishing.ts"), import("../states.ts")]);
      const store = withheld(workspace.store, level);
      const screens = await screensOf(world, { store, name: workspace.name });
      const names = stateNames(join(world.home, "data"));
      const events = (await recordsAt(screens, "/events")) as readonly unknown[] as readonly EventLine[];
      const quotes = (await recordsAt(screens, "/quotes")) as readonly unknown[] as readonly StatementLine[];
      const pages = await recordsAt(screens, "/sources");
      const searched = [
        ...events.map((event) => ({
          title: `${sentenceInWords(event, (party) => names.get(party) ?? party)}${event.date === null ? "" : `, ${event.date}`}`,
          text: event.evidence,
          address: `/events/${encodeURIComponent(event.id)}`,
        })),
        ...quotes.map((quote) => ({
          title: quote.speaker ?? "not said",
          text: quote.variants[0]?.text ?? "",
          address: `/quotes/${encodeURIComponent(quote.id)}`,
        })),
        ...pages.map(({ id, title, outlet }) => ({
          title: String(title ?? id),
          text: String(outlet ?? ""),
          address: `/pages/${encodeURIComponent(id)}`,
        })),
      ];
      const site = await siteOf(screens, searched, async (done, known) => {
        world.progress(bar("writing", done, known, world.columns));
        await world.breathe();
        return !world.interrupted();
      });
      world.progress(null);
      if (site === null) return 130;
      writeFolder(resolve(world.cwd, folder), site.files);
      world.say(
        `wrote ${folder}   ${plural(site.screens, "screen", "screens")}, text: ${level}. Open ${join(folder, "index.html")}`,
      );
      if (level === "full")
        world.say(
          "readout: the whole articles are in it. They are their publishers'; make sure that you may give them away.",
        );
      return 0;
    } finally {
      await workspace.close();
    }
  },
});
