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

// Fitted on 544 events of keys that the weights have not learned from; behind each how many with it are right.
const BIAS = 0.88;
const WEIGHTS: Readonly<Record<string, number>> = {
  "both sides": 0.11, // 234 of 310
  "chance:0": -0.29, // 8 of 13
  "chance:0.5": -0.42, // 31 of 55
  "chance:0.6": -0.43, // 40 of 72
  "chance:0.7": -0.4, // 49 of 81
  "chance:0.8": -0.08, // 76 of 113
  "chance:0.9": 0.38, // 70 of 89
  "chance:0.95": 1.39, // 111 of 121
  dated: -0.22, // 290 of 407
  doubt: -0.02, // 79 of 133
  "no doubt": 0.18, // 306 of 411
  "told:1": -0.35, // 318 of 468
  "told:2": 0.73, // 53 of 59
  "told:3": -0.23, // 14 of 17
  "word:n": -0.08, // 60 of 93
  "word:v": 0.23, // 325 of 451
};
