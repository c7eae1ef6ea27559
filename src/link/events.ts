/**
 * Whether two records of events tell one happening: `compareEvents`; and what the record says of a happening that several
 * tell: `eventLine`.
 *
 * "Valtonen will visit Astana next week" (Friday) and "Valtonen arrived in Astana" (the Tuesday after) are one visit, first
 * announced, then underway. A visit and its return visit, this year's talks and last year's, the meeting with the president
 * and the meeting with the premier on one trip are not.
 */
import { compareEdtf, dayEdtf } from "../kit/edtf.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Status } from "../model/plover.ts";
import type { EventReading } from "../model/reading.ts";
import type { Disagreement, EventLine, Joined } from "../model/record.ts";
import { atFirstHand, atLeastOne, grouped, majority, reviewOf } from "./agree.ts";
import { type EventSketch, type Interval, intervalOf, type MonthDay } from "./block.ts";
import { compare, type Mention } from "./ids.ts";
import { asVoices, sourcesNamed } from "./leaning.ts";
import type { Voiced } from "./lines.ts";
import type { Edge } from "./match.ts";
import { likeness, type Party, partyOf, sharedName, UNTOLD } from "./names.ts";
import { cosine } from "./words.ts";

/** From here on two mentions are one event. This and the weights below were set on the answer keys, whole and with fields left out. */
export const SAME_EVENT = 0.47;
/** Below this an edge is not worth keeping. */
const WORTH = 0.25;

/** How likely two mentions are one event, with what speaks for it; negative where something forbids it; null where nothing speaks for it. */
export function compareEvents(a: EventSketch, b: EventSketch): Edge | null {
  const type = typeLikeness(a, b);
  if (type === 0) return null;
  const parties = partyLikeness(a, b);
  if (parties === null) return null;
  const apart = differ(a, b) ?? (parties.conflict ? "other parties" : null);
  if (apart !== null) return edge(a, b, -1, apart);
  const words = cosine(a.terms, b.terms);
  const date = dateLikeness(a, b) - (words < FEW && areVague(a, b) ? VAGUE : 0);
  const place = placeLikeness(a, b);
  const score = type * parties.score * (0.67 * date + 0.45 * Math.min(1, 1.5 * words) + place);
  const settled = a.page === b.page ? withinPage(a, b, score, words) : score;
  if (settled < WORTH) return null;
  const why = [
    a.mode === b.mode && a.type === b.type ? (a.mode ?? a.type) : `${a.mode ?? a.type} and ${b.mode ?? b.type}`,
    `parties ${parties.score.toFixed(2)}`,
    `date ${date.toFixed(2)}`,
    `words ${words.toFixed(2)}`,
    place > 0 ? "same place" : null,
  ];
  return edge(a, b, Math.min(1, settled), why.filter((part) => part !== null).join(", "));
}

/**
 * The same of two pages of one text: where their events have different dates, one page's day was worked out wrongly. Days that
 * both pages print are not: a report that is written anew each month in the same words tells of another happening each time.
 */
export function compareInOneText(a: EventSketch, b: EventSketch): Edge | null {
  if (a.stated && b.stated && (gapOf(a.date, b.date) ?? 0) > 0) return null;
  const respelt = { ...b, actor: asSpelt(b.actor, a.actor), recipient: asSpelt(b.recipient, a.recipient) };
  return compareEvents({ ...a, date: null, told: null }, { ...respelt, date: null, told: null });
}

/** Parties under the names of the other page where a translation there and back has bent one word: "Si Jinping" is "Xi Jinping". */
function asSpelt(parties: readonly Party[], others: readonly Party[]): readonly Party[] {
  return parties.map((party) => {
    if (party.state || others.some((other) => likeness(party, other) > 0)) return party;
    const alike = others.filter(({ words }) => words.some((word) => word.length > 4 && party.words.includes(word)));
    return alike.length === 1 ? alike[0]! : party;
  });
}

/**
 * The same of two pages that hang together: one happening on which they disagree by a day, as after a night or over a date
 * line. What they say must then be alike as well.
 */
