import { children, dependent, dependents, isNegated, subjectOf } from "../../language/tree.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import { evidenceOf } from "../evidence.ts";
import { partiesAt } from "../parties.ts";
import { hasCase } from "../slots.ts";
import type { ClaimDraft } from "./index.ts";
import { isQuoted, nameAt, objectAt, predicateAt } from "./words.ts";

/**
 * What goes on as the page tells it, and what belongs to what: "Kenya continues to host the talks", "Chad is preparing an offensive"
 * are ongoing; "the visit is part of a yearly meeting" is a relation. Leaves alone what is announced ("is visiting next week") and
 * what somebody is quoted with.
 */
export function ongoingAt(analysis: Analysis, sentence: Sentence, token: Token): ClaimDraft | null {
  if (sentence.kind !== "prose") return null;
  const mayGoOn = token.upos === "VERB" && (token.xpos === "VBG" || continuing.has(token.lemma));
  const claim =
    (mayGoOn ? goingOnAt(analysis, sentence, token) : null) ??
    (token.lemma === "part" ? relationAt(analysis, sentence, token) : null);
  return claim === null || isQuoted(sentence, token) ? null : claim;
}

function goingOnAt(analysis: Analysis, sentence: Sentence, verb: Token): ClaimDraft | null {
  if (verb.deprel === "amod") return null;
  const goesOn = continuing.has(verb.lemma) ? dependent(sentence, verb.index, "xcomp") : null;
  const isProgressive =
    verb.xpos === "VBG" &&
    !movesOrMeets.has(verb.lemma) &&
    children(sentence, verb.index).some(
      (child) => /^(?:is|are|’s|’re)$/.test(child.norm) && child.deprel.startsWith("aux"),
    );
  if (goesOn === null && !isProgressive) return null;
  // "are, it is alleged, propping up": somebody's word; "remains critical" is an attitude, "is becoming reliant" a dependence.
  const alleged = [verb.head, verb.index - 2].some((i) =>
    /^(?:allege|claim|believe|suspect|argue)$/.test(sentence.tokens[i]?.lemma ?? ""),
  );
  const leaning = children(sentence, verb.index).some(
    (child) =>
      child.deprel === "xcomp" && /^(?:reliant|dependent|critical|opposed|wary|s[ck]eptical)$/.test(child.lemma),
  );
  if (
    alleged ||
    leaning ||
    isNegated(sentence, verb.index) ||
    children(sentence, verb.index).some(({ lemma }) => lemma === "will" || lemma === "would")
  )
    return null;
  const subject = subjectOf(sentence, verb.index);
  const parties = subject === null ? [] : partiesAt(analysis, sentence, subject, false);
  if (parties.length === 0 || !parties.every((party) => party.official && party.type !== "place")) return null;
  return {
    kind: "ongoing",
    holder: null,
    subject: parties.map((party) => party.name).join(" and "),
    predicate: predicateAt(sentence, verb.index),
    object: objectAt(analysis, sentence, goesOn?.index ?? verb.index),
    polarity: "affirmed",
    since: null,
    ...evidenceOf(sentence, verb.index),
    by: `${verb.lemma}.v`,
    sure: 0.5,
  };
}

const continuing = new Set(["continue", "keep", "remain"]);
/** In the progressive these are plans, and events. */
const movesOrMeets = new Set(
  "visit meet travel go come arrive leave fly hold say tell call ask urge plan consider expect hope try seek".split(
    " ",
  ),
);

function relationAt(analysis: Analysis, sentence: Sentence, noun: Token): ClaimDraft | null {
  if (dependent(sentence, noun.index, "cop") === null) return null;
  const subject = dependent(sentence, noun.index, "nsubj");
  const whole = dependents(sentence, noun.index, "nmod").find((child) => hasCase(sentence, child, "of"));
  if (subject === null || whole === undefined) return null;
  return {
    kind: "relation",
    holder: null,
    subject: nameAt(analysis, sentence, subject),
    predicate: "is part of",
    object: nameAt(analysis, sentence, whole),
    polarity: "affirmed",
    since: null,
    ...evidenceOf(sentence, noun.index),
    by: "part.n",
    sure: 0.6,
  };
}
