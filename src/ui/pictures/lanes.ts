/**
 * The timeline in lanes: a span for what lasts, a shape for what is of a day, dots within a visit for its parts, a broken line where
 * only a stretch is known within which it was. What finds no room by itself is counted under its lane. Below stand what was said,
 * measured and published at the time. A picture of several windows beside each other is what a script scrolls through.
 */
import { daysOf } from "../../kit/edtf.ts";
import type { EventLine } from "../../model/record.ts";
import type { Traces } from "../../store/store.ts";
import { type Html, html, NOTHING, type Piece } from "../html.ts";
import { dateOf, enc, type Names, statusMark, statusShape, titleOf } from "../parts.ts";
import { familyOf, plural, statusWords, words } from "../strings.ts";
import { cut, picture, round, widthOf } from "./frame.ts";
import { axis, type Scale, scaleOf } from "./scale.ts";

export interface Lane {
  readonly name: string;
  readonly events: readonly EventLine[];
  /** First days of events beside these, which are only counted. */
  readonly others?: readonly number[];
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Days since 1970-01-01, both included. */
  readonly first: number;
  readonly last: number;
  readonly traces: Traces;
  readonly names: Names;
  readonly data?: string;
  readonly caption?: string;
  /** How many windows wide; 1 unless told. */
  readonly windows?: number;
}

export function lanesPicture({ lanes, first, last, traces, names, data, caption, windows = 1 }: Lanes): Html {
  const width = WIDTH * windows;
  const scale = scaleOf(first, last, windows > 1 ? 0 : 8, windows > 1 ? width : width - 8);
  const byWhole = new Map<string, EventLine[]>();
  const here = new Set(lanes.flatMap(({ events }) => events.map(({ id }) => id)));
  for (const event of lanes.flatMap(({ events }) => events))
    if (event.part_of !== null && here.has(event.part_of))
      byWhole.set(event.part_of, [...(byWhole.get(event.part_of) ?? []), event]);
  let top = 0;
  const drawn: Piece[] = [];
  for (const lane of lanes) {
    const whole = lane.events.filter(({ part_of }) => part_of === null || !here.has(part_of));
    const others = lane.others ?? [];
    if (whole.length === 0 && others.length === 0) continue;
    const { pieces, height } = laneOf({ name: lane.name, events: whole, others }, byWhole, scale, top, names);
    drawn.push(pieces);
    top += height;
  }
  const bottom = top + 6;
  const traced = tracesOf(traces, scale, bottom + 30);
  return picture({
    kind: "lanes",
    caption: caption ?? words.lanes.caption,
    width,
    height: bottom + 30 + traced.height,
    about: { first, last, windows },
    drawing: html`${axis(scale, 0, bottom)}${drawn}${traced.pieces}`,
    legend: html`${legendOf()}`,
    // The wide one is what a script scrolls through; the list stands on the screen that it came from.
    ...(windows > 1 ? {} : { table: tableOf(lanes, names) }),
    ...(data === undefined ? {} : { data }),
  });
}

const tableOf = (lanes: readonly Lane[], names: Names) => ({
  head: [words.event.when, words.timeline.event, words.event.status],
  rows: lanes.flatMap(({ events }) =>
    events.map((event) => [
      dateOf(event),
      html`<a href="/events/${enc(event.id)}">${titleOf(event, names)}</a>`,
      statusWords[event.status],
    ]),
  ),
});

interface Placed {
  readonly event: EventLine;
  readonly x: number;
  readonly right: number;
  readonly row: number;
  readonly label: string;
}

