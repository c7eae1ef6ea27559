/**
 * The day of what is told as news: "Oslo has recalled its envoy" in the lede of a page of 2024-05-10 is of that day.
 *
 * Only main clauses of the past that tell one act are news; habits, memories and quotations are not.
 */
import { daysOf, withinEdtf } from "../kit/edtf.ts";
import { oncePer } from "../kit/once-per.ts";
import { children } from "../language/tree.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Sentence, Token } from "../model/sentence.ts";
import type { TimeExpression, When } from "../model/time.ts";
import { hasPerfect, isHolding, isOneOfARow, isSetApart, isSubject, MEETINGS, markOf, ranked, STAYS } from "./rank.ts";
import { hasTree, outerHead, tenseOfVerb } from "./tense.ts";

/**
 * "Oslo has recalled its envoy" in the lede, "the ministry denied it" in a report of the day: with no time told, the past
 * of a main clause is news of the day that the text speaks of, told just before, else of the page's day.
 */
export function newsOfTheDay(analysis: Analysis, sentence: Sentence, token: number, timed = false): When | null {
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
  predicate = openingVerb(sentence, token) ?? predicate;
  const days = daysOf(page);
  if (page === null || days === null || predicate === undefined || !hasTree(sentence)) return null;
  if (!isFewDays(page)) return null;
  // "The announcement coincides with her visit": she is there on the page's day.
  if (above?.lemma === "coincide" && above.xpos === "VBZ" && STAYS.has(predicate.lemma)) {
    const span = { start: above.start, end: above.end };
    return { date: page, dateIs: "inferred", reason: "told as going on on the page's day", span };
  }
  if (predicate.upos !== "VERB") return visitToldOf(analysis, sentence, predicate);
  // "has criticised the pace and asked for more": the perfect goes on.
  const goesOn = predicate.deprel === "conj" && !children(sentence, predicate.index).some(isSubject);
  const perfect = hasPerfect(sentence, predicate.index) || (goesOn && hasPerfect(sentence, predicate.head));
  // "Sanctions have also been imposed on ships", on a page whose lede is that they have been imposed.
  if (perfect && predicate.head < 0 && isMoreOfTheLede(analysis, sentence, predicate)) {
    const span = { start: predicate.start, end: predicate.end };
    return { date: page, dateIs: "inferred", reason: "told as more of the news of the page's day", span };
  }
  // "Oslo has expelled an envoy after the premier told parliament on Monday …": the Monday is not the main clause's.
  const fresh = perfect && sentence.index === 0 && predicate.head < 0;
  const { index } = predicate;
  const all = analysis.timesBySentence[sentence.index] ?? [];
  // "was shot before she left on Thursday": told as before a day that is over.
  if (all.some((time) => isBeforeThat(sentence, time) && (daysOf(time.value)?.last ?? days.first) < days.first))
    return null;
  const times = all.filter((time) => !isSetApart(sentence, time, index) && !isInOther(sentence, time, index));
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
  const recalled = recalledBefore(analysis, sentence, predicate);
  if (recalled !== null) return recalled === "open" ? null : { ...recalled, span };
  const lede = dayOfTheLede(analysis, sentence);
  if (lede !== null && lede !== page) {
    return { date: lede, dateIs: "inferred", reason: "told as more of the news of the lede's day", span };
  }
  const reason = "told as news of the page's day, with no other time";
  return { date: page, dateIs: "inferred", reason, span, ofThePage: true };
}

/** "Visiting Oslo, the minister said": the verb of which the participle opens the sentence; null for another word. */
export function openingVerb(sentence: Sentence, participle: number): Token | null {
  const token = sentence.tokens[participle];
  if (token === undefined || participle > 0 || token.xpos !== "VBG") return null;
  const verb = sentence.tokens.find(({ index, xpos, deprel }) => index > 2 && xpos === "VBD" && deprel === "root");
  const comma = sentence.tokens.findIndex(({ norm }) => norm === ",");
  return verb === undefined || comma < 0 || comma > verb.index ? null : verb;
}

/** One sentence without a headline or a dateline: no page whose lede could tell of its own day. */
export const isByItself = ({ article, sentences }: Analysis): boolean =>
  sentences.length === 1 && article.title === null && article.dateline === null;

/** A day, one of two told apart ("[2019-02-05,2019-02-12]"), or one of three in a row. */
function isFewDays(published: Edtf): boolean {
  const days = daysOf(published);
  return days !== null && (days.last - days.first <= 2 || /^\[[\d-]{10},[\d-]{10}\]$/.test(published));
}

/**
 * The page's own day where its lede tells news of that day, and in which sentence: "The islands have expelled an envoy",
 * "said on Friday" on a Friday. Null where the lede tells of what is to come, of another day, or only
 * that somebody spoke: then nothing says when others spoke of it.
 */
