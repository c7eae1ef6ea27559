/** Who stands in one row with somebody: "Mr Lammy and Mr Blinken". */
import type { Mention, Sentence, Token } from "../model/index.ts";
import { mentionOf, nobody } from "./named.ts";
import { isLent } from "./owners.ts";
import { type Party, partyOf } from "./party.ts";

/** "Mr Lammy and Mr Blinken": the mentions that "and" or a list's comma ties to this one, where the tree did not. */
export function fellowsOf(sentence: Sentence, mentions: readonly Mention[], token: Token): readonly Party[] {
  const own = mentionOf(mentions, token);
  if (own === undefined || own.actors.length === 0) return nobody;
  const { tokens } = sentence;
  const found: Party[] = [];
  for (let at = own, step = 0; step < 8 && mayTie(tokens[at.last + 1]); step += 1) {
    const next = mentions.find(
      (m) => m.first > at.last && isTie(sentence, at.last + 1, m.first) && isLike(m, own) && !isInside(mentions, m),
    );
    // "met Putin, and Xi said": what has a verb of its own is no fellow.
    if (next === undefined) break;
    if (hasVerb(tokens[next.last + 1]) && !sharesVerb(sentence, token, next)) break;
    if (isLent(sentence, tokens[next.last]!)) break;
    // "Anand, an Indian spokesman": what is said of the first is no second.
    if (!isApposed(sentence, next)) found.push(...next.actors.map((actor) => partyOf(actor, next.headToken)));
    at = next;
  }
  for (let at = own, step = 0; step < 8 && mayTie(tokens[at.first - 1]); step += 1) {
    const before = mentions.find((m) => m.last < at.first && isTie(sentence, m.last + 1, at.first) && isLike(m, own));
    if (before === undefined || opensElsewhere(sentence, before.first - 1)) break;
    found.push(...before.actors.map((actor) => partyOf(actor, before.headToken)));
    at = before;
  }
  return found;
}

/** "its embassy, a senior Cuban official said": Cuba is named within the official, and stands in no row by itself. */
const isInside = (mentions: readonly Mention[], { first, last }: Mention): boolean =>
  mentions.some((m) => m.first <= first && m.last >= last && m.last - m.first > last - first);

/** Is the mention, or the noun that it marks, set beside another as its apposition? */
export function isApposed({ tokens }: Sentence, { headToken }: Mention): boolean {
  let token = tokens[headToken]!;
  while (/^(?:compound|amod|nmod:poss|nmod:desc)/.test(token.deprel) && token.head >= 0) token = tokens[token.head]!;
  return token.deprel === "appos";
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

/** Is it a word that what ties two mentions may begin or end with? */
const mayTie = (token: Token | undefined): boolean =>
  token !== undefined && (ties.has(token.norm) || leadsUp.has(token.upos));

const ties = new Set([",", "and", "&", "-"]);

const isLike = (a: Mention, b: Mention): boolean =>
  a.actors.length > 0 && (a.actors[0]!.type === "place") === (b.actors[0]!.type === "place") && a.form !== "pronoun";

const hasVerb = (token: Token | undefined): boolean =>
  token !== undefined && (/^VB[DPZ]$/.test(token.xpos) || token.xpos === "MD");

/** A verb or preposition before the first of a row: the row belongs to it. */
function opensElsewhere(sentence: Sentence, before: number): boolean {
  const token = sentence.tokens[before];
  return token !== undefined && (token.upos === "ADP" || token.upos === "VERB" || token.xpos === "POS");
}
