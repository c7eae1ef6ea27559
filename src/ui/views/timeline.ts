/** `/timeline`: events on a line of time, in lanes by level, actor or type; below the same in words, the undated on their shelf. */

import { monthOf, showDate, showMonth } from "../../export/dates.ts";
import { dayEdtf, daysOf } from "../../kit/edtf.ts";
import type { EventLine } from "../../model/record.ts";
import type { Level } from "../../store/level.ts";
import type { EventQuery } from "../../store/store.ts";
import { dataAddress, EVENT_FIELDS, filterBar } from "../filter-bar.ts";
import { type Html, html, NOTHING } from "../html.ts";
import { loadNews, newsLine } from "../news.ts";
import { eventRow, type Names, nameOf } from "../parts.ts";
import { type Lane, lanesPicture } from "../pictures/lanes.ts";
import { plural, words } from "../strings.ts";
import { type Ask, nextAddress, view } from "../view.ts";

/** The events of a query with all that the picture of them needs. */
export async function loadLanes(ask: Ask, query: EventQuery, countries?: readonly string[]) {
  const { store } = ask;
  const { after: _after, limit: _limit, order: _order, ...rest } = query;
  const span = await store.span(rest);
  if (span.first === null || span.last === null || span.core === null)
    return { span, events: [], levels: {}, traces: NO_TRACES, window: null, beside: 0 };
  // A treaty of 1950 told in passing must not press the year at hand into a corner.
  const asked = query.from !== undefined || query.to !== undefined || ask.parameters.get("window") === "all";
  const narrow = !asked && span.last - span.first > 2 * (span.core.last - span.core.first + 30);
  const all = narrow ? span.core : { first: span.first, last: span.last };
  const first = Math.max(all.first, daysOf(query.from)?.first ?? all.first);
  const last = Math.max(first, Math.min(all.last, daysOf(query.to)?.last ?? all.last));
  const pad = Math.max(2, Math.round((last - first) / 60));
  const window = { first: first - pad, last: last + pad };
  const within = { ...rest, from: dayEdtf(window.first), to: dayEdtf(window.last) };
  const { items } = await store.events({ ...within, limit: DRAWN });
  const dated = (await store.countEvents(rest)) - span.undated;
  return {
    span,
    window,
    events: items,
    /** Dated, but outside the window. */
    beside: dated - (await store.countEvents(within)),
    levels: Object.fromEntries(await store.levels({ ...within, limit: DRAWN })),
    traces: await store.traces({ ...window, bins: 90, ...(countries === undefined ? {} : { countries }) }),
  };
}

type LoadedLanes = Awaited<ReturnType<typeof loadLanes>>;

/** The picture with the ways to move its window; nothing when nothing has a day. */
export function lanesOf(loaded: LoadedLanes, total: number, ask: Ask): Html {
  const { window, events, levels, traces, span } = loaded;
  if (window === null || span.first === null || span.last === null) return NOTHING;
  const rows = rowsOf(ask.parameters.get("rows"));
  const lanes =
    rows === "level" ? byLevel(events, levels) : rows === "type" ? byType(events) : byActor(events, ask.names);
  return html`<div class="moves"><p class="small">${words.timeline.byLanes}: ${ROWS.map((one) => html`<a href="${withParameters(ask, { rows: one })}"${one === rows ? html` aria-current="true"` : ""}>${words.timeline.rows[one]}</a> `)}</p>
<nav class="small" aria-label="${words.timeline.window}">${movesOf(window, ask).map(([key, word, address]) => html`<a href="${address}" data-move="${key}">${word}</a> `)}</nav></div>
${lanesPicture({ lanes, ...window, traces, names: ask.names, data: dataAddress(ask) })}
${loaded.beside > 0 ? html`<p class="small">${plural(loaded.beside, words.events)} ${words.timeline.beside} ${windowWords(window.first, window.last)}. <a href="${withParameters(ask, { from: "", to: "", window: "all" })}">${words.timeline.whole}</a></p>` : ""}
${total > events.length && events.length >= DRAWN ? html`<p class="small">${words.timeline.first(events.length)}</p>` : ""}`;
}

