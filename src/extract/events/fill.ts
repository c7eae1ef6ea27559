/** Who stands in a frame's slots. */
import { oneText } from "../../kit/interned.ts";
import { oncePerText } from "../../kit/once-per.ts";
import { children, nounPhrase } from "../../language/tree.ts";
import type { Sentence, Token } from "../../model/index.ts";
import { countedNoun, withLand } from "../lands.ts";
import { nearbyHead } from "../nearby.ts";
import { givesRules, isEdge, isLent, isMeasure } from "../owners.ts";
import { partiesAt } from "../parties.ts";
import { distinct, type Party } from "../party.ts";
import type { EventDraft } from "./draft.ts";
import {
  courtOf,
  datelineOfLede,
  datelineParties,
  doneBefore,
  landToLeave,
  ownerOf,
  placeParties,
  senderOf,
  strikers,
  theatreOf,
} from "./elsewhere.ts";
import { takesPlaces } from "./kinds.ts";
import type { Frame } from "./lexicon.ts";
import { headsAt, type Site } from "./needs.ts";
import { occasionParties } from "./occasion.ts";

/** Parties and how they were found: by which slot, and whether the order of the words had to help the tree. */
export interface Filled {
  readonly parties: readonly Party[];
  /** The slot as the lexicon writes it; "within" for the first party of what the predicate governs; null if nobody was found. */
  readonly slot: string | null;
  readonly near: boolean;
}

/** The parties of the first slot that has any, by the tree, else by the order of the words; "subj&with" joins those of both. */
export function fill(
  site: Site,
  frame: Frame,
  slots: readonly string[],
  told: readonly EventDraft[],
  fits: (party: Party, slot: string) => boolean,
): Filled {
  const acts = slots === frame.actor;
  for (const slot of slots) {
    const { elsewhere, names } = sourceOf(slot);
    if (elsewhere !== undefined) {
      const parties = elsewhere(site, frame, told);
      if (parties.length > 0) return { parties, slot, near: false };
      continue;
    }
    const byTree = fitting(inSlots(site, frame, names, acts), slot, fits);
    if (byTree.length > 0) return { parties: byTree, slot, near: false };
    const byOrder = fitting(nearSlots(site, frame, names, acts), slot, fits);
    if (byOrder.length > 0) return { parties: byOrder, slot, near: true };
  }
  return NOBODY;
}

function fitting(
  parties: readonly Party[],
  slot: string,
  fits: (party: Party, slot: string) => boolean,
): readonly Party[] {
  let found = parties;
  for (let i = parties.length - 1; i >= 0; i -= 1) if (!fits(parties[i]!, slot)) found = found.toSpliced(i, 1);
  return found;
}

/** The parties of several slots by the tree. */
function inSlots(site: Site, frame: Frame, names: readonly string[], acts: boolean): readonly Party[] {
  let found: readonly Party[] = nobody;
  for (const name of names)
    for (const head of headsAt(site, name, frame)) found = joined(found, namedOrCrowd(site, frame, head, name, acts));
  return found;
}

/** The parties of several slots by the order of the words. */
function nearSlots(site: Site, frame: Frame, names: readonly string[], acts: boolean): readonly Party[] {
  const { analysis, sentence, predicate } = site;
  const mentions = analysis.mentionsBySentence[sentence.index];
  let found: readonly Party[] = nobody;
  if (mentions === undefined || mentions.length === 0) return found;
  for (const name of names) {
    const head = nearbyHead(sentence, mentions, predicate, name, frame.pos);
    if (head !== null) found = joined(found, namedOrCrowd(site, frame, head, name, acts));
  }
  return found;
}

const nobody: readonly Party[] = [];

/** Those of both, each once. */
const joined = (some: readonly Party[], more: readonly Party[]): readonly Party[] =>
  some.length === 0 ? more : more.length === 0 ? some : distinct([...some, ...more]);

/** "Farmers blocked the road", "gunmen shot the envoy": where force and protest are told, people without a name are parties by their noun. */
function namedOrCrowd(site: Site, frame: Frame, head: Token, slot: string, acts: boolean): readonly Party[] {
  const { analysis, sentence, lexicon } = site;
  // "Baghdad protesters": they are not Iraq.
  const isCitizen = citizens.has(head.lemma);
  // Who is set free mostly has no name.
  const isFreed = !acts && frame.ploverMode === "release";
  const crowds = nameless.has(frame.type) || isFreed || (isCitizen && !acts && namelessRecipient.has(frame.type));
  const own = partiesAt(analysis, sentence, head, looksInside(slot, acts));
  const isOnlyTheirLand = isCitizen && crowds && own.every(({ type }) => type === "state" || type === "place");
  const named = isOnlyTheirLand ? partiesAt(analysis, sentence, head, false) : own;
  if (named.length > 0 || !crowds || head.upos !== "NOUN") return named;
  const noun = countedNoun(sentence, head);
  const people = lexicon.classes.get("people");
  const isOfPeople = people?.has(noun.lemma) === true || people?.has(noun.norm.replace(/s$/, "")) === true;
  return isOfPeople ? [crowdAt(site, head, noun)] : named;
}

