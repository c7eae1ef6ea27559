/**
 * Whether the words around a token speak of what was, is or will be: in "Li, who met her on Monday, will leave on Friday"
 * Monday is past and Friday future.
 *
 * Climbs the tree from the token to the verb that governs it and reads that verb's tense, aspect and mood. Where a
 * sentence has no tree it looks for the nearest verb within the clause, before the token first.
 */
import { oncePer } from "../kit/once-per.ts";
import { children, dependent } from "../language/tree.ts";
import type { Sentence, Token } from "../model/sentence.ts";

export interface Tense {
  readonly tense: "past" | "present" | "future" | null;
  /** The verb that it was read from, -1 when there is none. */
  readonly verb: number;
  /** Read from a finite verb of the same clause. */
  readonly sure: boolean;
  /** The words hang on that verb itself, not on a noun below it. */
  readonly direct?: boolean | undefined;
}

/** The same, not read from a finite verb of the clause. */
const unsure = ({ tense, verb, direct }: Tense): Tense => ({ tense, verb, sure: false, direct });

/** The same, of words that hang on its verb, or not. */
const hung = ({ tense, verb, sure }: Tense, direct: boolean): Tense => ({ tense, verb, sure, direct });

/** The tense that governs the words from `first` to `last`. */
export function tenseAround(sentence: Sentence, first: number, last: number): Tense {
  if (!hasTree(sentence)) return nearestTense(sentence, first, last);
  const beside = verbBeside(sentence, first);
  if (beside !== null) return beside;
  const verb = governor(sentence, first, last);
  if (verb < 0) {
    if (futureWordNear(sentence, first, last)) return { tense: "future", verb, sure: false };
    return nearestTense(sentence, first, last);
  }
  const content = contentVerb(sentence, verb, first);
  if (content !== null) return hung(tenseOfVerb(sentence, content), false);
  const tense = tenseOfVerb(sentence, verb);
  if (underPlannedNoun(sentence, first, last, verb)) return { tense: "future", verb, sure: false };
  if (tense.tense !== "future" && futureWordNear(sentence, first, last)) return { tense: "future", verb, sure: false };
  return hung(tense, outerHead(sentence, first, last) === verb);
}

/** ", announced Friday, the holders would receive": the verb right before the words is theirs, however the tree hangs them. */
function verbBeside(sentence: Sentence, first: number): Tense | null {
  const before = sentence.tokens[first - 1];
  if (before === undefined || before.upos !== "VERB" || !/^VB[DN]$/.test(before.xpos)) return null;
  const tense = tenseOfVerb(sentence, before.index);
  return tense.tense === "past" ? hung(tense, true) : null;
}

/**
 * "said it will redeem the shares on Oct. 31": a time hung on the saying that stands behind the verb of what is said belongs to
 * that, unless it follows right on the saying. Null elsewhere.
 */
function contentVerb(sentence: Sentence, verb: number, first: number): number | null {
  if (!SAYS.has(sentence.tokens[verb]!.lemma) || first - verb < 5) return null;
  const content = children(sentence, verb).find((child) => child.deprel === "ccomp" && child.index > verb);
  return content !== undefined && content.index < first && content.upos === "VERB" ? content.index : null;
}

const SAYS = new Set(["say", "announce", "state", "add", "confirm", "report", "tell"]);

