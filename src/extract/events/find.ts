import { children, clauseAbove, dependent, headOf, isNegated, isPassive, subtree } from "../../language/tree.ts";
import type { Analysis, PloverType, Sentence, Status, Token, When } from "../../model/index.ts";
import { statusOf, timeOf } from "../../time/index.ts";
import { evidenceOf } from "../evidence.ts";
import { nearbyHead } from "../nearby.ts";
import { distinct, type Party, partiesAt } from "../parties.ts";
import { slotHeads } from "../slots.ts";
import type { EventDraft } from "./draft.ts";
import type { EventLexicon, Frame } from "./lexicon.ts";
import { type Site, unmetNeed } from "./needs.ts";
import { landOf, placeOf } from "./place.ts";
import { warBetween } from "./wars.ts";

/** Why a word that might tell of an event was not coded: for `readout explain`. */
export interface Refusal {
  readonly sentence: number;
  readonly predicate: number;
  readonly frame: string;
  readonly why: string;
}

/**
 * Every telling of an event in the article, one a predicate, in the order of the words; and what was considered and refused.
 * "Russia and China signed a pact" is one telling of AGREE/sign; "did not sign" is refused as negated.
 */
export function findTellings(analysis: Analysis, lexicon: EventLexicon): { drafts: EventDraft[]; refused: Refusal[] } {
  const drafts: EventDraft[] = [];
  const refused: Refusal[] = [];
  for (const sentence of analysis.sentences) {
    if (sentence.kind === "headline" || sentence.kind === "subhead") continue;
    for (const token of sentence.tokens) {
      const frames = framesOf(sentence, token.index, lexicon);
      if (frames.length === 0) continue;
      const site: Site = { analysis, lexicon, sentence, predicate: token.index };
      for (const frame of frames) {
        const outcome = tryFrame(site, frame, drafts);
        if (typeof outcome !== "string") {
          drafts.push(outcome);
          break;
        }
        refused.push({ sentence: sentence.index, predicate: token.index, frame: frame.name, why: outcome });
      }
    }
  }
  return { drafts, refused };
}

/** The frames that the word at `i` may have; by its lemma, or by its form where that is a word of its own ("talks"). */
function framesOf(sentence: Sentence, i: number, lexicon: EventLexicon): readonly Frame[] {
  const token = sentence.tokens[i]!;
  // "opposing sides" is no deed.
  if (token.deprel === "amod") return none;
  const isVerb = token.upos === "VERB" || (token.upos === "AUX" && token.xpos.startsWith("VB"));
  if (!isVerb && token.upos !== "NOUN" && token.upos !== "PROPN") return none;
  const table = isVerb ? lexicon.verbs : lexicon.nouns;
  const byLemma = table.get(token.lemma);
  const byForm = token.norm === token.lemma ? undefined : table.get(token.norm);
  const frames = byLemma === undefined || byForm === undefined ? (byLemma ?? byForm) : [...byForm, ...byLemma];
  if (frames === undefined) return none;
  if (!isVerb) return frames;
  const particle = dependent(sentence, i, "compound:prt");
  const next = sentence.tokens[i + 1];
  const beside =
    particle?.norm ?? (next !== undefined && (next.upos === "ADP" || next.upos === "ADV") ? next.norm : null);
  const phrasal = frames.filter((frame) => frame.particle !== null && frame.particle === beside);
  return phrasal.length > 0 ? phrasal : frames.filter((frame) => frame.particle === null);
}

const none: readonly Frame[] = [];

