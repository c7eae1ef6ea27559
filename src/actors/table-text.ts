/**
 * The texts of the tables, one after the other, with an index of the names in them. A row is known by where it begins among
 * all texts; its cells are cut out when somebody asks for them.
 */
import { type IndexFile, indexTables, placeOfFirst, rowsIn, SMALL, type TableIndex } from "./table-index.ts";
import { Variants } from "./variants.ts";

export type TableKind = "state" | "body" | "agency" | "place" | "person";

export interface TableText {
  readonly kind: TableKind;
  readonly text: string;
  /** Where the text begins among all texts; below zero for the user's own. */
  readonly base: number;
  /** Where the first row begins in the text. */
  readonly first: number;
  /** Column by its name in the first line; -1 where the table lacks it. */
  readonly columns: Readonly<Record<Column, number>>;
  /** Of data/people.tsv or the user's own: those come before data/offices.tsv, and their spelling of a name is kept. */
  readonly byHand: boolean;
  /** The user's own rows win over those of the program. */
  readonly own: boolean;
}

const COLUMNS = [
  "iso3",
  "name",
  "aliases",
  "demonyms",
  "capitals",
  "points",
  "type",
  "country",
  "kind",
  "lat",
  "lon",
  "sector",
  "code",
  "person",
  "surname",
  "order",
  "role",
  "from",
  "to",
  "seen",
  "source",
  "wikidata",
] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * Files in their order: where a name stands for several, the first is meant. The agencies serve other layers too and are short:
 * they are read anew each time.
 */
const TABLES: readonly (readonly [string, TableKind, TableGroup, boolean])[] = [
  ["own-states.tsv", "state", "own", true],
  ["own-bodies.tsv", "body", "own", true],
  // Rows by hand come first, so that their spelling of a name is the canonical one.
  ["own-people.tsv", "person", "own", true],
  ["states.tsv", "state", "main", false],
  ["bodies.tsv", "body", "main", false],
  ["places.tsv", "place", "main", false],
  ["people.tsv", "person", "main", true],
  ["offices.tsv", "person", "main", false],
  ["agencies.tsv", "agency", "late", false],
];
export type TableGroup = "own" | "main" | "late";
const BASES: Readonly<Record<TableGroup, number>> = { own: -(2 ** 21), main: 0, late: 2 ** 21 - 2 ** 18 };

export type Files = Readonly<Record<string, string | undefined>>;

/** The tables of a group among the files. */
export function tablesOf(files: Files, group: TableGroup): TableText[] {
  const tables: TableText[] = [];
  let base = BASES[group];
  for (const [name, kind, of, byHand] of TABLES) {
    const text = of === group ? files[name] : undefined;
    if (text === undefined || text === "") continue;
    let first = 0;
    while (text[first] === "#") {
      const end = text.indexOf("\n", first);
      first = end < 0 ? text.length : end + 1;
    }
    let end = text.indexOf("\n", first);
    if (end < 0) end = text.length;
    const names = text.slice(first, end).split("\t");
    const columns = {} as Record<Column, number>;
    for (const column of COLUMNS) columns[column] = names.indexOf(column);
    tables.push({ kind, text, base, first: end + 1, columns, byHand, own: group === "own" });
    base += text.length + 1;
  }
  return tables;
}

const NO_ROWS: readonly number[] = [];

export class TableTexts {
  private readonly tables: readonly TableText[];
  /** In the order of their rows. */
  private readonly indexes: readonly TableIndex[];
  private readonly own: TableIndex | null;
  private readonly main: TableIndex;
  readonly variants: Variants;

  /** `made`: the index of the main tables, made before; without it they are all read now. */
  constructor(files: Files, made: IndexFile | null) {
    const own = tablesOf(files, "own");
    const main = tablesOf(files, "main");
    const late = tablesOf(files, "late");
    this.tables = [...own, ...main, ...late];
    this.variants = new Variants(files["name-variants.tsv"]);
    this.own = own.length === 0 ? null : indexTables(own, this.variants);
    this.main = made?.index ?? indexTables(main, this.variants);
    this.indexes = [...(this.own === null ? [] : [this.own]), this.main, indexTables(late, this.variants)];
  }

  /** Has the user a registry of actors? */
  get hasOwn(): boolean {
    return this.own !== null;
  }

  /** Of how many words is the longest name that begins with a word of this hash? 0 if none does. */
  reach(first: number): number {
    const place = placeOfFirst(first);
    let longest = 0;
    for (const index of this.indexes) longest = Math.max(longest, index.longest[place]! & ~SMALL);
    return longest;
  }

  /** `TableIndex.longest` of each. */
  get longest(): Uint8Array[] {
    return this.indexes.map(({ longest }) => longest);
  }

  hasName(hash: number): boolean {
    for (const index of this.indexes) if (index.names.has(hash)) return true;
    return false;
  }

  /** Rows of a name, of the last word of a surname, of a key of spellings, or of a state's offices, by its hash; the user's own first. */
  rows(part: "names" | "surnames" | "sounds" | "offices", hash: number): readonly number[] {
    let rows = NO_ROWS;
    for (const index of this.indexes) {
      const found = index[part].of(hash);
      if (found.length > 0) rows = rows.length === 0 ? found : [...rows, ...found];
    }
    return rows;
  }

  isGiven(hash: number): boolean {
    return this.main.given.has(hash) || this.own?.given.has(hash) === true;
  }

  /** Where the rows of every person begin. */
  get persons(): number[] {
    return this.indexes.flatMap(({ persons }) => [...persons]);
  }

  /** Every row of the tables other than those of persons. */
  get namedRows(): (readonly [TableText, number])[] {
    return this.tables
      .filter(({ kind }) => kind !== "person")
      .flatMap((table) => Array.from(rowsIn(table), ([row]) => [table, row] as const));
  }

  /** Where the rows begin of the person whom the row is of. */
  personAt(row: number): number {
    const { persons } = row < 0 && this.own !== null ? this.own : this.main;
    let low = 0;
    let high = persons.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (persons[middle]! <= row) low = middle;
      else high = middle - 1;
    }
    return persons[low]!;
  }

  tableOf(row: number): TableText {
    const { tables } = this;
    let i = tables.length - 1;
    while (i > 0 && tables[i]!.base > row) i -= 1;
    return tables[i]!;
  }

  cells(table: TableText, row: number): string[] {
    const { text } = table;
    const end = text.indexOf("\n", row - table.base);
    return text.slice(row - table.base, end < 0 ? text.length : end).split("\t");
  }
}
