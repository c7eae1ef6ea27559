import { command, WORKSPACE } from "../command.ts";
import { SAYING, say } from "../saying.ts";

export const merge = command({
  name: "merge",
  summary: "Say that two records are one and the same.",
  usage: "ID ID",
  example: 'readout merge ev_7k2m ev_9d4p --note "one visit, two pages"',
  words: [2, 2],
  options: { workspace: WORKSPACE, ...SAYING },
  run: ({ positionals: [id = "", other = ""], values }, world) =>
    say("merge", id, { op: "merge", other }, values, world),
});
