/** What a saying is about, as head terms: of "He condemned the missile launch" it is "missile launch". */
import { bareRel, dependent, subtree } from "../../language/index.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import type { Cue } from "./cues.ts";

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
  const within = new Set<number>();
  for (const cue of cues) {
    if (cue.content !== null)
      for (const i of subtree(sentence, cue.content, (child) => child.index === cue.token)) within.add(i);
  }
  for (const piece of pieces) {
    if (piece.sentence === sentence.index) for (let i = piece.first; i <= piece.last; i += 1) within.add(i);
  }
  const terms: { token: Token; rank: number; at: number }[] = [];
  for (const i of within) {
    const token = sentence.tokens[i]!;
    if (token.upos !== "NOUN" && token.upos !== "PROPN") continue;
    const rel = bareRel(token);
    if (EMPTY.has(token.lemma) || rel === "compound" || rel === "flat" || token.deprel === "nmod:poss") continue;
    if (cues.some((cue) => cue.speaker === i)) continue;
    const rank = RANKS[rel] ?? 3;
    terms.push({ token, rank, at: i });
  }
  terms.sort((a, b) => a.rank - b.rank || a.at - b.at);
  const kept = terms.slice(0, MOST).sort((a, b) => a.at - b.at);
  return [...new Set(kept.map((one) => termOf(analysis, sentence, one.token)))];
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
