/**
 * The events as a chronology in Markdown, each with a footnote for every text behind it:
 *
 *   **14 May 2024** (worked out). Ana Ruiz visits Peru (Lima), Harbour Times reports; announced.[^1]
 *   [^1]: “Ana Ruiz will visit Lima on Tuesday” Ruiz to visit Lima. Harbour Times, 10 May 2024. Copied by: The Copy.
 *
 * A footnote cites the origin and notes the copies. A line on which texts disagree is marked and says what they say.
 */
import type { EventReading } from "../model/reading.ts";
import type { EventLine } from "../model/record.ts";
import { showDate } from "./dates.ts";
import type { SelectedPage, Selection } from "./selection.ts";
import { namesJoined, sentenceInWords } from "./sentence.ts";

export interface Chronology {
  readonly text: string;
  readonly entries: number;
  readonly footnotes: number;
  readonly disputed: number;
}

/** Events in the order in which they are handed in, those without a day last, under the years. */
export function toChronology(selection: Selection, heading: string): Chronology {
  const { events } = selection;
  const nameOf = (party: string) => selection.stateName(party) ?? party;
  const lines = [`# ${md(heading)}`, ""];
  const notes: string[] = [];
  let year = "";
  let disputed = 0;
  for (const event of events) {
    const head = /^[[{]?(\d{4})/.exec(event.date ?? "")?.[1] ?? "Undated";
    if (head !== year) lines.push(`## ${head}`, "");
    year = head;
    const marks = sourcesOf(event, selection).map((note) => `[^${notes.push(note)}]`);
    if (event.disagree.length > 0) disputed += 1;
    lines.push(`${entryOf(event, selection, nameOf)}${marks.join("")}`, "");
  }
  if (events.length === 0) lines.push("No event fits.", "");
  notes.forEach((note, index) => {
    lines.push(`[^${index + 1}]: ${note}`);
  });
  return {
    text: `${lines.join("\n").trimEnd()}\n`,
    entries: events.length,
    footnotes: notes.length,
    disputed,
  };
}

function entryOf(event: EventLine, { pages }: Selection, nameOf: (party: string) => string): string {
  const sentence = sentenceInWords(event, nameOf);
  const day = event.date === null ? "Day not known" : showDate(event.date);
  const how = event.date_is === "inferred" && !event.corrected_fields.includes("date") ? " (worked out)" : "";
  const place = event.place === null || sentence.endsWith(event.place) ? "" : ` (${md(event.place)})`;
  const page = pages.get(event.evidence_page);
  const teller = page === undefined ? null : (page.reading.page.origin ?? page.reading.page.outlet);
  const source =
    event.reported === "fact"
      ? teller === null
        ? ""
        : `, ${md(teller)} reports`
      : `, according to ${md(namesJoined(event.according_to.map(nameOf)) || (teller ?? "one side"))}`;
  const status = event.status === "held" ? "" : `; ${event.status}`;
  const denied =
    event.contested_by.length === 0
      ? ""
      : ` ${md(namesJoined(event.contested_by.map(nameOf)))} ${event.contested_by.length > 1 ? "deny" : "denies"} it.`;
  const doubts = event.disagree.map(
    ({ field, values }) =>
      `${field.replaceAll("_", " ")} ${values.map(({ value, pages: told }) => `${md(shown(value, nameOf))} (${told.length} ${told.length === 1 ? "page" : "pages"})`).join(" or ")}`,
  );
  const dispute = doubts.length === 0 ? "" : ` **Disputed:** ${doubts.join("; ")}.`;
  return `**${day}**${how}. ${md(sentence)}${place}${source}${status}.${denied}${dispute}`;
}

/** One note for each text; its copies and rewrites, where they are of this event, stand in it. */
function sourcesOf(event: EventLine, { pages }: Selection): string[] {
  const mentions = event.mentions.filter(
    ({ page }, index) => event.mentions.findIndex((other) => other.page === page) === index,
  );
  const present = new Set(mentions.map(({ page }) => page));
  const rootOf = (page: string) => pages.get(page)?.line?.leans_on.find((one) => present.has(one)) ?? page;
  const groups = new Map<string, string[]>();
  for (const { page } of mentions) {
    const root = rootOf(page);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, page === root ? [] : [page]);
    else if (page !== root) group.push(page);
  }
  return [...groups].map(([root, copies]) => {
    const page = pages.get(root);
    const local = mentions.find((mention) => mention.page === root)?.event;
    const told = page?.reading.events.find((one) => one.id === local);
    const copied = copies.map((copy) => {
      const one = pages.get(copy)?.reading.page;
      return `${md(one?.outlet ?? one?.title ?? copy)}${one?.url ? ` <${one.url}>` : ""}`;
    });
    return page === undefined
      ? md(root)
      : `${citationOf(page, told)}${copied.length === 0 ? "" : ` Copied or reworded by: ${copied.join("; ")}.`}`;
  });
}

function citationOf({ reading, line }: SelectedPage, told: EventReading | undefined): string {
  const { title, outlet, origin, url } = reading.page;
  const { published, published_is } = line ?? reading.page;
  const day =
    published === null
      ? "day not known"
      : `${showDate(published)}${published_is === "inferred" ? " (worked out)" : ""}`;
  // The origin is cited; where the page itself stood is the copy that was read.
  const where =
    origin === null || origin === outlet ? (outlet ?? reading.id) : `${origin}, read in ${outlet ?? reading.id}`;
  const copy = line?.independent === false ? " A copy or rewrite." : "";
  return `${told === undefined ? "" : `“${md(told.evidence)}” `}${title === null ? "" : `${md(title)}. `}${md(where)}, ${day}.${/^https?:\/\/[^\s<>]+$/.test(url ?? "") ? ` <${url}>` : ""}${copy}`;
}

function shown(value: unknown, nameOf: (party: string) => string): string {
  if (Array.isArray(value)) return namesJoined(value.map((one) => nameOf(String(one))));
  if (value === null || value === undefined) return "not said";
  if (typeof value !== "string") return JSON.stringify(value);
  return /^[\d[{.]/.test(value) ? showDate(value) : nameOf(value);
}

/** On one line, and nothing in it that Markdown would obey. */
const md = (text: string) =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, "\\$&");
