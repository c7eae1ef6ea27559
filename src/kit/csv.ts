/**
 * Tables as spreadsheets write them: RFC 4180 with any mark between the cells, line ends within quotes.
 * `a,"b ""c"""` → a · b "c"
 */

/** The cells of a table, row by row. A quote that is never closed runs to the end. Blank lines are rows of one empty cell. */
export function csvRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const length = text.endsWith("\n") ? text.length - 1 : text.length;
  while (at <= length) {
    let cell: string;
    if (text[at] === '"') {
      const parts: string[] = [];
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        const to = quote < 0 ? text.length : quote;
        parts.push(text.slice(from, to));
        from = to + 1;
        if (text[from] !== '"' || quote < 0) break;
        parts.push('"');
        from += 1;
      }
      cell = parts.join("");
      at = from;
      // What stands behind the closing quote belongs to the cell, as spreadsheets read it.
      const end = endOfCell(text, at, delimiter);
      cell += text.slice(at, end);
      at = end;
    } else {
      const end = endOfCell(text, at, delimiter);
      cell = text.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (at < length && text[at] === delimiter) {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    at += 1;
  }
  return rows;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== delimiter) at += 1;
  return at;
}