export function compareDayApart(a: EventSketch, b: EventSketch): Edge | null {
  if (a.page === b.page || a.type !== b.type || gapOf(a.date, b.date) !== 1) return null;
  if (Math.max(a.date!.last - a.date!.first, b.date!.last - b.date!.first) > 1) return null;
  // What is planned for Monday and what was done on Tuesday are two points of one programme.
  if (a.status === "announced" || b.status === "announced") return null;
  const same = compareEvents({ ...a, date: b.date }, b);
  if (same === null) return null;
  const later = a.date!.first > b.date!.first ? a : b;
  const cost = isDayOfTelling(later) ? DAY_OF_TELLING : DAY_APART;
  return { ...same, score: same.score - cost, why: `${same.why}, a day apart` };
}

const DAY_APART = 0.36;
/** "Trump has accused China", told on Friday, may be what he said on Thursday. */
const DAY_OF_TELLING = 0.15;

/** Whether an event stands on the day of its page because the page names no other. */
const isDayOfTelling = ({ inferred, date, told }: EventSketch): boolean =>
  inferred && date !== null && told !== null && date.first === told.first && date.last === told.last;

function edge(a: EventSketch, b: EventSketch, score: number, why: string): Edge {
  return { kind: "event", a: a.ref, b: b.ref, score: Math.round(score * 1000) / 1000, why };
}

/** What forbids that the two are one, in words, or null. */
function differ(a: EventSketch, b: EventSketch): string | null {
  if (a.partOf === b.ref || b.partOf === a.ref) return "one is part of the other";
  const gap = gapOf(a.date, b.date);
  if (gap !== null && gap > 0) return gap === 1 ? "a day apart" : `${gap} days apart`;
  return null;
}

/**
 * Two events of one page are two unless the page plainly says the same twice: a page tells its happenings apart by telling
 * them in other words, of other parties, on other days.
 */
function withinPage(a: EventSketch, b: EventSketch, score: number, words: number): number {
  if (a.type !== b.type || a.mode !== b.mode) return -1;
  const overlap = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const nested = overlap > 0.6 * Math.min(a.end - a.start, b.end - b.start);
  if (nested || words >= 0.6) return score;
  const sameDay = a.date !== null && b.date !== null && a.date.first === b.date.first && a.date.last === b.date.last;
  const sameParties = sameSide(a.actor, b.actor) && sameSide(a.recipient, b.recipient);
  if ((a.date !== null && b.date !== null && !sameDay) || !sameParties) return -1;
  const meeting = a.type === "CONSULT" && a.mode !== null && sameDay && a.date!.last - a.date!.first <= 7;
  return meeting ? score : Math.min(score, SAME_EVENT - 0.05);
}

function sameSide(a: readonly Party[], b: readonly Party[]): boolean {
  return a.length === b.length && a.every((party) => b.some((other) => likeness(party, other) >= 0.85));
}

const gapOf = (a: Interval | null, b: Interval | null): number | null =>
  a === null || b === null ? null : Math.max(0, a.first - b.last, b.first - a.last);

/** How easily a reader takes one type for the other; types that are not listed are never one event. */
const CONFUSED: Readonly<Record<string, number>> = {
  "AID COOPERATE": 0.8,
  "AGREE AID": 0.65,
  "AGREE COOPERATE": 0.65,
  "AGREE REQUEST": 0.6,
  "AGREE SUPPORT": 0.5,
  "AID SUPPORT": 0.6,
  "COOPERATE SUPPORT": 0.6,
  "ACCUSE REJECT": 0.45,
  "ACCUSE PROTEST": 0.5,
  "ACCUSE THREATEN": 0.4,
  "ACCUSE REQUEST": 0.4,
  "ASSAULT COERCE": 0.65,
  "ASSAULT MOBILIZE": 0.65,
  "ASSAULT THREATEN": 0.4,
  "COERCE SANCTION": 0.65,
  "MOBILIZE THREATEN": 0.5,
  "CONCEDE RETREAT": 0.6,
  "CONCEDE COOPERATE": 0.5,
  "AGREE CONSULT": 0.3,
};

