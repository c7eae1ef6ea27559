import { command, WORKSPACE } from "../command.ts";
import { SAYING, say } from "../saying.ts";

export const split = command({
  name: "split",
  summary: "Say that what one page tells is a record of its own.",
  usage: "ID PAGE",
  example: "readout split ev_7k2m xi-moscow-held",
  words: [2, 2],
  options: { workspace: WORKSPACE, ...SAYING },
  run: ({ positionals: [id = "", page = ""], values }, world) => say("split", id, { op: "split", page }, values, world),
});
