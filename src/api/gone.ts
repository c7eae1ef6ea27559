/**
 * What became of an id that a person has left out or split, told from the log of corrections: ids are made of page and words
 * (kit/hash.ts), so a correction's target names the ids that it did away with.
 */
import { recordId } from "../kit/hash.ts";
import type { CorrectionTarget } from "../model/correction.ts";
import type { Logged } from "../store/corrections.ts";

export type Gone =
  | { readonly kind: "removed"; readonly why: string }
  /** `which` tells a part from other records on the same words, as a correction's target does. */
  | { readonly kind: "split"; readonly parts: readonly { readonly id: string; readonly which: string | null }[] };

const PREFIXES: Readonly<Partial<Record<CorrectionTarget["kind"], string>>> = {
  event: "ev",
  statement: "qt",
  figure: "fg",
  claim: "cl",
  document: "dc",
};

/** Records of one kind on the same words; more are not told apart. */
const MOST = 8;

/** Null when nothing that stands says anything of it. The last word counts. */
export function goneOf(id: string, log: readonly Logged[]): Gone | null {
  for (const { line, stands } of log.toReversed()) {
    if (!stands || line.op === "undo") continue;
    if (line.op === "redact") {
      const { pages = [], records = [] } = (line.value ?? {}) as {
        pages?: readonly string[];
        records?: readonly string[];
      };
      if ([...pages, ...records].includes(id))
        return {
          kind: "removed",
          why: `Redacted${line.at === undefined ? "" : ` on ${line.at.slice(0, 10)}`}: ${line.note ?? "no reason was given"}.`,
        };
    }
    if (line.op === "reject" && idsOf(line.target).includes(id))
      return {
        kind: "removed",
        why: `Left out${line.by === undefined ? "" : ` by ${line.by}`}${line.at === undefined ? "" : ` on ${line.at.slice(0, 10)}`}: ${line.note ?? "no reason was given"}.`,
      };
    if (line.op === "split") {
      const targets = [line.target, ...(line.others ?? [])];
      const parts = targets.flatMap((target) =>
        idsOf(target).map((part) => ({ id: part, which: target.which ?? null })),
      );
      if (parts.some((part) => part.id === id)) return { kind: "split", parts };
    }
  }
  return null;
}

function idsOf({ sha256, kind, exact }: CorrectionTarget): string[] {
  const prefix = PREFIXES[kind];
  return prefix === undefined ? [] : Array.from({ length: MOST }, (_, nth) => recordId(prefix, sha256, exact, nth));
}
