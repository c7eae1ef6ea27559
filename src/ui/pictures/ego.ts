/**
 * Somebody and those who have to do with them: states and bodies at the left, people at the right, a line to each as thick as their events are
 * many; and, fainter, what these have with one another in the same events. Forty at most, the most frequent.
 */
import { showDate } from "../../export/dates.ts";
import type { EventLine } from "../../model/record.ts";
import { type Html, html, NOTHING } from "../html.ts";
import { enc, type Names, nameOf } from "../parts.ts";
import { type Family, families, familyOf, familyWords, words } from "../strings.ts";
import { cut, picture, round, widthOf } from "./frame.ts";

interface Tie {
  readonly name: string;
  readonly events: readonly EventLine[];
}

/** `self`: the names of the one in the middle. `isPerson` parts the two sides. Nothing of fewer than three counterparts. */
export function egoPicture(
  events: readonly EventLine[],
  self: readonly string[],
  isPerson: (name: string) => boolean,
  names: Names,
  data: string,
): Html {
  const own = new Set(self);
  const ties = new Map<string, EventLine[]>();
  const shared = new Map<string, number>();
  for (const event of events) {
    const all = [...new Set([...event.actor, ...event.recipient])];
    if (!all.some((name) => own.has(name))) continue;
    const others = all.filter((name) => !own.has(name)).sort();
    for (const name of others) ties.set(name, [...(ties.get(name) ?? []), event]);
    for (const [index, a] of others.entries())
      for (const b of others.slice(index + 1)) shared.set(`${a}\n${b}`, (shared.get(`${a}\n${b}`) ?? 0) + 1);
  }
  const ranked: readonly Tie[] = [...ties]
    .map(([name, events]) => ({ name, events }))
    .sort((a, b) => b.events.length - a.events.length || (a.name < b.name ? -1 : 1));
  const nodes = ranked.slice(0, NODES);
  if (nodes.length < 3) return NOTHING;
  const sides = [nodes.filter(({ name }) => !isPerson(name)), nodes.filter(({ name }) => isPerson(name))] as const;
  const rows = Math.max(...sides.map((side) => side.length));
  const height = rows * ROW + 30;
  const middle = { x: WIDTH / 2, y: 26 + (rows * ROW) / 2 };
  const at = new Map<string, { readonly x: number; readonly y: number }>();
  for (const [side, list] of sides.entries())
    for (const [index, { name }] of list.entries())
      at.set(name, { x: side === 0 ? LEFT : WIDTH - LEFT, y: 26 + (index + 0.5 + (rows - list.length) / 2) * ROW });
  const most = nodes[0]!.events.length;
  const lines = nodes.map(({ name, events }) => {
    const { x, y } = at.get(name)!;
    const held = events.some(({ status }) => status === "held" || status === "underway");
    const bend = round((x + middle.x) / 2);
    return html`<path class="tie ${familyMost(events)}${held ? "" : " ahead"}" stroke-width="${round(1 + 4 * Math.sqrt(events.length / most))}" d="M${x} ${y}C${bend} ${y} ${bend} ${middle.y} ${middle.x} ${middle.y}"/>`;
  });
  const faint = [...shared].flatMap(([pair, count]) => {
    const [a, b] = pair.split("\n").map((name) => at.get(name));
    if (a === undefined || b === undefined) return [];
    const bow = a.x === b.x ? (a.x < middle.x ? 1 : -1) * Math.min(90, 16 + Math.abs(a.y - b.y) / 3) : 0;
    const d =
      a.x === b.x
        ? `M${a.x} ${a.y}C${round(a.x + bow)} ${a.y} ${round(b.x + bow)} ${b.y} ${b.x} ${b.y}`
        : `M${a.x} ${a.y}L${b.x} ${b.y}`;
    return [html`<path class="tie between" stroke-width="${round(Math.min(3, 0.6 + count * 0.3))}" d="${d}"/>`];
  });
  const title = nameOf(names, self[0] ?? "");
  const label = nodes.map(({ name, events }) => {
    const { x, y } = at.get(name)!;
    const left = x < middle.x;
    const text = `${cut(nameOf(names, name), LEFT - 44)}`;
    return html`<a class="item" href="/actors/${enc(name)}"><title>${nameOf(names, name)}: ${events.length}</title><rect class="hit" x="${left ? 0 : x - 6}" y="${y - ROW / 2}" width="${LEFT + 6}" height="${ROW}"/><circle class="own" cx="${x}" cy="${y}" r="3.5"/><text class="label" x="${left ? x - 9 : x + 9}" y="${y + 4}"${left ? html` text-anchor="end"` : ""}>${text} <tspan class="tick">${events.length}</tspan></text></a>`;
  });
  const box = Math.min(190, widthOf(title) + 20);
  return picture({
    kind: "ego",
    caption: words.ego.caption,
    width: WIDTH,
    height,
    data,
    drawing: html`<text class="tick" x="${LEFT - 9}" y="12" text-anchor="end">${sides[0].length === 0 ? "" : words.ego.left}</text><text class="tick" x="${WIDTH - LEFT + 9}" y="12">${sides[1].length === 0 ? "" : words.ego.right}</text>${faint}${lines}<rect class="self" x="${round(middle.x - box / 2)}" y="${middle.y - 12}" width="${round(box)}" height="24" rx="2"/><text class="strong" x="${middle.x}" y="${middle.y + 4}" text-anchor="middle">${cut(title, 180)}</text>${label}`,
    legend: html`${families
      .filter((family) => nodes.some(({ events }) => familyMost(events) === family))
      .map(
        (family) =>
          html`<span><svg class="mark" viewBox="0 0 26 10" width="26" height="10" aria-hidden="true"><path class="tie ${family}" stroke-width="3" d="M1 5H25"/></svg> ${familyWords[family]}</span> `,
      )}<span class="quiet">${words.ego.legend}${ranked.length > NODES ? ` ${words.ego.more(ranked.length - NODES)}` : ""}</span>`,
    table: {
      head: [words.ego.other, words.nav.events, words.ego.last],
      rows: nodes.map(({ name, events }) => {
        const last = events
          .map(({ date }) => date)
          .filter((date) => date !== null)
          .sort()
          .at(-1);
        return [
          html`<a href="/actors/${enc(name)}">${nameOf(names, name)}</a>`,
          events.length,
          last === undefined ? words.unknownDay : showDate(last),
        ];
      }),
    },
  });
}

/** The family that most of the events are of, the first of those that are as many. */
function familyMost(events: readonly EventLine[]): Family {
  const count = (family: Family) => events.filter(({ type }) => familyOf[type] === family).length;
  return families.reduce((best, one) => (count(one) > count(best) ? one : best));
}

const NODES = 40;
const WIDTH = 900;
/** Where the dots of the left side stand. */
const LEFT = 240;
const ROW = 24;
