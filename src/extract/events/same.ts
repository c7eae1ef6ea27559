import { daysOf } from "../../kit/edtf.ts";
import type { Edtf } from "../../model/index.ts";
import { type Party, sideOf } from "../party.ts";
import { type EventDraft, isUnlisted, redrafted } from "./draft.ts";

/**
 * The tellings of one page made one event a happening: "will visit Beijing next week … the visit is scheduled for Tuesday".
 * Each group's best telling gives the fields and the evidence; what it does not say is taken from the others.
 */
export function mergeTellings(drafts: readonly EventDraft[], published: Edtf | null = null): EventDraft[] {
  const page = daysOf(published);
  const isOver = (draft: EventDraft): boolean => {
    const days = daysOf(draft.when?.date ?? null);
    return page !== null && days !== null && days.last < page.first;
  };
  // "will lend Suva a million" and "lent it a million in June": what is to come was not on a day that is over.
  const isStillToCome = ({ when }: EventDraft): boolean =>
    when === null || (page !== null && (daysOf(when.date)?.last ?? page.last) >= page.first);
  // "The ministers are to meet", after "They met on Friday": not on Friday.
  const isFollowUp = (a: EventDraft, b: EventDraft): boolean =>
    a.when === null && b.when !== null && b.status === "held" && a.frame.pos === "v" && b.frame.pos === "v";
  const isLongOver = ({ when }: EventDraft): boolean => {
    const days = daysOf(when?.date ?? null);
    return page !== null && days !== null && page.first - days.last > LONG;
  };
  // "Peru closed its embassy. Chile's envoy had been recalled in May": the news is none of the past that the page recalls.
  const isNews = ({ when, frame, status, sentence }: EventDraft, past: EventDraft): boolean =>
    when === null &&
    status === "held" &&
    frame.pos === "v" &&
    recalls(frame) &&
    (sentence < LEDE || frame.name !== past.frame.name) &&
    sentence < past.sentence;
  // "pledged on Thursday, on his first trip … On Friday he is to visit Harbin": a stop of the trip that he is on.
  const isStopOf = (a: EventDraft, b: EventDraft): boolean =>
    page !== null &&
    a.frame.mode === "visit" &&
    (daysOf(a.when?.date ?? null)?.first ?? page.last) > page.last &&
    !isToCome(b) &&
    b.when === null &&
    (b.slots[0] === "ctrl" || b.slots[0] === "lv");
  const atOdds = (a: EventDraft, b: EventDraft): boolean =>
    (isToCome(a) && !isOneThreat(a, b) && ((isStillToCome(a) && isOver(b)) || isFollowUp(a, b) || isStopOf(a, b))) ||
    (isLongOver(b) && isNews(a, b));
  const groups: EventDraft[][] = [];
  for (const draft of drafts) {
    if (isOfAnotherGuest(draft, drafts)) continue;
    const fits = (group: readonly EventDraft[]): boolean =>
      group.every((other) => isSame(draft, other) && !atOdds(draft, other) && !atOdds(other, draft));
    // "sent a message to Lima": a noun without a doer tells of what its own sentence does, and of no other message.
    const isOwn = (group: readonly EventDraft[]): boolean => group.some(({ sentence }) => sentence === draft.sentence);
    const own = draft.actors.length > 0 ? undefined : groups.find((group) => isOwn(group) && fits(group));
    const home = own ?? groups.find(fits);
    if (home === undefined) groups.push([draft]);
    else home.push(draft);
  }
  return groups.map(together);
}

/** Days after which nothing is news. */
const LONG = 14;
/** Sentences that bring the news. */
const LEDE = 2;

/** Whoever meets or signs may be told to have done so long ago in words that name no day; deeds and words of another day are others. */
const recalls = ({ type }: EventDraft["frame"]): boolean => type !== "CONSULT" && type !== "AGREE";

