/**
 * The record in the layout of GDELT 2.0: Events (61 columns, no header) and Mentions (16), tab-separated, as the Event Codebook
 * V2.0 lists them. Columns of ours stand to the right of the standard ones, so that readers of GDELT find what they know.
 *
 * Departures that a reader must know: no tone is measured, so the columns of tone are empty; an event counts once for each pair
 * of its sides; `GlobalEventID` is made from the event's id, and stays; what has no single day is left out, not guessed.
 */
import { sectorOfName, sectorOfRole } from "../actors/index.ts";
import { containsEdtf } from "../kit/edtf.ts";
import { hash32 } from "../kit/hash.ts";
import { splitSentences } from "../language/index.ts";
import type { EventLine } from "../model/record.ts";
import { type ExportOptions, NO_PIECES, tally, type Writing } from "./format.ts";
import type { SelectedPage, Selection } from "./selection.ts";
import { type StrictRow, strictRows, tsvLine } from "./strict.ts";

type Cells = (string | number | null)[];

export function gdeltFiles(_frame: Selection, { claimed }: Pick<ExportOptions, "claimed">): Writing {
  const { add, reasons } = tally();
  let [events, mentions] = [0, 0];
  return {
    begin: () => new Map(FILES.map((name) => [name, ""])),
    part(part) {
      const rows = strictRows(part.events, claimed, add);
      const sentenceAt = sentenceCounter();
      const told = rows.flatMap((row) => mentionRows(row, part, sentenceAt));
      events += rows.length;
      mentions += told.length;
      const texts = [rows.map((row) => tsvLine(eventCells(row, part))).join(""), told.map(tsvLine).join("")];
      return new Map(FILES.map((name, i) => [name, texts[i]!]));
    },
    end: () => NO_PIECES,
    told: () => ({
      counts: [
        [events, "rows of events"],
        [mentions, "rows of mentions"],
      ],
      leftOut: reasons,
    }),
  };
}

const FILES = ["events.export.CSV", "mentions.CSV"] as const;

/** 61 columns of GDELT, then ours: id, type, mode, status, date, date_is, reported, independent, confidence. */
function eventCells(row: StrictRow, selection: Selection): Cells {
  const { event, cameo, day } = row;
  const [year, month, dayOfMonth] = day.split("-").map(Number) as [number, number, number];
  const first = selection.pages.get(event.evidence_page);
  const root = cameo.slice(0, 2);
  const place = geo(event.place, selection);
  const outlets = new Set(event.mentions.map(({ page }) => sourceOf(selection.pages.get(page)) ?? page));
  return [
    numberOf(row),
    day.replaceAll("-", ""),
    day.slice(0, 7).replace("-", ""),
    year,
    (year + (month * 30 + dayOfMonth) / 365).toFixed(4),
    ...actorCells(row.actor, event, selection),
    ...actorCells(row.recipient, event, selection),
    first === undefined || inLede(first, event) ? 1 : 0,
    cameo,
    cameo.slice(0, 3),
    root,
    quadOf(root),
    selection.codes.goldstein(cameo),
    event.mentions.length,
    outlets.size,
    event.pages,
    null,
    ...geoOfParty(row.actor, selection),
    ...geoOfParty(row.recipient, selection),
    ...place,
    stampOf(first),
    first === undefined ? null : addressOf(first),
    event.id,
    event.type,
    event.mode,
    event.status,
    event.date,
    event.date_is,
    event.reported,
    event.independent,
    event.sure,
  ];
}

/** Code, name, country, known group, ethnic, two religions, three types. Country codes are CAMEO's: ISO alpha-3 but for Romania. */
function actorCells(name: string | null, event: EventLine, selection: Selection): Cells {
  if (name === null) return Array<null>(10).fill(null);
  const country = selection.countryOf(name);
  const code = country === "ROU" ? "ROM" : country;
  const type = sectorIn(name, event, selection);
  const shown = (selection.stateName(name) ?? name).toUpperCase();
  return [`${code ?? ""}${type ?? ""}` || null, shown, code, null, null, null, null, type, null, null];
}

/** PLOVER's sector of a person by the office on the day, of a body by its name; null of a state. */
export function sectorIn(name: string, event: EventLine, selection: Selection): string | null {
  if (selection.stateName(name) !== null) return null;
  const role = roleOn(name, event, selection);
  return sectorOfRole(role) ?? sectorOfName(name);
}

