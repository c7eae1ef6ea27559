import { given, helping, listing } from "../listing.ts";

export const figures = listing({
  name: "figures",
  summary: "List the figures of the record.",
  example: 'readout figures --words trade --where "unit=%"',
  columns: ["id", "what", "value", "unit", "is", "bound", "period", "against", "source"],
  filters: {
    what: { type: "string", value: "WORDS", description: "Only of this." },
    words: { type: "string", value: "WORDS", description: "Only with these words." },
  },
  slice: (store, values, after) =>
    store.figures({ ...helping(after), ...given("what", values.what), ...given("words", values.words) }),
});
