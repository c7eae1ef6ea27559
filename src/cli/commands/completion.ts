import { command, usage } from "../command.ts";
import { completionOf, SHELLS } from "../completion.ts";
import { commands } from "./index.ts";

export const completion = command({
  name: "completion",
  summary: "Print what makes a shell complete Readout's commands and options.",
  usage: SHELLS.join("|"),
  example: "readout completion bash > ~/.local/share/bash-completion/completions/readout",
  words: [1, 1],
  options: {},
  async run({ positionals }, world) {
    const shell = SHELLS.find((one) => one === positionals[0]);
    if (shell === undefined) throw usage("completion", `There is completion for ${SHELLS.join(", ")}.`);
    await world.write(completionOf(shell, commands));
    return 0;
  },
});
