/** Whether two figures are one, and the line of a figure that several pages give. */
import type { FigureReading } from "../model/reading.ts";
import type { Disagreement, FigureLine, Joined } from "../model/record.ts";
import { atLeastOne, majority, reviewOf } from "./agree.ts";
import { compare, type Mention } from "./ids.ts";
import { asVoices, sourcesNamed } from "./leaning.ts";
import type { Voiced } from "./lines.ts";
import type { Edge } from "./match.ts";
import type { FigureSketch } from "./sketch.ts";
import { cosine } from "./words.ts";

export const SAME_FIGURE = 0.5;

/** How likely two figures are one: the same value of the same thing; or the same thing in the same period, told differently. */
export function compareFigures(a: FigureSketch, b: FigureSketch): Edge | null {
  if (a.unit !== b.unit) return null;
  const apart = (x: FigureSketch["period"], y: FigureSketch["period"]) =>
    x !== null && y !== null && Math.max(x.first - y.last, y.first - x.last) > 0;
  if (apart(a.period, b.period) || apart(a.against, b.against)) return edge(a, b, -1, "other periods");
  const what = cosine(a.what, b.what);
  const words = cosine(a.terms, b.terms);
  const off = Math.abs(a.value - b.value) / Math.max(Math.abs(a.value), Math.abs(b.value), 1e-9);
  if (a.page === b.page) {
    const one = off < 0.005 && (what > 0.8 || words > 0.6) && a.is === b.is;
    return one ? edge(a, b, 0.8, "told twice") : null;
  }
  const samePeriod = a.period !== null && b.period !== null && a.period.first === b.period.first;
  if (off <= 0.01) {
    const round = Math.abs(a.value) < 100 && Number.isInteger(a.value) ? 0.15 : 0;
    const score = 0.25 + 0.6 * Math.max(what, words) + (samePeriod ? 0.2 : 0) + (a.is === b.is ? 0.05 : -0.1) - round;
    return score < 0.3 ? null : edge(a, b, Math.min(1, score), `same value, what ${what.toFixed(2)}`);
  }
  if (off <= 0.2 && samePeriod && a.is === b.is && what >= 0.75 && a.is !== "change") {
    return edge(a, b, 0.55, `another value, what ${what.toFixed(2)}, same period`);
  }
  return null;
}

function edge(a: FigureSketch, b: FigureSketch, score: number, why: string): Edge {
  return { kind: "figure", a: a.ref, b: b.ref, score: Math.round(score * 1000) / 1000, why };
}

export type FigureMention = Mention<FigureReading> & Voiced;

/** The line of one figure: every field as most independent texts have it, and where they differ. Never an average. */
export function figureLine(mentions: readonly FigureMention[], joined: readonly Joined[]): FigureLine {
  const sorted = [...mentions].sort((a, b) => compare(a.id, b.id) || compare(a.ref, b.ref));
  // What the source said each tells by himself; that it is so, those who have it from one source do not.
  const { voices, leaning } = asVoices(sorted, ({ record, origin }) => sourcesNamed(record.source, origin));
  const sure = ({ record }: FigureMention) => record.sure;
  const disagree: Disagreement[] = [];
  const vote = <T>(field: string, of: (figure: FigureReading) => T | null): T | null => {
    const { used, values, rule } = majority(sorted, ({ record }) => of(record), sure);
    if (values.length > 1) disagree.push({ field, values, used, rule });
    return used;
  };
  const value = vote("value", (figure) => figure.value)!;
  const lead = sorted
    .filter(({ record }) => record.value === value)
    .sort((a, b) => b.record.sure - a.record.sure || compare(a.id, b.id) || compare(a.ref, b.ref))[0]!;
  const texts = new Map<string, number>();
  for (const { text, record } of voices) texts.set(text, Math.max(texts.get(text) ?? 0, record.sure));
  const set = new Map<string, unknown>();
  for (const mention of sorted) for (const [field, given] of mention.set) set.set(field, given);
  const ids = sorted.map(({ id }) => id);
  const line: FigureLine = {
    ...lead.record,
    kind: "figure",
    id: ids[0]!,
    value,
    is: vote("is", (figure) => figure.is)!,
    bound: vote("bound", (figure) => figure.bound),
    status: majority(sorted, ({ record }) => record.status, sure).used,
    period: vote("period", (figure) => figure.period),
    against: vote("against", (figure) => figure.against),
    from: majority(sorted, ({ record }) => record.from, sure).used,
    to: majority(sorted, ({ record }) => record.to, sure).used,
    source: vote("source", (figure) => figure.source),
    sure: set.size > 0 ? 1 : atLeastOne([...texts.values()]),
    mentions: sorted
      .map(({ page, record }) => ({ page, figure: record.id }))
      .sort((a, b) => compare(a.page, b.page) || compare(a.figure, b.figure)),
    pages: new Set(sorted.map(({ page }) => page)).size,
    independent: texts.size,
    leaning,
    disagree: disagree.map((row) =>
      set.has(row.field) ? { ...row, used: set.get(row.field), rule: "a person set it" } : row,
    ),
    aliases: [...new Set(ids)].slice(1),
    review: reviewOf(
      sorted.map(({ review }) => review),
      set.size > 0,
    ),
    evidence_page: lead.page,
    corrected_fields: [...set.keys()].sort(compare),
    joined,
  };
  return set.size === 0 ? line : { ...line, ...Object.fromEntries(set) };
}
