import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseWorldCalendar, type WorldCalendar } from "../time/index.ts";

/** The calendar of world events and of terms of office, from the data folder. Throws if a file is missing. */
export function loadWorldCalendar(dataFolder: string): WorldCalendar {
  const read = (name: string) => readFileSync(join(dataFolder, name), "utf8");
  return parseWorldCalendar(read("world-calendar.tsv"), read("offices.tsv"));
}
