/**
 * Who held which office of a cabinet, from Wikidata by way of the tables of github.com/every-politician-scrapers, as a CSV for
 * tools/build-offices.ts:
 *
 *   npx tsx tools/cabinet-holders.ts FOLDER 2022-07 > cabinets.csv
 *
 * FOLDER holds `html/holders21.csv` of each state's repository (position, person, personID, start, end, …) under the name ISO3.csv;
 * the second word is when they were made: an office that was then held says no more than that. Facts of Wikidata are CC0.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { csvRows } from "../src/kit/csv.ts";

const [folder, made] = process.argv.slice(2);
if (folder === undefined || made === undefined) {
  process.stderr.write(
    "Name the folder and the month: npx tsx tools/cabinet-holders.ts FOLDER 2022-07 > cabinets.csv\n",
  );
  process.exit(2);
}
/** When it was made, an open end says only that the office was held then. */
const SOURCE = "wikidata-cabinets-2022";
const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`;
/** "Li Qiang (politician)": the title of an article, as the press prints the name. */
const titled = (article: string): string => article.replace(/ \(.*\)$/, "");

const columns = ["name", "aliases", "iso3", "country", "role", "from", "to", "to_is", "source", "wikidata"];
process.stdout.write(csvLine(columns));
for (const file of readdirSync(folder)
  .filter((name) => /^[A-Z]{3}\.csv$/.test(name))
  .sort()) {
  const [head = [], ...rows] = csvRows(readFileSync(join(folder, file), "utf8"), ",");
  const at = (row: readonly string[], column: string): string => row[head.indexOf(column)] ?? "";
  for (const row of rows) {
    const [from, to] = [at(row, "start"), at(row, "end")];
    if (from === "") continue;
    const is = to === "" ? `after ${made}` : "successor took office";
    const name = titled(at(row, "enwiki")) || at(row, "person");
    const cells = [
      name,
      at(row, "person"),
      file.slice(0, 3),
      "",
      at(row, "position"),
      from,
      to,
      is,
      SOURCE,
      at(row, "personID"),
    ];
    process.stdout.write(csvLine(cells));
  }
}
