import { isPassive } from "../language/tree.ts";
import type { Mention, Sentence, Token } from "../model/index.ts";
import { MONTHS, WEEKDAYS } from "../time/index.ts";
import { lightVerbs } from "./slots.ts";

/**
 * The party of a slot by the order of the words, for where the tree lost it: in "China's envoy for Eurasian affairs, Li Hui,
 * visited Ukraine and met with President Zelenskiy" the subject of "visited" is the name that the comma closes, its object
 * the name that follows, the "with" of "met" the name behind "with". Careful: a verb or a full stop between ends the search.
 * Gives the head of the mention found; null if there is none.
 */
export function nearbyHead(
  sentence: Sentence,
  mentions: readonly Mention[],
  predicate: number,
  slot: string,
  pos: "v" | "n",
): Token | null {
  if (slot === "subj") {
    if (pos === "n") return null;
    // "were dispatched to the island by Chad": who does it, wherever the tree hangs him.
    if (isPassive(sentence, predicate)) return nearbyHead(sentence, mentions, predicate, "by", pos);
    return subjectBefore(sentence, mentions, predicate) ?? frontedSubject(sentence, mentions, predicate);
  }
  if (slot === "bear") return bearerBefore(sentence, mentions, predicate);
  if (slot === "obj") {
    if (pos === "n") return null;
    return isPassive(sentence, predicate)
      ? subjectBefore(sentence, mentions, predicate)
      : partyFrom(sentence, mentions, behindDay(sentence, predicate + 1));
  }
  if (notWords.has(slot)) return null;
  const at = prepositionAfter(sentence, predicate, slot, pos);
  if (at < 0) return null;
  if (slot === "of" && isOfAnotherNoun(sentence, predicate, at, pos)) return null;
  const found = partyFrom(sentence, mentions, at + 1);
  // "demonstrations against the abuses by the army": the army did what the nearer noun tells.
  const isOfAnother =
    slot === "by" &&
    found !== null &&
    found.head > predicate &&
    found.head !== sentence.tokens[predicate]!.head &&
    sentence.tokens[found.head]!.upos === "NOUN" &&
    !(isPassive(sentence, predicate) && isWhatItIsMade(sentence, found.head, predicate));
  return isOfAnother ? null : found;
}

/** "received on 19 February 2008 | Foreign Minister Berg": where the object begins behind a day; the token itself where no day stands there. */
function behindDay({ tokens }: Sentence, from: number): number {
  if (tokens[from]?.norm !== "on") return from;
  let at = from + 1;
  while (at < from + 5 && (tokens[at]?.upos === "NUM" || isOfDay(tokens[at]?.norm ?? ""))) at += 1;
  return at > from + 1 ? at : from;
}

const isOfDay = (norm: string): boolean => WEEKDAYS.has(norm) || MONTHS.has(norm);

/** "was declared a persona non grata by Chad": what a passive makes of its subject, or gives him, has no doer of its own. */
function isWhatItIsMade({ tokens }: Sentence, noun: number, verb: number): boolean {
  let at = noun;
  while (tokens[at]!.deprel === "appos" && tokens[at]!.head >= 0) at = tokens[at]!.head;
  return tokens[at]!.head === verb && /^(?:obj|xcomp)$/.test(tokens[at]!.deprel);
}

/** "sat at a table of Lincoln's": whose the noun is that stands far behind. */
function isOfAnotherNoun({ tokens }: Sentence, predicate: number, of: number, pos: "v" | "n"): boolean {
  const owned = tokens[of - 1]!;
  const isOwned = owned.upos === "NOUN" && owned.index !== predicate && (pos === "n" || owned.head !== predicate);
  return isOwned || tokens.slice(predicate, of).some(({ norm }) => norm === ",");
}

const notWords = new Set([
  "iobj",
  "csubj",
  "poss",
  "adj",
  "cmp",
  "lv",
  "ctrl",
  "place",
  "dateline",
  "theatre",
  "teller",
  "again",
  "left",
]);

/** How far behind a predicate its preposition may stand, in tokens. */
export const REACH = 12;

function prepositionAfter(sentence: Sentence, predicate: number, preposition: string, pos: "v" | "n"): number {
  const last = Math.min(sentence.tokens.length, predicate + REACH);
  for (let i = predicate + 1; i < last; i += 1) {
    const token = sentence.tokens[i]!;
    if (token.norm === preposition && token.upos !== "PART") return i;
    if (isVerb(token) || token.norm === ";" || token.norm === ":") return -1;
    // "men imprisoned for theft were released by Chad": the clause goes on behind a participle that describes a noun.
    if (token.upos === "AUX" && sentence.tokens[predicate]!.deprel === "acl") return -1;
    // "a truce reached by the two" is theirs, "a truce brokered by Oman" is not Oman's.
    if (pos === "n" && preposition === "by" && token.xpos === "VBN" && !lightVerbs.has(token.lemma)) return -1;
  }
  return -1;
}

