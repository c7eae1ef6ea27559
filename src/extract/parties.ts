import { LENT } from "../actors/words.ts";
import { oncePer } from "../kit/once-per.ts";
import { isSpeechLemma } from "../language/speech.ts";
import { children, clauseAbove, dependent, dependents, nounPhrase } from "../language/tree.ts";
import type { Actor, Analysis, Mention, Sentence, Token } from "../model/index.ts";
import { hasCase } from "./slots.ts";

/** One side of an event: somebody known, or what the page calls it ("protesters"). */
export interface Party {
  /** As the record prints it: a person's full name, a body's name, a state's alpha-3 code, or the page's word. */
  readonly name: string;
  readonly type: Actor["type"] | "unknown";
  /** Alpha-3 of the state it stands for or lies in; null if none or unknown. */
  readonly state: string | null;
  /** Does it speak or act for a state or an alliance: a state, body, group, or a person with an office or a state? */
  readonly official: boolean;
  /** PLOVER sector of a body or group: GOV, MIL, REB …; null or absent where none is known. */
  readonly sector?: string | null;
  /** Where it stands in the sentence: token index. */
  readonly at: number;
}

/** A state as a party, by its alpha-3 code. */
export const stateParty = (state: string, at: number): Party => ({
  name: state,
  type: "state",
  state,
  official: true,
  sector: null,
  at,
});

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
  const known = partiesKnown(mentions);
  const byHead = looksInside === "doer" ? known.doers : looksInside ? known.owners : known.direct;
  let parties = byHead[head.index];
  if (parties === undefined) {
    parties = partiesAnew(sentence, mentions, head, looksInside);
    byHead[head.index] = parties;
  }
  return parties;
}

/** What the phrases of a sentence were found to name; each is asked about for one slot of one frame after another. */
const partiesKnown = oncePer((_: readonly Mention[]) => ({
  doers: [] as (readonly Party[] | undefined)[],
  owners: [] as (readonly Party[] | undefined)[],
  direct: [] as (readonly Party[] | undefined)[],
}));

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
    const found = direct.map((party) => citizenOf(sentence, mentions, withLand(sentence, mentions, head, party)));
    found.push(...fellowsOf(sentence, mentions, head));
    return found;
  }
  const organ = organAt(sentence, mentions, head);
  if (organ.length > 0) return organ;
  return looksInside === false || isMeasure(head) ? nobody : ownersOf(sentence, mentions, head, looksInside === "doer");
}

/** The head of the person's name right behind a people's; null behind anything else. */
function personBehind(sentence: Sentence, mentions: readonly Mention[], people: Token): Token | null {
  if (!/^NNP?S$/.test(people.xpos)) return null;
  const own = mentions.find(({ headToken }) => headToken === people.index);
  if (own?.form !== "name" || own.actors[0]?.type !== "state") return null;
  const name = mentions.find(({ first, actors }) => first === own.last + 1 && actors[0]?.type === "person");
  return name === undefined ? null : sentence.tokens[name.headToken]!;
}

const nobody: readonly Party[] = [];

/** "The Chadian border service said its forces were repelling attacks": those of whoever says so; null where the pronoun is settled or nobody says it. */
function ownForce(sentence: Sentence, mentions: readonly Mention[], token: Token): Party[] | null {
  const pronoun = servants.has(token.lemma) ? dependent(sentence, token.index, "nmod:poss") : null;
  if (pronoun?.xpos !== "PRP$" || mentionOf(mentions, pronoun) !== undefined) return null;
  for (let verb = clauseAbove(sentence, token.index); verb >= 0; verb = clauseAbove(sentence, verb)) {
    const speaker = isSpeechLemma(sentence.tokens[verb]!.lemma) ? dependent(sentence, verb, "nsubj") : null;
    if (speaker === null || speaker.index > token.index) continue;
    const parties = directParties(mentions, speaker).filter(({ state }) => state !== null);
    const masters = parties.length > 0 ? parties : ownersOf(sentence, mentions, speaker, true);
    return masters.length > 0 ? masters.map((party) => ({ ...party, at: token.index })) : null;
  }
  return null;
}

