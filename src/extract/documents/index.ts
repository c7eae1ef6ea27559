import {
  agentOf,
  children,
  clauseAbove,
  dependent,
  dependents,
  isNegated,
  isUnder,
  nounPhrase,
  spanOf,
  subjectOf,
  subtree,
} from "../../language/tree.ts";
import type { Analysis, DocumentReading, Sentence, Token } from "../../model/index.ts";
import { statusOf, timeOf } from "../../time/index.ts";
import { evidenceOf } from "../evidence.ts";
import { partiesAt } from "../parties.ts";
import { distinct, type Party } from "../party.ts";
import { hasCase, slotHeads } from "../slots.ts";

/**
 * The documents that an article tells of, ids "d1", "d2", …: "The two sides signed a treaty on fisheries" is an agreement of
 * both; "a Kremlin readout of the call did not mention the border" is a readout that omits the border.
 * A document whose issuer the page does not tell is left out, and so is one that is only denied.
 */
export function readDocuments(analysis: Analysis): DocumentReading[] {
  const found: Omit<DocumentReading, "id">[] = [];
  for (const sentence of analysis.sentences) {
    if (sentence.kind === "headline") continue;
    for (const token of sentence.tokens) {
      const { upos } = token;
      if ((upos !== "NOUN" && upos !== "PROPN") || token.deprel === "compound") continue;
      const kind = kinds.get(token.lemma) ?? (token.norm === token.lemma ? undefined : kinds.get(token.norm));
      if (kind === undefined) continue;
      const reading = documentAt(analysis, sentence, token, kind);
      if (reading !== null && !isKnown(found, reading)) found.push(reading);
    }
  }
  return found.map((reading, i) => ({ id: `d${i + 1}`, ...reading }));
}

const kinds: ReadonlyMap<string, DocumentReading["kind"]> = new Map(
  Object.entries({
    agreement: "agreement pact treaty deal accord memorandum mou protocol document partnership",
    plan: "plan proposal roadmap paper initiative",
    statement: "statement communique communiqué declaration",
    readout: "readout",
    letter: "letter",
    law: "law decree bill act",
    resolution: "resolution",
  }).flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind as DocumentReading["kind"]] as const)),
);

/** What is done to a document by those who make it: their subject is its issuer. */
const making = new Set(
  "sign issue release publish send pass adopt promote propose present unveil conclude reach strike ink draft write put announce enact initial seal finalise finalize approve ratify clinch agree hammer renew declare forge".split(
    " ",
  ),
);

/** A plain "deal" or "document" in somebody's hand may be anything; these words must be made, not only owned. */
const vague = new Set([
  "partnership",
  "deal",
  "document",
  "plan",
  "initiative",
  "act",
  "law",
  "bill",
  "paper",
  "proposal",
  "statement",
]);

function documentAt(
  analysis: Analysis,
  sentence: Sentence,
  token: Token,
  kind: DocumentReading["kind"],
): Omit<DocumentReading, "id"> | null {
  const verb = clauseAbove(sentence, token.index);
  const makes = verb >= 0 && making.has(sentence.tokens[verb]!.lemma);
  const maker = makes && (isObject(sentence, token, verb) || isNamedUnder(sentence, token, verb)) ? verb : -1;
  // "The document was signed by …" behind "an agreement": the one told before.
  if (isToldBefore(analysis, sentence, token)) return null;
  // A partnership is a paper only where two make it.
  if (token.lemma === "partnership" && maker < 0 && !isEntered(sentence, token, verb)) return null;
  if (maker >= 0 && isNegated(sentence, maker)) return null;
  // "a readout from the meeting released by the ministry": the tree may hang the making on the meeting.
  const told = [token, ...(/^(?:readout|statement)$/.test(kind) ? dependents(sentence, token.index, "nmod") : [])];
  const made = told
    .flatMap((one) => children(sentence, one.index))
    .find((child) => child.deprel.startsWith("acl") && making.has(child.lemma));
  const issuers = issuersOf(analysis, sentence, token, maker, made ?? null);
  if (issuers.length === 0) return null;
  const words = nounPhrase(sentence, token.index).filter((i) => {
    const rel = sentence.tokens[i]!.deprel;
    const led = (rel === "det" || rel === "case") && sentence.tokens[i]!.head === token.index;
    return (
      !led &&
      rel !== "nmod:poss" &&
      !isUnderPossessor(sentence, i, token.index) &&
      !isUnderTime(analysis, sentence, i, token)
    );
  });
  while (words.length > 0 && /^(?:DET|ADP)$/.test(sentence.tokens[words.at(-1)!]!.upos)) words.pop();
  while (words.length > 1 && /^(?:DET|ADP|VERB)$/.test(sentence.tokens[words[0]!]!.upos) && words[0] !== token.index)
    words.shift();
  const bare = words.length < 2;
  if (maker < 0 && made === undefined && bare && vague.has(token.lemma)) return null;
  const when = timeOf(analysis, sentence, maker >= 0 ? maker : token.index);
  const { start, end } = evidenceOf(sentence, token.index);
  return {
    kind,
    name: words.length <= 20 && words.length > 0 ? textOf(analysis, sentence, words) : token.text,
    issuer: issuers.map((party) => party.name),
    date: when?.date ?? null,
    status: statusOf(analysis, sentence, maker >= 0 ? maker : token.index, when).status,
    areas: areasOf(analysis, sentence, token),
    points: pointsOf(analysis, sentence, token),
    omits: omitsOf(analysis, sentence, token),
    evidence: analysis.article.body.slice(start, end),
    start,
    end,
    by: `${token.lemma}.n`,
    sure: maker >= 0 || made !== undefined ? 0.7 : 0.5,
  };
}

