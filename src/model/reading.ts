import type { Edtf, HowKnown } from "./edtf.ts";
import type { CountedTime } from "./meaning.ts";
import type { Mode, PloverType, Status } from "./plover.ts";

/**
 * What one page says: a line of `readout read`. The field names are the contract's, in the contract's order, because this
 * value is printed, stored and read back as it stands. A field whose value cannot be known is null or empty, never left out.
 */
export interface Reading {
  readonly id: string;
  readonly page: PageReading;
  readonly events: readonly EventReading[];
  readonly statements: readonly StatementReading[];
  readonly figures: readonly FigureReading[];
  readonly claims: readonly ClaimReading[];
  readonly documents: readonly DocumentReading[];
  readonly people: readonly PersonReading[];
  /** Why the page was not read ("language: zh", "empty", "no article", "too large"), or null. */
  readonly skipped: string | null;
}

export interface PageReading {
  readonly title: string | null;
  readonly published: Edtf | null;
  readonly published_is: HowKnown;
  readonly why_published: string | null;
  /** The weekdays on one of which the page speaks by its own words, where its day is not known: "Friday". */
  readonly weekdays: readonly string[];
  /** Where its day is not known and something hangs on it: the time expressions, from which `link` works out days once it knows the page's. */
  readonly counted?: readonly CountedTime[];
  /** The day of the last change that the page tells of. */
  readonly updated: Edtf | null;
  readonly updated_is: HowKnown;
  readonly language: string | null;
  readonly outlet: string | null;
  readonly origin: string | null;
  readonly wire: readonly string[];
  readonly byline: readonly string[];
  readonly dateline: string | null;
  readonly url: string | null;
  readonly retrieved: string | null;
  readonly sha256: string;
  readonly wording: "original" | "reworded" | null;
  readonly body: string;
  /** Spans on the page's text, by field. */
  readonly because: Because;
}

/** [start, end] pairs by field; in records into the body, in `page` into the page's text. */
export type Because = Readonly<Record<string, readonly [number, number]>>;

/** What every record of a reading carries: `body.slice(start, end) === evidence`. */
export interface Evidenced {
  readonly id: string;
  readonly evidence: string;
  readonly start: number;
  readonly end: number;
  /** The rule that read it. */
  readonly by: string;
  /** 0..1: how probably a careful reader would agree. */
  readonly sure: number;
}

/**
 * What dates of a record are once the page's day is known, where they hang on it: `{ date: "{3}" }` is what the page's fourth
 * expression (`page.counted`) then means, "{3+2}" two days after its first day, "{page}" the page's day, "{page.month}", "{page.year}"
 * its month and year; what stands around them stays.
 */
export type OnceDated = Readonly<Partial<Record<"date" | "period" | "against", string>>>;

/** What may hang on the day of a page that does not tell it. */
export interface Dateable {
  readonly once_dated?: OnceDated;
}

export interface EventReading extends Evidenced, Dateable {
  readonly type: PloverType;
  readonly mode: Mode | null;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly place: string | null;
  /** The day on which it happens, not of the report. */
  readonly date: Edtf | null;
  readonly date_is: HowKnown;
  readonly date_reason: string | null;
  readonly status: Status;
  /** Id of the event of the same reading that this one belongs to. */
  readonly part_of: string | null;
  /** Name of the yearly talks or the like that it is one of. */
  readonly series: string | null;
  readonly purpose: string | null;
  readonly topics: readonly string[];
  readonly according_to: readonly string[];
  readonly reported: "fact" | "claimed" | "contested";
  readonly contested_by: readonly string[];
  readonly recipient_is: "named" | "inferred" | null;
  /** Strict codes; null where PLOVER has none (what is denied). */
  readonly plover: {
    readonly type: PloverType;
    readonly mode: string | null;
    readonly contexts: readonly string[];
  } | null;
  readonly cameo: string | null;
  readonly because: Because;
}

export type Act =
  | "asserts"
  | "denies"
  | "pledges"
  | "refuses"
  | "urges"
  | "supports"
  | "opposes"
  | "predicts"
  | "declines_comment";

export interface StatementReading extends Evidenced, Dateable {
  readonly speaker: string | null;
  readonly speakers: readonly string[];
  readonly speaks_for: string | null;
  readonly act: Act;
  readonly form: "direct" | "indirect" | "mixed";
  /** The words inside the quotation marks, pieces joined with " … "; null when indirect. */
  readonly quote: string | null;
  /** What is said, in the page's words; null when it is all in `quote`. */
  readonly content: string | null;
  readonly about: readonly string[];
  readonly to: string | null;
  readonly via: string | null;
  readonly place: string | null;
  /** The day on which it was said. */
  readonly date: Edtf | null;
  /** Id of the event at which it was said. */
  readonly occasion: string | null;
  readonly words: "verbatim" | "doubtful" | null;
  readonly because: Because;
}

export interface FigureReading extends Evidenced, Dateable {
  readonly what: string;
  /** Percent as printed (12.5 is 12.5 %), money in major units of `unit`; of a range the lower end. */
  readonly value: number;
  /** The upper end of a range ("10 to 15 %": 15), else null. */
  readonly high: number | null;
  /** The level that it moved from ("from 4.8 to 4.7 %": 4.8), else null. */
  readonly was: number | null;
  /** "%", "pp", an ISO 4217 code, or a plain noun in the plural: "people", "barrels". */
  readonly unit: string;
  /** Of what it is told each: "barrel" of "$58 a barrel", else null. */
  readonly per: string | null;
  readonly is: "level" | "change" | "share" | "count" | "target";
  /** Which way a change went; `value` is its size, never negative. Null where the words do not tell. */
  readonly direction: "up" | "down" | null;
  readonly bound: string | null;
  readonly status: "fact" | "expected" | null;
  readonly period: Edtf | null;
  readonly against: Edtf | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string | null;
  readonly because: Because;
}

export interface ClaimReading extends Evidenced {
  readonly kind: "position" | "absence" | "relation" | "dependence" | "ongoing" | "assessment" | "naming";
  readonly holder: string | null;
  readonly subject: string | null;
  readonly predicate: string;
  readonly object: string | null;
  readonly polarity: "affirmed" | "denied";
  readonly since: Edtf | null;
}

export interface DocumentReading extends Evidenced {
  readonly kind: "agreement" | "plan" | "statement" | "readout" | "letter" | "law" | "resolution";
  readonly name: string | null;
  readonly issuer: readonly string[];
  readonly date: Edtf | null;
  readonly status: Status | null;
  readonly areas: readonly string[];
  readonly points: readonly string[];
  readonly omits: readonly string[];
}

export interface PersonReading {
  readonly name: string;
  readonly role: string | null;
  readonly country: string | null;
  readonly wikidata: string | null;
  readonly mentions: readonly (readonly [number, number])[];
}
