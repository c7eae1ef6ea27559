/**
 * What the world's calendar tells of a page's day: "the G7 summit in Hiroshima next week" is of the week before 2023-05-19,
 * "the 15-month-old conflict in Ukraine" of about May 2023, "President Moon Jae-in" of his term.
 *
 * An event of the calendar is on the page when all words of one of its lists stand in one sentence. Events that share the
 * words (yearly summits, several missiles over one country) are alternatives: any of them may be meant, and the other cues
 * choose. An expression of time near the words tells how far the page is from the event; without one the page is only not
 * before it.
 */
import { addMonths, civilOf, dayIfReal, mondayOf, monthDays, weekdayOf } from "../kit/edtf.ts";
import type { FoundTime, Unit } from "../model/meaning.ts";
import type { Sentence } from "../model/sentence.ts";
import { type ListsOfWord, TRAVEL, type WorldCalendar, type WorldEvent } from "./calendar.ts";
import { type DaySet, daySet, type Interval, intersect, sizeOf } from "./day-set.ts";
import type { Cue, TensedTime } from "./page-date.ts";
import { shifted } from "./resolve.ts";
import { tenseOfVerb } from "./tense.ts";
import { ordinalWord, smallNumber } from "./words.ts";

/** The cues that the calendar gives, in the order of the sentences; the title comes first. */
export function calendarCues(
  sentences: readonly Sentence[],
  tensed: readonly TensedTime[],
  calendar: WorldCalendar,
  title: Sentence | null,
  captions: readonly Sentence[] = [],
  pictured: readonly TensedTime[] = [],
): Cue[] {
  const cues: Cue[] = [];
  const wars = new Map<string, WorldEvent>();
  const all = [...(title === null ? [] : [title]), ...sentences, ...captions];
  const heads = title === null ? 2 : 3;
  const shown = all.length - captions.length;
  const bags = all.map((sentence) => wordsOf(sentence, calendar));
  const isOnPage = (word: string): boolean => bags.some(({ places }) => places.has(word));
  const leadTimes = tensed.filter((one) => one.sentence.index <= 1);
  const ages: TensedTime[] = [];
  for (const one of tensed) if (one.found.meaning.kind === "duration" && one.found.meaning.old) ages.push(one);
  all.forEach((sentence, index) => {
    const bag = bags[index]!;
    const from = index < shown ? tensed : pictured;
    const groups = matchesIn(sentence, bag, calendar);
    if (groups.length === 0) return;
    const times = sentence === title ? [] : from.filter((one) => one.sentence === sentence);
    for (const group of groups) {
      const { events } = group;
      if (events[0]!.kind === "term") {
        cues.push(termCue(group));
        continue;
      }
      for (const event of events) if (event.kind === "war") wars.set(event.name, event);
      const cue = eventCue(group, sentence, times, bag, isOnPage);
      if (cue !== null) cues.push(cue);
      if (index < heads || index >= shown) {
        const lead = index >= shown ? pictured : sentence === title ? leadTimes : times;
        const fresh = freshCue(group, lead) ?? suddenCue(group, sentence, times);
        if (fresh !== null) cues.push(fresh);
      }
    }
  });
  for (const age of ages) {
    const cue = ageCue(age, [...wars.values()]);
    if (cue !== null) cues.push(cue);
  }
  return mergeTerms(cues);
}

interface Bag {
  /** Each word of the sentence with the tokens where it stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** The calendar's lists that stand under the words, of those that have any. */
  readonly lists: readonly ListsOfWord[];
}

/** Words as they stand, their lemmas, and words written together: "g-7", "full-scale". */
function wordsOf(sentence: Sentence, { byWord, beginnings }: WorldCalendar): Bag {
  const places = new Map<string, number[]>();
  const lists: ListsOfWord[] = [];
  const add = (word: string, token: number): void => {
    const under = byWord.get(word);
    if (under === undefined) return;
    const known = places.get(word);
    if (known === undefined) {
      places.set(word, [token]);
      if (under.all.length > 0) lists.push(under);
    } else if (known[known.length - 1] !== token) known.push(token);
  };
  // Words written together so far; empty where no word of the calendar begins so.
  let glued = "";
  let from = 0;
  let end = -1;
  for (const { norm, lemma, start, end: after, index } of sentence.tokens) {
    add(norm, index);
    // The calendar's words have no capitals; names keep theirs in the lemma.
    if (lemma !== norm && !hasCapital(lemma)) add(lemma, index);
    if (start !== end) {
      glued = norm;
      from = index;
    } else if (glued !== "") {
      glued = beginnings.has(glued) || LETTERS.test(norm) ? glued + norm : "";
      if (glued !== "") add(glued, from);
    }
    end = after;
  }
  return { places, lists };
}

