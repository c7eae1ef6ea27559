/** Changes: "rose 12%", "fell by a third", "a 5% rise in exports", "up 5%". */
import {
  bareRel,
  children,
  clauseAbove,
  dependent,
  grammaticalSubject,
  headOf,
  isPassive,
  objectOf,
} from "../../language/index.ts";
import type { Sentence, Token } from "../../model/index.ts";
import { besideVerb, caseOf, isIn, leadOf, nearestSubject, nextNoun, takesNoun } from "./around.ts";
import { DOWN, DOWN_NOUNS, MOVED, MOVING, TIME_NOUN, UP, UP_NOUNS } from "./change-words.ts";
import type { Measured } from "./measured.ts";
import type { Phrase } from "./phrase.ts";
import type { Quantity } from "./quantity.ts";

/** The subject of a verb of change: its own by the tree where that can change, else the noun beside it. */
export function movedBy(sentence: Sentence, verb: number): Token | null {
  // "expects the economy to grow": the noun before "to".
  if (sentence.tokens[verb - 1]?.norm === "to") return besideVerb(sentence, verb);
  const clause = bareRel(sentence.tokens[verb]!) === "acl";
  const own = dependent(sentence, verb, "nsubj") ?? (clause ? null : grammaticalSubject(sentence, verb));
  const fit =
    own !== null &&
    own.index < verb &&
    caseOf(sentence, own.index) === "" &&
    !TIME_NOUN.test(own.lemma) &&
    (own.upos === "NOUN" || own.upos === "PROPN" || own.upos === "PRON");
  return fit ? own : besideVerb(sentence, verb);
}