/** The office that somebody holds on the event's day: of the table, else the one that the pages give; null where none is known. */
export function roleOn(name: string, event: Pick<EventLine, "date">, { actors, officeOn }: Selection): string | null {
  const roles = actors.get(name)?.roles ?? [];
  const told = roles.find(({ from, to }) => containsEdtf(`${from ?? ".."}/${to ?? ".."}`, event.date));
  const only = new Set(roles.map(({ role }) => role.toLowerCase())).size === 1 ? roles[0] : undefined;
  return told?.role ?? officeOn(name, event.date) ?? only?.role ?? null;
}

/** Type, full name, country (FIPS 10-4), two of regions, latitude, longitude, feature id. Type 1 is a country, 4 a city elsewhere. */
function geo(place: string | null, { locate, codes, stateName }: Selection): Cells {
  if (place === null) return [0, ...Array<null>(7).fill(null)];
  const found = locate(place);
  if (found === null) return [0, place, null, null, null, null, null, null];
  const fips = found.country === null ? null : codes.fips(found.country);
  const type = found.kind === "country" ? 1 : 4;
  const state = found.country === null || type === 1 ? null : stateName(found.country);
  return [type, state === null ? place : `${place}, ${state}`, fips, fips, null, found.lat, found.lon, null];
}

function geoOfParty(name: string | null, selection: Selection): Cells {
  const country = name === null ? null : selection.countryOf(name);
  return geo(country === null ? null : selection.stateName(country), selection);
}

/** 16 columns, then whose copy the page is and how (`origin_id`, `relation`). Offsets are into the article's body. */
function mentionRows(
  row: StrictRow,
  selection: Selection,
  sentenceAt: (page: SelectedPage, offset: number) => number,
): Cells[] {
  const { event } = row;
  const first = selection.pages.get(event.evidence_page);
  return event.mentions.flatMap((mention): Cells[] => {
    const page = selection.pages.get(mention.page);
    const told = page?.reading.events.find(({ id }) => id === mention.event);
    if (page === undefined || told === undefined) return [];
    const { body, origin } = page.reading.page;
    const at = (name: string | null) => {
      if (name === null) return -1;
      const words = selection.stateName(name) ?? name;
      const found = [words, words.split(" ").at(-1)!].map((one) => told.evidence.indexOf(one)).find((one) => one >= 0);
      return found === undefined ? -1 : told.start + found;
    };
    const copied = page.line?.independent === false ? (page.line.leans_on[0] ?? origin) : null;
    return [
      [
        numberOf(row),
        stampOf(first),
        stampOf(page),
        1,
        sourceOf(page),
        addressOf(page),
        sentenceAt(page, told.start),
        at(row.actor),
        at(row.recipient),
        told.start,
        1,
        Math.max(10, Math.round(told.sure * 100)),
        body.length,
        null,
        null,
        null,
        copied,
        copied === null ? null : "copy",
      ],
    ];
  });
}

/** 52 bits of the event's id and the row's number: a whole number that a double holds. */
const numberOf = ({ event, nth }: StrictRow): number =>
  (hash32(`${event.id}/${nth}`, 1) >>> 0) * 2 ** 20 + ((hash32(`${event.id}/${nth}`, 2) >>> 0) % 2 ** 20);

const quadOf = (root: string): number => (root <= "05" ? 1 : root <= "08" ? 2 : root <= "13" ? 3 : 4);

/** The day of a page as GDELT writes a moment: 20230524000000. Null where the page's day is not known. */
function stampOf(page: SelectedPage | undefined): string | null {
  const day = (page?.line ?? page?.reading.page)?.published ?? null;
  return day !== null && /^\d{4}-\d\d-\d\d$/.test(day) ? `${day.replaceAll("-", "")}000000` : null;
}

const addressOf = ({ reading }: SelectedPage): string => reading.page.url ?? reading.id;

function sourceOf(page: SelectedPage | undefined): string | null {
  if (page === undefined) return null;
  const { url, outlet } = page.reading.page;
  const host = url === null ? null : (/^https?:\/\/(?:www\.)?([^/:?#]+)/.exec(url)?.[1] ?? null);
  return host ?? outlet;
}

const inLede = ({ reading }: SelectedPage, event: EventLine): boolean => {
  const end = reading.page.body.indexOf("\n\n");
  return event.start < (end < 0 ? reading.page.body.length : end);
};

/** Which sentence of a page's body an offset stands in, from 1; the cut of each page is kept for the run. */
function sentenceCounter(): (page: SelectedPage, offset: number) => number {
  const cuts = new Map<SelectedPage, readonly number[]>();
  return (page, offset) => {
    let starts = cuts.get(page);
    if (starts === undefined) {
      const split = splitSentences(page.reading.page.body);
      starts = split.firsts.map((first) => split.starts[first]!);
      cuts.set(page, starts);
    }
    return Math.max(1, starts.filter((start) => start <= offset).length);
  };
}
