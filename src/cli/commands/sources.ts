import { COLUMNS } from "../../export/columns.ts";
import { outletsOf } from "../../store/lookup.ts";
import { listing } from "../listing.ts";

export const sources = listing({
  name: "sources",
  summary: "List the outlets, with how many of their pages are texts of their own.",
  example: 'readout sources --where "pages>=5"',
  columns: COLUMNS.sources,
  filters: {},
  slice: outletsOf,
});
