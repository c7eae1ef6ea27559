/** Who signs where only the occasion is told: "During Berg's visit to Peru seventeen agreements were signed", "…, and four pacts were signed". */
import { dependents, isPassive, subtree } from "../../language/tree.ts";
import { type Party, stateParty } from "../party.ts";
import type { EventDraft } from "./draft.ts";
import type { Frame } from "./lexicon.ts";
import type { Site } from "./needs.ts";

/** The two states of the visit or talks that the clause names as its occasion, else of those told last, near; empty where there are not two. */
export function occasionParties(site: Site, _: Frame, told: readonly EventDraft[]): readonly Party[] {
  const { analysis, sentence, predicate } = site;
  if (!isPassive(sentence, predicate)) return [];
  const mentions = analysis.mentionsBySentence[sentence.index] ?? [];
  for (const occasion of dependents(sentence, predicate, "obl")) {
    if (!OF_SIGNING.has(occasion.lemma)) continue;
    const below = new Set(subtree(sentence, occasion.index));
    const there = mentions
      .filter(({ headToken }) => below.has(headToken))
      .flatMap(({ actors }) => actors.map(({ country }) => country));
    const two = pair(there, predicate);
    if (two.length === 2) return two;
  }
  const last = told.findLast(({ frame }) => frame.type === "CONSULT");
  if (last === undefined || sentence.index - last.sentence > NEAR) return [];
  return pair(
    [...last.actors, ...last.recipients].map(({ state }) => state),
    predicate,
  );
}

/** In sentences. */
const NEAR = 4;

const OF_SIGNING = new Set("visit trip talks meeting summit tour".split(" "));

function pair(states: readonly (string | null)[], at: number): Party[] {
  const two = [...new Set(states.filter((state) => state !== null))];
  return two.length === 2 ? two.map((state) => stateParty(state, at)) : [];
}
