/** "doubled", "a fourfold rise", "double-digit growth": changes told by a multiple. */
import type { Sentence, Token } from "../../model/index.ts";
import { boundBefore } from "./build.ts";
import type { Quantity, QuantityKind } from "./quantity.ts";

const MULTIPLES = new Map<string, readonly [number, "up" | "down"]>([
  ["double", [100, "up"]],
  ["treble", [200, "up"]],
  ["triple", [200, "up"]],
  ["quadruple", [300, "up"]],
  ["quintuple", [400, "up"]],
  ["halve", [50, "down"]],
]);

/** The same with the forms of those verbs that a tagger may leave as they are. */
const MULTIPLE_VERBS = new Map(
  [...MULTIPLES].flatMap(([verb, told]) =>
    [verb, `${verb}s`, `${verb}ing`, `${verb}ed`].map((form) => [form, told] as const),
  ),
);

const FOLDS = new Map<string, number>([
  ["twofold", 100],
  ["threefold", 200],
  ["fourfold", 300],
  ["fivefold", 400],
  ["sixfold", 500],
  ["tenfold", 900],
]);

/** Words other than verbs that tell a multiple. */
const TELLING = new Set([...FOLDS.keys(), "double", "double-digit"]);

/** May a word, in lower case, tell a multiple? */
export const mayMultiply = (word: string): boolean => TELLING.has(word) || STEMS.some((stem) => word.startsWith(stem));

/** "doubl" of "doubled", "doubling": what all forms of a verb begin with. */
const STEMS = [...MULTIPLES.keys()].map((verb) => verb.slice(0, -1));

/** "doubled", "more than tripling", "a fourfold rise", "double-digit growth". */
export function multipleAt(sentence: Sentence, token: Token, found: readonly Quantity[]): Quantity | null {
  if (token.upos !== "VERB" && !TELLING.has(token.norm)) return null;
  return MULTIPLE_VERBS.has(token.lemma) || MULTIPLE_VERBS.has(token.norm) || TELLING.has(token.norm)
    ? multipleIn(sentence, token, found)
    : null;
}

function multipleIn(sentence: Sentence, token: Token, found: readonly Quantity[]): Quantity | null {
  const fold = FOLDS.get(token.norm);
  if (fold !== undefined) return multiple(sentence, token, fold, "up", "multiple");
  if (token.norm === "double" || token.norm === "double-digit") {
    const digit =
      token.norm === "double-digit" ||
      (sentence.tokens[token.index + 1]?.text === "-" &&
        /^digits?$/.test(sentence.tokens[token.index + 2]?.norm ?? ""));
    if (digit) {
      const last = token.norm === "double-digit" ? token.index : token.index + 2;
      return {
        ...multiple(sentence, token, 10, null, "percent"),
        last,
        end: sentence.tokens[last]!.end,
        bound: "at least",
      };
    }
  }
  if (token.upos !== "VERB") return null;
  const verb = MULTIPLE_VERBS.get(token.lemma) ?? MULTIPLE_VERBS.get(token.norm);
  if (verb === undefined || token.deprel === "amod") return null;
  // "doubled down", "double as"
  const next = sentence.tokens[token.index + 1]?.norm;
  if (next === "down" || next === "as" || next === "over" || next === "up") return null;
  // "quadruple its tariffs to 100%": the level tells it.
  if (
    found.some(
      (one) =>
        one.kind === "percent" &&
        one.first > token.index &&
        one.first - token.index < 14 &&
        sentence.tokens[one.first - 1]?.norm === "to",
    )
  )
    return null;
  return multiple(sentence, token, verb[0], verb[1], "multiple");
}

export function multiple(
  sentence: Sentence,
  token: Token,
  value: number,
  direction: "up" | "down" | null,
  kind: QuantityKind,
): Quantity {
  return {
    kind,
    value,
    high: null,
    unit: "%",
    bound: boundBefore(sentence, token.index),
    start: token.start,
    end: token.end,
    first: token.index,
    last: token.index,
    numberLast: token.index,
    head: token.index,
    direction,
    per: null,
    was: null,
    again: false,
  };
}
