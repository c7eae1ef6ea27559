/** What a saying is about, as head terms: of "He condemned the missile launch" it is "missile launch". */
import { bareRel, dependent } from "../../language/index.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import type { Cue } from "./cues.ts";
import { type Among, below } from "./scope.ts";

const MOST = 4;
const EMPTY = new Set([
  "it",
  "he",
  "she",
  "they",
  "we",
  "i",
  "you",
  "this",
  "that",
  "these",
  "those",
  "there",
  "who",
  "which",
  "what",
  "one",
  "thing",
  "way",
  "time",
  "day",
  "year",
  "week",
  "month",
  "side",
  "party",
  "country",
  "part",
  "lot",
  "kind",
  "number",
  "today",
]);

/** At most four terms, in the order of the words; empty when nothing is said in so many words. */
export function aboutOf(
  analysis: Analysis,
  sentence: Sentence,
  cues: readonly Cue[],
  pieces: readonly { readonly sentence: number; readonly first: number; readonly last: number }[],
): string[] {
  const within: Among = new Uint8Array(sentence.tokens.length);
  for (const cue of cues)
    if (cue.content !== null) for (const i of below(sentence, cue.content, cue.token)) within[i] = 1;
  for (const piece of pieces) if (piece.sentence === sentence.index) within.fill(1, piece.first, piece.last + 1);
  const terms = sentence.tokens.filter((token) => within[token.index] === 1 && isTerm(token, cues));
  const words: string[] = [];
  for (const token of highest(terms)) {
    const term = termOf(analysis, sentence, token);
    if (!words.includes(term)) words.push(term);
  }
  return words;
}

/** Those of the highest ranks, of one rank the first, in the order of the words. */
function highest(terms: readonly Token[]): readonly Token[] {
  if (terms.length <= MOST) return terms;
  const kept: Token[] = [];
  for (let rank = 0; rank <= LAST_RANK; rank += 1) for (const term of terms) if (rankOf(term) === rank) kept.push(term);
  kept.length = MOST;
  return terms.filter((term) => kept.includes(term));
}

function isTerm(token: Token, cues: readonly Cue[]): boolean {
  if ((token.upos !== "NOUN" && token.upos !== "PROPN") || EMPTY.has(token.lemma)) return false;
  const rel = bareRel(token);
  if (rel === "compound" || rel === "flat" || token.deprel === "nmod:poss") return false;
  return !cues.some((cue) => cue.speaker === token.index);
}

const LAST_RANK = 3;

const rankOf = (token: Token): number => RANKS[bareRel(token)] ?? LAST_RANK;

const RANKS: Readonly<Record<string, number>> = {
  nsubj: 0,
  obj: 0,
  root: 1,
  ccomp: 1,
  xcomp: 1,
  nmod: 2,
  obl: 2,
  conj: 2,
};

function termOf(analysis: Analysis, sentence: Sentence, token: Token): string {
  const compound = dependent(sentence, token.index, "compound") ?? dependent(sentence, token.index, "flat");
  const first = compound !== null && compound.index === token.index - 1 ? compound : token;
  const last = compound !== null && compound.index === token.index + 1 ? compound : token;
  return analysis.article.body.slice(first.start, last.end);
}
