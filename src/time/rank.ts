/**
 * How near a time stands to a predicate in the tree, and what it says of that: in "Li, who was named in 2023, met her on
 * Tuesday" Tuesday hangs on the meeting, 2023 on the naming.
 *
 * Never takes a time out of another clause, nor the time of the saying for what is said ("said on Friday that …").
 */
import { civilOf, dayEdtf, daysOf, granularityOf, mondayOf, monthEdtf, spanEdtf, withinEdtf } from "../kit/edtf.ts";
import { oncePer } from "../kit/once-per.ts";
import { bareRel, children, isUnder } from "../language/tree.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Sentence, Token } from "../model/sentence.ts";
import type { TimeExpression, When } from "../model/time.ts";
import type { ResolvedTime } from "./resolve.ts";
import { hasTree, outerHead, tenseOfVerb } from "./tense.ts";
import { MONTHS } from "./words.ts";

/** A time of the sentence as that of a predicate. */
export interface Candidate {
  readonly time: TimeExpression;
  readonly when: When;
  /** 0 hangs on the predicate; more is farther off. */
  readonly rank: number;
}

/** The times that may tell when the happening at the token is, the likeliest first. */
export function ranked(analysis: Analysis, sentence: Sentence, token: number): readonly Candidate[] {
  const times = analysis.timesBySentence[sentence.index];
  if (times === undefined || times.length === 0) return none;
  const known = rankings(times);
  known[token] ??= rankedAnew(analysis, sentence, token, times);
  return known[token]!;
}

const none: readonly Candidate[] = [];

/** What was found for each token of the sentence that has these times: the same verbs are asked about for one thing after another. */
const rankings = oncePer((_: readonly TimeExpression[]): (readonly Candidate[] | undefined)[] => []);

function rankedAnew(
  analysis: Analysis,
  sentence: Sentence,
  token: number,
  times: readonly TimeExpression[],
): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const time of times) {
    if (token >= time.first && token <= time.last) continue;
    const rank = hasTree(sentence)
      ? (rankOf(sentence, time, token) ?? rankFronted(sentence, time, token))
      : distanceRank(sentence, time, token);
    const cause = causeBefore(sentence, token, time);
    if (rank === null && cause?.head !== token) continue;
    if (
      isOfItsNoun(sentence, time, token) ||
      isSinceTheLast(sentence, time, token) ||
      isDateOfNoun(sentence, time, token)
    )
      continue;
    const attributive = isAttributive(sentence, time) || isPutOffTo(sentence, time) || isWhenOf(sentence, time, token);
    const when = whenOf(analysis, time, attributive, hasPerfect(sentence, token));
    if (when === null) continue;
    if (isSetApart(sentence, time, token) || isAheadOfThePast(analysis, sentence, when, token)) continue;
    const told = cause === null ? aheadOfAnnouncing(analysis, sentence, token, time, when) : afterDay(analysis, when);
    if (told !== null) found.push({ time, when: told, rank: rank ?? 7 });
  }
  // "a weekend call on January 28": of two of its own, the day told.
  const own = found.filter(({ rank, time }) => rank < 4 && isDayOfMonth(time));
  for (const one of found) if (own.length === 1 && isWeekend(one.time)) return own;
  const distance = ({ time }: Candidate) => Math.min(Math.abs(time.first - token), Math.abs(time.last - token));
  return found.sort((a, b) => a.rank - b.rank || distance(a) - distance(b));
}

/** "thanked Fiji as the 2022 chair", "in the wake of the July coup": a bare year or month before a noun is of that noun alone. */
export function isDateOfNoun(sentence: Sentence, { first, last }: TimeExpression, token: number): boolean {
  const { deprel, head, norm } = sentence.tokens[last]!;
  return (
    (first === last || (first === last - 1 && sentence.tokens[first]!.norm === "the")) &&
    (MONTHS.has(norm) || /^(?:19|20)\d\d$/.test(norm)) &&
    /^(?:compound|nummod|amod)$/.test(deprel) &&
    head > first &&
    head !== token &&
    sentence.tokens[token]!.upos === "VERB" &&
    (sentence.tokens[head]!.head !== token || caseOf(sentence, head) === "as")
  );
}

