/** The state whose doings a stretch of the page tells, and the states that the page is about. */
import { type Context, stateOf, type View } from "../draft.ts";
import type { Spoken } from "./spoken.ts";

/** The state whose doings are told here, none of `others`: the last subject that is a state or its person, near; else the page's first by weight. */
export function actingState(
  context: Context,
  view: View,
  token: number,
  history: readonly Spoken[],
  others: ReadonlySet<string> = new Set(),
): string | null {
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const spoken = history[i]!;
    if (view.sentence.index - spoken.sentence > 2) break;
    if (
      !spoken.subject ||
      spoken.actors.length !== 1 ||
      (spoken.sentence === view.sentence.index && spoken.token > token)
    )
      continue;
    const state = stateOf(spoken.actors[0]!);
    if (state !== null && !others.has(state)) return state;
  }
  const [first, second] = heaviest(context).filter((state) => !others.has(state));
  if (first === undefined) return null;
  const weight = (iso3: string | undefined): number => (iso3 === undefined ? 0 : (context.weights.get(iso3) ?? 0));
  return weight(first) >= 2 * weight(second) ? first : null;
}

/** The states of the page, those most spoken of first. */
export function heaviest(context: Context): string[] {
  return [...context.weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([iso3]) => iso3);
}
