/** Of which land people without a name are. */
import { children, dependents } from "../language/tree.ts";
import type { Mention, Sentence, Token } from "../model/index.ts";
import { isApposed } from "./coordination.ts";
import { mentionOf, nobody } from "./named.ts";
import { type Party, recast, stateParty } from "./party.ts";

/** "demonstrators in Baghdad", "rebels from Darfur", "a newspaper based in Lagos": people without a name are of the land that their phrase names. */
export function withLand(sentence: Sentence, mentions: readonly Mention[], head: Token, party: Party): Party {
  if (party.type !== "unknown" || party.state !== null) return party;
  const [organ] = organAt(sentence, mentions, head);
  if (organ !== undefined) return organ;
  const land = landOf(sentence, mentions, head);
  return land === null ? party : recast(party, { state: land });
}

/** "police in Nairobi", "a court in Minsk": they act for the state whose land it is. Empty if none is named. */
export function organAt(sentence: Sentence, mentions: readonly Mention[], head: Token): readonly Party[] {
  const land = organs.has(head.lemma) ? landOf(sentence, mentions, head) : null;
  return land === null ? nobody : [stateParty(land, head.index)];
}

function landOf(sentence: Sentence, mentions: readonly Mention[], head: Token): string | null {
  const land = landsAt(sentence, head)
    .map((token) => mentionOf(mentions, token)?.actors[0])
    .find((actor) => (actor?.type === "place" || actor?.type === "state") && actor.country !== null);
  return land?.country ?? null;
}

/** By whom a state acts at home. */
const organs = new Set("police court prosecutor authority customs army troop soldier policeman gendarme".split(" "));

/** Where a phrase may name the land of those it speaks of; of "tens of thousands of students in Chad", at each step down. */
function landsAt(sentence: Sentence, head: Token): Token[] {
  return children(sentence, head.index).flatMap((child) => {
    if (/^(?:compound|amod)/.test(child.deprel)) return [child];
    if (child.deprel === "acl" && dwelling.has(child.lemma)) return dependents(sentence, child.index, "obl");
    if (!child.deprel.startsWith("nmod")) return [];
    const cases = children(sentence, child.index).filter(({ deprel }) => deprel === "case");
    if (!cases.every(({ norm }) => origins.has(norm))) return [];
    return [child, ...(amounts.has(head.lemma) ? landsAt(sentence, child) : [])];
  });
}

const dwelling = new Set(["base", "live", "reside", "hold", "station"]);

const origins = new Set(["in", "of", "from", "throughout", "across", "at", "inside", "'s", "’s"]);

/** "tens of thousands of students" → students: the noun that an amount is of; the noun itself where it is none. */
export function countedNoun(sentence: Sentence, noun: Token): Token {
  if (!amounts.has(noun.lemma)) return noun;
  const counted = dependents(sentence, noun.index, "nmod").find(
    (child) =>
      child.upos === "NOUN" &&
      children(sentence, child.index).some(({ deprel, norm }) => deprel === "case" && norm === "of"),
  );
  return counted === undefined ? noun : countedNoun(sentence, counted);
}

const amounts = new Set(
  "ten dozen score hundred thousand million number majority handful scores dozens crowd group".split(" "),
);

/** "Nkomo, a Zambian citizen,": a person of whom nothing else tells it is of the land that his apposition names. */
export function citizenOf(sentence: Sentence, mentions: readonly Mention[], party: Party): Party {
  if (party.type !== "person" || party.state !== null) return party;
  const own = mentions.find(({ headToken }) => headToken === party.at);
  const told = mentions.find(
    (m) => own !== undefined && m.first > own.last && m.first - own.last < 4 && isApposed(sentence, m),
  );
  const land = told?.actors[0];
  return land?.type === "state" ? recast(party, { state: land.country }) : party;
}
