/** The two sides of an event: who does it, and whom it is done to. */
import { isSpeechLemma } from "../../language/speech.ts";
import { agentOf, children, dependent, isPassive } from "../../language/tree.ts";
import type { Sentence } from "../../model/index.ts";
import { fellows, isVictim } from "../owners.ts";
import { partiesAt } from "../parties.ts";
import { asMaster, changed, differ, distinct, kept, type Party, recast, sideOf } from "../party.ts";
import { slotHeads } from "../slots.ts";
import type { EventDraft } from "./draft.ts";
import { accusedOf, accusersOf, deniesClause, doersOf, knownWar, makersOf, placeParties } from "./elsewhere.ts";
import { areCitizens, compatriots, type Filled, fill, partyWithin } from "./fill.ts";
import {
  aimsAtDeeds,
  homeTypes,
  isTalking,
  isVisit,
  knownOnly,
  ofTrade,
  ofWords,
  stateDeeds,
  takesPlaces,
} from "./kinds.ts";
import type { Frame } from "./lexicon.ts";
import { isReciprocal } from "./manner.ts";
import type { Site } from "./needs.ts";

/** Who acts on whom, and by which slots they were found. */
export interface Sides {
  readonly actors: readonly Party[];
  readonly recipients: readonly Party[];
  /** Nobody is named as whom it is done to; it follows from the words around. */
  readonly recipientInferred: boolean;
  /** Two or more act on each other: nobody is sought behind them. */
  readonly isMutual: boolean;
  readonly acting: Filled;
  readonly receiving: Filled;
}

/** The sides of the event that the frame reads at its site, given the tellings `before` it; or why it has none. */
export function sidesOf(site: Site, frame: Frame, before: readonly EventDraft[]): Sides | string {
  const found = findSides(site, frame, before);
  if (typeof found === "string") return found;
  let { actors, recipients, recipientInferred } = found;
  const visit = isVisit(frame);
  // "After a visit to Lima, Ali, the envoy, met Berg": whoever stands beside the place has gone there.
  if (visit && actors.length === 0 && recipients.some(isLand)) {
    actors = kept(recipients, ({ type }) => type === "person");
    recipients = kept(recipients, isLand);
  }
  // "will visit Lima for a trip to Peru and Chile": the verb tells who travels.
  if (visit && actors.length === 0 && frame.pos === "n" && recipients.length > 1) return "nobody travels";
  if (takesPlaces(frame)) {
    recipientInferred ||= recipients.some((party) => party.type === "place");
    // "into the Pacific": a sea, or land of no state, is no party.
    recipients = distinct(
      changed(
        kept(
          recipients,
          (party) => party.type !== "place" || (party.state !== null && !isAtHome(frame, party, actors)),
        ),
        (party) => (party.type === "place" ? recast(party, { name: party.state!, type: "state" }) : party),
      ),
    );
  } else {
    recipients = kept(recipients, (party) => party.type !== "place");
  }
  if (stateDeeds.has(frame.type) && frame.ploverMode !== "resign") actors = distinct(changed(actors, asState));
  // "the ministry said" is the ministry's word; what it signs, lifts or sends is its state's.
  else if (!ofWords.has(frame.type) || frame.name.startsWith("summon")) actors = distinct(changed(actors, asMaster));
  if (frame.type !== "REQUEST") recipients = distinct(changed(recipients, asMaster));
  // Whoever is visited, it is the land that is the host.
  if (visit) {
    const hosts = recipients.filter((party) => isVisited(site, party));
    // "visited a school in Kabul": the land that it is in.
    if (hosts.length === 0 && recipients.length > 0) hosts.push(...placeParties(site));
    if (hosts.length === 0 && recipients.length > 0) return "no land";
    recipients = hosts;
  }
  if (visit)
    recipients = kept(
      distinct(changed(recipients, asState)),
      ({ name }) => !actors.some((actor) => actor.name === name),
    );
  recipients = kept(
    recipients,
    (party) => party.type !== "unknown" || !(isNameless(frame, party) || isOwnCrowd(party)),
  );
  // "the Foreign Ministry said that Chad would not agree": what one's own land refuses it does not refuse to itself.
  if (frame.type === "REJECT" || frame.type === "SUPPORT") {
    const isOwnLand = ({ type, state }: Party): boolean =>
      type === "state" && actors.length > 0 && actors.every((actor) => actor.official && sideOf(actor) === state);
    if (recipients.length > 0 && recipients.every(isOwnLand)) {
      if (frame.type === "SUPPORT") return "within one state";
      recipients = [];
    }
  }
  // "The two ministers praised the ties between Chad and Kenya": what both do is done to neither.
  const isOfActors = ({ type, state }: Party): boolean =>
    type === "state" && actors.some((actor) => sideOf(actor) === state);
  if (differ(actors, sideOf) && recipients.every(isOfActors)) recipients = [];
  if (actors.length === 0 && recipients.length === 0) return "no party";
  if (isTalking(frame) && !actors.some(isBody) && actors.length + recipients.length < 2) return "nobody to talk to";
  return { ...found, actors, recipients, recipientInferred };
}

