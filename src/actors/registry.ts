/**
 * The user's own registry of actors, `actors.csv`, as tables that win over those of the program:
 *
 *     name,aliases,type,country,role,from,to,code
 *     Arnor,Arnorian,state,ARN,,,,
 *     Telemar of Annun,Telemar,person,DAG,Prime Minister,1994-01,,DAGGOV
 *     Gonzo Media,,company,GON,,,,GONMED
 *
 * The first row names the columns, in any order; `name` is needed, the others are: aliases (parted by semicolons), type (person,
 * state, body, group, place, demonym, or a kind of body such as company, party, media), country (alpha-3, invented ones too), role with from and
 * to (EDTF; a row for each office), code (printed with the actor), sector (PLOVER), demonyms and capitals of a state, wikidata.
 * Rows of a person known to the program take the place of all offices that it knows of that person. A row with days and no role
 * gives country, sector and code of those days; where days overlap, the row that stands first is meant.
 */
import { csvRows } from "../kit/csv.ts";
import { delimiterOf, REGISTRY_COLUMNS, type RegistryRow } from "./registry-table.ts";
import type { Files } from "./table-text.ts";

export interface Registry {
  /** For `buildActorTable`, beside the files of data/. */
  readonly files: Files;
  /** Rows that could not be taken, by their number in the file, from 1. */
  readonly problems: readonly { readonly line: number; readonly why: string }[];
}

const TYPES = new Set(["person", "state", "body", "group", "place", "demonym"]);
/** Kinds of bodies with their sectors. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ["company", "BUS"],
  ["ship", ""],
  ["party", "PTY"],
  ["media", "JRN"],
  ["ministry", "GOV"],
  ["government", "GOV"],
  ["military", "MIL"],
  ["police", "COP"],
  ["court", "JUD"],
  ["parliament", "LEG"],
  ["university", "EDU"],
  ["organisation", ""],
  ["organization", ""],
  ["ngo", "NGO"],
  ["igo", "IGO"],
  ["rebels", "REB"],
  ["church", "REL"],
]);

/** The rows of a CSV as they stand, blank ones and remarks left out; none where no column is called "name". */
export function rowsOfCsv(csv: string): RegistryRow[] {
  const [head = [], ...rows] = csvRows(csv.replace(/^\uFEFF/, ""), delimiterOf(csv));
  const header = head.map((name) => name.trim().toLowerCase());
  if (!header.includes("name")) return [];
  return rows
    .filter((row) => row.some((one) => one.trim() !== "") && !cell(row[header.indexOf("name")] ?? "").startsWith("#"))
    .map((row) =>
      Object.fromEntries(
        REGISTRY_COLUMNS.map((column) => [column, cell(row[header.indexOf(column)] ?? "")]).filter(
          ([, one]) => one !== "",
        ),
      ),
    );
}

export function parseRegistry(csv: string): Registry {
  const rows = csvRows(csv.replace(/^\uFEFF/, ""), delimiterOf(csv));
  const header = (rows[0] ?? []).map((name) => name.trim().toLowerCase());
  const column = (row: readonly string[], name: string): string => cell(row[header.indexOf(name)] ?? "");
  const problems: { line: number; why: string }[] = [];
  if (!header.includes("name"))
    return { files: {}, problems: [{ line: 1, why: 'the first row names no column "name"' }] };
  const people: string[][] = [];
  const bodies: string[][] = [];
  const states: string[][] = [];
  for (let i = 1; i < rows.length; i += 1) {
    const row = rows[i]!;
    const of = (name: string): string => column(row, name);
    const name = of("name");
    if (row.every((one) => one.trim() === "") || name.startsWith("#")) continue;
    const given = of("type").toLowerCase();
    const type = given === "" ? (of("role") === "" ? "body" : "person") : KINDS.has(given) ? "body" : given;
    if (name === "" || !TYPES.has(type)) {
      problems.push({ line: i + 1, why: name === "" ? "no name" : `unknown type "${given}"` });
      continue;
    }
    const country = /^[a-z]{3}$/i.test(of("country")) ? of("country").toUpperCase() : of("country");
    const sector = of("sector") || (KINDS.get(given) ?? "");
    if (type === "person")
      people.push([
        name,
        of("aliases"),
        "",
        of("order"),
        country,
        of("role"),
        of("from"),
        of("to"),
        "",
        "own registry",
        of("wikidata"),
        sector,
        of("code"),
      ]);
    else if (type === "state") {
      const iso3 = country || (/^[A-Z]{3}$/.test(of("code")) ? of("code") : name);
      states.push([iso3, "", "", name, of("aliases"), of("demonyms"), of("capitals"), of("leader"), of("code")]);
    } else bodies.push([name, type, country, of("aliases"), sector, of("code"), of("lat"), of("lon")]);
  }
  // Rows of one person stand together, whatever the order of the file.
  people.sort((a, b) => (a[0]! < b[0]! ? -1 : a[0]! > b[0]! ? 1 : 0));
  const table = (columns: string, lines: readonly string[][]): string | undefined =>
    lines.length === 0 ? undefined : `${[columns.split(" "), ...lines].map((line) => line.join("\t")).join("\n")}\n`;
  return {
    files: {
      "own-people.tsv": table(
        "person aliases surname order country role from to seen source wikidata sector code",
        people,
      ),
      "own-bodies.tsv": table("name type country aliases sector code lat lon", bodies),
      "own-states.tsv": table("iso3 iso2 cow name aliases demonyms capitals leader code", states),
    },
    problems,
  };
}

const cell = (text: string): string => text.replace(/\s+/g, " ").trim();
