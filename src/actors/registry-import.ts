/**
 * Actors from elsewhere as rows of the user's registry: the answer of a query to Wikidata (SPARQL JSON, its short JSON, CSV or
 * TSV), and tables that were reconciled in OpenRefine (CSV, TSV, the JSON of its templates or of its rows).
 *
 *     item,itemLabel,positionLabel,countryLabel,start,end
 *     http://www.wikidata.org/entity/Q24025631,Dmytro Kuleba,Minister of Foreign Affairs of Ukraine,Ukraine,2020-03-04T00:00:00Z,
 *
 * becomes `Dmytro Kuleba · person · UKR · Foreign Minister · 2020-03-04 · Q24025631`. Which column is what is told by its name
 * (`COLUMNS`), or by the caller. Of a reconciled cell only a match that was judged is taken: its name, and its id where it is one
 * of Wikidata. A row without a name is left out and named.
 */
import { csvRows } from "../kit/csv.ts";
import { delimiterOf, type RegistryColumn, type RegistryRow, rowKey } from "./registry-table.ts";
import type { ActorTable } from "./table.ts";

export interface Imported {
  readonly rows: readonly RegistryRow[];
  /** Rows that could not be taken, by their number among the rows, from 1 for the header or the first of a list. */
  readonly problems: readonly { readonly line: number; readonly why: string }[];
}

/** `columns`: which column of the table each of ours is, where its name does not tell. `table` knows states and offices. */
export function importActors(
  text: string,
  table: ActorTable,
  columns: Readonly<Partial<Record<RegistryColumn, string>>> = {},
): Imported {
  const records = recordsOf(text.replace(/^\uFEFF/, ""));
  if (typeof records === "string") return { rows: [], problems: [{ line: 1, why: records }] };
  const find = finderOf(records.names, columns);
  const missing = Object.entries(columns).find(([, name]) => !records.names.includes(name));
  if (missing !== undefined) return { rows: [], problems: [{ line: 1, why: `no column "${missing[1]}"` }] };
  if (find.name === null)
    return { rows: [], problems: [{ line: 1, why: `no column for the name; there are: ${records.names.join(", ")}` }] };
  const rows = new Map<string, RegistryRow>();
  const problems: { line: number; why: string }[] = [];
  records.rows.forEach((record, i) => {
    const row = rowOf(record, find, table);
    if (row === null) {
      problems.push({ line: i + records.first, why: "no name" });
      return;
    }
    const key = rowKey(row);
    const there = rows.get(key);
    // A query gives a row for each alias or each second value: they are one office.
    rows.set(
      key,
      there === undefined ? row : { ...row, ...there, ...joined("aliases", there, row), ...later(there, row) },
    );
  });
  return { rows: [...rows.values()], problems };
}

/** The rows that a registry has not yet, and how many it has. What stands there already is never changed. */
export function newRows(
  rows: readonly RegistryRow[],
  there: readonly RegistryRow[],
): { readonly rows: readonly RegistryRow[]; readonly same: number } {
  const keys = new Set(there.map(rowKey));
  const fresh = rows.filter((row) => !keys.has(rowKey(row)));
  return { rows: fresh, same: rows.length - fresh.length };
}

// ---------------------------------------------------------------- one row

type Cell = { readonly text: string; readonly id: string };
type Record_ = ReadonlyMap<string, Cell>;
type Finder = Readonly<Record<RegistryColumn | "precision" | "ending", string | null>>;

function rowOf(record: Record_, find: Finder, table: ActorTable): RegistryRow | null {
  const cell = (column: keyof Finder): Cell =>
    find[column] === null ? NOTHING : (record.get(find[column]) ?? NOTHING);
  const text = (column: keyof Finder): string => cell(column).text;
  const name = isId(text("name")) ? "" : text("name");
  if (name === "") return null;
  const country = stateOf(text("country"), table) || stateIn(text("role"), table);
  const role = roleOf(text("role"), country, table);
  const row: Partial<Record<RegistryColumn, string>> = {
    name,
    aliases: text("aliases")
      .split(/;|, (?=\p{Lu})|\|/u)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== "" && alias !== name)
      .join("; "),
    type: typeOf(text("type"), role),
    country,
    role,
    from: dateOf(text("from"), text("precision")),
    to: dateOf(text("to"), text("ending")),
    wikidata: idOf(cell("wikidata").text) || cell("wikidata").id || cell("name").id,
  };
  for (const column of ["code", "sector", "demonyms", "capitals", "leader", "order", "lat", "lon"] as const)
    row[column] = text(column);
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== "")) as RegistryRow;
}

