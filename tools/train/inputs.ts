import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Checksums of what the models learn from and are measured on, by name. */
const pinned = new Map(
  readFileSync(join(import.meta.dirname, "inputs.sha256"), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split("  ").reverse() as [string, string]),
);

/** The bytes of an input. Throws if they are not those that the models were made from. */
export function readInput(file: string, name: string): Buffer {
  const bytes = readFileSync(file);
  const wanted = pinned.get(name);
  if (wanted !== undefined && createHash("sha256").update(bytes).digest("hex") !== wanted)
    throw new Error(`${file} is not the ${name} of tools/train/inputs.sha256: the models would come out otherwise.`);
  return bytes;
}
