/**
 * Tokens cut down to runs of letters, runs of digits and single marks, so that "15-month-old" reads alike whether
 * the tokenizer keeps its hyphens inside one token or parts them.
 */
import { oneText } from "../kit/interned.ts";
import { oncePerText } from "../kit/once-per.ts";
import type { Sentence } from "../model/sentence.ts";

export interface Piece {
  readonly text: string;
  /** Lower case. */
  readonly norm: string;
  readonly start: number;
  readonly end: number;
  /** Index of the token it is part of. */
  readonly token: number;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** A whole number without separators, else -1: "2023". */
  readonly number: number;
  /** White space stands before it. */
  readonly spaced: boolean;
}

const RUN = /\p{L}+|\d+(?:[.,]\d+)*|[^\s\p{L}\d]/gu;
const WHOLE = /^\d{1,4}$/;

/** The pieces of a sentence in their order. */
export function piecesOf(sentence: Sentence): Piece[] {
  const pieces: Piece[] = [];
  let before = sentence.start;
  for (const token of sentence.tokens) {
    for (const { text, norm, at, capital, number } of runsOf(token.text)) {
      const start = token.start + at;
      const end = start + text.length;
      pieces.push({ text, norm, start, end, token: token.index, capital, number, spaced: start > before });
      before = end;
    }
  }
  return pieces;
}

/** The runs of a token, with where each begins in it and what else a piece tells of its word. */
export const runsOf = oncePerText(
  (token) =>
    Array.from(token.matchAll(RUN), ({ 0: text, index: at }) => ({
      text,
      norm: oneText(text.toLowerCase()),
      at,
      capital: text.slice(0, 1) !== text.slice(0, 1).toLowerCase(),
      number: WHOLE.test(text) ? Number(text) : -1,
    })),
  50_000,
);

/** Does it begin with a digit? */
export function isNumeral(norm: string): boolean {
  const code = norm.charCodeAt(0);
  return code >= 48 && code <= 57;
}