/** The people that the noun counts or names, as a party by the words of their phrase. */
function crowdAt({ analysis, sentence }: Site, head: Token, noun: Token): Party {
  const words = nounPhrase(sentence, noun.index).filter(
    (i) => i === noun.index || (i < noun.index && !/^(?:det|case|punct|nmod)/.test(sentence.tokens[i]!.deprel)),
  );
  const text = words.map((i) => sentence.tokens[i]!.text).join(" ");
  const crowd: Party = { name: text, type: "unknown", state: null, official: false, sector: null, at: head.index };
  return withLand(sentence, analysis.mentionsBySentence[sentence.index] ?? [], head, crowd);
}

const nameless = new Set(["PROTEST", "ASSAULT", "COERCE", "THREATEN", "ACCUSE", "REQUEST"]);

/** "Turkish police arrested Turkish reporters": people of one's own state, by the noun that names them or that the state's name marks. */
export function compatriots({ analysis, sentence, lexicon }: Site, { at, state }: Party): Party[] {
  const { tokens } = sentence;
  const mention = analysis.mentionsBySentence[sentence.index]?.find(({ headToken }) => headToken === at);
  const token = tokens[at];
  if (token === undefined) return [];
  const isNoun = token.upos === "NOUN";
  const head = isNoun ? at : token.head;
  const marks = isNoun ? mention?.form === "nominal" : /^(?:amod|compound)/.test(token.deprel);
  if (state === null || !marks || tokens[head]?.upos !== "NOUN" || rulers.has(mention?.sector ?? "")) return [];
  // "the Dutch general election" is nobody.
  if (
    mention?.form !== "nominal" &&
    !BEARER.test(tokens[head]!.norm) &&
    lexicon.classes.get("people")?.has(tokens[head]!.lemma) !== true
  )
    return [];
  const first = isNoun ? mention!.first : at;
  const name = nounPhrase(sentence, head)
    .filter((i) => first <= i && i <= head && tokens[i]!.upos !== "DET")
    .map((i) => tokens[i]!.text)
    .join(" ");
  return [{ name, type: "unknown", state, official: false, sector: null, at: head }];
}

/** Nouns of people and ships by their ending: "reporters", "economists", "frigate", "fishermen". */
const BEARER =
  /(?:[eo]r|ist|ian|ant|ent|ee|man|men|woman|women|child|children|boat|ship|vessel|plane|jet|force|team|firm|compan(?:y|ie)|group|famil(?:y|ie))s?$/;

/** Who acts for the state is no other party than it. */
const rulers = new Set(["GOV", "MIL", "COP", "JUD", "SPY"]);

/** What may be promised, given or done to people who are no state's and have no name. */
const namelessRecipient = new Set(["AID", "SUPPORT", "AGREE", "CONCEDE", "RETREAT", "SANCTION"]);

/** Who acts for no state, by the noun for one of them. */
const citizens = new Set(
  "protester demonstrator rioter activist dissident rebel insurgent militant gunman separatist guerrilla refugee migrant kidnapper".split(
    " ",
  ),
);

const NOBODY: Filled = { parties: nobody, slot: null, near: false };

type Finder = (site: Site, frame: Frame, told: readonly EventDraft[]) => readonly Party[];

/** Slots that are filled from elsewhere than the predicate's arguments. */
const specialSlots: ReadonlyMap<string, Finder> = new Map(
  Object.entries({
    theatre: theatreOf,
    place: placeParties,
    dateline: datelineParties,
    there: datelineOfLede,
    again: doneBefore,
    left: landToLeave,
    court: courtOf,
    sender: senderOf,
    owner: ownerOf,
    blow: strikers,
    occasion: occasionParties,
  }),
);

/** What fills a slot of the lexicon: something elsewhere, or one or several arguments ("subj&with"). */
const sourceOf = oncePerText((slot): { readonly elsewhere: Finder | undefined; readonly names: readonly string[] } => ({
  elsewhere: specialSlots.get(slot),
  names: slot.split("&").map(oneText),
}));

/**
 * Who is meant though no slot names them: the first party in what the predicate governs behind it, with those coordinated with
 * it. "threatened to cut off electricity to Chad" → Chad, "rejected calls by the mediator" → the mediator.
 */
export function partyWithin(site: Site, frame: Frame, fits: (party: Party) => boolean): Filled {
  const { analysis, sentence, predicate } = site;
  const mentions = analysis.mentionsBySentence[sentence.index] ?? [];
  const { tokens } = sentence;
  // "at its request after protests, beside troops from Fiji": behind a comma a noun no longer governs, but for examples.
  const end = tokens[predicate]!.upos === "VERB" ? tokens.length : commaBehind(sentence, predicate);
  for (const mention of mentions) {
    if (mention.first > end) break;
    if (mention.first <= predicate || mention.form === "pronoun") continue;
    const head = tokens[mention.headToken]!;
    if (!isOfDeed(site, head, frame) || isLent(sentence, tokens[mention.last]!)) continue;
    if (isNoParty(sentence, head) || (takesPlaces(frame) && isMaker(site, head))) continue;
    const parties = partiesAt(analysis, sentence, head, false).filter(
      (party) => fits(party) && !givesRules(sentence, head, party),
    );
    if (parties.length > 0) return { parties, slot: "within", near: false };
  }
  return NOBODY;
}

