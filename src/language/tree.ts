import { oncePer, oncePerText } from "../kit/once-per.ts";
import type { Sentence, Span, Token } from "../model/index.ts";
import { JUDGING } from "./speech.ts";

/**
 * Questions to a dependency tree that every extractor asks: in "Li met Putin and signed a deal", `subjectOf` signed is Li.
 *
 * All take token indices of one sentence. Relations are UD v2; one named without subtype means its subtypes too, so
 * "nsubj" matches "nsubj:pass". Nothing here changes a tree; the children of a sentence are counted once and kept.
 */
export function dependents(sentence: Sentence, i: number, ...rels: readonly string[]): readonly Token[] {
  let found: Token[] | null = null;
  for (const child of children(sentence, i)) {
    if (!isAnyRel(child, rels)) continue;
    if (found === null) found = [child];
    else found.push(child);
  }
  return found ?? childless;
}

function isAnyRel(token: Token, rels: readonly string[]): boolean {
  for (const rel of rels) if (isRel(token, rel)) return true;
  return false;
}

/** The first dependent of `i` with one of these relations, the relations tried in their order; null if none. */
export function dependent(sentence: Sentence, i: number, ...rels: readonly string[]): Token | null {
  const below = children(sentence, i);
  for (const rel of rels) {
    for (const child of below) if (isRel(child, rel)) return child;
  }
  return null;
}

/** Does the token hang by this relation? "obl" matches "obl:tmod", "obl:tmod" does not match "obl". */
export const isRel = (token: Token, rel: string): boolean =>
  token.deprel === rel || (token.deprel.startsWith(rel) && token.deprel[rel.length] === ":");

const childLists = oncePer(({ tokens }: Sentence): readonly (readonly Token[])[] => {
  const counts = new Array<number>(tokens.length).fill(0);
  for (const { head } of tokens) if (head >= 0) counts[head]! += 1;
  // Each as long as it will be: an array that grows takes room for sixteen more.
  const lists = counts.map((count) => (count === 0 ? childless : new Array<Token>(count))) as Token[][];
  for (let i = tokens.length - 1; i >= 0; i -= 1) {
    const { head } = tokens[i]!;
    if (head >= 0) lists[head]![--counts[head]!] = tokens[i]!;
  }
  return lists;
});
const childless: readonly Token[] = [];

/** The dependents of token `i`, in the order of the words. */
export const children = (sentence: Sentence, i: number): readonly Token[] => childLists(sentence)[i] ?? childless;

/** The head of token `i`, null for the root. */
export function headOf(sentence: Sentence, i: number): Token | null {
  const head = sentence.tokens[i]?.head ?? -1;
  return head < 0 ? null : sentence.tokens[head]!;
}

/** The root of the sentence, null if it has no tokens. */
export const rootOf = (sentence: Sentence): Token | null => sentence.tokens.find((token) => token.head < 0) ?? null;

/** Indices of all tokens under `i`, itself included, in order. `stop` leaves out a child and all below it. */
export function subtree(sentence: Sentence, i: number, stop?: (child: Token) => boolean): readonly number[] {
  if (stop !== undefined) return under(sentence, i, stop);
  const known = wholeSubtrees(sentence);
  known[i] ??= under(sentence, i, null);
  return known[i]!;
}

/** A place for each token of the sentence, to be filled when it is asked for. */
const placeForEach = <V>({ tokens }: Sentence): (V | undefined)[] => new Array(tokens.length);

const wholeSubtrees = oncePer(placeForEach<readonly number[]>);

function under(sentence: Sentence, i: number, stop: ((child: Token) => boolean) | null): number[] {
  const lists = childLists(sentence);
  const found = [i];
  if (lists[i]!.length === 0) return found;
  let first = i;
  let last = i;
  for (let at = 0; at < found.length; at += 1) {
    for (const child of lists[found[at]!]!) {
      if (stop?.(child)) continue;
      const { index } = child;
      found.push(index);
      if (index < first) first = index;
      else if (index > last) last = index;
    }
  }
  // Mostly they stand side by side.
  if (last - first + 1 > found.length) return found.sort((a, b) => a - b);
  for (let at = 0; at < found.length; at += 1) found[at] = first + at;
  return found;
}

