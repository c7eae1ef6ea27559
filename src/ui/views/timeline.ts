/** `/timeline` and `/dyad/CHN/RUS`: events in the order of their days, under a picture of them by month. */

import { monthOf, showMonth } from "../../export/dates.ts";
import type { EventLine } from "../../model/record.ts";
import type { EventQuery, Store } from "../../store/store.ts";
import { filterBar } from "../filter-bar.ts";
import { type Html, html } from "../html.ts";
import { monthsPicture } from "../months.ts";
import { eventRow, type Names, nameOf, party } from "../parts.ts";
import { plural, words } from "../strings.ts";
import { type Ask, nextAddress, view } from "../view.ts";

async function load({ store, filters, part }: Ask) {
  const { a, b } = part;
  const query: EventQuery = { ...filters.query, ...(a && b ? { between: [a, b] as const } : {}) };
  const found = await store.events(query);
  return {
    between: a && b ? ([a, b] as const) : null,
    total: await store.countEvents(query),
    months: await store.months(query),
    pages: await store.pageMonths(),
    speakers: a && b ? await store.speakers([a, b], 6) : [],
    look: a && b ? await needsALook(store, query) : [],
    items: found.items,
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

type Loaded = Awaited<ReturnType<typeof load>>;

export const timeline = view("/timeline", load, show);
export const dyad = view(
  "/dyad/:a/:b",
  async (ask) => {
    const { a = "", b = "" } = ask.part;
    return ask.names.stateName(a) === null || ask.names.stateName(b) === null || a === b ? null : load(ask);
  },
  show,
);

function show(loaded: Loaded, ask: Ask) {
  const { between, total, months, pages, speakers, look, items, next } = loaded;
  const { names, parameters } = ask;
  const title = between === null ? words.timeline.all : `${nameOf(names, between[0])} and ${nameOf(names, between[1])}`;
  const search = parameters.toString();
  return {
    title,
    section: between === null ? ("timeline" as const) : ("home" as const),
    data: `${ask.path}.json${search === "" ? "" : `?${search}`}`,
    body: html`<h1>${title}</h1>
<p class="lead">${plural(total, words.events)}. <span class="quiet">${words.timeline.figuresNote}</span></p>
${filterBar(ask)}
${
  speakers.length + look.length === 0
    ? monthsPicture(months, pages)
    : html`<div class="overview"><div>${monthsPicture(months, pages)}</div><aside>${
        look.length === 0
          ? ""
          : html`<h2>${words.timeline.look}</h2><ul class="plain speakers small">${look.map(({ word, parameter, events }) => html`<li><a href="${ask.path}?${parameter}">${word}</a> <span>${events}</span></li>`)}</ul>`
      }${
        speakers.length === 0
          ? ""
          : html`<h2 class="second">${words.timeline.quoted}</h2><ul class="plain speakers">${speakers.map((speaker) => html`<li>${party(names, speaker.name)} <span class="small">${speaker.statements}</span></li>`)}</ul>`
      }</aside></div>`
}
${items.length === 0 ? html`<p class="missing">${words.noEvents}</p>` : byMonth(items, names)}
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}`,
  };
}

/** Headings for the months, and a shelf for what has none. */
export function byMonth(events: readonly EventLine[], names: Names): Html[] {
  const groups: { readonly month: string | null; readonly events: EventLine[] }[] = [];
  const coarse: EventLine[] = [];
  for (const event of events) {
    const month = monthOf(event.date);
    if (month === null) coarse.push(event);
    else if (groups.at(-1)?.month === month) groups.at(-1)!.events.push(event);
    else groups.push({ month, events: [event] });
  }
  if (coarse.length > 0) groups.push({ month: null, events: coarse });
  return groups.map(
    ({ month, events }) =>
      html`<section class="month"><h2${month === null ? "" : html` id="m-${month}"`}>${month === null ? words.coarse : showMonth(month)}</h2>
<ol class="events">${events.map((event) => eventRow(event, names))}</ol></section>`,
  );
}
