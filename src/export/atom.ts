/**
 * A list as an Atom feed (RFC 4287): an entry for each record, its id made from what was read, so that a reader of feeds shows each
 * once. There is no clock here: `updated` is the day of the last text that tells of it, midnight UTC, as the record has it.
 */
import { daysOf } from "../kit/edtf.ts";
import type { Edtf } from "../model/edtf.ts";
import { xml } from "./xml.ts";

export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  /** Of the screen, absolute. */
  readonly address: string;
  /** EDTF; null where no text is dated. */
  readonly updated: Edtf | null;
  /** The sentence that says so; "" for none. */
  readonly text: string;
}

export interface Feed {
  readonly title: string;
  /** Of the list's screen, absolute. */
  readonly address: string;
  /** Of the feed itself, absolute. */
  readonly self: string;
  readonly entries: readonly FeedEntry[];
}

/** The newest first, then by id. What no text dates is of 1970-01-01, since Atom wants a moment of everything. */
export function toAtom({ title, address, self, entries }: Feed): string {
  const days = new Map(entries.map(({ id, updated }) => [id, momentOf(updated)]));
  const sorted = [...entries].sort((a, b) => {
    const [mine, theirs] = [days.get(a.id)!, days.get(b.id)!];
    return mine > theirs ? -1 : mine < theirs ? 1 : a.id < b.id ? -1 : 1;
  });
  const [newest] = sorted;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${xml(`urn:readout:${encodeURIComponent(new URL(address).pathname + new URL(address).search)}`)}</id>
<title>${xml(title)}</title>
<updated>${newest === undefined ? NEVER : days.get(newest.id)}</updated>
<author><name>Readout</name></author>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(address)}"/>
${sorted
  .map(
    (entry) => `<entry>
<id>${xml(`urn:readout:${encodeURIComponent(entry.id)}`)}</id>
<title>${xml(entry.title)}</title>
<updated>${days.get(entry.id)}</updated>
<link rel="alternate" type="text/html" href="${xml(entry.address)}"/>
<content type="text">${xml(entry.text)}</content>
</entry>
`,
  )
  .join("")}</feed>
`;
}

const NEVER = "1970-01-01T00:00:00Z";

function momentOf(date: Edtf | null): string {
  const days = daysOf(date);
  const day = days === null ? Number.NaN : Number.isFinite(days.last) ? days.last : days.first;
  return Number.isFinite(day) ? `${new Date(day * 86_400_000).toISOString().slice(0, 19)}Z` : NEVER;
}
