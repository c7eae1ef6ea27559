import type { EventDraft } from "./draft.ts";

/**
 * How probably a careful reader would agree with an event, 0..1 with two decimals: the chance that the weights give its best telling
 * (gate.ts), set right by how often events of that chance, told that often, are in the keys that the weights have not seen.
 * The numbers are fitted by tools/fit-sure.ts (its head tells how); run it again and put its lines here when rules or weights change.
 */
export function sureOf(draft: EventDraft): number {
  const sum = sureFeatures(draft).reduce((total, feature) => total + (WEIGHTS[feature] ?? 0), BIAS);
  return Math.round(100 * Math.min(0.99, Math.max(0.05, 1 / (1 + Math.exp(-sum))))) / 100;
}

/** What of an event the table knows: its chance in steps, how often it is told, how it is told. */
export function sureFeatures(draft: EventDraft): string[] {
  const chance = draft.chance ?? 0.5;
  const step = STEPS.findLast((from) => chance >= from) ?? 0;
  return [
    `chance:${step}`,
    `told:${Math.min(3, draft.tellings)}`,
    `word:${draft.frame.pos}`,
    draft.doubts.length === 0 ? "no doubt" : "doubt",
    ...(draft.when === null ? [] : ["dated"]),
    ...(draft.actors.length > 0 && draft.recipients.length > 0 ? ["both sides"] : []),
  ];
}

const STEPS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

// Fitted on 594 events of keys that the weights have not learned from; behind each how many with it are right.
const BIAS = 0.59;
const WEIGHTS: Readonly<Record<string, number>> = {
  "both sides": 0.28, // 258 of 338
  "chance:0": -1.1, // 10 of 29
  "chance:0.5": -1.05, // 22 of 59
  "chance:0.6": -0.57, // 40 of 76
  "chance:0.7": 0.04, // 51 of 76
  "chance:0.8": 0.35, // 106 of 142
  "chance:0.9": 0.72, // 73 of 89
  "chance:0.95": 1.71, // 115 of 123
  dated: 0.03, // 320 of 440
  doubt: 0.19, // 82 of 135
  "no doubt": -0.07, // 335 of 459
  "told:1": -0.29, // 342 of 510
  "told:2": 0.59, // 58 of 64
  "told:3": -0.19, // 17 of 20
  "word:n": -0.11, // 58 of 91
  "word:v": 0.22, // 359 of 503
};