/** "applauded the Dutch for the apology of last July", "a massacre in Kabul on Tuesday was condemned": the time is the noun's, not the verb's. */
export function isOfItsNoun(sentence: Sentence, time: TimeExpression, predicate: number): boolean {
  const verb = sentence.tokens[predicate]!;
  const head = dayBefore(sentence, time) ?? headInside(sentence, time);
  if (verb.upos !== "VERB" || head === null || head.head < 0) return false;
  if (head.deprel.startsWith("nmod") && caseOf(sentence, head.index) === "of")
    return !TIMES_OF_A_DAY.has(sentence.tokens[head.head]!.lemma);
  // "traced Wednesday's bombings to them"
  const noun = sentence.tokens[head.head]!;
  if (head.deprel === "nmod:poss")
    return noun.deprel === "obj" && !MEETINGS.has(noun.lemma) && !DECREES.has(noun.lemma);
  if (time.first > predicate) return false;
  const subject = children(sentence, predicate).find(isSubject);
  return subject !== undefined && BLOWS.has(subject.lemma) && subject.index < time.first;
}

/** "the statements of May 10 and June 11": the head of the day that this one is joined to; null if none stands there. */
function dayBefore({ tokens }: Sentence, { first }: TimeExpression): Token | null {
  if (tokens[first - 1]?.norm !== "and") return null;
  let at = tokens[first - 2];
  if (at?.upos !== "NUM") return null;
  while (at !== undefined && /^(?:nmod:unmarked|compound|nummod)$/.test(at.deprel)) at = tokens[at.head];
  return at?.upos === "NUM" ? at : null;
}

/** "met for the first time since February", "on the cards since June": since then, and not at that time. */
function isSinceTheLast(sentence: Sentence, time: TimeExpression, predicate: number): boolean {
  if (time.bound !== "since") return false;
  if (sentence.tokens[predicate]!.upos !== "VERB" && !hasPerfect(sentence, predicate)) return true;
  return sentence.tokens
    .slice(Math.max(0, time.first - 4), time.first)
    .some(({ norm }) => norm === "time" || norm === "first");
}

/** "threatened not to turn up this weekend": what has been done lies on no day to come, though local time may be a day ahead. */
function isAheadOfThePast(analysis: Analysis, sentence: Sentence, when: When, predicate: number): boolean {
  const page = daysOf(analysis.published.published);
  const days = daysOf(when.date);
  if (page === null || days === null || sentence.tokens[predicate]!.xpos !== "VBD" || days.first <= page.last + 1)
    return false;
  const { tense, sure } = tenseOfVerb(sentence, predicate);
  return tense === "past" && sure;
}

const isDayOfMonth = (time: TimeExpression): boolean => (time as Partial<ResolvedTime>).meaning?.kind === "day";

/** "this month", "earlier this year" */
function isThisPeriod(time: TimeExpression): boolean {
  const { meaning } = time as Partial<ResolvedTime>;
  return meaning?.kind === "unit" && meaning.shift === 0 && (meaning.unit === "month" || meaning.unit === "week");
}

function isWeekend(time: TimeExpression): boolean {
  const { meaning } = time as Partial<ResolvedTime>;
  return meaning?.kind === "unit" && meaning.unit === "weekend";
}

/**
 * "signed a pact, which this year turns ten": a time within ", which …" is not the signing's; nor one between dashes
 * that of the clause around them. Parsers often hang both too high.
 */
export function isSetApart(sentence: Sentence, time: TimeExpression, predicate: number): boolean {
  const { tokens } = sentence;
  if (tokens[predicate]?.upos === "VERB" && time.first > predicate) {
    let comma = -1;
    let relative = -1;
    let clause = -1;
    for (let index = predicate + 1; index < time.first; index += 1) {
      const token = tokens[index]!;
      if (token.deprel === "mark" && SUBORDINATORS.has(token.norm)) clause = index;
      // "refuses to cede power despite a plea by her envoy on Tuesday"
      if (token.deprel === "case" && token.norm === "despite" && token.head < time.first) return true;
      // "to visit since they sent troops there in 2022"
      else if (clause >= 0 && token.upos === "VERB" && tokens[clause]!.head === token.index) return true;
      if (token.norm === ",") {
        if (relative >= 0) relative = -1;
        comma = index;
      } else if (comma === index - 1 && comma >= 0 && RELATIVES.has(token.norm)) relative = index;
    }
    if (relative >= 0) return true;
  }
  const dashes = (from: number, to: number): number => {
    let count = 0;
    for (let index = from; index < to; index += 1) if (DASHES.has(tokens[index]!.norm)) count += 1;
    return count;
  };
  const [from, to] = time.first > predicate ? [predicate + 1, time.first] : [time.last + 1, predicate];
  const between = dashes(from, to);
  if (between === 0) return false;
  return dashes(0, time.first) % 2 === 1 && dashes(time.last + 1, tokens.length) > 0 && between % 2 === 1;
}

