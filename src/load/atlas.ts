/** Outlines of states and where places lie, for the locator map: `data/outlines.json`, made by `tools/build-outlines.ts`, and the tables of places. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { feature } from "topojson-client";
import type { GeometryCollection, MultiLineString, Topology } from "topojson-specification";
import { loadPlaces, type Places, rowsOf } from "./places.ts";

export interface Atlas extends Places {
  /** Land by the code of its state, in degrees. A state too small for this scale has none. */
  readonly lands: ReadonlyMap<string, GeoJSON.MultiPolygon | GeoJSON.Polygon>;
  /** Borders that are drawn broken. */
  readonly disputed: GeoJSON.MultiLineString;
  /** What CLDR calls the state in English; null of a code that it does not know. */
  readonly nameOf: (state: string) => string | null;
}

export function loadAtlas(dataFolder: string): Atlas {
  // Written by our own tool in this shape.
  const outlines = JSON.parse(readFileSync(join(dataFolder, "outlines.json"), "utf8")) as Topology<{
    states: GeometryCollection;
    disputed: MultiLineString;
  }>;
  const { features } = feature(outlines, outlines.objects.states);
  const lands = new Map<string, GeoJSON.MultiPolygon | GeoJSON.Polygon>();
  for (const { id, geometry } of features)
    if (geometry.type === "Polygon" || geometry.type === "MultiPolygon") lands.set(String(id), geometry);
  // CLDR knows states by their two letters, Kosovo by XK.
  const shorts = new Map(rowsOf(join(dataFolder, "states.tsv")).map(({ iso3, iso2 }) => [iso3, iso2]));
  const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const disputed = feature(outlines, outlines.objects.disputed).geometry;
  return {
    ...loadPlaces(dataFolder),
    lands,
    disputed: disputed.type === "MultiLineString" ? disputed : { type: "MultiLineString", coordinates: [] },
    nameOf: (state) => {
      const short = shorts.get(state);
      return short === undefined || short === "" ? null : (regions.of(short) ?? null);
    },
  };
}
