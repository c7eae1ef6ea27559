/**
 * The events as a chronology in Markdown or HTML, each with a footnote for every text behind it:
 *
 *   **14 May 2024** (worked out). Ana Ruiz visits Peru (Lima), Harbour Times reports; announced.[^1]
 *   [^1]: “Ana Ruiz will visit Lima on Tuesday” Ruiz to visit Lima. Harbour Times, 10 May 2024. Copied by: The Copy.
 *
 * A footnote cites the origin and notes the copies. A line on which texts disagree is marked and says what they say.
 */
import type { EventReading } from "../model/reading.ts";
import type { EventLine } from "../model/record.ts";
import { showDate } from "./dates.ts";
import { markdown } from "./markdown.ts";
import type { SelectedPage, Selection } from "./selection.ts";
import { namesJoined, sentenceInWords } from "./sentence.ts";
import { xml } from "./xml.ts";

export interface Chronology {
  readonly text: string;
  readonly entries: number;
  readonly footnotes: number;
  readonly disputed: number;
}

/** How a chronology is set: what a page says is always escaped, never obeyed. */
interface Setting {
  text(words: string): string;
  strong(words: string): string;
  link(address: string): string;
  ref(note: number): string;
  /** The whole, from its sections and notes. */
  whole(heading: string, sections: readonly Section[], notes: readonly string[]): string;
}

interface Section {
  readonly title: string | null;
  readonly entries: readonly string[];
}

/** Events in the order in which they are handed in, those without a day last, under the years. */
export function toChronology(
  selection: Selection,
  heading: string,
  style: "markdown" | "html" = "markdown",
): Chronology {
  const set = style === "html" ? HTML : MARKDOWN;
  const { events } = selection;
  const nameOf = (party: string) => selection.stateName(party) ?? party;
  const sections: { title: string | null; entries: string[] }[] = [];
  const notes: string[] = [];
  let disputed = 0;
  for (const event of events) {
    const head = /^[[{]?(\d{4})/.exec(event.date ?? "")?.[1] ?? "Undated";
    if (sections.at(-1)?.title !== head) sections.push({ title: head, entries: [] });
    const marks = sourcesOf(event, selection, set).map((note) => set.ref(notes.push(note)));
    if (event.disagree.length > 0) disputed += 1;
    sections.at(-1)!.entries.push(`${entryOf(event, selection, nameOf, set)}${marks.join("")}`);
  }
  if (events.length === 0) sections.push({ title: null, entries: ["No event fits."] });
  return {
    text: set.whole(heading, sections, notes),
    entries: events.length,
    footnotes: notes.length,
    disputed,
  };
}

function entryOf(
  event: EventLine,
  { pages }: Selection,
  nameOf: (party: string) => string,
  { text: md, strong }: Setting,
): string {
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
  const dispute = doubts.length === 0 ? "" : ` ${strong("Disputed:")} ${doubts.join("; ")}.`;
  return `${strong(day)}${how}. ${md(sentence)}${place}${source}${status}.${denied}${dispute}`;
}

/** One note for each text; its copies and rewrites, where they are of this event, stand in it. */
function sourcesOf(event: EventLine, { pages }: Selection, set: Setting): string[] {
  const { text: md } = set;
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
      return `${md(one?.outlet ?? one?.title ?? copy)}${addressed(one?.url, set)}`;
    });
    return page === undefined
      ? md(root)
      : `${citationOf(page, told, set)}${copied.length === 0 ? "" : ` Copied or reworded by: ${copied.join("; ")}.`}`;
  });
}

function citationOf({ reading, line }: SelectedPage, told: EventReading | undefined, set: Setting): string {
  const { text: md } = set;
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
  return `${told === undefined ? "" : `“${md(told.evidence)}” `}${title === null ? "" : `${md(title)}. `}${md(where)}, ${day}.${addressed(url, set)}${copy}`;
}

function shown(value: unknown, nameOf: (party: string) => string): string {
  if (Array.isArray(value)) return namesJoined(value.map((one) => nameOf(String(one))));
  if (value === null || value === undefined) return "not said";
  if (typeof value !== "string") return JSON.stringify(value);
  return /^[\d[{.]/.test(value) ? showDate(value) : nameOf(value);
}

/** A link where the address is one that a browser may follow. */
const addressed = (url: string | null | undefined, set: Setting): string =>
  /^https?:\/\/[^\s<>]+$/.test(url ?? "") ? ` ${set.link(url!)}` : "";

const MARKDOWN: Setting = {
  text: markdown,
  strong: (words) => `**${words}**`,
  link: (address) => `<${address}>`,
  ref: (note) => `[^${note}]`,
  whole: (heading, sections, notes) =>
    `${[
      `# ${MARKDOWN.text(heading)}`,
      ...sections.flatMap(({ title, entries }) => [...(title === null ? [] : [`## ${title}`]), ...entries]),
      ...(notes.length === 0 ? [] : [notes.map((note, index) => `[^${index + 1}]: ${note}`).join("\n")]),
    ].join("\n\n")}\n`,
};

const HTML: Setting = {
  text: (words) => xml(words.trim()),
  strong: (words) => `<strong>${words}</strong>`,
  link: (address) => `<a href="${xml(address)}" rel="noreferrer">${xml(address)}</a>`,
  ref: (note) => `<sup id="r${note}"><a href="#n${note}">${note}</a></sup>`,
  whole: (heading, sections, notes) =>
    `${[
      '<!doctype html>\n<html lang="en">',
      `<head><meta charset="utf-8"><title>${xml(heading)}</title>`,
      "<style>body{font:17px/1.55 Georgia,serif;max-width:66ch;margin:2em auto;padding:0 1em}ol{font-size:14px}</style></head>",
      `<body><h1>${xml(heading)}</h1>`,
      ...sections.flatMap(({ title, entries }) => [
        ...(title === null ? [] : [`<h2>${title}</h2>`]),
        ...entries.map((entry) => `<p>${entry}</p>`),
      ]),
      "<hr><ol>",
      ...notes.map((note, index) => `<li id="n${index + 1}">${note} <a href="#r${index + 1}">back</a></li>`),
      "</ol></body>\n</html>",
    ].join("\n")}\n`,
};
