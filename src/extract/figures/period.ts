/**
 * When a figure holds and against what it is measured: "rose 12% in April from a year earlier" is 2023-04 against 2022-04,
 * "year-on-year in 2023" is 2023 against 2022.
 */
import { addMonths, civilOf, daysOf, granularityOf, monthEdtf, spanEdtf, yearEdtf } from "../../kit/edtf.ts";
import { headOf } from "../../language/index.ts";
import type { Analysis, Edtf, Sentence, TimeExpression } from "../../model/index.ts";
import type { Quantity } from "./quantity.ts";

export interface Period {
  readonly period: Edtf | null;
  readonly against: Edtf | null;
  readonly span: readonly [number, number] | null;
}

const YEAR_EARLIER =
  /\b(?:(?:from|than|compared (?:to|with)|against|over|versus|on) (?:a|one|the) year (?:earlier|ago|before)|year[- ](?:on|over)[- ]year|over the same (?:period|month|quarter|time)[^.]{0,20}|(?:than|from|compared (?:to|with)|as|over|on|against) (?:in )?the (?:same|previous|corresponding) (?:period|month|quarter|year|time)[^.]{0,22}|from (?:the )?(?:previous|prior|preceding) year|on the year|on an annual basis|annually|year[- ]to[- ]year|y\/y|yoy|a year earlier)\b/i;
const MONTH_EARLIER =
  /\b(?:from (?:a|the) (?:previous |prior )?month(?: earlier| ago| before)?|month[- ](?:on|over)[- ]month|than a month (?:earlier|ago|before))\b/i;

const QUARTER_EARLIER =
  /\b(?:quarter[- ](?:on|over)[- ]quarter|(?:from|than|on|over|compared (?:to|with)|against) (?:the )?(?:previous|prior|preceding|last) quarter|from the quarter before|q\/q)\b/i;
/** "the first rise since 2016", "the most in four years": a rank, and no base of the change. */
const RANKED =
  /\b(?:first|last|most|least|best|worst|\w+est|record)\b[^,;.]{0,40}\bsince\s(?:the )?(?:end of |start of )?$/i;

/** What leads up to the time that a change is measured against: "than in", "below the pace of". */
const BASE =
  /\b(?:(?:from|than|than in|compared (?:to|with)|against|versus|from that of)\s(?:the )?(?:in )?|(?:below|above) (?:the |its )?\w+ (?:of |in |for ))$/;

/** "compared with the previous month": of what else is held against an earlier time that is a month, all the rest a year. */
const A_MONTH =
  /\b(?:(?:previous|prior|preceding) month|month[- ](?:on|over)[- ]month|an? month (?:earlier|ago|before))\b/i;

/** What a change is measured against: told behind it and before the next number, else anywhere in the sentence. */
function comparison(text: string, end: number): RegExpExecArray | null {
  const behind = text.slice(end);
  const next = behind.search(/[\d;]/);
  for (const compare of [YEAR_EARLIER, MONTH_EARLIER]) {
    const found = compare.exec(behind);
    if (found === null || (next >= 0 && found.index > next)) continue;
    found.index += end;
    return found;
  }
  return YEAR_EARLIER.exec(text) ?? MONTH_EARLIER.exec(text);
}

