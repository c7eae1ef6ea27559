import { oncePer } from "../kit/once-per.ts";
import {
  agentOf,
  children,
  clauseAbove,
  dependent,
  dependents,
  grammaticalSubject,
  headOf,
  isPassive,
  isRel,
  nounPhrase,
  objectOf,
  subjectOf,
} from "../language/tree.ts";
import type { Sentence, Token } from "../model/index.ts";

/**
 * Where the parties of a predicate stand in the tree. In "Oman hosted talks between Chad and Sudan" the slot "between" of
 * "talks" is "Chad" (and what is coordinated with it), its slot "lv" is "Oman".
 * Slot names: data/event-lexicon.txt. Returns heads of noun phrases; empty if the slot is not filled.
 */
export function slotHeads(sentence: Sentence, predicate: number, slot: string, pos: "v" | "n"): readonly Token[] {
  const known = slotsKnown(sentence);
  for (let one = known[predicate]; one !== undefined; one = one.next)
    if (one.slot === slot && one.pos === pos) return one.heads;
  // What stands behind a preposition is known for all prepositions of the word at once.
  if (!relations.has(slot)) return withPreposition(sentence, predicate, slot);
  const heads = pos === "v" ? verbSlot(sentence, predicate, slot) : nounSlot(sentence, predicate, slot);
  known[predicate] = { slot, pos, heads, next: known[predicate] };
  return heads;
}

/** Slots that are no prepositions. */
const relations = new Set("subj obj iobj csubj teller poss adj cmp lv ctrl bear involving".split(" "));

/** A slot of a word that was asked for, and the one asked for before. */
interface KnownSlot {
  readonly slot: string;
  readonly pos: "v" | "n";
  readonly heads: readonly Token[];
  readonly next: KnownSlot | undefined;
}

/** The slots that were asked for, by word; many frames of a word ask for the same. */
const slotsKnown = oncePer(({ tokens }: Sentence): (KnownSlot | undefined)[] => new Array(tokens.length));

function verbSlot(sentence: Sentence, verb: number, slot: string): readonly Token[] {
  switch (slot) {
    case "subj":
      return list(deciderOf(sentence, verb) ?? gerundDoer(sentence, verb) ?? subjectOf(sentence, verb));
    case "obj":
      return reversed(objectsOf(sentence, verb));
    case "iobj": {
      const objects = objectsOf(sentence, verb);
      return objects.length > 1 ? [objects[0]!] : list(dependent(sentence, verb, "iobj"));
    }
    case "csubj":
      return contentSubject(sentence, verb);
    case "teller":
      return teller(sentence, verb);
    default:
      return withPreposition(sentence, verb, slot);
  }
}

function nounSlot(sentence: Sentence, noun: number, slot: string): readonly Token[] {
  switch (slot) {
    case "poss":
      return guestOf(sentence, noun) ?? dependents(sentence, noun, "nmod:poss");
    case "adj":
      return modifiers(sentence, noun);
    case "cmp":
      return dependents(sentence, noun, "compound");
    case "subj":
      return list(dependent(sentence, noun, "nsubj") ?? null);
    case "lv":
      return lightVerbSubject(sentence, noun);
    case "ctrl":
      return controller(sentence, noun);
    case "bear":
      return bearer(sentence, noun);
    case "involving":
      return dependents(sentence, noun, "acl")
        .filter(({ lemma }) => lemma === "involve" || lemma === "include")
        .flatMap(({ index }) => list(dependent(sentence, index, "obj")));
    default:
      return withPreposition(sentence, noun, slot);
  }
}

/** "is hosting his Malian counterpart during his visit": the guest's, not the host's; null where nobody is hosted or the possessor is named. */
function guestOf(sentence: Sentence, noun: number): readonly Token[] | null {
  if (!stays.has(sentence.tokens[noun]!.lemma)) return null;
  if (dependent(sentence, noun, "nmod:poss")?.xpos !== "PRP$") return null;
  const verb = clauseAbove(sentence, noun);
  const guest = verb < 0 ? null : guestAt(sentence, verb, noun);
  return guest === null ? null : [guest];
}