/** The event that the frame reads at its site, or why not. */
function tryFrame(site: Site, frame: Frame, before: readonly EventDraft[]): EventDraft | string {
  const { analysis, sentence, predicate } = site;
  if (isDenied(sentence, predicate)) return "negated";
  if (isHypothetical(sentence, predicate)) return "hypothetical";
  if (isOnlyAsked(sentence, predicate)) return "only asked for or threatened";
  const isAgency = (party: Party): boolean => analysis.article.wire.includes(party.name);
  let actors = fill(
    site,
    frame,
    frame.actor,
    before,
    (party, slot) => !isAgency(party) && (party.type !== "place" || slot === "from"),
  ).map(asGovernment);
  let recipients = fill(site, frame, frame.recipient, before, (party) => !isAgency(party)).filter(
    (party) => !actors.some((actor) => actor.name === party.name),
  );
  if (recipients.length === 0 && aimsAtDeeds.has(frame.type)) recipients = doersOf(site, actors, before);
  if (frame.type === "ASSAULT" && frame.pos === "n" && (actors.length === 0 || recipients.length === 0)) {
    const war = knownWar(site);
    if (war !== null) [actors, recipients] = war;
  }
  // "their talks", "the two sides met": what stands in one slot is both sides.
  if (frame.type === "CONSULT" || frame.type === "AGREE") {
    if (actors.length === 0 && recipients.length >= 2) [actors, recipients] = [recipients, []];
  }
  const isVisit = frame.type === "CONSULT" && frame.mode === "visit";
  let recipientInferred = false;
  if (takesPlaces(frame)) {
    recipientInferred = recipients.some((party) => party.type === "place");
    recipients = distinct(
      recipients.map((party) =>
        party.type === "place" && party.state !== null
          ? { ...party, name: party.state, type: "state" as const }
          : party,
      ),
    );
  } else {
    recipients = recipients.filter((party) => party.type !== "place");
  }
  if (stateDeeds.has(frame.type)) actors = distinct(actors.map(asState));
  // Whoever is visited, it is the land that is the host.
  if (isVisit) recipients = distinct(recipients.map(asState));
  recipients = recipients.filter((party) => !(isVisit && actors.some((actor) => actor.name === party.name)));
  recipients = recipients.filter(
    (party) => party.type !== "unknown" || (!knownOnly.has(frame.type) && !/^(his|her|its|their) /i.test(party.name)),
  );
  if (actors.length === 0 && recipients.length === 0) return "no party";
  if (!crowds.has(frame.type) && actors.some((party) => party.type === "unknown")) return "nobody known acts";
  const unmet = unmetNeed(site, frame, actors, recipients);
  if (unmet !== null) return `needs ${unmet}`;
  if (isDomestic(frame, actors, recipients)) return "within one state";
  if (
    aimsAtDeeds.has(frame.type) &&
    recipients.some((party) => actors.some((actor) => actor.state !== null && actor.state === party.state))
  ) {
    return "own side included";
  }
  if (
    isVisit &&
    recipients.length > 0 &&
    recipients.every((host) => actors.every((visitor) => visitor.state === host.state))
  )
    return "at home";
  const told = timeOf(analysis, sentence, predicate);
  const { status } = statusOf(analysis, sentence, predicate, told);
  if (status === "proposed" && wordsOnly.has(frame.type)) return "words not yet said";
  const war = warDay(site, frame, actors, recipients);
  const when = told ?? war ?? newsDay(analysis, sentence, predicate, status);
  const place =
    within(placeOf(analysis, sentence, predicate, isVisit), isVisit ? recipients : []) ??
    (isVisit || frame.type === "ASSAULT" ? hostLand(analysis, recipients) : null) ??
    datelinePlace(analysis, sentence, [...actors, ...recipients], frame);
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
  };
}

/** How many sentences of the body tell the news itself; what follows may be older. */
const LEDE = 2;

/**
 * The day of what the lede reports as news without naming a day ("China has opened a probe …"): the page's own, where that is a
 * day. Null further down, for what is to come or goes on, and where the sentence names any day.
 */
function newsDay(analysis: Analysis, sentence: Sentence, predicate: number, status: Status): When | null {
  const { published } = analysis.published;
  if (sentence.index >= LEDE || status !== "held" || published === null || !/^\d{4}-\d{2}-\d{2}$/.test(published))
    return null;
  if ((analysis.timesBySentence[sentence.index] ?? []).some((time) => time.type === "date")) return null;
  const token = sentence.tokens[predicate]!;
  if (token.upos !== "VERB" || !/^VB[DNZ]$/.test(token.xpos) || token.deprel.startsWith("acl")) return null;
  return { date: published, dateIs: "inferred", reason: "told in the lede as the news of the page's day", span: token };
}

/** A place that is not in the land visited is not where the visit is: "to discuss the war in Ukraine in Moscow". */
const within = (place: EventDraft["place"], hosts: readonly Party[]): EventDraft["place"] =>
  place !== null && hosts.length > 0 && place.country !== null && !hosts.some((host) => host.state === place.country)
    ? null
    : place;

/** Visits and force happen in the land that receives them. */
function hostLand(analysis: Analysis, recipients: readonly Party[]): EventDraft["place"] {
  const state = recipients.length === 1 ? recipients[0]!.state : null;
  return state === null ? null : landOf(analysis, state);
}

