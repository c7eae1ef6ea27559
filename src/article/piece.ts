import type { PartKind } from "../model/article.ts";
import type { Span } from "../model/span.ts";

/**
 * What each part of a page's text was found to be. A page's pieces stand in the order of its text and never overlap; the
 * body is made of those whose role is "body" or "subhead".
 */
export interface Piece extends Span {
  readonly role: Role;
  /** The rule that told it. */
  readonly by: string;
  readonly why: string;
  /** What it is in the body; a paragraph unless told. */
  readonly kind?: PartKind;
  /** Number of the block of `page.blocks` that it stands in. */
  readonly block: number;
}

export type Role = "title" | "body" | "subhead" | "byline" | "date" | "dateline" | "caption" | "chrome";