/** The weightiest events choose their rows first, with their words if there is room, else without. */
function laneOf(
  { name, events, others }: Required<Lane>,
  byWhole: ReadonlyMap<string, readonly EventLine[]>,
  scale: Scale,
  top: number,
  names: Names,
): { readonly pieces: Html; readonly height: number } {
  const rows: [number, number][][] = Array.from({ length: ROWS }, () => []);
  const placed: Placed[] = [];
  const crowded: number[] = others.filter((day) => day >= scale.first && day <= scale.last).map((day) => scale.x(day));
  const weightOf = (event: EventLine) =>
    event.independent * 4 + event.pages + (byWhole.get(event.id)?.length ?? 0) * 2 + event.sure;
  for (const event of [...events].sort((a, b) => weightOf(b) - weightOf(a) || (a.id < b.id ? -1 : 1))) {
    const days = extentOf(event);
    if (days === null) continue;
    const x = scale.x(Math.max(days.first, scale.first));
    const end = Math.max(scale.x(Math.min(days.last, scale.last) + 1), x + 13);
    const title = titleOf(event, names);
    const room = Math.min(230, scale.right - end - 16);
    const label = cut(title, Math.min(room, widthOf(title) + 6));
    const tries = label === "" ? [""] : [label, cut(title, Math.min(room, 96)), ""];
    let found: Placed | null = null;
    for (const text of tries) {
      const right = end + (text === "" ? 2 : widthOf(text) + 14);
      const row = rows.findIndex((taken) => taken.every(([a, b]) => right <= a || x - 2 >= b));
      if (row < 0) continue;
      rows[row]!.push([x - 2, right]);
      found = { event, x, right: end, row, label: text };
      break;
    }
    if (found === null) crowded.push(x);
    else placed.push(found);
  }
  const used = Math.max(1, ...placed.map(({ row }) => row + 1));
  const head = top + 16;
  const height = 22 + used * ROW + (crowded.length > 0 ? 16 : 4);
  const shapes = placed
    .sort((a, b) => a.x - b.x || a.row - b.row)
    .map((one) => itemOf(one, byWhole.get(one.event.id) ?? [], scale, head + 6 + one.row * ROW + ROW / 2, names));
  return {
    height,
    pieces: html`<g><path class="rule" d="M${scale.left} ${top}.5H${scale.right}"/>${everyWindow(scale).map((x) => html`<text class="lane" x="${x}" y="${head - 2}">${name}</text>`)}${shapes}${
      crowded.length === 0
        ? NOTHING
        : html`<g>${crowdOf(crowded, head + 17 + used * ROW)}<title>${plural(crowded.length, words.events)}, ${words.lanes.crowded}</title></g>${everyWindow(scale).map((x) => html`<text class="tick" x="${Math.min(x + WIDTH, scale.right) - 8}" y="${head - 2}" text-anchor="end">+${crowded.filter((at) => at >= x - 8 && at < x + WIDTH).length.toLocaleString("en")} ${words.lanes.crowded}</text>`)}`
    }</g>`,
  };
}

/** Where the words of a lane stand, so that they are seen in each window. */
function everyWindow({ left, right }: Scale): readonly number[] {
  return Array.from({ length: Math.max(1, Math.round((right - left) / WIDTH)) }, (_, index) => left + index * WIDTH);
}

/** What is only counted, as bars: the taller the more, ten times as many twice as tall. */
function crowdOf(crowded: readonly number[], base: number): Piece {
  const bins = new Map<number, number>();
  for (const x of crowded) bins.set(Math.floor(x / BIN), (bins.get(Math.floor(x / BIN)) ?? 0) + 1);
  return [...bins]
    .sort((a, b) => a[0] - b[0])
    .map(
      ([bin, count]) =>
        html`<path class="crowd" d="M${bin * BIN + BIN / 2} ${base}v-${round(Math.min(12, 4 + 4 * Math.log10(count)))}"/>`,
    );
}

/** The days that an event may fill; of one dated to a year or longer nothing, as it would seem to last so long. */
function extentOf({ date }: EventLine) {
  const days = daysOf(date);
  if (days === null) return null;
  const first = Number.isFinite(days.first) ? days.first : days.last;
  const last = Number.isFinite(days.last) ? days.last : days.first;
  return Number.isFinite(first) && Number.isFinite(last) ? { first, last } : null;
}

