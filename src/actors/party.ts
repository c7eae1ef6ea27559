/**
 * What extractors ask of the mentions: who is the noun phrase at this token? "China, Russia and Iran" headed at "China" is
 * three; "talks between Li and Mishustin" headed at "talks" is those two.
 */

import { children, isRel, nounPhrase } from "../language/tree.ts";
import type { Actor, Analysis, Mention, Sentence } from "../model/index.ts";

/** The mention whose head the token is, else the shortest whose words cover it; null if none. */
export function mentionAt(mentions: readonly Mention[], token: number): Mention | null {
  let best: Mention | null = null;
  for (const mention of mentions) {
    if (token < mention.first || token > mention.last) continue;
    if (mention.headToken === token && (best === null || best.headToken !== token || size(mention) > size(best)))
      best = mention;
    else if (best === null || (best.headToken !== token && size(mention) < size(best))) best = mention;
  }
  return best;
}

const size = (mention: Mention): number => mention.last - mention.first;

export interface Party {
  readonly actors: readonly Actor[];
  /** What the words call those whose actor is not known; null if all are known. */
  readonly label: string | null;
  readonly mentions: readonly Mention[];
}

const NOBODY: Party = { actors: [], label: null, mentions: [] };

/**
 * Everybody whom the noun phrase headed at `token` stands for, its fellows ("A, B and C") included. Where the head itself is
 * no party, those that it is of or between: "talks between A and B", "Beijing's envoy", "Chinese exports". Empty if nobody.
 */
export function partyAt(analysis: Analysis, sentence: Sentence, token: number): Party {
  const mentions = analysis.mentionsBySentence[sentence.index] ?? [];
  const found: Mention[] = [];
  collect(sentence, mentions, token, found, 0);
  if (found.length === 0) return NOBODY;
  const actors: Actor[] = [];
  let label: string | null = null;
  for (const mention of found) {
    for (const actor of mention.actors)
      if (!actors.some((a) => a.name === actor.name && a.type === actor.type)) actors.push(actor);
    if (mention.actors.length === 0) label ??= mention.label;
  }
  return { actors, label, mentions: found };
}

function collect(
  sentence: Sentence,
  mentions: readonly Mention[],
  token: number,
  found: Mention[],
  depth: number,
): void {
  if (token < 0 || token >= sentence.tokens.length || depth > 8) return;
  const own = mentionAt(mentions, token);
  const heads = own !== null && (own.headToken === token || !(own.form === "name" && own.actors[0]?.type === "state"));
  if (own !== null && heads) {
    if (!found.includes(own)) found.push(own);
  } else {
    for (const child of children(sentence, token)) {
      if (isRel(child, "nmod") || isRel(child, "amod") || isRel(child, "compound") || isRel(child, "appos")) {
        const below = mentionAt(mentions, child.index);
        if (below !== null) collect(sentence, mentions, child.index, found, depth + 1);
      }
    }
    if (found.length === 0 && own !== null) found.push(own);
  }
  for (const child of children(sentence, token))
    if (isRel(child, "conj")) collect(sentence, mentions, child.index, found, depth + 1);
  // A title's mention may be headed elsewhere than the conjunction hangs.
  if (own !== null && depth < 8) {
    for (let i = own.first; i <= own.last; i += 1) {
      if (i === token) continue;
      for (const child of children(sentence, i)) {
        if (isRel(child, "conj") && (child.index < own.first || child.index > own.last))
          collect(sentence, mentions, child.index, found, depth + 1);
      }
    }
  }
}

/** The mentions that stand anywhere in the noun phrase at `token`, the head's first. */
export function mentionsWithin(analysis: Analysis, sentence: Sentence, token: number): Mention[] {
  const mentions = analysis.mentionsBySentence[sentence.index] ?? [];
  const words = new Set(nounPhrase(sentence, token));
  return mentions
    .filter((mention) => words.has(mention.headToken))
    .sort((a, b) => Number(b.headToken === token) - Number(a.headToken === token));
}

/** The words of a mention without determiner, for a speaker as readers would say it: "Chinese officials". */
export function wordsOf(analysis: Analysis, mention: Mention): string {
  return analysis.article.body.slice(mention.start, mention.end).replace(/^(?:the|a|an)\s+/i, "");
}
