import { children, dependent, isNegated, isPassive, subtree } from "../../language/tree.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import type { Party } from "../parties.ts";
import { partiesAt, sideOf } from "../parties.ts";
import { hasCase, slotHeads, withPreposition } from "../slots.ts";
import type { EventLexicon, Frame, Need } from "./lexicon.ts";

/** What a frame is tried on: one predicate of one sentence. */
export interface Site {
  readonly analysis: Analysis;
  readonly lexicon: EventLexicon;
  readonly sentence: Sentence;
  readonly predicate: number;
  /** The heads of slots that were looked up, for the next frame of the same word. */
  readonly heads: Map<string, readonly Token[]>;
}

/** The heads of a slot (slots.ts) at the site's predicate; what the particle of a phrasal verb leads is its object: "handed in | their weapons". */
export function headsAt(
  { sentence, predicate, heads }: Site,
  slot: string,
  { pos, particle }: Pick<Frame, "pos" | "particle">,
): readonly Token[] {
  let found = heads.get(slot);
  if (found === undefined) {
    found = slotHeads(sentence, predicate, slot, pos);
    heads.set(slot, found);
  }
  return found.length === 0 && slot === "obj" && particle !== null
    ? withPreposition(sentence, predicate, particle).filter(({ head }) => head === predicate)
    : found;
}

/** Needs that ask for the parties; the others can be told from the words alone, before anybody is looked for. */
const ofParties = new Set("both two several rec pair person statesmen citizens actbody recbody rival".split(" "));

const isOfParties = (need: Need): boolean => need.is === null && ofParties.has(need.flag);

/** The first need that the words do not meet, as the lexicon writes it; null when all are met that ask for no parties. */
export function unmetByWords(site: Site, frame: Frame): string | null {
  const unmet = frame.needs.find((need) => !isOfParties(need) && isMet(site, frame, need, [], []) === need.not);
  return unmet === undefined ? null : unmet.text;
}

/** The needs of parties that are not met, as the lexicon writes them; empty when all are. */
export const unmetNeeds = (
  site: Site,
  frame: Frame,
  actors: readonly Party[],
  recipients: readonly Party[],
): string[] =>
  frame.needs
    .filter((need) => isOfParties(need) && isMet(site, frame, need, actors, recipients) === need.not)
    .map((need) => need.text);

function isMet(site: Site, frame: Frame, need: Need, actors: readonly Party[], recipients: readonly Party[]): boolean {
  const { sentence, predicate } = site;
  if (need.is !== null) return hasArgument(site, frame, need.flag, need.is);
  switch (need.flag) {
    case "both":
      return actors.length > 0 && recipients.length > 0;
    case "two":
    case "several":
      return new Set([...actors, ...recipients].map((party) => party.name)).size >= 2;
    case "pair":
      return actors.length >= 2;
    case "xcomp":
      return dependent(sentence, predicate, "xcomp") !== null;
    case "rec":
      return recipients.length > 0;
    case "person":
      return actors.some((party) => party.type === "person");
    case "statesmen":
      return actors.length > 0 && actors.every((party) => party.official);
    case "citizens":
      return actors.length > 0 && actors.every((party) => party.type === "unknown" || party.type === "group");
    case "actbody":
      return actors.length > 0 && actors.every((party) => party.type === "body");
    case "recbody":
      return recipients.some((party) => party.type === "body");
    case "objparty":
      return objectParties(site).length > 0;
    case "objperson":
      return objectParties(site).some((party) => party.type === "person");
    case "inf": {
      const content = dependent(sentence, predicate, "xcomp", "ccomp", "advcl");
      return content !== null && isInfinitive(sentence, content.index);
    }
    case "finite":
      return (
        /^VB[DPZ]$/.test(sentence.tokens[predicate]!.xpos) ||
        children(sentence, predicate).some((child) => child.upos === "AUX")
      );
    case "named":
      return (
        children(sentence, predicate).some((child) => child.deprel === "compound" && child.upos === "PROPN") ||
        sentence.tokens[predicate]!.upos === "PROPN"
      );
    case "ccomp":
      return dependent(sentence, predicate, "ccomp") !== null;
    case "at":
      return hasCase(sentence, sentence.tokens[predicate]!, "at");
    case "passive":
      return isPassive(sentence, predicate);
    case "future":
      return isFuture(sentence, predicate);
    case "refused":
      return isNegated(sentence, predicate);
    case "wont": {
      const content = dependent(sentence, predicate, "ccomp");
      return content !== null && isNegated(sentence, content.index) && isFuture(sentence, content.index);
    }
    case "notto": {
      const content = dependent(sentence, predicate, "xcomp", "ccomp");
      if (content === null || !isNegated(sentence, content.index)) return false;
      return isFuture(sentence, content.index) || isInfinitive(sentence, content.index);
    }
    case "rival":
      return recipients.some(
        (party) => party.state === null || actors.every((actor) => sideOf(actor) !== sideOf(party)),
      );
    default:
      return false;
  }
}

