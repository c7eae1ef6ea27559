/** The same saying told twice on a page, as in a digest at its head, counts once. */
import type { Draft, Piece } from "./saying.ts";

/** The same speaker saying the same again, as a digest at the head of a page does. */
export function once(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  const bySpeaker = new Map<string, Draft[]>();
  const known = new Map<Draft, Words>();
  const wordsOf = (draft: Draft): Words => {
    const words = known.get(draft) ?? wordsIn(draft);
    known.set(draft, words);
    return words;
  };
  for (const draft of drafts) {
    if (draft.form === "indirect" && draft.pieces.length > 0) draft.form = "mixed";
    const seen = bySpeaker.get(draft.saying.speaker.name);
    if (seen === undefined) bySpeaker.set(draft.saying.speaker.name, [draft]);
    else if (seen.some((other) => isTwin(wordsOf(other), wordsOf(draft)))) continue;
    else seen.push(draft);
    kept.push(draft);
  }
  return kept;
}

interface Words {
  readonly words: ReadonlySet<string>;
  /** Are they of quotations? Else they are those of the sentence. */
  readonly quoted: boolean;
}

function wordsIn(draft: Draft): Words {
  const words = new Set<string>();
  for (const piece of draft.pieces) for (const word of wordsOfPiece(draft, piece)) words.add(word);
  if (words.size > 0) return { words, quoted: true };
  for (const token of draft.saying.sentence.tokens) if (token.upos !== "PUNCT") words.add(token.norm);
  return { words, quoted: false };
}

const isTwin = (a: Words, b: Words): boolean => b.words.size >= 3 && a.quoted === b.quoted && alike(a.words, b.words);

function wordsOfPiece(draft: Draft, piece: Piece): string[] {
  if (piece.sentence !== draft.saying.sentence.index) return [`${piece.start}`];
  return draft.saying.sentence.tokens
    .slice(piece.first, piece.last + 1)
    .filter((token) => token.upos !== "PUNCT")
    .map((token) => token.norm);
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  // So many words of the one may the other lack.
  let lacking = a.size - 0.9 * Math.max(a.size, b.size);
  for (const word of a) {
    if (lacking < 0) return false;
    if (!b.has(word)) lacking -= 1;
  }
  return lacking >= 0;
}