const LETTERS = /^\p{L}+$/u;

const hasCapital = (lemma: string): boolean => {
  const code = lemma.charCodeAt(0);
  return code >= 65 && code <= 90;
};

interface Group {
  /** Events that the words may mean, oldest first. */
  readonly events: readonly WorldEvent[];
  readonly words: readonly string[];
  /** Tokens of the words. */
  readonly tokens: readonly number[];
}

function matchesIn(sentence: Sentence, bag: Bag, calendar: WorldCalendar): Group[] {
  if (bag.lists.length === 0) return [];
  const groups = new Map<string, { events: WorldEvent[]; words: readonly string[]; tokens: number[] }>();
  const seen = new Set<number>();
  const travels = TRAVEL.some((word) => bag.places.has(word));
  for (const { all, stayed } of bag.lists) {
    for (const { event: index, words, phrases, firsts } of travels ? all : stayed) {
      if (!hasAll(bag, firsts) || seen.has(index)) continue;
      const event = calendar.events[index]!;
      const stands =
        event.kind === "term"
          ? titleAt(sentence, bag, words) >= 0
          : phrases.every((phrase) => placeOf(sentence, bag, phrase) >= 0);
      if (!stands) continue;
      seen.add(index);
      const key =
        event.kind === "term"
          ? words.join(" ")
          : event.places.length > 0 || event.kind === "election"
            ? event.name
            : words.join(" ");
      const known = groups.get(key);
      if (known === undefined) {
        groups.set(key, {
          events: [event],
          words,
          tokens: phrases.map((phrase) => Math.max(0, placeOf(sentence, bag, phrase))),
        });
      } else known.events.push(event);
    }
  }
  const found = [...groups.values()];
  for (const { events } of found) events.sort((a, b) => a.first - b.first);
  return found;
}

function hasAll({ places }: Bag, words: readonly string[]): boolean {
  for (const word of words) if (!places.has(word)) return false;
  return true;
}

/** Where a word stands, written together or not, or several one after the other; -1 if nowhere. */
function placeOf(sentence: Sentence, bag: Bag, phrase: readonly string[]): number {
  return phrase.length === 1 ? (bag.places.get(phrase[0]!)?.[0] ?? -1) : phraseAt(sentence, bag, phrase);
}

function phraseAt(sentence: Sentence, bag: Bag, words: readonly string[]): number {
  for (const start of bag.places.get(words[0]!) ?? []) {
    if (words.every((word, offset) => sameWord(sentence, start + offset, word))) return start;
  }
  return -1;
}

function sameWord(sentence: Sentence, index: number, word: string): boolean {
  const token = sentence.tokens[index];
  return token !== undefined && (token.norm === word || token.lemma === word);
}

/** An office and its holder one after the other, not behind "former" and with no more of a name behind; -1 if nowhere. */
function titleAt(sentence: Sentence, bag: Bag, words: readonly string[]): number {
  const start = phraseAt(sentence, bag, words);
  if (start < 0) return -1;
  for (let index = Math.max(0, start - 2); index < start; index += 1) {
    if (FORMERLY.has(sentence.tokens[index]!.norm)) return -1;
  }
  const behind = sentence.tokens[start + words.length];
  return behind !== undefined && /^\p{Lu}/u.test(behind.text) ? -1 : start;
}

function termCue({ events, words }: Group): Cue {
  const allows = daySet(events.map((event) => ({ first: event.first, last: Math.min(event.last, FAR) })));
  return { allows, strength: 1, why: `“${words.join(" ")}”${IN_OFFICE}`, pins: false };
}

/**
 * Terms of office together: pages call people by offices that they have left, so the page is not before the latest term
 * that it names, and within the others only as far as they reach well into that. The same words twice are one cue.
 */
