import { dayEdtf, daysOf, spanEdtf, withinEdtf } from "../../kit/edtf.ts";
import type { Edtf, When } from "../../model/index.ts";
import type { Party } from "../party.ts";
import { daysMeet, isAhead } from "./days.ts";
import { type EventDraft, redrafted } from "./draft.ts";
import { scenePlace } from "./scene-place.ts";

/**
 * Which event each belongs to, by its index, or null: what is agreed or said at a meeting to the meeting, a meeting of the
 * visitor with the hosts to the visit, a visit to the tour by the same person that names more lands or none.
 */
export function partsOf(drafts: readonly EventDraft[]): (number | null)[] {
  const of = (modes: readonly string[]) =>
    drafts.flatMap((draft, i) => (modes.includes(draft.frame.mode ?? "") ? [i] : []));
  const visits = of(["visit"]);
  const meetings = of(["meeting", "call", "forum", "summit"]);
  const signings = of(["sign"]);
  return drafts.map((draft, i) => {
    const others = (list: readonly number[]) => list.filter((other) => other !== i);
    const visit =
      belongsToVisits.has(draft.frame.type) || atMeetings.has(draft.frame.type)
        ? others(visits).find((v) => isPartOf(draft, drafts[v]!))
        : undefined;
    if (draft.frame.type !== "CONSULT") {
      const said = others(meetings).filter((m) => isSaidAt(draft, drafts[m]!));
      // Agreed at the meeting of those very people; else, on a visit, at whichever of its meetings.
      const meeting = said.find((m) => areTheSame(draft, drafts[m]!)) ?? visit ?? said[0];
      if (meeting !== undefined) return meeting;
    }
    if (visit !== undefined) return visit;
    return others(signings).find((one) => isSaidIn(draft, drafts[one]!)) ?? null;
  });
}

/** Acts of words and agreements by those who meet: in the same sentence, or by the very same parties on the same day. */
function isSaidAt(draft: EventDraft, meeting: EventDraft): boolean {
  if (!atMeetings.has(draft.frame.type)) return false;
  // "defended the ties on Sunday … is to hold talks this week": not yet at those.
  if (draft.status === "held" && meeting.status === "announced" && draft.sentence !== meeting.sentence) return false;
  const there = new Set([...meeting.actors, ...meeting.recipients].map((party) => party.name));
  if (isBetweenThem(draft, meeting)) return true;
  if (draft.actors.length === 0 || !draft.actors.every((party) => there.has(party.name))) return false;
  if (draft.sentence === meeting.sentence) return true;
  const sameDay = draft.when !== null && draft.when.date === meeting.when?.date;
  if (sameDay && Math.abs(draft.sentence - meeting.sentence) <= 2) return true;
  const both = [...draft.actors, ...draft.recipients].filter((party) => there.has(party.name)).length >= 2;
  return both && draft.when !== null && meeting.when !== null && datesMeet(draft, meeting);
}

/**
 * What the states of those who met agree, or one asks or thanks the other for, near where their meeting is told: "Biden received
 * Kishida and Yoon. The three countries pledged to consult one another", "Xi received Lavrov. China would support Russia, Xi said".
 */
function isBetweenThem(draft: EventDraft, meeting: EventDraft): boolean {
  const statesOf = (parties: readonly Party[]): Set<string> => new Set(parties.flatMap(({ state }) => state ?? []));
  const present = statesOf([...meeting.actors, ...meeting.recipients]);
  // With one voice they may speak of a third: "The three also criticised China".
  const sides = draft.actors.length > 1 ? draft.actors : [...draft.actors, ...draft.recipients];
  const speaking = statesOf(sides);
  // "Both deny it": a standing answer.
  if (draft.frame.type === "REJECT" && draft.when === null) return false;
  if (present.size < 2 || speaking.size < 2 || sides.some(({ state }) => state === null || !present.has(state)))
    return false;
  const far = draft.sentence - meeting.sentence;
  const isNear = draft.actors.length > 1 ? Math.abs(far) <= AROUND : far >= 0 && far <= AROUND;
  return isNear && draft.status === meeting.status && datesMeet(draft, meeting);
}

/** In sentences. */
const AROUND = 4;

/** Do those who agree among themselves, or with the other, meet with nobody besides? */
function areTheSame({ actors, recipients }: EventDraft, meeting: EventDraft): boolean {
  const names = (parties: readonly Party[]): string =>
    parties
      .map(({ name }) => name)
      .sort()
      .join();
  return (
    names(actors.length > 1 ? actors : [...actors, ...recipients]) === names([...meeting.actors, ...meeting.recipients])
  );
}

