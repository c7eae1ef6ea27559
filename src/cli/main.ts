/**
 * `readout COMMAND …`: finds the command, runs it, and turns what stops it into a message and an exit code.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ReadoutError } from "../model/problem.ts";
import { usage } from "./command.ts";
import { commands } from "./commands/index.ts";
import { helpOf, overview } from "./help.ts";
import { makeWorld } from "./terminal.ts";
import { complain, type World } from "./world.ts";

/** The program's own folder, from src/cli/ as from dist/cli/. */
const HOME = fileURLToPath(new URL("../..", import.meta.url));

/** Runs the program with these words and gives its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { version } = JSON.parse(readFileSync(`${HOME}/package.json`, "utf8")) as { version: string };
  const world = makeWorld(HOME.replace(/[\\/]$/, ""), version);
  return run(args, world);
}

/** The same in a world of the caller's. */
export async function run(args: readonly string[], world: World): Promise<number> {
  try {
    const [name, ...rest] = args;
    if (name === undefined) {
      world.say(overview(commands).trimEnd());
      return 2;
    }
    if (name === "--help" || name === "-h") {
      await world.write(overview(commands));
      return 0;
    }
    if (name === "--version" || name === "-V") {
      await world.write(`readout ${world.version}\n`);
      return 0;
    }
    const command = commands.find((one) => one.name === name);
    if (command === undefined) throw usage("", `There is no command "${name}".`);
    const options = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
    if (options.includes("--help") || options.includes("-h")) {
      await world.write(helpOf(command));
      return 0;
    }
    return await command.parse(rest)(world);
  } catch (error) {
    world.progress(null);
    if (error instanceof ReadoutError) {
      complain(world, error.problem);
      return error.problem.code === "usage" ? 2 : error.problem.code === "workspace-busy" ? 75 : 1;
    }
    world.say(`readout: a fault of Readout: ${error instanceof Error ? error.message : error}`);
    if (error instanceof Error && error.stack !== undefined) world.say(error.stack);
    world.say("Please report it with the command and, if you may, the page.");
    return 70;
  }
}
