/** English names of states by ISO 3166-1 alpha-3, from `data/states.tsv`. Empty when the table is not there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function stateNames(dataFolder: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let text: string;
  try {
    text = readFileSync(join(dataFolder, "states.tsv"), "utf8");
  } catch {
    return names;
  }
  const [head = "", ...rows] = text.split("\n").filter((line) => !line.startsWith("#"));
  const columns = head.split("\t");
  const code = columns.indexOf("iso3");
  const name = columns.indexOf("name");
  for (const row of rows) {
    const cells = row.split("\t");
    if (cells[code] && cells[name]) names.set(cells[code], cells[name]);
  }
  return names;
}
