import type { Edtf, HowKnown } from "./edtf.ts";
import type { Span } from "./span.ts";

/** A time expression of one sentence, resolved as far as the page lets one know. Offsets are into `Article.body`. */
export interface TimeExpression extends Span {
  readonly kind: "time";
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly type: "date" | "duration" | "set" | "time";
  /** The date meant, null while or where it cannot be known. A duration's value stands in `duration`. */
  readonly value: Edtf | null;
  /** ISO 8601 duration: "P4D", "P15M"; null for others. */
  readonly duration: string | null;
  /** How the expression bounds what it is said of: "in April" at, "since 1996" since, "before Friday" before … */
  readonly bound: "at" | "since" | "until" | "before" | "after" | "from";
  readonly is: HowKnown;
  /** In words: "the Tuesday of the week after Friday 2023-05-19". */
  readonly reason: string;
}

/** The day that an article speaks from. */
export interface PageDate {
  readonly published: Edtf | null;
  readonly publishedIs: HowKnown;
  /** The cues, in words. */
  readonly why: string | null;
  /** The weekdays on one of which the page speaks by its own words, 0 for Sunday; empty where it says none, or its day is known. */
  readonly weekdays: readonly number[];
  /** Where the day is not known: one on which the page could be, the earliest that fits its words. */
  readonly couldBe?: Edtf;
}

/** When something told of happens, with the words that say so. */
export interface When {
  readonly date: Edtf;
  readonly dateIs: "stated" | "inferred";
  readonly reason: string;
  /** The words, in the body. */
  readonly span: Span;
  /** The page's own day, as nothing else tells one: no day where there is no page about the sentence. */
  readonly ofThePage?: boolean;
}