const SUBORDINATORS = new Set(["since", "after", "before", "until", "because", "if", "unless"]);
export const RELATIVES = new Set(["which", "who", "whose", "where", "when"]);
const DASHES = new Set(["–", "—", "--"]);

/** "announced a trip this week": what is announced lies in the rest of the week, not in what is over of it. */
function aheadOfAnnouncing(
  analysis: Analysis,
  sentence: Sentence,
  token: number,
  time: TimeExpression,
  when: When,
): When {
  const { meaning } = time as Partial<ResolvedTime>;
  const predicate = sentence.tokens[token];
  const page = daysOf(analysis.published.published);
  if (meaning?.kind !== "unit" || meaning.unit !== "week" || meaning.shift !== 0 || page === null) return when;
  const verb = sentence.tokens[predicate?.head ?? -1];
  if (predicate?.upos !== "NOUN" || predicate.deprel !== "obj" || !ANNOUNCING.has(verb?.lemma ?? "")) return when;
  const last = mondayOf(page.last) + 6;
  return { ...when, date: withinEdtf(page.first, last), reason: `the rest of the week of ${dayEdtf(page.first)}` };
}

/** "toughened the sanctions following its test on Sept. 3": the day is the test's. The noun whose day it is, or null. */
function causeBefore(sentence: Sentence, predicate: number, time: TimeExpression): Token | null {
  if (!isDayOfMonth(time) && !isThisPeriod(time)) return null;
  const { tokens } = sentence;
  for (let index = predicate + 1; index < time.first; index += 1) {
    const token = tokens[index]!;
    // "imposed measures on the island following its test earlier this month": a participle that parsers hang on the noun before it.
    const participle = token.norm === "following" && token.deprel === "acl" && isUnder(sentence, index, predicate);
    const cause = participle ? children(sentence, index).find(({ deprel }) => deprel === "obj") : tokens[token.head];
    if (!(participle || token.deprel === "case") || !AFTERWARDS.has(token.norm) || cause?.upos !== "NOUN") continue;
    if (!participle && !isDayOfMonth(time)) continue;
    if (cause.index < index || cause.index >= time.first || MEETINGS.has(cause.lemma)) continue;
    const between = tokens.slice(index + 1, time.first);
    if (!between.some(({ norm, upos }) => norm === "," || upos === "VERB" || upos === "AUX"))
      return participle ? { ...cause, head: predicate } : cause;
  }
  return null;
}

/** Somewhere between that day and the page's own; null where that is more than two months, or not known. */
function afterDay(analysis: Analysis, when: When): When | null {
  const from = daysOf(when.date);
  const page = daysOf(analysis.published.published);
  if (from === null || page === null || page.last < from.first || page.last - from.first > 62) return null;
  const reason = `${when.reason}; what follows on it lies behind it`;
  return { ...when, date: withinEdtf(from.first, page.last), dateIs: "inferred", reason };
}

/** The date that the expression gives to what it is said of, or null when it only bounds it. */
function whenOf(analysis: Analysis, time: TimeExpression, attributive: boolean, perfect: boolean): When | null {
  if (time.value === null || time.is === null) return null;
  const date = attributive && time.type !== "duration" ? time.value : boundedDate(analysis, time, perfect);
  if (date === null) return null;
  return { date, dateIs: time.is, reason: time.reason, span: { start: time.start, end: time.end } };
}

export function hasPerfect(sentence: Sentence, token: number): boolean {
  return children(sentence, token).some(
    (child) =>
      child.deprel.startsWith("aux") && (child.norm === "has" || child.norm === "have" || child.norm === "'ve"),
  );
}

/** "after the 2018 arrest": the preposition is the arrest's, not the year's. */
function isAttributive(sentence: Sentence, time: TimeExpression): boolean {
  const head = headInside(sentence, time);
  return head !== null && head.head > time.last && ATTRIBUTIVE.has(head.deprel);
}

/** "put off until April": the new day of what was put off. */
function isPutOffTo(sentence: Sentence, time: TimeExpression): boolean {
  const verb = sentence.tokens[outerHead(sentence, time.first, time.last)];
  return time.bound === "until" && verb !== undefined && isPostponing(sentence, verb);
}

/** "postponed", "put off", "pushed back". */
export function isPostponing(sentence: Sentence, verb: Token): boolean {
  if (POSTPONES.has(verb.lemma)) return true;
  const particle = children(sentence, verb.index).some(
    (child) => child.deprel === "compound:prt" && /^(?:off|back)$/.test(child.norm),
  );
  return particle && (verb.lemma === "put" || verb.lemma === "push");
}

