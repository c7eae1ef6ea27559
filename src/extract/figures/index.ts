/**
 * Figures: "Trade rose 12% in April from a year earlier, according to customs data" is a change of 12 %, 2023-04 against 2022-04,
 * source customs.
 *
 * `value` is the size of a change, so that a fall of 10 % is 10, as the keys have it; `direction` tells up from down.
 */
import { daysOf } from "../../kit/edtf.ts";
import { children, headOf } from "../../language/index.ts";
import type { Analysis, Edtf, FigureReading, Sentence, StatementReading } from "../../model/index.ts";
import type { SayingLexicon } from "../lexicon.ts";
import { measureAll } from "./measured.ts";
import { periodOf, saying } from "./period.ts";
import { findQuantities, type Quantity } from "./quantity.ts";
import { shareAlong, type Told } from "./run.ts";
import { currencyHere } from "./shared-currencies.ts";
import {
  announcedBy,
  goesOn,
  reckonedBy,
  type Source,
  saidBefore,
  saidOn,
  sayingOver,
  settledBy,
  sourcesOf,
} from "./source.ts";
import { sureOfFigure } from "./sure.ts";

export type FigureDraft = Omit<FigureReading, "id" | "sure">;

/** All figures of the article, in its order, ids "f1", "f2" … `statements` are the page's, whose words may hold numbers. */
export function readFigures(
  analysis: Analysis,
  lexicon: SayingLexicon,
  statements: readonly StatementReading[] = [],
): FigureReading[] {
  return once(extractFigures(analysis, lexicon, statements)).map((draft, index) => ({
    ...draft,
    id: `f${index + 1}`,
    sure: sureOfFigure(draft),
  }));
}

/** Figures before they are numbered; one for each time that the page gives it. */
export function extractFigures(
  analysis: Analysis,
  lexicon: SayingLexicon,
  statements: readonly StatementReading[] = [],
): FigureDraft[] {
  const sayings = saidOn(analysis.article.body, statements);
  const told: Told[] = [];
  let counted: Counted | null = null;
  let lastSaid: { readonly source: Source; readonly sentence: number } | null = null;
  // A headline only says again what the text tells, unless it is all there is: a flash.
  const flash = !analysis.sentences.some((sentence) => sentence.kind === "prose");
  for (const sentence of analysis.sentences) {
    if (sentence.kind === "caption" || (!flash && (sentence.kind === "headline" || sentence.kind === "subhead")))
      continue;
    const times = analysis.timesBySentence[sentence.index] ?? [];
    const last = counted !== null && near(analysis, counted.sentence, sentence) ? counted : null;
    const quantities = findQuantities(sentence, analysis.article.body, times, lexicon, "news", last?.unit ?? null);
    if (quantities.length === 0) continue;
    const source = sourcesOf(analysis, sentence, lexicon);
    const measures = measureAll(analysis, sentence, quantities);
    for (const [i, quantity] of quantities.entries()) {
      let measured = measures[i]!;
      const earlier = told.at(-1);
      if (earlier !== undefined && sentence.index - earlier.sentence <= 1) {
        // "half of it", "five times as many as a year before": of what was told last.
        const of =
          sentence.tokens[quantity.last + 1]?.norm === "of" &&
          /^(?:it|that|this)$/.test(sentence.tokens[quantity.last + 2]?.norm ?? "");
        if (quantity.kind === "money" && of && earlier.figure.unit === quantity.unit)
          measured = { ...measured, what: earlier.figure.what, is: "level" };
        else if (measured.is === "share" && of) measured = { ...measured, what: `share of ${earlier.figure.what}` };
        else if (quantity.unit === "times" && quantity.kind === "multiple" && earlier.sentence === sentence.index)
          measured = { ...measured, what: earlier.figure.what };
      }
      if (quantity.again && counted !== null) measured = { ...measured, what: counted.what, is: "count" };
      else if (measured.is === "count" && !ofThem(sentence, quantity))
        counted = { unit: quantity.unit, what: measured.what, sentence: sentence.index };
      if (startOfMove(sentence, quantity)) continue;
      const own = periodOf(analysis, sentence, quantity, measured.is === "change");
      const { against, span } = own;
      const period =
        own.period ??
        samePeriod(analysis, sentence, told) ??
        (against === null ? carriedOn(analysis, sentence, measured.verb, quantity.unit, told.at(-1)) : null);
      const said: Source | null =
        known(source(quantity), sayingOver(sayings, sentence, quantity)) ??
        reckonedBy(analysis, sentence, quantity) ??
        announcedBy(analysis, sentence, quantity) ??
        settledBy(analysis, sentence, measured.verb) ??
        (!goesOn(analysis, sentence)
          ? null
          : lastSaid !== null && sentence.index - lastSaid.sentence === 1
            ? lastSaid.source
            : saidBefore(analysis, sentence, lexicon));
      if (said !== null) lastSaid = { source: said, sentence: sentence.index };
      const evidence = clauseAround(sentence, quantity, analysis.article.body);
      const figure: FigureDraft = {
        what: measured.what === "" ? fallbackWhat(analysis, sentence, quantity) : measured.what,
        // "minus 0.4%" is a fall by 0.4.
        value: measured.is === "change" ? Math.abs(quantity.value) : quantity.value,
        high: quantity.high,
        was: quantity.was,
        unit: quantity.kind === "money" ? currencyHere(analysis, sentence, quantity, lexicon.shared) : quantity.unit,
        per: quantity.per,
        is: measured.is,
        direction: measured.is === "change" && quantity.value < 0 ? "down" : (measured.direction ?? quantity.direction),
        bound: quantity.bound,
        status: expected(sentence, measured.verb) ? "expected" : "fact",
        period,
        against,
        from: measured.from,
        to: measured.to,
        source: said?.name ?? null,
        evidence: analysis.article.body.slice(evidence[0], evidence[1]),
        start: evidence[0],
        end: evidence[1],
        by: `quantity:${quantity.kind}`,
        because: {
          value: [quantity.start, quantity.end],
          ...(span === null ? {} : { period: span }),
          ...(said === null ? {} : { source: said.span }),
        },
      };
      told.push({
        figure,
        sentence: sentence.index,
        data: said?.data ?? false,
        past: isPast(sentence, measured.verb),
        verb: measured.verb,
      });
    }
  }
  shareAlong(analysis, told);
  return told.map((one) => one.figure);
}