/** The period of a quantity, and for a change what it is measured against; null where the sentence does not say. */
export function periodOf(analysis: Analysis, sentence: Sentence, quantity: Quantity, change: boolean): Period {
  const { body } = analysis.article;
  const text = body.slice(sentence.start, sentence.end);
  const comparedAt = comparison(text, quantity.end - sentence.start);
  const compare = comparedAt !== null && !A_MONTH.test(comparedAt[0]) ? comparedAt : null;
  const month = compare === null ? comparedAt : null;
  const times = (analysis.timesBySentence[sentence.index] ?? []).filter(
    (time) => time.value !== null && time.type === "date",
  );
  let base: TimeExpression | null = null;
  const candidates: TimeExpression[] = [];
  for (const time of times) {
    if (
      comparedAt !== null &&
      time.start >= sentence.start + comparedAt.index &&
      time.end <= sentence.start + comparedAt.index + comparedAt[0].length
    )
      continue;
    if (RANKED.test(body.slice(Math.max(sentence.start, time.start - 80), time.start))) continue;
    const lead = body.slice(Math.max(sentence.start, time.start - 18), time.start).toLowerCase();
    if (change && BASE.test(lead) && time.bound !== "since" && !/\bto\b/.test(body.slice(time.end, time.end + 4))) {
      base ??= time;
      continue;
    }
    if (change && (time.bound === "since" || /\bsince\s$/.test(lead))) {
      base ??= time;
      continue;
    }
    // "smaller than last year's 119 million tons": the day of that number alone.
    const owned = /^[’']s (?:\w+ )?(?=[$£€¥]?\d)/.exec(body.slice(time.end, time.end + 24));
    if (owned !== null && Math.abs(quantity.start - time.end - owned[0].length) > 3) continue;
    if (quantity.was !== null && time.start >= quantity.end && time.start - quantity.end < 8) continue;
    // "61%, down from 66% four years ago": the day of the number that it came from.
    if (time.start > quantity.end && /\bfrom [^,;]{0,26}\d[^,;]*$/.test(body.slice(quantity.end, time.start))) continue;
    candidates.push(time);
  }
  const chosen = nearest(sentence, quantity, candidates);
  const yearly = /^\s(?:a|per|each|every) (?:year|month|week|day)\b/.test(body.slice(quantity.end, quantity.end + 16));
  let period =
    chosen === null || (yearly && chosen.bound === "from")
      ? null
      : chosen.bound === "since" || chosen.bound === "from" || sinceThat(body, sentence, quantity, chosen)
        ? sinceSpan(analysis, { ...chosen, bound: "since" })
        : chosen.value;
  if (chosen !== null && period !== null)
    period = throughMonth(
      analysis,
      body.slice(Math.max(sentence.start, chosen.start - 12), chosen.start + 8),
      spanTo(body.slice(Math.max(sentence.start, chosen.start - 50), chosen.start), period),
    );
  const told = period === null ? toldSpan(analysis, text, change ? 0 : quantity.end - sentence.start) : null;
  if (told !== null) period = told;
  // "has doubled since January": it is measured at the page's own day, month or year.
  if (change && period === null && base !== null && (base.bound === "since" || sinceBefore(body, base)))
    period = until(analysis, base.value);
  // "rose by 26% from 2022", told later than that year: the year after.
  if (change && period === null && base !== null && base.bound !== "since") period = yearAfter(analysis, base);
  let against: Edtf | null = null;
  if (change) {
    // "compared to the same month in 2019" behind a second number, whatever the first is measured against.
    const own = comparedAt !== null && comparedAt.index >= quantity.end - sentence.start;
    if (base !== null && !(own && period !== null && base.start < quantity.start)) against = base.value;
    else if (compare !== null && period !== null) against = shift(period, -12);
    else if (month !== null && period !== null) against = shift(period, -1);
    else if (period !== null && QUARTER_EARLIER.test(text)) against = quarterBefore(period);
    else if (period !== null && (granularityOf(period) === "year" || CUMULATED.test(period)))
      against = shift(period, -12);
  }
  return { period, against, span: chosen === null ? null : [chosen.start, chosen.end] };
}

/** What is summed up from the start of a year is held against the same months of the year before. */
const CUMULATED = /^(\d{4})-(?:01\/\1-\d{2}|4[01])$/;

/** "2013-33" from "2013-34"; null for what is no quarter. */
function quarterBefore(period: Edtf): Edtf | null {
  const code = /^(\d{4})-3([3-6])$/.exec(period);
  if (code === null) return null;
  return code[2] === "3" ? `${Number(code[1]) - 1}-36` : `${code[1]}-3${Number(code[2]) - 1}`;
}

const SPAN_TO =
  /\b(?:in|over|for|during|within) the (?:last |past )?(?:(\w+) (months|weeks|years)|(year|month|week|quarter)) (?:to|until|through|(?:that )?end(?:ed|ing|s)(?: in| on)?)\s(?:the )?(?:end of )?(?:last )?$/i;

/** "in the three months to June" is April to June; the period itself where no span leads up to it. */
function spanTo(lead: string, period: Edtf): Edtf {
  const span = SPAN_TO.exec(lead);
  const days = daysOf(period);
  if (span === null || days === null || period.includes("/")) return period;
  const count = span[3] !== undefined ? 1 : countOf(span[1]!);
  const unit = (span[3] ?? span[2]!.replace(/s$/, "")).toLowerCase();
  if (count === 0) return period;
  if (unit === "week") return spanEdtf(days.last - 7 * count + 1, days.last);
  const months = count * (unit === "year" ? 12 : unit === "quarter" ? 3 : 1);
  const grain = granularityOf(period);
  if (grain !== "month") return grain === "day" ? spanEdtf(addMonths(days.last, -months) + 1, days.last) : period;
  const first = civilOf(addMonths(days.first, 1 - months));
  const last = civilOf(days.last);
  return months === 1 ? period : `${monthEdtf(first.year, first.month)}/${monthEdtf(last.year, last.month)}`;
}

/** "down 2.7% through September": from the year's first month to that one, of the last such months. */
function throughMonth(analysis: Analysis, lead: string, period: Edtf): Edtf {
  const published = daysOf(analysis.published.published);
  const days = daysOf(period);
  if (published === null || days === null || granularityOf(period) !== "month" || !/\bthrough /i.test(lead))
    return period;
  const { year, month } = civilOf(days.first);
  const of = days.first > published.last ? year - 1 : year;
  return month === 1 ? period : `${monthEdtf(of, 1)}/${monthEdtf(of, month)}`;
}

const sinceBefore = (body: string, time: TimeExpression): boolean =>
  /\bsince\s(?:the )?(?:end of |start of )?$/i.test(body.slice(Math.max(0, time.start - 20), time.start));

/** The page's day as coarse as what it is measured from; null where the page has none. */
function until(analysis: Analysis, from: Edtf | null): Edtf | null {
  const published = daysOf(analysis.published.published);
  if (published === null || from === null) return null;
  const end = civilOf(published.last);
  const grain = granularityOf(from);
  return grain === "year"
    ? yearEdtf(end.year)
    : grain === "month"
      ? monthEdtf(end.year, end.month)
      : analysis.published.published;
}

const PAST_YEARS = /\b(?:in|over|during|within|for) the (?:past|last) (?:(\w+) (years|decades)|(decade))\b/i;
const WITHIN_YEARS = /\bwithin (?:the next )?(\w+) (years|decade)\b/i;
const FIRST_MONTHS = /\b(?:in|for|over|during|of) the first (half|(?:(\w+) months))\b(?! of (?!the|this|last))/i;
const COUNTS = "one two three four five six seven eight nine ten eleven twelve".split(" ");

/**
 * What no single day or year of the sentence tells: "in the past decade" told in 2023 is 2013/2023, "within five years" 2028,
 * "in the first half" the first six months of the page's year, or of the year before where they are not over.
 * `end` is where the figure ends in the sentence, 0 where it can be no figure of a time to come.
 */
function toldSpan(analysis: Analysis, text: string, end: number): Edtf | null {
  const published = daysOf(analysis.published.published);
  if (published === null) return null;
  const { year, month } = civilOf(published.last);
  const past = PAST_YEARS.exec(text);
  if (past !== null) {
    const years = past[3] !== undefined ? 10 : countOf(past[1]!) * (past[2]!.startsWith("d") ? 10 : 1);
    return years > 0 ? `${year - years}/${year}` : null;
  }
  const within = end > 0 ? WITHIN_YEARS.exec(text) : null;
  // Of "from $5 billion to $10 billion within five years" only the second is for then.
  if (within !== null && within.index >= end && !/\bto\b[^,;]*\d/.test(text.slice(end, within.index))) {
    const years = within[2] === "decade" ? 10 : countOf(within[1]!);
    return years > 0 ? yearEdtf(year + years) : null;
  }
  const first = FIRST_MONTHS.exec(text);
  if (first === null) return null;
  const months = first[1]!.toLowerCase() === "half" ? 6 : countOf(first[2]!);
  if (months < 1 || months > 11) return null;
  const of = month > months ? year : year - 1;
  return `${monthEdtf(of, 1)}/${monthEdtf(of, months)}`;
}

/** "five", "5"; 0 for what is no number up to twelve in words or 60 in figures. */
function countOf(word: string): number {
  const named = COUNTS.indexOf(word.toLowerCase()) + 1;
  return named > 0 ? named : /^\d{1,2}$/.test(word) && Number(word) <= 60 ? Number(word) : 0;
}

/** "150 countries have signed since she launched it in 2013": the day of the clause that "since" opens. */
function sinceThat(body: string, sentence: Sentence, quantity: Quantity, time: TimeExpression): boolean {
  if (time.first < quantity.last || time.bound !== "at") return false;
  const between = body.slice(quantity.end, Math.max(quantity.end, time.start));
  return /\bsince\b[^,;]{0,60}$/.test(between) && sentence.start <= quantity.start;
}

function yearAfter(analysis: Analysis, base: TimeExpression): Edtf | null {
  const published = daysOf(analysis.published.published);
  if (published === null || !/^\d{4}$/.test(base.value ?? "")) return null;
  const year = Number(base.value) + 1;
  return civilOf(published.last).year >= year ? yearEdtf(year) : null;
}

/** "30 times since October": from then to the day of the page. */
function sinceSpan(analysis: Analysis, time: TimeExpression): Edtf | null {
  if (time.value === null || time.bound === "from") return time.value;
  if (time.value.includes("/")) return time.value;
  const published = daysOf(analysis.published.published);
  const start = daysOf(time.value);
  if (published === null || start === null) return time.value;
  const month = granularityOf(time.value) === "month";
  const end = civilOf(published.last);
  return month
    ? `${time.value}/${monthEdtf(end.year, end.month)}`
    : `${time.value}/${analysis.published.published ?? ""}`;
}

/** The same stretch of the calendar some months away; null for what is no stretch of months. */
export function shift(period: Edtf, months: number): Edtf | null {
  const days = daysOf(period);
  if (days === null || !/^[\d/~-]+$/.test(period)) return null;
  const first = civilOf(addMonths(days.first, months));
  if (/^\d{4}$/.test(period)) return yearEdtf(first.year);
  if (/^\d{4}-\d{2}$/.test(period)) {
    const code = Number(period.slice(5));
    if (code > 12) return `${first.year}-${period.slice(5)}`;
    return monthEdtf(first.year, first.month);
  }
  const parts = period.split("/");
  if (parts.length === 2 && parts.every((part) => /^\d{4}-\d{2}$/.test(part))) {
    const a = shift(parts[0]!, months);
    const b = shift(parts[1]!, months);
    return a === null || b === null ? null : `${a}/${b}`;
  }
  return spanEdtf(addMonths(days.first, months), addMonths(days.last, months));
}

/** The expression of the quantity's own clause: the fewest steps in the tree, then the fewest words between. */
function nearest(sentence: Sentence, quantity: Quantity, times: readonly TimeExpression[]): TimeExpression | null {
  let best: TimeExpression | null = null;
  let least = Number.POSITIVE_INFINITY;
  const path = ancestors(sentence, quantity.head);
  for (const time of times) {
    let steps = 30;
    let at: number = time.last;
    for (let up = 0; at >= 0 && up < 30; up += 1) {
      const depth = path.indexOf(at);
      if (depth >= 0) {
        steps = depth + up;
        break;
      }
      at = headOf(sentence, at)?.index ?? -1;
    }
    const gap = time.first > quantity.last ? time.first - quantity.last : Math.max(0, quantity.first - time.last);
    if (saying(sentence, time)) continue;
    // "ten ships in 2013 and two in 2016": what stands right behind is its own.
    const own =
      time.first > quantity.last &&
      time.first - quantity.last < 3 &&
      sentence.tokens[quantity.last + 1]!.upos !== "PUNCT";
    const cost = own ? 0 : steps * 3 + gap * 0.5;
    if (cost < least) {
      least = cost;
      best = time;
    }
  }
  return least > 40 ? null : best;
}

const SAID = /^(?:say|tell|report|announce|show|add|note|state|warn|confirm|quote|write|claim)$/;

/** Does the day hang on a verb of saying ("the ministry said on Thursday"), or stand beside one? Then it is no period. */
export function saying(sentence: Sentence, time: TimeExpression): boolean {
  for (const back of [1, 2]) {
    const token = sentence.tokens[time.first - back];
    if (token === undefined || (back === 2 && sentence.tokens[time.first - 1]!.norm !== "on")) break;
    if (SAID.test(token.lemma)) return true;
  }
  for (let i = time.first; i <= time.last; i += 1) {
    const head = headOf(sentence, i);
    // Nobody says something "last year" of which the number tells, unless it stands beside the verb.
    if (head !== null && (head.index < time.first || head.index > time.last))
      return (
        SAID.test(head.lemma) &&
        time.value !== null &&
        granularityOf(time.value) !== "year" &&
        !(granularityOf(time.value) === "month" && decides(sentence, head.index))
      );
  }
  return false;
}

/** "In May, the US said it would quadruple its tariffs": what one says one will do is decided when it is said. */
const decides = (sentence: Sentence, said: number): boolean =>
  /^(?:it|they|he|she)$/.test(sentence.tokens[said + 1]?.norm ?? "") && sentence.tokens[said + 2]?.norm === "would";

function ancestors(sentence: Sentence, from: number): number[] {
  const path: number[] = [];
  let at = from;
  for (let step = 0; at >= 0 && step < 40; step += 1) {
    path.push(at);
    at = sentence.tokens[at]!.head;
  }
  return path;
}
