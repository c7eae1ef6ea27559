import { isRoleNoun } from "../../actors/roles.ts";
import { children, dependent, isPassive } from "../../language/tree.ts";
import type { Analysis, PloverType, Sentence, Status, Token } from "../../model/index.ts";
import { statusOf, tenseOfVerb, timeOf } from "../../time/index.ts";
import { evidenceOf } from "../evidence.ts";
import { isOutside } from "../headings.ts";
import { areRebels, type Party, recast, stateParty } from "../party.ts";
import { hasCase } from "../slots.ts";
import { isAhead } from "./days.ts";
import type { EventDraft } from "./draft.ts";
import { aimsAtDeeds, crowds, isVisit, ofWords, wordsOnly } from "./kinds.ts";
import { type EventLexicon, type Frame, reframed } from "./lexicon.ts";
import {
  invitedTo,
  isAlso,
  isAnother,
  isCallOfHeadline,
  isNew,
  isOfJudging,
  isOfOwnHouse,
  isRemote,
  isThingComing,
  lacksSpeaker,
  stagedBy,
} from "./manner.ts";
import { AS_VERB, headsAt, hyphenated, type Site, unmetByWords, unmetNeeds } from "./needs.ts";
import { placeOf } from "./place.ts";
import { datelinePlace, hostLand, newsDay, warDay, within } from "./setting.ts";
import { areKin, isDomestic, type Sides, sidesOf } from "./sides.ts";
import { isDenied, isHypothetical, isManner, isOnlyAsked, isOnlyHoped, isOnlyPromised, isOnlyTried } from "./unreal.ts";
import { venueOf } from "./venue.ts";

/** Why a word that might tell of an event was not coded: for `readout explain`. */
export interface Refusal {
  readonly sentence: number;
  readonly predicate: number;
  readonly frame: string;
  readonly type: PloverType;
  readonly why: string;
}

/**
 * Every telling of an event in the article, one a predicate, in the order of the words; and what was considered and refused.
 * "Russia and China signed a pact" is one telling of AGREE/sign; "did not sign" is refused as negated. Where several frames of a
 * word fit, the first with the fewest doubts is taken; `others` are those of further types, for the weights to choose.
 */
export function findTellings(
  analysis: Analysis,
  lexicon: EventLexicon,
): { drafts: EventDraft[]; others: EventDraft[]; refused: Refusal[] } {
  const drafts: EventDraft[] = [];
  const others: EventDraft[] = [];
  const refused: Refusal[] = [];
  for (const sentence of analysis.sentences) {
    if (isOutside(analysis, sentence)) continue;
    for (const token of sentence.tokens) {
      const frames = framesOf(sentence, token.index, lexicon);
      if (frames.length === 0 || isMonth(analysis, sentence, token)) continue;
      const site: Site = { analysis, lexicon, sentence, predicate: token.index };
      const fitting: EventDraft[] = [];
      for (const frame of frames) {
        if (isSettled(fitting, frame)) continue;
        const outcome = tryFrame(site, frame, drafts);
        if (typeof outcome === "string")
          refused.push({
            sentence: sentence.index,
            predicate: token.index,
            frame: frame.name,
            type: frame.type,
            why: outcome,
          });
        else fitting.push(outcome);
        // Without a network nothing tells which of several is meant: the first that leaves no doubt.
        if (lexicon.acts === null && fitting.at(-1)?.doubts.length === 0) break;
      }
      const [best, ...further] = fitting.length < 2 ? fitting : likeliestOfEachType(fitting);
      if (best === undefined) continue;
      drafts.push(best);
      others.push(...further);
    }
  }
  return { drafts, others, refused };
}

/** Of each type the telling with the fewest doubts; first the one that has the fewest of all. */
function likeliestOfEachType(fitting: readonly EventDraft[]): EventDraft[] {
  // "sent back Chad's ambassador": where the verb with its particle fits, the verb alone is not meant.
  const phrasal = fitting.filter(({ frame, doubts }) => frame.name.includes("+") && doubts.length === 0);
  const found = phrasal.length > 0 ? phrasal : fitting;
  const best = fewestDoubts(found);
  const types = new Set(found.map(({ frame }) => frame.type));
  types.delete(best.frame.type);
  return [best, ...[...types].map((type) => fewestDoubts(found.filter(({ frame }) => frame.type === type)))];
}