const atMeetings = new Set(["AGREE", "ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN"]);

/** What those who sign say with one voice stands in what they sign: "The two sides oppose …" of a joint statement. */
function isSaidIn(draft: EventDraft, signing: EventDraft): boolean {
  if (!atMeetings.has(draft.frame.type) || draft.frame.mode === "sign" || draft.actors.length < 2) return false;
  const states = (one: EventDraft): string =>
    [...new Set(one.actors.map((party) => party.state ?? party.name))].sort().join();
  return states(draft) === states(signing) && datesMeet(draft, signing);
}

/**
 * The events with what visits and their parts lend one another. A visit without a day of its own spans the days of what is told
 * to happen in it; a meeting without one is on one of the visit's days, and where the visit goes to one place it is there.
 */
export function withVisits(
  drafts: readonly EventDraft[],
  parts: readonly (number | null)[],
  published: Edtf | null,
): EventDraft[] {
  const dated = drafts.map((draft, i) => {
    if (draft.when !== null || draft.frame.mode !== "visit") return draft;
    const told = spanOfParts(drafts.filter((_, other) => parts[other] === i));
    // What is still to be done on a visit that has begun does not tell its days.
    const when = draft.status === "held" && isAhead(told, published) ? null : told;
    return redrafted(draft, {
      when,
      status: draft.status === "held" && lasts(when, published) ? "underway" : draft.status,
    });
  });
  // What is said at a meeting of a visit has its day from the visit by way of the meeting.
  const dayOf = (i: number, depth: number): When | null => {
    const own = dated[i]!.when;
    const part = parts[i] ?? null;
    if (own !== null || part === null || dated[i]!.frame.mode === "visit" || depth > 2) return own;
    return lentDay(dayOf(part, depth + 1));
  };
  const settled = dated.map((draft, i) => {
    const when = dayOf(i, 0);
    // "a news conference after the two leaders' meeting", on a visit to come: so is the meeting.
    const isToCome = draft.status === "held" && draft.when === null && isAhead(when, published);
    return redrafted(draft, { when, status: isToCome ? "announced" : draft.status });
  });
  const placed = settled.map((draft, i) =>
    redrafted(draft, { place: scenePlace(draft, settled, visitOf(i, parts, settled)) ?? draft.place }),
  );
  return placed.map((draft, i) => {
    const part = parts[i] ?? null;
    return part === null || draft.frame.mode === "visit"
      ? draft
      : redrafted(draft, { place: draft.place ?? placed[part]!.place });
  });
}

/** The visit that the event belongs to, be it by way of a meeting; null if to none. */
function visitOf(i: number, parts: readonly (number | null)[], drafts: readonly EventDraft[]): EventDraft | null {
  let at = parts[i] ?? null;
  for (let depth = 0; at !== null && depth < 3; depth += 1) {
    if (drafts[at]!.frame.mode === "visit") return drafts[at]!;
    at = parts[at] ?? null;
  }
  return null;
}

/** What is told to happen in it has begun by the page's day, and the last of it is to come. */
function lasts(when: When | null, published: Edtf | null): boolean {
  const [days, page] = [daysOf(when?.date ?? null), daysOf(published)];
  return days !== null && page !== null && days.first <= page.first && days.last > page.last;
}

/** "signed on Tuesday during her trip … left for home on Wednesday": from Tuesday to Wednesday. Null where no part has a day. */
function spanOfParts(parts: readonly EventDraft[]): When | null {
  const days = parts.flatMap(({ when }) => {
    const its = daysOf(when?.date ?? null);
    return when === null || its === null || its.first !== its.last ? [] : [{ day: its.first, when }];
  });
  if (days.length === 0) return null;
  const first = Math.min(...days.map(({ day }) => day));
  const last = Math.max(...days.map(({ day }) => day));
  if (last - first > 14) return null;
  const date = first === last ? dayEdtf(first) : spanEdtf(first, last);
  return { ...days[0]!.when, date, dateIs: "inferred", reason: "the days of what is told to happen in it" };
}

function lentDay(when: When | null): When | null {
  if (when === null || when.date.includes("/..")) return null;
  const days = daysOf(when.date);
  if (days === null || days.last - days.first > 14) return null;
  const date = days.first === days.last ? dayEdtf(days.first) : withinEdtf(days.first, days.last);
  return { ...when, date, dateIs: "inferred", reason: "within the visit that it belongs to" };
}

