/** On paper no link can be followed: the sources of what a screen lists stand as footnotes with their addresses. On the screen they are not shown. */
import { showDate } from "../export/dates.ts";
import type { PageSummary } from "../store/store.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { words } from "./strings.ts";

export interface Notes {
  /** The raised number of a page's note; nothing of a page that has none. */
  mark(page: string | undefined): Html;
  /** The notes in the order of their numbers. */
  list(): Html;
}

export function notesOf(pages: readonly PageSummary[]): Notes {
  const unique = [...new Map(pages.map((page) => [page.id, page])).values()];
  const numbers = new Map(unique.map((page, index) => [page.id, index + 1]));
  return {
    mark(page) {
      const number = page === undefined ? undefined : numbers.get(page);
      return number === undefined ? NOTHING : html`<sup class="note" aria-hidden="true">${number}</sup>`;
    },
    list: () =>
      unique.length === 0
        ? NOTHING
        : html`<ol class="notes" aria-hidden="true">${unique.map((page) => html`<li>${lineOf(page)}</li>`)}</ol>`,
  };
}

/** "Putin and Xi meet, harbour.example, 16 May 2024, https://…, SHA-256 3fa9c0…". */
function lineOf({ id, title, outlet, published, url, sha256, independent }: PageSummary): string {
  return [
    title ?? id,
    outlet,
    published === null ? words.unknownDay : showDate(published),
    independent === false ? words.event.copyOf : null,
    url,
    `${words.reader.hash} ${sha256.slice(0, 16)}`,
  ]
    .filter((part) => part !== null && part !== "")
    .join(", ");
}
