/**
 * Which of a sentence's times tells when a happening happens: in "Li, who was named in 2023, met her on Tuesday", of the
 * meeting Tuesday, of the naming 2023.
 *
 * Goes by the tree: a time that hangs on the predicate itself comes first, then one on a noun inside its own clause, then
 * one that the predicate shares with the verb it stands under ("held talks on Tuesday", "arrived on Monday and met …").
 * Never takes a time out of another clause, nor the time of the saying for what is said ("said on Friday that …").
 */

import { civilOf, dayEdtf, daysOf, granularityOf, mondayOf, monthEdtf, spanEdtf, withinEdtf } from "../kit/edtf.ts";
import { children } from "../language/tree.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Sentence, Token } from "../model/sentence.ts";
import type { TimeExpression, When } from "../model/time.ts";
import { type ResolvedTime, shifted } from "./resolve.ts";
import { hasTree, outerHead, tenseOfVerb } from "./tense.ts";

/** When the happening at that verb or noun happens, or null when the sentence does not tell. */
export function timeOf(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const best = ranked(analysis, sentence, token)[0];
  if (best !== undefined) return withLength(analysis, sentence, token, best);
  return fromClauseBeside(analysis, sentence, token) ?? newsOfTheDay(analysis, sentence, token);
}

/** When something is said, by the verb of saying: "said on Friday". Null when the words beside it do not tell. */
export function statementDay(analysis: Analysis, sentence: Sentence, speechVerb: number): When | null {
  const best = ranked(analysis, sentence, speechVerb)[0];
  return best?.when ?? null;
}

interface Candidate {
  readonly time: TimeExpression;
  readonly when: When;
  /** 0 hangs on the predicate; more is farther off. */
  readonly rank: number;
}

function ranked(analysis: Analysis, sentence: Sentence, token: number): Candidate[] {
  const times = analysis.timesBySentence[sentence.index];
  if (times === undefined || times.length === 0) return [];
  const found: Candidate[] = [];
  for (const time of times) {
    if (token >= time.first && token <= time.last) continue;
    const when = whenOf(analysis, time, isAttributive(sentence, time), hasPerfect(sentence, token));
    if (when === null) continue;
    const rank = hasTree(sentence)
      ? (rankOf(sentence, time, token) ?? rankFronted(sentence, time, token))
      : distanceRank(sentence, time, token);
    if (rank !== null) found.push({ time, when: aheadOfAnnouncing(analysis, sentence, token, time, when), rank });
  }
  const distance = ({ time }: Candidate) => Math.min(Math.abs(time.first - token), Math.abs(time.last - token));
  return found.sort((a, b) => a.rank - b.rank || distance(a) - distance(b));
}

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

/** The date that the expression gives to what it is said of, or null when it only bounds it. */
function whenOf(analysis: Analysis, time: TimeExpression, attributive: boolean, perfect: boolean): When | null {
  if (time.value === null || time.is === null) return null;
  const date = attributive && time.type !== "duration" ? time.value : boundedDate(analysis, time, perfect);
  if (date === null) return null;
  return { date, dateIs: time.is, reason: time.reason, span: { start: time.start, end: time.end } };
}

function hasPerfect(sentence: Sentence, token: number): boolean {
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
      if (page.last - days.first > 400) return null;
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
  const point = outerHead(sentence, time.first, time.last);
  if (point < 0) return time.first === 0 ? 8 : null;
  if (point === predicate) return 0;
  const timeHead = headInside(sentence, time);
  const down = pathDown(sentence, predicate, point);
  if (down !== null) return rankBelow(sentence, down, timeHead);
  const shared = rankAbove(sentence, predicate, point, time);
  const beside = rankBeside(sentence, predicate, point, time);
  if (shared === null || beside === null) return shared ?? beside;
  return Math.min(shared, beside);
}

/** The tokens from below `from` to `to`, when `to` stands under it; null otherwise. */
function pathDown(sentence: Sentence, from: number, to: number): Token[] | null {
  const path: Token[] = [];
  let at = to;
  for (let step = 0; at >= 0 && step < 40; step += 1) {
    if (at === from) return path.reverse();
    const token = sentence.tokens[at]!;
    path.push(token);
    at = token.head;
  }
  return null;
}

