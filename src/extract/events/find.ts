import { isSpeechLemma } from "../../language/speech.ts";
import { children, dependent, isPassive, subjectOf, subtree } from "../../language/tree.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import { statusOf, timeOf } from "../../time/index.ts";
import { evidenceOf } from "../evidence.ts";
import { asMaster, distinct, type Party } from "../parties.ts";
import { hasCase } from "../slots.ts";
import type { EventDraft } from "./draft.ts";
import { accusersOf, deniesClause, doersOf, knownWar, makersOf } from "./elsewhere.ts";
import { areCitizens, compatriots, fill, partyWithin } from "./fill.ts";
import type { EventLexicon, Frame } from "./lexicon.ts";
import { type Site, unmetByWords, unmetNeeds } from "./needs.ts";
import { placeOf } from "./place.ts";
import { datelinePlace, hostLand, newsDay, warDay, within } from "./setting.ts";
import { isDenied, isHypothetical, isOnlyAsked } from "./unreal.ts";

/** Why a word that might tell of an event was not coded: for `readout explain`. */
export interface Refusal {
  readonly sentence: number;
  readonly predicate: number;
  readonly frame: string;
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
      const site: Site = { analysis, lexicon, sentence, predicate: token.index, heads: new Map() };
      const fitting: EventDraft[] = [];
      for (const frame of frames) {
        // One telling of each type is enough, once it leaves no doubt.
        if (fitting.some((one) => one.frame.type === frame.type && one.doubts.length === 0)) continue;
        const outcome = tryFrame(site, frame, drafts);
        if (typeof outcome === "string")
          refused.push({ sentence: sentence.index, predicate: token.index, frame: frame.name, why: outcome });
        else fitting.push(outcome);
        // Without a network nothing tells which of several is meant: the first that leaves no doubt.
        if (lexicon.acts === null && fitting.at(-1)?.doubts.length === 0) break;
      }
      const best = fewestDoubts(fitting);
      if (best === null) continue;
      drafts.push(best);
      const types = new Set(fitting.map(({ frame }) => frame.type));
      types.delete(best.frame.type);
      for (const type of types) others.push(fewestDoubts(fitting.filter(({ frame }) => frame.type === type))!);
    }
  }
  return { drafts, others, refused };
}

const fewestDoubts = (drafts: readonly EventDraft[]): EventDraft | null =>
  drafts.reduce<EventDraft | null>(
    (best, one) => (best === null || one.doubts.length < best.doubts.length ? one : best),
    null,
  );

/** "March 10" is no march. */
const isMonth = ({ timesBySentence }: Analysis, sentence: Sentence, token: Token): boolean =>
  token.norm === "march" &&
  token.text !== "march" &&
  (timesBySentence[sentence.index] ?? []).some(({ start, end }) => start <= token.start && token.end <= end);

/** Headlines within a body only repeat it or lead elsewhere; where there is nothing else, they are what the text tells. */
export const isOutside = ({ sentences }: Analysis, { kind }: Sentence): boolean =>
  isHeading(kind) && !sentences.every((sentence) => isHeading(sentence.kind));

const isHeading = (kind: Sentence["kind"]): boolean => kind === "headline" || kind === "subhead";

/** The frames that the word at `i` may have; by its lemma, or by its form where that is a word of its own ("talks"). */
function framesOf(sentence: Sentence, i: number, lexicon: EventLexicon): readonly Frame[] {
  const token = sentence.tokens[i]!;
  // "opposing sides" is no deed.
  if (token.deprel === "amod") return none;
  // "is ready to send troops", "is grateful to Peru": an adjective that is said of somebody stands like a verb.
  const isVerb =
    token.upos === "VERB" ||
    (token.upos === "AUX" && token.xpos.startsWith("VB")) ||
    // … and "it would free 50 prisoners" is a verb, whatever the tagger says.
    (token.upos === "ADJ" && dependent(sentence, i, "cop", "aux") !== null);
  if (!isVerb && token.upos !== "NOUN" && token.upos !== "PROPN") return none;
  const table = isVerb ? lexicon.verbs : lexicon.nouns;
  const byLemma = table.get(token.lemma);
  const byForm = token.norm === token.lemma ? undefined : table.get(token.norm);
  const frames = byLemma === undefined || byForm === undefined ? (byLemma ?? byForm) : [...byForm, ...byLemma];
  if (frames === undefined) return none;
  if (!isVerb) return frames;
  const beside = particleOf(sentence, i);
  const phrasal = beside === null ? none : frames.filter((frame) => frame.particle === beside);
  const particle = dependent(sentence, i, "compound:prt");
  // "fighting broke out" is no break; "sent out troops" sent them; in "came to terms" what stands beside is a preposition.
  if (particle !== null && (phrasal.length > 0 || changing.has(particle.norm))) return phrasal;
  return [...phrasal, ...frames.filter((frame) => frame.particle === null)];
}

