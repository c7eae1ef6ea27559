/** What is asked of a store by more than one edge: a record by its id whatever its kind, the pages on which it rests, the outlets. */
import { shortHash } from "../kit/hash.ts";
import type { RecordLine } from "../model/record.ts";
import type { Slice, Store } from "./store.ts";

export interface Outlet {
  readonly id: string;
  readonly outlet: string | null;
  readonly pages: number;
  readonly independent: number;
  readonly events: number;
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

/** Outlets by number of pages, most first. */
export async function outletsOf(store: Store): Promise<Slice<Outlet>> {
  const outlets = new Map<string | null, { -readonly [K in keyof Outlet]: Outlet[K] }>();
  for (let after: string | null | undefined; after !== null; ) {
    const slice: Awaited<ReturnType<Store["pages"]>> = await store.pages({
      limit: 1000,
      ...(after === undefined ? {} : { after }),
    });
    for (const { outlet, independent, events } of slice.items) {
      const found = outlets.get(outlet) ?? {
        id: `ol_${shortHash(outlet ?? "")}`,
        outlet,
        pages: 0,
        independent: 0,
        events: 0,
      };
      found.pages += 1;
      found.independent += independent === true ? 1 : 0;
      found.events += events;
      outlets.set(outlet, found);
    }
    after = slice.next;
  }
  const items = [...outlets.values()].sort(
    (a, b) => b.pages - a.pages || ((a.outlet ?? "") < (b.outlet ?? "") ? -1 : 1),
  );
  return { items, next: null };
}
