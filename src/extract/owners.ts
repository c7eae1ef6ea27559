/** Whose a thing is, or who does what a noun tells: "the launch by Iran", "Western arms sales", "Beijing's decision". */
import { LENT } from "../actors/words.ts";
import { isSpeechLemma } from "../language/speech.ts";
import { children, dependents } from "../language/tree.ts";
import type { Mention, Sentence, Token } from "../model/index.ts";
import { directParties, isNamedUnder, mentionOf, nobody } from "./named.ts";
import { distinct, type Party, partyOf, sideOf } from "./party.ts";
import { hasCase } from "./slots.ts";

/** Parts of a phrase that name whom a thing is aimed at, never who does it: "sanctions on Mali". */
const doneTo = new Set(["on", "over", "for", "obj"]);

/** Name, owner, doer, origin: in this order the parts of a phrase lend it a party. "The vessel, Ocean Pearl": the apposition is it. */
const ownerRelations: readonly (readonly [string, string | null])[] = [
  ["appos", null],
  ["nmod:poss", null],
  ["amod", null],
  ["compound", null],
  ["nmod", "by"],
  ["nmod", "of"],
  ["nmod", "from"],
  ["nmod", "between"],
  ["acl", null],
  ["obj", null],
  ["nsubj", null],
  ["nmod", "on"],
  ["nmod", "over"],
  ["nmod", "for"],
];

/** Who acts for himself, whosever he is: "Jack Ma's company asked for a review" tells nothing that Ma does. */
const ownWill = new Set(
  "company firm maker carmaker automaker business bank brother sister son daughter wife husband father mother lawyer rival opponent critic party".split(
    " ",
  ),
);

/** Who stands against those whose name the phrase holds. */
const against = new Set("opponent critic foe enemy rival adversary".split(" "));

/** "Malaysia Airlines Boeing 777": what a thing is called after its maker is not the maker's. */
export const isMake = ({ tokens }: Sentence, mentions: readonly Mention[], token: Token): boolean => {
  const mention = mentionOf(mentions, token);
  return mention?.actors[0]?.sector === "BUS" && MODEL.test(tokens[mention.last + 1]?.text ?? "");
};

const MODEL = /^(?!(?:19|20)\d\d$)[A-Z]{0,2}-?\d{2,4}(?:-\w+)?$/;

/** "Saudi-owned", "Syrian-backed". */
export const isLent = ({ tokens }: Sentence, { index }: Token): boolean =>
  tokens[index + 1]?.norm === "-" && LENT.has(tokens[index + 2]?.norm ?? "");

/** "a camp on the Thai border": where it is, not whose. */
export const isEdge = ({ lemma }: Token): boolean => lemma === "border" || lemma === "frontier";

export function ownersOf(
  sentence: Sentence,
  mentions: readonly Mention[],
  token: Token,
  doer = false,
  depth = 0,
): readonly Party[] {
  if (depth > 3 || !isNamedUnder(sentence, mentions, token.index)) return nobody;
  const below = children(sentence, token.index).filter((child) => isNamedUnder(sentence, mentions, child.index));
  if (below.length === 0) return nobody;
  // "opponents of the Senate" are not the Senate's; "the Russian language" is nobody's.
  if ((doer && against.has(token.lemma)) || token.lemma === "language") return nobody;
  // "its border with Mali": who is beyond it.
  const beyond = isEdge(token) && !doer ? below.find((child) => hasCase(sentence, child, "with")) : undefined;
  if (beyond !== undefined && directParties(mentions, beyond).length > 0)
    return withFellows(sentence, mentions, beyond, directParties(mentions, beyond));
  // "what the ministry said were depots": who tells of a thing does not own it.
  const tells = token.upos === "VERB" && isSpeechLemma(token.lemma);
  for (const [rel, preposition] of ownerRelations) {
    if ((doer && doneTo.has(preposition ?? rel)) || (tells && rel === "nsubj")) continue;
    for (const child of below) {
      if (
        child.deprel !== rel &&
        !(rel === "nmod" && child.deprel.startsWith("nmod")) &&
        !(rel === "acl" && child.deprel.startsWith("acl"))
      )
        continue;
      // "accused the former colonial power of arming Chad": what one is accused of names nobody.
      if (rel === "acl" && dependents(sentence, child.index, "mark").some(({ norm }) => norm === "of")) continue;
      if (preposition !== null && !hasCase(sentence, child, preposition)) continue;
      // "called the downing of a Turkish jet unacceptable": Turkey did not down it.
      if (preposition === "of" && undergone.has(token.lemma)) continue;
      // "a Saudi-owned weekly": not Saudi Arabia's.
      if (isLent(sentence, child)) continue;
      const all = isMake(sentence, mentions, child) ? nobody : directParties(mentions, child);
      const direct = child.deprel !== "appos" && ownWill.has(token.lemma) ? all.filter(isNoPerson) : all;
      if (leadsRules(sentence, child) && direct.some(isOfMany)) continue;
      // "its neighbour", "Malawi's neighbours": others than the one whose they are.
      if (rel === "nmod:poss" && others.has(token.lemma) && direct.some(isOfState))
        return child.xpos === "PRP$" ? otherThan(mentions, direct, token) : nobody;
      if (direct.length > 0) return withFellows(sentence, mentions, child, direct);
      if (isMeasure(child) || (preposition === "on" && isEdge(child))) continue;
      // "a China-brokered agreement": not China's.
      if (LENT.has(child.norm) && sentence.tokens[child.index - 1]?.norm === "-") continue;
      const inner = ownersOf(sentence, mentions, child, doer, depth + 1);
      if (inner.length > 0) return inner;
    }
  }
  return nobody;
}