/** The stretch from the first to the last of these tokens (in order, at least one). */
export function spanOf(sentence: Sentence, indices: readonly number[]): Span {
  return { start: sentence.tokens[indices[0]!]!.start, end: sentence.tokens[indices.at(-1)!]!.end };
}

/** Is `below` under `above`, or the same token? */
export function isUnder(sentence: Sentence, below: number, above: number): boolean {
  let at = below;
  for (let step = 0; at >= 0 && step <= sentence.tokens.length; step += 1) {
    if (at === above) return true;
    at = sentence.tokens[at]!.head;
  }
  return false;
}

/** The words of a noun phrase around its head, without clauses, appositions and coordinated fellows: "Chinese President Xi". */
export function nounPhrase(sentence: Sentence, i: number): readonly number[] {
  const known = nounPhrases(sentence);
  known[i] ??= under(sentence, i, isOutsidePhrase);
  return known[i]!;
}

const nounPhrases = oncePer(placeForEach<readonly number[]>);

const isOutsidePhrase = (child: Token): boolean => leavesPhrase.has(bareRel(child));

const leavesPhrase = new Set([
  "acl",
  "appos",
  "conj",
  "cc",
  "parataxis",
  "punct",
  "advcl",
  "dep",
  "ccomp",
  "csubj",
  "nsubj",
  "cop",
  "aux",
  "mark",
  "obl",
  "advmod",
]);

/** The relation without its subtype. */
export const bareRel = ({ deprel }: Token): string => (deprel.includes(":") ? withoutSubtype(deprel) : deprel);

const withoutSubtype = oncePerText((deprel) => deprel.slice(0, deprel.indexOf(":")));

/**
 * Who does what the verb says; null if the sentence does not tell.
 * A passive's doer is its agent ("was received by Li"). A verb without a subject of its own takes that of the verb that it
 * is coordinated with, depends on as xcomp or advcl, or, as a relative clause, the noun that it describes.
 */
export function subjectOf(sentence: Sentence, verb: number): Token | null {
  if (isPassive(sentence, verb)) return agentOf(sentence, verb);
  return grammaticalSubject(sentence, verb);
}

/** "of arming", "of being caught", "from leaving": an -ing clause with a preposition that speaks of the object before it. */
const isObjectControl = (sentence: Sentence, verb: number): boolean =>
  (sentence.tokens[verb]!.xpos === "VBG" || children(sentence, verb).some(({ norm }) => norm === "being")) &&
  dependents(sentence, verb, "mark", "case").some((mark) => /^(?:of|from|for)$/.test(mark.norm));

/** "played a role in brokering a truce", "insisted on its interest in buying": whoever plays it, not the role. */
const isRoleIn = (sentence: Sentence, verb: number, { lemma }: Token): boolean =>
  sentence.tokens[verb]!.xpos === "VBG" && roles.has(lemma);

const roles = new Set(
  "role part interest success hand difficulty progress aim intention purpose goal policy hope".split(" "),
);

/**
 * "extended an invitation to Ali to visit Lima", "accepted Berg's invitation to visit Oslo": the guest is to go, not the host.
 * Null where the infinitive is none of an invitation's, or nobody is told to be its guest.
 */
function guestOf(sentence: Sentence, verb: number, head: Token): Token | null {
  if (!hasToMark(sentence, verb)) return null;
  const invitation = head.upos === "NOUN" ? head : dependent(sentence, head.index, "obj");
  if (invitation === null || !invitations.has(invitation.lemma) || invitation.index > verb) return null;
  const isTo = ({ index }: Token): boolean =>
    dependents(sentence, index, "case").some(({ norm }) => norm === "to" || norm === "for");
  const above = clauseAbove(sentence, invitation.index);
  const guest =
    dependents(sentence, invitation.index, "nmod").find(isTo) ??
    (above < 0
      ? undefined
      : dependents(sentence, above, "obl", "iobj").find((one) => bareRel(one) === "iobj" || isTo(one)));
  if (guest !== undefined) return guest;
  return above >= 0 && receiving.has(sentence.tokens[above]!.lemma) ? grammaticalSubject(sentence, above) : null;
}

const invitations = new Set(["invitation", "invite"]);
const clausal = new Set(["advcl", "xcomp"]);