/**
 * "since the invasion of the island in February 2022", with the month hung on the verb above: a time that follows on the
 * predicate with only its own words between belongs to it, for parsers often hang the last phrase too high.
 */
function rankBeside(sentence: Sentence, predicate: number, point: number, time: TimeExpression): number | null {
  if (time.first <= predicate || time.first - predicate > 16 || pathDown(sentence, point, predicate) === null)
    return null;
  for (let index = predicate + 1; index < time.first; index += 1) {
    const token = sentence.tokens[index]!;
    if (token.norm === "," || token.upos === "VERB") return null;
    if (token.head >= time.first && token.head <= time.last) continue;
    if (pathDown(sentence, predicate, index) === null) return null;
  }
  return 4;
}

/** The time hangs on something under the predicate. */
function rankBelow(sentence: Sentence, path: readonly Token[], timeHead: Token | null): number | null {
  let rank = 1;
  for (const [index, step] of path.entries()) {
    const relation = step.deprel;
    if (relation === "acl" || relation === "acl:relcl") {
      // "the talks held on Friday", "the war, which began in 2022"
      if (index > 0 || !TELLS_TIME_OF_NOUN.has(step.lemma)) return null;
      rank += 1;
      continue;
    }
    const base = relation.split(":")[0]!;
    if (CLAUSES.has(base)) {
      if (base === "xcomp" && index === 0) {
        rank += 3;
        continue;
      }
      // "Speaking in Oslo on Sunday, she called it": said while speaking.
      if (base === "advcl" && index === 0 && step.xpos === "VBG" && markOf(sentence, step.index) === "") {
        rank += 2.5;
        continue;
      }
      return null;
    }
    const preposition = caseOf(sentence, step.index);
    if (CASES_OF_OTHER_TIMES.has(preposition) && base !== "nmod") {
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
  if (timeHead?.deprel === "nmod:poss" && last !== undefined && !MEETINGS.has(last.lemma)) return null;
  if (last !== undefined && isSubject(last) && timeHead?.deprel === "nmod:poss") {
    const verb = sentence.tokens[last.head];
    return verb !== undefined && SEEING.has(verb.lemma) ? rank : null;
  }
  if (timeHead !== null && ATTRIBUTIVE.has(timeHead.deprel) && last !== undefined && isArgument(last)) return null;
  return rank <= 9 ? rank : null;
}

/** The time hangs on something above the predicate: may the predicate share it? */
function rankAbove(sentence: Sentence, predicate: number, point: number, time: TimeExpression): number | null {
  let at = predicate;
  let rank = 2;
  for (let step = 0; step < 8; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.head < 0) return null;
    const head = sentence.tokens[token.head]!;
    const base = token.deprel.split(":")[0]!;
    const noun = token.upos === "NOUN" || token.upos === "PROPN";
    if (token.deprel === "acl:relcl" || token.deprel === "acl") {
      // "the agreement signed": the verb shares the noun's time where the noun is told by it.
      if (head.index === point && token.deprel === "acl" && token.xpos === "VBN") return rank + 2;
      return null;
    }
    if (base === "conj") {
      if (noun !== (head.upos === "NOUN" || head.upos === "PROPN")) return null;
      rank += 2;
    } else if (base === "xcomp") {
      if (head.index === point && !isHolding(head)) return null;
      rank += SEEING.has(head.lemma) ? 0 : 1;
    } else if (base === "ccomp" || base === "parataxis") {
      // "said on Friday it opposes the tests": the stand is taken by saying so.
      if (at !== predicate || token.xpos === "VB" || !ATTITUDES.has(token.lemma)) return null;
      rank += 3;
    } else if (base === "csubj") {
      return null;
    } else if (base === "advcl") {
      const mark = children(sentence, at).find((child) => child.deprel === "mark" || child.deprel === "advmod")?.norm;
      if (mark === "after" || mark === "before" || mark === "since" || mark === "until" || mark === "if") return null;
      if (token.xpos !== "VBG" && token.xpos !== "VB" && mark !== "when" && mark !== "as" && mark !== "while")
        return null;
      rank += 3;
    } else if (noun && (base === "obj" || base === "nsubj" || base === "obl" || base === "nmod" || base === "appos")) {
      if (head.index === point || head.upos === "VERB") {
        if (!isHolding(head) || CASES_OF_OTHER_TIMES.has(caseOf(sentence, at))) return null;
      } else if (base === "nmod") {
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

function markOf(sentence: Sentence, index: number): string {
  return children(sentence, index).find((child) => child.deprel === "mark")?.norm ?? "";
}

function caseOf(sentence: Sentence, index: number): string {
  return children(sentence, index).find((child) => child.deprel === "case")?.norm ?? "";
}

function headInside(sentence: Sentence, time: TimeExpression): Token | null {
  for (let index = time.first; index <= time.last; index += 1) {
    const token = sentence.tokens[index];
    if (token !== undefined && (token.head < time.first || token.head > time.last)) return token;
  }
  return null;
}

const isSubject = (token: Token): boolean => token.deprel.startsWith("nsubj");
const isArgument = (token: Token): boolean =>
  isSubject(token) || token.deprel === "obj" || token.deprel === "iobj" || token.deprel === "ccomp";

function isHolding(token: Token): boolean {
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

/** "arrived on Tuesday for a four-day visit": the visit fills four days. */
function withLength(analysis: Analysis, sentence: Sentence, token: number, best: Candidate): When {
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

/** "The offer came a day after the port was shelled": the shelling is a day before the offer. */
function fromClauseBeside(analysis: Analysis, sentence: Sentence, token: number): When | null {
  for (const time of (analysis.timesBySentence[sentence.index] ?? []) as readonly Partial<ResolvedTime>[]) {
    const { meaning, first, last, start, end } = time;
    if (meaning?.kind !== "away" || meaning.from !== "clause" || Number.isNaN(meaning.count)) continue;
    if (first === undefined || last === undefined || start === undefined || end === undefined) continue;
    if (token <= last || token - last > 9 || !hasTree(sentence)) continue;
    if (sentence.tokens.slice(last + 1, token).some((one) => one.upos === "VERB")) continue;
    let main = outerHead(sentence, first, last);
    if (main >= first) main = sentence.tokens[token]!.head;
    if (main < 0 || main >= first) continue;
    const base =
      ranked(analysis, sentence, main)[0]?.when.date ?? newsOfTheDay(analysis, sentence, main, true)?.date ?? null;
    const days = daysOf(base);
    if (days === null || days.first !== days.last) continue;
    const day = shifted(days.first, -meaning.sign * meaning.count, meaning.unit);
    if (day === null) continue;
    const rough = meaning.unit === "day" || meaning.unit === "hour" ? "" : "~";
    const words = `${meaning.count} ${meaning.unit} ${meaning.sign > 0 ? "before" : "after"} ${dayEdtf(days.first)}`;
    return { date: `${dayEdtf(day)}${rough}`, dateIs: "inferred", reason: words, span: { start, end } };
  }
  return null;
}

/**
 * "Oslo has recalled its envoy" in the lede, "the ministry denied it" in a report of the day: with no time told, the past
 * of a main clause is news of the day that the text speaks of, told just before, else of the page's day.
 */
function newsOfTheDay(analysis: Analysis, sentence: Sentence, token: number, timed = false): When | null {
  const page = analysis.published.published;
  let predicate = sentence.tokens[token];
  // "has announced a probe": the probe is dated by the announcing.
  const above = sentence.tokens[predicate?.head ?? -1];
  if (predicate?.upos === "NOUN" && above !== undefined && isHolding(above)) {
    if (predicate.deprel === "obj" || predicate.deprel === "nsubj:pass") predicate = above;
  }
  if (page === null || predicate === undefined || predicate.upos !== "VERB" || !hasTree(sentence)) return null;
  if (daysOf(page) === null || granularityOf(page) !== "day") return null;
  if (!timed && (analysis.timesBySentence[sentence.index] ?? []).some((time) => time.type !== "set")) return null;
  if (isGoingOn(sentence, predicate)) {
    const span = { start: predicate.start, end: predicate.end };
    return { date: page, dateIs: "inferred", reason: "going on on the page's day", span };
  }
  if (!isNarrated(sentence, predicate, timed)) return null;
  if (hasPerfect(sentence, predicate.index) && sentence.index > 0) return null;
  const span = { start: predicate.start, end: predicate.end };
  const before = dayToldBefore(analysis, sentence);
  if (before !== null) {
    return { date: before, dateIs: "inferred", reason: "the day that the sentence before speaks of", span };
  }
  return { date: page, dateIs: "inferred", reason: "told as news of the page's day, with no other time", span };
}

/** A main clause of the past that tells one act: not a habit, not a thing of long ago, not within a quotation. */
function isNarrated(sentence: Sentence, predicate: Token, timed: boolean): boolean {
  if (sentence.quotes.some((quote) => quote.start <= predicate.start && quote.end >= predicate.end)) return false;
  let clause = predicate;
  for (let step = 0; clause.deprel.startsWith("conj") && step < 4; step += 1) clause = sentence.tokens[clause.head]!;
  const base = clause.deprel.split(":")[0];
  if (
    base !== "root" &&
    base !== "parataxis" &&
    !(base === "ccomp" && sentence.tokens[clause.head]!.index > clause.index)
  ) {
    return false;
  }
  const tensed = predicate.xpos === "VBD" || predicate.xpos === "VBN";
  if (!tensed || tenseOfVerb(sentence, predicate.index).tense !== "past") return false;
  const auxes = children(sentence, predicate.index).filter((child) => child.deprel.startsWith("aux"));
  if (auxes.some((aux) => aux.norm === "had" || (aux.norm === "been" && auxes.some((other) => other.norm === "had"))))
    return false;
  return timed || !sentence.tokens.some((token) => LONG_AGO.has(token.norm));
}

/** "Oslo is gathering troops": the progressive of the present in a main clause. */
function isGoingOn(sentence: Sentence, predicate: Token): boolean {
  if (predicate.xpos !== "VBG" || !/^(?:root|conj)/.test(predicate.deprel)) return false;
  if (sentence.quotes.some((quote) => quote.start <= predicate.start && quote.end >= predicate.end)) return false;
  const auxes = children(sentence, predicate.index).filter((child) => child.deprel.startsWith("aux"));
  return auxes.some((aux) => aux.norm === "is" || aux.norm === "are") && predicate.lemma !== "go";
}

/** A single day that the sentence before tells of, as past. */
function dayToldBefore(analysis: Analysis, sentence: Sentence): Edtf | null {
  const times = analysis.timesBySentence[sentence.index - 1] ?? [];
  const page = daysOf(analysis.published.published);
  for (const time of [...times].reverse()) {
    const days = daysOf(time.value);
    if (days === null || page === null || time.type === "duration") continue;
    if (days.first === days.last && days.first <= page.last && page.last - days.first <= 6) return time.value;
    return null;
  }
  return null;
}

const LONG_AGO = new Set(
  (
    "previously repeatedly often once long always regularly frequently earlier formerly originally historically ever when " +
    "after since while decades years months annual annually recently"
  ).split(" "),
);

const CLAUSES = new Set(["ccomp", "advcl", "parataxis", "csubj", "xcomp", "acl"]);
const ATTRIBUTIVE = new Set(["nmod:poss", "amod", "compound", "nummod"]);

/** Verbs that tell when their noun takes place: "held talks", "the visit begins", "arrived for a visit". */
const HOLDING = new Set(
  (
    "hold take begin start end conclude conduct make pay launch carry attend host schedule plan set have arrive kick open " +
    "cancel postpone fire impose occur happen mark sign stage undertake embark travel go fly head depart leave wrap convene " +
    "do give deliver carry conclude complete finish continue resume be expect due slate lead receive welcome pass adopt " +
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
const MEETINGS = new Set(
  "meeting talk summit conference session visit briefing call ceremony interview speech statement forum".split(" "),
);
const STAYS = new Set(
  "visit trip tour stay stop stopover drill exercise manoeuvre maneuver summit conference meeting talk".split(" "),
);
const TRAVELS = new Set("arrive visit travel go fly head begin start embark depart kick tour pay make".split(" "));
