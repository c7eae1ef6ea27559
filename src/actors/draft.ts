/**
 * What the stages of this folder hand to each other while a page is read: a `Draft` is a mention not yet settled ("Wang",
 * "the premier", "Beijing"). Nothing here leaves the folder; `findMentions` makes the drafts into `Mention`s.
 */
import type { NameReader, NameSpan } from "../language/index.ts";
import type { Actor, Candidate, Sentence, Token } from "../model/index.ts";
import type { CardFile } from "./card-file.ts";
import type { ActorEntry } from "./entry.ts";
import type { Words } from "./given.ts";
import { sectorOfRole } from "./sector.ts";
import type { ActorTable, Match } from "./table.ts";

export interface Draft {
  readonly sentence: number;
  /** Tokens of the whole phrase, `last` inclusive. */
  first: number;
  last: number;
  /** Tokens of the name itself, without title: "Mikhail Mishustin". */
  nameFirst: number;
  nameLast: number;
  form: "name" | "nominal" | "pronoun";
  what:
    | "person"
    | "candidate"
    | "short"
    | "org"
    | "known"
    | "capital"
    | "demonym"
    | "office"
    | "party"
    | "pair"
    | "same"
    | "seat"
    | "pronoun"
    | "dropped";
  entries: readonly ActorEntry[];
  person: PersonCard | null;
  /** As printed: "Deputy Permanent U.N. Representative"; of a nominal, its own words: "Chinese premier". */
  role: string | null;
  country: string | null;
  gender: Gender;
  /** "the", "its": somebody told of before; "a": somebody new. */
  definite: boolean;
  plural: boolean;
  /** Has it a title before it or an apposition? */
  titled: boolean;
  /** Tokens of an apposition or of a title parted from the name by a comma, -1 if none: it means the same person. */
  besideFirst: number;
  besideLast: number;
  /** The body that an office is of: "a Foreign Ministry spokesman". */
  body: Draft | null;
  actors: readonly Actor[];
  label: string | null;
  /** Who may be meant by a name that stays open. */
  candidates: readonly Candidate[];
  why: string;
  /** Is it known who is meant, as far as it ever will be? */
  settled: boolean;
}

export type Gender = "m" | "f" | null;

/** A person of this page. */
export interface PersonCard {
  /** In full, as this page prints it, or as the table does where the page prints a surname only. */
  name: string;
  /** Folded names under which the page may speak of this person alone: "wang". */
  families: readonly string[];
  /** Folded words of all names. */
  words: ReadonlySet<string>;
  role: string | null;
  country: string | null;
  wikidata: string | null;
  gender: Gender;
  /** The gender that the given name mostly has. */
  likely: Gender;
  /** Name in the table, null for a person it does not know. */
  known: string | null;
  /** Was the role printed on the page? */
  printed: boolean;
  /** As the tables say; null where the role tells it. */
  sector?: string | null;
  code?: string | null;
}

/** One sentence with what was found in it. */
export interface View {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** The table's match that begins at a token, where it was taken. */
  readonly matches: (Match | null)[];
  /** For each token the first token of the match that covers it, -1 if none. */
  readonly owner: Int16Array;
  readonly drafts: Draft[];
  /** A model of names, asked only where the tables and cues leave a name open. */
  readonly names: NameReader | null;
  /** Has the sentence been parsed? */
  readonly hasTree: boolean;
}

/** The span that the model of names finds at those very tokens; null if it finds none, or another one. */
export const spanAt = (view: View, first: number, last: number): NameSpan | null =>
  view.names === null ? null : view.names(view.sentence, first, last);

/** What the page and the tables tell every stage. */
export interface Context {
  readonly table: ActorTable;
  readonly given: Words;
  /** Day of the page. */
  readonly asOf: string | null;
  readonly views: readonly View[];
  readonly cards: CardFile;
  /** How often each state is named or meant on the page. */
  readonly weights: Map<string, number>;
  /** The state of the dateline's place; null if there is none, or it is not known. */
  readonly home: string | null;
  /** The state whose government issued the page; null if it is no government's. */
  readonly own: string | null;
}

export function draft(view: View, first: number, last: number, what: Draft["what"], why: string): Draft {
  return {
    sentence: view.sentence.index,
    first,
    last,
    nameFirst: first,
    nameLast: last,
    form: "name",
    what,
    entries: NONE,
    person: null,
    role: null,
    country: null,
    gender: null,
    definite: false,
    plural: false,
    titled: false,
    besideFirst: -1,
    besideLast: -1,
    body: null,
    actors: NONE,
    label: null,
    candidates: NONE,
    why,
    settled: false,
  };
}

const NONE: readonly never[] = [];

export const textOf = (view: View, first: number, last: number): string => {
  let text = "";
  for (let i = first; i <= last; i += 1) {
    const token = view.tokens[i]!;
    if (i > first && token.start > view.tokens[i - 1]!.end) text += " ";
    text += token.text;
  }
  return text;
};

export const stateActor = (iso3: string, sector: string | null = null): Actor => ({
  type: "state",
  name: iso3,
  country: iso3,
  role: null,
  wikidata: null,
  sector,
});

/** What printed pages call NATO's and the EU's states together. */
export const THE_WEST: Actor = { type: "group", name: "the West", country: null, role: null, wikidata: null };

export function actorOf({ type, name, country, sector, code, lat, lon }: ActorEntry): Actor {
  switch (type) {
    case "state":
    case "demonym":
      return country === null
        ? { type: "group", name, country: null, role: null, wikidata: null, sector }
        : coded(stateActor(country), code);
    case "agency":
    case "body":
      return coded({ type: "body", name, country, role: null, wikidata: null, sector }, code);
    case "person":
    case "group":
      return coded({ type, name, country, role: null, wikidata: null, sector }, code);
    case "place": {
      const place: Made = { type, name, country, role: null, wikidata: null };
      if (sector !== null) place.sector = sector;
      coded(place, code);
      if (lat !== null && lon !== null) {
        place.lat = lat;
        place.lon = lon;
      }
      return place;
    }
  }
}

/** An actor in the making. */
type Made = { -readonly [K in keyof Actor]: Actor[K] };

/** The actor with the code that the user's own registry gives it, if it does. */
function coded(actor: Made, code: string | null): Actor {
  if (code !== null) actor.code = code;
  return actor;
}

/** A person as the page tells of him or her. */
export const personActor = ({ name, country, role, wikidata, sector, code }: PersonCard): Actor =>
  coded({ type: "person", name, country, role, wikidata, sector: sectorOfRole(role) ?? sector ?? null }, code ?? null);

/** The state that an actor belongs to or is; null for a group or an unknown one. */
export const stateOf = (actor: Actor): string | null => (actor.type === "state" ? actor.name : actor.country);
