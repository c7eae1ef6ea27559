import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseWorldCalendar, type WorldCalendar } from "../time/index.ts";

/**
 * The calendar of world events and of terms of office, from the data folder. Throws if a file is missing. It is put together
 * when the first page comes that prints no day: most print one.
 */
export function loadWorldCalendar(dataFolder: string): WorldCalendar {
  const read = (name: string) => readFileSync(join(dataFolder, name), "utf8");
  const [events, offices, visits] = [read("world-calendar.tsv"), read("offices.tsv"), read("world-visits.tsv")];
  let known: WorldCalendar | null = null;
  const calendar = (): WorldCalendar => {
    known ??= parseWorldCalendar(events, offices, visits);
    return known;
  };
  return {
    get events() {
      return calendar().events;
    },
    get byWord() {
      return calendar().byWord;
    },
    get firstDays() {
      return calendar().firstDays;
    },
    get beginnings() {
      return calendar().beginnings;
    },
  };
}
