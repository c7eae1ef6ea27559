/** Names before a colon: "OKAFOR: We will stay", and the clause that an adjunct belongs to. */
import { dependent, spanOf } from "../../language/index.ts";
import type { Analysis, Sentence } from "../../model/index.ts";
import type { Attribution } from "./attributions.ts";

const MOST_NAME = 9;

/** Words of notices and rubrics, behind whose colon nobody speaks. */
const NOTICES = /^(?:note|latest|follow|read|watch|more|related|update|live|see|photos?|video|source|news)$/;

/** A paragraph that opens with a name and a colon is what that one says: an interview's turn, a headline's "Okafor: No Deal". */
export function openingName(analysis: Analysis, sentence: Sentence): Attribution | null {
  const { tokens } = sentence;
  const before = analysis.sentences[sentence.index - 1];
  if (before !== undefined && before.paragraph === sentence.paragraph) return null;
  const colon = tokens.findIndex((token) => token.text === ":");
  if (colon < 1 || colon > MOST_NAME || colon + 1 >= tokens.length) return null;
  const name = tokens.slice(0, colon);
  if (name.some((token) => token.upos === "VERB" || token.upos === "AUX" || token.upos === "PUNCT")) return null;
  const known = (analysis.mentionsBySentence[sentence.index] ?? []).some(
    (mention) =>
      mention.last < colon && mention.actors.some((actor) => actor.type === "person" || actor.type === "body"),
  );
  const turn = name.length < 4 && name.every((token) => /^\p{Lu}[\p{Lu}.]*$/u.test(token.text));
  if (!known && !turn && !/^(?:poll|report|study|survey|analysis)$/i.test(name.at(-1)!.norm)) return null;
  if (name.some((token) => NOTICES.test(token.norm))) return null;
  let last = sentence;
  for (let i = sentence.index + 1; i < analysis.sentences.length; i += 1) {
    const next = analysis.sentences[i]!;
    if (next.paragraph !== sentence.paragraph) break;
    last = next;
  }
  return {
    kind: "saying",
    sentence: sentence.index,
    source: spanOf(
      sentence,
      name.map((token) => token.index),
    ),
    speaker: null,
    cue: { start: tokens[colon]!.start, end: tokens[colon]!.end },
    content: [{ start: tokens[colon + 1]!.start, end: last.end }],
  };
}

/** The verb, or noun with a copula, that an adjunct headed by `head` belongs to. */
export function clauseRoot(sentence: Sentence, cue: number, head: number): number {
  let at = sentence.tokens[head]!.head;
  if (at === cue) at = sentence.tokens[cue]!.head;
  for (let step = 0; at >= 0 && step < 40; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.upos === "VERB" || dependent(sentence, at, "cop", "nsubj") !== null || token.head < 0) return at;
    at = token.head;
  }
  return head;
}
