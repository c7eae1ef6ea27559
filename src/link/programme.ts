/**
 * Visits, and what may be part of them, by their days: talks on Tuesday are found under the days of every visit that Tuesday falls in.
 * `settled` names the groups whose whole may be another since it was last asked.
 */
import type { EventLine } from "../model/record.ts";
import type { Group } from "./groups.ts";
import { partDay, visitDays } from "./parts.ts";

type ByDay = Map<number, Set<Group>>;

export interface SavedProgramme {
  readonly visits: ByDay;
  readonly parts: ByDay;
}

export class Programme {
  readonly #visits: ByDay;
  readonly #parts: ByDay;
  /** Days of which a visit came or went. */
  readonly #stirred = new Set<number>();

  constructor(saved?: SavedProgramme) {
    this.#visits = saved?.visits ?? new Map();
    this.#parts = saved?.parts ?? new Map();
  }

  /** To be saved once all is settled. */
  saved(): SavedProgramme {
    return { visits: this.#visits, parts: this.#parts };
  }

  put(group: Group, line: EventLine): void {
    for (const day of this.#daysOf(line)) under(this.#visits, day).add(group);
    const part = partDay(line);
    if (part !== null) under(this.#parts, part).add(group);
  }

  drop(group: Group, line: EventLine): void {
    for (const day of this.#daysOf(line)) this.#visits.get(day)?.delete(group);
    const part = partDay(line);
    if (part !== null) this.#parts.get(part)?.delete(group);
  }

  /** The visits that an event may be part of. */
  around(line: EventLine): readonly Group[] {
    const day = partDay(line);
    return day === null ? [] : [...(this.#visits.get(day) ?? [])];
  }

  settled(): Set<Group> {
    const groups = new Set<Group>();
    for (const day of this.#stirred) for (const group of this.#parts.get(day) ?? []) groups.add(group);
    this.#stirred.clear();
    return groups;
  }

  #daysOf(line: EventLine): number[] {
    const days = visitDays(line);
    if (days === null) return [];
    const each = Array.from({ length: days.last - days.first + 1 }, (_, i) => days.first + i);
    for (const day of each) this.#stirred.add(day);
    return each;
  }
}

function under(days: ByDay, day: number): Set<Group> {
  let groups = days.get(day);
  if (groups === undefined) {
    groups = new Set();
    days.set(day, groups);
  }
  return groups;
}
