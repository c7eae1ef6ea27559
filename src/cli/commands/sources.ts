import { COLUMNS } from "../../export/columns.ts";
import { helping, listing } from "../listing.ts";

interface Source {
  readonly outlet: string | null;
  pages: number;
  independent: number;
  events: number;
}

export const sources = listing({
  name: "sources",
  summary: "List the outlets, with how many of their pages are texts of their own.",
  example: 'readout sources --where "pages>=5"',
  columns: COLUMNS.sources,
  filters: {},
  async slice(store) {
    const outlets = new Map<string | null, Source>();
    for (let after: string | null | undefined; after !== null; ) {
      const slice: Awaited<ReturnType<typeof store.pages>> = await store.pages(helping(after));
      for (const { outlet, independent, events } of slice.items) {
        const source = outlets.get(outlet) ?? { outlet, pages: 0, independent: 0, events: 0 };
        source.pages += 1;
        source.independent += independent === true ? 1 : 0;
        source.events += events;
        outlets.set(outlet, source);
      }
      after = slice.next;
    }
    const items = [...outlets.values()].sort(
      (a, b) => b.pages - a.pages || ((a.outlet ?? "") < (b.outlet ?? "") ? -1 : 1),
    );
    return { items, next: null };
  },
});
