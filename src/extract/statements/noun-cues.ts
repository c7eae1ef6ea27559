/** Cues that are no verbs: "according to the ministry", "Ankara's claim that", "statements from the council that". */
import { bareRel, children, dependent, headOf, isRel } from "../../language/index.ts";
import type { Act, Sentence, Token } from "../../model/index.ts";
import type { Cue } from "./cues.ts";

/** "according to the ministry", "according to data from the ministry". */
export function accordingTo(sentence: Sentence, token: Token): Cue | null {
  if (token.norm !== "according" || sentence.tokens[token.index + 1]?.norm !== "to") return null;
  const head = headOf(sentence, token.index);
  let speaker: number | null = null;
  if (head !== null && head.index > token.index + 1 && isNominal(head)) speaker = head.index;
  if (speaker === null) {
    const below = children(sentence, token.index).find((child) => isRel(child, "obl") || isRel(child, "nmod"));
    if (below !== undefined && below.index > token.index + 1) speaker = below.index;
  }
  if (speaker === null) speaker = nounPhraseHead(sentence, token.index + 2);
  if (speaker === null) return null;
  const clause = clauseOver(sentence, speaker, token.index);
  return {
    kind: "according",
    token: token.index,
    speaker,
    content: clause,
    act: "asserts",
    lemma: "according",
    judges: false,
    relay: null,
    after: null,
  };
}

/** The verb that an adjunct belongs to. */
function clauseOver(sentence: Sentence, speaker: number, cue: number): number | null {
  let at = sentence.tokens[speaker]!.head;
  if (at === cue) at = sentence.tokens[cue]!.head;
  for (let step = 0; at >= 0 && step < 40; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.upos === "VERB" || dependent(sentence, at, "cop", "nsubj") !== null || token.head < 0) return at;
    at = token.head;
  }
  return null;
}

/** The last noun of the words that begin at `from`, up to the first that cannot be part of a noun phrase. */
export function nounPhraseHead(sentence: Sentence, from: number): number | null {
  let head: number | null = null;
  for (let i = from; i < sentence.tokens.length && i < from + 12; i += 1) {
    const token = sentence.tokens[i]!;
    if (token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "PRON") head = i;
    else if (
      token.upos !== "DET" &&
      token.upos !== "ADJ" &&
      token.upos !== "NUM" &&
      token.upos !== "PART" &&
      token.text !== "-"
    )
      break;
    if (token.upos === "PRON") break;
  }
  return head;
}

const isNominal = (token: Token): boolean =>
  token.upos === "NOUN" ||
  token.upos === "PROPN" ||
  token.upos === "PRON" ||
  token.upos === "NUM" ||
  token.upos === "ADJ" ||
  token.upos === "X" ||
  token.upos === "SYM";

const VIEWS = new Set(
  "words view opinion judgement judgment estimate estimation telling assessment reckoning".split(" "),
);

/** "in the words of Okafor", "in the ministry's view": whose words or view it is says what stands around. */
export function inView(sentence: Sentence, token: Token): Cue | null {
  if (token.norm !== "in") return null;
  const { tokens } = sentence;
  for (let i = token.index + 1; i < tokens.length && i < token.index + MOST_VIEW; i += 1) {
    const noun = tokens[i]!;
    if (noun.upos === "VERB" || noun.upos === "AUX" || noun.upos === "PUNCT") return null;
    if (!VIEWS.has(noun.norm) || noun.head < 0) continue;
    const of = tokens[i + 1]?.norm === "of" ? dependent(sentence, i, "nmod") : null;
    const owner = of ?? dependent(sentence, i, "nmod:poss");
    if (owner === null || /^(?:other|my|our|your)$/.test(owner.norm)) return null;
    return {
      kind: "according",
      token: token.index,
      speaker: owner.index,
      content: null,
      act: "asserts",
      lemma: "according",
      judges: false,
      relay: null,
      after: null,
    };
  }
  return null;
}

/** Words from "in" to "view". */
const MOST_VIEW = 7;

const NOUN_CUES = new Map<string, Act>([
  ["claim", "asserts"],
  ["assertion", "asserts"],
  ["allegation", "asserts"],
  ["accusation", "asserts"],
  ["insistence", "asserts"],
  ["statement", "asserts"],
  ["announcement", "asserts"],
  ["warning", "predicts"],
  ["denial", "denies"],
  ["pledge", "pledges"],
  ["promise", "pledges"],
  ["vow", "pledges"],
]);

/** "Ankara's claim that the ship had turned back": a noun of saying with its owner and a that-clause. */
export function nounCue(sentence: Sentence, token: Token): Cue | null {
  if (token.upos !== "NOUN") return null;
  const act = NOUN_CUES.get(token.lemma);
  if (act === undefined) return null;
  const owner = dependent(sentence, token.index, "nmod:poss");
  if (token.lemma === "statement") return statementFrom(sentence, token);
  if (owner === null) return null;
  const clause = dependent(sentence, token.index, "acl", "ccomp");
  if (clause === null || clause.deprel === "acl:relcl") return null;
  const that = children(sentence, clause.index).some((child) => child.deprel === "mark" && child.norm === "that");
  if (!that) return null;
  return {
    kind: "noun",
    token: token.index,
    speaker: owner.index,
    content: clause.index,
    act,
    lemma: token.lemma,
    judges: false,
    relay: null,
    after: null,
  };
}

/** "statements from the council that condemned the raid": whose they are and what they say. */
function statementFrom(sentence: Sentence, token: Token): Cue | null {
  const clause = children(sentence, token.index).find((child) => bareRel(child) === "acl" && child.index > token.index);
  const from = children(sentence, token.index).find(
    (child) =>
      bareRel(child) === "nmod" && children(sentence, child.index).some((below) => /^(?:from|by)$/.test(below.norm)),
  );
  if (from === undefined) return null;
  const told =
    clause ?? children(sentence, from.index).find((child) => bareRel(child) === "acl" && child.index > from.index);
  const next = sentence.tokens[from.index + 1];
  if (
    told === undefined ||
    next === undefined ||
    !/^(?:that|which|condemning|criticising|criticizing|urging|calling|accusing|warning|saying)$/.test(next.norm)
  )
    return null;
  return {
    kind: "noun",
    token: token.index,
    speaker: from.index,
    content: told.index,
    act: "asserts",
    lemma: "statement",
    judges: false,
    relay: null,
    after: null,
  };
}
