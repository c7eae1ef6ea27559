import { children, clauseAbove, dependents, subtree } from "../../language/tree.ts";
import type { Actor, Analysis, Mention, Sentence, Token } from "../../model/index.ts";
import { hasCase } from "../slots.ts";
import type { EventDraft } from "./draft.ts";

const within = new Set(["in", "at", "near", "outside", "inside", "of", "on", "'s", "'", "’s", "’"]);
/** Of a noun: "responses to Chad" are not in Chad. */
const resting = new Set(["in", "at", "near", "inside", "outside", "over", "into"]);
const spatial = new Set(["in", "at", "to", "into", "near", "inside", "outside", "over"]);

/**
 * Where it happens: a place among the predicate's own adjuncts, else among those of the clause it stands in.
 * "met the premier in Doha" → Doha. For a visit the place visited counts, object or adjunct. Null if the sentence does not say.
 * Of `words`, only where they are said: "condemned the raid in Mali" was not said in Mali.
 */
export function placeOf(
  analysis: Analysis,
  sentence: Sentence,
  predicate: number,
  isVisit: boolean,
  words = false,
): EventDraft["place"] {
  const mentions = analysis.mentionsBySentence[sentence.index] ?? [];
  const own = placeUnder(sentence, mentions, predicate, isVisit, isVisit ? spatial : resting);
  // "a visit to Kenya here": in the city of the dateline.
  const here = own !== null && !own.land ? null : placeHere(sentence, mentions, predicate);
  if (here !== null && (own === null || own.country === here.country)) return here;
  if (own !== null && !(words && own.land)) return own;
  if (words) return placeInFront(sentence, mentions, predicate);
  const antecedent = placeBeforeWhere(sentence, mentions, predicate);
  if (antecedent !== null) return antecedent;
  // "signed an agreement in Oslo": a parse may hang the place on what is signed; not "discussed responses to Chad".
  // "carried out hundreds of raids in Mali": or on what is counted.
  for (const object of isVisit ? [] : dependents(sentence, predicate, "obj")) {
    const counted = !COUNTS.has(object.lemma)
      ? []
      : dependents(sentence, object.index, "nmod").filter((noun) => hasCase(sentence, noun, "of"));
    for (const { index } of [object, ...counted]) {
      const below = placeUnder(sentence, mentions, index, false, resting);
      if (below !== null) return below;
    }
  }
  const clause = clauseAbove(sentence, predicate);
  const above =
    clause < 0 || sentence.tokens[predicate]!.upos === "VERB" ? null : placeUnder(sentence, mentions, clause, false);
  if (above !== null || isVisit) return above;
  return (
    placeOfOccasion(sentence, mentions, predicate) ??
    placeBehind(sentence, mentions, predicate) ??
    placeBesideDay(analysis, sentence, mentions, predicate) ??
    placeOfTalks(sentence, mentions) ??
    placeInFront(sentence, mentions, predicate)
  );
}

/** "agreed to reopen their embassies after four days of talks in Lima": where those who agree had been talking. */
function placeOfTalks(sentence: Sentence, mentions: readonly Mention[]): EventDraft["place"] {
  const { tokens } = sentence;
  const isTheirs = ({ headToken }: Mention): boolean => {
    const talks = tokens[tokens[headToken]!.head];
    return talks?.upos === "NOUN" && TALKS.has(talks.lemma);
  };
  return placeAmong(sentence, mentions, isTheirs) ?? landAmong(sentence, mentions, isTheirs);
}

const COUNTS = new Set("hundred thousand dozen number series round wave string range host couple".split(" "));

/** "attended a meeting of the bloc in Peru", "met on her first visit to Rabat", "on the sidelines of the summit in Peru": where the occasion of the deed is. */
function placeOfOccasion(sentence: Sentence, mentions: readonly Mention[], predicate: number): EventDraft["place"] {
  for (const occasion of dependents(sentence, predicate, "obl", "obj")) {
    if (!OCCASIONS.has(occasion.lemma)) continue;
    for (const below of [occasion, ...dependents(sentence, occasion.index, "nmod")]) {
      const there = placeUnder(sentence, mentions, below.index, false);
      if (there !== null) return there;
    }
  }
  return null;
}

