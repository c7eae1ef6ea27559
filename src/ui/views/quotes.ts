/** `/quotes` and `/quotes/:id`: one card for each thing said, with every wording of it and where each was printed. */
import type { StatementLine } from "../../model/record.ts";
import { showDate } from "../dates.ts";
import { type Html, html } from "../html.ts";
import { enc, type Names, pageAddress, party, support } from "../parts.ts";
import { words } from "../strings.ts";
import { nextAddress, view } from "../view.ts";

export const quotes = view(
  "/quotes",
  async ({ store, filters, parameters }) => {
    const { limit, after, words } = filters.query;
    const speaker = parameters.get("speaker") || undefined;
    return store.statements({
      ...(limit === undefined ? {} : { limit }),
      ...(after === undefined ? {} : { after }),
      ...(words === undefined ? {} : { words }),
      ...(speaker === undefined ? {} : { speaker }),
    });
  },
  ({ items, next }, ask) => ({
    title: words.nav.quotes,
    section: "quotes",
    data: "/quotes.json",
    body: html`<h1>${words.nav.quotes}</h1>
<form class="inline" action="/quotes"><label>${words.filters.words} <input type="search" name="q" value="${ask.parameters.get("q") ?? ""}"></label> <button>${words.filters.apply}</button></form>
${items.length === 0 ? html`<p class="missing">${words.searchNothing}</p>` : items.map((line) => quoteCard(line, ask.names))}
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}`,
  }),
);

export const quote = view(
  "/quotes/:id",
  async ({ store, part }) => {
    const found = await store.statement(part.id ?? "");
    if (found === null) return null;
    return { statement: found, occasion: found.occasion === null ? null : await store.event(found.occasion) };
  },
  ({ statement, occasion }, { names }) => ({
    title: statement.speaker ?? words.quote.speaker,
    section: "quotes",
    data: `/quotes/${enc(statement.id)}.json`,
    body: html`<h1>${statement.speaker === null ? words.quote.speaker : party(names, statement.speaker)}</h1>
${quoteCard(statement, names)}
${occasion === null ? "" : html`<p>${words.quote.at} <a href="/events/${enc(occasion.id)}">${occasion.evidence}</a></p>`}
${statement.altered.length === 0 ? "" : html`<h2>${words.quote.altered}</h2><ul class="plain">${statement.altered.map((one) => html`<li><q>${one.text}</q> <span class="small"><a href="${pageAddress(one.page)}">${one.page}</a>: ${one.why}</span></li>`)}</ul>`}
<p class="small id">${statement.id}</p>`,
  }),
);

export function quoteCard(statement: StatementLine, names: Names): Html {
  return html`<figure class="quote card">${statement.variants.map((variant) => {
    const [first] = variant.mentions;
    const text = variant.form === "indirect" ? html`${variant.text}` : html`“${variant.text}”`;
    return html`<blockquote class="${variant.form}">${first === undefined ? text : html`<a href="${pageAddress(first.page, first.statement)}">${text}</a>`}${variant.mentions.length > 1 ? html`<sup class="support">${variant.mentions.length}<span class="unseen"> ${words.pages[1]}</span></sup>` : ""}</blockquote>`;
  })}<figcaption>${statement.speaker === null ? words.quote.speaker : party(names, statement.speaker)}${support(statement.independent, statement.pages)}<span class="small"> <a href="/quotes/${enc(statement.id)}">${statement.act.replace("_", " ")}</a>, ${statement.variants[0] === undefined ? "" : words.forms[statement.variants[0].form]}${statement.date === null ? "" : html`, ${showDate(statement.date)}`}</span></figcaption></figure>`;
}
