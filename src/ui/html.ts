/**
 * HTML from templates: html`<p>${title}</p>`. Every value is escaped; only what another template made goes in as it is.
 * So the text of a page can never become markup, whatever it says.
 */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let text = parts[0]!;
  pieces.forEach((piece, index) => {
    text += textOf(piece) + parts[index + 1]!;
  });
  return new Html(text);
}

/** Nothing, where a piece may be left out. */
export const NOTHING = new Html("");

/** A text with the five signs that mean something in HTML replaced, and without those that no document may hold. */
export function escapeHtml(text: string): string {
  return text.replace(SIGNS, (sign) => ESCAPES[sign] ?? "\ufffd");
}

function textOf(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return "";
  if (piece instanceof Html) return piece.text;
  if (typeof piece === "object") return piece.map(textOf).join("");
  return escapeHtml(String(piece));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these may not stand in a document.
const SIGNS = /[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