/** Whom the verb hosts, on a visit that the noun tells. */
function guestAt(sentence: Sentence, verb: number, noun: number): Token | null {
  const { tokens } = sentence;
  if (!stays.has(tokens[noun]!.lemma) || !hosting.has(tokens[verb]!.lemma) || isPassive(sentence, verb)) return null;
  const guest = dependent(sentence, verb, "obj");
  return guest?.index === noun ? null : guest;
}

/** Adjectives, those of the noun that this one is coordinated with included: "Western arms for X and sanctions on Y". */
function modifiers(sentence: Sentence, noun: number): readonly Token[] {
  const own = dependents(sentence, noun, "amod");
  const head = headOf(sentence, noun);
  return own.length > 0 || head === null || sentence.tokens[noun]!.deprel !== "conj"
    ? own
    : dependents(sentence, head.index, "amod");
}

/** Who is under it: "Sofia is under pressure", "Sofia faces pressure". */
function bearer(sentence: Sentence, noun: number): readonly Token[] {
  const subject = dependent(sentence, noun, "nsubj");
  if (subject !== null) return [subject];
  const verb = clauseAbove(sentence, noun);
  if (verb < 0 || !bearing.has(sentence.tokens[verb]!.lemma)) return [];
  return list(subjectOf(sentence, verb));
}

const bearing = new Set(["face", "be", "come", "feel", "resist", "remain"]);

const list = (token: Token | null): readonly Token[] => (token === null ? none : [token]);

const isTime = (token: Token): boolean => token.deprel === "obl:tmod" || timeWords.has(token.lemma.toLowerCase());

const timeWords = new Set(
  (
    "day week month year hour morning evening night time today yesterday tomorrow monday tuesday wednesday thursday friday " +
    "saturday sunday january february march april may june july august september october november december"
  ).split(" "),
);

/**
 * "the American decision to shoot down a balloon": whose decision it was, found in the noun's own phrase. "issued a letter demanding
 * talks": who issued it. Null for other verbs.
 */
function deciderOf(sentence: Sentence, verb: number): Token | null {
  const paper = headOf(sentence, verb);
  const hasOwn = dependent(sentence, verb, "nsubj") !== null;
  if (paper !== null && !hasOwn && sentence.tokens[verb]!.xpos === "VBG" && papers.has(paper.lemma)) {
    const issuer = headOf(sentence, paper.index);
    const isIssued = paper.deprel === "obj" && issuer?.upos === "VERB" && sentence.tokens[verb]!.deprel === "acl";
    if (isIssued) return subjectOf(sentence, issuer.index);
  }
  const isTo = children(sentence, verb).some((child) => child.deprel === "mark" && child.norm === "to");
  if (sentence.tokens[verb]!.deprel !== "acl" || !isTo) return null;
  const noun = headOf(sentence, verb);
  // Who is invited to come, does.
  if (noun === null || noun.lemma === "invitation") return null;
  // "the decision of Kenya to expel him".
  const of = dependents(sentence, noun.index, "nmod").find((child) => hasCase(sentence, child, "of"));
  return dependent(sentence, noun.index, "nmod:poss", "amod", "compound") === null ? (of ?? null) : noun;
}

/** "were killed in shelling by Chad's forces": the doer that stands by a gerund; null for other verbs. */
function gerundDoer(sentence: Sentence, verb: number): Token | null {
  if (sentence.tokens[verb]!.xpos !== "VBG" || dependent(sentence, verb, "nsubj", "obj", "aux") !== null) return null;
  return children(sentence, verb).some(({ deprel, norm }) => deprel === "mark" && norm === "in")
    ? agentOf(sentence, verb)
    : null;
}

/** What speaks for who issues it. */
const papers = new Set(
  "statement declaration resolution letter note message motion communique communiqué petition appeal notice memo bill report".split(
    " ",
  ),
);

/**
 * All objects of a verb in the order of the words: "sent Ukraine vehicles" has two, however the parse has labelled them
 * (obj, iobj, or an oblique without preposition). Of a passive, its subject stands first.
 */