/** The particle of a verb: what the tree says, the word behind it, or the "out" of "pulled its troops out of Chad". */
function particleOf(sentence: Sentence, verb: number): string | null {
  const particle = dependent(sentence, verb, "compound:prt");
  if (particle !== null) return particle.norm;
  const next = sentence.tokens[verb + 1];
  if (next !== undefined && (next.upos === "ADP" || next.upos === "ADV")) return next.norm;
  const apart = children(sentence, verb).find(
    ({ deprel, norm, index }) => index > verb && deprel === "advmod" && adverbs.has(norm),
  );
  if (apart !== undefined) return apart.norm;
  const isOut = children(sentence, verb).some((child) => child.deprel === "obl" && hasCase(sentence, child, "out"));
  return isOut ? "out" : null;
}

/** Adverbs that may stand behind the object of their verb: "pulled its tanks back". */
const adverbs = new Set(["back", "over", "away", "out", "down"]);

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
  const isAgency = (party: Party): boolean => analysis.article.wire.includes(party.name);
  const acting = fill(
    site,
    frame,
    frame.actor,
    before,
    (party, slot) => !isAgency(party) && (party.type !== "place" || slot === "from"),
  );
  let actors = acting.parties.map(asGovernment);
  const isOther = (party: Party): boolean =>
    !isAgency(party) && !isTeller(site, party) && !actors.some((actor) => actor.name === party.name);
  const hearsOf = (party: Party, slot: string): boolean => frame.type === "ACCUSE" && isForum(party) && hosts.has(slot);
  const isKin = (party: Party): boolean => actors.some(({ state }) => state !== null && state === party.state);
  const mayReceive = (party: Party, slot: string): boolean => !isAgency(party) && !hearsOf(party, slot);
  // "expressed Fiji's protest against Tonga": whose protest it is is not whom it is aimed at.
  let receiving = fill(site, frame, frame.recipient, before, (party, slot) => mayReceive(party, slot) && !isKin(party));
  if (receiving.parties.length === 0 && actors.length > 0)
    receiving = fill(site, frame, frame.recipient, before, mayReceive);
  let recipients = receiving.parties.filter(isOther);
  // "denied the claim that it backs the rebels": it is denied to who claimed it.
  const accusers = frame.type === "REJECT" ? accusersOf(site, actors, before) : [];
  if (accusers.length > 0) recipients = accusers;
  else if (deniesClause(site) && receiving.slot !== "csubj") recipients = [];
  if (recipients.length === 0 && ofTrade.has(frame.type)) recipients = makersOf(site).filter(isOther);
  // Two who agree do so with each other, and "each recalled its envoy": nobody is sought behind them.
  const isMutual =
    new Set(actors.map(({ name, state }) => state ?? name)).size > 1 &&
    (frame.type === "AGREE" || (frame.type !== "CONSULT" && isReciprocal(sentence, predicate)));
  const isHome = homeTypes.has(frame.type);
  if (recipients.length === 0 && frame.type !== "CONSULT")
    recipients = receiving.parties.flatMap((party) => compatriots(site, party));
  // "Kenya criticised Kenyan officials": one state, no two parties; but "refused to give up its weapons" is told of nobody else.
  const isOwn = ({ type, at }: Party): boolean => type === "state" && !standsForAnother(sentence, at, frame);
  if (recipients.length === 0 && !isMutual && !isHome && frame.type !== "CONSULT" && receiving.parties.some(isOwn))
    return "within one state";
  if (recipients.length === 0 && !isMutual && aimsAtDeeds.has(frame.type))
    recipients = doersOf(site, frame, actors, before);
  if (recipients.length === 0 && frame.type !== "CONSULT" && !isMutual && !deniesClause(site)) {
    const isFar = (party: Party): boolean =>
      isOther(party) &&
      (party.type !== "place" || takesPlaces(frame)) &&
      !actors.some((actor) => actor.state !== null && actor.state === party.state);
    receiving = partyWithin(site, frame, isFar);
    recipients = [...receiving.parties];
  }
  if (frame.type === "ASSAULT" && frame.pos === "n" && (actors.length === 0 || recipients.length === 0)) {
    const war = knownWar(site);
    if (war !== null) [actors, recipients] = war;
  }
  // "their talks", "the two sides met": what stands in one slot is both sides.
  if (frame.type === "CONSULT" || frame.type === "AGREE") {
    if (actors.length === 0 && recipients.length >= 2) [actors, recipients] = [recipients, []];
  }
  const isVisit = frame.type === "CONSULT" && frame.mode === "visit";
  let recipientInferred = receiving.slot === "within";
  if (takesPlaces(frame)) {
    recipientInferred ||= recipients.some((party) => party.type === "place");
    // "into the Pacific": a sea, or land of no state, is no party.
    recipients = distinct(
      recipients
        .filter((party) => party.type !== "place" || (party.state !== null && !isAtHome(frame, party, actors)))
        .map((party) => (party.type === "place" ? { ...party, name: party.state!, type: "state" as const } : party)),
    );
  } else {
    recipients = recipients.filter((party) => party.type !== "place");
  }
  if (stateDeeds.has(frame.type) && frame.ploverMode !== "resign") actors = distinct(actors.map(asState));
  // "the ministry said" is the ministry's word; what it signs, lifts or sends is its state's.
  else if (!ofWords.has(frame.type) || frame.name.startsWith("summon")) actors = distinct(actors.map(asMaster));
  if (frame.type !== "REQUEST") recipients = distinct(recipients.map(asMaster));
  // Whoever is visited, it is the land that is the host.
  if (isVisit) recipients = distinct(recipients.map(asState));
  recipients = recipients.filter((party) => !(isVisit && actors.some((actor) => actor.name === party.name)));
  recipients = recipients.filter(
    (party) =>
      party.type !== "unknown" ||
      ((areCitizens(party) || !knownOnly.has(frame.type)) && !/^(his|her|its|their) /i.test(party.name)),
  );
  if (actors.length === 0 && recipients.length === 0) return "no party";
  if (isTalking(frame) && !actors.some(isBody) && actors.length + recipients.length < 2) return "nobody to talk to";
  // "a dam that threatens its water": words are somebody's.
  if (actors.length === 0 && frame.pos === "v" && spokenActs.has(frame.type) && lacksSpeaker(sentence, predicate))
    return "nobody speaks";
  const doubts: string[] = [];
  if (!crowds.has(frame.type) && actors.some((party) => party.type === "unknown")) doubts.push("nobody known acts");
  // Somebody who only stands somewhere behind does not fill the slot that tells one meaning of the word from another.
  const others = receiving.slot === "within" ? [] : recipients;
  const unmet = unmetNeeds(site, frame, actors, isMutual && others.length === 0 ? actors : others);
  const hard = unmet.find((need) => !soft.has(need));
  if (hard !== undefined) return hard;
  doubts.push(...unmet);
  if (isDomestic(frame, actors, recipients)) doubts.push("within one state");
  if (
    aimsAtDeeds.has(frame.type) &&
    recipients.some((party) => actors.some((actor) => actor.state !== null && actor.state === party.state))
  ) {
    // "Kenya criticised Kenyan officials": one state, no two parties.
    if (
      actors.every((actor) => actor.type === "state") &&
      recipients.every(({ type, state }) => type !== "unknown" && state === actors[0]!.state)
    )
      return "within one state";
    doubts.push("own side included");
  }
  if (
    isVisit &&
    recipients.length > 0 &&
    recipients.every((host) => actors.every((visitor) => visitor.state === host.state))
  )
    return "at home";
  const staged = stagedBy(sentence, predicate);
  const told = timeOf(analysis, sentence, predicate) ?? (staged < 0 ? null : timeOf(analysis, sentence, staged));
  const { status } = refuses ? { status: "held" as const } : statusOf(analysis, sentence, predicate, told);
  if (status === "proposed" && !refuses && wordsOnly.has(frame.type)) return "words not yet said";
  const war = warDay(site, frame, actors, recipients);
  const when = told ?? war ?? newsDay(analysis, sentence, predicate, status);
  const place =
    within(placeOf(analysis, sentence, predicate, isVisit), isVisit ? recipients : []) ??
    (staged < 0 ? null : placeOf(analysis, sentence, staged, false)) ??
    (isVisit || frame.type === "ASSAULT" ? hostLand(analysis, recipients) : null) ??
    datelinePlace(analysis, sentence, [...actors, ...recipients], frame);
  // "British activists staged a protest in Beijing": abroad it is aimed at whose land it is.
  if (frame.type === "PROTEST" && recipients.length === 0 && place !== null && place.country !== null) {
    const isAbroad = actors.length > 0 && actors.every(({ state }) => state !== null && state !== place.country);
    if (isAbroad) {
      recipients = [{ name: place.country, type: "state", state: place.country, official: true, at: predicate }];
      recipientInferred = true;
    }
  }
  // "People blocked streets in Hong Kong": they are of where they do so.
  if (frame.type === "PROTEST" && place !== null)
    actors = actors.map((party) =>
      party.type === "unknown" && party.state === null ? { ...party, state: place.country } : party,
    );
  return {
    frame: frame.mode === "meeting" && isRemote(sentence, predicate) ? { ...frame, mode: "call", cameo: "041" } : frame,
    sentence: sentence.index,
    predicate,
    actors,
    recipients,
    recipientInferred,
    place,
    when,
    status: frame.cameo === "125" && frame.type === "CONSULT" ? "cancelled" : war !== null ? "held" : status,
    accordingTo: [],
    reported: "fact",
    contestedBy: [],
    evidence: evidenceOf(sentence, predicate),
    doubts,
    slots: [`${acting.slot}${acting.near ? "~" : ""}`, `${receiving.slot}${receiving.near ? "~" : ""}`],
    act: null,
    chance: null,
    tellings: 1,
    another: isAnother(sentence, predicate),
  };
}