/** What the lede tells of those at home or received where the dateline stands happens there: "TOKYO – The two agreed …". */
function datelinePlace(
  analysis: Analysis,
  sentence: Sentence,
  parties: readonly Party[],
  frame: Frame,
): EventDraft["place"] {
  if (sentence.index >= LEDE || (frame.type !== "CONSULT" && frame.type !== "AGREE")) return null;
  const name = analysis.article.dateline?.place?.toLowerCase();
  const mention = analysis.mentions.find(
    (one) => one.actors[0]?.type === "place" && one.actors[0].name.toLowerCase() === name,
  );
  const actor = mention?.actors[0];
  if (mention === undefined || actor === undefined || actor.country === null) return null;
  return parties.some((party) => party.state === actor.country)
    ? { name: actor.name, span: mention, country: actor.country, land: false }
    : null;
}

/** The first day of the war that is meant, as the world dates it: for "the invasion", "the war", not for single strikes. */
function warDay(site: Site, frame: Frame, actors: readonly Party[], recipients: readonly Party[]): When | null {
  const { analysis, lexicon, sentence, predicate } = site;
  const token = sentence.tokens[predicate]!;
  if (frame.type !== "ASSAULT" || !warlike.has(frame.pos === "v" ? invading(token.lemma) : token.lemma)) return null;
  const war = warBetween(lexicon.wars, actors, recipients, analysis.published.published);
  if (war === null) return null;
  return {
    date: war.first,
    dateIs: "inferred",
    reason: `the first day of the ${war.name}, from the calendar of wars`,
    span: token,
  };
}

const invading = (lemma: string): string => (lemma === "invade" ? "invasion" : lemma);

/** What is done with a state's means: its ministers and offices act for the state. */
const stateDeeds = new Set(["ASSAULT", "MOBILIZE", "SANCTION", "AID", "COOPERATE", "COERCE", "RETREAT"]);

const asState = (party: Party): Party =>
  party.state !== null && (party.type === "person" || party.type === "body")
    ? { ...party, name: party.state, type: "state" }
    : party;

/** What is done between parties that have names: "his counterpart" is none. */
const knownOnly = new Set(["CONSULT", "AGREE", "SUPPORT", "COOPERATE", "CONCEDE", "REJECT"]);

/** Where "protesters" or "militants" may act without a name. */
const crowds = new Set(["PROTEST", "ASSAULT", "COERCE", "MOBILIZE"]);

/** Visits, force and its like are done to a country by being done in it. */
const takesPlaces = (frame: Frame): boolean =>
  frame.mode === "visit" || frame.type === "ASSAULT" || frame.type === "MOBILIZE" || frame.type === "RETREAT";

/** The parties of the first slot that has any, by the tree, else by the order of the words; "subj&with" joins those of both. */
function fill(
  site: Site,
  frame: Frame,
  slots: readonly string[],
  told: readonly EventDraft[],
  fits: (party: Party, slot: string) => boolean,
): Party[] {
  const { analysis, sentence, predicate } = site;
  const mentions = analysis.mentionsBySentence[sentence.index] ?? [];
  const parties = (slot: string, headsOf: (name: string) => readonly Token[]): Party[] =>
    distinct(
      slot
        .split("&")
        .flatMap((name) =>
          headsOf(name).flatMap((head) =>
            partiesAt(analysis, sentence, head, looksInside(name, slots === frame.actor)),
          ),
        ),
    ).filter((party) => fits(party, slot));
  for (const slot of slots) {
    if (slot === "theatre") return theatreOf(site);
    if (slot === "place" || slot === "dateline") {
      const there = slot === "place" ? placeParties(site) : datelineParties(site);
      if (there.length > 0) return there;
      continue;
    }
    if (slot === "again") return doneBefore(site, frame, told);
    const found = parties(slot, (name) => slotHeads(sentence, predicate, name, frame.pos));
    if (found.length > 0) return found;
    const nearby = parties(slot, (name) => {
      const head = nearbyHead(sentence, mentions, predicate, name, frame.pos);
      return head === null ? [] : [head];
    });
    if (nearby.length > 0) return nearby;
  }
  return [];
}

/** A capital that expels is its government. */
const asGovernment = (party: Party): Party =>
  party.type === "place" && party.state !== null
    ? { ...party, name: party.state, type: "state", official: true }
    : party;

/** "Russia's invasion": of the land that the page names its war after, "the Ukraine war", "the conflict in Ukraine". */
function theatreOf({ analysis }: Site): Party[] {
  for (const sentence of analysis.sentences) {
    for (const token of sentence.tokens) {
      if (!warlike.has(token.lemma)) continue;
      for (const slot of ["cmp", "in", "of", "on", "against"]) {
        const found = slotHeads(sentence, token.index, slot, "n")
          .flatMap((head) => partiesAt(analysis, sentence, head, false))
          .filter((party) => party.type === "state" || party.type === "place");
        if (found.length > 0) return found;
      }
    }
  }
  return [];
}

