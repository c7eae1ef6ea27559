/** What every picture has around it: a caption, a way to its data, room to scroll, a legend, and the same as a table. */
import { type Html, html, NOTHING, type Piece } from "../html.ts";
import { words } from "../strings.ts";

export interface Picture {
  /** Says what is shown; also the name of the picture for who does not see it. */
  readonly caption: string;
  /** What is drawn, in units of about a pixel. */
  readonly drawing: Piece;
  readonly width: number;
  readonly height: number;
  readonly legend?: Piece;
  /** Days since 1970-01-01 that it shows, and how many windows wide it is: for the script that scrolls through it. */
  readonly about?: { readonly first: number; readonly last: number; readonly windows: number };
  /** The same as a table; left out only where the screen leads to a list of the same. */
  readonly table?: { readonly head: readonly Piece[]; readonly rows: readonly (readonly Piece[])[] };
  /** Address of the data behind it. */
  readonly data?: string;
  /** Class of the figure. */
  readonly kind: string;
}

export function picture({ caption, drawing, width, height, legend, table, data, kind, about }: Picture): Html {
  return html`<figure class="picture ${kind}"${about === undefined ? "" : html` data-first="${about.first}" data-last="${about.last}" data-windows="${about.windows}"`}>
<figcaption>${caption}</figcaption>
<div class="scroll" tabindex="0" role="group" aria-label="${caption}">
<svg viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" role="${roleOf(drawing)}" aria-label="${caption}">${drawing}</svg>
</div>
${legend === undefined ? NOTHING : html`<p class="legend">${legend}</p>`}
${table === undefined ? NOTHING : twinOf(table, caption, data)}
</figure>`;
}

const twinOf = (table: NonNullable<Picture["table"]>, caption: string, data: string | undefined): Html =>
  html`<details class="twin"><summary>${words.picture.table}</summary>
${data === undefined ? "" : html`<p class="small"><a href="${data}">${words.picture.data}</a></p>`}
<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table><thead><tr>${table.head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${table.rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div></details>`;

/** A picture that holds links is a group of them; an image has nothing within it for who does not see it. */
export const roleOf = (drawing: Piece): "group" | "img" => (html`${drawing}`.text.includes("<a ") ? "group" : "img");

/** Two decimals are finer than any screen. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/** A text cut to about so many pixels at 11 px a letter's height; whole words where possible. */
export function cut(text: string, pixels: number): string {
  const letters = Math.floor(pixels / 5.9);
  if (text.length <= letters) return text;
  if (letters < 6) return "";
  const short = text.slice(0, letters - 1);
  const space = short.lastIndexOf(" ");
  return `${(space > letters / 2 ? short.slice(0, space) : short).replace(/[,;:\s]+$/, "")}…`;
}

/** About how wide a text of 11 px is drawn. */
export const widthOf = (text: string): number => text.length * 5.9;
