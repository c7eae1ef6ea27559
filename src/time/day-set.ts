/**
 * Sets of days as sorted intervals that do not touch: what a cue leaves possible, and what several leave together.
 */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

export type DaySet = readonly Interval[];

/** The set of all days of the intervals, in order, joined where they touch. */
export function daySet(intervals: readonly Interval[]): DaySet {
  const sorted = intervals.filter((one) => one.first <= one.last).sort((a, b) => a.first - b.first);
  const joined: Interval[] = [];
  for (const one of sorted) {
    const before = joined.at(-1);
    if (before !== undefined && one.first <= before.last + 1) {
      joined[joined.length - 1] = { first: before.first, last: Math.max(before.last, one.last) };
    } else joined.push(one);
  }
  return joined;
}

/** The days in both. */
export function intersect(a: DaySet, b: DaySet): DaySet {
  const both: Interval[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i]!;
    const right = b[j]!;
    const first = Math.max(left.first, right.first);
    const last = Math.min(left.last, right.last);
    if (first <= last) both.push({ first, last });
    if (left.last < right.last) i += 1;
    else j += 1;
  }
  return both;
}

/** How many days; Infinity when open. */
export function sizeOf(set: DaySet): number {
  let size = 0;
  for (const one of set) size += one.last - one.first + 1;
  return size;
}

/** The days one by one, at most `limit`. */
export function daysIn(set: DaySet, limit: number): number[] {
  const days: number[] = [];
  for (const one of set) {
    for (let day = one.first; day <= one.last && days.length < limit; day += 1) days.push(day);
  }
  return days;
}