/** "Talks are scheduled to begin in Oslo on Monday": the verb below that says when and where what is planned takes place; -1 if none. */
function stagedBy(sentence: Sentence, predicate: number): number {
  const { head, deprel } = sentence.tokens[predicate]!;
  const planned = deprel.startsWith("nsubj") ? dependent(sentence, head, "xcomp") : null;
  return planned !== null && stages.has(planned.lemma) ? planned.index : -1;
}

const stages = new Set(["begin", "start", "open", "resume", "continue", "take", "hold", "end", "conclude", "occur"]);

/** "their next meetings", "another visit": told as another than the one spoken of. */
function isAnother(sentence: Sentence, predicate: number): boolean {
  const object =
    sentence.tokens[predicate]!.upos === "VERB" ? dependent(sentence, predicate, "obj", "nsubj:pass") : null;
  return children(sentence, object?.index ?? predicate).some(({ norm }) => OTHER_ONES.has(norm));
}

const OTHER_ONES = new Set(["next", "another", "previous", "earlier", "further", "subsequent"]);

/** "The two each recalled their ambassadors", "expelled each other's envoys", "blamed one another": what each does, it does to the other. */
const isReciprocal = (sentence: Sentence, predicate: number): boolean => {
  const { tokens } = sentence;
  const below = subtree(sentence, predicate);
  return (
    below.some((i) => /^(?:each|one)$/.test(tokens[i]!.norm) && /^an?other$/.test(tokens[i + 1]?.norm ?? "")) ||
    (children(sentence, predicate).some(
      (child) => child.index < predicate && /^(?:each|both|mutually|reciprocally)$/.test(child.norm),
    ) &&
      below.some((i) => i > predicate && /^(?:their|its)$/.test(tokens[i]!.norm)))
  );
};

