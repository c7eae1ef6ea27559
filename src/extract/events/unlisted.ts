/**
 * Events by words that the lexicon does not list, or not in this setting: the parties stand to the word as to any verb or noun,
 * and a small network says what act it is (acts.ts). "Ankara gave away suits to five countries", "the premier's chat with Merkel".
 */

import { oncePer } from "../../kit/once-per.ts";
import { isSpeechLemma } from "../../language/speech.ts";
import { children, dependent, dependents } from "../../language/tree.ts";
import type { Analysis, Mode, PloverType, Sentence, Token } from "../../model/index.ts";
import { isOutside } from "../headings.ts";
import { REACH } from "../nearby.ts";
import type { Party } from "../party.ts";
import { ledAt } from "../slots.ts";
import { type ActFeatures, actFeatures, type Trait, tellingWords } from "./act-features.ts";
import type { ActModel } from "./acts.ts";
import { type EventDraft, redrafted } from "./draft.ts";
import { fill } from "./fill.ts";
import { changing, type Refusal, tryFrame } from "./find.ts";
import { fieldsOf } from "./gate.ts";
import { type EventLexicon, type Frame, reframed } from "./lexicon.ts";
import { AS_VERB, headsAt, type Site, unmetByWords } from "./needs.ts";

/** A candidate and what the network says of it. */
export interface Asked {
  readonly candidate: Candidate;
  /** The chances of the model's codes, in their order. */
  readonly chances: readonly number[];
  /** The same of its types (`typesOf`), whatever the mode. */
  readonly types: readonly number[];
  /** Which of them is likeliest, by its place. */
  readonly likeliest: number;
}

/** All words of the article that the network can be asked about, by `placeOf`; none without a network. */
export function askedOf(analysis: Analysis, lexicon: EventLexicon): ReadonlyMap<number, Asked> {
  const { acts } = lexicon;
  const asked = new Map<number, Asked>();
  if (acts === null) return asked;
  for (const sentence of analysis.sentences) {
    if (isOutside(analysis, sentence)) continue;
    for (const candidate of candidatesIn(analysis, sentence, lexicon)) {
      const chances = acts.chances(candidate.features);
      const { predicate } = candidate.site;
      const types = chancesOfTypes(acts, chances);
      asked.set(placeOf(sentence.index, predicate), { candidate, chances, types, likeliest: likeliestOf(types) });
    }
  }
  return asked;
}

/** A word of the article as one number. */
const placeOf = (sentence: number, token: number): number => sentence * 2 ** 20 + token;

/** The draft with what the network thinks of its word: the chance of its type, of whatever mode. */
export function withAct(draft: EventDraft, asked: ReadonlyMap<number, Asked>, lexicon: EventLexicon): EventDraft {
  const found = asked.get(placeOf(draft.sentence, draft.predicate));
  if (found === undefined || lexicon.acts === null || draft.frame.name.startsWith("spoken")) return draft;
  return redrafted(draft, { act: found.types[typesOf(lexicon.acts).list.indexOf(draft.frame.type)] ?? 0 });
}

/** The chances of the types, whatever the mode: the sums of those of their codes. */
function chancesOfTypes(acts: ActModel, chances: readonly number[]): readonly number[] {
  const { list, ofCode } = typesOf(acts);
  const sums = new Array<number>(list.length).fill(0);
  for (let code = 0; code < chances.length; code += 1) if (ofCode[code]! >= 0) sums[ofCode[code]!]! += chances[code]!;
  return sums;
}

function likeliestOf(types: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < types.length; i += 1) if (types[i]! > types[best]!) best = i;
  return best;
}

/**
 * The tellings of words that have none of that type in `listed`: of the type that the network finds likeliest, and in that of the
 * likeliest mode. How likely each must be is left to the weights (gate.ts). `atHome`: words that the lexicon knows for such an act, but
 * told within one state; `isTaken`: whether the weights take one of `listed`.
 */
