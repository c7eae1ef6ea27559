/**
 * A list screen as data: its address with ".csv", ".ndjson", ".md", ".ics" or ".atom" behind is the same filter, all of it and not a
 * helping at a time. Rows go out as they are found, so that a list of any length takes little memory.
 */
import { toAtom } from "../export/atom.ts";
import { COLUMNS } from "../export/columns.ts";
import { toIcs } from "../export/ics.ts";
import { formatted, rowsOf } from "../export/rows.ts";
import type { SelectedPage } from "../export/selection.ts";
import { sentenceInWords } from "../export/sentence.ts";
import type { Edtf } from "../model/edtf.ts";
import type { EventLine, StatementLine } from "../model/record.ts";
import { plainSnippet, type Store } from "../store/store.ts";
import { nameOf } from "./parts.ts";
import { type Ask, Moved, type View } from "./view.ts";

export const ENDINGS = ["csv", "ndjson", "md", "ics", "atom"] as const;
export type Ending = (typeof ENDINGS)[number];

/** What each list screen lists. Screens that are no list are not here. */
const LISTS: Readonly<Record<string, keyof typeof COLUMNS | undefined>> = {
  "/events": "events",
  "/timeline": "events",
  "/dyad/:a/:b": "events",
  "/quotes": "statements",
  "/figures": "figures",
  "/documents": "documents",
  "/claims": "claims",
  "/actors": "actors",
  "/sources": "pages",
  "/search": "found",
};

const TYPES: Readonly<Record<Ending, string>> = {
  csv: "text/csv; charset=utf-8; header=present",
  ndjson: "application/x-ndjson; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
};

/** Of the newest so many there is a feed. */
const FED = 100;

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

/** The list as data; null where nothing stands under the address, the screen is no list, or it holds nothing that goes into a calendar. */
export async function asData(view: View, ask: Ask, ending: Ending): Promise<Response | null> {
  const kind = LISTS[view.path];
  if (kind === undefined || (ending === "ics" && kind !== "events")) return null;
  const first = await helping(view, ask, ending === "atom" ? { order: "new", limit: String(FED) } : { limit: "1000" });
  if (first === null) return null;
  const answer = (body: string | ReadableStream<Uint8Array>) =>
    new Response(body, { headers: { "Content-Type": TYPES[ending] } });
  const columns: readonly string[] = COLUMNS[kind];
  switch (ending) {
    case "csv":
    case "ndjson":
    case "md":
      return answer(
        streamOf(helpings(view, ask, first), (items, begun) =>
          begun ? rowsOf({ columns, records: items }, ending) : formatted({ columns, records: items }, ending),
        ),
      );
    case "ics": {
      const events: EventLine[] = [];
      // What the events screen lists are lines of events.
      for await (const items of helpings(view, ask, first))
        events.push(...(items as readonly unknown[] as EventLine[]));
      const pages = new Map<string, SelectedPage>();
      for (const { evidence_page: id } of events) {
        const stored = pages.has(id) ? null : await ask.store.page(id);
        if (stored !== null) pages.set(id, { reading: stored.reading, line: null });
      }
      const { files } = toIcs({ events, pages, stateName: ask.names.stateName }, { heading: first.title });
      return answer(String([...files.values()][0]));
    }
    case "atom": {
      const { origin } = ask;
      const search = ask.parameters.toString();
      const behind = search === "" ? "" : `?${search}`;
      const entries = await Promise.all(
        first.items.slice(0, FED).map(async (item) => ({
          id: item.id,
          title: titleOf(item, ask),
          address: `${origin}${addressOf(item, kind)}`,
          updated: await toldOn(item, ask.store),
          text: textOf(item),
        })),
      );
      const feed = { title: `${first.title} · ${ask.workspace}`, address: `${origin}${ask.path}${behind}` };
      return answer(toAtom({ ...feed, self: `${origin}${ask.path}.atom${behind}`, entries }));
    }
  }
}

interface Helping {
  readonly title: string;
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** One helping of the list, with these parameters over those of the address. */
async function helping(view: View, ask: Ask, more: Readonly<Record<string, string>>): Promise<Helping | null> {
  const parameters = new URLSearchParams(ask.parameters);
  for (const [name, value] of Object.entries(more))
    if (!parameters.has(name) || name === "after") parameters.set(name, value);
  const found = await view.answer(ask.with(parameters));
  if (found === null || found instanceof Moved) return null;
  // Every screen of LISTS has loaded a list.
  const { items, next } = found.data as { readonly items: readonly Item[]; readonly next?: string | null };
  return { title: found.sheet().title, items: items.map(plain), next: next ?? null };
}

async function* helpings(view: View, ask: Ask, first: Helping): AsyncGenerator<readonly Item[]> {
  yield first.items;
  // Who asks for a number of rows gets that many.
  for (let next = ask.parameters.has("limit") ? null : first.next; next !== null; ) {
    const more: Helping | null = await helping(view, ask, { limit: "1000", after: next });
    if (more === null) return;
    yield more.items;
    next = more.next;
  }
}

function streamOf(
  helpings: AsyncGenerator<readonly Item[]>,
  show: (items: readonly Item[], begun: boolean) => string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let begun = false;
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await helpings.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(show(value, begun)));
      begun = true;
    },
    cancel: () => void helpings.return(undefined),
  });
}

/** A hit of the search without the marks around its words. */
const plain = (item: Item): Item =>
  typeof item.snippet === "string" ? { ...item, snippet: plainSnippet(item.snippet) } : item;

const SCREENS: Readonly<Record<string, string>> = { statement: "quotes", found: "pages" };

function addressOf(item: Item, list: string): string {
  const kind = typeof item.kind === "string" ? item.kind : list.replace(/s$/, "");
  return `/${SCREENS[kind] ?? `${kind}s`}/${encodeURIComponent(item.id)}`;
}

function titleOf(item: Item, { names }: Ask): string {
  if (item.kind === "event" && Array.isArray(item.actor)) {
    // A line of an event, by its kind.
    const event = item as unknown as EventLine;
    return `${sentenceInWords(event, (party) => nameOf(names, party))}${event.date === null ? "" : `, ${event.date}`} (${event.status})`;
  }
  const words = [item.title, item.name, item.what, item.speaker, item.predicate].find((one) => typeof one === "string");
  return typeof words === "string" && words !== "" ? words : item.id;
}

function textOf(item: Item): string {
  const { variants } = item as Partial<StatementLine>;
  const text = variants?.[0]?.text ?? item.evidence ?? item.snippet;
  return typeof text === "string" ? text : "";
}

/** The day of the last text that tells of it; of a page its own. */
async function toldOn(item: Item, store: Store): Promise<Edtf | null> {
  if (typeof item.published === "string") return item.published;
  const { variants } = item as Partial<StatementLine>;
  const mentions = (variants?.flatMap((one) => one.mentions) ?? item.mentions) as
    | readonly { readonly page: string }[]
    | undefined;
  const pages = new Set(Array.isArray(mentions) ? mentions.map(({ page }) => page) : []);
  const days = await Promise.all([...pages].map(async (page) => (await store.pageSummary(page))?.published ?? null));
  return (
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}
