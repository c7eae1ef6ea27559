/** `/search?q=`: words in pages, events and quotes. */
import { type Html, html, type Piece } from "../html.ts";
import { enc, pageAddress, titleOf } from "../parts.ts";
import { words } from "../strings.ts";
import { view } from "../view.ts";

export const search = view(
  "/search",
  async ({ store, parameters }) => {
    const query = parameters.get("q")?.trim() ?? "";
    const found = query === "" ? [] : await store.search(query, 60);
    const items = await Promise.all(
      found.map(async (one) => ({ ...one, event: one.kind === "event" ? await store.event(one.id) : null })),
    );
    return { query, items };
  },
  ({ query, items }, { names }) => ({
    title: query === "" ? words.search : `${words.search}: ${query}`,
    data: `/search.json?q=${enc(query)}`,
    body: html`<h1>${words.search}</h1>
<form class="inline" action="/search"><label>${words.searchHint} <input type="search" name="q" value="${query}"></label> <button>${words.search}</button></form>
${query === "" ? html`<p class="missing">${words.searchEmpty}</p>` : items.length === 0 ? html`<p class="missing">${words.searchNothing}</p>` : ""}
<ul class="plain results">${items.map(
      ({ kind, id, title, snippet, event }) =>
        html`<li><p class="line"><a href="${ADDRESSES[kind](id)}">${event === null ? (title === "" ? id : title) : titleOf(event, names)}</a> <span class="small">${KINDS[kind]}</span></p><p class="snippet">${marked(snippet)}</p></li>`,
    )}</ul>`,
  }),
);

/** The words found, between U+0002 and U+0003, marked. */
function marked(snippet: string): Piece {
  return snippet.split("\u0002").map((part, index): Html => {
    if (index === 0) return html`${part}`;
    const end = part.indexOf("\u0003");
    return end < 0 ? html`${part}` : html`<mark class="found">${part.slice(0, end)}</mark>${part.slice(end + 1)}`;
  });
}

const KINDS = {
  page: words.pages[0],
  event: words.events[0],
  statement: words.quotes[0],
  document: words.documents[0],
} as const;
const ADDRESSES = {
  page: (id: string) => pageAddress(id),
  event: (id: string) => `/events/${enc(id)}`,
  statement: (id: string) => `/quotes/${enc(id)}`,
  document: (id: string) => `/documents/${enc(id)}`,
} as const;