function objectsOf(sentence: Sentence, verb: number): readonly Token[] {
  const first = objectOf(sentence, verb);
  let found = list(first);
  for (const child of children(sentence, verb)) {
    if (child === first || child.index < verb) continue;
    const isObject =
      child.deprel === "obj" ||
      child.deprel === "iobj" ||
      // "called a strike": a noun beside a verb that has no other object is no complement.
      (child.deprel === "xcomp" && child.upos === "NOUN" && first === null) ||
      (child.deprel.startsWith("obl") &&
        !isTime(child) &&
        !children(sentence, child.index).some((below) => below.deprel === "case" && !isAbout(sentence, below)));
    // "urged China and Russia, its main friends, to act": what stands behind a comma is said of the object.
    if (isObject && !(first !== null && opensWithComma(sentence, child))) found = [...found, child];
  }
  // "received at the ministry this morning | Lord Holm", where the tree takes the name for the day's.
  if (found.length === 0)
    for (const time of children(sentence, verb)) {
      const name = time.deprel === "obl:tmod" ? dependent(sentence, time.index, "appos") : null;
      if (name?.upos === "PROPN" && !isTime(name)) found = [...found, name];
    }
  return found.length < 2 ? found : found.toSorted((a, b) => a.index - b.index);
}

const reversed = (tokens: readonly Token[]): readonly Token[] => (tokens.length < 2 ? tokens : tokens.toReversed());

/** "over 150 prisoners", "around 50 men": how many, no preposition. */
const isAbout = ({ tokens }: Sentence, { norm, index }: Token): boolean =>
  /^(?:over|under|around|about|above|near)$/.test(norm) && tokens[index + 1]?.upos === "NUM";

const opensWithComma = (sentence: Sentence, head: Token): boolean =>
  sentence.tokens[nounPhrase(sentence, head.index)[0]! - 1]?.norm === ",";

/**
 * Nominal dependents with this preposition; where there are none, those that a parse is known to hang too high or too low:
 * "discuss ties | with Li" on the object, "evidence | against Chad | was presented" on the subject of a passive, "the withdrawal of
 * forces | from Niger" on what is withdrawn, "opened a probe | into subsidies" on the verb.
 */
export function withPreposition(sentence: Sentence, head: number, preposition: string): readonly Token[] {
  for (const led of ledAt(sentence, head)) if (led.by === preposition) return led.heads;
  return none;
}

/** What `withPreposition` finds at a word, preposition by preposition. */
export function ledAt(sentence: Sentence, head: number): readonly Led[] {
  const known = ledKnown(sentence);
  known[head] ??= ledAnew(sentence, head);
  return known[head]!;
}

/** Nominal dependents that a preposition leads. */
interface Led {
  readonly by: string;
  readonly heads: Token[];
}

const none: readonly Token[] = [];

const ledKnown = oncePer(({ tokens }: Sentence): (readonly Led[] | undefined)[] => new Array(tokens.length));

function ledAnew(sentence: Sentence, head: number): readonly Led[] {
  const token = sentence.tokens[head]!;
  const below = children(sentence, head);
  const found: Led[] = [];
  gather(sentence, below, found, 0);
  // A preposition that leads something nearer is not sought any farther.
  const own = found.length;
  for (const child of below)
    if (
      (child.index > head || child.deprel === "nsubj:pass") &&
      (isNominal(child) || child.deprel === "xcomp" || child.deprel === "nsubj:pass") &&
      child.deprel !== "nmod:poss" &&
      !isCircumstance(sentence, child)
    )
      gather(sentence, children(sentence, child.index), found, own);
  // "demonstrations against the abuses by the army": who did what stands below did not do this.
  if (token.upos === "NOUN") dropBy(found, own);
  if (token.upos !== "VERB" && token.head >= 0 && (isNominal(token) || token.deprel === "nsubj:pass")) {
    const nearer = found.length;
    gather(sentence, children(sentence, token.head), found, nearer, head);
    // "the raid was condemned by Chad": the verb's doer is the noun's only where the verb says no more than the noun.
    if (!lightVerbs.has(sentence.tokens[token.head]!.lemma)) dropBy(found, nearer);
  }
  if (token.deprel === "nsubj" && token.upos === "NOUN" && stages.has(sentence.tokens[token.head]!.lemma)) {
    // "a meeting took place in Oslo | between Berg and Ruiz", beside the place or under it.
    const nearer = found.length;
    gather(sentence, children(sentence, token.head), found, nearer, head);
    for (const place of children(sentence, token.head))
      if (place.index > token.head && isRel(place, "obl"))
        gather(sentence, children(sentence, place.index), found, nearer, head);
  }
  return found.length === 0 ? nothing : found;
}