/** "Lebanon's Hezbollah group", "al-Shabaab militants": the group by its name, not the land that it is of. */
function namedGroup(sentence: Sentence, mentions: readonly Mention[], token: Token): Party[] {
  if (!groupNouns.has(token.lemma)) return [];
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

/** "demonstrators in Baghdad", "rebels from Darfur", "a newspaper based in Lagos": people without a name are of the land that their phrase names. */
export function withLand(sentence: Sentence, mentions: readonly Mention[], head: Token, party: Party): Party {
  if (party.type !== "unknown" || party.state !== null) return party;
  const [organ] = organAt(sentence, mentions, head);
  if (organ !== undefined) return organ;
  const land = landOf(sentence, mentions, head);
  return land === null ? party : { ...party, state: land };
}

/** "police in Nairobi", "a court in Minsk": they act for the state whose land it is. Empty if none is named. */
function organAt(sentence: Sentence, mentions: readonly Mention[], head: Token): Party[] {
  const land = organs.has(head.lemma) ? landOf(sentence, mentions, head) : null;
  return land === null ? [] : [stateParty(land, head.index)];
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

/** Who is not named but acts for somebody: "the foreign ministers of the two countries". */
const servants = new Set(
  "minister official leader envoy diplomat delegation negotiator troop force soldier government president ambassador spokesman spokeswoman spokesperson authority navy army lawmaker side team".split(
    " ",
  ),
);

/** "Mr Lammy and Mr Blinken": the mentions that "and" or a list's comma ties to this one, where the tree did not. */
function fellowsOf(sentence: Sentence, mentions: readonly Mention[], token: Token): Party[] {
  const own = mentionOf(mentions, token);
  if (own === undefined || own.actors.length === 0) return [];
  const norm = (i: number): string => sentence.tokens[i]?.norm ?? "";
  const found: Party[] = [];
  for (let at = own, step = 0; step < 8; step += 1) {
    const next = mentions.find(
      (m) => m.first > at.last && isTie(sentence, at.last + 1, m.first) && isLike(m, own) && !isInside(mentions, m),
    );
    // "met Putin, and Xi said": what has a verb of its own is no fellow.
    if (next === undefined) break;
    if (hasVerb(sentence.tokens[next.last + 1]) && !sharesVerb(sentence, token, next)) break;
    if (isLent(sentence, sentence.tokens[next.last]!)) break;
    // "Anand, an Indian spokesman": what is said of the first is no second.
    if (!isApposed(sentence, next)) found.push(...next.actors.map((actor) => partyOf(actor, next.headToken)));
    at = next;
  }
  for (let at = own, step = 0; step < 8; step += 1) {
    const before = mentions.find((m) => m.last < at.first && isTie(sentence, m.last + 1, at.first) && isLike(m, own));
    if (before === undefined || norm(at.first - 1) === "," || opensElsewhere(sentence, before.first - 1)) break;
    found.push(...before.actors.map((actor) => partyOf(actor, before.headToken)));
    at = before;
  }
  return found;
}

/** "its embassy, a senior Cuban official said": Cuba is named within the official, and stands in no row by itself. */
const isInside = (mentions: readonly Mention[], { first, last }: Mention): boolean =>
  mentions.some((m) => m.first <= first && m.last >= last && m.last - m.first > last - first);

/** Is the mention, or the noun that it marks, set beside another as its apposition? */
function isApposed({ tokens }: Sentence, { headToken }: Mention): boolean {
  let token = tokens[headToken]!;
  while (/^(?:compound|amod|nmod:poss|nmod:desc)/.test(token.deprel) && token.head >= 0) token = tokens[token.head]!;
  return token.deprel === "appos";
}

/** "Nkomo, a Zambian citizen,": a person of whom nothing else tells it is of the land that his apposition names. */
function citizenOf(sentence: Sentence, mentions: readonly Mention[], party: Party): Party {
  if (party.type !== "person" || party.state !== null) return party;
  const own = mentions.find(({ headToken }) => headToken === party.at);
  const told = mentions.find(
    (m) => own !== undefined && m.first > own.last && m.first - own.last < 4 && isApposed(sentence, m),
  );
  const land = told?.actors[0];
  return land?.type === "state" ? { ...party, state: land.country } : party;
}

/** "Peru, Chile, and Cuba met": the tree may give one verb several subjects. */
function sharesVerb({ tokens }: Sentence, first: Token, { headToken }: Mention): boolean {
  const { deprel, head } = tokens[headToken]!;
  const own = first.deprel === "conj" ? tokens[first.head]! : first;
  return deprel === "nsubj" && own.deprel === "nsubj" && head === own.head;
}

/**
 * Between the two stand only "and" or a comma, and what leads up to the second ("and oil-rich Kuwait"); or an insertion in
 * commas that says of whom the first is: "Lavrov, of Russia, and Wang".
 */
function isTie(sentence: Sentence, from: number, to: number): boolean {
  if (to - from < 1 || to - from > 8) return false;
  let tied = false;
  let inserted = false;
  for (let i = from; i < to; i += 1) {
    const token = sentence.tokens[i]!;
    if (token.norm === "," && sentence.tokens[i + 1]?.norm === "of") inserted = true;
    else if (token.norm === ",") [inserted, tied] = [false, true];
    else if (token.norm === "and" || token.norm === "&") [inserted, tied] = [false, true];
    else if (!inserted && !leadsUp.has(token.upos) && token.norm !== "-") return false;
  }
  return tied && !inserted && sentence.tokens[to - 1]!.norm !== ",";
}

const leadsUp = new Set(["DET", "ADJ"]);

const isLike = (a: Mention, b: Mention): boolean =>
  a.actors.length > 0 && (a.actors[0]!.type === "place") === (b.actors[0]!.type === "place") && a.form !== "pronoun";

const hasVerb = (token: Token | undefined): boolean =>
  token !== undefined && (/^VB[DPZ]$/.test(token.xpos) || token.xpos === "MD");

/** A verb or preposition before the first of a row: the row belongs to it. */
function opensElsewhere(sentence: Sentence, before: number): boolean {
  const token = sentence.tokens[before];
  return token !== undefined && (token.upos === "ADP" || token.upos === "VERB" || token.xpos === "POS");
}

/** The parties that the phrase itself names. */
function directParties(mentions: readonly Mention[], token: Token): readonly Party[] {
  const mention = mentionOf(mentions, token);
  if (mention === undefined) return nobody;
  const known = namedIn(mentions).parties;
  known[token.index] ??= partiesOf(mention);
  return known[token.index]!;
}

function partiesOf(mention: Mention): readonly Party[] {
  if (mention.actors.length > 0) return mention.actors.map((actor) => partyOf(actor, mention.headToken));
  return mention.label === null
    ? nobody
    : [
        {
          name: mention.label,
          type: "unknown",
          state: mention.country ?? null,
          official: mention.sector === "GOV" || mention.sector === "MIL",
          at: mention.headToken,
        },
      ];
}

/** The mention that the token heads, else a known one that covers it. */
const mentionOf = (mentions: readonly Mention[], token: Token): Mention | undefined =>
  namedIn(mentions).mentions[token.index];

/** Who is named where in a sentence, each list by token: found once, as every phrase is asked about many times. */
interface Named {
  /** What `mentionOf` finds. */
  readonly mentions: readonly (Mention | undefined)[];
  /** What `directParties` was asked for. */
  readonly parties: (readonly Party[] | undefined)[];
  /** What `isNamedUnder` holds for; filled when the first word is asked about. */
  readonly under: boolean[];
}

const namedIn = oncePer((all: readonly Mention[]): Named => {
  const mentions: (Mention | undefined)[] = [];
  for (const mention of all)
    if (mention.actors.length > 0) for (let i = mention.first; i <= mention.last; i += 1) mentions[i] ??= mention;
  for (let i = all.length - 1; i >= 0; i -= 1) mentions[all[i]!.headToken] = all[i];
  return { mentions, parties: [], under: [] };
});

/** Is the token a mention's, or does any stand below it? */
function isNamedUnder({ tokens }: Sentence, all: readonly Mention[], token: number): boolean {
  const { mentions, under } = namedIn(all);
  if (under.length === 0)
    for (let i = 0; i < mentions.length; i += 1)
      if (mentions[i] !== undefined)
        for (let at = i; at >= 0 && under[at] !== true; at = tokens[at]!.head) under[at] = true;
  return under[token] === true;
}

function partyOf(actor: Actor, at: number): Party {
  const known = actor.country !== null || actor.type === "state" || actor.type === "group" || actor.type === "body";
  return {
    name: actor.name,
    type: actor.type,
    state: actor.country,
    official: known,
    sector: actor.type === "body" || actor.type === "group" ? (actor.sector ?? null) : null,
    at,
  };
}

/** Ministries, forces, courts and embassies stand for their state; companies, parties and newspapers do not. */
const isOrganOfState = ({ type, state, sector }: Party): boolean =>
  type === "body" && state !== null && stateSectors.has(sector ?? "");

/** The state that an organ of it stands for; anybody else as is. */
export const asMaster = (party: Party): Party =>
  isOrganOfState(party) ? { ...party, name: party.state!, type: "state" } : party;

const stateSectors = new Set(["GOV", "MIL", "COP", "SPY", "JUD", "LEG"]);

/** Whose side a party is on: the state that it is of; but rebels and other groups that fight for themselves are their own ("M23", not COD). */
export const sideOf = (party: Party): string => {
  const { type, name, state, sector } = party;
  return state === null || areRebels(party) || (type === "group" && ownSides.has(sector ?? "")) ? name : state;
};

const ownSides = new Set(["REB", "PRE", "PRM", "CRM", "OPP"]);

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
const isMake = ({ tokens }: Sentence, mentions: readonly Mention[], token: Token): boolean => {
  const mention = mentionOf(mentions, token);
  return mention?.actors[0]?.sector === "BUS" && MODEL.test(tokens[mention.last + 1]?.text ?? "");
};

const MODEL = /^(?!(?:19|20)\d\d$)[A-Z]{0,2}-?\d{2,4}(?:-\w+)?$/;

/** "Saudi-owned", "Syrian-backed". */
const isLent = ({ tokens }: Sentence, { index }: Token): boolean =>
  tokens[index + 1]?.norm === "-" && LENT.has(tokens[index + 2]?.norm ?? "");

/** "a camp on the Thai border": where it is, not whose. */
export const isEdge = ({ lemma }: Token): boolean => lemma === "border" || lemma === "frontier";

function ownersOf(
  sentence: Sentence,
  mentions: readonly Mention[],
  token: Token,
  doer = false,
  depth = 0,
): readonly Party[] {
  if (depth > 3 || !isNamedUnder(sentence, mentions, token.index)) return nobody;
  const below = children(sentence, token.index);
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
      if (!isNamedUnder(sentence, mentions, child.index)) continue;
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

/** Each party once, in order. */
export function distinct(parties: readonly Party[]): readonly Party[] {
  if (parties.length < 2) return parties;
  const names = parties.map(({ name }) => name);
  return parties.filter(({ name }, i) => names.indexOf(name) === i);
}

/** "Colombian rebels": people without a name who yet talk, sign and hand in their arms as a party of their own. */
export const areRebels = ({ type, name }: Party): boolean =>
  type === "unknown" && /\b(?:rebels|insurgents|guerrillas|separatists|militants)$/i.test(name);
