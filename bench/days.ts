/**
 * How many days of pages were told and how many rightly; a wrong one counts worse than none. A few days are right where they hold the
 * true one.
 */
import { daysOf } from "../src/kit/edtf.ts";
import type { Row } from "./row.ts";

export class Days {
  pages = 0;
  answered = 0;
  right = 0;
  month = 0;
  sets = 0;
  setsRight = 0;
  /** Answered with more than a month and no whole month or year: "[2018-01-01..2018-09-27]". */
  stretches = 0;
  stretchesRight = 0;

  add(want: string, got: string | null): boolean {
    this.pages += 1;
    const truth = daysOf(want);
    const answer = daysOf(got);
    if (truth === null || answer === null || got === null) return true;
    const within = answer.first >= truth.first && answer.last <= truth.last;
    if (answer.first === answer.last) {
      this.answered += 1;
      if (within) this.right += 1;
      if (want.replace("[", "").slice(0, 7) === got.slice(0, 7)) this.month += 1;
      return within;
    }
    if (got.length <= 7) return true;
    const holds = answer.first <= truth.first && answer.last >= truth.last;
    if (answer.last - answer.first > 31) {
      this.stretches += 1;
      if (holds) this.stretchesRight += 1;
      return holds;
    }
    this.sets += 1;
    if (within || holds) this.setsRight += 1;
    return within || holds;
  }

  rows(set: string, about: string): Row[] {
    return [
      {
        set,
        measure: `${about}: right day / right month, of those answered with a day`,
        value: `${this.right} / ${this.month} of ${this.answered} (${this.pages} pages)`,
      },
      {
        set,
        measure: `${about}: right, of those answered with a few days`,
        value: `${this.setsRight} of ${this.sets}`,
      },
      ...(this.stretches === 0
        ? []
        : [
            {
              set,
              measure: `${about}: right, of those answered with a stretch of months`,
              value: `${this.stretchesRight} of ${this.stretches}`,
            },
          ]),
    ];
  }
}