/** "put their names to a joint statement", "affixed its signature to the pact". */
const isNamedUnder = (sentence: Sentence, token: Token, verb: number): boolean =>
  /^(?:name|names|signature|signatures)$/.test(dependent(sentence, verb, "obj")?.norm ?? "") &&
  children(sentence, token.index).some((child) => child.norm === "to" && child.deprel === "case");

/** "after engaging in a “limitless” partnership", "entered into a partnership" */
const isEntered = (sentence: Sentence, token: Token, verb: number): boolean =>
  verb >= 0 &&
  /^(?:engage|enter)$/.test(sentence.tokens[verb]!.lemma) &&
  children(sentence, token.index).some((child) => /^(?:in|into)$/.test(child.norm) && child.deprel === "case");

/** "The document", "the agreement", with nothing beside it, where the page has told of one within three sentences. */
function isToldBefore(analysis: Analysis, sentence: Sentence, token: Token): boolean {
  const article = dependent(sentence, token.index, "det");
  const bare = nounPhrase(sentence, token.index).length < 3;
  if (article === null || !/^(?:the|this|that)$/.test(article.norm) || !bare) return false;
  const kind = kinds.get(token.lemma);
  return analysis.sentences
    .slice(Math.max(0, sentence.index - 3), sentence.index + 1)
    .some((other) =>
      other.tokens.some(
        (one) => one.start < token.start && one.upos === "NOUN" && kind !== undefined && kinds.get(one.lemma) === kind,
      ),
    );
}

/** Does the word stand in a day that hangs on the noun ("an agreement on Tuesday")? */
function isUnderTime(analysis: Analysis, sentence: Sentence, i: number, noun: Token): boolean {
  const time = (analysis.timesBySentence[sentence.index] ?? []).find(
    (one) => one.type === "date" && one.first > noun.index && i >= one.first - 1 && i <= one.last,
  );
  return time !== undefined && (i >= time.first || sentence.tokens[i]!.upos === "ADP");
}

/** The document is what the verb makes: its object, the subject of its passive, or part of "a series of agreements". */
function isObject(sentence: Sentence, token: Token, verb: number): boolean {
  const object = dependent(sentence, verb, "obj", "nsubj:pass");
  return object !== null && isUnder(sentence, token.index, object.index);
}