/**
 * "In 2022 … Two-way trade was worth $287 billion.", "The plane was shot down in September. Fifteen were killed.": a past without a day
 * of its own goes on with the one before it in its paragraph. null where the sentence has a day, or tells of now.
 */
function carriedOn(
  analysis: Analysis,
  sentence: Sentence,
  verb: number,
  unit: string,
  earlier: Told | undefined,
): Edtf | null {
  if (!isPast(sentence, verb)) return null;
  const dates = (index: number) =>
    (analysis.timesBySentence[index] ?? []).filter((time) => time.type === "date" && time.value !== null);
  if (dates(sentence.index).some((time) => !saying(sentence, time))) return null;
  if (earlier?.past === true && earlier.figure.period !== null) {
    const gap = sentence.index - earlier.sentence;
    if (gap === 0 || (gap === 1 && analysis.sentences[earlier.sentence]!.paragraph === sentence.paragraph))
      return earlier.figure.period;
  }
  const before = analysis.sentences[sentence.index - 1];
  if (unit !== "people" || before === undefined || before.paragraph !== sentence.paragraph) return null;
  const days = dates(before.index).filter((time) => time.bound === "at" && !saying(before, time));
  return days.length === 1 ? days[0]!.value : null;
}

/** "69 of them individuals": a part of what was counted, which stays the whole. */
const ofThem = (sentence: Sentence, quantity: Quantity): boolean =>
  sentence.tokens[quantity.first + 1]?.norm === "of" &&
  /^(?:them|these|those|which|whom)$/.test(sentence.tokens[quantity.first + 2]?.norm ?? "");

const SAME_PERIOD =
  /\b(?:during|in|over|for) the same (?:\w+[- ]month |\w+ )?(?:period|time|months)\b(?! (?:of|in|last|a year))/i;

