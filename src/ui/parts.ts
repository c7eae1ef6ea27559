/** The small pieces of every screen: a status as a shape, a name as a link, a date with how it is known, an event in a line. */

import { showDate } from "../export/dates.ts";
import { sentenceInWords, verbs } from "../export/sentence.ts";
import type { Status } from "../model/plover.ts";
import type { EventReading } from "../model/reading.ts";
import type { EventLine, Leaning } from "../model/record.ts";
import { type Html, html, NOTHING, type Piece } from "./html.ts";
import type { Notes } from "./notes.ts";
import { familyOf, modeWords, plural, statusWords, words } from "./strings.ts";

/** What views need to name things. */
export interface Names {
  /** English name of a state by its code; null of anything else. */
  stateName(code: string): string | null;
}

/** As a part of an address; half a pair of surrogates, which no address may hold, is replaced. */
export const enc = (text: string): string => encodeURIComponent(text.toWellFormed());

export const pageAddress = (page: string, record?: string) =>
  `/pages/${enc(page)}${record === undefined ? "" : `?show=${enc(record)}#${enc(record)}`}`;

/** "CHN" as "China"; a person's or body's name as it is. */
export const nameOf = (names: Names, party: string): string => names.stateName(party) ?? party;

/** A name as a link; one that a reading left empty is no link that nobody could name. */
export const party = (names: Names, name: string): Html =>
  name.trim() === "" ? missing() : html`<a class="party" href="/actors/${enc(name)}">${nameOf(names, name)}</a>`;

export const parties = (names: Names, list: readonly string[]): Piece =>
  list.length === 0 ? missing() : joined(list.map((name) => party(names, name)));

/** "A", "A and B", "A, B and C". */
export function joined(pieces: readonly Piece[]): Piece {
  return pieces.map((piece, index) => (index === 0 ? piece : [index === pieces.length - 1 ? " and " : ", ", piece]));
}

export const missing = (): Html => html`<span class="missing">${words.notSaid}</span>`;

/** Status as a shape: hollow, half, full, struck. The word goes with it for who does not see it. */
export function statusMark(status: Status, family: string, reported: EventReading["reported"] = "fact"): Html {
  const said = `${statusWords[status]}${reported === "fact" ? "" : `, ${words[reported]}`}`;
  return html`<svg class="mark ${family} ${reported}" viewBox="0 0 14 14" width="14" height="14" role="img" aria-label="${said}"><title>${said}</title>${statusShape(status, 7, 7, 5)}</svg>`;
}

/** The shape by itself, for pictures. */
export function statusShape(status: Status, x: number, y: number, radius: number): Html {
  const ring = html`<circle class="ring" cx="${x}" cy="${y}" r="${radius}"/>`;
  switch (status) {
    case "held":
      return html`<circle class="full" cx="${x}" cy="${y}" r="${radius}"/>`;
    case "underway":
      return html`${ring}<path class="half" d="M${x} ${y - radius}a${radius} ${radius} 0 0 1 0 ${2 * radius}z"/>`;
    case "cancelled":
    case "denied":
      return html`${ring}<path class="strike" d="M${x - radius - 1} ${y + radius + 1}L${x + radius + 1} ${y - radius - 1}"/>`;
    default:
      return ring;
  }
}

/** Words with how they came about: plain when printed, underlined by dots when worked out, with the reason. */
export function known(text: Piece, is: "stated" | "inferred" | null, reason: string | null): Html {
  if (is !== "inferred") return html`<span>${text}</span>`;
  const why = `${words.workedOut}: ${reason ?? words.event.noReason}`;
  return html`<span class="worked" tabindex="0" data-why="${why}" title="${why}">${text}<span class="unseen"> (${why})</span></span>`;
}

export function dateOf(
  event: Pick<EventReading, "date" | "date_is" | "date_reason"> & { readonly corrected_fields?: readonly string[] },
): Html {
  if (event.date === null) return html`<span class="missing">${words.unknownDay}</span>`;
  // The reason that was read is that of the day that was read.
  if (event.corrected_fields?.includes("date") === true)
    return html`<time datetime="${event.date}">${showDate(event.date)}</time><span class="pen" title="${words.event.corrected}"> ✎</span>`;
  return known(html`<time datetime="${event.date}">${showDate(event.date)}</time>`, event.date_is, event.date_reason);
}

/** "3 of the pages have it from Interfax." */
export const leaningOf = (leaning: readonly Leaning[], tell = words.leaning): Html =>
  html`${leaning.map(({ on, pages }) => html`<p class="small">${tell(on, pages.length)} ${pages.map((page, index) => html`${index > 0 ? ", " : ""}<a href="${pageAddress(page)}">${page}</a>`)}</p>`)}`;

