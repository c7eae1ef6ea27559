/**
 * What the record says of a happening that several pages tell: `eventLine`. Each field takes what most independent texts say, a date the
 * narrowest that most allow, a status the latest stage; whatever else is said stands in `disagree`.
 */
import { compareEdtf } from "../kit/edtf.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Status } from "../model/plover.ts";
import type { EventReading } from "../model/reading.ts";
import type { Disagreement, EventLine, Joined } from "../model/record.ts";
import { atFirstHand, atLeastOne, grouped, majority, reviewOf } from "./agree.ts";
import { MUTUAL } from "./events.ts";
import { compare, type Mention } from "./ids.ts";
import { asVoices, sourcesNamed } from "./leaning.ts";
import type { Voiced } from "./lines.ts";
import { likeness, type Party, partyOf } from "./names.ts";
import { gapOf, intervalOf } from "./sketch.ts";

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
