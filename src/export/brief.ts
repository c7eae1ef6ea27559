/**
 * What is new since a day, as a digest with one item a story: its headline, how many texts of their own tell it, what happened and
 * what was said, each line with its page. Then announcements whose day has passed and that no page reports as held.
 */
import { daysOf } from "../kit/edtf.ts";
import type { EventLine } from "../model/record.ts";
import { showDate } from "./dates.ts";
import { type Exported, oneFile } from "./format.ts";
import { markdown } from "./markdown.ts";
import type { SelectedPage, Selection } from "./selection.ts";
import { sentenceInWords } from "./sentence.ts";

/** At most so many lines of a story; the rest is counted. */
const LINES = 6;

/** `since` and `asOf` are EDTF days; a story is new when one of its pages was published between them. Without `asOf` the last page's day. */
export function toBrief(selection: Selection, since: string, asOf: string | null, heading: string): Exported {
  const until = asOf ?? lastDay(selection);
  const first = daysOf(since)?.first ?? Number.NEGATIVE_INFINITY;
  const last = daysOf(until)?.last ?? Number.POSITIVE_INFINITY;
  const isNew = (page: SelectedPage) => {
    const days = daysOf(publishedOf(page));
    return days !== null && days.first >= first && days.last <= last;
  };
  const nameOf = (party: string) => selection.stateName(party) ?? party;
  const stories = storiesOf(selection).filter((pages) => pages.some(isNew));
  const lines = [`# ${markdown(heading)}: new since ${showDate(since)}`, ""];
  for (const pages of stories) lines.push(...storyLines(pages, selection, nameOf), "");
  if (stories.length === 0) lines.push("Nothing is new.", "");
  const lapsed = until === null ? [] : lapsedEvents(selection.events, until);
  if (lapsed.length > 0) {
    lines.push(`## Announced, and not reported as held by ${showDate(until!)}`, "");
    for (const event of lapsed)
      lines.push(
        `- ${showDate(event.date!)}: ${markdown(sentenceInWords(event, nameOf))} (${event.status}; ${event.id})`,
      );
    lines.push("");
  }
  const counts = [
    [stories.length, "stories"],
    [lapsed.length, "lapsed announcements"],
  ] as const;
  return oneFile("brief.md", `${lines.join("\n").trimEnd()}\n`, counts);
}

/** Announced or proposed for a day that lies before `asOf`, and never told as underway, held or cancelled. The oldest first. */
export function lapsedEvents(events: readonly EventLine[], asOf: string): EventLine[] {
  const now = daysOf(asOf)?.first ?? Number.NEGATIVE_INFINITY;
  const open = new Set(["announced", "proposed"]);
  const last = ({ date }: EventLine) => daysOf(date)?.last ?? Number.POSITIVE_INFINITY;
  return events
    .filter(
      (event) => open.has(event.status) && event.history.every(({ status }) => open.has(status)) && last(event) < now,
    )
    .sort((a, b) => last(a) - last(b) || (a.id < b.id ? -1 : 1));
}

/** Pages that tell one story, by their lineage; stories by their first day, pages within one by theirs. */
function storiesOf({ pages, lineage }: Selection): SelectedPage[][] {
  const root = new Map([...pages.keys()].map((id) => [id, id]));
  const find = (id: string): string => {
    const up = root.get(id)!;
    return up === id ? id : find(up);
  };
  for (const { a, b, relation } of lineage)
    if (relation !== "same_event" && root.has(a) && root.has(b)) root.set(find(a), find(b));
  const stories = new Map<string, SelectedPage[]>();
  const ordered = [...pages.values()].sort((a, b) => dayOf(a) - dayOf(b) || (a.reading.id < b.reading.id ? -1 : 1));
  for (const page of ordered) {
    const id = find(page.reading.id);
    stories.set(id, [...(stories.get(id) ?? []), page]);
  }
  return [...stories.values()];
}

function storyLines(pages: readonly SelectedPage[], selection: Selection, nameOf: (party: string) => string): string[] {
  const ids = new Set(pages.map(({ reading }) => reading.id));
  const origin = pages.find(({ line }) => line?.independent !== false) ?? pages[0]!;
  const { title, outlet, origin: writer } = origin.reading.page;
  const independent = pages.filter(({ line }) => line?.independent !== false).length;
  const texts = `${independent} independent ${independent === 1 ? "text" : "texts"}, ${pages.length} ${pages.length === 1 ? "page" : "pages"}`;
  const day = publishedOf(origin);
  const source = [writer ?? outlet, day === null ? null : showDate(day)].filter((one) => one !== null).join(", ");
  const now = dayOf(origin);
  const away = ({ date }: EventLine) => Math.abs((daysOf(date)?.first ?? Number.MAX_SAFE_INTEGER) - now);
  // The news of the story before what it recalls.
  const events = selection.events
    .filter(({ mentions }) => mentions.some(({ page }) => ids.has(page)))
    .sort((a, b) => away(a) - away(b) || (a.id < b.id ? -1 : 1));
  const said = selection.statements.filter(({ variants }) =>
    variants.some(({ form, mentions }) => form !== "indirect" && mentions.some(({ page }) => ids.has(page))),
  );
  const lines = [`## ${markdown(title ?? origin.reading.id)}`, "", `${markdown(source)}. ${texts}.`, ""];
  for (const event of events.slice(0, LINES)) {
    const when = event.date === null ? "" : `${showDate(event.date)}: `;
    const how = event.reported === "fact" ? event.status : `${event.reported}, ${event.status}`;
    lines.push(
      `- ${when}${markdown(sentenceInWords(event, nameOf))} (${how}): “${markdown(event.evidence)}” [${markdown(event.evidence_page)}]`,
    );
  }
  for (const statement of said.slice(0, 2)) {
    const [variant] = statement.variants;
    lines.push(
      `- ${markdown(nameOf(statement.speaker ?? "not said"))}: “${markdown(variant?.text ?? "")}” [${markdown(variant?.mentions[0]?.page ?? "")}]`,
    );
  }
  const more = Math.max(0, events.length - LINES) + Math.max(0, said.length - 2);
  if (more > 0) lines.push(`- and ${more} more`);
  return lines;
}

const publishedOf = ({ reading, line }: SelectedPage): string | null => (line ?? reading.page).published;
const dayOf = (page: SelectedPage): number => daysOf(publishedOf(page))?.first ?? Number.MAX_SAFE_INTEGER;

/** The last day on which a page was published; null when none is known. */
function lastDay({ pages }: Selection): string | null {
  const days = [...pages.values()].map(publishedOf).filter((day) => day !== null && /^\d{4}-\d\d-\d\d$/.test(day));
  return days.length === 0 ? null : days.reduce((a, b) => (a! > b! ? a : b));
}