/** Verbs whose object an invitation is, so that others need not be asked for it. */
const inviting = new Set(
  "extend issue send offer give renew reiterate repeat convey hand accept receive get have decline welcome confirm reject turn".split(
    " ",
  ),
);
const receiving = new Set(["accept", "receive", "get", "have", "decline", "welcome", "confirm", "reject", "turn"]);

/** "forced Chad to withdraw", "invited Ali to visit": whoever is made to act does, though the tree takes the infinitive for a purpose. */
const isCaused = (sentence: Sentence, verb: number, { lemma }: Token): boolean =>
  causing.has(lemma) && hasToMark(sentence, verb);

const causing = new Set(
  "force urge ask tell order allow compel press persuade require enable pressure warn beg implore invite".split(" "),
);

/** "Berg, Minister of Chad, Holm, Minister of Peru, and Ali signed it", where the tree takes the list for the sentence and hangs the verb on it. */
export const isSubjectAsRoot = (head: Token, verb: Token): boolean =>
  head.head < 0 && head.upos === "PROPN" && head.index < verb.index && /^VB[DPZ]$/.test(verb.xpos);

/** The subject by grammar, inherited as for `subjectOf`; of a passive, the one to whom it is done. */
export function grammaticalSubject(sentence: Sentence, verb: number): Token | null {
  let at = verb;
  for (let step = 0; step < 12; step += 1) {
    const own = dependent(sentence, at, "nsubj", "csubj");
    if (own !== null && !(step > 0 && own.index === verb)) return relativeHead(sentence, own, at) ?? own;
    const token = sentence.tokens[at]!;
    const head = headOf(sentence, at);
    if (head === null) return null;
    const rel = bareRel(token);
    const isOfGuest = rel === "acl" ? invitations.has(head.lemma) : clausal.has(rel) && inviting.has(head.lemma);
    const guest = isOfGuest ? guestOf(sentence, at, head) : null;
    if (guest !== null) return guest;
    if (rel === "acl") {
      if (token.deprel === "acl:relcl") return head;
      // "accused by Chad of arming them": whoever is accused, where the tree hangs the deed on the accuser.
      const above = head.deprel === "obl:agent" && isObjectControl(sentence, at) ? headOf(sentence, head.index) : null;
      if (above !== null) return objectOf(sentence, above.index);
      // "a plan to visit": the doer is not the plan. "ministers attending the talks": it is.
      if (hasToMark(sentence, at) || isRoleIn(sentence, at, head)) {
        const possessor = dependent(sentence, head.index, "nmod:poss");
        if (possessor !== null) return possessor;
        at = clauseAbove(sentence, head.index);
        // "regretted the decision to expel its envoy": another's.
        if (at < 0 || judging.has(sentence.tokens[at]!.lemma)) return null;
        continue;
      }
      return head;
    }
    if (rel === "xcomp") {
      // "urged China to act": the object acts; "agreed to act": the subject does.
      const object = dependent(sentence, head.index, "obj", "iobj");
      if (object !== null && object.index < at) return object;
      at = head.index;
    } else if (rel === "advcl" && (isObjectControl(sentence, at) || isCaused(sentence, at, head))) {
      // "accused China of arming", "thanked Oman for hosting": whom it is said of acts.
      const object = dependent(sentence, head.index, "obj", "iobj");
      if (object !== null && object.index < at) return object;
      at = head.index;
    } else if (rel === "conj" || rel === "advcl" || rel === "parataxis" || rel === "ccomp" || rel === "dep") {
      if (rel === "ccomp" || rel === "parataxis") {
        if (token.xpos !== "VBG" && token.xpos !== "VB") return null;
      }
      const carries = head.upos === "VERB" || head.upos === "AUX" || head.upos === "ADJ";
      if (rel === "conj" && !carries && dependent(sentence, head.index, "cop", "nsubj") === null)
        return isSubjectAsRoot(head, token) ? head : null;
      at = head.index;
    } else return null;
  }
  return null;
}

const judging: ReadonlySet<string> = new Set([...JUDGING, "support", "back"]);

