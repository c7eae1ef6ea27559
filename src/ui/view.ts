/**
 * A screen: what it loads, and how that looks. What it loads is also what its address with ".json" behind gives, so that
 * any screen is the same as data.
 */

import type { Desk } from "../api/desk.ts";
import type { Filters } from "../api/filters.ts";
import type { Atlas } from "../load/atlas.ts";
import type { Store } from "../store/store.ts";
import type { Imports } from "./imports.ts";
import type { Sheet } from "./layout.ts";
import type { Names } from "./parts.ts";
import type { ViewBook } from "./view-book.ts";

export interface Ask {
  readonly store: Store;
  /** Null where nothing can be corrected. */
  readonly desk: Desk | null;
  /** Null where no view can be kept. */
  readonly views: ViewBook | null;
  /** What is new since one last looked, and when that was; null where looks are not kept. */
  readonly looks: { fresh(): Promise<readonly string[] | null>; since(): string | null } | null;
  /** Null where nothing can be taken in. */
  readonly imports: Imports | null;
  /** Outlines and places; null where there are none, and no map is then drawn. */
  readonly atlas: (() => Atlas) | null;
  readonly names: Names;
  /** The code of a state by its name, and anything else as it is. */
  codeOf(name: string): string;
  /** Codes of all states with their names, in the order of the names. */
  readonly states: readonly (readonly [string, string])[];
  readonly workspace: string;
  readonly parameters: URLSearchParams;
  readonly filters: Filters;
  /** The address asked for, without what stands behind "?" and without ".json". */
  readonly path: string;
  /** "http://127.0.0.1:4817", for what is read away from here. */
  readonly origin: string;
  /** The same with other parameters. */
  with(parameters: URLSearchParams): Ask;
  /** Who is called so in the tables of states and offices, in office on that day if one is given; null without tables. */
  readonly known: ((name: string, day: string | null) => readonly Known[]) | null;
  /** Parts of the address by name: "id", "a", "b". */
  readonly part: Readonly<Record<string, string>>;
}

/** `score`: 0 to 100. */
export interface Known {
  readonly name: string;
  readonly score: number;
  readonly description: string;
}

export interface View {
  /** As the router takes it: "/events/:id". */
  readonly path: string;
  /** Null when nothing stands under the address. */
  answer(ask: Ask): Promise<Answer | Moved | null>;
}

/** What stood under the id asked for is now part of another record, which stands under this one. */
export class Moved {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}

export interface Answer {
  readonly data: unknown;
  sheet(): Sheet;
}

/** A view from its two halves, typed by what the first gives to the second. */
export function view<D>(
  path: string,
  load: (ask: Ask) => Promise<D | Moved | null>,
  show: (data: D, ask: Ask) => Sheet,
): View {
  return {
    path,
    async answer(ask) {
      const data = await load(ask);
      if (data === null) return null;
      if (data instanceof Moved) return data;
      return { data, sheet: () => show(data, ask) };
    },
  };
}

/** The address of the next helping of a list. */
export function nextAddress(ask: Ask, next: string): string {
  const parameters = new URLSearchParams(ask.parameters);
  parameters.set("after", next);
  return `${ask.path}?${parameters}`;
}
