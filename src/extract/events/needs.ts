import { oncePer } from "../../kit/once-per.ts";
import { children, dependent, dependents, isNegated, isPassive, pairOf, subtree } from "../../language/tree.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import { partiesAt } from "../parties.ts";
import { areRebels, differ, type Party, sideOf } from "../party.ts";
import { hasCase, slotHeads, withPreposition } from "../slots.ts";
import type { EventLexicon, Frame, Need } from "./lexicon.ts";

/** What a frame is tried on: one predicate of one sentence. */
export interface Site {
  readonly analysis: Analysis;
  readonly lexicon: EventLexicon;
  readonly sentence: Sentence;
  readonly predicate: number;
}

/** The heads of a slot (slots.ts) at the site's predicate; what the particle of a phrasal verb leads is its object: "handed in | their weapons". */
export function headsAt(
  { sentence, predicate }: Site,
  slot: string,
  { pos, particle, type }: Pick<Frame, "pos" | "particle"> & Partial<Pick<Frame, "type">>,
): readonly Token[] {
  const found = slotHeads(sentence, predicate, slot, pos);
  if (found.length > 0 || slot !== "obj") return found;
  if (particle !== null) return withPreposition(sentence, predicate, particle).filter(({ head }) => head === predicate);
  // "attacked and looted the town"; who "met and praised the plan" met no plan.
  const pair = pos === "v" && type !== undefined && type !== "CONSULT" ? pairOf(sentence, predicate) : null;
  return pair === null || isPassive(sentence, pair.index) ? found : slotHeads(sentence, pair.index, slot, pos);
}

/** The first need that the words do not meet, as the lexicon writes it; null when all are met that ask for no parties. */
export function unmetByWords(site: Site, frame: Frame): string | null {
  for (const need of frame.needs)
    if (!need.ofParties && isMet(site, frame, need, nobody, nobody) === need.not) return need.text;
  return null;
}

const nobody: readonly Party[] = [];

/** The needs of parties that are not met, as the lexicon writes them; empty when all are. */
export const unmetNeeds = (
  site: Site,
  frame: Frame,
  actors: readonly Party[],
  recipients: readonly Party[],
): string[] =>
  frame.needs
    .filter((need) => need.ofParties && isMet(site, frame, need, actors, recipients) === need.not)
    .map((need) => need.text);

const isMet = (
  site: Site,
  frame: Frame,
  need: Need,
  actors: readonly Party[],
  recipients: readonly Party[],
): boolean =>
  need.is === null
    ? (tests.get(need.flag)?.(site, actors, recipients) ?? false)
    : hasArgument(site, frame, need.flag, need.is);

/** "to fight", "to help fight". */
function isForPurpose(sentence: Sentence, verb: number): boolean {
  const { deprel, head } = sentence.tokens[verb]!;
  if (!/^(?:advcl|acl$|xcomp)/.test(deprel)) return false;
  if (dependents(sentence, verb, "mark").some(({ norm }) => norm === "to")) return true;
  return deprel === "xcomp" && head >= 0 && isForPurpose(sentence, head);
}

type Test = (site: Site, actors: readonly Party[], recipients: readonly Party[]) => boolean;

const isSeveral: Test = (_, actors, recipients) => differ([...actors, ...recipients], ({ name }) => name);