const belongsToVisits = new Set(["CONSULT", "AGREE", "SUPPORT", "AID", "CONCEDE"]);

function isPartOf(draft: EventDraft, visit: EventDraft): boolean {
  const visitors = new Set(visit.actors.map((party) => party.name));
  const hosts = new Set(visit.recipients.map((party) => party.state ?? party.name));
  const parties = [...draft.actors, ...draft.recipients];
  const visitorThere = parties.some(
    (party) => visitors.has(party.name) || visit.actors.some((v) => v.state !== null && v.state === party.name),
  );
  if (!visitorThere) return false;
  // "invited her to a summit": not to the visit on which he said so.
  if (
    draft.status === "proposed" &&
    draft.frame.type === "CONSULT" &&
    (visit.status === "held" || visit.status === "underway")
  )
    return false;
  // "I will go again, following my discussions with her", "spoke by phone. He will visit Tokyo": what is over is no part of a visit to come.
  if (
    draft.status === "held" &&
    visit.status === "announced" &&
    (draft.sentence === visit.sentence || isKnown(draft) || draft.frame.pos === "v")
  )
    return false;
  if (draft.frame.mode === "visit") {
    return (
      draft.recipients.length > 0 &&
      (visit.recipients.length === 0 || visit.recipients.length > draft.recipients.length || isStop(draft, visit)) &&
      datesMeet(draft, visit)
    );
  }
  const after = draft.sentence - visit.sentence;
  // "He also handed over four hospitals", "He will sign agreements": told behind the visit, with no other day.
  if (draft.when === null && after > 0 && after <= AROUND) {
    if (draft.frame.type === "AID") return isDoneThere(draft, visit);
    if (draft.frame.mode === "sign" && parties.length === 1 && draft.status === visit.status) return true;
  }
  if (draft.frame.type !== "CONSULT" && draft.frame.type !== "AGREE") {
    // Words belong to a visit only on its very days, from one side of it to the other.
    return (
      draft.when !== null && visit.when !== null && daysMeet(draft.when, visit.when, 0) && isDoneThere(draft, visit)
    );
  }
  // "spoke at a conference there on Sunday": nobody else is named.
  const named = parties.filter(({ type }) => type !== "body");
  if (draft.frame.type === "CONSULT" && named.length === 1 && draft.when !== null && visit.when !== null)
    return datesMeet(draft, visit);
  // "signed during the state visit of Ali": of a host who is not named.
  if (visit.recipients.length === 0 && draft.sentence === visit.sentence) return datesMeet(draft, visit);
  const hostThere = parties.some((party) => !visitors.has(party.name) && hosts.has(party.state ?? party.name));
  return hostThere && datesMeet(draft, visit);
}

/** "on his trip … On Friday he is to go to Harbin": where he is still to go on a visit that has begun, in the same land. */
const isStop = (draft: EventDraft, visit: EventDraft): boolean =>
  draft.status === "announced" &&
  (visit.status === "held" || visit.status === "underway") &&
  draft.sentence > visit.sentence &&
  draft.place?.land === false &&
  visit.place?.name !== draft.place.name &&
  draft.recipients.length === 1 &&
  visit.recipients.some(({ name }) => name === draft.recipients[0]!.name);

/** Of a day of its own. */
const isKnown = ({ when }: EventDraft): boolean => when !== null && /^\d{4}-\d\d-\d\d$/.test(when.date);

/** Does the visitor say or give it, to whomever, or a host to the visitor? */
function isDoneThere(draft: EventDraft, visit: EventDraft): boolean {
  const isVisitor = (party: Party): boolean => visit.actors.some(({ name }) => name === party.name);
  const isOfVisitor = (party: Party): boolean =>
    isVisitor(party) || visit.actors.some(({ state }) => state !== null && state === party.state);
  const isHost = ({ name, state }: Party): boolean => visit.recipients.some((host) => host.name === (state ?? name));
  const speaks = draft.actors.some((party) => isVisitor(party) && party.type === "person");
  const isWord = atMeetings.has(draft.frame.type) && draft.recipients.length > 0;
  const answers = isWord && draft.actors.some(isHost) && draft.recipients.every(isOfVisitor);
  const gives = draft.actors.length > 0 && draft.actors.every(isOfVisitor) && draft.recipients.some(isHost);
  return speaks || answers || gives;
}

/** A visit of which only the first day is told may last a few days. */
const datesMeet = (a: EventDraft, b: EventDraft): boolean =>
  a.when === null || b.when === null || daysMeet(a.when, b.when, 3);
