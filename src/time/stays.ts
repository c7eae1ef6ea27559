/**
 * How long stays last and where their days are told: "arrived on Tuesday for a four-day visit", "flew home after three days".
 */
import { dayEdtf, daysOf, granularityOf, spanEdtf, withinEdtf } from "../kit/edtf.ts";
import { children } from "../language/tree.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Sentence, Token } from "../model/sentence.ts";
import type { When } from "../model/time.ts";
import { dayOfTheNews } from "./news.ts";
import { type Candidate, caseOf, isSubject, MEETINGS, ranked, STAYS } from "./rank.ts";
import { outerHead, tenseAround, tenseOfVerb } from "./tense.ts";

/** "arrived on Tuesday for a four-day visit": the visit fills four days. */
export function withLength(analysis: Analysis, sentence: Sentence, token: number, best: Candidate): When {
  const days = daysOf(best.when.date);
  if (days === null || days.first !== days.last || !/^\d{4}-\d{2}-\d{2}$/.test(best.when.date)) return best.when;
  const predicate = sentence.tokens[token];
  if (predicate === undefined) return best.when;
  if (![STAYS, TRAVELS, ENDING, HOMEWARD].some((words) => words.has(predicate.lemma))) return best.when;
  for (const time of analysis.timesBySentence[sentence.index] ?? []) {
    const length = /^P(\d{1,2})D$/.exec(time.duration ?? "");
    if (length === null || time.type !== "duration" || time.bound !== "at" || time.value !== null) continue;
    const noun = outerHead(sentence, time.first, time.last);
    const nounToken = sentence.tokens[noun];
    if (nounToken === undefined || !STAYS.has(nounToken.lemma)) continue;
    // "left on Wednesday, concluding a four-day stay".
    const above = sentence.tokens[nounToken.head];
    const isEnded = above?.head === token && ENDING.has(above.lemma);
    if (noun !== token && nounToken.head !== token && !isEnded) continue;
    if (caseOf(sentence, noun) === "after") continue;
    const more = Number(length[1]) - 1;
    // "concluded a four-day stay on Wednesday": the days up to then.
    const ends =
      isEnded ||
      ENDING.has(predicate.lemma) ||
      (noun === token && ENDING.has(sentence.tokens[predicate.head]?.lemma ?? ""));
    const [from, to] = ends ? [days.first - more, days.first] : [days.first, days.first + more];
    return {
      date: spanEdtf(from, to),
      dateIs: "inferred",
      reason: `${best.when.reason}; ${ends ? `the ${length[1]} days up to then` : `${length[1]} days from then`}`,
      span: best.when.span,
    };
  }
  return best.when;
}

/** "flew home on Wednesday after a three-day visit": the visit filled the three days up to then. */
export function stayBefore(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const noun = sentence.tokens[token]!;
  if (!STAYS.has(noun.lemma) || caseOf(sentence, token) !== "after") return null;
  const verb = sentence.tokens[noun.head];
  if (verb === undefined || !HOMEWARD.has(verb.lemma)) return null;
  const time = ranked(analysis, sentence, verb.index)[0];
  const days = daysOf(time?.when.date ?? null);
  const length = lengthOf(analysis, sentence, token);
  if (time === undefined || days === null || days.first !== days.last || length === null) return null;
  return {
    date: spanEdtf(days.first - length + 1, days.first),
    dateIs: "inferred",
    reason: `${time.when.reason}; the ${length} days up to then`,
    span: time.when.span,
  };
}

/**
 * "is expected to end her four-day trip in Minsk", in a report of the second day: on one of the days that are left of it. Null where
 * the page tells of no news yet, for then the trip has not begun.
 */
export function restOfStay(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const told = sentence.tokens[token]!;
  const noun = STAYS.has(told.lemma)
    ? told
    : children(sentence, token).find(({ deprel, lemma }) => deprel === "obj" && STAYS.has(lemma));
  const verb = noun === undefined ? undefined : sentence.tokens[noun.head];
  if (noun?.deprel !== "obj" || verb === undefined || !ENDING.has(verb.lemma)) return null;
  if (tenseOfVerb(sentence, verb.index).tense !== "future") return null;
  const length = lengthOf(analysis, sentence, noun.index);
  const news = daysOf(dayOfTheNews(analysis)?.date ?? null);
  if (length === null || length < 2 || news === null || news.first !== news.last) return null;
  const date = withinEdtf(news.first + 1, news.first + length - 1);
  const reason = `what is left of ${length} days on ${dayEdtf(news.first)}, when they had begun`;
  return { date, dateIs: "inferred", reason, span: { start: noun.start, end: noun.end } };
}

