/** `/timeline`: events on a line of time, in lanes by level, actor or type; below the same in words, the undated on their shelf. */

import { monthOf, showDate, showMonth } from "../../export/dates.ts";
import { dayEdtf, daysOf } from "../../kit/edtf.ts";
import type { EventLine } from "../../model/record.ts";
import type { EventQuery, Mark } from "../../store/store.ts";
import { changedIn } from "../editing.ts";
import { dataAddress, EVENT_FIELDS, filterBar } from "../filter-bar.ts";
import { type Html, html, NOTHING } from "../html.ts";
import { loadNews, newsLine } from "../news.ts";
import { type Notes, notesOf } from "../notes.ts";
import { type Changed, eventRow, type Names, nameOf } from "../parts.ts";
import { type Lane, lanesPicture } from "../pictures/lanes.ts";
import { plural, words } from "../strings.ts";
import { type Ask, nextAddress, view } from "../view.ts";

/** The days that a picture of these events shows; null where none has a day. `windows` as many stand beside each other, the one at hand in the middle. */
export async function loadWindow(ask: Ask, query: EventQuery, windows = 1) {
  const span = await ask.store.span(query);
  const [from, to] = [daysOf(query.from), daysOf(query.to)];
  const sides = (windows - 1) / 2;
  // A window that was moved to stays as it is, whatever lies in it.
  if (ask.parameters.get("window") === "exact" && from !== null && to !== null && to.last >= from.first) {
    const more = sides * (to.last - from.first + 1);
    return { span, window: { first: from.first - more, last: to.last + more } };
  }
  if (span.first === null || span.last === null || span.core === null) return { span, window: null };
  // A treaty of 1950 told in passing must not press the year at hand into a corner.
  const asked = query.from !== undefined || query.to !== undefined || ask.parameters.get("window") === "all";
  const narrow = !asked && span.last - span.first > 2 * (span.core.last - span.core.first + 30);
  const all = narrow ? span.core : { first: span.first, last: span.last };
  const first = Math.max(all.first, from?.first ?? all.first);
  const last = Math.max(first, Math.min(all.last, to?.last ?? all.last));
  const pad = Math.max(2, Math.round((last - first) / 60));
  const more = sides * (last - first + 1 + 2 * pad);
  return { span, window: { first: first - pad - more, last: last + pad + more } };
}

/** The events of a query with all that the picture of them needs. */
async function loadLanes(ask: Ask, query: EventQuery, windows = 1) {
  const { store } = ask;
  const { after: _after, limit: _limit, order: _order, ...rest } = query;
  const rows = rowsOf(ask.parameters.get("rows"));
  const { span, window } = await loadWindow(ask, rest, windows);
  if (window === null) return { span, window, lanes: [], traces: NO_TRACES, beside: 0, undrawn: 0 };
  const within = { ...rest, from: dayEdtf(window.first), to: dayEdtf(window.last) };
  const marks = await store.marks(within, rows === "actor");
  const { chosen, others } = choose(marks, window, windows > 1 ? DRAWN_WIDE : DRAWN);
  const events = new Map((await store.eventsNamed(chosen.map(({ id }) => id))).map((event) => [event.id, event]));
  return {
    span,
    window,
    lanes: lanesBy(rows, chosen, others, events, ask.names),
    /** Dated, but outside the window. */
    beside: windows > 1 ? 0 : (await store.countEvents(rest)) - span.undated - marks.length,
    /** Within the window, but only counted. */
    undrawn: others.length,
    traces: await store.traces({ ...window, bins: 90 * windows }),
  };
}

/** Those that are drawn, at most so many, and those that are only counted: in each stretch of each level's time the most told first. */
function choose(marks: readonly Mark[], window: { readonly first: number; readonly last: number }, most: number) {
  if (marks.length <= most) return { chosen: marks, others: [] };
  const cell = (window.last - window.first + 1) / CELLS;
  const cells = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = `${mark.level} ${Math.floor((mark.first - window.first) / cell)}`;
    const list = cells.get(key);
    if (list === undefined) cells.set(key, [mark]);
    else list.push(mark);
  }
  const ranked = [...cells.values()].flatMap((list) =>
    list
      .sort((a, b) => b.told - a.told || b.last - b.first - (a.last - a.first) || (a.id < b.id ? -1 : 1))
      .map((mark, rank) => ({ mark, rank })),
  );
  ranked.sort((a, b) => a.rank - b.rank || b.mark.told - a.mark.told || (a.mark.id < b.mark.id ? -1 : 1));
  const marked = ranked.map(({ mark }) => mark);
  return { chosen: marked.slice(0, most), others: marked.slice(most) };
}

type LoadedLanes = Awaited<ReturnType<typeof loadLanes>>;

/** The picture with the ways to move its window; nothing when nothing has a day. */
export function lanesOf({ window, lanes, traces, beside, undrawn }: LoadedLanes, ask: Ask): Html {
  if (window === null) return NOTHING;
  const rows = rowsOf(ask.parameters.get("rows"));
  return html`<div class="moves"><p class="small">${words.timeline.byLanes}: ${ROWS.map((one) => html`<a href="${withParameters(ask, { rows: one })}"${one === rows ? html` aria-current="true"` : ""}>${words.timeline.rows[one]}</a> `)}</p>
<nav class="small" aria-label="${words.timeline.window}">${movesOf(window, ask).map(([key, word, address]) => html`<a href="${address}" data-move="${key}">${word}</a> `)}</nav></div>
${lanesPicture({ lanes, ...window, traces, names: ask.names, data: dataAddress(ask) })}
${undrawn > 0 ? html`<p class="small">${words.timeline.undrawn(undrawn)}</p>` : ""}
${beside > 0 ? html`<p class="small">${plural(beside, words.events)} ${words.timeline.beside} ${windowWords(window.first, window.last)}. <a href="${withParameters(ask, { from: "", to: "", window: "all" })}">${words.timeline.whole}</a></p>` : ""}`;
}

