/**
 * Who is known to have held an office, month by month, and where nobody is: `npx tsx tools/office-holes.ts "Foreign Minister" [ISO3 …]`
 *
 *     AUS: Julie Bishop 2013-10 | Marise Payne 2018-09 | Penny Wong 2022-06
 *     KWT: Ahmad Nasser al-Mohammed al-Sabah 2019-12 | - 2022-08 | …
 */
import { join } from "node:path";
import { loadActorTable } from "../src/load/actors.ts";

const [role, ...wanted] = process.argv.slice(2);
if (role === undefined) {
  process.stderr.write('Name the office: npx tsx tools/office-holes.ts "Foreign Minister"\n');
  process.exit(2);
}
const table = loadActorTable(join(import.meta.dirname, "..", "data"));
for (const iso3 of wanted.length > 0 ? wanted : table.states.keys()) {
  const runs: string[] = [];
  let last = "";
  for (let month = 0; month < 12 * 27; month += 1) {
    const of = `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    const name = table.holder(role, iso3, `${of}-15`)?.name ?? "-";
    if (name !== last) runs.push(`${name} ${of}`);
    last = name;
  }
  process.stdout.write(`${iso3}: ${runs.join(" | ")}\n`);
}