/** The first comma or dash behind the noun that no examples follow; the end of the sentence where there is none. */
function commaBehind({ tokens }: Sentence, noun: number): number {
  for (let i = noun + 1; i < tokens.length; i += 1) {
    const { norm, start } = tokens[i]!;
    const isHyphen = norm === "-" && tokens[i - 1]!.end === start;
    if (commas.has(norm) && !isHyphen && !exemplifying.has(tokens[i + 1]?.norm ?? "")) return i;
  }
  return tokens.length;
}

const commas = new Set([",", "-", "--", "–", "—"]);
const exemplifying = new Set(["including", "such", "like", "notably", "namely"]);

/** Does the token stand under the predicate, and nothing between that does not belong to the deed? */
function isOfDeed({ sentence, predicate }: Site, token: Token, frame: Frame): boolean {
  let at = token;
  while (at.index !== predicate) {
    if (at.head < 0 || isAside(sentence, at, frame)) return false;
    at = sentence.tokens[at.head]!;
  }
  return true;
}

/** "fired Western missiles at": whose the weapons are. */
const isMaker = ({ sentence, lexicon }: Site, { deprel, head }: Token): boolean =>
  /^(?:amod|compound|nmod:poss)/.test(deprel) &&
  lexicon.classes.get("missile")?.has(sentence.tokens[head]!.lemma) === true;

/** "on the Thai border", "the use of the Russian language": a place, a tongue. */
const isNoParty = ({ tokens }: Sentence, { deprel, head }: Token): boolean => {
  const noun = /^(?:amod|compound|nmod)/.test(deprel) ? tokens[head] : undefined;
  return noun !== undefined && (noun.lemma === "language" || (isEdge(noun) && noun.deprel !== "obj"));
};

/**
 * What does not belong to the deed itself: the next verb's ("imposed sanctions and gave the junta a week"), when and why it was
 * done ("after Pelosi had visited Taiwan"), what is told besides ("which was met with doubt by the West", "support from Oman, which
 * had talked to Iran"), unless it is the deed that one speaks of ("denounced what Britain had done").
 */
const isAside = (sentence: Sentence, child: Token, frame: Frame): boolean =>
  (child.deprel === "conj" && child.upos === "VERB") ||
  // "was condemned by France and Chad, two of the members of the council": who they are.
  (child.deprel === "appos" && sentence.tokens[child.head]!.upos === "VERB") ||
  child.deprel === "obl:agent" ||
  isMeasure(child) ||
  (!ofDeeds.has(frame.type) && frame.type !== "REQUEST" && isDoer(sentence, child)) ||
  (child.deprel === "acl:relcl" && !(ofDeeds.has(frame.type) && sentence.tokens[child.head]!.upos !== "PROPN")) ||
  (/^(?:advcl|obl)/.test(child.deprel) &&
    children(sentence, child.index).some(
      ({ deprel, norm }) =>
        (deprel === "mark" && (circumstances.has(norm) || (conditions.has(norm) && frame.type !== "THREATEN"))) ||
        (deprel === "amod" && norm === "following") ||
        ((deprel === "case" || (deprel === "advmod" && frame.type !== "MOBILIZE")) && circumstances.has(norm)),
    ));

/** "patrols by soldiers": who does it, and not to whom it is done. */
const isDoer = (sentence: Sentence, child: Token): boolean =>
  child.deprel === "nmod" &&
  children(sentence, child.index).some(({ deprel, norm }) => deprel === "case" && norm === "by");

/** Acts of words about what others did. */
const ofDeeds = new Set(["ACCUSE", "REJECT", "SUPPORT"]);

const circumstances = new Set(
  "according after before since while when because until once although though following".split(" "),
);
/** "as battles raged in Iraq", "if war starts in Iraq": the deed's setting, or not told to happen; but it is threatened who is to do what stands behind "if". */
const conditions = new Set(["as", "if", "unless"]);

/** "southern rebels": people without a name who act for no state. */
export const areCitizens = ({ type, name }: Party): boolean =>
  type === "unknown" &&
  citizens.has(
    name
      .slice(name.lastIndexOf(" ") + 1)
      .replace(/s$/, "")
      .toLowerCase(),
  );

/** A possessive or a demonym is a party or is none; a phrase may hold one. */
const looksInside = (slot: string, acts: boolean): boolean | "doer" =>
  slot !== "poss" && slot !== "adj" && slot !== "cmp" && (acts ? "doer" : true);
