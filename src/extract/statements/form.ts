/** Direct, or mixed: does all that is said stand between quotation marks? */
import type { Sentence } from "../../model/index.ts";
import type { Cue } from "./cues.ts";
import type { Draft, Piece, Saying } from "./saying.ts";
import { type Among, frameOf } from "./scope.ts";

const LINKS = new Set(["that", "and", ",", ":", ".", ";", "but", "-", "–", "—", "(", ")", "…", "...", "or", "also"]);

/** Direct where all that is said stands between the marks; mixed where the sentence says a part of it in its own words. */
export function formOf(sentence: Sentence, draft: Draft, sayings: readonly Saying[]): "direct" | "mixed" {
  const longest = Math.max(...draft.pieces.map((piece) => piece.last - piece.first + 1));
  if (draft.pieces.every((piece) => judged(draft.saying.cues, piece))) return "mixed";
  if (longest < 3 && !wholeClause(sentence, draft.pieces[0]!)) return "mixed";
  const own = draft.content.filter((i) => sentence.tokens[i]!.upos !== "PUNCT" && !LINKS.has(sentence.tokens[i]!.norm));
  const frames: Among = new Uint8Array(sentence.tokens.length);
  for (const saying of sayings)
    for (const cue of [...saying.cues, ...saying.asides]) for (const i of frameOf(sentence, cue)) frames[i] = 1;
  const loose = sentence.tokens.filter(
    (token) =>
      frames[token.index] === 0 &&
      token.upos !== "PUNCT" &&
      !LINKS.has(token.norm) &&
      !draft.pieces.some((piece) => token.index >= piece.first && token.index <= piece.last),
  );
  if (own.length === 0 && (loose.length === 0 || wholeClause(sentence, draft.pieces[0]!))) return "direct";
  // A first quotation that opens the sentence or follows a comma, colon or "that" and is closed before the cue is a clause.
  const first = draft.pieces[0]!;
  if (
    wholeClause(sentence, first) &&
    own.every((i) => sentence.tokens[i]!.upos !== "VERB" && sentence.tokens[i]!.upos !== "AUX")
  )
    return "direct";
  return "mixed";
}

/** Does the quotation hang on a verb that judges or names, so that it is a part of the sentence's own words? */
function judged(cues: readonly Cue[], piece: Piece): boolean {
  const behind = cues.find((cue) => cue.after !== null && piece.last < cue.token);
  const before = cues.filter((cue) => cue.token < piece.first).at(-1);
  const cue = behind ?? before ?? cues[0]!;
  return cue.judges || LABELS.has(cue.lemma);
}

const LABELS = new Set([
  "call",
  "describe",
  "label",
  "brand",
  "dub",
  "term",
  "deem",
  "characterise",
  "characterize",
  "portray",
  "promise",
  "pledge",
  "vow",
  "threaten",
  "offer",
  "express",
  "voice",
]);

/** Does the quotation begin as a sentence or clause of its own and end at a comma, a full stop or the sentence's end? */
function wholeClause(sentence: Sentence, piece: Piece): boolean {
  let before = piece.first - 1;
  while (before >= 0 && /^["“„«‘'`]+$/.test(sentence.tokens[before]!.text)) before -= 1;
  const lead = before < 0 ? "" : sentence.tokens[before]!.norm;
  const opens =
    before < 0 ||
    lead === "," ||
    lead === ":" ||
    lead === "that" ||
    lead === "—" ||
    lead === "–" ||
    lead === "-" ||
    sentence.tokens[before]!.upos === "VERB";
  if (!opens) return false;
  const capital = /^\P{Ll}/u.test(sentence.tokens[piece.first]!.text);
  const verb = sentence.tokens
    .slice(piece.first, piece.last + 1)
    .some((token) => token.upos === "VERB" || token.upos === "AUX");
  if (before >= 0 && lead !== "," && lead !== ":" && lead !== "that" && !capital) return false;
  if (!verb && !capital) return false;
  let after = piece.last + 1;
  while (after < sentence.tokens.length && /^["”»’']+$/.test(sentence.tokens[after]!.text)) after += 1;
  const tail = after >= sentence.tokens.length ? "." : sentence.tokens[after]!.text;
  const inner = sentence.tokens[piece.last]!.text;
  return (
    /^[.,!?;:…)]/.test(tail) ||
    /^[.,!?…]/.test(inner) ||
    after >= sentence.tokens.length ||
    /^[.,!?]/.test(sentence.tokens[piece.last + 1]?.text ?? "")
  );
}
