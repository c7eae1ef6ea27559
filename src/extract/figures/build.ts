/** A quantity made of a number and its unit: its tokens, what carries it in the tree, and its bound ("more than", "about"). */
import type { NumberFound } from "../../kit/numbers.ts";
import type { Sentence, TimeExpression } from "../../model/index.ts";
import type { Quantity, QuantityKind } from "./quantity.ts";

/** Does the number stand in a day, a year, an hour? A duration does not count: "for two minutes" may be news. */
export function inTime(sentence: Sentence, number: NumberFound, times: readonly TimeExpression[]): boolean {
  const start = sentence.start + number.start;
  const end = sentence.start + number.end;
  return times.some((time) => time.start < end && time.end > start && time.type !== "duration");
}

export function build(
  sentence: Sentence,
  text: string,
  number: NumberFound,
  kind: QuantityKind,
  unit: string,
  from: number,
  to: number,
  head: number | null,
): Quantity | null {
  const start = sentence.start + from;
  const end = sentence.start + to;
  const first = tokenAt(sentence, start);
  const last = tokenAt(sentence, end - 1);
  if (first < 0 || last < first) return null;
  const carrier = head !== null && head >= 0 ? head : carrierOf(sentence, first, last);
  const after = text.slice(to, to + 24);
  const sign = text.charAt(from - 1);
  const moved = movedTo(sentence, first);
  const direction = moved === "up" || sign === "+" ? "up" : moved === "down" ? "down" : null;
  return {
    kind,
    value: number.value,
    high: number.high,
    unit,
    bound: boundAfter(after) ?? signBefore(text, from) ?? boundBefore(sentence, first),
    start,
    end,
    first,
    last,
    numberLast:
      head !== null &&
      sentence.tokens[head]!.upos !== "SYM" &&
      (kind === "people" || kind === "things" || kind === "acts")
        ? tokenAt(sentence, sentence.start + number.end - 1)
        : last,
    head: carrier,
    direction,
    per: perOf(text.slice(to)),
    was: null,
    again: false,
  };
}

/** The word before a quantity and what bounds it: "up nearly 57%", "down by more than 3%", "are up a modest 1 percent". */
function movedTo({ tokens }: Sentence, first: number): string | undefined {
  let at = first - 1;
  while (at > 0 && first - at < 4 && /^(?:by|nearly|almost|more|than|another)$/.test(tokens[at]!.norm)) at -= 1;
  // Only of what is so, and not of what is turned down or set up, is it told with an article: "down a further 3%".
  let further = at;
  while (further > 0 && at - further < 3 && /^(?:DET|ADJ|ADV)$/.test(tokens[further]!.upos)) further -= 1;
  const is = /^(?:AUX|PUNCT)$/.test(tokens[further - 1]?.upos ?? "");
  // "sales were off 14%"
  if (tokens[at]?.norm === "off" && tokens[at - 1]?.upos === "AUX") return "down";
  return tokens[is && /^(?:up|down)$/.test(tokens[further]!.norm) ? further : at]?.norm;
}

/** "per barrel", "a month", "/hour" right behind a quantity: of what it is told each. */
function perOf(after: string): string | null {
  // "9 billion shekels ($2.4 billion) a year"
  const found =
    /^(?: \([^()]{2,24}\))? ?(?:per |an? |each |every |\/)([a-zA-Z]+(?: (?:metre|meter|foot|feet|mile|m|ft|btu)\b)?)/i.exec(
      after,
    );
  if (found === null) return null;
  const words = found[1]!.toLowerCase();
  return PERS.get(words) ?? PERS.get(words.split(" ")[0]!) ?? null;
}

/** Things that prices and rates are told each of, by the word on the page. */
const PERS: ReadonlyMap<string, string> = new Map([
  ..."barrel gallon litre tonne ounce bushel share unit person head capita household student worker hour day week month quarter year night minute second century decade kilogram mile kilometre hectare acre vote seat"
    .split(" ")
    .map((one) => [one, one] as const),
  ["liter", "litre"],
  ["ton", "tonne"],
  ["kg", "kilogram"],
  ["kilo", "kilogram"],
  ["capita", "person"],
  ["head", "person"],
  ["annum", "year"],
  ["kilometer", "kilometre"],
  ["sq m", "square metre"],
  ["square metre", "square metre"],
  ["square meter", "square metre"],
  ["sq ft", "square foot"],
  ["square foot", "square foot"],
  ["mmbtu", "million Btu"],
]);

/** The token of a run whose head lies outside it. */
function carrierOf(sentence: Sentence, first: number, last: number): number {
  for (let i = last; i >= first; i -= 1) {
    const head = sentence.tokens[i]!.head;
    if (head < first || head > last) return i;
  }
  return last;
}

/** The token that holds an offset of the body, -1 if none does. */
export function tokenAt(sentence: Sentence, offset: number): number {
  for (const token of sentence.tokens) if (token.start <= offset && offset < token.end) return token.index;
  return -1;
}

/** "~25", "≈ 300", "<5", "sub-500". */
function signBefore(text: string, from: number): string | null {
  const before = /(?:[~≈<>≤≥] ?|\bsub-)$/i
    .exec(text.slice(Math.max(0, from - 5), from))?.[0]
    .trim()
    .toLowerCase();
  return before === undefined ? null : (SIGNS[before] ?? null);
}

const SIGNS: Readonly<Record<string, string>> = {
  "~": "about",
  "≈": "about",
  "<": "less than",
  "≤": "up to",
  ">": "more than",
  "≥": "at least",
  "sub-": "less than",
};

const BOUNDS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:more than|over|above|in excess of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|upwards? of|greater than|higher than|topp(?:ed|ing)|tops|well over|north of|beyond)$/,
    "more than",
  ],
  [/\b(?:at least|no (?:less|fewer) than|not less than|a minimum of)$/, "at least"],
  [/\b(?:nearly|almost|close to|just under|approaching|nearing|virtually)$/, "almost"],
  [/\b(?:up to|as (?:much|many|high|far) as|at most|a maximum of|no more than|maximum)$/, "up to"],
  [/\b(?:less than|fewer than|under|below|lower than|under (?:the )?age)$/, "less than"],
  [/\b(?:about|around|roughly|approximately|some|an estimated|estimated|circa|or so|nearabouts)$/, "about"],
  [/\b(?:record|a record)$/, "record"],
];

export function boundBefore(sentence: Sentence, first: number): string | null {
  const words: string[] = [];
  for (let i = Math.max(0, first - 5); i < first; i += 1) words.push(sentence.tokens[i]!.norm);
  let left = words.join(" ");
  left = left
    .replace(/(?:^| )(?:a|an|the|just|only|even|still|very|total of|target of|of|level of|its|by)$/, "")
    .replace(/(?:^| )(?:a|an|the|just|target)$/, "");
  for (const [pattern, bound] of BOUNDS) if (pattern.test(left)) return bound;
  return null;
}

function boundAfter(after: string): string | null {
  if (/^\s?(?:or (?:more|above|higher|over)|or greater|plus\b|\+)/i.test(after)) return "at least";
  if (/^\s?(?:or so|odd\b|, give or take)/i.test(after)) return "about";
  if (/^\s?(?:or (?:less|fewer|below))/i.test(after)) return "up to";
  return null;
}