/** Where one complains of another: "a complaint with the World Trade Organization". */
const isForum = ({ type, state, name }: Party): boolean =>
  type === "body" &&
  state === null &&
  /\b(?:Court|Tribunal|World Trade|United Nations|UN|Security Council|OSCE)\b/.test(name);

const hosts = new Set(["with", "to", "at", "before", "in"]);

/** Needs that a good frame may lack: then the weights decide (gate.ts). The others tell one meaning of the word from another. */
const soft = new Set(["needs both", "needs two", "needs rec", "needs statesmen"]);

/** Who speaks with nobody holds no talks; a council meets by itself. */
const isTalking = ({ name, type, mode }: Frame): boolean =>
  type === "CONSULT" && mode !== "forum" && /^(?:speak|talk|discuss|confer|negotiate|meet|call|phone)\.v$/.test(name);
const isBody = ({ type }: Party): boolean => type === "body";

const lacksSpeaker = (sentence: Sentence, verb: number): boolean => {
  const subject = subjectOf(sentence, verb);
  return !isPassive(sentence, verb) && (subject === null || subject.upos === "PRON");
};

/** Acts that are done by speaking. */
const spokenActs = new Set(["ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN"]);

/** Acts of words: what somebody may say one day is none. */
const wordsOnly = new Set(["ACCUSE", "REJECT", "SUPPORT", "REQUEST"]);

