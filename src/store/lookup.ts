/** What is asked of a store by more than one edge: a record by its id whatever its kind, the pages on which it rests, the outlets. */
import { shortHash } from "../kit/hash.ts";
import type { LineageLine, RecordLine } from "../model/record.ts";
import type { OutletCount, Slice, Store } from "./store.ts";

export interface Outlet extends OutletCount {
  readonly id: string;
}

/** The line of this id, or of the one that it was merged into. */
export async function recordOf(store: Store, id: string): Promise<RecordLine | null> {
  return (
    (await store.event(id)) ??
    (await store.statement(id)) ??
    (await store.figure(id)) ??
    (await store.document(id)) ??
    (await store.claim(id)) ??
    (await store.actor(id))
  );
}

/** The pages on which a line rests, for `whyOf`. */
export async function pagesOf(store: Store, line: RecordLine) {
  const mentions =
    line.kind === "statement"
      ? line.variants.flatMap((variant) => variant.mentions)
      : "mentions" in line
        ? line.mentions
        : [];
  const ids = [...new Set(mentions.map(({ page }) => page))];
  const pages = new Map(await Promise.all(ids.map(async (id) => [id, await store.page(id)] as const)));
  return (id: string) => {
    const stored = pages.get(id);
    return stored ? { reading: stored.reading, line: null } : null;
  };
}

/** Outlets by number of pages, most first; the pages of none under null. */
export async function outletsOf(store: Store): Promise<Slice<Outlet>> {
  const outlets = await store.allOutlets();
  return { items: outlets.map((one) => ({ id: `ol_${shortHash(one.outlet ?? "")}`, ...one })), next: null };
}

/** Every tie between the pages that hang together with this one, directly or by others; as `Store.lineage` gives them, in its order. */
export async function tiesAround(store: Store, page: string): Promise<readonly LineageLine[]> {
  const pages = new Set([page]);
  const ties = new Map<string, LineageLine>();
  for (const id of pages)
    for (const tie of await store.lineage(id)) {
      ties.set(`${tie.a}\n${tie.b}`, tie);
      pages.add(tie.a).add(tie.b);
    }
  return [...ties].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tie]) => tie);
}