/** One telling of each type is enough, once it leaves no doubt. */
function isSettled(drafts: readonly EventDraft[], { type }: Frame): boolean {
  for (const { frame, doubts } of drafts) if (frame.type === type && doubts.length === 0) return true;
  return false;
}

/** Of several, of which there is one at least. */
const fewestDoubts = (drafts: readonly EventDraft[]): EventDraft =>
  drafts.reduce((best, one) => (one.doubts.length < best.doubts.length ? one : best));

/** "Visiting Israeli Foreign Minister Yair Lapid", "received visiting President Ali": before an adjective or noun of an office, and no object of a verb's. */
function isTitled(sentence: Sentence, at: number): boolean {
  const { tokens } = sentence;
  const before = tokens[at - 1];
  if (before?.upos === "VERB" && isRoleNoun(tokens[at + 1] ?? before) && dependent(sentence, at, "aux") === null)
    return true;
  const head = tokens[tokens[at]!.head];
  const object = tokens.find(({ head: above, deprel }) => above === at && deprel === "obj");
  const named = object ?? (tokens[at]!.deprel === "amod" ? head : undefined);
  return (
    named?.upos === "PROPN" &&
    tokens[at + 1]?.xpos === "JJ" &&
    !tokens.slice(at + 1, named.index).some(({ upos, norm }) => upos === "DET" || norm === "'s")
  );
}

/** "remains concerned about the tests". */
const isRemaining = ({ tokens }: Sentence, { deprel, head }: Token): boolean =>
  deprel === "xcomp" && tokens[head]?.lemma === "remain";

/** "appointed ousted Thai premier Ali": a participle right behind a verb describes the object. */
const isParticiple = ({ tokens }: Sentence, { xpos, index }: Token): boolean =>
  xpos === "VBN" && /^VB[DZ]$/.test(tokens[index - 1]?.xpos ?? "") && tokens[index - 1]!.upos === "VERB";

/** "March 10" is no march. */
const isMonth = ({ timesBySentence }: Analysis, sentence: Sentence, token: Token): boolean =>
  token.norm === "march" &&
  token.text !== "march" &&
  (timesBySentence[sentence.index] ?? []).some(({ start, end }) => start <= token.start && token.end <= end);

/** The frames that the word at `i` may have; by its lemma, or by its form where that is a word of its own ("talks"). */
function framesOf(sentence: Sentence, i: number, lexicon: EventLexicon): readonly Frame[] {
  const token = sentence.tokens[i]!;
  // "opposing sides" is no deed; nor is "visiting" before a title, which presence.ts reads.
  if (
    token.deprel === "amod" ||
    ((token.norm === "visiting" || isParticiple(sentence, token)) && isTitled(sentence, i))
  )
    return none;
  // "is ready to send troops", "is grateful to Peru": an adjective that is said of somebody stands like a verb.
  const isVerb =
    token.upos === "VERB" ||
    (token.upos === "AUX" && token.xpos.startsWith("VB")) ||
    // … and "it would free 50 prisoners" is a verb, whatever the tagger says.
    (token.upos === "ADJ" && (dependent(sentence, i, "cop", "aux") !== null || isRemaining(sentence, token)));
  if (!isVerb && token.upos !== "NOUN" && token.upos !== "PROPN") return none;
  const table = isVerb ? lexicon.verbs : lexicon.nouns;
  const byLemma = table.get(token.lemma);
  const whole = isVerb ? null : hyphenated(sentence, i);
  const byForm =
    (whole === null ? undefined : table.get(whole)) ?? (token.norm === token.lemma ? undefined : table.get(token.norm));
  const frames = byLemma === undefined || byForm === undefined ? (byLemma ?? byForm) : [...byForm, ...byLemma];
  if (frames === undefined) return none;
  return isVerb ? withParticle(sentence, i, frames) : frames;
}

/** The frames of a verb that go with its particle, or with none. */
function withParticle(sentence: Sentence, i: number, frames: readonly Frame[]): readonly Frame[] {
  const particle = dependent(sentence, i, "compound:prt");
  const isPhrasal = frames.some((frame) => frame.particle !== null);
  if (!isPhrasal) return particle !== null && changing.has(particle.norm) ? none : frames;
  const beside = particle?.norm ?? particleBeside(sentence, i);
  const phrasal = beside === null ? none : frames.filter((frame) => frame.particle === beside);
  // "fighting broke out" is no break; "sent out troops" sent them; in "came to terms" what stands beside is a preposition.
  if (particle !== null && (phrasal.length > 0 || changing.has(particle.norm))) return phrasal;
  return [...phrasal, ...frames.filter((frame) => frame.particle === null)];
}

