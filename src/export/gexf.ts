/**
 * Who deals with whom as a graph over time (GEXF 1.3, for Gephi and networkx): parties are nodes, each event an edge from actor to
 * recipient, or without direction where both sides act. Times are intervals of days (`timeformat="date"`); an event without a known
 * day is an edge without times, and an event with one party only is left out and reported.
 */
import { daysOf } from "../kit/edtf.ts";
import type { EventLine } from "../model/record.ts";
import { type Exported, type ExportOptions, oneFile, tally } from "./format.ts";
import type { Selection } from "./selection.ts";
import { iso, PLOVER_QUAD } from "./strict.ts";
import { xml } from "./xml.ts";

const EDGE_ATTRIBUTES: readonly (readonly [
  name: string,
  type: string,
  of: (event: EventLine) => string | number | null,
])[] = [
  ["event", "string", (event) => event.id],
  ["type", "string", (event) => event.type],
  ["mode", "string", (event) => event.mode],
  ["status", "string", (event) => event.status],
  ["reported", "string", (event) => event.reported],
  ["date", "string", (event) => event.date],
  ["date_is", "string", (event) => event.date_is],
  ["quad", "integer", (event) => PLOVER_QUAD[event.type] ?? null],
  ["independent", "integer", (event) => event.independent],
  ["confidence", "double", (event) => event.sure],
];

export function toGexf(selection: Selection, { heading }: Pick<ExportOptions, "heading">): Exported {
  const { add, reasons } = tally();
  const nodes = new Map<string, number>();
  const nodeOf = (name: string): number => {
    const found = nodes.get(name) ?? nodes.size;
    nodes.set(name, found);
    return found;
  };
  const edges: string[] = [];
  for (const event of selection.events) {
    const joined = pairsOf(event);
    if (event.status === "denied") add("denied");
    else if (joined.length === 0) add("only one party is known");
    else
      for (const [from, to, type] of joined) {
        const values = EDGE_ATTRIBUTES.map(([, , of], i) => [i, of(event)] as const).filter(
          ([, value]) => value !== null,
        );
        edges.push(
          `<edge id="${edges.length}" source="${nodeOf(from)}" target="${nodeOf(to)}" type="${type}"${timesOf(event)}><attvalues>${values
            .map(([i, value]) => `<attvalue for="${i}" value="${xml(String(value))}"/>`)
            .join("")}</attvalues></edge>`,
        );
      }
  }
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    `<meta><creator>Readout ${xml(selection.version)}</creator><description>${xml(heading)}</description></meta>`,
    '<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">',
    '<attributes class="node" mode="static"><attribute id="0" title="country" type="string"/></attributes>',
    `<attributes class="edge" mode="static">${EDGE_ATTRIBUTES.map(([name, type], i) => `<attribute id="${i}" title="${name}" type="${type}"/>`).join("")}</attributes>`,
    "<nodes>",
    ...[...nodes].map(([name, id]) => {
      const country = selection.countryOf(name);
      const value = country === null ? "" : `<attvalues><attvalue for="0" value="${xml(country)}"/></attvalues>`;
      return `<node id="${id}" label="${xml(selection.stateName(name) ?? name)}">${value}</node>`;
    }),
    "</nodes>",
    "<edges>",
    ...edges,
    "</edges>",
    "</graph>",
    "</gexf>",
  ];
  return oneFile(
    "events.gexf",
    `${lines.join("\n")}\n`,
    [
      [edges.length, "edges"],
      [nodes.size, "nodes"],
    ],
    reasons,
  );
}

/** Actor to recipient, every pair; where there is no recipient, the actors with one another, without direction. */
function pairsOf({ actor, recipient }: EventLine): [string, string, "directed" | "undirected"][] {
  if (recipient.length > 0)
    return actor.flatMap((a) => recipient.map((b) => [a, b, "directed"] as [string, string, "directed"]));
  return actor.flatMap((a, i) => actor.slice(i + 1).map((b) => [a, b, "undirected"] as [string, string, "undirected"]));
}

/** The days that the date may mean; an open end is left open. */
function timesOf({ date }: EventLine): string {
  const days = daysOf(date);
  if (days === null) return "";
  const start = Number.isFinite(days.first) ? ` start="${iso(days.first)}"` : "";
  const end = Number.isFinite(days.last) ? ` end="${iso(days.last)}"` : "";
  return start + end;
}