function mergeTerms(cues: readonly Cue[]): Cue[] {
  const seen = new Set<string>();
  const once = cues.filter((cue) => {
    const key = `${cue.why} ${cue.allows[0]?.first ?? ""} ${cue.allows.at(-1)?.last ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const terms = once.filter((cue) => cue.why.endsWith(IN_OFFICE));
  // Two terms of one person leave both open; the lower bound is the first day of the first.
  terms.sort((a, b) => b.allows[0]!.first - a.allows[0]!.first);
  const kept: Cue[] = [];
  let domain: DaySet | null = null;
  for (const term of terms) {
    const next: DaySet = domain === null ? term.allows : intersect(domain, term.allows);
    if (sizeOf(next) < 90) continue;
    domain = next;
    kept.push(term);
  }
  return once.filter((cue) => !cue.why.endsWith(IN_OFFICE) || kept.includes(cue));
}

/** How the reasons of terms of office end. */
export const IN_OFFICE = ", in office";

function eventCue(
  group: Group,
  sentence: Sentence,
  times: readonly TensedTime[],
  bag: Bag,
  isOnPage: (word: string) => boolean,
): Cue | null {
  const events = chosen(group, bag, isOnPage);
  const label = labelOf(events, group.words);
  const anniversary = anniversaryCue(events, bag, sentence, times);
  if (anniversary !== null) return { ...anniversary, why: `${anniversary.why} of ${label}` };
  for (const near of nearestTimes(group, times)) {
    const intervals = events.flatMap((event) => fromEvent(event, near, sentence));
    const allows = daySet(intervals);
    if (allows.length > 0) {
      const narrow = allows.every((one) => one.last - one.first <= 62);
      return {
        allows,
        strength: narrow && (events.length === 1 || events.every((one) => one.places.length > 0)) ? 2 : 1,
        why: `“${near.found.text}”, said with ${label}`,
        pins: narrow,
      };
    }
  }
  const event = events[0]!;
  if (event.kind === "summit" || event.kind === "games" || event.kind === "congress" || event.kind === "election")
    return null;
  const strength = events.length === 1 && UNMISTAKABLE.has(event.kind) ? 2 : 1;
  return { allows: daySet([{ first: event.first, last: FAR }]), strength, why: `after ${label}`, pins: false };
}

/** "fired a missile over Japan on Friday", in the lede: the news is fresh, of the Friday on which that happened. */
function freshCue(group: Group, lead: readonly TensedTime[]): Cue | null {
  if (!group.events.every((event) => FRESH.has(event.kind))) return null;
  // "should cancel Monday's meeting": of what is planned, only a verb of the past says that it has been.
  const planned = group.events[0]!.kind === "visit";
  const weekdays = lead.flatMap(({ found, tense, sentence }) => {
    const bare = found.meaning.kind === "weekday" && found.meaning.which === null;
    if (!bare || tense.tense === "future") return [];
    const saying = SPEECH.has(sentence.tokens[tense.verb]?.lemma ?? "");
    return planned && (saying || !(tense.tense === "past" && tense.direct === true)) ? [] : [found.meaning.weekday];
  });
  if (weekdays.length === 0) return null;
  const days = group.events.map((event) => daysOn(event, weekdays, planned ? 5 : 0));
  const near = group.events.filter(
    (event, index) => days[index]!.length > 0 && !lead.some((time) => isDayOf(event, time)),
  );
  const intervals = near.flatMap((event) =>
    days[group.events.indexOf(event)]!.map((day) => ({ first: day - 1, last: day + 1 })),
  );
  const allows = daySet(intervals);
  if (allows.length === 0) return null;
  const next = group.events[0]!.kind === "attack" ? near.map((event) => weekdayOf(event.first)) : [];
  const why = `news of ${labelOf(near, group.words)}, on its weekday`;
  return { allows, strength: 2, why, pins: true, orDayAfter: next };
}

/**
 * "Panama has seized the Chong Chon Gang", "The Chong Chon Gang was seized": what is told of in the clause's own subject or
 * object, with no time, is news of the week that follows it. Not "was sentenced for the attack on the mall".
 */
function suddenCue(group: Group, sentence: Sentence, times: readonly TensedTime[]): Cue | null {
  const [event] = group.events;
  if (group.events.length !== 1 || event === undefined || event.kind !== "attack") return null;
  if (times.some(({ found }) => found.meaning.kind !== "duration" && !isOfClause(found.meaning))) return null;
  const root = sentence.tokens.find((token) => token.head < 0);
  if (root === undefined || tenseOfVerb(sentence, root.index).tense !== "past" || SPEECH.has(root.lemma)) return null;
  if (!group.tokens.every((token) => isPartOfClause(sentence, token))) return null;
  const allows = daySet([{ first: event.first, last: event.first + 6 }]);
  return { allows, strength: 1, why: `news of ${labelOf(group.events, group.words)}`, pins: true };
}

const isOfClause = (meaning: FoundTime["meaning"]): boolean => meaning.kind === "away" && meaning.from === "clause";

/** Does the word stand in the subject or the object of the main clause, not in what hangs on them by a preposition? */
function isPartOfClause(sentence: Sentence, token: number): boolean {
  let at = sentence.tokens[token]!;
  for (let step = 0; at.head >= 0 && step < 12; step += 1) {
    if (!/^(?:nsubj|obj|appos|flat|compound|amod|nmod:desc|conj)/.test(at.deprel)) return false;
    at = sentence.tokens[at.head]!;
  }
  return true;
}

/** The days of the event, at most `more` after its first, that are one of the weekdays. */
function daysOn(event: WorldEvent, weekdays: readonly number[], more: number): number[] {
  const days: number[] = [];
  for (let day = event.first; day <= Math.min(event.last, event.first + more); day += 1)
    if (weekdays.includes(weekdayOf(day))) days.push(day);
  return days;
}

/** "the attack of July 14": whoever prints the day tells of it from afar. */
function isDayOf(event: WorldEvent, { found }: TensedTime): boolean {
  const { meaning } = found;
  if (meaning.kind !== "day" || meaning.weekday !== undefined) return false;
  const there = civilOf(event.first);
  return meaning.month === there.month && meaning.day === there.day;
}

/** One event by its name and day, a series by its name, others by the words that may mean any of them. */
function labelOf(events: readonly WorldEvent[], words: readonly string[]): string {
  if (events.length === 1) return `${events[0]!.name} (${events[0]!.date})`;
  const { name } = events[0]!;
  return events.every((event) => event.name === name) ? name : `“${words.join(" ").replaceAll("_", " ")}”`;
}

/** Of a meeting that moves, those whose place stands in the sentence, else on the page; all where none does. */
function chosen(group: Group, bag: Bag, isOnPage: (word: string) => boolean): readonly WorldEvent[] {
  const { events } = group;
  if (events.length === 1) return events;
  const here = events.filter((event) =>
    event.places.some((place) => place.split(" ").every((word) => bag.places.has(word))),
  );
  if (here.length > 0) return here;
  const onPage = events.filter((event) =>
    event.places.some((place) => !CAPITALS.has(place) && place.split(" ").every(isOnPage)),
  );
  if (onPage.length > 0) return onPage;
  return events;
}

/** The expressions near the words, the nearest first, that can tell how far the page is from the event. */
function nearestTimes(group: Group, times: readonly TensedTime[]): TensedTime[] {
  // What can only be one event may stand farther from its time.
  const single = group.events.length === 1 && UNFORESEEN.has(group.events[0]!.kind);
  const gap = ({ found }: TensedTime): number =>
    Math.min(...group.tokens.map((token) => Math.min(Math.abs(found.first - token), Math.abs(found.last - token))));
  return times
    .filter(({ found }) => TELLING.has(found.meaning.kind))
    .map((time) => ({ time, distance: gap(time) }))
    .filter(({ distance }) => distance < (single ? 13 : 9))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, single ? 3 : 1)
    .map(({ time }) => time);
}

const TELLING = new Set(["weekday", "unit", "away", "duration", "month", "day"]);

/** On which days a page can say that of the event. Empty when the expression cannot be about it. */
function fromEvent(event: WorldEvent, time: TensedTime, sentence: Sentence): Interval[] {
  const { found, tense } = time;
  const { meaning } = found;
  const war = event.kind === "war";
  if (tense.tense === "future" && UNFORESEEN.has(event.kind)) return [];
  const saying = SPEECH.has(sentence.tokens[tense.verb]?.lemma ?? "");
  switch (meaning.kind) {
    case "weekday": {
      if (war || meaning.which !== null || meaning.week !== null) return [];
      const meeting = event.kind === "summit" || event.kind === "congress" || event.kind === "meeting";
      if (saying && !meeting) return [];
      const days: Interval[] = [];
      for (let day = event.first; day <= Math.min(event.last, event.first + 13); day += 1) {
        if (weekdayOf(day) !== meaning.weekday) continue;
        // "urged him to call off Monday's meeting": a weekday on a noun may lie ahead of a verb of the past.
        const open = tense.tense !== "future" && tense.direct !== true && !UNFORESEEN.has(event.kind);
        if (tense.tense === "future" || open) days.push({ first: day - 6, last: day });
        if (tense.tense !== "future" && tense.tense !== "present")
          days.push({ first: found.clock === "TMO" ? day - 1 : day, last: day + 6 });
      }
      return days;
    }
    case "unit":
      if (war && saying) return [];
      return fromUnit(event, meaning.unit, meaning.shift, found.part, tense.tense);
    case "away": {
      if (meaning.from !== "now" || Number.isNaN(meaning.count) || saying) return [];
      // "two weeks ago, during the games": counted from any of their days.
      const ends = [event.first, war ? event.first : event.last].flatMap((day) =>
        ago(day, meaning.count, meaning.unit, meaning.sign, found),
      );
      return ends.length === 0 || event.last - event.first > 40
        ? ends.slice(0, 1)
        : [{ first: ends[0]!.first, last: ends.at(-1)!.last }];
    }
    case "duration": {
      // "18 months into the war", "after two years of war"
      if (!war || meaning.old || Number.isNaN(meaning.count) || !ofOrInto(sentence, found)) return [];
      return ago(event.first, meaning.count, meaning.unit, -1, found);
    }
    case "day": {
      const there = civilOf(event.first);
      if (there.month !== meaning.month || there.day !== meaning.day || meaning.year !== null) return [];
      return tense.tense === "future"
        ? [{ first: event.first - 200, last: event.first }]
        : [{ first: event.first, last: event.first + 200 }];
    }
    case "month": {
      const inMonth = civilOf(event.first).month === meaning.month;
      if (!inMonth || meaning.year !== null || war) return [];
      if (tense.tense === "future") return [{ first: event.first - 300, last: event.last }];
      return [{ first: event.first, last: event.first + 330 }];
    }
    default:
      return [];
  }
}

function fromUnit(
  event: Interval,
  unit: string,
  shift: number,
  part: FoundTime["part"],
  tense: TensedTime["tense"]["tense"],
): Interval[] {
  const { first, last } = event;
  switch (unit) {
    case "day":
      return [{ first: first - shift, last: Math.min(last, first + 20) - shift }];
    case "week": {
      const monday = mondayOf(first) - 7 * shift;
      const end = mondayOf(Math.min(last, first + 20)) - 7 * shift + 6;
      if (shift === 0 && tense === "past") return [{ first, last: end }];
      if (shift === 0 && tense === "future") return [{ first: monday, last }];
      return [{ first: monday, last: end }];
    }
    case "weekend": {
      const saturday = mondayOf(first) + 5;
      if (last < saturday) return [];
      return shift > 0 || tense === "future"
        ? [{ first: saturday - 6, last: saturday + 1 }]
        : [{ first: saturday, last: saturday + 8 }];
    }
    case "month": {
      const month = civilOf(addMonths(first, -shift));
      const days = monthDays(month.year, month.month);
      if (shift !== 0) return [days];
      if (part === "early" || tense === "past") return [{ first, last: days.last }];
      if (part === "late" || tense === "future") return [{ first: days.first, last }];
      return [days];
    }
    case "year": {
      const year = civilOf(first).year - shift;
      const start = dayIfReal(year, 1, 1)!;
      const end = dayIfReal(year, 12, 31)!;
      if (shift === 0 && tense === "past") return [{ first, last: end }];
      if (shift === 0 && tense === "future") return [{ first: start, last }];
      return [{ first: start, last: end }];
    }
    default:
      return [];
  }
}

/** The days from which the event lies that far away, with the slack that people use. */
function ago(event: number, count: number, unit: Unit, sign: -1 | 1, found: FoundTime): Interval[] {
  const away = shifted(event, -sign * count, unit);
  if (away === null) return [];
  const words = found.text.toLowerCase();
  const under = /^(?:nearly|almost|less|just under)/.test(words);
  const over = /^(?:more|over|just over)/.test(words);
  const step = SLACK.get(unit);
  if (step === undefined) return [];
  const scale = unit === "year" ? Math.max(1, Math.min(2, count / 4)) : Math.max(1, Math.min(2, count / 8));
  const before = Math.round((over ? 0 : under ? step * 0.7 : step) * scale);
  const after = Math.round((under ? 2 : step) * scale);
  return sign < 0 ? [{ first: away - before, last: away + after }] : [{ first: away - after, last: away + before }];
}

function ofOrInto(sentence: Sentence, found: FoundTime): boolean {
  const after = sentence.tokens[found.last + 1]?.norm;
  return after === "into" || after === "of" || after === "since" || after === "after";
}

/** "the 15-month-old conflict": the wars that the page names, each with the days on which it is so old. */
function ageCue({ found }: TensedTime, wars: readonly WorldEvent[]): Cue | null {
  const { meaning } = found;
  if (meaning.kind !== "duration" || Number.isNaN(meaning.count) || wars.length === 0) return null;
  const intervals: Interval[] = [];
  for (const war of wars) {
    const start = shifted(war.first, meaning.count, meaning.unit);
    const end = shifted(war.first, meaning.count + 1, meaning.unit);
    const slack = SLACK.get(meaning.unit);
    if (start === null || end === null || slack === undefined) continue;
    intervals.push({ first: start - slack, last: end });
  }
  const allows = daySet(intervals);
  if (allows.length === 0) return null;
  const pins = meaning.unit !== "year";
  return {
    allows,
    strength: 2,
    why: `“${found.text}”, counted from ${wars.map((war) => war.date).join(" or ")}`,
    pins,
  };
}

/** "the first anniversary of the war": about that day, before it where it is said to lie ahead. */
function anniversaryCue(
  events: readonly WorldEvent[],
  bag: Bag,
  sentence: Sentence,
  times: readonly TensedTime[],
): Cue | null {
  const at = bag.places.get("anniversary")?.[0];
  if (at === undefined) return null;
  let count: number | null = null;
  for (let index = at - 1; index >= Math.max(0, at - 5); index -= 1) {
    const word = sentence.tokens[index]!.norm;
    count = ordinalWord(word) ?? smallNumber(word.replace(/-year$/, "")) ?? numberOf(word);
    if (count !== null) break;
  }
  if (count === null || count < 1 || count > 150) return null;
  const before = sentence.tokens.slice(Math.max(0, at - 8), at).map((token) => token.norm);
  const ahead =
    before.includes("before") || before.includes("ahead") || before.includes("approach") || before.includes("upcoming");
  const days = events.map((event) => shifted(event.first, count, "year")).filter((day): day is number => day !== null);
  const period = times.find(({ found }) => found.meaning.kind === "unit" && PERIODS.has(found.meaning.unit));
  if (period !== undefined && period.found.meaning.kind === "unit") {
    // "this week, on the first anniversary of the war"
    const { unit, shift } = period.found.meaning;
    const near = days.flatMap((day) => fromUnit({ first: day, last: day }, unit, shift, period.found.part, null));
    return {
      allows: daySet(near),
      strength: 2,
      why: `“${period.found.text}”, with the anniversary (${count})`,
      pins: true,
    };
  }
  const intervals = days.map((day) => (ahead ? { first: day - 40, last: day } : { first: day - 40, last: day + 30 }));
  return { allows: daySet(intervals), strength: 2, why: `the anniversary (${count})`, pins: true };
}

function numberOf(word: string): number | null {
  const match = /^(\d{1,3})(?:st|nd|rd|th|-year)?$/.exec(word);
  return match === null ? null : Number(match[1]);
}

/** What is news by itself when it stands in the lede. */
const FRESH = new Set(["test", "attack", "visit"]);
/** Of what nobody speaks before it happens. */
const UNFORESEEN = new Set(["attack", "war", "test"]);
/** Named so that nothing else can be meant. */
const UNMISTAKABLE = new Set(["test", "attack", "resolution"]);

const FAR = 47847; // 2100-12-31

/** How many days people let such a count slip. */
const SLACK: ReadonlyMap<string, number> = new Map([
  ["hour", 1],
  ["day", 1],
  ["week", 4],
  ["fortnight", 4],
  ["month", 18],
  ["year", 110],
  ["decade", 700],
]);

const PERIODS = new Set(["week", "month"]);
const FORMERLY = new Set(["former", "ex", "then", "late", "ex-", "then-", "predecessor", "ousted", "deposed"]);
/** Places that pages name for other reasons than a meeting there. */
const CAPITALS = new Set([
  "washington",
  "london",
  "brussels",
  "beijing",
  "moscow",
  "paris",
  "new york",
  "tokyo",
  "berlin",
  "rome",
  "new delhi",
  "seoul",
  "russia",
  "japan",
  "germany",
  "france",
  "brazil",
  "warsaw",
  "madrid",
  "doha",
  "singapore",
]);
const SPEECH = new Set(
  "say tell announce report add warn call urge hail praise condemn confirm declare deny state accuse criticize criticise reject insist note claim speak ask demand express reiterate discuss meet".split(
    " ",
  ),
);