const joined = (column: RegistryColumn, a: RegistryRow, b: RegistryRow): RegistryRow => {
  const all = [a[column], b[column]].flatMap((cell) => (cell ?? "").split("; ")).filter((part) => part !== "");
  return all.length === 0 ? {} : { [column]: [...new Set(all)].join("; ") };
};

/** Of two ends of one term the later, where both are given. */
const later = (a: RegistryRow, b: RegistryRow): RegistryRow =>
  a.to !== undefined && b.to !== undefined ? { to: a.to > b.to ? a.to : b.to } : {};

/** "Ukraine", "UA", "UKR" → "UKR"; what is no state known here stays as it is. */
function stateOf(text: string, table: ActorTable): string {
  if (text === "" || isId(text)) return "";
  const upper = text.toUpperCase();
  if (table.states.has(upper)) return upper;
  for (const state of table.states.values()) if (state.iso2 === upper || state.name === text) return state.iso3;
  return table.stateNamed(text) ?? (/^\p{L}{3}$/u.test(text) ? upper : text);
}

/** The state in "Minister of Foreign Affairs of Ukraine", where the row names none. */
function stateIn(role: string, table: ActorTable): string {
  const of = / of (?:the )?(\p{Lu}[^,]*)$/u.exec(role);
  return of === null ? "" : (table.stateNamed(of[1]!) ?? "");
}

/** "Minister of Foreign Affairs of Ukraine" → "Foreign Minister"; an office that is not known stays as it is printed. */
function roleOf(text: string, country: string, table: ActorTable): string {
  if (text === "" || isId(text)) return "";
  const own = table.states.get(country);
  const names = own === undefined ? [] : [own.name, own.demonym];
  let bare = text;
  for (const name of names)
    bare = bare.replace(new RegExp(`(?: (?:of|for|in)(?: the)? |^|, )${escaped(name)}(?: (?=\\p{L})|$)`, "iu"), "");
  for (const words of [text, bare]) {
    const role = table.roleNamed(words);
    if (role !== null) return role;
  }
  return bare === "" ? text : bare;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What Wikidata and OpenRefine call kinds of things, in the words of the registry. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^(?:q5|human|person|politician)$/i, "person"],
  [/state|country|^q3624078$/i, "state"],
  [/political party|\bparty\b/i, "party"],
  [/news|newspaper|broadcaster|media|magazine/i, "media"],
  [/company|business|enterprise|corporation|^q4830453$/i, "company"],
  [/ministry/i, "ministry"],
  [/armed forces|military|army|navy/i, "military"],
  [/university/i, "university"],
  [/intergovernmental|international organi[sz]ation/i, "igo"],
  [/non-governmental|\bngo\b/i, "ngo"],
  [/city|town|village|settlement|region|province|building|place/i, "place"],
  [/^(?:group|body|demonym|ship|government|police|court|parliament|organi[sz]ation|rebels|church|igo)$/i, ""],
];

function typeOf(text: string, role: string): string {
  for (const [kind, type] of TYPES) if (kind.test(text.trim())) return type === "" ? text.trim().toLowerCase() : type;
  return text === "" && role === "" ? "" : text === "" || role !== "" ? "person" : "body";
}

/** A day of Wikidata as EDTF: "2020-03-04T00:00:00Z" → 2020-03-04; by its precision (9 a year, 10 a month) cut; "" for an unknown one. */
function dateOf(text: string, precision: string): string {
  const match = /^\+?(\d{4}(?:-\d{2}(?:-\d{2})?)?)/.exec(text);
  if (match === null) return "";
  const day = match[1]!.replace(/-00/g, "");
  return precision === "9" ? day.slice(0, 4) : precision === "10" ? day.slice(0, 7) : day;
}

const isId = (text: string): boolean => idOf(text) !== "" || /^(?:t\d+|_:.*|https?:\/\/\S*genid\S*)$/.test(text);
/** "http://www.wikidata.org/entity/Q42", "wd:Q42" → "Q42"; "" for what is none. */
const idOf = (text: string): string =>
  /^(?:https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/|wd:)?(Q[1-9]\d*)$/.exec(text.trim())?.[1] ?? "";

// ---------------------------------------------------------------- columns