const POSTPONES = new Set(["postpone", "delay", "defer", "reschedule"]);

function boundedDate(analysis: Analysis, time: TimeExpression, perfect: boolean): Edtf | null {
  const { value, bound } = time;
  if (value === null) return null;
  const days = daysOf(value);
  const page = daysOf(analysis.published.published);
  if (days === null) return null;
  switch (bound) {
    case "since": {
      // "since October" fills the months up to the page's day; "since 1996" tells of a habit, not of a happening.
      if (page === null || !Number.isFinite(page.last) || days.first > page.last) return null;
      if (time.type === "duration") return value;
      const began = (time as Partial<ResolvedTime>).meaning;
      if (perfect && began?.kind === "unit" && began.unit === "year" && began.shift === -1)
        return `${value}/${String(civilOf(page.last).year)}`;
      if (page.last - days.first > 400) return null;
      // Of a page known only within months nobody can say up to when.
      if (page.last - page.first > 31) return `${value}/..`;
      // "since February, she has promoted a plan": when it began; "shipped oil since October": all the time since.
      if (perfect) return value;
      const to = civilOf(page.last);
      return granularityOf(value) === "month"
        ? `${value}/${monthEdtf(to.year, to.month)}`
        : spanEdtf(days.first, page.last);
    }
    case "before":
      if (page === null || days.last < page.first || !Number.isFinite(days.last)) return null;
      return withinEdtf(page.first, days.last);
    case "until":
    case "after":
      return null;
    default:
      return value;
  }
}

/** "Speaking in Oslo on Sunday, she called it …": holds for the first verb behind the comma, however the tree hangs it. */
function rankFronted(sentence: Sentence, time: TimeExpression, predicate: number): number | null {
  if (time.first <= 1 && time.type !== "duration" && predicate > time.last) {
    // "In March Oslo vetoed it", "Last week, in an answer to the papers, it called": hung on a name, or on a later verb.
    const opens = time.first === 0 || OPENING.has(sentence.tokens[0]!.norm);
    const verb = sentence.tokens.find((token) => token.index > time.last && FINITE.has(token.xpos));
    if (!opens || verb === undefined || sentence.tokens[predicate]!.upos !== "VERB") return null;
    for (let index = time.last + 1; index < predicate; index += 1) {
      const { norm, deprel } = sentence.tokens[index]!;
      if (norm === ":" || RELATIVES.has(norm) || (deprel === "mark" && norm !== "to")) return null;
    }
    return verb.index === predicate || sentence.tokens[predicate]!.head < 0 ? 6 : null;
  }
  if (sentence.tokens[0]?.xpos !== "VBG" || predicate < time.last) return null;
  const comma = sentence.tokens.findIndex((token) => token.norm === ",");
  if (comma < time.last || comma > 16) return null;
  const main = sentence.tokens.findIndex((token, index) => index > comma && token.xpos === "VBD");
  if (main < 0) return null;
  let at = predicate;
  for (let step = 0; step < 4 && at !== main; step += 1) {
    const token = sentence.tokens[at]!;
    if (!token.deprel.startsWith("conj") || token.head < 0) return null;
    at = token.head;
  }
  return at === main ? 6 : null;
}

/** How near the time stands to the predicate in the tree; null when it belongs to another clause. */
function rankOf(sentence: Sentence, time: TimeExpression, predicate: number): number | null {
  if (isWhenOf(sentence, time, predicate)) return 0.5;
  const point = outerHead(sentence, time.first, time.last);
  if (point < 0) return isCleft(sentence, time, predicate) ? 1 : time.first === 0 ? 8 : null;
  if (point === predicate) return 0;
  const timeHead = headInside(sentence, time);
  const down = pathDown(sentence, predicate, point);
  if (down !== null) return rankBelow(sentence, down, timeHead, isMonth(time));
  const shared = rankAbove(sentence, predicate, point, time);
  const beside = rankBeside(sentence, predicate, point, time);
  if (shared === null || beside === null) return shared ?? beside;
  return Math.min(shared, beside);
}

/** "in 2015, when she attended a conference": the clause says what happened then. */
function isWhenOf(sentence: Sentence, time: TimeExpression, predicate: number): boolean {
  const comma = sentence.tokens[time.last + 1]?.norm === "," ? 1 : 0;
  const when = sentence.tokens[time.last + 1 + comma];
  if (when?.norm !== "when" || predicate < when.index) return false;
  let at = sentence.tokens[predicate]!;
  for (let step = 0; at.deprel.startsWith("conj") && step < 3; step += 1) at = sentence.tokens[at.head]!;
  return when.head === at.index;
}