/** The particle of a verb where the tree has none: the word behind it, or one that stands behind its object. */
function particleBeside(sentence: Sentence, verb: number): string | null {
  const next = sentence.tokens[verb + 1];
  if (next !== undefined && (next.upos === "ADP" || next.upos === "ADV")) return next.norm;
  const apart = children(sentence, verb).find(
    ({ deprel, norm, index }) => index > verb && deprel === "advmod" && adverbs.has(norm),
  );
  if (apart !== undefined) return apart.norm;
  // "pulled its troops out of Chad", "handed the island over to Chad".
  const obliques = children(sentence, verb).filter((child) => child.deprel === "obl" && child.index > verb);
  return parted.find((norm) => obliques.some((child) => hasCase(sentence, child, norm))) ?? null;
}

/** Adverbs that may stand behind the object of their verb: "pulled its tanks back". */
const adverbs = new Set(["back", "over", "away", "out", "down"]);

/** Particles that a tree may hang on the preposition behind the object. */
const parted = ["out", "over"];

const none: readonly Frame[] = [];

/** Particles that make another verb of one that stands with them, unless the lexicon lists the two together. */
export const changing: ReadonlySet<string> = new Set(["out", "off", "down", "over", "apart", "away", "through"]);

/** The event that the frame reads at its site, or why not. */
export function tryFrame(site: Site, frame: Frame, before: readonly EventDraft[]): EventDraft | string {
  const { analysis, sentence, predicate } = site;
  const lacking = unmetByWords(site, frame);
  if (lacking !== null) return lacking;
  // "does not recognise the court" is a refusal: the frame itself asks for the negation.
  const refuses = frame.needs.some((need) => need.flag === "refused");
  if (!refuses && isDenied(sentence, predicate)) return "negated";
  if (isHypothetical(sentence, predicate)) return "hypothetical";
  if (isOnlyAsked(sentence, predicate)) return "only asked for or threatened";
  if (frame.type !== "CONSULT" && isOnlyPromised(sentence, predicate)) return "only promised";
  if (frame.type !== "CONSULT" && isOnlyHoped(sentence, predicate)) return "only hoped for or feared";
  if (frame.type === "AGREE" && isOnlyTried(sentence, predicate)) return "only tried";
  if (isManner(sentence, predicate)) return "why another thing was done";
  if (isVisit(frame) && isThingComing(site)) return "nobody travels";
  const sides = sidesOf(site, frame, before);
  if (typeof sides === "string") return sides;
  // "They drove to Kenya": of whom it is not known who they are, no visit is told.
  if (sides.actors.length === 0 && frame.pos === "v" && isVisit(frame)) return "nobody visits";
  if (sides.actors.length === 0 && frame.pos === "v" && ofWords.has(frame.type)) {
    // "acts that threaten the peace of Mali": a statement may condemn, but only somebody threatens.
    const isDanger = frame.type === "THREATEN" && !isPassive(sentence, predicate);
    if (isDanger || lacksSpeaker(sentence, predicate)) return "nobody speaks";
  }
  if (frame.type === "AGREE" && sides.acting.slot === null && isNobodysWord(site, frame, sides)) return "nobody agrees";
  const doubts = doubtsOf(site, frame, sides);
  if (typeof doubts === "string") return doubts;
  const { recipients } = sides;
  const visit = isVisit(frame);
  const staged = stagedBy(sentence, predicate);
  const dated = timeOf(analysis, sentence, predicate) ?? (staged < 0 ? null : timeOf(analysis, sentence, staged));
  const stated = dated !== null && frame.pos === "n" && isOfJudging(sentence, predicate, dated.span) ? null : dated;
  // The day of the invitation is not that of the visit.
  const own = ownStatus(frame) ?? (visit ? invitedTo(sentence, predicate) : null);
  const told = own !== null && own !== "cancelled" && !isAhead(stated, analysis.published.published) ? null : stated;
  const { status } = refuses ? { status: "held" as const } : statusOf(analysis, sentence, predicate, told);
  if (status === "proposed" && !refuses && wordsOnly.has(frame.type)) return "words not yet said";
  const war = warDay(site, frame, sides.actors, recipients);
  const place = ashore(
    frame,
    within(placeOf(analysis, sentence, predicate, visit, ofWords.has(frame.type)), visit ? recipients : []) ??
      (staged < 0 ? null : placeOf(analysis, sentence, staged, false)) ??
      (visit || (frame.type === "ASSAULT" && !isOnCraft(site)) ? hostLand(analysis, recipients) : null) ??
      venueOf(site, frame, sides.actors) ??
      datelinePlace(analysis, sentence, sides.actors, recipients, frame),
  );
  const { acting, receiving } = sides;
  const settled = frame.type === "PROTEST" && place !== null ? protestIn(place.country, predicate, sides) : sides;
  const isCall =
    frame.mode === "meeting" &&
    (isRemote(sentence, predicate) || (place === null && isCallOfHeadline(analysis, sentence, frame)));
  return {
    frame: isCall ? reframed(frame, { mode: "call", cameo: "041" }) : frame,
    sentence: sentence.index,
    predicate,
    actors: settled.actors,
    recipients: settled.recipients,
    recipientInferred: settled.recipientInferred,
    place,
    when: told ?? war ?? (own === null ? newsDay(analysis, sentence, predicate, status) : null),
    status: own ?? (war !== null ? "held" : status),
    accordingTo: [],
    reported: "fact",
    contestedBy: [],
    evidence: evidenceOf(sentence, predicate),
    doubts,
    slots: [`${acting.slot}${acting.near ? "~" : ""}`, `${receiving.slot}${receiving.near ? "~" : ""}`],
    act: null,
    chance: null,
    tellings: 1,
    outcomeOf: outcomeOf(frame, sentence, predicate),
    also: isAlso(sentence, predicate),
    past: frame.mode === "sign" && frame.pos === "v" && tenseOfVerb(sentence, predicate).tense === "past",
    another: isAnother(sentence, predicate) || (frame.type === "ASSAULT" && isNew(sentence, predicate)),
  };
}

