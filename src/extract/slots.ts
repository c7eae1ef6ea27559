import {
  children,
  dependent,
  dependents,
  grammaticalSubject,
  headOf,
  isPassive,
  objectOf,
  subjectOf,
} from "../language/tree.ts";
import type { Sentence, Token } from "../model/index.ts";

/**
 * Where the parties of a predicate stand in the tree. In "Oman hosted talks between Chad and Sudan" the slot "between" of
 * "talks" is "Chad" (and what is coordinated with it), its slot "lv" is "Oman".
 * Slot names: data/event-lexicon.txt. Returns heads of noun phrases; empty if the slot is not filled.
 */
export function slotHeads(sentence: Sentence, predicate: number, slot: string, pos: "v" | "n"): Token[] {
  return pos === "v" ? verbSlot(sentence, predicate, slot) : nounSlot(sentence, predicate, slot);
}

function verbSlot(sentence: Sentence, verb: number, slot: string): Token[] {
  switch (slot) {
    case "subj":
      return list(subjectOf(sentence, verb));
    case "obj":
      return list(objectOf(sentence, verb) ?? secondObject(sentence, verb));
    case "iobj":
      return list(dependent(sentence, verb, "iobj"));
    case "csubj":
      return contentSubject(sentence, verb);
    default:
      return withPreposition(sentence, verb, slot);
  }
}

function nounSlot(sentence: Sentence, noun: number, slot: string): Token[] {
  switch (slot) {
    case "poss":
      return dependents(sentence, noun, "nmod:poss");
    case "adj":
      return dependents(sentence, noun, "amod");
    case "cmp":
      return dependents(sentence, noun, "compound");
    case "subj":
      return list(dependent(sentence, noun, "nsubj") ?? null);
    case "lv":
      return lightVerbSubject(sentence, noun);
    case "ctrl":
      return controller(sentence, noun);
    default:
      return withPreposition(sentence, noun, slot);
  }
}

const list = (token: Token | null): Token[] => (token === null ? [] : [token]);

/** "was given a week": the object that stays beside a passive's subject. */
function secondObject(sentence: Sentence, verb: number): Token | null {
  return isPassive(sentence, verb) ? null : dependent(sentence, verb, "nsubj:pass");
}

/** Nominal dependents with this preposition; of a verb also those that the parse has hung on its object ("discuss ties with Li"). */
export function withPreposition(sentence: Sentence, head: number, preposition: string): Token[] {
  const found = dependents(sentence, head, "obl", "nmod").filter((token) => hasCase(sentence, token, preposition));
  if (found.length > 0 || sentence.tokens[head]!.upos !== "VERB") return found;
  const object = dependent(sentence, head, "obj", "xcomp");
  return object === null
    ? []
    : dependents(sentence, object.index, "nmod", "obl").filter((token) => hasCase(sentence, token, preposition));
}

export const hasCase = (sentence: Sentence, token: Token, preposition: string): boolean =>
  children(sentence, token.index).some((child) => child.deprel === "case" && child.norm === preposition);

/** The subject of what is said, feared or demanded: "warned that Beijing was …" gives Beijing. */
function contentSubject(sentence: Sentence, verb: number): Token[] {
  const content = dependent(sentence, verb, "ccomp", "xcomp", "advcl");
  if (content === null) return [];
  const subject = dependent(sentence, content.index, "nsubj");
  if (subject !== null) return [subject];
  const object = objectOf(sentence, content.index);
  return object === null || content.deprel === "advcl" ? [] : [object];
}

/** Verbs that lend a noun their subject: "held talks", "paid a visit", "imposed sanctions". */
const lightVerbs = new Set(
  (
    "hold make pay have conduct carry launch impose announce begin start conclude resume attend give place begin open end finish " +
    "complete plan undertake embark continue wrap kick use lodge file voice express issue order mount stage schedule enjoy " +
    "cut cancel postpone delay arrive kickstart welcome deliver take step"
  ).split(" "),
);

/** The subject of the verb that governs the noun as its object or, after "on", "for", "from", as its adjunct. */
function lightVerbSubject(sentence: Sentence, noun: number): Token[] {
  const head = headOf(sentence, noun);
  const rel = sentence.tokens[noun]!.deprel;
  if (head === null || head.upos !== "VERB") return [];
  if ((rel === "obj" || rel.startsWith("obl")) && lightVerbs.has(head.lemma))
    return list(subjectOf(sentence, head.index));
  if (rel === "nsubj:pass" && lightVerbs.has(head.lemma)) return list(subjectOf(sentence, head.index));
  return [];
}

const during = new Set(["in", "during", "at", "after", "following", "before", "on", "ahead", "upon", "amid"]);

/** "Putin praised ties during talks with Li": who does the clause is a party of its adjunct. */
function controller(sentence: Sentence, noun: number): Token[] {
  const token = sentence.tokens[noun]!;
  const head = headOf(sentence, noun);
  if (head === null || head.upos !== "VERB" || !token.deprel.startsWith("obl")) return [];
  const adjunct = children(sentence, noun).some((child) => child.deprel === "case" && during.has(child.norm));
  if (!adjunct) return [];
  return list(subjectOf(sentence, head.index) ?? grammaticalSubject(sentence, head.index));
}