function itemOf(
  { event, x, right, label }: Placed,
  parts: readonly EventLine[],
  scale: Scale,
  y: number,
  names: Names,
): Html {
  const family = familyOf[event.type];
  const wide = right - x;
  // "2024-08-20/2024-08-23" fills its days; "[2024-08-12..2024-08-18]", "2024-08" is one of them.
  const fills = /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/.test(event.date ?? "");
  const doubt = event.disagree.length > 0 || event.reported === "contested";
  const inner = parts.flatMap((part) => {
    const days = extentOf(part);
    if (days === null || wide < 26) return [];
    const at = Math.min(right - 5, Math.max(x + 5, (scale.x(days.first) + scale.x(days.last + 1)) / 2));
    return [{ part, at }];
  });
  const shape =
    wide <= 14
      ? statusShape(event.status, x + 6.5, y, 5)
      : fills
        ? html`<rect class="${BARS[event.status]}" x="${round(x + 1)}" y="${y - 6}" width="${round(wide - 2)}" height="12" rx="2"/>${event.status === "underway" ? html`<rect class="full" x="${round(x + 1)}" y="${y - 6}" width="${round((wide - 2) / 2)}" height="12" rx="2"/>` : ""}${event.status === "cancelled" || event.status === "denied" ? html`<path class="strike" d="M${x} ${y + 7}L${right} ${y - 7}"/>` : ""}`
        : html`<path class="fuzzy" d="M${x + 1} ${y}H${right - 1}"/><path class="fuzzy ends" d="M${x + 1} ${y - 4}v8M${right - 1} ${y - 4}v8"/>${statusShape(event.status, round((x + right) / 2), y, 4.5)}`;
  const said = `${titleOf(event, names)}, ${statusWords[event.status]}${parts.length === 0 ? "" : `, ${plural(parts.length, words.lanes.parts)}`}${doubt ? `, ${words.timeline.disputed}` : ""}`;
  return html`<a class="item ${family} ${event.reported}" href="/events/${enc(event.id)}"><title>${said}</title><rect class="hit" x="${round(x - 2)}" y="${y - ROW / 2}" width="${round(wide + 4 + (label === "" ? 0 : widthOf(label) + 4))}" height="${ROW}"/>${shape}${inner.map(({ at }) => html`<circle class="part" cx="${round(at)}" cy="${y}" r="2.6"/>`)}${label === "" ? "" : html`<text class="label${event.reported === "fact" ? "" : ` ${event.reported}`}" x="${round(right + 4)}" y="${y + 4}">${label}${doubt ? " !" : ""}</text>`}</a>`;
}

/** What was said, measured and published in each stretch of the time, as rows of ticks whose height is the number. */
function tracesOf(traces: Traces, scale: Scale, top: number): { readonly pieces: Html; readonly height: number } {
  const rows = [
    { name: words.nav.quotes, counts: traces.quotes, inner: null, kind: "quotes" },
    { name: words.nav.figures, counts: traces.figures, inner: null, kind: "figures" },
    { name: words.lanes.pages, counts: traces.pages, inner: traces.independent, kind: "pages" },
  ] as const;
  const pieces = rows.map(({ name, counts, inner, kind }, index) => {
    const base = top + index * 30 + 26;
    const most = Math.max(1, ...counts);
    const wide = (scale.right - scale.left) / Math.max(1, counts.length);
    const bars = counts.map((count, bin) => {
      if (count === 0) return NOTHING;
      const tall = round(Math.max(2, (count / most) * 15));
      const x = round(scale.left + bin * wide);
      const full = inner === null ? 0 : round(((inner[bin] ?? 0) / count) * tall);
      return html`<rect class="trace ${kind}" x="${x}" y="${round(base - tall)}" width="${round(Math.max(1.5, wide - 1))}" height="${tall}"/>${full === 0 ? "" : html`<rect class="trace own" x="${x}" y="${round(base - full)}" width="${round(Math.max(1.5, wide - 1))}" height="${full}"/>`}`;
    });
    const total = counts.reduce((a, b) => a + b, 0);
    return html`<path class="rule" d="M${scale.left} ${base}.5H${scale.right}"/>${everyWindow(scale).map((x) => html`<text class="lane" x="${x}" y="${base - 17}">${name}${x === scale.left || total === 0 ? ` ${total === 0 ? words.lanes.none : total.toLocaleString("en")}` : ""}</text>`)}${bars}`;
  });
  return { pieces: html`${pieces}`, height: rows.length * 30 + 4 };
}

const legendOf = (): Piece => [
  html`<span>${statusMark("held", "talk")} ${words.lanes.held}</span> `,
  html`<span>${statusMark("underway", "talk")} ${words.lanes.underway}</span> `,
  html`<span>${statusMark("announced", "talk")} ${words.lanes.ahead}</span> `,
  html`<span>${statusMark("cancelled", "talk")} ${words.lanes.off}</span> `,
  html`<span class="quiet">${words.lanes.legend}</span>`,
];

/** How a span is drawn, by status. */
const BARS = {
  held: "full",
  underway: "ring",
  announced: "ring",
  proposed: "ring",
  cancelled: "ring",
  denied: "ring",
} as const;
/** Of one window. */
const WIDTH = 1072;
/** Pixels that one bar of what is only counted stands for. */
const BIN = 5;
const ROW = 19;
const ROWS = 9;