/** "It was eight years ago that they signed": the time is the root, and what it is the time of hangs below. */
function isCleft(sentence: Sentence, time: TimeExpression, predicate: number): boolean {
  const verb = sentence.tokens[predicate]!;
  if (verb.upos !== "VERB" || verb.head < time.first || verb.head > time.last) return false;
  const it = sentence.tokens.slice(0, time.first).some((token) => token.norm === "it" && isSubject(token));
  return it && children(sentence, predicate).some((child) => child.norm === "that" || child.norm === "when");
}

const isMonth = ({ value }: TimeExpression): boolean => value !== null && granularityOf(value) === "month";

/** The tokens from below `from` to `to`, when `to` stands under it; null otherwise. */
function pathDown(sentence: Sentence, from: number, to: number): Token[] | null {
  if (!isUnder(sentence, to, from)) return null;
  const path: Token[] = [];
  for (let at = to; at !== from; at = path.at(-1)!.head) path.push(sentence.tokens[at]!);
  return path.reverse();
}

/**
 * "since the invasion of the island in February 2022", with the month hung on the verb above: a time that follows on the
 * predicate with only its own words between belongs to it, for parsers often hang the last phrase too high.
 */
function rankBeside(sentence: Sentence, predicate: number, point: number, time: TimeExpression): number | null {
  if (time.first <= predicate || time.first - predicate > 16 || !isUnder(sentence, predicate, point)) return null;
  for (let index = predicate + 1; index < time.first; index += 1) {
    const token = sentence.tokens[index]!;
    if (token.norm === "," || token.upos === "VERB") return null;
    if (token.head >= time.first && token.head <= time.last) continue;
    if (!isUnder(sentence, index, predicate)) return null;
  }
  return 4;
}

/** The time hangs on something under the predicate. */
function rankBelow(sentence: Sentence, path: readonly Token[], timeHead: Token | null, isMonth = false): number | null {
  let rank = 1;
  for (const [index, step] of path.entries()) {
    if (step.deprel === "acl" || step.deprel === "acl:relcl") {
      // "the talks held on Friday", "the war, which began in 2022"
      if (!TELLS_TIME_OF_NOUN.has(step.lemma) || (index > 0 && !isPutBehind(sentence, path, index))) {
        // "put their names to a statement on deepening ties on Tuesday": nobody deepens on a day.
        if (step.xpos !== "VBG" || !/^o[nf]$/.test(markOf(sentence, step.index))) return null;
      }
      rank += 1;
      continue;
    }
    const base = bareRel(step);
    if (CLAUSES.has(base)) {
      if (base === "xcomp" && index === 0) {
        // "denies having used gas on Tuesday"
        if (step.norm === "having" || children(sentence, step.index).some((child) => child.norm === "having"))
          return null;
        rank += 3;
        continue;
      }
      // "Japan has condemned the launch, a spokeswoman said on Friday": the stand is taken by saying so.
      if (base === "parataxis" && index === 0 && SAYING.has(step.lemma)) {
        const predicate = sentence.tokens[step.head]!;
        if (!ATTITUDES.has(predicate.lemma)) return null;
        rank += 3;
        continue;
      }
      // "Speaking in Oslo on Sunday, she called it": said while speaking.
      if (base === "advcl" && index === 0 && step.xpos === "VBG" && markOf(sentence, step.index) === "") {
        rank += 2.5;
        continue;
      }
      // "was shot as she left a rally on Thursday": both at once.
      if (base === "advcl" && index === 0 && isAtOnce(sentence, step)) {
        rank += 4;
        continue;
      }
      // "After being received there on Tuesday, she praised": on the same day, as it is told.
      if (base === "advcl" && index === 0 && isAfterDoing(sentence, step)) {
        rank += 4;
        continue;
      }
      return null;
    }
    const preposition = caseOf(sentence, step.index);
    if (CASES_OF_OTHER_TIMES.has(preposition) && base !== "nmod" && !NO_HAPPENINGS.has(step.lemma)) {
      // "was shot down after a raid in September": of the same month, as far as one can know.
      if (isMonth && index === 0 && AFTERWARDS.has(preposition) && path.length === 1) return 6;
      // "Following Wednesday's talks, they signed": on the day of the talks.
      if (index > 0 || !AFTERWARDS.has(preposition) || !MEETINGS.has(step.lemma)) return null;
      return 5;
    }
    if (base === "nsubj" || base === "nmod" || base === "appos" || base === "conj") rank += 2;
    else if (base === "obj" || base === "iobj") rank += 1.5;
    else rank += 1;
  }
  // "condemned Tuesday's attack": the day is the attack's.
  const last = path.at(-1);
  if (timeHead?.deprel === "nmod:poss" && last !== undefined && !MEETINGS.has(last.lemma) && !DECREES.has(last.lemma))
    return null;
  if (last !== undefined && isSubject(last) && timeHead?.deprel === "nmod:poss") {
    const verb = sentence.tokens[last.head];
    return verb !== undefined && (SEEING.has(verb.lemma) || DECREES.has(last.lemma)) ? rank : null;
  }
  if (timeHead !== null && ATTRIBUTIVE.has(timeHead.deprel) && last !== undefined && isArgument(last)) return null;
  return rank <= 9 ? rank : null;
}

