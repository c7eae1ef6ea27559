/**
 * The texts of the tables, one after the other, with an index of the names in them. A row is known by where it begins among
 * all texts; its cells are cut out when somebody asks for them.
 */
import { type IndexFile, indexTables, placeOfFirst, type TableIndex } from "./table-index.ts";

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

/** Files in their order: where a name stands for several, the first is meant. */
const TABLES: readonly (readonly [string, TableKind, boolean])[] = [
  ["states.tsv", "state", false],
  ["bodies.tsv", "body", false],
  ["agencies.tsv", "agency", false],
  ["places.tsv", "place", false],
  // Rows by hand come first, so that their spelling of a name is the canonical one.
  ["people.tsv", "person", true],
  ["offices.tsv", "person", false],
];
const OWN_BASE = -(2 ** 20);

export type Files = Readonly<Record<string, string | undefined>>;

/** The tables among the files; those of the user are called "own-people.tsv" and so on. */
export function tablesOf(files: Files, own: boolean): TableText[] {
  const tables: TableText[] = [];
  let base = own ? OWN_BASE : 0;
  for (const [name, kind, byHand] of TABLES) {
    const text = files[own ? `own-${name}` : name];
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
    tables.push({ kind, text, base, first: end + 1, columns, byHand: byHand || own, own });
    base += text.length + 1;
  }
  return tables;
}

const NO_ROWS: readonly number[] = [];

export class TableTexts {
  private readonly tables: readonly TableText[];
  private readonly indexes: readonly TableIndex[];
  private readonly own: TableIndex | null;
  private readonly main: TableIndex;

  /** `made`: the index of those files, made before; without it they are all read now. */
  constructor(files: Files, made: IndexFile | null) {
    const own = tablesOf(files, true);
    const main = tablesOf(files, false);
    this.tables = [...own, ...main];
    this.own = own.length === 0 ? null : indexTables(own);
    this.main = made?.index ?? indexTables(main);
    this.indexes = this.own === null ? [this.main] : [this.own, this.main];
  }

  /** Of how many words is the longest name that begins with a word of this hash? 0 if none does. */
  reach(first: number): number {
    const place = placeOfFirst(first);
    const longest = this.main.longest[place]!;
    return this.own === null ? longest : Math.max(longest, this.own.longest[place]!);
  }

  hasName(hash: number): boolean {
    return this.main.names.has(hash) || this.own?.names.has(hash) === true;
  }

  /** Rows of a name, of the last word of a surname, or of a state's offices, by its hash; the user's own first. */
  rows(part: "names" | "surnames" | "offices", hash: number): readonly number[] {
    const own = this.own === null ? NO_ROWS : this.own[part].of(hash);
    const main = this.main[part].of(hash);
    return own.length === 0 ? main : [...own, ...main];
  }

  isGiven(hash: number): boolean {
    return this.main.given.has(hash) || this.own?.given.has(hash) === true;
  }

  /** Where the rows of every person begin. */
  get persons(): number[] {
    return this.indexes.flatMap(({ persons }) => [...persons]);
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
