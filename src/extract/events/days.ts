import { daysOf } from "../../kit/edtf.ts";
import type { Edtf, When } from "../../model/index.ts";

/** Do the days of the two meet, or lie within `slack` days of one another? True where either cannot be told in days. */
export function daysMeet(a: When, b: When, slack: number): boolean {
  const x = daysOf(a.date);
  const y = daysOf(b.date);
  return x === null || y === null || (x.first <= y.last + slack && y.first <= x.last + slack);
}

/** Does it begin behind the page's day? False where either is not known in days. */
export const isAhead = (when: When | null, published: Edtf | null): boolean =>
  (daysOf(when?.date ?? null)?.first ?? 0) > (daysOf(published)?.last ?? Number.POSITIVE_INFINITY);