const OCCASIONS = new Set(
  "visit trip tour stay stop stopover summit meeting conference forum session ceremony sideline sidelines margin margins talks gathering congress".split(
    " ",
  ),
);

const TALKS = new Set("talk meeting summit negotiation discussion conference".split(" "));

/** Where something is said: "In Washington, the secretary accused …". Null if its sentence does not tell. */
export const placeOfWords = (analysis: Analysis, sentence: Sentence, verb: number): EventDraft["place"] =>
  placeInFront(sentence, analysis.mentionsBySentence[sentence.index] ?? [], verb);

/** "told a conference here", "is here on a visit": where "here" is told of the predicate or of what stands under it. */
function placeHere(sentence: Sentence, mentions: readonly Mention[], predicate: number): EventDraft["place"] {
  const mention = mentions.find(({ first, why }) => why === HERE && sentence.tokens[first]!.norm === "here");
  if (mention === undefined) return null;
  const isUnder =
    sentence.tokens[predicate]!.head === mention.first ||
    subtree(sentence, predicate, ({ index, upos }) => index !== predicate && upos === "VERB").includes(mention.first);
  const { name, country } = mention.actors[0]!;
  return isUnder ? { name, span: mention, country, land: false } : null;
}

const HERE = "where the dateline stands";

/** "came from Dubai, where she had met the emir": what "where" stands for. */
function placeBeforeWhere(sentence: Sentence, mentions: readonly Mention[], predicate: number): EventDraft["place"] {
  const { tokens } = sentence;
  const where = tokens.findLast(({ norm, index }) => norm === "where" && index < predicate);
  if (where === undefined || where.head < 0) return null;
  let at = predicate;
  for (let step = 0; at >= 0 && at !== where.head && step < 8; step += 1)
    at = /^(?:xcomp|conj|obj|obl|ccomp)/.test(tokens[at]!.deprel) ? tokens[at]!.head : -1;
  if (at !== where.head) return null;
  const before = where.index - (tokens[where.index - 1]?.norm === "," ? 2 : 1);
  const found = mentions.find(({ last }) => last === before);
  const actor = found?.actors[0];
  if (found === undefined || (actor?.type !== "place" && actor?.type !== "state")) return null;
  const land = actor.type === "state";
  return { name: land ? wordsOf(sentence, found) : actor.name, span: found, country: actor.country, land };
}

/** "signed a pact on opening their markets in Lima on Monday": beside the day of the deed, however deep a parse may hang it. */
function placeBesideDay(
  analysis: Analysis,
  sentence: Sentence,
  mentions: readonly Mention[],
  predicate: number,
): EventDraft["place"] {
  const days = (analysis.timesBySentence[sentence.index] ?? []).filter(({ type }) => type === "date");
  if (days.length === 0) return null;
  const { tokens } = sentence;
  const isBeside = (mention: Mention): boolean => {
    const next = tokens[mention.last + (tokens[mention.last + 1]?.norm === "on" ? 2 : 1)];
    const before = tokens[mention.first - 2];
    return days.some(({ start, end }) => start === next?.start || end === before?.end);
  };
  const isMainVerb = (index: number): boolean => /^VB[DPZ]$|^MD$/.test(tokens[index]!.xpos);
  return placeAmong(sentence, mentions, (mention) => {
    if (mention.first <= predicate || !isBeside(mention)) return false;
    for (let i = predicate + 1; i < mention.first; i += 1) if (isMainVerb(i)) return false;
    return true;
  });
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
  return placeAmong(
    sentence,
    mentions,
    ({ first, last }) =>
      first <= 4 && first < predicate && last < sentence.tokens.findIndex((token) => token.norm === ","),
  );
}

function placeAmong(
  sentence: Sentence,
  mentions: readonly Mention[],
  fits: (mention: Mention) => boolean,
): EventDraft["place"] {
  for (const mention of mentions) {
    const actor = mention.actors[0];
    if (actor === undefined || !isVenue(actor, sentence, mention) || sentence.tokens[mention.last + 1]?.xpos === "POS")
      continue;
    if (fits(mention) && located.has(caseBefore(sentence, mention)) && !isOfTopic(sentence, mention))
      return { name: actor.name, span: mention, country: actor.country, land: false };
  }
  return null;
}

