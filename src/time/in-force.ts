/**
 * From when what is to be imposed applies: "Oslo will impose a duty on foreign salmon. … The duty on salmon takes effect on
 * 1 October." dates the imposing.
 *
 * Only for measures to come, by a sentence further on whose subject is the measure, bare or with a word of its object.
 */
import { daysOf } from "../kit/edtf.ts";
import { children, subtree } from "../language/tree.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Sentence, Token } from "../model/sentence.ts";
import type { When } from "../model/time.ts";
import { isSubject, ranked } from "./rank.ts";
import { hasTree, tenseOfVerb } from "./tense.ts";

/** The day from which the measure that the predicate imposes is to apply; null where no sentence further on tells. */
export function inForceFrom(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const predicate = sentence.tokens[token]!;
  if (!hasTree(sentence)) return null;
  const measure = measureOf(sentence, predicate);
  const verb = predicate.upos === "VERB" ? predicate : sentence.tokens[predicate.head];
  if (measure === null || verb === undefined || tenseOfVerb(sentence, verb.index).tense !== "future") return null;
  const page = daysOf(analysis.published.published);
  const about = new Set(nounsUnder(sentence, measure.index).concat(nounsUnder(sentence, verb.index)));
  for (const later of analysis.sentences.slice(sentence.index + 1, sentence.index + 1 + REACH)) {
    if ((analysis.timesBySentence[later.index] ?? []).length === 0 || !hasTree(later)) continue;
    for (const subject of later.tokens) {
      // "Duties on salmon apply from October, while those on trout will be raised from May."
      const those = subject.norm === "those" && later.tokens.some((one) => isSubject(one) && MEASURES.has(one.lemma));
      if (!isSubject(subject) || !(those || MEASURES.has(subject.lemma))) continue;
      const own = nounsUnder(later, subject.index);
      const same = own.length === 0 ? later.index - sentence.index <= 2 : own.some((noun) => about.has(noun));
      const starts = same ? startOf(later, subject.head) : null;
      if (starts === null) continue;
      const when = ranked(analysis, later, starts)[0]?.when;
      const days = daysOf(when?.date ?? null);
      if (when === undefined || days === null || page === null || days.first < page.first) continue;
      return { ...when, dateIs: "inferred", reason: `${when.reason}; from when the ${measure.lemma} applies` };
    }
  }
  return null;
}

const REACH = 15;

/** "impose a duty": the measure that a verb puts on somebody, or the noun itself. */
function measureOf(sentence: Sentence, predicate: Token): Token | null {
  if (MEASURES.has(predicate.lemma) && predicate.upos === "NOUN")
    return IMPOSES.has(sentence.tokens[predicate.head]?.lemma ?? "") ? predicate : null;
  if (!IMPOSES.has(predicate.lemma)) return null;
  return (
    children(sentence, predicate.index).find(
      ({ deprel, lemma }) => /^(?:obj|nsubj:pass)/.test(deprel) && MEASURES.has(lemma),
    ) ?? null
  );
}

/** "takes effect", "are due to come into force", "will apply": the verb that tells the day; null for others. */
function startOf(sentence: Sentence, head: number): number | null {
  const verb = sentence.tokens[head];
  if (verb === undefined) return null;
  const inner =
    verb.upos === "VERB" && !SET.has(verb.lemma)
      ? verb
      : children(sentence, head).find(({ deprel }) => deprel === "xcomp");
  if (inner === undefined) return null;
  if (APPLIES.has(inner.lemma)) return inner.index;
  const effect = children(sentence, inner.index).some(({ lemma }) => lemma === "effect" || lemma === "force");
  return effect && ENTERS.has(inner.lemma) ? inner.index : null;
}

/** The nouns and names under a token, without plural endings, that are no measures themselves. */
function nounsUnder(sentence: Sentence, token: number): string[] {
  return subtree(sentence, token)
    .map((at) => sentence.tokens[at]!)
    .filter(
      ({ index, upos, lemma }) => index !== token && (upos === "NOUN" || upos === "PROPN") && !MEASURES.has(lemma),
    )
    .map(({ norm }) => norm.replace(/s$/, ""))
    .filter((norm) => norm.length > 1);
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const MEASURES = words("tariff duty levy tax surtax fee ban embargo sanction restriction curb quota control measure");
const IMPOSES = words("impose levy slap introduce place put apply raise set announce adopt bring");
const APPLIES = words("apply start begin implement impose introduce levy");
const ENTERS = words("take come enter go");
const SET = words("set due expect slate schedule");