/**
 * "The visit aims to boost the ties between Chad and Mali", "they agreed to start work on cyber defence": a thing, or nobody known,
 * promises nothing for those that only stand behind.
 */
function isNobodysWord({ sentence, predicate }: Site, { pos, mode }: Frame, { actors, receiving }: Sides): boolean {
  const subject = pos === "n" || isPassive(sentence, predicate) ? null : dependent(sentence, predicate, "nsubj");
  if (subject !== null && THINGS.has(subject.lemma)) return true;
  const isUnknown = subject === null || subject.upos === "PRON";
  return isUnknown && actors.length === 0 && receiving.slot === "within" && (mode === "pledge" || pos === "n");
}

const THINGS = new Set(
  (
    "visit trip tour meeting talks summit conference forum agreement treaty deal pact accord memorandum document declaration " +
    "statement plan project programme program initiative measure event ceremony"
  ).split(" "),
);

/** "skipped Jordan": the words say themselves that nobody went; "invited Xi to Moscow" that he may, "accepted an invitation to Peru" that one will. */
function ownStatus({ type, cameo, name }: Frame): Status | null {
  if (type !== "CONSULT") return null;
  if (cameo === "125") return "cancelled";
  return cameo !== "036" ? null : name.startsWith("accept") ? "announced" : "proposed";
}

/** "fired rockets at the city, killing ten": the verb whose outcome a participle of force tells. */
function outcomeOf({ type }: Frame, { tokens }: Sentence, predicate: number): number | null {
  const { deprel, xpos, head } = tokens[predicate]!;
  return type === "ASSAULT" && deprel === "advcl" && xpos === "VBG" && head >= 0 && head < predicate ? head : null;
}

/** "agreed to prevent clashes in the South China Sea": one agrees and meets on land. */
const ashore = ({ type }: Frame, place: EventDraft["place"]): EventDraft["place"] =>
  (type === "AGREE" || type === "CONSULT") && place !== null && WATERS.test(place.name) ? null : place;

const WATERS = /\b(?:Sea|Ocean|Strait|Channel|Waterway|Canal)$/;

