/**
 * The real program as a process of its own, as a person runs it. READOUT_PROGRAM names another one to try, an installed
 * package for instance.
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PROGRAM = process.env.READOUT_PROGRAM ?? fileURLToPath(new URL("../bin/readout", import.meta.url));

export interface Ended {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Options {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Number of the user to run as; only the superuser may choose. */
  readonly uid?: number;
}

export function start(args: readonly string[], options: Options = {}): ChildProcessWithoutNullStreams {
  const { READOUT_WORKSPACE: _unset, ...inherited } = process.env;
  const env = { ...inherited, CI: "1", ...options.env };
  return spawn(process.execPath, [PROGRAM, ...args], {
    cwd: options.cwd ?? ROOT,
    env,
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
}

/** Runs the program to its end. */
export function readout(args: readonly string[], options: Options = {}): Promise<Ended> {
  const child = start(args, options);
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  return ended(child);
}

export function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    out += part;
  });
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    err += part;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

/** The lines of NDJSON, parsed. */
export const linesOf = <T = Record<string, unknown>>(text: string): T[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);

/** Waits until the process has said something that fits. */
export function until(child: ChildProcessWithoutNullStreams, stream: "stdout" | "stderr", pattern: RegExp) {
  return new Promise<RegExpExecArray>((resolve, reject) => {
    let text = "";
    child[stream].on("data", (part: Buffer) => {
      text += part.toString();
      const found = pattern.exec(text);
      if (found !== null) resolve(found);
    });
    child.on("close", (code) => reject(new Error(`ended with ${code} before saying ${pattern}: ${text}`)));
  });
}

/** A page of news in the manner of a wire, on a day of May 2024; `n` makes it another one. */
export function newsPage(n: number): string {
  const day = 1 + (n % 28);
  return `Valtonen meets Nurtleu for round ${n} of talks

May ${day}, 2024

ASTANA, May ${day} - Finnish Foreign Minister Elina Valtonen met Kazakh Foreign Minister Murat Nurtleu in Astana on May ${day}, 2024 for round ${n} of the talks on rail transport between the two countries.

"We want the line to carry ${n + 2} trains a week," Valtonen said after the meeting.

Trade between the two countries rose by ${n + 1}.5 percent in 2023, the Finnish customs office said. The delegations also spoke about grain, water and the training of engineers, and agreed to meet again in the autumn.
`;
}