/** "Three missiles were launched on Saturday": by whoever was last told to have done such a thing. */
function doneBefore({ sentence, predicate }: Site, frame: Frame, told: readonly EventDraft[]): Party[] {
  if (!isPassive(sentence, predicate)) return [];
  return [...(told.findLast((draft) => draft.frame.type === frame.type)?.actors ?? [])];
}

/** Where the clause says that it happens, as the party that is visited. */
function placeParties({ analysis, sentence, predicate }: Site): Party[] {
  const place = placeOf(analysis, sentence, predicate, false);
  return place === null || place.country === null
    ? []
    : [{ name: place.country, type: "state", state: place.country, official: true, at: predicate }];
}

/** "TOKYO – … arrived on Thursday": the dateline's place, where the page names it again. */
function datelineParties({ analysis, predicate }: Site): Party[] {
  const name = analysis.article.dateline?.place?.toLowerCase();
  const actor = analysis.mentions
    .flatMap((mention) => mention.actors)
    .find((one) => one.type === "place" && one.country !== null && one.name.toLowerCase() === name);
  return actor === undefined
    ? []
    : [{ name: actor.country!, type: "state", state: actor.country, official: true, at: predicate }];
}

/**
 * "since the invasion": the one that the world knows by where the page's war is fought, if the page speaks of the attacker too.
 * Attacker and attacked, or null. A war told of in general is no act.
 */
function knownWar(site: Site): [Party[], Party[]] | null {
  const { analysis, sentence, predicate, lexicon } = site;
  if (sentence.tokens[predicate]!.lemma !== "invasion") return null;
  const named = ["cmp", "in", "of", "on", "against", "adj"].flatMap((slot) =>
    slotHeads(sentence, predicate, slot, "n").flatMap((head) => partiesAt(analysis, sentence, head, false)),
  );
  const lands = named.length > 0 ? named : isDefinite(sentence, sentence.tokens[predicate]!) ? theatreOf(site) : [];
  for (const attacked of lands.filter((party) => party.state !== null)) {
    for (const war of lexicon.wars.filter((one) => one.attacked === attacked.state).toReversed()) {
      const attacker = analysis.mentions
        .flatMap((mention) => mention.actors)
        .find((actor) => actor.name === war.attacker || actor.country === war.attacker);
      if (attacker === undefined) continue;
      const party = (name: string): Party => ({ name, type: "state", state: name, official: true, at: predicate });
      const sides: [Party[], Party[]] = [[party(war.attacker)], [party(war.attacked)]];
      if (warBetween([war], sides[0], sides[1], analysis.published.published) !== null) return sides;
    }
  }
  return null;
}

const warlike = new Set(["war", "conflict", "invasion", "crisis"]);

/** Acts of words: what somebody may say one day is none. */
const wordsOnly = new Set(["ACCUSE", "REJECT", "SUPPORT", "REQUEST"]);

const aimsAtDeeds = new Set(["ACCUSE", "REJECT", "SUPPORT"]);

/** "condemned the launch", "called the move illegal": whoever did what was told last, another than the one who speaks. */
function doersOf(site: Site, actors: readonly Party[], told: readonly EventDraft[]): Party[] {
  const deeds = site.lexicon.classes.get("deed");
  const heads = ["obj", "csubj"].flatMap((slot) => slotHeads(site.sentence, site.predicate, slot, "v"));
  if (!heads.some((head) => deeds?.has(head.lemma) === true && isDefinite(site.sentence, head))) return [];
  const own = new Set(actors.map((party) => party.state ?? party.name));
  const kind = heads.map((head) => deedTypes.get(head.lemma)).find((type) => type !== undefined);
  for (const draft of told.toReversed()) {
    if (kind === undefined ? site.sentence.index - draft.sentence > 6 : draft.frame.type !== kind) continue;
    const doers = draft.actors.filter((party) => !own.has(party.state ?? party.name));
    if (doers.length > 0 && doers.length === draft.actors.length) return [...doers];
  }
  return [];
}

/** What kind of deed a word names, where it is plain. */
const deedTypes = new Map<string, PloverType>([
  ["launch", "MOBILIZE"],
  ["test", "MOBILIZE"],
  ["missile", "MOBILIZE"],
  ["drill", "MOBILIZE"],
  ["raid", "ASSAULT"],
  ["attack", "ASSAULT"],
  ["strike", "ASSAULT"],
  ["invasion", "ASSAULT"],
  ["agreement", "AGREE"],
  ["deal", "AGREE"],
  ["pact", "AGREE"],
  ["treaty", "AGREE"],
  ["memorandum", "AGREE"],
  ["tariff", "SANCTION"],
  ["sanction", "SANCTION"],
]);

