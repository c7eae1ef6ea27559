/** The day and place of speaking: "said in Oslo on Friday". Null where the page does not say. */
import { daysOf } from "../../kit/edtf.ts";
import { bareRel, children, isRel } from "../../language/index.ts";
import type { Analysis, Edtf, Sentence, TimeExpression } from "../../model/index.ts";
import { dayOfTheNews, statementDay } from "../../time/index.ts";
import { memoriesOf, recent, type Scene, scenesOf } from "../scenes.ts";
import type { Cue } from "./cues.ts";

export interface DayOfSaying {
  readonly date: Edtf | null;
  readonly place: string | null;
  readonly span: readonly [number, number] | null;
}

/** Reads the day by `time/`, unless it stands within what is said, and the place that hangs on the verb of saying. */
export function dayOfSaying(
  analysis: Analysis,
  sentence: Sentence,
  cues: readonly Cue[],
  content: readonly number[],
): DayOfSaying {
  let date: Edtf | null = null;
  let span: readonly [number, number] | null = null;
  let place: string | null = null;
  const isSaid = (start: number): boolean => content.some((i) => sentence.tokens[i]!.start === start);
  for (const cue of cues) {
    const verbs = [cue.token];
    for (const child of children(sentence, cue.token)) {
      if (isRel(child, "advcl") && /^(?:speak|address|meet|write)$/.test(child.lemma)) verbs.push(child.index);
    }
    for (const verb of verbs) {
      if (date !== null) break;
      const near = cue.kind === "verb" ? beside(analysis, sentence, verb) : null;
      if (near !== null) {
        date = near.value;
        span = [near.start, near.end];
        break;
      }
      // What hangs on "according to" are the words of the clause, and their day is not that of the saying.
      const when = cue.kind === "verb" ? statementDay(analysis, sentence, verb) : null;
      if (when === null || when.date.includes("~") || isAhead(analysis, when.date)) continue;
      // What is judged ("condemned Friday's launch") is no content in clauses; its day is not that of the saying either.
      const judged =
        cue.judges && (nextTo(sentence, verb, when.span.start) || hangsOn(sentence, verb, when.span.start));
      if (!judged && isSaid(when.span.start)) continue;
      date = when.date;
      span = [when.span.start, when.span.end];
    }
    for (const mention of analysis.mentionsBySentence[sentence.index] ?? []) {
      if (place !== null) break;
      const token = sentence.tokens[mention.headToken]!;
      if (!verbs.includes(token.head) || !isRel(token, "obl")) continue;
      const preposition = children(sentence, token.index).find((below) => bareRel(below) === "case")?.norm;
      const actor = mention.actors[0];
      if (preposition !== "in" || actor === undefined || (actor.type !== "place" && actor.type !== "state")) continue;
      place = analysis.article.body.slice(mention.start, mention.end);
    }
  }
  return { date, place, span };
}

/** Nobody has spoken on a day that is to come. */
function isAhead(analysis: Analysis, date: Edtf): boolean {
  const days = daysOf(date);
  const page = daysOf(analysis.published.published);
  // "early on Friday local time", told on Thursday elsewhere; "speaking ahead of next week's talks".
  return (
    days !== null && page !== null && (days.first > page.last + 1 || (days.first > page.last && days.last > days.first))
  );
}

/** "said Friday", "told reporters on Monday", "the ministry on Friday said": the day beside the verb, nothing verbal between. */
function beside(analysis: Analysis, sentence: Sentence, verb: number): TimeExpression | null {
  for (const time of analysis.timesBySentence[sentence.index] ?? []) {
    if (time.type !== "date" || time.value === null || time.bound !== "at") continue;
    const days = daysOf(time.value);
    const page = daysOf(analysis.published.published);
    if (days === null || days.last - days.first > 31 || (page !== null && days.first > page.last)) continue;
    if (time.first > verb && time.first <= verb + 6) {
      const between = sentence.tokens.slice(verb + 1, time.first);
      if (
        between.every((token) => /^(?:NOUN|PROPN|DET|ADJ|PRON|ADP)$/.test(token.upos) && token.norm !== "that") &&
        between.length <= (onBefore(sentence, time) ? 5 : 0)
      )
        return time;
    }
    if (time.last < verb && time.last >= verb - 2) return time;
    // "on Wednesday its president said"
    const subject = sentence.tokens.slice(time.last + 1, verb);
    if (
      time.last < verb &&
      onBefore(sentence, time) &&
      subject.length <= 4 &&
      subject.every((token) => NOMINAL.test(token.upos))
    )
      return time;
  }
  return null;
}

const NOMINAL = /^(?:NOUN|PROPN|DET|ADJ|PRON)$/;

const onBefore = (sentence: Sentence, time: TimeExpression): boolean =>
  sentence.tokens[time.first]?.norm === "on" ||
  sentence.tokens[time.first - 1]?.norm === "on" ||
  sentence.tokens[time.first]?.norm === "in" ||
  sentence.tokens[time.first - 1]?.norm === "in";

