/**
 * What is named but not said to happen: "did not sign", "urged Kyiv to withdraw", "if it attacks". Leaves doubts about the
 * parties to find.ts.
 */
import { children, clauseAbove, dependent, headOf, isNegated } from "../../language/tree.ts";
import type { Sentence } from "../../model/index.ts";
import { goesWith, HOPES } from "../../time/index.ts";
import { lightVerbs } from "../slots.ts";

/** "did not sign", "has yet to meet", "refused to sign", "without visiting". */
export function isDenied(sentence: Sentence, predicate: number): boolean {
  if (isNegated(sentence, predicate)) return true;
  const isGerund = sentence.tokens[predicate]!.xpos === "VBG";
  for (const { deprel, norm } of children(sentence, predicate)) {
    if (norm === "without" && (deprel === "mark" || deprel === "case")) return true;
    // "warned them against travelling to Niger".
    if (norm === "against" && deprel === "mark" && isGerund) return true;
    if (norm === "no" && deprel === "det") return true;
  }
  // "ruled out recognising", "stops short of seizing".
  const before = sentence.tokens[predicate - 2];
  const last = sentence.tokens[predicate - 1];
  if ((before?.lemma === "rule" && last?.norm === "out") || (before?.norm === "short" && last?.norm === "of"))
    return true;
  if (isYetTo(sentence, predicate - 1) || isYetTo(sentence, predicate - 2)) return true;
  const head = headOf(sentence, predicate);
  // "its refusal to sign", "his refusal to answer the invitation".
  const clause = clauseAbove(sentence, predicate);
  for (const verb of [predicate, clause]) {
    const above = verb < 0 ? null : headOf(sentence, verb);
    if (above !== null && sentence.tokens[verb]!.deprel === "acl" && unwilling.has(above.lemma)) return true;
  }
  if (head === null || !governs.has(sentence.tokens[predicate]!.deprel)) return false;
  // "ruled out recognising Kosovo".
  const rulesOut = head.lemma === "rule" && children(sentence, head.index).some((child) => child.norm === "out");
  return (
    rulesOut ||
    refusing.has(head.lemma) ||
    // "refused to let troops cross the border".
    (letting.has(head.lemma) && isDenied(sentence, head.index)) ||
    (sentence.tokens[predicate]!.deprel === "xcomp" && isNegated(sentence, head.index))
  );
}

const isYetTo = ({ tokens }: Sentence, to: number): boolean =>
  tokens[to]?.norm === "to" && tokens[to - 1]?.norm === "yet";

const governs = new Set(["xcomp", "advcl", "obl", "ccomp"]);

const unwilling = new Set(["refusal", "failure", "reluctance", "unwillingness", "inability"]);
const letting = new Set(["let", "allow", "permit", "enable"]);
const refusing = new Set([
  "unable",
  "unwilling",
  "powerless",
  "refuse",
  "decline",
  "fail",
  "refrain",
  "avoid",
  "stop",
  "flee",
  "escape",
]);

/** "urged Russia to withdraw", "threatened to bomb": the asking is the event, not what is asked for. */
export function isOnlyAsked(sentence: Sentence, predicate: number): boolean {
  const noun = sentence.tokens[predicate]!;
  // "The ambassador must leave the country".
  if (leaving.has(noun.lemma) && children(sentence, predicate).some(({ norm }) => norm === "must")) return true;
  // "to avoid a renewal of fighting", where the tree takes the last word for a verb.
  if (noun.xpos === "VBG" && noun.deprel === "acl") {
    const verb = clauseAbove(sentence, noun.head);
    if (verb >= 0 && averting.has(sentence.tokens[verb]!.lemma)) return true;
  }
  if (noun.upos === "NOUN" && noun.head >= 0) {
    // "calls for talks", "demanded a meeting", "refused to resume the dialogue".
    const isWanted = noun.deprel === "obj" || children(sentence, predicate).some((child) => child.norm === "for");
    if (isWanted && asking.has(sentence.tokens[noun.head]!.lemma)) return true;
    // "urged the two to resume talks": the verb that lends the noun its subject is asked for.
    const { lemma, xpos } = sentence.tokens[noun.head]!;
    const isLent = noun.deprel === "obj" && lightVerbs.has(lemma) && /^VBP?$/.test(xpos);
    if (isLent && isOnlyAsked(sentence, noun.head)) return true;
    const verb = clauseAbove(sentence, predicate);
    // "to avoid a renewal of fighting", "prevented an attack".
    if (verb >= 0 && /^(?:obj|nmod)/.test(noun.deprel) && averting.has(sentence.tokens[verb]!.lemma)) return true;
    // "will not go ahead with the trip" is told of the trip: it is off.
    const isPutOff = verb >= 0 && goesWith(sentence, predicate, sentence.tokens[verb]!);
    if (verb >= 0 && !isPutOff && /^(obj|obl)/.test(noun.deprel) && isDenied(sentence, verb)) return true;
  }
  let at = predicate;
  for (let step = 0; step < 3; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.head < 0 || !asked.has(token.deprel)) return false;
    // "urged Chad to withdraw when its envoy visited Oslo": what came before the asking is a fact.
    if (token.deprel === "advcl" && isOccasion(sentence, at)) return false;
    const governing = sentence.tokens[token.head]!.lemma;
    // "ordered the envoy to leave the country".
    if (step === 0 && leaving.has(token.lemma) && (ordering.has(governing) || governing === "have")) return true;
    if (asking.has(governing)) return /^VBP?$/.test(token.xpos) || token.upos === "NOUN" || step > 0;
    at = token.head;
  }
  return false;
}

