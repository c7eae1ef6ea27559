/**
 * Peoples that are no state: "ethnic Albanians in Serbia", "ethnic Russian parties", "the Albanians of southern Serbia". The state that
 * is called like them does nothing here; where the words say where they live, they are of that land.
 */
import { type Draft, draft, textOf, type View } from "./draft.ts";

/** Takes the adjectives of such peoples from the names of the sentence; a plural becomes a party of its own. */
export function settlePeoples(view: View): void {
  for (const found of view.drafts.filter(({ what }) => what === "demonym")) {
    const isEthnic = view.tokens[found.first - 1]?.norm === "ethnic";
    const isPlural = /^NNP?S$/.test(view.tokens[found.last]!.xpos);
    const home = isPlural ? homeOf(view, found, isEthnic) : null;
    if (!isEthnic && home === null) continue;
    found.what = "dropped";
    view.matches[found.first] = null;
    for (let i = found.first; i <= found.last; i += 1) view.owner[i] = -1;
    if (!isPlural) continue;
    const people = draft(
      view,
      isEthnic ? found.first - 1 : found.first,
      found.last,
      "party",
      "a people, not the state",
    );
    people.form = "nominal";
    people.plural = true;
    people.country = home;
    people.label = textOf(view, people.first, people.last);
    view.drafts.push(people);
  }
}

/** The other land in which they are said to live, behind "of", for "ethnic" ones also "in" and "from"; null if none is named. */
function homeOf({ tokens, owner, matches }: View, { last, entries }: Draft, isEthnic: boolean): string | null {
  const preposition = tokens[last + 1]?.norm ?? "";
  if (preposition !== "of" && !(isEthnic && (preposition === "in" || preposition === "from"))) return null;
  for (let at = last + 2; at < last + 7 && at < tokens.length; at += 1) {
    const from = owner[at]!;
    // "the Israeli-occupied West Bank".
    if (from < 0 || tokens[at + 1]?.norm === "-") {
      if (!/^(?:DET|ADJ|PROPN|NOUN|VERB)$/.test(tokens[at]!.upos) && tokens[at]!.norm !== "-") return null;
      continue;
    }
    const country = matches[from]?.entries[0]?.country ?? null;
    return entries.some((entry) => entry.country === country) ? null : country;
  }
  return null;
}