/** Verbs that say of a happening no more than that it is. */
const stages = new Set(["take", "occur", "happen", "begin", "start", "open", "resume", "continue", "end", "conclude"]);

/** Takes out who does it, where "by" was found from `from` on. */
function dropBy(found: Led[], from: number): void {
  const by = found.findIndex((led, i) => i >= from && led.by === "by");
  if (by >= 0) found.splice(by, 1);
}

const nothing: readonly Led[] = [];

/**
 * Adds the nominal ones of these words to `found`, by their prepositions; what stands before `from` was found nearer. With `behind`
 * only those that stand at most eight words behind it.
 */
function gather(sentence: Sentence, words: readonly Token[], found: Led[], from: number, behind = -1): void {
  for (const token of words) {
    if (!isNominal(token) || (behind >= 0 && (token.index <= behind || token.index - behind > 8))) continue;
    for (const { deprel, norm } of children(sentence, token.index)) {
      if (deprel !== "case") continue;
      const at = found.findIndex(({ by }) => by === norm);
      if (at < 0) found.push({ by: norm, heads: [token] });
      else if (at >= from && found[at]!.heads.at(-1) !== token) found[at]!.heads.push(token);
    }
  }
}

/** Obliques, modifiers and objects, subtypes included. */
const isNominal = (token: Token): boolean => isRel(token, "obl") || isRel(token, "nmod") || isRel(token, "obj");

/** "recalled for consultations, following a row between the two": what came before or goes on beside is a happening of its own. */
const isCircumstance = (sentence: Sentence, token: Token): boolean =>
  children(sentence, token.index).some((child) => child.deprel === "case" && circumstances.has(child.norm));

const circumstances = new Set("following after before amid despite since until during alongside".split(" "));

export function hasCase(sentence: Sentence, token: Token, preposition: string): boolean {
  for (const child of children(sentence, token.index))
    if (child.norm === preposition && child.deprel === "case") return true;
  return false;
}

/** The subject of what is said, feared or demanded: "warned that Beijing was …" gives Beijing. */
function contentSubject(sentence: Sentence, verb: number): readonly Token[] {
  const content = dependent(sentence, verb, "ccomp", "xcomp", "advcl");
  if (content === null || (content.deprel === "advcl" && tellsWhen(sentence, content))) return [];
  const subject = dependent(sentence, content.index, "nsubj");
  if (subject !== null) return [subject];
  const object = objectOf(sentence, content.index);
  return object === null || content.deprel === "advcl" ? [] : [object];
}

/** "demanded a vote after a court had cleared him": when and why one speaks is not what is said. */
const tellsWhen = (sentence: Sentence, clause: Token): boolean =>
  children(sentence, clause.index).some(({ deprel, norm }) => deprel === "mark" && occasions.has(norm));

const occasions = new Set("after before since while when because until once although though as if unless".split(" "));

/** "The coast guard said the trawler was seized": who tells of a deed that nobody is named for, and so did it or had it done. */
function teller(sentence: Sentence, verb: number): readonly Token[] {
  const token = sentence.tokens[verb]!;
  const head = headOf(sentence, verb);
  if (head === null || token.deprel !== "ccomp" || !isPassive(sentence, verb) || !telling.has(head.lemma)) return [];
  return list(dependent(sentence, head.index, "nsubj"));
}

const telling = new Set(["say", "announce", "confirm", "report", "declare"]);

/** Verbs that lend a noun their subject: "held talks", "paid a visit", "imposed sanctions". */
export const lightVerbs: ReadonlySet<string> = new Set(
  (
    "hold make pay have conduct carry launch impose announce begin start conclude resume attend give place begin open end finish " +
    "complete plan undertake embark continue wrap kick use lodge file voice express issue order mount stage schedule enjoy " +
    "renew reopen restart repeat reiterate raise bring reach sign cut cancel postpone delay engage oversee witness arrive kickstart welcome deliver take step react respond retaliate tell address extend accord"
  ).split(" "),
);

/** "announced the start of an exchange", "held two days of talks": the noun that stands for the whole in its clause. */
function stretchOf(sentence: Sentence, noun: number): number {
  const { head, deprel } = sentence.tokens[noun]!;
  const isPart = deprel.startsWith("nmod") && head >= 0 && stretches.has(sentence.tokens[head]!.lemma);
  return isPart && hasCase(sentence, sentence.tokens[noun]!, "of") ? head : noun;
}

