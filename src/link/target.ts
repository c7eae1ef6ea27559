/**
 * Where a correction is aimed: `targetOf` makes it from a record, `locate` finds the record again, after however many new readings, by
 * the page's bytes and the words.
 */
import type { CorrectionTarget } from "../model/correction.ts";
import type { EventReading, Evidenced, FigureReading, Reading, StatementReading } from "../model/reading.ts";

/** Where a correction of a record of this reading is aimed: its words, with 32 characters on each side. */
export function targetOf(
  reading: Reading,
  kind: CorrectionTarget["kind"],
  record: Evidenced,
  field?: string,
): CorrectionTarget {
  const { body, sha256 } = reading.page;
  return {
    sha256,
    kind,
    exact: record.evidence,
    prefix: body.slice(Math.max(0, record.start - 32), record.start),
    suffix: body.slice(record.end, record.end + 32),
    which: whichAmong(recordsOf(reading, kind), record),
    ...(field === undefined ? {} : { field }),
  };
}

/** The records aimed at, as `page#record`; of a page its id. One for each reading of those bytes. */
export function locate(bySha: ReadonlyMap<string, readonly Reading[]>, target: CorrectionTarget): string[] {
  return (bySha.get(target.sha256) ?? []).flatMap((reading) => {
    if (target.kind === "page") return [reading.id];
    if (target.kind === "person") {
      const name = nameAt(reading, target);
      return name === null ? [] : [`${reading.id}#person:${name}`];
    }
    const record = recordAt(reading, target);
    return record === null ? [] : [`${reading.id}#${record.id}`];
  });
}

/** The name under which the page has whom the words mean: a person's by the name or a mention, the one at the place first; another party's by its name. */
export function nameAt(reading: Reading, target: CorrectionTarget): string | null {
  const { people } = reading;
  const { exact } = target;
  if (exact === "") return null;
  if (people.some(({ name }) => name === exact)) return exact;
  const at = placeOf(reading.page.body, target);
  const there = people.find(({ mentions }) => mentions.some(([start, end]) => start <= at && at < end));
  const worded =
    there ?? people.find(({ mentions }) => mentions.some((span) => reading.page.body.slice(...span) === exact));
  if (worded !== undefined) return worded.name;
  return partiesOf(reading).has(exact) ? exact : null;
}

/** The names of all who act, speak or are acted on. */
function partiesOf({ events, statements }: Reading): ReadonlySet<string> {
  return new Set([
    ...events.flatMap(({ actor, recipient }) => [...actor, ...recipient]),
    ...statements.flatMap(({ speaker, speakers }) => (speaker === null ? speakers : [speaker, ...speakers])),
  ]);
}

/** The record that shares these words and says the same (`which`), before one that only shares them; on exactly these words before others; the nearest. */
export function recordAt(reading: Reading, target: CorrectionTarget): Evidenced | null {
  const start = placeOf(reading.page.body, target);
  const end = start + target.exact.length;
  const near = recordsOf(reading, target.kind).filter((record) => {
    if (record.evidence === target.exact) return true;
    if (start < 0) return false;
    const shared = Math.min(end, record.end) - Math.max(start, record.start);
    return shared >= 0.5 * Math.min(end - start, record.end - record.start);
  });
  const { which } = target;
  const told = which === undefined ? [] : near.filter((record) => withWord(record) === which);
  const alike = which === undefined || told.length > 0 ? told : near.filter((record) => isLike(record, which));
  const likely = alike.length > 0 ? alike : near;
  const exact = likely.filter((record) => record.evidence === target.exact);
  // The same words may stand twice: the place with the right neighbours is meant.
  const distance = (record: Evidenced) => (start < 0 ? 0 : Math.abs(record.start - start));
  let best: Evidenced | null = null;
  for (const record of exact.length > 0 ? exact : likely)
    if (best === null || distance(record) < distance(best)) best = record;
  return best;
}

/** What is other about the record found than about the one aimed at, in words; null where it is the same on the same words. */
export function movedFrom(reading: Reading, target: CorrectionTarget): string | null {
  const record = recordAt(reading, target);
  if (record === null) return null;
  if (record.evidence !== target.exact) return `it stands on "${record.evidence.slice(0, 60)}" now`;
  const which = whichOf(record);
  return target.which === undefined || isLike(record, target.which) ? null : `it is read as ${which} now`;
}

export function recordsOf(reading: Reading, kind: CorrectionTarget["kind"]): readonly Evidenced[] {
  switch (kind) {
    case "event":
      return reading.events;
    case "statement":
      return reading.statements;
    case "figure":
      return reading.figures;
    case "claim":
      return reading.claims;
    case "document":
      return reading.documents;
    default:
      return [];
  }
}

/** Where the quoted words stand in the body, by their neighbours where they stand more than once; -1 if nowhere. */
export function placeOf(body: string, { exact, prefix, suffix }: CorrectionTarget): number {
  if (exact === "") return -1;
  let best = -1;
  let bestFit = -1;
  let tries = 0;
  for (let at = body.indexOf(exact); at >= 0 && tries < 200; at = body.indexOf(exact, at + 1), tries++) {
    let fit = 0;
    if (prefix !== undefined && prefix !== "" && body.slice(0, at).endsWith(prefix)) fit += 1;
    if (suffix !== undefined && suffix !== "" && body.startsWith(suffix, at + exact.length)) fit += 1;
    if (fit > bestFit) {
      best = at;
      bestFit = fit;
    }
  }
  return best;
}

/** What tells apart two records on the same words: an event's type and mode, a figure's value, a statement's speaker. */
export function whichOf(record: Evidenced): string {
  const { type, mode, value, speaker, kind } = record as Partial<EventReading & FigureReading & StatementReading> & {
    kind?: string;
  };
  if (type !== undefined) return mode === null || mode === undefined ? type : `${type}/${mode}`;
  if (value !== undefined) return String(value);
  return speaker ?? kind ?? "";
}

/** `whichOf`; where that fits two records on the same words, with the word that told the record: "SUPPORT by thank.v". */
function whichAmong(records: readonly Evidenced[], record: Evidenced): string {
  const which = whichOf(record);
  const isOneOfTwo = records.some(
    (other) => other.id !== record.id && other.evidence === record.evidence && whichOf(other) === which,
  );
  return isOneOfTwo ? withWord(record) : which;
}

const withWord = (record: Evidenced): string => `${whichOf(record)}${BY}${(record as Partial<EventReading>).by ?? ""}`;

const BY = " by ";

/** Is it as a target's `which` tells, by whatever word? */
export const isLike = (record: Evidenced, which: string): boolean =>
  which === whichOf(record) || which.startsWith(whichOf(record) + BY);
