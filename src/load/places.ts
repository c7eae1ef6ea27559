/** Where places lie: data/states.tsv with its capitals, and data/places.tsv. A table that is missing counts as empty. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Located } from "../export/selection.ts";

export interface Places {
  /** By a name or alias as the tables print it; null of what they have not. */
  readonly locate: (place: string) => Located | null;
  /** The capital of a state by its code. */
  readonly capital: (state: string) => { readonly lat: number; readonly lon: number } | null;
}

export function loadPlaces(dataFolder: string): Places {
  const places = new Map<string, Located>();
  const seats = new Map<string, { readonly lat: number; readonly lon: number }>();
  const put = (names: readonly string[], located: Located) => {
    for (const name of names) if (name !== "" && !places.has(name)) places.set(name, located);
  };
  for (const state of rowsOf(join(dataFolder, "states.tsv"))) {
    put(listOf(state.name, state.aliases), { kind: "country", country: state.iso3 || null, lat: null, lon: null });
    const capitals = listOf(state.capitals);
    const points = listOf(state.points).map((point) => point.split(" ").map(Number));
    const [[lat, lon] = []] = points;
    if (state.iso3 !== undefined && lat !== undefined && lon !== undefined) seats.set(state.iso3, { lat, lon });
    capitals.forEach((capital, i) => {
      const [lat = null, lon = null] = points[i] ?? [];
      put(capital.split("|"), { kind: "place", country: state.iso3 || null, lat, lon });
    });
  }
  for (const place of rowsOf(join(dataFolder, "places.tsv"))) {
    const number = (text: string | undefined) => (text === undefined || text === "" ? null : Number(text));
    put(listOf(place.name, place.aliases), {
      kind: "place",
      country: place.country || null,
      lat: number(place.lat),
      lon: number(place.lon),
    });
  }
  return { locate: (place) => places.get(place) ?? null, capital: (state) => seats.get(state) ?? null };
}

const listOf = (...cells: readonly (string | undefined)[]): string[] =>
  cells.flatMap((cell) => (cell ?? "").split(";").map((one) => one.trim())).filter((one) => one !== "");

/** The rows of a table by the names of its columns. */
export function rowsOf(file: string): Readonly<Record<string, string>>[] {
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