/** What the flags of the lexicon ask. */
const tests: ReadonlyMap<string, Test> = new Map(
  Object.entries<Test>({
    both: (_, actors, recipients) => actors.length > 0 && recipients.length > 0,
    two: isSeveral,
    several: isSeveral,
    pair: (_, actors) => actors.length >= 2,
    xcomp: ({ sentence, predicate }) => dependent(sentence, predicate, "xcomp") !== null,
    rec: (_, __, recipients) => recipients.length > 0,
    person: (_, actors) => actors.some((party) => party.type === "person"),
    statesmen: (_, actors) => actors.length > 0 && actors.every((party) => party.official || areRebels(party)),
    citizens: (_, actors) =>
      actors.length > 0 && actors.every((party) => party.type === "unknown" || party.type === "group"),
    actbody: (_, actors) => actors.length > 0 && actors.every((party) => party.type === "body"),
    recbody: (_, __, recipients) => recipients.some((party) => party.type === "body"),
    objparty: (site) => objectParties(site).length > 0,
    objperson: (site) => objectParties(site).some((party) => party.type === "person"),
    inf: ({ sentence, predicate }) => {
      const content = dependent(sentence, predicate, "xcomp", "ccomp", "advcl");
      return content !== null && isInfinitive(sentence, content.index);
    },
    finite: ({ sentence, predicate }) =>
      /^VB[DPZ]$/.test(sentence.tokens[predicate]!.xpos) ||
      children(sentence, predicate).some((child) => child.upos === "AUX"),
    named: ({ sentence, predicate }) =>
      children(sentence, predicate).some((child) => child.deprel === "compound" && child.upos === "PROPN") ||
      sentence.tokens[predicate]!.upos === "PROPN",
    // "handed over their weapons", "destroyed its stockpile".
    own: (site) =>
      ownable(site).some((head) =>
        dependents(site.sentence, head.index, "nmod:poss").some(({ xpos }) => xpos === "PRP$"),
      ),
    // "sent troops to fight the rebels": what for, and not yet told to be done.
    purpose: ({ sentence, predicate }) => isForPurpose(sentence, predicate),
    // "Chad protested against the road": a land by its own name, no crowd of its people.
    sovereign: ({ sentence }, actors) =>
      actors.length > 0 &&
      actors.every(({ type, at }) => {
        const { upos, xpos, deprel } = sentence.tokens[at]!;
        return type === "state" && upos === "PROPN" && xpos !== "NNPS" && deprel === "nsubj";
      }),
    ccomp: ({ sentence, predicate }) => dependent(sentence, predicate, "ccomp") !== null,
    at: ({ sentence, predicate }) => hasCase(sentence, sentence.tokens[predicate]!, "at"),
    passive: ({ sentence, predicate }) => isPassive(sentence, predicate),
    future: ({ sentence, predicate }) => isFuture(sentence, predicate),
    refused: ({ sentence, predicate }) => isNegated(sentence, predicate),
    wont: ({ analysis, sentence, predicate }) => {
      const content = dependent(sentence, predicate, "ccomp");
      if (content === null || !isNegated(sentence, content.index) || !isFuture(sentence, content.index)) return false;
      // "said that aid would not solve the crisis" refuses nothing.
      const subject = dependent(sentence, content.index, "nsubj");
      return subject === null || subject.upos === "PRON" || partiesAt(analysis, sentence, subject).length > 0;
    },
    // "said that the tariff was unjust".
    scorned: (site) => {
      const content = dependent(site.sentence, site.predicate, "ccomp");
      return content !== null && isOf(site, content.index, "scorn");
    },
    // "said that rebels had attacked a bus"; "fled for fear of being attacked" lays it to nobody's charge.
    misdeeds: (site) =>
      subtree(site.sentence, site.predicate).some(
        (i) => isOf(site, i, "misdeed") && !(site.sentence.tokens[i]!.upos === "VERB" && isPassive(site.sentence, i)),
      ),
    // "said that it would strike", "would use force"; not "said that the defence force would stay".
    willstrike: (site) => {
      const { sentence, predicate } = site;
      const content = dependent(sentence, predicate, "ccomp", "xcomp");
      if (content === null || !isFuture(sentence, content.index)) return false;
      const told = [content, ...dependents(sentence, content.index, "obj", "xcomp", "conj", "obl", "advcl")];
      return told.some(({ index }) => isOf(site, index, "force"));
    },
    notto: ({ sentence, predicate }) => {
      const content = dependent(sentence, predicate, "xcomp", "ccomp");
      if (content === null || !isNegated(sentence, content.index)) return false;
      return isFuture(sentence, content.index) || isInfinitive(sentence, content.index);
    },
    rival: (_, actors, recipients) =>
      recipients.some((party) => party.state === null || actors.every((actor) => sideOf(actor) !== sideOf(party))),
  }),
);

