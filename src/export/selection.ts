/**
 * What an export is made of: the events chosen, and what stands on their pages; all of it, or a part that has some of the events, or
 * statements, or figures, or pages, and of the rest only what these point to. Made by the edge of the program from the store, by the
 * same queries as the screens, so that a file and a screen never say different things.
 */
import type { Correction } from "../model/correction.ts";
import type { Reading } from "../model/reading.ts";
import type { ActorLine, EventLine, FigureLine, LineageLine, PageLine, StatementLine } from "../model/record.ts";

export interface Selection {
  /** What the workspace is called. */
  readonly title: string;
  /** Version of the program that read it. */
  readonly version: string;
  readonly events: readonly EventLine[];
  readonly statements: readonly StatementLine[];
  readonly figures: readonly FigureLine[];
  /** By id: every page that bears any of these. */
  readonly pages: ReadonlyMap<string, SelectedPage>;
  /** The pages that are to be listed here, in the order of their ids: of a whole selection all of them. */
  readonly listed: readonly SelectedPage[];
  /** Whether a page is in the whole selection. */
  readonly isChosen: (page: string) => boolean;
  /** Whether what is told once, the corrections, is told with this part. */
  readonly isFirst: boolean;
  /** Persons and bodies by each of their names. */
  readonly actors: ReadonlyMap<string, ActorLine>;
  /** Between these pages. */
  readonly lineage: readonly LineageLine[];
  /** Those that stand, in their order. */
  readonly corrections: readonly Correction[];
  /** English name of a state by its code; null of anything else. */
  readonly stateName: (code: string) => string | null;
  /** ISO 3166-1 alpha-3 of a party; null when it has none or it is not known. */
  readonly countryOf: (name: string) => string | null;
  /** The office that a person holds on a day (EDTF; null: at any time) by the table of offices; null when it knows none. */
  readonly officeOn: (name: string, date: string | null) => string | null;
  /** Where a place lies, if the gazetteer knows it. */
  readonly locate: (place: string) => Located | null;
  readonly codes: ForeignCodes;
}

export interface Located {
  readonly kind: "country" | "place";
  /** ISO 3166-1 alpha-3; null of a place in no state or in several. */
  readonly country: string | null;
  /** Degrees, WGS 84, of a point inside; null of a country. */
  readonly lat: number | null;
  readonly lon: number | null;
}

/** What other datasets call things; null where they have no name for it. */
export interface ForeignCodes {
  /** FIPS 10-4 of a state. */
  readonly fips: (state: string) => string | null;
  /** Correlates of War number of a state. */
  readonly cow: (state: string) => string | null;
  /** GDELT's Goldstein score of a CAMEO code, −10 to 10. */
  readonly goldstein: (cameo: string) => number | null;
}

export interface SelectedPage {
  readonly reading: Reading;
  /** Null before anything was linked. */
  readonly line: PageLine | null;
}
