/**
 * Whether two records of events tell one happening: `compareEvents`. What the record says of it stands in event-line.ts.
 *
 * "Valtonen will visit Astana next week" (Friday) and "Valtonen arrived in Astana" (the Tuesday after) are one visit, first
 * announced, then underway. A visit and its return visit, this year's talks and last year's, the meeting with the president
 * and the meeting with the premier on one trip are not.
 */
import { dayEdtf } from "../kit/edtf.ts";
import type { Edge } from "./match.ts";
import { likeness, type Party, sharedName, UNTOLD } from "./names.ts";
import { type EventSketch, gapOf, type Interval, type MonthDay } from "./sketch.ts";
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
export const MUTUAL = new Set(["meeting", "call", "summit", "forum", "sign"]);

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
