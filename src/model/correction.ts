/**
 * A person's correction, one line of `corrections.ndjson`. It is aimed at a page's bytes and at words, never at a row,
 * so that it survives every re-reading. `page_meta` and `body_range` act in `read`, the rest in `link`.
 */
export interface Correction {
  /** "co_" and what was made from its content. */
  readonly id: string;
  readonly op:
    | "set"
    | "accept"
    | "reject"
    | "add"
    | "merge"
    | "split"
    | "not_same"
    | "relate"
    | "page_meta"
    | "body_range"
    | "note"
    /** The page's bytes are purged; `value` is `{ source, pages, records }`, ids alone. */
    | "redact";
  readonly target: CorrectionTarget;
  /** `merge`, `split`, `not_same`, `relate`: the other mentions. */
  readonly others?: readonly CorrectionTarget[];
  /** `set`, `page_meta`, `add`: the value, as the contract prints it. */
  readonly value?: unknown;
  /** `set`, `merge`: how far it reaches beyond the words that it is aimed at; "mention" unless told. */
  readonly scope?: Scope;
  /** With a wider scope: the value that was read, and is replaced wherever the field holds it. */
  readonly was?: unknown;
  readonly note?: string;
  readonly by?: string;
  /** When, as the person's program wrote it (ISO 8601). Never read by `link`. */
  readonly at?: string;
}

/**
 * What a correction is said of: only the record or mention that it is aimed at; all on its page that reads the same; or all pages that
 * are here and that will come. The narrower stands before the wider, whichever was said later.
 */
export type Scope = "mention" | "page" | "everywhere";

export interface CorrectionTarget {
  /** SHA-256 of the page's raw bytes. */
  readonly sha256: string;
  readonly kind: "page" | "event" | "statement" | "figure" | "claim" | "document" | "person";
  /** The words quoted (W3C TextQuoteSelector); empty for a page. Of a person the words of a mention, or the name as it was read for all mentions. */
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** Tells apart two records on the same words: an event's type, a figure's value. */
  readonly which?: string;
  /** The field that a `set` or `page_meta` is about. Of a person also "who": who is meant, a name, a person as the contract prints one, or null for nobody; "name" is another name of the same person. */
  readonly field?: string;
}