/** "shot down a Polish drone": what flies or sails is not at home. */
const isOnCraft = (site: Site): boolean =>
  headsAt(site, "obj", AS_VERB).some(({ lemma }) => CRAFT.some((name) => site.lexicon.classes.get(name)?.has(lemma)));

const CRAFT = ["aircraft", "vessel"];

/** Needs that a good frame may lack: then the weights decide (gate.ts). The others tell one meaning of the word from another. */
const soft = new Set(["needs both", "needs two", "needs rec", "needs statesmen"]);

/** What speaks against the sides, for the weights to judge; or why there is no event with them. */
function doubtsOf(
  site: Site,
  frame: Frame,
  { actors, recipients, isMutual, acting, receiving }: Sides,
): string[] | string {
  const doubts: string[] = [];
  const isNobody = (party: Party): boolean => party.type === "unknown" && !areRebels(party);
  // "Irrigation ministers ended talks": of which lands is not said.
  if (
    frame.type === "CONSULT" &&
    recipients.length === 0 &&
    actors.length > 0 &&
    actors.every((party) => isNobody(party) && party.state === null)
  )
    return "nobody known meets";
  // "Addressing the press after the meeting, Ali praised the deal": of a meeting told elsewhere, with whom is not said.
  if (
    frame.mode === "meeting" &&
    frame.pos === "n" &&
    recipients.length === 0 &&
    new Set(actors.map(({ name }) => name)).size === 1 &&
    (acting.slot === "ctrl" || (acting.slot === "lv" && /^obl/.test(site.sentence.tokens[site.predicate]!.deprel))) &&
    children(site.sentence, site.predicate).some(({ norm }) => norm === "the")
  )
    return "a meeting told elsewhere";
  // "the third meeting of the Strategic Council": of which lands is not said.
  if (
    frame.pos === "n" &&
    (frame.mode === "forum" || frame.mode === "meeting") &&
    recipients.length === 0 &&
    actors.length > 0 &&
    actors.every((party) => party.type === "body" && party.state === null && party.sector === null)
  )
    return "nobody known meets";
  // "held a meeting of his security council".
  if (frame.type === "CONSULT" && recipients.length === 0 && isOfOwnHouse(site)) return "one's own house";
  if (!crowds.has(frame.type) && actors.some(isNobody)) doubts.push("nobody known acts");
  // Somebody who only stands somewhere behind does not fill the slot that tells one meaning of the word from another.
  const named = receiving.slot === "within" ? [] : recipients;
  const unmet = unmetNeeds(site, frame, actors, isMutual && named.length === 0 ? actors : named);
  const hard = unmet.find((need) => !soft.has(need));
  if (hard !== undefined) return hard;
  doubts.push(...unmet);
  if (isDomestic(frame, actors, recipients)) doubts.push("within one state");
  const isKin = (party: Party): boolean => actors.some((actor) => areKin(actor, party));
  if (aimsAtDeeds.has(frame.type) && recipients.some(isKin)) {
    // "Kenya criticised Kenyan officials": one state, no two parties.
    if (
      actors.every((actor) => actor.type === "state") &&
      recipients.every((party) => party.type !== "unknown" && areKin(party, actors[0]!))
    )
      return "within one state";
    doubts.push("own side included");
  }
  const isAtHome = (host: Party): boolean =>
    actors.length > 0 && actors.every((visitor) => visitor.state === host.state);
  return isVisit(frame) && recipients.length > 0 && recipients.every(isAtHome) ? "at home" : doubts;
}

/** "British activists staged a protest in Beijing": abroad it is aimed at whose land it is; "people blocked streets in Hong Kong" are of there. */
function protestIn(
  country: string | null,
  predicate: number,
  { actors, recipients, recipientInferred }: Sides,
): Pick<Sides, "actors" | "recipients" | "recipientInferred"> {
  const isAbroad =
    country !== null && actors.length > 0 && actors.every(({ state }) => state !== null && state !== country);
  const host: Party | null = isAbroad && recipients.length === 0 ? stateParty(country, predicate) : null;
  return {
    actors: actors.map((party) =>
      party.type === "unknown" && party.state === null ? recast(party, { state: country }) : party,
    ),
    recipients: host === null ? recipients : [host],
    recipientInferred: host !== null || recipientInferred,
  };
}
