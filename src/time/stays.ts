/**
 * How long stays last and where their days are told: "arrived on Tuesday for a four-day visit", "flew home after three days".
 */
import { daysOf, spanEdtf } from "../kit/edtf.ts";
import { children } from "../language/tree.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Sentence } from "../model/sentence.ts";
import type { When } from "../model/time.ts";
import { type Candidate, caseOf, isSubject, MEETINGS, ranked, STAYS } from "./rank.ts";
import { outerHead } from "./tense.ts";

/** "arrived on Tuesday for a four-day visit": the visit fills four days. */
export function withLength(analysis: Analysis, sentence: Sentence, token: number, best: Candidate): When {
  const days = daysOf(best.when.date);
  if (days === null || days.first !== days.last || !/^\d{4}-\d{2}-\d{2}$/.test(best.when.date)) return best.when;
  const predicate = sentence.tokens[token];
  if (predicate === undefined || !(STAYS.has(predicate.lemma) || TRAVELS.has(predicate.lemma))) return best.when;
  for (const time of analysis.timesBySentence[sentence.index] ?? []) {
    const length = /^P(\d{1,2})D$/.exec(time.duration ?? "");
    if (length === null || time.type !== "duration" || time.bound !== "at" || time.value !== null) continue;
    const noun = outerHead(sentence, time.first, time.last);
    const nounToken = sentence.tokens[noun];
    if (nounToken === undefined || !STAYS.has(nounToken.lemma)) continue;
    if (noun !== token && nounToken.head !== token) continue;
    if (caseOf(sentence, noun) === "after") continue;
    const last = days.first + Number(length[1]) - 1;
    return {
      date: spanEdtf(days.first, last),
      dateIs: "inferred",
      reason: `${best.when.reason}; ${length[1]} days from then`,
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
 * "She will go to Oslo next week." further on "The visit will run from Monday to Wednesday": the days told of it later
 * are nearer than the week. Null when none are told.
 */
export function toldFurtherOn(analysis: Analysis, sentence: Sentence, token: number, when: When): When | null {
  const predicate = sentence.tokens[token]!;
  if (!when.date.startsWith("[") || !(STAYS.has(predicate.lemma) || TRAVELS.has(predicate.lemma))) return null;
  const within = daysOf(when.date);
  if (within === null || !Number.isFinite(within.first) || within.last - within.first > 10) return null;
  for (let index = sentence.index + 1; index <= sentence.index + 8; index += 1) {
    const later = analysis.sentences[index];
    if (later === undefined || (analysis.timesBySentence[index] ?? []).length === 0) continue;
    for (const noun of later.tokens) {
      if (!STAYS.has(noun.lemma) || !isSubject(noun) || noun.head < 0) continue;
      const known = children(later, noun.index).some((child) => child.norm === "the" || child.deprel === "nmod:poss");
      const near = known ? ranked(analysis, later, noun.head)[0] : undefined;
      const days = daysOf(near?.when.date ?? null);
      if (near === undefined || days === null || near.when.date.startsWith("[")) continue;
      if (days.first < within.first || days.last > within.last) continue;
      return { ...near.when, reason: `${near.when.reason}, told of the ${noun.lemma} further on` };
    }
  }
  return null;
}

/** Verbs that end a stay. */
const HOMEWARD = new Set("fly return leave depart head end conclude wrap come go go fly finish".split(" "));
const TRAVELS = new Set("arrive visit travel go fly head begin start embark depart kick tour pay make".split(" "));
