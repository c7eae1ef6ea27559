/**
 * What is new since one last looked: events that were not there then, nor was any that has become part of them. A look is counted when
 * one says so, not when a screen is opened, so that nothing is missed behind a tab.
 */
import { showDate } from "../export/dates.ts";
import type { EventQuery, Store } from "../store/store.ts";
import { news as words } from "./correct-words.ts";
import { postForm, wayBackOf } from "./correcting.ts";
import { html, NOTHING, type Piece } from "./html.ts";
import { plural } from "./strings.ts";
import type { Ask } from "./view.ts";

/** Where looks are kept is not the screens' affair (cli/look-book.ts). */
export interface LookBook {
  /** Null where nobody has looked yet. */
  looked(): { readonly at: string; readonly seen: ReadonlySet<string> } | null;
  look(ids: readonly string[]): void;
  unlook(): void;
}

export interface News {
  /** The day of the last look; null where there was none. */
  readonly since: string | null;
  /** How many events of the screen are new. */
  readonly events: number;
}

/** The ids of the events that are new, worked out once for each state of the record and of what was seen; null where nobody has looked. */
export function freshOf(store: Store, book: LookBook): () => Promise<readonly string[] | null> {
  let known: { readonly key: string; readonly fresh: readonly string[] } | null = null;
  return async () => {
    const looked = book.looked();
    if (looked === null) return null;
    const key = `${await store.recordKey()} ${looked.at} ${looked.seen.size}`;
    if (known?.key !== key) known = { key, fresh: await store.unseenEvents(looked.seen) };
    return known.fresh;
  };
}

/** Null where no look can be kept. */
export async function loadNews(ask: Ask, query: EventQuery): Promise<News | null> {
  if (ask.looks === null || ask.desk === null) return null;
  const fresh = await ask.looks.fresh();
  if (fresh === null) return { since: null, events: 0 };
  const { after: _after, limit: _limit, ...rest } = query;
  const events = fresh.length === 0 ? 0 : await ask.store.countEvents({ ...rest, ids: fresh });
  return { since: ask.looks.since(), events };
}

/** "3 new since 12 May 2024: show, seen". */
export function newsLine(news: News | null, ask: Ask): Piece {
  if (news === null) return NOTHING;
  const form = (word: string, op: string) =>
    postForm(ask, { op }, html`<button class="tiny">${word}</button>`, "/looks");
  if (news.since === null)
    return html`<div class="news small"><span>${words.never}</span> ${form(words.begin, "look")}</div>`;
  const parameters = new URLSearchParams(wayBackOf(ask).split("?")[1] ?? "");
  const shown = parameters.get("new") === "1";
  parameters.set("new", "1");
  parameters.delete("after");
  const took = ask.parameters.get("looked") === "1";
  return html`<div class="news small"${took ? html` role="status"` : ""}>${news.events === 0 ? html`<span>${words.nothing} ${showDate(news.since)}</span>` : html`<span><strong>${plural(news.events, words.events)}</strong> ${words.since} ${showDate(news.since)}</span>${shown ? "" : html` <a href="${ask.path}?${parameters.toString()}">${words.show}</a>`} ${form(words.seen, "look")}`}${took ? html` ${form(words.undo, "unlook")}` : ""}</div>`;
}
