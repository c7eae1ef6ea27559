/**
 * What other datasets call states and codes, and where places lie: data/fips.tsv, data/goldstein.tsv, data/states.tsv,
 * data/places.tsv and the table of offices, for the exports. A table that is missing counts as empty.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ForeignCodes, Located } from "../export/selection.ts";
import { loadActorTable } from "./actors.ts";

export interface Gazetteer {
  readonly codes: ForeignCodes;
  readonly locate: (place: string) => Located | null;
  readonly officeOn: (name: string, date: string | null) => string | null;
}

export function loadGazetteer(dataFolder: string): Gazetteer {
  const rows = (file: string) => rowsOf(join(dataFolder, file));
  const fips = new Map(rows("fips.tsv").map((row) => [row.iso3, row.fips]));
  const goldstein = new Map(rows("goldstein.tsv").map((row) => [row.cameo, Number(row.goldstein)]));
  const actors = loadActorTable(dataFolder);
  const cow = new Map<string | undefined, string>();
  const places = new Map<string, Located>();
  const put = (names: readonly string[], located: Located) => {
    for (const name of names) if (name !== "" && !places.has(name)) places.set(name, located);
  };
  for (const state of rows("states.tsv")) {
    if (state.cow) cow.set(state.iso3, state.cow);
    put(listOf(state.name, state.aliases), { kind: "country", country: state.iso3 || null, lat: null, lon: null });
    const capitals = listOf(state.capitals);
    const points = listOf(state.points).map((point) => point.split(" ").map(Number));
    capitals.forEach((capital, i) => {
      const [lat = null, lon = null] = points[i] ?? [];
      put(capital.split("|"), { kind: "place", country: state.iso3 || null, lat, lon });
    });
  }
  for (const place of rows("places.tsv")) {
    const number = (text: string | undefined) => (text === undefined || text === "" ? null : Number(text));
    put(listOf(place.name, place.aliases), {
      kind: "place",
      country: place.country || null,
      lat: number(place.lat),
      lon: number(place.lon),
    });
  }
  return {
    codes: {
      fips: (state) => fips.get(state) ?? null,
      cow: (state) => cow.get(state) ?? null,
      goldstein: (cameo) => goldstein.get(cameo) ?? null,
    },
    locate: (place) => places.get(place) ?? null,
    officeOn: (name, date) => actors.roleOf(name, date)?.role ?? null,
  };
}

const listOf = (...cells: readonly (string | undefined)[]): string[] =>
  cells.flatMap((cell) => (cell ?? "").split(";").map((one) => one.trim())).filter((one) => one !== "");

function rowsOf(file: string): Readonly<Record<string, string>>[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return [];
  }
  const [head = "", ...lines] = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const names = head.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
}