/** The names that each of our columns goes by, the first that is there wins. Compared in lower case, without spaces and marks. */
const COLUMNS: Readonly<Record<keyof Finder, string>> = {
  name: "name personlabel itemlabel holderlabel officeholderlabel actorlabel ministerlabel politicianlabel humanlabel label person holder officeholder minister actor item",
  aliases: "aliases alias itemaltlabel personaltlabel altlabel alsoknownas",
  type: "type typelabel instancelabel instanceoflabel kind class",
  country:
    "iso3 countrycode alpha3 isocode countrylabel country statelabel state jurisdictionlabel jurisdiction nationality",
  role: "role positionlabel officelabel rolelabel posttitle position office title post",
  from: "from start startdate starttime startyear since begin",
  to: "to end enddate endtime endyear until",
  precision: "startprecision fromprecision",
  ending: "endprecision toprecision",
  wikidata: "wikidata wikidataid qid personid itemid wdid id person item holder officeholder entity",
  code: "code",
  sector: "sector",
  demonyms: "demonyms demonym",
  capitals: "capitals capital capitallabel",
  leader: "leader",
  order: "order",
  lat: "lat latitude",
  lon: "lon longitude",
};

function finderOf(names: readonly string[], chosen: Readonly<Partial<Record<RegistryColumn, string>>>): Finder {
  const byName = new Map(names.map((name) => [name.toLowerCase().replace(/[^a-z0-9]/g, ""), name]));
  const find = {} as Record<keyof Finder, string | null>;
  for (const [column, known] of Object.entries(COLUMNS) as [keyof Finder, string][]) {
    const own = (chosen as Partial<Record<string, string>>)[column];
    find[column] =
      own ??
      known
        .split(" ")
        .map((name) => byName.get(name))
        .find((name) => name !== undefined) ??
      null;
  }
  return find;
}

// ---------------------------------------------------------------- files

interface Records {
  readonly names: readonly string[];
  readonly rows: readonly Record_[];
  /** The number of the first row. */
  readonly first: number;
}

const NOTHING: Cell = { text: "", id: "" };

/** What is wrong, in words, where the text is no table of any known shape. */
function recordsOf(text: string): Records | string {
  const start = text.trimStart()[0];
  if (start !== "{" && start !== "[") return tableOf(text);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "neither JSON nor a table";
  }
  const list = listIn(json);
  if (list === null) return "JSON without a list of rows";
  const rows = list.map(
    (item) =>
      new Map(Object.entries(isObject(item) ? cellsIn(item, json) : {}).map(([name, value]) => [name, cellOf(value)])),
  );
  return { names: [...new Set(rows.flatMap((row) => [...row.keys()]))], rows, first: 1 };
}

function tableOf(text: string): Records {
  const [names = [], ...rows] = csvRows(text, delimiterOf(text));
  const keys = names.map((name) => name.trim());
  const full = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
  return {
    names: keys,
    rows: full.map((row) => new Map(keys.map((name, i) => [name, { text: clean(row[i] ?? ""), id: "" }]))),
    first: 2,
  };
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function listIn(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  if (!isObject(json)) return null;
  const bindings = isObject(json.results) ? json.results.bindings : undefined;
  for (const list of [bindings, json.rows, json.items, json.actors]) if (Array.isArray(list)) return list;
  return null;
}

/** A row of OpenRefine keeps its cells in a list, in the order of the columns of the project. */
function cellsIn(item: Json, whole: unknown): Json {
  if (!Array.isArray(item.cells)) return item;
  const columns =
    isObject(whole) && isObject(whole.columnModel) && Array.isArray(whole.columnModel.columns)
      ? whole.columnModel.columns
      : [];
  return Object.fromEntries(
    item.cells.map((cell, i) => [isObject(columns[i]) ? String(columns[i].name ?? i) : `column ${i + 1}`, cell]),
  );
}

/** A string, a value of SPARQL ({ type, value }) or a cell of OpenRefine ({ v, r }). */
function cellOf(value: unknown): Cell {
  if (typeof value === "string" || typeof value === "number") return { text: clean(String(value)), id: "" };
  if (Array.isArray(value)) return { text: value.map((one) => cellOf(one).text).join("; "), id: "" };
  if (!isObject(value)) return NOTHING;
  if (value.type === "bnode") return NOTHING;
  if ("value" in value) return cellOf(value.value);
  const match = isObject(value.r) ? value.r : isObject(value.recon) ? value.recon : null;
  const judged = match !== null && (match.judgment ?? match.j) === "matched";
  const chosen = judged ? (isObject(match.match) ? match.match : isObject(match.m) ? match.m : match) : null;
  const own = "v" in value ? cellOf(value.v).text : "";
  if (chosen === null) return { text: own, id: "" };
  return {
    text: typeof chosen.name === "string" ? clean(chosen.name) : own,
    id: typeof chosen.id === "string" ? idOf(chosen.id) : "",
  };
}

const clean = (text: string): string => text.replace(/\s+/g, " ").trim();