function typeLikeness(a: EventSketch, b: EventSketch): number {
  if (a.type !== b.type) return CONFUSED[[a.type, b.type].sort().join(" ")] ?? 0;
  if (a.mode === b.mode) return 1;
  if (a.mode === null || b.mode === null) return 0.85;
  const modes = [a.mode, b.mode].sort().join(" ");
  if (modes === "forum meeting" || modes === "meeting summit" || modes === "forum summit") return 0.65;
  if (modes === "call meeting" || modes === "pledge propose") return 0.4;
  return 0.3;
}

/** Modes in which who acts and who receives is a matter of telling. */
const MUTUAL = new Set(["meeting", "call", "summit", "forum", "sign"]);

function partyLikeness(a: EventSketch, b: EventSketch): { score: number; conflict: boolean } | null {
  // Where one names nobody, the day and the words must tell.
  if (a.actor.length + a.recipient.length === 0 || b.actor.length + b.recipient.length === 0) {
    return { score: 0.95, conflict: false };
  }
  const mutual =
    (a.mode !== null && MUTUAL.has(a.mode)) ||
    (b.mode !== null && MUTUAL.has(b.mode)) ||
    (a.recipient.length === 0 && a.actor.length > 1) ||
    (b.recipient.length === 0 && b.actor.length > 1);
  if (mutual) {
    const [left, right] = [
      [...a.actor, ...a.recipient],
      [...b.actor, ...b.recipient],
    ];
    // One met the president, the other the premier: each names somebody for whom the other has nobody.
    if (left.some((party) => isMissing(party, right)) && right.some((party) => isMissing(party, left))) {
      return { score: 0, conflict: true };
    }
    const all = setLikeness(left, right);
    return all.score <= 0 ? (all.conflict ? { score: 0, conflict: true } : null) : all;
  }
  const actor = setLikeness(a.actor, b.actor, a.type === "CONSULT" ? 0 : 0.15);
  const recipient = setLikeness(a.recipient, b.recipient);
  // Who says it makes a saying what it is; a body that is nobody's for all that is known is no state's voice.
  if (SAID.has(a.type) && actor.score <= UNTOLD + 0.15) return null;
  if (actor.score <= 0 && recipient.score <= 0) return null;
  return {
    score: 0.55 * actor.score + 0.45 * recipient.score,
    conflict: actor.conflict || recipient.conflict,
  };
}

/** Whether a person stands on one side alone: neither named among the others, nor by her state where that means nobody else. */
function isMissing(party: Party, others: readonly Party[]): boolean {
  if (party.state || party.country === null) return false;
  return !others.some((other) => {
    if (!other.state) return likeness(party, other) >= 0.7;
    if (other.country !== party.country) return false;
    return !others.some((person) => !person.state && person.country === party.country);
  });
}

/**
 * Every party of the smaller set against its best in the larger. A set that is empty leaves the question open. `office` is
 * what is added where one names the state and the other who acts for it.
 */
function setLikeness(a: readonly Party[], b: readonly Party[], office = 0): { score: number; conflict: boolean } {
  if (a.length === 0 && b.length === 0) return { score: 0.9, conflict: false };
  if (a.length === 0 || b.length === 0) return { score: 0.65, conflict: false };
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  let sum = 0;
  let least = 1;
  for (const party of few) {
    const best = Math.max(...many.map((other) => likeness(party, other) + (party.state !== other.state ? office : 0)));
    sum += Math.max(0, best);
    least = Math.min(least, best);
  }
  const conflict = least < 0;
  const share = few.length / many.length;
  return { score: (sum / few.length) * (0.75 + 0.25 * share), conflict };
}

