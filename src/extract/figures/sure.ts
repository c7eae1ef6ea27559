/**
 * How probably a careful reader would agree with a figure: more for percentages and money than for bare counts.
 *
 * A logistic sum over what the figure is. The numbers are fitted by tools/fit-sure.ts on the exhaustive answer keys; run it again and
 * put its lines here when the rules change.
 */
import type { FigureReading } from "../../model/index.ts";

export type Judged = Pick<FigureReading, "by" | "is" | "unit" | "value" | "source" | "period">;

/** What of a figure the table knows: its kind, whether it is a small count, whether it has a source or a period. */
export function figureFeatures({ by, is, value, source, period }: Judged): string[] {
  const kind = by.replace(/^quantity:/, "");
  const family = /^(?:percent|points|fraction|multiple)$/.test(kind)
    ? "part"
    : kind === "money"
      ? "money"
      : /^(?:people|things|acts)$/.test(kind)
        ? "count"
        : "measure";
  const size = is === "count" && value < 10 ? ["small"] : [];
  return [`kind:${family}`, ...size, source === null && period === null ? "bare" : "anchored"];
}

/**
 * Pages that no rule was written by are read less well than those of the keys: when our examples were first read, 68 of 100 figures
 * were right, and 96 after the rules had learnt from them. The sum is lowered by half of that way.
 */
const FRESH = -1.2;
// Fitted on 106 figures of 39 exhaustive keys; behind each how many with it are right.
const BIAS = 3.95;
const WEIGHTS: Readonly<Record<string, number>> = {
  anchored: 0.39, // 90 of 91
  bare: -0.39, // 14 of 15
  "kind:count": -0.84, // 26 of 28
  "kind:measure": 0.17, // 12 of 12
  "kind:money": 0.34, // 32 of 32
  "kind:part": 0.33, // 34 of 34
  small: -0.67, // 4 of 5
};

/** 0.05 to 0.99, two digits. */
export function sureOfFigure(figure: Judged): number {
  const sum = figureFeatures(figure).reduce((total, feature) => total + (WEIGHTS[feature] ?? 0), BIAS + FRESH);
  return Math.round(100 * Math.min(0.99, Math.max(0.05, 1 / (1 + Math.exp(-sum))))) / 100;
}