/** "During the visit, the ambassador said": not the ambassador's, where somebody else's is told. */
const isOfAnotherGuest = ({ frame, actors, recipients, slots }: EventDraft, drafts: readonly EventDraft[]): boolean =>
  frame.mode === "visit" &&
  recipients.length === 0 &&
  slots[0] === "ctrl" &&
  drafts.some((other) => other.frame.mode === "visit" && other.recipients.length > 0) &&
  !drafts.some(
    (other) => other.frame.mode === "visit" && other.recipients.length > 0 && sidesAgree(actors, other.actors),
  );

/** "warned that it would strike back": what is threatened is to come, the threat is not. */
const isOneThreat = (a: EventDraft, b: EventDraft): boolean =>
  a.frame.type === "THREATEN" && b.frame.type === "THREATEN" && a.sentence === b.sentence;

const isToCome = ({ status }: EventDraft): boolean => status === "announced" || status === "proposed";

/** Acts of words: two of them by one speaker are one only when they are said in one place of the page or on the same day. */
const verbal = new Set(["ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"]);

function isSame(a: EventDraft, b: EventDraft): boolean {
  if (a.frame.type !== b.frame.type) return false;
  if (!modesAgree(a, b)) return false;
  if (isHalf(a, b) || isHalf(b, a) || isOfBoth(a, b) || isOfBoth(b, a)) return false;
  if (!datesAgree(a, b)) return false;
  if (
    (a.another === true) !== (b.another === true) &&
    a.sentence !== b.sentence &&
    (a.when === null || b.when === null)
  )
    return false;
  // "agreed to prevent clashes … also agreed to form a committee", "closed the border … also banned its flights".
  // "congratulated Ali … also congratulated the Chadian side on the vote".
  if (ofMany.has(a.frame.type) && a.sentence !== b.sentence && (a.sentence < b.sentence ? b : a).also === true)
    return false;
  if (isSignedBefore(a, b) || isSignedBefore(b, a)) return false;
  if (a.frame.type === "CONSULT" || a.frame.type === "AGREE") {
    const left = [...a.actors, ...a.recipients];
    const right = [...b.actors, ...b.recipients];
    return a.frame.mode === "visit" ? sidesAgree(a.actors, b.actors) && hostsAgree(a, b) : sidesAgree(left, right);
  }
  // An inquiry is no complaint, though both accuse: CAMEO keeps them apart.
  if (a.frame.type === "ACCUSE" && a.frame.cameo.slice(0, 2) !== b.frame.cameo.slice(0, 2)) return false;
  // To deport and to declare an emergency are two deeds.
  if (a.frame.type === "COERCE" && a.sentence !== b.sentence && a.frame.cameo.slice(0, 3) !== b.frame.cameo.slice(0, 3))
    return false;
  // "expelled an envoy. It suspended the trade talks": two measures, whose days may be one or not told.
  if (
    a.frame.type === "SANCTION" &&
    a.sentence !== b.sentence &&
    isListedVerb(a) &&
    isListedVerb(b) &&
    a.frame.cameo.slice(0, 3) !== b.frame.cameo.slice(0, 3)
  )
    return false;
  if (verbal.has(a.frame.type) && a.sentence !== b.sentence && names(a.actors) !== names(b.actors)) return false;
  // "revoked the accreditation of Danish diplomats" is one deed, "expelled Lars Holm" another.
  if (
    a.frame.type === "SANCTION" &&
    a.recipients.some(isPerson) !== b.recipients.some(isPerson) &&
    a.sentence !== b.sentence
  )
    return false;
  if (!sidesAgree(a.actors, b.actors) || isReply(a, b) || isReply(b, a)) return false;
  return sidesAgree(a.recipients, b.recipients) || isSameBlow(a, b) || isSameBlow(b, a);
}

/** "A raid killed four people … The raid wounded ten soldiers": one blow, whomever it hit. */
const isSameBlow = (a: EventDraft, b: EventDraft): boolean =>
  isOutcome(a, b) ||
  (a.frame.type === "ASSAULT" &&
    a.slots[0] === "again" &&
    b.sentence <= a.sentence &&
    a.sentence - b.sentence <= AFTERMATH);

