import type { Edtf, HowKnown } from "./edtf.ts";
import type { Status } from "./plover.ts";
import type { Act, ClaimReading, DocumentReading, EventReading, FigureReading } from "./reading.ts";

/** Lines of `readout link`: one record made of many readings. Sorted by kind and id. */
export type RecordLine =
  | PageLine
  | EventLine
  | SeriesLine
  | StatementLine
  | FigureLine
  | ClaimLine
  | DocumentLine
  | ActorLine
  | LineageLine;

export interface PageLine {
  readonly kind: "page";
  readonly id: string;
  readonly sha256: string;
  readonly published: Edtf | null;
  readonly published_is: HowKnown;
  readonly why_published: string | null;
  /** False for a copy or a rewrite of a page that counts. */
  readonly independent: boolean;
  readonly leans_on: readonly string[];
  /** Agencies and outlets that it names as the origin of its text and that no page which it is a copy or a rewrite of is by: a wire text that nobody here holds. */
  readonly absent: readonly string[];
  /** Pages of the same story, in other words, that have it from the same source as this one: origins and agencies that both name. */
  readonly leaning: readonly Leaning[];
  /** The pages here that tell its happening on its day, itself among them, and how many texts of their own those are. */
  readonly story: { readonly pages: number; readonly independent: number };
}

/** A source on which the texts of several pages lean, as they name it: "Interfax". What they say by it is one voice. */
export interface Leaning {
  readonly on: string;
  readonly pages: readonly string[];
}

/** Whether a person has looked at a record: taken as it was, changed, or put in by hand. */
export type Review = "machine" | "accepted" | "corrected" | "added";

/** Why a mention was taken for one with another: their page and record ids, how likely (0 to 1 and a little over), what spoke for it. */
export interface Joined {
  readonly page: string;
  readonly record: string;
  readonly with_page: string;
  readonly with_record: string;
  readonly score: number;
  readonly why: string;
}

/** What every line made of mentions carries beside its fields. */
export interface Reviewed {
  /** Ids of the other mentions; each leads to this line. In order. */
  readonly aliases: readonly string[];
  readonly review: Review;
  /** The page into whose body `start` and `end` point. */
  readonly evidence_page: string;
  /** The fields whose values a person set, in order. */
  readonly corrected_fields: readonly string[];
  /** For every mention but the first, the likeliest of those before it; a correction `split` or `not_same` parts such a pair. */
  readonly joined: readonly Joined[];
}

/** Two or more values for one field, and which one the record uses by which rule. */
export interface Disagreement {
  readonly field: string;
  readonly values: readonly { readonly value: unknown; readonly pages: readonly string[] }[];
  readonly used: unknown;
  readonly rule: string;
}

export interface EventLine extends EventReading, Reviewed {
  readonly kind: "event";
  readonly mentions: readonly { readonly page: string; readonly event: string }[];
  readonly pages: number;
  /** Texts of their own, those that lean on one common source counted once. */
  readonly independent: number;
  /** Sources on which several of the texts lean. */
  readonly leaning: readonly Leaning[];
  /** The stages, oldest first: announced by one page, held by another. */
  readonly history: readonly { readonly status: Status; readonly date: Edtf | null; readonly page: string }[];
  readonly disagree: readonly Disagreement[];
}

export interface SeriesLine {
  readonly kind: "series";
  readonly id: string;
  readonly name: string;
  readonly since: Edtf | null;
  readonly every: string | null;
  readonly parties: readonly string[];
  readonly events: readonly string[];
}

export interface StatementMention {
  readonly page: string;
  readonly statement: string;
}

export interface StatementLine extends Reviewed {
  readonly kind: "statement";
  readonly id: string;
  readonly speaker: string | null;
  readonly act: Act;
  readonly speaks_for: string | null;
  readonly date: Edtf | null;
  readonly occasion: string | null;
  /** Mentions over all variants, pages, and independent texts among them. */
  readonly pages: number;
  readonly independent: number;
  /** Relays (an agency, a readout) by which several of the texts have it; the speaker, where several give a long quotation in the very same words. */
  readonly leaning: readonly Leaning[];
  readonly sure: number;
  readonly variants: readonly {
    readonly text: string;
    readonly form: "direct" | "indirect" | "mixed";
    readonly mentions: readonly StatementMention[];
    readonly verbatim: boolean;
  }[];
  /** Wordings other than the first variant, what is other about each, and the words of the first (`was`) beside its own (`now`). */
  readonly altered: readonly {
    readonly page: string;
    readonly text: string;
    readonly why: string;
    readonly changes: readonly { readonly was: string; readonly now: string }[];
  }[];
}

export interface FigureLine extends FigureReading, Reviewed {
  readonly kind: "figure";
  readonly mentions: readonly { readonly page: string; readonly figure: string }[];
  readonly pages: number;
  readonly independent: number;
  /** Sources by which several of the texts give it: "China Customs". */
  readonly leaning: readonly Leaning[];
  readonly disagree: readonly Disagreement[];
}

/** A claim's own kind stands in `claim`, because `kind` names the line. */
export interface ClaimLine extends Omit<ClaimReading, "kind">, Reviewed {
  readonly kind: "claim";
  readonly claim: ClaimReading["kind"];
  readonly mentions: readonly { readonly page: string; readonly claim: string }[];
  readonly disagree: readonly Disagreement[];
}

export interface DocumentLine extends Omit<DocumentReading, "kind">, Reviewed {
  readonly kind: "document";
  readonly document: DocumentReading["kind"];
  readonly mentions: readonly { readonly page: string; readonly document: string }[];
  readonly disagree: readonly Disagreement[];
}

export interface ActorLine {
  readonly kind: "actor";
  readonly id: string;
  /** Ids of lines that a person has made one with this; each leads to it. In order. */
  readonly aliases: readonly string[];
  readonly name: string;
  readonly names: readonly string[];
  readonly country: string | null;
  readonly roles: readonly { readonly role: string; readonly from: Edtf | null; readonly to: Edtf | null }[];
  readonly wikidata: string | null;
  /** Of a person: does any page or table tell of a public office? Null for what is no person. */
  readonly office: "public" | "none" | null;
  readonly pages: number;
}

export interface LineageLine {
  readonly kind: "lineage";
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly relation: "same_text" | "rewrite" | "same_story" | "same_event";
  /** The page that the other was made from, where it can be told. */
  readonly from: string | null;
  readonly score: number;
  readonly why: string;
}
