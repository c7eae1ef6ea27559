/**
 * Terms of office as pages print them, from data/office-terms.tsv: "top diplomat", "No. 2 official", "foreign ministers".
 */
import type { Token } from "../model/sentence.ts";
import { atomsIn, foldName } from "./fold.ts";
import type { Row } from "./rows.ts";
import type { OfficeTerm } from "./table.ts";

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
  let longest = 1;
  for (const row of rows) {
    const role = row.role;
    if (!row.term || !role) continue;
    if (row.class) kinds.set(role.toLowerCase(), row.class.toLowerCase());
    const key = foldName(row.term);
    terms.set(key, { role, plural: (row.flags ?? "").includes("plural") });
    longest = Math.max(longest, key.split(" ").length);
  }
  const firsts = new Set([...terms.keys()].map((key) => key.split(" ")[0]!));
  return {
    kinds,
    whole: (term) => terms.get(foldName(term))?.role ?? null,
    at(tokens: readonly Token[], at: number): OfficeTerm | null {
      const atoms = atomsIn(tokens);
      const first = atoms[at]?.[0];
      if (first === undefined || !firsts.has(first)) return null;
      let key = "";
      let words = 0;
      let best: OfficeTerm | null = null;
      for (let i = at; i < tokens.length && words < longest; i++) {
        const own = atoms[i]!;
        if (own.length === 0 && tokens[i]!.norm !== "-") break;
        for (const atom of own) {
          key = words === 0 ? atom : `${key} ${atom}`;
          words++;
        }
        const term = terms.get(key);
        if (term !== undefined && own.length > 0) best = { role: term.role, length: i - at + 1, plural: term.plural };
      }
      return best;
    },
  };
}
