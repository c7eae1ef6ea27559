/**
 * How long something took or is to take, where that is news: "after four hours of talks", "met for about two hours", "leased the port
 * for 50 years", "gave her five days to leave". Spans that only place something in time ("for three years", "two days later") are left
 * alone: `time/` reads them.
 */
import type { NumberFound } from "../../kit/numbers.ts";

const HAPPENING =
  "talks?|negotiations?|discussions?|consultations?|meetings?|deliberations?|debate|questioning|testimony|fighting|clashes|shelling|bombardment|bombing|strikes|protests|riots|unrest|violence|mourning|drills?|exercises?|detention|captivity|imprisonment|prison|jail|stay|lease|truce|ceasefire|pause|suspension|silence|bloodshed";
const BOUND =
  "(?:(?:about|around|roughly|some|nearly|almost|just|over|more than|only|at least|up to|less than|under)\\s)*";

/** "of unannounced talks" behind the number. */
const OF_HAPPENING = new RegExp(`^\\sof\\s(?:[a-z-]+\\s){0,3}?(${HAPPENING})\\b`, "i");
/** "talks of", "talks lasting", "a stay of up to" before it. */
const HAPPENING_OF = new RegExp(
  `\\b(${HAPPENING})\\s(?:of|lasting|that lasted|which lasted)\\s${BOUND}(?:an?\\s)?$`,
  "i",
);
const FOR = new RegExp(`\\b(for|lasted|lasting|lasts|last|took|takes|within)\\s${BOUND}$`, "i");
const ELAPSED = /^\s(?:later|after|before|ago|earlier|now|in a row|running|to come)\b/i;
const TO_ACT = /^\sto\s(?:leave|comply|respond|reply|decide|appeal|withdraw|depart|surrender|answer|sell|pay|act)\b/i;

export interface Duration {
  /** The noun of what lasted, where the words beside the number name it: "talks"; else null. */
  readonly of: string | null;
}

/** Is the number with its unit of time a length that carries news? `verb` is the verb of its clause. Null if not. */
export function durationAt(
  text: string,
  number: Pick<NumberFound, "start" | "shape">,
  unit: string,
  end: number,
  verb: string,
): Duration | null {
  if (number.shape === "vague") return null;
  const before = text.slice(Math.max(0, number.start - 60), number.start);
  const after = text.slice(end, end + 60);
  const named = OF_HAPPENING.exec(after)?.[1] ?? HAPPENING_OF.exec(before)?.[1] ?? null;
  if (named !== null) return { of: named.toLowerCase() };
  if (ELAPSED.test(after)) return null;
  if (TO_ACT.test(after)) return { of: null };
  const lead = FOR.exec(before)?.[1]?.toLowerCase();
  if (lead === undefined) return null;
  if (lead !== "for" && lead !== "within") return { of: null };
  if (/^(?:second|minute)/.test(unit)) return { of: null };
  if (lead === "within") return null;
  return (/^hour/.test(unit) ? SHORT : LONG).test(verb) ? { of: null } : null;
}

/** Verbs whose length in hours is told as news, and those for which days and years are. */
const SHORT =
  /^(?:meet|talk|speak|confer|negotiate|debate|deliberate|last|fly|hold|detain|question|burn|rage|close|block|shut|halt|testify|wait|trap|besiege|shell|bombard|interrogate)$/;
const LONG =
  /^(?:meet|talk|negotiate|debate|last|lease|rent|let|jail|imprison|sentence|ban|bar|suspend|extend|detain|commit|close|halt|pause|block|besiege|lend|renew|prolong|mourn|bombard|shell)$/;
