import { join } from "node:path";
import { PLOVER_TYPES } from "../../model/plover.ts";
import { command } from "../command.ts";
import { explanationOf, helpOf, overview } from "../help.ts";

export const help = command({
  name: "help",
  summary: "Say how a command is used, what a code in square brackets means, or what belongs in a type of event.",
  usage: "[COMMAND|CODE|TYPE]",
  example: "readout help too-large",
  words: [0, 1],
  options: {},
  async run({ positionals }, world) {
    const { commands } = await import("./index.ts");
    const [about] = positionals;
    if (about === undefined) {
      await world.write(overview(commands));
      return 0;
    }
    const found = commands.find((one) => one.name === about);
    const words = found === undefined ? (explanationOf(about) ?? (await typeText(about, world.home))) : helpOf(found);
    if (words === null) {
      world.say(`readout: there is neither a command, a code nor a type of event "${about}". See: readout help`);
      return 2;
    }
    await world.write(words);
    return 0;
  },
});

/** The codebook's section on a PLOVER type, in either case of letters; null for another word. */
async function typeText(about: string, home: string): Promise<string | null> {
  const type = about.toUpperCase();
  if (!(PLOVER_TYPES as readonly string[]).includes(type)) return null;
  const [{ loadCodebook }, { codebookText }] = await Promise.all([
    import("../../load/codebook.ts"),
    import("../../extract/events/codebook.ts"),
  ]);
  const entry = loadCodebook(join(home, "data")).find((one) => one.type === type);
  return entry === undefined ? null : codebookText(entry);
}
