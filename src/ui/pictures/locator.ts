/**
 * Where it happened: the states at hand washed, a dot for each city or place that events name, its size their number; of an event that names
 * a whole state as its place nothing but a number. Nothing is put where no event has put it. Borders in dispute are broken lines.
 */
import { geoArea, geoBounds, geoCentroid, geoCircle, geoEqualEarth, geoPath } from "d3-geo";
import type { Atlas } from "../../load/atlas.ts";
import { type Html, html, NOTHING } from "../html.ts";
import { enc, type Names, nameOf } from "../parts.ts";
import { words } from "../strings.ts";
import { cut, picture, round, widthOf } from "./frame.ts";

/** A place as events name it. */
export interface Named {
  readonly place: string;
  readonly events: number;
}

export interface Locator {
  readonly atlas: Atlas;
  /** Codes of those that are washed. */
  readonly states: readonly string[];
  readonly places: readonly Named[];
  /** Address of the list of the same events; the place is put behind it as words. */
  readonly list: string;
  readonly names: Names;
  readonly data: string;
}

/** Nothing where neither a state nor a place can be shown. */
export function locatorPicture({ atlas, states, places, list, names, data }: Locator): Html {
  const found = places.flatMap((one) => {
    const at = atlas.locate(one.place);
    return at === null ? [] : [{ ...one, at }];
  });
  const cities = found.flatMap(({ at, place, events }) =>
    at.lat === null || at.lon === null || !Number.isFinite(at.lat + at.lon)
      ? []
      : [{ place, events, country: at.country, point: [at.lon, at.lat] as [number, number] }],
  );
  const washed = states.filter((state) => atlas.lands.has(state) || atlas.capital(state) !== null);
  if (washed.length === 0 && cities.length === 0) return NOTHING;
  const projection = projectionOf(atlas, washed, cities);
  const path = geoPath(projection).digits(1);
  const project = ([lon, lat]: readonly [number, number]) => projection([lon, lat]);
  const land = [...atlas.lands].map(([state, shape]) => {
    const d = path(shape);
    return d === null || d === ""
      ? ""
      : html`<path class="land${washed.includes(state) ? " washed" : ""}" d="${d}"><title>${atlas.nameOf(state) ?? state}</title></path>`;
  });
  const small = washed.flatMap((state) => {
    const seat = atlas.capital(state);
    const at = atlas.lands.has(state) || seat === null ? null : project([seat.lon, seat.lat]);
    return at === null ? [] : [html`<circle class="land washed" cx="${round(at[0])}" cy="${round(at[1])}" r="7"/>`];
  });
  const taken: Box[] = [];
  const labels = washed.flatMap((state) => {
    const at = project(middleOf(atlas, state));
    const name = atlas.nameOf(state) ?? nameOf(names, state);
    if (at === null || !inside(at)) return [];
    const box = {
      x: at[0] - widthOf(name) / 2 - 4,
      y: at[1] - 9,
      right: at[0] + widthOf(name) / 2 + 4,
      bottom: at[1] + 9,
    };
    taken.push(box);
    return [html`<text class="state" x="${round(at[0])}" y="${round(at[1] + 4)}" text-anchor="middle">${name}</text>`];
  });
  const most = Math.max(1, ...cities.map(({ events }) => events));
  const dots = [...cities]
    .sort((a, b) => b.events - a.events || (a.place < b.place ? -1 : 1))
    .flatMap(({ place, events, point }) => {
      const at = project(point);
      if (at === null || !inside(at)) return [];
      const radius = round(3 + 6 * Math.sqrt(events / most));
      const text = cut(`${place} ${events}`, 150);
      const spot = SIDES.map(([dx, dy, anchor]) => boxOf(at, dx * (radius + 4), dy * (radius + 9), text, anchor)).find(
        (box) => inside([box.x, box.y]) && inside([box.right, box.bottom]) && taken.every((other) => apart(box, other)),
      );
      if (spot !== undefined) taken.push(spot);
      return [
        html`<a class="item" href="${list}&amp;q=${enc(place)}"><title>${place}: ${events}</title><circle class="hit" cx="${round(at[0])}" cy="${round(at[1])}" r="12"/><circle class="city" cx="${round(at[0])}" cy="${round(at[1])}" r="${radius}"/>${spot === undefined ? "" : html`<text class="label" x="${round(spot.x + 2)}" y="${round(spot.y + 12)}">${text}</text>`}</a>`,
      ];
    });
  const broken = path(atlas.disputed);
  const whole = found.filter(({ at }) => at.kind === "country");
  const unknown = places.length - found.length;
  const at = (place: string) => atlas.locate(place);
  return picture({
    kind: "locator",
    caption: words.locator.caption,
    width: WIDTH,
    height: TALL,
    drawing: html`<rect class="sea" width="${WIDTH}" height="${TALL}"/>${land}${small}${broken === null ? "" : html`<path class="disputed" d="${broken}"/>`}${labels}${dots}`,
    legend: html`<span class="quiet">${words.locator.legend}${whole.length === 0 ? "" : ` ${words.locator.whole}: ${whole.map(({ place, events }) => `${place} ${events}`).join(", ")}.`}${unknown === 0 ? "" : ` ${words.locator.unknown(unknown)}`} ${words.locator.source}</span>`,
    table: {
      head: [words.event.where, words.filters.country, words.locator.kind, words.nav.events],
      rows: places.map(({ place, events }) => [
        place,
        at(place)?.country == null ? "" : nameOf(names, at(place)!.country!),
        at(place) === null ? words.locator.kinds.unknown : words.locator.kinds[at(place)!.kind],
        events,
      ]),
    },
    data,
  });
}