const isInfinitive = (sentence: Sentence, verb: number): boolean =>
  children(sentence, verb).some((child) => child.deprel === "mark" && child.norm === "to");

const isFuture = (sentence: Sentence, verb: number): boolean =>
  children(sentence, verb).some((child) => willing.has(child.lemma) || willing.has(child.norm));

const willing = new Set(["will", "would", "wo", "’ll", "'ll", "’d", "'d"]);

export const AS_VERB = { pos: "v", particle: null } as const;

/** The objects, also behind a particle: "handed over | their weapons". */
const ownable = (site: Site): readonly Token[] => {
  const { tokens } = site.sentence;
  return headsAt(site, "obj", { pos: "v", particle: tokens[site.predicate + 1]?.norm ?? null });
};

const objectParties = (site: Site): Party[] =>
  headsAt(site, "obj", AS_VERB)
    .filter((head) => !isThing(site, head))
    .flatMap((head) => partiesAt(site.analysis, site.sentence, head, false));

/** "received warplanes": what flies, sails or is fired is nobody. */
const isThing = ({ lexicon }: Site, { lemma, upos }: Token): boolean =>
  upos === "NOUN" &&
  ["aircraft", "vessel", "missile"].some((name) => lexicon.classes.get(name)?.has(lemma) === true) &&
  lemma !== "crew" &&
  lemma !== "navy";

function hasArgument(site: Site, frame: Frame, slot: string, wanted: string): boolean {
  if (slot === "has") return classesUnder(site).includes(wanted);
  if (slot === "mod") return isModified(site, wanted);
  if (slot === "lv") {
    const { head } = site.sentence.tokens[site.predicate]!;
    return head >= 0 && isOf(site, head, wanted);
  }
  const heads = headsAt(site, slot, frame);
  if (heads.length === 0) return false;
  const kind = kinds.get(wanted);
  return kind === undefined
    ? classesOfSlot(site, frame, slot, heads).includes(wanted)
    : heads.some((head) => kind(site, head));
}

/** What a need may ask of a slot's word beside its class. */
const kinds: ReadonlyMap<string, (site: Site, head: Token) => boolean> = new Map(
  Object.entries<(site: Site, head: Token) => boolean>({
    // "phoned him on Sunday": a day is no argument.
    any: ({ analysis, sentence }, { index }) =>
      !(analysis.timesBySentence[sentence.index] ?? []).some(({ first, last }) => first <= index && index <= last),
    person: ({ analysis, sentence }, head) =>
      partiesAt(analysis, sentence, head, false).some(({ type }) => type === "person"),
    party: ({ analysis, sentence }, head) => partiesAt(analysis, sentence, head, false).length > 0,
    place: ({ analysis, sentence }, { index }) =>
      (analysis.mentionsBySentence[sentence.index] ?? []).some(
        (m) => m.headToken === index && m.actors.some((a) => a.type === "place" || a.type === "state"),
      ),
  }),
);

/** Is the predicate modified by a word of this class: "missile test", "short-range missile test"? */
const isModified = (site: Site, wanted: string): boolean =>
  children(site.sentence, site.predicate).some(
    ({ deprel, index }) =>
      (deprel === "compound" || deprel === "amod" || deprel.startsWith("nmod")) &&
      (isOf(site, index, wanted) || hasBelow(site, index, ofName, wanted)),
  );

const besides = new Set(["nmod", "nmod:desc", "conj", "compound"]);
/** What modifies a modifier: "short-range missile test". */
const ofName = new Set(["compound"]);

/** Stands a word of this class right under the token, by one of these relations? */
const hasBelow = (site: Site, token: number, relations: ReadonlySet<string>, wanted: string): boolean =>
  children(site.sentence, token).some(({ deprel, index }) => relations.has(deprel) && isOf(site, index, wanted));

/** "a walk on the island", "a speech in the town": where something is, and no part of it. */
const isAt = (sentence: Sentence, deprel: string, index: number): boolean =>
  deprel === "nmod" && dependents(sentence, index, "case").some(({ norm }) => /^(?:on|in|at|near|to|from)$/.test(norm));