/** "curbs on the sale of chips, imposed in July": behind a comma the participle tells of the whole phrase. */
function isPutBehind(sentence: Sentence, path: readonly Token[], index: number): boolean {
  const step = path[index]!;
  if (step.xpos !== "VBN" || sentence.tokens[step.index - 1]?.norm !== ",") return false;
  return path.slice(0, index).every((token) => token.deprel.startsWith("nmod"));
}

/** "as she left", "when it landed" behind a verb of the past: at the same time. */
function isAtOnce(sentence: Sentence, step: Token): boolean {
  const above = sentence.tokens[step.head];
  if (step.xpos !== "VBD" || above === undefined || !/^VB[DN]$/.test(above.xpos) || step.index < above.index)
    return false;
  return children(sentence, step.index).some(
    (child) =>
      /^(?:mark|advmod)/.test(child.deprel) && (child.norm === "as" || child.norm === "when" || child.norm === "while"),
  );
}

/** "After being received …", "On arriving …" before the verb that it hangs on. */
function isAfterDoing(sentence: Sentence, step: Token): boolean {
  if (step.head < step.index) return false;
  const below = children(sentence, step.index);
  const participle = step.xpos === "VBG" || (step.xpos === "VBN" && below.some((child) => child.norm === "being"));
  return participle && below.some((child) => child.deprel === "mark" && AFTER_DOING.has(child.norm));
}

const AFTER_DOING = new Set(["after", "on", "upon", "in", "while", "when"]);

