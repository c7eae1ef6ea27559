/** States by their ceremonious names: "Republic of Mauritius", "Hashemite Kingdom of Jordan". */
import type { Token } from "../model/sentence.ts";
import { foldName } from "./fold.ts";
import type { NameIndex } from "./name-index.ts";
import type { Match } from "./table.ts";

/** The state whose ceremonious name begins at a token; null if none does. */
export function polityAt(index: NameIndex, tokens: readonly Token[], at: number): Match | null {
  let next = at;
  while (next - at < MOST_ADJECTIVES && adjectives.has(tokens[next]?.text ?? "")) next++;
  if (!polities.has(tokens[next]?.text ?? "") || tokens[next + 1]?.norm !== "of") return null;
  next += tokens[next + 2]?.norm === "the" ? 3 : 2;
  const named = index.find(tokens, next);
  const state = named?.entries.find(({ type }) => type === "state");
  return named === null || state === undefined ? null : { length: next - at + named.length, entries: [state] };
}

const polities = new Set(
  "Republic Kingdom State Sultanate Emirate Principality Commonwealth Federation Union".split(" "),
);
const adjectives = new Set(
  "Democratic Islamic Socialist People's People ' 's ’s Federal Federative Arab Hashemite Bolivarian Plurinational Co-operative Cooperative Oriental Independent United".split(
    " ",
  ),
);
const MOST_ADJECTIVES = 4;

/** The words that such a name may begin with: the first of each, folded. */
export const polityWords: readonly string[] = [...polities, ...adjectives]
  .filter((word) => /^[A-Z]/.test(word))
  .map((word) => foldName(word).split(" ")[0]!);
