/** What stands around a quantity or a verb by the order of the words: "by" leads "by 5%", "exports" stands beside "rose". */
import { bareRel, children, headOf } from "../../language/index.ts";
import type { Sentence, Token } from "../../model/index.ts";
import { FLOWS, TIME_NOUN } from "./change-words.ts";
import type { Quantity } from "./quantity.ts";

export const caseOf = (sentence: Sentence, token: number): string =>
  children(sentence, token).find((child) => bareRel(child) === "case")?.norm ?? "";

/** The word before the quantity, bounds such as "more than" and "about" passed over. */
export function leadOf(sentence: Sentence, quantity: Quantity): string {
  let at = quantity.first - 1;
  for (let step = 0; at >= 0 && step < 4; step += 1, at -= 1) {
    if (
      !/^(?:about|around|roughly|nearly|almost|some|more|less|than|over|up|just|only|an?|the|approximately|at|least|most|as|much|many|close|well|estimated|record|fewer|another|further|even)$/.test(
        sentence.tokens[at]!.norm,
      )
    )
      break;
    if (sentence.tokens[at]!.norm === "at" && !/^(?:least|most)$/.test(sentence.tokens[at + 1]?.norm ?? "")) break;
    if (sentence.tokens[at]!.norm === "to") break;
  }
  return at < 0 ? "" : sentence.tokens[at]!.norm;
}

/**
 * The noun right before a verb of change, over helpers and an insertion ("Imports from Chile, mostly fish, grew by"): what the order
 * of the words makes its subject where the tree has lost it. Null where no noun stands there.
 */
export function besideVerb(sentence: Sentence, verb: number): Token | null {
  const { tokens } = sentence;
  let at = verb - 1;
  const helper = (token: Token): boolean => token.upos === "AUX" || token.upos === "ADV" || token.upos === "PART";
  while (at > 0 && helper(tokens[at]!)) at -= 1;
  if (tokens[at]?.text === ",") {
    let open = at - 1;
    while (open > 0 && open > at - 20 && tokens[open]!.text !== ",") open -= 1;
    const relative = /^(?:which|who|whose|where)$/.test(tokens[open + 1]!.norm);
    if (tokens[open]!.text !== ",") return null;
    if (!relative && tokens.slice(open, at).some((token) => /^VB[DZP]$/.test(token.xpos))) return null;
    at = open - 1;
    if (at > 0 && tokens[at]!.upos !== "NOUN" && tokens[at]!.upos !== "PROPN") return null;
  }
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.index === 0 && token.upos === "VERB") return token;
  if (token.upos === "VERB" && FLOWS.has(token.norm.replace(/s$/, ""))) return token;
  if ((token.upos !== "NOUN" && token.upos !== "PROPN") || TIME_NOUN.test(token.lemma)) return null;
  // From the last noun of "exports to Chile" up to "exports", by the tree and over prepositions.
  let head = token;
  for (let step = 0; step < 6; step += 1) {
    const above = headOf(sentence, head.index);
    const nominal =
      above !== null &&
      above.index < token.index &&
      (above.upos === "NOUN" || above.upos === "PROPN") &&
      // "The deficit was down $4 billion as exports rose": the tree has mistaken two clauses for one phrase.
      !tokens.slice(above.index, token.index).some(({ upos }) => /^(?:AUX|SCONJ|SYM)$/.test(upos)) &&
      // "rose by 12.6 percent and imports fell"
      tokens[above.index - 1]?.upos !== "NUM";
    if (nominal && /^(?:nmod|compound|flat|conj|appos)$/.test(bareRel(head))) {
      head = above;
      continue;
    }
    const preposition = children(sentence, head.index).find(
      (child) => bareRel(child) === "case" && child.index < head.index,
    );
    const before = preposition === undefined ? undefined : tokens[preposition.index - 1];
    if (before === undefined) break;
    if (before.upos !== "NOUN" && before.upos !== "PROPN" && !FLOWS.has(before.norm.replace(/s$/, ""))) break;
    head = before;
  }
  return head;
}

export function isIn(sentence: Sentence, below: number, above: number): boolean {
  let at = below;
  for (let step = 0; at >= 0 && step < 60; step += 1) {
    if (at === above) return true;
    at = sentence.tokens[at]!.head;
  }
  return false;
}

export function nextNoun(sentence: Sentence, from: number): Token | null {
  let noun: Token | null = null;
  for (let i = from; i < sentence.tokens.length && i < from + 9; i += 1) {
    const token = sentence.tokens[i]!;
    if (token.upos === "NOUN" || token.upos === "PROPN") noun = token;
    else if (
      !(noun === null && /^VB[NG]$/.test(token.xpos)) &&
      token.upos !== "ADJ" &&
      !(token.upos === "DET" && noun === null) &&
      token.upos !== "PART" &&
      token.upos !== "PRON" &&
      token.text !== "-" &&
      token.upos !== "NUM"
    )
      break;
  }
  return noun;
}

export const takesNoun = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:DET|PRON|ADJ|NOUN|PROPN)$/.test(token.upos);

/** The last noun that is a subject before a token, for trees that lost it. */
export function nearestSubject(sentence: Sentence, before: number): Token | null {
  let found: Token | null = null;
  for (const token of sentence.tokens) {
    if (token.index >= before) break;
    if (bareRel(token) === "nsubj" && (token.upos === "NOUN" || token.upos === "PROPN") && !TIME_NOUN.test(token.lemma))
      found = token;
  }
  if (found !== null) return found;
  const root = sentence.tokens.find((token) => token.head < 0);
  return root !== undefined && root.upos === "NOUN" && root.index < before ? root : null;
}
