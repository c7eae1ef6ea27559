/**
 * The first and last day that an EDTF date can mean: "2019-10" → 2019-10-01 to 2019-10-31, "[2024-08-12..2024-08-18]" its
 * ends, "2024-08~" as 2024-08. Enough to ask who held an office then; everything else about dates is kit/edtf.ts.
 */
export interface Days {
  /** "YYYY-MM-DD"; null where the date is open to that side. */
  readonly first: string | null;
  readonly last: string | null;
}

/** Both null where the text holds no year. */
export function daysOf(edtf: string): Days {
  if (edtf.length === 10 && DAY.test(edtf)) return { first: edtf, last: edtf };
  let first: string | null = null;
  let last: string | null = null;
  for (const match of edtf.matchAll(PART)) {
    const [, year, month, day] = match;
    const low = `${year}-${month === undefined ? "01" : monthSpan(month)[0]}-${day ?? "01"}`;
    const high =
      month === undefined ? `${year}-12-31` : `${year}-${day === undefined ? endOf(year!, month) : `${month}-${day}`}`;
    if (first === null || low < first) first = low;
    if (last === null || high > last) last = high;
  }
  if (first === null) return NONE;
  const open = edtf.replace(/[[\]{}]/g, "");
  return {
    first: open.startsWith("../") || open.startsWith("..") ? null : first,
    last: open.endsWith("/..") || open.endsWith("..") ? null : last,
  };
}

/** Whether two stretches of days share one. */
export function overlaps(a: Days, b: Days): boolean {
  return (
    !(a.last !== null && b.first !== null && a.last < b.first) &&
    !(b.last !== null && a.first !== null && b.last < a.first)
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PART = /(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/g;
const NONE: Days = { first: null, last: null };
const LENGTHS = ["31", "29", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"];

/** Seasons (21–24), quarters (33–36) and halves (40–41) stand where a month stands. */
function monthSpan(month: string): readonly [string, string] {
  const n = Number(month);
  if (n >= 33 && n <= 36) return [two(3 * (n - 33) + 1), two(3 * (n - 33) + 3)];
  if (n === 40) return ["01", "06"];
  if (n === 41) return ["07", "12"];
  if (n >= 21 && n <= 24)
    return [two(3 * (n - 21) + 3 > 12 ? 12 : 3 * (n - 21) + 3), n === 24 ? "12" : two(3 * (n - 21) + 5)];
  return [month, month];
}

function endOf(_year: string, month: string): string {
  const last = monthSpan(month)[1];
  return `${last}-${LENGTHS[Number(last) - 1] ?? "31"}`;
}

const two = (n: number) => String(n).padStart(2, "0");
