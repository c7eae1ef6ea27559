import { children, dependent, dependents, nounPhrase, subjectOf } from "../../language/tree.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import { evidenceOf } from "../evidence.ts";
import { partiesAt } from "../parties.ts";
import type { ClaimDraft } from "./index.ts";
import { nameAt, textAt } from "./words.ts";

/** What somebody calls a thing in words of their own: "what Moscow calls a “special operation”", "Seoul described it as “a threat”". */
export function namingAt(analysis: Analysis, sentence: Sentence, token: Token): ClaimDraft | null {
  return token.upos === "VERB" && naming.has(token.lemma) ? namedBy(analysis, sentence, token) : null;
}

function namedBy(analysis: Analysis, sentence: Sentence, token: Token): ClaimDraft | null {
  const { body } = analysis.article;
  const quote = sentence.quotes.find((one) => one.start >= token.end && one.start - token.end <= 60);
  const subject = subjectOf(sentence, token.index);
  const holders = subject === null ? [] : partiesAt(analysis, sentence, subject, false);
  if (holders.length === 0) return null;
  const plain = quote === undefined ? calledPlainly(sentence, token) : null;
  if (plain === null && (quote === undefined || quote.end > sentence.end)) return null;
  const words =
    plain !== null
      ? textAt(analysis, sentence, nounPhrase(sentence, plain.index)).replace(/^(?:an?|the) /i, "")
      : body.slice(quote!.start + 1, quote!.end - 1).replace(/[,.]$/, "");
  const object = dependent(sentence, token.index, "obj");
  const called =
    object !== null && object !== plain && object.index > token.index && object.end <= (quote?.start ?? plain!.start)
      ? object
      : null;
  // "the partnership that the two describe as …", "trade, which it calls …": the noun that the clause describes.
  const described = token.deprel.startsWith("acl") && token.head >= 0 ? sentence.tokens[token.head]! : null;
  const named = called ?? described;
  if (words === "" || children(sentence, token.index).some((child) => child.norm === "on")) return null;
  return {
    kind: "naming",
    holder: holders.map((party) => party.name).join(" and "),
    subject: named === null ? null : nameAt(analysis, sentence, named),
    predicate: "is called",
    object: words,
    polarity: "affirmed",
    since: null,
    ...evidenceOf(sentence, token.index),
    by: `${token.lemma}.v`,
    sure: 0.7,
  };
}

/** "a tour that Cairo has called an effort for peace", "called the vote a farce": the noun that a thing is called; null for other calls. */
function calledPlainly(sentence: Sentence, verb: Token): Token | null {
  if (!/^(?:call|brand|label|term|dub)$/.test(verb.lemma)) return null;
  const noun = dependents(sentence, verb.index, "obj", "xcomp").findLast((child) => child.index > verb.index);
  if (noun === undefined || noun.upos !== "NOUN" || verb.index + 1 >= sentence.tokens.length) return null;
  const told =
    verb.deprel.startsWith("acl") &&
    verb.xpos !== "VBG" &&
    !/^(?:meeting|election|vote|summit|session|strike|halt|truce|ceasefire|talk)$/.test(noun.lemma);
  return noun.deprel === "xcomp" || told ? noun : null;
}

const naming = new Set(["call", "describe", "brand", "label", "term", "dub"]);
