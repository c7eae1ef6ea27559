/**
 * Which of a sentence's times tells when a happening happens: in "Li, who was named in 2023, met her on Tuesday", of the
 * meeting Tuesday, of the naming 2023.
 *
 * Goes by the tree: a time that hangs on the predicate itself comes first, then one on a noun inside its own clause, then
 * one that the predicate shares with the verb it stands under ("held talks on Tuesday", "arrived on Monday and met …").
 * Never takes a time out of another clause, nor the time of the saying for what is said ("said on Friday that …").
 */

import { civilOf, daysOf, granularityOf, monthEdtf, spanEdtf, withinEdtf } from "../kit/edtf.ts";
import { children } from "../language/tree.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Sentence, Token } from "../model/sentence.ts";
import type { TimeExpression, When } from "../model/time.ts";
import { hasTree, outerHead, tenseOfVerb } from "./tense.ts";

/** When the happening at that verb or noun happens, or null when the sentence does not tell. */
export function timeOf(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const best = ranked(analysis, sentence, token)[0];
  if (best !== undefined) return withLength(analysis, sentence, token, best);
  return newsOfTheDay(analysis, sentence, token);
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
    const when = whenOf(analysis, time);
    if (when === null) continue;
    if (token >= time.first && token <= time.last) continue;
    const rank = hasTree(sentence) ? rankOf(sentence, time, token) : distanceRank(sentence, time, token);
    if (rank !== null) found.push({ time, when, rank });
  }
  const distance = ({ time }: Candidate) => Math.min(Math.abs(time.first - token), Math.abs(time.last - token));
  return found.sort((a, b) => a.rank - b.rank || distance(a) - distance(b));
}

/** The date that the expression gives to what it is said of, or null when it only bounds it. */
function whenOf(analysis: Analysis, time: TimeExpression): When | null {
  if (time.value === null || time.is === null) return null;
  const date = boundedDate(analysis, time);
  if (date === null) return null;
  return { date, dateIs: time.is, reason: time.reason, span: { start: time.start, end: time.end } };
}

function boundedDate(analysis: Analysis, time: TimeExpression): Edtf | null {
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

/** How near the time stands to the predicate in the tree; null when it belongs to another clause. */
function rankOf(sentence: Sentence, time: TimeExpression, predicate: number): number | null {
  const point = outerHead(sentence, time.first, time.last);
  if (point < 0) return time.first === 0 ? 8 : null;
  if (point === predicate) return 0;
  const timeHead = headInside(sentence, time);
  const down = pathDown(sentence, predicate, point);
  if (down !== null) return rankBelow(down, timeHead);
  return rankAbove(sentence, predicate, point, time);
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

/** The time hangs on something under the predicate. */
function rankBelow(path: readonly Token[], timeHead: Token | null): number | null {
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
      return null;
    }
    if (base === "nsubj" || base === "nmod" || base === "appos" || base === "conj") rank += 2;
    else if (base === "obj" || base === "iobj") rank += 1.5;
    else rank += 1;
  }
  // "condemned Tuesday's attack": the day is the attack's.
  const last = path.at(-1);
  if (timeHead?.deprel === "nmod:poss" && last !== undefined && !MEETINGS.has(last.lemma)) return null;
  if (last !== undefined && isSubject(last) && timeHead?.deprel === "nmod:poss") return null;
  if (timeHead !== null && ATTRIBUTIVE.has(timeHead.deprel) && last !== undefined && isArgument(last)) return null;
  return rank <= 6 ? rank : null;
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
      rank += 1;
    } else if (base === "ccomp" || base === "parataxis" || base === "csubj") {
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
      const below = rankBelow(down, headInside(sentence, time));
      return below === null || below > 3.5 ? null : rank + below;
    }
  }
  return null;
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

/** "Oslo has recalled its envoy", in the lede and with no other time: news of the page's day. */
function newsOfTheDay(analysis: Analysis, sentence: Sentence, token: number): When | null {
  const page = analysis.published.published;
  if (page === null || sentence.index > 0 || granularityOf(page) !== "day" || !hasTree(sentence)) return null;
  if ((analysis.timesBySentence[sentence.index]?.length ?? 0) > 0) return null;
  const predicate = sentence.tokens[token];
  if (predicate === undefined || predicate.upos !== "VERB") return null;
  const perfect = children(sentence, token).some(
    (child) => child.deprel.startsWith("aux") && (child.norm === "has" || child.norm === "have"),
  );
  if (!perfect || tenseOfVerb(sentence, token).tense !== "past") return null;
  const base = predicate.deprel.split(":")[0];
  if (base !== "root" && base !== "conj") return null;
  return {
    date: page,
    dateIs: "inferred",
    reason: "the lede tells the news of the page's day",
    span: { start: predicate.start, end: predicate.end },
  };
}

const CLAUSES = new Set(["ccomp", "advcl", "parataxis", "csubj", "xcomp", "acl"]);
const ATTRIBUTIVE = new Set(["nmod:poss", "amod", "compound", "nummod", "nmod:tmod", "nmod:unmarked"]);

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
const MEETINGS = new Set(
  "meeting talk summit conference session visit briefing call ceremony interview speech statement forum".split(" "),
);
const STAYS = new Set(
  "visit trip tour stay stop stopover drill exercise manoeuvre maneuver summit conference meeting talk".split(" "),
);
const TRAVELS = new Set("arrive visit travel go fly head begin start embark depart kick tour pay make".split(" "));
