/** `/dyad/CHN/RUS`: two states over against each other, at a glance: how often, at what level, who speaks, what needs a look. */

import { showDate } from "../../export/dates.ts";
import type { EventQuery, Store } from "../../store/store.ts";
import { changedIn } from "../editing.ts";
import { dataAddress, filterBar } from "../filter-bar.ts";
import { html } from "../html.ts";
import { loadNews, newsLine } from "../news.ts";
import { notesOf } from "../notes.ts";
import { enc, eventRow, nameOf, party } from "../parts.ts";
import { dotsPicture } from "../pictures/dots.ts";
import { ladderPicture } from "../pictures/ladder.ts";
import { locatorPicture } from "../pictures/locator.ts";
import { monthsPicture } from "../pictures/months.ts";
import { plural, words } from "../strings.ts";
import { type Ask, nextAddress, view } from "../view.ts";
import { amountOf } from "./figures.ts";
import { byMonth } from "./timeline.ts";

async function load(ask: Ask) {
  const { store, filters, part } = ask;
  const { a = "", b = "" } = part;
  const { after, ...asked } = filters.query;
  const query: EventQuery = { ...asked, between: [a, b] };
  const found = await store.events({ ...query, ...(after === undefined ? {} : { after }) });
  return {
    news: await loadNews(ask, query),
    between: [a, b] as const,
    total: await store.countEvents(query),
    behind: await store.pagesBehind(query),
    months: await store.months(query),
    pages: await store.pageMonths(),
    talks: await store.months({ ...query, types: ["CONSULT"] }),
    visits: await store.countEvents({ ...query, types: ["CONSULT"], modes: ["visit"] }),
    latest: (await store.events({ ...query, limit: 5, order: "new" })).items.filter(({ date }) => date !== null),
    speakers: await store.speakers([a, b], 6),
    spoken: await store.spoken([a, b], 6, 400),
    places: await store.places(query, 60),
    look: await needsALook(store, query),
    figures: await figuresBetween(store, [a, b]),
    items: found.items,
    sources: await store.pagesNamed(found.items.map((event) => event.evidence_page)),
    next: found.next,
  };
}

/** What a person had better check: kinds of doubt with the number of events and the parameter that shows them. */
async function needsALook(store: Store, query: EventQuery) {
  const kinds = [
    { word: words.timeline.disputed, parameter: "disputed=1", query: { disputed: true } },
    { word: words.claimed, parameter: "reported=claimed", query: { reported: ["claimed"] } },
    { word: words.contested, parameter: "reported=contested", query: { reported: ["contested"] } },
  ];
  const found = [];
  for (const kind of kinds) {
    const events = await store.countEvents({ ...query, ...kind.query });
    if (events > 0) found.push({ word: kind.word, parameter: kind.parameter, events });
  }
  return found;
}

/** Figures that name one of the two as their ends, the best supported first. */
async function figuresBetween(store: Store, states: readonly [string, string]) {
  const { items } = await store.figures({ limit: 1000 });
  return items
    .filter(({ from, to }) => from !== null && to !== null && states.includes(from) && states.includes(to))
    .sort((one, two) => two.independent - one.independent)
    .slice(0, 4);
}

export const dyad = view(
  "/dyad/:a/:b",
  async (ask) => {
    const { a = "", b = "" } = ask.part;
    return ask.names.stateName(a) === null || ask.names.stateName(b) === null || a === b ? null : load(ask);
  },
  (
    {
      news,
      between,
      total,
      behind,
      months,
      pages,
      talks,
      visits,
      latest,
      speakers,
      spoken,
      places,
      look,
      figures,
      items,
      sources,
      next,
    },
    ask,
  ) => {
    const { names } = ask;
    const notes = notesOf(sources);
    const [a, b] = between;
    const title = `${nameOf(names, a)} ${words.dyad.and} ${nameOf(names, b)}`;
    const pair = `between=${a},${b}`;
    return {
      title,
      section: "home",
      data: dataAddress(ask),
      body: html`<h1>${title}</h1>
<p class="lead">${plural(behind.pages, words.pages)}, ${plural(behind.independent, words.independent)}; ${plural(total, words.events)} <a href="/timeline?${pair}">${words.dyad.onTimeline}</a>${visits === 0 ? "" : html`, <a href="/visits?${pair}">${plural(visits, words.visits)}</a>`}. <span class="quiet">${words.timeline.figuresNote}</span></p>
${newsLine(news, ask)}
${filterBar(ask, ["type", "status", "reported", "from", "to", "q"], dataAddress(ask))}
<div class="pair"><div>${monthsPicture(months, pages, `/timeline.json?${pair}`)}</div><div>${ladderPicture(talks, `/timeline.json?${pair}&type=CONSULT`, pages)}</div></div>
<div class="thirds">
${latest.length === 0 ? "" : html`<section><h2>${words.dyad.latest}</h2><ol class="events narrow">${latest.slice(0, 3).map((event) => eventRow(event, names))}</ol></section>`}
<section>${speakers.length === 0 ? "" : html`<h2>${words.timeline.quoted}</h2><ul class="plain speakers">${speakers.map((speaker) => html`<li>${party(names, speaker.name)} <a class="small" href="/quotes?speaker=${enc(speaker.name)}">${speaker.statements}</a></li>`)}</ul>`}</section>
<section>${figures.length === 0 ? "" : html`<h2>${words.dyad.figures}</h2><ul class="plain">${figures.map((figure) => html`<li><a href="/figures/${enc(figure.id)}">${figure.what}</a> ${amountOf(figure)}${figure.period === null ? "" : html`<span class="small">, ${showDate(figure.period)}</span>`}</li>`)}</ul>`}
${look.length === 0 ? "" : html`<h2>${words.timeline.look}</h2><ul class="plain speakers">${look.map(({ word, parameter, events }) => html`<li><a href="${ask.path}?${parameter}">${word}</a> <span class="small">${events}</span></li>`)}</ul>`}</section>
</div>
${dotsPicture(spoken, pages, names, `/quotes.json?actor=${a},${b}`)}
${ask.atlas === null ? "" : locatorPicture({ atlas: ask.atlas(), states: between, places, list: `/timeline?${pair}`, names, data: `/timeline.json?${pair}` })}
${items.length === 0 ? html`<p class="missing">${words.noEvents}</p>` : byMonth(items, names, notes, changedIn(ask))}
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}${notes.list()}`,
    };
  },
);
