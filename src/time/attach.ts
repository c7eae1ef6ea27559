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
    if (isSetApart(sentence, time, token)) continue;
    const rank = hasTree(sentence)
      ? (rankOf(sentence, time, token) ?? rankFronted(sentence, time, token))
      : distanceRank(sentence, time, token);
    if (rank !== null) found.push({ time, when: aheadOfAnnouncing(analysis, sentence, token, time, when), rank });
  }
  const distance = ({ time }: Candidate) => Math.min(Math.abs(time.first - token), Math.abs(time.last - token));
  return found.sort((a, b) => a.rank - b.rank || distance(a) - distance(b));
}

/**
 * "signed a pact, which this year turns ten": a time within ", which …" is not the signing's; nor one between dashes
 * that of the clause around them. Parsers often hang both too high.
 */
function isSetApart(sentence: Sentence, time: TimeExpression, predicate: number): boolean {
  const { tokens } = sentence;
  if (tokens[predicate]?.upos === "VERB" && time.first > predicate) {
    let comma = -1;
    let relative = -1;
    let clause = -1;
    for (let index = predicate + 1; index < time.first; index += 1) {
      const token = tokens[index]!;
      if (token.deprel === "mark" && SUBORDINATORS.has(token.norm)) clause = index;
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
const RELATIVES = new Set(["which", "who", "whose", "where", "when"]);
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
      const began = (time as Partial<ResolvedTime>).meaning;
      if (perfect && began?.kind === "unit" && began.unit === "year" && began.shift === -1)
        return `${value}/${String(civilOf(page.last).year)}`;
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
  const point = outerHead(sentence, time.first, time.last);
  if (point < 0) return time.first === 0 ? 8 : null;
  if (point === predicate) return 0;
  const timeHead = headInside(sentence, time);
  const down = pathDown(sentence, predicate, point);
  if (down !== null) return rankBelow(sentence, down, timeHead, isMonth(time));
  const shared = rankAbove(sentence, predicate, point, time);
  const beside = rankBeside(sentence, predicate, point, time);
  if (shared === null || beside === null) return shared ?? beside;
  return Math.min(shared, beside);
}

const isMonth = ({ value }: TimeExpression): boolean => value !== null && granularityOf(value) === "month";

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
function rankBelow(sentence: Sentence, path: readonly Token[], timeHead: Token | null, isMonth = false): number | null {
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
      return null;
    }
    const preposition = caseOf(sentence, step.index);
    if (CASES_OF_OTHER_TIMES.has(preposition) && base !== "nmod" && !TURNS_OF_DAY.has(step.lemma)) {
      // "was shot down after a raid in September": of the same month, as far as one can know.
      if (isMonth && index === 0 && preposition === "after" && path.length === 1) return 6;
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
      const preposition = caseOf(sentence, at);
      if (head.index === point || head.upos === "VERB") {
        // "said on Friday in a meeting with Li": the meeting is where it was said.
        const where =
          base === "obl" && WITHIN.has(preposition) && (MEETINGS.has(token.lemma) || STAYS.has(token.lemma));
        if (!where && (!isHolding(head) || CASES_OF_OTHER_TIMES.has(preposition))) return null;
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

/** "the first premier", "the only one". */
function isOneOfARow(sentence: Sentence, noun: number): boolean {
  return children(sentence, noun).some((child) => child.deprel.startsWith("amod") && IN_A_ROW.has(child.norm));
}

const IN_A_ROW = new Set("first second third fourth fifth sixth last latest only".split(" "));
const WITHIN = new Set(["in", "at", "during"]);

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

/** "flew home on Wednesday after a three-day visit": the visit filled the three days up to then. */
function stayBefore(analysis: Analysis, sentence: Sentence, token: number): When | null {
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

/** Whole days that "a three-day visit" fills; null when none are told. */
function lengthOf(analysis: Analysis, sentence: Sentence, noun: number): number | null {
  for (const time of analysis.timesBySentence[sentence.index] ?? []) {
    const length = /^P(\d{1,2})D$/.exec(time.duration ?? "");
    if (length === null || time.type !== "duration" || time.value !== null) continue;
    if (outerHead(sentence, time.first, time.last) === noun) return Number(length[1]);
  }
  return null;
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

/**
 * "She will go to Oslo next week." further on "The visit will run from Monday to Wednesday": the days told of it later
 * are nearer than the week. Null when none are told.
 */
function toldFurtherOn(analysis: Analysis, sentence: Sentence, token: number, when: When): When | null {
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
  // "couched it in old words, warning the neighbours": warned as it was told.
  if (predicate?.xpos === "VBG" && predicate.deprel.startsWith("advcl") && above?.upos === "VERB") {
    if (markOf(sentence, predicate.index) === "") predicate = above;
  }
  if (page === null || predicate === undefined || !hasTree(sentence)) return null;
  if (daysOf(page) === null || granularityOf(page) !== "day") return null;
  if (predicate.upos !== "VERB") return visitToldOf(analysis, sentence, predicate);
  const perfect = hasPerfect(sentence, predicate.index);
  // "Oslo has expelled an envoy after the premier told parliament on Monday …": the Monday is not the main clause's.
  const fresh = perfect && sentence.index === 0 && predicate.head < 0;
  const { index } = predicate;
  const times = (analysis.timesBySentence[sentence.index] ?? []).filter(
    (time) => !isSetApart(sentence, time, index) && !isInRelative(sentence, time, index),
  );
  if (
    !timed &&
    !fresh &&
    times.some((time) => time.type !== "set" && (time.type !== "duration" || time.value !== null))
  )
    return null;
  if (isGoingOn(sentence, predicate)) {
    const span = { start: predicate.start, end: predicate.end };
    return { date: page, dateIs: "inferred", reason: "going on on the page's day", span };
  }
  if (!isNarrated(sentence, predicate, timed)) return null;
  if (perfect && sentence.index > 0) return null;
  const span = { start: predicate.start, end: predicate.end };
  const before = dayToldBefore(analysis, sentence);
  if (before !== null) {
    return { date: before, dateIs: "inferred", reason: "the day that the sentence before speaks of", span };
  }
  return { date: page, dateIs: "inferred", reason: "told as news of the page's day, with no other time", span };
}

/** "turned down an idea that she floated last week": the week is that of the clause about the idea. */
function isInRelative(sentence: Sentence, time: TimeExpression, predicate: number): boolean {
  if (time.first < predicate) return false;
  let at = outerHead(sentence, time.first, time.last);
  for (let step = 0; at >= 0 && at !== predicate && step < 20; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.deprel === "acl:relcl") return true;
    at = token.head;
  }
  return false;
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
  return timed || !sentence.tokens.some((token) => isOfAnotherTime(sentence, token, predicate));
}

/** "previously", "since …", "after she left": words near the predicate that move it away; not "after the talks". */
function isOfAnotherTime(sentence: Sentence, token: Token, predicate: Token): boolean {
  if (!LONG_AGO.has(token.norm)) return false;
  if (token.norm === "long" && /^[-‐]/.test(sentence.tokens[token.index + 1]?.norm ?? "")) return false;
  const head = sentence.tokens[token.head];
  if (token.norm === "after" && token.deprel === "case" && MEETINGS.has(head?.lemma ?? "")) return false;
  if (token.index < predicate.index) return true;
  return head === undefined || head === predicate || head.head === predicate.index;
}

/** "It was her first visit since 2017": the stay that the sentence before tells of, on its day. */
function visitToldOf(analysis: Analysis, sentence: Sentence, noun: Token): When | null {
  if (noun.head >= 0 || !STAYS.has(noun.lemma) || !isOneOfARow(sentence, noun.index)) return null;
  const below = children(sentence, noun.index);
  const told = below.some((child) => child.deprel === "cop" && (child.norm === "was" || child.norm === "is"));
  const it = below.some((child) => isSubject(child) && (child.norm === "it" || child.norm === "this"));
  const day = told && it ? dayToldBefore(analysis, sentence) : null;
  if (day === null) return null;
  const span = { start: noun.start, end: noun.end };
  return { date: day, dateIs: "inferred", reason: "the day that the sentence before speaks of", span };
}

/** "Oslo is gathering troops": the progressive of the present in a main clause. */
function isGoingOn(sentence: Sentence, predicate: Token): boolean {
  if (predicate.xpos !== "VBG" || !/^(?:root|conj)/.test(predicate.deprel)) return false;
  if (sentence.quotes.some((quote) => quote.start <= predicate.start && quote.end >= predicate.end)) return false;
  const auxes = children(sentence, predicate.index).filter((child) => child.deprel.startsWith("aux"));
  return auxes.some((aux) => aux.norm === "is" || aux.norm === "are") && predicate.lemma !== "go";
}

/** The single day that the sentences just before tell their news of: the nearest main clause that names one. */
function dayToldBefore(analysis: Analysis, sentence: Sentence): Edtf | null {
  const page = daysOf(analysis.published.published);
  if (page === null) return null;
  for (let index = sentence.index - 1; index >= Math.max(0, sentence.index - 3); index -= 1) {
    const before = analysis.sentences[index]!;
    const root = before.tokens.find((token) => token.head < 0);
    if (root === undefined || before.kind === "caption") return null;
    const times = analysis.timesBySentence[index] ?? [];
    const told = ranked(analysis, before, root.index)[0]?.when.date ?? lastDayOf(times);
    const days = daysOf(told);
    if (told !== null && days !== null) {
      return days.first === days.last && days.first <= page.last && page.last - days.first <= 6 ? told : null;
    }
    // A sentence that tells no day goes on in the one before it.
    if (times.some((time) => time.value !== null) || !isNarrated(before, root, false)) return null;
  }
  return null;
}

function lastDayOf(times: readonly TimeExpression[]): Edtf | null {
  for (const time of [...times].reverse()) {
    if (time.type !== "duration" && daysOf(time.value) !== null) return time.value;
  }
  return null;
}

const LONG_AGO = new Set(
  (
    "previously repeatedly often once long always regularly frequently earlier formerly originally historically ever when " +
    "after since while decades years months annual annually recently"
  ).split(" "),
);

const OPENING = new Set(["in", "on", "by", "at", "last", "earlier", "late", "early"]);
const FINITE = new Set(["VBD", "VBZ", "VBP", "MD"]);
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
/** "September's resolution imposed a quota": what decides, and when. */
const DECREES = new Set(
  "resolution law decree treaty deal agreement ruling order decision vote pact accord".split(" "),
);
const TURNS_OF_DAY = new Set("dawn midnight noon midday sunrise sunset dusk daybreak nightfall".split(" "));
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
const MEETINGS = new Set(
  "meeting talk summit conference session visit briefing call ceremony interview speech statement forum".split(" "),
);
const STAYS = new Set(
  "visit trip tour stay stop stopover drill exercise manoeuvre maneuver summit conference meeting talk".split(" "),
);
const TRAVELS = new Set("arrive visit travel go fly head begin start embark depart kick tour pay make".split(" "));
