/**
 * Events as a calendar (RFC 5545): whole days, the end exclusive, TENTATIVE, CONFIRMED or CANCELLED, the event's id as UID, so that
 * a calendar that is read again updates its entries. A range is not made into days: what is known to the month, or to "one day of
 * that week", is left out and reported. `DTSTAMP` is the day of the text that tells of it: there is no clock here.
 */
import ical, { ICalEventStatus } from "ical-generator";
import { daysOf } from "../kit/edtf.ts";
import type { EventLine } from "../model/record.ts";
import { type Exported, type ExportOptions, oneFile, tally } from "./format.ts";
import type { Selection } from "./selection.ts";
import { sentenceInWords } from "./sentence.ts";
import { dayOf } from "./strict.ts";

const DAY = 86_400_000;

const STATUS: Readonly<Record<EventLine["status"], ICalEventStatus | null>> = {
  proposed: ICalEventStatus.TENTATIVE,
  announced: ICalEventStatus.TENTATIVE,
  underway: ICalEventStatus.CONFIRMED,
  held: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
  denied: null,
};

/** Of the selection only the events, their pages and the names of states are looked at. */
export function toIcs(
  selection: Pick<Selection, "events" | "pages" | "stateName">,
  { heading }: Pick<ExportOptions, "heading">,
): Exported {
  const calendar = ical({ name: heading, prodId: { company: "Readout", product: "Readout", language: "EN" } });
  const { add, reasons } = tally();
  const nameOf = (party: string) => selection.stateName(party) ?? party;
  let entries = 0;
  for (const event of selection.events) {
    const first = daysOf(dayOf(event))?.first;
    const status = STATUS[event.status];
    if (status === null) add("denied");
    else if (event.date === null) add("no day is known");
    else if (first === undefined) add("no single day is known");
    else {
      const last = daysOf(event.date)!.last;
      const page = selection.pages.get(event.evidence_page);
      const told = daysOf((page?.line ?? page?.reading.page)?.published)?.first;
      entries += 1;
      calendar.createEvent({
        id: `${event.id}@readout`,
        stamp: new Date((told ?? first) * DAY),
        start: new Date(first * DAY),
        end: new Date(((Number.isFinite(last) ? last : first) + 1) * DAY),
        allDay: true,
        status,
        summary: sentenceInWords(event, nameOf) + (event.reported === "fact" ? "" : ` (${event.reported})`),
        description: descriptionOf(event, selection),
        ...(event.place === null ? {} : { location: event.place }),
        ...(page?.reading.page.url?.startsWith("http") ? { url: page.reading.page.url } : {}),
        categories: [{ name: event.type }],
        x: [
          ["X-READOUT-DATE-IS", event.date_is ?? "unknown"],
          ["X-READOUT-REPORTED", event.reported],
          ["X-READOUT-CONFIDENCE", String(event.sure)],
        ],
      });
    }
  }
  // The library ends lines with CRLF and leaves the last one open; RFC 5545 closes it.
  return oneFile("events.ics", `${calendar.toString()}\r\n`, [[entries, "entries"]], reasons);
}

function descriptionOf(event: EventLine, { pages }: Pick<Selection, "pages">): string {
  const page = pages.get(event.evidence_page)?.reading.page;
  const source = [page?.title, page?.outlet].filter((one) => one !== null && one !== undefined).join(". ");
  const how =
    event.date_is === "inferred" && event.date_reason !== null ? ` Day worked out: ${event.date_reason}.` : "";
  const texts = `${event.independent} independent ${event.independent === 1 ? "text" : "texts"}`;
  return `“${event.evidence}”${source === "" ? "" : ` ${source}.`} ${texts}.${how}`;
}