function issuersOf(analysis: Analysis, sentence: Sentence, token: Token, maker: number, made: Token | null): Party[] {
  const official = (parties: readonly Party[]): Party[] =>
    distinct(parties).filter((party) => party.official && party.type !== "place");
  const others = official(
    [
      ...slotHeads(sentence, token.index, "with", "n"),
      ...(maker < 0 ? [] : dependents(sentence, maker, "obl").filter((head) => hasCase(sentence, head, "with"))),
    ].flatMap((head) => partiesAt(analysis, sentence, head, false)),
  );
  const agent = made === null ? null : agentOf(sentence, made.index);
  const released = agent === null ? [] : official(partiesAt(analysis, sentence, agent));
  if (released.length > 0) return released;
  for (const slot of ["poss", "by", "from", "between"]) {
    const parties = official(
      slotHeads(sentence, token.index, slot, "n").flatMap((head) => partiesAt(analysis, sentence, head)),
    );
    if (parties.length > 0) return official([...parties, ...others]);
  }
  for (const verb of [
    made?.index ?? -1,
    maker,
    token.lemma === "partnership" ? clauseAbove(sentence, token.index) : -1,
  ]) {
    const subject = verb < 0 ? null : subjectOf(sentence, verb);
    const parties = subject === null ? [] : official(partiesAt(analysis, sentence, subject));
    if (parties.length > 0) return official([...parties, ...others]);
  }
  for (const slot of ["adj", "cmp"]) {
    const parties = official(
      slotHeads(sentence, token.index, slot, "n").flatMap((head) => partiesAt(analysis, sentence, head, false)),
    );
    if (parties.length > 0) return parties;
  }
  return [];
}

const isUnderPossessor = (sentence: Sentence, i: number, noun: number): boolean =>
  dependents(sentence, noun, "nmod:poss").some((owner) => isUnder(sentence, i, owner.index));

/** "documents in areas including science, transport and fisheries", "a treaty on migration": each its own. */
function areasOf(analysis: Analysis, sentence: Sentence, token: Token): string[] {
  const list = (head: Token): string[] =>
    [head, ...dependents(sentence, head.index, "conj")].map((part) =>
      textOf(analysis, sentence, nounWords(sentence, part)),
    );
  for (const child of dependents(sentence, token.index, "nmod")) {
    const preposition = children(sentence, child.index).find((below) => below.deprel === "case")?.norm;
    if (child.lemma === "area" || child.lemma === "field") {
      const named = dependents(sentence, child.index, "nmod", "acl", "appos")[0];
      if (named !== undefined)
        return list(named.deprel.startsWith("acl") ? (dependent(sentence, named.index, "obj") ?? named) : named);
    }
    const isDay = (analysis.timesBySentence[sentence.index] ?? []).some(
      (time) => time.type === "date" && child.index >= time.first && child.index <= time.last,
    );
    if (!isDay && (preposition === "on" || preposition === "covering" || preposition === "regarding"))
      return list(child);
  }
  return [];
}

/** What the document is quoted with, where it is itself the one that says. */
function pointsOf(analysis: Analysis, sentence: Sentence, token: Token): string[] {
  const verb = clauseAbove(sentence, token.index);
  if (verb < 0 || subjectOf(sentence, verb)?.index !== token.index) return [];
  return sentence.quotes
    .map((quote) => analysis.article.body.slice(quote.start + 1, quote.end - 1).replace(/[,.]$/, ""))
    .filter((text) => text.length > 0);
}

const telling = new Set(["mention", "refer", "address", "include", "contain", "name", "touch"]);

/** "did not mention the war": what a reader would have looked for in it. */
function omitsOf(analysis: Analysis, sentence: Sentence, token: Token): string[] {
  const verb = clauseAbove(sentence, token.index);
  if (verb < 0 || !telling.has(sentence.tokens[verb]!.lemma) || !isNegated(sentence, verb)) return [];
  if (subjectOf(sentence, verb)?.index !== token.index) return [];
  const object = dependent(sentence, verb, "obj", "obl");
  return object === null
    ? []
    : [
        textOf(
          analysis,
          sentence,
          subtree(sentence, object.index, (child) => child.deprel === "case"),
        ),
      ];
}

const nounWords = (sentence: Sentence, token: Token): number[] =>
  nounPhrase(sentence, token.index).filter(
    (i) => sentence.tokens[i]!.deprel !== "case" && sentence.tokens[i]!.deprel !== "det",
  );

function textOf(analysis: Analysis, sentence: Sentence, words: readonly number[]): string {
  const { start, end } = spanOf(sentence, words);
  return analysis.article.body.slice(start, end);
}

const isKnown = (found: readonly Omit<DocumentReading, "id">[], reading: Omit<DocumentReading, "id">): boolean =>
  found.some((other) => isSame(other, reading));

/** Told twice: one kind, one issuer, and one name or one day. */
const isSame = (a: Omit<DocumentReading, "id">, b: Omit<DocumentReading, "id">): boolean =>
  a.kind === b.kind &&
  a.issuer.some((issuer) => b.issuer.includes(issuer)) &&
  (a.name === b.name || (a.date !== null && a.date === b.date));
