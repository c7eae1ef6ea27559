/**
 * The day of a page that prints none, from the pages that hang together with it: two reports of one story are of 2015-02-25, and the
 * page says "on Wednesday", so it is of that day.
 *
 * Each page that is dated speaks for its own day, less for those beside it; the page's own words speak for their weekday, less for
 * the day after, on which papers print what happened; what the page alone was dated to bounds all that. Where one day has most of
 * what was said for it, it is the answer; else the shortest run of days that nearly surely holds it; else null.
 * How far two pages of one story lie apart, and how often a page is of the weekday that it tells of, was counted on the 332
 * dated articles of news-stories (`npm run bench -- time`) and rounded.
 */
import { dayEdtf, daysOf, oneOfEdtf, weekdayOf, withinEdtf } from "../kit/edtf.ts";
import type { Edtf } from "../model/edtf.ts";
import type { PageReading } from "../model/reading.ts";
import { WEEKDAY_NAMES } from "../time/index.ts";
import { compare } from "./ids.ts";
import { intervalOf } from "./sketch.ts";
import type { Relation } from "./tied.ts";

/** A page that hangs together with the one to be dated. */
export interface Neighbour {
  readonly id: string;
  readonly relation: Relation;
  readonly published: Edtf | null;
}

export interface DatedAmong {
  readonly published: Edtf;
  /** "same story as a and b, of 2015-02-25; it tells of Wednesday". */
  readonly why: string;
}

/** Null where the page has a day already, where no neighbour has one, or where theirs say nothing more than the page itself. */
export function dayAmong(
  page: Pick<PageReading, "published"> & Partial<Pick<PageReading, "weekdays">>,
  neighbours: readonly Neighbour[],
): DatedAmong | null {
  const own = intervalOf(page.published);
  if (own !== null && own.first === own.last) return null;
  const witnesses = neighbours.flatMap(({ id, relation, published }): Witness[] => {
    const days = daysOf(published);
    const apart = APART[relation];
    if (published === null || days === null || apart === undefined || days.last - days.first > WIDEST_WITNESS)
      return [];
    return [{ id, relation, published, days, apart }];
  });
  // A reading of an earlier version may lack them.
  const weekdays = page.weekdays ?? [];
  const told = weekdays.map((name) => (WEEKDAY_NAMES as readonly string[]).indexOf(name));
  const likely = [...likelihoods(witnesses)]
    .filter(([day]) => own === null || (day >= own.first && day <= own.last))
    .map(([day, share]) => ({ day, share: share * ofWeekday(day, told) }))
    .sort((a, b) => a.day - b.day);
  const days = answerOf(likely);
  if (days === null || (own !== null && days.last - days.first >= own.last - own.first)) return null;
  return { published: edtfOf(days), why: whyOf(witnesses, days, weekdays) };
}

interface Days {
  readonly first: number;
  readonly last: number;
}

interface Witness {
  readonly id: string;
  readonly relation: Relation;
  readonly published: Edtf;
  readonly days: Days;
  readonly apart: readonly number[];
}

/** What all pages together say for each day. */
function likelihoods(witnesses: readonly Witness[]): Map<number, number> {
  const likely = new Map<number, number>();
  for (const { days, apart } of witnesses) {
    const part = 1 / (days.last - days.first + 1);
    for (let from = days.first; from <= days.last; from++) {
      for (let off = 1 - apart.length; off < apart.length; off++) {
        const day = from + off;
        likely.set(day, (likely.get(day) ?? 0) + part * apart[Math.abs(off)]!);
      }
    }
  }
  return likely;
}

/** How likely a page that tells of these weekdays is of that day; of a page that tells of none, any is. */
function ofWeekday(day: number, told: readonly number[]): number {
  if (told.length === 0) return 1;
  const weekday = weekdayOf(day);
  if (told.includes(weekday)) return ON_THE_DAY / told.length;
  return told.includes((weekday + 6) % 7) ? ON_THE_NEXT : ON_ANOTHER;
}

/** The day that has most of all, or the shortest run of days that has nearly all. `likely` is in the order of the days. */
function answerOf(likely: readonly { day: number; share: number }[]): Days | null {
  const all = likely.reduce((sum, { share }) => sum + share, 0);
  const best = likely.find(({ share }) => share >= ENOUGH * all);
  if (best !== undefined) return { first: best.day, last: best.day };
  let shortest: Days | null = null;
  for (let from = 0; from < likely.length; from++) {
    let sum = 0;
    for (let to = from; to < likely.length; to++) {
      sum += likely[to]!.share;
      const run = { first: likely[from]!.day, last: likely[to]!.day };
      if (run.last - run.first >= (shortest === null ? LONGEST : shortest.last - shortest.first)) break;
      if (sum < NEARLY_ALL * all) continue;
      shortest = run;
      break;
    }
  }
  return shortest;
}

const edtfOf = ({ first, last }: Days): Edtf =>
  first === last ? dayEdtf(first) : ((last - first === 1 ? oneOfEdtf([first, last]) : null) ?? withinEdtf(first, last));

/** Names the pages that stand nearest to the answer, those of one text first. */
function whyOf(witnesses: readonly Witness[], { first, last }: Days, weekdays: readonly string[]): string {
  const distance = ({ days }: Witness) => Math.max(0, first - days.first, days.last - last);
  const [nearest, ...others] = [...witnesses].sort(
    (a, b) =>
      distance(a) - distance(b) ||
      NEAREST.indexOf(a.relation) - NEAREST.indexOf(b.relation) ||
      compare(a.published, b.published) ||
      compare(a.id, b.id),
  );
  const { id, relation, published } = nearest!;
  const same = others.filter((other) => other.published === published && other.relation === relation).length;
  const more = same === 0 ? "" : ` and ${same} more`;
  const told = weekdays.length === 0 ? "" : `; it tells of ${weekdays.join(" or ")}`;
  return `${relation.replace("_", " ")} as ${id}${more}, dated ${published}${told}`;
}

const NEAREST: readonly Relation[] = ["same_text", "rewrite", "same_story"];

/** How often two pages that hang together so are of one day, a day apart, two days, three; either way. Stages of an event say nothing. */
const APART: Readonly<Partial<Record<Relation, readonly number[]>>> = {
  same_text: [0.8, 0.07, 0.02, 0.01],
  rewrite: [0.75, 0.09, 0.02, 0.01],
  same_story: [0.6, 0.15, 0.03, 0.012],
};
const ON_THE_DAY = 0.75;
const ON_THE_NEXT = 0.17;
const ON_ANOTHER = 0.03;

/** Of what is said for all days, what one must have to be the answer, and a run of days. */
const ENOUGH = 0.65;
const NEARLY_ALL = 0.85;
/** Days; a longer run says too little. */
const LONGEST = 7;
/** Days apart of a page's first and last possible day, so that it can still speak for another. */
const WIDEST_WITNESS = 3;
