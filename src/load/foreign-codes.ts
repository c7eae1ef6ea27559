/**
 * What other datasets call states and codes, and where places lie: data/fips.tsv, data/goldstein.tsv, data/states.tsv,
 * data/places.tsv and the table of offices, for the exports. A table that is missing counts as empty.
 */
import { join } from "node:path";
import type { ForeignCodes, Located } from "../export/selection.ts";
import { loadActorTable } from "./actors.ts";
import { loadPlaces, rowsOf } from "./places.ts";

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
  for (const state of rows("states.tsv")) if (state.cow) cow.set(state.iso3, state.cow);
  return {
    codes: {
      fips: (state) => fips.get(state) ?? null,
      cow: (state) => cow.get(state) ?? null,
      goldstein: (cameo) => goldstein.get(cameo) ?? null,
    },
    locate: loadPlaces(dataFolder).locate,
    officeOn: (name, date) => actors.roleOf(name, date)?.role ?? null,
  };
}
