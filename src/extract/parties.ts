/** Who is meant by a phrase, as a party of an event. */
import { oncePer } from "../kit/once-per.ts";
import { isSpeechLemma } from "../language/speech.ts";
import { children, clauseAbove, dependent, dependents, nounPhrase } from "../language/tree.ts";
import type { Analysis, Mention, Sentence, Token } from "../model/index.ts";
import { fellowsOf } from "./coordination.ts";
import { citizenOf, organAt, withLand } from "./lands.ts";
import { directParties, isNamedUnder, mentionOf, nobody } from "./named.ts";
import { isMake, isMeasure, ownersOf } from "./owners.ts";
import { changed, distinct, type Party, recast } from "./party.ts";

/**
 * The parties that the noun phrase headed at `head` names, with those coordinated with it. Where the phrase is no party itself,
 * the one that owns or does what it tells: "the launch by Iran", "Western arms sales", "Beijing's decision"; with "doer" only
 * those who can do something, not whom it is aimed at. Empty if none.
 */
export function partiesAt(
  analysis: Analysis,
  sentence: Sentence,
  head: Token,
  looksInside: boolean | "doer" = true,
): readonly Party[] {
  const mentions = analysis.mentionsBySentence[sentence.index];
  if (mentions === undefined || mentions.length === 0) return nobody;
  const known = phrasesKnown(mentions);
  for (let one = known.last; one !== null; one = one.before)
    if (one.head === head && one.looksInside === looksInside) return one.parties;
  const parties = partiesAnew(sentence, mentions, head, looksInside);
  known.last = { head, looksInside, parties, before: known.last };
  return parties;
}

/** What a phrase was found to name, and the phrase asked about before. */
interface KnownPhrase {
  readonly head: Token;
  readonly looksInside: boolean | "doer";
  readonly parties: readonly Party[];
  readonly before: KnownPhrase | null;
}

/** The phrases of a sentence that were asked about: each is for one slot of one frame after another. */
const phrasesKnown = oncePer((_: readonly Mention[]): { last: KnownPhrase | null } => ({ last: null }));

function partiesAnew(
  sentence: Sentence,
  mentions: readonly Mention[],
  head: Token,
  looksInside: boolean | "doer",
): readonly Party[] {
  let found = partiesOfPhrase(sentence, mentions, head, looksInside);
  for (const fellow of dependents(sentence, head.index, "conj")) {
    // "Hezbollah (Party of God)": the same once more.
    const isInBrackets = sentence.tokens[nounPhrase(sentence, fellow.index)[0]! - 1]?.norm === "(";
    if (isInBrackets && personBehind(sentence, mentions, fellow) === null) continue;
    // "Chad, not Sudan, condemned it".
    if (children(sentence, fellow.index).some(({ norm, index }) => norm === "not" && index < fellow.index)) continue;
    const more = partiesOfPhrase(sentence, mentions, fellow, looksInside);
    if (more.length > 0) found = [...found, ...more];
  }
  return distinct(found);
}

/** The same of the phrase alone. */
function partiesOfPhrase(
  sentence: Sentence,
  mentions: readonly Mention[],
  head: Token,
  looksInside: boolean | "doer",
): readonly Party[] {
  // "their forces" may be those of who speaks; other words name somebody, or have him below them.
  const isServant = servants.has(head.lemma);
  if (!isServant && !isNamedUnder(sentence, mentions, head.index)) return nobody;
  // "Australians Andrew Chan and Mary Holm": whose people they are, and no party beside them.
  const guest = personBehind(sentence, mentions, head);
  if (guest !== null) return directParties(mentions, guest);
  const named = namedGroup(sentence, mentions, head);
  const direct =
    named.length > 0
      ? named
      : (ownForce(sentence, mentions, head) ??
        (isMake(sentence, mentions, head) ? nobody : directParties(mentions, head)));
  const nameless = direct.length === 1 && direct[0]!.type === "unknown";
  const several = head.xpos === "NNS" && direct.every((party) => party.type !== "person");
  const masters = isServant && (nameless || several) ? ownersOf(sentence, mentions, head) : nobody;
  if (masters.length > (nameless ? 0 : direct.length)) return masters;
  if (direct.length > 0) {
    const found = withLands(sentence, mentions, head, direct);
    const fellows = fellowsOf(sentence, mentions, head);
    return fellows.length === 0 ? found : [...found, ...fellows];
  }
  const organ = organAt(sentence, mentions, head);
  if (organ.length > 0) return organ;
  return looksInside === false || isMeasure(head) ? nobody : ownersOf(sentence, mentions, head, looksInside === "doer");
}

/** The parties of a phrase with the land that it tells them to be of. */
const withLands = (
  sentence: Sentence,
  mentions: readonly Mention[],
  head: Token,
  parties: readonly Party[],
): readonly Party[] =>
  changed(parties, (party) => citizenOf(sentence, mentions, withLand(sentence, mentions, head, party)));

/** The head of the person's name right behind a people's; null behind anything else. */
function personBehind(sentence: Sentence, mentions: readonly Mention[], people: Token): Token | null {
  if (people.xpos !== "NNS" && people.xpos !== "NNPS") return null;
  const own = mentions.find(({ headToken }) => headToken === people.index);
  if (own?.form !== "name" || own.actors[0]?.type !== "state") return null;
  const name = mentions.find(({ first, actors }) => first === own.last + 1 && actors[0]?.type === "person");
  return name === undefined ? null : sentence.tokens[name.headToken]!;
}

/** "The Chadian border service said its forces were repelling attacks": those of whoever says so; null where the pronoun is settled or nobody says it. */
function ownForce(sentence: Sentence, mentions: readonly Mention[], token: Token): Party[] | null {
  const pronoun = servants.has(token.lemma) ? dependent(sentence, token.index, "nmod:poss") : null;
  if (pronoun?.xpos !== "PRP$" || mentionOf(mentions, pronoun) !== undefined) return null;
  for (let verb = clauseAbove(sentence, token.index); verb >= 0; verb = clauseAbove(sentence, verb)) {
    const speaker = isSpeechLemma(sentence.tokens[verb]!.lemma) ? dependent(sentence, verb, "nsubj") : null;
    if (speaker === null || speaker.index > token.index) continue;
    const parties = directParties(mentions, speaker).filter(({ state }) => state !== null);
    const masters = parties.length > 0 ? parties : ownersOf(sentence, mentions, speaker, true);
    return masters.length > 0 ? masters.map((party) => recast(party, { at: token.index })) : null;
  }
  return null;
}

/** "Lebanon's Hezbollah group", "al-Shabaab militants": the group by its name, not the land that it is of. */
function namedGroup(sentence: Sentence, mentions: readonly Mention[], token: Token): readonly Party[] {
  if (!groupNouns.has(token.lemma)) return nobody;
  return dependents(sentence, token.index, "compound", "appos")
    .flatMap((name) => directParties(mentions, name))
    .filter(({ type }) => type === "group" || type === "body");
}

const groupNouns = new Set([
  "group",
  "movement",
  "militia",
  "organisation",
  "organization",
  "faction",
  "network",
  "gang",
  "cartel",
  "militant",
  "fighter",
  "rebel",
  "insurgent",
  "gunman",
  "guerrilla",
  "terrorist",
  "extremist",
  "jihadist",
]);

/** Who is not named but acts for somebody: "the foreign ministers of the two countries". */
const servants = new Set(
  "minister official leader envoy diplomat delegation negotiator troop force soldier government president ambassador spokesman spokeswoman spokesperson authority navy army lawmaker side team".split(
    " ",
  ),
);