/** The raised number: independent texts behind a value. One is not worth saying. */
export const support = (independent: number, pages: number): Html =>
  independent < 2 && pages < 2
    ? NOTHING
    : html`<sup class="support" title="${plural(pages, words.pages)}, ${plural(independent, words.independent)}">${independent}<span class="unseen"> ${independent === 1 ? words.independent[0] : words.independent[1]}</span></sup>`;

/** "Elina Valtonen visits Kazakhstan", with the names as links. */
export function sentenceOf(event: EventReading, names: Names): Html {
  const { actor, recipient, mode, type, place } = event;
  const [one, many, link] = verbs[mode ?? type] ?? verbs[type]!;
  const verb = actor.length > 1 ? many : one;
  const who = actor.length === 0 ? html`${words.notSaid}` : joined(actor.map((name) => party(names, name)));
  if (recipient.length > 0)
    return html`${who} ${verb}${link === "" ? "" : ` ${link}`} ${joined(recipient.map((name) => party(names, name)))}`;
  if (mode === "visit" && place !== null) return html`${who} ${verb} ${place}`;
  return html`${who} ${verb}`;
}

/** The same without links, for titles. */
export const titleOf = (event: EventReading, names: Names): string =>
  sentenceInWords(event, (name) => nameOf(names, name));

export const kindOf = (event: EventReading): string =>
  event.mode === null ? event.type : `${event.type} / ${modeWords[event.mode] ?? event.mode}`;

/** "claimed, according to X": nothing for what is told as a fact. */
export function reportedOf(event: EventReading, names: Names): Html {
  if (event.reported === "fact") return NOTHING;
  const sources = event.according_to.map((name) => nameOf(names, name)).join(", ");
  const deniers = event.contested_by.map((name) => nameOf(names, name)).join(", ");
  const detail = [
    sources === "" ? "" : `${words.accordingTo} ${sources}`,
    deniers === "" ? "" : `${words.deniedBy} ${deniers}`,
  ].filter((text) => text !== "");
  return html`<span class="doubt ${event.reported}">${event.reported === "claimed" ? words.claimed : words.contested}${detail.length === 0 ? "" : `: ${detail.join("; ")}`}</span>`;
}

/** The address of an event's evidence in the reader; null when no page bears it, as of an event put in by hand. */
export function evidenceAddress(event: EventLine): string | null {
  const found = event.mentions.find(({ page }) => page === event.evidence_page) ?? event.mentions[0];
  return found === undefined ? null : pageAddress(found.page, found.event);
}

/** A value with the way to change it in its place, where that is offered. */
export type Changed = (event: EventLine, field: string, shown: Piece) => Piece;

/** An event in a list. */
export function eventRow(
  event: EventLine,
  names: Names,
  notes?: Notes,
  changed: Changed = (_, __, shown) => shown,
): Html {
  const family = familyOf[event.type];
  const struck = event.status === "cancelled" || event.status === "denied";
  const address = evidenceAddress(event);
  return html`<li class="event ${family}${event.part_of === null ? "" : " part"}" data-id="${event.id}">
<div class="when">${changed(event, "date", dateOf(event))}</div>
<div class="shape">${statusMark(event.status, family, event.reported)}</div>
<div class="what">
<p class="line${struck ? " struck" : ""}"><a class="title" href="/events/${enc(event.id)}">${titleOf(event, names)}</a>${support(event.independent, event.pages)}</p>
<p class="small"><span class="kind">${kindOf(event)}</span>${changed(event, "status", event.status === "held" ? "" : html` <span class="status">${statusWords[event.status]}</span>`)}${event.place === null ? "" : html` <span class="place">${event.place}</span>`} ${reportedOf(event, names)}${event.disagree.length > 0 ? html` <span class="doubt">${words.event.disagree.toLowerCase()}</span>` : ""}</p>
<blockquote dir="auto">${address === null ? event.evidence : html`<a href="${address}">${event.evidence}</a>`}${notes?.mark(event.evidence_page)}</blockquote>
</div>
</li>`;
}

/** Numbers as printed in a table: 240000000000 is "240 billion". */
export function showNumber(value: number): string {
  const size = Math.abs(value);
  for (const [unit, word] of SIZES)
    if (size >= unit) return `${(value / unit).toLocaleString("en", { maximumFractionDigits: 2 })} ${word}`;
  return value.toLocaleString("en", { maximumFractionDigits: 4 });
}

const SIZES: readonly (readonly [number, string])[] = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
];

/** An address of the web as a link, if it is one; anything else, "javascript:" above all, as text. */
export function outside(address: string): Html {
  return /^https?:\/\//i.test(address)
    ? html`<a class="outside" href="${address}" rel="noopener noreferrer nofollow">${address}</a>`
    : html`<span>${address}</span>`;
}
