import { COLUMNS } from "../../export/columns.ts";
import { given, helping, listing } from "../listing.ts";

export const figures = listing({
  name: "figures",
  summary: "List the figures of the record.",
  example: 'readout figures --words trade --where "unit=%"',
  columns: COLUMNS.figures,
  filters: {
    what: { type: "string", value: "WORDS", description: "Only of this." },
    words: { type: "string", value: "WORDS", description: "Only with these words." },
  },
  slice: (store, values, after) =>
    store.figures({ ...helping(after), ...given("what", values.what), ...given("words", values.words) }),
});
