/**
 * The tables that `article/` reads with: agencies, outlets, wording of chrome. `load/article-tables.ts` makes them from `data/`.
 */

export interface Agency {
  /** As the record names it: "Reuters", "Associated Press". */
  readonly name: string;
  readonly aliases: readonly string[];
  /** any: the name alone is enough; context: beside a word of reporting or a credit; phrase: only the aliases as written. */
  readonly when: "any" | "context" | "phrase";
  readonly domain: string;
  readonly country: string;
}

export interface Outlet {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly domain: string;
}

/** One row of `data/chrome.tsv`. */
export interface ChromePhrase {
  readonly kind: "line" | "start" | "tail" | "has";
  readonly phrase: string;
  readonly why: string;
}

export interface ArticleTables {
  readonly agencies: readonly Agency[];
  readonly outlets: readonly Outlet[];
  readonly chrome: readonly ChromePhrase[];
  /** Names of cities as they stand in datelines: "New York". */
  readonly cities: ReadonlySet<string>;
}
