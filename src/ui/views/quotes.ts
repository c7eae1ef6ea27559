/** `/quotes` and `/quotes/:id`: one card for each thing said, with every wording of it and where each was printed. */

import { showDate } from "../../export/dates.ts";
import type { StatementLine } from "../../model/record.ts";
import { correctForms, reviewMark } from "../correcting.ts";
import { inSentence } from "../evidence.ts";
import { type Html, html } from "../html.ts";
import { enc, type Names, pageAddress, party, support } from "../parts.ts";
import { words } from "../strings.ts";
import { Moved, nextAddress, view } from "../view.ts";

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
    const id = part.id ?? "";
    const found = await store.statement(id);
    if (found === null) return null;
    if (found.id !== id) return new Moved(found.id);
    const says = [];
    for (const { page: pageId, statement: local } of found.variants.flatMap(({ mentions }) => mentions).slice(0, 60)) {
      const [stored, page] = [await store.page(pageId), await store.pageSummary(pageId)];
      const one = stored?.reading.statements.find((candidate) => candidate.id === local);
      if (stored !== null && page !== null && one !== undefined)
        says.push({ page, one, body: stored.reading.page.body });
    }
    return { statement: found, occasion: found.occasion === null ? null : await store.event(found.occasion), says };
  },
  ({ statement, occasion, says }, ask) => ({
    title: statement.speaker ?? words.quote.speaker,
    section: "quotes",
    data: `/quotes/${enc(statement.id)}.json`,
    body: html`<h1>${statement.speaker === null ? words.quote.speaker : party(ask.names, statement.speaker)}</h1>
<p class="over">${reviewMark(statement)}</p>
${quoteCard(statement, ask.names)}
${occasion === null ? "" : html`<p>${words.quote.at} <a href="/events/${enc(occasion.id)}">${occasion.evidence}</a></p>`}
${statement.altered.length === 0 ? "" : html`<h2>${words.quote.altered}</h2><ul class="plain">${statement.altered.map((one) => html`<li><q>${one.text}</q> <span class="small"><a href="${pageAddress(one.page)}">${one.page}</a>: ${one.why}</span></li>`)}</ul>`}
<section><h2>${words.evidence}</h2>${says.map(({ page, one, body }) => html`<figure class="quote"><blockquote>${inSentence(body, one, pageAddress(page.id, one.id))}</blockquote><figcaption class="small"><a href="${pageAddress(page.id)}">${page.title ?? page.id}</a> ${page.outlet ?? ""}</figcaption></figure>`)}</section>
${correctForms(statement, ask, true)}
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
