import { command } from "../command.ts";
import { explanationOf, helpOf, overview } from "../help.ts";

export const help = command({
  name: "help",
  summary: "Say how a command is used, or what a code in square brackets means.",
  usage: "[COMMAND|CODE]",
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
    const words = found === undefined ? explanationOf(about) : helpOf(found);
    if (words === null) {
      world.say(`readout: there is neither a command nor a code "${about}". See: readout help`);
      return 2;
    }
    await world.write(words);
    return 0;
  },
});