const isInfinitive = (sentence: Sentence, verb: number): boolean =>
  children(sentence, verb).some((child) => child.deprel === "mark" && child.norm === "to");

const isFuture = (sentence: Sentence, verb: number): boolean =>
  children(sentence, verb).some((child) => willing.has(child.lemma) || willing.has(child.norm));

const willing = new Set(["will", "would", "wo", "’ll", "'ll", "’d", "'d"]);

export const AS_VERB = { pos: "v", particle: null } as const;

const objectParties = (site: Site): Party[] =>
  headsAt(site, "obj", AS_VERB).flatMap((head) => partiesAt(site.analysis, site.sentence, head, false));

function hasArgument(site: Site, frame: Frame, slot: string, wanted: string): boolean {
  const { sentence, predicate, lexicon } = site;
  const words = lexicon.classes.get(wanted);
  const inClass = (index: number): boolean => {
    const token = sentence.tokens[index]!;
    if (words === undefined) return false;
    // "troops" has no singular in the treebanks, "warships" may be a name.
    return (
      words.has(token.lemma) ||
      words.has(token.norm) ||
      (token.norm.endsWith("s") && words.has(token.norm.slice(0, -1)))
    );
  };
  if (slot === "has") return subtree(sentence, predicate).some(inClass);
  if (slot === "mod") {
    return children(sentence, predicate).some(
      (child) =>
        (child.deprel === "compound" || child.deprel === "amod" || child.deprel.startsWith("nmod")) &&
        modifies(site, child.index, inClass),
    );
  }
  if (slot === "lv") {
    const head = sentence.tokens[predicate]!.head;
    return head >= 0 && inClass(head);
  }
  const heads = headsAt(site, slot, frame);
  if (wanted === "any") {
    // "phoned him on Sunday": a day is no argument.
    const times = site.analysis.timesBySentence[sentence.index] ?? [];
    return heads.some((head) => !times.some((time) => time.first <= head.index && head.index <= time.last));
  }
  if (wanted === "person") {
    return heads.some((head) =>
      partiesAt(site.analysis, sentence, head, false).some((party) => party.type === "person"),
    );
  }
  if (wanted === "party") return heads.some((head) => partiesAt(site.analysis, sentence, head, false).length > 0);
  if (wanted === "place") {
    const mentions = site.analysis.mentionsBySentence[sentence.index] ?? [];
    return heads.some((head) =>
      mentions.some(
        (m) => m.headToken === head.index && m.actors.some((a) => a.type === "place" || a.type === "state"),
      ),
    );
  }
  // "a package of sanctions", "a series of agreements", "Ambassador Lee": the class may stand one step below the head.
  return heads.some(
    (head) =>
      inClass(head.index) || children(sentence, head.index).some((c) => besides.has(c.deprel) && inClass(c.index)),
  );
}

const besides = new Set(["nmod", "nmod:desc", "conj", "compound"]);

/** The modifier itself or what modifies it ("short-range missile test"). */
const modifies = (site: Site, index: number, inClass: (index: number) => boolean): boolean =>
  inClass(index) || children(site.sentence, index).some((child) => child.deprel === "compound" && inClass(child.index));
