import { COLUMNS } from "../../export/columns.ts";
import { given, helping, listing } from "../listing.ts";

export const claims = listing({
  name: "claims",
  summary: "List who holds, lacks or leans on what: positions, absences, relations.",
  example: "readout claims --party CHN",
  columns: COLUMNS.claims,
  filters: {
    party: { type: "string", value: "NAME", description: "Only held by this party, or about it." },
    words: { type: "string", value: "WORDS", description: "Only with these words." },
  },
  slice: (store, values, after) =>
    store.claims({ ...helping(after), ...given("party", values.party), ...given("words", values.words) }),
});
