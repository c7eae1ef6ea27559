import { children, clauseAbove, dependents, subtree } from "../../language/tree.ts";
import type { Analysis, Mention, Sentence } from "../../model/index.ts";
import type { EventDraft } from "./draft.ts";

const spatial = new Set(["in", "at", "to", "into", "near", "inside", "outside", "over"]);

/**
 * Where it happens: a place among the predicate's own adjuncts, else among those of the clause it stands in.
 * "met the premier in Doha" → Doha. For a visit the place visited counts, object or adjunct. Null if the sentence does not say.
 */
export function placeOf(
  analysis: Analysis,
  sentence: Sentence,
  predicate: number,
  isVisit: boolean,
): EventDraft["place"] {
  const mentions = analysis.mentionsBySentence[sentence.index] ?? [];
  const own = placeUnder(sentence, mentions, predicate, isVisit);
  if (own !== null) return own;
  // "signed an agreement in Oslo": a parse may hang the place on what is signed.
  for (const object of isVisit ? [] : dependents(sentence, predicate, "obj")) {
    const below = placeUnder(sentence, mentions, object.index, false);
    if (below !== null) return below;
  }
  const clause = clauseAbove(sentence, predicate);
  const above =
    clause < 0 || sentence.tokens[predicate]!.upos === "VERB" ? null : placeUnder(sentence, mentions, clause, false);
  if (above !== null || isVisit) return above;
  return placeBehind(sentence, mentions, predicate) ?? placeInFront(sentence, mentions, predicate);
}

/** "signed the memorandum of understanding in Addis Ababa", "was shot outside a temple in Surrey": a city deeper under the predicate. */
function placeBehind(sentence: Sentence, mentions: readonly Mention[], predicate: number): EventDraft["place"] {
  let below: readonly number[] | null = null;
  return placeAmong(sentence, mentions, ({ first, headToken }) => {
    if (first <= predicate) return false;
    below ??= subtree(
      sentence,
      predicate,
      (child) => child.index !== predicate && child.upos === "VERB" && child.deprel !== "xcomp",
    );
    return below.includes(headToken);
  });
}

/** "In Washington, the secretary said": a city before the first comma and the predicate. */
function placeInFront(sentence: Sentence, mentions: readonly Mention[], predicate: number): EventDraft["place"] {
  const comma = sentence.tokens.findIndex((token) => token.norm === ",");
  return placeAmong(sentence, mentions, ({ first, last }) => last < comma && first < predicate && first <= 4);
}

function placeAmong(
  sentence: Sentence,
  mentions: readonly Mention[],
  fits: (mention: Mention) => boolean,
): EventDraft["place"] {
  for (const mention of mentions) {
    const actor = mention.actors[0];
    if (actor?.type !== "place" || !fits(mention) || sentence.tokens[mention.last + 1]?.xpos === "POS") continue;
    if (located.has(sentence.tokens[mention.first - 1]?.norm ?? ""))
      return { name: actor.name, span: mention, country: actor.country, land: false };
  }
  return null;
}

const located = new Set(["in", "at", "near", "outside"]);

function placeUnder(
  sentence: Sentence,
  mentions: readonly Mention[],
  head: number,
  withObject: boolean,
): EventDraft["place"] {
  for (const child of dependents(sentence, head, "obl", "nmod", ...(withObject ? ["obj"] : []))) {
    const located =
      child.deprel === "obj" || children(sentence, child.index).some((c) => c.deprel === "case" && spatial.has(c.norm));
    if (!located) continue;
    for (const token of [child, ...dependents(sentence, child.index, "nmod", "appos")]) {
      const mention = mentions.find(
        (m) => m.headToken === token.index || (m.first <= token.index && token.index <= m.last),
      );
      const actor = mention?.actors[0];
      if (mention === undefined || actor === undefined) continue;
      if (actor.type === "place") return { name: actor.name, span: mention, country: actor.country, land: false };
      // A state as a place is named as the page names it: "in France".
      if (actor.type === "state" && mention.form === "name" && sentence.tokens[mention.headToken]!.deprel !== "amod") {
        return { name: wordsOf(sentence, mention), span: mention, country: actor.country, land: true };
      }
    }
  }
  return null;
}

/** The mention's own words, without article and possessive mark. */
function wordsOf(sentence: Sentence, mention: Mention): string {
  let text = "";
  let end = -1;
  for (let i = mention.first; i <= mention.last; i += 1) {
    const token = sentence.tokens[i]!;
    if (token.upos === "DET" || token.xpos === "POS") continue;
    text += end >= 0 && token.start > end ? ` ${token.text}` : token.text;
    end = token.end;
  }
  return text;
}

/** The land of a state as the page first names it: "China", "the United States" without its article. Null if it never does. */
export function landOf(analysis: Analysis, state: string): EventDraft["place"] {
  for (const mention of analysis.mentions) {
    const actor = mention.actors[0];
    if (mention.form !== "name" || mention.actors.length !== 1 || actor?.type !== "state" || actor.name !== state)
      continue;
    const sentence = analysis.sentences[mention.sentence]!;
    const head = sentence.tokens[mention.headToken]!;
    // "Chinese" is no land, "Beijing" that acts for China none either.
    if (head.upos !== "PROPN" || head.deprel === "amod") continue;
    if (mention.why.startsWith("the government") || mention.why.includes("capital")) continue;
    return { name: wordsOf(sentence, mention), span: mention, country: state, land: true };
  }
  return null;
}