/** Turned to the middle of what is to be seen and drawn as large as there is room; never closer than some 1,500 km across. */
function projectionOf(
  atlas: Atlas,
  washed: readonly string[],
  cities: readonly { readonly point: readonly [number, number] }[],
) {
  const shown: GeoJSON.GeometryCollection = {
    type: "GeometryCollection",
    geometries: [
      ...washed.map((state) => largestOf(atlas, state)),
      ...cities.map(({ point }) =>
        geoCircle()
          .center([...point])
          .radius(4)(),
      ),
    ],
  };
  const [[west, south], [east, north]] = geoBounds(shown);
  const middle = west <= east ? (west + east) / 2 : (west + east + 360) / 2;
  const projection = geoEqualEarth().rotate([-middle, 0]);
  const wider = geoCircle()
    .center([middle, (north + south) / 2])
    .radius(7)();
  const extent: [[number, number], [number, number]] = [
    [18, 18],
    [WIDTH - 18, TALL - 18],
  ];
  projection.fitExtent(extent, { type: "GeometryCollection", geometries: [...shown.geometries, wider] });
  return projection.clipExtent([
    [0, 0],
    [WIDTH, TALL],
  ]);
}

/** The largest piece of a state, as France is not where French Guiana lies; around its capital where it has no outline. */
function largestOf(atlas: Atlas, state: string): GeoJSON.Polygon {
  const land = atlas.lands.get(state);
  if (land === undefined) {
    const seat = atlas.capital(state)!;
    return geoCircle().center([seat.lon, seat.lat]).radius(4)();
  }
  if (land.type === "Polygon") return land;
  const pieces = land.coordinates.map((coordinates): GeoJSON.Polygon => ({ type: "Polygon", coordinates }));
  return pieces.reduce((best, one) => (geoArea(one) > geoArea(best) ? one : best));
}

const middleOf = (atlas: Atlas, state: string): [number, number] => geoCentroid(largestOf(atlas, state));

interface Box {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the words of a dot may stand, the best first: right, left, above, below. */
const SIDES = [
  [1, 0, "start"],
  [-1, 0, "end"],
  [0, -1, "middle"],
  [0, 1, "middle"],
] as const;

function boxOf(at: readonly number[], dx: number, dy: number, text: string, anchor: (typeof SIDES)[number][2]): Box {
  const wide = widthOf(text) + 4;
  const x = at[0]! + dx - (anchor === "start" ? 0 : anchor === "end" ? wide : wide / 2);
  return { x, y: at[1]! + dy - 8, right: x + wide, bottom: at[1]! + dy + 8 };
}

const apart = (a: Box, b: Box): boolean => a.right < b.x || b.right < a.x || a.bottom < b.y || b.bottom < a.y;
const inside = ([x = 0, y = 0]: readonly number[]): boolean => x >= 0 && y >= 0 && x <= WIDTH && y <= TALL;

const WIDTH = 720;
const TALL = 340;
