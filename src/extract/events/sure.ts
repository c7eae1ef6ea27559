import type { EventDraft } from "./draft.ts";

/**
 * How probably a careful reader would agree, 0..1 with two decimals. A plain sum of what helped and what hurt on the
 * exhaustive development keys; a calibrated model takes its place when there is a corpus to fit it on.
 */
export function sureOf(draft: EventDraft): number {
  let sure = 0.5;
  if (draft.frame.pos === "v") sure += 0.1;
  if (draft.actors.length > 0 && draft.recipients.length > 0) sure += 0.1;
  if ([...draft.actors, ...draft.recipients].some((party) => party.type === "person")) sure += 0.05;
  if (draft.when !== null) sure += 0.05;
  if (draft.frame.type === "CONSULT") sure += 0.1;
  if ([...draft.actors, ...draft.recipients].some((party) => party.type === "unknown")) sure -= 0.15;
  if (draft.reported !== "fact") sure -= 0.1;
  return Math.round(Math.min(0.95, Math.max(0.05, sure)) * 100) / 100;
}