/** "rose 12%", "fell by a third", "a 5% rise in exports", "export growth of 5%", "up 5%", "5% higher". */
export function ofChange(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured | null {
  const lead = leadOf(sentence, quantity);
  if (quantity.direction !== null && quantity.kind !== "multiple") {
    const verb = clauseAbove(sentence, quantity.head);
    const beside = upOrDown(sentence, quantity);
    const subject = beside ?? (verb >= 0 ? grammaticalSubject(sentence, verb) : null);
    return phrase.measured(subject ?? nearestSubject(sentence, quantity.head), "change", quantity.direction, verb);
  }
  const compared = comparedAt(sentence, quantity, phrase);
  if (compared !== null) return compared;
  const gapped = lead === "by" ? gappedAt(sentence, quantity, phrase) : null;
  if (gapped !== null) return gapped;
  const told = movedAt(sentence, quantity, lead);
  if (told !== null) {
    const subject = movedBy(sentence, told.index) ?? nearestSubject(sentence, told.index);
    const object = dependent(sentence, told.index, "obj");
    if (subject !== null && (object === null || object.upos !== "NOUN" || object.index === quantity.head)) {
      const torn =
        subject !== dependent(sentence, told.index, "nsubj") &&
        subject.upos !== "PRON" &&
        !sentence.tokens
          .slice(subject.index, told.index)
          .some((token) => (token.upos === "PUNCT" && token.text !== "-") || isOtherVerb(token, told));
      // Taken for a noun or an adjective, "climbed" and "advanced" have no lemma of a verb.
      const way = UP.has(told.lemma) || RISEN.test(told.norm) ? "up" : "down";
      return phrase.measured(subject, "change", way, told.index, torn ? phrase.run(subject.index, told.index) : null);
    }
  }
  // Up the tree, at most four steps, to a verb or noun of change.
  let at = quantity.head;
  for (let step = 0; step < 4; step += 1) {
    const token = at === quantity.head && step === 0 ? null : sentence.tokens[at]!;
    if (token !== null) {
      const noun = UP_NOUNS.has(token.lemma) ? "up" : DOWN_NOUNS.has(token.lemma) ? "down" : null;
      if (noun !== null && (token.upos === "NOUN" || token.upos === "PROPN") && !(token.lemma === "cut" && false))
        return ofNoun(sentence, token, noun, phrase);
      const verb = UP.has(token.lemma) ? "up" : DOWN.has(token.lemma) ? "down" : null;
      if (verb !== null && (token.upos === "VERB" || token.upos === "ADJ" || token.upos === "ADV")) {
        if (lead === "to" || lead === "at") return null;
        // "aims to raise $2 billion", "France will add €110 million": a sum that is found.
        if (quantity.kind === "money" && lead !== "by" && /^(?:raise|add|gain|extend)$/.test(token.lemma)) return null;
        if (step > 1 && !/^(?:by)$/.test(lead)) return null;
        const object = objectOf(sentence, token.index);
        const measuredObject =
          object !== null && !isIn(sentence, quantity.head, object.index) && object.index !== quantity.head;
        const subject = measuredObject
          ? object
          : (grammaticalSubject(sentence, token.index) ?? nearestSubject(sentence, token.index));
        return phrase.measured(subject, "change", verb, token.index);
      }
      if (token.upos === "VERB") break;
      // "5% higher"; a level that is "lower than the target of $5 billion" is no change.
      const beside = token.index === quantity.last + 1;
      if (
        beside &&
        (/^(?:higher|larger|bigger|greater)$/.test(token.norm) || (token.norm === "more" && thanNext(sentence, token)))
      )
        return phrase.measured(
          nearestSubject(sentence, quantity.head),
          "change",
          "up",
          clauseAbove(sentence, token.index),
        );
      if (
        beside &&
        (/^(?:lower|smaller)$/.test(token.norm) || (/^(?:less|fewer)$/.test(token.norm) && thanNext(sentence, token)))
      )
        return phrase.measured(
          nearestSubject(sentence, quantity.head),
          "change",
          "down",
          clauseAbove(sentence, token.index),
        );
    }
    const head = headOf(sentence, at);
    if (head === null) break;
    at = head.index;
  }
  if (lead === "by" && quantity.unit !== "km") {
    for (let i = quantity.first - 1; i >= 0 && i > quantity.first - 16; i -= 1) {
      const token = sentence.tokens[i]!;
      if (token.upos !== "VERB") continue;
      // "cut its planned tariff on China-made cars by half": participles before nouns are no verbs of the clause.
      const joined = /^[-–]$/.test(sentence.tokens[i - 1]?.text ?? "");
      if (/^VB[NG]$/.test(token.xpos) && (joined || /^(?:amod|acl)$/.test(bareRel(token)))) continue;
      if (!UP.has(token.lemma) && !DOWN.has(token.lemma)) break;
      const object =
        dependent(sentence, i, "obj") ??
        (token.xpos === "VBD" && takesNoun(sentence.tokens[i + 1]) ? nextNoun(sentence, i + 1) : null);
      const subject = object ?? grammaticalSubject(sentence, i) ?? nearestSubject(sentence, i);
      return phrase.measured(subject, "change", UP.has(token.lemma) ? "up" : "down", i);
    }
  }
  const before = sentence.tokens[quantity.first - 1];
  if (quantity.kind === "money" && /^(?:raise|add|gain|extend)$/.test(before?.lemma ?? "")) return null;
  if (before !== undefined && before.upos === "VERB" && (UP.has(before.lemma) || DOWN.has(before.lemma))) {
    const subject = grammaticalSubject(sentence, before.index) ?? nearestSubject(sentence, before.index);
    return phrase.measured(subject, "change", UP.has(before.lemma) ? "up" : "down", before.index);
  }
  const after = sentence.tokens[quantity.last + 1];
  if (after !== undefined && after.upos === "NOUN" && (UP_NOUNS.has(after.lemma) || DOWN_NOUNS.has(after.lemma)))
    return ofNoun(sentence, after, UP_NOUNS.has(after.lemma) ? "up" : "down", phrase);
  return null;
}

/**
 * "11% below the pace of 2012", "$5 billion more than November exports": what is measured by another time has changed by so much. null
 * where no time stands behind, as in "5% below the limit".
 */
function comparedAt(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured | null {
  const next = sentence.tokens[quantity.last + 1];
  const way = next === undefined ? undefined : COMPARED.get(next.norm);
  if (way === undefined) return null;
  const behind = phrase.analysis.article.body.slice(next!.end, Math.min(next!.end + 40, sentence.end));
  if (!(/^(?:below|above)$/.test(next!.norm) ? ANOTHER_TIME : THAN_ANOTHER_TIME).test(behind)) return null;
  return phrase.measured(nearestSubject(sentence, quantity.first), "change", way, clauseAbove(sentence, quantity.head));
}

const COMPARED: ReadonlyMap<string, "up" | "down"> = new Map([
  ["above", "up"],
  ["more", "up"],
  ["higher", "up"],
  ["below", "down"],
  ["less", "down"],
  ["fewer", "down"],
  ["lower", "down"],
]);

const TIMES =
  "(?:(?:19|20)\\d\\d|last (?:year|month|quarter)|(?:a|the) year (?:ago|earlier|before)|the (?:same|previous|prior) (?:year|month|quarter|period)|(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b)";
const ANOTHER_TIME = new RegExp(`^[^,.;]*?\\b${TIMES}`);
const THAN_ANOTHER_TIME = new RegExp(`^ than [^,.;]*?\\b${TIMES}`);

/** "rose 5%", "fell sharply by 5%": the verb of change right before the quantity; null where something else stands between. */
function movedAt(sentence: Sentence, quantity: Quantity, lead: string): Token | null {
  if (quantity.unit === "km" || lead === "to" || lead === "at" || lead === "of" || lead === "from") return null;
  for (let i = quantity.first - 1; i >= 0 && i > quantity.first - 7; i -= 1) {
    const token = sentence.tokens[i]!;
    // Short pasts are taken for nouns now and then; before a number they are none.
    if (MOVED.has(token.norm)) return token;
    if (token.upos === "VERB")
      return (MOVING.has(token.lemma) || (quantity.unit === "%" && /^(?:lose|gain|shed)$/.test(token.lemma))) &&
        !isPassive(sentence, i)
        ? token
        : null;
    if (token.upos === "PUNCT" || token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "PRON") return null;
  }
  return null;
}

/**
 * "Exports grew by 5% and imports by 2%", "exports to Chile rose 5% and to Peru by 2%": the verb is told once. null where the words
 * before "by" are no noun phrase that follows "and" or a comma behind such a verb and its number.
 */
function gappedAt(sentence: Sentence, quantity: Quantity, phrase: Phrase): Measured | null {
  const { tokens } = sentence;
  let by = quantity.first - 1;
  while (by > 0 && tokens[by]!.norm !== "by") by -= 1;
  const last = tokens[by - 1];
  if (last === undefined || (last.upos !== "NOUN" && last.upos !== "PROPN")) return null;
  let first = by - 1;
  while (first > 0 && by - first < 9 && /^(?:NOUN|PROPN|ADJ|DET|ADP|PART)$/.test(tokens[first]!.upos)) first -= 1;
  if (!/^(?:and|but|while|whereas|,|;)$/.test(tokens[first]!.norm)) return null;
  const moves = (at: number): boolean =>
    MOVED.has(tokens[at]!.norm) ||
    (tokens[at]!.upos === "VERB" && MOVING.has(tokens[at]!.lemma)) ||
    (/^(?:up|down)$/.test(tokens[at]!.norm) && tokens[at - 1]?.upos === "AUX");
  let verb = first - 1;
  while (verb >= 0 && !moves(verb)) verb -= 1;
  if (verb < 0 || !phrase.quantities.some((one) => one.first > verb && one.last < first)) return null;
  const way = UP.has(tokens[verb]!.lemma) || RISEN.test(tokens[verb]!.norm) ? "up" : "down";
  if (tokens[first + 1]!.upos !== "ADP") {
    let head = first + 1;
    while (head + 1 < by && (tokens[head]!.upos !== "NOUN" || tokens[head + 1]!.upos === "NOUN")) head += 1;
    return { ...phrase.measured(tokens[head]!, "change", way, verb), what: phrase.run(head, by) };
  }
  const subject = movedBy(sentence, verb);
  if (subject === null) return null;
  const rest = tokens.slice(first + 1, by).filter((token) => token.upos !== "DET");
  return {
    ...phrase.measured(subject, "change", way, verb),
    what: [subject, ...rest].map((token) => token.text).join(" "),
    to: null,
    from: null,
  };
}

/** Of "imports reversed course and rose" the first verb; what touches the second ("the deficit rose") is a noun taken for one. */
export const isOtherVerb = (token: Token, verb: Token): boolean =>
  /^VB[DPZ]$/.test(token.xpos) && token.index < verb.index - 1;

const RISEN = /^(?:rose|grew|leapt|jumped|climbed|advanced)$/;

/** "imports were down by 5%": the noun before "were down". */
function upOrDown(sentence: Sentence, quantity: Quantity): Token | null {
  for (let i = quantity.first - 1; i >= 0 && i > quantity.first - 6; i -= 1) {
    const token = sentence.tokens[i]!;
    if (/^(?:up|down)$/.test(token.norm))
      return sentence.tokens[i - 1]?.upos === "AUX" ? besideVerb(sentence, i) : null;
  }
  return null;
}

const thanNext = (sentence: Sentence, token: Token): boolean => sentence.tokens[token.index + 1]?.norm === "than";

function ofNoun(sentence: Sentence, noun: Token, direction: "up" | "down", phrase: Phrase): Measured {
  const inside = children(sentence, noun.index).find(
    (child) =>
      bareRel(child) === "nmod" &&
      /^(?:in|of|to|for)$/.test(caseOf(sentence, child.index)) &&
      !phrase.isTime(child.index) &&
      !phrase.isQuantity(child.index),
  );
  const verb = clauseAbove(sentence, noun.index);
  if (inside !== undefined) return phrase.measured(inside, "change", direction, verb);
  const compound = children(sentence, noun.index).find(
    (child) =>
      (bareRel(child) === "compound" || child.deprel === "amod" || child.deprel === "nmod:poss") &&
      !phrase.isQuantity(child.index),
  );
  if (compound !== undefined) return { ...phrase.measured(noun, "change", direction, verb) };
  // "Economists had predicted a 0.7 percent rise": of what was told before.
  const flow = verb >= 0 && FORESEEING.test(sentence.tokens[verb]!.lemma) ? phrase.flowBefore(noun.index) : "";
  if (flow !== "") return { ...phrase.measured(null, "change", direction, verb), what: flow };
  const subject = verb >= 0 ? grammaticalSubject(sentence, verb) : null;
  return phrase.measured(subject ?? noun, "change", direction, verb);
}

const FORESEEING = /^(?:predict|forecast|expect|project|anticipate|foresee)$/;
