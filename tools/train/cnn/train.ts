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

/** The program with these constants, compiled for every processor with AVX-512; needs g++. */
export function compile(program: Program, folder: string, constants: Readonly<Record<string, number>>): string {
  const values = Object.entries(constants).map(([name, value]) => `-D${name}=${value}`);
  const to = join(folder, [program, ...Object.values(constants)].join("-"));
  const source = join(import.meta.dirname, `${program}.cpp`);
  execFileSync("g++", [...flags, ...values, "-o", to, source]);
  return to;
}

/** Named rather than native, so that sums are taken in one order wherever this runs. */
const flags = ["-std=c++17", "-O3", "-march=x86-64-v4", "-mprefer-vector-width=512", "-ffast-math"];

/** Trains one network; returns the file of its numbers. The same input, seed and g++ give the same numbers. */
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
