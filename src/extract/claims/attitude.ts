import {
  agentOf,
  bareRel,
  children,
  dependent,
  dependents,
  isNegated,
  isPassive,
  subjectOf,
} from "../../language/tree.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import { evidenceOf } from "../evidence.ts";
import { partiesAt } from "../parties.ts";
import { hasCase } from "../slots.ts";
import type { ClaimDraft } from "./index.ts";
import { isQuoted, nameAt } from "./words.ts";

/**
 * How somebody stands to a thing without a word of saying: "Chad remains critical of the deal", "a plan met with scepticism by Oslo",
 * "Kenya sees Uganda as a rival", "officials present the country as neutral". The holder is whose attitude it is.
 * Leaves alone what is seen so by nobody named ("is seen as": an assessment) and what is quoted.
 */
export function attitudeAt(analysis: Analysis, sentence: Sentence, token: Token): ClaimDraft | null {
  const claim =
    token.upos === "ADJ" && ATTITUDES.has(token.lemma)
      ? adjectiveAt(analysis, sentence, token)
      : token.upos !== "VERB"
        ? null
        : token.xpos === "VBN" && RECEIVING.has(token.lemma)
          ? (metAt(analysis, sentence, token) ?? viewAt(analysis, sentence, token))
          : viewAt(analysis, sentence, token);
  return claim === null || isQuoted(sentence, token) ? null : claim;
}

const ATTITUDES = new Set(
  "critical sceptical skeptical supportive wary suspicious opposed hostile concerned worried alarmed dismissive mistrustful distrustful".split(
    " ",
  ),
);

/** "is critical of", "remains opposed to". */
function adjectiveAt(analysis: Analysis, sentence: Sentence, adjective: Token): ClaimDraft | null {
  const linked =
    bareRel(adjective) === "xcomp" && /^(?:remain|become|stay|grow|be)$/.test(sentence.tokens[adjective.head]!.lemma);
  const subject =
    dependent(sentence, adjective.index, "nsubj") ?? (linked ? subjectOf(sentence, adjective.head) : null);
  const aim = dependents(sentence, adjective.index, "obl", "nmod").find((child) =>
    ["of", "to", "about", "over", "on"].some((one) => hasCase(sentence, child, one)),
  );
  const holders = subject === null ? [] : partiesAt(analysis, sentence, subject, false);
  if (aim === undefined || holders.length === 0 || !holders.every((party) => party.official)) return null;
  return {
    ...heldBy(holders, sentence, adjective),
    subject: nameAt(analysis, sentence, aim),
    predicate: `is ${adjective.norm}`,
    polarity: isNegated(sentence, adjective.index) ? "denied" : "affirmed",
    by: `${adjective.lemma}.a`,
  };
}

const REACTIONS =
  /^(?:s[ck]epticism|caution|criticism|anger|alarm|concern|praise|suspicion|outrage|dismay|approval|condemnation|enthusiasm|indifference|hostility|relief|scorn|silence|unease)$/;

const RECEIVING = new Set(["meet", "greet", "receive", "welcome"]);

/** "was met with scepticism by Oslo", "greeted with caution in Cairo". */
function metAt(analysis: Analysis, sentence: Sentence, verb: Token): ClaimDraft | null {
  const reaction = dependents(sentence, verb.index, "obl", "nmod").find(
    (child) => hasCase(sentence, child, "with") && REACTIONS.test(child.lemma),
  );
  if (reaction === undefined) return null;
  const by = [verb, reaction].flatMap((above) =>
    children(sentence, above.index).filter(
      (child) => hasCase(sentence, child, "by") || hasCase(sentence, child, "from"),
    ),
  );
  const who = agentOf(sentence, verb.index) ?? by[0];
  const holders = who === undefined ? [] : partiesAt(analysis, sentence, who, false);
  if (holders.length === 0) return null;
  const thing = whatMet(sentence, verb);
  return {
    ...heldBy(holders, sentence, verb),
    subject: thing === null ? null : nameAt(analysis, sentence, thing),
    predicate: `${verb.norm} with ${reaction.norm}`,
    polarity: isNegated(sentence, verb.index) ? "denied" : "affirmed",
    by: `${verb.lemma}.v+with`,
  };
}

/** The subject of the passive, that of the verb it is joined to, or the noun that its clause tells of. */
function whatMet(sentence: Sentence, verb: Token): Token | null {
  let at = verb;
  for (let step = 0; step < 4; step += 1) {
    const rel = bareRel(at);
    const above = at.head < 0 ? null : sentence.tokens[at.head]!;
    if (rel === "acl" && above !== null) return above;
    const own = dependent(sentence, at.index, "nsubj:pass", "nsubj");
    if (own !== null) return own;
    if (rel !== "conj" || above === null) return null;
    at = above;
  }
  return null;
}

const VIEWING = new Set("see view regard consider treat present portray cast position paint perceive".split(" "));

/** "sees the other as a counterweight", "sought to present the country as a broker". */
function viewAt(analysis: Analysis, sentence: Sentence, verb: Token): ClaimDraft | null {
  return VIEWING.has(verb.lemma) && !isPassive(sentence, verb.index) ? viewOf(analysis, sentence, verb) : null;
}

function viewOf(analysis: Analysis, sentence: Sentence, verb: Token): ClaimDraft | null {
  const objects = dependents(sentence, verb.index, "iobj", "obj").toSorted((a, b) => a.index - b.index);
  const object = objects[0] ?? null;
  const as = dependents(sentence, verb.index, "obl", "advcl", "xcomp").find(
    (child) => child.index > verb.index && children(sentence, child.index).some((one) => one.norm === "as"),
  );
  // "considers the island a province"
  const plain = /^(?:consider|deem)$/.test(verb.lemma)
    ? (dependent(sentence, verb.index, "xcomp") ?? objects[1] ?? null)
    : null;
  const subject = subjectOf(sentence, verb.index);
  const holders = subject === null ? [] : partiesAt(analysis, sentence, subject);
  const view = as ?? (plain !== null && plain.upos !== "VERB" ? plain : undefined);
  if (object === null || view === undefined || holders.length === 0) return null;
  if (!holders.every((party) => party.official && party.type !== "place")) return null;
  return {
    ...heldBy(holders, sentence, verb),
    subject: nameAt(analysis, sentence, object),
    predicate: "is",
    object: nameAt(analysis, sentence, view),
    polarity: isNegated(sentence, verb.index) ? "denied" : "affirmed",
    by: `${verb.lemma}.v+as`,
  };
}

const heldBy = (holders: readonly { readonly name: string }[], sentence: Sentence, at: Token) => ({
  kind: "position" as const,
  holder: holders.map((party) => party.name).join(" and "),
  object: null as string | null,
  since: null,
  ...evidenceOf(sentence, at.index),
  sure: 0.5,
});
