/**
 * Names that stand for several of different states: "Georgia" is a state unless the page speaks of the American one, "the
 * Democratic Party" that of the state which the page is about. Settled before titles are read, so that a leader of that party
 * gets the right state.
 */
import type { Draft, View } from "./draft.ts";
import type { ActorEntry } from "./entry.ts";

/** Do its entries lie in different states? */
export const isAmbiguous = ({ entries }: Draft): boolean => {
  const first = entries[0];
  if (first === undefined || first.type === "person") return false;
  return entries.some((e) => e.country !== first.country && e.country !== null && e.type !== "person");
};

/** Puts the likeliest entry of each such name first. `weights`: how often the page names each state otherwise. */
export function settleNamesakes(views: readonly View[], weights: ReadonlyMap<string, number>): void {
  for (const view of views) {
    for (const draft of view.drafts) {
      if (!isAmbiguous(draft)) continue;
      const best = likeliest(view, draft, weights);
      if (best === draft.entries[0]) continue;
      const entries = [best, ...draft.entries.filter((entry) => entry !== best)];
      const match = view.matches[draft.first];
      if (match != null) view.matches[draft.first] = { length: match.length, entries };
      draft.entries = entries;
      draft.country = best.country;
      draft.why = `of several of that name, the one of ${best.country ?? "no state"}, of which the page speaks`;
    }
  }
}

function likeliest(view: View, draft: Draft, weights: ReadonlyMap<string, number>): ActorEntry {
  const { entries } = draft;
  const first = entries[0]!;
  if (first.capitalOf !== null) return first;
  // "Atlanta, Georgia".
  const before = view.drafts.find((d) => d.last === draft.first - 2 && view.tokens[draft.first - 1]?.norm === ",");
  const beside = entries.find((e) => before?.entries[0]?.type === "place" && before.entries[0].country === e.country);
  if (beside !== undefined) return beside;
  const weightOf = (entry: ActorEntry): number => (entry.country === null ? 0 : (weights.get(entry.country) ?? 0));
  if (first.type === "state" && weightOf(first) > 0) return first;
  /** Is its state named in this sentence? */
  const isHere = (entry: ActorEntry): boolean =>
    view.drafts.some((d) => d !== draft && !isAmbiguous(d) && d.country !== null && d.country === entry.country);
  let best = first;
  let most = first.type === "state" ? 2 : 0.5;
  for (const entry of entries) {
    const points = weightOf(entry) + (isHere(entry) ? 3 : 0) + (entry === first ? most : 0);
    if (points > most || (entry === first && points >= most)) {
      best = entry;
      most = points;
    }
  }
  return best;
}