/** "when he visited", "after it had shelled the town". */
const isOccasion = (sentence: Sentence, verb: number): boolean =>
  /^VB[DNZ]$/.test(sentence.tokens[verb]!.xpos) &&
  children(sentence, verb).some(({ deprel, norm }) => /^(?:mark|advmod)$/.test(deprel) && occasions.has(norm));

const occasions = new Set(["when", "after", "while"]);

const averting = new Set("avoid avert prevent forestall".split(" "));
const asked = new Set(["xcomp", "advcl", "ccomp", "acl", "conj"]);
const asking = new Set(
  (
    "urge ask call demand request press want threaten propose beg implore appeal pressure push vow encourage advise " +
    "recommend suggest"
  ).split(" "),
);

const leaving = new Set(["leave", "depart", "quit"]);
const ordering = new Set(["order", "tell", "give", "instruct", "direct", "command", "force", "allow"]);

/** "agreed to send troops", "undertook to share data": the promise is the event, and what is promised not yet another. */
export function isOnlyPromised(sentence: Sentence, predicate: number): boolean {
  const { tokens } = sentence;
  const { deprel, head } = tokens[predicate]!;
  // "an agreement to ban missiles", "an effort to force Chad to withdraw".
  for (let at = predicate, step = 0; step < 3; step += 1) {
    const token = tokens[at]!;
    if (token.xpos !== "VB" || token.head < 0) break;
    if (token.deprel === "acl") return promises.has(tokens[token.head]!.lemma);
    // "announced an agreement on Friday to ban them".
    const object = token.deprel === "advcl" ? dependent(sentence, token.head, "obj") : null;
    if (object !== null && promises.has(object.lemma)) return true;
    if (token.deprel !== "xcomp" && token.deprel !== "advcl") break;
    at = token.head;
  }
  return deprel === "xcomp" && promising.has(tokens[head]?.lemma ?? "");
}

/** "to try to reach a deal", "hopes to sign": what one agrees to is not agreed by trying. */
export const isOnlyTried = (sentence: Sentence, predicate: number): boolean => {
  const { tokens } = sentence;
  const { upos, deprel, head, xpos } = tokens[predicate]!;
  if (upos === "NOUN" && deprel === "obj" && tokens[head]?.upos === "VERB") return isOnlyTried(sentence, head);
  if (xpos !== "VB") return false;
  const above = tokens[head]?.lemma ?? "";
  // "its ambition to join the area".
  return (deprel === "xcomp" && trying.has(above)) || (deprel === "acl" && wishes.has(above));
};

const wishes = new Set("ambition aspiration bid desire wish hope readiness willingness interest dream".split(" "));

const trying = new Set(["try", "attempt", "seek", "hope", "strive", "struggle"]);
const promises = new Set(
  "agreement deal pact accord treaty pledge promise vow commitment offer effort attempt bid drive consent permission".split(
    " ",
  ),
);
const promising = new Set(["agree", "pledge", "promise", "vow", "commit", "undertake", "consent"]);

