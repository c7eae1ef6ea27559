/**
 * What differs from region to region in how weeks are counted: decision 0006 has what is chosen where nothing is said.
 *
 * With weeks from Sunday, "last week" on Sunday 2024-08-18 is 2024-08-11 to 2024-08-17.
 */
import { weekdayOf } from "../kit/edtf.ts";

export interface Conventions {
  /** The weekday on which weeks begin; 0 is Sunday. */
  readonly weekStart: number;
  /** The first of the two days of the weekend: 6 is Saturday and Sunday, 5 Friday and Saturday. */
  readonly weekend: number;
}

/** Weeks from Monday, as ISO 8601 counts them, and a weekend of Saturday and Sunday. */
export const ISO_WEEKS: Conventions = { weekStart: 1, weekend: 6 };

/** The first day of the week that holds the day. */
export function weekOf(day: number, { weekStart }: Conventions): number {
  return day - ((weekdayOf(day) - weekStart + 7) % 7);
}

/** The day of that weekday in the week that begins on `first`. */
export function dayOfWeek(first: number, weekday: number, { weekStart }: Conventions): number {
  return first + ((weekday - weekStart + 7) % 7);
}
