import { bareRel, children, dependent, spanOf, subtree } from "../../language/tree.ts";
import type { Analysis, Sentence, Token } from "../../model/index.ts";
import { partiesAt } from "../parties.ts";

/** A noun phrase as a claim prints it: a known party by its name or code, else the page's words without what leads up to them. */
export function nameAt(analysis: Analysis, sentence: Sentence, head: Token): string {
  const parties = partiesAt(analysis, sentence, head, false);
  if (parties.length > 0) return parties.map((party) => party.name).join(" and ");
  return textAt(
    analysis,
    sentence,
    subtree(sentence, head.index, (child) => child.head === head.index && led.has(bareRel(child))),
  );
}

const led = new Set(["case", "mark", "cc", "punct", "acl", "advcl", "parataxis", "appos", "ccomp", "conj", "det"]);

/** The stretch of the body from the first to the last of these tokens. */
export function textAt(analysis: Analysis, sentence: Sentence, words: readonly number[]): string {
  const { start, end } = spanOf(sentence, words);
  return analysis.article.body.slice(start, end);
}

/** The verb with its auxiliaries, particle and predicate, without subject and object: "is willing to expand", "does not violate". */
export function predicateAt(sentence: Sentence, verb: number): string {
  const words = [
    verb,
    ...children(sentence, verb)
      .filter((child) => inVerb.has(bareRel(child)) || child.deprel === "compound:prt")
      .map((child) => child.index),
  ].sort((a, b) => a - b);
  const complement = dependent(sentence, verb, "xcomp");
  if (complement !== null && complement.upos !== "NOUN") {
    words.push(
      complement.index,
      ...children(sentence, complement.index)
        .filter((child) => child.deprel === "mark")
        .map((child) => child.index),
    );
  }
  return words
    .sort((a, b) => a - b)
    .map((i) => sentence.tokens[i]!.text)
    .join(" ");
}

const inVerb = new Set(["aux", "cop"]);

/** The clause's last part: object, complement or first oblique. Null if the verb stands alone. */
export function objectAt(analysis: Analysis, sentence: Sentence, verb: number): string | null {
  const complement = dependent(sentence, verb, "xcomp");
  for (const head of [verb, complement?.index ?? -1]) {
    const object = head < 0 ? null : (dependent(sentence, head, "obj") ?? dependent(sentence, head, "obl"));
    if (object !== null) return nameAt(analysis, sentence, object);
  }
  return null;
}

/** Does the word stand within quotation marks? */
export const isQuoted = (sentence: Sentence, token: Token): boolean =>
  sentence.quotes.some((quote) => quote.start <= token.start && token.end <= quote.end);
