/**
 * Two numbers that are one figure: a range told end by end ("from $10m to $15m", "between 4% and 5%") and a move from one level to
 * another ("from 4.8 to 4.7 percent", "to 138,000 lots from 212,000"). Of a move the new level stands, and where it came from is `was`.
 */
import { findNumbers } from "../../kit/numbers.ts";
import type { Quantity } from "./quantity.ts";

/**
 * Joins neighbours of one unit; a quantity without a unit takes the other's. Without `ranges` only moves are joined: ends that each
 * bear a unit in words ("between 15 ships and 20 ships") are figures of their own in the record, as the keys have it.
 */
export function joinPairs(
  found: readonly Quantity[],
  body: string,
  sentenceStart: number,
  ranges: boolean,
): Quantity[] {
  const out: Quantity[] = [];
  for (const quantity of found) {
    const before = out.at(-1);
    const pair = before === undefined ? null : joinedTo(before, quantity, body, sentenceStart);
    const joined = pair !== null && pair.was === null && !ranges ? null : pair;
    if (joined !== null) out[out.length - 1] = joined;
    // "rose 64 points to 4,577": both are points.
    else if (before !== undefined && shares(before, quantity, body))
      out.push({ ...quantity, unit: before.unit, kind: before.kind });
    // "more than 7.5 million crowns ($1.1 million)": the bound is that of both.
    else if (
      before !== undefined &&
      quantity.bound === null &&
      quantity.kind === before.kind &&
      /^ \($/.test(body.slice(before.end, quantity.start))
    )
      out.push({ ...quantity, bound: before.bound });
    else out.push({ ...quantity, was: quantity.was ?? cameFrom(quantity, body, sentenceStart) });
  }
  return out;
}

const shares = (before: Quantity, quantity: Quantity, body: string): boolean =>
  quantity.unit === "-" &&
  before.unit !== "%" &&
  /^ to (?:about |around )?$/.test(body.slice(before.end, quantity.start));

function joinedTo(low: Quantity, high: Quantity, body: string, sentenceStart: number): Quantity | null {
  if (low.high !== null || low.was !== null) return null;
  const bare = low.unit === "-" || low.unit === high.unit;
  // "fell 0.4% to 13,176" has two things in it.
  if (!bare && (high.unit !== "-" || low.unit === "%")) return null;
  const gap = body.slice(low.end, high.start);
  const lead = body.slice(Math.max(sentenceStart, low.start - 30), low.start);
  const whole = {
    ...high,
    unit: high.unit === "-" ? low.unit : high.unit,
    kind: high.unit === "-" ? low.kind : high.kind,
  };
  const range = (): Quantity => ({
    ...whole,
    value: low.value,
    high: high.high ?? high.value,
    bound: low.bound ?? (/^\s?to /.test(gap) ? null : high.bound),
    direction: low.direction ?? high.direction,
    start: low.start,
    first: low.first,
  });
  const move = (): Quantity => ({ ...whole, was: low.value, start: low.start, first: low.first });
  const from = /\b(?:from|of)(?: (?:about|around|roughly|nearly|almost|over|up to|at least))? [^\w]{0,2}$/i.test(
    `${lead} `.slice(-24),
  );
  const moves = MOVES.test(body.slice(Math.max(sentenceStart, low.start - 60), low.start)) || high.value < low.value;
  if (/\bbetween (?:about |around |roughly )?$/i.test(lead) && /^ and (?:about |around )?$/.test(gap)) return range();
  if (/^\s?(?:to|until|[-–—/])\s?$/.test(gap)) {
    if (high.value === low.value || (moves && !from && /to/.test(gap))) return null;
    // "a decrease in the deficit of $1.2 billion to $65.7 billion"
    if (moves && high.value >= 10 * low.value && /\bof [^\w]{0,2}$/.test(lead)) return null;
    return from && moves ? move() : high.value > low.value ? range() : from ? move() : null;
  }
  // "from 450 sq ft up to 900 sq ft"
  if (from && /^ up to (?:about |around )?$/.test(gap)) return range();
  // "from 20 miles in 2008 to 29 miles", "from up to 252 to 287"
  if (from && /^ in \d{4} (?:up |down )?to (?:about |around |roughly |nearly )?$/.test(gap)) return move();
  // "narrowed to 138,000 lots from 212,000 lots"
  const to = /\b(?:to|at)(?: (?:about|around|roughly|nearly|almost|just))? $/i.test(lead);
  if ((to || /^,? (?:up|down) from /.test(gap)) && TO_FROM.test(gap)) return { ...low, was: high.value, end: high.end };
  return null;
}

/** "to 11% in August from July's" */
const TO_FROM =
  /^(?: (?:in|by) (?:\p{Lu}\p{L}+|\d{4})(?: \d{4})?| last (?:month|year|quarter|week))?,? (?:up |down )?from (?:about |around |roughly |nearly |(?:an? |the )?(?:(?:revised|record|previous|prior|earlier|initial|estimated|provisional|forecast) )?(?:(?:estimate|forecast|projection|figure|level|total|target) of )?|(?:\p{Lu}\p{L}+|last (?:month|year|week|quarter))[’']s )?$/u;

/** "from 4.8 to" right before a quantity, where the first number bears no unit of its own. */
function cameFrom(quantity: Quantity, body: string, sentenceStart: number): number | null {
  const lead = body.slice(Math.max(sentenceStart, quantity.start - 40), quantity.start);
  const told = /\bfrom ((?:\S+ ){1,3})to $/i.exec(lead);
  if (told === null) return null;
  const numbers = findNumbers(told[1]!);
  const rest = numbers.length === 1 ? told[1]!.slice(numbers[0]!.end).trim() : "?";
  return numbers.length === 1 && numbers[0]!.start < 3 && rest === "" ? numbers[0]!.value : null;
}

const MOVES =
  /\b(?:rose|rise|rising|risen|fell|fall|falling|grew|grow|growing|increas\w+|decreas\w+|declin\w+|drop\w*|climb\w*|jump\w*|cut|lower\w*|rais\w+|revis\w+|slow\w*|went|going|go|chang\w+|mov\w+|edg\w+|inch\w*|improv\w+|expand\w*|reduc\w+|shrink\w*|shrank|slip\w*|extend\w*|boost\w*|widen\w*|narrow\w*|upgrad\w+|surg\w+|plung\w+|tumbl\w+|soar\w+|eas\w+|up|down)\b[^.;]*$/i;