/** "a country outside of ASEAN", "a NATO member": some land, and not the bloc; "the port", "the orchard": no land, nor a body that has guests. */
function isVisited({ sentence: { tokens } }: Site, { type, state, name, at }: Party): boolean {
  if (state !== null || (type !== "group" && type !== "body" && type !== "unknown")) return true;
  let above = tokens[at];
  for (let step = 0; step < 3 && above !== undefined; step += 1) {
    if (/^(?:country|nation|member|state)$/.test(above.lemma)) return false;
    above = above.upos === "VERB" ? undefined : tokens[above.head];
  }
  return !SITES.test(name);
}

/** Last words of what is looked at, rather than called on. */
const SITES =
  /\b(?:Centers?|Centres?|Port|Orchard|School|University|Hospital|Factory|Plant|Museum|Church|Mosque|Temple|Market|Farm|Station|Camp|Monument|Memorial|Cemetery|Park|Stadium|Bridge|Mine|Refinery|Shipyard)$/;

/** The sides as the words name them: nobody has been made the state that he acts for. */
function findSides(site: Site, frame: Frame, before: readonly EventDraft[]): Sides | string {
  const { analysis, sentence, predicate } = site;
  const isAgency = (party: Party): boolean => analysis.article.wire.includes(party.name);
  const acting = fill(
    site,
    frame,
    frame.actor,
    before,
    (party, slot) => !isAgency(party) && (party.type !== "place" || slot === "from"),
  );
  const charged = acting.parties.length === 0 ? accusedOf(site, frame, before) : acting.parties;
  let actors = changed(charged, asGovernment);
  const isOther = (party: Party): boolean =>
    !isAgency(party) && !isTeller(site, party) && !actors.some((actor) => actor.name === party.name);
  const hearsOf = (party: Party, slot: string): boolean => frame.type === "ACCUSE" && isForum(party) && hosts.has(slot);
  const isKin = (party: Party): boolean => actors.some((actor) => areKin(actor, party));
  const suffers = frame.type === "ACCUSE" && tellsOfVictims(site);
  const mayReceive = (party: Party, slot: string): boolean =>
    !isAgency(party) &&
    !hearsOf(party, slot) &&
    !(suffers && slot === "csubj") &&
    // "said that troops on patrol had been hit": whose they are is understood.
    !(slot === "csubj" && party.type === "unknown" && party.state === null && isOrgan(sentence, party)) &&
    // "were rejected by Chad": its own doing.
    !(slot === "by" && isPassive(sentence, predicate)) &&
    !isOwnCrowd(party);
  // "expressed Fiji's protest against Tonga": whose protest it is is not whom it is aimed at.
  let passesOverKin = false;
  let receiving = fill(site, frame, frame.recipient, before, (party, slot) => {
    if (!mayReceive(party, slot)) return false;
    const kin = isKin(party);
    passesOverKin ||= kin;
    return !kin;
  });
  if (receiving.parties.length === 0 && passesOverKin)
    receiving = fill(site, frame, frame.recipient, before, mayReceive);
  let recipients = kept(receiving.parties, (party) => isOther(party) && !isWholeState(site, frame, party));
  if (recipients.length === 0 && receiving.parties.some((party) => isWholeState(site, frame, party))) return "no party";
  // "denied the claim that it backs the rebels": it is denied to who claimed it.
  const accusers = frame.type === "REJECT" ? accusersOf(site, actors, before) : [];
  if (accusers.length > 0) recipients = accusers;
  else if (deniesClause(site) && receiving.slot !== "csubj") recipients = [];
  if (recipients.length === 0 && ofTrade.has(frame.type)) recipients = makersOf(site).filter(isOther);
  // Two who agree do so with each other, and "each recalled its envoy": nobody is sought behind them.
  const isMutual =
    differ(actors, ({ name, state }) => state ?? name) &&
    (frame.type === "AGREE" ||
      (frame.type !== "CONSULT" && (acting.slot === "between" || isReciprocal(sentence, predicate))));
  if (recipients.length === 0 && frame.type !== "CONSULT") {
    recipients = receiving.parties.flatMap((party) => compatriots(site, party));
    // "Kenya criticised Kenyan officials": one state, no two parties; but "refused to give up its weapons" is told of nobody else.
    const isOwn = ({ type, at }: Party): boolean => type === "state" && !standsForAnother(sentence, at, frame);
    if (recipients.length === 0 && !isMutual && !homeTypes.has(frame.type) && receiving.parties.some(isOwn)) {
      const partners = frame.type === "SUPPORT" ? partnersIn(site, receiving.parties).filter(isOther) : [];
      if (partners.length === 0) return "within one state";
      recipients = partners;
    }
    if (recipients.length === 0 && !isMutual && aimsAtDeeds.has(frame.type))
      recipients = doersOf(site, frame, actors, before);
    if (recipients.length === 0 && !isMutual && !deniesClause(site)) {
      const charge = frame.type === "ACCUSE" ? chargeAt(site) : -1;
      const isFar = (party: Party): boolean =>
        isOther(party) &&
        (party.type !== "place" || takesPlaces(frame)) &&
        !isKin(party) &&
        !isNameless(frame, party) &&
        // "signed a deal in Qatar": where, and not with whom.
        !(frame.mode === "sign" && isIn(sentence, party)) &&
        !(frame.type === "ACCUSE" && isForum(party) && hears(sentence, party)) &&
        !(charge >= 0 && party.at > charge) &&
        !(aimsAtDeeds.has(frame.type) && isVictim(sentence, party.at));
      receiving = partyWithin(site, frame, isFar);
      recipients = [...receiving.parties];
    }
  }
  if (frame.type === "ASSAULT" && frame.pos === "n" && (actors.length === 0 || recipients.length === 0)) {
    const war = knownWar(site);
    if (war !== null) [actors, recipients] = war;
  }
  // "their talks", "the two sides met": what stands in one slot is both sides.
  if (
    ((frame.type === "CONSULT" && frame.mode !== "visit") || frame.type === "AGREE") &&
    actors.length === 0 &&
    recipients.length >= 2
  )
    [actors, recipients] = [recipients, []];
  return { actors, recipients, recipientInferred: receiving.slot === "within", isMutual, acting, receiving };
}