/** 1 for the same day; less the wider the dates that overlap; a middle value where a date is missing. */
function dateLikeness(a: EventSketch, b: EventSketch): number {
  const named = namedMonths(a, b);
  if (named !== null) return named;
  if (a.date === null && b.date === null) return bothMissing(a, b);
  if (a.date === null || b.date === null) {
    const [dated, open] = a.date === null ? [b, a] : [a, b];
    const near = dateMissing(dated.date!, dated.told, open);
    return SAID.has(open.type) && open.told !== null ? Math.max(0, near - 0.05) : near;
  }
  const shared = Math.min(a.date.last, b.date.last) - Math.max(a.date.first, b.date.first) + 1;
  const wide = Math.max(a.date.last - a.date.first, b.date.last - b.date.first) + 1;
  const narrow = Math.min(a.date.last - a.date.first, b.date.last - b.date.first) + 1;
  if (wide <= 2) return 1;
  // What went on for weeks is no deed of one of their days.
  if (wide > 14 && narrow <= 2 && a.filled !== b.filled && a.type !== "CONSULT") return 0.45;
  if (wide <= 10) return 0.85 + 0.1 * (shared / wide);
  if (wide <= 32) return narrow <= 10 ? 0.75 : 0.8;
  // What two pages recall long after it happened is likelier the one thing that everybody recalls.
  const recalled = isRecalled(a) && isRecalled(b) ? 0.15 : 0;
  return (wide <= 100 ? 0.65 : 0.54) + recalled;
}

/** A month in which both fall, and no word in common: the nuclear test of September and the missile fired on the fifteenth. */
const areVague = (a: EventSketch, b: EventSketch): boolean =>
  FORCE.has(a.type) &&
  FORCE.has(b.type) &&
  // Somebody with a name is killed once.
  [a, b].every(({ actor, recipient }) => [...actor, ...recipient].every(({ state }) => state)) &&
  [a, b].some(({ date }) => date !== null && date.last - date.first > 7);

/** Shown and used again and again, so that the month does not tell which. */
const FORCE = new Set<EventSketch["type"]>(["MOBILIZE", "ASSAULT"]);

const FEW = 0.08;
const VAGUE = 0.2;

/** The same where one page or both name a month or a day but let no year be known; null where none does. */
function namedMonths(a: EventSketch, b: EventSketch): number | null {
  if (a.yearless.length === 0 && b.yearless.length === 0) return null;
  const [left, right] = [a, b].map(({ date, yearless }) =>
    date === null ? yearless : date.last - date.first <= 31 ? [date.first, date.last].map(monthDay) : [],
  );
  if (left!.length === 0 || right!.length === 0) return null;
  const pairs = left!.flatMap((one) => right!.map((other) => [one, other] as const));
  const month = pairs.filter(([one, other]) => one.month === other.month);
  if (month.some(([one, other]) => one.day !== null && one.day === other.day)) return 0.95;
  if (month.some(([one, other]) => one.day === null || other.day === null || isWide(a) || isWide(b))) return 0.7;
  // The words may name the month of something else.
  return null;
}

const isWide = ({ date }: EventSketch): boolean => date !== null && date.last > date.first;

function monthDay(day: number): MonthDay {
  const [, month, own] = dayEdtf(day).split("-").map(Number);
  return { month: month!, day: own! };
}

function isRecalled({ date, told }: EventSketch): boolean {
  return date !== null && told !== null && told.first - date.last > 30;
}

/** What is said, again and again by those who say it, rather than done once. */
const SAID = new Set<EventSketch["type"]>(["ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"]);

/** What states do for or to one another all the time, so that two tellings without a day may well be of two deeds. */
const HABITUAL = new Set<EventSketch["type"]>(["COOPERATE", "AID", "ASSAULT"]);

/** Two events without dates: what goes on may be one thing over months; what was done once is near the page that tells it. */
function bothMissing(a: EventSketch, b: EventSketch): number {
  if (a.status === "underway" && b.status === "underway") return 0.45;
  const gap = gapOf(narrow(a.told), narrow(b.told));
  const said = SAID.has(a.type) || SAID.has(b.type) ? -0.1 : 0;
  // Of a page without a day the words must tell.
  if (gap === null) return said < 0 ? 0.4 : 0.45;
  if (gap > 7) return (gap <= 60 ? 0.45 : 0.3) + said;
  return (HABITUAL.has(a.type) ? 0.5 : 0.65) + said;
}

