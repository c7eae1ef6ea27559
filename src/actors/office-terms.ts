/**
 * Terms of office as pages print them, from data/office-terms.tsv: "top diplomat", "No. 2 official", "foreign ministers".
 */
import type { Token } from "../model/sentence.ts";
import { foldName } from "./fold.ts";
import type { Row } from "./rows.ts";
import type { OfficeTerm } from "./table.ts";
import { TermTree } from "./term-tree.ts";

const MARKS = ["-"];

export interface OfficeTerms {
  /** The longest term that begins at token `at`; null if none. */
  at(tokens: readonly Token[], at: number): OfficeTerm | null;
  /** The role that a whole term means: "minister of foreign affairs" → "Foreign Minister"; null if it is none. */
  whole(term: string): string | null;
  /** Class of offices that a title, in lower case, belongs to: "secretary of state" → "foreign minister". */
  readonly kinds: ReadonlyMap<string, string>;
}

export function readOfficeTerms(rows: readonly Row[]): OfficeTerms {
  const terms = new Map<string, { readonly role: string; readonly plural: boolean }>();
  const kinds = new Map<string, string>();
  const tree = new TermTree<{ readonly role: string; readonly plural: boolean }>();
  for (const row of rows) {
    const role = row.role;
    if (!row.term || !role) continue;
    if (row.class) kinds.set(role.toLowerCase(), row.class.toLowerCase());
    const key = foldName(row.term);
    const term = { role, plural: (row.flags ?? "").includes("plural") };
    terms.set(key, term);
    tree.add(key, term);
  }
  return {
    kinds,
    whole: (term) => terms.get(foldName(term))?.role ?? null,
    at(tokens: readonly Token[], at: number): OfficeTerm | null {
      const found = tree.longestAt(tokens, at, MARKS);
      return found === null ? null : { role: found.value.role, length: found.length, plural: found.value.plural };
    },
  };
}
