/**
 * At which of the page's events a saying was said: of "“We agreed,” Okafor said after the talks." it is the meeting told just before.
 *
 * Runs when both are read. A saying has an occasion where its own sentence names one outside what is said ("during talks with",
 * "at the summit", "speaking in a call") or where it is told to the other party of a meeting ("Okafor told Li"), and the speaker or
 * his state took part. Null where no event of the page fits; nothing is made up.
 */
import type { EventReading, StatementReading } from "../model/index.ts";

/** The statements with `occasion` filled in where the page tells it. */
export function withOccasions(
  statements: readonly StatementReading[],
  events: readonly EventReading[],
): StatementReading[] {
  const meetings = events.filter((event) => event.type === "CONSULT" && HAPPENS.has(event.status));
  if (meetings.length === 0) return [...statements];
  return statements.map((statement) => {
    const occasion = occasionOf(statement, meetings);
    return occasion === null ? statement : { ...statement, occasion: occasion.id };
  });
}

const HAPPENS: ReadonlySet<string> = new Set(["held", "underway"]);

/** Characters between an event's evidence and a saying that may still belong to it: about six sentences. */
const REACH = 900;
const NEAR = 300;

/** "after talks with", "at a summit in", "during the call": the noun tells the kind. */
const NAMED =
  /\b(?:during|at|in|after|following|on the sidelines of|at the (?:start|beginning|opening|end|close) of|opening|closing)\s(?:[\p{L}’'-]+\s){0,4}?(talks|meeting|summit|conversation|negotiations|dinner|lunch|call|phone call|forum|conference|gathering|session|visit|trip|tour)\b/iu;

const KINDS: Readonly<Record<string, readonly string[]>> = {
  talks: ["meeting", "summit", "visit"],
  meeting: ["meeting", "summit", "forum"],
  negotiations: ["meeting", "summit"],
  conversation: ["call", "meeting"],
  dinner: ["meeting", "summit"],
  lunch: ["meeting", "summit"],
  summit: ["summit", "meeting", "forum"],
  call: ["call"],
  "phone call": ["call"],
  forum: ["forum"],
  conference: ["forum"],
  gathering: ["forum", "meeting"],
  session: ["forum", "meeting"],
  visit: ["visit"],
  trip: ["visit"],
  tour: ["visit"],
};

function occasionOf(statement: StatementReading, meetings: readonly EventReading[]): EventReading | null {
  const named = NAMED.exec(frameOf(statement));
  const noun = named?.[1]?.toLowerCase() ?? null;
  // "told a news conference" is a channel and no meeting between parties.
  const press = noun === "conference" && /\b(?:news|press|media)\s+conference\b/i.test(named![0]);
  const kinds = noun === null || press ? null : (KINDS[noun] ?? null);
  let best: EventReading | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const event of meetings) {
    if (!tookPart(statement, event)) continue;
    const rank = kinds === null ? -1 : kinds.indexOf(event.mode ?? "");
    const hears = statement.to !== null && isParty(statement.to, event) && event.mode !== "visit";
    if (rank < 0 && !hears) continue;
    const gap = distance(statement, event);
    // Whoever only speaks for a state that took part must stand near.
    if (gap > (byName(statement, event) ? REACH : NEAR)) continue;
    const later = event.start > statement.end ? 1 : 0;
    const cost = gap + 400 * later + 150 * Math.max(0, rank);
    if (cost < least) {
      least = cost;
      best = event;
    }
  }
  return best;
}

/** The words of the sentence that are not what is said. */
function frameOf(statement: StatementReading): string {
  let frame = statement.evidence;
  for (const said of [statement.content, ...(statement.quote?.split(" … ") ?? [])])
    if (said !== null && said !== undefined && said !== "") frame = frame.replace(said, " … ");
  return frame;
}

const tookPart = (statement: StatementReading, event: EventReading): boolean =>
  byName(statement, event) ||
  (statement.speaks_for !== null && [...event.actor, ...event.recipient].includes(statement.speaks_for));

function byName(statement: StatementReading, event: EventReading): boolean {
  const speakers = statement.speakers.length > 0 ? statement.speakers : [statement.speaker];
  return speakers.some((one) => one !== null && (event.actor.includes(one) || event.recipient.includes(one)));
}

const isParty = (name: string, event: EventReading): boolean =>
  [...event.actor, ...event.recipient].some((party) => party === name || party.split(" ").at(-1) === name);

function distance(statement: StatementReading, event: EventReading): number {
  if (event.end < statement.start) return statement.start - event.end;
  return event.start > statement.end ? event.start - statement.end : 0;
}