/** "accused the former colonial power | of arming Chad": where the charge begins, whose parties are not the accused; -1 if none does. */
function chargeAt({ sentence, predicate }: Site): number {
  const { lemma } = sentence.tokens[predicate]!;
  if (lemma !== "accuse" && lemma !== "suspect") return -1;
  const of = sentence.tokens.find(
    ({ index, norm, deprel, head }) =>
      index > predicate + 1 && norm === "of" && deprel === "mark" && sentence.tokens[head]?.xpos === "VBG",
  );
  return of?.index ?? -1;
}

const isOrgan = ({ tokens }: Sentence, { at }: Party): boolean =>
  /^(?:troop|soldier|police|policeman|army|force|guard)s?$/.test(tokens[at]?.lemma ?? "");

const isLand = ({ type }: Party): boolean => type === "place" || type === "state";

/** "the peacekeeping force": nobody that such a deed is done to by name; who "massed troops" massed his own. */
const isNameless = ({ type }: Frame, party: Party): boolean =>
  party.type === "unknown" && (type === "MOBILIZE" || (knownOnly.has(type) && !areCitizens(party)));

/** "its peacekeeping forces": whose they are, they are no other party. */
const isOwnCrowd = ({ type, name }: Party): boolean => type === "unknown" && /^(?:his|her|its|their) /i.test(name);

/** One party is a state and all belong to it: home affairs, unless force or the street is told of. */
export function isDomestic(frame: Frame, actors: readonly Party[], recipients: readonly Party[]): boolean {
  if (homeTypes.has(frame.type)) return false;
  if (actors.length === 0 || recipients.length === 0) return false;
  const all = [...actors, ...recipients];
  return !differ(all, sideOf) && all.every(({ state }) => state !== null);
}