/** A page that is dated to a year stands near no day. */
const narrow = (told: Interval | null): Interval | null => (told === null || told.last - told.first > 62 ? null : told);

/** Days after which an event is background to those who tell of it. */
const LONG_AGO = 60;

/**
 * Can an event told without a date be this one? Its page must stand near that date, on the right side of it. What merely goes
 * on ("the sanctions against it") is rarely the one act that another page dates.
 */
function dateMissing(date: Interval, dated: Interval | null, open: EventSketch): number {
  const told = narrow(open.told);
  if (told === null) return 0.4;
  if (open.status === "underway" && open.type !== "CONSULT") {
    const fresh = told.first - date.last;
    return (open.type === "ASSAULT" || open.type === "MOBILIZE") && fresh >= -1 && fresh <= 30 ? 0.55 : 0.2;
  }
  // Both look back on something long past, such as how a war began.
  if (dated !== null && dated.first - date.last > LONG_AGO && told.first - date.last > LONG_AGO) return 0.4;
  const ahead = date.first - told.last;
  const behind = told.first - date.last;
  if (open.status === "announced" || open.status === "proposed") {
    if (behind > 1) return 0.05;
    return ahead <= 14 ? 0.65 : ahead <= 60 ? 0.5 : 0.2;
  }
  if (ahead > 1) return 0;
  if (open.status === "underway") return behind <= 1 ? 0.75 : 0.2;
  // Somewhere within months: that the page stands within them too says little.
  const width = date.last - date.first;
  if (width > 62) return behind <= 60 ? 0.45 : 0.15;
  if (open.type === "CONSULT") return behind <= 3 ? 0.65 : behind <= 10 ? 0.5 : behind <= 30 ? 0.15 : 0.1;
  return behind <= 3 ? (HABITUAL.has(open.type) ? 0.65 : 0.75) : behind <= 10 ? 0.55 : behind <= 60 ? 0.35 : 0.15;
}

function placeLikeness(a: EventSketch, b: EventSketch): number {
  if (a.place.length === 0 || b.place.length === 0) return 0;
  if (sharedName(a.place, b.place) > 0) return 0.12;
  // Of a visit one page names the country, another the capital or the palace.
  return a.type === "CONSULT" && b.type === "CONSULT" ? 0 : -0.12;
}

/** One mention of an event, with what is known of its page. */
export interface EventMention extends Mention<EventReading>, Voiced {
  readonly country: (name: string) => string | null;
}

/**
 * The record of one happening. Each field takes what most independent texts say, copies and rewrites counting once; a date,
 * the narrowest that most allow; a status, the latest stage; a doubt, wherever one is told. What a person set stands over all.
 */
