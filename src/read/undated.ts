/**
 * What hangs on the day of a page that does not tell it: of "met on Tuesday" in a report without a date, that the meeting's day is
 * what "on Tuesday" means once the page's day is known.
 *
 * Such a page is read a second time as if it were of a day on which it could be, so that each record finds its words as on any
 * dated page. A date that is another then hangs on the page's day; how it does is written beside the record (`once_dated`), and
 * `link` fills it in (link/redate.ts). Nothing that was only read as if is printed as a date, and a date that cannot be told by an
 * expression of the page or the page's day is left out.
 */
import { daysOf, granularityOf } from "../kit/edtf.ts";
import type {
  Analysis,
  Because,
  Dateable,
  Edtf,
  EventReading,
  Evidenced,
  FigureReading,
  FoundTime,
  OnceDated,
  Reading,
  StatementReading,
  TimeExpression,
} from "../model/index.ts";
import { countedOf, resolveTimes } from "../time/index.ts";
import { withTimes } from "./analysis.ts";

/** The records of a page that may hang on its day. */
export type Records = Pick<Reading, "events" | "statements" | "figures">;

/** The reading with what hangs on the page's day told beside its records; `read` gives the records of an analysis, `couldBe` a day of the page. */
export function withOnceDated(
  reading: Reading,
  analysis: Analysis,
  expressions: readonly FoundTime[],
  couldBe: Edtf,
  read: (analysis: Analysis) => Records,
): Reading {
  const { sentences } = analysis;
  const all = resolveTimes(expressions, sentences, couldBe);
  const asIf = read({
    ...withTimes(analysis, all),
    published: { published: couldBe, publishedIs: "inferred", why: null, weekdays: [] },
  });
  const valued = all.flatMap((time, i) => (time.value === null ? [] : [{ time, found: expressions[i]! }]));
  const times = valued.map(({ time }) => time);
  const told = (record: Dated, date: Edtf | null, field: string) => onceTold(record, date, field, times, couldBe);
  const events = beside(reading.events, asIf.events, eventKey, (record, as) => ({
    date: as.date === record.date ? null : isOfThePage(as, couldBe) ? "{page}" : told(as, as.date, "date"),
  }));
  const statements = beside(reading.statements, asIf.statements, statementKey, (record, as) => ({
    date: as.date === record.date ? null : told(as, as.date, "date"),
  }));
  const figures = beside(reading.figures, asIf.figures, figureKey, (record, as) => ({
    period: as.period === record.period ? null : told(as, as.period, "period"),
    against: as.against === record.against ? null : told(as, as.against, "against"),
  }));
  const hangs = [...events, ...statements, ...figures].some(({ once_dated }) => once_dated !== undefined);
  if (!hangs) return reading;
  const counted = valued.map(({ found }) => countedOf(found, sentences[found.sentence]));
  return { ...reading, page: { ...reading.page, counted }, events, statements, figures };
}

type Dated = Pick<Evidenced, "start" | "end"> & { readonly because: Because };

/** Each record with what its twin of the other reading says; one without a twin stays as it is. */
function beside<R extends Evidenced & Dateable>(
  records: readonly R[],
  asIf: readonly R[],
  key: (record: R) => string,
  told: (record: R, as: R) => { readonly [Field in keyof OnceDated]: string | null },
): R[] {
  const twins = new Map<string, R[]>();
  for (const record of asIf) twins.set(key(record), [...(twins.get(key(record)) ?? []), record]);
  return records.map((record) => {
    const twin = twins.get(key(record))?.shift();
    if (twin === undefined) return record;
    const known = Object.entries(told(record, twin)).filter(([, value]) => value !== null);
    return known.length === 0 ? record : { ...record, once_dated: Object.fromEntries(known) as OnceDated };
  });
}

const eventKey = ({ start, end, type, mode, actor, recipient }: EventReading): string =>
  [start, end, type, mode, ...actor, ">", ...recipient].join("|");
const statementKey = ({ start, end, speaker, form }: StatementReading): string => [start, end, speaker, form].join("|");
const figureKey = ({ start, end, value, unit, what }: FigureReading): string =>
  [start, end, value, unit, what].join("|");

const isOfThePage = ({ date, date_reason }: EventReading, page: Edtf): boolean =>
  date === page && date_reason?.includes("page's day") === true;

/** How a date hangs on the page's day: "{3}", "{3}/{3+2}", "{page}"; null where it does not, or nothing tells how. */
function onceTold(
  record: Dated,
  date: Edtf | null,
  field: string,
  times: readonly TimeExpression[],
  page: Edtf,
): string | null {
  if (date === null) return null;
  const [start, end] = record.because[field] ?? [record.start, record.end];
  const own = times.findIndex((time) => time.start < end && start < time.end && time.value === date);
  if (own >= 0 && record.because[field] !== undefined) return hung(times, own);
  const near = times.flatMap((time, i) => (time.start < end && start < time.end ? [i] : []));
  const before = times.flatMap((time, i) => (time.end <= start && time.is === "inferred" ? [i] : [])).reverse();
  // The words that settled it are no time: it is of the page's day, or of a day told of before.
  const among = record.because[field] !== undefined && near.length === 0 ? before : [...near, ...before];
  const whole = among.find((i) => times[i]!.value === date);
  if (whole !== undefined) return hung(times, whole);
  let known = true;
  const text = date.replace(DATE, (part) => {
    const told = partTold(part, near, times, page);
    if (told === null) known = false;
    return told ?? part;
  });
  return known && text.includes("{") ? text : null;
}

const DATE = /\d{4}(?:-\d{2}){0,2}/g;

/** "{3}" of an expression that hangs on the page's day; null of one that is told in full. */
const hung = (times: readonly TimeExpression[], i: number): string | null =>
  times[i]!.is === "stated" ? null : `{${i}}`;

/** A day, month or year of a date by the expressions near the record or the page's day; null where none tells it. */
function partTold(part: Edtf, near: readonly number[], times: readonly TimeExpression[], page: Edtf): string | null {
  const same = near.find((i) => times[i]!.value === part);
  if (same !== undefined) return hung(times, same) ?? part;
  if (part === page) return "{page}";
  if (part === page.slice(0, 7)) return "{page.month}";
  if (part === page.slice(0, 4)) return "{page.year}";
  const day = daysOf(part);
  if (day === null || granularityOf(part) !== "day") return null;
  for (const i of near) {
    const from = daysOf(times[i]!.value);
    const steps = from === null ? Number.NaN : day.first - from.first;
    if (granularityOf(times[i]!.value) !== "day" || !(Math.abs(steps) <= LONGEST_STAY)) continue;
    return times[i]!.is === "stated" ? part : `{${i}${steps < 0 ? "" : "+"}${steps}}`;
  }
  return null;
}

/** Days that a visit or talks last at most, of those told by their length. */
const LONGEST_STAY = 31;