/** "fired rockets at the city, killing ten". */
const isOutcome = (a: EventDraft, b: EventDraft): boolean =>
  a.outcomeOf !== null && a.sentence === b.sentence && a.outcomeOf === b.predicate;

/** Sentences within which "the attack" is the one just told of. */
const AFTERMATH = 3;
/** What the network alone tells of a verb is its type, not which measure. */
const isListedVerb = (draft: EventDraft): boolean => draft.frame.pos === "v" && !isUnlisted(draft);

const ofMany = new Set(["AGREE", "SANCTION", "SUPPORT", "ACCUSE", "REQUEST"]);

/** "will sign a treaty on cod. A border treaty was signed in Oslo": what is to be signed has not been, whether or not days are told. */
const isSignedBefore = (a: EventDraft, b: EventDraft): boolean =>
  a.frame.mode === "sign" &&
  a.sentence !== b.sentence &&
  isToCome(a) &&
  b.status === "held" &&
  a.frame.pos === "v" &&
  b.frame.pos === "v" &&
  b.past;

/** "The army accused the rebels", "the rebels accused the army": rebels are of the state that they fight, yet it is not one deed. */
const isReply = (a: EventDraft, b: EventDraft): boolean =>
  a.recipients.some(
    (party) =>
      b.actors.some((one) => sideOf(one) === sideOf(party)) && !a.actors.some((one) => sideOf(one) === sideOf(party)),
  ) && !b.recipients.some((party) => a.recipients.some((one) => sideOf(one) === sideOf(party)));

/** "Two Chadian jets were shot down … 20 Malian and three Chadian soldiers were killed": what befell one side, and what befell both. */
const isHalf = (a: EventDraft, b: EventDraft): boolean =>
  a.frame.type === "ASSAULT" &&
  a.sentence !== b.sentence &&
  a.recipients.length === 1 &&
  b.actors.length === 0 &&
  new Set(b.recipients.map(sideOf)).size > 1;

/** "The two have fought three wars", "the armies traded fire": what two do to each other is not what one does to the other. */
const isOfBoth = (a: EventDraft, b: EventDraft): boolean =>
  a.frame.type === "ASSAULT" &&
  a.sentence !== b.sentence &&
  a.recipients.length === 0 &&
  new Set(a.actors.map(sideOf)).size > 1 &&
  b.actors.length > 0 &&
  new Set(b.actors.map(sideOf)).size === 1;

const isPerson = ({ type }: Party): boolean => type === "person";

const names = (parties: readonly Party[]): string =>
  parties
    .map((party) => party.name)
    .sort()
    .join();

function modesAgree(a: EventDraft, b: EventDraft): boolean {
  if (a.frame.mode === b.frame.mode) return true;
  if (a.frame.type !== "CONSULT") return a.sentence === b.sentence;
  const talks = new Set([a.frame.mode, b.frame.mode]);
  // "They spoke by phone. During the talks …": words that leave open how they spoke.
  if (talks.has("call") && talks.has("meeting")) {
    const [call, meeting] = a.frame.mode === "meeting" ? [b, a] : [a, b];
    // "spoke by phone to coordinate": what the call was for.
    return (
      openMeeting(meeting) ||
      (meeting.sentence === call.sentence && meeting.recipients.length === 0 && meeting.place === null)
    );
  }
  return !talks.has("visit") && !talks.has("call") && !talks.has("letter");
}

const openMeeting = ({ frame, place }: EventDraft): boolean =>
  place === null &&
  /^(?:talks?|conversation|dialogue|discussion|discuss|exchange|review|address|raise|touch|explore|stress)\b/.test(
    frame.name,
  );

