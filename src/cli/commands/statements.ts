import { COLUMNS } from "../../export/columns.ts";
import { given, helping, listing } from "../listing.ts";

export const statements = listing({
  name: "statements",
  summary: "List who said what.",
  example: 'readout statements --speaker "Wang Yi" --format md',
  columns: COLUMNS.statements,
  filters: {
    speaker: { type: "string", value: "NAME", description: "Only by this speaker." },
    country: { type: "string", value: "CODE", description: "Only said for this state." },
    words: { type: "string", value: "WORDS", description: "Only with these words." },
  },
  slice: (store, values, after) =>
    store.statements({
      ...helping(after),
      ...given("speaker", values.speaker),
      ...given("country", values.country),
      ...given("words", values.words),
    }),
});