/** Of one state and on one side: "Congolese officials" are kin to Congo, rebels in Congo are not. */
export const areKin = (a: Party, b: Party): boolean => a.state !== null && b.state !== null && sideOf(a) === sideOf(b);

/** "claimed that nineteen soldiers were killed": the subject of what is claimed did not do it, but had it done to him. */
function tellsOfVictims({ sentence, predicate, lexicon }: Site): boolean {
  const content = dependent(sentence, predicate, "ccomp", "xcomp", "advcl");
  return (
    content !== null &&
    isPassive(sentence, content.index) &&
    // "said that troops were fired upon by Chad": whoever fired did it.
    (agentOf(sentence, content.index) !== null ||
      lexicon.verbs
        .get(content.lemma)
        ?.some(
          ({ type, needs }) => homeTypes.has(type) && needs.every(({ is, flag }) => is === null || flag !== "obj"),
        ) === true)
  );
}

/** "a meeting that was held by …": nobody arrests a state. */
const isWholeState = ({ sentence }: Site, { ploverMode }: Frame, { type, at }: Party): boolean =>
  ploverMode === "arrest" &&
  type === "state" &&
  /^(?:nsubj|obj)/.test(sentence.tokens[at]?.deprel ?? "") &&
  sentence.tokens[at]!.upos === "PROPN";

/** Where one complains of another: "a complaint with the World Trade Organization". */
const isForum = ({ type, state }: Party): boolean => (type === "body" || type === "group") && state === null;

/** "filed a complaint with the court", where the tree shows no slot. */
const hears = (sentence: Sentence, { at }: Party): boolean =>
  children(sentence, at).some(({ deprel, norm }) => deprel === "case" && hosts.has(norm));

const isIn = (sentence: Sentence, { at }: Party): boolean =>
  children(sentence, at).some(({ deprel, norm }) => deprel === "case" && norm === "in");

const hosts = new Set(["with", "to", "at", "before", "in"]);

const isBody = ({ type }: Party): boolean => type === "body";

/** "its weapons", "its ally": a pronoun tells whose it is, not that it is done to oneself; who praises or demands what is one's own does neither. */
function standsForAnother({ tokens }: Sentence, at: number, { type }: Frame): boolean {
  // A party may stand in another sentence.
  const token = tokens[at];
  if (token === undefined) return false;
  if (type === "REJECT") return token.upos === "PRON";
  const isPraise = type === "ACCUSE" || type === "SUPPORT" || type === "REQUEST";
  return token.xpos === "PRP$" && (!isPraise || fellows.has(tokens[token.head]?.lemma ?? ""));
}

/** "welcomed their truce with Chad", "praised its ties with Peru": with whom one has what is one's own. */
function partnersIn({ analysis, sentence }: Site, own: readonly Party[]): Party[] {
  const pronoun = sentence.tokens[own[0]!.at];
  if (pronoun?.xpos !== "PRP$") return [];
  return slotHeads(sentence, pronoun.head, "with", "n").flatMap((head) => partiesAt(analysis, sentence, head));
}

/** "Chad will send aid, the agency said": who tells of it is not whom it is done to. */
function isTeller({ sentence, predicate }: Site, { at }: Party): boolean {
  // A party may stand in another sentence.
  const token = sentence.tokens[at];
  if (token === undefined || token.deprel !== "nsubj" || token.head < 0 || token.head === predicate) return false;
  return isSpeechLemma(sentence.tokens[token.head]!.lemma);
}

/** "cut aid to schools in Nairobi": what Kenya gives or takes at home is of no other state. */
const isAtHome = ({ type }: Frame, { state }: Party, actors: readonly Party[]): boolean =>
  (type === "AID" || type === "SANCTION" || type === "RETREAT") && actors.some((actor) => actor.state === state);

const asState = (party: Party): Party =>
  party.state !== null && (party.type === "person" || party.type === "body")
    ? recast(party, { name: party.state, type: "state" })
    : party;

/** A capital that expels is its government. */
const asGovernment = (party: Party): Party =>
  party.type === "place" && party.state !== null
    ? recast(party, { name: party.state, type: "state", official: true })
    : party;
