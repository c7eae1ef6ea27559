/**
 * What a person had better look at: records on which texts disagree, records of which the reading is least sure, corrections
 * that no longer find their words or ask for what cannot be. Each with the reason, the most doubtful first.
 */
import type { EventLine, FigureLine } from "../model/record.ts";
import { type Clash, clashesOf } from "./clashes.ts";
import type { Logged } from "./corrections.ts";
import { openProposals, type Proposal } from "./proposals.ts";
import type { Doubt, Store } from "./store.ts";

export type ReviewItem =
  | { readonly queue: "disputed"; readonly record: EventLine | FigureLine }
  | { readonly queue: "same"; readonly record: EventLine }
  | { readonly queue: "unsure"; readonly record: EventLine }
  | { readonly queue: "corrections"; readonly unfit: Doubt }
  | { readonly queue: "proposals"; readonly proposal: Proposal }
  | { readonly queue: "clashes"; readonly clash: Clash };

export const QUEUES = ["proposals", "clashes", "corrections", "disputed", "same", "unsure"] as const;
export type Queue = (typeof QUEUES)[number];

/** Below this, more than a third of such records would not be agreed on. */
export const UNSURE = 0.65;

/** Mentions joined with less than this have little in common but their parties or their day. */
export const LOOSE = 0.6;

/** At most `limit` of each queue. A record that a person has accepted or corrected is in none. */
export async function reviewQueue(
  store: Store,
  queues: readonly Queue[],
  limit: number,
  /** Of corrections; without it there are no proposals and no clashes. */
  log: readonly Logged[] = [],
): Promise<readonly ReviewItem[]> {
  const items: ReviewItem[] = [];
  if (queues.includes("proposals"))
    for (const proposal of openProposals(log).slice(0, limit)) items.push({ queue: "proposals", proposal });
  if (queues.includes("clashes"))
    for (const clash of clashesOf(log).slice(0, limit)) items.push({ queue: "clashes", clash });
  if (queues.includes("corrections"))
    for (const unfit of (await store.unfit()).slice(0, limit)) items.push({ queue: "corrections", unfit });
  if (queues.includes("disputed"))
    for (const record of await store.disputed(limit)) items.push({ queue: "disputed", record });
  if (queues.includes("same"))
    for (const record of await store.looselyJoined(LOOSE, limit)) items.push({ queue: "same", record });
  if (queues.includes("unsure"))
    for (const record of await store.unsure(UNSURE, limit)) items.push({ queue: "unsure", record });
  return items;
}
