/** A world for commands that are run within the test: what they print is kept, nobody interrupts, nothing is a terminal. */
import type { World } from "../src/cli/world.ts";
import { ROOT } from "./program.ts";

export function inProcess(cwd: string, env: Readonly<Record<string, string>> = {}) {
  const told = { out: "", err: "" };
  const world: World = {
    cwd,
    env,
    home: ROOT.replace(/\/$/, ""),
    version: "0.0.0",
    terminal: false,
    interactive: false,
    columns: 80,
    write: async (text) => {
      told.out += text;
    },
    say: (line) => {
      told.err += `${line}\n`;
    },
    progress: () => {},
    stdin: async () => new Uint8Array(),
    interrupted: () => false,
    closed: () => false,
    breathe: async () => {},
    untilInterrupted: async () => {},
    browse: () => false,
  };
  return { world, told };
}