/** Every party of the smaller side has its like on the other: the same, or a state and one of its people. Empty agrees with all. */
function sidesAgree(a: readonly Party[], b: readonly Party[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return few.every((party) => many.some((other) => alike(party, other)));
}

const alike = (a: Party, b: Party): boolean =>
  a.name === b.name ||
  (a.state !== null && a.state === b.state && (a.type !== "person" || b.type !== "person") && !areFoes(a, b));

/** A state and a group of its land that fights for itself are no one side. */
const areFoes = (a: Party, b: Party): boolean =>
  (a.type === "state" && b.type === "group" && sideOf(b) !== b.state) ||
  (b.type === "state" && a.type === "group" && sideOf(a) !== a.state);

/** A tour that names no land, or more lands, is a visit of its own, which its stops belong to. */
const hostsAgree = (a: EventDraft, b: EventDraft): boolean =>
  landsOf(a) === landsOf(b) &&
  ((a.recipients.length === 0) === (b.recipients.length === 0) || isVague(a) || isVague(b)) &&
  sidesAgree(a.recipients, b.recipients);

/** How many lands a visit goes to; one where none is named. */
const landsOf = ({ recipients }: EventDraft): number => Math.max(1, new Set(recipients.map(({ state }) => state)).size);

/** "The visit is scheduled for Tuesday": of a visit that wants a host, and no tour of several. */
const isVague = (draft: EventDraft): boolean => draft.recipients.length === 0 && draft.doubts.includes("needs both");

function datesAgree(a: EventDraft, b: EventDraft): boolean {
  if (a.when === null || b.when === null) return true;
  const x = daysOf(a.when.date);
  const y = daysOf(b.when.date);
  if (x === null || y === null) return a.when.date === b.when.date;
  return x.first <= y.last && y.first <= x.last;
}

/** "Speaking to Li, he said" tells of a meeting only in passing; a lede that says so tells its news. */
const faint = /^(speak|talk|discuss|exchange|review|raise|touch|explore)\b/;

/** How much a telling says: persons named, a day, a place, a verb rather than a noun. */
function worth(draft: EventDraft): number {
  const named = [...draft.actors, ...draft.recipients].filter(
    (party) => party.type === "person" || party.type === "body",
  ).length;
  return (
    named * 2 +
    (draft.when === null ? 0 : draft.when.reason.endsWith("calendar of wars") ? 1 : 3) +
    (draft.place === null ? 0 : 1) +
    (/^(war|conflict)\b/.test(draft.frame.name) ? -1 : 0) +
    (isUnlisted(draft) || draft.frame.name.startsWith("spoken") ? UNLISTED : 0) +
    (draft.outcomeOf === null ? 0 : OUTCOME) +
    (draft.also && faint.test(draft.frame.name) ? ALSO : 0) +
    (draft.sentence === 0 || (draft.frame.pos === "v" && !faint.test(draft.frame.name)) ? 2 : 0) -
    draft.sentence / 100
  );
}

/** "The two issued a statement" tells less of their meeting than "They met" does, whoever it names. */
const UNLISTED = -4;
/** "They also discussed fisheries" tells less of a meeting than "The two foreign ministers met" does, whoever it names. */
const ALSO = -3;
/** Whom it killed tells less than whom it was aimed at. */
const OUTCOME = -3;

function together(group: readonly EventDraft[]): EventDraft {
  const [best, ...others] = [...group].sort(
    (a, b) => worth(b) - worth(a) || a.sentence - b.sentence || a.predicate - b.predicate,
  );
  const call = group.find(({ frame }) => frame.mode === "call");
  let merged = call === undefined || best!.frame.mode !== "meeting" ? best! : redrafted(best!, { frame: call.frame });
  for (const one of others) {
    const other = facing(one, merged);
    merged = facing(merged, other);
    const before = merged;
    const sides = sidesOfBoth(merged, other);
    merged = redrafted(merged, {
      // Who is said not to have done it is not known to have.
      actors: sides?.actors ?? (other.status === "denied" ? merged.actors : fuller(merged.actors, other.actors)),
      // "accused Chad …, after a paper told of arms for Chad and Mali": whom words are aimed at is not told by other words.
      recipients:
        sides?.recipients ??
        (verbal.has(merged.frame.type) && merged.recipients.length > 0
          ? merged.recipients
          : fuller(merged.recipients, other.recipients)),
      place: nearer(merged.place, other.place),
      when: closer(merged.when, other.when),
    });
    if (other.reported === "contested" || before.reported === "contested")
      merged = redrafted(merged, contested(before, other));
  }
  // "was to visit Peru last month … But the trip was cancelled".
  if (group.some(({ status, sentence }) => status === "cancelled" && sentence >= merged.sentence))
    merged = redrafted(merged, { status: "cancelled" });
  const chances = group.flatMap(({ chance }) => chance ?? []);
  const acting = new Set(merged.actors.map((party) => party.name));
  return redrafted(merged, {
    recipients: merged.recipients.filter((party) => !acting.has(party.name)),
    chance: chances.length === 0 ? null : Math.max(...chances),
    tellings: group.length,
  });
}

/**
 * "The leaders of Peru and Chile are meeting … President Berg will meet his Chilean counterpart Holm": told once with both as one
 * side and once with two, the sides are those of the telling that names more persons; null where both are told alike.
 */
function sidesOfBoth(a: EventDraft, b: EventDraft): Pick<EventDraft, "actors" | "recipients"> | null {
  if (
    a.frame.type !== "CONSULT" ||
    a.frame.mode === "visit" ||
    (a.recipients.length === 0) === (b.recipients.length === 0)
  )
    return null;
  const [joint, facing] = a.recipients.length === 0 ? [a, b] : [b, a];
  if (joint.actors.length < 2 || facing.actors.length === 0) return null;
  const people = ({ actors, recipients }: EventDraft): number => [...actors, ...recipients].filter(isPerson).length;
  const best = people(facing) >= people(joint) ? facing : joint;
  return { actors: best.actors, recipients: best.recipients };
}

/** "Berg met two Chadian envoys … Ali's meeting with Berg": of those who meet, the sides are told in one order. */
function facing(draft: EventDraft, other: EventDraft): EventDraft {
  if (draft.frame.type !== "CONSULT" || draft.frame.mode === "visit" || other.actors.length === 0) return draft;
  const isAcross = (a: readonly Party[], b: readonly Party[]): boolean =>
    a.length > 0 && b.length > 0 && sidesAgree(a, b);
  if (!isAcross(draft.actors, other.recipients) || isAcross(draft.actors, other.actors)) return draft;
  return draft.recipients.length === 0 || isAcross(draft.recipients, other.actors)
    ? redrafted(draft, { actors: draft.recipients, recipients: draft.actors })
    : draft;
}

/** A city says more than its country. */
const nearer = (a: EventDraft["place"], b: EventDraft["place"]): EventDraft["place"] =>
  a === null || (a.land && b !== null && !b.land && b.country === a.country) ? (b ?? a) : a;

/** What one telling contests is contested, whoever says so and whoever denies it. */
const contested = (a: EventDraft, b: EventDraft): Pick<EventDraft, "reported" | "accordingTo" | "contestedBy"> => ({
  reported: "contested",
  accordingTo: [...new Set([...a.accordingTo, ...b.accordingTo])],
  contestedBy: [...new Set([...a.contestedBy, ...b.contestedBy])],
});

/** The side that names more people, or more parties. A state gives way to its own person only in the same number. */
function fuller(a: readonly Party[], b: readonly Party[]): readonly Party[] {
  if (a.length === 0) return b;
  const people = (side: readonly Party[]): number => side.filter((party) => party.type === "person").length;
  if (a.every((party) => b.some((other) => other.name === party.name)) && b.length > a.length) return b;
  return b.length >= a.length && people(b) > people(a) ? b : a;
}

/** The date that says more: of two that agree, the one of fewer days. */
function closer(a: EventDraft["when"], b: EventDraft["when"]): EventDraft["when"] {
  if (a === null || b === null) return a ?? b;
  const x = daysOf(a.date);
  const y = daysOf(b.date);
  if (x === null || y === null) return a;
  return y.last - y.first < x.last - x.first ? b : a;
}
