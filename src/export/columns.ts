/** The columns in which each kind of record is listed, on the command line as under an address: fields of its JSON, "roles.0.role" within. */
export const COLUMNS = {
  events: ["id", "date", "status", "type", "mode", "actor", "recipient", "place", "independent"],
  statements: ["id", "date", "speaker", "speaks_for", "act", "variants.0.text"],
  figures: ["id", "what", "value", "unit", "is", "bound", "period", "against", "source"],
  documents: ["id", "date", "name", "issuer", "evidence"],
  claims: ["id", "claim", "holder", "subject", "predicate", "object", "polarity", "since"],
  actors: ["id", "name", "country", "roles.0.role", "wikidata", "pages", "events", "statements"],
  sources: ["outlet", "pages", "independent", "events"],
  pages: ["id", "published", "outlet", "title", "independent", "events", "skipped"],
  found: ["kind", "id", "title", "snippet"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
