/**
 * Which of a sentence's times tells when a happening happens: in "Li, who was named in 2023, met her on Tuesday", of the
 * meeting Tuesday, of the naming 2023.
 *
 * Goes by the tree: a time that hangs on the predicate itself comes first, then one on a noun inside its own clause, then
 * one that the predicate shares with the verb it stands under ("held talks on Tuesday", "arrived on Monday and met …").
 * Never takes a time out of another clause, nor the time of the saying for what is said ("said on Friday that …").
 */

import { civilOf, dayEdtf, daysOf, granularityOf, monthEdtf, withinEdtf, yearEdtf } from "../kit/edtf.ts";
import { oncePer } from "../kit/once-per.ts";
import { children, subtree } from "../language/tree.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Sentence, Token } from "../model/sentence.ts";
import type { When } from "../model/time.ts";
import { inForceFrom } from "./in-force.ts";
import { loneTime } from "./lone.ts";
import { dayOfTheLede, dayOfTheNews, dayToldBefore, newsOfTheDay } from "./news.ts";
import {
  type Candidate,
  caseOf,
  DECREES,
  hasPerfect,
  IN_A_ROW,
  isSubject,
  MEETINGS,
  markOf,
  ranked,
  STAYS,
} from "./rank.ts";
import { type ResolvedTime, shifted } from "./resolve.ts";
import { restOfStay, stayBefore, talksBefore, toldFurtherOn, withLength } from "./stays.ts";
import { hasTree, outerHead } from "./tense.ts";

/** When the happening at that verb or noun happens, or null when the sentence does not tell. */
export function timeOf(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const known = answers(analysis);
  const word = sentence.tokens[token]!;
  let when = known.get(word);
  if (when === undefined) {
    when = timeAnew(analysis, sentence, token);
    known.set(word, when);
  }
  return when;
}

const answers = oncePer((_: Analysis) => new Map<Token, When | null>());

function timeAnew(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const best = ranked(analysis, sentence, token)[0];
  if (best !== undefined) {
    const told = withLength(analysis, sentence, token, notBeforeItsCause(analysis, sentence, token, best));
    return toldFurtherOn(analysis, sentence, token, told) ?? told;
  }
  return (
    ofTheFirst(analysis, sentence, token) ??
    passedSince(analysis, sentence, token) ??
    fromClauseBeside(analysis, sentence, token) ??
    beforeClauseBeside(analysis, sentence, token) ??
    stayBefore(analysis, sentence, token) ??
    talksBefore(analysis, sentence, token) ??
    restOfStay(analysis, sentence, token) ??
    inTheStay(analysis, sentence, token) ??
    asItWasSaid(analysis, sentence, token) ??
    asTheyCalledIt(analysis, sentence, token) ??
    whereItWasSaid(analysis, sentence, token) ??
    daysFromBefore(analysis, sentence, token) ??
    sinceThen(analysis, sentence, token) ??
    asDecreed(analysis, sentence, token) ??
    asThenTold(analysis, sentence, token) ??
    monthOfWhatFollowed(analysis, sentence, token) ??
    loneTime(analysis, sentence, token) ??
    inForceFrom(analysis, sentence, token) ??
    newsOfTheDay(analysis, sentence, token)
  );
}