export function unlistedTellings(
  asked: ReadonlyMap<number, Asked>,
  lexicon: EventLexicon,
  listed: readonly EventDraft[],
  atHome: readonly Refusal[],
  isTaken: (draft: EventDraft) => boolean,
): EventDraft[] {
  const { acts } = lexicon;
  if (acts === null) return [];
  const { list, ofCode } = typesOf(acts);
  const found: EventDraft[] = [];
  for (const { candidate, chances, types, likeliest: type } of asked.values()) {
    const act = types[type]!;
    if (act < acts.threshold) continue;
    const { site, frame } = candidate;
    if (isListedOnly(site)) continue;
    const { index } = site.sentence;
    const listedAt = (token: number): EventDraft[] =>
      listed.filter((one) => one.sentence === index && one.predicate === token);
    if (listedAt(site.predicate).some((one) => one.frame.type === list[type])) continue;
    // "delivered a note of protest": no demonstration.
    if (list[type] === "PROTEST" && listedAt(site.predicate).some((one) => one.frame.type === "ACCUSE")) continue;
    if (isRuledOut(site, frame.pos, list[type]!)) continue;
    if (atHome.some((one) => one.sentence === index && one.predicate === site.predicate && one.type === list[type]))
      continue;
    // "will make a visit to Chad": the object has told it.
    const object = frame.pos === "v" ? dependent(site.sentence, site.predicate, "obj", "nsubj:pass") : null;
    if (object !== null && listedAt(object.index).some(isTaken)) continue;
    const code = ofCode.reduce(
      (best, one, i) => (one === type && (best < 0 || chances[i]! > chances[best]!) ? i : best),
      -1,
    );
    const draft = tryFrame(site, frameOf(candidate, acts.codes[code]!), []);
    if (typeof draft === "string" || lacksParties(draft) || isNoWayThere(site, draft)) continue;
    // "was signed ahead of a visit": the noun has told it, and the verb tells another thing.
    const isVisit = (one: EventDraft): boolean => one.frame.mode === "visit" && isTaken(one);
    if (
      draft.frame.mode === "visit" &&
      dependents(site.sentence, site.predicate, "obl").some(({ index }) => listedAt(index).some(isVisit))
    )
      continue;
    found.push(redrafted(draft, { act }));
  }
  return found;
}

/** "fighting broke out" is no break: which verb the two make together the lexicon says. */
function isListedOnly({ sentence, predicate }: Site): boolean {
  const particle = dependent(sentence, predicate, "compound:prt");
  return ties.has(sentence.tokens[predicate]!.lemma) || (particle !== null && changing.has(particle.norm));
}

/** "fights an epidemic": the lexicon has the word for such an act, but not with such an object. */
function isRuledOut(site: Site, pos: "v" | "n", type: string): boolean {
  const { lemma } = site.sentence.tokens[site.predicate]!;
  const frames = (pos === "v" ? site.lexicon.verbs : site.lexicon.nouns).get(lemma) ?? [];
  return (
    type !== "CONSULT" &&
    frames.some(
      (frame) =>
        frame.type === type && /^needs no-(?:(?:obj|subj):(?!any)|purpose)/.test(unmetByWords(site, frame) ?? ""),
    )
  );
}

interface Types {
  readonly list: readonly string[];
  /** The place in `list` of each code's type; -1 for "none", which is the first code. */
  readonly ofCode: readonly number[];
}

/** The types that the model knows. */
const typesOf = oncePer(({ codes }: ActModel): Types => {
  const types = codes.map((code) => code.split("/")[0]!);
  const list = [...new Set(types.slice(1))];
  return { list, ofCode: types.map((type, i) => (i === 0 ? -1 : list.indexOf(type))) };
});

/** A visit has a host, and who meets, calls or writes does so with somebody; what is done at home is told by words of the lexicon. */
const lacksParties = ({ frame, actors, recipients, doubts }: EventDraft): boolean =>
  doubts.includes("within one state") ||
  (frame.mode === "visit"
    ? actors.length === 0 || recipients.length === 0
    : (frame.mode === "meeting" || frame.mode === "call" || frame.mode === "letter") &&
      actors.length + recipients.length < 2);

/** "unveiled a map that included Chad", "noted that Lavrov's visit is welcome": a visit leads to a place or is the verb's object, and no words are one. */
function isNoWayThere(site: Site, { frame, slots, actors }: EventDraft): boolean {
  const { sentence, predicate, lexicon } = site;
  if (frame.mode !== "visit") return false;
  if (isSpeechLemma(sentence.tokens[predicate]!.lemma)) return true;
  // "Moscow's announcement coincided with the trip to Oslo": it is who travels that the verb has for its subject.
  const travellers = headsAt(site, "subj", AS_VERB).map(({ index }) => index);
  if (slots[0] === "subj" && !actors.some(({ at }) => travellers.includes(at))) return true;
  if (/^(?:to|into|in|at|for|from)\b/.test(slots[1]!)) return false;
  const object = dependent(sentence, predicate, "obj", "nsubj:pass");
  return object === null || lexicon.classes.get("visit")?.has(object.lemma) !== true;
}