const stretches = new Set(
  "start beginning launch opening resumption end conclusion completion continuation round series day week hour month phase stage string spate wave flurry barrage".split(
    " ",
  ),
);

/** What one undertakes, called after what is done: "mediation effort", "peace mission". */
const efforts = new Set("effort mission drive bid attempt campaign process initiative push operation".split(" "));

/** The subject of the verb that governs the noun as its object or, after "on", "for", "from", as its adjunct. */
function lightVerbSubject(sentence: Sentence, noun: number): readonly Token[] {
  // "launched a mediation effort": the effort's verb is its own.
  const effort = sentence.tokens[noun]!.deprel === "compound" ? headOf(sentence, noun) : null;
  const stretch = effort !== null && efforts.has(effort.lemma) ? effort.index : stretchOf(sentence, noun);
  const whole = /^(?:obj|nsubj:pass)/.test(sentence.tokens[stretch]!.deprel) ? stretch : noun;
  const head = headOf(sentence, whole);
  const rel = sentence.tokens[whole]!.deprel;
  const made = dependent(sentence, noun, "acl");
  // "the first trip that Putin has made": the verb stands in the noun's own clause.
  if (made !== null && made.upos === "VERB" && lightVerbs.has(made.lemma)) {
    const subject = dependent(sentence, made.index, "nsubj");
    if (subject !== null && subject.xpos !== "WDT") return [subject];
  }
  // "is on a visit to", "are in talks with": the noun is the predicate.
  const isPredicate = dependent(sentence, noun, "cop") !== null;
  if (
    isPredicate &&
    (hasCase(sentence, sentence.tokens[noun]!, "on") || hasCase(sentence, sentence.tokens[noun]!, "in"))
  )
    return list(subjectOf(sentence, noun));
  // "is here on a visit", "who was in Oslo on a visit".
  if (head !== null && rel.startsWith("obl") && dependent(sentence, head.index, "cop") !== null)
    return list(subjectOf(sentence, head.index));
  // "will resume talks" is a verb, whatever the tagger says.
  if (head === null || (head.upos !== "VERB" && dependent(sentence, head.index, "aux") === null)) return [];
  if ((rel === "obj" || rel.startsWith("obl")) && lightVerbs.has(head.lemma))
    return list(subjectOf(sentence, head.index));
  if (rel === "nsubj:pass" && lightVerbs.has(head.lemma)) return list(subjectOf(sentence, head.index));
  return [];
}

const during = new Set(["in", "during", "at", "after", "following", "before", "on", "ahead", "upon", "amid"]);

const motions = new Set("travel go fly head come arrive visit return leave depart".split(" "));
const hosting = new Set("host receive welcome greet".split(" "));
const stays = new Set("visit trip tour stay stopover".split(" "));

/** "Putin praised ties during talks with Li": who does the clause is a party of its adjunct. */
function controller(sentence: Sentence, noun: number): readonly Token[] {
  const token = sentence.tokens[noun]!;
  if (!token.deprel.startsWith("obl") && !token.deprel.startsWith("nmod")) return [];
  const isAdjunct = (i: number): boolean =>
    children(sentence, i).some((child) => child.deprel === "case" && during.has(child.norm));
  // "after four days of talks", "at the end of a visit": the preposition may stand with the measure.
  const adjunct =
    isAdjunct(noun) ||
    (token.deprel.startsWith("nmod") && token.head >= 0 && isAdjunct(token.head)) ||
    // "Meeting in Lima, the two leaders agreed": a participle, whatever the tagger says.
    (noun === 0 && token.norm === "meeting" && token.deprel === "obl:unmarked") ||
    // "will travel to Seoul for talks with Yoon": who travels talks.
    (token.head >= 0 &&
      motions.has(sentence.tokens[token.head]!.lemma) &&
      !stays.has(token.lemma) &&
      hasCase(sentence, token, "for"));
  const verb = adjunct ? clauseAbove(sentence, noun) : -1;
  // "Kenya hosted the minister in the first visit for years": the guest's.
  const guest = verb < 0 ? null : guestAt(sentence, verb, noun);
  if (guest !== null) return [guest];
  return verb < 0 ? [] : list(subjectOf(sentence, verb) ?? grammaticalSubject(sentence, verb));
}