/** The tense of the verb (or other predicate) itself. */
export function tenseOfVerb(sentence: Sentence, verb: number, depth = 0): Tense {
  const token = sentence.tokens[verb];
  if (token === undefined) return NONE;
  if (!hasTree(sentence)) return nearestTense(sentence, verb, verb);
  const auxes = children(sentence, verb).filter((child) => child.deprel.startsWith("aux") || child.deprel === "cop");
  // "was to have flown on Tuesday", "would have been his first visit": what did not come about lies behind.
  if (auxes.length > 0 && isUnfulfilled(sentence, verb)) return pastOf(verb);
  for (const aux of auxes) {
    if (FUTURE_AUX.has(aux.norm)) return { tense: "future", verb, sure: true };
    if (MODALS.has(aux.norm))
      return { tense: auxes.some((one) => one.norm === "have") ? "past" : "future", verb, sure: false };
  }
  if (isDue(sentence, token)) {
    // "It had been due to expire on Friday", told after that.
    return auxes.some((aux) => aux.norm === "had") ? pastOf(verb) : { tense: "future", verb, sure: true };
  }
  if (token.lemma === "go" && token.xpos === "VBG" && dependent(sentence, verb, "xcomp") !== null) {
    return { tense: "future", verb, sure: true };
  }
  if (isToBe(sentence, token)) return { tense: "future", verb, sure: true };
  if (isInfinitive(sentence, token)) return infinitiveTense(sentence, token, depth);
  const nonfinite = auxes.length > 0 && auxes.every((aux) => aux.norm === "being" || aux.norm === "having");
  if (nonfinite || (token.xpos === "VBG" && auxes.length === 0)) {
    // "after being welcomed on Tuesday, he praised": the verb of the clause above tells.
    const above = depth < 6 && token.head >= 0 ? governor(sentence, token.head, token.head, true) : -1;
    if (above < 0) return unsure(nearestTense(sentence, verb, verb));
    const tense = tenseOfVerb(sentence, above, depth + 1);
    return {
      tense: tense.tense,
      verb: above,
      sure: tense.sure && token.deprel.startsWith("advcl"),
      direct: tense.direct,
    };
  }
  for (const aux of auxes) {
    if (
      aux.norm === "has" ||
      aux.norm === "have" ||
      aux.norm === "'ve" ||
      aux.norm === "had" ||
      PAST_AUX.has(aux.norm)
    ) {
      return { tense: "past", verb, sure: true };
    }
  }
  if (token.xpos === "VBD") return { tense: "past", verb, sure: true };
  if (auxes.length > 0) {
    const passive = auxes.some((aux) => aux.deprel === "aux:pass");
    return { tense: "present", verb, sure: !passive };
  }
  if (token.xpos === "VBZ" || token.xpos === "VBP") {
    // "In December exports grew": a noun that the tagger took for a verb has no subject.
    const verbal =
      token.deprel !== "root" || children(sentence, verb).some((child) => /^(?:nsubj|expl|conj)/.test(child.deprel));
    return { tense: "present", verb, sure: verbal && (token.xpos === "VBZ" || !LIKE_ITS_PAST.has(token.lemma)) };
  }
  if (token.xpos === "VBN") {
    return token.deprel === "conj" && depth < 4
      ? tenseOfVerb(sentence, token.head, depth + 1)
      : { tense: "past", verb, sure: false };
  }
  if (token.head >= 0 && depth < 6) {
    const above = governor(sentence, verb, verb);
    if (above >= 0) return unsure(tenseOfVerb(sentence, above, depth + 1));
  }
  return { tense: null, verb, sure: false };
}

/** "was to have visited", "would have met": planned, and it did not happen. */
export function isUnfulfilled(sentence: Sentence, verb: number): boolean {
  const below = children(sentence, verb);
  if (!below.some((child) => child.deprel.startsWith("aux") && child.norm === "have")) return false;
  if (below.some((child) => child.norm === "would" && child.deprel.startsWith("aux"))) return true;
  const was = below.some(
    (child) => /^(?:aux|cop)/.test(child.deprel) && (child.norm === "was" || child.norm === "were"),
  );
  return was && below.some((child) => child.deprel === "mark" && child.norm === "to");
}

/** "is set to visit", "is scheduled for Friday"; not "set a deadline". */
function isDue(sentence: Sentence, token: Token): boolean {
  if (!DUE.has(token.lemma) && !DUE.has(token.norm)) return false;
  if (token.lemma !== "set") return true;
  if (token.xpos === "VBD") return false;
  if (dependent(sentence, token.index, "xcomp", "ccomp") !== null) return true;
  // "is set for Friday", not "was set at ten million".
  return children(sentence, token.index).some((child) =>
    children(sentence, child.index).some((below) => below.deprel === "case" && below.norm === "for"),
  );
}

/** "is to visit", "are to sign". */
function isToBe(sentence: Sentence, token: Token): boolean {
  const to = sentence.tokens[token.index - 1];
  const be = sentence.tokens[token.index - 2];
  return token.xpos === "VB" && to?.norm === "to" && (be?.norm === "is" || be?.norm === "are");
}