export function eventLine(
  mentions: readonly EventMention[],
  joined: readonly Joined[],
  lineOf: (ref: string) => string | null,
): EventLine {
  const ordered = [...mentions].sort((a, b) => compare(a.id, b.id) || compare(a.ref, b.ref));
  const { voices: sorted, leaning } = asVoices(ordered, ({ record, origin }) =>
    sourcesNamed(...record.according_to, origin),
  );
  const disagree: Disagreement[] = [];
  const vote = <T>(field: string, of: (event: EventReading) => T | null): T | null => {
    const { used, values, rule } = majority(
      sorted,
      ({ record }) => of(record),
      ({ record }) => record.sure,
    );
    if (values.length > 1) disagree.push({ field, values, used, rule });
    return used;
  };
  const type = vote("type", (event) => event.type) ?? sorted[0]!.record.type;
  const ofType = sorted.filter(({ record }) => record.type === type);
  const mode = majority(
    ofType,
    ({ record }) => record.mode,
    ({ record }) => record.sure,
  ).used;
  const ofMode = ofType.filter(({ record }) => record.mode === mode);
  const { actor, recipient } = partiesOf(ofMode.length > 0 ? ofMode : ofType, sorted, disagree);
  const place = vote("place", (event) => event.place);
  const when = dateOf(sorted, disagree);
  const status = statusOf(sorted);
  const reported = reportedOf(sorted);
  const lead = leadOf(ofMode.length > 0 ? ofMode : ofType, when?.date ?? null);
  const whole = majority(
    sorted,
    ({ record, page }) => (record.part_of === null ? null : lineOf(`${page}#${record.part_of}`)),
    ({ record }) => record.sure,
  );
  const own = sorted.map(({ id }) => id);
  const texts = bestSureByText(sorted);
  const set = new Map<string, unknown>();
  for (const mention of sorted) for (const [field, value] of mention.set) set.set(field, value);
  const person = sorted.some(({ review }) => review === "accepted" || review === "added") || set.size > 0;
  const line: EventLine = {
    ...lead.record,
    kind: "event",
    id: own[0]!,
    type,
    mode,
    actor,
    recipient,
    place,
    date: when?.date ?? null,
    date_is: when?.date_is ?? null,
    date_reason: when?.date_reason ?? null,
    status,
    part_of: whole.used === own[0] ? null : whole.used,
    series: firstOf(sorted, (event) => event.series),
    purpose: lead.record.purpose ?? firstOf(sorted, (event) => event.purpose),
    topics: union(sorted, (event) => event.topics),
    according_to: union(sorted, (event) => event.according_to),
    reported,
    contested_by: union(sorted, (event) => event.contested_by),
    sure: person ? 1 : atLeastOne([...texts.values()]),
    aliases: [...new Set(own)].slice(1),
    review: reviewOf(
      sorted.map(({ review }) => review),
      set.size > 0,
    ),
    corrected_fields: [...set.keys()].sort(compare),
    joined,
    mentions: sorted.map(({ page, record }) => ({ page, event: record.id })).sort(byPage),
    evidence_page: lead.page,
    pages: new Set(sorted.map(({ page }) => page)).size,
    independent: texts.size,
    leaning,
    history: historyOf(sorted),
    disagree: disagree.map((row) =>
      set.has(row.field) ? { ...row, used: set.get(row.field), rule: "a person set it" } : row,
    ),
  };
  return set.size === 0 ? line : { ...line, ...Object.fromEntries(set) };
}

const byPage = (a: { page: string; event: string }, b: { page: string; event: string }) =>
  compare(a.page, b.page) || compare(a.event, b.event);

/** The best `sure` of each independent text. */
function bestSureByText(mentions: readonly EventMention[]): Map<string, number> {
  const best = new Map<string, number>();
  for (const { text, record } of mentions) best.set(text, Math.max(best.get(text) ?? 0, record.sure));
  return best;
}

/** The narrowest date that most texts allow; then one that is printed rather than worked out; then the later page's. */
function dateOf(
  mentions: readonly EventMention[],
  disagree: Disagreement[],
): { date: Edtf; date_is: EventReading["date_is"]; date_reason: string | null } | null {
  const dated = mentions.filter(({ record }) => record.date !== null);
  if (dated.length === 0) return null;
  const days = dated.map(({ record }) => intervalOf(record.date));
  const rated = dated.map((mention, i) => {
    const allow = new Set(
      dated
        .filter((_, k) => days[i] !== null && days[k] !== null && gapOf(days[i]!, days[k]!) === 0)
        .map(({ text }) => text),
    );
    const width = days[i] === null || days[i] === undefined ? Infinity : days[i]!.last - days[i]!.first;
    return { mention, support: allow.size, width };
  });
  rated.sort(
    (a, b) =>
      b.support - a.support ||
      a.width - b.width ||
      +(b.mention.record.date_is === "stated") - +(a.mention.record.date_is === "stated") ||
      compare(b.mention.told ?? "", a.mention.told ?? "") ||
      compare(a.mention.id, b.mention.id),
  );
  const { date, date_is, date_reason } = rated[0]!.mention.record;
  const values = grouped(dated, ({ record }) => record.date);
  if (values.length > 1) {
    disagree.push({ field: "date", values, used: date, rule: "the narrowest date that most independent texts allow" });
  }
  return { date: date!, date_is, date_reason };
}

