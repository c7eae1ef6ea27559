/** The real world: this process, its streams and signals. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import type { World } from "./world.ts";

export function makeWorld(home: string, version: string): World {
  const { stdout, stderr, stdin, env } = process;
  const terminal = stderr.isTTY === true && env.TERM !== "dumb" && !env.CI;
  let interrupted = false;
  let closed = false;
  let drawn = false;
  let last = performance.now();
  const waiting: (() => void)[] = [];

  const onSignal = () => {
    // The second time is meant: the process ends at once, as the shell expects.
    if (interrupted) process.exit(130);
    interrupted = true;
    for (const wake of waiting) wake();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  // `readout read … | head` closes our output early. That is no error, only the end.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error;
    closed = true;
    for (const wake of waiting) wake();
  });
  stderr.on("error", () => {});

  const progress = (line: string | null) => {
    if (!terminal || (line === null && !drawn)) return;
    stderr.write(`\r\u001b[K${line === null ? "" : [...line].slice(0, (stderr.columns || 80) - 1).join("")}`);
    drawn = line !== null;
  };

  return {
    cwd: process.cwd(),
    env,
    home,
    version,
    terminal,
    interactive: stdin.isTTY === true && stderr.isTTY === true,
    columns: stderr.columns || Number(env.COLUMNS) || 80,
    async write(text) {
      if (closed) return;
      if (stdout.write(text)) return;
      await new Promise<void>((resolve) => {
        stdout.once("drain", resolve);
        stdout.once("close", resolve);
        waiting.push(resolve);
      });
      waiting.length = 0;
    },
    say(line) {
      progress(null);
      stderr.write(`${line}\n`);
    },
    progress,
    async stdin() {
      const parts: Uint8Array[] = [];
      for await (const part of stdin) parts.push(part as Uint8Array);
      return Buffer.concat(parts);
    },
    interrupted: () => interrupted,
    closed: () => closed,
    async breathe() {
      if (performance.now() - last < 20) return;
      await turn();
      last = performance.now();
    },
    async untilInterrupted() {
      if (interrupted) return;
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
    browse: (address) => browse(address, env),
  };
}

function browse(address: string, env: NodeJS.ProcessEnv): boolean {
  const browser = env.BROWSER?.split(delimiter)[0];
  const [program, ...args] =
    browser !== undefined && browser !== ""
      ? [browser, address]
      : process.platform === "darwin"
        ? ["open", address]
        : process.platform === "win32"
          ? ["rundll32", "url.dll,FileProtocolHandler", address]
          : onPath("xdg-open", env)
            ? ["xdg-open", address]
            : [];
  if (program === undefined) return false;
  try {
    const child = spawn(program, args, { stdio: "ignore", detached: true });
    child.on("error", () => {});
    child.unref();
    return true;
  } catch {
    return false;
  }
}

const onPath = (program: string, env: NodeJS.ProcessEnv) =>
  (env.PATH ?? "").split(delimiter).some((folder) => folder !== "" && existsSync(join(folder, program)));
