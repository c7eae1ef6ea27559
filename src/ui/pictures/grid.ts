/** The claim grid: texts across, fields down; whether each says what the record has, something else, or nothing. */
import { type Html, html, NOTHING } from "../html.ts";
import { words } from "../strings.ts";
import { cut, picture } from "./frame.ts";

export interface GridText {
  readonly name: string;
  readonly address: string;
  /** True of a copy or a rewrite. */
  readonly leans: boolean;
}

export interface GridRow {
  readonly field: string;
  /** One for each text. */
  readonly says: readonly ("same" | "other" | "silent")[];
}

/** Nothing of one text, which can only agree with itself. */
export function gridPicture(texts: readonly GridText[], rows: readonly GridRow[], data: string): Html {
  if (texts.length < 2) return NOTHING;
  const shown = texts.slice(0, 24);
  const wide = Math.max(34, Math.min(120, 760 / shown.length));
  const x = (index: number) => LEFT + index * wide + wide / 2;
  const height = rows.length * ROW;
  // Names are written slantwise where a column has no room for them.
  const slant = wide < 110;
  const head = slant ? 74 : 24;
  return picture({
    kind: "grid-of-claims",
    caption: words.grid.caption,
    width: LEFT + shown.length * wide + (slant ? 60 : 8),
    height: head + height + 6,
    data,
    drawing: html`${shown.map(({ name, address, leans }, index) => {
      const turned = slant ? html` transform="rotate(-38 ${x(index)} ${head - 8})"` : "";
      return html`<a class="item" href="${address}"><rect class="hit" x="${x(index) - wide / 2}" y="${head - 18}" width="${wide}" height="18"/><text class="label${leans ? " claimed" : ""}" x="${x(index)}" y="${head - 8}"${slant ? "" : html` text-anchor="middle"`}${turned}>${cut(name, slant ? 96 : wide - 8)}</text></a>`;
    })}${rows.map(({ field, says }, row) => {
      const y = head + row * ROW + ROW / 2;
      return html`<text class="lane" x="2" y="${y + 4}">${field}</text><path class="grid" d="M0 ${y + ROW / 2}.5H${LEFT + shown.length * wide}"/>${shown.map(
        ({ name, leans }, index) => {
          const said = says[index] ?? "silent";
          const title = html`<title>${name}, ${field}: ${words.grid.says[said]}</title>`;
          if (said === "silent") return html`<g>${title}<path class="axis" d="M${x(index) - 3} ${y}.5h6"/></g>`;
          const dot = html`<circle class="${leans ? "copy" : "own"}" cx="${x(index)}" cy="${y}" r="5"/>`;
          return said === "same"
            ? html`<g>${title}${dot}</g>`
            : html`<g class="force">${title}<rect class="clash" x="${x(index) - wide / 2 + 2}" y="${y - ROW / 2 + 2}" width="${wide - 4}" height="${ROW - 4}"/><circle class="ring" cx="${x(index)}" cy="${y}" r="5"/><path class="strike" d="M${x(index) - 6} ${y + 6}l12 -12"/></g>`;
        },
      )}`;
    })}`,
    legend: html`<span class="quiet">${words.grid.legend}</span>`,
    table: {
      head: [words.grid.field, ...shown.map(({ name }) => name)],
      rows: rows.map(({ field, says }) => [
        field,
        ...shown.map((_, index) => words.grid.says[says[index] ?? "silent"]),
      ]),
    },
  });
}

const LEFT = 110;
const ROW = 24;