/** Whether the token is an infinitive with "to", or a bare one. */
export function isInfinitive(sentence: Sentence, token: Token): boolean {
  // "resorted to using water cannon": a gerund behind a preposition.
  if (
    token.xpos !== "VBG" &&
    children(sentence, token.index).some((child) => child.deprel === "mark" && child.norm === "to")
  )
    return true;
  // "to be held": the mark stands with the verb, the auxiliary between.
  return token.xpos === "VB" && !children(sentence, token.index).some((child) => child.deprel.startsWith("aux"));
}

function infinitiveTense(sentence: Sentence, token: Token, depth: number): Tense {
  const head = sentence.tokens[token.head];
  if (head === undefined && sentence.kind === "prose" && dependent(sentence, token.index, "nsubj") !== null) {
    // "It answers the trip": a finite verb that the tagger took for an infinitive.
    if (!children(sentence, token.index).some((child) => child.norm === "to" && child.deprel === "mark"))
      return { tense: "present", verb: token.index, sure: !LIKE_ITS_PAST.has(token.lemma) };
  }
  if (head === undefined || depth > 6) {
    // "Premier to visit Oslo" in a headline.
    return { tense: "future", verb: token.index, sure: head === undefined };
  }
  const relation = token.deprel.split(":")[0];
  if (relation === "acl") return { tense: "future", verb: token.index, sure: false };
  if (isDue(sentence, head)) {
    const had = children(sentence, head.index).some((child) => child.deprel.startsWith("aux") && child.norm === "had");
    return had ? pastOf(token.index) : { tense: "future", verb: token.index, sure: true };
  }
  if (relation === "xcomp" || relation === "ccomp") {
    if (ACHIEVED.has(head.lemma)) return unsure(tenseOfVerb(sentence, head.index, depth + 1));
    if (head.upos === "AUX" || head.lemma === "be") return { tense: "future", verb: token.index, sure: true };
    return { tense: "future", verb: token.index, sure: INTENT.has(head.lemma) };
  }
  if (relation === "conj") return tenseOfVerb(sentence, head.index, depth + 1);
  return unsure(tenseOfVerb(sentence, head.index, depth + 1));
}

/** The nearest verb or predicate above the words, -1 if none. */
export function governor(sentence: Sentence, first: number, last: number, itself = false): number {
  let at = itself ? first : outerHead(sentence, first, last);
  for (let step = 0; at >= 0 && step < 40; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.upos === "VERB" || isPredicate(sentence, at)) return at;
    at = token.head;
  }
  return -1;
}

/** The head of the stretch from `first` to `last`, outside it; -1 when the stretch holds the root. */
export function outerHead(sentence: Sentence, first: number, last: number): number {
  for (let index = first; index <= last; index += 1) {
    const head = sentence.tokens[index]?.head ?? -1;
    if (head < 0) return -1;
    if (head < first || head > last) return head;
  }
  return -1;
}

function isPredicate(sentence: Sentence, index: number): boolean {
  return dependent(sentence, index, "cop", "nsubj") !== null;
}

/** Whether the sentence was parsed: more than a root with everything hung below it unlabelled. */
export const hasTree = oncePer(
  ({ tokens }: Sentence): boolean =>
    tokens.length < 2 ||
    tokens.some(({ head, deprel }) => head > 0 || (head === 0 && deprel !== "dep" && deprel !== "punct")),
);

/** "Tuesday's planned visit", "the talks due on Friday". */
function futureWordNear(sentence: Sentence, first: number, last: number): boolean {
  for (let index = Math.max(0, first - 3); index <= Math.min(sentence.tokens.length - 1, last + 2); index += 1) {
    const token = sentence.tokens[index]!;
    if (!FUTURE_ADJECTIVES.has(token.norm)) continue;
    // "It had been due to expire on Friday", told after that.
    if (sentence.tokens[index - 1]?.norm !== "been" || sentence.tokens[index - 2]?.norm !== "had") return true;
  }
  return false;
}

