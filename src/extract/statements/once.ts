/** The same saying told twice on a page, as in a digest at its head, counts once. */
import type { Draft, Piece } from "./saying.ts";

/** The same speaker saying the same again, as a digest at the head of a page does. */
export function once(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  const seen: { speaker: string; words: Set<string>; quoted: boolean }[] = [];
  for (const draft of drafts) {
    if (draft.form === "indirect" && draft.pieces.length > 0) draft.form = "mixed";
    const words = new Set<string>();
    for (const piece of draft.pieces) for (const word of wordsOf(draft, piece)) words.add(word);
    const quoted = words.size > 0;
    const lone = draft.saying.sentence;
    if (!quoted) for (const token of lone.tokens) if (token.upos !== "PUNCT") words.add(token.norm);
    const speaker = draft.saying.speaker.name;
    const twin = seen.some(
      (other) => other.speaker === speaker && other.quoted === quoted && alike(other.words, words),
    );
    if (twin && words.size >= 3) continue;
    seen.push({ speaker, words, quoted });
    kept.push(draft);
  }
  return kept;
}

function wordsOf(draft: Draft, piece: Piece): string[] {
  if (piece.sentence !== draft.saying.sentence.index) return [`${piece.start}`];
  return draft.saying.sentence.tokens
    .slice(piece.first, piece.last + 1)
    .filter((token) => token.upos !== "PUNCT")
    .map((token) => token.norm);
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  return both >= 0.9 * Math.max(a.size, b.size);
}
