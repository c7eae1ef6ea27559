/**
 * A sample for blind double coding: sentences drawn at random (by a seed, so that the draw can be repeated), on a sheet that does not
 * say how Readout coded them; and how far coders agree, by Krippendorff's alpha for nominal data
 * (K. Krippendorff, Content Analysis, 4th ed., chapter 12): alpha = 1 − observed disagreement / disagreement by chance.
 */
import { hash32 } from "../kit/hash.ts";
import type { EventLine } from "../model/record.ts";
import { toCsv } from "./csv.ts";
import type { Selection } from "./selection.ts";

/** What a coder fills in; empty cells are not counted. */
export const CODED = ["type", "mode", "actor", "recipient", "date", "place", "status", "reported"] as const;

/** The sheet: one row an event, its passage with what stands before and after it, and empty columns. */
export function sampleSheet(
  selection: Selection,
  count: number,
  seed: number,
): { readonly csv: string; readonly rows: number } {
  const events = new Map(selection.events.map((event) => [event.id, event]));
  const rows = drawn([...events.keys()], seed)
    .slice(0, count)
    .map((id) => {
      const event = events.get(id)!;
      const page = selection.pages.get(event.evidence_page);
      const body = page?.reading.page.body ?? "";
      const from = body.lastIndexOf("\n\n", event.start) + 2;
      const end = body.indexOf("\n\n", event.end);
      return [
        event.id,
        event.evidence_page,
        (page?.line ?? page?.reading.page)?.published ?? null,
        page?.reading.page.title ?? null,
        event.evidence,
        body.slice(from < 2 ? 0 : from, end < 0 ? body.length : end),
        ...CODED.map(() => null),
      ];
    });
  return {
    csv: toCsv([["event_id", "page_id", "published", "title", "passage", "paragraph", ...CODED], ...rows]),
    rows: rows.length,
  };
}

/** The events in the order of a draw: the same seed draws the same, and one more event moves none of the others. */
export const drawn = (ids: readonly string[], seed: number): string[] =>
  [...ids].sort((a, b) => hash32(a, seed) - hash32(b, seed) || (a < b ? -1 : 1));

/**
 * The interval in which a share lies by 95 of 100, from `right` of `judged` drawn at random (E. B. Wilson, JASA 22, 1927, 209-212). From 0
 * to 1; the whole of it when nothing was judged.
 */
export function wilson(right: number, judged: number): readonly [low: number, high: number] {
  if (judged === 0) return [0, 1];
  const z = 1.959964;
  const share = right / judged;
  const middle = share + (z * z) / (2 * judged);
  const half = z * Math.sqrt((share * (1 - share)) / judged + (z * z) / (4 * judged * judged));
  const whole = 1 + (z * z) / judged;
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)];
}

/** What Readout itself has coded, as a sheet's row has it. */
export const machineCodes = (event: EventLine): Readonly<Record<(typeof CODED)[number], string | null>> => ({
  type: event.type,
  mode: event.mode,
  actor: [...event.actor].sort().join("; ") || null,
  recipient: [...event.recipient].sort().join("; ") || null,
  date: event.date,
  place: event.place,
  status: event.status,
  reported: event.reported,
});

/**
 * Krippendorff's alpha of units, each with one value a coder (null: not coded). Units with fewer than two values do not count. Null
 * when no two coders have coded the same unit; 1 when all agree, also where only one value was ever given.
 */
export function krippendorffAlpha(units: readonly (readonly (string | null)[])[]): number | null {
  const pairable = units.map((unit) => unit.filter((value) => value !== null)).filter((unit) => unit.length > 1);
  const totals = new Map<string, number>();
  let all = 0;
  let observed = 0;
  for (const unit of pairable) {
    const counts = new Map<string, number>();
    for (const value of unit) counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const [value, count] of counts) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      observed += (count * (unit.length - count)) / (unit.length - 1);
    }
    all += unit.length;
  }
  if (all === 0) return null;
  const expected = [...totals.values()].reduce((sum, count) => sum + count * (all - count), 0) / (all - 1);
  return expected === 0 ? 1 : 1 - observed / expected;
}
