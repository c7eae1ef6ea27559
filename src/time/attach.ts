/**
 * Which of a sentence's times tells when a happening happens: in "Li, who was named in 2023, met her on Tuesday", of the
 * meeting Tuesday, of the naming 2023.
 *
 * Goes by the tree: a time that hangs on the predicate itself comes first, then one on a noun inside its own clause, then
 * one that the predicate shares with the verb it stands under ("held talks on Tuesday", "arrived on Monday and met …").
 * Never takes a time out of another clause, nor the time of the saying for what is said ("said on Friday that …").
 */

import { civilOf, dayEdtf, daysOf, granularityOf, monthEdtf, withinEdtf, yearEdtf } from "../kit/edtf.ts";
import { children } from "../language/tree.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Sentence } from "../model/sentence.ts";
import type { When } from "../model/time.ts";
import { dayOfTheNews, dayToldBefore, newsOfTheDay } from "./news.ts";
import { type Candidate, MEETINGS, markOf, ranked, STAYS } from "./rank.ts";
import { type ResolvedTime, shifted } from "./resolve.ts";
import { stayBefore, talksBefore, toldFurtherOn, withLength } from "./stays.ts";
import { hasTree, outerHead } from "./tense.ts";

/** When the happening at that verb or noun happens, or null when the sentence does not tell. */
export function timeOf(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const best = ranked(analysis, sentence, token)[0];
  if (best !== undefined) {
    const told = withLength(analysis, sentence, token, notBeforeItsCause(analysis, sentence, token, best));
    return toldFurtherOn(analysis, sentence, token, told) ?? told;
  }
  return (
    passedSince(analysis, sentence, token) ??
    fromClauseBeside(analysis, sentence, token) ??
    beforeClauseBeside(analysis, sentence, token) ??
    stayBefore(analysis, sentence, token) ??
    talksBefore(analysis, sentence, token) ??
    inTheStay(analysis, sentence, token) ??
    asItWasSaid(analysis, sentence, token) ??
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
    if (first === undefined || last === undefined || start === undefined || end === undefined) continue;
    if (token <= last || token - last > 9 || !hasTree(sentence)) continue;
    if (sentence.tokens.slice(last + 1, token).some((one) => one.upos === "VERB" && one.xpos.startsWith("VB")))
      continue;
    let main = outerHead(sentence, first, last);
    if (main >= first) main = sentence.tokens[token]!.head;
    // "on Tuesday, a day after": hung on the day before it, or on a noun.
    for (let step = 0; main >= 0 && sentence.tokens[main]!.upos !== "VERB" && step < 6; step += 1)
      main = sentence.tokens[main]!.head;
    if (main < 0 || main >= first) continue;
    const base = dayOfClause(analysis, sentence, main);
    const days = daysOf(base);
    if (base === null || days === null) continue;
    const span = { start, end };
    if (days.first !== days.last) {
      // "Earlier this year she was told to leave, days after he was expelled": of the same year.
      const coarse = granularityOf(base) === "year" || granularityOf(base) === "month";
      if (!coarse || !NEAR_UNITS.has(meaning.unit)) continue;
      return { date: base, dateIs: "inferred", reason: `${meaning.unit}s from what is told of ${base}`, span };
    }
    const before = meaning.sign > 0;
    const words = `${before ? "before" : "after"} ${dayEdtf(days.first)}`;
    if (Number.isNaN(meaning.count) && meaning.unit === "day") {
      // "only days after the vote": in the week before.
      const [from, to] = before ? [days.first - 6, days.first - 1] : [days.first + 1, days.first + 6];
      return { date: withinEdtf(from, to), dateIs: "inferred", reason: `days ${words}`, span };
    }
    // "hours after": on the same day, as far as one can know.
    const count = Number.isNaN(meaning.count) && meaning.unit === "hour" ? 0 : meaning.count;
    if (Number.isNaN(count)) continue;
    const day = shifted(days.first, -meaning.sign * count, meaning.unit);
    if (day === null) continue;
    const rough = meaning.unit === "day" || meaning.unit === "hour" ? "" : "~";
    const reason = `${count} ${meaning.unit} ${words}`;
    return { date: `${dayEdtf(day)}${rough}`, dateIs: "inferred", reason, span };
  }
  return null;
}

/** "Sixteen months have passed since they signed": so long before the day spoken from. */
function passedSince(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const predicate = sentence.tokens[token]!;
  const main = sentence.tokens[predicate.head];
  const page = daysOf(analysis.published.published);
  if (markOf(sentence, token) !== "since" || main === undefined || page === null) return null;
  if (main.lemma !== "pass" && main.lemma !== "elapse" && main.lemma !== "be") return null;
  for (const time of (analysis.timesBySentence[sentence.index] ?? []) as readonly Partial<ResolvedTime>[]) {
    const { meaning, last, start, end } = time;
    if (meaning?.kind !== "duration" || last === undefined || last > token) continue;
    const day = Number.isNaN(meaning.count) ? null : shifted(page.last, -meaning.count, meaning.unit);
    if (day === null || start === undefined || end === undefined) continue;
    const { year, month } = civilOf(day);
    const date =
      meaning.unit === "year" ? yearEdtf(year) : meaning.unit === "month" ? monthEdtf(year, month) : dayEdtf(day);
    const reason = `${meaning.count} ${meaning.unit}s before ${dayEdtf(page.last)}`;
    return { date: meaning.unit === "day" ? date : `${date}~`, dateIs: "inferred", reason, span: { start, end } };
  }
  return null;
}

