/**
 * What an export is made of: the events chosen, and what stands on their pages. Made by the edge of the program from the store,
 * by the same queries as the screens, so that a file and a screen never say different things.
 */
import type { Correction } from "../model/correction.ts";
import type { Reading } from "../model/reading.ts";
import type { EventLine, FigureLine, PageLine, StatementLine } from "../model/record.ts";

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
  /** Those that stand, in their order. */
  readonly corrections: readonly Correction[];
  /** English name of a state by its code; null of anything else. */
  readonly stateName: (code: string) => string | null;
  /** ISO 3166-1 alpha-3 of a party; null when it has none or it is not known. */
  readonly countryOf: (name: string) => string | null;
}

export interface SelectedPage {
  readonly reading: Reading;
  /** Null before anything was linked. */
  readonly line: PageLine | null;
}
