/**
 * Second stage: two records that share a key are compared, and given a score with its reason, or refused.
 *
 * `match("e:talk|FIN|KAZ|2024-05", [talks on page 1, talks on page 2])` gives one edge. A pair that shares several keys gets
 * the same edge from each; `join` takes it once. A crowded key is not compared all with all: its records stand in a fixed
 * order, likest days together, and each is compared with those that follow it most closely.
 */

import { CROWD, REACH } from "./blocks.ts";
import { compareEvents } from "./events.ts";
import { compareFigures } from "./figures.ts";
import { compare } from "./ids.ts";
import { comparePages } from "./lineage.ts";
import type { EventSketch, FigureSketch, PageSketch, Slim, StatementSketch } from "./sketch.ts";
import { compareStatements } from "./statements.ts";
import type { Relation, Seen } from "./tied.ts";

export interface Edge {
  readonly kind: Slim["kind"];
  /** `a` comes before `b`. */
  readonly a: string;
  readonly b: string;
  /** 0 to 1 and a little over: how likely the two are one. Negative: they are two, whatever else joins them. */
  readonly score: number;
  readonly why: string;
  /** Of pages only; `near` where it holds only if other pages speak for it (ties.ts). */
  readonly tie?: {
    readonly relation: Relation;
    /** Which of the two the other was made from. */
    readonly from: "a" | "b" | null;
    readonly near: boolean;
    readonly seen: Seen;
  };
}

/** The edges of all pairs under one key that have something in common. */
export function match(_key: string, records: readonly Slim[]): Edge[] {
  return candidates(records).flatMap(([a, b]) => {
    const edge = score(a, b);
    return edge === null ? [] : [edge];
  });
}

/** The pairs that are to be compared under one key, each in order. */
function candidates(records: readonly Slim[]): [Slim, Slim][] {
  const sorted = [...records].sort(byDay);
  const pairs: [Slim, Slim][] = [];
  for (let i = 0; i < sorted.length; i++) {
    const a = sorted[i]!;
    const to = sorted.length <= CROWD ? sorted.length : Math.min(sorted.length, i + 1 + REACH);
    for (let j = i + 1; j < to; j++) {
      const b = sorted[j]!;
      if (a.kind !== b.kind || a.ref === b.ref) continue;
      pairs.push(compare(a.ref, b.ref) < 0 ? [a, b] : [b, a]);
    }
  }
  return pairs;
}

/** The edge of two records of one kind, or null where they have too little in common to be worth one. */
export function score(a: Slim, b: Slim): Edge | null {
  if (a.kind === "page" && b.kind === "page") return comparePages(a, b);
  if (a.kind === "event" && b.kind === "event") return compareEvents(a, b);
  if (a.kind === "statement" && b.kind === "statement") return compareStatements(a, b);
  if (a.kind === "figure" && b.kind === "figure") return compareFigures(a, b);
  return null;
}

/** The order of the records under a crowded key. */
export function byDay(a: Slim, b: Slim): number {
  return dayOf(a) - dayOf(b) || compare(a.ref, b.ref);
}

/** The first day of a record. Those without a day come first, together. */
export function dayOf(record: Slim): number {
  return (days(record) ?? { first: -1e9 }).first;
}

function days(record: PageSketch | EventSketch | StatementSketch | FigureSketch): { first: number } | null {
  if (record.kind === "page") return record.day;
  if (record.kind === "figure") return record.period ?? record.told;
  return record.date ?? record.told;
}
