import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseWorldCalendar, type WorldCalendar } from "../time/index.ts";

/** The calendar of world events, from `world-calendar.tsv` in the data folder. Throws if the file is missing. */
export function loadWorldCalendar(dataFolder: string): WorldCalendar {
  return parseWorldCalendar(readFileSync(join(dataFolder, "world-calendar.tsv"), "utf8"));
}