/** The time hangs on something above the predicate: may the predicate share it? */
function rankAbove(sentence: Sentence, predicate: number, point: number, time: TimeExpression): number | null {
  let at = predicate;
  let rank = 2;
  for (let step = 0; step < 8; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.head < 0) return null;
    const head = sentence.tokens[token.head]!;
    const base = bareRel(token);
    const noun = token.upos === "NOUN" || token.upos === "PROPN";
    if (token.deprel === "acl:relcl" || token.deprel === "acl") {
      // "Sunday's statement, which condemned the raid": what the paper does, it does on its day.
      if (at === predicate && PAPERS.has(head.lemma)) {
        if (head.index === point) return rank + 2;
        // "published a paper last month that called for talks"
        if (head.head === point && isHolding(sentence.tokens[point]!) && /^(?:obj|nsubj:pass)$/.test(head.deprel))
          return rank + 3;
      }
      // "took place on Sunday in Oslo, where she called on the king"
      const outer = at === predicate ? clauseOfPlace(sentence, token) : null;
      if (outer !== null) {
        at = outer;
        rank += 3;
        if (at === point) return rank;
        const down = pathDown(sentence, at, point);
        if (down === null) return null;
        const below = rankBelow(sentence, down, headInside(sentence, time));
        return below === null || below > 3.5 ? null : rank + below;
      }
      // "the agreement signed": the verb shares the noun's time where the noun is told by it.
      if (head.index === point && token.deprel === "acl" && token.xpos === "VBN") return rank + 2;
      // "became on Friday the first premier to visit": the visit is what makes her the first.
      if (at !== predicate || token.xpos !== "VB" || !isOneOfARow(sentence, head.index)) return null;
      at = head.index;
      rank += 1;
      if (at === point || (head.head >= time.first && head.head <= time.last)) return rank;
      continue;
    }
    if (base === "conj") {
      if (noun !== (head.upos === "NOUN" || head.upos === "PROPN")) return null;
      rank += 2;
    } else if (base === "xcomp") {
      if (head.index === point && !isHolding(head) && head.lemma !== "become") return null;
      rank += SEEING.has(head.lemma) ? 0 : 1;
    } else if (base === "ccomp" || base === "parataxis") {
      // "said on Friday it opposes the tests": the stand is taken by saying so.
      if (at !== predicate || token.xpos === "VB" || !ATTITUDES.has(token.lemma)) return null;
      // "said on Friday that it had promised so before"
      if (children(sentence, at).some(({ norm, deprel }) => norm === "had" && deprel.startsWith("aux"))) return null;
      rank += 3;
    } else if (base === "csubj") {
      return null;
    } else if (base === "advcl") {
      const mark = children(sentence, at).find((child) => child.deprel === "mark" || child.deprel === "advmod")?.norm;
      // "had travelled to Oslo in May, where the two met", hung on the verb
      const there = at === predicate && mark === "where" && token.xpos === "VBD" && head.index < at;
      if (
        mark === "after" ||
        mark === "before" ||
        mark === "since" ||
        mark === "until" ||
        mark === "if" ||
        mark === "for"
      )
        return null;
      if (!there && token.xpos !== "VBG" && token.xpos !== "VB" && mark !== "when" && mark !== "as" && mark !== "while")
        return null;
      rank += 3;
    } else if (noun && (base === "obj" || base === "nsubj" || base === "obl" || base === "nmod" || base === "appos")) {
      const preposition = caseOf(sentence, at);
      // "flew them out on Friday at the request of Suva": asked for before.
      if (preposition === "at" && ASKED.has(token.lemma)) return null;
      if (head.index === point || head.upos === "VERB") {
        // "said on Friday in a meeting with Li": the meeting is where it was said.
        const where =
          base === "obl" && WITHIN.has(preposition) && (MEETINGS.has(token.lemma) || STAYS.has(token.lemma));
        const holds = isHolding(head) || head.lemma === "become" || isPostponing(sentence, head);
        if (!where && (!holds || CASES_OF_OTHER_TIMES.has(preposition))) return null;
      } else if (base === "nmod" && head.lemma !== "part") {
        return null;
      }
      rank += 1;
    } else if (base === "compound" || base === "amod" || base === "nmod") {
      rank += 2;
    } else return null;
    at = head.index;
    if (at === point) return rank;
    const down = pathDown(sentence, at, point);
    if (down !== null) {
      const below = rankBelow(sentence, down, headInside(sentence, time));
      return below === null || below > 3.5 ? null : rank + below;
    }
  }
  return null;
}

/** The verb of the past whose place "…, where she met him" goes on from; null for other clauses. */
function clauseOfPlace(sentence: Sentence, verb: Token): number | null {
  if (verb.xpos !== "VBD" || !children(sentence, verb.index).some((child) => child.norm === "where")) return null;
  let at = verb.head;
  for (let step = 0; at >= 0 && step < 6; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.upos === "VERB") return token.xpos === "VBD" || hasHad(sentence, at) ? at : null;
    if (!/^(?:obl|nmod|obj|appos|flat)/.test(token.deprel)) return null;
    at = token.head;
  }
  return null;
}

const PAPERS = new Set(
  "statement resolution declaration communique letter decree motion ruling note paper plan document report".split(" "),
);

/** "the first premier", "the only one". */
export function isOneOfARow(sentence: Sentence, noun: number): boolean {
  return children(sentence, noun).some(
    (child) =>
      child.deprel.startsWith("amod") &&
      (IN_A_ROW.has(child.norm) ||
        child.xpos === "JJS" ||
        children(sentence, child.index).some(({ xpos }) => xpos === "RBS" || xpos === "JJS")),
  );
}

export const IN_A_ROW = new Set("first second third fourth fifth sixth last latest only".split(" "));
const WITHIN = new Set(["in", "at", "during"]);

export function markOf(sentence: Sentence, index: number): string {
  return children(sentence, index).find((child) => child.deprel === "mark")?.norm ?? "";
}

export function caseOf(sentence: Sentence, index: number): string {
  return children(sentence, index).find((child) => child.deprel === "case")?.norm ?? "";
}

function headInside(sentence: Sentence, time: TimeExpression): Token | null {
  for (let index = time.first; index <= time.last; index += 1) {
    const token = sentence.tokens[index];
    if (token !== undefined && (token.head < time.first || token.head > time.last)) return token;
  }
  return null;
}

