/** The tables of `record.db`, and how rows are numbered in the index of words. Another make of them wants another `STORE_VERSION`. */
export const TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- What is counted over everything, made with the record, so that nobody who asks counts it again.
CREATE TABLE totals (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- Pages that the record does not hold as yet.
CREATE TABLE pending (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE sources (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, base TEXT NOT NULL, reader TEXT NOT NULL, failed TEXT);
CREATE TABLE pages (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, source TEXT NOT NULL, path TEXT NOT NULL, outlet TEXT,
  language TEXT, title TEXT, skipped TEXT, summary TEXT NOT NULL, reading TEXT NOT NULL, text TEXT NOT NULL, removed TEXT NOT NULL
);
CREATE INDEX pages_path ON pages (path);
CREATE INDEX pages_outlet ON pages (outlet, id);
CREATE INDEX pages_skipped ON pages (skipped) WHERE skipped IS NOT NULL;
-- A row for each page: its own day, and once it is linked what linking says of it. Apart from the pages because it is replaced with the record.
CREATE TABLE dated (id TEXT PRIMARY KEY, first INTEGER, independent INTEGER, line TEXT);
CREATE INDEX dated_first ON dated (first, independent);
CREATE INDEX dated_old ON dated (coalesce(first, 9000000), coalesce(first, 9000000), id);
CREATE INDEX dated_new ON dated (coalesce(-first, 9000000), coalesce(-first, 9000000), id);
CREATE INDEX dated_independent ON dated (independent);
-- By the page that leans on another.
CREATE TABLE leans (page TEXT NOT NULL, source TEXT NOT NULL);
CREATE INDEX leans_page ON leans (page);
CREATE INDEX leans_source ON leans (source, page);
CREATE TABLE records (kind TEXT NOT NULL, id TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (kind, id));
CREATE TABLE events (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first INTEGER, last INTEGER, type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL,
  reported TEXT NOT NULL, part_of TEXT, place TEXT, disputed INTEGER NOT NULL,
  review TEXT NOT NULL, sure REAL NOT NULL, level INTEGER NOT NULL, line TEXT NOT NULL
);
CREATE INDEX events_part ON events (part_of);
CREATE INDEX events_review ON events (review, sure);
CREATE INDEX events_disputed ON events (disputed, review);
-- What filters and facets ask for, so that they need not open the lines.
CREATE INDEX events_first ON events (first, last, type, status, level, reported, mode, id);
CREATE INDEX events_status ON events (status, type);
CREATE INDEX events_place ON events (place) WHERE place IS NOT NULL;
-- Lists are asked for in these orders, the undated last.
CREATE INDEX events_old ON events (coalesce(first, 9000000), coalesce(last, 9000000), id);
CREATE INDEX events_new ON events (coalesce(-first, 9000000), coalesce(-last, 9000000), id);
-- How surely the least sure of an event's mentions was taken for one with the others.
CREATE TABLE joins (event TEXT PRIMARY KEY, score REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX joins_score ON joins (score);
CREATE TABLE parties (event TEXT NOT NULL, side TEXT NOT NULL, name TEXT NOT NULL, country TEXT);
CREATE INDEX parties_event ON parties (event);
CREATE INDEX parties_name ON parties (name, event);
CREATE INDEX parties_country ON parties (country, event);
CREATE TABLE pairs (event TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL);
CREATE INDEX pairs_ab ON pairs (a, b, event);
CREATE INDEX pairs_event ON pairs (event);
CREATE TABLE statements (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first INTEGER, speaker TEXT, country TEXT, occasion TEXT,
  wordings INTEGER NOT NULL, forms TEXT NOT NULL, line TEXT NOT NULL
);
CREATE INDEX statements_speaker ON statements (speaker);
CREATE INDEX statements_country ON statements (country, first);
CREATE INDEX statements_new ON statements (coalesce(-first, 9000000), coalesce(-first, 9000000), id);
CREATE INDEX statements_first ON statements (first);
CREATE INDEX statements_occasion ON statements (occasion);
CREATE INDEX statements_worded ON statements (wordings) WHERE wordings > 1;
CREATE TABLE figures (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first INTEGER, what TEXT NOT NULL, sure REAL NOT NULL, open INTEGER NOT NULL, line TEXT NOT NULL);
CREATE INDEX figures_first ON figures (first);
CREATE INDEX figures_new ON figures (coalesce(-first, 9000000), coalesce(-first, 9000000), id);
CREATE INDEX figures_what ON figures (what);
CREATE INDEX figures_open ON figures (sure) WHERE open = 1;
CREATE TABLE documents (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first INTEGER, line TEXT NOT NULL);
CREATE TABLE claims (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first INTEGER, holder TEXT, subject TEXT, line TEXT NOT NULL);
CREATE INDEX claims_holder ON claims (holder);
CREATE INDEX claims_subject ON claims (subject);
-- \`shown\`: 0 of a person without a public office, who stands in no list.
CREATE TABLE actors (id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT, pages INTEGER NOT NULL, shown INTEGER NOT NULL, line TEXT NOT NULL);
CREATE INDEX actors_name ON actors (name);
-- Every name that an actor goes by.
CREATE TABLE actor_names (name TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (name, id)) WITHOUT ROWID;
CREATE INDEX actor_names_id ON actor_names (id);
CREATE INDEX actors_shown ON actors (-pages, name, id) WHERE shown = 1;
CREATE TABLE mentions (page TEXT NOT NULL, local TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL);
CREATE INDEX mentions_page ON mentions (page);
CREATE INDEX mentions_id ON mentions (id, kind, page);
CREATE TABLE aliases (kind TEXT NOT NULL, alias TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, alias));
CREATE INDEX aliases_id ON aliases (kind, id);
CREATE TABLE unfit (correction TEXT NOT NULL, state TEXT NOT NULL, why TEXT NOT NULL);
CREATE TABLE lineage (id TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, relation TEXT NOT NULL, line TEXT NOT NULL);
CREATE INDEX lineage_id ON lineage (id);
CREATE INDEX lineage_a ON lineage (a);
CREATE INDEX lineage_b ON lineage (b);
CREATE INDEX lineage_copies ON lineage (a, b, relation) WHERE relation IN ('same_text', 'rewrite');
-- Words are found by their stems: "visiting" finds "visited". The number of a row tells what it is of (WORDS).
CREATE VIRTUAL TABLE words USING fts5 (title, body, tokenize = 'porter unicode61 remove_diacritics 2');
`;

/** What linking makes; `dated` is set back instead of emptied. */
export const RECORD_TABLES = [
  "records",
  "events",
  "joins",
  "parties",
  "pairs",
  "statements",
  "figures",
  "documents",
  "claims",
  "actors",
  "actor_names",
  "leans",
  "mentions",
  "aliases",
  "lineage",
  "unfit",
];

/**
 * The index of words numbers its rows: this much and the `n` of the row in the table of the kind. FTS5 finds rows by number without
 * opening them. Searched together are those before the pages, then the pages; figures and claims only by themselves.
 */
export const WORDS = {
  document: 0,
  statement: 2 ** 40,
  event: 2 * 2 ** 40,
  page: 3 * 2 ** 40,
  figure: 4 * 2 ** 40,
  claim: 5 * 2 ** 40,
} as const;

/** The table that the rows of a kind stand in. */
export const TABLE_OF = {
  document: "documents",
  statement: "statements",
  event: "events",
  page: "pages",
  figure: "figures",
  claim: "claims",
} as const;

/** The kind that a row of the index of words is of, and its `n`. */
export function rowOf(number: number): { readonly kind: keyof typeof WORDS; readonly n: number } {
  const kinds = Object.keys(WORDS) as (keyof typeof WORDS)[];
  return { kind: kinds[Math.floor(number / 2 ** 40)]!, n: number % 2 ** 40 };
}