const isDefinite = (sentence: Sentence, token: Token): boolean =>
  children(sentence, token.index).some((child) =>
    ["the", "this", "these", "those", "that", "latest"].includes(child.norm),
  );

/** A possessive or a demonym is a party or is none; a phrase may hold one. */
const looksInside = (slot: string, acts: boolean): boolean | "doer" =>
  slot !== "poss" && slot !== "adj" && slot !== "cmp" && (acts ? "doer" : true);

/** One party is a state and all belong to it: home affairs, unless force or the street is told of. */
function isDomestic(frame: Frame, actors: readonly Party[], recipients: readonly Party[]): boolean {
  if (frame.type === "ASSAULT" || frame.type === "PROTEST" || frame.type === "COERCE") return false;
  if (actors.length === 0 || recipients.length === 0) return false;
  const states = new Set([...actors, ...recipients].map((party) => party.state));
  return states.size === 1 && !states.has(null);
}

/** "did not sign", "has yet to meet", "refused to sign", "without visiting". */
function isDenied(sentence: Sentence, predicate: number): boolean {
  if (isNegated(sentence, predicate)) return true;
  const below = children(sentence, predicate);
  if (below.some((child) => (child.deprel === "mark" || child.deprel === "case") && child.norm === "without"))
    return true;
  if (below.some((child) => child.deprel === "det" && child.norm === "no")) return true;
  const isYetTo = (i: number): boolean => sentence.tokens[i]?.norm === "to" && sentence.tokens[i - 1]?.norm === "yet";
  if (isYetTo(predicate - 1) || isYetTo(predicate - 2)) return true;
  const head = headOf(sentence, predicate);
  if (head === null || !governs.has(sentence.tokens[predicate]!.deprel)) return false;
  return (
    refusing.has(head.lemma) || (sentence.tokens[predicate]!.deprel === "xcomp" && isNegated(sentence, head.index))
  );
}

const governs = new Set(["xcomp", "advcl", "obl", "ccomp"]);

const refusing = new Set(["refuse", "decline", "fail", "refrain", "avoid", "stop"]);

/** "urged Russia to withdraw", "threatened to bomb": the asking is the event, not what is asked for. */
function isOnlyAsked(sentence: Sentence, predicate: number): boolean {
  const noun = sentence.tokens[predicate]!;
  if (noun.upos === "NOUN" && noun.head >= 0) {
    // "calls for talks", "demanded a meeting", "refused to resume the dialogue".
    const isWanted = noun.deprel === "obj" || children(sentence, predicate).some((child) => child.norm === "for");
    if (isWanted && asking.has(sentence.tokens[noun.head]!.lemma)) return true;
    const verb = clauseAbove(sentence, predicate);
    if (verb >= 0 && /^(obj|obl)/.test(noun.deprel) && isDenied(sentence, verb)) return true;
  }
  let at = predicate;
  for (let step = 0; step < 3; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.head < 0 || !asked.has(token.deprel)) return false;
    if (asking.has(sentence.tokens[token.head]!.lemma)) return token.xpos === "VB" || token.upos === "NOUN" || step > 0;
    at = token.head;
  }
  return false;
}

const asked = new Set(["xcomp", "advcl", "ccomp", "acl", "conj"]);
const asking = new Set(
  "urge ask call demand request press want threaten propose beg implore appeal pressure push vow encourage advise".split(
    " ",
  ),
);

/** "if it attacks", "whether to visit": nothing is said to happen. */
function isHypothetical(sentence: Sentence, predicate: number): boolean {
  return children(sentence, predicate).some(
    (child) => child.deprel === "mark" && (child.norm === "if" || child.norm === "whether" || child.norm === "unless"),
  );
}

/** "held talks by phone", "a video call": the meeting was a call. */
const isRemote = (sentence: Sentence, predicate: number): boolean =>
  clauseNorms(sentence, predicate).some((norm) => remote.has(norm)) ||
  ["phone", "telephone", "video"].includes(sentence.tokens[predicate - 1]?.norm ?? "");

const remote = new Set(["phone", "telephone", "telephonic", "videoconference", "video-conference"]);

/** All norms of the predicate's clause: what contexts are read from. */
export const clauseNorms = (sentence: Sentence, predicate: number): string[] =>
  subtree(sentence, predicate).map((i) => sentence.tokens[i]!.norm);
