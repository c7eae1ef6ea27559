/**
 * What an agent proposes: a note in the log of corrections, aimed like a correction, that holds the lines which would say it. It changes
 * nothing. Once a person has said the same, or taken the note back, it is settled.
 */
import { correctionOf } from "../link/corrections.ts";
import type { Correction } from "../model/correction.ts";
import type { Logged } from "./corrections.ts";

export interface Proposal {
  readonly id: string;
  /** The record's id as it was when it was proposed. */
  readonly record: string;
  readonly lines: readonly Correction[];
  readonly note: string;
  readonly by: string | null;
}

export function proposalOf(
  record: string,
  lines: readonly Correction[],
  said: Pick<Correction, "note" | "by" | "at">,
): Correction {
  const { field: _field, ...target } = lines[0]!.target;
  return correctionOf({ op: "note", target, value: { proposed: { record, lines } }, ...said });
}

/** Those that stand and that nobody has settled, in their order. */
export function openProposals(log: readonly Logged[]): Proposal[] {
  const said = new Set(log.filter(({ stands }) => stands).map(({ line }) => line.id));
  return log.flatMap(({ line, stands }) => {
    if (!stands || line.op !== "note") return [];
    const { proposed } = (line.value ?? {}) as { proposed?: { record: string; lines: readonly Correction[] } };
    if (proposed === undefined || proposed.lines.every(({ id }) => said.has(id))) return [];
    return [
      { id: line.id, record: proposed.record, lines: proposed.lines, note: line.note ?? "", by: line.by ?? null },
    ];
  });
}

/** The lines of a proposal as they are said by whoever takes it; null when none of this id is open. */
export function takenFrom(
  log: readonly Logged[],
  id: string,
  said: Pick<Correction, "by" | "at">,
): readonly Correction[] | null {
  const proposal = openProposals(log).find((one) => one.id === id);
  return proposal?.lines.map(({ by: _by, at: _at, ...line }) => ({ ...line, ...said })) ?? null;
}