export const dayOfTheNews = oncePer((analysis: Analysis): { readonly date: Edtf; readonly sentence: number } | null => {
  const { published } = analysis.published;
  const page = daysOf(published);
  if (published === null || page === null || !isFewDays(published)) return null;
  let tried = 0;
  for (const sentence of analysis.sentences) {
    if (sentence.kind !== "prose" || !hasTree(sentence)) continue;
    const root = sentence.tokens.find((token) => token.head < 0);
    tried += 1;
    if (root === undefined || tried > 5) return null;
    const told = ranked(analysis, sentence, root.index)[0]?.when.date ?? null;
    const days = daysOf(told);
    const { tense } = tenseOfVerb(sentence, root.index);
    // "early on Friday local time", told on Thursday elsewhere.
    const ahead = tense === "past" ? 1 : 0;
    if (days !== null && days.last - days.first <= Math.max(2, page.last - page.first))
      return days.last >= page.first && days.first <= page.last + ahead && tense !== "future"
        ? { date: published, sentence: sentence.index }
        : null;
    if (tense === "future" || SPEAKING.has(root.lemma)) {
      // "The envoy has been summoned, the government said": what has been done is the news.
      const done = children(sentence, root.index).some(
        (child) => /^(?:ccomp|parataxis)/.test(child.deprel) && hasPerfect(sentence, child.index),
      );
      return done && tense === "past" ? { date: published, sentence: sentence.index } : null;
    }
    if (tense === "past" && told === null && isNews(sentence, root))
      return { date: published, sentence: sentence.index };
  }
  return null;
});

/** The single day of the days up to the page's on which the lede says that its news happened; null in the lede, and where it says none. */
export function dayOfTheLede(analysis: Analysis, sentence: Sentence): Edtf | null {
  const lede = ledes(analysis);
  return lede === null || sentence.index <= lede.sentence ? null : lede.day;
}

const ledes = oncePer((analysis: Analysis): { readonly sentence: number; readonly day: Edtf } | null => {
  const page = daysOf(analysis.published.published);
  const lede = analysis.sentences.find((one) => one.kind === "prose" && hasTree(one));
  const root = lede?.tokens.find((token) => token.head < 0);
  if (page === null || lede === undefined || root === undefined) return null;
  if (tenseOfVerb(lede, root.index).tense !== "past") return null;
  const told = ranked(analysis, lede, root.index)[0]?.when.date ?? null;
  const days = daysOf(told);
  return told !== null &&
    days !== null &&
    days.first === days.last &&
    days.first <= page.last &&
    days.first >= page.first - 4
    ? { sentence: lede.index, day: told }
    : null;
});

/**
 * Is that verb of saying a main clause that tells one act ("the envoy said", "…, warning the neighbours"), not a memory or
 * a habit ("which they called", "has often said", "said at the time")?
 */
export function isToldAsNews(sentence: Sentence, token: number): boolean {
  let clause = sentence.tokens[token];
  if (clause === undefined || !hasTree(sentence)) return false;
  if (children(sentence, token).some((child) => child.deprel.startsWith("advmod") && LONG_AGO.has(child.norm)))
    return false;
  for (let step = 0; step < 6 && clause.head >= 0; step += 1) {
    const base = clause.deprel.split(":")[0]!;
    const above: Token = sentence.tokens[clause.head]!;
    // "…, warning the neighbours", "…, with the ministry saying so"
    const participle = clause.xpos === "VBG" && base === "advcl" && /^(?:with)?$/.test(markOf(sentence, clause.index));
    const fronted = base === "ccomp" && above.index > clause.index;
    if (base !== "conj" && base !== "parataxis" && !participle && !fronted) return false;
    clause = above;
  }
  return true;
}

/** A main clause of the past or the perfect: not "had gone", not within a quotation. */
function isNews(sentence: Sentence, root: Token): boolean {
  if (sentence.quotes.some((quote) => quote.start <= root.start && quote.end >= root.end)) return false;
  return !children(sentence, root.index).some((child) => child.deprel.startsWith("aux") && child.norm === "had");
}

const SPEAKING = new Set(["say", "tell", "announce", "report", "claim", "warn", "plan", "expect"]);

function isBeforeThat(sentence: Sentence, time: TimeExpression): boolean {
  const verb = outerHead(sentence, time.first, time.last);
  return verb >= 0 && markOf(sentence, verb) === "before";
}

/** The same verb as the lede's, with "also". */
function isMoreOfTheLede(analysis: Analysis, sentence: Sentence, predicate: Token): boolean {
  const lede = dayOfTheNews(analysis);
  if (lede === null || lede.sentence >= sentence.index) return false;
  const root = analysis.sentences[lede.sentence]!.tokens.find((token) => token.head < 0);
  return root?.lemma === predicate.lemma && children(sentence, predicate.index).some((child) => child.norm === "also");
}

/**
 * "turned down an idea that she floated last week": the week is that of the clause about the idea; "said that they would
 * leave on Monday": the Monday is that of what is said.
 */