/** Deeds whose "of" tells to whom they were done. */
const undergone = new Set(
  "downing shooting killing murder assassination bombing shelling capture seizure detention arrest expulsion abduction kidnapping execution hijacking".split(
    " ",
  ),
);

/** "the downing of a Turkish jet": does the token stand in what tells to whom such a deed was done? */
export function isVictim(sentence: Sentence, at: number): boolean {
  for (let token = sentence.tokens[at]; token !== undefined && token.head >= 0; ) {
    const head = sentence.tokens[token.head]!;
    if (token.deprel === "nmod" && undergone.has(head.lemma) && hasCase(sentence, token, "of")) return true;
    if (!/^(?:amod|compound|nmod)/.test(token.deprel)) return false;
    token = head;
  }
  return false;
}

const isNoPerson = ({ type }: Party): boolean => type !== "person";

const isOfState = ({ type, state }: Party): boolean => type !== "person" && state !== null;

/** The parties with those that the words coordinated with theirs name. */
const withFellows = (
  sentence: Sentence,
  mentions: readonly Mention[],
  token: Token,
  parties: readonly Party[],
): readonly Party[] =>
  distinct([...parties, ...dependents(sentence, token.index, "conj").flatMap((one) => directParties(mentions, one))]);

/** Those that stand to somebody as another of his kind. */
export const fellows: ReadonlySet<string> = new Set(
  "ally neighbour neighbor partner rival enemy foe friend opponent adversary counterpart".split(" "),
);

const others = new Set("ally neighbour neighbor enemy foe adversary counterpart partner".split(" "));

/** "Chad reported battles with Togo and said its neighbour was moving tanks": the one other state named before; empty where there are several. */
function otherThan(mentions: readonly Mention[], owners: readonly Party[], token: Token): Party[] {
  const before = mentions
    .filter(({ last, form }) => last < token.index && form !== "pronoun")
    .flatMap(({ actors, headToken }) => actors.map((actor) => partyOf(actor, headToken)))
    .filter((party) => party.type === "state" && owners.every((owner) => sideOf(owner) !== sideOf(party)));
  return new Set(before.map(sideOf)).size === 1 ? [{ ...before[0]!, at: token.index }] : [];
}

/** "World Trade Organization rules", "the U.N. charter": a body whose rules are spoken of is no party of the deed. */
export const givesRules = (sentence: Sentence, name: Token, party: Party): boolean =>
  isOfMany(party) && leadsRules(sentence, name);

const isOfMany = ({ type, state }: Party): boolean => type === "body" && state === null;

const leadsRules = ({ tokens }: Sentence, { head }: Token): boolean => head >= 0 && rules.has(tokens[head]!.lemma);

const rules = new Set("rule law charter convention statute regulation norm principle".split(" "));

/** "in violation of the sanctions on Mali", "violators of U.N. rules": what a deed is measured by, and whoever stands below it. */
export const isMeasure = (token: Token): boolean => measures.has(token.lemma);

const measures = new Set(
  "violation violator breach contravention defiance compliance accordance line keeping".split(" "),
);
