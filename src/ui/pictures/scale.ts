/** Days on a line: where a day stands, and which days are written under it. */
import { civilOf, dayNumber, mondayOf } from "../../kit/edtf.ts";
import { type Html, html } from "../html.ts";
import { round } from "./frame.ts";

export interface Scale {
  /** Days since 1970-01-01, both included. */
  readonly first: number;
  readonly last: number;
  readonly left: number;
  readonly right: number;
  /** Where a day begins. */
  x(day: number): number;
}

export function scaleOf(first: number, last: number, left: number, right: number): Scale {
  const wide = (right - left) / Math.max(1, last - first + 1);
  return { first, last, left, right, x: (day) => round(left + (day - first) * wide) };
}

/** Lines and words for years, months or weeks, whichever there is room for. */
export function axis(scale: Scale, top: number, bottom: number): Html {
  const { ticks, word } = ticksOf(scale);
  let until = Number.NEGATIVE_INFINITY;
  return html`${ticks.map((day) => {
    const x = scale.x(day);
    const text = word(day);
    const fits = x >= until && x + text.length * 6 <= scale.right + 30;
    if (fits) until = x + text.length * 6 + 10;
    return html`<path class="grid" d="M${x} ${top}V${bottom}"/>${fits ? html`<text class="tick" x="${x + 3}" y="${bottom + 13}">${text}</text>` : ""}`;
  })}<path class="axis" d="M${scale.left} ${bottom}H${scale.right}"/>`;
}

function ticksOf({ first, last }: Scale): { ticks: readonly number[]; word: (day: number) => string } {
  const days = last - first + 1;
  if (days <= 75) {
    const ticks: number[] = [];
    const step = days <= 16 ? 1 : 7;
    for (let day = step === 1 ? first : mondayOf(first + 6); day <= last; day += step) ticks.push(day);
    return {
      ticks: ticks.length === 0 ? [first] : ticks,
      word: (day) => {
        const { month, day: number } = civilOf(day);
        return `${number} ${MONTHS[month]}`;
      },
    };
  }
  const step = days <= 430 ? 1 : days <= 1300 ? 3 : days <= 9000 ? 12 : 120;
  const ticks: number[] = [];
  const { year, month } = civilOf(first);
  for (let count = step >= 12 ? year * 12 : year * 12 + month - 1; ; count += 1) {
    if (count % step !== 0) continue;
    const day = dayNumber(Math.floor(count / 12), (count % 12) + 1, 1);
    if (day > last) break;
    if (day >= first) ticks.push(day);
  }
  return {
    ticks: ticks.length === 0 ? [first] : ticks,
    word: (day) => {
      const civil = civilOf(day);
      return step >= 12 ? String(civil.year) : `${MONTHS[civil.month]} ${civil.year}`;
    },
  };
}

const MONTHS = " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
