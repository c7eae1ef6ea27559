/**
 * A page that does not tell its day, as it reads once other reports have told it: "met on Tuesday" is a day then, and the record of
 * the meeting has it.
 *
 * The reading says how its dates hang on the page's day (`once_dated`, read/undated.ts); here they are filled in. What the page
 * lets one know by itself stays where that does not tell more.
 */
import { addMonths, civilOf, dayEdtf, daysOf, granularityOf, monthEdtf, yearEdtf } from "../kit/edtf.ts";
import type { Edtf } from "../model/edtf.ts";
import type { Dateable, EventReading, FigureReading, Reading, StatementReading } from "../model/reading.ts";
import type { PageLine } from "../model/record.ts";
import { type Answer, valuesOn } from "../time/index.ts";
import type { DatedAmong } from "./day.ts";

/** The reading with the page's day as `link` knows it, and with the days that hang on it. */
export function redated(reading: Reading, { published, why }: DatedAmong): Reading {
  const page = { ...reading.page, published, published_is: "inferred" as const };
  const values = valuesOn(reading.page.counted ?? [], published);
  const told = (pattern: string | undefined) => (pattern === undefined ? null : filled(pattern, values, published));
  const of = <R extends Dateable>(record: R, fields: (record: R) => Partial<R>): R =>
    record.once_dated === undefined ? record : { ...record, ...fields(record) };
  return {
    ...reading,
    page,
    events: reading.events.map((event) =>
      of(event, ({ once_dated }): Partial<EventReading> => {
        const date = told(once_dated?.date);
        if (date === null) return {};
        const reason = [...reasonsOf(once_dated!.date!, values), `the page is dated by other reports: ${why}`];
        return { date, date_is: "inferred", date_reason: reason.join("; ") };
      }),
    ),
    statements: reading.statements.map((said) =>
      of(said, ({ once_dated, date }): Partial<StatementReading> => ({ date: told(once_dated?.date) ?? date })),
    ),
    figures: reading.figures.map((figure) =>
      of(
        figure,
        ({ once_dated, period, against }): Partial<FigureReading> => ({
          period: told(once_dated?.period) ?? period,
          against: told(once_dated?.against) ?? against,
        }),
      ),
    ),
  };
}

/** The reading of a page as the record of all pages has it: with the days that `line` brings. */
export function asLinked(reading: Reading, line: Pick<PageLine, "published" | "why_published">): Reading {
  const { published, why_published: own } = reading.page;
  if (line.published === null || line.published === published) return reading;
  const why = (line.why_published ?? "").slice(own === null ? 0 : own.length + 2);
  return redated(reading, { published: line.published, why });
}

/** A record as it stands in the record of all pages, where nothing hangs on a page's day any more. */
export function settled<R extends Dateable>(record: R): R {
  if (record.once_dated === undefined) return record;
  const { once_dated: _, ...rest } = record;
  return rest as R;
}

const PART = /\{(page|\d+)(?:([+-]\d+)|\.(month|year))?\}/g;

/** "{3}/{3+2}" with the values of the page's expressions; null where one has none, or is no single day where one is asked for. */
function filled(pattern: string, values: readonly (Answer | null)[], page: Edtf): Edtf | null {
  const [whole] = pattern.matchAll(PART);
  const alone = whole !== undefined && whole[0] === pattern && whole[2] === undefined && whole[3] === undefined;
  const valueBy = (name: string) => (name === "page" ? page : (values[Number(name)]?.value ?? null));
  if (alone) {
    const value = valueBy(whole[1]!);
    return whole[1] === "page" && !isFewDays(value) ? null : value;
  }
  let known = true;
  const date = pattern.replace(PART, (_, name: string, steps: string | undefined, coarse: string | undefined) => {
    const value = valueBy(name);
    const days = daysOf(value);
    if (value === null || days === null || !Number.isFinite(days.last - days.first)) {
      known = false;
      return "";
    }
    const { year, month } = civilOf(days.first);
    if (coarse === "year" && civilOf(days.last).year === year) return yearEdtf(year);
    if (coarse === "month" && days.last < addMonths(days.first - civilOf(days.first).day + 1, 1))
      return monthEdtf(year, month);
    if (coarse === undefined && days.first === days.last) return dayEdtf(days.first + Number(steps ?? 0));
    if (coarse === undefined && steps === undefined && /^[\d-]+$/.test(value)) return value;
    known = false;
    return "";
  });
  return known && daysOf(date) !== null ? date : null;
}

/** A day, or two or three of which it is one: what is told as news of the page's day is of one of them. */
function isFewDays(date: Edtf | null): boolean {
  const days = daysOf(date);
  return days !== null && (granularityOf(date) === "day" || days.last - days.first <= 2);
}

/** Why each of the expressions means what it does, once each. */
function reasonsOf(pattern: string, values: readonly (Answer | null)[]): string[] {
  const reasons = [...pattern.matchAll(PART)].map(([, name]) =>
    name === "page" ? "told as news of the page's day" : (values[Number(name)]?.reason ?? ""),
  );
  return [...new Set(reasons)];
}
