/** `/timeline` and `/dyad/CHN/RUS`: events in the order of their days, under a picture of them by month. */

import type { EventLine } from "../../model/record.ts";
import type { EventQuery } from "../../store/store.ts";
import { monthOf, showMonth } from "../dates.ts";
import { filterBar } from "../filter-bar.ts";
import { type Html, html } from "../html.ts";
import { monthsPicture } from "../months.ts";
import { eventRow, type Names, nameOf } from "../parts.ts";
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
    items: found.items,
    next: found.next,
  };
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
  const { between, total, months, pages, items, next } = loaded;
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
${monthsPicture(months, pages)}
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