const STAGE: Readonly<Record<Status, number>> = {
  proposed: 0,
  announced: 1,
  underway: 2,
  held: 3,
  cancelled: 4,
  denied: 4,
};

/** The latest stage; called off or denied only where no later page tells of it as happening. */
function statusOf(mentions: readonly EventMention[]): Status {
  const tally = (statuses: readonly Status[]) => mentions.filter(({ record }) => statuses.includes(record.status));
  const happening = tally(["underway", "held"]);
  const off = tally(["cancelled", "denied"]);
  if (off.length > 0) {
    const lastOff = off
      .map(({ told }) => told ?? "")
      .sort(compare)
      .at(-1)!;
    const lastOn =
      happening
        .map(({ told }) => told ?? "")
        .sort(compare)
        .at(-1) ?? "";
    if (happening.length === 0 || (lastOff > lastOn && off.length >= happening.length)) return off[0]!.record.status;
  }
  if (happening.length > 0) return happening.some(({ record }) => record.status === "held") ? "held" : "underway";
  return mentions.some(({ record }) => record.status === "announced") ? "announced" : "proposed";
}

function historyOf(mentions: readonly EventMention[]): EventLine["history"] {
  const rows = new Map<string, EventLine["history"][number]>();
  for (const { page, told, record } of mentions)
    rows.set(`${page}\n${record.status}`, { status: record.status, date: told, page });
  return [...rows.values()].sort(
    (a, b) =>
      compareEdtf(a.date, b.date) ||
      STAGE[a.status] - STAGE[b.status] ||
      compare(a.page, b.page) ||
      compare(a.status, b.status),
  );
}

/** The most doubtful that any tells: what one page contests is not plain fact because another leaves the doubt out. */
function reportedOf(mentions: readonly EventMention[]): EventReading["reported"] {
  if (mentions.some(({ record }) => record.reported === "contested")) return "contested";
  const texts = bestSureByText(mentions).size;
  const claimed = new Set(mentions.filter(({ record }) => record.reported === "claimed").map(({ text }) => text)).size;
  return claimed * 3 > texts ? "claimed" : "fact";
}

/** The mention that is shown: likeliest, and bearing the date that is used. */
function leadOf(mentions: readonly EventMention[], date: Edtf | null): EventMention {
  return [...mentions].sort(
    (a, b) =>
      +b.firstHand - +a.firstHand ||
      +(b.record.date === date) - +(a.record.date === date) ||
      b.record.sure - a.record.sure ||
      compare(a.id, b.id) ||
      compare(a.ref, b.ref),
  )[0]!;
}

/**
 * Who acts and who receives. Whether "A met B" or "A and B met" is taken from most texts; of each party, the form that most
 * use, a person's full name before the state for which she came.
 */
function partiesOf(
  mentions: readonly EventMention[],
  all: readonly EventMention[],
  disagree: Disagreement[],
): Pick<EventReading, "actor" | "recipient"> {
  const form = ({ record }: EventMention) => (record.recipient.length === 0 ? "one side" : "two sides");
  // What a translation makes of a name ("Si Jinping") is no other party: of each text its source is asked.
  const used = majority(mentions, form, ({ record }) => record.sure).used;
  const alike = atFirstHand(mentions.filter((mention) => form(mention) === used));
  const sides = (["actor", "recipient"] as const).map((side) => sideOf(alike, side));
  // "A met B" on one page, "B met A" on another: the surest mention says who is told of first.
  const surest = surestOf(alike).record;
  const onBoth = sides[0]!.filter((name) => sides[1]!.includes(name));
  for (const name of onBoth) {
    const wrong = surest.recipient.includes(name) ? 0 : 1;
    sides[wrong] = sides[wrong]!.filter((other) => other !== name);
  }
  const turned = all.some(({ record }) => record.mode !== null && MUTUAL.has(record.mode)) && areSidesTurned(all);
  (["actor", "recipient"] as const).forEach((field, i) => {
    if (turned) return;
    const values = sideValues(all, field);
    if (values.length > 1)
      disagree.push({ field, values, used: sides[i], rule: "the parties that most independent texts name, in full" });
  });
  return { actor: sides[0]!, recipient: sides[1]! };
}