/** "Hours before she took off, they fired": counted from the clause that opens the sentence, on the day told before. */
function beforeClauseBeside(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const predicate = sentence.tokens[token]!;
  if (predicate.head >= 0 || predicate.xpos !== "VBD") return null;
  for (const time of (analysis.timesBySentence[sentence.index] ?? []) as readonly Partial<ResolvedTime>[]) {
    const { meaning, first, last, start, end } = time;
    if (meaning?.kind !== "away" || meaning.from !== "clause" || first !== 0 || last === undefined) continue;
    if (start === undefined || end === undefined) return null;
    const clause = sentence.tokens.find((one) => one.index > last && one.xpos === "VBD" && one.head === token);
    const hours = meaning.unit === "hour";
    const count = hours ? 0 : meaning.count;
    if (clause === undefined || clause.index > token || Number.isNaN(count)) return null;
    const base = ranked(analysis, sentence, clause.index)[0]?.when.date ?? dayToldBefore(analysis, sentence);
    const days = daysOf(base);
    if (days === null || days.first !== days.last) return null;
    const day = shifted(days.first, meaning.sign * count, meaning.unit);
    if (day === null) return null;
    const reason = `${hours ? "hours" : `${count} ${meaning.unit}`} from ${dayEdtf(days.first)}`;
    return { date: dayEdtf(day), dateIs: "inferred", reason, span: { start, end } };
  }
  return null;
}

/** "after a three-day visit in which they agreed": on one of the days of the visit. */
function inTheStay(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const verb = sentence.tokens[token]!;
  const noun = sentence.tokens[verb.head];
  if (verb.deprel !== "acl:relcl" || noun === undefined || !(STAYS.has(noun.lemma) || MEETINGS.has(noun.lemma)))
    return null;
  const within = children(sentence, token).some(
    (child) => child.norm === "where" || (child.norm === "which" && child.deprel.startsWith("obl")),
  );
  const its = within ? timeOf(analysis, sentence, noun.index) : null;
  const days = daysOf(its?.date ?? null);
  if (its === null || days === null || !Number.isFinite(days.last - days.first)) return null;
  const date = days.first === days.last ? its.date : withinEdtf(days.first, days.last);
  return { ...its, date, dateIs: "inferred", reason: `${its.reason}; within the ${noun.lemma}` };
}

/** "announced on Sunday that the tanker was being held": it was so on the day of the announcement. */
function asItWasSaid(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const verb = sentence.tokens[token]!;
  const saying = sentence.tokens[verb.head];
  if (verb.deprel !== "ccomp" || saying?.xpos !== "VBD") return null;
  const auxes = children(sentence, token)
    .filter((child) => child.deprel.startsWith("aux"))
    .map((child) => child.norm);
  const going = verb.xpos === "VBG" || auxes.includes("being");
  if (!going || !auxes.some((norm) => norm === "was" || norm === "were")) return null;
  const when = ranked(analysis, sentence, saying.index)[0]?.when;
  const days = daysOf(when?.date ?? null);
  if (when === undefined || days === null || days.first !== days.last) return null;
  return { ...when, dateIs: "inferred", reason: `${when.reason}; as it was said then` };
}

const NEAR_UNITS = new Set(["hour", "day", "week"]);

/** The day of the clause that another is counted from: its own, that of the clause it goes on, or the news of the day. */
function dayOfClause(analysis: Analysis, sentence: Sentence, verb: number): Edtf | null {
  const own = ranked(analysis, sentence, verb)[0]?.when.date;
  if (own !== undefined) return own;
  const token = sentence.tokens[verb]!;
  // "fired one on Friday, which came days after …"
  if (token.deprel === "acl:relcl" && token.head >= 0) {
    let above = token.head;
    for (let step = 0; above >= 0 && sentence.tokens[above]!.upos !== "VERB" && step < 5; step += 1)
      above = sentence.tokens[above]!.head;
    const its = above < 0 ? undefined : ranked(analysis, sentence, above)[0]?.when.date;
    if (its !== undefined) return its;
  }
  // "It comes days after …", said of the news.
  if (token.lemma === "come" && token.xpos === "VBZ") return dayOfTheNews(analysis)?.date ?? null;
  return newsOfTheDay(analysis, sentence, verb, true)?.date ?? null;
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
