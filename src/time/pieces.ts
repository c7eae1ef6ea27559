/**
 * Tokens cut down to runs of letters, runs of digits and single marks, so that "15-month-old" reads alike whether
 * the tokenizer keeps its hyphens inside one token or parts them.
 */
import { isPlainWord } from "../kit/letters.ts";
import { oncePerText } from "../kit/once-per.ts";
import type { Sentence, Token } from "../model/sentence.ts";

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
  let end = sentence.start;
  for (const token of sentence.tokens) {
    const { text, norm } = token;
    if (text.length === 1 || isPlainWord(text) || DIGITS.test(text)) {
      // A quotation mark stays as it is printed.
      pieces.push(piece(token, text, text === "’" ? text : norm, token.start, end));
      end = token.end;
      continue;
    }
    for (const run of runsOf(text)) {
      const start = token.start + run.at;
      pieces.push(piece(token, run.text, run.norm, start, end));
      end = start + run.text.length;
    }
  }
  return pieces;
}

/** The runs of a token of several kinds, with where each begins in it. */
export const runsOf = oncePerText((token) =>
  Array.from(token.matchAll(RUN), ({ 0: text, index: at }) => ({ text, norm: text.toLowerCase(), at })),
);

const DIGITS = /^\d+$/;

/** Does it begin with a digit? */
export function isNumeral(norm: string): boolean {
  const code = norm.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function piece(token: Token, text: string, norm: string, start: number, before: number): Piece {
  const code = text.charCodeAt(0);
  return {
    text,
    norm,
    start,
    end: start + text.length,
    token: token.index,
    capital: code < 128 ? code >= 65 && code <= 90 : text.slice(0, 1) !== text.slice(0, 1).toLowerCase(),
    number: isNumeral(text) && WHOLE.test(text) ? Number(text) : -1,
    spaced: start > before,
  };
}
