import type { Edtf, HowKnown } from "./edtf.ts";
import type { Note } from "./note.ts";
import type { Page } from "./page.ts";
import type { Span } from "./span.ts";

/** What a page says about itself, and the text that is its article. */
export interface Article {
  readonly kind: "article";
  readonly page: Page;
  readonly title: string | null;
  /** The day that the page prints for itself; a page that prints none is dated by `time/`. */
  readonly published: Edtf | null;
  readonly publishedIs: HowKnown;
  /** The cues in words, null when nothing was found. */
  readonly whyPublished: string | null;
  /** The day of the last change that the page tells of, in print or in its markup; null where it tells of none. */
  readonly updated: Edtf | null;
  readonly updatedIs: HowKnown;
  /** Years and days that bound the day without telling it (a copyright year, a day of retrieval), for `time/`. */
  readonly publishedHints: readonly PublishedHint[];
  /** ISO 639-1. */
  readonly language: string | null;
  readonly outlet: string | null;
  readonly origin: string | null;
  readonly wire: readonly string[];
  readonly byline: readonly string[];
  readonly dateline: Dateline | null;
  readonly wording: "original" | "reworded" | null;
  /** Verbatim stretches of `page.text`, paragraphs separated by "\n\n". */
  readonly body: string;
  /** Where each stretch of `body` stands in `page.text`, in order, without gaps but the separators. */
  readonly stretches: readonly Stretch[];
  /** What each part of `body` is, in order, without gaps but the separators. */
  readonly parts: readonly BodyPart[];
  /** Spans in `page.text`, by field: byline, dateline, published, outlet … */
  readonly because: Readonly<Record<string, Span>>;
  readonly removed: readonly Note[];
  /** Why the page is not read, or null: "language: zh", "empty", "no article", "too large". */
  readonly skipped: string | null;
}

/** A part of the body. Of a flattened text only paragraphs, subheads and list items are told apart. */
export interface BodyPart extends Span {
  readonly kind: PartKind;
}

export type PartKind = "paragraph" | "subhead" | "list-item" | "quote" | "table" | "caption";

export interface Dateline {
  /** As printed, without the agency: "BEIJING, May 23". */
  readonly text: string;
  readonly place: string | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly agency: string | null;
}

export interface PublishedHint {
  readonly kind:
    | "copyright-year"
    | "month-day"
    | "weekday"
    | "url"
    | "retrieved"
    | "other-story"
    | "photo"
    | "file-photo";
  /** EDTF, or "--05-23" for a month and day without a year, or "Friday". */
  readonly value: string;
  readonly span: Span | null;
}

/** `body.slice(start, end) === page.text.slice(from, from + end - start)`. */
export interface Stretch extends Span {
  readonly from: number;
}
