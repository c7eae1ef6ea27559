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

// Fitted on 598 events of keys that the weights have not learned from; behind each how many with it are right.
const BIAS = 0.82;
const WEIGHTS: Readonly<Record<string, number>> = {
  "both sides": 0.43, // 272 of 350
  "chance:0": -0.81, // 15 of 32
  "chance:0.5": -0.58, // 24 of 46
  "chance:0.6": -0.62, // 38 of 72
  "chance:0.7": -0.31, // 45 of 75
  "chance:0.8": 0.14, // 102 of 143
  "chance:0.9": 0.83, // 87 of 102
  "chance:0.95": 1.51, // 119 of 128
  dated: 0.01, // 328 of 444
  doubt: 0.28, // 91 of 139
  "no doubt": -0.12, // 339 of 459
  "told:1": -0.52, // 354 of 515
  "told:2": 0.51, // 57 of 62
  "told:3": 0.16, // 19 of 21
  "word:n": -0.07, // 60 of 92
  "word:v": 0.23, // 370 of 506
};