/** The mention whose words begin at `from`, or after words that only lead up to it: articles, adjectives, titles, opening marks. */
function partyFrom(sentence: Sentence, mentions: readonly Mention[], from: number): Token | null {
  for (let i = from; i < sentence.tokens.length && i < from + 6; i += 1) {
    const mention = longestAt(mentions, i);
    if (mention !== null) return sentence.tokens[mention.headToken]!;
    if (!leadsUp(sentence.tokens[i]!)) return null;
  }
  return null;
}

const leadsUp = (token: Token): boolean =>
  token.upos === "DET" ||
  token.upos === "ADJ" ||
  token.upos === "NUM" ||
  token.upos === "NOUN" ||
  token.upos === "PRON" ||
  token.norm === "“" ||
  token.norm === "”" ||
  token.norm === '"';

function longestAt(mentions: readonly Mention[], token: number): Mention | null {
  let best: Mention | null = null;
  for (const mention of mentions) {
    if (mention.first === token && (best === null || mention.last > best.last)) best = mention;
  }
  return best;
}

/**
 * The mention that ends right before the verb, its auxiliaries and adverbs left out; or, where a comma or dash stands there,
 * the one that the insertion belongs to: its own name if it is one ("the envoy, Li Hui, visited"), else what stands before it.
 */
function subjectBefore(sentence: Sentence, mentions: readonly Mention[], verb: number, depth = 0): Token | null {
  let i = verb - 1;
  while (i >= 0 && isBetween(sentence.tokens[i]!)) i -= 1;
  if (i < 0) return null;
  // "visited Kyiv and met the president": who does the first does the second.
  const token = sentence.tokens[verb]!;
  if (sentence.tokens[i]!.upos === "CCONJ" && token.deprel === "conj" && token.head < verb && depth < 4) {
    return subjectBefore(sentence, mentions, token.head, depth + 1);
  }
  if (!brackets.has(sentence.tokens[i]!.norm)) return endingAt(sentence, mentions, i);
  const inserted = endingAt(sentence, mentions, i - 1);
  const close = sentence.tokens[i]!.norm;
  let open = i - 1;
  while (open >= 0 && sentence.tokens[open]!.norm !== close) open -= 1;
  const before = open > 0 ? endingAt(sentence, mentions, open - 1) : null;
  if (inserted !== null && isPerson(mentions, inserted)) return inserted;
  return before ?? null;
}

/** "Visiting Lima, the German chancellor said": whoever comes after the comma of a participle that opens the sentence. */
function frontedSubject(sentence: Sentence, mentions: readonly Mention[], verb: number): Token | null {
  if (sentence.tokens[verb]!.xpos !== "VBG" || verb > 2) return null;
  const comma = sentence.tokens.findIndex((token) => token.index > verb && token.norm === ",");
  return comma < 0 || comma > verb + 12 ? null : partyFrom(sentence, mentions, comma + 1);
}

/** "Sofia has come under growing pressure": the subject of the verb before the noun. */
function bearerBefore(sentence: Sentence, mentions: readonly Mention[], noun: number): Token | null {
  for (let i = noun - 1; i >= 0 && i > noun - 8; i -= 1) {
    if (bearing.has(sentence.tokens[i]!.lemma)) return subjectBefore(sentence, mentions, i);
  }
  return null;
}

const bearing = new Set(["face", "be", "come", "feel", "remain"]);

const isPerson = (mentions: readonly Mention[], head: Token): boolean =>
  mentions.some(
    (mention) => mention.headToken === head.index && mention.actors.some((actor) => actor.type === "person"),
  );

function endingAt(sentence: Sentence, mentions: readonly Mention[], token: number): Token | null {
  let best: Mention | null = null;
  for (const mention of mentions) {
    if (mention.last === token && (best === null || mention.first < best.first)) best = mention;
  }
  // "an Egyptian tanker transferred": a noun that is no party lends the verb the one in front of it.
  if (best === null) {
    const noun = sentence.tokens[token];
    return noun !== undefined && noun.upos === "NOUN" && token > 0 && mentions.some((m) => m.last === token - 1)
      ? endingAt(sentence, mentions, token - 1)
      : null;
  }
  const before = sentence.tokens[best.first - 1];
  // "in talks with Li said": what stands behind a preposition is no subject.
  return before !== undefined && before.upos === "ADP" ? null : sentence.tokens[best.headToken]!;
}

const isBetween = (token: Token): boolean =>
  token.upos === "AUX" ||
  token.upos === "ADV" ||
  token.upos === "PART" ||
  WEEKDAYS.has(token.norm) ||
  (token.upos === "ADP" && token.norm === "on");

const brackets = new Set([",", "–", "—", "-", ")"]);
const isVerb = (token: Token): boolean => token.upos === "VERB" && token.xpos !== "VBN" && token.xpos !== "VBG";
