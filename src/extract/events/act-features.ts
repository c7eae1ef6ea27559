/**
 * What the network of acts (acts.ts) is told of a predicate: in "Ankara gave away suits to five countries" the verb "give", its
 * object "suit", the "to", that a state acts and nobody known receives.
 */
import { oncePer, oncePerText } from "../../kit/once-per.ts";
import { children, dependent, isNegated, isPassive } from "../../language/tree.ts";
import type { Sentence, Token } from "../../model/index.ts";
import type { Party } from "../party.ts";
import type { Filled } from "./fill.ts";
import type { EventLexicon, Frame } from "./lexicon.ts";

/** One thing that holds of a predicate. Made once for each word, so that the network can keep what it makes of it. */
export interface Trait {
  /** Names of features: "word give v", "listed AID". */
  readonly names: readonly string[];
  /** The word whose vector goes with it, in the part that it plays; null where there is none. */
  readonly word: readonly [part: Part, lemma: string] | null;
  /** Where a network keeps what it makes of the trait, and in which filling of its memory (acts.ts). */
  kept: number;
  filling: number;
}

export const traitOf = (names: Trait["names"], word: Trait["word"]): Trait => ({ names, word, kept: 0, filling: 0 });

/** The parts that words play: the predicate, its object, its complement, the others of its clause, those of its sentence. */
export const PARTS = ["predicate", "object", "complement", "clause", "sentence"] as const;
export type Part = (typeof PARTS)[number];

export interface ActFeatures {
  readonly traits: readonly Trait[];
  /** Words that count by their mean: those of the clause … */
  readonly clause: readonly Trait[];
  /** … and those of the sentence, the same list for all its predicates. */
  readonly sentence: readonly Trait[];
}

/** The features of a predicate whose parties are found. `fields`: of life, that the sentence speaks of (gate.ts). `taken`: tokens of mentions and days, whose words tell nothing of the act. */
export function actFeatures(
  sentence: Sentence,
  lexicon: EventLexicon,
  fields: readonly string[],
  words: readonly Trait[],
  predicate: number,
  pos: "v" | "n",
  acting: Filled,
  receiving: Filled,
  taken: ReadonlySet<number>,
): ActFeatures {
  const known = traitsOf(lexicon);
  const token = sentence.tokens[predicate]!;
  const isVerb = pos === "v";
  const traits = [(isVerb ? known.verb : known.noun)(token.lemma), tag(token.xpos), relation(token.deprel)];
  const object = isVerb ? dependent(sentence, predicate, "obj", "nsubj:pass") : verbOf(sentence, token);
  if (object !== null && !taken.has(object.index)) traits.push(known.object(object.lemma));
  const complement = isVerb ? dependent(sentence, predicate, "xcomp", "ccomp", "advcl") : null;
  if (complement !== null) {
    traits.push(known.complement(complement.lemma), complementIs(complement.deprel));
    if (isNegated(sentence, complement.index)) traits.push(COMPLEMENT_NEGATED);
  }
  const clause: Trait[] = [];
  const hear = (one: Token): void => {
    if (!isTelling(one, taken)) return;
    clause.push(inClause(one.lemma));
    if (one !== object) traits.push((one.upos === "NOUN" ? known.nounNearby : known.nearby)(one.lemma));
  };
  for (const child of children(sentence, predicate)) {
    hear(child);
    const isPhrase = child.deprel.startsWith("obl") || child.deprel.startsWith("nmod");
    for (const below of children(sentence, child.index)) {
      hear(below);
      if (isPhrase && below.deprel === "case") traits.push(leading(below.norm));
    }
    if (child.deprel === "compound:prt" || child.deprel === "case" || child.deprel === "mark")
      traits.push(beside(child.norm));
    if (child.deprel === "aux") traits.push(auxiliary(child.lemma));
  }
  if (isVerb && isPassive(sentence, predicate)) traits.push(PASSIVE);
  if (sentence.quotes.some((quote) => quote.start <= token.start && token.end <= quote.end)) traits.push(QUOTED);
  traits.push(
    (isVerb ? actorOfVerb : actorOfNoun)(acting.slot ?? "null"),
    (isVerb ? recipientOfVerb : recipientOfNoun)(receiving.slot ?? "null"),
    sides(sideOf(acting.parties))(sideOf(receiving.parties)),
  );
  for (const one of fields) traits.push(field(one));
  if (acting.parties.length > 1) traits.push(TOGETHER);
  if (acting.parties.some((a) => a.state !== null && receiving.parties.some((b) => b.state === a.state)))
    traits.push(ONE_STATE);
  return { traits, clause, sentence: words };
}