/** "who", "which", "that" as subject of a relative clause stand for the noun that it describes. */
function relativeHead(sentence: Sentence, subject: Token, verb: number): Token | null {
  if (subject.xpos !== "WDT" && subject.xpos !== "WP") return null;
  let at = verb;
  for (let step = 0; step < 4; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.head < 0) return null;
    if (token.deprel === "acl:relcl") return sentence.tokens[token.head]!;
    if (bareRel(token) !== "conj") return null;
    at = token.head;
  }
  return null;
}

const hasToMark = (sentence: Sentence, i: number): boolean =>
  children(sentence, i).some((child) => child.deprel === "mark" && child.norm === "to");

/** The verb of the clause that token `i` stands in, itself excluded; -1 if none. */
export function clauseAbove(sentence: Sentence, i: number): number {
  let at = sentence.tokens[i]?.head ?? -1;
  for (let step = 0; at >= 0 && step <= sentence.tokens.length; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.upos === "VERB" || dependent(sentence, at, "cop", "nsubj") !== null) return at;
    at = token.head;
  }
  return -1;
}

/** The doer of a passive: "received by Li"; null if unsaid. */
export function agentOf(sentence: Sentence, verb: number): Token | null {
  const agent = dependent(sentence, verb, "obl:agent");
  if (agent !== null) return agent;
  for (const oblique of dependents(sentence, verb, "obl")) {
    if (children(sentence, oblique.index).some((child) => child.deprel === "case" && child.norm === "by"))
      return oblique;
  }
  // "was received at Jomo Kenyatta Airport by Berg", where the tree hangs the doer on the place.
  for (const oblique of dependents(sentence, verb, "obl"))
    for (const place of [oblique, ...dependents(sentence, oblique.index, "appos", "nmod")]) {
      const doer = dependents(sentence, place.index, "nmod").find((noun) => leadsBy(sentence, noun));
      if (doer?.upos === "PROPN" && place.upos === "PROPN") return doer;
    }
  // "were ignored or rejected by Chad", where the tree hangs the doer on the first.
  const token = sentence.tokens[verb]!;
  const shared = token.deprel === "conj" && isPassive(sentence, verb) ? agentOf(sentence, token.head) : null;
  if (shared !== null && shared.index > verb) return shared;
  // "was attacked and then occupied by Chad".
  const pair = pairOf(sentence, verb);
  return pair !== null && isPassive(sentence, pair.index) ? dependent(sentence, pair.index, "obl:agent") : null;
}

/** "attacked and looted the town": the verb right behind this one that is coordinated with it and shares what stands behind both; null if none. */
export function pairOf(sentence: Sentence, verb: number): Token | null {
  const pair = children(sentence, verb).find(
    ({ deprel, upos, index }) => deprel === "conj" && upos === "VERB" && index > verb,
  );
  if (pair === undefined || dependent(sentence, pair.index, "nsubj", "aux") !== null) return null;
  for (let i = verb + 1; i < pair.index; i += 1) {
    const { upos } = sentence.tokens[i]!;
    if (upos !== "CCONJ" && upos !== "ADV") return null;
  }
  return pair;
}

const leadsBy = (sentence: Sentence, noun: Token): boolean =>
  children(sentence, noun.index).some(({ deprel, norm }) => deprel === "case" && norm === "by");

/** What is done to: the object, or of a passive its subject; null if unsaid. */
export function objectOf(sentence: Sentence, verb: number): Token | null {
  if (!isPassive(sentence, verb)) return dependent(sentence, verb, "obj");
  const token = sentence.tokens[verb]!;
  if (token.deprel === "acl") return headOf(sentence, verb);
  return grammaticalSubject(sentence, verb);
}

/** Is the verb in the passive: "was signed", "a deal signed by"? */
export function isPassive(sentence: Sentence, verb: number): boolean {
  const known = passives(sentence);
  known[verb] ??= readsPassive(sentence, verb);
  return known[verb]!;
}

const passives = oncePer(placeForEach<boolean>);

