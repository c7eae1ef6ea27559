/**
 * Tab-separated tables of data/: the first line names the columns, lines that begin with # are remarks, and a cell that holds
 * several things parts them with a semicolon.
 */

export type Row = Readonly<Record<string, string>>;

/** Rows of a tab-separated table by the names in its first line; lines that begin with # are remarks. */
export function rowsOf(text: string | undefined): Row[] {
  if (text === undefined) return [];
  const rows: Row[] = [];
  let names: string[] | null = null;
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const cells = line.split("\t");
    if (names === null) {
      names = cells;
      continue;
    }
    const row: Record<string, string> = {};
    for (let i = 0; i < names.length; i++) row[names[i]!] = cells[i] ?? "";
    rows.push(row);
  }
  return rows;
}

/** "a; b; c" → its parts. */
export const listOf = (cell: string | undefined): string[] =>
  cell === undefined || cell === ""
    ? []
    : cell
        .split(";")
        .map((part) => part.trim())
        .filter((part) => part !== "");
