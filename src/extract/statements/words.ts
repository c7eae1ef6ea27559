/** The words of a saying: its quotation, its evidence, its content outside the marks. */
import type { Analysis, Sentence } from "../../model/index.ts";
import { trimmed } from "./quotes.ts";
import type { Draft } from "./saying.ts";

const MOST_WORDS = 118;

/** Pieces of one pair of marks are one piece; those of several are joined with " … ". */
export function quoteText(analysis: Analysis, draft: Draft): string | null {
  if (draft.pieces.length === 0) return null;
  const sorted = draft.pieces.length < 2 ? draft.pieces : draft.pieces.toSorted((a, b) => a.start - b.start);
  const runs: { quote: number; start: number; end: number }[] = [];
  for (const piece of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && run.quote === piece.quote) run.end = piece.end;
    else runs.push({ quote: piece.quote, start: piece.start, end: piece.end });
  }
  return runs
    .map((run) => {
      const span = trimmed(analysis.article.body, run.start, run.end);
      return analysis.article.body.slice(span.start, span.end);
    })
    .join(" … ");
}

/** The sentence of the cue and those that its quotation fills, as long as they stand together and are not too many words. */
export function evidenceOf(analysis: Analysis, draft: Draft): readonly [number, number] {
  const home = draft.follows === undefined ? draft.saying.sentence.index : Math.min(...draft.sentences);
  const sentences = analysis.sentences;
  let first = home;
  let last = home;
  let words = wordCount(sentences[home]!);
  while (first > 0 && draft.sentences.has(first - 1) && words + wordCount(sentences[first - 1]!) <= MOST_WORDS) {
    first -= 1;
    words += wordCount(sentences[first]!);
  }
  while (
    last + 1 < sentences.length &&
    draft.sentences.has(last + 1) &&
    words + wordCount(sentences[last + 1]!) <= MOST_WORDS
  ) {
    last += 1;
    words += wordCount(sentences[last]!);
  }
  let start = sentences[first]!.start;
  let end = sentences[last]!.end;
  const tokens = sentences[home]!.tokens;
  if (words > MOST_WORDS) {
    const from = draft.follows === undefined ? Math.max(0, draft.saying.cues[0]!.token - 50) : 0;
    start = tokens[from]!.start;
    end = tokens[Math.min(tokens.length - 1, from + 99)]!.end;
  }
  return [start, end];
}

const wordCount = (sentence: Sentence): number =>
  sentence.tokens.reduce((sum, token) => sum + (token.upos === "PUNCT" ? 0 : 1), 0);

export function contentSpanOf(draft: Draft): readonly [number, number] | null {
  const { tokens, index } = draft.saying.sentence;
  let first = tokens.length;
  let last = -1;
  const add = (i: number): void => {
    const { upos, norm, text } = tokens[i]!;
    const outer = upos === "PUNCT" || norm === "that";
    if (!outer && i < first) first = i;
    if ((!outer || text === ")") && i > last) last = i;
  };
  for (const i of draft.content) add(i);
  for (const piece of draft.pieces)
    if (piece.sentence === index) for (let i = piece.first; i <= piece.last; i += 1) add(i);
  return first === tokens.length ? null : [tokens[first]!.start, tokens[last]!.end];
}