/** "declined to comment Monday", "denied on Monday that": the day touches the verb. */
function nextTo(sentence: Sentence, verb: number, start: number): boolean {
  for (let i = verb + 1; i < sentence.tokens.length && i <= verb + 4; i += 1)
    if (sentence.tokens[i]!.start === start) return true;
  return false;
}

/** "lashed out at the reports on Wednesday": the day hangs on the verb, as an adverbial with "on". */
function hangsOn(sentence: Sentence, verb: number, start: number): boolean {
  const on = sentence.tokens.find((token) => token.start === start);
  const day = on === undefined || on.norm !== "on" ? on : sentence.tokens[on.head];
  if (day === undefined || day.head !== verb || !isRel(day, "obl")) return false;
  return children(sentence, day.index).some((below) => bareRel(below) === "case" && below.norm === "on");
}

/** What is known of one saying before its day is worked out from those around it. */
export interface Undated {
  readonly sentence: number;
  readonly speaker: string;
  /** The several of a joint saying, else the one. */
  readonly speakers: readonly string[];
  readonly country: string | null;
  /** A person with an office, a body or a state: one voice with others of the same country. */
  readonly official: boolean;
  /** A body or the state itself. */
  readonly institution: boolean;
  /** Told as past ("said"), not as standing ("says", "has called"). */
  readonly past: boolean;
  /** Told in a main clause as one act: not "which she called", not "has often said". */
  readonly narrated: boolean;
  /** "said at the time": of a time that was told of before, if of any. */
  readonly backThen: boolean;
  /** A report of the page's own day: "Interfax reported", "according to Tass". */
  readonly report: boolean;
  readonly date: Edtf | null;
}

const NEAR = 12;
/** Another of the same state lends its day only so near. */
const VOICE = 2;
/** So many sentences on, a happening still tells the day of what officials say of it. */
const CARRIES = 5;

/**
 * The days of all sayings, in order. One without a day of its own, told as past, has that of the same speaker's nearest, else
 * that of the happening last told before it in which the speaker took part, else the page's own where the page tells news
 * of that day; what agencies report is of the page's day. Null where nothing tells.
 */
export function daysOfSayings(analysis: Analysis, sayings: readonly Undated[]): (Edtf | null)[] {
  if (sayings.length === 0) return [];
  const scenes = scenesOf(analysis);
  const memories = memoriesOf(analysis);
  const news = dayOfTheNews(analysis);
  const { published } = analysis.published;
  const dated = lendingOf(sayings, published);
  const dates = sayings.map((one) => {
    if (one.date !== null) return one.date;
    if (one.report) return published;
    if (!one.past) return null;
    const memory = memories[one.sentence] ?? null;
    const scene = scenes[one.sentence] ?? null;
    if (one.narrated && memory !== null && isJustBefore(memory, scene, one) && tookPart(memory, one))
      return memory.date;
    if (one.backThen) return null;
    const other = nearestOf(dated, one);
    if (other !== null) return other;
    if (scene !== null && one.official && one.sentence - scene.sentence <= CARRIES && tookPart(scene, one))
      return scene.date;
    return one.official && one.narrated && news !== null && one.sentence > news.sentence ? news.date : null;
  });
  // What a ministry said on Thursday its spokesman said, whom the next sentence names; what he says further on is of that day too.
  const told = lendingOf(
    sayings.map((one, i) => ({ ...one, date: dates[i]! })),
    published,
  );
  return sayings.map((one, i) =>
    dates[i] === null && one.past && one.narrated && !one.backThen ? nearestOf(told, one, true) : dates[i]!,
  );
}

/** The saying goes on with what was recalled: told within two sentences, with no newer happening between. */
function isJustBefore(memory: Scene, scene: Scene | null, one: Undated): boolean {
  return (
    one.sentence > memory.sentence && one.sentence - memory.sentence <= 2 && (scene?.sentence ?? -1) < memory.sentence
  );
}

const tookPart = (scene: Scene, one: Undated): boolean =>
  one.speakers.some((name) => scene.parties.has(name)) ||
  (one.institution && one.country !== null && scene.parties.has(one.country));

/** Those whose day another could have: "said this week" tells none. */
const lendingOf = (sayings: readonly Undated[], published: Edtf | null): Undated[] =>
  sayings.filter(({ date }) => date !== null && !date.includes("..") && recent(date, published));

/** The day of the nearest other saying of the same speaker, or of another voice of the same state close by. */
function nearestOf(lending: readonly Undated[], one: Undated, itself = false): Edtf | null {
  let best: Edtf | null = null;
  let least = NEAR + 1;
  for (const other of lending) {
    const same = other.speaker === one.speaker;
    // A ministry and its spokesman speak with one voice, two persons of one state do not.
    const oneVoice = one.institution || other.institution;
    const voice = oneVoice && one.official && other.official && one.country !== null && other.country === one.country;
    if (!same && (!voice || itself || !one.narrated)) continue;
    if (!same && Math.abs(other.sentence - one.sentence) > VOICE) continue;
    const gap = Math.abs(other.sentence - one.sentence) + (same ? 0 : 6);
    if (gap < least) {
      least = gap;
      best = other.date;
    }
  }
  return best;
}
