import { COLUMNS } from "../../export/columns.ts";
import { EVENT_FILTERS, eventQuery, helping, listing } from "../listing.ts";

export const events = listing({
  name: "events",
  summary: "List the events of the record.",
  example: 'readout events --between CHN,RUS --since 2023 --where "sure>=0.8"',
  columns: COLUMNS.events,
  filters: EVENT_FILTERS,
  slice: (store, values, after) => store.events({ ...eventQuery("events", values), ...helping(after) }),
});