/** "hoped that the ban would be lifted", "fears that Chad will attack": what somebody looks forward to nobody has yet said that he will do. */
export function isOnlyHoped(sentence: Sentence, predicate: number): boolean {
  const { tokens } = sentence;
  let at = tokens[predicate]!;
  if (at.deprel === "conj" && tokens[at.head]!.upos === "VERB") at = tokens[at.head]!;
  return at.deprel === "ccomp" && HOPES.has(tokens[at.head]!.lemma) && isToCome(sentence, at.index);
}

const isToCome = (sentence: Sentence, verb: number): boolean =>
  children(sentence, verb).some(({ deprel, norm }) => deprel.startsWith("aux") && (norm === "will" || mays.has(norm)));

/** "if it attacks", "if there is a truce", "whether to visit", "fears of a war", "could lead to a war": nothing is said to happen. */
export function isHypothetical(sentence: Sentence, predicate: number): boolean {
  if (isConditional(sentence, predicate) || isAsked(sentence, predicate)) return true;
  const clause = purposeOf(sentence, predicate);
  if (clause !== predicate && isConditional(sentence, clause)) return true;
  // "if the rebels withdrew and surrendered their weapons".
  const first = sentence.tokens[clause]!.deprel === "conj" ? sentence.tokens[clause]!.head : -1;
  if (first >= 0 && isConditional(sentence, first) && dependent(sentence, clause, "nsubj") === null) return true;
  const { upos, deprel, head } = sentence.tokens[predicate]!;
  if (head < 0) return false;
  const above = sentence.tokens[head]!;
  // "fled for fear of being attacked", "the risk of bombing Oslo".
  if (upos === "VERB") return /^(?:acl|advcl)$/.test(deprel) && risks.has(above.lemma) && isOf(sentence, predicate);
  if (upos !== "NOUN") return false;
  if (deprel.startsWith("nmod") && risks.has(above.lemma)) return true;
  if (above.upos !== "VERB" || !/^(?:nsubj|obj|obl)/.test(deprel)) return false;
  const mayCause = causing.has(above.lemma) && children(sentence, head).some(({ norm }) => mays.has(norm));
  return isConditional(sentence, head) || (mayCause && !deprel.startsWith("nsubj"));
}

/** "Did a Chinese ship deliver oil?": a question that may be answered with no tells nothing. */
function isAsked({ tokens }: Sentence, predicate: number): boolean {
  const [first] = tokens;
  return (
    tokens.at(-1)?.norm === "?" &&
    first?.upos === "AUX" &&
    (first.head === predicate || tokens[predicate]!.head === first.head)
  );
}

/** "of being attacked". */
const isOf = (sentence: Sentence, verb: number): boolean =>
  children(sentence, verb).some(({ deprel, norm }) => deprel === "mark" && norm === "of");

/** "if it refused to cooperate to resolve the row": the clause whose infinitives stand one in another; the predicate itself if it is none. */
function purposeOf({ tokens }: Sentence, predicate: number): number {
  let at = predicate;
  for (let step = 0; step < 4; step += 1) {
    const { deprel, head, xpos } = tokens[at]!;
    if (head < 0 || xpos !== "VB" || (deprel !== "xcomp" && deprel !== "advcl")) break;
    at = head;
  }
  return at;
}

const isConditional = (sentence: Sentence, verb: number): boolean =>
  children(sentence, verb).some(
    ({ deprel, norm, index }) =>
      deprel === "mark" &&
      (CONDITIONS.has(norm) ||
        (norm === "until" && !/^VB[DN]$/.test(sentence.tokens[verb]!.xpos)) ||
        // "would stay as long as Chad helped the rebels".
        (norm === "as" && sentence.tokens[index - 1]?.norm === "long" && sentence.tokens[index - 2]?.norm === "as")),
  );

const CONDITIONS = new Set(["if", "whether", "unless"]);

const risks = new Set(["risk", "danger", "fear", "possibility", "likelihood", "spectre", "specter"]);
const mays = new Set(["could", "might", "may", "would"]);
const causing = new Set("lead cause trigger spark provoke ignite escalate result unleash invite".split(" "));

/** "recalled its envoy in protest against the raid": why it was done, and no demonstration of its own. */
export const isManner = (sentence: Sentence, noun: number): boolean =>
  sentence.tokens[noun]!.norm === "protest" && sentence.tokens[noun - 1]?.norm === "in";