/** The parties that pages name, in the order of one of them: who stands first among equals is a matter of telling. */
function sideValues(mentions: readonly EventMention[], field: "actor" | "recipient"): Disagreement["values"] {
  const inOrder = (names: readonly string[]) => [...names].sort(compare).join("; ");
  const first = new Map<string, readonly string[]>();
  for (const { record } of mentions) {
    const key = inOrder(record[field]);
    if (key !== "" && !first.has(key)) first.set(key, record[field]);
  }
  return grouped(mentions, ({ record }) => inOrder(record[field]) || null).map(({ value, pages }) => ({
    value: first.get(value as string),
    pages,
  }));
}

/** "A met B" and "B met A", and nothing else. */
function areSidesTurned(mentions: readonly EventMention[]): boolean {
  const parties = mentions.map(({ record }) => [...record.actor, ...record.recipient].sort(compare).join("; "));
  return new Set(parties).size === 1;
}

function sideOf(mentions: readonly EventMention[], side: "actor" | "recipient"): string[] {
  const classes: { parties: Party[]; named: { name: string; text: string }[]; place: number }[] = [];
  const texts = new Set(mentions.map(({ text }) => text)).size;
  for (const { record, text, country } of mentions) {
    record[side].forEach((name, place) => {
      const party = partyOf(name, country(name));
      const known = classes.find(({ parties }) => parties.some((other) => likeness(other, party) >= 0.7));
      if (known === undefined) classes.push({ parties: [party], named: [{ name, text }], place });
      else {
        known.parties.push(party);
        known.named.push({ name, text });
        known.place = Math.min(known.place, place);
      }
    });
  }
  const told = (named: readonly { text: string }[]) => new Set(named.map(({ text }) => text)).size;
  const most = Math.max(0, ...classes.map(({ named }) => told(named)));
  const kept = classes.filter(
    ({ named }) => told(named) * 2 > texts || (most * 2 <= texts && isSurest(named, mentions)),
  );
  return kept
    .sort((a, b) => a.place - b.place || told(b.named) - told(a.named))
    .map(({ named, parties }) => {
      const states = new Set(parties.filter(({ state }) => state).map(({ name }) => name));
      return bestName(named, states);
    });
}

/** Where no party has a majority, those of the surest mention stand. */
function isSurest(named: readonly { text: string }[], mentions: readonly EventMention[]): boolean {
  const { text } = surestOf(mentions);
  return named.some((other) => other.text === text);
}

const surestOf = (mentions: readonly EventMention[]): EventMention =>
  [...mentions].sort((a, b) => b.record.sure - a.record.sure || compare(a.id, b.id) || compare(a.ref, b.ref))[0]!;

/** The fullest, commonest name; a state's code only where nobody is named. */
function bestName(named: readonly { name: string; text: string }[], states: ReadonlySet<string>): string {
  const counts = new Map<string, Set<string>>();
  for (const { name, text } of named) counts.set(name, (counts.get(name) ?? new Set()).add(text));
  return [...counts].sort(
    ([a, x], [b, y]) => +states.has(a) - +states.has(b) || y.size - x.size || b.length - a.length || compare(a, b),
  )[0]![0];
}

function firstOf<T>(mentions: readonly EventMention[], of: (event: EventReading) => T | null): T | null {
  for (const { record } of mentions) {
    const value = of(record);
    if (value !== null) return value;
  }
  return null;
}

function union(mentions: readonly EventMention[], of: (event: EventReading) => readonly string[]): string[] {
  return [...new Set(mentions.flatMap(({ record }) => of(record)))].sort(compare);
}
