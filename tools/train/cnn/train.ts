import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where training inputs and networks lie until they are packed: a folder for each model, outside the repository. */
export function workFolder(name: string): string {
  const folder = join(process.env.READOUT_WORK ?? join(tmpdir(), "readout-train"), name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

export type Program = "labeller" | "parser";

/** The program with these constants, compiled; needs g++. */
export function compile(program: Program, folder: string, constants: Readonly<Record<string, number>>): string {
  const values = Object.entries(constants).map(([name, value]) => `-D${name}=${value}`);
  const to = join(folder, [program, ...Object.values(constants)].join("-"));
  const source = join(import.meta.dirname, `${program}.cpp`);
  execFileSync("g++", ["-std=c++17", "-O3", "-march=native", "-ffast-math", ...values, "-o", to, source]);
  return to;
}

/** Trains one network; returns the file of its numbers. The same input and seed give the same numbers on the same kind of processor. */
export function train(
  executable: string,
  input: string,
  output: string,
  epochs: number,
  seed: number,
  teachers: readonly string[] = [],
): string {
  execFileSync(executable, [input, output, String(epochs), String(seed), ...teachers], { stdio: "inherit" });
  return output;
}