/** "its weapons", "its ally": a pronoun tells whose it is, not that it is done to oneself; who praises or demands what is one's own does neither. */
function standsForAnother({ tokens }: Sentence, at: number, { type }: Frame): boolean {
  // A party may stand in another sentence.
  const token = tokens[at];
  if (token === undefined) return false;
  if (type === "REJECT") return token.upos === "PRON";
  const isPraise = type === "ACCUSE" || type === "SUPPORT" || type === "REQUEST";
  return token.xpos === "PRP$" && (!isPraise || fellows.has(tokens[token.head]?.lemma ?? ""));
}

const fellows = new Set(
  "ally neighbour neighbor partner rival enemy foe friend opponent adversary counterpart".split(" "),
);

/** What strikes a land in its goods. */
const ofTrade = new Set(["SANCTION", "CONCEDE"]);

const aimsAtDeeds = new Set(["ACCUSE", "REJECT", "SUPPORT"]);

/** "Chad will send aid, the agency said": who tells of it is not whom it is done to. */
function isTeller({ sentence, predicate }: Site, { at }: Party): boolean {
  // A party may stand in another sentence.
  const token = sentence.tokens[at];
  if (token === undefined || token.deprel !== "nsubj" || token.head < 0 || token.head === predicate) return false;
  return isSpeechLemma(sentence.tokens[token.head]!.lemma);
}

/** Force and the street are told of at home too. */
const homeTypes = new Set(["ASSAULT", "PROTEST", "COERCE"]);

/** One party is a state and all belong to it: home affairs, unless force or the street is told of. */
export function isDomestic(frame: Frame, actors: readonly Party[], recipients: readonly Party[]): boolean {
  if (homeTypes.has(frame.type)) return false;
  if (actors.length === 0 || recipients.length === 0) return false;
  const states = new Set([...actors, ...recipients].map((party) => party.state));
  return states.size === 1 && !states.has(null);
}

/** "held talks by phone", "a video call": the meeting was a call. */
const isRemote = (sentence: Sentence, predicate: number): boolean =>
  clauseNorms(sentence, predicate).some((norm) => remote.has(norm)) ||
  ["phone", "telephone", "video"].includes(sentence.tokens[predicate - 1]?.norm ?? "");

const remote = new Set(["phone", "telephone", "telephonic", "videoconference", "video-conference"]);

/** What is done with a state's means: its ministers and offices act for the state. */
const stateDeeds = new Set(["ASSAULT", "MOBILIZE", "SANCTION", "AID", "COOPERATE", "COERCE", "RETREAT"]);

const asState = (party: Party): Party =>
  party.state !== null && (party.type === "person" || party.type === "body")
    ? { ...party, name: party.state, type: "state" }
    : party;

/** Acts that consist in words. */
const ofWords = new Set(["ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN"]);

/** What is done between parties that have names: "his counterpart" is none. */
const knownOnly = new Set(["CONSULT", "AGREE", "SUPPORT", "COOPERATE", "CONCEDE", "REJECT"]);

/** Where "protesters" or "militants" may act without a name. */
const crowds = new Set(["PROTEST", "ASSAULT", "COERCE", "MOBILIZE"]);

/** Visits, force and its like are done to a country by being done in it. */
const takesPlaces = (frame: Frame): boolean => frame.mode === "visit" || doneInPlaces.has(frame.type);

const doneInPlaces = new Set(["ASSAULT", "MOBILIZE", "RETREAT", "AID", "SANCTION"]);

/** "cut aid to schools in Nairobi": what Kenya gives or takes at home is of no other state. */
const isAtHome = ({ type }: Frame, { state }: Party, actors: readonly Party[]): boolean =>
  (type === "AID" || type === "SANCTION") && actors.some((actor) => actor.state === state);

/** A capital that expels is its government. */
const asGovernment = (party: Party): Party =>
  party.type === "place" && party.state !== null
    ? { ...party, name: party.state, type: "state", official: true }
    : party;
/** All norms of the predicate's clause: what contexts are read from. */
export const clauseNorms = (sentence: Sentence, predicate: number): string[] =>
  subtree(sentence, predicate).map((i) => sentence.tokens[i]!.norm);
