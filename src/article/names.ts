/**
 * Names of agencies and outlets as they stand in text: `agencyNamed("AP", tables)` is Associated Press.
 */
import type { Agency, ArticleTables, Outlet } from "./tables.ts";

/** The agency that goes by exactly this name, or null. "The" before it is passed over. */
export function agencyNamed(name: string, tables: ArticleTables): Agency | null {
  return indexOf(tables).agencies.get(keyOf(name)) ?? null;
}

/** The outlet that goes by exactly this name, or null. */
export function outletNamed(name: string, tables: ArticleTables): Outlet | null {
  return indexOf(tables).outlets.get(keyOf(name)) ?? null;
}

/** Every name and alias of the agencies, longest first, for regular expressions. */
export function agencyNames(tables: ArticleTables): readonly string[] {
  return indexOf(tables).agencyNames;
}

export function outletNames(tables: ArticleTables): readonly string[] {
  return indexOf(tables).outletNames;
}

export const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

interface NameIndex {
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly outlets: ReadonlyMap<string, Outlet>;
  readonly agencyNames: readonly string[];
  readonly outletNames: readonly string[];
}

const made = new WeakMap<ArticleTables, NameIndex>();

function indexOf(tables: ArticleTables): NameIndex {
  const known = made.get(tables);
  if (known !== undefined) return known;
  const agencies = new Map<string, Agency>();
  const outlets = new Map<string, Outlet>();
  for (const agency of tables.agencies) {
    for (const name of [bareName(agency.name), ...agency.aliases])
      if (!agencies.has(keyOf(name))) agencies.set(keyOf(name), agency);
  }
  for (const outlet of tables.outlets) {
    for (const name of [outlet.name, ...outlet.aliases])
      if (!outlets.has(keyOf(name))) outlets.set(keyOf(name), outlet);
  }
  const longestFirst = (names: string[]) => [...new Set(names)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const index: NameIndex = {
    agencies,
    outlets,
    agencyNames: longestFirst(tables.agencies.flatMap((one) => [bareName(one.name), ...one.aliases])),
    outletNames: longestFirst(tables.outlets.flatMap((one) => [one.name, ...one.aliases])),
  };
  made.set(tables, index);
  return index;
}

/** "CNA (Taiwan)" is called "CNA" in texts. */
export const bareName = (name: string) => name.replace(/ \(.*\)$/, "");

const keyOf = (name: string) => name.trim().replace(/^the /i, "").toLowerCase();