/** The words of a sentence that tell of the acts in it. */
export const tellingWords = (sentence: Sentence, taken: ReadonlySet<number>): Trait[] =>
  sentence.tokens.filter((one) => isTelling(one, taken)).map(({ lemma }) => inSentence(lemma));

const named = (...names: string[]): Trait => traitOf(names, null);
const each = (name: (text: string) => string): ((text: string) => Trait) => oncePerText((text) => named(name(text)));

const tag = each((xpos) => `tag ${xpos}`);
const relation = each((deprel) => `relation ${deprel}`);
const complementIs = each((deprel) => `complement ${deprel}`);
const beside = each((norm) => `with ${norm}`);
const leading = each((norm) => `to ${norm}`);
const auxiliary = each((lemma) => `aux ${lemma}`);
const actorOfVerb = each((slot) => `actor ${slot} v`);
const actorOfNoun = each((slot) => `actor ${slot} n`);
const recipientOfVerb = each((slot) => `recipient ${slot} v`);
const recipientOfNoun = each((slot) => `recipient ${slot} n`);
const field = each((name) => `field ${name}`);
const sides = oncePerText((from) =>
  oncePerText((to) => named(`sides ${from} ${to}`, `actor ${from}`, `recipient ${to}`)),
);
const inClause = oncePerText((lemma) => traitOf([], ["clause", lemma]));
const inSentence = oncePerText((lemma) => traitOf([], ["sentence", lemma]));
const COMPLEMENT_NEGATED = named("complement negated");
const PASSIVE = named("passive");
const QUOTED = named("quoted");
const TOGETHER = named("together");
const ONE_STATE = named("one state");

/** Traits of words: with each what the lexicon knows of it, even where none of its entries fits here. */
const traitsOf = oncePer(({ verbs, nouns, classesOf }: EventLexicon) => {
  const types = (table: ReadonlyMap<string, readonly Frame[]>, lemma: string, lead: string): string[] =>
    [...new Set(table.get(lemma)?.map(({ type }) => type))].map((type) => `${lead} ${type}`);
  const classes = (lemma: string, lead: string): string[] =>
    (classesOf.get(lemma) ?? []).map((name) => `${lead} ${name}`);
  const word = (part: Part | null, names: (lemma: string) => string[]): ((lemma: string) => Trait) =>
    oncePerText((lemma) => traitOf(names(lemma), part === null ? null : [part, lemma]));
  return {
    verb: word("predicate", (lemma) => ["pos v", `word ${lemma} v`, ...types(verbs, lemma, "listed")]),
    noun: word("predicate", (lemma) => ["pos n", `word ${lemma} n`, ...types(nouns, lemma, "listed")]),
    object: word("object", (lemma) => [
      "object",
      `object ${lemma}`,
      ...classes(lemma, "object of"),
      ...types(nouns, lemma, "object listed"),
    ]),
    complement: word("complement", (lemma) => types(verbs, lemma, "complement listed")),
    nearby: word(null, (lemma) => classes(lemma, "near")),
    nounNearby: word(null, (lemma) => [...classes(lemma, "near"), ...types(nouns, lemma, "near listed")]),
  };
});

const verbOf = (sentence: Sentence, noun: Token): Token | null => {
  const head = noun.head < 0 ? null : sentence.tokens[noun.head]!;
  return head !== null && head.upos === "VERB" ? head : null;
};

const isTelling = (token: Token, taken: ReadonlySet<number>): boolean =>
  (token.upos === "NOUN" || token.upos === "VERB" || token.upos === "ADJ" || token.upos === "ADV") &&
  !taken.has(token.index);

const sideOf = (parties: readonly Party[]): string => {
  const first = parties[0];
  if (first === undefined) return "none";
  return first.type === "person" && !first.official
    ? "private"
    : first.type === "unknown" && first.state !== null
      ? "people"
      : first.type;
};