/** "agreed on Friday after four days of talks": the talks filled the four days up to then. */
export function talksBefore(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const noun = sentence.tokens[token]!;
  if (!(STAYS.has(noun.lemma) || MEETINGS.has(noun.lemma)) || caseOf(sentence, token) !== "of") return null;
  for (const time of analysis.timesBySentence[sentence.index] ?? []) {
    const length = /^P(\d{1,2})D$/.exec(time.duration ?? "");
    if (length === null || noun.head < time.first || noun.head > time.last) continue;
    const before = sentence.tokens[time.first - 1]?.norm;
    const verb = outerHead(sentence, time.first, time.last);
    if (verb < 0 || (before !== "after" && before !== "following")) continue;
    const main = ranked(analysis, sentence, verb)[0];
    const days = daysOf(main?.when.date ?? null);
    if (main === undefined || days === null || days.first !== days.last) continue;
    const date = spanEdtf(days.first - Number(length[1]) + 1, days.first);
    return { ...main.when, date, dateIs: "inferred", reason: `${main.when.reason}; the ${length[1]} days up to then` };
  }
  return null;
}

/** Whole days that "a three-day visit" fills; null when none are told. */
function lengthOf(analysis: Analysis, sentence: Sentence, noun: number): number | null {
  for (const time of analysis.timesBySentence[sentence.index] ?? []) {
    const length = /^P(\d{1,2})D$/.exec(time.duration ?? "");
    if (length === null || time.type !== "duration" || time.value !== null) continue;
    if (outerHead(sentence, time.first, time.last) === noun) return Number(length[1]);
  }
  return null;
}

/**
 * "She will go to Oslo next week." further on "The visit will run from Monday to Wednesday": the days told of it elsewhere
 * are nearer than the week or the month. Null when none are told, or days that do not agree.
 */
export function toldFurtherOn(analysis: Analysis, sentence: Sentence, token: number, when: When): When | null {
  const predicate = sentence.tokens[token]!;
  const { lemma } = predicate;
  if (!(STAYS.has(lemma) || TRAVELS.has(lemma) || MEETINGS.has(lemma) || MEETS.has(lemma))) return null;
  const within = daysOf(when.date);
  const coarse = when.date.startsWith("[") || granularityOf(when.date) === "month";
  if (!coarse || within === null || !Number.isFinite(within.first) || within.last - within.first > 31) return null;
  const around = predicate.upos === "VERB" ? tenseOfVerb(sentence, token) : tenseAround(sentence, token, token);
  const ahead =
    around.tense === "future" ||
    tenseOfVerb(sentence, token).tense === "future" ||
    granularityOf(when.date) !== "month";
  if (!ahead) return null;
  let found: When | null = null;
  const near = analysis.sentences.slice(Math.max(0, sentence.index - 2), sentence.index + 9);
  for (const other of near) {
    if (other === sentence || (analysis.timesBySentence[other.index] ?? []).length === 0) continue;
    for (const noun of other.tokens) {
      if (!isSameStay(other, noun) || DRILLS.has(noun.lemma) !== DRILLS.has(lemma)) continue;
      const at = noun.upos === "VERB" ? noun.index : stayAt(other, noun);
      const its = ranked(analysis, other, at).find(({ when: { date } }) => {
        const days = daysOf(date);
        const inside = days !== null && days.first >= within.first && days.last <= within.last;
        return inside && !date.startsWith("[") && days.last - days.first <= 14;
      });
      if (its === undefined) continue;
      if (found !== null && found.date !== its.when.date) return null;
      found = { ...its.when, reason: `${its.when.reason}, told of the ${noun.lemma} elsewhere` };
    }
  }
  return found;
}

/** The verb that a stay is the subject of tells its days; "the May 21 visit" and "this year's summit" tell their own. */
const stayAt = (sentence: Sentence, noun: Token): number =>
  isSubject(noun) && noun.head >= 0 && !hasOwnTime(sentence, noun) ? noun.head : noun.index;

const hasOwnTime = (sentence: Sentence, noun: Token): boolean =>
  children(sentence, noun.index).some(
    (child) => /^(?:compound|nmod:poss|amod)/.test(child.deprel) && /\d/.test(child.text),
  );

/** "the visit", "her trip", "this year's summit"; "I'll be going": the same that was told of, by a word that takes it up. */
function isSameStay(sentence: Sentence, token: Token): boolean {
  const below = children(sentence, token.index);
  if (token.upos === "VERB") {
    return TRAVELS.has(token.lemma) && below.some((child) => isSubject(child) && TAKES_UP.has(child.norm));
  }
  if (!STAYS.has(token.lemma) || token.head < 0) return false;
  return below.some((child) => child.norm === "the" || child.deprel === "nmod:poss");
}

/** No visit is one with an exercise. */
const DRILLS = new Set(["drill", "exercise", "manoeuvre", "maneuver"]);
const MEETS = new Set(["meet", "attend", "host", "receive"]);
const TAKES_UP = new Set(["i", "we", "he", "she", "they"]);

const ENDING = new Set(["end", "conclude", "finish", "wrap", "complete", "close"]);
/** Verbs that end a stay. */
const HOMEWARD = new Set("fly return leave depart head end conclude wrap come go go fly finish".split(" "));
const TRAVELS = new Set("arrive visit travel go fly head begin start embark depart kick tour pay make".split(" "));