/** "the summit in Peru": a land, as the page names it. */
function landAmong(
  sentence: Sentence,
  mentions: readonly Mention[],
  fits: (mention: Mention) => boolean,
): EventDraft["place"] {
  const found = mentions.find(
    (mention) =>
      mention.actors[0]?.type === "state" &&
      mention.form === "name" &&
      caseBefore(sentence, mention) === "in" &&
      sentence.tokens[mention.last + 1]?.xpos !== "POS" &&
      fits(mention),
  );
  return found === undefined
    ? null
    : { name: wordsOf(sentence, found), span: found, country: found.actors[0]!.country, land: true };
}

const located = new Set(["in", "at", "near", "outside", "inside"]);

/** "exchanged views on the situation in East Asia": where what they spoke of is. */
function isOfTopic({ tokens }: Sentence, { headToken }: Mention): boolean {
  const head = tokens[tokens[headToken]!.head];
  return head?.upos === "NOUN" && TOPICS.has(head.lemma);
}

const TOPICS = new Set(
  "situation development conflict crisis war stability security peace tension issue problem question unrest violence fighting election coup transition interest role presence".split(
    " ",
  ),
);

/** The word before the mention and its article. */
const caseBefore = ({ tokens }: Sentence, { first }: Mention): string =>
  tokens[tokens[first - 1]?.upos === "DET" ? first - 2 : first - 1]?.norm ?? "";

/** A place, or a body as the house it sits in: "at the White House", "in the Kremlin", "outside the French embassy". */
function isVenue({ type, name }: Actor, sentence: Sentence, mention: Mention): boolean {
  if (type === "place") return true;
  if (type !== "body" || sentence.tokens[mention.headToken]!.deprel === "amod") return false;
  const before = caseBefore(sentence, mention);
  return before === "in" ? HOUSE.test(name) : before === "at" || before === "inside" || before === "outside";
}

const HOUSE = /\b(?:Kremlin|House|Palace|Parliament|Congress|Embassy)$/;

function placeUnder(
  sentence: Sentence,
  mentions: readonly Mention[],
  head: number,
  withObject: boolean,
  cases = spatial,
): EventDraft["place"] {
  for (const child of dependents(sentence, head, "obl", "nmod", ...(withObject ? ["obj"] : []))) {
    const located =
      child.deprel === "obj" || children(sentence, child.index).some((c) => c.deprel === "case" && cases.has(c.norm));
    if (!located) continue;
    for (const token of [child, ...dependents(sentence, child.index, "nmod", "appos")]) {
      // "at a conference with Berg", "to a request from Oslo".
      if (token !== child && children(sentence, token.index).some((c) => c.deprel === "case" && !within.has(c.norm)))
        continue;
      // "referred to Peru's plan": what leads to somebody's thing leads to no place of his.
      if (token.deprel === "nmod:poss" && !withObject && hasCase(sentence, child, "to")) continue;
      const mention = mentions.find(
        (m) => m.headToken === token.index || (m.first <= token.index && token.index <= m.last),
      );
      const actor = mention?.actors[0];
      if (mention === undefined || actor === undefined) continue;
      const city = withObject ? ownerOf(sentence, mentions, token) : null;
      if (city !== null && actor.type === "place") return city;
      if (isVenue(actor, sentence, mention))
        return { name: actor.name, span: mention, country: actor.country, land: false };
      // A state as a place is named as the page names it: "in France".
      if (actor.type === "state" && mention.form === "name" && sentence.tokens[mention.headToken]!.deprel !== "amod") {
        return { name: wordsOf(sentence, mention), span: mention, country: actor.country, land: true };
      }
    }
  }
  return null;
}

/** "arrived at Moscow's Vnukovo Airport": the city whose the airport is. */
function ownerOf(sentence: Sentence, mentions: readonly Mention[], place: Token): EventDraft["place"] {
  for (const owner of dependents(sentence, place.index, "nmod:poss")) {
    const mention = mentions.find(({ headToken }) => headToken === owner.index);
    const actor = mention?.actors[0];
    if (mention !== undefined && actor?.type === "place")
      return { name: actor.name, span: mention, country: actor.country, land: false };
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