/** "the slated visit of the secretary in September": a noun on the way up to the verb is told as planned. */
function underPlannedNoun(sentence: Sentence, first: number, last: number, verb: number): boolean {
  let at = outerHead(sentence, first, last);
  for (let step = 0; at >= 0 && at !== verb && step < 12; step += 1) {
    if (children(sentence, at).some((child) => FUTURE_ADJECTIVES.has(child.norm) && child.index < at)) return true;
    at = sentence.tokens[at]!.head;
  }
  return false;
}

/** Without a tree: the nearest verb in the clause, to the left first. */
function nearestTense(sentence: Sentence, first: number, last: number): Tense {
  for (let index = first - 1; index >= Math.max(0, first - 14); index -= 1) {
    const found = lexicalTense(sentence, index);
    if (found !== null) return unsure(found);
  }
  for (let index = last + 1; index < Math.min(sentence.tokens.length, last + 14); index += 1) {
    const found = lexicalTense(sentence, index);
    if (found !== null) return unsure(found);
  }
  return NONE;
}

function lexicalTense(sentence: Sentence, index: number): Tense | null {
  const token = sentence.tokens[index]!;
  const word = token.norm;
  if (FUTURE_AUX.has(word) || DUE.has(word) || FUTURE_ADJECTIVES.has(word))
    return { tense: "future", verb: index, sure: true };
  if (MODALS.has(word)) return { tense: "future", verb: index, sure: false };
  if (word === "to" && token.xpos === "TO") {
    const next = sentence.tokens[index + 1];
    return next?.xpos === "VB" ? { tense: "future", verb: index + 1, sure: false } : null;
  }
  const untagged = token.xpos === "NN";
  if (token.xpos === "VBD" || PAST_AUX.has(word) || PAST_WORDS.has(word)) return past(index);
  if (untagged && word.length > 4 && word.endsWith("ed") && token.text === word) return past(index);
  if (token.xpos === "VBZ" || token.xpos === "VBP") {
    return word === "has" || word === "have" ? past(index) : { tense: "present", verb: index, sure: true };
  }
  if (token.xpos === "VBN" && !untagged) return { tense: "past", verb: index, sure: false };
  return null;
}

const past = (verb: number): Tense => ({ tense: "past", verb, sure: true });

const pastOf = (verb: number): Tense => ({ tense: "past", verb, sure: false });
const NONE: Tense = { tense: null, verb: -1, sure: false };

/** Verbs whose past looks like their present. */
const LIKE_ITS_PAST = new Set("put cut hit set shut quit let cost hurt split spread bet cast beat read".split(" "));
const FUTURE_AUX = new Set(["will", "'ll", "wo", "shall", "would", "'d"]);
const MODALS = new Set(["may", "might", "could", "can", "should", "must", "ca"]);
const PAST_AUX = new Set(["was", "were", "did", "had", "been"]);
const PAST_WORDS = new Set(
  (
    "said told met held made took came went began became saw gave left found spoke sent won lost fell rose hit cut put " +
    "set led kept brought built bought fought sought struck shot flew drove wrote grew paid sold ran stood broke"
  ).split(" "),
);

/** Predicates whose complement is still to come. */
const DUE = new Set([
  "set",
  "due",
  "expect",
  "expected",
  "schedule",
  "scheduled",
  "slate",
  "slated",
  "plan",
  "planned",
  "poise",
  "poised",
  "intend",
  "aim",
  "await",
  "upcoming",
]);
/** What was done, not what is to be done. */
const ACHIEVED = new Set([
  "manage",
  "try",
  "attempt",
  "fail",
  "have",
  "use",
  "continue",
  "begin",
  "start",
  "force",
  "seem",
  "appear",
  "help",
  "tend",
  "need",
  "get",
  "come",
  "proceed",
  "allege",
  "believe",
  "report",
  "say",
  "know",
  "find",
]);
const INTENT = new Set([
  "plan",
  "want",
  "hope",
  "intend",
  "agree",
  "vow",
  "pledge",
  "promise",
  "decide",
  "propose",
  "prepare",
  "seek",
  "threaten",
  "expect",
  "ask",
  "urge",
  "order",
  "invite",
  "schedule",
]);
const FUTURE_ADJECTIVES = new Set([
  "upcoming",
  "forthcoming",
  "planned",
  "scheduled",
  "slated",
  "expected",
  "due",
  "postponed",
  "impending",
  "ahead",
]);
