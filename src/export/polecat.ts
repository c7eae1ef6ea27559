/**
 * The record in the layout of POLECAT's weekly files: 40 columns, tab-separated, with a header; strict PLOVER types and modes.
 * Columns of ours stand to the right. Several contexts or people in one cell are parted by ";", which POLECAT does not document.
 * `Intensity` is empty: Readout measures none.
 */
import { type ExportOptions, NO_PIECES, tally, type Writing } from "./format.ts";
import { roleOn, sectorIn } from "./gdelt.ts";
import type { SelectedPage, Selection } from "./selection.ts";
import { PLOVER_QUAD, type StrictRow, strictRows, tsvLine } from "./strict.ts";

const SIDE = ["Name", "Country", "COW"] as const;
const HEADER: readonly string[] = [
  ...["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"],
  ...SIDE.map((what) => `Actor ${what}`),
  ...["Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID"],
  ...SIDE.map((what) => `Recipient ${what}`),
  ...[
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
  ],
  ...["Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"],
  ...["Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"],
  ...["Language", "Version"],
  ...[
    "Readout ID",
    "Readout Type",
    "Readout Mode",
    "Status",
    "EDTF Date",
    "Date Is",
    "Reported",
    "Pages",
    "Independent",
  ],
  "Confidence",
];

export function polecatFile(_frame: Selection, { claimed }: Pick<ExportOptions, "claimed">): Writing {
  const { add, reasons } = tally();
  let count = 0;
  return {
    begin: () => new Map([[FILE, tsvLine(HEADER)]]),
    part(part) {
      const once = strictRows(part.events, claimed, add).filter(isOnce);
      count += once.length;
      return new Map([[FILE, once.map((row) => tsvLine(cellsOf(row, part))).join("")]]);
    },
    end: () => NO_PIECES,
    told: () => ({ counts: [[count, "rows"]], leftOut: reasons }),
  };
}

const FILE = "polecat.txt";

/** One row a direction is CAMEO's way; PLOVER has a pair of sides once, the visitor as the actor. */
function isOnce({ event, actor, recipient }: StrictRow): boolean {
  if (actor === null || recipient === null || event.recipient.length === 0)
    return recipient === null || event.actor.indexOf(actor ?? "") < event.actor.indexOf(recipient);
  return event.actor.includes(actor);
}

function cellsOf({ event, actor, recipient, day }: StrictRow, selection: Selection): (string | number | null)[] {
  const plover = event.plover!;
  const page = selection.pages.get(event.evidence_page);
  const place = event.place === null ? null : selection.locate(event.place);
  const country = place?.country ?? null;
  return [
    event.id,
    day,
    plover.type,
    plover.mode,
    null,
    PLOVER_QUAD[plover.type]!,
    plover.contexts.join(";") || null,
    ...sideCells(actor, event, selection),
    ...sideCells(recipient, event, selection),
    event.place,
    place?.kind === "place" ? event.place : null,
    null,
    null,
    country === null ? null : selection.stateName(country),
    place?.lat ?? null,
    place?.lon ?? null,
    null,
    event.place,
    place === null ? null : place.kind === "country" ? "PCLI" : "PPL",
    page?.reading.page.outlet ?? null,
    publishedOf(page),
    page?.reading.people.map(({ name }) => name).join(";") || null,
    null,
    null,
    page?.reading.page.language ?? null,
    `Readout ${selection.version}`,
    event.id,
    event.type,
    event.mode,
    event.status,
    event.date,
    event.date_is,
    event.reported,
    event.pages,
    event.independent,
    event.sure,
  ];
}

/** Name, country, COW number, sector twice, title on the day, the name as printed, the Wikipedia title, which is not known. */
function sideCells(name: string | null, event: StrictRow["event"], selection: Selection): (string | null)[] {
  if (name === null) return Array<null>(8).fill(null);
  const country = selection.countryOf(name);
  const sector = sectorIn(name, event, selection);
  return [
    selection.stateName(name) ?? name,
    country,
    country === null ? null : selection.codes.cow(country),
    sector,
    sector,
    roleOn(name, event, selection),
    name,
    null,
  ];
}

const publishedOf = (page: SelectedPage | undefined): string | null =>
  (page?.line ?? page?.reading.page)?.published ?? null;