export const timeline = view(
  "/timeline",
  async (ask) => {
    const { store, filters } = ask;
    const { query } = filters;
    const found = await store.events(query);
    return {
      news: await loadNews(ask, query),
      total: await store.countEvents(query),
      lanes: await loadLanes(ask, query),
      undated: query.after === undefined ? await store.undated(query, 40) : [],
      items: found.items,
      next: found.next,
    };
  },
  ({ news, total, lanes, undated, items, next }, ask) => {
    const { names } = ask;
    const dated = items.filter(({ date }) => date !== null);
    return {
      title: words.timeline.all,
      section: "timeline",
      data: dataAddress(ask),
      body: html`<h1>${words.timeline.all}</h1>
<p class="lead">${plural(total, words.events)}${lanes.span.undated > 0 ? html`, ${lanes.span.undated} ${words.undated.toLowerCase()}` : ""}. <span class="quiet">${words.timeline.figuresNote}</span></p>
${newsLine(news, ask)}
${filterBar(ask, EVENT_FIELDS, dataAddress(ask))}
${ask.parameters.has("after") ? "" : lanesOf(lanes, total, ask)}
${undated.length === 0 ? "" : html`<details class="shelf"><summary>${words.timeline.undatedShelf}: ${plural(lanes.span.undated, words.events)}</summary><ol class="events">${undated.map((event) => eventRow(event, names))}</ol></details>`}
${items.length === 0 ? html`<p class="missing">${words.noEvents}</p>` : byMonth(dated, names)}
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}`,
    };
  },
);

/** Headings for the months, and a shelf for what is dated more coarsely. */
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

function byLevel(events: readonly EventLine[], levels: Readonly<Record<string, Level>>): readonly Lane[] {
  return ([4, 3, 2, 1] as const).map((level) => ({
    name: words.ladder.levels[level],
    events: events.filter(({ id }) => (levels[id] ?? 2) === level),
  }));
}

function byType(events: readonly EventLine[]): readonly Lane[] {
  const types = [...new Set(events.map(({ type }) => type))];
  const order = Object.keys(words.types);
  return types
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((type) => ({ name: words.types[type], events: events.filter((event) => event.type === type) }));
}

/** The eight who act most, each event with the first of them; then all others. */
function byActor(events: readonly EventLine[], names: Names): readonly Lane[] {
  const counts = new Map<string, number>();
  for (const name of events.flatMap(({ actor }) => actor)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const top = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 8)
    .map(([name]) => name);
  const ofTop = (event: EventLine) => top.find((name) => event.actor.includes(name));
  return [
    ...top.map((name) => ({ name: nameOf(names, name), events: events.filter((event) => ofTop(event) === name) })),
    { name: words.timeline.others, events: events.filter((event) => ofTop(event) === undefined) },
  ];
}

/** Earlier, later, closer, wider, all: the window's addresses. */
function movesOf({ first, last }: { readonly first: number; readonly last: number }, ask: Ask) {
  const days = last - first + 1;
  const to = (a: number, b: number) =>
    withParameters(ask, { from: dayEdtf(Math.round(a)), to: dayEdtf(Math.round(b)), window: "" });
  return [
    ["ArrowLeft", words.timeline.earlier, to(first - days / 2, last - days / 2)],
    ["ArrowRight", words.timeline.later, to(first + days / 2, last + days / 2)],
    ["+", words.timeline.closer, to(first + days / 4, last - days / 4)],
    ["-", words.timeline.wider, to(first - days / 2, last + days / 2)],
    ["0", words.timeline.whole, withParameters(ask, { from: "", to: "", window: "all" })],
  ] as const;
}

/** The address asked for with these parameters set, or taken away where they are empty. */
export function withParameters(ask: Ask, set: Readonly<Record<string, string>>): string {
  const parameters = new URLSearchParams(ask.parameters);
  parameters.delete("after");
  for (const [name, value] of Object.entries(set)) {
    if (value === "") parameters.delete(name);
    else parameters.set(name, value);
  }
  const search = parameters.toString();
  return `${ask.path}${search === "" ? "" : `?${search}`}`;
}

const ROWS = ["level", "actor", "type"] as const;
const rowsOf = (text: string | null) => ROWS.find((one) => one === text) ?? "level";
const NO_TRACES = { pages: [], independent: [], quotes: [], figures: [] };
/** Events in one picture; more would neither be told apart nor be drawn at once. */
const DRAWN = 600;

/** "9 May 2023 to 3 June 2024". */
const windowWords = (first: number, last: number): string => `${showDate(dayEdtf(first))} – ${showDate(dayEdtf(last))}`;