/** A word that two parties stand to, or one. */
export interface Candidate {
  readonly site: Site;
  readonly frame: Frame;
  readonly features: ActFeatures;
  readonly parties: readonly Party[];
}

/** Every word of the sentence that might tell what a party does. */
export function candidatesIn(analysis: Analysis, sentence: Sentence, lexicon: EventLexicon): Candidate[] {
  const mentions = analysis.mentionsBySentence[sentence.index] ?? [];
  const known = mentions.filter(({ actors }) => actors.length > 0);
  if (known.length === 0) return [];
  const taken = new Set<number>();
  for (const spans of [known, analysis.timesBySentence[sentence.index] ?? []])
    for (const { first, last } of spans) for (let i = first; i <= last; i += 1) taken.add(i);
  const named = new Set(mentions.map(({ headToken }) => headToken));
  const leading = sentence.tokens.map(({ norm }) => prepositions.get(norm) ?? 0);
  const fields = fieldsOf(analysis, sentence.index);
  let words: readonly Trait[] | null = null;
  const found: Candidate[] = [];
  for (const token of sentence.tokens) {
    const pos = posOf(sentence, token);
    if (pos === null || taken.has(token.index)) continue;
    if (pos === "n" && !hasNear(sentence, token, named)) continue;
    const site: Site = { analysis, lexicon, sentence, predicate: token.index };
    const frame = framesAt(site, leading)[pos];
    const acting = fill(site, frame, frame.actor, [], isNoPlace);
    // "his golf course": a noun that one party has tells nothing.
    if (pos === "n" && (acting.parties.length === 0 || acting.near)) continue;
    const receiving = fill(site, frame, frame.recipient, [], isNoneOf(acting.parties));
    if (receiving.parties.length === 0 && (pos === "n" || acting.parties.length === 0)) continue;
    words ??= tellingWords(sentence, taken);
    found.push({
      site,
      frame,
      features: actFeatures(sentence, lexicon, fields, words, token.index, pos, acting, receiving, taken),
      parties: [...acting.parties, ...receiving.parties],
    });
  }
  return found;
}

const isNoneOf =
  (parties: readonly Party[]) =>
  (party: Party): boolean =>
    !parties.some(({ name }) => name === party.name);

const isNoPlace = ({ type }: Party): boolean => type !== "place";

/** Does a mention stand in the noun's phrase, at most a step below its own words? */
function hasNear(sentence: Sentence, noun: Token, named: ReadonlySet<number>): boolean {
  for (const { index } of children(sentence, noun.index)) {
    if (named.has(index)) return true;
    for (const below of children(sentence, index)) if (named.has(below.index)) return true;
  }
  return false;
}

/** The frames of any verb and of any noun. */
interface Frames {
  readonly v: Frame;
  readonly n: Frame;
}

/** The frames of any word, less the slots of prepositions that this one has neither below it nor near behind it. `leading`: what `prepositions` says of each token. */
function framesAt({ sentence, predicate }: Site, leading: readonly number[]): Frames {
  let present = 0;
  for (const { by } of ledAt(sentence, predicate)) present |= prepositions.get(by) ?? 0;
  const end = Math.min(leading.length, predicate + REACH);
  for (let i = predicate + 1; i < end; i += 1) present |= leading[i]!;
  let frames = framesKnown.get(present);
  if (frames === undefined) {
    const slotsOf = (slots: readonly string[]): string[] =>
      slots.filter((slot) => {
        const bit = prepositions.get(slot);
        return bit === undefined || (bit & present) !== 0;
      });
    const less = (frame: Frame): Frame =>
      reframed(frame, { actor: slotsOf(frame.actor), recipient: slotsOf(frame.recipient) });
    frames = { v: less(VERB), n: less(NOUN) };
    if (framesKnown.size >= MOST_FRAMES) framesKnown.clear();
    framesKnown.set(present, frames);
  }
  return frames;
}

/** By which prepositions are present. */
const framesKnown = new Map<number, Frames>();
const MOST_FRAMES = 2_000;

