/**
 * Currencies and countable nouns as values: "tankers" is a noun of things whose unit is printed as "ships".
 */
import { type CurrencyTable, currencyTable } from "../../kit/money.ts";
import { type SharedCurrencies, sharedCurrencies } from "./shared-currencies.ts";

export type UnitKind = "measure" | "volume" | "energy" | "people" | "things" | "acts" | "time";

export interface Unit {
  /** As a figure prints it: "people", "km", "barrels". */
  readonly unit: string;
  readonly kind: UnitKind;
}

export interface FigureLexicon {
  readonly currencies: CurrencyTable;
  readonly shared: SharedCurrencies;
  /** By the singular, lower case; a unit of several words under all of them. */
  readonly units: ReadonlyMap<string, Unit>;
}

/** From the rows of data/currencies.tsv, data/units.tsv and data/currency-words.tsv; lines that begin with "#" are comments. */
export function figureLexicon(currencies: string, units: string, shared: string): FigureLexicon {
  const table = new Map<string, Unit>();
  for (const line of units.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [word, unit, kind] = line.split("\t");
    if (word === undefined || unit === undefined || kind === undefined) continue;
    // The table is ours and a test reads it through, so the kind is one of those above.
    table.set(word.toLowerCase(), { unit, kind: kind as UnitKind });
  }
  return { currencies: currencyTable(currencies), units: table, shared: sharedCurrencies(shared) };
}

/** The unit of a noun in singular or plural, null if it is none. */
export function unitOf(lexicon: FigureLexicon, word: string): Unit | null {
  const lower = (word.endsWith(".") ? word.slice(0, -1) : word).toLowerCase();
  const direct = lexicon.units.get(lower);
  if (direct !== undefined) return direct;
  if (!lower.endsWith("s")) return null;
  const plain = lexicon.units.get(lower.slice(0, -1));
  if (plain !== undefined) return plain;
  if (lower.endsWith("es")) {
    const shorter = lexicon.units.get(lower.slice(0, -2));
    if (shorter !== undefined) return shorter;
  }
  return lower.endsWith("ies") ? (lexicon.units.get(`${lower.slice(0, -3)}y`) ?? null) : null;
}