/** "during the same six-month period": the stretch of time told last, within four sentences; null where none is meant. */
function samePeriod(analysis: Analysis, sentence: Sentence, told: readonly Told[]): Edtf | null {
  if (!SAME_PERIOD.test(analysis.article.body.slice(sentence.start, sentence.end))) return null;
  const stretch = told.findLast(
    ({ figure, sentence: at }) =>
      sentence.index - at < 5 && figure.period !== null && !/^\d{4}-\d{2}-\d{2}$/.test(figure.period),
  );
  return stretch?.figure.period ?? null;
}

/** The next sentence, or the one after that in the same paragraph. */
const near = (analysis: Analysis, before: number, sentence: Sentence): boolean =>
  sentence.index - before <= 1 ||
  (sentence.index - before === 2 && analysis.sentences[before]!.paragraph === sentence.paragraph);

/** Of "the council" by the sentence and "Canola Council" by what was said before, the one with a name. */
const known = (own: Source | null, said: Source | null): Source | null =>
  own === null ||
  (said !== null &&
    !/ (?:reports?|articles?|rumou?rs?|allegations?)$/.test(own.name) &&
    /^\p{Ll}/u.test(own.name) &&
    /^\p{Lu}/u.test(said.name))
    ? said
    : own;

/** Is the verb told as past: "rose", "were signed", "has sent"? */
function isPast(sentence: Sentence, verb: number): boolean {
  if (verb < 0) return false;
  const token = sentence.tokens[verb]!;
  if (/^VB[DN]$/.test(token.xpos))
    return !/^(?:is|are|be|being|will|would)$/.test(sentence.tokens[verb - 1]?.norm ?? "");
  return children(sentence, verb).some((child) => /^(?:was|were|had)$/.test(child.norm) && child.index < verb);
}

/** What was counted last, for "of these 33 are abroad". */
interface Counted {
  readonly unit: string;
  readonly what: string;
  readonly sentence: number;
}

/** "rose to 5% from 4%", "from 252 to 287 miles": where it came from is no figure of its own. */
function startOfMove(sentence: Sentence, quantity: Quantity): boolean {
  const before = sentence.tokens[quantity.first - 1]?.norm;
  if (before !== "from") return false;
  if (/^(?:up|down)$/.test(sentence.tokens[quantity.first - 2]?.norm ?? "")) return true;
  const head = headOf(sentence, quantity.head);
  return (
    head !== null &&
    head.upos === "VERB" &&
    children(sentence, head.index).some((child) =>
      children(sentence, child.index).some((below) => below.norm === "to" && below.deprel === "case"),
    )
  );
}

const EXPECTS = new Set([
  "expect",
  "forecast",
  "predict",
  "project",
  "estimate",
  "plan",
  "aim",
  "set",
  "anticipate",
  "schedule",
  "hope",
  "intend",
  "target",
  "pledge",
  "propose",
]);
const MODALS = new Set(["will", "would", "could", "may", "might", "should", "'ll", "shall"]);

/** Is the number a forecast or a goal: "is expected to rise", "will reach", "aims for"? */
function expected(sentence: Sentence, verb: number): boolean {
  let at = verb;
  // "pledges more, noting that it has sent 40 tons": what is told as past is no plan, whatever it stands under.
  const past =
    isPast(sentence, verb) ||
    children(sentence, verb).some((child) => /^(?:has|have)$/.test(child.norm) && child.deprel === "aux");
  for (let step = 0; at >= 0 && step < (past ? 1 : 3); step += 1) {
    const token = sentence.tokens[at]!;
    if (children(sentence, at).some((child) => child.deprel.startsWith("aux") && MODALS.has(child.norm))) return true;
    if (step > 0 && EXPECTS.has(token.lemma)) return true;
    if (past || (token.deprel !== "xcomp" && token.deprel !== "ccomp" && token.deprel !== "advcl")) break;
    at = token.head;
    if (at >= 0 && EXPECTS.has(sentence.tokens[at]!.lemma)) return true;
  }
  return false;
}

const MOST_WORDS = 110;

