/**
 * What was judged of a sample: notes in the log of corrections, "sample 1 ev_7k2m: right" or "sample 1 ev_7k2m: wrong: date, actor".
 * They change no record, are taken back like anything else that was said, and travel with the log.
 */
import type { Logged } from "./corrections.ts";

export interface Judgement {
  readonly id: string;
  /** The fields that were found wrong; none when all is right. */
  readonly wrong: readonly string[];
}

export const judgementNote = (seed: number, { id, wrong }: Judgement): string =>
  `sample ${seed} ${id}: ${wrong.length === 0 ? "right" : `wrong: ${wrong.join(", ")}`}`;

/** Of one draw, by the event's id; the last judgement of each stands. */
export function judgementsOf(log: readonly Logged[], seed: number): ReadonlyMap<string, Judgement> {
  const found = new Map<string, Judgement>();
  for (const { line, stands } of log) {
    if (!stands || line.op !== "note") continue;
    const match = /^sample (\d+) (\S+): (?:right|wrong: (.+))$/.exec(line.note ?? "");
    if (match === null || Number(match[1]) !== seed) continue;
    const id = match[2]!;
    found.set(id, { id, wrong: match[3]?.split(", ") ?? [] });
  }
  return found;
}
