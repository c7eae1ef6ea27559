/**
 * Which of a sentence's times tells when a happening happens: in "Li, who was named in 2023, met her on Tuesday", of the
 * meeting Tuesday, of the naming 2023.
 *
 * Goes by the tree: a time that hangs on the predicate itself comes first, then one on a noun inside its own clause, then
 * one that the predicate shares with the verb it stands under ("held talks on Tuesday", "arrived on Monday and met …").
 * Never takes a time out of another clause, nor the time of the saying for what is said ("said on Friday that …").
 */

import { dayEdtf, daysOf, granularityOf } from "../kit/edtf.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Sentence } from "../model/sentence.ts";
import type { When } from "../model/time.ts";
import { newsOfTheDay } from "./news.ts";
import { type Candidate, markOf, ranked } from "./rank.ts";
import { type ResolvedTime, shifted } from "./resolve.ts";
import { stayBefore, toldFurtherOn, withLength } from "./stays.ts";
import { hasTree, outerHead } from "./tense.ts";

/** When the happening at that verb or noun happens, or null when the sentence does not tell. */
export function timeOf(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const best = ranked(analysis, sentence, token)[0];
  if (best !== undefined) {
    const told = withLength(analysis, sentence, token, notBeforeItsCause(analysis, sentence, token, best));
    return toldFurtherOn(analysis, sentence, token, told) ?? told;
  }
  return (
    fromClauseBeside(analysis, sentence, token) ??
    stayBefore(analysis, sentence, token) ??
    monthOfWhatFollowed(analysis, sentence, token) ??
    newsOfTheDay(analysis, sentence, token)
  );
}

/** When something is said, by the verb of saying: "said on Friday". Null when the words beside it do not tell. */
export function statementDay(analysis: Analysis, sentence: Sentence, speechVerb: number): When | null {
  const best = ranked(analysis, sentence, speechVerb)[0];
  return best?.when ?? null;
}

/** "The offer came a day after the port was shelled": the shelling is a day before the offer. */
function fromClauseBeside(analysis: Analysis, sentence: Sentence, token: number): When | null {
  for (const time of (analysis.timesBySentence[sentence.index] ?? []) as readonly Partial<ResolvedTime>[]) {
    const { meaning, first, last, start, end } = time;
    if (meaning?.kind !== "away" || meaning.from !== "clause") continue;
    // "hours after": on the same day, as far as one can know.
    const count = Number.isNaN(meaning.count) && meaning.unit === "hour" ? 0 : meaning.count;
    if (Number.isNaN(count)) continue;
    if (first === undefined || last === undefined || start === undefined || end === undefined) continue;
    if (token <= last || token - last > 9 || !hasTree(sentence)) continue;
    if (sentence.tokens.slice(last + 1, token).some((one) => one.upos === "VERB")) continue;
    let main = outerHead(sentence, first, last);
    if (main >= first) main = sentence.tokens[token]!.head;
    // "on Tuesday, a day after": hung on the day before it, or on a noun.
    for (let step = 0; main >= 0 && sentence.tokens[main]!.upos !== "VERB" && step < 6; step += 1)
      main = sentence.tokens[main]!.head;
    if (main < 0 || main >= first) continue;
    const base =
      ranked(analysis, sentence, main)[0]?.when.date ?? newsOfTheDay(analysis, sentence, main, true)?.date ?? null;
    const days = daysOf(base);
    if (days === null || days.first !== days.last) continue;
    const day = shifted(days.first, -meaning.sign * count, meaning.unit);
    if (day === null) continue;
    const rough = meaning.unit === "day" || meaning.unit === "hour" ? "" : "~";
    const words = `${count} ${meaning.unit} ${meaning.sign > 0 ? "before" : "after"} ${dayEdtf(days.first)}`;
    return { date: `${dayEdtf(day)}${rough}`, dateIs: "inferred", reason: words, span: { start, end } };
  }
  return null;
}

/** "summoned the envoy on Monday to protest against the shots of a day earlier": nobody protests before she summons. */
function notBeforeItsCause(analysis: Analysis, sentence: Sentence, token: number, best: Candidate): Candidate {
  const predicate = sentence.tokens[token]!;
  const head = sentence.tokens[predicate.head];
  if (predicate.xpos !== "VB" || head?.upos !== "VERB" || markOf(sentence, token) !== "to") return best;
  const own = daysOf(best.when.date);
  const above = ranked(analysis, sentence, head.index)[0];
  const its = daysOf(above?.when.date ?? null);
  if (own === null || its === null || above === undefined || its.first !== its.last) return best;
  return own.last < its.first && its.first - own.last < 10 ? { ...above, rank: best.rank } : best;
}

/** "broke off contacts in August 2022 after she visited the island": what it follows on is of the same month. */
function monthOfWhatFollowed(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const predicate = sentence.tokens[token]!;
  if (!predicate.deprel.startsWith("advcl") || markOf(sentence, token) !== "after" || predicate.xpos !== "VBD")
    return null;
  const before = sentence.tokens.slice(Math.max(0, predicate.head + 1), token);
  if (before.some((one) => SPANS_OF_TIME.has(one.lemma))) return null;
  const main = ranked(analysis, sentence, predicate.head)[0];
  if (main === undefined || granularityOf(main.when.date) !== "month") return null;
  return { ...main.when, dateIs: "inferred", reason: `${main.when.reason}; what it followed on` };
}

const SPANS_OF_TIME = new Set(["day", "week", "month", "year", "hour", "decade", "long"]);
