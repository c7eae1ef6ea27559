/**
 * Where corrections are handed in. The web app shows its forms only when it was given a desk; what a desk does with a
 * correction, and the log that it keeps, is its own affair (cli/desk.ts).
 */
import type { LineChange, MentionChange } from "../link/index.ts";
import type { Correction, Scope } from "../model/correction.ts";
import type { Logged, Undo } from "../store/corrections.ts";

export interface Desk {
  /** Stands in every form, and must come back with it: another site cannot know it. */
  readonly token: string;
  /** Every correction in its order, with whether it stands. */
  log(): readonly Logged[];
  /** Keeps what is said, makes the record anew and gives the ids of its lines. `by` is who says it, where that is known. Throws a `ReadoutError` when it cannot be said or somebody else writes. */
  say(handed: HandedIn, by?: string | null): Promise<readonly string[]>;
  /**
   * What it would change, field by field, and nothing is kept. Without `records` only on the pages, which is soon told; with it the whole
   * record is linked aside. Throws as `say` does. Absent where it cannot be told beforehand.
   */
  preview?(handed: HandedIn, records: boolean): Promise<Previewed>;
  /** Takes in what was said in another workspace of the same pages; what people say differently is queued in Review. Absent where none can be. */
  take?(
    lines: readonly (Correction | Undo)[],
  ): Promise<{ readonly taken: number; readonly here: number; readonly clashes: number }>;
  /** Puts it before a person, in Review; the record stays as it is. Gives the proposal's id. Absent where nothing may be proposed. */
  propose?(handed: HandedIn & { readonly op: "set" }): Promise<string>;
}

export const PAGE_RELATIONS = ["same_text", "rewrite", "same_story", "same_event", "unrelated"] as const;
export type PageRelation = (typeof PAGE_RELATIONS)[number];
export const ADDABLE = ["event", "statement", "figure"] as const;
export type AddableKind = (typeof ADDABLE)[number];

export interface Previewed {
  /** The lines that would be kept. */
  readonly corrections: readonly (Correction | Undo)[];
  readonly mentions: readonly MentionChange[];
  /** Pages on which something changes. */
  readonly pages: number;
  readonly records: readonly LineChange[] | null;
}

export type HandedIn =
  | { readonly op: "accept" | "reject"; readonly id: string; readonly note: string | null }
  | { readonly op: "split"; readonly id: string; readonly page: string; readonly note: string | null }
  | { readonly op: "merge" | "not_same"; readonly id: string; readonly other: string; readonly note: string | null }
  | {
      readonly op: "set";
      readonly id: string;
      readonly pairs: readonly (readonly [string, unknown])[];
      /** Of the record by all its mentions unless told. */
      readonly scope?: Scope;
      /** Whose mention is meant, where the record rests on several pages. */
      readonly page?: string;
      readonly note: string | null;
    }
  /** Who is meant by these words of a page; null for nobody. */
  | {
      readonly op: "who";
      readonly id: string;
      readonly exact: string;
      /** What stands before the words, where they stand more than once; else "". */
      readonly before: string;
      readonly name: string | null;
      readonly scope?: Scope;
      readonly note: string | null;
    }
  /** A record that stands on these words of a page, put in by hand. */
  | {
      readonly op: "add";
      readonly kind: AddableKind;
      readonly id: string;
      readonly exact: string;
      /** Words that stand before them, for where the same words stand twice; empty if not known. */
      readonly before: string;
      readonly value: Readonly<Record<string, unknown>>;
      readonly note: string | null;
    }
  /** How two pages hang together. */
  | {
      readonly op: "relate";
      readonly id: string;
      readonly other: string;
      readonly relation: PageRelation;
      readonly note: string | null;
    }
  /** Something said of a page's words, or of a record where there are none; it changes nothing. */
  | { readonly op: "note"; readonly id: string; readonly exact: string; readonly note: string }
  /** The article of a page is what stands from its first words to its last. */
  | {
      readonly op: "body_range";
      readonly id: string;
      readonly first: string;
      readonly last: string;
      readonly note: string | null;
    }
  | { readonly op: "undo"; readonly id: string; readonly note: string | null };
