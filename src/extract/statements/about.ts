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
  const { tokens } = sentence;
  const within: Among = new Uint8Array(tokens.length);
  for (const cue of cues)
    if (cue.content !== null) for (const i of below(sentence, cue.content, cue.token)) within[i] = 1;
  for (const piece of pieces) if (piece.sentence === sentence.index) within.fill(1, piece.first, piece.last + 1);
  const terms: Token[] = [];
  for (let i = 0; i < tokens.length; i += 1) if (within[i] === 1 && isTerm(tokens[i]!, cues)) terms.push(tokens[i]!);
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
  const ranks = terms.map(rankOf);
  const kept: number[] = [];
  for (let rank = 0; kept.length < MOST; rank += 1)
    for (let i = 0; i < ranks.length && kept.length < MOST; i += 1) if (ranks[i] === rank) kept.push(i);
  return kept.sort((a, b) => a - b).map((i) => terms[i]!);
}

function isTerm(token: Token, cues: readonly Cue[]): boolean {
  if ((token.upos !== "NOUN" && token.upos !== "PROPN") || EMPTY.has(token.lemma)) return false;
  const rel = bareRel(token);
  if (rel === "compound" || rel === "flat" || token.deprel === "nmod:poss") return false;
  return !cues.some((cue) => cue.speaker === token.index);
}

/** That of all other relations. */
const LAST_RANK = 3;

const rankOf = (token: Token): number => RANKS.get(bareRel(token)) ?? LAST_RANK;

const RANKS = new Map([
  ["nsubj", 0],
  ["obj", 0],
  ["root", 1],
  ["ccomp", 1],
  ["xcomp", 1],
  ["nmod", 2],
  ["obl", 2],
  ["conj", 2],
]);

function termOf(analysis: Analysis, sentence: Sentence, token: Token): string {
  const compound = dependent(sentence, token.index, "compound") ?? dependent(sentence, token.index, "flat");
  const first = compound !== null && compound.index === token.index - 1 ? compound : token;
  const last = compound !== null && compound.index === token.index + 1 ? compound : token;
  return analysis.article.body.slice(first.start, last.end);
}