function readsPassive(sentence: Sentence, verb: number): boolean {
  const token = sentence.tokens[verb]!;
  if (dependent(sentence, verb, "aux:pass") !== null) return true;
  if (dependent(sentence, verb, "nsubj:pass") !== null) return !isBare(sentence, verb);
  // "with two officials killed": who stands with it is the one it was done to, and no past tense stands there.
  const isPast = token.xpos === "VBN" || token.xpos === "VBD";
  if (isPast && token.deprel === "advcl" && children(sentence, verb).some(isWith)) return true;
  // "officials accused of fraud would resign": what hangs on its noun is a participle, whatever the tagger says.
  if (token.xpos !== "VBN" && !(token.xpos === "VBD" && token.deprel === "acl")) return false;
  if (children(sentence, verb).some((child) => bareRel(child) === "aux" || bareRel(child) === "nsubj")) return false;
  if (token.deprel === "acl") return true;
  if (token.deprel === "conj" && token.head >= 0 && sentence.tokens[token.head]!.xpos === "VBN") {
    return isPassive(sentence, token.head);
  }
  return (token.deprel === "xcomp" || token.deprel === "advcl") && dependent(sentence, verb, "obj") === null;
}

const isWith = ({ deprel, norm }: Token): boolean => deprel === "mark" && norm === "with";

/**
 * "The bureau announced on Sunday": a past with its subject and no helper, which trees take for a passive now and then. Headlines
 * leave the helper out ("Two killed in blast").
 */
function isBare(sentence: Sentence, verb: number): boolean {
  if (sentence.kind === "headline" || sentence.tokens.at(-1)!.upos !== "PUNCT") return false;
  if (children(sentence, verb).some((child) => bareRel(child) === "aux")) return false;
  for (let i = verb - 1; i >= 0 && i > verb - 4; i -= 1) {
    if (helpers.has(sentence.tokens[i]!.norm)) return false;
    if (sentence.tokens[i]!.upos !== "ADV") return true;
  }
  return true;
}

const helpers = new Set([
  "is",
  "are",
  "was",
  "were",
  "be",
  "been",
  "being",
  "'s",
  "'re",
  "get",
  "gets",
  "got",
  "getting",
]);

const negations = new Set(["not", "n't", "never", "no", "nobody", "none", "neither", "nor"]);

/** "did not sign", "never met", "no country signed"; a "not" that stands with another word of the clause does not count. */
export function isNegated(sentence: Sentence, verb: number): boolean {
  if (!hasNegation(sentence)) return false;
  for (const child of children(sentence, verb)) {
    const rel = bareRel(child);
    if ((rel === "advmod" || rel === "det" || rel === "aux" || rel === "cc") && negations.has(child.norm)) return true;
    if (rel === "aux" && children(sentence, child.index).some((below) => negations.has(below.norm))) return true;
    if (
      rel === "nsubj" &&
      (negations.has(child.norm) ||
        dependents(sentence, child.index, "det", "cc:preconj", "amod").some(
          ({ norm, index, deprel }) =>
            norm === "no" ||
            norm === "neither" ||
            // "No further talks were held", where the tree hangs the word on the adjective.
            (deprel === "amod" && sentence.tokens[index - 1]?.norm === "no"),
        ))
    ) {
      return true;
    }
  }
  return false;
}

const hasNegation = oncePer((sentence: Sentence) => sentence.tokens.some(({ norm }) => negations.has(norm)));

const sisterClauses = new Set(["conj", "parataxis", "advcl", "ccomp", "acl", "csubj", "appos", "dep"]);

/** The clause's own words: all under the verb but coordinated and subordinate clauses at its ends, outer punctuation cut. */
export function clauseSpan(sentence: Sentence, verb: number): Span {
  const words = subtree(sentence, verb, (child) => child.head === verb && isSisterClause(sentence, child));
  let first = 0;
  let last = words.length - 1;
  const outer = (i: number): boolean => {
    const token = sentence.tokens[words[i]!]!;
    return token.upos === "PUNCT" || token.deprel === "cc";
  };
  while (first < last && outer(first)) first += 1;
  while (last > first && outer(last)) last -= 1;
  return { start: sentence.tokens[words[first]!]!.start, end: sentence.tokens[words[last]!]!.end };
}

function isSisterClause(sentence: Sentence, child: Token): boolean {
  if (!sisterClauses.has(bareRel(child))) return false;
  // A coordinated noun belongs to the clause; a coordinated verb is a clause of its own.
  return child.upos === "VERB" || child.upos === "AUX" || dependent(sentence, child.index, "cop", "nsubj") !== null;
}
