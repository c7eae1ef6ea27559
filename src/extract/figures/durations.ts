/**
 * Terms that are news as numbers: "leased the port for 50 years", "jailed for 12 years", "the missile flew for eight minutes". How
 * long talks and trips took is told by the event, and spans that only place something in time ("for three years", "two days later")
 * are left alone: `time/` reads them.
 */
import type { NumberFound } from "../../kit/numbers.ts";

const BOUND =
  "(?:(?:about|around|roughly|some|nearly|almost|just|over|more than|only|at least|up to|less than|under)\\s)*";
const FOR = new RegExp(`\\b(for|lasted|lasting|took|within)\\s${BOUND}$`, "i");
const ELAPSED = /^\s(?:later|after|before|ago|earlier|now|in a row|running|to come)\b/i;

/** Verbs of a term that somebody is bound by, and what the term is called. */
const TERMS = new Map([
  ["lease", "lease"],
  ["rent", "lease"],
  ["jail", "jail term"],
  ["imprison", "jail term"],
  ["sentence", "sentence"],
  ["ban", "ban"],
  ["bar", "ban"],
  ["suspend", "suspension"],
  ["commit", "commitment"],
  ["extend", "extension"],
  ["renew", "renewal"],
  ["prolong", "extension"],
  ["halt", "halt"],
  ["close", "closure"],
  ["shut", "closure"],
  ["ease", "easing"],
  ["waive", "waiver"],
  ["freeze", "freeze"],
  ["lift", "lifting"],
]);

/** Years in prison are a sentence, whatever the verb. */
export const inPrison = (text: string, end: number): boolean =>
  /^ in (?:prison|jail|custody)\b/.test(text.slice(end, end + 16));

/** "lease" for years that something is leased; null where the verb sets no term. */
export const termOf = (verb: string): string | null => TERMS.get(verb) ?? null;

/** Is the number with its unit of time a length that carries news? `verb` is the verb of its clause. */
export function isTerm(
  text: string,
  number: Pick<NumberFound, "start" | "shape">,
  unit: string,
  end: number,
  verb: string,
): boolean {
  if (number.shape === "vague" || ELAPSED.test(text.slice(end, end + 16))) return false;
  if (inPrison(text, end)) return true;
  const lead = FOR.exec(text.slice(Math.max(0, number.start - 40), number.start))?.[1]?.toLowerCase();
  if (lead === undefined) return false;
  if (/^(?:second|minute)/.test(unit)) return true;
  return lead === "for" && /^(?:year|month|decade|week|day)/.test(unit) && TERMS.has(verb);
}