/** The sentence, or of a very long one the words around the figure. */
function clauseAround(sentence: Sentence, quantity: Quantity, _body: string): readonly [number, number] {
  const words = sentence.tokens.length;
  if (words <= MOST_WORDS) return [sentence.start, sentence.end];
  const first = Math.max(0, quantity.first - 40);
  const last = Math.min(words - 1, quantity.last + 40);
  return [sentence.tokens[first]!.start, sentence.tokens[last]!.end];
}

/** Where the tree tells nothing: the nearest noun. */
function fallbackWhat(analysis: Analysis, sentence: Sentence, quantity: Quantity): string {
  const { body } = analysis.article;
  for (let i = quantity.last + 1; i < Math.min(sentence.tokens.length, quantity.last + 6); i += 1) {
    if (sentence.tokens[i]!.upos === "NOUN") return sentence.tokens[i]!.text;
  }
  for (let i = quantity.first - 1; i >= Math.max(0, quantity.first - 12); i -= 1) {
    if (sentence.tokens[i]!.upos === "NOUN") return sentence.tokens[i]!.text;
  }
  return body.slice(quantity.start, quantity.end);
}

/** The same figure of the same thing told twice counts once. */
function once(drafts: readonly FigureDraft[]): FigureDraft[] {
  const kept: FigureDraft[] = [];
  for (const draft of drafts) {
    if (drafts.some((other) => other !== draft && roughly(draft, other))) continue;
    const twin = kept.findIndex(
      (other) =>
        other.value === draft.value && other.unit === draft.unit && other.is === draft.is && sameThing(other, draft),
    );
    if (twin < 0) kept.push(draft);
    // "a $50 billion loan agreed earlier this year … In June the group agreed to lend $50 billion": the closer day is right for both.
    else if (draft.period !== null && closer(draft.period, kept[twin]!.period))
      kept[twin] = { ...kept[twin]!, period: draft.period };
  }
  return kept;
}

/** "Trade jumped by more than a quarter" where the page also says that it rose by 26.3%: the exact figure is the one. */
function roughly(rough: FigureDraft, exact: FigureDraft): boolean {
  if (
    rough.by !== "quantity:fraction" ||
    rough.bound === null ||
    exact.by !== "quantity:percent" ||
    rough.is !== exact.is
  )
    return false;
  const gap = exact.value - rough.value;
  const fits =
    rough.bound === "more than" || rough.bound === "at least"
      ? gap >= 0
      : rough.bound === "almost" || rough.bound === "less than"
        ? gap <= 0
        : true;
  return fits && Math.abs(gap) <= 0.1 * rough.value && sameThing(rough, exact);
}

/** Does the one lie within the other and is shorter? */
function closer(one: Edtf, other: Edtf | null): boolean {
  const [short, long] = [daysOf(one), daysOf(other)];
  return short !== null && long !== null && one !== other && short.first >= long.first && short.last <= long.last;
}

function sameThing(a: FigureDraft, b: FigureDraft): boolean {
  if (
    a.period !== null &&
    b.period !== null &&
    a.period !== b.period &&
    !closer(a.period, b.period) &&
    !closer(b.period, a.period)
  )
    return false;
  // "Canada tariff on imports" and "US tariffs on imports" are those of two.
  const owner = ownerOf(a.what);
  const other = ownerOf(b.what);
  if (owner !== null && other !== null && owner !== other) return false;
  const x = new Set(content(a.what));
  const y = new Set(content(b.what));
  let both = 0;
  for (const word of x) if (y.has(word)) both += 1;
  return both > 0 && both >= 0.6 * Math.min(x.size, y.size) && both >= 0.5 * Math.max(x.size, y.size);
}

/** The name that the words begin with, by its first letters: "chin" for "China's" and "Chinese"; null if they begin with none. */
function ownerOf(what: string): string | null {
  const name = /^(?:share of )?(\p{Lu}[\p{L}.]+)/u.exec(what)?.[1];
  const next = /^(?:share of )?\S+ (\S+)/.exec(what)?.[1] ?? "";
  if (name === undefined || /^(?:between|in|of|with|to|from|and)$/.test(next)) return null;
  return name.slice(0, 4).toLowerCase();
}

const content = (what: string): string[] =>
  what
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 3)
    .map((word) => word.replace(/s$/, ""));