function posOf(sentence: Sentence, token: Token): "v" | "n" | null {
  if (!predicates.has(token.upos)) return null;
  // What is said is read with the statements (spoken.ts).
  const isTelling = token.upos === "VERB" && (isSpeechLemma(token.lemma) || token.lemma === "indicate");
  if (isTelling && dependent(sentence, token.index, "ccomp") !== null) return null;
  if (token.deprel === "amod" || token.deprel.startsWith("aux") || token.deprel === "cop") return null;
  // "There were soldiers killed": that somebody was is not done to him.
  if (token.lemma === "be" && dependent(sentence, token.index, "expl") !== null) return null;
  // "continues to arm", "is set to visit": how an act goes on is no act; the complement tells it.
  if (phases.has(token.lemma) && dependent(sentence, token.index, "xcomp") !== null) return null;
  if (token.upos === "VERB" || (token.upos === "ADJ" && dependent(sentence, token.index, "cop") !== null)) return "v";
  return token.upos === "NOUN" && children(sentence, token.index).length > 0 ? "n" : null;
}

const predicates = new Set(["VERB", "ADJ", "NOUN"]);

/** "following his talks", "concerning Chad", "fears Mali", "accompanied him to the talks": what only ties one to another, or is felt. */
const ties = new Set(
  "follow precede include concern regard involve accord cite mark coincide relate refer point allude fear dread worry accompany".split(
    " ",
  ),
);

const phases = new Set(
  (
    "continue begin start set expect seem appear tend manage try attempt seek keep stop cease happen help want hope plan intend need " +
    "prepare schedule slate fail decide choose come get like go remain proceed struggle strive refuse decline be have " +
    "due able unable ready willing unwilling likely unlikely keen eager free bound poised supposed reluctant"
  ).split(" "),
);

/** The frame of an act that no entry tells: its slots are those of any word. */
export function frameOf({ site, frame }: Candidate, code: string): Frame {
  const [type, mode] = code.split("/") as [PloverType, Mode | undefined];
  return reframed(frame, {
    name: `${site.sentence.tokens[site.predicate]!.lemma}.${frame.pos}~`,
    type,
    mode: mode ?? null,
    cameo: CAMEO[code] ?? "010",
    ploverMode: PLOVER_MODES[code] ?? null,
  });
}

const relations = new Set(["subj", "obj", "iobj", "poss", "adj"]);
const slots = (list: string): string[] => list.split(" ");
const any = {
  name: "~",
  particle: null,
  type: "ASSAULT",
  mode: null,
  needs: [],
  cameo: "010",
  ploverMode: null,
  example: "",
} as const;
const VERB: Frame = {
  ...any,
  pos: "v",
  actor: slots("subj by"),
  recipient: slots("obj iobj to with from on against at for into in over of between about towards"),
};
const NOUN: Frame = {
  ...any,
  pos: "n",
  actor: slots("poss by between adj of"),
  recipient: slots("to with on against for from into in at over about"),
};

/** The prepositions among the slots of any word, each a bit. */
const prepositions: ReadonlyMap<string, number> = new Map(
  [...new Set([VERB, NOUN].flatMap(({ actor, recipient }) => [...actor, ...recipient]))]
    .filter((slot) => !relations.has(slot))
    .map((slot, i) => [slot, 1 << i]),
);

/** Roots and the commonest codes of what they stand for (ontology.md §4). */
const CAMEO: Readonly<Record<string, string>> = {
  "CONSULT/visit": "042",
  "CONSULT/meeting": "040",
  "CONSULT/call": "041",
  "CONSULT/letter": "041",
  "CONSULT/summit": "040",
  "CONSULT/forum": "040",
  "AGREE/sign": "057",
  "AGREE/pledge": "030",
  "AGREE/propose": "039",
  SUPPORT: "050",
  CONCEDE: "080",
  COOPERATE: "060",
  AID: "070",
  RETREAT: "084",
  REQUEST: "100",
  ACCUSE: "111",
  REJECT: "120",
  THREATEN: "130",
  PROTEST: "140",
  SANCTION: "160",
  MOBILIZE: "150",
  COERCE: "170",
  ASSAULT: "190",
};

const PLOVER_MODES: Readonly<Record<string, string>> = {
  "CONSULT/visit": "visit",
  "CONSULT/call": "phone",
  "CONSULT/letter": "phone",
  "CONSULT/summit": "multilateral",
  "CONSULT/forum": "multilateral",
};