/** `/timeline/lanes`: the picture by itself, with as much again before and after the window: what the script of the timeline scrolls through. */
export const timelineLanes = view(
  "/timeline/lanes",
  async (ask) => loadLanes(ask, ask.filters.query, WINDOWS),
  ({ window, lanes, traces }, ask) => ({
    title: words.lanes.caption,
    section: "timeline",
    wide: true,
    body: html`<h1>${words.lanes.caption}</h1>
<p><a href="${withParameters({ ...ask, path: "/timeline" }, {})}">${words.timeline.all}</a></p>
${window === null ? NOTHING : lanesPicture({ lanes, ...window, traces, names: ask.names, windows: WINDOWS, data: dataAddress(ask) })}`,
  }),
);

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
      sources: await store.pagesNamed(found.items.map((event) => event.evidence_page)),
      next: found.next,
    };
  },
  ({ news, total, lanes, undated, items, sources, next }, ask) => {
    const { names } = ask;
    const notes = notesOf(sources);
    const dated = items.filter(({ date }) => date !== null);
    return {
      title: words.timeline.all,
      section: "timeline",
      data: dataAddress(ask),
      body: html`<h1>${words.timeline.all}</h1>
<p class="lead">${plural(total, words.events)}${lanes.span.undated > 0 ? html`, ${lanes.span.undated} ${words.undated.toLowerCase()}` : ""}. <span class="quiet">${words.timeline.figuresNote}</span></p>
${newsLine(news, ask)}
${filterBar(ask, EVENT_FIELDS, dataAddress(ask))}
${ask.parameters.has("after") ? "" : lanesOf(lanes, ask)}
${undated.length === 0 ? "" : html`<details class="shelf"><summary>${words.timeline.undatedShelf}: ${plural(lanes.span.undated, words.events)}</summary><ol class="events">${undated.map((event) => eventRow(event, names))}</ol></details>`}
<div id="listed">${items.length === 0 ? html`<p class="missing">${words.noEvents}</p>` : byMonth(dated, names, notes, changedIn(ask))}
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}${notes.list()}</div>`,
    };
  },
);

/** Headings for the months, and a shelf for what is dated more coarsely. */
export function byMonth(events: readonly EventLine[], names: Names, notes?: Notes, changed?: Changed): Html[] {
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
<ol class="events">${events.map((event) => eventRow(event, names, notes, changed))}</ol></section>`,
  );
}

type Rows = "level" | "actor" | "type";

/** The events in their lanes: by level, by type, or by the eight who act most, and below these all others. */
function lanesBy(
  rows: Rows,
  chosen: readonly Mark[],
  others: readonly Mark[],
  events: ReadonlyMap<string, EventLine>,
  names: Names,
): readonly Lane[] {
  const all = [...chosen, ...others];
  const lane = (name: string, belongs: (mark: Mark) => boolean): Lane => ({
    name,
    events: chosen.flatMap((mark) => {
      const event = belongs(mark) ? events.get(mark.id) : undefined;
      return event === undefined ? [] : [event];
    }),
    others: others.filter(belongs).map(({ first }) => first),
  });
  if (rows === "level")
    return ([4, 3, 2, 1] as const).map((level) => lane(words.ladder.levels[level], (mark) => mark.level === level));
  if (rows === "type") {
    const order = Object.keys(words.types);
    const types = [...new Set(all.map(({ type }) => type))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    return types.map((type) => lane(words.types[type], (mark) => mark.type === type));
  }
  const counts = new Map<string, number>();
  for (const { actor } of all) if (actor !== null) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  const top = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 8)
    .map(([name]) => name);
  return [
    ...top.map((name) => lane(nameOf(names, name), ({ actor }) => actor === name)),
    lane(words.timeline.others, ({ actor }) => actor === null || !top.includes(actor)),
  ];
}

/** Earlier, later, closer, wider, all: the window's addresses. */
function movesOf({ first, last }: { readonly first: number; readonly last: number }, ask: Ask) {
  const days = last - first + 1;
  const to = (a: number, b: number) =>
    withParameters(ask, { from: dayEdtf(Math.round(a)), to: dayEdtf(Math.round(b)), window: "exact" });
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
const rowsOf = (text: string | null): Rows => ROWS.find((one) => one === text) ?? "level";
const NO_TRACES = { pages: [], independent: [], quotes: [], figures: [] };
/** Events in one window; more would neither be told apart nor be drawn at once. */
const DRAWN = 300;
/** And in all windows of the script together, so that they are put in place within a frame or two. */
const DRAWN_WIDE = 540;
/** Stretches of a picture's time in each of which the most told are drawn first. */
const CELLS = 60;
/** How many windows the script has beside each other: the one at hand, and one at each side. */
const WINDOWS = 3;

/** "9 May 2023 to 3 June 2024". */
const windowWords = (first: number, last: number): string => `${showDate(dayEdtf(first))} – ${showDate(dayEdtf(last))}`;
