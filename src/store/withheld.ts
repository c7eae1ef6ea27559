/**
 * A store that gives less of the pages' words than it holds, for what leaves the computer: `evidence-only` gives of each page the
 * passages that bear a record, "…" in place of the rest; `links-only` not even these. Offsets still hold.
 */
import type { Reading } from "../model/reading.ts";
import type { Store, StoredPage } from "./store.ts";

export const TEXT_LEVELS = ["full", "evidence-only", "links-only"] as const;
export type TextLevel = (typeof TEXT_LEVELS)[number];

/** The same store, with what is read from it cut to the level. Only what gives pages, records and hits is cut: the lists that screens show. */
export function withheld(store: Store, level: TextLevel): Store {
  if (level === "full") return store;
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      const method = value.bind(target) as (...args: unknown[]) => unknown;
      if (name === "page")
        return async (id: string) => {
          const page = await target.page(id);
          return page === null ? null : bare(page, level);
        };
      // A hit of the search is an excerpt of a page; there is no search in what is given away but over the records.
      if (name === "search") return async () => [];
      if (level === "evidence-only") return method;
      return async (...args: unknown[]) => silent(await method(...args));
    },
  });
}

function bare(page: StoredPage, level: TextLevel): StoredPage {
  const { reading } = page;
  const kept = level === "links-only" ? [] : spansOf(reading);
  const cut: Reading = { ...reading, page: { ...reading.page, body: blanked(reading.page.body, kept), because: {} } };
  return {
    ...page,
    reading: level === "links-only" ? (silent(cut) as Reading) : cut,
    text: blanked(page.text, []),
    removed: [],
  };
}

function spansOf({ events, statements, figures, claims, documents }: Reading): (readonly [number, number])[] {
  const records = [...events, ...statements, ...figures, ...claims, ...documents];
  return records.flatMap((record) => [
    [record.start, record.end] as const,
    ...("because" in record ? Object.values(record.because) : []),
  ]);
}

/** The text with "…" and blanks in place of what no span keeps, as long as before, its lines where they were. */
export function blanked(text: string, kept: readonly (readonly [number, number])[]): string {
  const keep = new Uint8Array(text.length);
  for (const [start, end] of kept) keep.fill(1, start, end);
  let out = "";
  let left = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (keep[at] === 1 || sign === "\n") {
      out += sign;
      left = false;
    } else {
      out += left ? " " : "…";
      left = true;
    }
  }
  return out;
}

/** Fields that hold words of a page. */
const WORDS = new Set([
  "evidence",
  "text",
  "quote",
  "content",
  "snippet",
  "exact",
  "prefix",
  "suffix",
  "words",
  "sentence",
]);

/** The same value without words of pages, however deep they stand. */
function silent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(silent);
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, silent(one)]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, typeof one === "string" && WORDS.has(key) ? "…" : silent(one)]),
  );
}
