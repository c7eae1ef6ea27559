import { COLUMNS } from "../../export/columns.ts";
import { given, helping, listing } from "../listing.ts";

export const actors = listing({
  name: "actors",
  summary: "List the people and bodies of the record.",
  example: "readout actors --country RUS --json",
  columns: COLUMNS.actors,
  filters: {
    country: { type: "string", value: "CODE", description: "Only of this state." },
    words: { type: "string", value: "WORDS", description: "Only with these words in a name." },
  },
  slice: (store, values, after) =>
    store.actors({ ...helping(after), ...given("country", values.country), ...given("words", values.words) }),
});