function isInOther(sentence: Sentence, time: TimeExpression, predicate: number): boolean {
  if (time.first < predicate) return false;
  let at = outerHead(sentence, time.first, time.last);
  for (let step = 0; at >= 0 && at !== predicate && step < 20; step += 1) {
    const token = sentence.tokens[at]!;
    if (token.deprel === "acl:relcl" || (token.deprel === "ccomp" && token.index > token.head)) return true;
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
  if (timed) return true;
  if (isOfThatTime(sentence, predicate.index)) return false;
  return !sentence.tokens.some((token) => isOfAnotherTime(sentence, token, predicate));
}

/** "Okafor at the time called it a mistake", "he said at that time": of the time told of before, not "at the time of the talks". */
export function isOfThatTime({ tokens }: Sentence, verb: number): boolean {
  return tokens.some(
    ({ norm, index }) =>
      norm === "time" &&
      Math.abs(index - verb) <= 6 &&
      /^(?:the|that)$/.test(tokens[index - 1]?.norm ?? "") &&
      tokens[index - 2]?.norm === "at" &&
      !/^(?:of|when|that|which|it|as)$/.test(tokens[index + 1]?.norm ?? ""),
  );
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

/** "Oslo is gathering troops", "as Oslo is gathering troops": the progressive of the present, not within what is said. */
function isGoingOn(sentence: Sentence, predicate: Token): boolean {
  if (predicate.xpos !== "VBG" || !(/^(?:root|conj)/.test(predicate.deprel) || isMeanwhile(sentence, predicate)))
    return false;
  if (sentence.quotes.some((quote) => quote.start <= predicate.start && quote.end >= predicate.end)) return false;
  const auxes = children(sentence, predicate.index).filter((child) => child.deprel.startsWith("aux"));
  return auxes.some((aux) => aux.norm === "is" || aux.norm === "are") && predicate.lemma !== "go";
}

/** "comes as …", "at a time when …" under a main verb of the present. */
function isMeanwhile(sentence: Sentence, predicate: Token): boolean {
  const above = sentence.tokens[predicate.head];
  // "comes at a time when she is gathering troops"
  const atTime =
    predicate.deprel === "acl:relcl" && above?.lemma === "time" && sentence.tokens[above.head]?.xpos === "VBZ";
  if (atTime) return children(sentence, predicate.index).some((child) => child.norm === "when");
  if (!predicate.deprel.startsWith("advcl") || above === undefined || above.xpos !== "VBZ") return false;
  return children(sentence, predicate.index).some((child) => child.norm === "when" || child.norm === "as");
}

/** The single day that the sentences just before tell their news of: the nearest main clause that names one. */
export function dayToldBefore(analysis: Analysis, sentence: Sentence): Edtf | null {
  const page = daysOf(analysis.published.published);
  if (page === null) return null;
  for (let index = sentence.index - 1; index >= Math.max(0, sentence.index - 3); index -= 1) {
    const before = analysis.sentences[index]!;
    const root = before.tokens.find((token) => token.head < 0);
    if (root === undefined || before.kind === "caption") return null;
    const times = (analysis.timesBySentence[index] ?? []).filter((time) => !isOfAnyYear(before, time));
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

/**
 * "The rift widened after a raid in September. Fifteen men were killed, and Oslo accused Suva": what goes on with something
 * recalled is of its time and no news. "The talks followed a vote on May 3. She then ordered the army there": between the
 * two days. "open" where it goes on with a time that tells no day. Null where the sentence before recalls nothing.
 */
function recalledBefore(analysis: Analysis, sentence: Sentence, predicate: Token): Omit<When, "span"> | "open" | null {
  const page = daysOf(analysis.published.published);
  const before = analysis.sentences[sentence.index - 1];
  if (page === null || before === undefined) return null;
  const times = (analysis.timesBySentence[before.index] ?? []).filter((time) => time.type === "date");
  const recalled = times.at(-1);
  const days = daysOf(recalled?.value ?? null);
  if (recalled === undefined || recalled.value === null || days === null || days.last >= page.first - 7) return null;
  const then = children(sentence, predicate.index).some((child) => child.norm === "then");
  if (then && days.last === days.first) {
    const date = withinEdtf(days.first, page.first);
    return { date, dateIs: "inferred", reason: `after ${recalled.value}, of which the sentence before tells` };
  }
  if (then) return "open";
  const root = before.tokens.find((token) => token.head < 0);
  const told =
    root !== undefined && tenseOfVerb(before, root.index).tense === "past" && !hasPerfect(before, root.index);
  const coarse = days.last - days.first > 20;
  if (!told || !coarse || (predicate.xpos === "VBN" && hasPerfect(sentence, predicate.index))) return null;
  return {
    date: recalled.value,
    dateIs: "inferred",
    reason: `goes on with what the sentence before tells of ${recalled.value}`,
  };
}

/** "on her birthday, which falls on 3 May": what a relative clause tells in the present is no day on which something was done. */
function isOfAnyYear({ tokens }: Sentence, { last }: TimeExpression): boolean {
  for (let at = tokens[last], step = 0; at !== undefined && step < 20; at = tokens[at.head], step += 1)
    if (at.deprel === "acl:relcl" && at.xpos === "VBZ") return true;
  return false;
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
