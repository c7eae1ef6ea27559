import { daysOf } from "../../kit/edtf.ts";
import type { When } from "../../model/index.ts";

/** Do the days of the two meet, or lie within `slack` days of one another? True where either cannot be told in days. */
export function daysMeet(a: When, b: When, slack: number): boolean {
  const x = daysOf(a.date);
  const y = daysOf(b.date);
  return x === null || y === null || (x.first <= y.last + slack && y.first <= x.last + slack);
}
