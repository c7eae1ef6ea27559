import { children, dependents, nounPhrase, spanOf, subtree } from "../../language/tree.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import { hasCase } from "../slots.ts";

/** Longest purpose or topic, in words; a longer one is no head term any more. */
const LONGEST = 14;

/**
 * What a meeting or visit is for, in the page's words: "will travel to Accra for talks on fisheries" → "talks on fisheries",
 * "visited to sign a pact" → "sign a pact". Null if the predicate says none.
 */
export function purposeOf(analysis: Analysis, sentence: Sentence, predicate: number): string | null {
  for (const child of children(sentence, predicate)) {
    const isGoal = child.deprel === "advcl" && child.xpos === "VB" && hasMark(sentence, child, "to");
    const isFor =
      (child.deprel === "obl" || child.deprel === "nmod") && hasCase(sentence, child, "for") && !isTime(child);
    if (!isGoal && !isFor) continue;
    const words = subtree(
      sentence,
      child.index,
      (below) => below.deprel === "case" || below.deprel === "mark" || below.deprel === "punct",
    );
    if (words.length <= LONGEST) return textOf(analysis, sentence, words);
  }
  return null;
}

/** What it is about: the heads of "on …", "about …", "over …", "regarding …". Empty if nothing is said. */
export function topicsOf(analysis: Analysis, sentence: Sentence, predicate: number): string[] {
  const topics: string[] = [];
  for (const child of dependents(sentence, predicate, "obl", "nmod")) {
    if (isTime(child) || !about.some((preposition) => hasCase(sentence, child, preposition))) continue;
    for (const token of [child, ...dependents(sentence, child.index, "conj")]) {
      const words = nounPhrase(sentence, token.index).filter((i) => {
        const rel = sentence.tokens[i]!.deprel;
        return rel !== "case" && rel !== "det" && rel !== "punct";
      });
      if (words.length > 0 && words.length <= LONGEST) topics.push(textOf(analysis, sentence, words));
    }
  }
  return topics;
}

const about = ["on", "about", "over", "regarding", "concerning"];

/** "annual talks", "the yearly summit", "part of a longstanding annual meeting": the name of the row that the event stands in; else null. */
export function seriesOf(analysis: Analysis, sentence: Sentence, predicate: number): string | null {
  const own = regular(sentence, predicate);
  if (own !== null) return textOf(analysis, sentence, own);
  // "Wednesday's meeting is part of annual talks": the predicate is the subject of what names the row.
  const token = sentence.tokens[predicate]!;
  if (token.head < 0 || !token.deprel.startsWith("nsubj")) return null;
  const part = sentence.tokens[token.head]!;
  if (part.lemma !== "part" && part.lemma !== "round") return null;
  for (const child of dependents(sentence, part.index, "nmod")) {
    const words = regular(sentence, child.index);
    if (words !== null) return textOf(analysis, sentence, words);
  }
  return null;
}

const rhythm = new Set(["annual", "yearly", "monthly", "quarterly", "weekly", "biennial", "biannual", "regular"]);

function regular(sentence: Sentence, noun: number): number[] | null {
  const adjectives = dependents(sentence, noun, "amod").filter((token) => rhythm.has(token.norm));
  return adjectives.length === 0 ? null : [adjectives[0]!.index, noun];
}

const hasMark = (sentence: Sentence, token: Token, norm: string): boolean =>
  children(sentence, token.index).some((child) => child.deprel === "mark" && child.norm === norm);

const isTime = (token: Token): boolean =>
  token.deprel === "obl:tmod" || token.upos === "NUM" || timeNouns.has(token.lemma) || weekdays.has(token.norm);

const timeNouns = new Set(
  "day week month year hour time decade january february march april may june july august september october november december".split(
    " ",
  ),
);
const weekdays = new Set("monday tuesday wednesday thursday friday saturday sunday".split(" "));

function textOf(analysis: Analysis, sentence: Sentence, words: readonly number[]): string {
  const { start, end } = spanOf(sentence, words);
  return analysis.article.body.slice(start, end);
}
