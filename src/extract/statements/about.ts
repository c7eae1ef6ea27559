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
  // Those of the highest ranks, of one rank the first.
  const byRank: Token[][] = [[], [], [], []];
  for (const token of sentence.tokens)
    if (within[token.index] === 1 && isTerm(token, cues)) byRank[RANKS[bareRel(token)] ?? 3]!.push(token);
  const kept = byRank.flat().slice(0, MOST);
  kept.sort((a, b) => a.index - b.index);
  return [...new Set(kept.map((token) => termOf(analysis, sentence, token)))];
}

function isTerm(token: Token, cues: readonly Cue[]): boolean {
  if ((token.upos !== "NOUN" && token.upos !== "PROPN") || EMPTY.has(token.lemma)) return false;
  const rel = bareRel(token);
  if (rel === "compound" || rel === "flat" || token.deprel === "nmod:poss") return false;
  return !cues.some((cue) => cue.speaker === token.index);
}

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