const isOf = (site: Site, token: number, wanted: string): boolean => classesAt(site, token).includes(wanted);

/** What is known of a sentence's words for a lexicon, as one frame after another asks. */
const wordsKnown = oncePer((_: EventLexicon) =>
  oncePer(({ tokens }: Sentence) => ({
    classes: new Array<readonly string[] | undefined>(tokens.length),
    under: new Array<readonly string[] | undefined>(tokens.length),
    slots: new Array<SlotClasses | undefined>(tokens.length),
  })),
);

/** The classes of words that fill a slot of a verb or noun; and of the slot that was asked for before. */
interface SlotClasses {
  readonly pos: "v" | "n";
  readonly slot: string;
  readonly classes: readonly string[];
  readonly next: SlotClasses | undefined;
}

/** The classes of words that a word is of. */
function classesAt({ lexicon, sentence }: Site, index: number): readonly string[] {
  const known = wordsKnown(lexicon)(sentence).classes;
  let classes = known[index];
  if (classes === undefined) {
    const { lemma, norm } = sentence.tokens[index]!;
    const { classesOf } = lexicon;
    classes = classesOf.get(lemma) ?? noClass;
    if (norm !== lemma) classes = together(classes, classesOf.get(norm));
    // "troops" has no singular in the treebanks, "warships" may be a name.
    const bySingular = norm.endsWith("s") ? classesOf.get(norm.slice(0, -1)) : undefined;
    if (bySingular !== classes) classes = together(classes, bySingular);
    const joined = hyphenated(sentence, index);
    if (joined !== null) classes = together(classes, classesOf.get(joined));
    known[index] = classes;
  }
  return classes;
}

/** The classes of all words under the predicate. */
function classesUnder(site: Site): readonly string[] {
  const { lexicon, sentence, predicate } = site;
  const known = wordsKnown(lexicon)(sentence).under;
  let classes = known[predicate];
  if (classes === undefined) {
    const found: string[] = [];
    for (const i of subtree(sentence, predicate)) for (const name of classesAt(site, i)) found.push(name);
    classes = found;
    known[predicate] = classes;
  }
  return classes;
}

/** The classes of the words that head a slot, and of those one step below: "a package of sanctions", "a series of agreements", "Ambassador Lee". */
function classesOfSlot(site: Site, { pos, particle }: Frame, slot: string, heads: readonly Token[]): readonly string[] {
  const { lexicon, sentence, predicate } = site;
  const known = wordsKnown(lexicon)(sentence).slots;
  // What a particle leads is its verb's object, and no other's.
  const isShared = particle === null || slot !== "obj";
  if (isShared)
    for (let one = known[predicate]; one !== undefined; one = one.next)
      if (one.slot === slot && one.pos === pos) return one.classes;
  const classes = classesOfHeads(site, heads);
  if (isShared) known[predicate] = { pos, slot, classes, next: known[predicate] };
  return classes;
}

function classesOfHeads(site: Site, heads: readonly Token[]): readonly string[] {
  const { sentence } = site;
  let found = noClass;
  for (const { index } of heads) {
    found = together(found, classesAt(site, index));
    for (const child of children(sentence, index))
      if (besides.has(child.deprel) && !isAt(sentence, child.deprel, child.index))
        found = together(found, classesAt(site, child.index));
  }
  return found;
}

/** Both lists as one; the one where the other has nothing. */
const together = (some: readonly string[], more: readonly string[] = noClass): readonly string[] =>
  more.length === 0 ? some : some.length === 0 ? more : [...some, ...more];

const noClass: readonly string[] = [];

/** "a cease-fire", "the pull-out": the whole word that the token ends, its last part by its lemma; null without a hyphen. */
export function hyphenated({ tokens }: Sentence, index: number): string | null {
  if (tokens[index - 1]?.norm !== "-" || index < 2) return null;
  return `${tokens[index - 2]!.norm}-${tokens[index]!.lemma}`;
}