/** "The launch on May 3 was the first to cross the strait": what was the first to do it did so on its own day. */
function ofTheFirst(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const verb = sentence.tokens[token]!;
  const first = sentence.tokens[verb.head];
  if (first === undefined || !/^(?:xcomp|acl|advcl)/.test(verb.deprel) || !IN_A_ROW.has(first.norm)) return null;
  const subject = children(sentence, first.index).find(isSubject);
  if (subject?.upos !== "NOUN") return null;
  const below = new Set(subtree(sentence, subject.index));
  const own = (analysis.timesBySentence[sentence.index] ?? []).find(
    ({ type, value, first: begins }) => type === "date" && value !== null && below.has(begins),
  );
  if (own === undefined) return null;
  return {
    date: own.value!,
    dateIs: own.is ?? "inferred",
    reason: own.reason,
    span: { start: own.start, end: own.end },
  };
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
    const base =
      ranked(analysis, sentence, clause.index)[0]?.when.date ??
      dayToldBefore(analysis, sentence) ??
      (hours ? dayOfTheLede(analysis, sentence) : null);
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

/** "said she could not tolerate what she called a raid", "presented what they call a pact": called so in doing that. */
function asTheyCalledIt(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const verb = sentence.tokens[token]!;
  if (verb.xpos !== "VBD" || verb.head < 0) return null;
  const what = sentence.tokens[verb.head]!.norm === "what" && verb.deprel === "acl:relcl";
  if (!what && !children(sentence, token).some((child) => child.norm === "what" && child.index < token)) return null;
  let at = verb.head;
  for (let step = 0; at >= 0 && step < 4; step += 1) {
    const above: Token = sentence.tokens[at]!;
    if (above.xpos === "VBD" && above.upos === "VERB") return timeOf(analysis, sentence, at);
    at = above.head;
  }
  return null;
}

/** "she said at the start of a meeting with him": met as she spoke. */
function whereItWasSaid(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const noun = sentence.tokens[token]!;
  if (noun.upos !== "NOUN" || !MEETINGS.has(noun.lemma) || noun.head < 0) return null;
  let at: Token = noun;
  for (let step = 0; step < 3 && /^(?:nmod|obl)/.test(at.deprel); step += 1) {
    const above: Token = sentence.tokens[at.head]!;
    const preposition = caseOf(sentence, at.index);
    if (above.upos === "VERB") {
      const speaks = above.xpos === "VBD" && SPEAKS.has(above.lemma) && IN_IT.has(preposition);
      return speaks ? timeOf(analysis, sentence, above.index) : null;
    }
    if (!(above.lemma === "start" || above.lemma === "beginning" || above.lemma === "opening" || above.lemma === "end"))
      return null;
    at = above;
  }
  return null;
}

const SPEAKS = new Set("say tell add remark stress warn state declare announce".split(" "));
const IN_IT = new Set(["in", "at", "during", "before"]);

/** "Days before, the kingdom had executed him", "Weeks later they met": from what the sentence before tells of. */
function daysFromBefore(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const noun = sentence.tokens[token]!;
  // "Days later she made a trip": the trip is told by its verb.
  const predicate = noun.deprel === "obj" && noun.upos === "NOUN" ? sentence.tokens[noun.head]! : noun;
  if (predicate.head >= 0 || predicate.upos !== "VERB") return null;
  for (const time of (analysis.timesBySentence[sentence.index] ?? []) as readonly Partial<ResolvedTime>[]) {
    const { meaning, first, start, end } = time;
    if (meaning?.kind !== "away" || meaning.from === "now" || first !== 0 || !Number.isNaN(meaning.count)) continue;
    if (start === undefined || end === undefined || time.last === undefined) continue;
    const behind = sentence.tokens[time.last + 1]?.norm ?? "";
    const comma = BESIDE.has(behind) ? sentence.tokens[time.last + 2]?.norm : behind;
    if (comma !== ",") continue;
    const before = analysis.times.filter((one) => one.sentence === sentence.index - 1 && one.value !== null);
    const days = daysOf(before.at(-1)?.value ?? null);
    const reach = REACH.get(meaning.unit);
    if (days === null || reach === undefined || !Number.isFinite(days.last - days.first)) continue;
    if (days.last - days.first > 31) {
      // "The last visit was in 2015. Days later …": of the same year, as far as one can know.
      if (granularityOf(before.at(-1)!.value) !== "year") continue;
      const reason = `${meaning.unit}s ${meaning.sign < 0 ? "before" : "after"} what is told of ${before.at(-1)!.value}`;
      return { date: before.at(-1)!.value!, dateIs: "inferred", reason, span: { start, end } };
    }
    const [from, to] = meaning.sign < 0 ? [days.first - reach, days.last] : [days.first, days.last + reach];
    const reason = `${meaning.unit}s ${meaning.sign < 0 ? "before" : "after"} what is told of ${before.at(-1)!.value}`;
    return { date: withinEdtf(from, to), dateIs: "inferred", reason, span: { start, end } };
  }
  return null;
}

const BESIDE = new Set(["before", "after", "earlier", "later"]);

/** How many days "days later" and "weeks before" may be, where no number is told. */
const REACH: ReadonlyMap<string, number> = new Map([
  ["hour", 1],
  ["day", 10],
  ["week", 42],
]);

/**
 * "have backed rival sides in the war since 2015", "have fought three wars since they became states in 1947": since then goes with
 * the perfect, wherever the tree hangs it.
 */
function sinceThen(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const verb = sentence.tokens[token]!;
  if (verb.upos !== "VERB" || !hasPerfect(sentence, token)) return null;
  const times = analysis.timesBySentence[sentence.index] ?? [];
  const since = times.filter(
    (time) => time.value !== null && (time.bound === "since" || isWithinSince(sentence, time.first, token)),
  );
  const [time] = since;
  const page = daysOf(analysis.published.published);
  if (
    since.length !== 1 ||
    time === undefined ||
    time.value === null ||
    time.is === null ||
    time.first < token ||
    page === null
  )
    return null;
  if (granularityOf(time.value) !== "year" || !Number.isFinite(page.last)) return null;
  const date = `${time.value}/${yearEdtf(civilOf(page.last).year)}`;
  return {
    date,
    dateIs: "inferred",
    reason: `${time.reason}; up to the page's day`,
    span: { start: time.start, end: time.end },
  };
}

/** Does a "since" that hangs below the predicate open the clause in which the time stands? */
function isWithinSince(sentence: Sentence, time: number, predicate: number): boolean {
  for (let index = time - 1; index > predicate; index -= 1) {
    const token = sentence.tokens[index]!;
    if (token.norm === ",") return false;
    if (token.norm === "since" && token.deprel === "mark") return sentence.tokens[token.head]!.head === predicate;
  }
  return false;
}

/** "is prohibited by a resolution that was adopted in September": since the resolution prohibits it. */
function asDecreed(analysis: Analysis, sentence: Sentence, token: number): When | null {
  if (sentence.tokens[token]!.upos !== "VERB") return null;
  const decree = children(sentence, token).find(
    (child) => child.deprel === "obl:agent" && child.upos !== "VERB" && DECREES.has(child.lemma.toLowerCase()),
  );
  const adopted =
    decree === undefined
      ? undefined
      : children(sentence, decree.index).find((child) => child.deprel.startsWith("acl") && ADOPTS.has(child.lemma));
  const when = adopted === undefined ? undefined : ranked(analysis, sentence, adopted.index)[0]?.when;
  return when === undefined ? null : { ...when, reason: `${when.reason}; when it was decreed` };
}

const ADOPTS = new Set("adopt pass approve vote sign issue impose".split(" "));

/** "told her on Sunday that …, as the two held a summit": behind a comma what went on meanwhile goes with the telling. */
function asThenTold(analysis: Analysis, sentence: Sentence, token: number): When | null {
  let at = sentence.tokens[token]!;
  if (at.upos === "NOUN" && at.deprel === "obj") at = sentence.tokens[at.head]!;
  if (at.upos !== "VERB" || !at.deprel.startsWith("advcl") || markOf(sentence, at.index) !== "as") return null;
  const mark = children(sentence, at.index).find((child) => child.deprel === "mark")!;
  if (sentence.tokens[mark.index - 1]?.norm !== "," || mark.index > at.index) return null;
  const root = sentence.tokens.find(({ head }) => head < 0);
  if (root === undefined || root.xpos !== "VBD" || root.index > mark.index) return null;
  const when = ranked(analysis, sentence, root.index)[0]?.when;
  const days = daysOf(when?.date ?? null);
  if (when === undefined || days === null || days.first !== days.last) return null;
  return { ...when, dateIs: "inferred", reason: `${when.reason}; as it was told then` };
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
