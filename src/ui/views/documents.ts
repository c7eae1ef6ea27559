/** `/documents` and `/documents/:id`: agreements, statements and letters that pages tell of, with who issued them and what they say. */

import { showDate } from "../../export/dates.ts";
import type { DocumentLine } from "../../model/record.ts";
import { offeredFor } from "../candidates.ts";
import { correctForms, reviewMark } from "../correcting.ts";
import { editable } from "../editing.ts";
import { type Html, html, type Piece } from "../html.ts";
import { enc, missing, type Names, pageAddress, parties, titleOf } from "../parts.ts";
import { plural, statusWords, words } from "../strings.ts";
import { Moved, nextAddress, view } from "../view.ts";

export const documents = view(
  "/documents",
  async ({ store, filters, parameters }) => {
    const { limit, after, words } = filters.query;
    const issuer = parameters.get("issuer") || undefined;
    return store.documents({
      ...(limit === undefined ? {} : { limit }),
      ...(after === undefined ? {} : { after }),
      ...(words === undefined ? {} : { words }),
      ...(issuer === undefined ? {} : { issuer }),
    });
  },
  ({ items, next }, ask) => ({
    title: words.nav.documents,
    section: "documents",
    data: "/documents.json",
    body: html`<h1>${words.nav.documents}</h1>
${items.length === 0 ? html`<p class="missing">${words.document.none}</p>` : documentTable(items, ask.names)}
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}`,
  }),
);

export const document = view(
  "/documents/:id",
  async (ask) => {
    const { store, part } = ask;
    const id = part.id ?? "";
    const found = await store.document(id);
    if (found === null) return null;
    if (found.id !== id) return new Moved(found.id);
    const says = [];
    const events = new Map<string, NonNullable<Awaited<ReturnType<typeof store.event>>>>();
    for (const { page: pageId, document: local } of found.mentions.slice(0, 60)) {
      const [stored, page, linked] = [
        await store.page(pageId),
        await store.pageSummary(pageId),
        await store.linkedOf(pageId),
      ];
      const one = stored?.reading.documents.find((candidate) => candidate.id === local);
      if (stored === null || page === null || one === undefined) continue;
      says.push({ page, one });
      // The event that is told in the same words: the signing, the sending.
      for (const event of stored.reading.events.filter((event) => event.start < one.end && one.start < event.end)) {
        const line = await store.event(linked.get(event.id)?.id ?? "");
        if (line !== null) events.set(line.id, line);
      }
    }
    return { document: found, says, offered: await offeredFor(ask, []), events: [...events.values()] };
  },
  ({ document, says, offered, events }, ask) => {
    const { names } = ask;
    const field = (name: string, value: Piece) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
    const list = (name: string, texts: readonly string[]) =>
      texts.length === 0
        ? ""
        : field(name, html`<ul class="plain">${texts.map((text) => html`<li>${text}</li>`)}</ul>`);
    return {
      title: nameOfDocument(document),
      section: "documents",
      data: `/documents/${enc(document.id)}.json`,
      body: html`<p class="over"><span class="kind">${words.documentKinds[document.document]}</span>${reviewMark(document)}</p>
<h1>${nameOfDocument(document)}</h1>
<dl class="facts">
${field(words.document.issuer, editable(ask, document, "issuer", parties(names, document.issuer), offered))}
${field(words.document.date, editable(ask, document, "date", document.date === null ? missing() : showDate(document.date)))}
${field(words.document.status, document.status === null ? missing() : statusWords[document.status])}
${document.areas.length === 0 ? "" : field(words.document.areas, document.areas.join(", "))}
${list(words.document.points, document.points)}
${list(words.document.omits, document.omits)}
</dl>
${events.length === 0 ? "" : html`<section><h2>${words.nav.events}</h2><ul class="plain">${events.map((event) => html`<li><a href="/events/${enc(event.id)}">${titleOf(event, names)}</a>${event.date === null ? "" : html`<span class="small"> ${showDate(event.date)}</span>`}</li>`)}</ul></section>`}
<section><h2>${words.evidence}</h2>
${says.map(({ page, one }) => html`<figure class="quote"><blockquote dir="auto"><a href="${pageAddress(page.id, one.id)}">${one.evidence}</a></blockquote><figcaption class="small"><a href="${pageAddress(page.id)}">${page.title ?? page.id}</a> ${page.outlet ?? ""}</figcaption></figure>`)}</section>
${correctForms(document, ask, true)}
<p class="small id">${document.id}</p>`,
    };
  },
);

export const nameOfDocument = (document: DocumentLine): string =>
  document.name ?? `${words.documentKinds[document.document]}, ${words.notSaid}`;

export function documentTable(items: readonly DocumentLine[], names: Names): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${words.nav.documents}"><table class="list"><thead><tr><th scope="col">${words.document.date}</th><th scope="col">${words.document.name}</th><th scope="col">${words.document.kind}</th><th scope="col">${words.document.issuer}</th><th scope="col">${words.document.status}</th><th scope="col" class="number">${words.nav.sources}</th></tr></thead><tbody>${items.map(
    (one) =>
      html`<tr><td class="when">${one.date === null ? html`<span class="missing">${words.unknownDay}</span>` : showDate(one.date)}</td><th scope="row"><a href="/documents/${enc(one.id)}">${nameOfDocument(one)}</a></th><td>${words.documentKinds[one.document]}</td><td>${one.issuer.length === 0 ? "" : parties(names, one.issuer)}</td><td>${one.status === null ? "" : statusWords[one.status]}</td><td class="number"><span title="${plural(one.mentions.length, words.pages)}">${one.mentions.length}</span></td></tr>`,
  )}</tbody></table></div>`;
}
