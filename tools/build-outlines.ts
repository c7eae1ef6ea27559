/**
 * `data/outlines.json` from the npm package world-atlas 2.0.2 (ISC; Natural Earth 1:110m, public domain): npx tsx tools/build-outlines.ts
 *
 * A topology with two objects. `states`: one geometry a state, `id` its code of `data/states.tsv`.
 * `disputed`: the borders that are drawn broken. Which these are is chosen here, by hand, and drawing them says nothing about whose claim is right: lines of control and
 * armistice, and borders of what some states recognise as a state and others do not. Natural Earth draws who holds a land; Crimea is put to Ukraine, as the General
 * Assembly has it (A/RES/68/262), and northern Cyprus and Somaliland to the states that they are internationally counted to, all three behind a broken border.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { feature, mergeArcs, meshArcs, quantize } from "topojson-client";
import type { GeometryCollection, MultiPolygon, Objects, Polygon, Topology } from "topojson-specification";

type Named = { name: string };
type Land = (Polygon<Named> | MultiPolygon<Named>) & { id?: string | number };
type Lines = { type: "MultiLineString"; arcs: number[][] };

const root = join(import.meta.dirname, "..");
const world = JSON.parse(readFileSync(join(root, "node_modules/world-atlas/countries-110m.json"), "utf8")) as Topology<{
  countries: GeometryCollection<Named>;
}>;
// world-atlas holds nothing but polygons.
const lands = world.objects.countries.geometries as Land[];
const land = (name: string): Land => lands.find(({ properties }) => properties?.name === name)!;

/** Natural Earth's short names that `states.tsv` has not, or has for another. */
const CODES: Readonly<Record<string, string>> = {
  Congo: "COG",
  "W. Sahara": "ESH",
  "Dem. Rep. Congo": "COD",
  "Dominican Rep.": "DOM",
  "Central African Rep.": "CAF",
  "Eq. Guinea": "GNQ",
  "Solomon Is.": "SLB",
  "Bosnia and Herz.": "BIH",
  "S. Sudan": "SSD",
};
const codes = new Map<string, string>();
for (const line of readFileSync(join(root, "data/states.tsv"), "utf8").split("\n")) {
  const [iso3 = "", , , name = "", aliases = ""] = line.split("\t");
  if (!/^[A-Z]{3}$/.test(iso3)) continue;
  for (const one of [name, ...aliases.split("; ")]) if (one !== "") codes.set(one.toLowerCase(), iso3);
}
for (const [name, code] of Object.entries(CODES)) codes.set(name.toLowerCase(), code);

const DISPUTED: readonly (readonly [string, string])[] = [
  ["India", "Pakistan"],
  ["India", "China"],
  ["Israel", "Palestine"],
  ["Israel", "Syria"],
  ["Cyprus", "N. Cyprus"],
  ["Serbia", "Kosovo"],
  ["Somalia", "Somaliland"],
  ["Morocco", "W. Sahara"],
  ["South Korea", "North Korea"],
];
const between = (a: Land, b: Land): Lines =>
  meshArcs(world, { type: "GeometryCollection", geometries: [a, b] }, (one: unknown, other: unknown) => one !== other);
const disputed = DISPUTED.flatMap(([a, b]) => between(land(a), land(b)).arcs);

// Crimea: the ring of Russia's that lies there goes to Ukraine, what the two share becomes a line.
const [russia, ukraine] = [land("Russia"), land("Ukraine")];
if (russia.type !== "MultiPolygon" || ukraine.type !== "Polygon")
  throw new Error("world-atlas draws Russia or Ukraine otherwise");
const crimea = russia.arcs.findIndex((arcs) => {
  const { geometry } = feature(world, { type: "Polygon", arcs, properties: {} } as Polygon);
  const ring = geometry.type === "Polygon" ? geometry.coordinates[0]! : [];
  return ring.every(([lon = 0, lat = 0]) => lon > 32 && lon < 37 && lat > 44 && lat < 46.6);
});
if (crimea < 0) throw new Error("Crimea was not found");
const peninsula = { type: "Polygon" as const, arcs: russia.arcs[crimea]!, properties: { name: "Crimea" } };
disputed.push(...between(peninsula, ukraine).arcs);
russia.arcs.splice(crimea, 1);

/** The lands of one code as one geometry, without the borders between them. */
function whole(parts: readonly Land[]): Pick<MultiPolygon, "type" | "arcs"> {
  const { arcs } = mergeArcs(world, [...parts]);
  return { type: "MultiPolygon", arcs };
}
const PARTS: Readonly<Record<string, readonly Land[]>> = {
  UKR: [ukraine, peninsula],
  CYP: [land("Cyprus"), land("N. Cyprus")],
  SOM: [land("Somalia"), land("Somaliland")],
};
const geometries = lands.flatMap((one) => {
  const iso3 = codes.get(one.properties!.name.toLowerCase());
  if (iso3 === undefined) return [];
  const { type, arcs } = PARTS[iso3] === undefined ? one : whole(PARTS[iso3]);
  return [{ type, arcs, id: iso3 }];
});
const topology = {
  type: "Topology",
  arcs: world.arcs,
  transform: world.transform,
  objects: {
    states: { type: "GeometryCollection", geometries },
    disputed: { type: "MultiLineString", arcs: disputed },
  },
};
// Arcs of lands that were left out go with them.
const made = JSON.stringify(quantize(filterUsed(topology as unknown as Topology), 4000));
writeFileSync(join(root, "data/outlines.json"), `${made}\n`);
console.log(`${geometries.length} states, ${disputed.length} disputed lines, ${made.length} bytes`);

/** The topology without the arcs that no object of it uses. */
function filterUsed(whole: Topology): Topology<Objects<Record<string, unknown>>> {
  const order: number[] = [];
  const at = new Map<number, number>();
  const seen = (arc: number): number => {
    const index = arc < 0 ? ~arc : arc;
    if (!at.has(index)) at.set(index, order.push(index) - 1);
    return arc < 0 ? ~at.get(index)! : at.get(index)!;
  };
  const walk = (arcs: unknown): unknown => (Array.isArray(arcs) ? arcs.map(walk) : seen(Number(arcs)));
  const renumbered = (object: unknown): unknown => {
    const one = object as { arcs?: unknown; geometries?: unknown[] };
    return {
      ...one,
      ...(one.arcs === undefined ? {} : { arcs: walk(one.arcs) }),
      ...(one.geometries === undefined ? {} : { geometries: one.geometries.map(renumbered) }),
    };
  };
  const objects = Object.fromEntries(Object.entries(whole.objects).map(([name, one]) => [name, renumbered(one)]));
  const arcs = order.map((index) => whole.arcs[index]!);
  const { transform } = whole as { transform?: unknown };
  // Coded as steps from point to point, to be undone before they are coded anew.
  const [kx, ky] = (transform as { scale: [number, number] }).scale;
  const [dx, dy] = (transform as { translate: [number, number] }).translate;
  const plain = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([a = 0, b = 0]) => {
      x += a;
      y += b;
      return [x * kx + dx, y * ky + dy];
    });
  });
  return { type: "Topology", objects, arcs: plain } as unknown as Topology<Objects<Record<string, unknown>>>;
}
