/** `/visits`: the ledger of trips: who went where, in which office, when, to whom, with whom, and what came of it. */
import { tripsIn } from "../../export/trips.ts";
import { containsEdtf, daysOf } from "../../kit/edtf.ts";
import type { ActorLine, EventLine } from "../../model/record.ts";
import { dataAddress, filterBar } from "../filter-bar.ts";
import { type Html, html, type Piece } from "../html.ts";
import { dateOf, enc, evidenceAddress, nameOf, parties, party, reportedOf, statusMark, support } from "../parts.ts";
import { lanesPicture } from "../pictures/lanes.ts";
import { familyOf, plural, statusWords, words } from "../strings.ts";
import { type Ask, nextAddress, view } from "../view.ts";
import { loadWindow } from "./timeline.ts";

export const visits = view(
  "/visits",
  async (ask) => {
    const { store, filters, names } = ask;
    const query = { ...filters.query, types: ["CONSULT"], modes: ["visit"], limit: filters.query.limit ?? 400 };
    const { items: events, next } = await store.events(query);
    let unnamed = 0;
    const trips = tripsIn(events, names.stateName, () => {
      unnamed += 1;
    });
    const travellers = await store.actorsNamed([...new Set(trips.map(({ leader }) => leader))]);
    const items = [];
    for (const { leader, stops } of trips) {
      const shown = [];
      for (const stop of stops) {
        const parts = (await store.events({ partOf: stop.id, limit: 40 })).items;
        shown.push({ stop, parts });
      }
      const line = travellers.get(leader) ?? null;
      items.push({ leader, office: officeOn(line, stops[0]!), country: line?.country ?? null, stops: shown });
    }
    items.sort(
      (a, b) => firstDay(b.stops.at(-1)!.stop) - firstDay(a.stops.at(-1)!.stop) || (a.leader < b.leader ? -1 : 1),
    );
    const { window } = await loadWindow(ask, query);
    return {
      items,
      unnamed,
      next,
      window,
      traces: window === null ? null : await store.traces({ ...window, bins: 90 }),
    };
  },
  ({ items, unnamed, next, window, traces }, ask) => {
    const stops = items.reduce((sum, one) => sum + one.stops.length, 0);
    const byLeader = new Map<string, (typeof items)[number][]>();
    for (const one of items) byLeader.set(one.leader, [...(byLeader.get(one.leader) ?? []), one]);
    const busiest = [...byLeader].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, 8);
    return {
      title: words.nav.visits,
      section: "visits",
      wide: true,
      data: dataAddress(ask),
      body: html`<h1>${words.nav.visits}</h1>
<p class="lead">${plural(items.length, words.trips.trips)}, ${plural(stops, words.trips.stops)}. <span class="quiet">${words.trips.lead}</span></p>
${filterBar(ask, ["actor", "status", "reported", "from", "to", "outlet", "q"], dataAddress(ask))}
${
  window === null || traces === null || items.length === 0
    ? ""
    : lanesPicture({
        caption: words.trips.picture,
        lanes: busiest.map(([leader, trips]) => ({
          name: leader,
          events: trips.flatMap((trip) => trip.stops.flatMap(({ stop, parts }) => [stop, ...parts])),
        })),
        ...window,
        traces,
        names: ask.names,
        data: dataAddress(ask),
      })
}
${items.length === 0 ? html`<p class="missing">${words.trips.none}</p>` : ledger(items, ask)}
${unnamed === 0 ? "" : html`<p class="small">${words.trips.unnamed(unnamed)}</p>`}
${next === null ? "" : html`<p class="further"><a rel="next" href="${nextAddress(ask, next)}">${words.next}</a></p>`}`,
    };
  },
);

interface Trip {
  readonly leader: string;
  readonly office: string | null;
  readonly country: string | null;
  readonly stops: readonly { readonly stop: EventLine; readonly parts: readonly EventLine[] }[];
}

function ledger(trips: readonly Trip[], ask: Ask): Html {
  const { names } = ask;
  const head = [
    words.trips.days,
    words.event.status,
    words.trips.traveller,
    words.trips.host,
    words.event.where,
    words.trips.with,
    words.trips.signed,
  ];
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${words.nav.visits}"><table class="list ledger"><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>${trips.map(
    ({ leader, office, stops }) =>
      html`<tbody>${stops.map(
        ({ stop, parts }, index) =>
          html`<tr data-id="${stop.id}"><td class="when">${dateOf(stop)}</td><td class="nowrap">${statusMark(stop.status, familyOf[stop.type], stop.reported)} <a href="/events/${enc(stop.id)}">${statusWords[stop.status]}</a>${support(stop.independent, stop.pages)}</td>${index === 0 ? html`<th scope="rowgroup" rowspan="${stops.length}">${party(names, leader)}${office === null ? "" : html`<span class="small"> ${office}</span>`}</th>` : ""}<td>${stop.recipient.length === 0 ? "" : parties(names, stop.recipient)}</td><td>${stop.place ?? ""}${stop.purpose === null ? "" : html`<span class="small"> ${stop.purpose}</span>`} ${reportedOf(stop, names)}</td><td>${along(stop, parts, leader, ask)}</td><td class="small">${outcome(parts, ask)}${evidenceAddress(stop) === null ? "" : html` <a href="${evidenceAddress(stop)}" data-evidence>${words.evidence.toLowerCase()}</a>`}</td></tr>`,
      )}</tbody>`,
  )}</table></div>`;
}

/** Who met the traveller, or went along: the other persons of the parts. */
function along(stop: EventLine, parts: readonly EventLine[], leader: string, { names }: Ask): Piece {
  const people = [...new Set([stop, ...parts].flatMap(({ actor, recipient }) => [...actor, ...recipient]))].filter(
    (name) => name !== leader && names.stateName(name) === null,
  );
  return people.length === 0
    ? ""
    : html`${people.slice(0, 3).map((name, index) => html`${index > 0 ? ", " : ""}${party(names, name)}`)}${people.length > 3 ? html`<span class="small"> +${people.length - 3}</span>` : ""}`;
}

/** Signed and pledged within it. */
function outcome(parts: readonly EventLine[], { names }: Ask): Piece {
  const deals = parts.filter(({ type }) => familyOf[type] === "deal");
  return deals.slice(0, 3).map(
    (one) =>
      html`<a class="${familyOf[one.type]} kind" href="/events/${enc(one.id)}">${one.mode === null ? words.types[one.type] : one.mode}${
        one.recipient.length === 0
          ? ""
          : ` ${one.recipient
              .slice(0, 2)
              .map((name) => nameOf(names, name))
              .join(", ")}`
      }</a> `,
  );
}

/** The office that the pages give somebody on that day, else the only one that they give. */
function officeOn(line: ActorLine | null, { date }: EventLine): string | null {
  const roles = line?.roles ?? [];
  const told = roles.find(({ from, to }) => containsEdtf(`${from ?? ".."}/${to ?? ".."}`, date));
  return told?.role ?? roles[0]?.role ?? null;
}

const firstDay = ({ date }: EventLine): number => daysOf(date)?.first ?? Number.MIN_SAFE_INTEGER;
