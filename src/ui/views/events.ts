/** `/events`: the events that fit a filter, as a plain table; `?actor=CHN&type=CONSULT&status=held&from=2023-05&q=talks`. */
import { filterBar } from "../filter-bar.ts";
import { html } from "../html.ts";
import { dateOf, enc, evidenceAddress, kindOf, parties, reportedOf, statusMark, support } from "../parts.ts";
import { familyOf, plural, statusWords, words } from "../strings.ts";
import { nextAddress, view } from "../view.ts";

export const events = view(
  "/events",
  async ({ store, filters }) => {
    const { items, next } = await store.events(filters.query);
    return { total: await store.countEvents(filters.query), items, next };
  },
  ({ total, items, next }, ask) => {
    const search = ask.parameters.toString();
    return {
      title: words.nav.events,
      section: "events",
      wide: true,
      data: `/events.json${search === "" ? "" : `?${search}`}`,
      body: html`<h1>${words.nav.events}</h1>
<p class="lead">${plural(total, words.events)}</p>
${filterBar(ask)}
${
  items.length === 0
    ? html`<p class="missing">${words.noEvents}</p>`
    : html`<div class="scroll" tabindex="0" role="group" aria-label="${words.nav.events}"><table class="list"><thead><tr><th scope="col">${words.event.when}</th><th scope="col">${words.event.status}</th><th scope="col">${words.event.kind}</th><th scope="col">${words.event.who}</th><th scope="col">${words.event.toWhom}</th><th scope="col">${words.event.where}</th><th scope="col">${words.event.evidence}</th></tr></thead><tbody>${items.map(
        (event) =>
          html`<tr data-id="${event.id}"><td class="when">${dateOf(event)}</td><td class="nowrap">${statusMark(event.status, familyOf[event.type], event.reported)} ${statusWords[event.status]}</td><td class="nowrap"><a href="/events/${enc(event.id)}">${kindOf(event)}</a>${support(event.independent, event.pages)}</td><td>${parties(ask.names, event.actor)}</td><td>${event.recipient.length === 0 ? "" : parties(ask.names, event.recipient)}</td><td>${event.place ?? ""}</td><td class="evidence"><a href="${evidenceAddress(event) ?? `/events/${enc(event.id)}`}">${event.evidence}</a> ${reportedOf(event, ask.names)}</td></tr>`,
      )}</tbody></table></div>`
}
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}`,
    };
  },
);