export const isSubject = (token: Token): boolean => token.deprel.startsWith("nsubj");
const isArgument = (token: Token): boolean =>
  isSubject(token) || token.deprel === "obj" || token.deprel === "iobj" || token.deprel === "ccomp";

export function isHolding(token: Token): boolean {
  return HOLDING.has(token.lemma) || token.upos === "AUX";
}

/** Without a tree: the nearest time that no comma or other verb parts from the predicate. */
function distanceRank(sentence: Sentence, time: TimeExpression, predicate: number): number | null {
  const [from, to] = time.first > predicate ? [predicate + 1, time.first] : [time.last + 1, predicate];
  let rank = 1;
  for (let index = from; index < to; index += 1) {
    const token = sentence.tokens[index]!;
    if (token.norm === "," || token.norm === ";") rank += 3;
    if (token.upos === "VERB" || token.norm === "that" || token.norm === "who") rank += 4;
  }
  return rank <= 5 ? rank : null;
}

/** "had travelled" */
const hasHad = (sentence: Sentence, verb: number): boolean =>
  children(sentence, verb).some((child) => child.deprel.startsWith("aux") && child.norm === "had");

/** "the morning of Friday", "the eve of July 4" */
const TIMES_OF_A_DAY = new Set(
  "morning afternoon evening night day eve week weekend end start beginning middle rest close hour month all most much part course day".split(
    " ",
  ),
);
/** What happens before others speak of it. */
const BLOWS = new Set(
  "attack massacre killing murder assassination bombing shooting blast explosion crash raid strike coup arrest launch test".split(
    " ",
  ),
);
const ASKED = new Set(["request", "invitation", "behest", "insistence", "urging", "demand", "suggestion"]);
const OPENING = new Set(["from", "in", "on", "by", "at", "last", "earlier", "late", "early"]);
const FINITE = new Set(["VBD", "VBZ", "VBP", "MD"]);
const CLAUSES = new Set(["ccomp", "advcl", "parataxis", "csubj", "xcomp", "acl"]);
const ATTRIBUTIVE = new Set(["nmod:poss", "amod", "compound", "nummod"]);

/** Verbs that tell when their noun takes place: "held talks", "the visit begins", "arrived for a visit". */
const HOLDING = new Set(
  (
    "hold take begin start end conclude conduct make pay launch carry attend host schedule plan set have arrive kick open " +
    "cancel postpone abandon fire impose occur happen mark sign stage undertake embark travel go fly head depart leave wrap convene " +
    "do give deliver carry conclude complete finish continue resume be expect due slate lead receive welcome pass adopt " +
    "get appear restart fall realize realise pencil line slip move put close break run reopen adjourn draw host table chair broker mediate unveil ink initial lodge submit hand survive die kill wound injure " +
    "issue release publish announce send meet visit join participate discuss exchange reach strike sign seal"
  ).split(" "),
);
const TELLS_TIME_OF_NOUN = new Set(
  "begin start hold take happen occur schedule plan set sign launch expect due slate open end adopt pass conclude reach impose".split(
    " ",
  ),
);
const CASES_OF_OTHER_TIMES = new Set([
  "before",
  "after",
  "since",
  "until",
  "ahead",
  "following",
  "despite",
  "over",
  "about",
  "of",
]);
/** "September's resolution imposed a quota": what decides, and when. */
export const DECREES = new Set(
  "resolution law decree treaty deal agreement ruling order decision vote pact accord".split(" "),
);
/** "after dawn on Monday", "over dinner on Monday": the day is still the verb's. */
const NO_HAPPENINGS = new Set(
  "dawn midnight noon midday sunrise sunset dusk daybreak nightfall dinner lunch breakfast tea coffee".split(" "),
);
const SAYING = new Set("say tell announce report add confirm state declare".split(" "));
/** "Last week's summit saw them agree." */
const SEEING = new Set(["see", "witness", "bring", "mark", "produce"]);
/** Stands that are taken by saying so. */
const ATTITUDES = new Set(
  "oppose condemn support reject welcome urge call demand accuse regret deplore protest back endorse criticize criticise denounce warn pledge promise vow refuse".split(
    " ",
  ),
);
const ANNOUNCING = new Set(["announce", "plan", "schedule", "confirm", "propose"]);
const AFTERWARDS = new Set(["following", "after"]);
export const MEETINGS = new Set(
  "meeting talk summit conference session visit briefing call ceremony interview speech statement forum negotiation consultation discussion".split(
    " ",
  ),
);
export const STAYS = new Set(
  "visit trip tour stay stop stopover drill exercise manoeuvre maneuver summit conference meeting talk".split(" "),
);
